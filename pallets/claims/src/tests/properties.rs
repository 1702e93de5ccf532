//! Whatever is called in whatever order: value is conserved, and the invariants hold.

use crate::{mock::*, *};
use frame_support::assert_ok;
use proptest::prelude::*;
use std::cell::Cell;

#[derive(Clone, Debug)]
enum Step {
	Submit { who: u64, texts: Vec<u8>, tier: Tier, reward: u64, demand: u8 },
	Judge { nth: usize, true_: u8, false_: u8 },
	Unseat { nth: usize },
	Blocks { count: u64, weight: u64 },
	Gate(bool),
	Prove(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let tier = prop_oneof![Just(Tier::Fast), Just(Tier::Standard), Just(Tier::High)];
	let who = prop_oneof![4 => Just(REQUESTER), 2 => Just(OTHER), 1 => Just(POOR)];
	let texts = proptest::collection::vec(0..30u8, 0..6);
	prop_oneof![
		4 => (who, texts, tier, 5..200u64, 0..4u8)
			.prop_map(|(who, texts, tier, reward, demand)| Step::Submit { who, texts, tier, reward, demand }),
		6 => (0..64usize, 0..=5u8, 0..=5u8).prop_map(|(nth, true_, false_)| Step::Judge { nth, true_, false_ }),
		1 => (0..64usize).prop_map(|nth| Step::Unseat { nth }),
		4 => (1..50u64, prop_oneof![Just(2), Just(20), Just(100_000)])
			.prop_map(|(count, weight)| Step::Blocks { count, weight }),
		1 => any::<bool>().prop_map(Step::Gate),
		1 => (0..60u64).prop_map(Step::Prove),
	]
}

fn nth_attesting(nth: usize) -> Option<ClaimId> {
	let mut claims: Vec<_> =
		Claims::<Test>::iter().filter(|(_, claim)| claim.stage == Stage::Attesting).map(|(id, _)| id).collect();
	claims.sort();
	(!claims.is_empty()).then(|| claims[nth % claims.len()])
}

/// Does `step`; whether it had an effect.
fn perform(step: Step) -> bool {
	match step {
		Step::Submit { who, texts, tier, reward, demand } => {
			let words: Vec<_> = texts.iter().map(|number| format!("Text number {number}.")).collect();
			let words: Vec<_> = words.iter().map(String::as_str).collect();
			let demand = Demand { rounds: demand, cost_to_buy: 0 };
			submit_as(who, Submission { tier, reward, demand, ..submission(&words) }).is_ok()
		},
		Step::Judge { nth, true_, false_ } => nth_attesting(nth).is_some_and(|id| {
			let seats = rounds::Open::<Test>::get(claim(id).round).expect("it is open").seats;
			let true_ = true_ * (seats / 5);
			judge(id, tally(seats, true_, (false_ * (seats / 5)).min(seats - true_)));
			true
		}),
		Step::Unseat { nth } => nth_attesting(nth).is_some_and(|id| {
			unseat(id);
			true
		}),
		Step::Blocks { count, weight } => {
			run_with(System::block_number() + count, weight);
			true
		},
		Step::Gate(open) => {
			Open::set(open);
			true
		},
		Step::Prove(lag) => {
			Proven::set(System::block_number().saturating_sub(lag));
			true
		},
	}
}

#[test]
fn value_is_conserved() {
	let (steps, effective, finals) = (Cell::new(0u64), Cell::new(0u64), Cell::new(0u64));
	proptest!(ProptestConfig::with_cases(256), |(sequence in proptest::collection::vec(step(), 1..60))| {
		new_test_ext().execute_with(|| {
			let issued = Balances::total_issuance();
			for step in sequence {
				steps.set(steps.get() + 1);
				effective.set(effective.get() + u64::from(perform(step)));
				assert_ok!(ClaimsPallet::do_try_state());
			}
			// Everything comes to its end: nothing is stuck, nothing is lost.
			Open::set(true);
			Proven::set(u64::MAX);
			while let Some(id) = nth_attesting(0) {
				unseat(id);
			}
			run(200);
			assert_ok!(ClaimsPallet::do_try_state());
			assert_eq!(Responses::<Test>::iter().count(), 0);
			assert_eq!(Recents::<Test>::iter().count(), 0);
			let accounts = [REQUESTER, OTHER, POOR, POT, ATTESTORS];
			assert_eq!(accounts.map(held), [0; 5]);
			assert_eq!(Balances::free_balance(POT), 1, "all rewards were paid or given back");
			assert_eq!(accounts.map(Balances::free_balance).iter().sum::<u64>(), issued);
			finals.set(finals.get() + Certified::<Test>::iter().count() as u64);
		});
	});
	println!("{} of {} calls had an effect, {} responses ended", effective.get(), steps.get(), finals.get());
	assert!(effective.get() * 10 >= steps.get() * 3, "too few calls had an effect for this to say anything");
	assert!(finals.get() > 100, "too few responses came to their end");
}
