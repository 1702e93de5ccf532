//! Adding up what seats revealed, and what each of them earns. No storage.

use crate::types::{Answer, Verdict};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{AtLeast32BitUnsigned, Zero},
	Perbill,
};

/// Seats of a committee by what they did.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Tally {
	/// Found the claim true.
	pub true_: u8,
	/// Found it false.
	pub false_: u8,
	/// Found that nobody could check it.
	pub unverifiable: u8,
	/// Could not check it themselves.
	pub abstained: u8,
	/// Did not commit, or did not reveal.
	pub silent: u8,
}

impl Tally {
	/// Counts what one more seat said; nothing, if it was silent.
	pub fn count(&mut self, answer: Option<Answer>) {
		let count = match answer {
			Some(Answer::Verdict(Verdict::True)) => &mut self.true_,
			Some(Answer::Verdict(Verdict::False)) => &mut self.false_,
			Some(Answer::Verdict(Verdict::Unverifiable)) => &mut self.unverifiable,
			Some(Answer::Abstain) => &mut self.abstained,
			None => &mut self.silent,
		};
		// A committee has at most 95 seats.
		*count = count.saturating_add(1);
	}

	/// Seats that revealed.
	pub fn revealed(&self) -> u32 {
		[self.true_, self.false_, self.unverifiable, self.abstained].into_iter().map(u32::from).sum()
	}

	/// All seats, also those that were silent: they count against the quorum.
	pub fn seats(&self) -> u32 {
		self.revealed().saturating_add(self.silent.into())
	}

	/// The verdict of at least four fifths of the seats; none if there is no such verdict.
	pub fn verdict(&self) -> Option<Verdict> {
		let quorum = quorum(self.seats());
		[(self.true_, Verdict::True), (self.false_, Verdict::False), (self.unverifiable, Verdict::Unverifiable)]
			.into_iter()
			.find(|(votes, _)| quorum > 0 && u32::from(*votes) >= quorum)
			.map(|(_, verdict)| verdict)
	}
}

/// How many of `seats` must give the same verdict: four fifths, rounded up.
pub const fn quorum(seats: u32) -> u32 {
	(4 * seats).div_ceil(5)
}

/// What a seat is paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pay<Balance> {
	/// At once.
	Earned(Balance),
	/// At the end of the era, if the attestor gave enough verdicts in it.
	Abstention(Balance),
}

/// Shares of a reward.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shares {
	/// For a verdict where no verdict reached the quorum.
	pub undetermined: Perbill,
	/// For an abstention.
	pub abstention: Perbill,
}

/// What a seat that gave `answer` is paid of `reward`, where the outcome is `verdict`. Being in the minority earns nothing
/// and costs nothing.
pub fn pay<Balance: AtLeast32BitUnsigned + Copy>(
	answer: Option<Answer>,
	verdict: Option<Verdict>,
	reward: Balance,
	shares: Shares,
) -> Pay<Balance> {
	match (answer, verdict) {
		(Some(Answer::Abstain), _) => Pay::Abstention(shares.abstention.mul_floor(reward)),
		(Some(Answer::Verdict(_)), None) => Pay::Earned(shares.undetermined.mul_floor(reward)),
		(Some(Answer::Verdict(given)), Some(right)) if given == right => Pay::Earned(reward),
		(Some(Answer::Verdict(_)), Some(_)) | (None, _) => Pay::Earned(Zero::zero()),
	}
}
