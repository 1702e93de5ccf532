//! Recording which authority set may finalize which blocks.

use crate::{pallet::*, types::*, WeightInfo};
use alloc::vec::Vec;
use frame_support::{defensive, pallet_prelude::*};
use frame_system::pallet_prelude::*;
use sp_consensus_grandpa::SetId;
use sp_runtime::traits::{CheckedSub, One};

impl<T: Config> Pallet<T> {
	/// Records the authority set in force, if it changed with the block before `now`.
	///
	/// A change is enacted when a block ends, so it is seen at the start of the next. While one is announced the newest id
	/// runs ahead of the authorities in force: then there is nothing to record yet, whatever the order of hooks.
	pub(crate) fn track_authority_set(now: BlockNumberFor<T>) -> Weight {
		let newest = T::Authorities::newest_set_id();
		let mut spans = Spans::<T>::get();
		if spans.last().is_some_and(|span| span.set_id == newest && span.last.is_none())
			|| T::Authorities::change_pending()
		{
			return T::WeightInfo::track_unchanged();
		}

		if let Some(open) = spans.last_mut().filter(|span| span.last.is_none()) {
			open.last = now.checked_sub(&One::one());
		}
		let weight = Self::open_span(&mut spans, newest, now);
		Spans::<T>::put(spans);
		weight
	}

	/// Appends the set in force from `first` on, if there is room for it.
	fn open_span(spans: &mut BoundedVec<SpanOf<T>, T::MaxSets>, set_id: SetId, first: BlockNumberFor<T>) -> Weight {
		let full = spans.len() as u32 >= T::MaxSets::get();
		if full {
			// Told for the first skipped set: only then was the span before it closed just now.
			if spans.last().and_then(|span| span.last).is_some_and(|last| last + One::one() == first) {
				Self::deposit_event(Event::AuthoritySetSkipped { set_id });
			}
			return T::WeightInfo::track_unchanged();
		}

		let list = T::Authorities::authorities();
		let members = list.len() as u32;
		match BoundedVec::try_from(list) {
			Ok(list) if spans.try_push(Span { set_id, first, last: None }).is_ok() => {
				Authorities::<T>::insert(set_id, list);
				Self::deposit_event(Event::AuthoritySetRecorded { set_id, first, authorities: members });
			},
			_ => {
				defensive!("GRANDPA has more authorities than MaxAuthorities allows");
			},
		}
		T::WeightInfo::track_changed(members)
	}

	/// Drops every set that can no longer prove anything new.
	pub(crate) fn forget_proven_sets(proven: BlockNumberFor<T>) {
		Spans::<T>::mutate(|spans| {
			let (past, current): (Vec<_>, Vec<_>) =
				core::mem::take(spans).into_iter().partition(|span| span.last.is_some_and(|last| last <= proven));
			past.iter().for_each(|span| Authorities::<T>::remove(span.set_id));
			*spans = BoundedVec::truncate_from(current);
		});
	}

	/// The recorded set that may finalize block `number`.
	pub fn authority_set_at(number: BlockNumberFor<T>) -> Option<AuthoritySet> {
		let span = Spans::<T>::get().into_iter().find(|span| span.contains(&number))?;
		let authorities = Authorities::<T>::get(span.set_id)?.into_inner();
		Some(AuthoritySet { set_id: span.set_id, authorities })
	}
}
