//! What the pallet asks of the runtime that it is in.

use crate::types::{ClaimId, SvmKey};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use sp_core::H256;

/// What a call has the SVM do for its sender.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SvmAct {
	/// Hash of the transaction's message.
	pub message: H256,
	/// Programs that it calls itself; none if it cannot be read.
	pub programs: Vec<SvmKey>,
	/// Accounts that it may write; none if that cannot be told from it alone.
	pub writes: Option<Vec<SvmKey>>,
	/// Lamports of the sender that it may take.
	pub lamports: u64,
}

/// What is known of calls.
pub trait InspectCall<Call, AccountId, Balance> {
	/// Names of a call's pallet and of the call itself, as the metadata has them.
	fn name(call: &Call) -> (&'static str, &'static str);
	/// Whether a session may make the call at all, if it is listed. A call that makes a new origin, swallows an error, hands out
	/// authority, or moves what the meter cannot see, is not.
	fn is_delegable(pallet: &str, call: &str) -> bool;
	/// Everybody to whom the call gives something; none if the call is not of a kind that names them.
	fn destinations(call: &Call) -> Option<Vec<AccountId>>;
	/// How much the call gives; none if it is not of a kind that names an amount.
	fn amount(call: &Call) -> Option<Balance>;
	/// Whether rules on destinations, and on amounts, can be set for calls of that name.
	fn takes_rules(pallet: &str, call: &str) -> (bool, bool);
	/// The transaction of the SVM that the call sends, if it is one that sends some within bounds: who lists programs allows it, and
	/// nobody else.
	fn svm(call: &Call) -> Option<SvmAct>;
	/// What it weighs to tell that, for all who ask while a transaction is checked and made.
	fn svm_weight(call: &Call) -> Weight;
	/// The calls inside a call; each is dispatched on its own.
	fn inner(call: &Call) -> &[Call];
}

/// What came out of claims.
pub trait Outcomes {
	/// Whether a claim is Supported, and final.
	fn is_supported(claim: ClaimId) -> bool;
	/// Makes it so.
	#[cfg(feature = "runtime-benchmarks")]
	fn support(claim: ClaimId);
}

/// No claims: whatever depends on one is denied.
impl Outcomes for () {
	fn is_supported(_: ClaimId) -> bool {
		false
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn support(_: ClaimId) {}
}
