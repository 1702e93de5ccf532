//! Which accounts a transaction takes, and how much they are, before it is executed.

use crate::{
	accounts::{code_address, from_stored},
	batch::{addresses, failure, loads},
	engine::Engine,
	inspect::{keys, read, Bytes, View},
	sysvars::{is_sysvar, slot_hashes},
};
use ahash::AHashSet;
use mira_svm_interface::{
	batch::Block,
	host::Accounts,
	inspection::{Access, Footprint, SMALL},
};
use solana_pubkey::Pubkey;
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
	for key in keys(engine, &view) {
		taken.take(Pubkey::from(key.address), key.writes)?;
	}
	taken.look_up(&view, block)?;
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
		if self.engine.fixed(&address).is_some() || is_sysvar(&address) {
			return Ok(());
		}
		self.footprint.accesses.push(Access { address: address.to_bytes(), writes });
		let Some(stored) = self.accounts.stored(&address.to_bytes()) else { return Ok(()) };
		self.count(&address, stored.len() as u64);
		if let Some(code) = from_stored(&stored).as_ref().and_then(code_address) {
			let length = self.accounts.length(&code.to_bytes()).unwrap_or_default();
			self.count(&code, length);
		}
		Ok(())
	}

	fn count(&mut self, address: &Pubkey, bytes: u64) {
		if bytes <= SMALL {
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
			let stored = self.accounts.stored(&table.to_bytes());
			let account =
				stored.as_deref().and_then(from_stored).ok_or(TransactionError::AddressLookupTableNotFound)?;
			self.count(table, stored.map_or(0, |stored| stored.len() as u64));
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
