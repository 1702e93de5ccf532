//! Money comes in.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use sp_runtime::{AccountId32, TokenError};

fn deposit(to: AccountId32, amount: u64) -> sp_runtime::DispatchResult {
	Svm::deposit(RuntimeOrigin::signed(account(0)), to, amount)
}

#[test]
fn a_deposit_is_there_at_once() {
	run(|| {
		let (backed, had) = (Backed::<Test>::get(), balance(&account(0)));
		assert_ok!(deposit(account(1), 5));
		assert_eq!(lamports(1), LAMPORTS + 5);
		assert_eq!(balance(&account(0)), had - 5);
		let told = told();
		let expected = Event::Deposited { from: account(0), to: account(1), amount: 5, backed: backed + 5 };
		assert_eq!(told.last(), Some(&expected));
	});
}

#[test]
fn nothing_below_what_an_account_has_to_have() {
	run(|| {
		let newcomer = AccountId32::new([77; 32]);
		let least = Svm::least_balance(newcomer.as_ref(), 0).unwrap();
		assert_noop!(deposit(newcomer.clone(), least - 1), Error::<Test>::TooLittle);
		assert_noop!(deposit(newcomer.clone(), 0), Error::<Test>::TooLittle);
		assert_ok!(deposit(newcomer, least));
	});
}

#[test]
fn nothing_that_nobody_has() {
	run(|| {
		assert_noop!(deposit(account(1), MONEY as u64), TokenError::FundsUnavailable);
		// The sender's account stays.
		let all = balance(&account(0)) as u64;
		assert!(deposit(account(1), all).is_err());
	});
}

#[test]
fn nothing_to_where_it_would_be_lost() {
	run(|| {
		// The system program, and the clock.
		let clock = Pubkey::from_str_const("SysvarC1ock11111111111111111111111111111111");
		for nobody in [Pubkey::default(), clock] {
			assert_noop!(deposit(nobody.to_bytes().into(), LAMPORTS), Error::<Test>::NotAnAccount);
		}
	});
}

#[test]
fn no_more_than_can_be_counted() {
	run(|| {
		let rich = Pubkey::new_from_array([77; 32]);
		put(&rich, u64::MAX - Backed::<Test>::get() - 3, &Pubkey::default(), &[]);
		assert_noop!(deposit(account(1), 4), Error::<Test>::TooMuch);
		assert_ok!(deposit(account(1), 3));
	});
}

#[test]
fn none_while_it_stands_still() {
	run(|| {
		assert_ok!(Svm::freeze_domain(RuntimeOrigin::root()));
		assert_noop!(deposit(account(1), 5), Error::<Test>::Refused(Refusal::CLUSTER_MAINTENANCE));
	});
}

#[test]
fn programs_own_accounts_that_can_be_paid_to() {
	run(|| {
		for data in [&[1, 2, 3][..], &[1; 10_000]] {
			let owned = Pubkey::new_unique();
			put(&owned, LAMPORTS, &Pubkey::new_from_array([9; 32]), data);
			assert_ok!(deposit(owned.to_bytes().into(), 5));
			assert_eq!(Svm::account(&owned.to_bytes()).unwrap()[49..], *data);
			assert_eq!(Svm::lamports(&owned.to_bytes()), LAMPORTS + 5);
		}
	});
}

/// However large an account is, paying it writes no more than its header.
#[test]
fn paying_a_large_account_leaves_its_data_alone() {
	run(|| {
		let owned = Pubkey::new_unique();
		put(&owned, LAMPORTS, &Pubkey::new_from_array([9; 32]), &[1; 10_000]);
		let data = mira_svm_interface::account::data_key(owned.as_array());
		// Whoever looked at it would find nothing.
		sp_io::default_child_storage::clear(TRIE, &data);
		assert_ok!(deposit(owned.to_bytes().into(), 5));
		assert_ok!(enter(&crate::mock::signed(
			&[solana_system_interface::instruction::transfer(&key(0).pubkey(), &owned, 5)],
			&[&key(0)],
			newest()
		)));
		Queue::<Test>::kill();
		BlockLoad::<Test>::kill();
		Included::<Test>::kill();
		Large::<Test>::remove(owned.to_bytes());
		sp_io::default_child_storage::set(TRIE, &data, &[1; 10_000]);
	});
}
