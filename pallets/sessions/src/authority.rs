//! Who may act for an account: by a session, and by whatever else the chain has. Each domain adds its own.

use crate::{pallet::*, types::*, BalanceOf};
use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::traits::{
	fungible::Inspect,
	tokens::{Fortitude, Preservation},
};
use scale_info::TypeInfo;
use sp_runtime::traits::Saturating;

/// What somebody may do for an account, or to it.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Authority<AccountId, Balance, Number> {
	/// What kind of authority: "session", "multisig approval", "attestor key" ...
	pub kind: String,
	/// Which of its kind: the number of a session, a call's hash.
	pub reference: String,
	/// Who holds it; none if it is no account.
	pub holder: Option<AccountId>,
	/// What it lets them do, in words.
	pub what: String,
	/// The most that it could move today.
	pub exposure: Exposure<Balance>,
	/// The block at which it ends by itself, if it does.
	pub until: Option<Number>,
	/// The call that ends it, in words.
	pub ends_by: String,
}

/// How much an authority could move today.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exposure<Balance> {
	/// At most this.
	UpTo(Balance),
	/// Everything there is.
	Unlimited,
}

/// A domain that can tell who may act for an account.
pub trait Authorities<AccountId, Balance, Number> {
	/// Every live authority over an account in this domain, and nothing else.
	fn over(account: &AccountId) -> Vec<Authority<AccountId, Balance, Number>>;
}

#[impl_trait_for_tuples::impl_for_tuples(12)]
impl<AccountId, Balance, Number> Authorities<AccountId, Balance, Number> for Tuple {
	fn over(account: &AccountId) -> Vec<Authority<AccountId, Balance, Number>> {
		let mut all = Vec::new();
		for_tuples!( #( all.extend(Tuple::over(account)); )* );
		all
	}
}

impl<T: Config> Authorities<T::AccountId, BalanceOf<T>, frame_system::pallet_prelude::BlockNumberFor<T>> for Pallet<T> {
	fn over(
		account: &T::AccountId,
	) -> Vec<Authority<T::AccountId, BalanceOf<T>, frame_system::pallet_prelude::BlockNumberFor<T>>> {
		let ids = Live::<T>::get(account);
		ids.iter().filter_map(|id| Self::authority(*id)).collect()
	}
}

impl<T: Config> Pallet<T> {
	/// A live session as an authority; none if its time is over, or it is suspended: it can do nothing then.
	fn authority(
		id: SessionId,
	) -> Option<Authority<T::AccountId, BalanceOf<T>, frame_system::pallet_prelude::BlockNumberFor<T>>> {
		let session = Sessions::<T>::get(id)?;
		if Self::check_time(&session) == Err(Denial::Expired) {
			return None;
		}
		let remaining = Self::remaining(id);
		Some(Authority {
			kind: "session".to_string(),
			reference: id.to_string(),
			holder: Some(session.grant.key.clone()),
			what: Self::sentence(&session.grant),
			exposure: Exposure::UpTo(Self::movable(&session.principal, &remaining)),
			until: Some(session.grant.until.block),
			ends_by: alloc::format!("MiraSessions.revoke({id})"),
		})
	}

	/// What a session could move today: what it may still spend and cause in fees, as far as there is so much.
	fn movable(principal: &T::AccountId, remaining: &crate::Remaining<BalanceOf<T>>) -> BalanceOf<T> {
		let there = T::Currency::reducible_balance(principal, Preservation::Expendable, Fortitude::Polite);
		remaining.total.saturating_add(remaining.fees).min(there)
	}
}
