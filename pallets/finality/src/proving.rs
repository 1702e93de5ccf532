//! From a justification to a proven block.

use crate::{pallet::*, types::*, WeightInfo};
use bp_header_chain::justification::{
	verify_justification, JustificationVerificationContext, JustificationVerificationError,
};
use finality_grandpa::voter_set::VoterSet;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, traits::Get};
use frame_system::pallet_prelude::*;
use sp_consensus_grandpa::SetId;
use sp_runtime::traits::Zero;

/// Target in the logs of the node.
pub(crate) const LOG_TARGET: &str = "runtime::finality";

impl<T: Config> Pallet<T> {
	pub(crate) fn do_note_justification(justification: JustificationOf<T>) -> DispatchResultWithPostInfo {
		let Some(set) = Self::set_for_new_proof(&justification) else {
			return Ok(Some(T::WeightInfo::note_justification_ignored()).into());
		};
		let set_id = Self::verify(&justification, set).inspect_err(|error| {
			log::error!(
				target: LOG_TARGET,
				"justification for block #{:?} refused: {error:?}; the block that carries it is invalid",
				justification.commit.target_number,
			)
		})?;
		Self::advance(ProvenBlock {
			number: justification.commit.target_number,
			hash: justification.commit.target_hash,
			set_id,
		});
		Ok(None.into())
	}

	/// The set that must have signed `justification`; none if it proves nothing new about this chain.
	fn set_for_new_proof(justification: &JustificationOf<T>) -> Option<AuthoritySet> {
		let (number, hash) = (justification.commit.target_number, justification.commit.target_hash);
		if number <= <Self as ProvenFinality<_>>::proven() || !Self::is_ancestor(number, hash) {
			return None;
		}
		Self::authority_set_at(number)
	}

	/// Whether this chain remembers `hash` at height `number`, below the current block.
	pub(crate) fn is_ancestor(number: BlockNumberFor<T>, hash: T::Hash) -> bool {
		// An absent entry reads as the default hash, which must not count as remembered.
		number < frame_system::Pallet::<T>::block_number()
			&& frame_system::BlockHash::<T>::contains_key(number)
			&& frame_system::BlockHash::<T>::get(number) == hash
	}

	/// Checks size first, signatures second. Returns the id of the set that signed.
	fn verify(justification: &JustificationOf<T>, set: AuthoritySet) -> Result<SetId, Error<T>> {
		ensure!(justification.commit.precommits.len() <= set.authorities.len(), Error::<T>::TooManyVotes);
		ensure!(justification.votes_ancestries.len() as u32 <= T::MaxAncestors::get(), Error::<T>::TooManyAncestors);

		let target = (justification.commit.target_hash, justification.commit.target_number);
		VoterSet::new(set.authorities)
			.ok_or(JustificationVerificationError::InvalidAuthorityList)
			.and_then(|voter_set| {
				let context = JustificationVerificationContext { voter_set, authority_set_id: set.set_id };
				verify_justification::<HeaderFor<T>>(target, &context, justification)
			})
			.map_err(|error| {
				VerificationFault::from_verification(error).map_or(Error::<T>::UnusableAuthoritySet, Error::<T>::Forged)
			})?;
		Ok(set.set_id)
	}

	fn advance(block: ProvenBlockOf<T>) {
		let old_number = <Self as ProvenFinality<_>>::proven();
		Self::forget_proven_sets(block.number);
		Self::deposit_event(Event::BlockProven {
			set_id: block.set_id,
			number: block.number,
			hash: block.hash,
			old_number,
		});
		Proven::<T>::put(block);
	}

	/// Whether noting `justification` now would move the proven block.
	pub(crate) fn would_prove(justification: &JustificationOf<T>) -> bool {
		Self::set_for_new_proof(justification).is_some_and(|set| Self::verify(justification, set).is_ok())
	}
}

impl<T: Config> ProvenFinality<BlockNumberFor<T>> for Pallet<T> {
	fn proven() -> BlockNumberFor<T> {
		Proven::<T>::get().map_or_else(Zero::zero, |block| block.number)
	}

	fn lag() -> BlockNumberFor<T> {
		// The proven block is an ancestor (invariant 4): the difference cannot be negative.
		frame_system::Pallet::<T>::block_number() - <Self as ProvenFinality<_>>::proven()
	}

	fn is_proven(number: BlockNumberFor<T>) -> bool {
		number <= <Self as ProvenFinality<_>>::proven()
	}
}
