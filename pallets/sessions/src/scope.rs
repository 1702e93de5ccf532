//! Scopes as they are kept: encoded, and looked through where they lie.
//!
//! A transaction of a session has its scope looked through twice: by the pool's rules, and by the filter on the origin. To make sixteen items of names and lists each time costs more than all else that acting by a session does.

use crate::{checking::DenialOf, pallet::*, traits::*, types::*, BalanceOf, GrantOf, SessionOf};
use codec::{Compact, Decode, Encode, MaxEncodedLen};
use frame_support::{defensive, traits::WrapperKeepOpaque};
use sp_runtime::traits::UniqueSaturatedInto;

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

/// How long a scope is: looking through it takes the more the more items it has, reading it the more bytes it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
	/// Its items.
	pub items: u32,
	/// Items as long as they can be that have as many bytes.
	pub longest: u32,
}

impl Extent {
	/// Of the longest scope.
	pub const MAX: Self = Self { items: MAX_ITEMS, longest: MAX_ITEMS };

	/// Of a scope that is kept.
	pub(crate) fn of<AccountId, Balance>(sealed: &Sealed<AccountId, Balance>) -> Self
	where
		AccountId: Decode + MaxEncodedLen,
		Balance: Decode + MaxEncodedLen,
	{
		let bytes = sealed.encoded();
		let longest = bytes.len().div_ceil(Item::<AccountId, Balance>::max_encoded_len());
		// One that is cut short is no scope, and takes what the longest takes.
		let items = Compact::<u32>::decode(&mut &bytes[..]).map_or(MAX_ITEMS, |items| items.0);
		Self { items, longest: (longest as u32).min(MAX_ITEMS) }
	}
}

/// What came of looking through a scope for a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Look<Balance> {
	/// The item that takes the call, or why none does.
	pub verdict: Result<Items, Denial<Balance>>,
	/// Whether a claim was looked up for that: one at most, since of the items that name a call only one may depend on a claim.
	pub at_claim: bool,
}

impl<Balance> Look<Balance> {
	fn refusing(denial: Denial<Balance>) -> Self {
		Self { verdict: Err(denial), at_claim: false }
	}
}

/// What a call is asked for by the items that name it.
pub(crate) struct Asked<'a, AccountId, Balance> {
	pub pallet: &'a str,
	pub call: &'a str,
	pub destinations: Option<alloc::vec::Vec<AccountId>>,
	pub amount: Option<Balance>,
	/// What it sends to the SVM: only items of that take it then.
	pub svm: Option<SvmAct>,
}

/// What an item says of a call that it names.
struct Ruled<Balance> {
	verdict: Result<(), Denial<Balance>>,
	at_claim: bool,
}

impl<T: Config> Pallet<T> {
	/// What was granted, as it was signed.
	pub(crate) fn granted(session: SessionOf<T>) -> GrantOf<T> {
		session.grant.with_scope(unseal)
	}

	/// The item of a scope that takes a call, whatever is inside that. Of several items that name it, the first one to take it;
	/// if none does, the first one says why not.
	pub(crate) fn check_call(scope: &Sealed<T::AccountId, BalanceOf<T>>, call: &T::RuntimeCall) -> Look<BalanceOf<T>> {
		let (pallet, name) = T::Calls::name(call);
		let svm = T::Calls::svm(call);
		if svm.is_none() && !T::Calls::is_delegable(pallet, name) {
			return Look::refusing(Denial::NeverDelegable);
		}
		let (destinations, amount) = (T::Calls::destinations(call), T::Calls::amount(call));
		Self::look_through(scope, &Asked { pallet, call: name, destinations, amount, svm })
	}

	/// The same for a call that was taken apart.
	pub(crate) fn look_through(
		scope: &Sealed<T::AccountId, BalanceOf<T>>,
		asked: &Asked<T::AccountId, BalanceOf<T>>,
	) -> Look<BalanceOf<T>> {
		Self::look_at_all(&mut scope.encoded(), asked).unwrap_or_else(|_| {
			defensive!("a scope that was kept is no scope");
			Look::refusing(Denial::OutOfScope)
		})
	}

	fn look_at_all(
		items: &mut &[u8],
		asked: &Asked<T::AccountId, BalanceOf<T>>,
	) -> Result<Look<BalanceOf<T>>, codec::Error> {
		let (mut denied, mut at_claim) = (None, false);
		for index in 0..length(items)? {
			let Some(ruled) = Self::look_at(items, asked)? else { continue };
			at_claim |= ruled.at_claim;
			match ruled.verdict {
				Ok(()) => return Ok(Look { verdict: Ok(1 << (index as u32 % Items::BITS)), at_claim }),
				Err(why) => denied = denied.or(Some(why)),
			}
		}
		Ok(Look { verdict: Err(denied.unwrap_or(Denial::OutOfScope)), at_claim })
	}

	/// What the next item says of a call; nothing if it does not name it.
	fn look_at(
		items: &mut &[u8],
		asked: &Asked<T::AccountId, BalanceOf<T>>,
	) -> Result<Option<Ruled<BalanceOf<T>>>, codec::Error> {
		match u8::decode(items)? {
			CALL => {},
			SVM => return Self::look_at_programs(items, asked.svm.as_ref()),
			_ => return Err("an item of no known kind".into()),
		}
		// Not `&&` between the two: both have to be passed.
		let (pallet, call) = (name(items)?, name(items)?);
		let is_named = asked.svm.is_none() && pallet == asked.pallet.as_bytes() && call == asked.call.as_bytes();
		let mut verdict = Ok(());
		for _ in 0..length(items)? {
			let ruled = Self::look_at_rule(items, asked)?;
			verdict = verdict.and(ruled);
		}
		let claim = Option::<ClaimId>::decode(items)?;
		Ok(is_named.then(|| Self::look_at_claim(verdict, claim)))
	}

	/// What an item of the SVM says of a transaction; nothing if it is of another kind, or does not list all of its programs.
	fn look_at_programs(items: &mut &[u8], act: Option<&SvmAct>) -> Result<Option<Ruled<BalanceOf<T>>>, codec::Error> {
		let (programs, accounts) = (keys(items)?, keys(items)?);
		let (lamports, claim) = <(u64, Option<ClaimId>)>::decode(items)?;
		let Some(act) = act else { return Ok(None) };
		let are_listed = |asked: &[SvmKey], list: &[u8]| {
			asked.iter().all(|key| list.chunks_exact(ACCOUNT).any(|listed| listed == key))
		};
		if act.programs.is_empty() || !are_listed(&act.programs, programs) {
			return Ok(None);
		}
		let verdict = if !act.writes.as_ref().is_some_and(|writes| are_listed(writes, accounts)) {
			Err(Denial::WrongDestination)
		} else if act.lamports > lamports {
			Err(Denial::AboveMost { most: lamports.unique_saturated_into() })
		} else {
			Ok(())
		};
		Ok(Some(Self::look_at_claim(verdict, claim)))
	}

	/// What an item says that depends on a claim. It is only looked up if it is what it comes to.
	fn look_at_claim(verdict: Result<(), DenialOf<T>>, claim: Option<ClaimId>) -> Ruled<BalanceOf<T>> {
		let Some(claim) = claim.filter(|_| verdict.is_ok()) else { return Ruled { verdict, at_claim: false } };
		let verdict = if T::Claims::is_supported(claim) { Ok(()) } else { Err(Denial::UnsupportedClaim { claim }) };
		Ruled { verdict, at_claim: true }
	}

	fn look_at_rule(
		items: &mut &[u8],
		asked: &Asked<T::AccountId, BalanceOf<T>>,
	) -> Result<Result<(), DenialOf<T>>, codec::Error> {
		match u8::decode(items)? {
			TO => {
				let list = keys(items)?;
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

/// Addresses, one behind the other.
fn keys<'a>(input: &mut &'a [u8]) -> Result<&'a [u8], codec::Error> {
	let bytes = length(input)?.saturating_mul(ACCOUNT);
	take(input, bytes)
}

fn name<'a>(input: &mut &'a [u8]) -> Result<&'a [u8], codec::Error> {
	let bytes = length(input)?;
	take(input, bytes)
}
