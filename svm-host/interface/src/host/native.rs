//! What stands behind the host functions: engines, and the state that they are given.

use crate::{
	account,
	batch::{Applied, Authority, Block, Rejected},
	inspection::{Footprint, Inspection},
	Address, EngineVersion, Failure,
};
use sp_externalities::Externalities;
use sp_storage::ChildInfo;
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// Accounts that are not as they were: as they are stored now, or gone.
pub type Changes = Vec<(Address, Option<Vec<u8>>)>;

/// The state that transactions are executed on.
pub trait Accounts {
	/// An account as it is stored, see [`crate::account`]; none if there is none.
	fn stored(&mut self, address: &Address) -> Option<Vec<u8>>;

	/// How many bytes that is.
	fn length(&mut self, address: &Address) -> Option<u64> {
		self.stored(address).map(|stored| stored.len() as u64)
	}
}

/// All engines of a node, behind the functions of the same names. Each panics if the node lacks the version: the runtime
/// that asked is trapped.
pub trait Engines: Send + Sync {
	/// Behind the host function of this name.
	fn inspect(&self, engine: EngineVersion, bytes: &[u8]) -> Result<Inspection, Failure>;
	/// Behind the host function of this name.
	fn is_signed(&self, engine: EngineVersion, bytes: &[u8], authority: &Authority) -> bool;
	/// Behind the host function of this name.
	fn least_balance(&self, engine: EngineVersion, address: &Address, data: u32) -> Option<u64>;
	/// Behind the host function of this name.
	fn programs(&self, engine: EngineVersion) -> Vec<(Address, Vec<u8>)>;
	/// Behind the host function of this name.
	fn footprint(&self, block: &Block, bytes: &[u8], accounts: &mut dyn Accounts) -> Result<Footprint, Failure>;
	/// Behind the host function of this name.
	fn execute(&self, block: &Block, queue: &[u8], accounts: &mut dyn Accounts)
		-> Result<(Changes, Applied), Rejected>;
}

static ENGINES: OnceLock<Arc<dyn Engines>> = OnceLock::new();

/// Puts engines behind the host functions, for as long as the process lives. Whether these: others may be there already.
pub fn install(engines: impl FnOnce() -> Arc<dyn Engines>) -> bool {
	let mut are_these = false;
	ENGINES.get_or_init(|| {
		are_these = true;
		engines()
	});
	are_these
}

#[expect(clippy::expect_used, reason = "a node without an engine cannot answer, and must not make something up")]
pub(super) fn engines() -> &'static dyn Engines {
	&**ENGINES.get().expect("a node installs its engines before it executes any runtime")
}

/// Accounts in a child trie.
pub(super) struct ChildTrie<'a> {
	ext: &'a mut dyn Externalities,
	trie: ChildInfo,
}

impl<'a> ChildTrie<'a> {
	pub(super) fn of(ext: &'a mut dyn Externalities, trie: &[u8]) -> Self {
		Self { ext, trie: ChildInfo::new_default(trie) }
	}

	pub(super) fn write(&mut self, changes: Changes) {
		for (address, stored) in changes {
			self.ext.place_child_storage(&self.trie, account::key(&address).to_vec(), stored);
		}
	}
}

impl Accounts for ChildTrie<'_> {
	fn stored(&mut self, address: &Address) -> Option<Vec<u8>> {
		self.ext.child_storage(&self.trie, &account::key(address))
	}

	fn length(&mut self, address: &Address) -> Option<u64> {
		let hash = self.ext.child_storage_hash(&self.trie, &account::key(address))?;
		let known = lengths(|lengths| lengths.get(&hash).copied());
		known.or_else(|| {
			let length = self.stored(address)?.len() as u64;
			lengths(|lengths| {
				if lengths.len() >= LENGTHS {
					lengths.clear();
				}
				lengths.insert(hash, length)
			});
			Some(length)
		})
	}
}

/// Lengths that are remembered.
const LENGTHS: usize = 4_096;

/// Lengths of values by their hashes: to read half a megabyte for its length alone takes longer than all else that queueing does.
fn lengths<R>(with: impl FnOnce(&mut HashMap<Vec<u8>, u64>) -> R) -> R {
	static LENGTHS: OnceLock<Mutex<HashMap<Vec<u8>, u64>>> = OnceLock::new();
	let lengths = LENGTHS.get_or_init(Default::default);
	with(&mut lengths.lock().unwrap_or_else(PoisonError::into_inner))
}
