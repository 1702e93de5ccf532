//! What accounts of the chain bring, and within which bounds.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use solana_instruction::{error::InstructionError, Instruction};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction_error::TransactionError;
use sp_core::H256;

#[test]
fn accounts_of_the_chain_sign_by_their_own_signature() {
	run(|| {
		// Of a multisig, say: nobody has a key to this.
		let nobodys = Pubkey::new_from_array([77; 32]);
		put(&nobodys, LAMPORTS, &Pubkey::default(), &[]);
		let message = solana_message::Message::new_with_blockhash(
			&[system::transfer(&nobodys, &key(1).pubkey(), 5)],
			Some(&nobodys),
			&newest(),
		);
		let unsigned = solana_transaction::Transaction::new_unsigned(message);
		let bytes: frame_support::BoundedVec<_, _> = bincode::serialize(&unsigned).unwrap().try_into().unwrap();

		let refused = Error::<Test>::Refused(Refusal::SIGNATURE_FAILURE);
		assert_noop!(Svm::relay(RuntimeOrigin::signed(account(0)), bytes.clone()), refused);
		assert_ok!(Svm::relay(RuntimeOrigin::signed(nobodys.to_bytes().into()), bytes));
		// Anybody may bring what others signed, as it is.
		let signed: frame_support::BoundedVec<_, _> = transfer(2, 3, 5).try_into().unwrap();
		assert_ok!(Svm::relay(RuntimeOrigin::signed(account(0)), signed.clone()));
		let twice = Error::<Test>::Refused(Refusal::ALREADY_PROCESSED);
		assert_noop!(Svm::relay(RuntimeOrigin::signed(account(0)), signed), twice);
		assert_eq!(outcomes(&next()), [Ok(()), Ok(())]);
		assert_eq!(Svm::lamports(&nobodys.to_bytes()), LAMPORTS - FEE - 5);
		assert_eq!(lamports(2), LAMPORTS - FEE - 5);
	});
}

/// A transaction that nobody signed.
fn unsigned(instructions: &[Instruction], payer: &Pubkey) -> BoundedVec<u8, MaxBytes> {
	let message = solana_message::Message::new_with_blockhash(instructions, Some(payer), &newest());
	bincode::serialize(&solana_transaction::Transaction::new_unsigned(message)).unwrap().try_into().unwrap()
}

fn relay_within(user: u8, bytes: BoundedVec<u8, MaxBytes>, lamports: u64) -> sp_runtime::DispatchResult {
	frame_support::storage::with_storage_layer(|| {
		Svm::relay_within(RuntimeOrigin::signed(account(user)), bytes, lamports)
	})
}

fn message(bytes: &[u8]) -> H256 {
	Svm::inspect(bytes).unwrap().message.into()
}

/// Of all that is taken the account is told, its own fee with it.
#[test]
fn within_bounds_it_takes_no_more_than_is_said() {
	run(|| {
		Taken::set(vec![]);
		let pay = |lamports| system::transfer(&key(0).pubkey(), &key(1).pubkey(), lamports);
		let (good, bad) = (unsigned(&[pay(5)], &key(0).pubkey()), unsigned(&[pay(6)], &key(0).pubkey()));
		assert_noop!(relay_within(0, good.clone(), FEE - 1), Error::<Test>::AboveBounds);
		assert_ok!(relay_within(0, good.clone(), FEE + 5));
		assert_ok!(relay_within(0, bad.clone(), FEE + 5));
		let undone = InstructionError::ExternalAccountLamportSpend;
		assert_eq!(outcomes(&next()), [Ok(()), Err(TransactionError::InstructionError(0, undone))]);
		assert_eq!(Taken::take(), [(message(&good), FEE + 5), (message(&bad), FEE)]);
		assert_eq!(lamports(0), LAMPORTS - 2 * FEE - 5);
	});
}

/// Somebody else's fee is not taken of the account; and who does not sign inside cannot bound anything.
#[test]
fn bounds_are_those_of_who_answers() {
	run(|| {
		Taken::set(vec![]);
		let pay = system::transfer(&key(0).pubkey(), &key(1).pubkey(), 5);
		let message_of = solana_message::Message::new_with_blockhash(&[pay], Some(&key(2).pubkey()), &newest());
		let mut both = solana_transaction::Transaction::new_unsigned(message_of);
		both.partial_sign(&[&key(2)], newest());
		let both: BoundedVec<_, _> = bincode::serialize(&both).unwrap().try_into().unwrap();
		assert_ok!(relay_within(0, both.clone(), 5));
		let others: BoundedVec<_, _> = transfer(3, 4, 5).try_into().unwrap();
		assert_noop!(relay_within(0, others, 0), Error::<Test>::NotASigner);
		assert_eq!(outcomes(&next()), [Ok(())]);
		assert_eq!(Taken::take(), [(message(&both), 5)]);
	});
}

/// A batch that is discarded took the fee and nothing else; it can be sent again.
#[test]
fn of_a_discarded_batch_only_the_fee_was_taken() {
	run(|| {
		Taken::set(vec![]);
		let bytes = unsigned(&[system::transfer(&key(0).pubkey(), &key(1).pubkey(), 5)], &key(0).pubkey());
		assert_ok!(relay_within(0, bytes.clone(), FEE + 5));
		faults::next_batch(faults::Fault::Mints(7));
		next();
		assert!(Frozen::<Test>::exists());
		assert_eq!(Taken::take(), [(message(&bytes), FEE)]);
		assert_eq!(lamports(0), LAMPORTS - FEE);
	});
}
