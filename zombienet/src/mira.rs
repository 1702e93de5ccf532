// SPDX-License-Identifier: Apache-2.0

//! What these tests know of Mira's own pallets, in one place: names in the metadata and shapes in storage.

use crate::NodeClient;
use anyhow::{anyhow, Result};
use subxt::{ext::scale_decode::DecodeAsType, utils::H256};

/// The newest block that the chain itself has proven final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct ProvenBlock {
	pub number: u32,
	pub hash: H256,
}

/// What the Finality pallet has proven in the state of block `at`.
pub async fn proven(node: &NodeClient, at: H256) -> Result<Option<ProvenBlock>> {
	node.storage(at, "Finality", "Proven", vec![]).await
}

/// How many blocks `at` is ahead of the proven one, as the runtime tells other pallets and clients.
pub async fn lag(node: &NodeClient, at: H256) -> Result<u32> {
	let answer = node.call(at, "FinalityApi_lag").await?;
	let bytes = <[u8; 4]>::try_from(answer.as_slice()).map_err(|_| anyhow!("FinalityApi_lag is no u32: {answer:?}"))?;
	Ok(u32::from_le_bytes(bytes))
}
