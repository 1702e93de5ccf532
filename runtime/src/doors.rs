//! How what clients of other chains send becomes a transaction of this one.

use crate::{Runtime, TxExtension, UncheckedExtrinsic};
use frame_support::BoundedVec;
use pallet_mira_svm::MaxBytes;
use sp_runtime::generic::Era;

/// A Solana transaction, authorised by the signatures in it.
pub fn solana(bytes: BoundedVec<u8, MaxBytes>) -> UncheckedExtrinsic {
	UncheckedExtrinsic::new_transaction(pallet_mira_svm::Call::submit { bytes }.into(), unsigned())
}

/// Says nothing that a signature would have to stand for.
fn unsigned() -> TxExtension {
	(
		frame_system::AuthorizeCall::<Runtime>::new(),
		frame_system::CheckNonZeroSender::<Runtime>::new(),
		frame_system::CheckSpecVersion::<Runtime>::new(),
		frame_system::CheckTxVersion::<Runtime>::new(),
		frame_system::CheckGenesis::<Runtime>::new(),
		frame_system::CheckEra::<Runtime>::from(Era::Immortal),
		frame_system::CheckNonce::<Runtime>::from(0),
		frame_system::CheckWeight::<Runtime>::new(),
		pallet_transaction_payment::ChargeTransactionPayment::<Runtime>::from(0).into(),
		frame_metadata_hash_extension::CheckMetadataHash::<Runtime>::new(false),
		frame_system::WeightReclaim::<Runtime>::new(),
	)
}
