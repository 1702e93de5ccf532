//! The database: the SDK's, but that it says what would have kept a state which is asked for in vain.

use super::{Block, Hash};
use mira_runtime::BlockNumber;
use parking_lot::RwLock;
use sc_client_api::{
	backend::{self, AuxStore},
	TrieCacheContext, UsageInfo,
};
use sc_service::{Configuration, TFullBackend};
use sp_blockchain::{Error, Result};
use sp_runtime::Justification;
use std::{collections::HashSet, sync::Arc};

/// What the database itself says of a state that was pruned.
const DISCARDED: &str = "State already discarded";

type Sdk = TFullBackend<Block>;

/// Blocks and states.
pub struct Backend(Arc<Sdk>);

impl Backend {
	/// Opens the database that `config` names, or makes it.
	pub fn open(config: &Configuration) -> Result<Self> {
		sc_service::new_db_backend(config.db_config()).map(Self)
	}
}

/// Names the flag in the answer that clients get, since those who meet it seldom know the node's log.
fn explain(error: Error) -> Error {
	match error {
		Error::UnknownBlock(text) if text.starts_with(DISCARDED) => Error::UnknownBlock(format!(
			"{text}: this node keeps recent states only; ask one that was started with --archive, which keeps all"
		)),
		other => other,
	}
}

impl backend::Backend<Block> for Backend {
	type BlockImportOperation = <Sdk as backend::Backend<Block>>::BlockImportOperation;
	type Blockchain = <Sdk as backend::Backend<Block>>::Blockchain;
	type State = <Sdk as backend::Backend<Block>>::State;
	type OffchainStorage = <Sdk as backend::Backend<Block>>::OffchainStorage;

	fn state_at(&self, hash: Hash, cache: TrieCacheContext) -> Result<Self::State> {
		self.0.state_at(hash, cache).map_err(explain)
	}

	fn have_state_at(&self, hash: Hash, number: BlockNumber) -> bool {
		self.0.have_state_at(hash, number)
	}

	fn pin_block(&self, hash: Hash) -> Result<()> {
		self.0.pin_block(hash)
	}

	fn unpin_block(&self, hash: Hash) {
		self.0.unpin_block(hash)
	}

	fn begin_operation(&self) -> Result<Self::BlockImportOperation> {
		self.0.begin_operation()
	}

	fn begin_state_operation(&self, operation: &mut Self::BlockImportOperation, block: Hash) -> Result<()> {
		self.0.begin_state_operation(operation, block).map_err(explain)
	}

	fn commit_operation(&self, operation: Self::BlockImportOperation) -> Result<()> {
		self.0.commit_operation(operation)
	}

	fn finalize_block(&self, hash: Hash, justification: Option<Justification>) -> Result<()> {
		self.0.finalize_block(hash, justification)
	}

	fn append_justification(&self, hash: Hash, justification: Justification) -> Result<()> {
		self.0.append_justification(hash, justification)
	}

	fn blockchain(&self) -> &Self::Blockchain {
		self.0.blockchain()
	}

	fn usage_info(&self) -> Option<UsageInfo> {
		self.0.usage_info()
	}

	fn offchain_storage(&self) -> Option<Self::OffchainStorage> {
		self.0.offchain_storage()
	}

	fn revert(&self, blocks: BlockNumber, finalized_too: bool) -> Result<(BlockNumber, HashSet<Hash>)> {
		self.0.revert(blocks, finalized_too)
	}

	fn remove_leaf_block(&self, hash: Hash) -> Result<()> {
		self.0.remove_leaf_block(hash)
	}

	fn get_import_lock(&self) -> &RwLock<()> {
		self.0.get_import_lock()
	}

	fn requires_full_sync(&self) -> bool {
		self.0.requires_full_sync()
	}
}

impl AuxStore for Backend {
	fn insert_aux<
		'a,
		'b: 'a,
		'c: 'a,
		I: IntoIterator<Item = &'a (&'c [u8], &'c [u8])>,
		D: IntoIterator<Item = &'a &'b [u8]>,
	>(
		&self,
		insert: I,
		delete: D,
	) -> Result<()> {
		AuxStore::insert_aux(&*self.0, insert, delete)
	}

	fn get_aux(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
		AuxStore::get_aux(&*self.0, key)
	}
}
