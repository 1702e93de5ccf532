//! The invariants of the crate's documentation, one function each.

#![cfg(any(feature = "try-runtime", test))]

use crate::{governing, pallet::*, types::*};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::{
	traits::{BlakeTwo256, CheckedAdd, Hash, Zero},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i1_claims_and_responses_agree()?;
		Self::i2_every_claim_has_a_round_and_its_seats()?;
		Self::i3_texts_of_claims()?;
		Self::i4_deposits_are_held()?;
		Self::i5_provisional_claims_wait()?;
		Self::i6_certified_are_over()?;
		Self::i7_texts_are_remembered_once()
	}

	fn i1_claims_and_responses_agree() -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::<ResponseId, u32>::new();
		for (id, claim) in Claims::<T>::iter() {
			let response = Responses::<T>::get(claim.header.response).ok_or("I1: a claim has no response")?;
			let numbers = response.first..response.first.saturating_add(response.header.claims.into());
			ensure!(numbers.contains(&id), "I1: a claim is not one of its response");
			ensure!(id < NextClaim::<T>::get(), "I1: a claim has a number that was not given yet");
			*open.entry(claim.header.response).or_default() += 1;
		}
		for (id, response) in Responses::<T>::iter() {
			ensure!(id < NextResponse::<T>::get(), "I1: a response has a number that was not given yet");
			let left = open.get(&id).copied().unwrap_or(0);
			ensure!(left > 0, "I1: a response has no claims left and is not final");
			ensure!(
				left + response.finals.total() == u32::from(response.header.claims),
				"I1: a response does not count its claims"
			);
		}
		Ok(())
	}

	fn i2_every_claim_has_a_round_and_its_seats() -> Result<(), TryRuntimeError> {
		let mut rounds = BTreeSet::new();
		for claim in Claims::<T>::iter_values() {
			ensure!(rounds.insert(claim.round), "I2: two claims have one round");
			let Stage::Provisional { tally, .. } = claim.stage else { continue };
			// The outcome is computed from the tally and stored nowhere, so that it cannot differ from it.
			ensure!(tally.seats() >= governing::LEAST_SEATS, "I2: an outcome of fewer seats than any tier has");
		}
		Ok(())
	}

	fn i3_texts_of_claims() -> Result<(), TryRuntimeError> {
		let mut texts: BTreeMap<_, _> = Texts::<T>::iter().collect();
		for (id, claim) in Claims::<T>::iter() {
			let text = texts.remove(&id).ok_or("I3: a claim has no text")?;
			ensure!(BlakeTwo256::hash(&text) == claim.header.text, "I3: a text is not the one that was submitted");
		}
		ensure!(texts.is_empty(), "I3: a text has no claim");
		Ok(())
	}

	fn i4_deposits_are_held() -> Result<(), TryRuntimeError> {
		let mut deposits = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		for response in Responses::<T>::iter_values() {
			let sum = deposits.entry(response.requester).or_insert_with(Zero::zero);
			*sum = sum.checked_add(&response.deposit).ok_or("I4: deposits overflow")?;
		}
		ensure!(
			deposits.iter().all(|(who, sum)| T::Currency::balance_on_hold(&HoldReason::Deposit.into(), who) == *sum),
			"I4: what is held is not the sum of deposits"
		);
		Ok(())
	}

	fn i5_provisional_claims_wait() -> Result<(), TryRuntimeError> {
		let cursors = WindowCursors::<T>::get();
		let mut waiting = BTreeMap::new();
		for ((tier, at), claim) in WindowEntries::<T>::iter() {
			let cursor = &cursors[tier.place()];
			ensure!((cursor.head..cursor.next).contains(&at), "I5: an entry is outside of its window");
			ensure!(waiting.insert(claim, tier).is_none(), "I5: a claim waits twice");
		}
		let places: u64 = cursors.iter().map(|cursor| cursor.next.saturating_sub(cursor.head)).sum();
		ensure!(waiting.len() as u64 == places, "I5: a window has a hole");
		for (id, claim) in Claims::<T>::iter() {
			let tier = Responses::<T>::get(claim.header.response).map(|response| response.header.tier);
			let expected = match claim.stage {
				Stage::Attesting => None,
				Stage::Provisional { .. } => tier,
			};
			ensure!(waiting.remove(&id) == expected, "I5: a claim does not wait as its stage says");
		}
		ensure!(waiting.is_empty(), "I5: something waits that is no claim");
		Ok(())
	}

	fn i6_certified_are_over() -> Result<(), TryRuntimeError> {
		let next = NextResponse::<T>::get();
		for id in Certified::<T>::iter_keys() {
			ensure!(id < next, "I6: a response is final that was not submitted");
			ensure!(!Responses::<T>::contains_key(id), "I6: a response is final and open");
		}
		let known = Certified::<T>::iter_keys().count() + Responses::<T>::iter_keys().count();
		ensure!(known as u64 == next, "I6: a response was lost");
		Ok(())
	}

	fn i7_texts_are_remembered_once() -> Result<(), TryRuntimeError> {
		let (oldest, next) = (OldestRemembered::<T>::get(), NextClaim::<T>::get());
		let mut newest = BTreeMap::new();
		for (id, Memory { key, .. }) in Remembered::<T>::iter().collect::<BTreeMap<_, _>>() {
			ensure!((oldest..next).contains(&id), "I7: a text is queued to be forgotten where nobody looks");
			newest.insert(key, id);
		}
		let recents: BTreeMap<_, _> = Recents::<T>::iter().map(|(text, recent)| (text, recent.claim)).collect();
		ensure!(recents == newest, "I7: a text is not remembered of its newest claim");
		Ok(())
	}
}
