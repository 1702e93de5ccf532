//! What this pallet asks of the chain and of its listener, and what it offers to whoever needs claims attested.

use crate::{draw::Shortfall, tally::Tally, types::*};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use sp_core::H256;
use sp_runtime::DispatchError;

/// Where randomness comes from: consensus.
pub trait BlockVrf<AccountId> {
	/// Author and VRF output of the current block; none if it has none.
	fn current() -> Option<(AccountId, [u8; 32])>;
	/// How many authors the network has.
	fn authors() -> u32;
}

/// Whether this block takes commits and reveals: no migration runs, and neither safe mode nor a breaker covers them.
pub trait Gate {
	/// Whether it does.
	fn is_open() -> bool;
}

/// What a round may change elsewhere.
pub trait OnRound<Balance> {
	/// No committee could be drawn: the round is gone, `refund` is back with the payer.
	fn unseated(subject: Subject, round: RoundId, refund: Balance, why: Shortfall);
	/// Everything is said. Whoever listens has to settle the round once the outcome is final.
	fn judged(subject: Subject, round: RoundId, tally: Tally);
	/// Weight of the heavier of the two.
	fn weight() -> Weight;
}

/// What is left of a round.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settled<Balance> {
	/// What went back to the payer.
	pub unspent: Balance,
	/// What the committee was drawn with.
	pub seed: H256,
	/// What the seats said, by attestor.
	pub seats: Vec<SeatRecord>,
}

/// Rounds, as whoever needs claims attested uses them.
pub trait Rounds<AccountId, Balance> {
	/// Opens a round; the rewards of all seats are taken from the payer now.
	fn open(request: Request<AccountId, Balance>) -> Result<RoundId, DispatchError>;
	/// Whether a committee of `seats` could be drawn now from those who are in the draw of `domain`.
	fn seatable(domain: DomainId, seats: u32) -> Result<(), Shortfall>;
	/// Pays the seats of a judged round by the final `verdict` (none: no verdict reached the quorum), frees their bonds and
	/// forgets it.
	fn settle(round: RoundId, verdict: Option<Verdict>) -> Result<Settled<Balance>, DispatchError>;
	/// Open blocks so far.
	fn now() -> OpenBlock;
	/// Weight of settling a round of `seats`.
	fn settle_weight(seats: u32) -> Weight;
	/// Makes every committee of `domain` seatable, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn fill(domain: DomainId);
}
