//! The history of transactions: what a node keeps for wallets and explorers, beside the chain, in a database of its own.
//!
//! Blocks are kept by their hashes when they are imported, with what happened inside their transactions, which only who executes
//! them knows; and by their numbers once they are final. Nothing that clients look up here is ever undone.

mod kept;
mod store;
#[cfg(test)]
mod tests;

use super::{
	chain::{Point, Result},
	errors, executed,
};
use crate::service::{Client, Hash};
use futures::StreamExt;
pub use kept::{KeptBlock, KeptTransaction};
use mira_svm_executor::{BatchId, EngineSet};
use sc_client_api::{BlockchainEvents, HeaderBackend, StorageKey, StorageProvider};
use sp_runtime::{traits::Header as _, SaturatedConversion};
use std::{
	path::{Path, PathBuf},
	sync::Arc,
};
use store::Store;
pub use store::{Named, Place};

/// Blocks that are kept in one go.
const AT_A_TIME: u64 = 128;

/// Where the history is kept, and how much of it.
#[derive(Clone, Debug)]
pub struct Settings {
	/// A folder.
	pub folder: PathBuf,
	/// Final blocks.
	pub blocks: u64,
}

/// The history.
pub struct History {
	client: Arc<Client>,
	/// Those that execute blocks.
	engines: Arc<EngineSet>,
	store: Store,
	blocks: u64,
}

/// The first block from one on, up to the newest final one, whose state this node has: in a state it reads what happened.
fn first_with_state(client: &Client, from: u64, finalized: u64) -> u64 {
	let has = |number: u64| {
		let hash = HeaderBackend::hash(client, number.saturated_into()).ok().flatten();
		hash.is_some_and(|hash| client.storage(hash, &StorageKey(Vec::new())).is_ok())
	};
	// States are kept from some block on.
	let (mut low, mut high) = (from, finalized.max(from));
	while low < high {
		let middle = low + (high - low) / 2;
		if has(middle) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	low
}

impl History {
	/// Opens what is there, or begins. From now on the engines record what happens inside transactions.
	pub fn open(
		Settings { folder, blocks }: &Settings,
		client: Arc<Client>,
		engines: Arc<EngineSet>,
	) -> std::result::Result<Self, sc_service::Error> {
		let explained = |path: &Path, error: &dyn std::fmt::Display| {
			sc_service::Error::Other(format!(
				"the history of Solana transactions in {} cannot be opened: {error}. Without it: --solana-history 0. It can be \
				 deleted: it is made again from the blocks whose states the node has",
				path.display()
			))
		};
		std::fs::create_dir_all(folder).map_err(|error| explained(folder, &error))?;
		let path = folder.join("history.redb");
		let finalized: u64 = client.info().finalized_number.into();
		let first = first_with_state(&client, finalized.saturating_sub(*blocks).max(1), finalized);
		let store = Store::open(&path, first).map_err(|error| explained(&path, &error))?;
		engines.records().begin();
		Ok(Self { client, engines, store, blocks: *blocks })
	}

	/// Keeps what comes, for as long as the node runs.
	pub async fn keep(self: Arc<Self>) {
		// Subscribed first: no block may fall between.
		let mut imported = self.client.every_import_notification_stream();
		let mut finalized = self.client.finality_notification_stream();
		let mut kept = self.catch_up();
		while kept.is_ok() {
			kept = tokio::select! {
				block = imported.next() => match block {
					Some(block) => self.note(block.hash),
					None => return,
				},
				block = finalized.next() => match block {
					Some(_) => self.catch_up(),
					None => return,
				},
			};
		}
		if let Err(error) = kept {
			log::error!(
				"The history of Solana transactions cannot be kept any longer: {error}. Look at the disk, and restart the node"
			);
		}
	}

	/// Keeps a block that was imported.
	fn note(&self, hash: Hash) -> store::Result<()> {
		let block = self.read(hash);
		if block.transactions.is_empty() {
			return Ok(());
		}
		let Ok(Some(number)) = HeaderBackend::number(&*self.client, hash) else { return Ok(()) };
		self.store.put_recent(number.into(), hash.0, &block)
	}

	/// Keeps by their numbers all blocks that became final.
	fn catch_up(&self) -> store::Result<()> {
		let finalized: u64 = self.client.info().finalized_number.into();
		loop {
			let (_, next) = self.store.range()?;
			if next > finalized {
				return Ok(());
			}
			let end = finalized.min(next.saturating_add(AT_A_TIME).saturating_sub(1));
			let mut blocks = Vec::new();
			for slot in next..=end {
				blocks.push((slot, self.on_chain(slot)?));
			}
			self.store.put_final(blocks, self.blocks)?;
		}
	}

	fn on_chain(&self, slot: u64) -> store::Result<KeptBlock> {
		let hash = HeaderBackend::hash(&*self.client, slot.saturated_into()).ok().flatten();
		let Some(hash) = hash else { return Ok(KeptBlock::default()) };
		Ok(self.store.recent(hash.0)?.unwrap_or_else(|| self.read(hash)))
	}

	fn read(&self, hash: Hash) -> KeptBlock {
		let Some(told) = executed::read(&self.client, hash) else { return KeptBlock::default() };
		let parent = self.client.header(hash).ok().flatten().map(|header| header.parent_hash().0);
		let batch = BatchId::of(parent.unwrap_or_default(), told.transactions.iter().map(|one| one.message));
		let record = self.engines.records().get(&batch).unwrap_or_default();
		let recorded = record.transactions.into_iter().chain(std::iter::repeat(None));
		let transactions = told
			.transactions
			.into_iter()
			.zip(recorded)
			.filter_map(|(one, recorded)| KeptTransaction::of(one, recorded));
		KeptBlock { time: told.time, transactions: transactions.collect(), changed: record.changed }
	}

	/// A block, final or not: what is kept of it, or else what it tells.
	pub fn block(&self, at: &Point) -> Result<KeptBlock> {
		if let Some(block) = self.store.recent(at.hash.0).map_err(errors::internal)? {
			return Ok(block);
		}
		let (first, next) = self.range()?;
		let is_final = self.client.hash(at.slot.saturated_into()).ok().flatten() == Some(at.hash);
		if is_final && (first..next).contains(&at.slot) {
			let transactions = self.store.transactions(at.slot).map_err(errors::internal)?;
			let row = self.store.row(at.slot).map_err(errors::internal)?;
			return Ok(KeptBlock { time: row.time, transactions, changed: row.changed });
		}
		Ok(self.read(at.hash))
	}

	/// The first final block that is kept, and the one after the last.
	pub fn range(&self) -> Result<(u64, u64)> {
		self.store.range().map_err(errors::internal)
	}

	/// Where a final transaction is.
	pub fn place(&self, signature: &solana_signature::Signature) -> Result<Option<Place>> {
		self.store.place(signature).map_err(errors::internal)
	}

	/// A final transaction, and when its block was made.
	pub fn transaction(&self, place: Place) -> Result<Option<(KeptTransaction, Option<i64>)>> {
		self.store.transaction(place).map_err(errors::internal)
	}

	/// When a block was made.
	pub fn time(&self, at: &Point) -> Result<Option<i64>> {
		let kept = self.store.row(at.slot).map_err(errors::internal)?;
		Ok(kept.time.or_else(|| executed::read(&self.client, at.hash)?.time))
	}

	/// Final transactions that name an account; see [`Store::naming`].
	pub fn naming(
		&self,
		account: &solana_pubkey::Pubkey,
		after: Option<Place>,
		before: Place,
		most: usize,
	) -> Result<Vec<Named>> {
		self.store.naming(account, after, before, most).map_err(errors::internal)
	}
}
