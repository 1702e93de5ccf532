//! Accounts of the domain, as far as the runtime touches them: their money.

use crate::{pallet::*, types::Refusal};
use alloc::vec::Vec;
use frame_support::ensure;
use mira_svm_interface::{
	account::{key, whole, Data, Entry, Header, HEADER},
	host::svm,
	Address,
};
use sp_io::default_child_storage as child;

/// The child trie with all accounts.
pub const TRIE: &[u8] = b"svm";

/// Bytes of a nonce.
const NONCE: usize = 80;

/// The program that owns accounts of people.
const SYSTEM: Address = [0; 32];

/// An account with as much data as one of a person can have: none, or a nonce.
struct Purse {
	key: [u8; mira_svm_interface::account::KEY],
	header: Header,
	data: Vec<u8>,
}

impl Purse {
	fn of(address: &Address) -> Result<Option<Self>, Refusal> {
		let key = key(address);
		let mut stored = [0; HEADER + NONCE];
		let Some(length) = child::read(TRIE, &key, &mut stored, 0) else { return Ok(None) };
		let stored = stored.get(..length as usize).ok_or(Refusal::INVALID_ACCOUNT_FOR_FEE)?;
		match Entry::decode(stored) {
			Some(Entry { header, data: Data::Here(data) })
				if header.owner == SYSTEM && (data.is_empty() || data.len() == NONCE) =>
			{
				Ok(Some(Self { key, header, data }))
			},
			_ => Err(Refusal::INVALID_ACCOUNT_FOR_FEE),
		}
	}

	fn keep(&self) {
		if self.header.lamports == 0 {
			child::clear(TRIE, &self.key);
		} else {
			child::set(TRIE, &self.key, &Entry::of(self.header, &self.data).encode());
		}
	}
}

/// The nonce that an account holds: who may advance it, and its value; none if it holds none.
pub(crate) fn nonce(address: &Address) -> Option<(Address, [u8; 32])> {
	/// The newest version, and initialised: both are numbers of four bytes.
	const CURRENT: [u8; 8] = [1, 0, 0, 0, 1, 0, 0, 0];
	let purse = Purse::of(address).ok()??;
	let (authority, value) = purse.data.strip_prefix(&CURRENT)?.get(..64)?.split_at_checked(32)?;
	Some((authority.try_into().ok()?, value.try_into().ok()?))
}

impl<T: Config> Pallet<T> {
	/// A whole account: a header of 49 bytes, then its data.
	pub fn account(address: &Address) -> Option<Vec<u8>> {
		whole(address, |key| child::get(TRIE, key))
	}

	/// What an account has.
	pub fn lamports(address: &Address) -> u64 {
		let mut lamports = [0; 8];
		match child::read(TRIE, &key(address), &mut lamports, 0) {
			Some(_) => u64::from_le_bytes(lamports),
			None => 0,
		}
	}

	/// Whether an account can pay a fee, as one can on Solana: it keeps what it has to have. One that has just the fee is refused
	/// too: it would be gone before its transaction runs.
	pub(crate) fn check_payer(payer: &Address, fee: u64) -> Result<(), Refusal> {
		Self::pay(payer, fee).map(|_| ())
	}

	/// Takes a fee from an account.
	pub(crate) fn take_fee(payer: &Address, fee: u64) -> Result<(), Refusal> {
		let backed = Backed::<T>::get().checked_sub(fee).ok_or(Refusal::INSUFFICIENT_FUNDS_FOR_FEE)?;
		Self::pay(payer, fee)?.keep();
		Backed::<T>::put(backed);
		Ok(())
	}

	fn pay(payer: &Address, fee: u64) -> Result<Purse, Refusal> {
		let mut purse = Purse::of(payer)?.ok_or(Refusal::ACCOUNT_NOT_FOUND)?;
		let left = purse.header.lamports.checked_sub(fee).filter(|left| *left > 0);
		let left = left.ok_or(Refusal::INSUFFICIENT_FUNDS_FOR_FEE)?;
		let least = Self::least_balance(payer, purse.data.len()).ok_or(Refusal::INVALID_ACCOUNT_FOR_FEE)?;
		ensure!(left >= least, Refusal::INSUFFICIENT_FUNDS_FOR_RENT);
		purse.header.lamports = left;
		Ok(purse)
	}

	/// Adds money to an account, which it may make. Data that lies apart is not looked at.
	pub(crate) fn credit(to: &Address, amount: u64) -> Result<(), Error<T>> {
		let key = key(to);
		let mut entry = match child::get(TRIE, &key) {
			Some(value) => Entry::decode(&value).ok_or(Error::<T>::NotAnAccount)?,
			None => Entry::of(Header { lamports: 0, rent_epoch: u64::MAX, owner: SYSTEM, executable: false }, &[]),
		};
		let lamports = entry.header.lamports.checked_add(amount).ok_or(Error::<T>::TooMuch)?;
		entry.header.lamports = lamports;
		let least = Self::least_balance(to, entry.length() as usize).ok_or(Error::<T>::NotAnAccount)?;
		ensure!(lamports >= least, Error::<T>::TooLittle);
		let backed = Backed::<T>::get().checked_add(amount).ok_or(Error::<T>::TooMuch)?;
		child::set(TRIE, &key, &entry.encode());
		Backed::<T>::put(backed);
		Ok(())
	}

	/// Takes money from an account of a person: all of it, or so that it keeps what it has to have.
	pub(crate) fn debit(from: &Address, amount: u64) -> Result<(), Error<T>> {
		let mut purse = Purse::of(from).ok().flatten().ok_or(Error::<T>::NotAnAccount)?;
		// A nonce is its authority's to take from.
		ensure!(purse.data.is_empty(), Error::<T>::NotAnAccount);
		let left = purse.header.lamports.checked_sub(amount).ok_or(Error::<T>::TooMuch)?;
		let least = Self::least_balance(from, purse.data.len()).ok_or(Error::<T>::NotAnAccount)?;
		ensure!(left == 0 || left >= least, Error::<T>::TooLittle);
		let backed = Backed::<T>::get().checked_sub(amount).ok_or(Error::<T>::TooMuch)?;
		purse.header.lamports = left;
		purse.keep();
		Backed::<T>::put(backed);
		Ok(())
	}

	/// What an account with so many bytes of data has to have; none if nobody can use that address.
	pub fn least_balance(address: &Address, data: usize) -> Option<u64> {
		svm::least_balance(Self::engine()?.0, *address, data as u32)
	}
}
