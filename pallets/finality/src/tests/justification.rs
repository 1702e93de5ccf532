//! What a justification must be to move the proven block.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use sp_runtime::traits::BadOrigin;

fn proven() -> u64 {
	<Finality as ProvenFinality<u64>>::proven()
}

#[test]
fn genesis_counts_as_proven() {
	build_and_execute(|| {
		assert_eq!(proven(), 0);
		assert!(Finality::is_proven(0) && !Finality::is_proven(1));
		run_to(9);
		assert_eq!(Finality::lag(), 9);
	});
}

#[test]
fn moves_the_proven_block() {
	build_and_execute(|| {
		run_to(10);
		assert_ok!(note(justification(6, 0, &[Alice, Bob, Charlie])));
		let block = ProvenBlock { number: 6, hash: header(6).hash(), set_id: 0 };
		assert_eq!(Proven::<Test>::get(), Some(block));
		assert_eq!(events(), [Event::BlockProven { set_id: 0, number: 6, hash: header(6).hash(), old_number: 0 }]);
		assert_eq!(Finality::lag(), 4);
		assert!(Finality::is_proven(6) && !Finality::is_proven(7));
	});
}

#[test]
fn counts_votes_for_descendants() {
	build_and_execute(|| {
		run_to(10);
		let mut justified = justification(6, 0, &[Alice]);
		justified.commit.precommits.push(vote(Bob, &header(8), 0));
		justified.commit.precommits.push(vote(Charlie, &header(7), 0));
		justified.votes_ancestries = vec![header(7), header(8)];
		assert_ok!(note(justified));
		assert_eq!(proven(), 6);
	});
}

#[test]
fn stale_has_no_effect() {
	build_and_execute(|| {
		run_to(10);
		assert_ok!(note(justification(6, 0, &[Alice, Bob, Charlie])));
		assert_storage_noop!(assert_ok!(note(justification(6, 0, &[Bob, Charlie, Dave]))));
		assert_storage_noop!(assert_ok!(note(justification(5, 0, &[Alice, Bob, Charlie]))));
		// Not even verified: what proves nothing new may as well be forged.
		assert_storage_noop!(assert_ok!(note(justification(5, 0, &[Eve]))));
	});
}

#[test]
fn unknown_target_has_no_effect() {
	build_and_execute(|| {
		run_to(10);
		let mut other_fork = justification(6, 0, &[Alice, Bob, Charlie]);
		other_fork.commit.target_hash = header(7).hash();
		assert_storage_noop!(assert_ok!(note(other_fork)));

		let mut future = justification(6, 0, &[Alice, Bob, Charlie]);
		future.commit.target_number = 11;
		assert_storage_noop!(assert_ok!(note(future)));
	});
}

#[test]
fn target_older_than_the_chain_remembers_has_no_effect() {
	build_and_execute(|| {
		run_to(BLOCK_HASH_COUNT + 10);
		assert_storage_noop!(assert_ok!(note(justification(6, 0, &[Alice, Bob, Charlie]))));
		// An absent hash reads as zero: claiming zero must not pass for an ancestor.
		let mut zero = justification(6, 0, &[Alice, Bob, Charlie]);
		zero.commit.target_hash = Default::default();
		assert_storage_noop!(assert_ok!(note(zero)));
		assert_ok!(note(justification(40, 0, &[Alice, Bob, Charlie])));
		assert_eq!(proven(), 40);
	});
}

#[test]
fn refuses_every_forgery() {
	use VerificationFault::*;
	build_and_execute(|| {
		run_to(10);
		let good = || justification(6, 0, &[Alice, Bob, Charlie]);
		let two_thirds = [Alice, Bob];

		let mut swapped_signature = good();
		swapped_signature.commit.precommits[0].signature = good().commit.precommits[1].signature.clone();
		let mut other_round = good();
		other_round.round += 1;
		let mut unrelated = justification(6, 0, &two_thirds);
		unrelated.commit.precommits.push(vote(Charlie, &header(5), 0));
		let mut untied = justification(6, 0, &two_thirds);
		untied.commit.precommits.push(vote(Charlie, &header(8), 0));
		let mut extra_header = good();
		extra_header.votes_ancestries = vec![header(7)];
		let mut header_twice = justification(6, 0, &two_thirds);
		header_twice.commit.precommits.push(vote(Charlie, &header(7), 0));
		header_twice.votes_ancestries = vec![header(7), header(7)];

		for (forged, fault) in [
			(justification(6, 0, &two_thirds), TooFewVotes),
			(justification(6, 0, &[]), TooFewVotes),
			(justification(6, 0, &[Alice, Bob, Eve]), UnknownVoter),
			(justification(6, 0, &[Alice, Bob, Bob]), DuplicateVote),
			(justification(6, 0, &[Alice, Bob, Charlie, Dave]), RedundantVote),
			(justification(6, 1, &[Alice, Bob, Charlie]), BadSignature),
			(swapped_signature, BadSignature),
			(other_round, BadSignature),
			(unrelated, UnrelatedVote),
			(untied, UnrelatedVote),
			(extra_header, RedundantAncestor),
			(header_twice, DuplicateAncestor),
		] {
			assert_noop!(note(forged), Error::<Test>::Forged(fault));
		}
		assert_eq!(proven(), 0);
	});
}

#[test]
fn refuses_more_than_an_honest_one_can_hold() {
	build_and_execute(|| {
		run_to(20);
		let crowd = justification(6, 0, &[Alice, Bob, Charlie, Dave, Eve]);
		assert_noop!(note(crowd), Error::<Test>::TooManyVotes);

		let mut long = justification(6, 0, &[Alice, Bob, Charlie]);
		long.votes_ancestries = (7..16).map(header).collect();
		assert_noop!(note(long), Error::<Test>::TooManyAncestors);
	});
}

#[test]
fn refuses_a_signer() {
	build_and_execute(|| {
		run_to(10);
		let by_hand = Box::new(justification(6, 0, &[Alice, Bob, Charlie]));
		assert_noop!(Finality::note_justification(RuntimeOrigin::signed(1), by_hand.clone()), BadOrigin);
		assert_noop!(Finality::note_justification(RuntimeOrigin::root(), by_hand), BadOrigin);
	});
}
