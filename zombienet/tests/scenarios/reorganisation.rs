// SPDX-License-Identifier: Apache-2.0

//! Two authors make a block in one slot, one of them loses: clients are told that it is retracted, and that its
//! transactions are final in the block that won, or a later one.

use anyhow::{bail, Context, Result};
use mira_network_tests::{block_hash, minutes, mira, until, NodeClient, TestNetwork};
use std::{collections::HashSet, time::Instant};
use subxt::utils::H256;
use subxt_signer::sr25519::dev;

/// A block of a fork that lost, and a transaction in it.
struct Lost {
	number: u64,
	block: H256,
	transaction: H256,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_block_is_retracted_and_its_transactions_are_not_lost() -> Result<()> {
	let network = TestNetwork::spawn("reorganisation").await?;
	let node = network.client("alice").await?;
	until("finality is at work", minutes(3), async || Ok((node.finalized().await?.number >= 1).then_some(()))).await?;

	let lost = lost_block(&node).await?;
	println!("block {} {} lost, with transaction {}", lost.number, lost.block, lost.transaction);
	let told = mira::stage(&node, lost.block).await?;
	assert_eq!((told.stage.as_str(), told.proven_final), ("retracted", false));

	let told = until("its transaction is proven final elsewhere", minutes(4), async || {
		let told = mira::stage(&node, lost.transaction).await?;
		Ok(told.proven_final.then_some(told))
	})
	.await?;
	assert_eq!(told.stage, "finalized");
	let won = told.block.context("a final transaction is in a block")?;
	assert_ne!(won.hash, lost.block);
	assert_eq!(node.hash_at(won.number.into()).await?, Some(won.hash));
	network.stop().await
}

/// Sends a transaction with every block, until one block with a transaction is no part of what is final. A slot has two
/// authors about once in five; which block a node sees first is chance.
async fn lost_block(node: &NodeClient) -> Result<Lost> {
	let within = minutes(10);
	println!("waiting until a block with a transaction is lost ({} s at most)", within.as_secs());
	let start = Instant::now();
	let mut imported = node.imported().await?;
	let mut sent = HashSet::new();
	let mut seen: Vec<Lost> = Vec::new();
	while start.elapsed() < within {
		let header = imported.next().await.context("the node stopped telling of blocks")??;
		let block = block_hash(&header);
		if let Some(transaction) = node.transactions_in(block).await?.into_iter().find(|hash| sent.contains(hash)) {
			seen.push(Lost { number: header.number, block, transaction });
		}
		let finalized = node.finalized().await?.number;
		while let Some(index) = seen.iter().position(|candidate| candidate.number <= finalized) {
			let candidate = seen.swap_remove(index);
			if node.hash_at(candidate.number).await? != Some(candidate.block) {
				return Ok(candidate);
			}
		}
		sent.insert(node.submit_remark(&dev::alice()).await?);
	}
	bail!("no block was lost in {} s", within.as_secs())
}
