//! From an offence to a slash that is final, or cancelled.

use crate::{pallet::*, types::*, WeightInfo};
use frame_support::{
	defensive,
	pallet_prelude::*,
	traits::{fungible::Balanced, EnsureOriginWithArg, Imbalance, OnUnbalanced},
	weights::WeightMeter,
};
use frame_system::pallet_prelude::*;
use pallet_mira_finality::ProvenFinality;
use sp_runtime::{
	traits::{Saturating, Zero},
	ArithmeticError,
};

impl<T: Config> DeferSlash<AttestorIdOf<T>, T::AccountId, BalanceOf<T>> for Pallet<T> {
	fn defer(mut offence: OffenceOf<T>) -> Option<SlashId> {
		let owner = T::Bonds::owner(offence.attestor)?;
		let id = NextId::<T>::get();
		let next = id.checked_add(1)?;
		offence.amount = T::Bonds::freeze(offence.attestor, offence.amount);
		if offence.amount.is_zero() {
			return None;
		}
		let decided_at = frame_system::Pallet::<T>::block_number();
		// Clamped at the end of time, where nothing is due any more.
		let due_at = decided_at.saturating_add(T::Delay::get());
		Self::deposit_event(Event::SlashDeferred {
			id,
			attestor: offence.attestor,
			owner,
			cause: offence.cause,
			subject: offence.subject,
			amount: offence.amount,
			due_at,
		});
		Deferred::<T>::insert(id, DeferredSlash { offence, decided_at, due_at, status: Status::Pending });
		NextId::<T>::put(next);
		Some(id)
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_cancel(origin: OriginFor<T>, id: SlashId, reason: BoundedVec<u8, T::MaxReason>) -> DispatchResult {
		let mut slash = Deferred::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		let Offence { attestor, amount, .. } = slash.offence;
		let owner = T::Bonds::owner(attestor).ok_or(Error::<T>::UnknownSlash)?;
		T::CancelOrigin::ensure_origin(origin, &owner)?;
		ensure!(!reason.is_empty(), Error::<T>::NoReason);
		ensure!(slash.status == Status::Pending, Error::<T>::AlreadyCancelled);
		ensure!(!Self::is_due(&slash), Error::<T>::TooLate);

		T::Bonds::thaw(attestor, amount)?;
		slash.status = Status::Cancelled;
		Deferred::<T>::insert(id, slash);
		Self::deposit_event(Event::SlashCancelled { id, attestor, amount, reason });
		Ok(())
	}

	pub(crate) fn do_reopen(id: SlashId) -> DispatchResult {
		let mut slash = Deferred::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		ensure!(slash.status == Status::Cancelled, Error::<T>::NotCancelled);
		ensure!(!Self::is_due(&slash), Error::<T>::TooLate);

		let Offence { attestor, amount: old_amount, .. } = slash.offence;
		let amount = T::Bonds::freeze(attestor, old_amount);
		ensure!(!amount.is_zero(), Error::<T>::NothingToFreeze);
		slash.offence.amount = amount;
		slash.status = Status::Pending;
		Deferred::<T>::insert(id, slash);
		Self::deposit_event(Event::SlashReopened { id, attestor, amount, old_amount });
		Ok(())
	}

	pub(crate) fn do_apply(id: SlashId) -> DispatchResult {
		let slash = Deferred::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		ensure!(slash.status == Status::Pending, Error::<T>::AlreadyCancelled);
		ensure!(Self::is_due(&slash), Error::<T>::NotDue);
		Self::settle(id, slash.offence)
	}

	/// Settles what is due, oldest first, for as long as `meter` allows.
	pub(crate) fn apply_due(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::queue_idle()).is_err() {
			return;
		}
		let (begin, end) = (Head::<T>::get(), NextId::<T>::get());
		let mut head = begin;
		while head < end && meter.can_consume(T::WeightInfo::apply()) {
			match Deferred::<T>::get(head) {
				// Applied by hand.
				None => meter.consume(T::WeightInfo::queue_hole()),
				Some(slash) if now < slash.due_at || !T::Finality::is_proven(slash.decided_at) => {
					meter.consume(T::WeightInfo::queue_hole());
					break;
				},
				Some(slash) => {
					meter.consume(T::WeightInfo::apply());
					if slash.status == Status::Cancelled {
						Deferred::<T>::remove(head);
					} else if Self::settle(head, slash.offence).is_err() {
						// What is frozen can be taken, so this is a defect. It is left to be looked at, and to `apply`; the
						// queue waits for it rather than lose it.
						defensive!("a frozen bond could not be taken");
						break;
					}
				},
			}
			head = head.saturating_add(1); // below `end`, so never clamped
		}
		if head != begin {
			Head::<T>::put(head);
		}
	}

	fn is_due(slash: &DeferredSlashOf<T>) -> bool {
		frame_system::Pallet::<T>::block_number() >= slash.due_at && T::Finality::is_proven(slash.decided_at)
	}

	/// Takes the bond and shares it out; all of it or nothing.
	#[frame_support::transactional]
	fn settle(id: SlashId, offence: OffenceOf<T>) -> DispatchResult {
		let Offence { attestor, amount, harmed, reporter, .. } = offence;
		let mut left = T::Bonds::take(attestor, amount)?;
		// A bond that holds less than is frozen of it: nothing may be burnt or paid that was not taken.
		ensure!(left.peek() == amount, ArithmeticError::Underflow);

		let burnt = T::BurnShare::get() * amount;
		drop(left.extract(burnt));
		let to_reporter = match reporter {
			Some(reporter) => Self::pay(&mut left, &reporter, T::ReporterShare::get() * amount),
			None => Zero::zero(),
		};
		let to_harmed = match harmed {
			Some((harmed, harm)) => Self::pay(&mut left, &harmed, harm),
			None => Zero::zero(),
		};
		let to_treasury = left.peek();
		T::Treasury::on_unbalanced(left);

		Deferred::<T>::remove(id);
		Self::deposit_event(Event::SlashApplied { id, attestor, amount, burnt, to_reporter, to_harmed, to_treasury });
		Ok(())
	}

	/// Pays up to `amount` out of `left`; what was paid. An account that cannot take it (it would stay below the existential
	/// deposit) gets nothing, and it stays in `left`.
	fn pay(left: &mut CreditOf<T>, who: &T::AccountId, amount: BalanceOf<T>) -> BalanceOf<T> {
		let part = left.extract(amount);
		let paid = part.peek();
		match <CurrencyOf<T> as Balanced<T::AccountId>>::resolve(who, part) {
			Ok(()) => paid,
			Err(part) => {
				left.subsume(part);
				Zero::zero()
			},
		}
	}
}
