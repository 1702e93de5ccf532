//! The domain stands still, or a program does.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use sp_runtime::DispatchError;

const MEMO: Pubkey = Pubkey::from_str_const("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");

fn memo(words: &[u8]) -> Vec<u8> {
	signed(&[Instruction::new_with_bytes(MEMO, words, Vec::new())], &[&key(0)], newest())
}

#[test]
fn a_program_stands_still_and_goes_on() {
	run(|| {
		let program: sp_runtime::AccountId32 = MEMO.to_bytes().into();
		assert_noop!(Svm::freeze_program(RuntimeOrigin::signed(account(0)), program.clone()), DispatchError::BadOrigin);
		assert_ok!(Svm::freeze_program(RuntimeOrigin::root(), program.clone()));
		assert_noop!(Svm::freeze_program(RuntimeOrigin::root(), program.clone()), Error::<Test>::AsItIs);
		let restricted = refused(TransactionError::ProgramExecutionTemporarilyRestricted { account_index: 0 });
		assert_eq!(offer(&memo(b"a")).unwrap_err(), restricted);
		assert_eq!(enter(&memo(b"a")), Err(NotEntered::Refused(restricted)));
		assert_ok!(enter(&transfer(0, 1, 5)));
		assert_ok!(Svm::thaw_program(RuntimeOrigin::root(), program.clone()));
		assert_noop!(Svm::thaw_program(RuntimeOrigin::root(), program), Error::<Test>::AsItIs);
		assert_ok!(enter(&memo(b"a")));
		assert_eq!(outcomes(&next()), [Ok(()), Ok(())]);
	});
}

/// Programs that the engine brings take no room in the state, and yet they can be called by others.
#[test]
fn none_is_reached_through_a_table() {
	use solana_address_lookup_table_interface::state::{AddressLookupTable, LookupTableMeta};
	use solana_message::{v0, AddressLookupTableAccount, VersionedMessage};
	run(|| {
		let (system, table) = (Pubkey::default(), Pubkey::new_unique());
		let (meta, addresses) = (LookupTableMeta::default(), vec![system]);
		let data = AddressLookupTable { meta, addresses: addresses.clone().into() }.serialize_for_tests().unwrap();
		put(&table, LAMPORTS, &solana_sdk_ids::address_lookup_table::ID, &data);
		next();
		let calls =
			Instruction::new_with_bytes(MEMO, b"a", vec![solana_instruction::AccountMeta::new_readonly(system, false)]);
		let tables = [AddressLookupTableAccount { key: table, addresses }];
		let message = v0::Message::try_compile(&key(0).pubkey(), &[calls], &tables, newest()).unwrap();
		let transaction = VersionedTransaction::try_new(VersionedMessage::V0(message), &[&key(0)]).unwrap();
		let bytes = bincode::serialize(&transaction).unwrap();
		assert_ok!(offer(&bytes));
		assert_ok!(Svm::freeze_program(RuntimeOrigin::root(), system.to_bytes().into()));
		let restricted = refused(TransactionError::ProgramExecutionTemporarilyRestricted { account_index: 0 });
		assert_eq!(offer(&bytes).unwrap_err(), restricted);
		assert_eq!(enter(&bytes), Err(NotEntered::Refused(restricted)));
	});
}

#[test]
fn only_so_many_programs_can_stand_still() {
	run(|| {
		for program in 0..MAX_FROZEN as u8 {
			assert_ok!(Svm::freeze_program(RuntimeOrigin::root(), [program; 32].into()));
		}
		assert_noop!(Svm::freeze_program(RuntimeOrigin::root(), [99; 32].into()), Error::<Test>::TooManyPrograms);
	});
}

#[test]
fn the_domain_stands_still_and_goes_on() {
	run(|| {
		assert_noop!(Svm::thaw_domain(RuntimeOrigin::root()), Error::<Test>::AsItIs);
		assert_noop!(Svm::freeze_domain(RuntimeOrigin::signed(account(0))), DispatchError::BadOrigin);
		assert_ok!(Svm::freeze_domain(RuntimeOrigin::root()));
		assert_noop!(Svm::freeze_domain(RuntimeOrigin::root()), Error::<Test>::AsItIs);
		assert_eq!(offer(&transfer(0, 1, 5)).unwrap_err(), Refusal::CLUSTER_MAINTENANCE);
		assert_noop!(Svm::thaw_domain(RuntimeOrigin::signed(account(0))), DispatchError::BadOrigin);
		assert_ok!(Svm::thaw_domain(RuntimeOrigin::root()));
		assert_eq!(told().last(), Some(&Event::DomainThawed { old: Freeze::Governance }));
		assert_ok!(offer(&transfer(0, 1, 5)));
	});
}

/// What was queued before is executed.
#[test]
fn a_freeze_does_not_undo() {
	run(|| {
		assert_ok!(enter(&transfer(0, 1, 5)));
		assert_ok!(Svm::freeze_domain(RuntimeOrigin::root()));
		assert_eq!(outcomes(&next()), [Ok(())]);
	});
}

#[test]
fn what_governs_withdrawals_can_be_set() {
	run(|| {
		let old = Settings::<Test>::get();
		let parameters = Parameters { delay: 1, ..old };
		assert_noop!(Svm::set_parameters(RuntimeOrigin::signed(account(0)), parameters), DispatchError::BadOrigin);
		assert_ok!(Svm::set_parameters(RuntimeOrigin::root(), parameters));
		assert_eq!(told().last(), Some(&Event::ParametersChanged { parameters, old }));
		assert_ok!(Svm::withdraw(RuntimeOrigin::signed(account(0)), account(0), 5_000_000));
		next();
		assert_eq!(HeldInAll::<Test>::get(), 0);
	});
}
