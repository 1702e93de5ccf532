//! `mira_stage`: one question for everything that can still be undone.

use crate::{
	service::{Block, Client, Hash, Pool},
	stage::{self, Stage, TransactionIndex},
};
use jsonrpsee::{
	core::RpcResult,
	proc_macros::rpc,
	types::{ErrorObject, ErrorObjectOwned},
};
use mira_runtime::BlockNumber;
use pallet_mira_finality::FinalityApi;
use sc_client_api::{BlockBackend, HeaderBackend};
use sc_transaction_pool_api::TransactionPool;
use serde::Serialize;
use sp_api::ProvideRuntimeApi;
use sp_runtime::traits::{Hash as _, HashingFor};
use std::sync::Arc;

/// The node knows neither a transaction nor a block of that hash.
const UNKNOWN: i32 = 7001;
/// The chain's own state could not be read.
const STATE: i32 = 7002;

/// What was asked about.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
	Transaction,
	Block,
}

/// A block and where it is.
#[derive(Clone, Serialize)]
pub struct BlockRef {
	pub hash: Hash,
	pub number: BlockNumber,
}

/// At which stage something is.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StageReport {
	pub kind: Kind,
	pub stage: Stage,
	/// Who can still undo it.
	pub undone_by: &'static str,
	/// The block it is in, or is; none in the pool.
	pub block: Option<BlockRef>,
	/// Where in the block the transaction is.
	pub index: Option<u32>,
	/// Whether the chain itself has verified a proof that the block is final (`Finality` pallet, at the best block).
	pub proven_final: bool,
	/// How many blocks the best one is ahead of the newest that is proven final.
	pub finality_lag: BlockNumber,
}

/// Stages of transactions and blocks.
#[rpc(server)]
pub trait MiraStageApi {
	/// The stage of transaction or block `hash`.
	///
	/// Transactions are found in the pool and in the last 2,400 blocks; older ones need the hash of their block as `at`.
	#[method(name = "mira_stage", blocking)]
	fn stage(&self, hash: Hash, at: Option<Hash>) -> RpcResult<StageReport>;
}

/// Answers [`MiraStageApiServer`].
pub struct MiraStageRpc {
	client: Arc<Client>,
	pool: Arc<Pool>,
	index: Arc<TransactionIndex>,
}

impl MiraStageRpc {
	pub fn new(client: Arc<Client>, pool: Arc<Pool>, index: Arc<TransactionIndex>) -> Self {
		Self { client, pool, index }
	}

	fn report(&self, kind: Kind, stage: Stage, block: Option<BlockRef>, index: Option<u32>) -> RpcResult<StageReport> {
		let best = self.client.info().best_hash;
		let api = self.client.runtime_api();
		let state = |error: sp_api::ApiError| {
			ErrorObject::owned(STATE, format!("the state is not readable: {error}"), None::<()>)
		};
		let proven = FinalityApi::<Block, BlockNumber, Hash>::proven(&*api, best).map_err(state)?;
		let finality_lag = FinalityApi::<Block, BlockNumber, Hash>::lag(&*api, best).map_err(state)?;
		let proven_final = stage == Stage::Finalized
			&& block.as_ref().is_some_and(|block| proven.is_some_and(|proven| block.number <= proven.number));
		Ok(StageReport { kind, stage, undone_by: stage.undone_by(), block, index, proven_final, finality_lag })
	}

	/// Where transaction `hash` is in block `at`.
	fn position(&self, hash: Hash, at: Hash) -> Option<u32> {
		let body = self.client.block_body(at).ok().flatten()?;
		body.iter().position(|tx| HashingFor::<Block>::hash_of(tx) == hash).map(|index| index as u32)
	}

	fn in_pool(&self, hash: Hash) -> bool {
		self.pool.ready_transaction(&hash).is_some()
			|| self.pool.futures().iter().any(|tx| sc_transaction_pool_api::InPoolTransaction::hash(tx) == &hash)
	}
}

fn unknown(hash: Hash) -> ErrorObjectOwned {
	ErrorObject::owned(
		UNKNOWN,
		format!(
			"{hash:?} is neither a block, nor a transaction in the pool or in the last 2,400 blocks of this node: \
			 pass the hash of the transaction's block as the second parameter"
		),
		None::<()>,
	)
}

impl MiraStageApiServer for MiraStageRpc {
	fn stage(&self, hash: Hash, at: Option<Hash>) -> RpcResult<StageReport> {
		if at.is_none() {
			if let Some((stage, number)) = stage::of_block(&*self.client, hash) {
				return self.report(Kind::Block, stage, Some(BlockRef { hash, number }), None);
			}
		}
		let candidates = at.map_or_else(|| self.index.blocks_of(hash), |at| vec![at]);
		let decided = stage::deciding_block(&*self.client, &candidates)
			.and_then(|(at, stage, number)| Some((at, stage, number, self.position(hash, at)?)));
		match decided {
			// Retracted and back in the pool: what counts is that it may yet be included.
			Some((_, Stage::Retracted, ..)) | None if self.in_pool(hash) => {
				self.report(Kind::Transaction, Stage::InPool, None, None)
			},
			Some((at, stage, number, index)) => {
				self.report(Kind::Transaction, stage, Some(BlockRef { hash: at, number }), Some(index))
			},
			None => Err(unknown(hash)),
		}
	}
}
