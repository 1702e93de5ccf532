//! What an attestor does next, from the chain's state and its diary alone. No network, no clock.

use super::Diary;
use crate::network::{BlockNumber, DueSeat, Key};
use codec::Encode;
use pallet_mira_attestations::{commitment, AttestorId, Commit, OpenBlock, Phase, Reveal, RoundId, Seat};
use sp_core::H256;
use std::collections::{BTreeMap, BTreeSet};

/// Blocks after which a vote that is still due is sent again: it was lost, or included on another fork.
const PATIENCE: BlockNumber = 3;

/// Who signs, for whom, on which network.
pub struct Identity {
	/// The network.
	pub genesis: H256,
	/// The attestor.
	pub attestor: AttestorId,
	/// Its operating key.
	pub key: Key,
}

impl Identity {
	/// What hides a commit; the same after every restart, and known to nobody else.
	pub fn salt(&self, round: RoundId, claim: H256) -> [u8; 32] {
		self.key.derive(&(b"salt", self.genesis, self.attestor, round, claim).encode())
	}
}

/// What a seat has to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Vote {
	/// That it has an answer.
	Commit,
	/// Which.
	Reveal,
}

impl Vote {
	/// In logs and metrics.
	pub fn name(self) -> &'static str {
		match self {
			Self::Commit => "commit",
			Self::Reveal => "reveal",
		}
	}
}

/// What is remembered between blocks. All of it may be lost: it only saves work and patience.
#[derive(Default)]
pub struct Memory {
	/// Rounds that a backend is asked about.
	pub thinking: BTreeSet<RoundId>,
	/// Block at which a vote was sent last.
	pub sent: BTreeMap<(RoundId, Vote), BlockNumber>,
	/// Block at which the reveals of a round were seen open first.
	pub opened: BTreeMap<RoundId, BlockNumber>,
}

/// What to do now.
#[derive(PartialEq, Debug, Default)]
pub struct Plan {
	/// Rounds to ask the backend about: round, claim and its hash, domain.
	pub ask: Vec<(RoundId, u64, H256, u8)>,
	/// Commits to send.
	pub commits: Vec<Commit>,
	/// Reveals to send.
	pub reveals: Vec<Reveal>,
	/// Rounds in which somebody else committed with our key.
	pub foreign: Vec<RoundId>,
	/// Seats that wait for us.
	pub due: usize,
}

/// What to do at the block `head`, in which `open` blocks were open so far.
pub fn plan(
	identity: &Identity,
	seats: &[DueSeat],
	diary: &Diary,
	memory: &mut Memory,
	head: BlockNumber,
	open: OpenBlock,
) -> Plan {
	let mut plan = Plan::default();
	let is_revealing = |seat: &&DueSeat| matches!(seat.round.phase, Phase::Revealing { .. });
	let revealing: BTreeSet<_> = seats.iter().filter(is_revealing).map(|seat| seat.id).collect();
	// A re-org can close what was open.
	memory.opened.retain(|round, _| revealing.contains(round));
	for DueSeat { id, round, seat } in seats {
		let id = *id;
		let request = &round.request;
		let entry = diary.get(id, request.claim);
		// What is sent now is in the next block at the earliest.
		let in_time = |until: OpenBlock| open < until;
		let waits = |memory: &Memory, vote| {
			memory.sent.get(&(id, vote)).is_some_and(|sent| head < sent.saturating_add(PATIENCE))
		};
		match (&round.phase, seat) {
			(Phase::Committing { until }, Seat::Drawn) if in_time(*until) => {
				plan.due += 1;
				match entry {
					Some(_) if waits(memory, Vote::Commit) => {},
					Some(entry) => {
						let salt = identity.salt(id, request.claim);
						let attestation = &entry.attestation.0;
						let hash =
							commitment(identity.genesis, request.claim, id, identity.attestor, attestation, &salt);
						plan.commits.push(Commit { round: id, hash });
					},
					None if memory.thinking.contains(&id) => {},
					None => plan.ask.push((id, request.subject, request.claim, request.domain)),
				}
			},
			(_, Seat::Committed(hash)) => {
				let salt = identity.salt(id, request.claim);
				let own = entry.map(|entry| &entry.attestation.0).filter(|attestation| {
					commitment(identity.genesis, request.claim, id, identity.attestor, attestation, &salt) == *hash
				});
				let Some(attestation) = own else {
					plan.foreign.push(id);
					continue;
				};
				let Phase::Revealing { until } = &round.phase else { continue };
				// One block of patience, so that a short fork cannot show the answer to who may still commit; unless the
				// deadline is near.
				let first = *memory.opened.entry(id).or_insert(head);
				let settled = head > first || open.saturating_add(2) >= *until;
				if in_time(*until) {
					plan.due += 1;
					if settled && !waits(memory, Vote::Reveal) {
						plan.reveals.push(Reveal { round: id, attestation: attestation.clone(), salt });
					}
				}
			},
			_ => {},
		}
	}
	plan
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		certificate::Scale,
		network::{Round, Scheme},
		verifier::Entry,
	};
	use pallet_mira_attestations::{tally::Tally, Answer, Attestation, Pace, Request, Verdict};

	const CLAIM: H256 = H256::repeat_byte(9);

	struct World {
		identity: Identity,
		diary: Diary,
		memory: Memory,
		_folder: tempfile::TempDir,
	}

	fn world() -> World {
		let folder = tempfile::tempdir().expect("a temporary folder");
		let key = Key::from_secret("//Attestor//1", Scheme::Sr25519).expect("a path");
		World {
			identity: Identity { genesis: H256::repeat_byte(1), attestor: 4, key },
			diary: Diary::open(folder.path()).expect("opens"),
			memory: Memory::default(),
			_folder: folder,
		}
	}

	fn attestation() -> Attestation {
		let answer = Answer::Verdict(Verdict::True);
		Attestation { answer, confidence: 900, evidence: H256::zero(), model: H256::zero() }
	}

	fn due(phase: Phase<BlockNumber>, seat: Seat) -> DueSeat {
		let request = Request {
			subject: 3,
			claim: CLAIM,
			index: 0,
			domain: 1,
			seats: 5,
			reward: 1,
			exposure: 60,
			pace: Pace { lane: 0, commit: 20, reveal: 10, proven: false },
			payer: [0; 32].into(),
		};
		let round = Round { request, phase, seed: H256::zero(), commits: 0, tally: Tally::default() };
		DueSeat { id: 7, round, seat }
	}

	impl World {
		fn answered(mut self) -> Self {
			let entry = Entry { round: 7, claim: CLAIM, attestation: Scale(attestation()), answer: "true".into() };
			self.diary.write(entry).expect("writes");
			self
		}
		fn own_commit(&self) -> H256 {
			let salt = self.identity.salt(7, CLAIM);
			commitment(self.identity.genesis, CLAIM, 7, self.identity.attestor, &attestation(), &salt)
		}
		fn plan(&mut self, seat: &DueSeat, head: BlockNumber, open: OpenBlock) -> Plan {
			plan(&self.identity, std::slice::from_ref(seat), &self.diary, &mut self.memory, head, open)
		}
	}

	#[test]
	fn a_seat_is_asked_about_once_and_committed_when_answered() {
		let mut world = world();
		let seat = due(Phase::Committing { until: 20 }, Seat::Drawn);
		assert_eq!(world.plan(&seat, 10, 5).ask, [(7, 3, CLAIM, 1)]);
		world.memory.thinking.insert(7);
		assert_eq!(world.plan(&seat, 11, 6), Plan { due: 1, ..Plan::default() });
		let mut world = world.answered();
		assert_eq!(world.plan(&seat, 12, 7).commits, [Commit { round: 7, hash: world.own_commit() }]);
		world.memory.sent.insert((7, Vote::Commit), 12);
		assert!(world.plan(&seat, 13, 8).commits.is_empty(), "it may be in the next block");
		assert_eq!(world.plan(&seat, 15, 10).commits.len(), 1, "it was lost");
		assert_eq!(world.plan(&seat, 30, 20), Plan::default(), "too late");
	}

	#[test]
	fn no_reveal_is_early_and_none_is_missed() {
		let mut world = world().answered();
		let committed = Seat::Committed(world.own_commit());
		for phase in [Phase::Committing { until: 20 }, Phase::Sealed { at: 9 }, Phase::Judged] {
			assert!(world.plan(&due(phase, committed.clone()), 10, 5).reveals.is_empty());
		}
		let open = due(Phase::Revealing { until: 20 }, committed.clone());
		// When the commit was sent makes no difference.
		world.memory.sent.insert((7, Vote::Commit), 10);
		assert!(world.plan(&open, 11, 6).reveals.is_empty(), "one block of patience");
		assert_eq!(world.plan(&open, 12, 7).reveals.len(), 1);
		// A fork that closes it again begins the patience anew.
		assert!(world.plan(&due(Phase::Committing { until: 20 }, committed.clone()), 13, 8).reveals.is_empty());
		assert!(world.plan(&open, 14, 9).reveals.is_empty());
		// After a restart near the deadline there is no time for patience.
		world.memory = Memory::default();
		assert_eq!(world.plan(&open, 25, 18).reveals.len(), 1);
		assert!(world.plan(&open, 27, 20).reveals.is_empty(), "too late");
	}

	#[test]
	fn who_else_signs_with_our_key_is_noticed() {
		let mut stranger = world();
		let seat = due(Phase::Committing { until: 20 }, Seat::Committed(H256::repeat_byte(5)));
		assert_eq!(stranger.plan(&seat, 10, 5).foreign, [7]);
		let mut known = world().answered();
		assert_eq!(known.plan(&seat, 10, 5).foreign, [7]);
		let own = due(Phase::Committing { until: 20 }, Seat::Committed(known.own_commit()));
		assert!(known.plan(&own, 10, 5).foreign.is_empty());
	}

	#[test]
	fn salts_differ_by_everything_and_survive_restarts() {
		let salt = |attestor, round, claim| Identity { attestor, ..world().identity }.salt(round, claim);
		assert_eq!(salt(4, 7, CLAIM), salt(4, 7, CLAIM));
		for other in [salt(5, 7, CLAIM), salt(4, 8, CLAIM), salt(4, 7, H256::zero())] {
			assert_ne!(other, salt(4, 7, CLAIM));
		}
	}
}
