//! The invariants of the crate's documentation, one function each.

#![cfg(any(feature = "try-runtime", test))]

use crate::{accounts::TRIE, pallet::*, seen::shard_of, types::Size, BalanceOf, Shard, SHARDS};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::fungible::Inspect};
use mira_svm_interface::{
	account::{address, data_key, Data, Entry, KEY},
	batch::MAX_HASHES,
};
use sp_io::default_child_storage as child;
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};

/// Keys of all that is in the child trie, in their order.
fn keys() -> impl Iterator<Item = Vec<u8>> {
	core::iter::successors(child::next_key(TRIE, &[]), |key| child::next_key(TRIE, key))
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i1_lamports_are_backed()?;
		Self::i2_escrow_holds_all()?;
		Self::i3_held_add_up()?;
		Self::i4_nothing_queued()?;
		Self::i5_only_recent_is_seen()?;
		Self::i6_all_are_accounts()
	}

	fn i1_lamports_are_backed() -> Result<(), TryRuntimeError> {
		let lamports = keys().filter(|key| key.len() == KEY).filter_map(|key| {
			let entry = Entry::decode(&child::get(TRIE, &key)?)?;
			Some(u128::from(entry.header.lamports))
		});
		ensure!(lamports.sum::<u128>() == Backed::<T>::get().into(), "I1: lamports do not add up to what is backed");
		Ok(())
	}

	fn i2_escrow_holds_all() -> Result<(), TryRuntimeError> {
		if Backed::<T>::get() == 0 && HeldInAll::<T>::get() == 0 {
			return Ok(());
		}
		let owed = BalanceOf::<T>::from(Backed::<T>::get())
			.saturating_add(HeldInAll::<T>::get().into())
			.saturating_add(T::Currency::minimum_balance());
		ensure!(T::Currency::balance(&Self::escrow()) >= owed, "I2: the escrow holds less than is backed and held");
		Ok(())
	}

	fn i3_held_add_up() -> Result<(), TryRuntimeError> {
		let all: u128 = Held::<T>::iter_values().map(|withdrawal| u128::from(withdrawal.amount)).sum();
		ensure!(all == HeldInAll::<T>::get().into(), "I3: withdrawals do not add up to what is held");
		for size in [Size::Small, Size::Large] {
			let line = Lines::<T>::get(size);
			ensure!(line.first <= line.next, "I3: a line begins after its end");
			let is_in_line = |index: u64| index < line.next;
			ensure!(Held::<T>::iter_key_prefix(size).all(is_in_line), "I3: a withdrawal is in no line");
		}
		Ok(())
	}

	fn i4_nothing_queued() -> Result<(), TryRuntimeError> {
		let is_idle = !Queue::<T>::exists()
			&& !Included::<T>::exists()
			&& !NamedClaims::<T>::exists()
			&& !BlockLoad::<T>::exists()
			&& Large::<T>::iter_keys().next().is_none();
		ensure!(is_idle, "I4: something is queued between blocks");
		Ok(())
	}

	fn i5_only_recent_is_seen() -> Result<(), TryRuntimeError> {
		let (now, first) = (frame_system::Pallet::<T>::block_number(), FirstBucket::<T>::get());
		ensure!(
			Seen::<T>::iter_keys().all(|(bucket, shard)| bucket >= first && bucket <= now && shard < SHARDS),
			"I5: a transaction is remembered that is forgotten"
		);
		ensure!(
			Beyond::<T>::iter_keys().all(|(bucket, message)| {
				bucket >= first && bucket <= now && Seen::<T>::get(bucket, shard_of(&message.0)).goes_on()
			}),
			"I5: a transaction is remembered where nobody looks for it"
		);
		let are_different = |shard: Shard<_>| shard.marks().collect::<BTreeSet<_>>().len() == shard.marks().count();
		ensure!(Seen::<T>::iter_values().all(are_different), "I5: a transaction is remembered twice");
		ensure!(Hashes::<T>::get().len() <= MAX_HASHES, "I5: too many blocks are recent");
		ensure!(first.is_zero() || first <= now, "I5: blocks are forgotten that are to come");
		Ok(())
	}

	fn i6_all_are_accounts() -> Result<(), TryRuntimeError> {
		let mut apart = None;
		for key in keys() {
			let value = child::get(TRIE, &key).unwrap_or_default();
			// Right behind the account that it is of.
			if let Some(expected) = apart.take() {
				ensure!((key, value.len() as u64) == expected, "I6: data of an account is not where it belongs");
				continue;
			}
			let address = address(&key).ok_or("I6: something stands where no account does")?;
			let entry = Entry::decode(&value).filter(|entry| entry.header.lamports > 0);
			let entry = entry.ok_or("I6: something is no account, or one without money")?;
			if let Data::Apart(length) = entry.data {
				apart = Some((data_key(&address), length));
			}
		}
		ensure!(apart.is_none(), "I6: data of an account is not where it belongs");
		Ok(())
	}
}
