//! What the extension that charges for transactions asks and tells: who pays, how much is left for fees, what was denied.

use crate::{checking::DenialOf, pallet::*, types::*, BalanceOf, SessionOf};
use frame_support::traits::{Get, PalletInfo};
use sp_runtime::{
	traits::{CheckedAdd, Saturating, UniqueSaturatedInto},
	transaction_validity::TransactionLongevity,
	DispatchError,
};

/// What a transaction of a session needs to be admitted.
pub struct Admission<AccountId, Balance> {
	/// Who pays.
	pub payer: AccountId,
	/// What may be spent on fees.
	pub fees_left: Balance,
	/// Blocks after which the session is over.
	pub longevity: TransactionLongevity,
}

impl<T: Config> Pallet<T> {
	/// Who pays for a call that `key` makes by a session, if the pool may take it.
	pub fn admit(
		id: SessionId,
		key: &T::AccountId,
		call: &T::RuntimeCall,
	) -> Result<Admission<T::AccountId, BalanceOf<T>>, DenialOf<T>> {
		let (session, usage) = Self::check(id, key, call)?;
		let left = session.grant.until.block.saturating_sub(frame_system::Pallet::<T>::block_number());
		Ok(Admission {
			payer: session.payer().clone(),
			fees_left: session.grant.limits.fees.saturating_sub(usage.fees),
			longevity: left.unique_saturated_into(),
		})
	}

	/// Takes a fee out of what a session may spend on fees.
	pub fn take_fee(id: SessionId, fee: BalanceOf<T>) -> Result<(), DenialOf<T>> {
		let session: SessionOf<T> = Sessions::<T>::get(id).ok_or(Denial::Unknown)?;
		let mut usage = Usages::<T>::get(id).ok_or(Denial::Unknown)?;
		let limit = session.grant.limits.fees;
		let denied = Denial::AboveFees { left: limit.saturating_sub(usage.fees) };
		usage.fees = usage.fees.checked_add(&fee).filter(|fees| *fees <= limit).ok_or(denied)?;
		Usages::<T>::insert(id, usage);
		Ok(())
	}

	/// After a transaction of a session: what was taken for fees beyond what they were comes back, and a denial is written down.
	/// What the transaction itself wrote may have been undone; this is not.
	pub fn settle_fee(id: SessionId, taken: BalanceOf<T>, paid: BalanceOf<T>, error: Option<DispatchError>) {
		Usages::<T>::mutate_extant(id, |usage| {
			// Never more than was taken, so that a refund cannot restore what others used.
			usage.fees = usage.fees.saturating_sub(taken.saturating_sub(paid));
			if !error.is_some_and(Self::is_denial) {
				return;
			}
			usage.denials = usage.denials.saturating_add(1);
			Self::deposit_event(Event::SessionDenied { session: id, denials: usage.denials });
			if usage.denials == T::MaxDenials::get() {
				Self::deposit_event(Event::SessionSuspended { session: id });
			}
		});
	}

	/// Whether an error says that a session tried what it may not: not that what it may do failed.
	fn is_denial(error: DispatchError) -> bool {
		let filtered: DispatchError = frame_system::Error::<T>::CallFiltered.into();
		let own = match error {
			DispatchError::Module(error) => {
				<<T as frame_system::Config>::PalletInfo as PalletInfo>::index::<Self>()
					== Some(usize::from(error.index))
			},
			_ => false,
		};
		own || error == filtered
	}
}
