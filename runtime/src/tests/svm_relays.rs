//! Solana transactions that accounts of the chain bring: while a block has no room for them they wait, and nobody pays for that.

use super::{
	chain::*,
	svm::{attempt, fill, fund, pooled, transfer_within, wallet},
};
use crate::{doors::brought, *};
use frame_support::{
	assert_ok,
	dispatch::DispatchClass,
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
};
use pallet_mira_svm::Event;
use solana_signer::Signer;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::transaction_validity::InvalidTransaction;

/// Transfers of one wallet that ask for so many units, each its own.
fn relays(units: u32, numbers: core::ops::Range<u64>) -> Vec<RuntimeCall> {
	let relay = |number| {
		let submit = transfer_within(units, &wallet(), number).function;
		let RuntimeCall::Svm(pallet_mira_svm::Call::submit { bytes }) = submit else {
			unreachable!("that is what carries it")
		};
		pallet_mira_svm::Call::relay { bytes }.into()
	};
	numbers.map(relay).collect()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch { calls }.into()
}

/// All ways to bring several at once.
const WAYS: [fn(Vec<RuntimeCall>) -> RuntimeCall; 6] = [
	batch,
	|calls| pallet_utility::Call::batch_all { calls }.into(),
	|calls| pallet_utility::Call::force_batch { calls }.into(),
	|calls| pallet_utility::Call::as_derivative { index: 1, call: Box::new(batch(calls)) }.into(),
	|calls| {
		let (other_signatories, call) = (vec![account(Bob)], Box::new(batch(calls)));
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call }.into()
	},
	|mut calls| {
		let rest = calls.split_off(1);
		calls.push(batch(rest));
		batch(calls)
	},
];

/// Refused before it is included: it stays in the pool, and nothing is paid.
fn is_no_room(call: RuntimeCall) {
	let waits = attempt(signed(&Alice.pair(), call.clone()));
	assert_eq!(waits, Err(InvalidTransaction::ExhaustsResources.into()), "{call:?}");
}

/// How many of the wallet's were executed so far, in blocks that ended.
fn executed() -> usize {
	let wallets = AccountId::from(wallet().pubkey().to_bytes());
	let is_done = |event: &RuntimeEvent| match event {
		RuntimeEvent::Svm(Event::TransactionExecuted { payer, failure: None, .. }) => *payer == wallets,
		_ => false,
	};
	history().iter().filter(|(_, event)| is_done(event)).count()
}

#[test]
fn what_is_brought_at_once_waits_until_there_is_room_for_all() {
	const COUNT: u64 = 5;
	on_development(|| {
		fund();
		for (way, number) in WAYS.iter().zip(0..) {
			next_block();
			let call = || way(relays(450, number * COUNT..(number + 1) * COUNT));
			// A millisecond is left of the domain's share: less than they weigh.
			let share: u64 = <Runtime as pallet_mira_svm::Config>::MaxTime::get();
			let taken = System::block_weight().get(DispatchClass::Normal).ref_time();
			let begun = Weight::from_parts(share - taken - WEIGHT_REF_TIME_PER_MILLIS, 0);
			System::register_extra_weight_unchecked(begun, DispatchClass::Normal);
			is_no_room(call());
			next_block();
			assert_ok!(attempt(signed(&Alice.pair(), call())).expect("there is room again"));
			next_block();
			assert_eq!(executed(), COUNT as usize * (number as usize + 1), "{:?}", call());
		}
	});
}

#[test]
fn what_asks_for_more_than_is_left_waits() {
	on_development(|| {
		fund();
		// Of other wallets, which take all units that there are but a few.
		fill(&[1_000_000]);
		is_no_room(relays(1_000_000, 0..1).remove(0));
		is_no_room(batch(relays(1_000_000, 0..2)));
		assert_ok!(
			attempt(signed(&Alice.pair(), batch(relays(450, 2..4)))).expect("there is room for what asks for less")
		);
		next_block();
		// An account that many write: nobody else asked for anything.
		assert_ok!(
			attempt(signed(&Alice.pair(), batch(relays(1_000_000, 10..20)))).expect("an account has room for ten")
		);
		is_no_room(batch(relays(1_000_000, 20..22)));
		assert_ok!(attempt(signed(&Alice.pair(), batch(relays(1_000_000, 20..21)))).expect("and for one more"));
		next_block();
		assert_eq!(executed(), 2 + 11);
	});
}

/// Authors would try them again and again.
#[test]
fn the_pool_takes_none_that_no_block_has_room_for() {
	on_development(|| {
		fund();
		let pool = |count| pooled(&signed(&Alice.pair(), batch(relays(1_000_000, 0..count))));
		assert_ok!(pool(11));
		assert_eq!(pool(12), Err(InvalidTransaction::ExhaustsResources.into()));
	});
}

#[test]
fn what_a_call_brings_is_found_in_order() {
	on_development(|| {
		let calls = relays(450, 0..3);
		let bytes: Vec<_> = calls.iter().flat_map(brought).collect();
		assert_eq!(bytes.len(), 3);
		let by_session = |call| RuntimeCall::MiraSessions(pallet_mira_sessions::Call::execute { session: 0, call });
		for way in WAYS {
			let call = way(calls.clone());
			assert_eq!(brought(&call), bytes, "{call:?}");
			assert_eq!(brought(&by_session(Box::new(call))), bytes);
		}
		// An approval weighs nothing of what is in it, so that nothing may be read for it.
		let (other_signatories, call) = (vec![account(Bob)], Box::new(batch(calls.clone())));
		let approval = pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories,
			maybe_timepoint: None,
			call,
			max_weight: Weight::zero(),
		};
		assert!(brought(&approval.into()).is_empty());
		assert!(brought(&frame_system::Call::remark { remark: bytes.concat() }.into()).is_empty());
	});
}
