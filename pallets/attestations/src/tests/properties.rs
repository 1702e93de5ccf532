//! Whatever is called in whatever order: value is conserved, and the invariants hold.

use crate::{mock::*, *};
use frame_support::traits::fungible::Inspect;
use proptest::prelude::*;
use std::cell::Cell;

#[derive(Clone, Debug)]
enum Step {
	Open { seats: u8, reward: u64, proven: bool },
	Commit { nth: usize, answer: Answer },
	Reveal { nth: usize },
	Settle { nth: usize, verdict: Option<Verdict> },
	BondExtra { id: AttestorId, amount: u64 },
	Unbond { id: AttestorId, amount: u64 },
	Rebond(AttestorId),
	Withdraw(AttestorId),
	Pause(AttestorId),
	Resume(AttestorId),
	PayOut(AttestorId),
	SetDomains(AttestorId, DomainSet),
	CancelSlash(u64),
	Blocks(u64),
	NextEra,
	Gate(bool),
	Prove(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let id = 0..ATTESTORS;
	let nth = 0..64usize;
	let answer = prop_oneof![3 => Just(TRUE), 1 => Just(FALSE), 1 => Just(Answer::Abstain), 1 => Just(Answer::Verdict(Verdict::Unverifiable))];
	let verdict = proptest::option::of(prop_oneof![Just(Verdict::True), Just(Verdict::False)]);
	prop_oneof![
		4 => (prop_oneof![Just(5u8), Just(3), Just(11)], 1..200u64, any::<bool>())
			.prop_map(|(seats, reward, proven)| Step::Open { seats, reward, proven }),
		20 => (nth.clone(), answer).prop_map(|(nth, answer)| Step::Commit { nth, answer }),
		16 => nth.clone().prop_map(|nth| Step::Reveal { nth }),
		4 => (nth, verdict).prop_map(|(nth, verdict)| Step::Settle { nth, verdict }),
		2 => (id.clone(), 1..3_000u64).prop_map(|(id, amount)| Step::BondExtra { id, amount }),
		2 => (id.clone(), 1..12_000u64).prop_map(|(id, amount)| Step::Unbond { id, amount }),
		1 => id.clone().prop_map(Step::Rebond),
		2 => id.clone().prop_map(Step::Withdraw),
		1 => id.clone().prop_map(Step::Pause),
		1 => id.clone().prop_map(Step::Resume),
		1 => id.clone().prop_map(Step::PayOut),
		1 => (id, 1..4u32).prop_map(|(id, set)| Step::SetDomains(id, DomainSet(set))),
		1 => (0..10u64).prop_map(Step::CancelSlash),
		8 => prop_oneof![4 => 1..4u64, 1 => 10..60u64].prop_map(Step::Blocks),
		1 => Just(Step::NextEra),
		1 => any::<bool>().prop_map(Step::Gate),
		1 => (0..40u64).prop_map(Step::Prove),
	]
}

/// The seat of the given kind, counted through all rounds in order.
fn nth_seat(
	nth: usize,
	is: impl Fn(&Seat) -> bool,
	during: impl Fn(&Phase<u64>) -> bool,
) -> Option<(RoundId, AttestorId)> {
	let mut seats: Vec<_> = Committees::<Test>::iter()
		.filter(|(round, _, seat)| is(seat) && during(&OpenRounds::<Test>::get(round).unwrap().phase))
		.map(|(round, id, _)| (round, id))
		.collect();
	seats.sort();
	(!seats.is_empty()).then(|| seats[nth % seats.len()])
}

/// What each seat has committed to: the mock's hash hides the answer, so the test remembers it.
type Answers = std::collections::BTreeMap<(RoundId, AttestorId), Answer>;

/// Does `step`; whether it had an effect.
fn perform(step: Step, answers: &mut Answers) -> bool {
	match step {
		Step::Open { seats, reward, proven } => {
			let pace = Pace { lane: u8::from(proven), proven, ..request().pace };
			let wanted = Request { seats, reward, pace, exposure: 1_200, ..request() };
			<Attestations as Rounds<_, _>>::open(wanted).is_ok()
		},
		Step::Commit { nth, answer } => {
			let due = |seat: &Seat| *seat == Seat::Drawn;
			nth_seat(nth, due, |phase| matches!(phase, Phase::Committing { .. })).is_some_and(|(round, id)| {
				answers.insert((round, id), answer);
				commit(round, id, answer).is_ok()
			})
		},
		Step::Reveal { nth } => {
			let due = |seat: &Seat| matches!(seat, Seat::Committed(_));
			nth_seat(nth, due, |phase| matches!(phase, Phase::Revealing { .. }))
				.is_some_and(|(round, id)| reveal(round, id, answers[&(round, id)]).is_ok())
		},
		Step::Settle { nth, verdict } => {
			let judged: Vec<_> =
				OpenRounds::<Test>::iter().filter(|(_, it)| it.phase == Phase::Judged).map(|(id, _)| id).collect();
			!judged.is_empty() && <Attestations as Rounds<_, _>>::settle(judged[nth % judged.len()], verdict).is_ok()
		},
		Step::BondExtra { id, amount } => Attestations::bond_extra(owner(id), id, amount).is_ok(),
		Step::Unbond { id, amount } => {
			let amount = if amount > 10_000 { Attestors::<Test>::get(id).map_or(0, |it| it.staying()) } else { amount };
			Attestations::unbond(owner(id), id, amount).is_ok()
		},
		Step::Rebond(id) => Attestations::rebond(owner(id), id).is_ok(),
		Step::Withdraw(id) => Attestations::withdraw(owner(id), id).is_ok(),
		Step::Pause(id) => Attestations::pause(key(id), id).is_ok(),
		Step::Resume(id) => Attestations::resume(key(id), id).is_ok(),
		Step::PayOut(id) => Attestations::pay_out(RuntimeOrigin::signed(POOR), id).is_ok(),
		Step::SetDomains(id, domains) => Attestations::set_domains(owner(id), id, domains).is_ok(),
		Step::CancelSlash(id) => {
			Slashing::cancel(RuntimeOrigin::root(), id, b"property".to_vec().try_into().unwrap()).is_ok()
		},
		Step::Blocks(count) => {
			run(count);
			true
		},
		Step::NextEra => {
			Era::mutate(|era| *era += 1);
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

/// What slashes burnt.
fn burnt() -> u64 {
	let slashes = System::events().into_iter().map(|record| match record.event {
		RuntimeEvent::Slashing(pallet_mira_slashing::Event::SlashApplied { burnt, .. }) => burnt,
		_ => 0,
	});
	slashes.sum()
}

#[test]
fn value_is_conserved() {
	let (steps, effective, judged) = (Cell::new(0u64), Cell::new(0u64), Cell::new(0u64));
	proptest!(ProptestConfig::with_cases(128), |(sequence in proptest::collection::vec(step(), 1..120))| {
		new_test_ext().execute_with(|| {
			let issued = issuance();
			let mut answers = Answers::new();
			for step in sequence {
				steps.set(steps.get() + 1);
				// As for a transaction: what fails leaves nothing.
				let done = frame_support::storage::with_storage_layer(|| {
					perform(step, &mut answers).then_some(()).ok_or(sp_runtime::DispatchError::Other("refused"))
				});
				effective.set(effective.get() + u64::from(done.is_ok()));
				check();
			}
			assert_eq!(issuance() + burnt(), issued);
			let owners = (0..u64::from(ATTESTORS)).map(|number| OWNERS + number);
			let accounts = owners.chain([PAYER, TREASURY, POOR, Attestations::pot()]);
			let held: u64 = accounts.map(|who| Balances::total_balance(&who)).sum();
			assert_eq!(held, issuance(), "nothing went anywhere else");
			judged.set(judged.get() + heard().len() as u64);
		});
	});
	println!("{} of {} calls had an effect, {} rounds ended", effective.get(), steps.get(), judged.get());
	assert!(effective.get() * 10 >= steps.get() * 3, "too few calls had an effect for this to say anything");
	assert!(judged.get() > 50, "too few rounds came to their end");
}
