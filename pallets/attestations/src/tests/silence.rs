//! Whoever says nothing pays, nobody else; and time in which the chain takes nothing does not count.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

const PRICE: u64 = 6 * REWARD;

fn silent(seats: &[AttestorId]) -> Vec<bool> {
	seats.iter().map(|id| attestor(*id).record.silent > 0).collect()
}

#[test]
fn who_does_not_commit_pays_six_rewards() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		for id in &seats[1..] {
			assert_ok!(commit(round, *id, TRUE));
		}
		run(u64::from(COMMIT) + 1);
		assert_eq!(silent(&seats), [true, false, false, false, false]);
		assert_eq!((attestor(seats[0]).frozen, attestor(seats[0]).exposed), (PRICE, 0));
		for id in &seats[1..] {
			assert_ok!(reveal(round, *id, TRUE));
		}
		assert!(matches!(heard()[..], [Heard::Judged(_, tally::Tally { true_: 4, silent: 1, .. })]));

		let [payer, treasury, issued] = [Balances::free_balance(PAYER), Balances::free_balance(TREASURY), issuance()];
		run(SLASH_DELAY);
		assert_eq!(attestor(seats[0]).bond, BOND - PRICE);
		assert!(seats[1..].iter().all(|id| attestor(*id).bond == BOND), "nobody else lost anything");
		assert_eq!(issued - issuance(), PRICE / 5, "a fifth is burnt");
		assert_eq!(Balances::free_balance(PAYER), payer + REWARD, "who was harmed gets the reward's worth");
		assert_eq!(Balances::free_balance(TREASURY), treasury + PRICE - PRICE / 5 - REWARD);
	});
}

#[test]
fn who_does_not_reveal_pays_the_same() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		for id in &seats {
			assert_ok!(commit(round, *id, TRUE));
		}
		for id in &seats[1..] {
			assert_ok!(reveal(round, *id, TRUE));
		}
		run(u64::from(REVEAL) + 1);
		assert_eq!(attestor(seats[0]).frozen, PRICE);
		assert_eq!(Committees::<Test>::get(round, seats[0]), Some(Seat::Silent));
		assert_ok!(<Attestations as Rounds<_, _>>::settle(round, Some(Verdict::True)));
		assert_eq!(attestor(seats[0]).earned, 0);
	});
}

#[test]
fn a_committee_that_says_nothing_at_all_is_judged() {
	build_and_execute(|| {
		let before = Balances::free_balance(PAYER);
		let (round, seats) = seated(request());
		run(u64::from(COMMIT) + 1);
		assert_eq!(heard(), [Heard::Judged(round, tally::Tally { silent: 5, ..Default::default() })]);
		assert_eq!(silent(&seats), [true; 5]);
		assert_ok!(<Attestations as Rounds<_, _>>::settle(round, None));
		assert_eq!(Balances::free_balance(PAYER), before, "it cost the requester nothing");
	});
}

#[test]
fn three_silences_in_an_era_lead_out_of_the_draw_until_the_next_one() {
	build_and_execute(|| {
		let mut count = [0; ATTESTORS as usize];
		let mut suspended = None;
		for subject in 0..20 {
			let (round, seats) = seated(Request { subject, exposure: 600, ..request() });
			if suspended.is_some_and(|id| seats.contains(&id)) {
				panic!("a suspended attestor was drawn");
			}
			run(u64::from(COMMIT) + 1);
			assert_ok!(<Attestations as Rounds<_, _>>::settle(round, None));
			for id in seats {
				count[id as usize] += 1;
				assert_eq!(attestor(id).standing != Standing::Active, count[id as usize] >= 3);
				if count[id as usize] == 3 {
					suspended = Some(id);
				}
			}
			if suspended.is_some() {
				break;
			}
		}
		let id = suspended.expect("five of fifteen are silent each time");
		assert_eq!(attestor(id).standing, Standing::Suspended { era: 1 });
		assert_noop!(Attestations::resume(key(id), id), Error::<Test>::StillSuspended);
		Era::set(2);
		assert_ok!(Attestations::resume(key(id), id));
		assert_eq!(attestor(id).record.silent, 0, "the count begins anew");
	});
}

#[test]
fn a_pause_leaves_the_draw_at_once_and_the_trees_later() {
	build_and_execute(|| {
		assert_ok!(Attestations::pause(owner(0), 0));
		assert_noop!(Attestations::pause(key(0), 0), Error::<Test>::NothingToDo);
		assert_noop!(Attestations::pause(owner(1), 0), Error::<Test>::NotOwnerOrOperator);
		assert_eq!(attestor(0).drawn_weight, 1_000);
		run_to(20);
		assert_eq!(attestor(0).drawn_weight, 0);
		assert_ok!(Attestations::resume(key(0), 0));
		assert_noop!(Attestations::resume(key(0), 0), Error::<Test>::NothingToDo);
		run_to(40);
		assert_eq!(attestor(0).drawn_weight, 1_000);
	});
}

#[test]
fn a_chain_closed_beyond_every_deadline_slashes_nobody() {
	build_and_execute(|| {
		let (first, seats) = seated(request());
		let (second, others) = seated(Request { subject: 8, ..request() });
		for id in &seats {
			assert_ok!(commit(first, *id, TRUE));
		}
		Open::set(false);
		run(10 * u64::from(COMMIT + REVEAL));
		Open::set(true);
		run(1);
		for id in &seats {
			assert_ok!(reveal(first, *id, TRUE));
		}
		attest(second, &others, &[TRUE; 5]);
		assert!((0..ATTESTORS).all(|id| attestor(id).record.silent == 0));
		assert!(pallet_mira_slashing::Deferred::<Test>::iter().next().is_none());
	});
}

#[test]
fn a_cancelled_slash_for_silence_restores_everything() {
	build_and_execute(|| {
		let (_, seats) = seated(request());
		run(u64::from(COMMIT) + 1);
		for id in 0..5 {
			assert_ok!(Slashing::cancel(RuntimeOrigin::root(), id, b"outage".to_vec().try_into().unwrap()));
		}
		run(2 * SLASH_DELAY);
		assert!(seats.iter().all(|id| (attestor(*id).bond, attestor(*id).frozen) == (BOND, 0)));
	});
}

#[test]
fn who_was_silent_leaves_when_the_round_is_settled() {
	build_and_execute(|| {
		let (round, seats) = seated(request());
		let id = seats[0];
		assert_ok!(Attestations::unbond(owner(id), id, BOND));
		run(UNBONDING + u64::from(COMMIT) + SLASH_DELAY);
		assert_noop!(Attestations::withdraw(owner(id), id), Error::<Test>::StillNeeded);
		let settled = <Attestations as Rounds<_, _>>::settle(round, None).expect("it is judged");
		assert_eq!(settled.seats[0].family, (id % FAMILIES) as FamilyId);
		assert_ok!(Attestations::withdraw(owner(id), id));
	});
}

#[test]
fn the_price_is_no_more_than_a_seat_had_at_risk() {
	build_and_execute(|| {
		let (_, seats) = seated(request());
		let dearer = Parameters { silence: 1_000, ..parameters() };
		assert_ok!(Attestations::set_parameters(RuntimeOrigin::root(), dearer));
		run(u64::from(COMMIT) + 1);
		assert!(seats.iter().all(|id| attestor(*id).frozen == EXPOSURE));
	});
}
