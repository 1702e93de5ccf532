//! The end of a block: all of its transactions, or none.

use crate::{
	mock::{
		faults::{self, next_batch, Fault},
		*,
	},
	*,
};
use frame_support::{assert_ok, traits::Hooks};
use mira_svm_interface::batch::Rejected;
use solana_transaction_error::TransactionError;
use sp_runtime::BuildStorage;

#[test]
fn transactions_come_one_after_the_other() {
	run(|| {
		let everything = LAMPORTS - 2 * FEE;
		assert_ok!(enter(&transfer(0, 1, everything - 1_000_000)));
		assert_ok!(enter(&transfer(1, 2, LAMPORTS)));
		assert_ok!(enter(&transfer(0, 3, 2_000_000)));
		let told = next();
		let outcomes = outcomes(&told);
		assert!(outcomes[0].is_ok() && outcomes[1].is_ok() && outcomes[2].is_err(), "{outcomes:?}");
		assert!(matches!(&told[0], Event::TransactionExecuted { payer, fee: FEE, .. } if *payer == account(0)));
		assert_eq!(lamports(2), 2 * LAMPORTS);
	});
}

#[test]
fn fees_leave_the_escrow() {
	run(|| {
		let (escrow, backed) = (balance(&Svm::escrow()), Backed::<Test>::get());
		for lamports in 0..201 {
			assert_ok!(enter(&transfer(0, 1, lamports)));
		}
		assert_eq!(balance(&Svm::escrow()), escrow, "once a block, not for each");
		next();
		assert_eq!(Backed::<Test>::get(), backed - 201 * FEE);
		assert_eq!(balance(&Svm::escrow()), escrow - u128::from(201 * FEE));
		assert_eq!(balance(&TREASURY), u128::from(201 * FEE));
	});
}

fn is_discarded(fault: Fault, why: Freeze) {
	run(|| {
		let bytes = transfer(0, 1, 5);
		assert_ok!(enter(&bytes));
		let before = (lamports(0), lamports(1));
		next_batch(fault);
		let told = next();
		assert_eq!(told, [Event::BatchDiscarded { transactions: 1, why }, Event::DomainFrozen { why }]);
		assert_eq!((lamports(0), lamports(1)), before, "all but the fee is as it was");
		assert_eq!(Frozen::<Test>::get(), Some(why));
		// The chain goes on, the domain does not.
		assert_eq!(offer(&bytes).unwrap_err(), Refusal::CLUSTER_MAINTENANCE);
		assert_eq!(next(), []);
		assert_ok!(Svm::thaw_domain(RuntimeOrigin::root()));
		// It can be sent again.
		assert_ok!(offer(&bytes));
		assert_ok!(enter(&bytes));
		assert_eq!(outcomes(&next()), [Ok(())]);
		assert_eq!(lamports(1), LAMPORTS + 5);
	});
}

#[test]
fn a_batch_that_makes_money_is_discarded() {
	let before = (2 * LAMPORTS - FEE).into();
	is_discarded(Fault::Mints(1), Freeze::Unbalanced { before, after: before + 1 });
}

#[test]
fn a_batch_that_loses_money_is_discarded() {
	let before = (2 * LAMPORTS - FEE).into();
	is_discarded(Fault::Loses(7), Freeze::Unbalanced { before, after: before - 7 });
}

#[test]
fn a_batch_that_cannot_be_executed_is_discarded() {
	is_discarded(Fault::Rejected, Freeze::Rejected(Rejected::Engine));
}

/// The pool does not take what this machine failed at; blocks of others that have it are executed.
#[test]
fn what_this_machine_failed_at_stays_out_of_its_pool() {
	run(|| {
		let (bytes, other) = (transfer(0, 1, 5), transfer(0, 1, 6));
		let message = Svm::inspect(&bytes).unwrap().message;
		faults::avoid(Some(message));
		assert_eq!(offer(&bytes).unwrap_err(), Refusal::CLUSTER_MAINTENANCE);
		assert_ok!(offer(&other));
		assert_ok!(enter(&bytes));
		assert_eq!(outcomes(&next()), [Ok(())]);
		faults::avoid(None);
	});
}

#[test]
fn one_of_a_discarded_batch_is_not_taken_twice() {
	run(|| {
		let bytes = transfer(0, 1, 5);
		assert_ok!(enter(&bytes));
		next_batch(Fault::Rejected);
		next();
		assert_ok!(Svm::thaw_domain(RuntimeOrigin::root()));
		assert_ok!(enter(&bytes));
		assert_eq!(offer(&bytes).unwrap_err(), refused(TransactionError::AlreadyProcessed));
		next();
		assert_eq!(lamports(0), LAMPORTS - 2 * FEE - 5);
	});
}

/// Light clients cannot read a genesis with a state of the domain in it.
#[test]
fn the_domain_begins_with_the_first_block() {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let balances = vec![(account(0), 7_000_000)];
	let rich = crate::GenesisConfig::<Test> { engine: 1, balances, ..Default::default() };
	faults::install();
	rich.assimilate_storage(&mut storage).unwrap();
	assert!(storage.children_default.is_empty());
	sp_io::TestExternalities::new(storage).execute_with(|| {
		let escrow = balance(&Svm::escrow());
		assert!(escrow > 6_000_000_000, "it has what will be backed");
		assert_ok!(Svm::do_try_state());
		for number in 1..3 {
			System::set_block_number(number);
			Svm::on_initialize(number);
			assert_eq!(lamports(0), 7_000_000);
			assert_eq!(balance(&Svm::escrow()), escrow);
			assert_eq!(escrow, u128::from(Backed::<Test>::get()) + EXISTENTIAL_DEPOSIT);
			assert_ok!(Svm::do_try_state());
		}
	});
}

#[test]
fn the_first_block_has_programs_that_work() {
	run(|| {
		// A memo, by the newest of its programs.
		let memo = solana_pubkey::Pubkey::from_str_const("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");
		let instruction = solana_instruction::Instruction::new_with_bytes(memo, b"hello", Vec::new());
		assert_ok!(enter(&signed(&[instruction], &[&key(0)], newest())));
		let told = next();
		assert_eq!(outcomes(&told), [Ok(())]);
		assert!(matches!(told[0], Event::TransactionExecuted { units: 1_000.., .. }), "{told:?}");
		let status = Svm::status();
		assert!(status.backed > 6_000_000_000, "so much a megabyte of code costs");
		assert_eq!(balance(&Svm::escrow()), u128::from(status.backed) + EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn programs_see_the_block() {
	run(|| {
		run_to(7);
		let block = Svm::block(Svm::hashes());
		assert_eq!((block.slot, block.time), (7, 42));
		assert_eq!(block.hashes.len(), 7, "genesis is the first");
		assert_eq!(block.hashes[0], hash_of(6).0);
		assert_eq!(block.hashes[6], hash_of(0).0);
		assert_eq!(block.epoch_time, 6, "the first block of the epoch");
		run_to(200);
		assert_eq!(Svm::hashes().len(), 150);
		assert_eq!(Svm::age(&hash_of(199).0), Some(0));
		assert_eq!(Svm::age(&hash_of(50).0), Some(149));
		assert_eq!(Svm::age(&hash_of(49).0), None);
	});
}
