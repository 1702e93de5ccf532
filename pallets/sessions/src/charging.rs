//! What the extension that charges for transactions asks and tells: who pays, how much is left for fees, what was denied.

use crate::{checking::DenialOf, pallet::*, scope::Extent, types::*, BalanceOf};
use frame_support::traits::{Get, PalletInfo};
use sp_runtime::{
	traits::{Saturating, UniqueSaturatedInto},
	transaction_validity::TransactionLongevity,
	DispatchError,
};

/// What a transaction of a session needs to be admitted.
pub struct Admission<AccountId, Balance> {
	/// Who pays.
	pub payer: AccountId,
	/// Whether that is the principal.
	pub by_principal: bool,
	/// What may be spent on fees.
	pub fees_left: Balance,
	/// Blocks after which the session is over.
	pub longevity: TransactionLongevity,
	/// How long its scope is.
	pub scope: Extent,
}

impl<T: Config> Pallet<T> {
	/// Who pays for a call that `key` makes by a session, if the pool may take it. Whoever admits it sees to it that its fee is
	/// not above what is left.
	pub fn admit(
		id: SessionId,
		key: &T::AccountId,
		call: &T::RuntimeCall,
	) -> Result<Admission<T::AccountId, BalanceOf<T>>, DenialOf<T>> {
		let now = Self::now();
		let (session, usage) = Self::check(id, key, call, now)?;
		let left = session.grant.until.block.saturating_sub(now.block);
		Ok(Admission {
			payer: session.payer().clone(),
			by_principal: *session.payer() == session.principal,
			fees_left: session.grant.limits.fees.saturating_sub(usage.fees),
			longevity: left.unique_saturated_into(),
			scope: Extent::of(&session.grant.scope),
		})
	}

	/// After a transaction of a session: what it paid counts, and a denial is written down. What the transaction itself wrote may
	/// have been undone; this is not.
	pub fn settle(id: SessionId, paid: BalanceOf<T>, error: Option<DispatchError>) {
		Usages::<T>::mutate_extant(id, |usage| {
			// Within the limit: the transaction was admitted with a fee as high as this or higher.
			usage.fees = usage.fees.saturating_add(paid);
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

	/// Whether an error says that a session tried what it may not: not that what it may do failed, or that the network refuses it
	/// to everybody now.
	fn is_denial(error: DispatchError) -> bool {
		match error {
			DispatchError::Module(error) => {
				<<T as frame_system::Config>::PalletInfo as PalletInfo>::index::<Self>()
					== Some(usize::from(error.index))
			},
			_ => false,
		}
	}
}
