//! What is copied to call programs. A program works on copies of the accounts that it is called with, each with room to grow, and all
//! of it is copied or compared once more when it returns. It counts no compute units for that: Solana's blocks have no limit of it,
//! and those here do, or somebody would call what does nothing with large accounts, as often as fits into a transaction.
//!
//! Calls between programs count units for the bytes that they copy: enough of them, unless the accounts are large.

use crate::growth::{allocated, is_brought};
use solana_pubkey::Pubkey;
use solana_svm_transaction::instruction::SVMInstruction;

/// Room that an account gets for the time of a call, to grow into.
const ROOM: u64 = 10 << 10;

/// Bytes of accounts that memory is at hand for: more is mapped anew for every call, which takes ten times as long for a byte.
const AT_HAND: u64 = 1 << 20;
/// Bytes that a call between programs copies for a unit, and units that it takes at least.
const BYTES_OF_A_UNIT: u64 = 250;
const UNITS_OF_A_CALL: u64 = 1_000;

/// Bytes of accounts by which what is copied can differ from what was counted, without anybody looking.
pub const UNLOOKED: u64 = 64 << 10;

/// Bytes beyond those that it was expected to load with which a transaction is executed still: accounts that grew since.
const TOLERANCE: u64 = 20 << 10;
/// What the engine counts for each account beside its data, and for each table of addresses.
const OF_AN_ACCOUNT: u64 = 64;
const OF_A_TABLE: u64 = 8_248;

/// Bytes that are copied for the calls of a transaction, given the bytes of the account at a place. Accounts that programs write can
/// be larger at each call, as much as programs may let them grow; and so are all by what the system program was asked for before.
pub fn copies<'t>(
	calls: impl Iterator<Item = (&'t Pubkey, SVMInstruction<'t>)>,
	length: impl Fn(usize) -> u64,
	writes: impl Fn(usize) -> bool,
) -> u64 {
	let (mut all, mut asked_for) = (0_u64, 0_u64);
	let mut written = [0_u64; 256];
	for (program, call) in calls {
		if is_brought(program) {
			asked_for = asked_for.saturating_add(allocated(program, call.data));
			continue;
		}
		all = all.saturating_add(asked_for);
		let mut seen = Places::default();
		for place in call.accounts.iter().copied().filter(|place| seen.insert(*place)) {
			let Some(grown) = written.get_mut(usize::from(place)) else { continue };
			let bytes = length(usize::from(place)).saturating_add(ROOM).saturating_add(grown.saturating_mul(ROOM));
			all = all.saturating_add(bytes);
			if writes(usize::from(place)) {
				*grown = grown.saturating_add(1);
			}
		}
	}
	all
}

/// Bytes of the accounts that programs are called with, each account once.
fn handed<'t>(calls: impl Iterator<Item = (&'t Pubkey, SVMInstruction<'t>)>, length: impl Fn(usize) -> u64) -> u64 {
	let mut seen = Places::default();
	let of_programs = calls.filter(|(program, _)| !is_brought(program));
	let places = of_programs.flat_map(|(_, call)| call.accounts.iter().copied()).filter(|place| seen.insert(*place));
	places.fold(0, |sum: u64, place| sum.saturating_add(length(usize::from(place))))
}

/// Places of accounts in a transaction.
#[derive(Default)]
struct Places([u128; 2]);

impl Places {
	/// Whether a place was not there yet.
	fn insert(&mut self, place: u8) -> bool {
		let Self([low, high]) = self;
		let half = if place < 128 { low } else { high };
		let bit = 1 << (place % 128);
		let is_new = *half & bit == 0;
		*half |= bit;
		is_new
	}
}

/// Bytes that programs may copy for each other beyond those that they count units for, given how many units there are. They count one
/// for so many bytes, which is enough as long as the memory that it takes is at hand; for accounts that are large it is not.
pub fn between_programs<'t>(
	calls: impl Iterator<Item = (&'t Pubkey, SVMInstruction<'t>)>,
	length: impl Fn(usize) -> u64,
	units: u32,
) -> u64 {
	let bytes = handed(calls, length);
	if bytes <= AT_HAND {
		return 0;
	}
	let units = u64::from(units);
	let counted = units.saturating_mul(BYTES_OF_A_UNIT);
	counted.min((units / UNITS_OF_A_CALL).saturating_mul(bytes))
}

/// Whether a transaction copies about what was counted for it.
pub fn is_as_counted(now: u64, counted: u64) -> bool {
	now <= counted.saturating_add(counted / 2).saturating_add(UNLOOKED)
}

/// The most that a transaction may load that calls programs: what was counted for it when it was queued, with some tolerance. If its
/// accounts grew by more in the same block it fails, as on Solana one does that loads more than it said.
pub fn most_loaded(accounts: impl Iterator<Item = u64>, tables: usize) -> u32 {
	let bytes = accounts.fold(TOLERANCE, |sum, bytes| sum.saturating_add(bytes).saturating_add(OF_AN_ACCOUNT));
	let bytes = bytes.saturating_add(OF_A_TABLE.saturating_mul(tables as u64));
	u32::try_from(bytes).unwrap_or(u32::MAX)
}
