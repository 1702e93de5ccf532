//! People may cancel a slash while it waits, and re-open what was cancelled.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold, BoundedVec};
use sp_runtime::DispatchError;

fn reason() -> BoundedVec<u8, <Test as Config>::MaxReason> {
	BoundedVec::truncate_from(b"the verifier's own chain had stalled".to_vec())
}

fn cancel(origin: RuntimeOrigin, id: SlashId) -> sp_runtime::DispatchResult {
	Slashing::cancel(origin, id, reason())
}

#[test]
fn restores_the_bond_exactly() {
	build_and_execute(|| {
		let (total, issued) = (Balances::total_balance_on_hold(&ALICE), issuance());
		let id = defer(silence(ALICE, 60));
		run_to(DELAY);
		assert_ok!(cancel(RuntimeOrigin::root(), id));

		assert_eq!(last_event(), Event::SlashCancelled { id, attestor: ALICE, amount: 60, reason: reason() });
		assert_eq!(MockBonds::frozen(ALICE), 0);
		run_to(5 * DELAY);
		assert_eq!((Balances::total_balance_on_hold(&ALICE), issuance()), (total, issued));
		assert!(Deferred::<Test>::get(id).is_none(), "forgotten once it would have been due");
	});
}

#[test]
fn nobody_cancels_his_own() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, 60));
		assert_noop!(cancel(RuntimeOrigin::signed(ALICE), id), DispatchError::BadOrigin);
		assert_noop!(cancel(RuntimeOrigin::signed(NOBODY), id), DispatchError::BadOrigin);
		assert_ok!(cancel(RuntimeOrigin::signed(BOB), id));
	});
}

#[test]
fn needs_a_reason() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, 60));
		assert_noop!(Slashing::cancel(RuntimeOrigin::root(), id, Default::default()), Error::<Test>::NoReason);
	});
}

#[test]
fn refuses_what_is_due_unknown_or_cancelled() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, 60));
		assert_noop!(cancel(RuntimeOrigin::root(), id + 1), Error::<Test>::UnknownSlash);
		assert_ok!(cancel(RuntimeOrigin::root(), id));
		assert_noop!(cancel(RuntimeOrigin::root(), id), Error::<Test>::AlreadyCancelled);

		let late = defer(silence(ALICE, 60));
		run_with(1 + DELAY, 0);
		assert_noop!(cancel(RuntimeOrigin::root(), late), Error::<Test>::TooLate);
	});
}

#[test]
fn a_slash_that_is_not_proven_can_still_be_cancelled() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, 60));
		Proven::set(0);
		run_to(3 * DELAY);
		assert_ok!(cancel(RuntimeOrigin::root(), id));
		assert_eq!(MockBonds::frozen(ALICE), 0);
	});
}

#[test]
fn reopening_freezes_what_is_still_there() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, BOND));
		assert_ok!(cancel(RuntimeOrigin::root(), id));
		// Meanwhile another slash froze a part.
		defer(silence(ALICE, 400));

		assert_noop!(Slashing::reopen(RuntimeOrigin::signed(BOB), id), DispatchError::BadOrigin);
		assert_ok!(Slashing::reopen(RuntimeOrigin::root(), id));
		let event = Event::SlashReopened { id, attestor: ALICE, amount: BOND - 400, old_amount: BOND };
		assert_eq!(last_event(), event);
		assert_eq!(MockBonds::frozen(ALICE), BOND);
		run_to(1 + DELAY);
		assert_eq!(bonded(ALICE), 0);
	});
}

#[test]
fn reopening_has_its_limits() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, BOND));
		assert_noop!(Slashing::reopen(RuntimeOrigin::root(), id), Error::<Test>::NotCancelled);
		assert_noop!(Slashing::reopen(RuntimeOrigin::root(), id + 1), Error::<Test>::UnknownSlash);

		assert_ok!(cancel(RuntimeOrigin::root(), id));
		defer(silence(ALICE, BOND));
		assert_noop!(Slashing::reopen(RuntimeOrigin::root(), id), Error::<Test>::NothingToFreeze);
		run_with(1 + DELAY, 0);
		assert_noop!(Slashing::reopen(RuntimeOrigin::root(), id), Error::<Test>::TooLate);
	});
}
