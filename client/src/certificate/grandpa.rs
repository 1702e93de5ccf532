//! Finality, checked without a node: justifications, and how authority sets hand over to each other.
//!
//! The rules are those of the node, or stricter. Signatures are checked before anything is computed from what was signed.

use finality_grandpa::{voter_set::VoterSet, Chain, Error as GrandpaError, Message};
use sp_consensus_grandpa::{
	check_message_signature_with_buffer, AuthorityList, ConsensusLog, GrandpaJustification, SetId, SignatureResult,
	GRANDPA_ENGINE_ID,
};
use sp_core::H256;
use sp_runtime::{
	generic::{self, OpaqueDigestItemId},
	traits::BlakeTwo256,
};
use std::collections::{HashMap, HashSet};

/// A header of a Mira chain.
pub type Header = generic::Header<u32, BlakeTwo256>;
/// What authorities sign to make a block final.
pub type Justification = GrandpaJustification<Header>;

/// Why a justification proves nothing.
#[derive(thiserror::Error, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
	/// It is for another block.
	#[error("it is for another block than the one in the file")]
	AnotherBlock,
	/// The authority set itself cannot be used.
	#[error("the authority set is empty, or an authority has no weight")]
	UnusableSet,
	/// An authority can sign two votes at the most.
	#[error("it has more votes than its authorities can have cast")]
	TooManyVotes,
	/// A signature is not that of the authority, round and set.
	#[error("a signature is not one of its authority in this round and set")]
	BadSignature,
	/// A vote says another number than its block has.
	#[error("a vote names a block by a number that is not its own")]
	WrongNumber,
	/// The votes do not add up.
	#[error("its votes are not those of more than two thirds of the authorities, for this block or ones after it")]
	TooFewVotes,
	/// A vote is for an unrelated block.
	#[error("a vote is for a block that does not descend from the one in the file")]
	Unrelated,
	/// It carries headers that prove nothing.
	#[error("it has headers that no vote needs")]
	UnusedHeaders,
}

/// Headers between the block and what was voted for.
struct Ancestry(HashMap<H256, Header>);

impl Chain<H256, u32> for Ancestry {
	fn ancestry(&self, base: H256, block: H256) -> Result<Vec<H256>, GrandpaError> {
		let (mut route, mut at) = (Vec::new(), block);
		while at != base {
			// Hashes cannot be circular, so this ends with the headers.
			at = self.0.get(&at).ok_or(GrandpaError::NotDescendent)?.parent_hash;
			route.push(at);
		}
		route.pop();
		Ok(route)
	}
}

/// Checks that the authorities of set `set_id` finalized `block`.
///
/// # Errors
/// [`Fault`] says what is wrong.
pub fn check(
	block: &Header,
	justification: &Justification,
	set_id: SetId,
	authorities: &AuthorityList,
) -> Result<(), Fault> {
	let (hash, number) = (block.hash(), block.number);
	let commit = &justification.commit;
	if (commit.target_hash, commit.target_number) != (hash, number) {
		return Err(Fault::AnotherBlock);
	}
	if authorities.iter().any(|(_, weight)| *weight == 0) {
		return Err(Fault::UnusableSet);
	}
	let voters = VoterSet::new(authorities.iter().cloned()).ok_or(Fault::UnusableSet)?;
	if commit.precommits.len() > 2 * authorities.len() {
		return Err(Fault::TooManyVotes);
	}
	let mut buffer = Vec::new();
	for signed in &commit.precommits {
		let message = Message::Precommit(signed.precommit.clone());
		let round = justification.round;
		match check_message_signature_with_buffer(&message, &signed.id, &signed.signature, round, set_id, &mut buffer) {
			SignatureResult::Valid => {},
			SignatureResult::Invalid | SignatureResult::OutdatedSet => return Err(Fault::BadSignature),
		}
	}

	let chain = Ancestry(justification.votes_ancestries.iter().map(|header| (header.hash(), header.clone())).collect());
	for vote in commit.precommits.iter().map(|signed| &signed.precommit) {
		let own = chain.0.get(&vote.target_hash).map(|header| header.number);
		let own = own.or((vote.target_hash == hash).then_some(number));
		if own.is_some_and(|own| own != vote.target_number) {
			return Err(Fault::WrongNumber);
		}
	}
	if !finality_grandpa::validate_commit(commit, &voters, &chain).is_ok_and(|result| result.is_valid()) {
		return Err(Fault::TooFewVotes);
	}

	// Every header must lead from some vote to the lowest block that was voted for.
	let votes = || commit.precommits.iter().map(|signed| &signed.precommit);
	let base = votes().min_by_key(|vote| vote.target_number).ok_or(Fault::TooFewVotes)?.target_hash;
	let mut visited = HashSet::new();
	for vote in votes().filter(|vote| vote.target_hash != base) {
		visited.insert(vote.target_hash);
		visited.extend(chain.ancestry(base, vote.target_hash).map_err(|_| Fault::Unrelated)?);
	}
	let known: HashSet<_> = chain.0.keys().copied().collect();
	if visited == known {
		Ok(())
	} else {
		Err(Fault::UnusedHeaders)
	}
}

/// The authority set that follows, if `block` is the last one of its set. Changes of this chain have no delay.
pub fn next_authorities(block: &Header) -> Option<AuthorityList> {
	let log = |item: &generic::DigestItem| {
		item.try_to::<ConsensusLog<u32>>(OpaqueDigestItemId::Consensus(&GRANDPA_ENGINE_ID))?.try_into_change()
	};
	block.digest.convert_first(log).filter(|change| change.delay == 0).map(|change| change.next_authorities)
}
