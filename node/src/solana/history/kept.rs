//! What is kept of a transaction: all that a wallet or an explorer shows of it.

use crate::solana::executed::Executed;
use mira_svm_executor::Recorded;
use serde::{Deserialize, Serialize};
use solana_account_decoder::{parse_account_data::SplTokenAdditionalDataV2, parse_token::token_amount_to_ui_amount_v3};
use solana_message::v0::LoadedAddresses;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_context::transaction::TransactionReturnData;
use solana_transaction_error::TransactionError;
use solana_transaction_status::{
	InnerInstruction, InnerInstructions, TransactionStatusMeta, TransactionTokenBalance,
	VersionedTransactionWithStatusMeta,
};

/// A block with Solana transactions.
#[derive(Serialize, Deserialize, Clone, Default, Debug)]
pub struct KeptBlock {
	/// When it was made, in seconds since 1970.
	pub time: Option<i64>,
	/// Its transactions, in their order.
	pub transactions: Vec<KeptTransaction>,
	/// Accounts that they changed, if this node recorded it.
	pub changed: Vec<Pubkey>,
}

/// A transaction.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct KeptTransaction {
	/// In Solana's wire format.
	bytes: Vec<u8>,
	/// What became of it.
	pub outcome: Result<(), TransactionError>,
	fee: u64,
	units: u64,
	/// What happened inside it, if this node recorded it.
	record: Option<Record>,
}

#[derive(Serialize, Deserialize, Clone, Debug)]
struct Record {
	logs: Vec<String>,
	inner: Vec<InnerInstructions>,
	returned: Option<(Pubkey, Vec<u8>)>,
	before: Vec<u64>,
	after: Vec<u64>,
	tokens_before: Vec<Tokens>,
	tokens_after: Vec<Tokens>,
	loaded: LoadedAddresses,
}

/// What a token account has.
#[derive(Serialize, Deserialize, Clone, Debug)]
struct Tokens {
	account: u8,
	mint: Pubkey,
	amount: u64,
	owner: Pubkey,
	program: Pubkey,
	decimals: u8,
}

impl KeptTransaction {
	/// Of what a block tells, and what was recorded.
	pub fn of(executed: Executed, recorded: Option<Recorded>) -> Option<Self> {
		let Executed { bytes, outcome, fee, units, .. } = executed;
		Some(Self { bytes: bytes?, outcome, fee, units, record: recorded.map(Into::into) })
	}

	/// It, as it was signed.
	pub fn transaction(&self) -> Option<VersionedTransaction> {
		bincode::deserialize(&self.bytes).ok()
	}

	/// What it is known by.
	pub fn signature(&self) -> Option<Signature> {
		self.transaction()?.signatures.first().copied()
	}

	/// What programs said in it; none if that was not recorded.
	pub fn logs(&self) -> Option<&[String]> {
		Some(&self.record.as_ref()?.logs)
	}

	/// Accounts that it names, also by tables if that was recorded.
	pub fn accounts(&self) -> Vec<Pubkey> {
		let named = self.transaction().map(|transaction| transaction.message.static_account_keys().to_vec());
		let loaded = self.record.as_ref().map(|record| &record.loaded);
		let loaded = loaded.into_iter().flat_map(|loaded| loaded.writable.iter().chain(&loaded.readonly).copied());
		named.into_iter().flatten().chain(loaded).collect()
	}

	/// With all that is known of it.
	pub fn with_meta(self) -> Option<VersionedTransactionWithStatusMeta> {
		let transaction = self.transaction()?;
		let mut meta = TransactionStatusMeta {
			status: self.outcome,
			fee: self.fee,
			compute_units_consumed: Some(self.units),
			..Default::default()
		};
		if let Some(record) = self.record {
			meta.pre_balances = record.before;
			// The engine begins after fees were taken; on Solana they are taken last.
			if let Some(payer) = meta.pre_balances.first_mut() {
				*payer = payer.saturating_add(self.fee);
			}
			meta.post_balances = record.after;
			meta.inner_instructions = Some(record.inner);
			meta.log_messages = Some(record.logs);
			meta.pre_token_balances = Some(record.tokens_before.into_iter().map(Into::into).collect());
			meta.post_token_balances = Some(record.tokens_after.into_iter().map(Into::into).collect());
			meta.loaded_addresses = record.loaded;
			meta.return_data = record.returned.map(|(program_id, data)| TransactionReturnData { program_id, data });
		}
		Some(VersionedTransactionWithStatusMeta { transaction, meta })
	}
}

impl From<Recorded> for Record {
	fn from(recorded: Recorded) -> Self {
		let inner = recorded.inner.into_iter().enumerate().filter(|(_, calls)| !calls.is_empty());
		let inner = inner.map(|(index, calls)| InnerInstructions {
			index: index as u8,
			instructions: calls
				.into_iter()
				.map(|call| InnerInstruction {
					instruction: call.instruction,
					stack_height: Some(call.stack_height.into()),
				})
				.collect(),
		});
		let tokens = |tokens: Vec<mira_svm_executor::TokenBalance>| {
			let tokens = tokens.into_iter().map(|tokens| Tokens {
				account: tokens.account_index,
				mint: tokens.mint,
				amount: tokens.amount,
				owner: tokens.owner,
				program: tokens.program_id,
				decimals: tokens.decimals,
			});
			tokens.collect()
		};
		Self {
			logs: recorded.logs,
			inner: inner.collect(),
			returned: recorded.returned.map(|returned| (returned.program_id, returned.data)),
			before: recorded.balances.before,
			after: recorded.balances.after,
			tokens_before: tokens(recorded.balances.tokens_before),
			tokens_after: tokens(recorded.balances.tokens_after),
			loaded: recorded.loaded,
		}
	}
}

impl From<Tokens> for TransactionTokenBalance {
	fn from(Tokens { account, mint, amount, owner, program, decimals }: Tokens) -> Self {
		let known = SplTokenAdditionalDataV2 { decimals, ..Default::default() };
		Self {
			account_index: account,
			mint: mint.to_string(),
			ui_token_amount: token_amount_to_ui_amount_v3(amount, &known),
			owner: owner.to_string(),
			program_id: program.to_string(),
		}
	}
}
