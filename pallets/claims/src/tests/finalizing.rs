//! From a provisional outcome to the 32 bytes that stay.

use crate::{mock::*, *};
use frame_support::assert_ok;
use pallet_mira_attestations::draw::Shortfall;

fn outcome_of(id: ClaimId) -> Option<Outcome> {
	events().into_iter().find_map(|event| match event {
		Event::ClaimFinalized { claim, outcome, .. } if claim == id => outcome,
		_ => None,
	})
}

#[test]
fn outcomes_follow_the_quorum() {
	build_and_execute(|| {
		submitted(&["a", "b", "c", "d", "e"]);
		let unverifiable = pallet_mira_attestations::tally::Tally { unverifiable: 5, ..Default::default() };
		for (id, tally) in (0..).zip([tally(5, 4, 1), tally(5, 0, 4), tally(5, 3, 2), unverifiable, tally(5, 0, 0)]) {
			judge(id, tally);
		}
		run(u64::from(CHALLENGE) + 1);
		let outcomes: Vec<_> = (0..5).map(outcome_of).collect();
		assert_eq!(
			outcomes,
			[
				Some(Outcome::Supported),
				Some(Outcome::Refuted),
				Some(Outcome::Undetermined),
				Some(Outcome::Unverifiable),
				Some(Outcome::Undetermined)
			]
		);
		let finals = Outcomes { supported: 1, refuted: 1, unverifiable: 1, undetermined: 2, unseated: 0 };
		assert!(matches!(events().last(), Some(Event::ResponseFinalized { finals: seen, .. }) if *seen == finals));
	});
}

#[test]
fn an_outcome_is_final_when_its_window_is_over() {
	build_and_execute(|| {
		submitted(&["a"]);
		run(4);
		judge(0, tally(5, 5, 0));
		let until = OpenBlocks::get() + u64::from(CHALLENGE);
		assert!(matches!(claim(0).stage, Stage::Provisional { until: seen, .. } if seen == until));
		run_to(System::block_number() + u64::from(CHALLENGE));
		assert!(Claims::<Test>::contains_key(0), "the last block of the window counts");
		run(1);
		assert!(!Claims::<Test>::contains_key(0));
	});
}

#[test]
fn windows_stand_still_while_the_chain_is_closed() {
	build_and_execute(|| {
		submitted(&["a"]);
		judge(0, tally(5, 5, 0));
		Open::set(false);
		run(10 * u64::from(CHALLENGE));
		assert!(Claims::<Test>::contains_key(0));
		Open::set(true);
		run(u64::from(CHALLENGE) + 1);
		assert!(!Claims::<Test>::contains_key(0));
	});
}

#[test]
fn nothing_is_final_that_may_be_reorganised() {
	build_and_execute(|| {
		submitted(&["a"]);
		judge(0, tally(5, 5, 0));
		Proven::set(0);
		run(10 * u64::from(CHALLENGE));
		assert!(Claims::<Test>::contains_key(0));
		Proven::set(1);
		run(1);
		assert!(!Claims::<Test>::contains_key(0));
	});
}

#[test]
fn a_final_response_leaves_32_bytes_and_gives_everything_back() {
	build_and_execute(|| {
		let id = submitted(&["a", "b"]);
		judge(0, tally(5, 5, 0));
		judge(1, tally(5, 2, 2));
		assert!(held(REQUESTER) > 0);
		run(u64::from(CHALLENGE) + 1);
		assert_eq!(held(REQUESTER), 0);
		// 4 of 5 rewards for the first, half of them for the second.
		assert_eq!(Balances::free_balance(REQUESTER), MONEY - 4 * REWARD - 5 * REWARD / 2);
		assert!(Certified::<Test>::contains_key(id));
		assert_eq!(
			Responses::<Test>::iter().count() + Claims::<Test>::iter().count() + Texts::<Test>::iter().count(),
			0
		);
	});
}

#[test]
fn a_claim_without_a_committee_is_over_and_refunded() {
	build_and_execute(|| {
		let id = submitted(&["a", "b"]);
		unseat(1);
		let refund = 5 * REWARD;
		assert!(matches!(
			events()[..],
			[.., Event::ClaimUnseated { claim: 1, why: Shortfall::TooManyUnavailable },
				Event::ClaimFinalized { claim: 1, outcome: None, refund: seen, .. }] if seen == refund
		));
		unseat(0);
		assert!(Certified::<Test>::contains_key(id), "nothing is left to wait for");
		assert_eq!(Balances::free_balance(REQUESTER), MONEY);
	});
}

#[test]
fn a_full_block_goes_on_where_it_stopped() {
	build_and_execute(|| {
		submitted(&["a", "b", "c"]);
		for id in 0..3 {
			judge(id, tally(5, 5, 0));
		}
		run_with(System::block_number() + u64::from(CHALLENGE), 3);
		// The queues are looked at (1), an outcome (1); it is final (1), and settled (5): 9 are not enough for two.
		for left in [2, 1, 0] {
			run_with(System::block_number() + 1, 9);
			assert_eq!(Claims::<Test>::iter().count(), left);
		}
	});
}

#[test]
fn tiers_do_not_wait_for_each_other() {
	build_and_execute(|| {
		assert_ok!(submit_as(REQUESTER, Submission { tier: Tier::Standard, ..submission(&["slow"]) }));
		submitted(&["fast"]);
		judge(0, tally(5, 5, 0));
		judge(1, tally(5, 5, 0));
		run(u64::from(CHALLENGE) + 1);
		assert!(Claims::<Test>::contains_key(0) && !Claims::<Test>::contains_key(1));
	});
}
