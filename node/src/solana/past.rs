//! What was: transactions and blocks, all of them final.

use super::{
	chain::{Point, Result},
	encoding::{address, hash, signature},
	errors,
	history::{History, Named},
	Solana,
};
use crate::service::Hash;
use sc_client_api::HeaderBackend;
use solana_rpc_client_types::{
	config::{CommitmentConfig, RpcBlockConfig, RpcSignaturesForAddressConfig, RpcTransactionConfig},
	response::RpcConfirmedTransactionStatusWithSignature,
};
use solana_signature::Signature;
use solana_transaction_status::{
	BlockEncodingOptions, ConfirmedBlock, ConfirmedTransactionWithStatusMeta, TransactionWithStatusMeta,
};
use solana_transaction_status_client_types::{
	EncodeError, EncodedConfirmedTransactionWithStatusMeta, TransactionConfirmationStatus, UiConfirmedBlock,
	UiTransactionEncoding,
};
use sp_runtime::SaturatedConversion;

/// Transactions of an account that are told at a time, as on Solana.
const MOST_SIGNATURES: usize = 1_000;
/// Blocks that can be listed at a time, as on Solana.
const MOST_BLOCKS: u64 = 500_000;

/// What is not final is in no history.
fn check_final(commitment: Option<CommitmentConfig>) -> Result<()> {
	match commitment {
		Some(commitment) if !commitment.is_at_least_confirmed() => {
			Err(errors::invalid("Method does not support commitment below `confirmed`"))
		},
		_ => Ok(()),
	}
}

fn unsupported(error: EncodeError) -> jsonrpsee::types::ErrorObjectOwned {
	match error {
		EncodeError::UnsupportedTransactionVersion(version) => errors::version(version),
	}
}

impl Solana {
	fn history(&self) -> Result<&History> {
		self.history.as_deref().ok_or_else(errors::no_history)
	}

	/// A transaction, with what happened inside it if this node recorded that.
	pub(super) fn past_transaction(
		&self,
		text: &str,
		config: RpcTransactionConfig,
	) -> Result<Option<EncodedConfirmedTransactionWithStatusMeta>> {
		check_final(config.commitment)?;
		let (history, signature) = (self.history()?, signature(text)?);
		let Some(place) = history.place(&signature)? else { return Ok(None) };
		let found = history.transaction(place)?;
		let Some((transaction, block_time)) = found else { return Ok(None) };
		let Some(complete) = transaction.with_meta() else { return Ok(None) };
		let (slot, index) = place;
		let tx_with_meta = TransactionWithStatusMeta::Complete(complete);
		ConfirmedTransactionWithStatusMeta { slot, tx_with_meta, block_time, index }
			.encode(config.encoding.unwrap_or(UiTransactionEncoding::Json), config.max_supported_transaction_version)
			.map(Some)
			.map_err(unsupported)
	}

	/// A block, with its Solana transactions.
	pub(super) fn past_block(&self, slot: u64, config: RpcBlockConfig) -> Result<Option<UiConfirmedBlock>> {
		check_final(config.commitment)?;
		let history = self.history()?;
		let at = self.final_block(slot)?;
		let (first, next) = history.range()?;
		if slot >= next {
			return Err(errors::no_block(slot));
		}
		if slot < first {
			return Err(errors::forgotten(slot, first));
		}
		let block = history.block(&at)?;
		let transactions = block.transactions.into_iter().filter_map(|one| one.with_meta());
		let options = BlockEncodingOptions {
			transaction_details: config.transaction_details.unwrap_or_default(),
			show_rewards: config.rewards.unwrap_or(true),
			max_supported_transaction_version: config.max_supported_transaction_version,
		};
		let parent_slot = slot.saturating_sub(1);
		let block_time = match block.time {
			None => history.time(&at)?,
			known => known,
		};
		ConfirmedBlock {
			previous_blockhash: hash(self.hash_at(parent_slot).unwrap_or_default()),
			blockhash: hash(at.hash),
			parent_slot,
			transactions: transactions.map(TransactionWithStatusMeta::Complete).collect(),
			rewards: Vec::new(),
			num_partitions: None,
			block_time,
			block_height: Some(slot),
		}
		.encode_with_options(config.encoding.unwrap_or(UiTransactionEncoding::Json), options)
		.map(Some)
		.map_err(unsupported)
	}

	/// When a block was made.
	pub(super) fn time_of(&self, slot: u64) -> Result<Option<i64>> {
		let at = self.final_block(slot)?;
		self.history()?.time(&at)
	}

	/// Numbers of final blocks: all of them.
	pub(super) fn blocks_between(&self, first: u64, last: Option<u64>) -> Result<Vec<u64>> {
		let last = last.unwrap_or(u64::MAX).min(self.chain.finalized().slot);
		if last.saturating_sub(first) > MOST_BLOCKS {
			return Err(errors::invalid(format!("Slot range too large; max {MOST_BLOCKS}")));
		}
		Ok((first..=last).collect())
	}

	/// The first block whose transactions are kept.
	pub(super) fn first_kept(&self) -> Result<u64> {
		Ok(self.history()?.range()?.0)
	}

	/// Transactions that name an account, the newest first.
	pub(super) fn signatures_for(
		&self,
		text: &str,
		config: RpcSignaturesForAddressConfig,
	) -> Result<Vec<RpcConfirmedTransactionStatusWithSignature>> {
		check_final(config.commitment)?;
		let (history, address) = (self.history()?, address(text)?);
		let limit = config.limit.unwrap_or(MOST_SIGNATURES);
		if limit == 0 || limit > MOST_SIGNATURES {
			return Err(errors::invalid(format!("Invalid limit; max {MOST_SIGNATURES}")));
		}
		let at = self.chain.finalized();
		if config.min_context_slot.is_some_and(|least| at.slot < least) {
			return Err(errors::behind(at.slot));
		}
		let place = |text: &Option<String>| match text {
			Some(text) => history.place(&signature(text)?),
			None => Ok(None),
		};
		let (before, until) = (place(&config.before)?, place(&config.until)?);
		// One that nobody knows has nothing before it.
		if config.before.is_some() && before.is_none() {
			return Ok(Vec::new());
		}
		let found = history.naming(&address, until, before.unwrap_or((u64::MAX, u32::MAX)), limit)?;
		let told = |Named { signature, place: (slot, index), outcome }: Named| {
			Ok(RpcConfirmedTransactionStatusWithSignature {
				signature: signature.to_string(),
				slot,
				err: outcome.err().map(Into::into),
				memo: None,
				block_time: self.history()?.time(&self.final_block(slot)?)?,
				confirmation_status: Some(TransactionConfirmationStatus::Finalized),
				transaction_index: Some(index),
			})
		};
		found.into_iter().map(told).collect()
	}

	/// What became of a transaction long ago.
	pub(super) fn long_ago(&self, signature: &Signature) -> Result<Option<super::statuses::Found>> {
		let Some(history) = self.history.as_deref() else { return Ok(None) };
		let Some(place) = history.place(signature)? else { return Ok(None) };
		let found = history.transaction(place)?;
		let block = self.hash_at(place.0).unwrap_or_default();
		Ok(found.map(|(transaction, _)| super::statuses::Found { block, slot: place.0, outcome: transaction.outcome }))
	}

	fn final_block(&self, slot: u64) -> Result<Point> {
		let is_final = slot <= self.chain.finalized().slot;
		let hash = self.hash_at(slot).filter(|_| is_final).ok_or_else(|| errors::no_block(slot))?;
		Ok(Point { hash, slot })
	}

	fn hash_at(&self, slot: u64) -> Option<Hash> {
		HeaderBackend::hash(&*self.chain.client, slot.saturated_into()).ok().flatten()
	}
}
