// SPDX-License-Identifier: Apache-2.0

//! What these tests know of Mira's own pallets, in one place: names in the metadata and shapes in storage.

use crate::NodeClient;
use anyhow::{anyhow, Result};
use serde::Deserialize;
use subxt::{ext::scale_decode::DecodeAsType, rpcs::rpc_params, utils::H256};

/// The newest block that the chain itself has proven final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct ProvenBlock {
	pub number: u32,
	pub hash: H256,
}

/// What `mira_stage` says of a block or transaction, as far as the scenarios look.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stage {
	/// `inPool`, `inBestBlock`, `finalized` or `retracted`.
	pub stage: String,
	/// The block that it is in, or is.
	pub block: Option<BlockRef>,
	/// Whether the chain itself has proven it final.
	pub proven_final: bool,
	/// How far the best block is ahead of the newest proven one.
	pub finality_lag: u32,
}

/// A block as `mira_stage` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct BlockRef {
	pub number: u32,
	pub hash: H256,
}

/// The stage of block or transaction `hash`, as `node` tells it.
pub async fn stage(node: &NodeClient, hash: H256) -> Result<Stage> {
	node.request("mira_stage", rpc_params![hash]).await
}

/// What the Finality pallet has proven in the state of block `at`.
pub async fn proven(node: &NodeClient, at: H256) -> Result<Option<ProvenBlock>> {
	node.storage(at, "Finality", "Proven", vec![]).await
}

/// Lamports on their way out of the SVM domain, in the state of block `at`.
pub async fn held(node: &NodeClient, at: H256) -> Result<u64> {
	Ok(node.storage(at, "Svm", "HeldInAll", vec![]).await?.unwrap_or_default())
}

/// What is in the SVM domain, in the state of block `at`.
pub async fn backed(node: &NodeClient, at: H256) -> Result<u64> {
	Ok(node.storage(at, "Svm", "Backed", vec![]).await?.unwrap_or_default())
}

/// How many blocks `at` is ahead of the proven one, as the runtime tells other pallets and clients.
pub async fn lag(node: &NodeClient, at: H256) -> Result<u32> {
	let answer = node.call(at, "FinalityApi_lag").await?;
	let bytes = <[u8; 4]>::try_from(answer.as_slice()).map_err(|_| anyhow!("FinalityApi_lag is no u32: {answer:?}"))?;
	Ok(u32::from_le_bytes(bytes))
}
