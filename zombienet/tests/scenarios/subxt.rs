// SPDX-License-Identifier: Apache-2.0

//! Stock subxt with its stock configuration: read state, sign and submit a transfer, follow it to finality, decode its
//! events. Nothing here knows more of Mira than its metadata tells.

use anyhow::{bail, ensure, Context, Result};
use mira_network_tests::{minutes, until, TestNetwork};
use subxt::{
	client::OnlineClientAtBlock,
	dynamic,
	ext::scale_decode::DecodeAsType,
	tx::TransactionStatus,
	utils::{AccountId32, MultiAddress},
	OnlineClient, SubstrateConfig,
};
use subxt_signer::sr25519::dev;
use tokio::time::timeout;

/// One MIRA: more than an account must hold to exist.
const AMOUNT: u128 = 1_000_000_000;

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Account {
	data: AccountData,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct AccountData {
	free: u128,
}

#[derive(Debug, PartialEq, Eq, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Transfer {
	from: AccountId32,
	to: AccountId32,
	amount: u128,
}

#[tokio::test(flavor = "multi_thread")]
async fn stock_client_transfers_and_follows_to_finality() -> Result<()> {
	let network = TestNetwork::spawn("subxt").await?;
	let node = network.client("alice").await?;
	until("finality is at work", minutes(3), async || Ok((node.finalized().await?.number >= 1).then_some(()))).await?;

	timeout(minutes(3), transfer(network.url("alice")?))
		.await
		.context("the transfer was not finalized in three minutes")??;
	network.stop().await
}

async fn transfer(url: &str) -> Result<()> {
	let api = OnlineClient::<SubstrateConfig>::from_url(url).await?;
	let at = api.at_current_block().await?;
	// Neither validates nor is paid fees, so that its balance changes by the transfer alone.
	let ferdie = dev::ferdie().public_key().to_account_id();
	let before = free_balance(&at, ferdie).await?;

	let alice = dev::alice();
	let destination = MultiAddress::<AccountId32, ()>::Id(ferdie);
	let call = dynamic::tx("Balances", "transfer_keep_alive", (destination, AMOUNT));
	let mut progress = at.transactions().sign_and_submit_then_watch_default(&call, &alice).await?;
	let mut was_in_best = false;
	let block = loop {
		match progress.next().await.context("the node stopped telling of the transfer")?? {
			TransactionStatus::InBestBlock(_) => was_in_best = true,
			TransactionStatus::InFinalizedBlock(block) => break block,
			TransactionStatus::Error { message }
			| TransactionStatus::Invalid { message }
			| TransactionStatus::Dropped { message } => bail!("the transfer failed: {message}"),
			_ => {},
		}
	};
	ensure!(was_in_best, "a transfer is in a best block before it is final");

	let events = block.wait_for_success().await?;
	let mut transfers = Vec::new();
	for event in events.iter() {
		let event = event?;
		if (event.pallet_name(), event.event_name()) == ("Balances", "Transfer") {
			transfers.push(event.decode_fields_unchecked_as::<Transfer>()?);
		}
	}
	let expected = Transfer { from: alice.public_key().to_account_id(), to: ferdie, amount: AMOUNT };
	assert_eq!(transfers, [expected]);

	let after = free_balance(&block.at().await?, ferdie).await?;
	assert_eq!(after - before, AMOUNT);
	Ok(())
}

async fn free_balance(at: &OnlineClientAtBlock<SubstrateConfig>, account: AccountId32) -> Result<u128> {
	let address = dynamic::storage::<(AccountId32,), Account>("System", "Account");
	let account = at.storage().fetch(address, (account,)).await?;
	Ok(account.decode()?.data.free)
}
