//! The invariants of the crate's documentation, one function each.

#![cfg(any(feature = "try-runtime", test))]

use crate::{ending::stretch, pallet::*, types::*, BalanceOf};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use sp_runtime::{
	traits::{CheckedAdd, Saturating, Zero},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i1_live_sessions_are_listed()?;
		Self::i2_deposits_are_held()?;
		Self::i3_limits_hold()?;
		Self::i4_ends_are_planned()?;
		Self::i5_grants_are_remembered()?;
		Self::i6_scopes_could_be_granted()?;
		Self::i7_nothing_is_booked()
	}

	fn i7_nothing_is_booked() -> Result<(), TryRuntimeError> {
		ensure!(Bookings::<T>::iter().next().is_none(), "I7: a transaction of the SVM is booked and not settled");
		Ok(())
	}

	fn i1_live_sessions_are_listed() -> Result<(), TryRuntimeError> {
		let mut listed = BTreeSet::new();
		for (principal, ids) in Live::<T>::iter() {
			ensure!(!ids.is_empty(), "I1: a principal without sessions is kept");
			for id in ids {
				ensure!(listed.insert(id), "I1: a session is listed twice");
				let session = Sessions::<T>::get(id).ok_or("I1: a session is listed that is not there")?;
				ensure!(session.principal == principal, "I1: a session is listed with another principal");
			}
		}
		let mut sponsored = BTreeSet::new();
		for (sponsor, id, ()) in Sponsored::<T>::iter() {
			let payer = Sessions::<T>::get(id).map(|session| session.grant.payer);
			ensure!(
				payer == Some(Payer::Sponsor(sponsor)),
				"I1: a session is listed with a sponsor that it does not have"
			);
			sponsored.insert(id);
		}
		let is_listed = |(id, session): (SessionId, crate::SessionOf<T>)| {
			session.grant.payer == Payer::Principal || sponsored.contains(&id)
		};
		ensure!(Sessions::<T>::iter().all(is_listed), "I1: a session is not listed with its sponsor");
		ensure!(Sessions::<T>::iter_keys().all(|id| listed.contains(&id)), "I1: a session is not listed");
		ensure!(Sessions::<T>::iter_keys().all(Usages::<T>::contains_key), "I1: a session has no usage");
		ensure!(Usages::<T>::iter_keys().all(Sessions::<T>::contains_key), "I1: a usage has no session");
		ensure!(
			Sessions::<T>::iter_keys().all(|id| id < NextSession::<T>::get()),
			"I1: a session has a number to come"
		);
		Ok(())
	}

	fn i2_deposits_are_held() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		for session in Sessions::<T>::iter_values() {
			let sum = sums.entry(session.depositor).or_insert_with(Zero::zero);
			*sum = sum.checked_add(&session.deposit).ok_or("I2: deposits overflow")?;
		}
		for (depositor, sum) in sums {
			let held = T::Currency::balance_on_hold(&HoldReason::Deposit.into(), &depositor);
			ensure!(held == sum, "I2: what is held is not the sum of the deposits");
		}
		Ok(())
	}

	fn i3_limits_hold() -> Result<(), TryRuntimeError> {
		for (id, session) in Sessions::<T>::iter() {
			let (limits, usage) = (session.grant.limits, Usages::<T>::get(id).unwrap_or_default());
			ensure!(usage.spent <= limits.total, "I3: a session spent more than it may");
			ensure!(usage.most <= limits.per_use, "I3: a session spent more at a time than it may");
			ensure!(usage.fees <= limits.fees, "I3: a session caused more fees than it may");
			ensure!(usage.uses <= limits.uses, "I3: a session acted more often than it may");
			ensure!(usage.level <= limits.window.amount, "I3: a window is fuller than it can be");
		}
		Ok(())
	}

	fn i4_ends_are_planned() -> Result<(), TryRuntimeError> {
		for (id, session) in Sessions::<T>::iter() {
			let due = stretch(session.grant.until.block);
			ensure!(due >= FirstStretch::<T>::get(), "I4: a session should have ended");
			ensure!(Agenda::<T>::get(due, id) == Some(session.principal), "I4: a session does not wait to be ended");
		}
		for (principal, id, ended) in Past::<T>::iter() {
			let due = stretch(ended.ended_at.saturating_add(T::Memory::get()));
			ensure!(Agenda::<T>::get(due, id) == Some(principal), "I4: an ended session does not wait to be forgotten");
			ensure!(!Sessions::<T>::contains_key(id), "I4: a session ended and did not");
		}
		let planned = Agenda::<T>::iter().count();
		let known = Sessions::<T>::iter_keys().count().saturating_add(Past::<T>::iter_keys().count());
		ensure!(planned == known, "I4: something is planned for a session that nobody knows");
		Ok(())
	}

	fn i5_grants_are_remembered() -> Result<(), TryRuntimeError> {
		let mut known = BTreeMap::new();
		for (id, session) in Sessions::<T>::iter() {
			known.insert(Self::grant_hash(&session.principal.clone(), &Self::granted(session)), id);
		}
		for (_, id, ended) in Past::<T>::iter() {
			known.insert(ended.grant, id);
		}
		let remembered: BTreeMap<_, _> = Grants::<T>::iter().collect();
		ensure!(remembered == known, "I5: the grants that are remembered are not those of the sessions");
		Ok(())
	}

	fn i6_scopes_could_be_granted() -> Result<(), TryRuntimeError> {
		let is_good = |session: crate::SessionOf<T>| {
			Self::granted(session).scope.iter().all(|item| Self::check_item(item).is_ok())
		};
		ensure!(Sessions::<T>::iter_values().all(is_good), "I6: a scope has what cannot be granted");
		Ok(())
	}
}
