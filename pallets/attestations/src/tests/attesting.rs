//! Commits and reveals: what is taken, and what is refused.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

fn phase(round: RoundId) -> Phase<u64> {
	OpenRounds::<Test>::get(round).expect("it is open").phase
}

#[test]
fn a_round_closes_early_when_all_have_spoken() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		for id in &seats {
			assert!(matches!(phase(round), Phase::Committing { .. }));
			assert_ok!(commit(round, *id, TRUE));
		}
		for id in &seats {
			assert!(matches!(phase(round), Phase::Revealing { .. }));
			assert_ok!(reveal(round, *id, TRUE));
		}
		assert_eq!(phase(round), Phase::Judged);
		assert_eq!(heard(), [Heard::Judged(round, tally::Tally { true_: 5, ..Default::default() })]);
	});
}

#[test]
fn several_rounds_in_one_call() {
	build_and_execute(|| {
		// Five attestors of two families and more would do; with as many as seats, everybody sits in both rounds.
		let rounds = [open(request()), open(Request { subject: 8, ..request() })];
		run(3);
		let both: Vec<_> = committee(rounds[0]).into_iter().filter(|id| committee(rounds[1]).contains(id)).collect();
		assert!(!both.is_empty(), "of 15 attestors, one sits in both");
		for id in both {
			let commits = rounds.map(|round| Commit { round, hash: hash(round, id, TRUE) });
			assert_ok!(Attestations::commit(key(id), commits.to_vec().try_into().unwrap()));
			assert_eq!(rounds.map(|round| Committees::<Test>::get(round, id).unwrap() != Seat::Drawn), [true; 2]);
		}
	});
}

#[test]
fn one_refused_vote_refuses_all() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		let good = Commit { round, hash: H256::zero() };
		let calls: [(Vec<Commit>, Error<Test>); 4] = [
			(vec![good.clone(), Commit { round: 99, hash: H256::zero() }], Error::UnknownRound),
			(vec![good.clone(), good.clone()], Error::Repeated),
			(vec![], Error::NothingToDo),
			(vec![good.clone(), Commit { round: open(request()), hash: H256::zero() }], Error::NotDue),
		];
		for (commits, error) in calls {
			assert_noop!(Attestations::commit(key(seats[0]), commits.try_into().unwrap()), error);
		}
	});
}

#[test]
fn only_due_seats_commit_and_only_once() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		let outsider = (0..ATTESTORS).find(|id| !seats.contains(id)).unwrap();
		assert_noop!(commit(round, outsider, TRUE), Error::<Test>::NotDue);
		let commits = vec![Commit { round, hash: H256::zero() }];
		assert_noop!(Attestations::commit(owner(seats[0]), commits.try_into().unwrap()), Error::<Test>::NotAnAttestor);
		assert_ok!(commit(round, seats[0], TRUE));
		assert_noop!(commit(round, seats[0], FALSE), Error::<Test>::NotDue);
	});
}

#[test]
fn deadlines_are_the_last_block_that_is_taken() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		let Phase::Committing { until } = phase(round) else { panic!("it commits") };
		run_to(until);
		assert_eq!(OpenBlocks::<Test>::get(), until);
		assert_ok!(commit(round, seats[0], TRUE));
		run(1);
		assert_noop!(commit(round, seats[1], TRUE), Error::<Test>::NotDue);

		let Phase::Revealing { until } = phase(round) else { panic!("it reveals") };
		run_to(until);
		assert_ok!(reveal(round, seats[0], TRUE));
	});
}

#[test]
fn reveals_before_their_time_are_refused() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		assert_ok!(commit(round, seats[0], TRUE));
		assert_noop!(reveal(round, seats[0], TRUE), Error::<Test>::NotDue);
	});
}

#[test]
fn a_reveal_is_what_was_committed_to() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		for id in &seats {
			assert_ok!(commit(round, *id, TRUE));
		}
		let right = Reveal { round, attestation: says(TRUE), salt: SALT };
		let other = |change: fn(&mut Reveal)| {
			let mut reveal = right.clone();
			change(&mut reveal);
			reveal
		};
		let wrong = [
			other(|it| it.attestation.answer = FALSE),
			other(|it| it.attestation.confidence = 899),
			other(|it| it.attestation.evidence = H256::zero()),
			other(|it| it.attestation.model = H256::zero()),
			other(|it| it.salt = [4; 32]),
		];
		for reveal in wrong {
			let call = Attestations::reveal(key(seats[0]), vec![reveal].try_into().unwrap());
			assert_noop!(call, Error::<Test>::CommitMismatch);
		}
		let sure = other(|it| it.attestation.confidence = 1_001);
		let call = Attestations::reveal(key(seats[0]), vec![sure].try_into().unwrap());
		assert_noop!(call, Error::<Test>::BadConfidence);
		assert_ok!(Attestations::reveal(key(seats[0]), vec![right].try_into().unwrap()));
	});
}

#[test]
fn a_copied_commit_cannot_be_revealed() {
	build_and_execute(|| {
		// By another account: it commits to the same hash, and reveals the same once it has seen it.
		let (round, seats) = seated(request());
		let copied = hash(round, seats[0], TRUE);
		assert_ok!(commit(round, seats[0], TRUE));
		let commits = vec![Commit { round, hash: copied }];
		assert_ok!(Attestations::commit(key(seats[1]), commits.try_into().unwrap()));
		for id in &seats[2..] {
			assert_ok!(commit(round, *id, TRUE));
		}
		assert_ok!(reveal(round, seats[0], TRUE));
		assert_noop!(reveal(round, seats[1], TRUE), Error::<Test>::CommitMismatch);

		// In another round, of the same claim or another one, or on another chain.
		let id = seats[0];
		let [mine, attestation] = [says(TRUE), says(TRUE)];
		let genesis = System::block_hash(0);
		let hashes = [
			commitment(genesis, H256::repeat_byte(7), round, id, &mine, &SALT),
			commitment(genesis, H256::repeat_byte(7), round + 1, id, &mine, &SALT),
			commitment(genesis, H256::repeat_byte(8), round, id, &mine, &SALT),
			commitment(H256::repeat_byte(1), H256::repeat_byte(7), round, id, &attestation, &SALT),
		];
		let different: std::collections::BTreeSet<_> = hashes.iter().collect();
		assert_eq!(different.len(), hashes.len());
	});
}

#[test]
fn a_proven_pace_reveals_only_when_commits_are_final() {
	build_and_execute(|| {
		let pace = Pace { proven: true, ..request().pace };
		let (round, seats) = seated(Request { pace, ..request() });
		Proven::set(System::block_number() - 1);
		for id in &seats {
			assert_ok!(commit(round, *id, TRUE));
		}
		let closed = System::block_number();
		assert_eq!(phase(round), Phase::Sealed { at: closed });
		run(30);
		assert_noop!(reveal(round, seats[0], TRUE), Error::<Test>::NotDue);
		Proven::set(closed);
		run(1);
		for id in &seats {
			assert_ok!(reveal(round, *id, TRUE));
		}
		assert_eq!(phase(round), Phase::Judged);
	});
}

#[test]
fn a_closed_chain_takes_nothing_and_lets_no_time_pass() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		Open::set(false);
		run(100);
		assert_noop!(commit(round, seats[0], TRUE), Error::<Test>::Closed);
		Open::set(true);
		run(1);
		assert!(matches!(phase(round), Phase::Committing { .. }));
		attest(round, &seats, &[TRUE; 5]);
		assert_eq!(phase(round), Phase::Judged);
	});
}
