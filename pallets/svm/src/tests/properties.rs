//! Whatever is done in whatever order, no money comes or goes.

use crate::{
	mock::{
		faults::{next_batch, Fault},
		*,
	},
	*,
};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
	Deposit(u8, u8, u64),
	Transfer(u8, u8, u64),
	Withdraw(u8, u8, u64),
	Next(u8),
	Fail(u64),
	Freeze,
	Thaw,
	Return(bool, u64),
	Release(bool, u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let (user, amount) = (|| 0..USERS, || prop_oneof![0..20_000u64, 900_000..3 * LAMPORTS]);
	let step = prop_oneof![
		1 => (user(), user(), amount()).prop_map(|(from, to, amount)| Step::Deposit(from, to, amount)),
		4 => (user(), user(), amount()).prop_map(|(from, to, amount)| Step::Transfer(from, to, amount)),
		2 => (user(), user(), amount()).prop_map(|(from, to, amount)| Step::Withdraw(from, to, amount)),
		3 => (1..9u8).prop_map(Step::Next),
		1 => (1..9u64).prop_map(Step::Fail),
		1 => Just(Step::Freeze),
		3 => Just(Step::Thaw),
		1 => (any::<bool>(), 0..4u64).prop_map(|(large, index)| Step::Return(large, index)),
		1 => (any::<bool>(), 0..4u64).prop_map(|(large, index)| Step::Release(large, index)),
	];
	prop::collection::vec(step, 1..40)
}

fn id(large: bool, index: u64) -> WithdrawalId {
	WithdrawalId { size: if large { Size::Large } else { Size::Small }, index }
}

fn by(user: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(user))
}

fn take(step: Step) {
	let root = RuntimeOrigin::root;
	let _whatever_comes_of_it = match step {
		Step::Deposit(from, to, amount) => Svm::deposit(by(from), account(to), amount),
		Step::Withdraw(from, to, amount) => Svm::withdraw(by(from), account(to), amount),
		Step::Freeze => Svm::freeze_domain(root()),
		Step::Thaw => Svm::thaw_domain(root()),
		Step::Return(large, index) => Svm::return_held(root(), id(large, index)),
		Step::Release(large, index) => Svm::release(by(0), id(large, index)),
		Step::Transfer(from, to, amount) => {
			let _ = enter(&transfer(from, to, amount));
			Ok(())
		},
		Step::Fail(lamports) => {
			// Only what is executed can fail.
			if enter(&transfer(0, 1, lamports)).is_ok() {
				next_batch(Fault::Mints(lamports));
				next();
			}
			Ok(())
		},
		Step::Next(blocks) => {
			for _ in 0..blocks {
				next();
			}
			Ok(())
		},
	};
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn no_money_comes_or_goes(steps in steps()) {
		new_test_ext().execute_with(|| {
			let issued = Balances::total_issuance();
			for step in steps {
				take(step);
			}
			next();
			Svm::do_try_state().unwrap();
			// Less what the treasury could not take: fees below what an account has to have.
			prop_assert!(Balances::total_issuance() <= issued);
			prop_assert!(issued - Balances::total_issuance() < EXISTENTIAL_DEPOSIT);
			let everybody: u128 = (0..USERS).map(|user| balance(&account(user))).sum();
			let all = everybody + balance(&Svm::escrow()) + balance(&TREASURY);
			prop_assert_eq!(all, Balances::total_issuance());
			Ok(())
		})?;
	}
}
