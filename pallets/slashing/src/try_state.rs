//! The invariants of the crate's documentation, one function each.

#![cfg(any(feature = "try-runtime", test))]

use crate::{pallet::*, types::*};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::{
	traits::{CheckedAdd, Zero},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i1_pending_slashes_are_frozen()?;
		Self::i2_no_slash_of_nothing()?;
		Self::i3_ids_blocks_in_order()?;
		Self::i4_nothing_behind_the_head()
	}

	fn i1_pending_slashes_are_frozen() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<AttestorIdOf<T>, BalanceOf<T>>::new();
		for slash in Deferred::<T>::iter_values() {
			let sum = sums.entry(slash.offence.attestor).or_insert_with(Zero::zero);
			if slash.status == Status::Pending {
				*sum = sum.checked_add(&slash.offence.amount).ok_or("I1: pending slashes overflow")?;
			}
		}
		ensure!(
			sums.into_iter().all(|(attestor, sum)| T::Bonds::frozen(attestor) == sum),
			"I1: what is frozen is not the sum of pending slashes"
		);
		Ok(())
	}

	fn i2_no_slash_of_nothing() -> Result<(), TryRuntimeError> {
		ensure!(
			Deferred::<T>::iter_values().all(|slash| !slash.offence.amount.is_zero()),
			"I2: a slash of nothing is kept"
		);
		Ok(())
	}

	fn i3_ids_blocks_in_order() -> Result<(), TryRuntimeError> {
		let by_id: BTreeMap<_, _> = Deferred::<T>::iter().collect();
		ensure!(by_id.keys().all(|id| *id < NextId::<T>::get()), "I3: a slash has an id that was not given yet");
		let slashes: alloc::vec::Vec<_> = by_id.into_values().collect();
		ensure!(
			slashes.windows(2).all(|pair| pair[0].decided_at <= pair[1].decided_at && pair[0].due_at <= pair[1].due_at),
			"I3: a later slash is due before an earlier one"
		);
		Ok(())
	}

	fn i4_nothing_behind_the_head() -> Result<(), TryRuntimeError> {
		let head = Head::<T>::get();
		ensure!(head <= NextId::<T>::get(), "I4: the head is beyond the newest slash");
		ensure!(Deferred::<T>::iter_keys().all(|id| id >= head), "I4: a slash was left behind the head");
		Ok(())
	}
}
