//! The end of a block: its transactions are executed as one batch, or none of them is.

use crate::{
	accounts::TRIE,
	pallet::*,
	traits::{Bounded, Claims},
	types::{Entered, Freeze},
	BalanceOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{
	defensive,
	storage::{transactional::with_transaction_opaque_err, unhashed, TransactionOutcome},
	traits::{
		fungible::Balanced,
		tokens::{Fortitude, Precision, Preservation},
		OnUnbalanced, UnixTime,
	},
};
use frame_system::pallet_prelude::BlockNumberFor;
use mira_svm_interface::{
	batch::{Applied, Block, Outcome, Rejected, Withdrawn, EPOCH},
	claim::Claim,
	host::svm,
	Slot,
};
use sp_runtime::traits::UniqueSaturatedInto;

impl<T: Config> Pallet<T> {
	/// Executes what is queued, and hands on the fees.
	pub(crate) fn end_block(now: BlockNumberFor<T>) {
		Self::note_epoch(now);
		let load = BlockLoad::<T>::take();
		if load.transactions > 0 {
			Self::hand_on(load.fees);
			let _ = Large::<T>::clear(u32::MAX, None);
			Self::execute();
		}
		Self::remember_parent();
		if let Some(engine) = NextEngine::<T>::take() {
			let old = Engine::<T>::get();
			Engine::<T>::put(engine);
			Self::deposit_event(Event::EngineChanged { engine, old });
		}
	}

	/// Seconds since 1970.
	pub(crate) fn now() -> i64 {
		T::Time::now().as_secs() as i64
	}

	pub(crate) fn epoch(slot: Slot) -> u64 {
		slot.checked_div(EPOCH).unwrap_or_default()
	}

	fn note_epoch(now: BlockNumberFor<T>) {
		let epoch = Self::epoch(now.unique_saturated_into());
		if EpochStart::<T>::get().is_none_or(|(known, _)| known != epoch) {
			EpochStart::<T>::put((epoch, Self::now()));
		}
	}

	fn hand_on(fees: u64) {
		let fees: BalanceOf<T> = fees.into();
		let (exact, preserve, polite) = (Precision::Exact, Preservation::Preserve, Fortitude::Polite);
		match T::Currency::withdraw(&Self::escrow(), fees, exact, preserve, polite) {
			Ok(fees) => T::Fees::on_unbalanced(fees),
			// It stays there, and backs nothing.
			Err(_) => {
				defensive!("the escrow has what it backs");
			},
		}
	}

	fn execute() {
		// As it is: to make values of it here, for nothing, would cost more than to queue them did.
		let queue = unhashed::get_raw(&Queue::<T>::hashed_key()).unwrap_or_default();
		Queue::<T>::kill();
		let included = Included::<T>::take();
		let result = with_transaction_opaque_err(|| {
			let result = Self::batch(&queue);
			match result {
				Ok(_) => TransactionOutcome::Commit(result),
				Err(_) => TransactionOutcome::Rollback(result),
			}
		});
		match result.unwrap_or(Err(Freeze::Rejected(Rejected::Unreadable))) {
			Ok(outcomes) => {
				for (entered, Outcome { status, units, taken }) in included.into_iter().zip(outcomes) {
					Self::tell_what_it_took(&entered, taken);
					let Entered { message, payer, fee, .. } = entered;
					let failure = status.err();
					Self::deposit_event(Event::TransactionExecuted { message, payer, fee, units, failure });
				}
			},
			Err(Freeze::Rejected(Rejected::Unsigned { at })) => {
				panic!("transaction {at} of the Solana transactions in this block is not signed: the block is invalid")
			},
			Err(why) => {
				Self::forget(included.iter().map(|entered| (entered.bucket, &entered.message.0)));
				included.iter().for_each(|entered| Self::tell_what_it_took(entered, 0));
				Self::deposit_event(Event::BatchDiscarded { transactions: included.len() as u32, why });
				Self::freeze(why);
			},
		}
	}

	fn tell_what_it_took(entered: &Entered<T::AccountId, BlockNumberFor<T>>, taken: u64) {
		let Entered { message, payer, fee, within: Some(account), .. } = entered else { return };
		let fee = if account == payer { *fee } else { 0 };
		T::Bounded::took(*message, taken.saturating_add(fee));
	}

	/// Executes a queue, and checks that no money came or went. Whoever calls undoes everything on an error.
	fn batch(queue: &[u8]) -> Result<Vec<Outcome>, Freeze> {
		let claims = Self::named_claims();
		let block = Block { claims, ..Self::block(Self::hashes()) };
		let Applied { outcomes, before, after, withdrawn } =
			svm::execute(TRIE, block, queue).map_err(Freeze::Rejected)?;
		if before != after {
			return Err(Freeze::Unbalanced { before, after });
		}
		for Withdrawn { from, to, amount } in withdrawn {
			let left = Self::take_out(from.into(), to.into(), amount);
			left.map_err(|_| Freeze::Unbalanced { before, after: after.saturating_sub(amount.into()) })?;
		}
		Ok(outcomes)
	}

	/// Claims that transactions of this block read, as they are now.
	fn named_claims() -> Vec<Claim> {
		let named: BTreeSet<_> = NamedClaims::<T>::take().into_iter().collect();
		named.into_iter().filter_map(T::Claims::claim).collect()
	}

	/// Stops the domain.
	pub(crate) fn freeze(why: Freeze) {
		Frozen::<T>::put(why);
		Self::deposit_event(Event::DomainFrozen { why });
	}
}
