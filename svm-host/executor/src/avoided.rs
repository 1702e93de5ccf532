//! Transactions that this machine failed at. They may be good, and blocks of others that have them are executed like all others;
//! but its own pool takes them no more, or nothing else would ever get into the blocks that it makes.

use mira_svm_interface::Hash;
use parking_lot::Mutex;
use std::{collections::VecDeque, sync::OnceLock};

/// Transactions that are remembered.
const MOST: usize = 4_096;

type Tell = Box<dyn Fn(Vec<Hash>) + Send + Sync>;

/// Transactions to avoid, by the hashes of their messages.
#[derive(Default)]
pub struct Avoided {
	kept: Mutex<VecDeque<Hash>>,
	tell: OnceLock<Tell>,
}

impl Avoided {
	/// Somebody who is told of them as they come; the first one who asks.
	pub fn on_more(&self, tell: impl Fn(Vec<Hash>) + Send + Sync + 'static) {
		let _first = self.tell.set(Box::new(tell));
	}

	/// Whether a transaction is to be avoided.
	pub fn has(&self, message: &Hash) -> bool {
		self.kept.lock().contains(message)
	}

	pub(crate) fn put(&self, messages: Vec<Hash>) {
		{
			let mut kept = self.kept.lock();
			kept.retain(|known| !messages.contains(known));
			kept.extend(&messages);
			let too_many = kept.len().saturating_sub(MOST);
			kept.drain(..too_many);
		}
		if let Some(tell) = self.tell.get() {
			tell(messages);
		}
	}
}
