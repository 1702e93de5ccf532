// SPDX-License-Identifier: Apache-2.0

//! One validator of four dies: three are still the supermajority, so finality goes on.

use anyhow::Result;
use mira_network_tests::{minutes, until, FinalizedRecord, TestNetwork, VALIDATORS};

/// More than votes that the dead validator may have cast before could still finalize.
const BLOCKS: u64 = 10;

#[tokio::test(flavor = "multi_thread")]
async fn finality_goes_on_without_one_validator() -> Result<()> {
	let network = TestNetwork::spawn("one-down").await?;
	let mut record = FinalizedRecord::default();

	let all = network.clients(&VALIDATORS).await?;
	until("every validator has finalized a block", minutes(3), async || {
		Ok((record.observe_all(&all).await? >= 1).then_some(()))
	})
	.await?;

	network.kill("dave").await?;
	let survivors = &all[..3];
	// Their best block, not their finalized one: the dead validator has voted for none beyond it.
	let best = survivors[0].best().await?;
	until("the survivors have finalized ten blocks without it", minutes(5), async || {
		Ok((record.observe_all(survivors).await? >= best.number + BLOCKS).then_some(()))
	})
	.await?;
	for node in survivors {
		record.verify(node).await?;
	}

	network.stop().await
}
