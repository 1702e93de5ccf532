//! Scopes as they are kept: encoded, and looked through where they lie.
//!
//! A transaction of a session has its scope looked through twice: by the pool's rules, and by the filter on the origin. To make sixteen items of names and lists each time costs more than all else that acting by a session does.

use crate::{checking::DenialOf, pallet::*, traits::*, types::*, BalanceOf, GrantOf, SessionOf};
use codec::{Compact, Decode, Encode};
use frame_support::{defensive, traits::WrapperKeepOpaque};

/// A scope in its encoding.
pub type Sealed<AccountId, Balance> = WrapperKeepOpaque<Scope<AccountId, Balance>>;

/// Bytes of an account; asserted by `integrity_test`.
const ACCOUNT: usize = 32;

/// A scope in the form in which it is kept.
pub(crate) fn seal<AccountId: Encode + Decode, Balance: Encode + Decode>(
	scope: Scope<AccountId, Balance>,
) -> Sealed<AccountId, Balance> {
	Sealed::from_encoded(scope.encode())
}

/// The items of a scope that is kept.
pub(crate) fn unseal<AccountId: Decode, Balance: Decode>(
	sealed: Sealed<AccountId, Balance>,
) -> Scope<AccountId, Balance> {
	sealed.try_decode().unwrap_or_else(|| {
		defensive!("a scope that was kept is no scope");
		Default::default()
	})
}

/// How a scope takes a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Taken {
	/// The item that takes it.
	pub item: Items,
	/// Whether that depends on a claim.
	pub by_claim: bool,
}

/// What a call is asked for by the items that name it.
struct Asked<'a, AccountId, Balance> {
	pallet: &'a str,
	call: &'a str,
	destinations: Option<alloc::vec::Vec<AccountId>>,
	amount: Option<Balance>,
}

impl<T: Config> Pallet<T> {
	/// What was granted, as it was signed.
	pub(crate) fn granted(session: SessionOf<T>) -> GrantOf<T> {
		session.grant.with_scope(unseal)
	}

	/// The item of a scope that takes a call, whatever is inside that. Of several items that name it, the first one to take it;
	/// if none does, the first one says why not.
	pub(crate) fn check_call(
		scope: &Sealed<T::AccountId, BalanceOf<T>>,
		call: &T::RuntimeCall,
	) -> Result<Taken, DenialOf<T>> {
		let (pallet, name) = T::Calls::name(call);
		if !T::Calls::is_delegable(pallet, name) {
			return Err(Denial::NeverDelegable);
		}
		let asked =
			Asked { pallet, call: name, destinations: T::Calls::destinations(call), amount: T::Calls::amount(call) };
		Self::look_through(&mut scope.encoded(), &asked).unwrap_or_else(|_| {
			defensive!("a scope that was kept is no scope");
			Err(Denial::OutOfScope)
		})
	}

	fn look_through(
		items: &mut &[u8],
		asked: &Asked<T::AccountId, BalanceOf<T>>,
	) -> Result<Result<Taken, DenialOf<T>>, codec::Error> {
		let mut denied = None;
		for index in 0..length(items)? {
			match Self::look_at(items, asked)? {
				Some(Ok(by_claim)) => return Ok(Ok(Taken { item: 1 << (index as u32 % Items::BITS), by_claim })),
				Some(Err(why)) => denied = denied.or(Some(why)),
				None => {},
			}
		}
		Ok(Err(denied.unwrap_or(Denial::OutOfScope)))
	}

	/// What the next item says of a call, and whether that depends on a claim; nothing if it does not name it.
	fn look_at(
		items: &mut &[u8],
		asked: &Asked<T::AccountId, BalanceOf<T>>,
	) -> Result<Option<Result<bool, DenialOf<T>>>, codec::Error> {
		if items.first() != Some(&CALL) {
			let _other = crate::ItemOf::<T>::decode(items)?;
			return Ok(None);
		}
		take(items, 1)?;
		// Not `&&` between the two: both have to be passed.
		let (pallet, call) = (name(items)?, name(items)?);
		let is_named = pallet == asked.pallet.as_bytes() && call == asked.call.as_bytes();
		let mut verdict = Ok(());
		for _ in 0..length(items)? {
			let ruled = Self::look_at_rule(items, asked)?;
			verdict = verdict.and(ruled);
		}
		let claim = Option::<ClaimId>::decode(items)?;
		if !is_named {
			return Ok(None);
		}
		Ok(Some(verdict.and_then(|()| match claim {
			Some(claim) if !T::Claims::is_supported(claim) => Err(Denial::UnsupportedClaim { claim }),
			claim => Ok(claim.is_some()),
		})))
	}

	fn look_at_rule(
		items: &mut &[u8],
		asked: &Asked<T::AccountId, BalanceOf<T>>,
	) -> Result<Result<(), DenialOf<T>>, codec::Error> {
		match u8::decode(items)? {
			TO => {
				let bytes = length(items)?.saturating_mul(ACCOUNT);
				let list = take(items, bytes)?;
				let is_listed = |account: &T::AccountId| {
					let account: &[u8; ACCOUNT] = account.as_ref();
					list.chunks_exact(ACCOUNT).any(|listed| listed == account)
				};
				let listed = asked.destinations.as_ref().is_some_and(|named| named.iter().all(is_listed));
				Ok(if listed { Ok(()) } else { Err(Denial::WrongDestination) })
			},
			AT_MOST => {
				let most = BalanceOf::<T>::decode(items)?;
				let within = asked.amount.is_some_and(|amount| amount <= most);
				Ok(if within { Ok(()) } else { Err(Denial::AboveMost { most }) })
			},
			_ => Err("a rule of no known kind".into()),
		}
	}
}

fn length(input: &mut &[u8]) -> Result<usize, codec::Error> {
	Ok(Compact::<u32>::decode(input)?.0 as usize)
}

fn take<'a>(input: &mut &'a [u8], bytes: usize) -> Result<&'a [u8], codec::Error> {
	let (taken, rest) = input.split_at_checked(bytes).ok_or("a scope is cut short")?;
	*input = rest;
	Ok(taken)
}

fn name<'a>(input: &mut &'a [u8]) -> Result<&'a [u8], codec::Error> {
	let bytes = length(input)?;
	take(input, bytes)
}
