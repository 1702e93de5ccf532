//! Opening a session: what can be granted, for how long, by whom.

use crate::{
	ending::stretch,
	pallet::*,
	scope::{seal, unseal},
	traits::*,
	types::*,
	GrantOf, SessionOf, UsageOf,
};
use alloc::collections::BTreeSet;
use codec::Encode;
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::MutateHold, Get},
};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Convert, Hash, Saturating, Zero};

impl<T: Config> Pallet<T> {
	/// What tells a grant of a principal from all others, on this chain.
	pub(crate) fn grant_hash(principal: &T::AccountId, grant: &GrantOf<T>) -> H256 {
		BlakeTwo256::hash_of(&(b"mira/grant/v1", principal, grant))
	}

	/// Opens a session that its principal granted; who submits it pays for its room, and its fees where the grant says so.
	pub(crate) fn do_open(
		principal: T::AccountId,
		grant: GrantOf<T>,
		submitter: T::AccountId,
	) -> Result<SessionId, DispatchError> {
		Self::check_grant(&principal, &grant)?;
		if let Payer::Sponsor(sponsor) = &grant.payer {
			ensure!(*sponsor == submitter, Error::<T>::NotTheSponsor);
		}
		let hash = Self::grant_hash(&principal, &grant);
		ensure!(!Grants::<T>::contains_key(hash), Error::<T>::AlreadyOpened);
		let id = NextSession::<T>::get();
		NextSession::<T>::put(id.checked_add(1).ok_or(Error::<T>::TooManySessions)?);
		Live::<T>::try_mutate(&principal, |live| live.try_push(id)).map_err(|_| Error::<T>::TooManySessions)?;

		let now = frame_system::Pallet::<T>::block_number();
		let mut session = SessionOf::<T> {
			principal,
			grant: grant.with_scope(seal),
			depositor: submitter,
			deposit: Zero::zero(),
			opened_at: now,
		};
		let deposit = T::Deposit::convert(session.encoded_size() as u32);
		session.deposit = deposit;
		T::Currency::hold(&HoldReason::Deposit.into(), &session.depositor, deposit)?;
		// The key needs no money, but an account, or its transactions have no nonce.
		frame_system::Pallet::<T>::inc_sufficients(&session.grant.key);
		let usage = UsageOf::<T> { level: session.grant.limits.window.amount, level_at: now, ..Default::default() };
		Usages::<T>::insert(id, usage);
		if let Payer::Sponsor(sponsor) = &session.grant.payer {
			Sponsored::<T>::insert(sponsor, id, ());
		}
		Grants::<T>::insert(hash, id);
		Agenda::<T>::insert(stretch(session.grant.until.block), id, &session.principal);
		Sessions::<T>::insert(id, &session);
		let SessionOf::<T> { principal, grant, depositor, .. } = session;
		let grant = grant.with_scope(unseal);
		Self::deposit_event(Event::SessionOpened { session: id, principal, grant, depositor, deposit });
		Ok(id)
	}

	/// Whether a grant is one that anybody could give.
	pub(crate) fn check_grant(principal: &T::AccountId, grant: &GrantOf<T>) -> DispatchResult {
		ensure!(grant.key != *principal, Error::<T>::OwnKey);
		ensure!(!grant.limits.window.blocks.is_zero(), Error::<T>::EmptyWindow);
		let (now, longest) = (Self::now(), T::MaxLength::get());
		let (from, until) = (grant.from, grant.until);
		ensure!(until.block > now.block.max(from.block), Error::<T>::EmptyTime);
		ensure!(until.time > now.time.max(from.time), Error::<T>::EmptyTime);
		ensure!(until.block <= now.block.saturating_add(longest.block), Error::<T>::TooLong);
		ensure!(until.time <= now.time.saturating_add(longest.time), Error::<T>::TooLong);
		ensure!(!grant.scope.is_empty(), Error::<T>::EmptyScope);
		grant.scope.iter().try_for_each(Self::check_item)?;
		ensure!(Self::looks_at_one_claim(&grant.scope), Error::<T>::TwoClaims);
		Ok(())
	}

	/// Whether no call has more than one item that depends on a claim: what looking for it costs has to be known.
	fn looks_at_one_claim(scope: &[crate::ItemOf<T>]) -> bool {
		// Any item of the SVM may name a transaction that another one names.
		let dependent = |item| match item {
			&Item::Call { ref pallet, ref call, claim: Some(_), .. } => Some(Some((pallet, call))),
			Item::Svm { claim: Some(_), .. } => Some(None),
			_ => None,
		};
		let mut named = BTreeSet::new();
		scope.iter().filter_map(dependent).all(|name| named.insert(name))
	}

	/// Whether an item can be granted.
	pub(crate) fn check_item(item: &crate::ItemOf<T>) -> DispatchResult {
		let (pallet, call, rules) = match item {
			Item::Call { pallet, call, rules, .. } => (pallet, call, rules),
			Item::Svm { programs, .. } if programs.is_empty() => return Err(Error::<T>::NoProgram.into()),
			Item::Svm { .. } => return Ok(()),
			Item::Evm { .. } => return Err(Error::<T>::EvmNotAvailable.into()),
		};
		let name = |bytes| core::str::from_utf8(bytes).map_err(|_| Error::<T>::ItemNotDelegable);
		let (pallet, call) = (name(pallet)?, name(call)?);
		ensure!(T::Calls::is_delegable(pallet, call), Error::<T>::ItemNotDelegable);
		let (takes_to, takes_most) = T::Calls::takes_rules(pallet, call);
		let (mut lists, mut amounts) = (0, 0);
		for rule in rules {
			match rule {
				Rule::To(_) => lists += 1,
				Rule::AtMost(_) => amounts += 1,
			}
		}
		let applicable = lists <= u8::from(takes_to) && amounts <= u8::from(takes_most);
		ensure!(applicable, Error::<T>::RuleNotApplicable);
		Ok(())
	}
}
