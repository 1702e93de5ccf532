//! Transactions on their way in: read, tried, offered.

use super::{
	chain::{Point, Result},
	encoding::{read_transaction, ui_account},
	errors, Solana,
};
use crate::service::Hash;
use codec::Encode;
use jsonrpsee::types::ErrorObjectOwned;
use mira_runtime::doors;
use mira_svm_executor::{
	interface::{
		account::{key, Entry, KEY},
		host::Accounts,
	},
	Effects, Recorded,
};
use pallet_mira_svm::REFUSALS;
use sc_transaction_pool_api::{error::IntoPoolError, TransactionPool, TransactionSource};
use solana_pubkey::Pubkey;
use solana_rpc_client_types::{
	config::{CommitmentConfig, RpcSendTransactionConfig, RpcSimulateTransactionConfig, UiTransactionEncoding},
	response::{Response, RpcBlockhash, RpcSimulateTransactionResult},
};
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use solana_transaction_status_client_types::{
	UiCompiledInstruction, UiInnerInstructions, UiInstruction, UiReturnDataEncoding, UiTransactionReturnData,
};
use sp_runtime::{transaction_validity::InvalidTransaction, OpaqueExtrinsic};

/// Accounts that a simulation shows: as many as a transaction can name.
const MOST_ACCOUNTS: usize = 64;

/// What the pool refuses, as if it had been tried.
fn refusal(error: &TransactionError) -> ErrorObjectOwned {
	errors::preflight(error, RpcSimulateTransactionResult { err: Some(error.clone().into()), ..nothing() })
}

impl Solana {
	pub(super) async fn send(&self, text: &str, config: RpcSendTransactionConfig) -> Result<String> {
		let bytes = read_transaction(text, config.encoding.unwrap_or(UiTransactionEncoding::Base58))?;
		let transaction = decode(&bytes)?;
		let signature = transaction.signatures.first().ok_or_else(|| errors::invalid("nobody signs it"))?;
		if !config.skip_preflight {
			// As Solana's nodes do: finalized, unless told otherwise.
			let commitment = config.preflight_commitment.map(|commitment| CommitmentConfig { commitment });
			let at = self.chain.at(commitment, config.min_context_slot)?;
			let (solana, bytes) = (self.clone(), bytes.clone());
			let tried = tokio::task::spawn_blocking(move || solana.preflight(&at, &bytes));
			tried.await.map_err(errors::internal)??;
		}
		// The pool does not take again what is in a block, and would not say why. Clients send one again and again until they see it.
		if self.statuses.get(&self.chain, signature).is_some() {
			return match config.skip_preflight {
				true => Ok(signature.to_string()),
				false => Err(refusal(&TransactionError::AlreadyProcessed)),
			};
		}
		match self.offer(bytes.clone()).await {
			Ok(_) => Ok(signature.to_string()),
			Err(error) => Err(self.malformed(&bytes).unwrap_or(error)),
		}
	}

	/// What is wrong with a transaction in every block, in the engine's words: those of the pool are a byte long.
	fn malformed(&self, bytes: &[u8]) -> Option<ErrorObjectOwned> {
		let executor = self.chain.executor(&self.chain.best()).ok()?;
		executor.inspect(bytes).err().map(|error| refusal(&error))
	}

	fn preflight(&self, at: &Point, bytes: &[u8]) -> Result<()> {
		let executor = self.chain.executor(at)?;
		let authority = mira_svm_executor::interface::batch::Authority::Signatures;
		if executor.inspect(bytes).is_ok() && !executor.is_signed(bytes, &authority) {
			return Err(errors::unsigned());
		}
		let tried = self.try_out(at, bytes.to_vec())?;
		match &tried.outcome {
			Ok(()) => Ok(()),
			Err(error) => Err(errors::preflight(error.clone(), self.result(at, &tried, &Default::default())?)),
		}
	}

	/// Gives a transaction to the pool, and so to the network.
	pub(super) async fn offer(&self, bytes: Vec<u8>) -> Result<Hash> {
		let size = bytes.len();
		let bytes = bytes.try_into().map_err(|_| errors::invalid(format!("{size} bytes are too many")))?;
		let extrinsic = OpaqueExtrinsic::try_from_encoded_extrinsic(&doors::solana(bytes).encode())
			.map_err(|error| errors::internal(format!("{error:?}")))?;
		self.submit(extrinsic).await
	}

	/// The same of any transaction. One that the pool has already is as good as one that it takes.
	pub(super) async fn submit(&self, extrinsic: OpaqueExtrinsic) -> Result<Hash> {
		use sc_transaction_pool_api::error::Error as PoolError;
		let at = self.chain.best().hash;
		let known = self.pool.hash_of(&extrinsic);
		match self.pool.submit_one(at, TransactionSource::External, extrinsic).await {
			Ok(hash) => Ok(hash),
			Err(error) => match error.into_pool_error() {
				Ok(PoolError::AlreadyImported(_)) => Ok(known),
				Ok(PoolError::InvalidTransaction(InvalidTransaction::Custom(code))) if code >= REFUSALS => {
					match refused(code - REFUSALS) {
						TransactionError::SignatureFailure => Err(errors::unsigned()),
						error => Err(refusal(&error)),
					}
				},
				Ok(error) => Err(errors::busy(error)),
				Err(error) => Err(errors::internal(error)),
			},
		}
	}

	pub(super) fn simulate(
		&self,
		text: &str,
		config: RpcSimulateTransactionConfig,
	) -> Result<Response<RpcSimulateTransactionResult>> {
		if config.sig_verify && config.replace_recent_blockhash {
			return Err(errors::invalid("sigVerify may not be used with replaceRecentBlockhash"));
		}
		let wanted = config.accounts.as_ref().map_or(0, |accounts| accounts.addresses.len());
		if wanted > MOST_ACCOUNTS {
			return Err(errors::invalid(format!("Too many accounts provided; max {MOST_ACCOUNTS}")));
		}
		let mut bytes = read_transaction(text, config.encoding.unwrap_or(UiTransactionEncoding::Base58))?;
		let mut transaction = decode(&bytes)?;
		let at = self.chain.at(config.commitment, config.min_context_slot)?;
		let mut replacement = None;
		if config.replace_recent_blockhash {
			let recent = self.chain.finalized();
			transaction.message.set_recent_blockhash(recent.hash.0.into());
			bytes = bincode::serialize(&transaction).map_err(errors::internal)?;
			replacement = Some(RpcBlockhash {
				blockhash: super::encoding::hash(recent.hash),
				last_valid_block_height: recent.slot + super::chain::RECENT,
			});
		}
		// With another block in it, it is another one.
		let signature = transaction.signatures.first().filter(|_| replacement.is_none());
		let is_past = signature.is_some_and(|signature| {
			self.statuses.get(&self.chain, signature).is_some_and(|found| found.slot <= at.slot)
		});
		let authority = mira_svm_executor::interface::batch::Authority::Signatures;
		if config.sig_verify && !self.chain.executor(&at)?.is_signed(&bytes, &authority) {
			return Err(errors::unsigned());
		}
		let tried = match is_past {
			true => Tried::failed(TransactionError::AlreadyProcessed, 0),
			false => self.try_out(&at, bytes)?,
		};
		let mut result = self.result(&at, &tried, &config)?;
		result.replacement_blockhash = replacement;
		Ok(at.answer(result))
	}

	/// Executes a transaction on the state after a block, with its fee taken before.
	fn try_out(&self, at: &Point, bytes: Vec<u8>) -> Result<Tried> {
		let executor = self.chain.executor(at)?;
		let inspection = match executor.inspect(&bytes) {
			Ok(inspection) => inspection,
			Err(error) => return Ok(Tried::failed(error, 0)),
		};
		let payer = inspection.keys.first().map(|key| key.address).unwrap_or_default();
		let fee = inspection.fee;
		let mut state = Debited { state: self.chain.state(at), payer: key(&payer), fee };
		match state.state.entry(&payer) {
			None => return Ok(Tried::failed(TransactionError::AccountNotFound, fee)),
			Some(entry) if entry.header.lamports <= fee => {
				return Ok(Tried::failed(TransactionError::InsufficientFundsForFee, fee))
			},
			Some(_) => {},
		}
		let mut block = self.chain.next_block(at)?;
		if let Ok(footprint) = executor.footprint(&block, &bytes, &mut state) {
			block.claims = self.chain.claims(at, footprint.claims)?;
		}
		let mut effects = executor.simulate(&block, bytes, &mut state).map_err(errors::internal)?;
		let outcome = effects.outcomes.pop().ok_or_else(|| errors::internal("nothing became of it"))?;
		let recorded = effects.recorded.pop().flatten();
		let status = outcome
			.status
			.map_err(|failure| bincode::deserialize(&failure.0).unwrap_or(TransactionError::SanitizeFailure));
		Ok(Tried { outcome: status, units: outcome.units, fee, effects, recorded })
	}

	fn result(
		&self,
		at: &Point,
		tried: &Tried,
		config: &RpcSimulateTransactionConfig,
	) -> Result<RpcSimulateTransactionResult> {
		let recorded = tried.recorded.as_ref();
		let accounts = config.accounts.as_ref().map(|wanted| {
			let encoding = wanted.encoding.unwrap_or(solana_account_decoder::UiAccountEncoding::Base64);
			let account = |text: &String| {
				let address: Pubkey = super::encoding::address(text)?;
				let changed = tried.effects.changes.iter().find(|change| change.address == address);
				let account = match changed {
					Some(change) => change.now.clone(),
					None => self.chain.account(at, &address)?,
				};
				account.map(|account| ui_account(&self.chain, at, &address, &account, encoding, None)).transpose()
			};
			wanted.addresses.iter().map(account).collect::<Result<Vec<_>>>()
		});
		Ok(RpcSimulateTransactionResult {
			err: tried.outcome.clone().err().map(Into::into),
			logs: Some(recorded.map(|recorded| recorded.logs.clone()).unwrap_or_default()),
			accounts: accounts.transpose()?,
			units_consumed: Some(tried.units),
			return_data: recorded.and_then(|recorded| recorded.returned.as_ref()).map(|returned| {
				use base64::Engine;
				UiTransactionReturnData {
					program_id: returned.program_id.to_string(),
					data: (
						base64::engine::general_purpose::STANDARD.encode(&returned.data),
						UiReturnDataEncoding::Base64,
					),
				}
			}),
			inner_instructions: config.inner_instructions.then(|| recorded.map(inner).unwrap_or_default()),
			fee: Some(tried.fee),
			..nothing()
		})
	}
}

/// What came of trying a transaction out.
struct Tried {
	outcome: std::result::Result<(), TransactionError>,
	units: u64,
	fee: u64,
	effects: Effects,
	recorded: Option<Recorded>,
}

impl Tried {
	fn failed(error: TransactionError, fee: u64) -> Self {
		Self { outcome: Err(error), units: 0, fee, effects: Effects::default(), recorded: None }
	}
}

/// A state in which the payer has paid.
struct Debited<S> {
	state: S,
	/// Where the payer's account stands.
	payer: [u8; KEY],
	fee: u64,
}

impl<S: Accounts> Accounts for Debited<S> {
	fn value(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let value = self.state.value(key)?;
		if *key != self.payer {
			return Some(value);
		}
		let mut entry = Entry::decode(&value)?;
		entry.header.lamports = entry.header.lamports.saturating_sub(self.fee);
		Some(entry.encode())
	}
}

fn decode(bytes: &[u8]) -> Result<VersionedTransaction> {
	bincode::deserialize(bytes).map_err(|error| {
		errors::invalid(format!("failed to deserialize solana_transaction::versioned::VersionedTransaction: {error}"))
	})
}

fn inner(recorded: &Recorded) -> Vec<UiInnerInstructions> {
	let of = |(index, list): (usize, &Vec<solana_message::inner_instruction::InnerInstruction>)| UiInnerInstructions {
		index: index as u8,
		instructions: list
			.iter()
			.map(|inner| {
				let compiled = UiCompiledInstruction {
					program_id_index: inner.instruction.program_id_index,
					accounts: inner.instruction.accounts.clone(),
					data: bs58::encode(&inner.instruction.data).into_string(),
					stack_height: Some(inner.stack_height.into()),
				};
				UiInstruction::Compiled(compiled)
			})
			.collect(),
	};
	recorded.inner.iter().enumerate().filter(|(_, list)| !list.is_empty()).map(of).collect()
}

/// The error that a refusal of the pool stands for.
fn refused(index: u8) -> TransactionError {
	// Those that the pool refuses by say no more than which they are, but for the account that would be left with too little.
	let encoded = [index, 0, 0, 0, 0];
	let length = if index == pallet_mira_svm::Refusal::INSUFFICIENT_FUNDS_FOR_RENT.0
		|| index == pallet_mira_svm::Refusal::PROGRAM_EXECUTION_TEMPORARILY_RESTRICTED.0
	{
		5
	} else {
		4
	};
	bincode::deserialize(&encoded[..length]).unwrap_or(TransactionError::SanitizeFailure)
}

fn nothing() -> RpcSimulateTransactionResult {
	RpcSimulateTransactionResult {
		err: None,
		logs: None,
		accounts: None,
		units_consumed: None,
		loaded_accounts_data_size: None,
		return_data: None,
		inner_instructions: None,
		replacement_blockhash: None,
		fee: None,
		pre_balances: None,
		post_balances: None,
		pre_token_balances: None,
		post_token_balances: None,
		loaded_addresses: None,
	}
}
