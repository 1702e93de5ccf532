//! Which accounts a transaction takes, and how much they are, before it is executed.

use crate::{
	accounts::{code_address, from_whole},
	batch::{addresses, failure, loads},
	copies::{between_programs, copies},
	engine::Engine,
	growth::grows,
	inspect::{keys, read, Bytes, View},
	sysvars::{is_sysvar, slot_hashes},
};
use ahash::AHashSet;
use mira_svm_interface::{
	account::{Data, Entry, HEADER, SMALL},
	batch::Block,
	claim::claim_of,
	host::Accounts,
	inspection::{Access, Footprint, LargeAccount},
};
use solana_account::ReadableAccount;
use solana_pubkey::Pubkey;
use solana_sdk_ids::address_lookup_table;
use solana_transaction_error::TransactionError;

/// The footprint of a transaction; or why a batch would not even begin with it.
pub fn footprint(
	engine: &Engine,
	block: &Block,
	bytes: &[u8],
	accounts: &mut dyn Accounts,
) -> Result<Footprint, TransactionError> {
	let (view, budget) = read(engine, Bytes::alone(bytes))?;
	let mut taken = Taken { engine, accounts, footprint: Footprint::default(), seen: AHashSet::new() };
	let keys = keys(engine, &view);
	// Bytes of each account, and whether it may be written, as the transaction orders them.
	let mut named = Vec::with_capacity(keys.len());
	for key in &keys {
		named.push((taken.take(Pubkey::from(key.address), key.writes)?, key.writes));
	}
	taken.look_up(&view, block, &mut named)?;
	taken.footprint.grows = grows(&view, &keys, taken.footprint.loads);
	let length = |place: usize| named.get(place).map_or(0, |(length, _)| *length);
	let copied =
		copies(view.program_instructions_iter(), length, |place| named.get(place).is_some_and(|(_, writes)| *writes));
	let between = between_programs(view.program_instructions_iter(), length, budget.compute_unit_limit);
	taken.footprint.copies = copied.saturating_add(between);
	Ok(taken.footprint)
}

struct Taken<'a> {
	engine: &'a Engine,
	accounts: &'a mut dyn Accounts,
	footprint: Footprint,
	seen: AHashSet<Pubkey>,
}

impl Taken<'_> {
	/// Notes an account; how many bytes it has.
	fn take(&mut self, address: Pubkey, writes: bool) -> Result<u64, TransactionError> {
		if !self.seen.insert(address) {
			return Err(TransactionError::AccountLoadedTwice);
		}
		self.footprint.loads |= loads(&address);
		if self.engine.fixed(&address).is_some() {
			self.footprint.brought.push(address.to_bytes());
			return Ok(0);
		}
		if is_sysvar(&address) {
			return Ok(0);
		}
		if let Some(claim) = claim_of(address.as_array()) {
			self.footprint.claims.push(claim);
			return if writes { Err(TransactionError::InvalidWritableAccount) } else { Ok(0) };
		}
		self.footprint.accesses.push(Access { address: address.to_bytes(), writes });
		let Some(entry) = self.entry(&address, |entry| entry.header.executable) else { return Ok(0) };
		if let Some(code) = self.code_of(&address, &entry) {
			self.entry(&code, |_| true);
		}
		Ok(entry.length())
	}

	/// What an account is, counted.
	fn entry(&mut self, address: &Pubkey, is_code: impl Fn(&Entry) -> bool) -> Option<Entry> {
		self.footprint.reads = self.footprint.reads.saturating_add(1);
		let entry = self.accounts.entry(address.as_array())?;
		self.count(address, &entry, is_code(&entry));
		Some(entry)
	}

	/// The address of the code of an account that is a program. Hardly any is large, but all may be.
	fn code_of(&mut self, address: &Pubkey, Entry { header, data }: &Entry) -> Option<Pubkey> {
		let owner = Pubkey::from(header.owner);
		match data {
			Data::Here(data) => code_address(&owner, data),
			Data::Apart(_) if header.executable && loads(&owner) => {
				code_address(&owner, from_whole(&self.accounts.whole(address.as_array())?)?.data())
			},
			Data::Apart(_) => None,
		}
	}

	fn count(&mut self, address: &Pubkey, entry: &Entry, is_code: bool) {
		let bytes = entry.length().saturating_add(HEADER as u64);
		if entry.length() <= SMALL as u64 {
			self.footprint.bytes = self.footprint.bytes.saturating_add(bytes);
		} else {
			self.footprint.large.push(LargeAccount { address: address.to_bytes(), bytes, is_code });
		}
	}

	/// Looks up what is in tables: in the order of a transaction, what may be written in any of them comes first.
	fn look_up(&mut self, view: &View, block: &Block, named: &mut Vec<(u64, bool)>) -> Result<(), TransactionError> {
		if view.num_address_table_lookups() == 0 {
			return Ok(());
		}
		let slot_hashes = slot_hashes(block);
		let mut read = Vec::new();
		for lookup in view.address_table_lookup_iter() {
			let table = lookup.account_key;
			let entry = self.entry(table, |_| false).ok_or(TransactionError::AddressLookupTableNotFound)?;
			// Others may be as large as accounts can be, and are not read to say that they are no tables.
			if entry.header.owner != address_lookup_table::ID.to_bytes() {
				return Err(TransactionError::InvalidAddressLookupTableOwner);
			}
			let account = self.accounts.whole(table.as_array()).as_deref().and_then(from_whole);
			let account = account.ok_or(TransactionError::AddressLookupTableNotFound)?;
			let addresses = addresses(&account)?;
			let find = |places| addresses.lookup(block.slot, places, &slot_hashes).map_err(failure);
			for address in find(lookup.writable_indexes)? {
				let writes = !self.engine.reserved.contains(&address);
				named.push((self.take(address, writes)?, writes));
			}
			for address in find(lookup.readonly_indexes)? {
				read.push((self.take(address, false)?, false));
			}
		}
		named.append(&mut read);
		Ok(())
	}
}
