//! What rounds tell: provisional outcomes, and claims that nobody could be found for.

use crate::{finalizing::Windows, pallet::*, types::*, WeightInfo};
use frame_support::{defensive, pallet_prelude::*};
use pallet_mira_attestations::{draw::Shortfall, fifo::Fifo, tally::Tally, OnRound, RoundId, Rounds};
use sp_core::H256;

impl<T: Config> OnRound<BalanceOf<T>> for Pallet<T> {
	fn unseated(claim: ClaimId, round: RoundId, refund: BalanceOf<T>, why: Shortfall) {
		let Some(unseated) = Claims::<T>::take(claim).filter(|claim| claim.round == round) else {
			defensive!("an open round has a claim");
			return;
		};
		Self::deposit_event(Event::ClaimUnseated { claim, why });
		let record = ClaimRecord {
			claim,
			header: unseated.header,
			outcome: None,
			round,
			seed: H256::zero(),
			seats: alloc::vec::Vec::new(),
			finalized_at: frame_system::Pallet::<T>::block_number(),
		};
		Self::keep_record(record, refund);
	}

	fn judged(id: ClaimId, round: RoundId, tally: Tally) {
		let Some(mut claim) = Claims::<T>::get(id).filter(|claim| claim.round == round) else {
			defensive!("a judged round has a claim");
			return;
		};
		let Some((tier, window)) = Self::window(&claim.header) else {
			defensive!("a claim has a response, and its tier has parameters");
			return;
		};
		// Clamped at the end of time.
		let until = T::Rounds::now().saturating_add(window.into());
		let outcome = Outcome::from(tally.verdict());
		claim.stage = Stage::Provisional { tally, judged_at: frame_system::Pallet::<T>::block_number(), until };
		Claims::<T>::insert(id, claim);
		if Windows::<T>::push(tier, id).is_err() {
			defensive!("every tier has a window");
		}
		Self::deposit_event(Event::OutcomeProvisional { claim: id, outcome, tally, until });
	}

	fn weight() -> Weight {
		T::WeightInfo::judged().max(T::WeightInfo::unseated())
	}
}

impl<T: Config> Pallet<T> {
	/// The tier of a claim, and the length of its window.
	fn window(header: &ClaimHeader<BalanceOf<T>>) -> Option<(Tier, u32)> {
		let tier = Responses::<T>::get(header.response)?.header.tier;
		Some((tier, Params::<T>::get()?.tier(tier).challenge))
	}
}
