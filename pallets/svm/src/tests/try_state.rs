//! Each invariant is shown able to fail.

use crate::{mock::*, *};
use frame_support::assert_ok;
use mira_svm_interface::{
	account::{data_key, key},
	Hash,
};
use sp_io::default_child_storage as child;

fn is_broken(how: impl FnOnce(), says: &str) {
	new_test_ext().execute_with(|| {
		next();
		assert_ok!(Svm::do_try_state());
		how();
		assert_eq!(Svm::do_try_state(), Err(sp_runtime::TryRuntimeError::Other(&*says.to_string().leak())));
	});
}

#[test]
fn i1_lamports_are_backed() {
	is_broken(|| Backed::<Test>::mutate(|backed| *backed -= 1), "I1: lamports do not add up to what is backed");
}

#[test]
fn i2_the_escrow_holds_all() {
	use frame_support::traits::{
		fungible::Mutate,
		tokens::{Fortitude, Precision, Preservation},
	};
	let take = || {
		let (escrow, exact) = (Svm::escrow(), Precision::Exact);
		assert_ok!(Balances::burn_from(&escrow, 1, Preservation::Preserve, exact, Fortitude::Polite));
	};
	is_broken(take, "I2: the escrow holds less than is backed and held");
}

#[test]
fn i3_held_add_up() {
	let hold = || Svm::withdraw(RuntimeOrigin::signed(account(0)), account(0), 5_000_000).unwrap();
	let lose = || {
		hold();
		Held::<Test>::remove(Size::Small, 0);
	};
	is_broken(lose, "I3: withdrawals do not add up to what is held");
	let forget = || {
		hold();
		Lines::<Test>::remove(Size::Small);
	};
	is_broken(forget, "I3: a withdrawal is in no line");
	let turn = || Lines::<Test>::insert(Size::Large, Line { first: 1, next: 0 });
	is_broken(turn, "I3: a line begins after its end");
}

#[test]
fn i4_nothing_is_queued() {
	is_broken(|| enter(&transfer(0, 1, 5)).unwrap(), "I4: something is queued between blocks");
}

#[test]
fn i5_only_recent_is_seen() {
	let seen = |bucket, shard, messages: &'static [Hash]| {
		move || Seen::<Test>::mutate(bucket, shard, |seen| messages.iter().for_each(|one| assert!(seen.add(one))))
	};
	is_broken(seen(9, 0, &[[1; 32]]), "I5: a transaction is remembered that is forgotten");
	is_broken(seen(1, SHARDS, &[[1; 32]]), "I5: a transaction is remembered that is forgotten");
	is_broken(seen(1, 0, &[[1; 32], [1; 32]]), "I5: a transaction is remembered twice");
	let beyond = || Beyond::<Test>::insert(1, sp_core::H256::repeat_byte(1), ());
	is_broken(beyond, "I5: a transaction is remembered where nobody looks for it");
	is_broken(|| FirstBucket::<Test>::put(9), "I5: blocks are forgotten that are to come");
}

#[test]
fn i6_all_are_accounts() {
	let nowhere = || child::set(TRIE, b"nowhere", &[]);
	is_broken(nowhere, "I6: something stands where no account does");
	let poor = || child::set(TRIE, &key(&[77; 32]), &[0; 49]);
	is_broken(poor, "I6: something is no account, or one without money");
	let large = || put(&[77; 32].into(), 9, &[9; 32].into(), &[1; 5_000]);
	let misplaced = "I6: data of an account is not where it belongs";
	let short = || {
		large();
		child::set(TRIE, &data_key(&[77; 32]), &[1; 4_999]);
	};
	is_broken(short, misplaced);
	let lost = || {
		large();
		child::clear(TRIE, &data_key(&[77; 32]));
	};
	is_broken(lost, misplaced);
	let nobodys = || child::set(TRIE, &data_key(&[77; 32]), &[1]);
	is_broken(nobodys, "I6: something stands where no account does");
}
