//! From a response to final outcomes, on a chain of real blocks and through the pipeline of transactions.

use super::chain::*;
use crate::{constants::currency::MILLI, *};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo, Pays},
	traits::fungible::Mutate,
};
use frame_system::RawOrigin;
use mira_svm_interface::claim::{Outcome, Stage};
use pallet_mira_attestations::{
	commitment, Answer, Attestation, AttestorId, Commit, DomainSet, Gate, Phase, Reveal, RoundId, Seat, Verdict,
	MAX_VOTES,
};
use pallet_mira_claims::{Demand, NewClaim, ResponseId, Span, Submission, Tier};
use pallet_mira_svm::Claims as _;
use sp_core::{sr25519::Pair, Pair as _, H256};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Ferdie};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};

const ATTESTORS: u32 = 12;
const BOND: Balance = 5_000 * MIRA;
pub(super) const REWARD: Balance = 200 * MILLI;
const SALT: [u8; 32] = [3; 32];
pub(super) const TRUE: Answer = Answer::Verdict(Verdict::True);

fn key(number: AttestorId) -> Pair {
	Pair::from_string(&format!("//Attestor//{}", number + 1), None).expect("the path is good")
}

fn who(pair: &Pair) -> AccountId {
	pair.public().into()
}

/// A network of four validators with its own attestors and as many others in the draw.
pub(super) fn with_attestors(test: impl FnOnce()) {
	on("local_testnet", || {
		let genesis = pallet_mira_attestations::NextAttestor::<Runtime>::get();
		for number in genesis..ATTESTORS {
			let owner = AccountId::from([100 + number as u8; 32]);
			let give = pallet_balances::Call::force_set_balance { who: owner.clone().into(), new_free: 2 * BOND };
			assert_ok!(RuntimeCall::from(give).dispatch(RawOrigin::Root.into()));
			let (operating, domains) = (who(&key(number)), DomainSet::of([0, 1]));
			let register = pallet_mira_attestations::Call::register {
				operating,
				bond: BOND,
				domains,
				family: (number % 3) as u16,
			};
			assert_ok!(RuntimeCall::from(register).dispatch(RawOrigin::Signed(owner).into()));
		}
		let attestors = || pallet_mira_attestations::Attestors::<Runtime>::iter_values();
		run_until(30, || attestors().all(|attestor| attestor.drawn_weight > 0));
		test();
	});
}

pub(super) fn submission(texts: &[&str]) -> Submission<Balance> {
	let claim = |(at, text): (usize, &&str)| NewClaim {
		text: text.as_bytes().to_vec().try_into().expect("short"),
		domain: 0,
		span: Span { start: at as u32 * 100, length: 100 },
	};
	Submission {
		hash: H256::repeat_byte(1),
		length: 1_000,
		model: b"model".to_vec().try_into().expect("short"),
		tier: Tier::Fast,
		reward: REWARD,
		claims: texts.iter().enumerate().map(claim).collect::<Vec<_>>().try_into().expect("few"),
		demand: Demand::default(),
	}
}

fn apply(extrinsic: UncheckedExtrinsic) -> Result<(), TransactionValidityError> {
	Executive::apply_extrinsic(extrinsic).map(|result| result.expect("what is admitted succeeds"))
}

fn in_pool(extrinsic: UncheckedExtrinsic) -> Result<u64, TransactionValidityError> {
	Executive::validate_transaction(TransactionSource::External, extrinsic, System::parent_hash())
		.map(|valid| valid.priority)
}

fn refused(error: pallet_mira_attestations::Error<Runtime>) -> TransactionValidityError {
	InvalidTransaction::Custom(error.encode()[0]).into()
}

/// Alice submits `texts`; the response, and the round of each claim, drawn.
fn submit(texts: &[&str]) -> (ResponseId, Vec<RoundId>) {
	let call = pallet_mira_claims::Call::submit { submission: Box::new(submission(texts)) };
	assert_ok!(apply(signed(&Alice.pair(), call)));
	let id = pallet_mira_claims::NextResponse::<Runtime>::get() - 1;
	let first = pallet_mira_claims::Responses::<Runtime>::get(id).expect("it is open").first;
	let claims = first..first + texts.len() as u64;
	let rounds: Vec<_> =
		claims.map(|id| pallet_mira_claims::Claims::<Runtime>::get(id).expect("it is open").round).collect();
	run_until(13, || rounds.iter().all(|round| !committee(*round).is_empty()));
	(id, rounds)
}

pub(super) fn committee(round: RoundId) -> Vec<AttestorId> {
	pallet_mira_attestations::Committees::<Runtime>::iter_key_prefix(round).collect()
}

fn says(answer: Answer) -> Attestation {
	Attestation { answer, confidence: 900, evidence: H256::zero(), model: H256::zero() }
}

pub(super) fn commit(round: RoundId, id: AttestorId, answer: Answer) -> UncheckedExtrinsic {
	let claim = pallet_mira_attestations::OpenRounds::<Runtime>::get(round).expect("it is open").request.claim;
	let hash = commitment(System::block_hash(0), claim, round, id, &says(answer), &SALT);
	let commits = vec![Commit { round, hash }].try_into().expect("one");
	signed(&key(id), pallet_mira_attestations::Call::commit { commits })
}

pub(super) fn reveal(round: RoundId, id: AttestorId, answer: Answer) -> UncheckedExtrinsic {
	let reveals = vec![Reveal { round, attestation: says(answer), salt: SALT }].try_into().expect("one");
	signed(&key(id), pallet_mira_attestations::Call::reveal { reveals })
}

/// Lets the chain prove that all before this block is final, since no GRANDPA runs here.
pub(super) fn prove() {
	let (number, hash) = (System::block_number() - 1, System::parent_hash());
	pallet_mira_finality::Proven::<Runtime>::put(pallet_mira_finality::ProvenBlock { number, hash, set_id: 0 });
	// Sets that ended before are of no use any more.
	pallet_mira_finality::Spans::<Runtime>::mutate(|spans| {
		spans.retain(|span| {
			let is_of_use = span.last.is_none_or(|last| last > number);
			if !is_of_use {
				pallet_mira_finality::Authorities::<Runtime>::remove(span.set_id);
			}
			is_of_use
		});
	});
}

/// What programs of the SVM domain are told of the two newest claims, which cover a fifth of their response.
fn told_programs() -> [(Stage, Option<Outcome>); 2] {
	let next = pallet_mira_claims::NextClaim::<Runtime>::get();
	[next - 2, next - 1].map(|number| {
		let claim = <Runtime as pallet_mira_svm::Config>::Claims::claim(number).expect("it is remembered");
		assert_eq!((claim.number, claim.coverage), (number, 20));
		(claim.stage, claim.outcome)
	})
}

#[test]
fn a_response_becomes_final_outcomes() {
	with_attestors(|| {
		let (response, rounds) = submit(&["Water boils at 100 degrees.", "Two and two is five."]);
		assert_eq!(told_programs(), [(Stage::Attesting, None); 2]);
		let answers = [TRUE, Answer::Verdict(Verdict::False)];
		for (round, answer) in rounds.iter().zip(answers) {
			for id in committee(*round) {
				assert_ok!(apply(commit(*round, id, answer)));
			}
		}
		next_block();
		for (round, answer) in rounds.iter().zip(answers) {
			for id in committee(*round) {
				assert_ok!(apply(reveal(*round, id, answer)));
			}
		}
		let outcomes = [Some(Outcome::Supported), Some(Outcome::Refuted)];
		run_until(5, || told_programs() == outcomes.map(|outcome| (Stage::Provisional, outcome)));
		run_until(15, || {
			prove();
			pallet_mira_claims::Certified::<Runtime>::contains_key(response)
		});
		assert_eq!(told_programs(), outcomes.map(|outcome| (Stage::Final, outcome)));
		let earned: Balance = pallet_mira_attestations::Attestors::<Runtime>::iter_values().map(|it| it.earned).sum();
		assert_eq!(earned, 10 * REWARD);
	});
}

/// From events alone the life of every claim is rebuilt, seats and all; hashed, it is what the state keeps for ever.
#[test]
fn events_alone_tell_what_the_state_keeps() {
	use pallet_mira_attestations::{Event as Attesting, SeatRecord};
	use pallet_mira_claims::{chain_records, response_hash, Certified, ClaimRecord, Event as Claiming, Outcomes};
	use sp_runtime::traits::{BlakeTwo256, Hash};
	use std::collections::BTreeMap;
	with_attestors(|| {
		let no = Answer::Verdict(Verdict::False);
		// Agreed; split; and one seat that never says anything, one that commits and does not reveal.
		let (response, rounds) = submit(&["agreed", "split", "silent"]);
		for (place, round) in rounds.iter().enumerate() {
			for (seat, id) in committee(*round).into_iter().enumerate() {
				if (place, seat) != (2, 0) {
					assert_ok!(apply(commit(*round, id, if place == 1 && seat < 2 { no } else { TRUE })));
				}
			}
		}
		next_block();
		let reveal_in = |place: usize, seats: core::ops::Range<usize>| {
			for (seat, id) in committee(rounds[place]).into_iter().enumerate().filter(|(seat, _)| seats.contains(seat))
			{
				assert_ok!(apply(reveal(rounds[place], id, if place == 1 && seat < 2 { no } else { TRUE })));
			}
		};
		reveal_in(0, 0..5);
		reveal_in(1, 0..5);
		let phase =
			|round: RoundId| pallet_mira_attestations::OpenRounds::<Runtime>::get(round).map(|round| round.phase);
		run_until(30, || matches!(phase(rounds[2]), Some(Phase::Revealing { .. })));
		reveal_in(2, 2..5);
		run_until(60, || {
			prove();
			Certified::<Runtime>::contains_key(response)
		});
		next_block();

		let (mut headers, mut drawn, mut seats) =
			(BTreeMap::new(), BTreeMap::new(), BTreeMap::<_, BTreeMap<_, _>>::new());
		let (mut header, mut records, mut finals, mut kept) = (None, H256::zero(), Outcomes::default(), None);
		for (number, event) in history() {
			match event {
				RuntimeEvent::Claims(Claiming::ResponseSubmitted { header: submitted, .. }) => header = Some(submitted),
				RuntimeEvent::Claims(Claiming::ClaimSubmitted { claim, header, round }) => {
					headers.insert(claim, (header, round));
				},
				RuntimeEvent::Attestations(Attesting::CommitteeDrawn { round, attestors, seed, .. }) => {
					drawn.insert(round, seed);
					seats.insert(round, attestors.into_iter().map(|id| (id, Seat::Drawn)).collect());
				},
				RuntimeEvent::Attestations(Attesting::Committed { round, attestor, hash }) => {
					seats.entry(round).or_default().insert(attestor, Seat::Committed(hash));
				},
				RuntimeEvent::Attestations(Attesting::Revealed { round, attestor, attestation }) => {
					seats.entry(round).or_default().insert(attestor, Seat::Revealed(attestation));
				},
				RuntimeEvent::Attestations(Attesting::SeatSilent { round, attestor }) => {
					seats.entry(round).or_default().insert(attestor, Seat::Silent);
				},
				RuntimeEvent::Claims(Claiming::ClaimFinalized { claim, outcome, record, .. }) => {
					let (header, round) = headers[&claim].clone();
					let family = |id: AttestorId| {
						pallet_mira_attestations::Attestors::<Runtime>::get(id).expect("it stays").family
					};
					let said = seats[&round].iter();
					let rebuilt = ClaimRecord {
						claim,
						header,
						outcome,
						round,
						seed: drawn[&round],
						seats: said
							.map(|(id, seat)| SeatRecord { attestor: *id, family: family(*id), seat: seat.clone() })
							.collect(),
						finalized_at: number,
					};
					assert_eq!(BlakeTwo256::hash_of(&rebuilt), record, "claim {claim}: {rebuilt:?}");
					records = chain_records(records, record);
					finals.count(outcome);
				},
				RuntimeEvent::Claims(Claiming::ResponseFinalized { hash, .. }) => kept = Some(hash),
				_ => {},
			}
		}
		let silent = seats.values().flat_map(BTreeMap::values).filter(|seat| **seat == Seat::Silent).count();
		assert_eq!((finals.supported, finals.undetermined, silent), (1, 2, 2));
		let rebuilt = response_hash(response, &header.expect("it was submitted"), &finals, records);
		assert_eq!((kept, Certified::<Runtime>::get(response)), (Some(rebuilt), Some(rebuilt)));
	});
}

/// Goals of the design, by the weights that were measured: claims that a block can carry through every stage, and that the
/// reserve takes every seat due of as many.
#[test]
fn a_block_finishes_seventy_claims() {
	use pallet_mira_attestations::{draw::max_draws, WeightInfo as _};
	use pallet_mira_claims::WeightInfo as _;
	type Attesting = crate::weights::pallet_mira_attestations::WeightInfo<Runtime>;
	type Claiming = crate::weights::pallet_mira_claims::WeightInfo<Runtime>;
	const SEATS: u32 = 5;
	let votes = Attesting::commit(SEATS)
		.saturating_add(Attesting::reveal(SEATS))
		.saturating_add(Claiming::judged().saturating_mul(SEATS.into()));
	let stages = [
		("submit", Claiming::submit(1)),
		("draw", Attesting::lane_peek().saturating_mul(4).saturating_add(Attesting::draw(max_draws(SEATS)))),
		("votes", votes),
		(
			"finish",
			Claiming::window_peek().saturating_add(Claiming::finalize(SEATS)).saturating_add(Attesting::settle(SEATS)),
		),
	];
	let all =
		stages.iter().fold(frame_support::weights::Weight::zero(), |sum, (_, weight)| sum.saturating_add(*weight));
	for (name, weight) in stages {
		println!("measured: weight of a claim: {name} | {} us |", weight.ref_time() / 1_000_000);
	}
	let block = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
	let claims = block.checked_div_per_component(&all).expect("claims have weight");
	println!("measured: weight of a claim: all stages | {} us |", all.ref_time() / 1_000_000);
	println!("measured: claims that a block takes through all stages by these weights | {claims} |");
	assert!(claims >= 70, "{claims}");
}

/// What a claim of a hundred characters puts into blocks: its share of a submission, and of the votes of five seats.
#[test]
fn a_claim_takes_few_bytes_of_a_block() {
	on_development(|| {
		let text = "x".repeat(100);
		let submit = pallet_mira_claims::Call::submit { submission: Box::new(submission(&[text.as_str(); 64])) };
		let commits = vec![Commit { round: 1 << 20, hash: H256::zero() }; MAX_VOTES as usize];
		let commit = pallet_mira_attestations::Call::commit { commits: commits.try_into().expect("as many as fit") };
		let reveals = vec![Reveal { round: 1 << 20, attestation: says(TRUE), salt: SALT }; MAX_VOTES as usize];
		let reveal = pallet_mira_attestations::Call::reveal { reveals: reveals.try_into().expect("as many as fit") };
		let size = |call: RuntimeCall| signed(&Alice.pair(), call).encoded_size() as u32;
		let bytes = size(submit.into()) / 64 + 5 * (size(commit.into()) + size(reveal.into())) / MAX_VOTES;
		println!("measured: bytes in blocks, of a claim of 100 characters and five seats | {bytes} |");
		assert!(bytes <= 1_200, "{bytes}");
	});
}

/// An attestor needs no money to vote: who holds a due seat is free of charge, and goes before all that pay.
#[test]
fn votes_are_free_and_go_first() {
	with_attestors(|| {
		let (_, rounds) = submit(&["a"]);
		let id = committee(rounds[0])[0];
		assert_eq!(Balances::free_balance(who(&key(id))), 0);
		let vote = commit(rounds[0], id, TRUE);
		let info = vote.get_dispatch_info();
		assert_eq!((info.class, info.pays_fee), (DispatchClass::Operational, Pays::No));
		let transfer = pallet_balances::Call::transfer_keep_alive { dest: account(Charlie).into(), value: MIRA };
		// Nobody is heard before them, not with all the money there is, nor with a call that claims the same reserve.
		let rich = account(Bob);
		assert_ok!(Balances::mint_into(&rich, u64::MAX.into()));
		let operational = frame_system::Call::set_storage { items: vec![(vec![1], vec![2])] };
		for call in [RuntimeCall::from(transfer), operational.into()] {
			let paying = tipped(&Bob.pair(), call, Balances::free_balance(&rich) - MIRA);
			assert!(in_pool(vote.clone()).unwrap() > in_pool(paying).unwrap());
		}
		assert_ok!(apply(vote));
	});
}

/// However much there is to do in the SVM domain and besides, settlement goes on: the block executes all, votes too.
#[test]
fn votes_enter_a_block_that_is_full_of_solana_transactions() {
	with_attestors(|| {
		let (_, rounds) = submit(&["a"]);
		let taken = super::svm::fill(&[1_400_000, 450]);
		assert!(taken > 42, "{taken}");
		// What the domain leaves of the block is somebody else's.
		for many in [100, 1] {
			let pay = || pallet_balances::Call::transfer_keep_alive { dest: account(Charlie).into(), value: MILLI };
			let calls = || (0..many).map(|_| pay().into()).collect();
			let next = || signed(&Bob.pair(), pallet_utility::Call::force_batch { calls: calls() });
			while let Ok(applied) = Executive::apply_extrinsic(next()) {
				assert_ok!(applied);
			}
			assert_eq!(Executive::apply_extrinsic(next()), Err(InvalidTransaction::ExhaustsResources.into()));
		}
		for id in committee(rounds[0]) {
			assert_ok!(apply(commit(rounds[0], id, TRUE)));
		}
		next_block();
		let executed = |(_, event): &(_, RuntimeEvent)| {
			matches!(event, RuntimeEvent::Svm(pallet_mira_svm::Event::TransactionExecuted { failure: None, .. }))
		};
		assert_eq!(history().iter().filter(|event| executed(event)).count() as u64, taken);
		// An invariant of the SDK does not hold in the first block of an epoch, which this was.
		next_block();
	});
}

#[test]
fn the_pool_refuses_votes_that_are_not_due() {
	use pallet_mira_attestations::Error;
	with_attestors(|| {
		let (_, rounds) = submit(&["a"]);
		let (round, seats) = (rounds[0], committee(rounds[0]));
		let outsider = (0..ATTESTORS).find(|id| !seats.contains(id)).expect("twelve are more than five");
		assert_eq!(in_pool(commit(round, outsider, TRUE)), Err(refused(Error::NotDue)));
		assert_eq!(in_pool(reveal(round, seats[0], TRUE)), Err(refused(Error::NotDue)), "too early");
		let commits = vec![Commit { round, hash: H256::zero() }].try_into().expect("one");
		let stranger = signed(&Ferdie.pair(), pallet_mira_attestations::Call::commit { commits });
		assert_eq!(in_pool(stranger), Err(refused(Error::NotAnAttestor)));
		assert_ok!(apply(commit(round, seats[0], TRUE)));
		assert_eq!(in_pool(commit(round, seats[0], TRUE)), Err(refused(Error::NotDue)), "twice");
		// Nobody can put one into a block either.
		assert!(apply(commit(round, outsider, TRUE)).is_err());
	});
}

/// Time stands still for attestors while the chain takes no votes.
#[test]
fn nobody_is_late_because_of_safe_mode_or_a_pause() {
	let stops: [fn() -> sp_runtime::DispatchResult; 2] = [
		|| SafeMode::force_enter(RawOrigin::Root.into()),
		|| {
			let name = |text: &str| text.as_bytes().to_vec().try_into().expect("short");
			TxPause::pause(RawOrigin::Root.into(), (name("Attestations"), name("reveal")))
		},
	];
	for stop in stops {
		with_attestors(|| {
			let (_, rounds) = submit(&["a"]);
			assert_ok!(stop());
			assert!(!configs::verification::TakesVotes::is_open());
			for _ in 0..60 {
				next_block();
				if !SafeMode::is_entered() && pallet_tx_pause::PausedCalls::<Runtime>::iter().next().is_none() {
					break;
				}
			}
			let round = pallet_mira_attestations::OpenRounds::<Runtime>::get(rounds[0]).expect("it is open");
			assert!(matches!(round.phase, Phase::Committing { .. }));
			let silent = |seat: Seat| seat == Seat::Silent;
			assert!(!pallet_mira_attestations::Committees::<Runtime>::iter_prefix_values(rounds[0]).any(silent));
		});
	}
}

/// Two thirds of the committee cancel a slash, but never that of a member's own attestor; a referendum may.
#[test]
fn the_committee_does_not_judge_its_own() {
	use frame_support::traits::EnsureOriginWithArg;
	type Cancels = configs::verification::CancelsSlashes;
	on_development(|| {
		let committee = || {
			let two_thirds =
				pallet_collective::RawOrigin::<AccountId, configs::governance::RiskCollective>::Members(2, 3);
			RuntimeOrigin::from(OriginCaller::RiskCommittee(two_thirds))
		};
		assert!(Cancels::try_origin(committee(), &account(Ferdie)).is_ok());
		assert!(Cancels::try_origin(committee(), &account(Alice)).is_err());
		let referendum = || governance::origins::Origin::SlashCancel.into();
		assert!(Cancels::try_origin(referendum(), &account(Alice)).is_ok());
		assert!(Cancels::try_origin(RuntimeOrigin::signed(account(Bob)), &account(Ferdie)).is_err());
	});
}

/// What is reserved for operational calls takes every seat that can be due in a block.
#[test]
fn the_reserve_holds_a_full_call_of_votes() {
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	let reserved = weights.get(DispatchClass::Operational).reserved.expect("some is reserved");
	let reveals = vec![Reveal { round: 0, attestation: says(TRUE), salt: SALT }; MAX_VOTES as usize];
	let call =
		pallet_mira_attestations::Call::<Runtime>::reveal { reveals: reveals.try_into().expect("as many as fit") };
	assert!(call.get_dispatch_info().call_weight.all_lte(reserved));
}
