//! What nodes and wallets may ask.

use crate::{authority::Authority, checking::DenialOf, pallet::*, scope::unseal, types::*, BalanceOf, SessionOf};
use alloc::{string::String, vec::Vec};
use codec::{Codec, Decode, DecodeWithMemTracking, Encode};
use frame_support::traits::Get;
use scale_info::TypeInfo;
use sp_runtime::traits::Saturating;

/// What a session may still do now. All zero once it is over, revoked or suspended.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Remaining<Balance> {
	/// How often it may act.
	pub uses: u32,
	/// What it may spend at a time, with all its limits.
	pub at_once: Balance,
	/// What it may spend in all.
	pub total: Balance,
	/// What it may cause in fees.
	pub fees: Balance,
}

/// A session, as wallets show it.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Status<AccountId, Balance, Number> {
	/// Its number.
	pub id: SessionId,
	/// What it is.
	pub session: Session<AccountId, Balance, Number>,
	/// What it was used for.
	pub usage: Usage<Balance, Number>,
	/// What it may still do.
	pub remaining: Remaining<Balance>,
	/// Why it does not act now, whatever the call; none if it does.
	pub idle: Option<Denial<Balance>>,
	/// What it lets its key do, in words.
	pub sentence: String,
}

/// Why a call would be refused, and what would be allowed.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Refusal<Balance> {
	/// The rule that refuses.
	pub denial: Denial<Balance>,
	/// What the session may do, in words.
	pub allowed: String,
}

sp_api::decl_runtime_apis! {
	/// Sessions, and every other authority over an account.
	pub trait SessionsApi<AccountId, Balance, Number, Call>
	where
		AccountId: Codec,
		Balance: Codec,
		Number: Codec,
		Call: Codec,
	{
		/// Live sessions that act for an account.
		fn sessions_of(account: AccountId) -> Vec<Status<AccountId, Balance, Number>>;
		/// A live session.
		fn session(id: SessionId) -> Option<Status<AccountId, Balance, Number>>;
		/// Sessions of an account that ended, for as long as that is remembered.
		fn ended(account: AccountId) -> Vec<(SessionId, Ended<AccountId, Balance, Number>)>;
		/// Whether a session would be let make a call now, as far as can be known before it is made.
		fn can_execute(id: SessionId, call: Call) -> Result<(), Refusal<Balance>>;
		/// What a grant lets its key do, in words.
		fn sentence(grant: Grant<AccountId, Balance, Number>) -> String;
		/// What the principal signs to let somebody else open the session.
		fn permission_text(principal: AccountId, grant: Grant<AccountId, Balance, Number>) -> String;
		/// Who may act for an account, by whatever the chain has.
		fn authorities(account: AccountId) -> Vec<Authority<AccountId, Balance, Number>>;
	}
}

impl<T: Config> Pallet<T> {
	/// Why a session does not act now, whatever the call.
	fn idle(session: &SessionOf<T>, usage: &crate::UsageOf<T>) -> Option<DenialOf<T>> {
		if let Err(denial) = Self::check_time(session, Self::now()) {
			return Some(denial);
		}
		if usage.denials >= T::MaxDenials::get() {
			return Some(Denial::Suspended);
		}
		(usage.uses >= session.grant.limits.uses).then_some(Denial::NoUsesLeft)
	}

	/// What a session may still do.
	pub fn remaining(id: SessionId) -> Remaining<BalanceOf<T>> {
		let (Some(session), Some(usage)) = (Sessions::<T>::get(id), Usages::<T>::get(id)) else {
			return Remaining::default();
		};
		let limits = session.grant.limits;
		match Self::idle(&session, &usage) {
			// It will, later.
			None | Some(Denial::NotYet) => {
				let total = limits.total.saturating_sub(usage.spent);
				Remaining {
					uses: limits.uses.saturating_sub(usage.uses),
					at_once: limits.per_use.min(total).min(Self::window_left(&session, &usage, Self::now().block)),
					total,
					fees: limits.fees.saturating_sub(usage.fees),
				}
			},
			Some(_) => Remaining::default(),
		}
	}

	/// See [`SessionsApi::session`].
	pub fn status(
		id: SessionId,
	) -> Option<Status<T::AccountId, BalanceOf<T>, frame_system::pallet_prelude::BlockNumberFor<T>>> {
		let (session, usage) = (Sessions::<T>::get(id)?, Usages::<T>::get(id)?);
		let idle = Self::idle(&session, &usage);
		let session = session.with_scope(unseal);
		Some(Status {
			id,
			remaining: Self::remaining(id),
			idle,
			sentence: Self::sentence(&session.grant),
			session,
			usage,
		})
	}

	/// See [`SessionsApi::sessions_of`].
	pub fn sessions_of(
		account: &T::AccountId,
	) -> Vec<Status<T::AccountId, BalanceOf<T>, frame_system::pallet_prelude::BlockNumberFor<T>>> {
		Live::<T>::get(account).into_iter().filter_map(Self::status).collect()
	}

	/// See [`SessionsApi::can_execute`].
	pub fn can_execute(id: SessionId, call: &T::RuntimeCall) -> Result<(), Refusal<BalanceOf<T>>> {
		let session = Sessions::<T>::get(id);
		let denial = match &session {
			Some(session) => Self::check(id, &session.grant.key, call, Self::now()).err(),
			None => Some(Denial::Unknown),
		};
		match denial {
			None => Ok(()),
			Some(denial) => Err(Refusal {
				denial,
				allowed: session.map_or_else(String::new, |session| Self::sentence(&Self::granted(session))),
			}),
		}
	}
}
