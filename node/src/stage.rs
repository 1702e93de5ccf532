//! At which stage a transaction or block is, and who can still undo it.
//!
//! The chain of stages is the design's: in pool, in the best block, finalized. Which blocks hold a transaction is not in the
//! database, so an index of recent blocks is kept in memory: as many as the chain remembers hashes of, which is also how long
//! a mortal transaction lives.

use crate::service::{Block, Client, Hash};
use futures::StreamExt;
use mira_runtime::{configs::system::BlockHashCount, BlockNumber};
use parking_lot::Mutex;
use sc_client_api::{BlockBackend, BlockchainEvents, HeaderBackend};
use serde::Serialize;
use sp_runtime::traits::{Hash as _, HashingFor, Header as _};
use std::{
	collections::{HashMap, VecDeque},
	sync::Arc,
};

/// How many blocks the index holds; the oldest gives way.
const INDEXED_BLOCKS: usize = BlockHashCount::get() as usize;

/// How far something is on its way from a wish to a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
	/// Valid and not ordered: it may never be included.
	InPool,
	/// Executed in the best chain, which a fork may replace.
	InBestBlock,
	/// Signed by GRANDPA: nothing on this chain undoes it.
	Finalized,
	/// In a block that the best chain does not have: it has no effect there.
	Retracted,
}

impl Stage {
	/// Who can still undo it.
	pub fn undone_by(self) -> &'static str {
		match self {
			Self::InPool => "anyone: it may never be included",
			Self::InBestBlock => "a fork",
			Self::Finalized => "nothing on this chain",
			Self::Retracted => "already undone: the best chain does not have it",
		}
	}
}

/// What the chain says of its blocks; the client, or a made-up chain in tests.
pub trait ChainView {
	/// Number of block `hash`, if it is known.
	fn number(&self, hash: Hash) -> Option<BlockNumber>;
	/// The block at `number` in the best chain.
	fn canonical(&self, number: BlockNumber) -> Option<Hash>;
	/// Number of the newest finalized block.
	fn finalized(&self) -> BlockNumber;
}

impl ChainView for Client {
	fn number(&self, hash: Hash) -> Option<BlockNumber> {
		HeaderBackend::number(self, hash).ok().flatten()
	}
	fn canonical(&self, number: BlockNumber) -> Option<Hash> {
		HeaderBackend::hash(self, number).ok().flatten()
	}
	fn finalized(&self) -> BlockNumber {
		self.info().finalized_number
	}
}

/// Stage of block `hash`; none if this node does not know it.
pub fn of_block(chain: &impl ChainView, hash: Hash) -> Option<(Stage, BlockNumber)> {
	let number = chain.number(hash)?;
	let stage = if chain.canonical(number) != Some(hash) {
		Stage::Retracted
	} else if number <= chain.finalized() {
		Stage::Finalized
	} else {
		Stage::InBestBlock
	};
	Some((stage, number))
}

/// The block among `candidates` that decides a transaction's stage: the best chain's, or else the newest retracted one.
pub fn deciding_block(chain: &impl ChainView, candidates: &[Hash]) -> Option<(Hash, Stage, BlockNumber)> {
	candidates
		.iter()
		.filter_map(|hash| of_block(chain, *hash).map(|(stage, number)| (*hash, stage, number)))
		.max_by_key(|(_, stage, number)| (*stage != Stage::Retracted, *number))
}

/// Which recent blocks hold a transaction.
#[derive(Default)]
pub struct TransactionIndex(Mutex<Indexed>);

#[derive(Default)]
struct Indexed {
	blocks_of: HashMap<Hash, Vec<Hash>>,
	/// In order of arrival, each with its transactions, so that they can be forgotten.
	blocks: VecDeque<(Hash, Vec<Hash>)>,
}

impl TransactionIndex {
	/// The recent blocks that hold `transaction`, of whatever fork.
	pub fn blocks_of(&self, transaction: Hash) -> Vec<Hash> {
		self.0.lock().blocks_of.get(&transaction).cloned().unwrap_or_default()
	}

	/// Adds `block` with its `transactions`; forgets the oldest beyond the limit.
	pub fn insert(&self, block: Hash, transactions: Vec<Hash>) {
		let mut indexed = self.0.lock();
		for transaction in &transactions {
			let blocks = indexed.blocks_of.entry(*transaction).or_default();
			if blocks.contains(&block) {
				return;
			}
			blocks.push(block);
		}
		indexed.blocks.push_back((block, transactions));
		while indexed.blocks.len() > INDEXED_BLOCKS {
			let Some((oldest, transactions)) = indexed.blocks.pop_front() else { break };
			for transaction in transactions {
				if let Some(blocks) = indexed.blocks_of.get_mut(&transaction) {
					blocks.retain(|block| *block != oldest);
					if blocks.is_empty() {
						indexed.blocks_of.remove(&transaction);
					}
				}
			}
		}
	}
}

/// Fills `index` with the blocks in the database, then with every block that is imported.
pub async fn fill(index: Arc<TransactionIndex>, client: Arc<Client>) {
	// Subscribed first: no block may fall between.
	let mut imported = client.every_import_notification_stream();
	let mut recent = Vec::new();
	let mut hash = client.info().best_hash;
	while recent.len() < INDEXED_BLOCKS {
		let Ok(Some(header)) = client.header(hash) else { break };
		recent.push(hash);
		hash = *header.parent_hash();
	}
	recent.into_iter().rev().for_each(|hash| add(&index, &client, hash));
	while let Some(notification) = imported.next().await {
		add(&index, &client, notification.hash);
	}
}

fn add(index: &TransactionIndex, client: &Client, block: Hash) {
	if let Ok(Some(body)) = client.block_body(block) {
		index.insert(block, body.iter().map(HashingFor::<Block>::hash_of).collect());
	}
}

#[cfg(test)]
mod tests;
