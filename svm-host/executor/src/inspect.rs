//! Reading a transaction, and telling what can be told of it without any state.

use crate::engine::{Engine, LAMPORTS_PER_SIGNATURE};
use agave_transaction_view::{
	transaction_data::TransactionData, transaction_version::TransactionVersion,
	transaction_view::SanitizedTransactionView,
};
use ahash::AHashSet;
use mira_svm_interface::{
	batch::{Authority, Queued},
	inspection::{Budget, Inspection, Key, Lookup, Nonce},
	Address,
};
use solana_message::TransactionSignatureDetails;
use solana_pubkey::Pubkey;
use solana_runtime_transaction::{
	runtime_transaction::RuntimeTransaction,
	sanitize_config::sanitize_config,
	transaction_meta::{TransactionConfiguration, TransactionMeta},
};
use solana_sdk_ids::system_program;
use solana_svm_transaction::svm_message::SVMStaticMessage;
use solana_transaction::sanitized::MessageHash;
use solana_transaction_error::TransactionError;
use std::sync::Arc;

/// The bytes of a transaction: one of a queue that many share, since bytes need not be copied to be read.
#[derive(Debug)]
pub struct Bytes {
	queue: Arc<Vec<Queued>>,
	at: usize,
}

impl Bytes {
	/// Of a transaction of a queue; none if it has not so many.
	pub fn of(queue: &Arc<Vec<Queued>>, at: usize) -> Option<Self> {
		(at < queue.len()).then(|| Self { queue: queue.clone(), at })
	}

	/// Of a transaction alone.
	pub fn alone(bytes: &[u8]) -> Self {
		let queued = Queued { bytes: bytes.to_vec(), authority: Authority::Signatures };
		Self { queue: Arc::new(vec![queued]), at: 0 }
	}
}

impl TransactionData for Bytes {
	fn data(&self) -> &[u8] {
		self.queue.get(self.at).map_or(&[], |queued| &queued.bytes)
	}
}

/// A transaction that was read: well-formed, but its tables of addresses are not looked up.
pub type View = RuntimeTransaction<SanitizedTransactionView<Bytes>>;

/// How `AdvanceNonceAccount` of the system program begins.
const ADVANCE_NONCE: [u8; 4] = 4u32.to_le_bytes();

/// Reads a transaction, and what it asks for.
pub fn read(engine: &Engine, bytes: Bytes) -> Result<(View, TransactionConfiguration), TransactionError> {
	let limits = sanitize_config(engine.features.is_active(&agave_feature_set::limit_instruction_accounts::ID));
	let view =
		SanitizedTransactionView::try_new_sanitized(bytes, &limits).map_err(|_| TransactionError::SanitizeFailure)?;
	let is_new = matches!(view.version(), TransactionVersion::V1);
	if is_new && !engine.features.is_active(&agave_feature_set::enable_tx_v1::ID) {
		return Err(TransactionError::UnsupportedVersion);
	}
	let view = View::try_new(view, MessageHash::Compute, Some(false))?;
	let budget = view.transaction_configuration(&engine.features)?;
	if usize::from(view.total_num_accounts()) > engine.max_locks {
		return Err(TransactionError::TooManyAccountLocks);
	}
	if !are_distinct(view.static_account_keys().iter()) {
		return Err(TransactionError::AccountLoadedTwice);
	}
	Ok((view, budget))
}

/// Keys that are compared with each other; of more, hashes are.
const FEW: usize = 16;

/// Whether no account is named twice.
pub fn are_distinct<'a>(keys: impl Iterator<Item = &'a Pubkey> + Clone) -> bool {
	if keys.clone().count() > FEW {
		let mut seen = AHashSet::new();
		return keys.clone().all(|key| seen.insert(key));
	}
	let mut rest = keys;
	while let Some(key) = rest.next() {
		if rest.clone().any(|other| other == key) {
			return false;
		}
	}
	true
}

/// What can be told of a transaction without any state; or why no state would have it.
pub fn inspect(engine: &Engine, bytes: &[u8]) -> Result<Inspection, TransactionError> {
	let (view, budget) = read(engine, Bytes::alone(bytes))?;
	let keys = keys(engine, &view);
	let lookups = view.address_table_lookup_iter().map(|lookup| Lookup {
		table: lookup.account_key.to_bytes(),
		writes: lookup.writable_indexes.to_vec(),
		reads: lookup.readonly_indexes.to_vec(),
	});
	let (paid_for, signatures) = signatures(view.signature_details());
	let programs = programs(&view);
	Ok(Inspection {
		message: view.message_hash().to_bytes(),
		recent: view.recent_blockhash().to_bytes(),
		nonce: nonce(&view, &keys),
		lookups: lookups.collect(),
		instructions: view.num_instructions() as u16,
		stored: stored(engine, &keys, &programs),
		programs,
		signatures,
		fee: paid_for.saturating_mul(LAMPORTS_PER_SIGNATURE).saturating_add(budget.priority_fee_lamports),
		budget: Budget {
			units: budget.compute_unit_limit,
			heap: budget.updated_heap_bytes,
			loaded_bytes: budget.loaded_accounts_data_size_limit,
			priority_fee: budget.priority_fee_lamports,
		},
		keys,
	})
}

/// The accounts that a transaction names itself.
pub fn keys(engine: &Engine, view: &View) -> Vec<Key> {
	let signers = usize::from(view.num_required_signatures());
	let writing_signers = signers.saturating_sub(usize::from(view.num_readonly_signed_static_accounts()));
	let count = usize::from(view.num_static_account_keys());
	let writing = count.saturating_sub(usize::from(view.num_readonly_unsigned_static_accounts()));
	let key = |(at, address): (usize, &Pubkey)| {
		let asks_to_write = if at < signers { at < writing_signers } else { at < writing };
		Key {
			address: address.to_bytes(),
			signs: at < signers,
			writes: asks_to_write && !engine.reserved.contains(address),
		}
	};
	view.static_account_keys().iter().enumerate().map(key).collect()
}

/// The programs that a transaction calls itself, in the order in which it does first.
fn programs(view: &View) -> Vec<[u8; 32]> {
	let mut programs = Vec::new();
	for (program, _) in view.program_instructions_iter() {
		if !programs.contains(program.as_array()) {
			programs.push(program.to_bytes());
		}
	}
	programs
}

/// How many accounts are to be looked for in the state: of all keys, and of what is called the code.
fn stored(engine: &Engine, keys: &[Key], programs: &[Address]) -> u16 {
	let all = keys.iter().map(|key| &key.address).chain(programs);
	all.filter(|address| engine.is_stored(address)).count() as u16
}

/// The account whose nonce the first instruction advances. What the engine itself says once all accounts are known.
fn nonce(view: &View, keys: &[Key]) -> Option<Nonce> {
	let (program, first) = view.program_instructions_iter().next()?;
	let advances = *program == system_program::ID && first.data.get(..4) == Some(&ADVANCE_NONCE);
	let account = keys.get(usize::from(*first.accounts.first()?))?;
	let named = first.accounts.iter().filter_map(|place| keys.get(usize::from(*place)));
	let signers = named.filter(|key| key.signs).map(|key| key.address);
	(advances && account.writes).then(|| Nonce { account: account.address, signers: signers.collect() })
}

/// Signatures of transactions in the time of one that a program checks, of a long message, rounded up: measured by
/// `oracle/src/bin/signatures.rs`, against 48 µs.
const ED25519: u64 = 2;
const SECP256K1: u64 = 5;
const SECP256R1: u64 = 3;

/// Signatures to pay for, and what checking them takes, in signatures of transactions.
fn signatures(details: &TransactionSignatureDetails) -> (u64, u64) {
	let checked = [
		(details.num_transaction_signatures(), 1),
		(details.num_ed25519_instruction_signatures(), ED25519),
		(details.num_secp256k1_instruction_signatures(), SECP256K1),
		(details.num_secp256r1_instruction_signatures(), SECP256R1),
	];
	checked.iter().fold((0, 0), |(count, time): (u64, u64), (more, each)| {
		(count.saturating_add(*more), time.saturating_add(more.saturating_mul(*each)))
	})
}
