//! What is stored, what others ask, and where authorities come from.

use bp_header_chain::justification::{GrandpaJustification, JustificationVerificationError, PrecommitError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::PalletError;
use frame_system::pallet_prelude::{BlockNumberFor, HeaderFor};
use scale_info::TypeInfo;
use sp_consensus_grandpa::{AuthorityList, SetId};

/// A justification over this chain's headers.
pub type JustificationOf<T> = GrandpaJustification<HeaderFor<T>>;
/// A proven block of this chain.
pub type ProvenBlockOf<T> = ProvenBlock<BlockNumberFor<T>, <T as frame_system::Config>::Hash>;
/// A span of this chain.
pub type SpanOf<T> = Span<BlockNumberFor<T>>;

/// A block proven final by a verified justification.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ProvenBlock<Number, Hash> {
	/// Its number.
	pub number: Number,
	/// Its hash.
	pub hash: Hash,
	/// Set that signed.
	pub set_id: SetId,
}

/// The blocks that one authority set may finalize.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Span<Number> {
	/// The set.
	pub set_id: SetId,
	/// First block it may finalize.
	pub first: Number,
	/// Last block it may finalize; none while the set is in force.
	pub last: Option<Number>,
}

impl<Number: PartialOrd> Span<Number> {
	/// Whether the set may finalize block `number`.
	pub fn contains(&self, number: &Number) -> bool {
		*number >= self.first && self.last.as_ref().is_none_or(|last| number <= last)
	}
}

/// A recorded authority set, as an author's provider needs it to prepare a justification.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AuthoritySet {
	/// The set in force at a block.
	pub set_id: SetId,
	/// Its members with their weights.
	pub authorities: AuthorityList,
}

/// Where the authority set in force comes from.
pub trait AuthoritySets {
	/// Id of the newest set, which may not be in force yet.
	fn newest_set_id() -> SetId;
	/// Whether a change to the newest set is announced and not yet enacted.
	fn change_pending() -> bool;
	/// Members of the set in force.
	fn authorities() -> AuthorityList;
	/// Puts `authorities` in force, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn install(authorities: AuthorityList);
}

/// What other pallets ask of finality. A release needs its delay *and* proof that the block which asked for it is final.
pub trait ProvenFinality<Number> {
	/// The newest block proven final; genesis before the first proof.
	fn proven() -> Number;
	/// How many blocks the current one is ahead of the proven one.
	fn lag() -> Number;
	/// Whether block `number` of this chain is proven final.
	fn is_proven(number: Number) -> bool;
}

/// Why a justification proves nothing.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, PalletError, Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerificationFault {
	/// It is for another block than it says.
	WrongTarget,
	/// A header is carried twice.
	DuplicateAncestor,
	/// A header is carried that ties no vote to the target.
	RedundantAncestor,
	/// The votes weigh less than two thirds of the set and one.
	TooFewVotes,
	/// A vote beyond those needed.
	RedundantVote,
	/// A vote of somebody outside the set.
	UnknownVoter,
	/// Two votes of one authority.
	DuplicateVote,
	/// A signature that is not the voter's over this vote, round and set.
	BadSignature,
	/// A vote for a block that is not the target or its descendant.
	UnrelatedVote,
}

impl VerificationFault {
	/// The fault that `error` tells of; none if it is the authority list that is unusable.
	pub(crate) fn from_verification(error: JustificationVerificationError) -> Option<Self> {
		use JustificationVerificationError as E;
		Some(match error {
			E::InvalidAuthorityList => return None,
			E::InvalidJustificationTarget => Self::WrongTarget,
			E::DuplicateVotesAncestries => Self::DuplicateAncestor,
			E::RedundantVotesAncestries => Self::RedundantAncestor,
			E::TooLowCumulativeWeight => Self::TooFewVotes,
			E::Precommit(vote) => match vote {
				PrecommitError::RedundantAuthorityVote => Self::RedundantVote,
				PrecommitError::UnknownAuthorityVote => Self::UnknownVoter,
				PrecommitError::DuplicateAuthorityVote => Self::DuplicateVote,
				PrecommitError::InvalidAuthoritySignature => Self::BadSignature,
				PrecommitError::UnrelatedAncestryVote => Self::UnrelatedVote,
			},
		})
	}
}
