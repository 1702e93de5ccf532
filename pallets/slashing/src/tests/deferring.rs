//! A slash is decided: what is frozen, and who is told.

use crate::{mock::*, *};

#[test]
fn freezes_and_tells() {
	build_and_execute(|| {
		let id = defer(silence(ALICE, 60));

		assert_eq!(MockBonds::frozen(ALICE), 60);
		assert_eq!(bonded(ALICE), BOND, "nothing is lost yet");
		let event = Event::SlashDeferred {
			id,
			attestor: ALICE,
			owner: ALICE,
			cause: Cause::Silence,
			subject: 7,
			amount: 60,
			due_at: 1 + DELAY,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn takes_no_more_than_the_bond_holds() {
	build_and_execute(|| {
		defer(silence(ALICE, BOND - 10));
		let second = defer(silence(ALICE, 60));

		assert_eq!(Deferred::<Test>::get(second).unwrap().offence.amount, 10);
		assert_eq!(Slashing::defer(silence(ALICE, 1)), None, "nothing is left to freeze");
		assert_eq!(MockBonds::frozen(ALICE), BOND);
		assert_eq!(NextId::<Test>::get(), 2, "what was not decided has no number");
	});
}

#[test]
fn an_attestor_that_never_was_is_not_slashed() {
	build_and_execute(|| {
		assert_eq!(Slashing::defer(silence(NOBODY, 60)), None);
		assert_eq!(NextId::<Test>::get(), 0);
	});
}
