//! Money leaves: held, delayed, bounded, and only once it is final.

use crate::{mock::*, *};
use frame_support::{
	assert_noop, assert_ok,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use solana_pubkey::Pubkey;
use sp_runtime::{AccountId32, DispatchResult};

fn withdraw(user: u8, amount: u64) -> DispatchResult {
	Svm::withdraw(RuntimeOrigin::signed(account(user)), account(user), amount)
}

const FIRST: WithdrawalId = WithdrawalId { size: Size::Small, index: 0 };

/// More than this is large: a tenth of what is there.
fn large() -> u64 {
	Backed::<Test>::get() / 10
}

#[test]
fn a_withdrawal_is_held_and_then_released() {
	run(|| {
		let (had, backed) = (balance(&account(0)), Backed::<Test>::get());
		assert_ok!(withdraw(0, 5_000_000));
		assert_eq!(lamports(0), LAMPORTS - 5_000_000);
		assert_eq!(Backed::<Test>::get(), backed - 5_000_000);
		assert_eq!(HeldInAll::<Test>::get(), 5_000_000);
		let held =
			Event::WithdrawalHeld { id: FIRST, from: account(0), to: account(0), amount: 5_000_000, due_at: 1 + DELAY };
		assert_eq!(told().last(), Some(&held));
		assert_eq!(Svm::held_for(&account(0)).len(), 1);
		run_to(DELAY);
		assert_noop!(Svm::release(RuntimeOrigin::signed(account(7)), FIRST), Error::<Test>::NotDue);
		next();
		assert_eq!(told(), [Event::WithdrawalReleased { id: FIRST, to: account(0), amount: 5_000_000 }]);
		assert_eq!(balance(&account(0)), had + 5_000_000);
		assert_eq!(Svm::held_for(&account(0)), []);
		assert_noop!(Svm::release(RuntimeOrigin::signed(account(7)), FIRST), Error::<Test>::UnknownWithdrawal);
	});
}

#[test]
fn a_large_one_is_held_longer() {
	run(|| {
		for user in [0, 1] {
			put(&Pubkey::from(address(user)), 5 * LAMPORTS, &Pubkey::default(), &[]);
			Backed::<Test>::mutate(|backed| *backed -= LAMPORTS);
		}
		let amount = large() + 1;
		assert_ok!(withdraw(0, amount));
		assert_ok!(withdraw(1, large()));
		run_to(1 + DELAY);
		assert_eq!(Lines::<Test>::get(Size::Small).first, 1);
		run_to(LARGE_DELAY);
		assert_eq!(HeldInAll::<Test>::get(), amount);
		next();
		assert_eq!(HeldInAll::<Test>::get(), amount, "what left lately and this are above the cap");
		run_to(1 + DELAY + WINDOW + WINDOW / 24);
		assert_eq!(HeldInAll::<Test>::get(), 0);
	});
}

#[test]
fn nothing_is_released_before_its_asking_is_final() {
	run(|| {
		Proven::set(0);
		assert_ok!(withdraw(0, 5_000_000));
		run_to(40);
		assert_eq!(HeldInAll::<Test>::get(), 5_000_000);
		assert_noop!(Svm::release(RuntimeOrigin::signed(account(7)), FIRST), Error::<Test>::NotDue);
		Proven::set(1);
		assert_ok!(Svm::release(RuntimeOrigin::signed(account(7)), FIRST));
		Proven::set(u64::MAX);
	});
}

#[test]
fn no_more_leaves_in_a_window_than_may() {
	run(|| {
		let all = Backed::<Test>::get();
		let amount = all / 25;
		for user in 0..8 {
			assert_ok!(withdraw(user, amount));
		}
		// A fifth may: four, with a little that was rounded away.
		let mut left = Vec::new();
		for block in 2..200 {
			next();
			let released = told().iter().filter(|event| matches!(event, Event::WithdrawalReleased { .. })).count();
			left.extend(core::iter::repeat_n(block, released));
		}
		assert_eq!(left.len(), 8);
		assert_eq!(left[..4], [1 + DELAY; 4]);
		for pair in left.windows(5) {
			assert!(pair[4] - pair[0] >= WINDOW, "five within a window: {left:?}");
		}
	});
}

#[test]
fn another_window_begins_anew() {
	run(|| {
		assert_ok!(withdraw(0, 5_000_000));
		run_to(1 + DELAY);
		assert_eq!(Outflow::<Test>::get().len(), 1);
		let parameters = Parameters { window: 100 * WINDOW, ..Settings::<Test>::get() };
		assert_ok!(Svm::set_parameters(RuntimeOrigin::root(), parameters));
		assert_eq!(Outflow::<Test>::get().len(), 0);
	});
}

#[test]
fn nonces_are_not_withdrawn_from() {
	run(|| {
		let nonce = Pubkey::new_from_array([78; 32]);
		put(&nonce, LAMPORTS, &Pubkey::default(), &[0; 80]);
		assert_noop!(
			Svm::withdraw(RuntimeOrigin::signed(nonce.to_bytes().into()), account(1), LAMPORTS),
			Error::<Test>::NotAnAccount
		);
	});
}

#[test]
fn nothing_is_released_while_the_chain_says_so() {
	run(|| {
		assert_ok!(withdraw(0, 5_000_000));
		IsOpen::set(false);
		run_to(40);
		assert_eq!(HeldInAll::<Test>::get(), 5_000_000);
		IsOpen::set(true);
		next();
		assert_eq!(HeldInAll::<Test>::get(), 0);
	});
}

#[test]
fn one_above_the_cap_leaves_alone() {
	run(|| {
		put(&Pubkey::from(address(0)), 100 * LAMPORTS, &Pubkey::default(), &[]);
		Backed::<Test>::mutate(|backed| *backed -= LAMPORTS);
		assert_ok!(withdraw(1, 5_000_000));
		assert_ok!(withdraw(0, 60 * LAMPORTS));
		let mut left = Vec::new();
		for block in 2..200 {
			next();
			let released = told().iter().filter(|event| matches!(event, Event::WithdrawalReleased { .. })).count();
			left.extend(core::iter::repeat_n(block, released));
		}
		assert_eq!(left.len(), 2);
		assert!(left[1] - left[0] > WINDOW, "{left:?}");
	});
}

/// Whoever takes out a little all the time does not keep a large one from leaving: after a window it goes before those that came
/// later.
#[test]
fn small_ones_do_not_keep_a_large_one_waiting_for_ever() {
	run(|| {
		put(&Pubkey::from(address(0)), 100 * LAMPORTS, &Pubkey::default(), &[]);
		Backed::<Test>::mutate(|backed| *backed -= LAMPORTS);
		// More than may leave in a window: it leaves alone.
		assert_ok!(withdraw(0, 60 * LAMPORTS));
		let is_held = || Held::<Test>::contains_key(Size::Large, 0);
		let mut waited = 0;
		while is_held() {
			assert_ok!(withdraw(2, 3_000_000));
			next();
			waited += 1;
			assert!(waited < LARGE_DELAY + 3 * WINDOW, "it waits for ever");
		}
		assert!(waited > LARGE_DELAY + WINDOW, "{waited}");
		// Then the others go on.
		let held = HeldInAll::<Test>::get();
		run_to(System::block_number() + 2 * WINDOW + DELAY);
		assert!(HeldInAll::<Test>::get() < held);
	});
}

#[test]
fn what_is_held_can_be_returned() {
	run(|| {
		assert_ok!(Svm::withdraw(RuntimeOrigin::signed(account(0)), account(1), LAMPORTS));
		assert_eq!(lamports(0), 0);
		assert_noop!(Svm::return_held(RuntimeOrigin::signed(account(0)), FIRST), sp_runtime::DispatchError::BadOrigin);
		assert_ok!(Svm::freeze_domain(RuntimeOrigin::root()));
		assert_ok!(Svm::return_held(RuntimeOrigin::root(), FIRST));
		assert_eq!(lamports(0), LAMPORTS);
		assert_eq!(told().last(), Some(&Event::WithdrawalReturned { id: FIRST, from: account(0), amount: LAMPORTS }));
		assert_noop!(Svm::return_held(RuntimeOrigin::root(), FIRST), Error::<Test>::UnknownWithdrawal);
	});
}

#[test]
fn a_freeze_stops_releases() {
	run(|| {
		assert_ok!(withdraw(0, 5_000_000));
		assert_ok!(Svm::freeze_domain(RuntimeOrigin::root()));
		let still = || Error::<Test>::Refused(Refusal::CLUSTER_MAINTENANCE);
		assert_noop!(withdraw(1, 5_000_000), still());
		run_to(40);
		assert_eq!(HeldInAll::<Test>::get(), 5_000_000);
		assert_noop!(Svm::release(RuntimeOrigin::signed(account(7)), FIRST), still());
		assert_ok!(Svm::thaw_domain(RuntimeOrigin::root()));
		next();
		assert_eq!(HeldInAll::<Test>::get(), 0);
	});
}

#[test]
fn only_what_an_account_can_give() {
	run(|| {
		let least = Svm::least_balance(&address(0), 0).unwrap();
		assert_noop!(withdraw(0, EXISTENTIAL_DEPOSIT as u64 - 1), Error::<Test>::TooLittle);
		assert_noop!(withdraw(0, LAMPORTS + 1), Error::<Test>::TooMuch);
		assert_noop!(withdraw(0, LAMPORTS - least + 1), Error::<Test>::TooLittle);
		assert_ok!(withdraw(0, LAMPORTS - least));
		assert_noop!(
			Svm::withdraw(RuntimeOrigin::signed(account(1)), Svm::escrow(), LAMPORTS),
			Error::<Test>::NotAnAccount
		);
		assert_noop!(
			Svm::withdraw(RuntimeOrigin::signed(AccountId32::new([77; 32])), account(1), LAMPORTS),
			Error::<Test>::NotAnAccount
		);
		// Of a program: it sends by itself.
		let owned = Pubkey::new_from_array([78; 32]);
		put(&owned, LAMPORTS, &Pubkey::new_from_array([9; 32]), &[]);
		assert_noop!(
			Svm::withdraw(RuntimeOrigin::signed(owned.to_bytes().into()), account(1), LAMPORTS),
			Error::<Test>::NotAnAccount
		);
	});
}

/// Three withdrawals that fall due in this block.
fn three_are_due() {
	for user in 0..3 {
		assert_ok!(withdraw(user, 5_000_000));
	}
	System::set_block_number(1 + DELAY);
}

#[test]
fn releases_stop_where_the_weight_does() {
	run(|| {
		three_are_due();
		let mut meter = WeightMeter::with_limit(Weight::from_parts(25, 0));
		Svm::release_due(&mut meter);
		assert_eq!(HeldInAll::<Test>::get(), 5_000_000);
	});
}

#[test]
fn releases_leave_room_for_others() {
	run(|| {
		three_are_due();
		// All three would fit.
		let limit = Weight::from_parts(4 * 25, 0);
		let mut meter = WeightMeter::with_limit(limit);
		Svm::on_poll(System::block_number(), &mut meter);
		assert_eq!(HeldInAll::<Test>::get(), 5_000_000);
		assert!(meter.remaining().ref_time() >= limit.ref_time() / 4 * 3 - 1, "{meter:?}");
		// The others go next.
		Svm::on_poll(System::block_number(), &mut meter);
		assert_eq!(HeldInAll::<Test>::get(), 0);
	});
}
