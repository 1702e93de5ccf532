//! Which authority set may prove which block.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn spans() -> Vec<(u64, u64, Option<u64>)> {
	Spans::<Test>::get().iter().map(|span| (span.set_id, span.first, span.last)).collect()
}

#[test]
fn first_block_records_the_genesis_set() {
	build_and_execute(|| {
		assert_eq!(spans(), [(0, 1, None)]);
		assert_eq!(events(), [Event::AuthoritySetRecorded { set_id: 0, first: 1, authorities: 4 }]);
	});
}

#[test]
fn a_change_closes_one_span_and_opens_the_next() {
	build_and_execute(|| {
		run_to(5);
		change_authorities(&[Bob, Charlie, Dave, Eve]);
		assert_eq!(spans(), [(0, 1, Some(5)), (1, 6, None)]);
		assert_eq!(events(), [Event::AuthoritySetRecorded { set_id: 1, first: 6, authorities: 4 }]);
	});
}

#[test]
fn an_announced_change_is_not_recorded_before_it_is_enacted() {
	build_and_execute(|| {
		run_to(5);
		NewestSetId::set(1);
		ChangePending::set(true);
		run_to(8);
		assert_eq!(spans(), [(0, 1, None)]);
		ChangePending::set(false);
		Members::set(vec![Eve]);
		run_to(9);
		assert_eq!(spans(), [(0, 1, Some(8)), (1, 9, None)]);
	});
}

#[test]
fn each_set_proves_its_own_blocks_only() {
	build_and_execute(|| {
		run_to(5);
		change_authorities(&[Eve, Ferdie]);
		run_to(10);
		let bad_signature = Error::<Test>::Forged(VerificationFault::UnknownVoter);
		assert_noop!(note(justification(5, 0, &[Eve, Ferdie])), bad_signature);
		assert_noop!(note(justification(6, 1, &[Alice, Bob])), Error::<Test>::Forged(VerificationFault::UnknownVoter));

		assert_ok!(note(justification(4, 0, &[Alice, Bob, Charlie])));
		assert_eq!(spans(), [(0, 1, Some(5)), (1, 6, None)]);
		assert_ok!(note(justification(5, 0, &[Alice, Bob, Charlie])));
		assert_eq!(spans(), [(1, 6, None)]);
		assert_ok!(note(justification(8, 1, &[Eve, Ferdie])));
		assert_eq!(Finality::lag(), 2);
	});
}

#[test]
fn a_later_set_proves_the_blocks_of_those_before() {
	build_and_execute(|| {
		run_to(5);
		change_authorities(&[Eve]);
		run_to(8);
		change_authorities(&[Ferdie]);
		run_to(12);
		assert_ok!(note(justification(10, 2, &[Ferdie])));
		assert_eq!(spans(), [(2, 9, None)]);
		assert_eq!(Authorities::<Test>::iter().count(), 1);
	});
}

#[test]
fn stands_still_at_the_limit_until_the_oldest_is_proven() {
	build_and_execute(|| {
		for block in [3, 6, 9] {
			run_to(block);
			change_authorities(&[Alice]);
		}
		assert_eq!(spans().len(), 4);

		run_to(12);
		change_authorities(&[Bob]);
		assert_eq!(spans().last(), Some(&(3, 10, Some(12))));
		assert_eq!(events(), [Event::AuthoritySetSkipped { set_id: 4 }]);
		run_to(15);
		assert_eq!(events(), []);
		assert_eq!(Finality::authority_set_at(14), None);
		// Blocks of the skipped set have no set to prove them: accepted without effect.
		assert_ok!(note(justification(14, 4, &[Bob])));
		assert_eq!(Proven::<Test>::get(), None);

		assert_ok!(note(justification(3, 0, &[Alice, Bob, Charlie])));
		run_to(16);
		assert_eq!(spans().last(), Some(&(4, 16, None)));
		run_to(19);
		assert_ok!(note(justification(17, 4, &[Bob])));
		assert_eq!(spans(), [(4, 16, None)]);
	});
}

#[test]
fn an_author_can_ask_for_the_set_of_a_block() {
	build_and_execute(|| {
		run_to(5);
		change_authorities(&[Eve]);
		run_to(8);
		assert_eq!(Finality::authority_set_at(5).map(|set| (set.set_id, set.authorities.len())), Some((0, 4)));
		assert_eq!(Finality::authority_set_at(6).map(|set| (set.set_id, set.authorities.len())), Some((1, 1)));
		assert_eq!(Finality::authority_set_at(0), None);
	});
}
