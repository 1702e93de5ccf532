//! What became of transactions, by their signatures: of recent blocks, in memory.

use super::{
	chain::{Chain, Point},
	executed,
};
use crate::service::Hash;
use futures::StreamExt;
use mira_svm_executor::interface::Address;
use parking_lot::Mutex;
use sc_client_api::{BlockchainEvents, HeaderBackend};
use solana_signature::Signature;
use solana_transaction_error::TransactionError;
use sp_runtime::traits::{Header as _, SaturatedConversion};
use std::{
	collections::{HashMap, VecDeque},
	sync::Arc,
};

/// Blocks that are remembered, of all forks: half an hour and more.
const BLOCKS: usize = 512;

/// What became of a transaction in a block.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
	pub block: Hash,
	pub slot: u64,
	pub outcome: Result<(), TransactionError>,
}

/// What a transaction paid on top.
#[derive(Clone, Debug)]
struct Price {
	/// Millionths of a lamport for a compute unit.
	price: u64,
	/// Accounts that it may write.
	writes: Vec<Address>,
}

/// By signature: what each recent block that has the transaction says.
#[derive(Default)]
pub struct Statuses(Mutex<Known>);

#[derive(Default)]
struct Known {
	found: HashMap<Signature, Vec<Found>>,
	blocks: VecDeque<Remembered>,
}

struct Remembered {
	block: Hash,
	signatures: Vec<Signature>,
	prices: Vec<Price>,
}

impl Statuses {
	/// What the best chain says of a transaction; none if it does not have it, or not lately.
	pub fn get(&self, chain: &Chain, signature: &Signature) -> Option<Found> {
		let found = self.0.lock().found.get(signature).cloned()?;
		found.into_iter().find(|found| chain.slot_of(found.block) == Some(found.slot))
	}

	/// For a block, the least that was paid for a compute unit by transactions that may write all of some accounts; nothing if
	/// there was none.
	pub fn price(&self, block: Hash, accounts: &[Address]) -> u64 {
		let known = self.0.lock();
		let Some(remembered) = known.blocks.iter().find(|remembered| remembered.block == block) else { return 0 };
		let asked = remembered.prices.iter().filter(|price| accounts.iter().all(|one| price.writes.contains(one)));
		asked.map(|price| price.price).min().unwrap_or_default()
	}

	/// Reads a block, unless it was read before.
	pub fn read(&self, chain: &Chain, block: Hash) {
		let is_known = |known: &Known| known.blocks.iter().any(|remembered| remembered.block == block);
		if is_known(&self.0.lock()) {
			return;
		}
		let Read { found, prices } = transactions_of(chain, block).unwrap_or_default();
		let mut known = self.0.lock();
		if is_known(&known) {
			return;
		}
		let signatures = found.iter().map(|(signature, _)| *signature).collect();
		known.blocks.push_back(Remembered { block, signatures, prices });
		for (signature, found) in found {
			known.found.entry(signature).or_default().push(found);
		}
		while known.blocks.len() > BLOCKS {
			let Some(oldest) = known.blocks.pop_front() else { break };
			for signature in oldest.signatures {
				if let Some(found) = known.found.get_mut(&signature) {
					found.retain(|found| found.block != oldest.block);
					if found.is_empty() {
						known.found.remove(&signature);
					}
				}
			}
		}
	}
}

/// Reads the blocks in the database, then every block that is imported.
pub async fn keep(statuses: Arc<Statuses>, chain: Chain) {
	let client = chain.client.clone();
	// Subscribed first: no block may fall between.
	let mut imported = client.every_import_notification_stream();
	let mut recent = Vec::new();
	let mut hash = client.info().best_hash;
	while recent.len() < BLOCKS / 2 {
		let Ok(Some(header)) = client.header(hash) else { break };
		recent.push(hash);
		hash = *header.parent_hash();
	}
	recent.into_iter().rev().for_each(|hash| statuses.read(&chain, hash));
	while let Some(notification) = imported.next().await {
		statuses.read(&chain, notification.hash);
	}
}

/// What is remembered of the transactions of a block.
#[derive(Default)]
struct Read {
	found: Vec<(Signature, Found)>,
	prices: Vec<Price>,
}

fn transactions_of(chain: &Chain, block: Hash) -> Option<Read> {
	let slot = HeaderBackend::number(&*chain.client, block).ok()??.saturated_into();
	let told = executed::read(&chain.client, block)?;
	let executor = chain.executor(&Point { hash: block, slot }).ok()?;
	let prices = told.transactions.iter().filter_map(|executed| {
		let inspection = executor.inspect(executed.bytes.as_deref()?).ok()?;
		let paid = u128::from(inspection.budget.priority_fee).saturating_mul(1_000_000);
		let price = paid.checked_div(inspection.budget.units.into()).unwrap_or_default();
		let writes = inspection.keys.iter().filter(|key| key.writes).map(|key| key.address);
		Some(Price { price: u64::try_from(price).unwrap_or(u64::MAX), writes: writes.collect() })
	});
	let prices = prices.collect();
	let transactions = told
		.transactions
		.into_iter()
		.filter_map(|executed| Some((executed.signature()?, Found { block, slot, outcome: executed.outcome })));
	Some(Read { found: transactions.collect(), prices })
}
