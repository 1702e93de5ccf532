//! Becoming, being, and ceasing to be an attestor.

use crate::{pallet::*, runtime_api::DueSeat, tree, types::*};
use alloc::vec::Vec;
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::MutateHold, tokens::Precision},
};
use frame_system::pallet_prelude::*;
use sp_runtime::{
	traits::{CheckedAdd, CheckedSub, Saturating, Zero},
	ArithmeticError,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register(
		owner: T::AccountId,
		operating: T::AccountId,
		bond: BalanceOf<T>,
		domains: DomainSet,
		family: FamilyId,
	) -> Result<AttestorId, DispatchError> {
		let parameters = Params::<T>::get().ok_or(Error::<T>::NotConfigured)?;
		ensure!(bond >= parameters.min_bond, Error::<T>::BondTooSmall);
		ensure!(usize::from(family) < Families::<T>::get().len(), Error::<T>::UnknownFamily);
		Self::check_domains(domains)?;
		ensure!(!Operating::<T>::contains_key(&operating), Error::<T>::OperatingKeyTaken);
		let id = NextAttestor::<T>::get();
		ensure!(id < tree::LEAVES, Error::<T>::TooManyAttestors);

		T::Currency::hold(&HoldReason::Bond.into(), &owner, bond)?;
		NextAttestor::<T>::put(id.saturating_add(1)); // at most `LEAVES`
		Self::appoint(&operating, id);
		let attestor = Attestor {
			owner: owner.clone(),
			operating: operating.clone(),
			family,
			domains,
			standing: Standing::Active,
			bond,
			seats: 0,
			exposed: Zero::zero(),
			frozen: Zero::zero(),
			unbonding: None,
			earned: Zero::zero(),
			record: Record { era: T::Era::get(), ..Default::default() },
			drawn_weight: 0,
			drawn_domains: DomainSet::default(),
			changes: 0,
		};
		Attestors::<T>::insert(id, attestor);
		Self::deposit_event(Event::AttestorRegistered { attestor: id, owner, operating, family });
		Ok(id)
	}

	/// Lets `operating` sign for an attestor. It needs no money for that: its account exists for as long as it does.
	fn appoint(operating: &T::AccountId, id: AttestorId) {
		Operating::<T>::insert(operating, id);
		frame_system::Pallet::<T>::inc_sufficients(operating);
	}

	/// Ends what [`Self::appoint`] began.
	fn dismiss(operating: &T::AccountId) {
		Operating::<T>::remove(operating);
		frame_system::Pallet::<T>::dec_sufficients(operating);
	}

	/// Registers and asks for a place in the draw.
	pub(crate) fn do_register_and_queue(
		owner: T::AccountId,
		operating: T::AccountId,
		bond: BalanceOf<T>,
		domains: DomainSet,
		family: FamilyId,
	) -> DispatchResult {
		let id = Self::do_register(owner, operating, bond, domains, family)?;
		Self::mutate_in_era(id, |attestor| Self::queue_change(id, attestor))
	}

	fn check_domains(domains: DomainSet) -> DispatchResult {
		ensure!((1..=T::MaxDeclared::get()).contains(&domains.len()), Error::<T>::BadDomainCount);
		let known = Domains::<T>::get().len();
		ensure!(domains.iter().all(|domain| usize::from(domain) < known), Error::<T>::UnknownDomain);
		Ok(())
	}

	/// Changes an attestor on behalf of its owner.
	fn as_owner<R>(
		origin: OriginFor<T>,
		id: AttestorId,
		change: impl FnOnce(&mut AttestorOf<T>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let who = ensure_signed(origin)?;
		Self::mutate_in_era(id, |attestor| {
			ensure!(attestor.owner == who, Error::<T>::NotOwner);
			change(attestor)
		})
	}

	/// Changes an attestor on behalf of its owner or who signs for it.
	fn as_owner_or_operator<R>(
		origin: OriginFor<T>,
		id: AttestorId,
		change: impl FnOnce(&mut AttestorOf<T>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let who = ensure_signed(origin)?;
		Self::mutate_in_era(id, |attestor| {
			ensure!(attestor.owner == who || attestor.operating == who, Error::<T>::NotOwnerOrOperator);
			change(attestor)
		})
	}

	pub(crate) fn do_bond_extra(origin: OriginFor<T>, id: AttestorId, amount: BalanceOf<T>) -> DispatchResult {
		Self::as_owner(origin, id, |attestor| {
			ensure!(!amount.is_zero(), Error::<T>::NothingToDo);
			T::Currency::hold(&HoldReason::Bond.into(), &attestor.owner, amount)?;
			let old = attestor.bond;
			attestor.bond = old.checked_add(&amount).ok_or(ArithmeticError::Overflow)?;
			Self::deposit_event(Event::BondChanged { attestor: id, old, new: attestor.bond });
			Self::queue_change(id, attestor)
		})
	}

	pub(crate) fn do_unbond(origin: OriginFor<T>, id: AttestorId, amount: BalanceOf<T>) -> DispatchResult {
		Self::as_owner(origin, id, |attestor| {
			ensure!(!amount.is_zero(), Error::<T>::NothingToUnbond);
			let stays = attestor.staying().checked_sub(&amount).ok_or(Error::<T>::NothingToUnbond)?;
			let min_bond = Params::<T>::get().map_or_else(Zero::zero, |parameters| parameters.min_bond);
			ensure!(stays.is_zero() || stays >= min_bond, Error::<T>::BondTooSmall);
			let asked = attestor.unbonding.as_ref().map_or_else(Zero::zero, |unbonding| unbonding.amount);
			let amount = asked.checked_add(&amount).ok_or(ArithmeticError::Overflow)?;
			// Clamped at the end of time.
			let free_at = frame_system::Pallet::<T>::block_number().saturating_add(T::UnbondingTime::get());
			attestor.unbonding = Some(Unbonding { amount, free_at });
			Self::deposit_event(Event::UnbondingStarted { attestor: id, amount, free_at });
			Self::queue_change(id, attestor)
		})
	}

	pub(crate) fn do_rebond(origin: OriginFor<T>, id: AttestorId) -> DispatchResult {
		Self::as_owner(origin, id, |attestor| {
			let Unbonding { amount, .. } = attestor.unbonding.take().ok_or(Error::<T>::NothingToUnbond)?;
			Self::deposit_event(Event::UnbondingCancelled { attestor: id, amount });
			Self::queue_change(id, attestor)
		})
	}

	pub(crate) fn do_withdraw(origin: OriginFor<T>, id: AttestorId) -> DispatchResult {
		let attestor = Self::as_owner(origin, id, |attestor| {
			let amount = match attestor.unbonding.take() {
				Some(Unbonding { amount, free_at }) => {
					ensure!(frame_system::Pallet::<T>::block_number() >= free_at, Error::<T>::StillNeeded);
					amount
				},
				// All of it was slashed.
				None if attestor.bond.is_zero() => Zero::zero(),
				None => return Err(Error::<T>::NothingToUnbond.into()),
			};
			let old = attestor.bond;
			let new = old.checked_sub(&amount).ok_or(ArithmeticError::Underflow)?;
			ensure!(new >= attestor.exposed.saturating_add(attestor.frozen), Error::<T>::StillNeeded);
			T::Currency::release(&HoldReason::Bond.into(), &attestor.owner, amount, Precision::Exact)?;
			attestor.bond = new;
			Self::deposit_event(Event::BondChanged { attestor: id, old, new });
			Ok(attestor.clone())
		})?;
		if attestor.bond.is_zero() {
			Self::leave(id, attestor)
		} else {
			Ok(())
		}
	}

	/// Forgets an attestor that has no bond left.
	fn leave(id: AttestorId, mut attestor: AttestorOf<T>) -> DispatchResult {
		let is_needed = attestor.seats > 0 || attestor.changes > 0 || attestor.drawn_weight > 0;
		ensure!(!is_needed, Error::<T>::StillNeeded);
		Self::settle_record(id, &mut attestor)?;
		Self::pay_earnings(id, &mut attestor)?;
		Self::dismiss(&attestor.operating);
		Attestors::<T>::remove(id);
		Self::deposit_event(Event::AttestorLeft { attestor: id });
		Ok(())
	}

	pub(crate) fn do_pause(origin: OriginFor<T>, id: AttestorId) -> DispatchResult {
		Self::as_owner_or_operator(origin, id, |attestor| {
			ensure!(attestor.standing == Standing::Active, Error::<T>::NothingToDo);
			Self::change_standing(id, attestor, Standing::Paused);
			Ok(())
		})
	}

	pub(crate) fn do_resume(origin: OriginFor<T>, id: AttestorId) -> DispatchResult {
		Self::as_owner_or_operator(origin, id, |attestor| {
			match attestor.standing {
				Standing::Active => return Err(Error::<T>::NothingToDo.into()),
				Standing::Suspended { era } if era >= T::Era::get() => return Err(Error::<T>::StillSuspended.into()),
				Standing::Paused | Standing::Suspended { .. } => {},
			}
			Self::change_standing(id, attestor, Standing::Active);
			Ok(())
		})
	}

	/// Takes effect at once; the trees follow.
	pub(crate) fn change_standing(id: AttestorId, attestor: &mut AttestorOf<T>, new: Standing) {
		let old = core::mem::replace(&mut attestor.standing, new);
		if old != new {
			Self::try_queue_change(id, attestor);
			Self::deposit_event(Event::StandingChanged { attestor: id, old, new });
		}
	}

	pub(crate) fn do_set_operating(origin: OriginFor<T>, id: AttestorId, new: T::AccountId) -> DispatchResult {
		Self::as_owner(origin, id, |attestor| {
			ensure!(!Operating::<T>::contains_key(&new), Error::<T>::OperatingKeyTaken);
			Self::appoint(&new, id);
			let old = core::mem::replace(&mut attestor.operating, new.clone());
			Self::dismiss(&old);
			Self::deposit_event(Event::OperatingChanged { attestor: id, old, new });
			Ok(())
		})
	}

	pub(crate) fn do_set_domains(origin: OriginFor<T>, id: AttestorId, new: DomainSet) -> DispatchResult {
		Self::check_domains(new)?;
		Self::as_owner(origin, id, |attestor| {
			let old = core::mem::replace(&mut attestor.domains, new);
			ensure!(old != new, Error::<T>::NothingToDo);
			Self::deposit_event(Event::DomainsChanged { attestor: id, old, new });
			Self::queue_change(id, attestor)
		})
	}

	pub(crate) fn do_pay_out(id: AttestorId) -> DispatchResult {
		let paid = Self::mutate_in_era(id, |attestor| Self::pay_earnings(id, attestor))?;
		ensure!(!paid.is_zero(), Error::<T>::NothingToDo);
		Ok(())
	}

	/// The attestor that `account` signs for.
	pub fn attestor_of(account: &T::AccountId) -> Option<(AttestorId, AttestorOf<T>)> {
		let id = Operating::<T>::get(account)?;
		Some((id, Attestors::<T>::get(id)?))
	}

	/// Attestors that `account` owns.
	pub fn attestors_owned_by(account: &T::AccountId) -> Vec<(AttestorId, AttestorOf<T>)> {
		let mut owned: Vec<_> = Attestors::<T>::iter().filter(|(_, attestor)| attestor.owner == *account).collect();
		owned.sort_by_key(|(id, _)| *id);
		owned
	}

	/// Seats of `attestor` in rounds that are not judged, oldest first.
	pub fn due_seats(attestor: AttestorId) -> Vec<DueSeat<T::AccountId, BalanceOf<T>, BlockNumberFor<T>>> {
		let seats = OpenRounds::<T>::iter().filter(|(_, round)| round.phase != Phase::Judged);
		let mut due: Vec<_> = seats
			.filter_map(|(id, round)| Committees::<T>::get(id, attestor).map(|seat| DueSeat { id, round, seat }))
			.collect();
		due.sort_by_key(|seat| seat.id);
		due
	}
}
