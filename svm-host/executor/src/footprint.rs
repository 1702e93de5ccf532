//! Which accounts a transaction takes, and how much they are, before it is executed.

use crate::{
	accounts::{code_address, from_whole},
	batch::{addresses, failure, loads},
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
	inspection::{Access, Footprint},
};
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
	let (view, _) = read(engine, Bytes::alone(bytes))?;
	let mut taken = Taken { engine, accounts, footprint: Footprint::default(), seen: AHashSet::new() };
	let keys = keys(engine, &view);
	for key in &keys {
		taken.take(Pubkey::from(key.address), key.writes)?;
	}
	taken.look_up(&view, block)?;
	taken.footprint.grows = grows(&view, &keys, taken.footprint.loads);
	Ok(taken.footprint)
}

struct Taken<'a> {
	engine: &'a Engine,
	accounts: &'a mut dyn Accounts,
	footprint: Footprint,
	seen: AHashSet<Pubkey>,
}

impl Taken<'_> {
	fn take(&mut self, address: Pubkey, writes: bool) -> Result<(), TransactionError> {
		if !self.seen.insert(address) {
			return Err(TransactionError::AccountLoadedTwice);
		}
		self.footprint.loads |= loads(&address);
		if self.engine.fixed(&address).is_some() {
			self.footprint.brought.push(address.to_bytes());
			return Ok(());
		}
		if is_sysvar(&address) {
			return Ok(());
		}
		if let Some(claim) = claim_of(address.as_array()) {
			self.footprint.claims.push(claim);
			return if writes { Err(TransactionError::InvalidWritableAccount) } else { Ok(()) };
		}
		self.footprint.accesses.push(Access { address: address.to_bytes(), writes });
		let Some(entry) = self.accounts.entry(address.as_array()) else { return Ok(()) };
		self.count(&address, &entry);
		if let Some((code, entry)) =
			code_of(&entry).and_then(|code| Some((code, self.accounts.entry(code.as_array())?)))
		{
			self.count(&code, &entry);
		}
		Ok(())
	}

	fn count(&mut self, address: &Pubkey, entry: &Entry) {
		let bytes = entry.length().saturating_add(HEADER as u64);
		if entry.length() <= SMALL as u64 {
			self.footprint.bytes = self.footprint.bytes.saturating_add(bytes);
		} else {
			self.footprint.large.push((address.to_bytes(), bytes));
		}
	}

	fn look_up(&mut self, view: &View, block: &Block) -> Result<(), TransactionError> {
		if view.num_address_table_lookups() == 0 {
			return Ok(());
		}
		let slot_hashes = slot_hashes(block);
		for lookup in view.address_table_lookup_iter() {
			let table = lookup.account_key;
			let entry = self.accounts.entry(table.as_array()).ok_or(TransactionError::AddressLookupTableNotFound)?;
			// Others may be as large as accounts can be, and are not read to say that they are no tables.
			if entry.header.owner != address_lookup_table::ID.to_bytes() {
				return Err(TransactionError::InvalidAddressLookupTableOwner);
			}
			self.count(table, &entry);
			let account = self.accounts.whole(table.as_array()).as_deref().and_then(from_whole);
			let account = account.ok_or(TransactionError::AddressLookupTableNotFound)?;
			let addresses = addresses(&account)?;
			let find = |places| addresses.lookup(block.slot, places, &slot_hashes).map_err(failure);
			for address in find(lookup.writable_indexes)? {
				self.take(address, !self.engine.reserved.contains(&address))?;
			}
			for address in find(lookup.readonly_indexes)? {
				self.take(address, false)?;
			}
		}
		Ok(())
	}
}

fn code_of(Entry { header, data }: &Entry) -> Option<Pubkey> {
	match data {
		Data::Here(data) => code_address(&Pubkey::from(header.owner), data),
		Data::Apart(_) => None,
	}
}
