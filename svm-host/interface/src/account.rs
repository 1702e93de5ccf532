//! An account as it is stored: one value, a header of fixed size and then its data.
//!
//! | bytes | what |
//! |---:|---|
//! | 0..8 | lamports, little-endian |
//! | 8..16 | rent epoch, little-endian |
//! | 16..48 | owner |
//! | 48 | 1 if executable, else 0 |
//! | 49.. | data |

use crate::Address;
use alloc::vec::Vec;

/// Bytes of a [`key`].
pub const KEY: usize = 48;

/// Where an account stands in the trie: a hash that nobody can choose, so that nobody can make the trie deep, and the address.
pub fn key(address: &Address) -> [u8; KEY] {
	let mut key = [0; KEY];
	let (hash, rest) = key.split_at_mut(16);
	hash.copy_from_slice(&sp_io::hashing::blake2_128(address));
	rest.copy_from_slice(address);
	key
}

/// The address that a [`key`] is of; none if it is not one.
pub fn address(key: &[u8]) -> Option<Address> {
	key.get(16..)?.try_into().ok().filter(|address| self::key(address) == key)
}

/// Bytes before the data.
pub const HEADER: usize = 49;

/// All of an account but its data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Header {
	/// Its money: never 0, an account without any does not exist.
	pub lamports: u64,
	/// The epoch in which rent is due; the highest number if never.
	pub rent_epoch: u64,
	/// The program that may change it.
	pub owner: Address,
	/// Whether it can be invoked.
	pub executable: bool,
}

impl Header {
	/// The account as it is stored.
	pub fn with(&self, data: &[u8]) -> Vec<u8> {
		let mut stored = Vec::with_capacity(HEADER.saturating_add(data.len()));
		stored.extend_from_slice(&self.lamports.to_le_bytes());
		stored.extend_from_slice(&self.rent_epoch.to_le_bytes());
		stored.extend_from_slice(&self.owner);
		stored.push(u8::from(self.executable));
		stored.extend_from_slice(data);
		stored
	}

	/// Header and data of a stored account; none if it is not one.
	pub fn split(stored: &[u8]) -> Option<(Self, &[u8])> {
		let (lamports, rest) = stored.split_first_chunk()?;
		let (rent_epoch, rest) = rest.split_first_chunk()?;
		let (owner, rest) = rest.split_first_chunk()?;
		let (executable, data) = rest.split_first()?;
		let header = Self {
			lamports: u64::from_le_bytes(*lamports),
			rent_epoch: u64::from_le_bytes(*rent_epoch),
			owner: *owner,
			executable: match executable {
				0 => false,
				1 => true,
				_ => return None,
			},
		};
		Some((header, data))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const ACCOUNT: Header =
		Header { lamports: 0x0102_0304_0506_0708, rent_epoch: u64::MAX, owner: [7; 32], executable: true };

	#[test]
	fn an_account_is_stored_and_read() {
		for data in [&[][..], &[1, 2, 3]] {
			let stored = ACCOUNT.with(data);
			assert_eq!(stored.len(), HEADER + data.len());
			assert_eq!(Header::split(&stored), Some((ACCOUNT, data)));
		}
	}

	#[test]
	fn keys_are_of_addresses() {
		let key = key(&[7; 32]);
		assert_eq!(key[16..], [7; 32]);
		assert_eq!(address(&key), Some([7; 32]));
		let mut other = key;
		other[0] ^= 1;
		assert_eq!(address(&other), None);
		assert_eq!(address(&key[..47]), None);
	}

	/// State of a chain: the layout is never changed by accident.
	#[test]
	fn the_layout_is_fixed() {
		let stored = ACCOUNT.with(&[9]);
		assert_eq!(stored[..8], [8, 7, 6, 5, 4, 3, 2, 1]);
		assert_eq!(stored[8..16], [0xff; 8]);
		assert_eq!(stored[16..48], [7; 32]);
		assert_eq!(stored[48..], [1, 9]);
	}

	#[test]
	fn what_is_no_account_is_refused() {
		let stored = ACCOUNT.with(&[]);
		for cut in 0..HEADER {
			assert_eq!(Header::split(&stored[..cut]), None, "cut at {cut}");
		}
		let mut other = stored;
		other[48] = 2;
		assert_eq!(Header::split(&other), None);
	}
}
