//! `MiraCharge`: the place for rules of admission, invisible to clients.
//!
//! It wraps the extension that charges fees and forwards identifier, metadata and implicit of what it wraps, so that wallets
//! see only `ChargeTransactionPayment` and stock clients need no plugin. What the pool must refuse before it costs a block
//! anything (commits without a seat, a door's share of the block, who pays for a session) is decided here.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::weights::Weight;
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
	traits::{
		DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication, PostDispatchInfoOf, TransactionExtension,
		TransactionExtensionMetadata, ValidateResult,
	},
	transaction_validity::{TransactionSource, TransactionValidity, TransactionValidityError},
	DispatchResult,
};

/// Wraps `Inner`, the extension that charges for a transaction.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, PartialEq, Eq)]
pub struct MiraCharge<Inner>(Inner);

impl<Inner> From<Inner> for MiraCharge<Inner> {
	fn from(inner: Inner) -> Self {
		Self(inner)
	}
}

impl<Inner: StaticTypeInfo> TypeInfo for MiraCharge<Inner> {
	type Identity = Inner;
	fn type_info() -> scale_info::Type {
		Inner::type_info()
	}
}

impl<Inner: core::fmt::Debug> core::fmt::Debug for MiraCharge<Inner> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		self.0.fmt(f)
	}
}

impl<Call: Dispatchable, Inner: TransactionExtension<Call>> TransactionExtension<Call> for MiraCharge<Inner> {
	const IDENTIFIER: &'static str = Inner::IDENTIFIER;
	type Implicit = Inner::Implicit;
	type Val = Inner::Val;
	type Pre = Inner::Pre;

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		Inner::metadata()
	}

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &Call) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<Call>,
		call: &Call,
		info: &DispatchInfoOf<Call>,
		len: usize,
		self_implicit: Self::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, Call> {
		self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<Call>,
		call: &Call,
		info: &DispatchInfoOf<Call>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		self.0.prepare(val, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<Call>,
		post_info: &PostDispatchInfoOf<Call>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		Inner::post_dispatch_details(pre, info, post_info, len, result)
	}

	fn bare_validate(call: &Call, info: &DispatchInfoOf<Call>, len: usize) -> TransactionValidity {
		Inner::bare_validate(call, info, len)
	}

	fn bare_validate_and_prepare(
		call: &Call,
		info: &DispatchInfoOf<Call>,
		len: usize,
	) -> Result<(), TransactionValidityError> {
		Inner::bare_validate_and_prepare(call, info, len)
	}

	fn bare_post_dispatch(
		info: &DispatchInfoOf<Call>,
		post_info: &mut PostDispatchInfoOf<Call>,
		len: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		Inner::bare_post_dispatch(info, post_info, len, result)
	}
}
