//! What the pallet asks of the runtime that it is in.

use crate::types::ClaimId;
use alloc::vec::Vec;

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
