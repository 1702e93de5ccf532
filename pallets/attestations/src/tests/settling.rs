//! Who is paid what, and what goes back.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn settle(round: RoundId, verdict: Option<Verdict>) -> Result<Settled<u64>, sp_runtime::DispatchError> {
	<Attestations as Rounds<_, _>>::settle(round, verdict)
}

fn earned(seats: &[AttestorId]) -> Vec<u64> {
	seats.iter().map(|id| attestor(*id).earned).collect()
}

#[test]
fn the_majority_is_paid_and_the_minority_is_not() {
	build_and_execute(|| {
		let before = Balances::free_balance(PAYER);
		let (round, seats) = seated(request());
		attest(round, &seats, &[TRUE, TRUE, FALSE, TRUE, TRUE]);
		let Some(Heard::Judged(_, tally)) = heard().pop() else { panic!("it was judged") };
		assert_eq!(tally.verdict(), Some(Verdict::True));
		let settled = settle(round, tally.verdict()).expect("it is judged");
		assert_eq!(settled.unspent, REWARD);
		assert_eq!(earned(&seats), [100, 100, 0, 100, 100]);
		assert_eq!(Balances::free_balance(PAYER), before - 4 * REWARD);
		assert!(seats.iter().all(|id| attestor(*id).exposed == 0));
		assert_eq!(settled.seats.len(), 5);
		let minority = &settled.seats[2];
		assert_eq!((minority.attestor, &minority.seat), (seats[2], &Seat::Revealed(says(FALSE))));
		assert_eq!(minority.family, (seats[2] % FAMILIES) as FamilyId);
	});
}

#[test]
fn without_a_quorum_a_verdict_earns_half_and_the_requester_pays_less() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		attest(round, &seats, &[TRUE, TRUE, FALSE, FALSE, Answer::Abstain]);
		assert!(matches!(heard()[..], [Heard::Judged(_, tally)] if tally.verdict().is_none()));
		let settled = settle(round, None).expect("it is judged");
		assert_eq!(earned(&seats), [50, 50, 50, 50, 0]);
		assert_eq!(attestor(seats[4]).record.abstentions, 20);
		assert_eq!(settled.unspent, 500 - 4 * 50 - 20);
	});
}

#[test]
fn abstentions_are_paid_to_who_gave_enough_verdicts_and_forfeited_otherwise() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		attest(round, &seats, &[Answer::Abstain; 5]);
		assert_ok!(settle(round, None));
		// The first one also gave three verdicts in this era: three of four are more than 70%.
		Attestors::<Test>::mutate(seats[0], |attestor| {
			let record = &mut attestor.as_mut().unwrap().record;
			(record.seats, record.verdicts) = (4, 3);
		});
		let treasury = Balances::free_balance(TREASURY);
		Era::set(2);
		assert_ok!(Attestations::pay_out(RuntimeOrigin::signed(POOR), seats[0]));
		assert_eq!(Balances::free_balance(OWNERS + u64::from(seats[0])), MONEY - BOND + 20);
		assert_noop!(Attestations::pay_out(RuntimeOrigin::signed(POOR), seats[1]), Error::<Test>::NothingToDo);
		assert_ok!(Attestations::pause(owner(seats[1]), seats[1]));
		assert_eq!(Balances::free_balance(TREASURY), treasury + 20, "any call in a later era ends the record");
		assert_eq!(attestor(seats[1]).record, Record { era: 2, ..Default::default() });
	});
}

#[test]
fn a_round_is_settled_once_and_not_before_it_is_judged() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		assert_noop!(settle(round, None), Error::<Test>::NotJudged);
		assert_noop!(settle(99, None), Error::<Test>::UnknownRound);
		attest(round, &seats, &[TRUE; 5]);
		assert_ok!(settle(round, Some(Verdict::True)));
		assert_noop!(settle(round, Some(Verdict::True)), Error::<Test>::UnknownRound);
		assert_eq!(Committees::<Test>::iter().count(), 0, "nothing is left of it");
	});
}

#[test]
fn the_outcome_may_differ_from_what_the_round_said() {
	build_and_execute(|| {
		// As after a challenge: those who were right in the first round are paid, the others are not.
		let (round, seats) = seated(request());
		attest(round, &seats, &[TRUE, TRUE, TRUE, TRUE, FALSE]);
		assert_ok!(settle(round, Some(Verdict::False)));
		assert_eq!(earned(&seats), [0, 0, 0, 0, 100]);
	});
}

#[test]
fn earnings_reach_the_owner() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		attest(round, &seats, &[TRUE; 5]);
		assert_ok!(settle(round, Some(Verdict::True)));
		let owner = OWNERS + u64::from(seats[0]);
		let before = Balances::free_balance(owner);
		assert_ok!(Attestations::pay_out(RuntimeOrigin::signed(POOR), seats[0]));
		assert_eq!(Balances::free_balance(owner), before + REWARD);
		assert_noop!(Attestations::pay_out(RuntimeOrigin::signed(POOR), 99), Error::<Test>::UnknownAttestor);
	});
}

#[test]
fn what_a_payer_cannot_take_is_forfeited() {
	build_and_execute(|| {
		use frame_support::traits::fungible::Mutate;
		let (round, seats) = seated(Request { reward: 1, ..request() });
		attest(round, &seats, &[TRUE, TRUE, TRUE, TRUE, FALSE]);
		assert_ok!(Balances::burn_from(
			&PAYER,
			MONEY - 5,
			frame_support::traits::tokens::Preservation::Expendable,
			frame_support::traits::tokens::Precision::Exact,
			frame_support::traits::tokens::Fortitude::Polite
		));
		let treasury = Balances::free_balance(TREASURY);
		assert_ok!(settle(round, Some(Verdict::True)));
		assert_eq!(Balances::free_balance(TREASURY), treasury + 1);
	});
}
