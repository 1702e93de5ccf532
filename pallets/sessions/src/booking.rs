//! What transactions of the SVM take is only known when their block ends: until then the most that they can take counts as spent.

use crate::{pallet::*, types::*, BalanceOf};
use alloc::collections::BTreeMap;
use sp_core::H256;
use sp_runtime::traits::{Saturating, UniqueSaturatedInto};

impl<T: Config> Pallet<T> {
	/// Books transactions that a session sent, of which each can take so much; with all else it spent `spent`.
	pub(crate) fn book(session: SessionId, acts: BTreeMap<H256, u64>, spent: BalanceOf<T>) {
		for (message, most) in acts {
			let booked: BalanceOf<T> = most.unique_saturated_into();
			Bookings::<T>::insert(message, Booking { session, booked, beside: spent.saturating_sub(booked) });
		}
	}

	/// A transaction of the SVM is over, and took so many lamports: what was booked for it beyond that comes back. Of others than
	/// those of sessions nothing is known here.
	pub fn took(message: H256, lamports: u64) {
		let Some(Booking { session, booked, beside }) = Bookings::<T>::take(message) else { return };
		// More than was booked it cannot take: the engine sees to that.
		let spent = booked.min(lamports.unique_saturated_into());
		let back = booked.saturating_sub(spent);
		// It may have ended since, in the same block: then what is remembered of it keeps what was booked.
		Usages::<T>::mutate_extant(session, |usage| {
			usage.spent = usage.spent.saturating_sub(back);
			usage.level = usage.level.saturating_add(back);
			usage.most = usage.most.max(beside.saturating_add(spent));
		});
		Self::deposit_event(Event::SessionSettled { session, message, booked, spent });
	}
}
