//! What happened inside the batches that this node executed, for a time: whoever serves clients comes for it when the block is
//! there. Batches of blocks that never come are forgotten.

use crate::execute::Recorded;
use mira_svm_interface::Hash;
use parking_lot::Mutex;
use solana_pubkey::Pubkey;
use std::{
	collections::VecDeque,
	sync::atomic::{AtomicBool, Ordering},
};

/// Batches that are remembered.
const MOST: usize = 256;

/// A batch: of which block it is the child, and a hash over its transactions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchId {
	parent: Hash,
	messages: Hash,
}

impl BatchId {
	/// Of transactions by the hashes of their messages, in their order, on a block.
	pub fn of(parent: Hash, messages: impl Iterator<Item = Hash>) -> Self {
		let mut hasher = blake3::Hasher::new();
		messages.for_each(|message| {
			hasher.update(&message);
		});
		Self { parent, messages: *hasher.finalize().as_bytes() }
	}
}

/// What happened inside a batch.
#[derive(Clone, Debug, Default)]
pub struct BatchRecord {
	/// For each transaction what happened inside it, if anything did.
	pub transactions: Vec<Option<Recorded>>,
	/// Accounts that it changed.
	pub changed: Vec<Pubkey>,
}

/// Records of batches.
#[derive(Default)]
pub struct Records {
	is_on: AtomicBool,
	kept: Mutex<VecDeque<(BatchId, BatchRecord)>>,
}

impl Records {
	/// From now on batches are recorded.
	pub fn begin(&self) {
		self.is_on.store(true, Ordering::Relaxed);
	}

	pub(crate) fn is_on(&self) -> bool {
		self.is_on.load(Ordering::Relaxed)
	}

	pub(crate) fn put(&self, batch: BatchId, record: BatchRecord) {
		let mut kept = self.kept.lock();
		kept.retain(|(known, _)| *known != batch);
		while kept.len() >= MOST {
			kept.pop_front();
		}
		kept.push_back((batch, record));
	}

	/// What is remembered of a batch. A batch may be asked for again: siblings can have the same one.
	pub fn get(&self, batch: &BatchId) -> Option<BatchRecord> {
		let kept = self.kept.lock();
		kept.iter().rev().find(|(known, _)| known == batch).map(|(_, record)| record.clone())
	}
}
