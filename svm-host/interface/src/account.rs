//! An account as it is stored: a header of fixed size, and its data behind it; or apart, where it is large, so that to look at an
//! account, or to pay it, costs the same however large it is.
//!
//! | bytes | what |
//! |---:|---|
//! | 0..8 | lamports, little-endian |
//! | 8..16 | rent epoch, little-endian |
//! | 16..48 | owner |
//! | 48 | 1 if executable, and 2 if its data lies apart |
//! | 49.. | data; or how many bytes it has, little-endian, 8 bytes, if it lies apart: under [`data_key`] |

use crate::Address;
use alloc::{vec, vec::Vec};

/// Bytes of a [`key`].
pub const KEY: usize = 48;

/// Bytes of data that an account has at most whose data does not lie apart.
pub const SMALL: usize = 4_096;

/// Where an account stands in the trie: a hash that nobody can choose, so that nobody can make the trie deep, and the address.
pub fn key(address: &Address) -> [u8; KEY] {
	let mut key = [0; KEY];
	let (hash, rest) = key.split_at_mut(16);
	hash.copy_from_slice(&sp_io::hashing::blake2_128(address));
	rest.copy_from_slice(address);
	key
}

/// Where the data of an account stands, if it lies apart: right behind the account.
pub fn data_key(address: &Address) -> Vec<u8> {
	let mut key = key(address).to_vec();
	key.push(0);
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
	fn write(&self, is_apart: bool, rest: &[u8]) -> Vec<u8> {
		let mut value = Vec::with_capacity(HEADER.saturating_add(rest.len()));
		value.extend_from_slice(&self.lamports.to_le_bytes());
		value.extend_from_slice(&self.rent_epoch.to_le_bytes());
		value.extend_from_slice(&self.owner);
		value.push(u8::from(self.executable) | u8::from(is_apart) << 1);
		value.extend_from_slice(rest);
		value
	}

	/// The header, whether data lies apart, and what follows.
	fn read(value: &[u8]) -> Option<(Self, bool, &[u8])> {
		let (lamports, rest) = value.split_first_chunk()?;
		let (rent_epoch, rest) = rest.split_first_chunk()?;
		let (owner, rest) = rest.split_first_chunk()?;
		let (flags, rest) = rest.split_first()?;
		let (executable, is_apart) = match flags {
			0 => (false, false),
			1 => (true, false),
			2 => (false, true),
			3 => (true, true),
			_ => return None,
		};
		let (lamports, rent_epoch) = (u64::from_le_bytes(*lamports), u64::from_le_bytes(*rent_epoch));
		Some((Self { lamports, rent_epoch, owner: *owner, executable }, is_apart, rest))
	}

	/// The whole account in one piece: the header, and then its data.
	pub fn with(&self, data: &[u8]) -> Vec<u8> {
		self.write(false, data)
	}

	/// Header and data of an account in one piece; none if it is not one.
	pub fn split(whole: &[u8]) -> Option<(Self, &[u8])> {
		Self::read(whole).and_then(|(header, is_apart, data)| (!is_apart).then_some((header, data)))
	}
}

/// Where the data of an account is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Data {
	/// Here.
	Here(Vec<u8>),
	/// Under [`data_key`]: so many bytes.
	Apart(u64),
}

/// What stands under the [`key`] of an account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
	/// All of it but its data.
	pub header: Header,
	/// Its data, or how much it is.
	pub data: Data,
}

impl Entry {
	/// Of an account with such data.
	pub fn of(header: Header, data: &[u8]) -> Self {
		let data = if data.len() > SMALL { Data::Apart(data.len() as u64) } else { Data::Here(data.to_vec()) };
		Self { header, data }
	}

	/// As it is stored.
	pub fn encode(&self) -> Vec<u8> {
		match &self.data {
			Data::Here(data) => self.header.write(false, data),
			Data::Apart(length) => self.header.write(true, &length.to_le_bytes()),
		}
	}

	/// From what is stored; none if it is no account.
	pub fn decode(value: &[u8]) -> Option<Self> {
		let (header, is_apart, rest) = Header::read(value)?;
		let data =
			if is_apart { Data::Apart(u64::from_le_bytes(rest.try_into().ok()?)) } else { Data::Here(rest.to_vec()) };
		Some(Self { header, data })
	}

	/// Bytes of its data.
	pub fn length(&self) -> u64 {
		match &self.data {
			Data::Here(data) => data.len() as u64,
			Data::Apart(length) => *length,
		}
	}
}

/// A value of the trie, as it shall be: none if there shall be none.
pub type Write = (Vec<u8>, Option<Vec<u8>>);

/// What is to be written so that an account is as it is `now`, which had the data `old`. Data that lies apart is only written if
/// it is not as it was.
pub fn writes(address: &Address, old: Option<&[u8]>, now: Option<(Header, &[u8])>) -> Vec<Write> {
	let large = |data: Option<&[u8]>| data.is_some_and(|data| data.len() > SMALL);
	let mut writes = vec![(key(address).to_vec(), now.map(|(header, data)| Entry::of(header, data).encode()))];
	let data = now.map(|(_, data)| data);
	if large(data) && data != old {
		writes.push((data_key(address), data.map(<[u8]>::to_vec)));
	} else if large(old) && !large(data) {
		writes.push((data_key(address), None));
	}
	writes
}

/// A whole account in one piece, of the values of a trie; none if there is none.
pub fn whole(address: &Address, mut value: impl FnMut(&[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
	let entry = Entry::decode(&value(&key(address))?)?;
	let data = match entry.data {
		Data::Here(data) => data,
		Data::Apart(_) => value(&data_key(address))?,
	};
	Some(entry.header.with(&data))
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
			assert_eq!(Entry::decode(&stored[..cut]), None, "cut at {cut}");
		}
		let mut other = stored;
		other[48] = 4;
		assert_eq!(Header::split(&other), None);
		other[48] = 2;
		assert_eq!((Header::split(&other), Entry::decode(&other)), (None, None), "it has no length");
	}

	/// Large data is written when it changes, not when the account does; and goes when it is large no more.
	#[test]
	fn large_data_lies_apart() {
		type Trie = alloc::collections::BTreeMap<Vec<u8>, Vec<u8>>;
		let (address, mut trie) = ([7; 32], Trie::new());
		let mut change = |old: Option<&[u8]>, now: Option<(Header, &[u8])>| {
			let writes = writes(&address, old, now);
			let count = writes.len();
			for (key, value) in writes {
				match value {
					Some(value) => trie.insert(key, value),
					None => trie.remove(&key),
				};
			}
			assert_eq!(whole(&address, |key| trie.get(key).cloned()), now.map(|(header, data)| header.with(data)));
			(count, trie.len())
		};
		let (small, large, other) = (&[1; SMALL][..], &[2; SMALL + 1][..], &[3; SMALL + 2][..]);
		let richer = Header { lamports: 9, ..ACCOUNT };
		assert_eq!(change(None, Some((ACCOUNT, small))), (1, 1));
		assert_eq!(change(Some(small), Some((ACCOUNT, large))), (2, 2));
		assert_eq!(change(Some(large), Some((richer, large))), (1, 2));
		assert_eq!(change(Some(large), Some((richer, other))), (2, 2));
		assert_eq!(change(Some(other), Some((richer, small))), (2, 1));
		assert_eq!(change(Some(small), Some((richer, other))), (2, 2));
		assert_eq!(change(Some(other), None), (2, 0));
	}

	#[test]
	fn entries_tell_how_large_they_are() {
		for length in [0, SMALL, SMALL + 1] {
			let entry = Entry::of(ACCOUNT, &vec![1; length]);
			assert_eq!(entry.length(), length as u64);
			assert_eq!(Entry::decode(&entry.encode()), Some(entry.clone()));
			assert!(entry.encode().len() <= HEADER + SMALL);
		}
	}
}
