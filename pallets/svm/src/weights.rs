//! What the pallet's work weighs. Measured values stand in the runtime, `weights/pallet_mira_svm.rs`.

use crate::pallet::*;
use frame_support::{traits::Get, weights::Weight};
use mira_svm_interface::{
	batch::WITHDRAWALS,
	inspection::{Footprint, Inspection},
};

/// Weights of the calls, of the hooks, and of what the engine does.
pub trait WeightInfo {
	/// The largest transaction there can be is read.
	fn inspect() -> Weight;
	/// A transaction that names so many accounts enters the queue.
	fn enter(accounts: u32) -> Weight;
	/// So many transactions are executed that ask the engine for as little as one can.
	fn execute(transactions: u32) -> Weight;
	/// So many transactions are executed within bounds that ask the engine for as little as one can: each by itself.
	fn execute_within(transactions: u32) -> Weight;
	/// One is that names so many accounts.
	fn accounts(accounts: u32) -> Weight;
	/// One is that calls programs so many times.
	fn instructions(instructions: u32) -> Weight;
	/// One is that uses up so many thousand units.
	fn units(thousands: u32) -> Weight;
	/// The signature of an account of the chain is checked.
	fn account_signature() -> Weight;
	/// So many signatures are checked.
	fn signatures(signatures: u32) -> Weight;
	/// A deposit.
	fn deposit() -> Weight;
	/// A withdrawal is asked for.
	fn withdraw() -> Weight;
	/// A withdrawal is released.
	fn release() -> Weight;
	/// A withdrawal returns.
	fn return_held() -> Weight;
	/// No withdrawal is held.
	fn release_none() -> Weight;
	/// A withdrawal is looked at that is not released.
	fn release_hole() -> Weight;
	/// Nothing is old enough to be forgotten.
	fn forget_none() -> Weight;
	/// So many values are forgotten, which say what was included.
	fn forget(values: u32) -> Weight;
	/// The end of a block without transactions.
	fn end_block() -> Weight;
	/// The domain stops or goes on.
	fn freeze_domain() -> Weight;
	/// A program stops or goes on.
	fn thaw_program() -> Weight;
	/// Something is set.
	fn set_parameters() -> Weight;
	/// An engine is chosen that as many validators have as there can be.
	fn set_engine() -> Weight;
	/// A validator tells the newest engine that it has, as the last of so many.
	fn note_engine() -> Weight;
}

/// Accounts that a transaction names of those that are executed to weigh executing, and how often it calls a program. Such a one
/// weighs as much as if it had fewer.
pub(crate) const MEASURED: (u32, u32) = (4, 2);

/// What more of something weighs: not what it takes to begin.
fn more(weigh: impl Fn(u32) -> Weight, of: u32) -> Weight {
	weigh(of).saturating_sub(weigh(0))
}

/// Tables that a transaction names, and accounts that it names by them.
fn by_tables(inspection: &Inspection) -> usize {
	inspection.lookups.iter().fold(0_usize, |sum, lookup| {
		sum.saturating_add(lookup.writes.len()).saturating_add(lookup.reads.len()).saturating_add(1)
	})
}

/// Those who sign a transaction.
pub(crate) fn signers(inspection: &Inspection) -> u32 {
	inspection.keys.iter().filter(|key| key.signs).count() as u32
}

/// Accounts that are looked for in the state, as far as the transaction itself tells.
fn reads_of(inspection: &Inspection) -> u32 {
	u32::from(inspection.stored).saturating_add(by_tables(inspection) as u32)
}

impl<T: Config> Pallet<T> {
	/// What it weighs to queue a transaction and to execute it. The base weight of every extrinsic has the signature of an account in
	/// it; nobody signs this one, but what is inside.
	pub(crate) fn submit_weight_of(inspection: &Inspection) -> Weight {
		Self::queued_weight_of(inspection).saturating_sub(T::WeightInfo::account_signature())
	}

	fn queued_weight_of(inspection: &Inspection) -> Weight {
		let accounts = inspection.keys.len().saturating_add(by_tables(inspection)) as u32;
		let (measured_accounts, measured_calls) = MEASURED;
		let more_accounts = accounts.saturating_sub(measured_accounts);
		let more_calls = u32::from(inspection.instructions).saturating_sub(measured_calls);
		let divided = more(T::WeightInfo::signatures, inspection.signatures as u32)
			.saturating_add(Self::units_weight(inspection.budget.units));
		let writes =
			inspection.lookups.iter().fold(inspection.keys.iter().filter(|key| key.writes).count(), |sum, lookup| {
				sum.saturating_add(lookup.writes.len())
			});
		let state = T::DbWeight::get().reads_writes(reads_of(inspection).into(), writes as u64);
		T::WeightInfo::enter(accounts)
			.saturating_add(state)
			.saturating_add(more(T::WeightInfo::execute, 1))
			.saturating_add(more(T::WeightInfo::accounts, more_accounts))
			.saturating_add(more(T::WeightInfo::instructions, more_calls))
			.saturating_add(Self::by_all(divided))
	}

	/// The same of its bytes. What is no transaction costs what it takes to say so.
	pub(crate) fn submit_weight(bytes: &[u8]) -> Weight {
		Self::weight_by(Self::submit_weight_of, bytes)
	}

	/// The same, signed by an account, and with the signatures inside checked at once; those that programs check are not. Whether there is
	/// room for it is asked by the pool, and before it is paid for.
	pub(crate) fn relay_weight(bytes: &[u8]) -> Weight {
		let signed = |inspection: &Inspection| {
			let signatures = T::WeightInfo::signatures(signers(inspection));
			let room = T::WeightInfo::inspect().saturating_mul(2);
			Self::queued_weight_of(inspection).saturating_add(signatures).saturating_add(room)
		};
		Self::weight_by(signed, bytes)
	}

	fn weight_by(weigh: impl Fn(&Inspection) -> Weight, bytes: &[u8]) -> Weight {
		match Self::inspect(bytes) {
			Ok(inspection) => weigh(&inspection),
			Err(_) => T::WeightInfo::enter(0),
		}
	}

	/// The same, if the transaction runs within bounds, and somebody is told what it took.
	pub(crate) fn relay_within_weight(bytes: &[u8]) -> Weight {
		let alone = more(T::WeightInfo::execute_within, 1).saturating_sub(more(T::WeightInfo::execute, 1));
		Self::relay_weight(bytes).saturating_add(alone).saturating_add(T::DbWeight::get().reads(1))
	}

	/// What it weighs to use units up, alone.
	fn units_weight(units: u32) -> Weight {
		let of_a_million = more(T::WeightInfo::units, 1_000);
		of_a_million.saturating_mul(units.into()).checked_div(1_000_000).unwrap_or(Weight::MAX)
	}

	/// What a transaction weighs beyond what it asks for: units; code of programs that it only names; that it runs alone; that
	/// money leaves by it.
	pub(crate) fn weight_beyond(units: u32, inspection: &Inspection, footprint: &Footprint) -> Weight {
		let mut weight = Self::by_all(Self::units_weight(units));
		if footprint.loads {
			// Workers begin anew for it, and after it: each time as at the begin of a batch.
			weight = weight.saturating_add(T::WeightInfo::execute(0).saturating_mul(2));
		}
		if footprint.brought.contains(&WITHDRAWALS) {
			// Each withdrawal has an account of its own, and writes it.
			let most = footprint.accesses.iter().filter(|access| access.writes).count();
			weight = weight.saturating_add(T::WeightInfo::withdraw().saturating_mul(most as u64));
		}
		// Two values of the state for each.
		let claims = (footprint.claims.len() as u64).saturating_mul(2);
		let code = footprint.reads.saturating_sub(reads_of(inspection));
		weight.saturating_add(T::DbWeight::get().reads(claims.saturating_add(code.into())))
	}

	/// What weighs less where as many workers share it as every validator has to have.
	fn by_all(weight: Weight) -> Weight {
		weight.checked_div(T::Workers::get().into()).unwrap_or(Weight::MAX)
	}
}
