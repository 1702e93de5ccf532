//! What clients and the state depend on.

use crate::{mock::*, *};
use codec::Encode;
use solana_transaction_error::TransactionError;

#[test]
fn refusals_are_solanas_errors() {
	for (refusal, error) in [
		(Refusal::ACCOUNT_NOT_FOUND, TransactionError::AccountNotFound),
		(Refusal::INSUFFICIENT_FUNDS_FOR_FEE, TransactionError::InsufficientFundsForFee),
		(Refusal::INVALID_ACCOUNT_FOR_FEE, TransactionError::InvalidAccountForFee),
		(Refusal::ALREADY_PROCESSED, TransactionError::AlreadyProcessed),
		(Refusal::BLOCKHASH_NOT_FOUND, TransactionError::BlockhashNotFound),
		(Refusal::SIGNATURE_FAILURE, TransactionError::SignatureFailure),
		(Refusal::SANITIZE_FAILURE, TransactionError::SanitizeFailure),
		(Refusal::CLUSTER_MAINTENANCE, TransactionError::ClusterMaintenance),
		(Refusal::INSUFFICIENT_FUNDS_FOR_RENT, TransactionError::InsufficientFundsForRent { account_index: 0 }),
		(
			Refusal::PROGRAM_EXECUTION_TEMPORARILY_RESTRICTED,
			TransactionError::ProgramExecutionTemporarilyRestricted { account_index: 0 },
		),
	] {
		assert_eq!(refused(error.clone()), refusal, "{error}");
	}
}

#[test]
fn calls_keep_their_places() {
	let bytes = frame_support::BoundedVec::try_from(vec![7u8]).unwrap();
	assert_eq!(Call::<Test>::submit { bytes: bytes.clone() }.encode(), [0, 4, 7]);
	assert_eq!(Call::<Test>::relay { bytes }.encode(), [1, 4, 7]);
	assert_eq!(Call::<Test>::deposit { to: [9; 32].into(), amount: 1 }.encode()[..2], [2, 9]);
	assert_eq!(Call::<Test>::withdraw { to: [9; 32].into(), amount: 1 }.encode()[..2], [3, 9]);
	let withdrawal = WithdrawalId { size: Size::Large, index: 1 };
	assert_eq!(Call::<Test>::release { withdrawal }.encode(), [4, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
	assert_eq!(Call::<Test>::return_held { withdrawal }.encode()[0], 5);
	assert_eq!(Call::<Test>::freeze_domain {}.encode(), [6]);
	assert_eq!(Call::<Test>::thaw_domain {}.encode(), [7]);
	assert_eq!(Call::<Test>::freeze_program { program: [9; 32].into() }.encode()[0], 8);
	assert_eq!(Call::<Test>::thaw_program { program: [9; 32].into() }.encode()[0], 9);
	assert_eq!(Call::<Test>::set_parameters { parameters: Default::default() }.encode()[0], 10);
	assert_eq!(Call::<Test>::set_engine { engine: 2 }.encode(), [11, 8]);
}
