//! Who may do what now. The pool, the call and the runtime API ask the same function.

use crate::{pallet::*, scope::Sealed, traits::*, types::*, BalanceOf, SessionOf, UsageOf};
use frame_support::traits::{Get, UnixTime};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding,
	traits::{Saturating, UniqueSaturatedInto, Zero},
	Rounding,
};

/// Why a session does not act, with amounts of the token.
pub type DenialOf<T> = Denial<BalanceOf<T>>;

impl<T: Config> Pallet<T> {
	/// Now, in blocks and by the clock.
	pub(crate) fn now() -> Instant<BlockNumberFor<T>> {
		Instant { block: frame_system::Pallet::<T>::block_number(), time: T::Time::now().as_millis() as Moment }
	}

	/// The session, and what it was used for, if `key` may make `call` by it now, as far as can be known before it is made: all
	/// that it spends is only known afterwards.
	pub(crate) fn check(
		id: SessionId,
		key: &T::AccountId,
		call: &T::RuntimeCall,
		now: Instant<BlockNumberFor<T>>,
	) -> Result<(SessionOf<T>, UsageOf<T>), DenialOf<T>> {
		let (session, usage) = Self::check_session(id, key, now)?;
		Self::check_calls(&session.grant.scope, call)?;
		// Some of what it spends is known; that this alone is too much need not cost anybody a fee.
		Self::spend(&session, &usage, Self::least(&session.principal, call), usage.items, now.block)?;
		Ok((session, usage))
	}

	/// What a call takes of its sender at least, as far as its arguments tell.
	pub(crate) fn least(sender: &T::AccountId, call: &T::RuntimeCall) -> BalanceOf<T> {
		if let Some(act) = T::Calls::svm(call) {
			// Booked in full, whatever it takes in the end.
			return act.lamports.unique_saturated_into();
		}
		let gives = T::Calls::destinations(call).is_some_and(|named| !named.contains(sender));
		let own = T::Calls::amount(call).filter(|_| gives).unwrap_or_default();
		T::Calls::inner(call).iter().fold(own, |sum, inner| sum.saturating_add(Self::least(sender, inner)))
	}

	/// The session, and what it was used for, if `key` may act by it now, whatever the call.
	pub(crate) fn check_session(
		id: SessionId,
		key: &T::AccountId,
		now: Instant<BlockNumberFor<T>>,
	) -> Result<(SessionOf<T>, UsageOf<T>), DenialOf<T>> {
		let session = Sessions::<T>::get(id).ok_or(Denial::Unknown)?;
		let usage = Usages::<T>::get(id).ok_or(Denial::Unknown)?;
		if session.grant.key != *key {
			return Err(Denial::WrongKey);
		}
		Self::check_time(&session, now)?;
		if usage.denials >= T::MaxDenials::get() {
			return Err(Denial::Suspended);
		}
		if usage.uses >= session.grant.limits.uses {
			return Err(Denial::NoUsesLeft);
		}
		Ok((session, usage))
	}

	/// Whether a session has begun, and is not over.
	pub(crate) fn check_time(session: &SessionOf<T>, now: Instant<BlockNumberFor<T>>) -> Result<(), DenialOf<T>> {
		let (from, until) = (session.grant.from, session.grant.until);
		if now.block >= until.block || now.time >= until.time {
			Err(Denial::Expired)
		} else if now.block < from.block || now.time < from.time {
			Err(Denial::NotYet)
		} else {
			Ok(())
		}
	}

	/// Whether a scope has a call, and those inside it.
	fn check_calls(scope: &Sealed<T::AccountId, BalanceOf<T>>, call: &T::RuntimeCall) -> Result<(), DenialOf<T>> {
		let _item = Self::check_call(scope, call).verdict?;
		T::Calls::inner(call).iter().try_for_each(|inner| Self::check_calls(scope, inner))
	}

	/// What of a session's window is left now: what it was, and what came back since.
	pub(crate) fn window_left(session: &SessionOf<T>, usage: &UsageOf<T>, now: BlockNumberFor<T>) -> BalanceOf<T> {
		let Window { amount, blocks } = session.grant.limits.window;
		let passed = now.saturating_sub(usage.level_at);
		if blocks.is_zero() || passed >= blocks {
			return amount;
		}
		let (whole, passed, blocks): (u128, u128, u128) =
			(amount.unique_saturated_into(), passed.unique_saturated_into(), blocks.unique_saturated_into());
		let back = multiply_by_rational_with_rounding(whole, passed, blocks, Rounding::Down).unwrap_or(whole);
		usage.level.saturating_add(back.unique_saturated_into()).min(amount)
	}

	/// The usage of a session after it spent so much by some items, if it may.
	pub(crate) fn spend(
		session: &SessionOf<T>,
		usage: &UsageOf<T>,
		spent: BalanceOf<T>,
		items: Items,
		now: BlockNumberFor<T>,
	) -> Result<UsageOf<T>, DenialOf<T>> {
		let limits = &session.grant.limits;
		if spent > limits.per_use {
			return Err(Denial::AbovePerUse { left: limits.per_use });
		}
		let left = limits.total.saturating_sub(usage.spent);
		if spent > left {
			return Err(Denial::AboveTotal { left });
		}
		let window = Self::window_left(session, usage, now);
		if spent > window {
			return Err(Denial::AboveWindow { left: window });
		}
		Ok(UsageOf::<T> {
			// Neither overflows: both are within limits.
			uses: usage.uses.saturating_add(1),
			spent: usage.spent.saturating_add(spent),
			most: usage.most.max(spent),
			items: usage.items | items,
			level: window.saturating_sub(spent),
			level_at: now,
			..*usage
		})
	}
}

impl<T: Config> From<DenialOf<T>> for Error<T> {
	fn from(denial: DenialOf<T>) -> Self {
		match denial {
			Denial::Unknown => Self::UnknownSession,
			Denial::WrongKey => Self::WrongKey,
			Denial::NotYet => Self::NotYet,
			Denial::Expired => Self::Expired,
			Denial::Suspended => Self::Suspended,
			Denial::NoUsesLeft => Self::NoUsesLeft,
			Denial::NeverDelegable => Self::NeverDelegable,
			Denial::OutOfScope => Self::OutOfScope,
			Denial::WrongDestination => Self::WrongDestination,
			Denial::AboveMost { .. } => Self::AboveMost,
			Denial::UnsupportedClaim { .. } => Self::UnsupportedClaim,
			Denial::AbovePerUse { .. } => Self::AbovePerUse,
			Denial::AboveTotal { .. } => Self::AboveTotal,
			Denial::AboveWindow { .. } => Self::AboveWindow,
			Denial::AboveFees { .. } => Self::AboveFees,
		}
	}
}
