//! Texts that were submitted are remembered for a time, so that asking again gets a larger committee.

use crate::{pallet::*, types::*, WeightInfo};
use frame_support::{pallet_prelude::*, weights::WeightMeter};
use frame_system::pallet_prelude::*;
use sp_core::H256;
use sp_runtime::traits::Saturating;

/// Half a hash tells texts apart well enough here: who finds two texts with the same half gets larger committees, no more.
pub(crate) fn memory_key(text: H256) -> MemoryKey {
	let mut key = MemoryKey::default();
	key.copy_from_slice(&text.as_bytes()[..core::mem::size_of::<MemoryKey>()]);
	key
}

impl<T: Config> Pallet<T> {
	/// The claim of this text that is remembered, and by how many sizes a committee for it would grow.
	pub(crate) fn recall(text: H256) -> (Option<ClaimId>, u8) {
		let now = frame_system::Pallet::<T>::block_number();
		match Recents::<T>::get(memory_key(text)).filter(|recent| !Self::is_old(recent, now)) {
			Some(recent) => (Some(recent.claim), recent.growth.saturating_add(1).min(MAX_GROWTH)),
			None => (None, 0),
		}
	}

	/// Remembers that `claim` has this text, in a response of which so many percent are covered; what was remembered of the text
	/// before.
	pub(crate) fn remember(text: H256, claim: ClaimId, coverage: u8) -> (Option<ClaimId>, u8) {
		let (previous, growth) = Self::recall(text);
		let key = memory_key(text);
		Recents::<T>::insert(key, Recent { claim, at: frame_system::Pallet::<T>::block_number(), growth });
		Remembered::<T>::insert(claim, Memory { key, coverage, outcome: None });
		(previous, growth)
	}

	/// What is remembered of a claim.
	pub fn memory_of(claim: ClaimId) -> Option<Memory> {
		Remembered::<T>::get(claim)
	}

	/// How far a claim is; none if it is final, or there is none.
	pub fn stage_of(claim: ClaimId) -> Option<Stage<BlockNumberFor<T>>> {
		Some(Claims::<T>::get(claim)?.stage)
	}

	/// What came out of a claim that is final, for as long as it is remembered.
	pub fn outcome_of(claim: ClaimId) -> Option<Outcome> {
		Remembered::<T>::get(claim)?.outcome
	}

	fn is_old(recent: &Recent<BlockNumberFor<T>>, now: BlockNumberFor<T>) -> bool {
		now > recent.at.saturating_add(T::Memory::get())
	}

	/// Forgets texts whose time is over, oldest first, for as long as `meter` allows.
	pub(crate) fn forget_old(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::forget_idle()).is_err() {
			return;
		}
		let (begin, end) = (OldestRemembered::<T>::get(), NextClaim::<T>::get());
		let mut oldest = begin;
		while oldest < end && meter.try_consume(T::WeightInfo::forget()).is_ok() {
			if let Some(Memory { key, .. }) = Remembered::<T>::get(oldest) {
				match Recents::<T>::get(key) {
					Some(recent) if recent.claim == oldest && !Self::is_old(&recent, now) => break,
					Some(recent) if recent.claim == oldest => Recents::<T>::remove(key),
					// A newer claim has the same text, and remembers it.
					Some(_) | None => {},
				}
				Remembered::<T>::remove(oldest);
			}
			oldest = oldest.saturating_add(1); // below `end`
		}
		if oldest != begin {
			OldestRemembered::<T>::put(oldest);
		}
	}
}
