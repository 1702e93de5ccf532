//! Solana transactions inside extrinsics, however deep.

use crate::service::Block;
use codec::{Decode, Encode};
use mira_runtime::{RuntimeCall, UncheckedExtrinsic};
use pallet_mira_svm::Call as Svm;
use sp_runtime::traits::Block as BlockT;

/// An extrinsic as the node has it.
pub type Extrinsic = <Block as BlockT>::Extrinsic;

/// The call of an extrinsic; none if it is of another runtime than this node knows.
pub fn call_of(extrinsic: &Extrinsic) -> Option<RuntimeCall> {
	Some(UncheckedExtrinsic::decode(&mut &extrinsic.encode()[..]).ok()?.function)
}

/// The bytes of the Solana transactions that a call brings, itself or by calls inside it. Which of those are made the chain's events
/// tell.
pub fn carried(call: &RuntimeCall) -> Vec<&[u8]> {
	use pallet_mira_sessions::Call as Sessions;
	use pallet_multisig::Call as Multisig;
	use pallet_utility::Call as Utility;
	match call {
		RuntimeCall::Svm(Svm::submit { bytes } | Svm::relay { bytes } | Svm::relay_within { bytes, .. }) => {
			vec![bytes.as_slice()]
		},
		RuntimeCall::MiraSessions(Sessions::execute { call, .. })
		| RuntimeCall::Multisig(Multisig::as_multi { call, .. } | Multisig::as_multi_threshold_1 { call, .. })
		| RuntimeCall::Utility(
			Utility::as_derivative { call, .. }
			| Utility::with_weight { call, .. }
			| Utility::dispatch_as { call, .. }
			| Utility::dispatch_as_fallible { call, .. },
		) => carried(call),
		RuntimeCall::Utility(Utility::if_else { main, fallback }) => [carried(main), carried(fallback)].concat(),
		RuntimeCall::Utility(
			Utility::batch { calls } | Utility::batch_all { calls } | Utility::force_batch { calls },
		) => calls.iter().flat_map(carried).collect(),
		_ => Vec::new(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn transactions_are_found_however_deep() {
		let relay = |byte: u8| RuntimeCall::from(Svm::relay { bytes: vec![byte].try_into().expect("it is small") });
		let within = Svm::relay_within { bytes: vec![3].try_into().expect("it is small"), lamports: 5 };
		let by_session = pallet_mira_sessions::Call::execute { session: 0, call: Box::new(within.into()) };
		let by_two =
			pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![], call: Box::new(relay(2)) };
		let either = pallet_utility::Call::if_else { main: Box::new(relay(4)), fallback: Box::new(relay(5)) };
		let all =
			pallet_utility::Call::batch_all { calls: vec![relay(1), by_two.into(), by_session.into(), either.into()] };
		assert_eq!(carried(&all.into()), [[1], [2], [3], [4], [5]]);
		assert!(carried(&frame_system::Call::remark { remark: vec![4] }.into()).is_empty());
	}
}
