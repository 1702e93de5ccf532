//! What a block has taken on: four sums, so that what is queued can be executed in time.
//!
//! - **units**: what all transactions ask for, and what they take beyond: to read code, to copy accounts for calls, to write what
//!   grows, to check signatures for programs;
//! - **chain**: the longest row of transactions of which each waits for the one before it, by units: it cannot be divided among
//!   workers;
//! - **units of an account**: of those that write it;
//! - **bytes**: accounts and code that are fetched, and by how much accounts can grow.
//!
//! Chains are told by **lanes**: an account belongs to one of [`LANES`] by its address. Accounts that share a lane count as one,
//! so that a chain is never longer than it is taken for.

use crate::{pallet::*, weights::signers};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::traits::Get;
use mira_svm_interface::inspection::{Access, Footprint, Inspection, LargeAccount};
use scale_info::TypeInfo;

/// How many lanes there are.
pub const LANES: usize = 256;

/// Units that a transaction takes whatever it asks for.
const BASE: u32 = 1_000;

/// The same of one that runs alone: workers begin anew for it, and after it. To begin a batch takes up to 0.4 ms as measured, and the
/// dearest unit 27 ns: twice that, and half as much again for what was not measured.
const ALONE: u32 = 45_000;

/// The same of a signature of a transaction, as long as checking one takes, by the dearest unit: 48 µs at 27 ns.
const OF_A_SIGNATURE: u32 = 1_800;

/// Bytes of accounts that are read, or hashed and written, in the time of a unit.
const BYTES_OF_A_UNIT: u64 = 4;

/// Units for a byte of code that is read, checked and compiled: one program after the other, before any worker begins. Compiling alone
/// takes 6 to 18 ns a byte, and in a node with all its memory new up to 42.
const UNITS_OF_A_BYTE_OF_CODE: u64 = 2;

/// Bytes by which accounts can grow that are written in the time in which accounts are written anyway: what a program can let 32 of
/// them grow by.
const WRITTEN_WITH_ACCOUNTS: u64 = 320 << 10;

/// Bytes of accounts that are copied, to call a program and when it returns, in the time of a unit.
const COPIED_OF_A_UNIT: u64 = 32;

/// Units of those before, for the accounts of each lane. Arrays of numbers are read and written as they lie in memory.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
struct Lanes {
	/// The longest chain that ends with somebody who writes one.
	written: [u32; LANES],
	/// The longest chain that ends with anybody who takes one.
	taken: [u32; LANES],
	/// All that write one.
	units: [u32; LANES],
}

/// What a block has taken on so far.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Load {
	/// Transactions.
	pub transactions: u32,
	/// Fees.
	pub fees: u64,
	/// Units.
	pub units: u32,
	/// Bytes.
	pub bytes: u64,
	/// Lanes.
	lanes: Lanes,
}

impl Default for Load {
	fn default() -> Self {
		let none = [0; LANES];
		let lanes = Lanes { written: none, taken: none, units: none };
		Self { transactions: 0, fees: 0, units: 0, bytes: 0, lanes }
	}
}

/// What a transaction demands of a block.
#[derive(Clone, Copy, Debug)]
pub struct Demand<'a> {
	/// Units.
	pub units: u32,
	/// Accounts that it takes.
	pub accesses: &'a [Access],
	/// Bytes.
	pub bytes: u64,
	/// Whether nothing runs beside it, since it may change programs.
	pub is_alone: bool,
}

/// What a block may take on at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// Units.
	pub units: u32,
	/// Units of a chain.
	pub chain: u32,
	/// Units of those that write one account.
	pub account: u32,
	/// Bytes.
	pub bytes: u64,
}

impl Load {
	/// Takes on a transaction; false if the block has no room for it.
	#[must_use]
	pub fn take_on(&mut self, limits: &Limits, demand: &Demand) -> bool {
		self.try_take_on(limits, demand).is_some()
	}

	/// The longest chain.
	#[cfg(test)]
	pub fn chain(&self) -> u32 {
		longest(&self.lanes.taken)
	}

	fn try_take_on(&mut self, limits: &Limits, demand: &Demand) -> Option<()> {
		let Demand { accesses, bytes, is_alone, .. } = *demand;
		let base = if is_alone { ALONE } else { BASE };
		let units = demand.units.checked_add(base)?;
		self.units = self.units.checked_add(units).filter(|all| *all <= limits.units)?;
		self.bytes = self.bytes.checked_add(bytes).filter(|all| *all <= limits.bytes)?;
		self.transactions = self.transactions.checked_add(1)?;
		if is_alone {
			self.wait_for_all(limits, units)?;
		}
		let before = |access: &Access| {
			let chains = if access.writes { &self.lanes.taken } else { &self.lanes.written };
			chains.get(lane(access)).copied().unwrap_or_default()
		};
		let waits = accesses.iter().map(before).max().unwrap_or_default();
		// Who runs alone has counted already, in all lanes.
		let units_more = if is_alone { 0 } else { units };
		let chain = waits.checked_add(units_more).filter(|chain| *chain <= limits.chain)?;
		// A transaction counts once in a lane, however many of its accounts are there.
		let mut counted = [false; LANES];
		let Lanes { written, taken, units: all } = &mut self.lanes;
		for access in accesses {
			let at = lane(access);
			raise(taken, at, chain);
			if access.writes {
				raise(written, at, chain);
			}
			let (Some(all), Some(counted)) = (all.get_mut(at), counted.get_mut(at)) else { continue };
			if access.writes && !*counted {
				*counted = true;
				*all = all.checked_add(units).filter(|all| *all <= limits.account)?;
			}
		}
		Some(())
	}

	/// Takes on somebody who runs alone: after all before, and before all after.
	fn wait_for_all(&mut self, limits: &Limits, units: u32) -> Option<()> {
		let chain = longest(&self.lanes.taken).checked_add(units).filter(|chain| *chain <= limits.chain)?;
		(self.lanes.written, self.lanes.taken) = ([chain; LANES], [chain; LANES]);
		Some(())
	}
}

fn longest(chains: &[u32; LANES]) -> u32 {
	chains.iter().copied().max().unwrap_or_default()
}

fn raise(chains: &mut [u32; LANES], at: usize, to: u32) {
	if let Some(chain) = chains.get_mut(at) {
		*chain = to.max(*chain);
	}
}

/// Addresses are hashes or keys: any byte of them tells as much.
fn lane(access: &Access) -> usize {
	let [.., last] = access.address;
	usize::from(last)
}

/// What is fetched for a transaction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fetched {
	/// Bytes of accounts and code.
	pub bytes: u64,
	/// Those of them that are code.
	pub code: u64,
}

impl Fetched {
	/// Of a footprint, with those of its large accounts that are fetched for it. What a loader takes is code, or becomes it.
	fn of(footprint: &Footprint, is_fetched: impl Fn(&LargeAccount) -> bool) -> Self {
		let mut fetched = Self { bytes: footprint.bytes, code: 0 };
		for large in &footprint.large {
			let is_fetched = is_fetched(large);
			if is_fetched {
				fetched.bytes = fetched.bytes.saturating_add(large.bytes);
			}
			if footprint.loads || (is_fetched && large.is_code) {
				fetched.code = fetched.code.saturating_add(large.bytes);
			}
		}
		fetched
	}
}

impl<'a> Demand<'a> {
	/// Of a transaction that takes so many units, with what is fetched for it.
	pub(crate) fn of(footprint: &'a Footprint, units: u32, fetched: Fetched) -> Self {
		let bytes = fetched.bytes.saturating_add(footprint.grows);
		Self { units, accesses: &footprint.accesses, bytes, is_alone: footprint.loads }
	}
}

impl<T: Config> Pallet<T> {
	/// What a block may take on.
	pub fn limits() -> Limits {
		let units = T::MaxUnits::get();
		Limits {
			units,
			chain: units.checked_div(T::Workers::get()).unwrap_or(units),
			account: T::MaxAccountUnits::get(),
			bytes: T::MaxFetched::get(),
		}
	}

	/// Units that a transaction takes beyond those that it asks for: to read, check and compile code, of all that it takes if it may
	/// change programs, and otherwise of what nobody before it took; to write what accounts grow by; and to copy accounts for the
	/// programs that it calls.
	pub(crate) fn units_beyond(footprint: &Footprint, fetched: Fetched) -> u32 {
		let grown = footprint.grows.saturating_sub(WRITTEN_WITH_ACCOUNTS);
		let others = fetched.bytes.saturating_sub(fetched.code).saturating_add(grown);
		let units = (others / BYTES_OF_A_UNIT)
			.saturating_add(fetched.code.saturating_mul(UNITS_OF_A_BYTE_OF_CODE))
			.saturating_add(footprint.copies / COPIED_OF_A_UNIT);
		u32::try_from(units).unwrap_or(u32::MAX)
	}

	/// What is fetched for a transaction and for nobody before it in this block. Notes the large accounts.
	pub(crate) fn note_fetched(footprint: &Footprint) -> Fetched {
		Fetched::of(footprint, |LargeAccount { address, .. }| {
			let is_new = !Large::<T>::contains_key(address);
			if is_new {
				Large::<T>::insert(address, ());
			}
			is_new
		})
	}

	/// Units that a transaction asks for, and those that stand for signatures which programs check: for each other transaction that
	/// waits for it they take as long.
	pub(crate) fn units_asked(inspection: &Inspection) -> u32 {
		let checked = inspection.signatures.saturating_sub(signers(inspection).into());
		let checked = u32::try_from(checked).unwrap_or(u32::MAX);
		inspection.budget.units.saturating_add(checked.saturating_mul(OF_A_SIGNATURE))
	}

	/// Whether a block that takes on nothing else could take on a transaction.
	pub(crate) fn fits_a_block(inspection: &Inspection, footprint: &Footprint) -> bool {
		let fetched = Fetched::of(footprint, |_| true);
		let units = Self::units_asked(inspection).saturating_add(Self::units_beyond(footprint, fetched));
		Load::default().take_on(&Self::limits(), &Demand::of(footprint, units, fetched))
	}
}
