//! Transactions that this machine failed at. They may be good, and blocks of others that have them are executed like all others;
//! but its own pool takes them no more, or nothing else would ever get into the blocks that it makes.

use crate::journal::{AtWork, Journal, Left};
use ahash::AHashSet;
use mira_svm_interface::Hash;
use parking_lot::Mutex;
use std::{collections::VecDeque, io, path::PathBuf, sync::OnceLock};

/// Transactions that are remembered.
const MOST: usize = 4_096;

type Tell = Box<dyn Fn(Vec<Hash>) + Send + Sync>;

/// Transactions to avoid, by the hashes of their messages.
#[derive(Default)]
pub struct Avoided {
	kept: Mutex<VecDeque<Hash>>,
	journal: OnceLock<Journal>,
	tell: OnceLock<Tell>,
}

impl Avoided {
	/// Remembers them in a folder too, beyond the end of the process; the first one that is named. If the process ended while
	/// it executed something, that is to be avoided from now on: how many transactions that are.
	pub fn remember_in(&self, folder: PathBuf) -> io::Result<usize> {
		let (journal, Left { avoided, at_work }) = Journal::open(folder)?;
		let _first = self.journal.set(journal);
		let count = at_work.len();
		self.put([avoided, at_work].concat());
		Ok(count)
	}

	/// Somebody who is told of them as they come; the first one who asks.
	pub fn on_more(&self, tell: impl Fn(Vec<Hash>) + Send + Sync + 'static) {
		let _first = self.tell.set(Box::new(tell));
	}

	/// Whether a transaction is to be avoided.
	pub fn has(&self, message: &Hash) -> bool {
		self.kept.lock().contains(message)
	}

	/// Says what is executed, for as long as what is returned exists: should the process end meanwhile, it is what ended it. A disk
	/// that cannot be written keeps nobody from executing anything.
	pub(crate) fn at_work(&self, messages: impl Iterator<Item = Hash>) -> Option<AtWork> {
		let journal = self.journal.get()?;
		journal.begin(messages).inspect_err(|error| log::warn!("what is executed cannot be noted: {error}")).ok()
	}

	pub(crate) fn put(&self, messages: Vec<Hash>) {
		{
			let mut kept = self.kept.lock();
			let new: AHashSet<_> = messages.iter().copied().collect();
			kept.retain(|known| !new.contains(known));
			kept.extend(new);
			let too_many = kept.len().saturating_sub(MOST);
			kept.drain(..too_many);
			if let Some(Err(error)) = self.journal.get().map(|journal| journal.keep(kept.iter())) {
				log::warn!("what to avoid cannot be written down: {error}");
			}
		}
		if let Some(tell) = self.tell.get() {
			tell(messages);
		}
	}
}
