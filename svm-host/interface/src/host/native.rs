//! What stands behind the host functions: engines, and the state that they are given.

use crate::{
	account::{self, Entry, Write},
	batch::{Applied, Authority, Block, Rejected},
	inspection::{Footprint, Inspection},
	power::Powers,
	Address, EngineVersion, Failure, Hash,
};
use sp_externalities::Externalities;
use sp_storage::ChildInfo;
use std::sync::{Arc, OnceLock};

/// The state that transactions are executed on.
pub trait Accounts {
	/// What stands under a key of the trie.
	fn value(&mut self, key: &[u8]) -> Option<Vec<u8>>;

	/// What stands under the key of an account.
	fn entry(&mut self, address: &Address) -> Option<Entry> {
		Entry::decode(&self.value(&account::key(address))?)
	}

	/// A whole account in one piece; none if there is none.
	fn whole(&mut self, address: &Address) -> Option<Vec<u8>> {
		account::whole(address, |key| self.value(key))
	}
}

/// The same, if all of it can be looked through.
pub trait Trie: Accounts {
	/// The next key after one, whether that stands there or not.
	fn next_key(&mut self, key: &[u8]) -> Option<Vec<u8>>;
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
	fn is_avoided(&self, message: &Hash) -> bool;
	/// Behind the host function of this name.
	fn programs(&self, engine: EngineVersion) -> Vec<(Address, Vec<u8>)>;
	/// Behind the host function of this name.
	fn footprint(&self, block: &Block, bytes: &[u8], accounts: &mut dyn Accounts) -> Result<Footprint, Failure>;
	/// Behind the host function of this name.
	fn powers(&self, engine: EngineVersion, owner: &Address, accounts: &mut dyn Trie) -> Powers;
	/// Behind the host function of this name.
	fn execute(
		&self,
		block: &Block,
		queue: &[u8],
		accounts: &mut dyn Accounts,
	) -> Result<(Vec<Write>, Applied), Rejected>;
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

	pub(super) fn write(&mut self, writes: Vec<Write>) {
		for (key, value) in writes {
			self.ext.place_child_storage(&self.trie, key, value);
		}
	}
}

impl Accounts for ChildTrie<'_> {
	fn value(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.ext.child_storage(&self.trie, key)
	}
}

impl Trie for ChildTrie<'_> {
	fn next_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.ext.next_child_storage_key(&self.trie, key)
	}
}
