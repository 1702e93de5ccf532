//! What is submitted, what is stored while it is open, and the records that stay.

use crate::pallet::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::fungible::Inspect, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_mira_attestations::{
	tally::Tally, DomainId, OpenBlock, Pace, RoundId, SeatRecord, Subject, Verdict, MAX_SEATS,
};
use scale_info::TypeInfo;
use sp_core::{ConstU32, H256};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	PerThing, Percent, Rounding,
};

/// Number of a response, in the order of submission.
pub type ResponseId = u64;
/// Number of a claim, in the order of submission; those of a response follow each other.
pub type ClaimId = Subject;

/// Most claims of a response.
pub const MAX_CLAIMS: u32 = 64;
/// Most bytes of a claim's text.
pub const MAX_TEXT: u32 = 512;
/// Most bytes of a model's name.
pub const MAX_MODEL: u32 = 64;
/// How many sizes a first committee can grow to.
pub const MAX_GROWTH: u8 = 3;
/// Rounds of a claim before a referendum decides.
pub const ROUNDS: u8 = 4;

/// Text of a claim: printable UTF-8, normalised by the client; see [`crate::text`].
pub type Text = BoundedVec<u8, ConstU32<MAX_TEXT>>;
/// Name of a model, as its operator calls it: printable UTF-8.
pub type Model = BoundedVec<u8, ConstU32<MAX_MODEL>>;

/// Amount of the token.
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// A submission on this chain.
pub type SubmissionOf<T> = Submission<BalanceOf<T>>;
/// A response of this chain.
pub type ResponseOf<T> = Response<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// A claim of this chain.
pub type ClaimOf<T> = Claim<BalanceOf<T>, BlockNumberFor<T>>;
/// The record of a claim of this chain.
pub type RecordOf<T> = ClaimRecord<BalanceOf<T>, BlockNumberFor<T>>;

/// How much is asked for: size of the first committee, deadlines, least reward.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
#[serde(rename_all = "camelCase")]
pub enum Tier {
	/// Seconds.
	Fast,
	/// Minutes; reveals wait for finality.
	Standard,
	/// Larger committees and longer windows.
	High,
}

impl Tier {
	/// Every tier, in order.
	pub const ALL: [Self; 3] = [Self::Fast, Self::Standard, Self::High];

	/// Its place in lists of one entry a tier.
	pub const fn place(self) -> usize {
		self as usize
	}
}

/// One atomic statement, as submitted.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct NewClaim {
	/// What it says.
	pub text: Text,
	/// What kind of claim it is.
	pub domain: DomainId,
	/// The part of the response that it stands for.
	pub span: Span,
}

/// Bytes of a response, from the first to before the last.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub struct Span {
	/// Offset of the first byte.
	pub start: u32,
	/// How many bytes.
	pub length: u32,
}

/// What a requester demands of the network; refused if it cannot be had now.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Demand<Balance> {
	/// Least number of rounds that can be seated for each claim.
	pub rounds: u8,
	/// Least cost of buying the outcome of any claim.
	pub cost_to_buy: Balance,
}

/// A response to be verified.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Submission<Balance> {
	/// Hash of the whole text, which the chain never sees.
	pub hash: H256,
	/// Its length in bytes.
	pub length: u32,
	/// The model that gave it.
	pub model: Model,
	/// How much is asked for.
	pub tier: Tier,
	/// What each seat of a first committee earns for a right verdict.
	pub reward: Balance,
	/// Its claims.
	pub claims: BoundedVec<NewClaim, ConstU32<MAX_CLAIMS>>,
	/// What the network must be able to give.
	pub demand: Demand<Balance>,
}

/// Claims of a response by what came out.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Outcomes {
	/// Of [`Outcome::Supported`].
	pub supported: u8,
	/// Of [`Outcome::Refuted`].
	pub refuted: u8,
	/// Of [`Outcome::Unverifiable`].
	pub unverifiable: u8,
	/// Of [`Outcome::Undetermined`].
	pub undetermined: u8,
	/// Without a committee; refunded.
	pub unseated: u8,
}

impl Outcomes {
	/// Counts one more; none for a claim without a committee.
	pub fn count(&mut self, outcome: Option<Outcome>) {
		let count = match outcome {
			Some(Outcome::Supported) => &mut self.supported,
			Some(Outcome::Refuted) => &mut self.refuted,
			Some(Outcome::Unverifiable) => &mut self.unverifiable,
			Some(Outcome::Undetermined) => &mut self.undetermined,
			None => &mut self.unseated,
		};
		// A response has at most 64 claims.
		*count = count.saturating_add(1);
	}

	/// All of them.
	pub fn total(&self) -> u32 {
		[self.supported, self.refuted, self.unverifiable, self.undetermined, self.unseated]
			.into_iter()
			.map(u32::from)
			.sum()
	}
}

/// A response of which some claim is not final.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Response<AccountId, Balance> {
	/// Who pays.
	pub requester: AccountId,
	/// What does not change.
	pub header: ResponseHeader<Balance>,
	/// What is held for the room it takes.
	pub deposit: Balance,
	/// Its first claim.
	pub first: ClaimId,
	/// How many of its claims are final, by outcome.
	pub finals: Outcomes,
	/// Hash over the records of those, in the order of becoming final: see [`chain_records`].
	pub records: H256,
}

/// What a certificate says of a response.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ResponseHeader<Balance> {
	/// Hash of the whole text.
	pub hash: H256,
	/// Its length in bytes.
	pub length: u32,
	/// Bytes of it that some claim stands for.
	pub covered: u32,
	/// The model that gave it, as its requester says.
	pub model: Model,
	/// How much was asked for.
	pub tier: Tier,
	/// What a seat of a first committee earns.
	pub reward: Balance,
	/// How many claims it has.
	pub claims: u8,
}

/// What came out of a claim.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
	/// A quorum found it true.
	Supported,
	/// A quorum found it false.
	Refuted,
	/// A quorum found that nobody could check it.
	Unverifiable,
	/// No verdict reached the quorum.
	Undetermined,
}

impl<Balance> ResponseHeader<Balance> {
	/// Percent of its bytes that some claim stands for, rounded down.
	pub fn coverage(&self) -> u8 {
		Percent::from_rational_with_rounding(self.covered, self.length, Rounding::Down)
			.unwrap_or_default()
			.deconstruct()
	}
}

impl From<Option<Verdict>> for Outcome {
	fn from(verdict: Option<Verdict>) -> Self {
		match verdict {
			Some(Verdict::True) => Self::Supported,
			Some(Verdict::False) => Self::Refuted,
			Some(Verdict::Unverifiable) => Self::Unverifiable,
			None => Self::Undetermined,
		}
	}
}

/// How far a claim is.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage<Number> {
	/// A committee is drawn, or at work.
	Attesting,
	/// There is an outcome; it becomes final when its window is over and the block that judged it is proven final.
	Provisional {
		/// What the committee said.
		tally: Tally,
		/// Block of the judgement.
		judged_at: Number,
		/// Last open block of the window.
		until: OpenBlock,
	},
}

/// A claim that is not final.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Claim<Balance, Number> {
	/// What is known of it from the start.
	pub header: ClaimHeader<Balance>,
	/// The round that judges it.
	pub round: RoundId,
	/// How far it is.
	pub stage: Stage<Number>,
}

/// What a certificate says of a claim before anybody judged it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimHeader<Balance> {
	/// The response it is of.
	pub response: ResponseId,
	/// Hash of its text.
	pub text: H256,
	/// What kind of claim it is.
	pub domain: DomainId,
	/// The part of the response that it stands for.
	pub span: Span,
	/// The claim of the same text that was submitted before it, if that is not forgotten.
	pub previous: Option<ClaimId>,
	/// How many sizes its first committee has grown for that.
	pub growth: u8,
	/// Rounds, with the first one, for which there were attestors enough at its submission.
	pub rounds: u8,
	/// What it would have taken to buy a wrong verdict in each of them; see [`ClaimQuote`].
	pub cost_to_buy: Balance,
}

/// By what a text is remembered: half of its hash.
pub type MemoryKey = [u8; 16];

/// What stays known of a text that was submitted.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Recent<Number> {
	/// The newest claim of the text.
	pub claim: ClaimId,
	/// Block of its submission.
	pub at: Number,
	/// How many sizes its committee had grown.
	pub growth: u8,
}

/// What is remembered of a claim for as long as its text is.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Memory {
	/// Where its text is remembered.
	pub key: MemoryKey,
	/// Percent of its response's bytes that some claim stands for, rounded down.
	pub coverage: u8,
	/// What came out, once that is final; nothing if it had no committee.
	pub outcome: Option<Outcome>,
}

/// Everything about a claim that is final. The chain keeps a hash over the hashes of these; the record itself travels in
/// certificates, and can be made again from blocks.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimRecord<Balance, Number> {
	/// The claim.
	pub claim: ClaimId,
	/// What was known of it from the start.
	pub header: ClaimHeader<Balance>,
	/// What came out; none if no committee could be drawn.
	pub outcome: Option<Outcome>,
	/// The round, what its committee was drawn with, and what the seats said.
	pub round: RoundId,
	/// Zeros if no committee was drawn.
	pub seed: H256,
	/// By attestor.
	pub seats: alloc::vec::Vec<SeatRecord>,
	/// Block in which it became final.
	pub finalized_at: Number,
}

/// The hash over one more record: of the hash so far and the hash of the record. The first one follows zeros.
pub fn chain_records(records: H256, record: H256) -> H256 {
	BlakeTwo256::hash_of(&(b"mira/records/v1", records, record))
}

/// What the chain keeps for ever of a response: the hash of its number, header, outcomes and records.
pub fn response_hash<Balance: Encode>(
	response: ResponseId,
	header: &ResponseHeader<Balance>,
	finals: &Outcomes,
	records: H256,
) -> H256 {
	BlakeTwo256::hash_of(&(b"mira/response/v1", response, header, finals, records))
}

/// What a tier means; lengths are in open blocks, amounts in base units.
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
pub struct TierParameters<Balance> {
	/// Seats of a first committee.
	pub seats: u8,
	/// Blocks to commit, at the most.
	pub commit: u32,
	/// Blocks to reveal, at the most.
	pub reveal: u32,
	/// Blocks for objections to a provisional outcome.
	pub challenge: u32,
	/// Whether reveals wait until commits are proven final.
	pub proven: bool,
	/// Least reward of a seat.
	pub min_reward: Balance,
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
	/// One for each tier.
	pub tiers: [TierParameters<Balance>; 3],
	/// What a seat has at risk, in rewards.
	pub exposure: u32,
	/// What a seat loses that is proven wrong, in rewards; counts in the cost of buying an outcome.
	pub lost: u32,
	/// Held for each response and each claim.
	pub deposit_per_item: Balance,
	/// Held for each byte of text.
	pub deposit_per_byte: Balance,
}

impl<Balance> Parameters<Balance> {
	/// What `tier` means.
	pub fn tier(&self, tier: Tier) -> &TierParameters<Balance> {
		&self.tiers[tier.place()]
	}
}

impl<Balance> TierParameters<Balance> {
	/// Seats of a first committee that has grown by `growth` sizes: `2n + 1` each time.
	pub fn seats_after(&self, growth: u8) -> u8 {
		(0..growth).fold(u32::from(self.seats), |seats, _| 2 * seats + 1).min(MAX_SEATS) as u8
	}
	/// How fast its rounds are.
	pub fn pace(&self, tier: Tier) -> Pace {
		Pace { lane: tier as u8, commit: self.commit, reveal: self.reveal, proven: self.proven }
	}
}

/// What a response would cost now, and what it would get for it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Quote<Balance> {
	/// Taken now: what committees can earn together. What they do not earn goes back.
	pub rewards: Balance,
	/// Held until the response is final.
	pub deposit: Balance,
	/// Claim by claim.
	pub claims: alloc::vec::Vec<ClaimQuote<Balance>>,
}

/// What one claim would get.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ClaimQuote<Balance> {
	/// Seats of its first committee.
	pub seats: u8,
	/// Rounds, with the first one, for which there are attestors enough now; zero: it would be refused.
	pub rounds: u8,
	/// What it would take to buy a wrong verdict in each of them: a quorum of seats, paid what they would earn and lose.
	pub cost_to_buy: Balance,
	/// The claim of the same text that was submitted before.
	pub previous: Option<ClaimId>,
}
