// SPDX-License-Identifier: Apache-2.0

//! A full node joins by warp sync: it believes the validators' justifications instead of replaying their blocks, and
//! then has the finalized head and its state.

use anyhow::Result;
use mira_network_tests::{minutes, until, FinalizedRecord, NodeClient, TestNetwork, VALIDATORS};
use subxt::utils::{AccountId32, H256};

/// Enough blocks that to jump over them differs from having imported them one by one.
const BLOCKS: u64 = 15;

#[tokio::test(flavor = "multi_thread")]
async fn full_node_joins_by_warp_sync() -> Result<()> {
	let mut network = TestNetwork::spawn("warp-sync").await?;
	let mut record = FinalizedRecord::default();

	let validators = network.clients(&VALIDATORS).await?;
	until("every validator has finalized fifteen blocks", minutes(5), async || {
		Ok((record.observe_all(&validators).await? >= BLOCKS).then_some(()))
	})
	.await?;
	// A node that persists none of its justifications cannot prove anything to one that warps. Where they are persisted at
	// changes of the authority set only, the first of these takes an era.
	until("a justification is stored", minutes(15), async || newest_justified(&validators[0]).await).await?;

	// The sync waits for three peers. That it is told of all four spares the test their discovery, which is not its
	// subject.
	let addresses = VALIDATORS.iter().map(|name| network.address(name)).collect::<Result<Vec<_>>>()?;
	let args = vec![
		("--sync", "warp").into(),
		// An archive cannot warp: it is to have the blocks that warping skips.
		("--state-pruning", "256").into(),
		("--bootnodes", addresses).into(),
	];
	let target = validators[0].finalized().await?;
	network.join("newcomer", false, args).await?;
	let newcomer = network.client("newcomer").await?;

	let head = until("the newcomer has the finalized head", minutes(5), async || {
		let head = newcomer.finalized().await?;
		Ok((head.number >= target.number).then_some(head))
	})
	.await?;
	let logs = until("the newcomer logs how it came there", minutes(1), async || {
		let logs = network.logs("newcomer").await?;
		Ok(logs.contains("State sync is complete").then_some(logs))
	})
	.await?;
	assert!(logs.contains("Warp sync is complete"), "it got there, but not by warp sync");

	let there = until("a validator has finalized that head too", minutes(1), async || {
		let finalized = record.observe(&validators[0]).await?;
		Ok(if finalized.number >= head.number { validators[0].hash_at(head.number).await? } else { None })
	})
	.await?;
	assert_eq!(there, head.hash, "the newcomer warped to another chain");

	let session = session_validators(&newcomer, head.hash).await?;
	assert_eq!(session.len(), VALIDATORS.len());
	assert_eq!(session, session_validators(&validators[0], head.hash).await?);

	// It follows the chain, and does not only stand where it landed.
	until("the newcomer follows", minutes(3), async || {
		Ok((record.observe(&newcomer).await?.number >= head.number + 3).then_some(()))
	})
	.await?;
	network.stop().await
}

/// Height of the newest finalized block with which the node keeps its justification.
async fn newest_justified(node: &NodeClient) -> Result<Option<u64>> {
	for number in (1..=node.finalized().await?.number).rev() {
		if let Some(hash) = node.hash_at(number).await? {
			if node.has_justification(hash).await? {
				return Ok(Some(number));
			}
		}
	}
	Ok(None)
}

/// The validators of the session, as the state of block `at` has them.
async fn session_validators(node: &NodeClient, at: H256) -> Result<Vec<AccountId32>> {
	Ok(node.storage(at, "Session", "Validators", vec![]).await?.unwrap_or_default())
}
