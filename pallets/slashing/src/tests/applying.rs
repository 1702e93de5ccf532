//! What is due becomes final: when, in which order, and where the money goes.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};

fn balance(who: u64) -> u64 {
	<Balances as Inspect<u64>>::total_balance(&who)
}

#[test]
fn happens_when_the_delay_is_over_and_not_before() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, 100));
		run_to(DELAY);
		assert_eq!(bonded(ALICE), BOND);
		assert_noop!(Slashing::apply(RuntimeOrigin::signed(NOBODY), id), Error::<Test>::NotDue);
		run_to(DELAY + 1);
		assert_eq!((bonded(ALICE), MockBonds::frozen(ALICE)), (BOND - 100, 0));
		assert_noop!(Slashing::apply(RuntimeOrigin::signed(NOBODY), id), Error::<Test>::UnknownSlash);
	});
}

#[test]
fn waits_for_finality() {
	build_and_execute(|| {
		Proven::set(0);
		let id = defer(silence(ALICE, 100));
		run_to(10 * DELAY);
		assert_eq!(bonded(ALICE), BOND, "the fork that decided it may yet be lost");
		assert_noop!(Slashing::apply(RuntimeOrigin::signed(NOBODY), id), Error::<Test>::NotDue);
		Proven::set(1);
		run_to(10 * DELAY + 1);
		assert_eq!(bonded(ALICE), BOND - 100);
	});
}

#[test]
fn shares_add_up() {
	build_and_execute(|| {
		let before = [REPORTER, REQUESTER, TREASURY].map(balance);
		let issued = issuance();
		let offence = Offence { harmed: Some((REQUESTER, 30)), reporter: Some(REPORTER), ..silence(ALICE, 101) };
		let id = defer(offence);
		run_to(DELAY + 1);

		let event = Event::SlashApplied {
			id,
			attestor: ALICE,
			amount: 101,
			burnt: 20,
			to_reporter: 10,
			to_harmed: 30,
			to_treasury: 41,
		};
		assert_eq!(last_event(), event);
		assert_eq!([REPORTER, REQUESTER, TREASURY].map(balance), [before[0] + 10, before[1] + 30, before[2] + 41]);
		assert_eq!(issuance(), issued - 20, "what is burnt, and nothing else");
	});
}

#[test]
fn the_harmed_get_no_more_than_what_is_left() {
	build_and_execute(|| {
		let id = defer(Offence { harmed: Some((REQUESTER, u64::MAX)), ..silence(ALICE, 100) });
		run_to(DELAY + 1);
		let event = Event::SlashApplied {
			id,
			attestor: ALICE,
			amount: 100,
			burnt: 20,
			to_reporter: 0,
			to_harmed: 80,
			to_treasury: 0,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn who_cannot_be_paid_loses_it_to_the_treasury() {
	build_and_execute(|| {
		// An account that does not exist cannot take less than the existential deposit.
		let id = defer(Offence { harmed: Some((NOBODY, EXISTENTIAL_DEPOSIT - 1)), ..silence(ALICE, 100) });
		run_to(DELAY + 1);
		let event = Event::SlashApplied {
			id,
			attestor: ALICE,
			amount: 100,
			burnt: 20,
			to_reporter: 0,
			to_harmed: 0,
			to_treasury: 80,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn goes_in_order_as_far_as_weight_allows() {
	build_and_execute(|| {
		let ids = [ALICE, BOB, ALICE].map(|attestor| defer(silence(attestor, 100)));
		// One step looks at the queue, ten apply one slash.
		run_with(DELAY + 1, 11);
		assert_eq!(ids.map(Deferred::<Test>::contains_key), [false, true, true]);
		run_with(DELAY + 2, 10);
		assert_eq!(Head::<Test>::get(), 1, "not even one fits");
		run_with(DELAY + 3, 21);
		assert_eq!(ids.map(Deferred::<Test>::contains_key), [false; 3]);
		assert_eq!(Head::<Test>::get(), 3);
	});
}

#[test]
fn steps_over_what_was_applied_by_hand() {
	build_and_execute(|| {
		let ids = [ALICE, BOB, ALICE].map(|attestor| defer(silence(attestor, 100)));
		run_with(DELAY + 1, 0);
		assert_ok!(Slashing::apply(RuntimeOrigin::signed(NOBODY), ids[1]));
		assert_ok!(Slashing::do_try_state());
		run_to(DELAY + 2);
		assert_eq!(Head::<Test>::get(), 3);
		assert_eq!((bonded(ALICE), bonded(BOB)), (BOND - 200, BOND - 100));
	});
}

#[test]
fn a_cancelled_slash_is_not_applied_by_hand() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, 100));
		assert_ok!(Slashing::cancel(RuntimeOrigin::root(), id, b"mistaken".to_vec().try_into().unwrap()));
		run_with(DELAY + 1, 0);
		assert_noop!(Slashing::apply(RuntimeOrigin::signed(NOBODY), id), Error::<Test>::AlreadyCancelled);
	});
}
