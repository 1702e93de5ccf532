//! The Solana transactions of a block, as its body and its events tell of them.

use crate::{
	service::{Client, Hash},
	svm::carried::{call_of, carried},
};
use codec::Decode;
use mira_runtime::{RuntimeCall, RuntimeEvent};
use mira_svm_executor::interface::Failure;
use pallet_mira_svm::Event;
use sc_client_api::{BlockBackend, StorageProvider};
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use sp_storage::StorageKey;
use std::collections::HashMap;

/// A transaction that a block executed.
#[derive(Clone, Debug)]
pub struct Executed {
	/// In Solana's wire format; none where it is inside a call that is not looked into: one that is scheduled, say.
	pub bytes: Option<Vec<u8>>,
	/// Hash of its message.
	pub message: [u8; 32],
	/// What became of it.
	pub outcome: Result<(), TransactionError>,
	/// What was paid.
	pub fee: u64,
	/// Compute units that it used.
	pub units: u64,
}

impl Executed {
	/// The transaction.
	pub fn transaction(&self) -> Option<VersionedTransaction> {
		bincode::deserialize(self.bytes.as_deref()?).ok()
	}

	/// What it is known by.
	pub fn signature(&self) -> Option<Signature> {
		self.transaction()?.signatures.first().copied()
	}
}

/// What a block says.
#[derive(Clone, Default, Debug)]
pub struct Told {
	/// When it was made, in seconds since 1970.
	pub time: Option<i64>,
	/// Transactions in their order.
	pub transactions: Vec<Executed>,
}

/// Reads a block; none if this node does not have its body.
pub fn read(client: &Client, block: Hash) -> Option<Told> {
	let body = client.block_body(block).ok()??;
	let calls: Vec<_> = body.iter().filter_map(call_of).collect();
	let time = calls.iter().find_map(|call| match call {
		RuntimeCall::Timestamp(pallet_timestamp::Call::set { now }) => i64::try_from(now / 1_000).ok(),
		_ => None,
	});
	let carried = calls.iter().flat_map(carried);
	let mut bytes: HashMap<_, _> = carried.filter_map(|bytes| Some((message(bytes)?, bytes.to_vec()))).collect();
	let key = StorageKey(frame_support::storage::storage_prefix(b"System", b"Events").to_vec());
	// A node that does not keep the state cannot tell what became of them.
	let events = client.storage(block, &key).ok().flatten().map(|events| events.0).unwrap_or_default();
	let events = Vec::<frame_system::EventRecord<RuntimeEvent, Hash>>::decode(&mut &events[..]).unwrap_or_default();
	let executed = |record: frame_system::EventRecord<RuntimeEvent, Hash>| match record.event {
		RuntimeEvent::Svm(Event::TransactionExecuted { message, fee, units, failure, .. }) => Some(Executed {
			bytes: bytes.remove(&message.0),
			message: message.0,
			outcome: failure.map_or(Ok(()), |failure| Err(error(&failure))),
			fee,
			units,
		}),
		_ => None,
	};
	Some(Told { time, transactions: events.into_iter().filter_map(executed).collect() })
}

fn message(bytes: &[u8]) -> Option<[u8; 32]> {
	let transaction: VersionedTransaction = bincode::deserialize(bytes).ok()?;
	Some(transaction.message.hash().to_bytes())
}

fn error(failure: &Failure) -> TransactionError {
	bincode::deserialize(&failure.0).unwrap_or(TransactionError::SanitizeFailure)
}
