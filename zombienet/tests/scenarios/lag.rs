// SPDX-License-Identifier: Apache-2.0

//! What the voting rule costs: how far finality stays behind the best block, with the distance that the network's spec
//! states and with none.

use anyhow::{Context, Result};
use mira_network_tests::{minutes, until, TestNetwork};
use std::collections::BTreeMap;

/// The distance of the `local` preset, which `mira-node chain-info` shows.
const DISTANCE: u64 = 3;

/// How many best blocks are looked at: enough for the mean to be of the rule and not of a few slots.
const BLOCKS: usize = 20;

#[tokio::test(flavor = "multi_thread")]
async fn the_voting_rule_keeps_its_distance_and_costs_no_more() -> Result<()> {
	let with = mean_lag("lag-with", vec![]).await?;
	let without = mean_lag("lag-without", vec![("--finality-distance", "0")]).await?;
	println!("finality lag: {with:.1} blocks with the distance of {DISTANCE}, {without:.1} with none");
	let cost = with - without;
	assert!((cost - DISTANCE as f64).abs() < 1.5, "a distance of {DISTANCE} blocks costs {cost:.1}");
	Ok(())
}

/// How many blocks the finalized head is behind the best one when the next best block is about to come, on average.
async fn mean_lag(scenario: &str, args: Vec<(&str, &str)>) -> Result<f64> {
	let network = TestNetwork::spawn_with(scenario, args.into_iter().map(Into::into).collect()).await?;
	let node = network.client("alice").await?;
	until("finality is at work", minutes(3), async || Ok((node.finalized().await?.number >= 3).then_some(()))).await?;

	// The last look at each best block is what counts: votes on it have had their slot.
	let mut lags = BTreeMap::new();
	until("enough blocks were seen", minutes(5), async || {
		let (best, finalized) = (node.best().await?, node.finalized().await?);
		lags.insert(best.number, best.number.saturating_sub(finalized.number));
		Ok((lags.len() > BLOCKS).then_some(()))
	})
	.await?;
	let (newest, _) = lags.pop_last().context("no block was seen")?;
	println!("  up to block {newest}: {:?}", lags.values().collect::<Vec<_>>());
	let mean = lags.values().sum::<u64>() as f64 / lags.len() as f64;
	network.stop().await?;
	Ok(mean)
}
