//! The life of a response, from events alone: what an indexer knows, what progress is shown of, and what certificates are
//! made of.

use super::{AccountId, Block, BlockNumber, ClaimHeader, ClaimRecord, Error, Event, Network, ResponseHeader};
use pallet_mira_attestations::{tally::Tally, AttestorId, FamilyId, RoundId, Seat, SeatRecord};
use pallet_mira_claims::{ClaimId, Outcome, Outcomes, ResponseId};
use sp_core::H256;
use std::collections::{btree_map::Entry, BTreeMap};

/// What happened to one claim so far.
#[derive(Clone, PartialEq, Debug)]
pub struct ClaimLife {
	/// What is known of it from the start.
	pub header: ClaimHeader,
	/// The round that judges it.
	pub round: RoundId,
	/// What its committee was drawn with.
	pub seed: H256,
	/// Its committee, once drawn, and what was heard of it.
	pub seats: BTreeMap<AttestorId, Seat>,
	/// What the committee said together, and the last open block for objections.
	pub judged: Option<(Tally, u64)>,
	/// Block in which it became final, and what came out; no outcome if no committee could be drawn.
	pub finalized: Option<(BlockNumber, Option<Outcome>, H256)>,
}

impl ClaimLife {
	/// How many seats committed; those that revealed did.
	pub fn commits(&self) -> usize {
		self.seats.values().filter(|seat| matches!(seat, Seat::Committed(_) | Seat::Revealed(_))).count()
	}

	/// How many seats revealed.
	pub fn reveals(&self) -> usize {
		self.seats.values().filter(|seat| matches!(seat, Seat::Revealed(_))).count()
	}

	/// What came out, once it is provisional or final.
	pub fn outcome(&self) -> Option<Outcome> {
		match (&self.finalized, &self.judged) {
			(Some((_, outcome, _)), _) => *outcome,
			(None, Some((tally, _))) => Some(tally.verdict().into()),
			(None, None) => None,
		}
	}

	/// Whether nothing more will be heard of its committee.
	pub fn is_judged(&self) -> bool {
		self.judged.is_some() || self.finalized.is_some()
	}
}

/// What happened to a response so far.
#[derive(Clone, PartialEq, Debug)]
pub struct Life {
	/// Its number.
	pub id: ResponseId,
	/// Who pays.
	pub requester: AccountId,
	/// What does not change.
	pub header: ResponseHeader,
	/// Block of its submission.
	pub submitted_at: BlockNumber,
	/// Its claims.
	pub claims: BTreeMap<ClaimId, ClaimLife>,
	/// Claims in the order of becoming final.
	pub order: Vec<ClaimId>,
	/// What stays of it, once all claims are final.
	pub certified: Option<(BlockNumber, Outcomes, H256)>,
}

impl Life {
	/// The life of the response that an event begins, in block `at`.
	pub fn begin(at: BlockNumber, event: &Event) -> Option<Self> {
		let Event::ResponseSubmitted { response, requester, header, .. } = event else { return None };
		Some(Self {
			id: *response,
			requester: requester.clone(),
			header: header.clone(),
			submitted_at: at,
			claims: BTreeMap::new(),
			order: Vec::new(),
			certified: None,
		})
	}

	/// Adds what an event of block `at` says of this response; nothing, if it is of another one.
	pub fn apply(&mut self, at: BlockNumber, event: &Event) {
		match event {
			Event::ClaimSubmitted { claim, header, round } if header.response == self.id => {
				let life = ClaimLife {
					header: header.clone(),
					round: *round,
					seed: H256::zero(),
					seats: BTreeMap::new(),
					judged: None,
					finalized: None,
				};
				self.claims.insert(*claim, life);
			},
			Event::CommitteeDrawn { subject, attestors, seed, .. } => {
				if let Some(claim) = self.claims.get_mut(subject) {
					claim.seed = *seed;
					claim.seats = attestors.iter().map(|attestor| (*attestor, Seat::Drawn)).collect();
				}
			},
			Event::Committed { round, attestor, hash } => self.hear(*round, *attestor, Seat::Committed(*hash)),
			Event::Revealed { round, attestor, attestation } => {
				self.hear(*round, *attestor, Seat::Revealed(attestation.clone()));
			},
			Event::SeatSilent { round, attestor } => self.hear(*round, *attestor, Seat::Silent),
			Event::OutcomeProvisional { claim, tally, until, .. } => {
				if let Some(claim) = self.claims.get_mut(claim) {
					claim.judged = Some((*tally, *until));
				}
			},
			Event::ClaimFinalized { claim, outcome, record, .. } => {
				if let Some(life) = self.claims.get_mut(claim) {
					life.finalized = Some((at, *outcome, *record));
					self.order.push(*claim);
				}
			},
			Event::ResponseFinalized { response, finals, hash, .. } if *response == self.id => {
				self.certified = Some((at, *finals, *hash));
			},
			_ => {},
		}
	}

	fn hear(&mut self, round: RoundId, attestor: AttestorId, seat: Seat) {
		if let Some(claim) = self.claims.values_mut().find(|claim| claim.round == round) {
			claim.seats.insert(attestor, seat);
		}
	}

	/// Attestors that sit in any of its committees.
	pub fn attestors(&self) -> impl Iterator<Item = AttestorId> + '_ {
		self.claims.values().flat_map(|claim| claim.seats.keys().copied())
	}

	/// The record of a final claim, as the chain hashed it; none before that.
	pub fn record(&self, id: ClaimId, families: &BTreeMap<AttestorId, FamilyId>) -> Option<ClaimRecord> {
		let claim = self.claims.get(&id)?;
		let (finalized_at, outcome, _) = claim.finalized?;
		let seat = |(attestor, seat): (&AttestorId, &Seat)| {
			Some(SeatRecord { attestor: *attestor, family: *families.get(attestor)?, seat: seat.clone() })
		};
		Some(ClaimRecord {
			claim: id,
			header: claim.header.clone(),
			outcome,
			round: claim.round,
			seed: claim.seed,
			seats: claim.seats.iter().map(seat).collect::<Option<_>>()?,
			finalized_at,
		})
	}
}

impl Network {
	/// The life of a response until the block `to`, from the events of every block since its submission.
	///
	/// # Errors
	/// [`Error::Refused`] where the node no longer has the states of old blocks; none if there is no such response.
	pub async fn life(&self, id: ResponseId, to: Block) -> Result<Option<Life>, Error> {
		let Some(submitted_at) = self.submission_block(id, to).await? else { return Ok(None) };
		let mut life: Option<Life> = None;
		for number in submitted_at..=to.number {
			let Some(block) = self.block(number).await? else { break };
			for record in self.events(block).await? {
				match &mut life {
					Some(life) => life.apply(number, &record.event),
					None => life = Life::begin(number, &record.event).filter(|life| life.id == id),
				}
			}
			if life.as_ref().is_some_and(|life| life.certified.is_some()) {
				break;
			}
		}
		Ok(life)
	}

	/// The block in which a response was submitted, by bisection over the count of responses.
	async fn submission_block(&self, id: ResponseId, to: Block) -> Result<Option<BlockNumber>, Error> {
		if self.next_response(to).await? <= id {
			return Ok(None);
		}
		let (mut before, mut after) = (0, to.number);
		while before < after {
			let middle = before + (after - before) / 2;
			let Some(block) = self.block(middle).await? else { return Ok(None) };
			// What a node has pruned is older than what is open; look later.
			match self.next_response(block).await {
				Ok(next) if next > id => after = middle,
				Ok(_) => before = middle + 1,
				Err(Error::Refused { .. }) => before = middle + 1,
				Err(error) => return Err(error),
			}
		}
		Ok(Some(after))
	}

	/// Families of attestors, as they registered; they cannot change.
	pub async fn families_of(
		&self,
		attestors: impl IntoIterator<Item = AttestorId>,
		at: Block,
	) -> Result<BTreeMap<AttestorId, FamilyId>, Error> {
		let mut families = BTreeMap::new();
		for id in attestors {
			if let Entry::Vacant(unknown) = families.entry(id) {
				if let Some(attestor) = self.attestor(id, at).await? {
					unknown.insert(attestor.family);
				}
			}
		}
		Ok(families)
	}
}
