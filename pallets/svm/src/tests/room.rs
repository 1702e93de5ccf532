//! Whether there is room for what accounts of the chain bring, asked before they pay.

use crate::{mock::*, *};
use frame_support::assert_ok;
use proptest::prelude::*;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_signer::Signer;
use solana_system_interface::instruction as system;

/// A transfer of nothing that asks for so many units.
fn asking((from, to, units): (u8, u8, u32)) -> Vec<u8> {
	let limit = ComputeBudgetInstruction::set_compute_unit_limit(units);
	signed(&[limit, system::transfer(&key(from).pubkey(), &key(to).pubkey(), 0)], &[&key(from)], newest())
}

fn transactions(most: usize) -> impl Strategy<Value = Vec<(u8, u8, u32)>> {
	prop::collection::vec((0..USERS, 0..USERS, 0..1_400_000u32), 0..most)
}

fn check_room(brought: &[Vec<u8>]) -> Result<(), NotEntered> {
	Svm::check_room(&brought.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	/// Who is kept waiting would not have found room.
	#[test]
	fn nobody_waits_for_what_there_is(before in transactions(60), brought in transactions(60)) {
		run(|| {
			for transaction in before {
				let _whatever_comes_of_it = enter(&asking(transaction));
			}
			// Each once: a second one is refused for that.
			let mut brought: Vec<_> = brought.into_iter().map(asking).collect();
			brought.sort();
			brought.dedup();
			brought.retain(|bytes| !matches!(enter_for_a_try(core::slice::from_ref(bytes)), Err(NotEntered::Refused(_))));
			let (room, entered) = (check_room(&brought), enter_for_a_try(&brought));
			assert!(room.is_ok() || entered.is_err(), "{entered:?}");
			end();
		});
	}
}

/// What comes of entering these, one after the other; none has.
fn enter_for_a_try(transactions: &[Vec<u8>]) -> Result<(), NotEntered> {
	use frame_support::storage::{with_transaction, TransactionOutcome::Rollback};
	let tried = || transactions.iter().try_for_each(|bytes| enter(bytes));
	with_transaction(|| Rollback(Ok::<_, sp_runtime::DispatchError>(tried()))).expect("one more layer")
}

#[test]
fn what_no_block_has_room_for_is_told_at_once() {
	run(|| {
		// All write one account.
		let Limits { account, .. } = Svm::limits();
		let most = (account / 101_000) as u8;
		let brought = |count: u8| (0..count).map(|to| asking((0, to, 100_000))).collect::<Vec<_>>();
		let ever = |brought: &[Vec<u8>]| Svm::check_room_ever(&brought.iter().map(Vec::as_slice).collect::<Vec<_>>());
		let (fits, does_not) = (brought(most), brought(most + 1));
		assert_ok!(ever(&fits));
		assert_eq!(ever(&does_not), Err(NotEntered::Full));
		assert_ok!(ever(&does_not[1..]));
		// A block that has some of them has no room for all, and may have it in the next one.
		assert_ok!(enter(&asking((0, 1, 999_999))));
		assert_eq!(check_room(&fits), Err(NotEntered::Full));
		assert_ok!(ever(&fits));
		// What is no transaction takes nothing.
		assert_ok!(check_room(&[vec![1, 2, 3]]));
		assert_ok!(check_room(&[]));
		let smallest = signed(&[], &[&key(0)], newest());
		assert_eq!(smallest.len(), crate::queueing::SMALLEST);
		assert_ok!(Svm::inspect(&smallest));
		assert_eq!(Svm::inspect(&smallest[1..]), Err(Refusal::SANITIZE_FAILURE));
	});
}
