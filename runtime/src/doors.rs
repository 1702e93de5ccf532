//! How what clients of other chains send becomes a transaction of this one, or comes within one.

use crate::{Runtime, RuntimeCall, TxExtension, UncheckedExtrinsic};
use alloc::vec::Vec;
use frame_support::BoundedVec;
use pallet_mira_svm::MaxBytes;
use sp_runtime::generic::Era;

/// A Solana transaction, authorised by the signatures in it.
pub fn solana(bytes: BoundedVec<u8, MaxBytes>) -> UncheckedExtrinsic {
	UncheckedExtrinsic::new_transaction(pallet_mira_svm::Call::submit { bytes }.into(), unsigned())
}

/// The Solana transactions that accounts of the chain bring with a call, in the order in which they are queued: by themselves, in batches,
/// by a session's key. Only of calls that weigh what is in them: a multisig's approval does not, and most of them make no call. What may be
/// called instead of something else is left out too.
pub fn brought(call: &RuntimeCall) -> Vec<&[u8]> {
	let mut all = Vec::new();
	collect(call, &mut all);
	all
}

fn collect<'a>(call: &'a RuntimeCall, all: &mut Vec<&'a [u8]>) {
	use pallet_mira_sessions::Call as Session;
	use pallet_mira_svm::Call as Solana;
	use pallet_multisig::Call as Many;
	use pallet_utility::Call as Combined;
	match call {
		RuntimeCall::Svm(Solana::relay { bytes } | Solana::relay_within { bytes, .. }) => all.push(bytes),
		RuntimeCall::Utility(
			Combined::batch { calls } | Combined::batch_all { calls } | Combined::force_batch { calls },
		) => calls.iter().for_each(|call| collect(call, all)),
		RuntimeCall::Utility(Combined::as_derivative { call, .. })
		| RuntimeCall::Multisig(Many::as_multi_threshold_1 { call, .. })
		| RuntimeCall::MiraSessions(Session::execute { call, .. }) => collect(call, all),
		_ => (),
	}
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
