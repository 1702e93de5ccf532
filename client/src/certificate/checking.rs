//! Checking a certificate: from a root of trust to what committees said, and no further than that.

use super::{coverage, grandpa, Certificate, CertifiedClaim, ClaimStage, Trust, TrustFault};
use crate::network::{keys, Claim, ClaimHeader, ClaimRecord, Names, Response, ResponseHeader, Round};
use codec::DecodeAll;
use pallet_mira_attestations::{tally::Tally, AttestorId, RoundId, Seat, SeatRecord};
use pallet_mira_claims::{chain_records, response_hash, ClaimId, Outcome, Outcomes, Stage};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::{collections::BTreeSet, ops::Range};

/// Why a certificate proves nothing.
#[derive(thiserror::Error, Clone, PartialEq, Eq, Debug)]
pub enum Fault {
	/// It is of another chain than what is trusted.
	#[error("it is of the chain {found:?}, and what is trusted of {trusted:?}")]
	AnotherChain {
		/// What the file says.
		found: H256,
		/// What the root says.
		trusted: H256,
	},
	/// The root does not lead to the authorities that signed.
	#[error(transparent)]
	Trust(#[from] TrustFault),
	/// The authorities did not sign.
	#[error("the finality proof is bad: {0}")]
	Finality(#[from] grandpa::Fault),
	/// The storage proof does not have something.
	#[error("the storage proof does not prove {0}")]
	Storage(&'static str),
	/// Something else is stored than the file says.
	#[error("the chain stores something else: {0}")]
	Differs(&'static str),
	/// A text is not the one that was submitted.
	#[error("the text of claim {0} is not the one that was judged")]
	Text(ClaimId),
	/// A claim is of another response, or stands twice.
	#[error("claim {0} is not one of this response, or stands twice")]
	Claim(ClaimId),
	/// The outcome does not follow from the seats.
	#[error("the outcome of claim {0} does not follow from what its committee said")]
	Outcome(ClaimId),
	/// A claim has no outcome yet.
	#[error("claim {0} has no outcome yet")]
	NoOutcome(ClaimId),
	/// The response is another one.
	#[error("the text that was given is not the response that was submitted (its hash or length differs)")]
	AnotherResponse,
	/// The share that is covered is not what the chain says.
	#[error("the spans cover {computed} bytes, and the chain says {stated}")]
	Covered {
		/// By the spans of the claims.
		computed: u32,
		/// By the response's header.
		stated: u32,
	},
}

/// What a certificate proves of one claim.
#[derive(Clone, PartialEq, Debug)]
pub struct Proven {
	/// Its number.
	pub claim: ClaimId,
	/// What it says.
	pub text: String,
	/// What is known of it from the start.
	pub header: ClaimHeader,
	/// What came out; none if no committee could be drawn.
	pub outcome: Option<Outcome>,
	/// Whether that is final, and since which block; else the last open block for objections.
	pub finality: ClaimFinality,
	/// The round, and what its committee was drawn with.
	pub round: RoundId,
	/// Zeros if no committee was drawn.
	pub seed: H256,
	/// What each seat said.
	pub seats: Vec<SeatRecord>,
	/// The same, counted.
	pub tally: Tally,
}

/// Whether an outcome can still change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimFinality {
	/// It cannot.
	Final {
		/// Block since which it is so.
		since: u32,
	},
	/// It can, until this open block is over.
	Provisional {
		/// The open block.
		until: u64,
	},
}

/// What a certificate proves.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
	/// The response's header.
	pub header: ResponseHeader,
	/// Its claims.
	pub claims: Vec<Proven>,
	/// Claims by outcome, provisional ones too.
	pub outcomes: Outcomes,
	/// Whether all outcomes are final.
	pub is_final: bool,
	/// The finalized block whose state proves it.
	pub block: u32,
	/// Names of domains and families at that block.
	pub domains: Names,
	/// Names of families.
	pub families: Names,
	/// What no claim covers, as ranges of the response's text; none if the text was not given.
	pub uncovered: Option<Vec<Range<usize>>>,
}

impl Report {
	/// Claims that were decided, of all of them, in thousandths.
	pub fn coverage_permille(&self) -> u32 {
		let decided = u32::from(self.outcomes.supported) + u32::from(self.outcomes.refuted);
		(decided * 1000).checked_div(self.outcomes.total()).unwrap_or(0)
	}
}

/// The storage of a proven state.
struct State(sp_trie::MemoryDB<BlakeTwo256>, H256);

impl State {
	/// What is stored under `key`, which the proof must have, or show that there is nothing.
	fn get<V: DecodeAll>(&self, key: &[u8], what: &'static str) -> Result<Option<V>, Fault> {
		let value = sp_trie::read_trie_value::<sp_trie::LayoutV1<BlakeTwo256>, _>(&self.0, &self.1, key, None, None);
		let value = value.map_err(|_| Fault::Storage(what))?;
		value.map(|value| V::decode_all(&mut &value[..])).transpose().map_err(|_| Fault::Storage(what))
	}

	fn require<V: DecodeAll>(&self, key: &[u8], what: &'static str) -> Result<V, Fault> {
		self.get(key, what)?.ok_or(Fault::Storage(what))
	}

	fn names(&self, key: &[u8], what: &'static str) -> Result<Names, Fault> {
		let names: Vec<Vec<u8>> = self.require(key, what)?;
		Ok(Names(names.into_iter().map(|name| String::from_utf8_lossy(&name).into_owned()).collect()))
	}
}

/// Checks a certificate by what the caller trusts; with the response's text also what of it no claim covers.
///
/// # Errors
/// The first [`Fault`] that was found.
pub fn check(certificate: &Certificate, trust: &Trust, response: Option<&[u8]>) -> Result<Report, Fault> {
	let Certificate { genesis, response: id, header, claims, proof, .. } = certificate;
	if *genesis != trust.genesis {
		return Err(Fault::AnotherChain { found: *genesis, trusted: trust.genesis });
	}
	let authorities = trust.authorities_of(proof.set_id)?;
	grandpa::check(&proof.block.0, &proof.justification.0, proof.set_id, &authorities)?;
	let nodes = sp_trie::StorageProof::new(proof.storage.iter().map(|node| node.0.clone()));
	let state = State(nodes.into_memory_db(), proof.block.0.state_root);

	let header = &header.0;
	let (mut proven, finals, records) = final_claims(*id, claims)?;
	let certified: Option<H256> = state.get(&keys::certified(*id), "whether the response is final")?;
	match certified {
		Some(hash) if hash == response_hash(*id, header, &finals, records) => {},
		Some(_) => return Err(Fault::Differs("what it keeps of the response is not the hash of these records")),
		None => {
			let open: Response = state.require(&keys::response(*id), "the response")?;
			if (&open.header, open.finals, open.records) != (header, finals, records) {
				return Err(Fault::Differs("the response's header, or its final claims"));
			}
			let numbers = open.first..open.first.saturating_add(header.claims.into());
			for claim in claims {
				proven.extend(open_claim(*id, claim, &state)?);
			}
			if let Some(stranger) = proven.iter().find(|proven| !numbers.contains(&proven.claim)) {
				return Err(Fault::Claim(stranger.claim));
			}
		},
	}
	let mut seen = BTreeSet::new();
	if let Some(twice) = proven.iter().find(|proven| !seen.insert(proven.claim)) {
		return Err(Fault::Claim(twice.claim));
	}
	if proven.len() != usize::from(header.claims) || proven.len() != claims.len() {
		return Err(Fault::Differs("the number of claims"));
	}
	proven.sort_by_key(|proven| proven.claim);

	let spans = || proven.iter().map(|proven| proven.header.span);
	let computed = coverage::covered_bytes(spans());
	if computed != header.covered {
		return Err(Fault::Covered { computed, stated: header.covered });
	}
	let uncovered = match response {
		None => None,
		Some(text) => Some(uncovered(header, text, spans())?),
	};
	let mut outcomes = Outcomes::default();
	for proven in &proven {
		outcomes.count(proven.outcome);
	}
	Ok(Report {
		header: header.clone(),
		is_final: certified.is_some(),
		claims: proven,
		outcomes,
		block: proof.block.0.number,
		domains: state.names(&keys::domains(), "the names of the domains")?,
		families: state.names(&keys::families(), "the names of the families")?,
		uncovered,
	})
}

/// What no span covers of a text that is the response's.
fn uncovered(
	header: &ResponseHeader,
	text: &[u8],
	spans: impl Iterator<Item = pallet_mira_claims::Span>,
) -> Result<Vec<Range<usize>>, Fault> {
	let same = BlakeTwo256::hash(text) == header.hash && text.len() == header.length as usize;
	let text = std::str::from_utf8(text).ok().filter(|_| same).ok_or(Fault::AnotherResponse)?;
	Ok(coverage::uncovered(text, spans))
}

/// The final claims of a certificate, how many there are by outcome, and the hash over their records.
fn final_claims(id: u64, claims: &[CertifiedClaim]) -> Result<(Vec<Proven>, Outcomes, H256), Fault> {
	let (mut proven, mut finals, mut records) = (Vec::new(), Outcomes::default(), H256::zero());
	for CertifiedClaim { text, stage } in claims {
		let ClaimStage::Record(record) = stage else { continue };
		let ClaimRecord { claim, ref header, outcome, round, seed, ref seats, finalized_at } = record.0;
		check_text(claim, header, text)?;
		if header.response != id {
			return Err(Fault::Claim(claim));
		}
		let tally = tally_of(seats);
		// Without a committee there are no seats, and no outcome.
		let follows = if seats.is_empty() { None } else { Some(Outcome::from(tally.verdict())) };
		if outcome != follows {
			return Err(Fault::Outcome(claim));
		}
		records = chain_records(records, BlakeTwo256::hash_of(&record.0));
		finals.count(outcome);
		proven.push(Proven {
			claim,
			text: text.clone(),
			header: header.clone(),
			outcome,
			finality: ClaimFinality::Final { since: finalized_at },
			round,
			seed,
			seats: seats.clone(),
			tally,
		});
	}
	Ok((proven, finals, records))
}

/// A claim that is provisional, read from the proven state; none if it is a final one.
fn open_claim(id: u64, claim: &CertifiedClaim, state: &State) -> Result<Option<Proven>, Fault> {
	let CertifiedClaim { text, stage: ClaimStage::Open { claim, attestors } } = claim else { return Ok(None) };
	let claim = *claim;
	let stored: Claim = state.require(&keys::claim(claim), "a claim")?;
	let Claim { header, round, stage } = stored;
	check_text(claim, &header, text)?;
	if header.response != id {
		return Err(Fault::Claim(claim));
	}
	let Stage::Provisional { tally, until, .. } = stage else { return Err(Fault::NoOutcome(claim)) };
	let at_work: Round = state.require(&keys::round(round), "a round")?;
	let seats = attestors.iter().map(|attestor| seat(round, *attestor, state)).collect::<Result<Vec<_>, _>>()?;
	let distinct: BTreeSet<_> = attestors.iter().collect();
	if seats.len() != usize::from(at_work.request.seats) || distinct.len() != seats.len() || tally_of(&seats) != tally {
		return Err(Fault::Outcome(claim));
	}
	Ok(Some(Proven {
		claim,
		text: text.clone(),
		outcome: Some(tally.verdict().into()),
		finality: ClaimFinality::Provisional { until },
		round,
		seed: at_work.seed,
		seats,
		tally,
		header,
	}))
}

fn seat(round: RoundId, attestor: AttestorId, state: &State) -> Result<SeatRecord, Fault> {
	let seat: Seat = state.require(&keys::seat(round, attestor), "a seat")?;
	let known: crate::network::Attestor = state.require(&keys::attestor(attestor), "an attestor")?;
	Ok(SeatRecord { attestor, family: known.family, seat })
}

fn check_text(claim: ClaimId, header: &ClaimHeader, text: &str) -> Result<(), Fault> {
	if BlakeTwo256::hash(text.as_bytes()) == header.text {
		Ok(())
	} else {
		Err(Fault::Text(claim))
	}
}

/// What seats said, counted as the chain does.
fn tally_of(seats: &[SeatRecord]) -> Tally {
	let mut tally = Tally::default();
	for SeatRecord { seat, .. } in seats {
		tally.count(seat.answer());
	}
	tally
}
