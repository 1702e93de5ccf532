//! Whatever happens in whatever order: value is conserved but for the stated burn, and the invariants hold.

use crate::{mock::*, *};
use frame_support::{assert_ok, traits::fungible::Inspect};
use proptest::prelude::*;
use std::cell::Cell;

#[derive(Clone, Debug)]
enum Step {
	Defer { attestor: Attestor, amount: u64, harm: Option<u64>, reported: bool },
	Cancel(SlashId),
	Reopen(SlashId),
	Apply(SlashId),
	Blocks { count: u64, weight: u64 },
	Prove(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let id = 0..12u64;
	prop_oneof![
		4 => (ALICE..=BOB, 1..400u64, proptest::option::of(0..300u64), any::<bool>())
			.prop_map(|(attestor, amount, harm, reported)| Step::Defer { attestor, amount, harm, reported }),
		2 => id.clone().prop_map(Step::Cancel),
		1 => id.clone().prop_map(Step::Reopen),
		1 => id.prop_map(Step::Apply),
		3 => (1..30u64, prop_oneof![Just(0), Just(11), Just(1_000)])
			.prop_map(|(count, weight)| Step::Blocks { count, weight }),
		1 => (0..40u64).prop_map(Step::Prove),
	]
}

/// Does `step`; whether it had an effect.
fn perform(step: Step) -> bool {
	match step {
		Step::Defer { attestor, amount, harm, reported } => {
			let harmed = harm.map(|harm| (REQUESTER, harm));
			let reporter = reported.then_some(REPORTER);
			Slashing::defer(Offence { harmed, reporter, ..silence(attestor, amount) }).is_some()
		},
		Step::Cancel(id) => {
			Slashing::cancel(RuntimeOrigin::root(), id, b"property".to_vec().try_into().unwrap()).is_ok()
		},
		Step::Reopen(id) => Slashing::reopen(RuntimeOrigin::root(), id).is_ok(),
		Step::Apply(id) => Slashing::apply(RuntimeOrigin::signed(NOBODY), id).is_ok(),
		Step::Blocks { count, weight } => {
			run_with(System::block_number() + count, weight);
			true
		},
		Step::Prove(lag) => {
			Proven::set(System::block_number().saturating_sub(lag));
			true
		},
	}
}

/// What events say was burnt.
fn burnt() -> u64 {
	let events = System::events().into_iter();
	events
		.map(|record| match record.event {
			RuntimeEvent::Slashing(Event::SlashApplied {
				amount, burnt, to_reporter, to_harmed, to_treasury, ..
			}) => {
				assert_eq!(amount, burnt + to_reporter + to_harmed + to_treasury);
				burnt
			},
			_ => 0,
		})
		.sum()
}

#[test]
fn value_is_conserved() {
	let (steps, effective) = (Cell::new(0u64), Cell::new(0u64));
	proptest!(ProptestConfig::with_cases(256), |(sequence in proptest::collection::vec(step(), 1..40))| {
		build_and_execute(|| {
			let (issued, accounts) = (issuance(), [ALICE, BOB, REQUESTER, REPORTER, TREASURY]);
			for step in sequence {
				steps.set(steps.get() + 1);
				effective.set(effective.get() + u64::from(perform(step)));
				assert_ok!(Slashing::do_try_state());
			}
			assert_eq!(issuance() + burnt(), issued);
			let held: u64 = accounts.iter().map(<Balances as Inspect<u64>>::total_balance).sum();
			assert_eq!(held, issuance(), "nothing went anywhere else");
		});
	});
	println!("{} of {} calls had an effect", effective.get(), steps.get());
	assert!(effective.get() * 10 >= steps.get() * 3, "too few calls had an effect for this to say anything");
}
