//! What Solana's clients see of the chain: slots are blocks, and commitments are how far finality has come.

use super::errors;
use crate::service::{Client, Hash};
use jsonrpsee::types::ErrorObjectOwned;
use mira_svm_executor::{
	from_whole,
	interface::{
		batch::Block,
		claim::{claim_of, Claim},
		host::Accounts,
		EngineVersion,
	},
	EngineSet, Executor,
};
use pallet_mira_svm::{SvmApi, TRIE};
use sc_client_api::{HeaderBackend, StorageProvider};
use solana_account::AccountSharedData;
use solana_pubkey::Pubkey;
use solana_rpc_client_types::{
	config::CommitmentConfig,
	response::{Response, RpcResponseContext},
};
use sp_api::ProvideRuntimeApi;
use sp_runtime::SaturatedConversion;
use sp_storage::{ChildInfo, StorageKey};
use std::sync::Arc;

/// Blocks for which a transaction can name a block.
pub const RECENT: u64 = mira_svm_executor::interface::batch::MAX_HASHES as u64;

pub type Result<T> = std::result::Result<T, ErrorObjectOwned>;

/// A block that is looked at, and the state after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
	pub hash: Hash,
	pub slot: u64,
}

impl Point {
	/// An answer as of this block.
	pub fn answer<T>(&self, value: T) -> Response<T> {
		Response { context: RpcResponseContext { slot: self.slot, api_version: None }, value }
	}
}

/// The chain, and what executes transactions on it.
#[derive(Clone)]
pub struct Chain {
	pub client: Arc<Client>,
	pub engines: Arc<EngineSet>,
}

impl Chain {
	/// The newest block.
	pub fn best(&self) -> Point {
		let info = self.client.info();
		Point { hash: info.best_hash, slot: info.best_number.into() }
	}

	/// The newest block that nothing on this chain can undo.
	pub fn finalized(&self) -> Point {
		let info = self.client.info();
		Point { hash: info.finalized_hash, slot: info.finalized_number.into() }
	}

	/// The newest block that is as firm as is asked for: finalized, unless a client says that less will do. There is nothing
	/// between: what two thirds of the stake have signed is final.
	pub fn at(&self, commitment: Option<CommitmentConfig>, least: Option<u64>) -> Result<Point> {
		let is_processed = commitment.is_some_and(|commitment| !commitment.is_at_least_confirmed());
		let point = if is_processed { self.best() } else { self.finalized() };
		match least {
			Some(least) if point.slot < least => Err(errors::behind(point.slot)),
			_ => Ok(point),
		}
	}

	/// The engine of a block.
	pub fn executor(&self, at: &Point) -> Result<&Executor> {
		let status = self.client.runtime_api().status(at.hash).map_err(errors::internal)?;
		self.engines.get(status.engine).ok_or_else(|| {
			let EngineVersion(engine) = status.engine;
			errors::internal(format!("this node does not execute Solana transactions by engine {engine}"))
		})
	}

	/// What the engine would be told of the block after one.
	pub fn next_block(&self, at: &Point) -> Result<Block> {
		let api = self.client.runtime_api();
		let mut block = api.next_block(at.hash).map_err(errors::internal)?;
		block.slot = at.slot.saturating_add(1);
		block.hashes.insert(0, at.hash.into());
		block.hashes.truncate(RECENT as usize);
		Ok(block)
	}

	/// An account, whether it is kept, brought by the engine, or made from the block.
	pub fn account(&self, at: &Point, address: &Pubkey) -> Result<Option<AccountSharedData>> {
		let address = address.to_bytes();
		if let Some(whole) = self.state(at).whole(&address) {
			return Ok(from_whole(&whole));
		}
		let executor = self.executor(at)?;
		let mut block = self.next_block(at)?;
		block.claims = self.claims(at, claim_of(&address))?;
		Ok(executor.given(&block, &address))
	}

	/// Claims as programs would see them in the block after one.
	pub fn claims(&self, at: &Point, numbers: impl IntoIterator<Item = u64>) -> Result<Vec<Claim>> {
		let numbers: Vec<_> = numbers.into_iter().collect();
		if numbers.is_empty() {
			return Ok(Vec::new());
		}
		self.client.runtime_api().claims(at.hash, numbers).map_err(errors::internal)
	}

	/// Accounts as they are kept after a block.
	pub fn state(&self, at: &Point) -> State<'_> {
		State { client: &self.client, at: at.hash, trie: ChildInfo::new_default(TRIE) }
	}

	/// The number of a block by its hash, if it is of the best chain.
	pub fn slot_of(&self, hash: Hash) -> Option<u64> {
		let number = HeaderBackend::number(&*self.client, hash).ok()??;
		let canonical = HeaderBackend::hash(&*self.client, number).ok()??;
		(canonical == hash).then(|| number.saturated_into())
	}

	/// The hash of the first block.
	pub fn genesis(&self) -> Hash {
		self.client.info().genesis_hash
	}
}

/// Accounts in the state after a block.
pub struct State<'a> {
	client: &'a Client,
	at: Hash,
	trie: ChildInfo,
}

impl Accounts for State<'_> {
	fn value(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let value = self.client.child_storage(self.at, &self.trie, &StorageKey(key.to_vec()));
		value.inspect_err(|error| log::warn!("an account could not be read: {error}")).ok()?.map(|data| data.0)
	}
}
