// SPDX-License-Identifier: Apache-2.0

//! Four validators produce blocks, agree on what is final, and the chain itself proves it.

use anyhow::{Context, Result};
use mira_network_tests::{minutes, mira, until, FinalizedRecord, TestNetwork, VALIDATORS};

/// Enough for votes and proofs to be at work on more than what genesis gives.
const BLOCKS: u64 = 10;

#[tokio::test(flavor = "multi_thread")]
async fn four_validators_produce_and_finalize() -> Result<()> {
	let network = TestNetwork::spawn("finality").await?;
	let nodes = network.clients(&VALIDATORS).await?;
	let mut record = FinalizedRecord::default();

	until("every validator has finalized ten blocks", minutes(4), async || {
		Ok((record.observe_all(&nodes).await? >= BLOCKS).then_some(()))
	})
	.await?;
	for node in &nodes {
		record.verify(node).await?;
	}

	// The proof is the chain's own: every node reads it from the state of the same block.
	let head = nodes[0].finalized().await?;
	let proven = mira::proven(&nodes[0], head.hash).await?.context("nothing is proven final")?;
	for node in &nodes {
		let hash = node.hash_at(proven.number.into()).await?;
		assert_eq!(hash, Some(proven.hash), "{} has another block than the proven one", node.name());
	}
	let lag = mira::lag(&nodes[0], head.hash).await?;
	assert_eq!(u64::from(lag), head.number - u64::from(proven.number));
	println!("block {} proves block {}: a lag of {lag}", head.number, proven.number);

	network.stop().await
}
