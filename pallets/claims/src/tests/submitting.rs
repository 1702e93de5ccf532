//! What can be submitted, what it costs, and what is refused.

use crate::{mock::*, text::Fault, *};
use frame_support::{assert_noop, assert_ok};
use pallet_mira_attestations::Pace;

fn with(change: impl FnOnce(&mut SubmissionOf<Test>)) -> SubmissionOf<Test> {
	let mut submission = submission(&["Water boils at 100 °C.", "Two and two is five."]);
	change(&mut submission);
	submission
}

#[test]
fn a_response_becomes_claims_with_rounds() {
	build_and_execute(|| {
		let id = submitted(&["Water boils at 100 °C.", "Two and two is five."]);
		let response = Responses::<Test>::get(id).expect("it is open");
		assert_eq!((response.first, response.header.claims, response.header.covered), (0, 2, 43));
		assert_eq!(Texts::<Test>::get(1), Some(text("Two and two is five.")));
		let request = rounds::Open::<Test>::get(claim(1).round).expect("it is open");
		assert_eq!((request.subject, request.seats, request.reward, request.exposure), (1, 5, REWARD, 60 * REWARD));
		assert_eq!(request.claim, claim(1).header.text);
		assert_eq!(request.pace, Pace { lane: 0, commit: 20, reveal: 10, proven: false });
		assert_eq!(events().len(), 3);
	});
}

#[test]
fn it_costs_rewards_and_a_deposit() {
	build_and_execute(|| {
		submitted(&["Water boils at 100 °C.", "Two and two is five."]);
		let deposit = 3 * 50 + 23 + 20;
		assert_eq!(held(REQUESTER), deposit);
		assert_eq!(Balances::free_balance(REQUESTER), MONEY - deposit - 2 * 5 * REWARD);
	});
}

#[test]
fn tiers_differ_in_seats_and_pace() {
	build_and_execute(|| {
		for (tier, seats, proven) in [(Tier::Fast, 5, false), (Tier::Standard, 5, true), (Tier::High, 11, true)] {
			let words = format!("The tier is {tier:?}.");
			assert_ok!(submit_as(REQUESTER, Submission { tier, ..submission(&[&words]) }));
			let request = rounds::Open::<Test>::get(rounds::Next::<Test>::get() - 1).expect("it is open");
			assert_eq!((request.seats, request.pace.proven, request.pace.lane), (seats, proven, tier as u8));
		}
	});
}

#[test]
fn bad_submissions_are_refused_and_cost_nothing() {
	build_and_execute(|| {
		let long = u32::MAX;
		let cases: Vec<(SubmissionOf<Test>, sp_runtime::DispatchError)> = vec![
			(with(|it| it.claims.clear()), Error::<Test>::NoClaims.into()),
			(with(|it| it.claims[1].text.clear()), Error::<Test>::BadText(Fault::Empty).into()),
			(with(|it| it.claims[1].text = text("a\u{7}b")), Error::<Test>::BadText(Fault::NotPrintable).into()),
			(with(|it| it.model.clear()), Error::<Test>::BadModel(Fault::Empty).into()),
			(with(|it| it.claims[1].span.length = 0), Error::<Test>::BadSpan.into()),
			(with(|it| it.claims[1].span.length = long), Error::<Test>::BadSpan.into()),
			(with(|it| it.claims[1].span.start = it.length - 1), Error::<Test>::BadSpan.into()),
			(with(|it| it.claims[1].text = it.claims[0].text.clone()), Error::<Test>::RepeatedClaim.into()),
			(with(|it| it.reward = 9), Error::<Test>::RewardTooSmall.into()),
			(with(|it| it.reward = u64::MAX), sp_runtime::ArithmeticError::Overflow.into()),
			(with(|it| it.claims[1].domain = EMPTY), sp_runtime::DispatchError::Other("unseatable")),
			(with(|it| it.demand.rounds = 4), Error::<Test>::TooFewRounds.into()),
			(with(|it| it.demand.cost_to_buy = 100_000), Error::<Test>::TooCheapToBuy.into()),
		];
		for (submission, error) in cases {
			assert_noop!(submit_as(REQUESTER, submission), error);
		}
		assert_noop!(submit_as(POOR, with(|_| ())), sp_runtime::TokenError::FundsUnavailable);
		Params::<Test>::kill();
		assert_noop!(submit_as(REQUESTER, with(|_| ())), Error::<Test>::NotConfigured);
	});
}

#[test]
fn as_many_claims_as_can_be() {
	build_and_execute(|| {
		let words: Vec<_> = (0..MAX_CLAIMS).map(|number| format!("Claim number {number}.")).collect();
		let words: Vec<_> = words.iter().map(String::as_str).collect();
		submitted(&words);
		assert_eq!(Claims::<Test>::iter().count(), 64);
	});
}

#[test]
fn spans_may_overlap_and_are_counted_once() {
	let span = |start, length| Span { start, length };
	let covered = |spans: &[Span]| crate::submitting::covered(spans.iter().copied());
	assert_eq!(covered(&[]), 0);
	assert_eq!(covered(&[span(0, 10), span(20, 5)]), 15);
	assert_eq!(covered(&[span(20, 5), span(0, 10)]), 15);
	assert_eq!(covered(&[span(0, 10), span(5, 10), span(6, 2)]), 15);
	assert_eq!(covered(&[span(0, 10), span(0, 10)]), 10);
	assert_eq!(covered(&[span(u32::MAX - 1, 1)]), 1);
}

#[test]
fn parameters_that_do_not_work_are_refused() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		let tier = |change: fn(&mut TierParameters<u64>)| {
			let mut parameters = parameters();
			change(&mut parameters.tiers[1]);
			parameters
		};
		for bad in [
			tier(|it| it.seats = 2),
			tier(|it| it.seats = 96),
			tier(|it| it.commit = 0),
			tier(|it| it.reveal = 0),
			tier(|it| it.min_reward = 0),
			tier(|it| it.min_reward = u64::MAX),
			Parameters { exposure: 4, ..parameters() },
		] {
			assert_noop!(ClaimsPallet::set_parameters(root(), bad), Error::<Test>::BadParameters);
		}
		let new = Parameters { lost: 5, ..parameters() };
		assert_noop!(
			ClaimsPallet::set_parameters(RuntimeOrigin::signed(REQUESTER), new.clone()),
			sp_runtime::DispatchError::BadOrigin
		);
		assert_ok!(ClaimsPallet::set_parameters(root(), new.clone()));
		assert_eq!(events(), [Event::ParametersChanged { old: Some(parameters()), new }]);
	});
}
