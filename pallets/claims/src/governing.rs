//! What governance decides, and what a chain begins with.

use crate::{pallet::*, types::*};
use frame_support::pallet_prelude::*;
use pallet_mira_attestations::MAX_SEATS;
use sp_runtime::traits::{CheckedMul, Zero};

/// Fewest seats of a committee: with fewer, the cap of a family would leave one seat, or none.
pub(crate) const LEAST_SEATS: u32 = 3;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_parameters(new: Parameters<BalanceOf<T>>) -> DispatchResult {
		Self::check_parameters(&new)?;
		let old = Params::<T>::get();
		Params::<T>::put(&new);
		Self::deposit_event(Event::ParametersChanged { old, new });
		Ok(())
	}

	fn check_parameters(parameters: &Parameters<BalanceOf<T>>) -> DispatchResult {
		for tier in &parameters.tiers {
			let rewards = tier.min_reward.checked_mul(&MAX_SEATS.into());
			ensure!(
				(LEAST_SEATS..=MAX_SEATS).contains(&tier.seats.into())
					&& tier.commit > 0
					&& tier.reveal > 0
					&& !tier.min_reward.is_zero()
					&& rewards.and_then(|rewards| rewards.checked_mul(&parameters.exposure.into())).is_some(),
				Error::<T>::BadParameters
			);
		}
		ensure!(parameters.exposure > parameters.lost, Error::<T>::BadParameters);
		Ok(())
	}

	/// # Panics
	/// If the spec does not make sense: a chain must not start from it.
	pub(crate) fn build(config: &GenesisConfig<T>) {
		if let Some(parameters) = &config.parameters {
			Self::check_parameters(parameters).expect("parameters under which the pallet works");
			Params::<T>::put(parameters);
		}
	}
}
