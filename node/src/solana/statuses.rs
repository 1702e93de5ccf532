//! What became of transactions, by their signatures: of recent blocks, in memory.

use super::chain::Chain;
use crate::service::{Block, Client, Hash};
use codec::{Decode, Encode};
use futures::StreamExt;
use mira_runtime::{RuntimeCall, RuntimeEvent, UncheckedExtrinsic};
use mira_svm_executor::interface::Failure;
use parking_lot::Mutex;
use sc_client_api::{BlockBackend, BlockchainEvents, HeaderBackend, StorageProvider};
use solana_signature::Signature;
use solana_transaction_error::TransactionError;
use sp_runtime::traits::{Block as BlockT, Header as _, SaturatedConversion};
use sp_storage::StorageKey;
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

/// By signature: what each recent block that has the transaction says.
#[derive(Default)]
pub struct Statuses(Mutex<Known>);

#[derive(Default)]
struct Known {
	found: HashMap<Signature, Vec<Found>>,
	blocks: VecDeque<(Hash, Vec<Signature>)>,
}

impl Statuses {
	/// What the best chain says of a transaction; none if it does not have it, or not lately.
	pub fn get(&self, chain: &Chain, signature: &Signature) -> Option<Found> {
		let found = self.0.lock().found.get(signature).cloned()?;
		found.into_iter().find(|found| chain.slot_of(found.block) == Some(found.slot))
	}

	/// Reads a block, unless it was read before.
	pub fn read(&self, client: &Client, block: Hash) {
		if self.0.lock().blocks.iter().any(|(known, _)| *known == block) {
			return;
		}
		let transactions = transactions_of(client, block).unwrap_or_default();
		let mut known = self.0.lock();
		if known.blocks.iter().any(|(known, _)| *known == block) {
			return;
		}
		known.blocks.push_back((block, transactions.iter().map(|(signature, _)| *signature).collect()));
		for (signature, found) in transactions {
			known.found.entry(signature).or_default().push(found);
		}
		while known.blocks.len() > BLOCKS {
			let Some((oldest, signatures)) = known.blocks.pop_front() else { break };
			for signature in signatures {
				if let Some(found) = known.found.get_mut(&signature) {
					found.retain(|found| found.block != oldest);
					if found.is_empty() {
						known.found.remove(&signature);
					}
				}
			}
		}
	}
}

/// Reads the blocks in the database, then every block that is imported.
pub async fn keep(statuses: Arc<Statuses>, client: Arc<Client>) {
	// Subscribed first: no block may fall between.
	let mut imported = client.every_import_notification_stream();
	let mut recent = Vec::new();
	let mut hash = client.info().best_hash;
	while recent.len() < BLOCKS / 2 {
		let Ok(Some(header)) = client.header(hash) else { break };
		recent.push(hash);
		hash = *header.parent_hash();
	}
	recent.into_iter().rev().for_each(|hash| statuses.read(&client, hash));
	while let Some(notification) = imported.next().await {
		statuses.read(&client, notification.hash);
	}
}

fn transactions_of(client: &Client, block: Hash) -> Option<Vec<(Signature, Found)>> {
	let slot = HeaderBackend::number(client, block).ok()??.saturated_into();
	let body = client.block_body(block).ok()??;
	let mut outcomes = outcomes_in(client, block)?;
	let transactions = body.iter().filter_map(|extrinsic| {
		let bytes = solana_bytes(extrinsic)?;
		let (signature, message) = signature_and_message(&bytes)?;
		let outcome = outcomes.remove(&message)?;
		Some((signature, Found { block, slot, outcome }))
	});
	Some(transactions.collect())
}

/// The Solana transaction that an extrinsic is, or brings.
fn solana_bytes(extrinsic: &<Block as BlockT>::Extrinsic) -> Option<Vec<u8>> {
	let extrinsic = UncheckedExtrinsic::decode(&mut &extrinsic.encode()[..]).ok()?;
	match extrinsic.function {
		RuntimeCall::Svm(pallet_mira_svm::Call::submit { bytes } | pallet_mira_svm::Call::relay { bytes }) => {
			Some(bytes.into_inner())
		},
		_ => None,
	}
}

fn signature_and_message(bytes: &[u8]) -> Option<(Signature, [u8; 32])> {
	let transaction: solana_transaction::versioned::VersionedTransaction = bincode::deserialize(bytes).ok()?;
	let message = transaction.message.hash().to_bytes();
	Some((*transaction.signatures.first()?, message))
}

/// By the hashes of messages, what became of all transactions of a block.
fn outcomes_in(client: &Client, block: Hash) -> Option<HashMap<[u8; 32], Result<(), TransactionError>>> {
	let key = StorageKey(frame_support::storage::storage_prefix(b"System", b"Events").to_vec());
	let events = client.storage(block, &key).ok()??.0;
	let events = Vec::<frame_system::EventRecord<RuntimeEvent, Hash>>::decode(&mut &events[..]).ok()?;
	let outcome = |record: frame_system::EventRecord<RuntimeEvent, Hash>| match record.event {
		RuntimeEvent::Svm(pallet_mira_svm::Event::TransactionExecuted { message, failure, .. }) => {
			Some((message.0, failure.map_or(Ok(()), |failure| Err(error(&failure)))))
		},
		_ => None,
	};
	Some(events.into_iter().filter_map(outcome).collect())
}

/// The error that a transaction failed by.
pub fn error(Failure(encoded): &Failure) -> TransactionError {
	bincode::deserialize(encoded).unwrap_or(TransactionError::SanitizeFailure)
}
