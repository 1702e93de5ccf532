//! The invariants of the crate's documentation, one function each.

#![cfg(any(feature = "try-runtime", test))]

use crate::{pallet::*, types::ProvenFinality};
use finality_grandpa::voter_set::VoterSet;
use frame_support::ensure;
use frame_system::pallet_prelude::*;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state(now: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
		Self::i1_spans_and_authorities_match()?;
		Self::i2_spans_are_in_order()?;
		Self::i3_no_span_is_proven_past()?;
		Self::i4_proven_block_is_an_ancestor(now)?;
		Self::i5_authorities_can_verify()
	}

	fn i1_spans_and_authorities_match() -> Result<(), TryRuntimeError> {
		let spans = Spans::<T>::get();
		ensure!(spans.iter().all(|span| Authorities::<T>::contains_key(span.set_id)), "I1: a span has no authorities");
		ensure!(Authorities::<T>::iter_keys().count() == spans.len(), "I1: authorities without a span");
		Ok(())
	}

	fn i2_spans_are_in_order() -> Result<(), TryRuntimeError> {
		let spans = Spans::<T>::get();
		ensure!(
			spans.iter().all(|span| span.last.is_none_or(|last| span.first <= last)),
			"I2: a span ends before it begins"
		);
		ensure!(
			spans.windows(2).all(|pair| {
				pair[0].set_id < pair[1].set_id && pair[0].last.is_some_and(|last| last < pair[1].first)
			}),
			"I2: spans overlap or are out of order"
		);
		Ok(())
	}

	fn i3_no_span_is_proven_past() -> Result<(), TryRuntimeError> {
		let proven = <Self as ProvenFinality<_>>::proven();
		ensure!(
			Spans::<T>::get().iter().all(|span| span.last.is_none_or(|last| last > proven)),
			"I3: a span is proven past and still kept"
		);
		Ok(())
	}

	fn i4_proven_block_is_an_ancestor(now: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
		let Some(block) = Proven::<T>::get() else { return Ok(()) };
		ensure!(block.number < now, "I4: the proven block is not below the current one");
		ensure!(
			!frame_system::BlockHash::<T>::contains_key(block.number)
				|| frame_system::BlockHash::<T>::get(block.number) == block.hash,
			"I4: the proven block is not an ancestor"
		);
		Ok(())
	}

	fn i5_authorities_can_verify() -> Result<(), TryRuntimeError> {
		ensure!(
			Authorities::<T>::iter_values().all(|list| VoterSet::new(list).is_some()),
			"I5: an authority list cannot verify a justification"
		);
		Ok(())
	}
}
