//! Becoming an attestor, and leaving.

use crate::{mock::*, *};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{Inspect, InspectHold},
};
use pallet_mira_slashing::{Bonds, Cause, DeferSlash, Offence};

const NEW: AttestorId = ATTESTORS;

fn register(who: u64, bond: u64) -> sp_runtime::DispatchResult {
	Attestations::register(RuntimeOrigin::signed(who), who, bond, DomainSet::of([FACTS, MATHS]), 1)
}

#[test]
fn registration_holds_the_bond_and_enters_the_draw_two_epochs_later() {
	build_and_execute(|| {
		run_to(13);
		assert_ok!(register(PAYER, 5_000));
		assert_eq!(Balances::balance_on_hold(&HoldReason::Bond.into(), &PAYER), 5_000);
		assert_eq!(attestor(NEW).drawn_weight, 0);
		run_to(29);
		assert_eq!(attestor(NEW).drawn_weight, 0);
		run_to(30);
		assert_eq!(attestor(NEW).drawn_weight, 500, "one unit of weight for ten of bond");
		assert_eq!(attestor(NEW).drawn_domains, DomainSet::of([FACTS, MATHS]));
	});
}

#[test]
fn bad_registrations_are_refused() {
	build_and_execute(|| {
		let signed = || RuntimeOrigin::signed(PAYER);
		let facts = DomainSet::of([FACTS]);
		assert_noop!(register(PAYER, 999), Error::<Test>::BondTooSmall);
		assert_noop!(register(POOR, 1_000), sp_runtime::TokenError::FundsUnavailable);
		assert_noop!(Attestations::register(signed(), OWNERS + KEYS, BOND, facts, 0), Error::<Test>::OperatingKeyTaken);
		assert_noop!(
			Attestations::register(signed(), PAYER, BOND, facts, FAMILIES as u16),
			Error::<Test>::UnknownFamily
		);
		let domains = [
			(DomainSet::default(), Error::<Test>::BadDomainCount),
			(DomainSet::of(0..5), Error::<Test>::BadDomainCount),
			(DomainSet::of([2]), Error::<Test>::UnknownDomain),
			(DomainSet::of([31]), Error::<Test>::UnknownDomain),
		];
		for (domains, error) in domains {
			assert_noop!(Attestations::register(signed(), PAYER, BOND, domains, 0), error);
		}
		Params::<Test>::kill();
		assert_noop!(register(PAYER, BOND), Error::<Test>::NotConfigured);
	});
}

#[test]
fn weight_stops_growing_at_the_cap() {
	build_and_execute(|| {
		assert_ok!(register(PAYER, 500_000));
		run(30);
		assert_eq!(attestor(NEW).drawn_weight, 10_000);
	});
}

#[test]
fn more_bond_counts_two_epochs_later() {
	build_and_execute(|| {
		assert_ok!(Attestations::bond_extra(owner(0), 0, 5_000));
		assert_eq!((attestor(0).bond, attestor(0).drawn_weight), (15_000, 1_000));
		run_to(20);
		assert_eq!(attestor(0).drawn_weight, 1_500);
		assert_noop!(Attestations::bond_extra(owner(1), 0, 5), Error::<Test>::NotOwner);
		assert_noop!(Attestations::bond_extra(owner(0), 0, 0), Error::<Test>::NothingToDo);
		assert_noop!(Attestations::bond_extra(owner(0), 99, 5), Error::<Test>::UnknownAttestor);
	});
}

#[test]
fn changes_in_one_epoch_are_bounded() {
	build_and_execute(|| {
		for _ in 0..4 {
			assert_ok!(Attestations::bond_extra(owner(0), 0, 10));
		}
		assert_noop!(Attestations::bond_extra(owner(0), 0, 10), Error::<Test>::TooManyChanges);
		run_to(20);
		assert_ok!(Attestations::bond_extra(owner(0), 0, 10));
	});
}

#[test]
fn bond_asked_back_leaves_when_its_time_is_over() {
	build_and_execute(|| {
		assert_ok!(Attestations::unbond(owner(0), 0, 4_000));
		assert_eq!(attestor(0).free(), 6_000, "it backs nothing new at once");
		run_to(UNBONDING);
		assert_noop!(Attestations::withdraw(owner(0), 0), Error::<Test>::StillNeeded);
		run(1);
		assert_ok!(Attestations::withdraw(owner(0), 0));
		assert_eq!(attestor(0).bond, 6_000);
		assert_eq!(Balances::balance_on_hold(&HoldReason::Bond.into(), &OWNERS), 6_000);
		assert_noop!(Attestations::withdraw(owner(0), 0), Error::<Test>::NothingToUnbond);
	});
}

#[test]
fn asking_again_begins_the_time_anew_and_may_be_taken_back() {
	build_and_execute(|| {
		assert_ok!(Attestations::unbond(owner(0), 0, 1_000));
		run(40);
		assert_ok!(Attestations::unbond(owner(0), 0, 1_000));
		assert_eq!(attestor(0).unbonding, Some(Unbonding { amount: 2_000, free_at: 41 + UNBONDING }));
		assert_noop!(Attestations::unbond(owner(0), 0, 7_500), Error::<Test>::BondTooSmall);
		assert_noop!(Attestations::unbond(owner(0), 0, 8_001), Error::<Test>::NothingToUnbond);
		assert_noop!(Attestations::unbond(owner(0), 0, 0), Error::<Test>::NothingToUnbond);
		assert_ok!(Attestations::rebond(owner(0), 0));
		assert_eq!(attestor(0).free(), BOND);
		assert_noop!(Attestations::rebond(owner(0), 0), Error::<Test>::NothingToUnbond);
		run(30);
		assert_eq!(attestor(0).drawn_weight, 1_000);
	});
}

#[test]
fn the_last_of_a_bond_ends_the_attestor() {
	build_and_execute(|| {
		assert_ok!(Attestations::unbond(owner(0), 0, BOND));
		run(UNBONDING);
		assert_ok!(Attestations::withdraw(owner(0), 0));
		assert_eq!(Attestors::<Test>::get(0), None);
		assert!(!Operating::<Test>::contains_key(OWNERS + KEYS));
		assert_eq!(Balances::balance(&OWNERS), MONEY);
		assert_eq!(NextAttestor::<Test>::get(), ATTESTORS, "its number is not given again");
	});
}

#[test]
fn bond_stays_while_a_seat_needs_it() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		let id = seats[0];
		assert_ok!(Attestations::unbond(owner(id), id, BOND));
		attest(round, &seats, &[TRUE; 5]);
		run(UNBONDING + 30);
		assert_noop!(Attestations::withdraw(owner(id), id), Error::<Test>::StillNeeded);
		assert_ok!(<Attestations as Rounds<_, _>>::settle(round, Some(Verdict::True)));
		assert_ok!(Attestations::withdraw(owner(id), id));
		assert_eq!(Balances::balance(&(OWNERS + u64::from(id))), MONEY + REWARD, "and its earnings came along");
	});
}

#[test]
fn bond_stays_while_a_slash_may_take_it_and_what_is_asked_back_is_not_safe() {
	build_and_execute(|| {
		assert_ok!(Attestations::unbond(owner(0), 0, BOND));
		Proven::set(0);
		run(UNBONDING);
		let offence =
			|amount| Offence { attestor: 0, cause: Cause::Silence, subject: 1, amount, harmed: None, reporter: None };
		let slash = Slashing::defer(offence(3_000)).expect("the bond is there");
		assert_noop!(Attestations::withdraw(owner(0), 0), Error::<Test>::StillNeeded);
		assert_ok!(Slashing::cancel(RuntimeOrigin::root(), slash, b"mistake".to_vec().try_into().unwrap()));
		assert_eq!(attestor(0).bond, BOND, "exactly what it was");

		Slashing::defer(offence(4_000)).expect("the bond is there");
		Proven::set(u64::MAX);
		run(SLASH_DELAY);
		assert_eq!((attestor(0).bond, attestor(0).frozen), (6_000, 0));
		assert_eq!(attestor(0).unbonding.map(|unbonding| unbonding.amount), Some(6_000));
		run(20);
		assert_ok!(Attestations::withdraw(owner(0), 0));
		assert_eq!(Balances::total_balance(&OWNERS), MONEY - 4_000);
	});
}

#[test]
fn a_bond_that_was_slashed_whole_can_be_left() {
	build_and_execute(|| {
		let offence =
			Offence { attestor: 0, cause: Cause::Silence, subject: 1, amount: BOND, harmed: None, reporter: None };
		Slashing::defer(offence).expect("the bond is there");
		run(SLASH_DELAY);
		assert_eq!(attestor(0).bond, 0);
		assert_noop!(Attestations::withdraw(owner(0), 0), Error::<Test>::StillNeeded);
		run(30);
		assert_ok!(Attestations::withdraw(owner(0), 0));
		assert_eq!(Attestors::<Test>::get(0), None);
	});
}

#[test]
fn slashes_take_nothing_that_open_seats_have_at_risk() {
	build_and_execute(|| {
		let (_, seats) = seated(request());
		let free = BOND - EXPOSURE;
		assert_eq!(<Attestations as Bonds<_>>::freeze(seats[0], BOND), free);
		assert_eq!(<Attestations as Bonds<_>>::freeze(seats[0], 1), 0);
		assert_ok!(<Attestations as Bonds<_>>::thaw(seats[0], free));
		assert_eq!(<Attestations as Bonds<_>>::freeze(99, 1), 0);
		assert_noop!(<Attestations as Bonds<_>>::thaw(99, 1), Error::<Test>::UnknownAttestor);
	});
}

#[test]
fn another_key_signs_at_once() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		let id = seats[0];
		assert_ok!(Attestations::set_operating(owner(id), id, 77));
		assert_noop!(commit(round, id, TRUE), Error::<Test>::NotAnAttestor);
		let commits = vec![Commit { round, hash: hash(round, id, TRUE) }];
		assert_ok!(Attestations::commit(RuntimeOrigin::signed(77), commits.try_into().unwrap()));
		assert_noop!(Attestations::set_operating(owner(id), id, 77), Error::<Test>::OperatingKeyTaken);
		assert_noop!(Attestations::set_operating(key(id), id, 78), Error::<Test>::NotOwner);
		let exists = |account| frame_system::Account::<Test>::contains_key(account);
		assert!(exists(77), "it can sign without any money");
		assert!(!exists(OWNERS + u64::from(id) + KEYS), "the old key leaves nothing");
	});
}

#[test]
fn other_domains_take_effect_two_epochs_later() {
	build_and_execute(|| {
		assert_ok!(Attestations::set_domains(owner(0), 0, DomainSet::of([MATHS])));
		assert_eq!(attestor(0).drawn_domains, DomainSet::of([FACTS]));
		run_to(20);
		assert_eq!(attestor(0).drawn_domains, DomainSet::of([MATHS]));
		assert_noop!(Attestations::set_domains(owner(0), 0, DomainSet::of([MATHS])), Error::<Test>::NothingToDo);
	});
}
