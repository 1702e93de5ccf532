//! Bonds: what of them is at risk, and how slashes take of them.

use crate::{pallet::*, types::*};
use frame_support::{
	defensive,
	pallet_prelude::*,
	traits::{fungible::BalancedHold, Imbalance},
};
use pallet_mira_slashing::Bonds;
use sp_runtime::{
	traits::{CheckedSub, Saturating, Zero},
	ArithmeticError,
};

impl<T: Config> Pallet<T> {
	/// Gives an attestor a seat that has `exposure` at risk.
	pub(crate) fn take_seat(id: AttestorId, exposure: BalanceOf<T>) {
		Attestors::<T>::mutate(id, |attestor| match attestor {
			Some(attestor) => {
				// Bond that is free was counted before.
				attestor.exposed = attestor.exposed.saturating_add(exposure);
				attestor.seats = attestor.seats.saturating_add(1);
			},
			None => {
				defensive!("who was drawn is there");
			},
		});
	}

	fn mutate_bond<R>(
		id: AttestorId,
		change: impl FnOnce(&mut AttestorOf<T>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Attestors::<T>::try_mutate(id, |attestor| change(attestor.as_mut().ok_or(Error::<T>::UnknownAttestor)?))
	}
}

impl<T: Config> Bonds<T::AccountId> for Pallet<T> {
	type AttestorId = AttestorId;
	type Balance = BalanceOf<T>;
	type Currency = T::Currency;

	fn owner(attestor: AttestorId) -> Option<T::AccountId> {
		Attestors::<T>::get(attestor).map(|attestor| attestor.owner)
	}

	fn freeze(attestor: AttestorId, amount: BalanceOf<T>) -> BalanceOf<T> {
		Self::mutate_bond(attestor, |attestor| {
			// Bond that is asked back is not safe from slashes; bond that open seats have at risk is theirs.
			let left = attestor.bond.saturating_sub(attestor.exposed).saturating_sub(attestor.frozen);
			let frozen = amount.min(left);
			attestor.frozen = attestor.frozen.saturating_add(frozen);
			Ok(frozen)
		})
		.unwrap_or_else(|_| Zero::zero())
	}

	fn thaw(attestor: AttestorId, amount: BalanceOf<T>) -> DispatchResult {
		Self::mutate_bond(attestor, |attestor| {
			attestor.frozen = attestor.frozen.checked_sub(&amount).ok_or(ArithmeticError::Underflow)?;
			Ok(())
		})
	}

	fn take(id: AttestorId, amount: BalanceOf<T>) -> Result<CreditOf<T>, DispatchError> {
		Self::mutate_bond(id, |attestor| {
			let old = attestor.bond;
			let (credit, _) = T::Currency::slash(&HoldReason::Bond.into(), &attestor.owner, amount);
			attestor.frozen = attestor.frozen.checked_sub(&amount).ok_or(ArithmeticError::Underflow)?;
			attestor.bond = old.checked_sub(&credit.peek()).ok_or(ArithmeticError::Underflow)?;
			let new = attestor.bond;
			attestor.unbonding = attestor
				.unbonding
				.take()
				.map(|unbonding| Unbonding { amount: unbonding.amount.min(new), ..unbonding })
				.filter(|unbonding| !unbonding.amount.is_zero());
			Self::try_queue_change(id, attestor);
			Self::deposit_event(Event::BondChanged { attestor: id, old, new });
			Ok(credit)
		})
	}

	fn frozen(attestor: AttestorId) -> BalanceOf<T> {
		Attestors::<T>::get(attestor).map_or_else(Zero::zero, |attestor| attestor.frozen)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn bonded(bond: BalanceOf<T>) -> AttestorId {
		crate::benchmarking::bonded::<T>(bond)
	}
}
