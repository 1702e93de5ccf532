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
use sp_runtime::traits::{Saturating, Zero};

/// What somebody may do for an account, or to it.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Authority<AccountId, Balance, Number> {
	/// What kind of authority: "session", "multisig-call", "attestor-key" ...
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
		let own = Live::<T>::get(account).into_iter().filter_map(|id| Self::authority(id, account));
		let paid = Sponsored::<T>::iter_key_prefix(account).filter_map(|id| Self::authority(id, account));
		let mut all: Vec<_> = own.collect();
		// Whoever sponsors its own session has it listed already.
		all.extend(paid.filter(|authority| {
			Sessions::<T>::get(authority.reference.parse::<SessionId>().unwrap_or_default())
				.is_some_and(|session| session.principal != *account)
		}));
		all
	}
}

impl<T: Config> Pallet<T> {
	/// A live session as an authority over an account, its principal or its sponsor; none if its time is over, or it is
	/// suspended: it can do nothing then.
	fn authority(
		id: SessionId,
		over: &T::AccountId,
	) -> Option<Authority<T::AccountId, BalanceOf<T>, frame_system::pallet_prelude::BlockNumberFor<T>>> {
		let session = Sessions::<T>::get(id)?;
		let remaining = Self::remaining(id);
		if remaining.uses == 0 {
			return None;
		}
		let spending = if session.principal == *over { remaining.total } else { BalanceOf::<T>::zero() };
		let fees = if session.payer() == over { remaining.fees } else { BalanceOf::<T>::zero() };
		let there = T::Currency::reducible_balance(over, Preservation::Expendable, Fortitude::Polite);
		let spending = spending.saturating_add(fees);
		let kind = if session.principal == *over { "session" } else { "sponsored-session" };
		let grant = Self::granted(session);
		let acts_in_svm = grant.scope.iter().any(|item| matches!(item, Item::Svm { .. }));
		Some(Authority {
			kind: kind.to_string(),
			reference: id.to_string(),
			holder: Some(grant.key.clone()),
			what: Self::sentence(&grant),
			// What there is in the SVM is not counted here.
			exposure: Exposure::UpTo(if acts_in_svm { spending } else { spending.min(there) }),
			until: Some(grant.until.block),
			ends_by: alloc::format!("MiraSessions.revoke({id})"),
		})
	}
}
