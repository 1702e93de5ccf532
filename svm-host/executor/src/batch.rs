//! A batch made ready: read, checked, with all accounts that it can touch.

use crate::{
	accounts::{Cell, State, Table},
	bounds::Bounds,
	copies::{between_programs, copies, is_as_counted, most_loaded, UNLOOKED},
	engine::{Engine, LAMPORTS_PER_SIGNATURE},
	graph::Access,
	growth::is_brought,
	inspect::{are_distinct, read, Bytes, View},
	signatures::{are_good, Seen},
};
use agave_transaction_view::resolved_transaction_view::ResolvedTransactionView;
use ahash::AHashSet;
use mira_svm_interface::{
	batch::{Block, Queued},
	claim::claim_of,
};
use solana_account::state_traits::StateMut;
use solana_account::{AccountSharedData, ReadableAccount};
use solana_address_lookup_table_interface::{error::AddressLookupError, state::AddressLookupTable};
use solana_fee_structure::FeeDetails;
use solana_hash::Hash;
use solana_message::v0::LoadedAddresses;
use solana_nonce::{
	state::{DurableNonce, State as NonceState},
	versions::Versions as NonceVersions,
};
use solana_nonce_account::verify_nonce_account;
use solana_program_runtime::execution_budget::{
	SVMTransactionExecutionAndFeeBudgetLimits, SVMTransactionExecutionBudget,
};
use solana_pubkey::Pubkey;
use solana_runtime_transaction::{
	runtime_transaction::RuntimeTransaction,
	transaction_meta::{TransactionConfiguration, TransactionMeta},
};
use solana_sdk_ids::{bpf_loader_upgradeable, loader_v4};
use solana_svm::account_loader::CheckedTransactionDetails;
use solana_svm_transaction::svm_message::{SVMMessage, SVMStaticMessage};
use solana_transaction::versioned::TransactionVersion;
use solana_transaction_error::TransactionError;
use std::sync::Arc;

/// A transaction with all of its accounts named.
pub type Resolved = RuntimeTransaction<ResolvedTransactionView<Bytes>>;

/// What is known of a transaction by itself.
pub struct Read {
	form: Result<(Form, TransactionConfiguration), TransactionError>,
	/// Whether it is signed as it has to be.
	pub is_signed: bool,
	/// How far it may go for who answers for it, if not as far as it can.
	bounds: Option<Bounds>,
}

/// A transaction, as far as it can be known without any state.
enum Form {
	/// It names all of its accounts itself.
	Whole(Box<Resolved>),
	/// Others are in tables.
	WithTables(Box<View>),
}

/// Reads a transaction of a queue and checks its signatures, unless this node found them good before; none if there is none.
pub fn read_queued(engine: &Engine, queue: &Arc<Vec<Queued>>, at: usize, seen: &Seen) -> Option<Read> {
	let authority = &queue.get(at)?.authority;
	let bounds = Bounds::of(authority);
	Some(match read(engine, Bytes::of(queue, at)?) {
		Ok((view, budget)) => Read {
			is_signed: seen.has(&view) || are_good(&view, authority),
			form: form(engine, view).map(|form| (form, budget)),
			bounds,
		},
		// There is nothing that a signature could be of.
		Err(error) => Read { form: Err(error), is_signed: true, bounds },
	})
}

impl Read {
	/// The hash of its message; none of what is no transaction.
	pub fn message(&self) -> Option<[u8; 32]> {
		let (form, _) = self.form.as_ref().ok()?;
		let hash = match form {
			Form::Whole(transaction) => transaction.message_hash(),
			Form::WithTables(view) => view.message_hash(),
		};
		Some(hash.to_bytes())
	}
}

fn form(engine: &Engine, view: View) -> Result<Form, TransactionError> {
	let loaded = match view.version() {
		TransactionVersion::Number(0) if view.num_lookup_tables() > 0 => return Ok(Form::WithTables(Box::new(view))),
		TransactionVersion::Number(0) => Some(LoadedAddresses::default()),
		_ => None,
	};
	Ok(Form::Whole(Box::new(Resolved::try_new(view, loaded, &engine.reserved)?)))
}

/// A transaction to execute, or what it failed of already.
pub type Entry = Result<Ready, TransactionError>;

/// A transaction that can be executed.
pub struct Ready {
	pub transaction: Box<Resolved>,
	pub details: CheckedTransactionDetails,
	pub accesses: Vec<Access>,
	/// Whether it may deploy or change programs.
	pub is_barrier: bool,
	/// How far it may go.
	pub bounds: Option<Bounds>,
	/// The nonce that it advances instead of naming a recent block.
	nonce: Option<Pubkey>,
	/// Bytes that were counted as copied for its calls, if its accounts are so large that it matters how they change in the batch.
	counted: Option<u64>,
	/// Units that it asks for.
	units: u32,
}

/// Some transactions in their order, and all accounts of theirs.
pub struct Batch {
	pub entries: Vec<Entry>,
	pub table: Table,
}

impl Batch {
	/// Looks up tables of addresses in the state before the batch, and fetches all accounts.
	pub fn of(read: Vec<Read>, block: &Block, state: &mut State) -> Self {
		let recent: AHashSet<_> = block.hashes.iter().collect();
		let mut table = Table::default();
		let entries = read.into_iter().map(|read| {
			let (form, budget) = read.form?;
			let transaction = match form {
				Form::Whole(transaction) => transaction,
				Form::WithTables(view) => with_tables(*view, block.slot, &mut table, state)?,
			};
			Ok(Ready { bounds: read.bounds, ..ready(transaction, &budget, &recent, &mut table, state)? })
		});
		let mut entries: Vec<_> = entries.collect();
		let programs_change = entries.iter().flatten().any(|ready| ready.is_barrier);
		entries.iter_mut().flatten().for_each(|ready| ready.count(&table, programs_change));
		Self { entries, table }
	}

	/// Advances nonces that transactions were right to name, as things were before the batch, and that none advanced: such a
	/// transaction met something else that another one of the batch had changed, its payer or the nonce's authority. It is
	/// included all the same, and must not be a second time.
	pub fn spend_nonces(&self, next: &Hash) {
		for ready in self.entries.iter().flatten() {
			let Some(nonce) = &ready.nonce else { continue };
			let recent = ready.transaction.recent_blockhash();
			let is_named = |account: &AccountSharedData| verify_nonce_account(account, recent);
			let Some(mut account) = self.table.get(nonce) else { continue };
			let Some(now) = is_named(&account) else { continue };
			let before = self.table.before(nonce).and_then(is_named);
			let signs = |authority| ready.transaction.get_ix_signers(0).any(|signer| *signer == authority);
			if !before.is_some_and(|before| signs(before.authority)) {
				continue;
			}
			let next = DurableNonce::from_blockhash(next);
			let state = NonceState::new_initialized(&now.authority, next, LAMPORTS_PER_SIGNATURE);
			if account.set_state(&NonceVersions::new(state)).is_ok() {
				self.table.set(nonce, &account);
			}
		}
	}
}

fn with_tables(view: View, slot: u64, table: &mut Table, state: &mut State) -> Result<Box<Resolved>, TransactionError> {
	let loaded = look_up(&view, slot, table, state)?;
	let transaction = Box::new(Resolved::try_new(view, Some(loaded), &state.engine.reserved)?);
	if !are_distinct(transaction.account_keys().iter()) {
		return Err(TransactionError::AccountLoadedTwice);
	}
	Ok(transaction)
}

fn ready(
	transaction: Box<Resolved>,
	budget: &TransactionConfiguration,
	recent: &AHashSet<&[u8; 32]>,
	table: &mut Table,
	state: &mut State,
) -> Entry {
	let nonce = if recent.contains(transaction.recent_blockhash().as_bytes()) {
		None
	} else {
		let nonce = transaction.get_durable_nonce().copied();
		Some(nonce.ok_or(TransactionError::BlockhashNotFound)?)
	};
	// Made from the chain's state: whatever was written there would be lost, and lamports with it.
	let keys = transaction.account_keys();
	if keys.iter().enumerate().any(|(at, key)| claim_of(key.as_array()).is_some() && transaction.is_writable(at)) {
		return Err(TransactionError::InvalidWritableAccount);
	}
	let mut accesses: Vec<_> = keys
		.iter()
		.enumerate()
		.map(|(at, key)| Access { place: table.fetch(key, state), writes: transaction.is_writable(at) })
		.collect();
	// The engine looks at the code of programs that a transaction names, whether it names that too or not.
	for code in keys.iter().filter_map(|key| table.code_of(key)) {
		if accesses.iter().all(|access| access.place != code) {
			accesses.push(Access { place: code, writes: false });
		}
	}
	let mut limits = limits(state.engine, budget);
	if calls_programs(&transaction) {
		let cells = accesses.iter().filter_map(|access| table.cells().get(access.place as usize));
		let most = most_loaded(cells.map(Cell::size_before), transaction.num_lookup_tables());
		limits.loaded_accounts_data_size_limit = limits.loaded_accounts_data_size_limit.min(most);
	}
	let details = CheckedTransactionDetails::new(nonce, limits);
	let is_barrier = transaction.account_keys().iter().any(loads);
	let units = budget.compute_unit_limit;
	Ok(Ready { transaction, details, accesses, is_barrier, bounds: None, nonce, counted: None, units })
}

/// Whether it calls any program that the engine does not bring.
fn calls_programs(transaction: &Resolved) -> bool {
	transaction.program_instructions_iter().any(|(program, _)| !is_brought(program))
}

/// Bytes that are copied for calls of a transaction, given the bytes of each account.
fn all_copies(transaction: &Resolved, units: u32, size: impl Fn(&Pubkey) -> u64) -> u64 {
	let keys = transaction.account_keys();
	let length = |place: usize| keys.get(place).map_or(0, &size);
	let calls = || transaction.program_instructions_iter();
	let copied = copies(calls(), length, |place| transaction.is_writable(place));
	copied.saturating_add(between_programs(calls(), length, units))
}

impl Ready {
	/// Counts what is copied for its calls, if its accounts can change in the batch by so much that it matters: what is named without
	/// being copied too, since what becomes of it makes room for others.
	fn count(&mut self, table: &Table, programs_change: bool) {
		if !calls_programs(&self.transaction) {
			return;
		}
		let cells = self.accesses.iter().filter_map(|access| table.cells().get(access.place as usize));
		let can_change = cells.filter(|cell| cell.can_change(programs_change)).map(Cell::size_before);
		if can_change.fold(0, u64::saturating_add) > UNLOOKED {
			let size = |key: &Pubkey| table.before(key).map_or(0, |account| account.data().len() as u64);
			self.counted = Some(all_copies(&self.transaction, self.units, size));
		}
	}

	/// Whether nobody else may be executed in one go with it: what it comes to has to be known before, or its accounts looked at.
	pub fn is_alone(&self) -> bool {
		self.bounds.is_some() || self.counted.is_some()
	}

	/// Whether it copies about as much for calls as was counted for it, as its accounts are now.
	pub fn is_as_counted(&self, table: &Table) -> bool {
		let Some(counted) = self.counted else { return true };
		let size = |key: &Pubkey| table.get(key).map_or(0, |account| account.data().len() as u64);
		is_as_counted(all_copies(&self.transaction, self.units, size), counted)
	}
}

/// Whether who names an account may deploy or change programs.
pub fn loads(account: &Pubkey) -> bool {
	bpf_loader_upgradeable::check_id(account) || loader_v4::check_id(account)
}

/// Fees are taken where transactions are queued: here they cost nothing.
fn limits(engine: &Engine, budget: &TransactionConfiguration) -> SVMTransactionExecutionAndFeeBudgetLimits {
	SVMTransactionExecutionAndFeeBudgetLimits {
		budget: SVMTransactionExecutionBudget {
			compute_unit_limit: budget.compute_unit_limit.into(),
			heap_size: budget.updated_heap_bytes,
			..engine.execution_budget
		},
		loaded_accounts_data_size_limit: budget.loaded_accounts_data_size_limit,
		fee_details: FeeDetails::default(),
	}
}

fn look_up(view: &View, slot: u64, table: &mut Table, state: &mut State) -> Result<LoadedAddresses, TransactionError> {
	let mut loaded = LoadedAddresses::default();
	for lookup in view.address_table_lookup_iter() {
		table.fetch(lookup.account_key, state);
		let account = table.get(lookup.account_key).ok_or(TransactionError::AddressLookupTableNotFound)?;
		let addresses = addresses(&account)?;
		let find = |places| addresses.lookup(slot, places, &state.sysvars.slot_hashes).map_err(failure);
		loaded.writable.extend(find(lookup.writable_indexes)?);
		loaded.readonly.extend(find(lookup.readonly_indexes)?);
	}
	Ok(loaded)
}

/// The addresses in a table.
pub fn addresses(account: &AccountSharedData) -> Result<AddressLookupTable<'_>, TransactionError> {
	if !solana_sdk_ids::address_lookup_table::check_id(account.owner()) {
		return Err(TransactionError::InvalidAddressLookupTableOwner);
	}
	AddressLookupTable::deserialize(account.data()).map_err(|_| TransactionError::InvalidAddressLookupTableData)
}

/// What a transaction fails of that looks up what is not there.
pub fn failure(error: AddressLookupError) -> TransactionError {
	match error {
		AddressLookupError::LookupTableAccountNotFound => TransactionError::AddressLookupTableNotFound,
		AddressLookupError::InvalidAccountOwner => TransactionError::InvalidAddressLookupTableOwner,
		AddressLookupError::InvalidAccountData => TransactionError::InvalidAddressLookupTableData,
		AddressLookupError::InvalidLookupIndex => TransactionError::InvalidAddressLookupTableIndex,
	}
}
