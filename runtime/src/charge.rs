//! `MiraCharge`: the place for rules of admission, invisible to clients.
//!
//! It wraps the extension that charges fees and forwards identifier, metadata and implicit of what it wraps, so that wallets
//! see only `ChargeTransactionPayment` and stock clients need no plugin. What the pool must refuse before it costs a block
//! anything (commits without a seat; later a door's share of the block, and who pays for a session) is decided here.
//!
//! Commits and reveals are free of charge, so that what is refused here is all that keeps them from filling blocks: only the
//! holder of a due seat gets through, each seat once, in its time. The calls check the same by the same functions, for where
//! they are nested in others.

use crate::{Attestations, Runtime, RuntimeCall};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::weights::Weight;
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Implication, PostDispatchInfoOf, TransactionExtension,
		TransactionExtensionMetadata, ValidateResult,
	},
	transaction_validity::{
		InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidity, TransactionValidityError,
	},
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

/// Before all that pay, whatever they pay: votes are due, and a late one is slashed.
const VOTE_PRIORITY: TransactionPriority = TransactionPriority::MAX;

/// Whether a call votes. Commits and reveals that are not due are refused.
fn is_vote(origin: &DispatchOriginOf<RuntimeCall>, call: &RuntimeCall) -> Result<bool, TransactionValidityError> {
	use pallet_mira_attestations::Call as Attesting;
	let signer = || origin.as_system_origin_signer().ok_or(InvalidTransaction::BadSigner);
	let checked = match call {
		RuntimeCall::Attestations(Attesting::commit { commits }) => Attestations::check_commits(signer()?, commits),
		RuntimeCall::Attestations(Attesting::reveal { reveals }) => Attestations::check_reveals(signer()?, reveals),
		_ => return Ok(false),
	};
	checked.map_err(|error| InvalidTransaction::Custom(refusal(&error)))?;
	Ok(true)
}

/// The code with which the pool refuses a vote: the index of the error in the pallet's metadata, where its text is.
fn refusal(error: &pallet_mira_attestations::Error<Runtime>) -> u8 {
	error.encode().first().copied().unwrap_or(u8::MAX)
}

impl<Inner: TransactionExtension<RuntimeCall>> TransactionExtension<RuntimeCall> for MiraCharge<Inner> {
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

	fn weight(&self, call: &RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
		self_implicit: Self::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		let votes = is_vote(&origin, call)?;
		let (mut valid, val, origin) =
			self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)?;
		valid.priority = if votes { VOTE_PRIORITY } else { valid.priority.min(VOTE_PRIORITY - 1) };
		Ok((valid, val, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		self.0.prepare(val, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		Inner::post_dispatch_details(pre, info, post_info, len, result)
	}

	fn bare_validate(call: &RuntimeCall, info: &DispatchInfoOf<RuntimeCall>, len: usize) -> TransactionValidity {
		Inner::bare_validate(call, info, len)
	}

	fn bare_validate_and_prepare(
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<(), TransactionValidityError> {
		Inner::bare_validate_and_prepare(call, info, len)
	}

	fn bare_post_dispatch(
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &mut PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		Inner::bare_post_dispatch(info, post_info, len, result)
	}
}
