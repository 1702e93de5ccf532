//! What a node's engines have done, for whoever operates it. Nothing of it is agreed on.

use std::{
	sync::atomic::{AtomicU64, Ordering},
	time::Duration,
};

/// Counted since the node started.
#[derive(Default, Debug)]
pub struct Counts {
	/// Batches that were executed: those of blocks that the node made, and of blocks that it imported.
	pub batches: AtomicU64,
	/// Transactions in them that did what they should.
	pub good: AtomicU64,
	/// Transactions in them that failed.
	pub failed: AtomicU64,
	/// Batches that no machine can execute.
	pub rejected: AtomicU64,
	/// Faults of this machine: each had a batch executed once more, or ended the import of a block.
	pub faults: AtomicU64,
	/// Microseconds that all of it took.
	pub microseconds: AtomicU64,
}

impl Counts {
	pub(crate) fn add(counter: &AtomicU64, count: usize) {
		counter.fetch_add(count as u64, Ordering::Relaxed);
	}

	pub(crate) fn took(&self, time: Duration) {
		let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
		self.microseconds.fetch_add(micros, Ordering::Relaxed);
	}
}
