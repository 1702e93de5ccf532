//! What a response would cost and get.

use crate::{mock::*, *};
use frame_support::{assert_err, assert_ok};
use sp_runtime::traits::{BlakeTwo256, Hash};

fn asked(words: &str) -> (u8, sp_core::H256, u32) {
	(FACTS, BlakeTwo256::hash(words.as_bytes()), words.len() as u32)
}

#[test]
fn a_quote_is_what_a_submission_costs() {
	build_and_execute(|| {
		submitted(&["a"]);
		let before = (Balances::free_balance(REQUESTER), held(REQUESTER));
		let quote = ClaimsPallet::quote(Tier::Fast, REWARD, vec![asked("a"), asked("bcd")]).expect("it can be had");
		assert_eq!((quote.rewards, quote.deposit), ((11 + 5) * REWARD, 3 * 50 + 4));
		submitted(&["a", "bcd"]);
		assert_eq!(held(REQUESTER), before.1 + quote.deposit);
		assert_eq!(Balances::free_balance(REQUESTER), before.0 - quote.deposit - quote.rewards);
	});
}

#[test]
fn it_says_how_many_rounds_there_are_and_what_the_outcome_would_cost() {
	build_and_execute(|| {
		submitted(&["a"]);
		let quote =
			ClaimsPallet::quote(Tier::Fast, REWARD, vec![asked("a"), asked("b"), (EMPTY, Default::default(), 1)]);
		// A quorum of 4, 9 and 19 seats, each paid its reward and the four that it loses.
		let price = 5 * REWARD;
		assert_eq!(
			quote.expect("it can be had").claims,
			[
				ClaimQuote { seats: 11, rounds: 2, cost_to_buy: (9 + 19) * price, previous: Some(0) },
				ClaimQuote { seats: 5, rounds: 3, cost_to_buy: (4 + 9 + 19) * price, previous: None },
				ClaimQuote { seats: 5, rounds: 0, cost_to_buy: 0, previous: None },
			]
		);
	});
}

#[test]
fn what_is_demanded_can_be_had_or_is_refused() {
	build_and_execute(|| {
		let demanding = |rounds, cost_to_buy, words: &str| Submission {
			demand: Demand { rounds, cost_to_buy },
			..submission(&[words])
		};
		assert_err!(submit_as(REQUESTER, demanding(4, 0, "a")), Error::<Test>::TooFewRounds);
		assert_err!(submit_as(REQUESTER, demanding(0, 16_001, "a")), Error::<Test>::TooCheapToBuy);
		assert_ok!(submit_as(REQUESTER, demanding(3, 16_000, "a")));
	});
}

#[test]
fn bad_questions_are_refused() {
	build_and_execute(|| {
		assert_err!(ClaimsPallet::quote(Tier::Fast, REWARD, vec![]), Error::<Test>::NoClaims);
		assert_err!(ClaimsPallet::quote(Tier::Fast, 9, vec![asked("a")]), Error::<Test>::RewardTooSmall);
		assert_err!(ClaimsPallet::quote(Tier::Fast, REWARD, vec![asked("a"); 65]), Error::<Test>::NoClaims);
		assert_err!(
			ClaimsPallet::quote(Tier::Fast, u64::MAX / 2, vec![asked("a")]),
			sp_runtime::ArithmeticError::Overflow
		);
	});
}
