//! What is stored.

use crate::{pallet::*, tally::Tally};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::fungible::{Credit, Inspect},
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use scale_info::TypeInfo;
use sp_core::{ConstU32, H256};
use sp_runtime::{
	traits::{Saturating, Zero},
	Perbill,
};

/// Number of an attestor, in the order of registration; never given twice, so that nobody inherits what was meant for
/// another.
pub type AttestorId = u32;
/// Number of a domain in the governed list.
pub type DomainId = u8;
/// Number of a family in the governed list.
pub type FamilyId = u16;
/// Number of a round, in the order of opening.
pub type RoundId = u64;
/// Number of what a round is about: a claim.
pub type Subject = u64;
/// A count of open blocks: those in which the chain took commits and reveals. Deadlines count these, so that nobody is late
/// because of the chain.
pub type OpenBlock = u64;
/// Name of a domain or a family: printable ASCII.
pub type Name = BoundedVec<u8, ConstU32<32>>;

/// Domains that the list can hold: the bits of a set.
pub const MAX_DOMAINS: u32 = 32;
/// Most seats of a committee: the last of the rounds 5, 11, 23, 47, 95.
pub const MAX_SEATS: u32 = 95;
/// Certainty, in thousandths.
pub const MAX_CONFIDENCE: u16 = 1000;
/// Most commits or reveals in one call.
pub const MAX_VOTES: u32 = 64;

/// Amount of the token.
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// An attestor of this chain.
pub type AttestorOf<T> = Attestor<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// A round of this chain.
pub type RoundOf<T> = Round<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// What asks for a round on this chain.
pub type RequestOf<T> = Request<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// What was taken of a bond.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

/// A set of domains.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct DomainSet(pub u32);

impl DomainSet {
	/// The set of `domains`.
	pub fn of(domains: impl IntoIterator<Item = DomainId>) -> Self {
		Self(domains.into_iter().fold(0, |set, domain| set | Self::bit(domain)))
	}
	fn bit(domain: DomainId) -> u32 {
		1u32.checked_shl(domain.into()).unwrap_or(0)
	}
	/// Whether `domain` is in it.
	pub fn contains(&self, domain: DomainId) -> bool {
		self.0 & Self::bit(domain) != 0
	}
	/// How many domains are in it.
	pub fn len(&self) -> u32 {
		self.0.count_ones()
	}
	/// Whether no domain is in it.
	pub fn is_empty(&self) -> bool {
		self.0 == 0
	}
	/// The domains in it, in order.
	pub fn iter(self) -> impl Iterator<Item = DomainId> {
		(0..MAX_DOMAINS as DomainId).filter(move |domain| self.contains(*domain))
	}
	/// Those in either.
	pub fn union(self, other: Self) -> Self {
		Self(self.0 | other.0)
	}
}

/// Whether an attestor can be drawn.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
	/// It can.
	Active,
	/// It asked not to be, for now.
	Paused,
	/// It was silent too often in `era`; from the next one on it may resume.
	Suspended {
		/// The era.
		era: u32,
	},
}

/// Bond that was asked back.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unbonding<Balance, Number> {
	/// How much.
	pub amount: Balance,
	/// First block in which it may leave, if nothing needs it then.
	pub free_at: Number,
}

/// What an attestor did in one era.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Record<Balance> {
	/// The era.
	pub era: u32,
	/// Seats that were judged or silent.
	pub seats: u32,
	/// Those in which it gave a verdict.
	pub verdicts: u32,
	/// Those in which it was silent.
	pub silent: u32,
	/// What its abstentions earn, if it gave enough verdicts.
	pub abstentions: Balance,
}

/// A bonded operator, or one of several of the same owner.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Attestor<AccountId, Balance, Number> {
	/// Owns the bond and is paid. Attestors of one owner never sit in the same committee.
	pub owner: AccountId,
	/// Signs commits and reveals.
	pub operating: AccountId,
	/// The line of models behind it.
	pub family: FamilyId,
	/// Domains it declares.
	pub domains: DomainSet,
	/// Whether it can be drawn.
	pub standing: Standing,
	/// What is held of its owner's money.
	pub bond: Balance,
	/// Seats in rounds that are not settled.
	pub seats: u32,
	/// The part of the bond that those of them have at risk that were not silent.
	pub exposed: Balance,
	/// The part of the bond that deferred slashes may take.
	pub frozen: Balance,
	/// The part of the bond that was asked back.
	pub unbonding: Option<Unbonding<Balance, Number>>,
	/// Paid for, and not paid out yet.
	pub earned: Balance,
	/// The present era, or the last one in which something happened.
	pub record: Record<Balance>,
	/// Weight that the sum trees have for it.
	pub drawn_weight: u64,
	/// Domains whose sum trees have it.
	pub drawn_domains: DomainSet,
	/// Changes on their way to the sum trees.
	pub changes: u8,
}

impl<AccountId, Balance: Copy + Saturating + Zero, Number> Attestor<AccountId, Balance, Number> {
	/// Bond that is not asked back.
	pub fn staying(&self) -> Balance {
		let leaving = self.unbonding.as_ref().map_or_else(Zero::zero, |unbonding| unbonding.amount);
		// Clamped: a slash may have taken of what was asked back.
		self.bond.saturating_sub(leaving)
	}
	/// Bond that backs nothing yet.
	pub fn free(&self) -> Balance {
		// Clamped: slashes freeze bond that seats or a way out have claimed before.
		self.staying().saturating_sub(self.exposed).saturating_sub(self.frozen)
	}
}

/// An attestor as a chain spec names it.
#[derive(serde::Serialize, serde::Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisAttestor<AccountId, Balance> {
	/// Owns the bond.
	pub owner: AccountId,
	/// Signs commits and reveals.
	pub operating: AccountId,
	/// The bond, in base units.
	pub bond: Balance,
	/// Numbers of the domains that it declares.
	pub domains: alloc::vec::Vec<DomainId>,
	/// Number of its family.
	pub family: FamilyId,
}

/// A change of an attestor's place in the draw, which takes effect two draw epochs after it was asked for: what is drawn
/// from is what the bonds were before anybody knew the seed.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Change<Number> {
	/// Whose.
	pub attestor: AttestorId,
	/// Its weight from then on.
	pub weight: u64,
	/// Its domains from then on.
	pub domains: DomainSet,
	/// First block in which it may take effect.
	pub effective: Number,
}

/// Weight of one family in the draw of one domain.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct FamilyShare {
	/// The family.
	pub family: FamilyId,
	/// Attestors with weight.
	pub attestors: u32,
}

/// What an attestor finds of a claim.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
	/// It is true.
	True,
	/// It is false.
	False,
	/// Nobody could check it.
	Unverifiable,
}

/// What a seat says.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
	/// A verdict.
	Verdict(Verdict),
	/// "I could not check this": an outage, an unparsable reply, no evidence.
	Abstain,
}

/// What a seat reveals; with the salt it is what the seat had committed to.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Attestation {
	/// What it says.
	pub answer: Answer,
	/// How sure it is, in thousandths.
	pub confidence: u16,
	/// Hash of the evidence that it keeps.
	pub evidence: H256,
	/// Hash of the name of the model that answered.
	pub model: H256,
}

/// One seat of a committee: what was heard of it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Seat {
	/// Nothing yet.
	Drawn,
	/// It committed to this.
	Committed(H256),
	/// It revealed.
	Revealed(Attestation),
	/// It said nothing in time, and paid for it.
	Silent,
}

impl Seat {
	/// Whether bond is at risk for it.
	pub fn is_exposed(&self) -> bool {
		*self != Self::Silent
	}
	/// What it revealed.
	pub fn answer(&self) -> Option<Answer> {
		match self {
			Self::Revealed(attestation) => Some(attestation.answer),
			Self::Drawn | Self::Committed(_) | Self::Silent => None,
		}
	}
}

/// A seat of a settled round, for the record.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SeatRecord {
	/// Who sat on it.
	pub attestor: AttestorId,
	/// Its family.
	pub family: FamilyId,
	/// What was heard of it.
	pub seat: Seat,
}

/// A commit: the round, and [`commitment`](crate::commitment) to what will be revealed.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Commit {
	/// The round.
	pub round: RoundId,
	/// Binds the seat without telling anything.
	pub hash: H256,
}

/// A reveal.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Reveal {
	/// The round.
	pub round: RoundId,
	/// What was committed to.
	pub attestation: Attestation,
	/// What hid it.
	pub salt: [u8; 32],
}

/// How long the stages of a round are, in open blocks, at the most: a stage closes early when everyone due has acted.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pace {
	/// Which queue: rounds of one pace should have the same lengths. Below [`MAX_PACES`].
	pub lane: u8,
	/// Blocks to commit.
	pub commit: u32,
	/// Blocks to reveal.
	pub reveal: u32,
	/// Whether the reveal stage waits until the block that closed the commits is proven final, so that no re-org can show a
	/// reveal to somebody who may still commit.
	pub proven: bool,
}

/// Different paces that rounds may have.
pub const MAX_PACES: u8 = 4;

/// Asks for a round.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Request<AccountId, Balance> {
	/// What it is about.
	pub subject: Subject,
	/// Hash of the claim, which commits bind.
	pub claim: H256,
	/// Which round of the subject it is: 0, then one more for every audit or challenge.
	pub index: u8,
	/// Who is drawn from.
	pub domain: DomainId,
	/// Seats of the committee.
	pub seats: u8,
	/// What a seat earns.
	pub reward: Balance,
	/// Bond that a seat has at risk.
	pub exposure: Balance,
	/// How fast.
	pub pace: Pace,
	/// Who pays, and gets back what nobody earned.
	pub payer: AccountId,
}

/// How far a round is.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Phase<Number> {
	/// Waits for a seed that did not exist when it was asked for.
	Drawing {
		/// Block in which it was asked for.
		requested_at: Number,
	},
	/// Seats commit.
	Committing {
		/// Last open block for it.
		until: OpenBlock,
	},
	/// Waits until no re-org can open the commits again.
	Sealed {
		/// Block that closed the commits.
		at: Number,
	},
	/// Seats that committed reveal.
	Revealing {
		/// Last open block for it.
		until: OpenBlock,
	},
	/// Everything is said; the bonds are at risk until the outcome is final.
	Judged,
}

/// One committee at work on one subject.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Round<AccountId, Balance, Number> {
	/// What was asked for.
	pub request: Request<AccountId, Balance>,
	/// How far it is.
	pub phase: Phase<Number>,
	/// What the committee was drawn with; zeros before.
	pub seed: H256,
	/// Seats that committed.
	pub commits: u8,
	/// What was revealed so far, and who was silent.
	pub tally: Tally,
}

/// Queues of rounds, each in the order in which they are due.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lane {
	/// For a seed.
	Draw,
	/// For the end of commits.
	Commit(u8),
	/// For proof that the end of commits is final.
	Sealed,
	/// For the end of reveals.
	Reveal(u8),
}

/// A block's contribution to seeds.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct VrfOutput<AccountId, Number> {
	/// The block.
	pub number: Number,
	/// Its author.
	pub author: AccountId,
	/// What its author could not choose.
	pub output: [u8; 32],
}

/// Numbers that governance may change; amounts are in base units.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
	Clone,
	PartialEq,
	Eq,
	Debug,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters<Balance> {
	/// Least bond of an attestor.
	pub min_bond: Balance,
	/// Bond above which the chance of being drawn does not grow.
	pub max_drawn_bond: Balance,
	/// What silence costs, in rewards.
	pub silence: u32,
	/// How often an attestor may be silent in an era before it is out of the draw.
	pub max_silent: u32,
	/// Share of the reward for a verdict where none reached the quorum.
	pub undetermined_share: Perbill,
	/// Share of the reward for an abstention.
	pub abstention_share: Perbill,
	/// Share of its seats in which an attestor must have given a verdict, or its abstentions earn nothing.
	pub min_verdicts: Perbill,
}
