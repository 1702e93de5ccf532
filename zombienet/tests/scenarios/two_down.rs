// SPDX-License-Identifier: Apache-2.0

//! Two validators of four die: nothing more is finalized, yet blocks go on and the chain tells how far finality lags. Money that
//! asks to leave the SVM domain meanwhile is held. Restored, they finalize all of it, nothing that was ever final is reverted, and
//! the money leaves.

use anyhow::{Context, Result};
use mira_network_tests::{
	minutes,
	mira::{self, ProvenBlock},
	until, FinalizedRecord, Head, NodeClient, TestNetwork, VALIDATORS,
};
use subxt::{dynamic::Value, utils::H256};
use subxt_signer::sr25519::dev;

/// Lamports that enter the SVM domain, and those that leave it: so few that they leave as soon as they may.
const MONEY: (u64, u64) = (1_000_000_000_000, 5_000_000);

/// Blocks behind best at which finality has surely stopped: well beyond the distance that the voting rule keeps.
const STOPPED: u64 = 12;

/// Blocks behind best up to which the stall is watched: authors may back off only from 50 on.
const WATCHED: u64 = 24;

/// What a node logs when it leaves its slot out because finality lags.
const BACKING_OFF: &str = "Backing off claiming new slot";

#[tokio::test(flavor = "multi_thread")]
async fn finality_stops_without_two_validators_and_catches_up() -> Result<()> {
	let network = TestNetwork::spawn("two-down").await?;
	let mut record = FinalizedRecord::default();

	let all = network.clients(&VALIDATORS).await?;
	until("every validator has finalized five blocks", minutes(3), async || {
		Ok((record.observe_all(&all).await? >= 5).then_some(()))
	})
	.await?;

	let account = || Value::from_bytes(dev::alice().public_key().0);
	let (enters, leaves) = MONEY;
	let amount = |lamports: u64| Value::u128(lamports.into());
	let before = mira::backed(&all[0], all[0].best().await?.hash).await?;
	all[0].submit(&dev::alice(), "Svm", "deposit", vec![account(), amount(enters)]).await?;
	until("money is in the domain", minutes(2), async || {
		let backed = mira::backed(&all[0], all[0].best().await?.hash).await?;
		Ok((backed == before + enters).then_some(()))
	})
	.await?;

	network.kill("charlie").await?;
	network.kill("dave").await?;
	let survivors = &all[..2];
	let alice = &survivors[0];

	// Votes cast before the deaths may still finalize a little.
	let (finalized, before) = until("finality has stopped", minutes(8), async || {
		record.observe_all(survivors).await?;
		let (finalized, best) = (alice.finalized().await?, alice.best().await?);
		Ok((best.number >= finalized.number + STOPPED).then_some((finalized, best)))
	})
	.await?;
	alice.submit(&dev::alice(), "Svm", "withdraw", vec![account(), amount(leaves)]).await?;
	until("money asks to leave", minutes(2), async || {
		Ok((mira::held(alice, alice.best().await?.hash).await? == leaves).then_some(()))
	})
	.await?;
	let after = until("blocks go on", minutes(8), async || {
		for node in survivors {
			let head = record.observe(node).await?;
			assert!(head.number <= finalized.number, "{} finalized {head:?} with two of four", node.name());
		}
		let best = alice.best().await?;
		Ok((best.number >= finalized.number + WATCHED).then_some(best))
	})
	.await?;
	for name in ["alice", "bob"] {
		assert!(!network.logs(name).await?.contains(BACKING_OFF), "{name} backed off within {WATCHED} blocks");
	}

	assert_eq!(mira::held(alice, after.hash).await?, leaves, "it left, and what asked for it can still be undone");
	let (proven_before, lag_before) = settlement(alice, before).await?;
	let (proven_after, lag_after) = settlement(alice, after).await?;
	assert_eq!(proven_before, proven_after, "something was proven final that was not finalized");
	assert!(u64::from(proven_after.number) <= finalized.number);
	assert!(lag_before < lag_after, "the chain does not notice that finality lags");
	println!("the lag grew from {lag_before} to {lag_after}");
	// However deep below the best block, what is not finalized can still be undone, and clients are told so.
	let (last, next) = (finalized.number, finalized.number + 1);
	let stalled = alice.hash_at(next).await?.context("a block is missing")?;
	assert_eq!(stage(alice, stalled).await?, ("inBestBlock".into(), false));
	let (settled, _) = stage(alice, finalized.hash).await?;
	assert_eq!(settled, "finalized", "block {last}");

	network.restart("charlie").await?;
	network.restart("dave").await?;
	let all = network.clients(&VALIDATORS).await?;
	until("every validator has finalized what the stall left", minutes(8), async || {
		Ok((record.observe_all(&all).await? >= after.number).then_some(()))
	})
	.await?;
	let lag = until("the chain has proven it", minutes(3), async || {
		let best = all[0].best().await?;
		let (proven, lag) = settlement(&all[0], best).await?;
		Ok((u64::from(proven.number) >= after.number).then_some(lag))
	})
	.await?;
	assert!(lag < lag_after);
	until("the money has left", minutes(2), async || {
		Ok((mira::held(&all[0], all[0].best().await?.hash).await? == 0).then_some(()))
	})
	.await?;
	let restored = alice.hash_at(next).await?.context("a block is missing")?;
	assert_eq!(stage(&all[0], restored).await?, ("finalized".into(), true));

	for node in &all {
		record.verify(node).await?;
	}
	network.stop().await
}

/// The stage that `node` tells of `block`, and whether the chain has proven it final.
async fn stage(node: &NodeClient, block: H256) -> Result<(String, bool)> {
	let told = mira::stage(node, block).await?;
	Ok((told.stage, told.proven_final))
}

/// What the Finality pallet has proven in the state of `block`, and how far it says that `block` is ahead.
async fn settlement(node: &NodeClient, block: Head) -> Result<(ProvenBlock, u32)> {
	let proven = mira::proven(node, block.hash).await?.context("nothing is proven final")?;
	let lag = mira::lag(node, block.hash).await?;
	assert_eq!(u64::from(lag), block.number - u64::from(proven.number));
	Ok((proven, lag))
}
