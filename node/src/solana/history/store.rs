//! The database of the history: final blocks by their numbers, and recent ones by their hashes until they are final.

use super::kept::{KeptBlock, KeptTransaction};
use redb::{Database, Durability, ReadableDatabase, ReadableTable, TableDefinition};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction_error::TransactionError;
use std::path::Path;

/// Why the history cannot be read or written.
pub type Error = Box<redb::Error>;
pub type Result<T> = std::result::Result<T, Error>;

/// Place of a transaction: number of its block, and its own in there.
pub type Place = (u64, u32);

/// Blocks that are not final, by hash.
const RECENT: TableDefinition<[u8; 32], &[u8]> = TableDefinition::new("recent");
/// Their hashes, by number, to forget those that are on no chain.
const RECENT_NUMBERS: TableDefinition<(u64, [u8; 32]), ()> = TableDefinition::new("recent numbers");
/// Final blocks with transactions: all of them but these.
const BLOCKS: TableDefinition<u64, &[u8]> = TableDefinition::new("blocks");
/// Their transactions.
const TRANSACTIONS: TableDefinition<Place, &[u8]> = TableDefinition::new("transactions");
/// Where a transaction is, by its signature.
const PLACES: TableDefinition<[u8; 64], Place> = TableDefinition::new("places");
/// Transactions that name an account: signature and what became of it.
const NAMED: TableDefinition<([u8; 32], u64, u32), &[u8]> = TableDefinition::new("named");
/// The first block that is kept, and the next one to keep.
const RANGE: TableDefinition<(), (u64, u64)> = TableDefinition::new("range");

/// What is kept of a block beside its transactions.
#[derive(Serialize, Deserialize, Clone, Default)]
pub struct Row {
	/// When it was made, in seconds since 1970.
	pub time: Option<i64>,
	/// How many transactions it has.
	count: u32,
	/// Accounts that they changed, if this node recorded it.
	pub changed: Vec<Pubkey>,
}

/// The database.
pub struct Store(Database);

fn encode(value: &impl Serialize) -> Vec<u8> {
	// Nothing here can fail to be encoded; were it so, it would not decode, and be as if it were not there.
	bincode::serialize(value).unwrap_or_default()
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
	bincode::deserialize(bytes).ok()
}

/// An error of any kind that the database knows.
fn failed(error: impl Into<redb::Error>) -> Error {
	Box::new(error.into())
}

impl Store {
	/// In a file, which is made if there is none. It begins with block `first` if it is new.
	pub fn open(path: &Path, first: u64) -> Result<Self> {
		let database = Database::create(path).map_err(failed)?;
		let write = database.begin_write().map_err(failed)?;
		{
			write.open_table(RECENT).map_err(failed)?;
			write.open_table(RECENT_NUMBERS).map_err(failed)?;
			write.open_table(BLOCKS).map_err(failed)?;
			write.open_table(TRANSACTIONS).map_err(failed)?;
			write.open_table(PLACES).map_err(failed)?;
			write.open_table(NAMED).map_err(failed)?;
			let mut range = write.open_table(RANGE).map_err(failed)?;
			let known = range.get(()).map_err(failed)?.map(|range| range.value());
			if known.is_none() {
				range.insert((), (first, first)).map_err(failed)?;
			}
		}
		write.commit().map_err(failed)?;
		Ok(Self(database))
	}

	/// The first block that is kept, and the next one to keep.
	pub fn range(&self) -> Result<(u64, u64)> {
		let read = self.0.begin_read().map_err(failed)?;
		let range = read.open_table(RANGE).map_err(failed)?;
		Ok(range.get(()).map_err(failed)?.map(|range| range.value()).unwrap_or_default())
	}

	/// Keeps a block that is not final.
	pub fn put_recent(&self, slot: u64, hash: [u8; 32], block: &KeptBlock) -> Result<()> {
		let mut write = self.0.begin_write().map_err(failed)?;
		// Lost in a crash, it is read from the chain again, without what was recorded.
		write.set_durability(Durability::None).map_err(failed)?;
		write.open_table(RECENT).map_err(failed)?.insert(hash, &encode(block)[..]).map_err(failed)?;
		write.open_table(RECENT_NUMBERS).map_err(failed)?.insert((slot, hash), ()).map_err(failed)?;
		write.commit().map_err(failed)
	}

	/// A block that is not final.
	pub fn recent(&self, hash: [u8; 32]) -> Result<Option<KeptBlock>> {
		let read = self.0.begin_read().map_err(failed)?;
		let recent = read.open_table(RECENT).map_err(failed)?;
		Ok(recent.get(hash).map_err(failed)?.and_then(|block| decode(block.value())))
	}

	/// Keeps final blocks that follow those that are kept, and no more than `most` in all.
	pub fn put_final(&self, blocks: impl IntoIterator<Item = (u64, KeptBlock)>, most: u64) -> Result<()> {
		let write = self.0.begin_write().map_err(failed)?;
		{
			let mut range = write.open_table(RANGE).map_err(failed)?;
			let mut table = write.open_table(BLOCKS).map_err(failed)?;
			let mut transactions = write.open_table(TRANSACTIONS).map_err(failed)?;
			let mut places = write.open_table(PLACES).map_err(failed)?;
			let mut named = write.open_table(NAMED).map_err(failed)?;
			let (mut first, mut next) = range.get(()).map_err(failed)?.map(|range| range.value()).unwrap_or_default();
			for (slot, block) in blocks {
				next = slot.saturating_add(1);
				if !block.transactions.is_empty() {
					let count = block.transactions.len() as u32;
					let row = Row { time: block.time, count, changed: block.changed };
					table.insert(slot, &encode(&row)[..]).map_err(failed)?;
				}
				for (index, transaction) in block.transactions.iter().enumerate() {
					let place = (slot, index as u32);
					let Some(signature) = transaction.signature() else { continue };
					transactions.insert(place, &encode(transaction)[..]).map_err(failed)?;
					places.insert(<[u8; 64]>::from(signature), place).map_err(failed)?;
					let entry = encode(&(signature, &transaction.outcome));
					for account in transaction.accounts() {
						named.insert((account.to_bytes(), slot, index as u32), &entry[..]).map_err(failed)?;
					}
				}
			}
			while next.saturating_sub(first) > most {
				let row = table.remove(first).map_err(failed)?;
				let count = row.and_then(|row| decode::<Row>(row.value())).map_or(0, |row| row.count);
				for index in 0..count {
					let gone = transactions.remove((first, index)).map_err(failed)?;
					let Some(gone) = gone.and_then(|gone| decode::<KeptTransaction>(gone.value())) else { continue };
					if let Some(signature) = gone.signature() {
						places.remove(<[u8; 64]>::from(signature)).map_err(failed)?;
					}
					for account in gone.accounts() {
						named.remove((account.to_bytes(), first, index)).map_err(failed)?;
					}
				}
				first = first.saturating_add(1);
			}
			range.insert((), (first, next)).map_err(failed)?;
			// What is on no chain any more.
			let mut numbers = write.open_table(RECENT_NUMBERS).map_err(failed)?;
			let mut recent = write.open_table(RECENT).map_err(failed)?;
			let old = numbers.extract_from_if(..(next, [0; 32]), |_, ()| true).map_err(failed)?;
			for entry in old {
				let (_, hash) = entry.map_err(failed)?.0.value();
				recent.remove(hash).map_err(failed)?;
			}
		}
		write.commit().map_err(failed)
	}

	/// Where a final transaction is.
	pub fn place(&self, signature: &Signature) -> Result<Option<Place>> {
		let read = self.0.begin_read().map_err(failed)?;
		let places = read.open_table(PLACES).map_err(failed)?;
		Ok(places.get(<[u8; 64]>::from(*signature)).map_err(failed)?.map(|place| place.value()))
	}

	/// A final transaction, and when its block was made.
	pub fn transaction(&self, (slot, index): Place) -> Result<Option<(KeptTransaction, Option<i64>)>> {
		let time = self.row(slot)?.time;
		let read = self.0.begin_read().map_err(failed)?;
		let transactions = read.open_table(TRANSACTIONS).map_err(failed)?;
		let transaction = transactions.get((slot, index)).map_err(failed)?;
		Ok(transaction.and_then(|transaction| Some((decode(transaction.value())?, time))))
	}

	/// What is kept of a final block beside its transactions; nothing if it has none.
	pub fn row(&self, slot: u64) -> Result<Row> {
		let read = self.0.begin_read().map_err(failed)?;
		let blocks = read.open_table(BLOCKS).map_err(failed)?;
		Ok(blocks.get(slot).map_err(failed)?.and_then(|row| decode(row.value())).unwrap_or_default())
	}

	/// The transactions of a final block.
	pub fn transactions(&self, slot: u64) -> Result<Vec<KeptTransaction>> {
		let read = self.0.begin_read().map_err(failed)?;
		let transactions = read.open_table(TRANSACTIONS).map_err(failed)?;
		let mut all = Vec::new();
		for entry in transactions.range((slot, 0)..=(slot, u32::MAX)).map_err(failed)? {
			all.extend(decode(entry.map_err(failed)?.1.value()));
		}
		Ok(all)
	}

	/// Final transactions that name an account, the newest first: those before one place and after another.
	pub fn naming(&self, account: &Pubkey, after: Option<Place>, before: Place, most: usize) -> Result<Vec<Named>> {
		let read = self.0.begin_read().map_err(failed)?;
		let named = read.open_table(NAMED).map_err(failed)?;
		let account = account.to_bytes();
		let (slot, index) = after.map_or((0, 0), |(slot, index)| (slot, index.saturating_add(1)));
		if (slot, index) >= before {
			return Ok(Vec::new());
		}
		let range = named.range((account, slot, index)..(account, before.0, before.1)).map_err(failed)?;
		let mut found = Vec::new();
		for entry in range.rev().take(most) {
			let (key, value) = entry.map_err(failed)?;
			let (_, slot, index) = key.value();
			if let Some((signature, outcome)) = decode(value.value()) {
				found.push(Named { signature, place: (slot, index), outcome });
			}
		}
		Ok(found)
	}
}

/// A transaction that names an account.
pub struct Named {
	pub signature: Signature,
	pub place: Place,
	pub outcome: std::result::Result<(), TransactionError>,
}
