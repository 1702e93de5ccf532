//! What a block takes on.

use crate::{load::Demand, mock::*, pallet::*, Limits, Load, NotEntered};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchClass, weights::Weight, BoundedVec};
use mira_svm_interface::inspection::Access;
use proptest::prelude::*;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_instruction::Instruction;
use solana_transaction_error::TransactionError;

const NO_LIMITS: Limits = Limits { units: u32::MAX, chain: u32::MAX, account: u32::MAX, bytes: u64::MAX };
/// Units that a transaction takes whatever it asks for.
const BASE: u32 = 1_000;
/// The same of one that runs alone.
const ALONE: u32 = 45_000;

/// A transaction: what it asks for, what it takes, and whether it runs alone.
type Taken = (u32, Vec<Access>, bool);

fn units((units, _, is_alone): &Taken) -> u32 {
	units + if *is_alone { ALONE } else { BASE }
}

fn take_on(load: &mut Load, limits: &Limits, (units, accesses, is_alone): &Taken) -> bool {
	load.take_on(limits, &Demand { units: *units, accesses, bytes: 7, is_alone: *is_alone })
}

fn transactions() -> impl Strategy<Value = Vec<Taken>> {
	// Accounts of different lanes, and some that share one. Every transaction takes that of its payer.
	let access = (0..40u16, any::<bool>()).prop_map(|(number, writes)| {
		let mut address = [0; 32];
		(address[0], address[31]) = ((number / 20) as u8, (number % 20) as u8);
		Access { address, writes }
	});
	let is_alone = prop::bool::weighted(0.05);
	prop::collection::vec((0..10_000u32, prop::collection::vec(access, 1..6), is_alone), 1..60)
}

/// The longest row of transactions of which each waits for the one before, by the accounts themselves.
fn longest_chain(transactions: &[Taken]) -> u32 {
	let mut ends = Vec::<u32>::new();
	for (at, taken) in transactions.iter().enumerate() {
		let (_, accesses, is_alone) = taken;
		let waits_for = |(_, before, was_alone): &&Taken| {
			let conflict = |a: &Access, b: &Access| a.address == b.address && (a.writes || b.writes);
			*is_alone || *was_alone || before.iter().any(|a| accesses.iter().any(|b| conflict(a, b)))
		};
		let before = transactions[..at].iter().zip(&ends);
		let longest = before.filter(|(taken, _)| waits_for(taken)).map(|(_, end)| *end).max().unwrap_or_default();
		ends.push(longest + units(taken));
	}
	ends.into_iter().max().unwrap_or_default()
}

proptest! {
	/// Lanes make a chain longer than it is, never shorter.
	#[test]
	fn no_chain_is_longer_than_it_is_taken_for(transactions in transactions()) {
		let mut load = Load::default();
		for taken in &transactions {
			prop_assert!(take_on(&mut load, &NO_LIMITS, taken));
		}
		prop_assert!(load.chain() >= longest_chain(&transactions));
		prop_assert_eq!(load.units, transactions.iter().map(units).sum::<u32>());
		prop_assert_eq!(load.bytes, 7 * transactions.len() as u64);
	}

	/// Nothing above a limit is taken on.
	#[test]
	fn limits_hold(transactions in transactions(), chain in 5_000..90_000u32) {
		let (mut load, limits) = (Load::default(), Limits { units: 300_000, chain, account: chain, bytes: 100 });
		let mut taken = Vec::new();
		for transaction in transactions {
			let mut next = load.clone();
			if take_on(&mut next, &limits, &transaction) {
				taken.push(transaction);
				load = next;
			}
		}
		prop_assert!(load.units <= limits.units && load.bytes <= limits.bytes);
		prop_assert!(longest_chain(&taken) <= chain);
	}
}

#[test]
fn a_block_has_room_for_others_too() {
	run(|| {
		let begin = *System::block_weight().get(DispatchClass::Normal);
		MaxTime::set(begin.ref_time() + 1_000);
		let weigh = |time| System::register_extra_weight_unchecked(Weight::from_parts(time, 0), DispatchClass::Normal);
		weigh(1_000);
		assert_ok!(enter(&transfer(0, 1, 5)));
		// Whatever took it, and whoever brings it.
		weigh(1);
		assert_eq!(enter(&transfer(2, 3, 5)), Err(NotEntered::Full));
		let bytes: BoundedVec<_, _> = transfer(4, 5, 5).try_into().unwrap();
		assert_noop!(Svm::relay(RuntimeOrigin::signed(account(4)), bytes.clone()), Error::<Test>::BlockFull);
		assert_noop!(Svm::relay_within(RuntimeOrigin::signed(account(4)), bytes, 100_000), Error::<Test>::BlockFull);
		assert_eq!(outcomes(&next()).len(), 1);
		MaxTime::set(u64::MAX);
	});
}

/// They are checked while it is executed, and whatever waits for it waits for that too.
#[test]
fn signatures_that_programs_check_take_units() {
	run(|| {
		// One of secp256k1 takes as long as five of a transaction.
		let checks = |user: u8, count: u8| {
			let check = Instruction::new_with_bytes(solana_sdk_ids::secp256k1_program::ID, &[count, 0], vec![]);
			let limit = ComputeBudgetInstruction::set_compute_unit_limit(1_000);
			signed(&[limit, check], &[&key(user)], newest())
		};
		assert_ok!(enter(&checks(0, 0)));
		let without = BlockLoad::<Test>::get().units;
		assert_ok!(enter(&checks(2, 100)));
		assert_eq!(BlockLoad::<Test>::get().units, 2 * without + 100 * 5 * 1_800);
		// More than an account may be taken for in a block.
		let many = |count: u8| {
			let check = Instruction::new_with_bytes(solana_sdk_ids::secp256k1_program::ID, &[count, 0], vec![]);
			signed(&vec![check; 6], &[&key(4)], newest())
		};
		assert_ok!(offer(&many(150)));
		assert_eq!(offer(&many(255)).unwrap_err(), refused(TransactionError::WouldExceedMaxBlockCostLimit));
	});
}
