//! Ends: by the principal, by the key, by the sponsor, by time; and what is remembered of them.

use crate::{pallet::*, scope::unseal, types::*, EndedOf, SessionOf, WeightInfo};
use frame_support::{
	defensive,
	pallet_prelude::*,
	traits::{fungible::MutateHold, tokens::Precision, Get},
	weights::WeightMeter,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::{Saturating, UniqueSaturatedInto};

/// Numbers stretches of [`STRETCH`] blocks.
pub type Stretch = u32;
/// Blocks of a stretch: what is due in one is done after it.
pub const STRETCH: u32 = 64;

/// The stretch that a block is in.
pub(crate) fn stretch<Number: UniqueSaturatedInto<u64>>(block: Number) -> Stretch {
	let stretch: u64 = block.unique_saturated_into() / u64::from(STRETCH);
	stretch.try_into().unwrap_or(Stretch::MAX)
}

impl<T: Config> Pallet<T> {
	/// Ends a session at the wish of who may.
	pub(crate) fn do_revoke(who: &T::AccountId, id: SessionId) -> DispatchResult {
		let session = Sessions::<T>::get(id).ok_or(Error::<T>::UnknownSession)?;
		let how = if session.principal == *who {
			How::Revoked
		} else if session.grant.key == *who {
			How::Resigned
		} else if session.grant.payer == Payer::Sponsor(who.clone()) {
			How::Unsponsored
		} else {
			return Err(Error::<T>::NotYours.into());
		};
		Self::end(id, session, how)
	}

	/// Ends all sessions of a principal; how many there were.
	pub(crate) fn do_revoke_all(who: &T::AccountId) -> Result<u32, DispatchError> {
		let live = Live::<T>::get(who);
		for id in &live {
			let session = Sessions::<T>::get(id).ok_or(Error::<T>::UnknownSession)?;
			Self::end(*id, session, How::Revoked)?;
		}
		Ok(live.len() as u32)
	}

	/// Ends a session whose time is over.
	pub(crate) fn do_prune(id: SessionId) -> DispatchResult {
		let session = Sessions::<T>::get(id).ok_or(Error::<T>::UnknownSession)?;
		ensure!(Self::check_time(&session, Self::now()) == Err(Denial::Expired), Error::<T>::NotOver);
		Self::end(id, session, How::Expired)
	}

	/// Ends a session: from here on it is not, and its deposit is free.
	fn end(id: SessionId, session: SessionOf<T>, how: How) -> DispatchResult {
		let SessionOf::<T> { principal, grant, depositor, deposit, opened_at } = session;
		let grant = grant.with_scope(unseal);
		T::Currency::release(&HoldReason::Deposit.into(), &depositor, deposit, Precision::BestEffort)?;
		Sessions::<T>::remove(id);
		let usage = Usages::<T>::take(id).unwrap_or_default();
		Live::<T>::mutate_exists(&principal, |live| {
			if let Some(ids) = live {
				ids.retain(|other| *other != id);
			}
			if live.as_ref().is_some_and(|ids| ids.is_empty()) {
				*live = None;
			}
		});
		if let Payer::Sponsor(sponsor) = &grant.payer {
			Sponsored::<T>::remove(sponsor, id);
		}
		frame_system::Pallet::<T>::dec_sufficients(&grant.key);
		let now = frame_system::Pallet::<T>::block_number();
		let ended = EndedOf::<T> {
			key: grant.key.clone(),
			how,
			opened_at,
			ended_at: now,
			usage,
			grant: Self::grant_hash(&principal, &grant),
		};
		Agenda::<T>::remove(stretch(grant.until.block), id);
		Agenda::<T>::insert(stretch(now.saturating_add(T::Memory::get())), id, &principal);
		Past::<T>::insert(&principal, id, ended);
		Self::deposit_event(Event::SessionEnded { session: id, principal, how, usage, deposit });
		Ok(())
	}

	/// Ends sessions whose time is over and forgets old ones, for as long as `meter` allows.
	pub(crate) fn work_off(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::idle()).is_err() {
			return;
		}
		let (present, mut first) = (stretch(now), FirstStretch::<T>::get());
		let begun_at = first;
		while first < present && meter.try_consume(T::WeightInfo::work_off()).is_ok() {
			match Agenda::<T>::iter_prefix(first).next() {
				None => first = first.saturating_add(1),
				Some((id, principal)) => Self::work_off_one(first, id, principal),
			}
		}
		if first != begun_at {
			FirstStretch::<T>::put(first);
		}
	}

	fn work_off_one(due: Stretch, id: SessionId, principal: T::AccountId) {
		Agenda::<T>::remove(due, id);
		match Sessions::<T>::get(id) {
			Some(session) => {
				if Self::end(id, session, How::Expired).is_err() {
					defensive!("the deposit of a session is held");
				}
			},
			None => {
				if let Some(ended) = Past::<T>::take(&principal, id) {
					Grants::<T>::remove(ended.grant);
				}
			},
		}
	}
}
