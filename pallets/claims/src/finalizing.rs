//! From a provisional outcome to a final one, and to the 32 bytes that stay.

use crate::{pallet::*, types::*, WeightInfo};
use core::marker::PhantomData;
use frame_support::{
	defensive,
	traits::{fungible::MutateHold, tokens::Precision},
	weights::WeightMeter,
};
use pallet_mira_attestations::{
	fifo::{Cursor, Fifo},
	Rounds,
};
use pallet_mira_finality::ProvenFinality;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The queues in which provisional outcomes wait for the end of their windows.
pub(crate) struct Windows<T>(PhantomData<T>);

impl<T: Config> Fifo for Windows<T> {
	type Lane = Tier;
	type Item = ClaimId;

	fn place(tier: Tier) -> Option<usize> {
		Some(tier.place())
	}
	fn cursors() -> impl AsRef<[Cursor]> {
		WindowCursors::<T>::get()
	}
	fn mutate_cursors<R>(change: impl FnOnce(&mut [Cursor]) -> R) -> R {
		WindowCursors::<T>::mutate(|cursors| change(cursors))
	}
	fn entry(tier: Tier, at: u64) -> Option<ClaimId> {
		WindowEntries::<T>::get((tier, at))
	}
	fn set_entry(tier: Tier, at: u64, item: Option<ClaimId>) {
		WindowEntries::<T>::set((tier, at), item);
	}
}

impl<T: Config> Pallet<T> {
	/// Makes outcomes final whose windows are over, oldest first, for as long as `meter` allows.
	pub(crate) fn finalize_due(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::windows_idle()).is_err() {
			return;
		}
		for tier in Tier::ALL {
			while Self::finalize_next(tier, meter) {}
		}
	}

	/// Looks at the oldest outcome of `tier`; whether it is final now and there is room for the next one.
	fn finalize_next(tier: Tier, meter: &mut WeightMeter) -> bool {
		if !meter.can_consume(T::WeightInfo::window_peek()) {
			return false;
		}
		let Some(id) = Windows::<T>::peek(tier) else { return false };
		meter.consume(T::WeightInfo::window_peek());
		let Some(Claim { header, round, stage: Stage::Provisional { tally, judged_at, until } }) = Claims::<T>::get(id)
		else {
			defensive!("what waits is provisional");
			Windows::<T>::pop(tier);
			return true;
		};
		if T::Rounds::now() <= until || !T::Finality::is_proven(judged_at) {
			return false;
		}
		let weight = T::WeightInfo::finalize(tally.seats()).saturating_add(T::Rounds::settle_weight(tally.seats()));
		if meter.try_consume(weight).is_err() {
			return false;
		}
		let verdict = tally.verdict();
		match T::Rounds::settle(round, verdict) {
			Ok(settled) => {
				Windows::<T>::pop(tier);
				Claims::<T>::remove(id);
				let record = ClaimRecord {
					claim: id,
					header,
					outcome: Some(verdict.into()),
					round,
					seed: settled.seed,
					seats: settled.seats,
					finalized_at: frame_system::Pallet::<T>::block_number(),
				};
				Self::keep_record(record, settled.unspent);
				true
			},
			Err(_) => {
				// A judged round can be settled, so this is a defect. It waits to be looked at, rather than be lost.
				defensive!("a judged round could not be settled");
				false
			},
		}
	}

	/// Adds a final claim to its response, and makes the response final with its last one. The claim is removed already.
	pub(crate) fn keep_record(record: RecordOf<T>, refund: BalanceOf<T>) {
		let ClaimRecord { claim, header: ClaimHeader { response: id, .. }, outcome, .. } = record;
		Texts::<T>::remove(claim);
		Remembered::<T>::mutate_extant(claim, |memory| memory.outcome = outcome);
		let Some(mut response) = Responses::<T>::get(id) else {
			defensive!("a claim has a response");
			return;
		};
		let record = BlakeTwo256::hash_of(&record);
		response.records = chain_records(response.records, record);
		response.finals.count(outcome);
		Self::deposit_event(Event::ClaimFinalized { claim, response: id, outcome, record, refund });
		if response.finals.total() < response.header.claims.into() {
			Responses::<T>::insert(id, response);
		} else {
			Self::certify(id, response);
		}
	}

	fn certify(id: ResponseId, response: ResponseOf<T>) {
		let Response { requester, header, finals, records, deposit, .. } = response;
		let hash: H256 = response_hash(id, &header, &finals, records);
		if T::Currency::release(&HoldReason::Deposit.into(), &requester, deposit, Precision::Exact).is_err() {
			defensive!("the deposit was held");
		}
		Responses::<T>::remove(id);
		Certified::<T>::insert(id, hash);
		Self::deposit_event(Event::ResponseFinalized { response: id, finals, hash, deposit });
	}
}
