//! What clients are told as it happens.

use super::{
	chain::{Chain, Point},
	errors,
	scanning::passes,
	Solana,
};
use crate::service::Block;
use futures::{stream, Stream, StreamExt};
use jsonrpsee::{PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink};
use sc_client_api::BlockchainEvents;
use serde::Serialize;
use solana_account::ReadableAccount;
use solana_pubkey::Pubkey;
use solana_rpc_client_types::{
	config::{CommitmentConfig, RpcAccountInfoConfig},
	filter::RpcFilterType,
	response::{ProcessedSignatureResult, RpcKeyedAccount, RpcLogsResponse, RpcSignatureResult, SlotInfo},
};
use solana_signature::Signature;
use sp_runtime::{
	traits::Block as BlockT,
	traits::{Header as _, SaturatedConversion},
};

/// Sends something; false if nobody listens any more.
async fn tell(sink: &SubscriptionSink, what: &impl Serialize) -> bool {
	match SubscriptionMessage::from_json(what) {
		Ok(message) => sink.send(message).await.is_ok(),
		Err(_) => false,
	}
}

/// The next block; none if there will be none, or nobody listens any more.
async fn next(sink: &SubscriptionSink, blocks: &mut (impl Stream<Item = Point> + Unpin)) -> Option<Point> {
	tokio::select! {
		next = blocks.next() => next,
		_ = sink.closed() => None,
	}
}

impl Chain {
	/// Newest blocks, as each becomes as firm as is asked for; the current one first.
	fn blocks(&self, commitment: Option<CommitmentConfig>) -> impl Stream<Item = Point> + Send + Unpin {
		let is_processed = commitment.is_some_and(|commitment| !commitment.is_at_least_confirmed());
		let point = |header: &<Block as BlockT>::Header| Point {
			hash: header.hash(),
			slot: (*header.number()).saturated_into(),
		};
		if is_processed {
			let imported = self.client.import_notification_stream();
			let best = imported.filter(|block| futures::future::ready(block.is_new_best));
			stream::once(futures::future::ready(self.best())).chain(best.map(move |block| point(&block.header))).boxed()
		} else {
			let finalized = self.client.finality_notification_stream();
			stream::once(futures::future::ready(self.finalized()))
				.chain(finalized.map(move |block| point(&block.header)))
				.boxed()
		}
	}
}

impl Chain {
	/// Every block from now on, as it becomes as firm as is asked for: also those that become final together with another one.
	fn every_block(&self, commitment: Option<CommitmentConfig>) -> impl Stream<Item = Point> + Send + Unpin {
		let is_processed = commitment.is_some_and(|commitment| !commitment.is_at_least_confirmed());
		if is_processed {
			return self.blocks(commitment).skip(1).boxed();
		}
		let client = self.client.clone();
		let finalized = client.finality_notification_stream();
		let points = finalized.flat_map(move |block| {
			let last = Point { hash: block.hash, slot: (*block.header.number()).saturated_into() };
			let before = block.tree_route.to_vec();
			let count = before.len() as u64;
			let before = before
				.into_iter()
				.enumerate()
				.map(move |(at, hash)| Point { hash, slot: last.slot.saturating_sub(count.saturating_sub(at as u64)) });
			stream::iter(before.chain([last]))
		});
		points.boxed()
	}
}

impl Solana {
	/// Once a transaction is in a block that is as firm as is asked for: what became of it.
	pub(super) async fn tell_of_signature(
		self,
		pending: PendingSubscriptionSink,
		signature: Signature,
		commitment: Option<CommitmentConfig>,
	) {
		let Ok(sink) = pending.accept().await else { return };
		let mut blocks = self.chain.blocks(commitment);
		while let Some(at) = next(&sink, &mut blocks).await {
			self.statuses.read(&self.chain, at.hash);
			let Some(found) = self.statuses.get(&self.chain, &signature).filter(|found| found.slot <= at.slot) else {
				continue;
			};
			let result = ProcessedSignatureResult { err: found.outcome.err().map(Into::into) };
			let at = Point { slot: found.slot, ..at };
			tell(&sink, &at.answer(RpcSignatureResult::ProcessedSignature(result))).await;
			return;
		}
	}

	pub(super) async fn tell_of_slots(self, pending: PendingSubscriptionSink) {
		let Ok(sink) = pending.accept().await else { return };
		let mut blocks = self.chain.blocks(Some(CommitmentConfig::processed())).skip(1);
		while let Some(Point { slot, .. }) = next(&sink, &mut blocks).await {
			let root = self.chain.finalized().slot;
			if !tell(&sink, &SlotInfo { slot, parent: slot.saturating_sub(1), root }).await {
				return;
			}
		}
	}

	pub(super) async fn tell_of_roots(self, pending: PendingSubscriptionSink) {
		let Ok(sink) = pending.accept().await else { return };
		let mut told = self.chain.finalized().slot;
		let mut blocks = self.chain.blocks(None).skip(1);
		while let Some(at) = next(&sink, &mut blocks).await {
			// Many blocks become final at once.
			for slot in told.saturating_add(1)..=at.slot {
				if !tell(&sink, &slot).await {
					return;
				}
			}
			told = at.slot;
		}
	}

	/// Tells of each transaction that names an account, or of all.
	pub(super) async fn tell_of_logs(
		self,
		pending: PendingSubscriptionSink,
		mentions: Option<Pubkey>,
		commitment: Option<CommitmentConfig>,
	) {
		let Some(history) = self.history.clone() else { return pending.reject(errors::no_history()).await };
		let Ok(sink) = pending.accept().await else { return };
		let mut blocks = self.chain.every_block(commitment);
		while let Some(at) = next(&sink, &mut blocks).await {
			let Ok(block) = history.block(&at) else { return };
			for transaction in block.transactions {
				if mentions.is_some_and(|account| !transaction.accounts().contains(&account)) {
					continue;
				}
				let Some(signature) = transaction.signature() else { continue };
				let told = RpcLogsResponse {
					signature: signature.to_string(),
					err: transaction.outcome.clone().err().map(Into::into),
					logs: transaction.logs().unwrap_or_default().to_vec(),
				};
				if !tell(&sink, &at.answer(told)).await {
					return;
				}
			}
		}
	}

	/// Tells whenever an account of a program changes.
	pub(super) async fn tell_of_program(
		self,
		pending: PendingSubscriptionSink,
		program: Pubkey,
		filters: Vec<RpcFilterType>,
		config: RpcAccountInfoConfig,
	) {
		let Some(history) = self.history.clone() else { return pending.reject(errors::no_history()).await };
		let Ok(sink) = pending.accept().await else { return };
		let mut blocks = self.chain.every_block(config.commitment);
		while let Some(at) = next(&sink, &mut blocks).await {
			let Ok(block) = history.block(&at) else { return };
			for address in block.changed {
				let Ok(Some(account)) = self.chain.account(&at, &address) else { continue };
				if *account.owner() != program || !passes(&filters, &account) {
					continue;
				}
				let Ok(Some(account)) = self.read_account(&at, &address, &config) else { continue };
				if !tell(&sink, &at.answer(RpcKeyedAccount { pubkey: address.to_string(), account })).await {
					return;
				}
			}
		}
	}

	pub(super) async fn tell_of_account(
		self,
		pending: PendingSubscriptionSink,
		address: Pubkey,
		config: RpcAccountInfoConfig,
	) {
		let Ok(sink) = pending.accept().await else { return };
		let mut blocks = self.chain.blocks(config.commitment);
		let mut known = None;
		while let Some(at) = next(&sink, &mut blocks).await {
			let kept = self.kept(&at, &address);
			let is_first = known.is_none();
			if known.replace(kept.clone()) == Some(kept) || is_first {
				continue;
			}
			let Ok(account) = self.read_account(&at, &address, &config) else { return };
			if !tell(&sink, &at.answer(account)).await {
				return;
			}
		}
	}
}
