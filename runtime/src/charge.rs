//! `MiraCharge`: the place for rules of admission, invisible to clients.
//!
//! It wraps the extension that charges fees and forwards identifier, metadata and implicit of what it wraps, so that wallets
//! see only `ChargeTransactionPayment` and stock clients need no plugin. What the pool must refuse before it costs a block
//! anything (commits without a seat, what a session may not) is decided here, and so is what a block has room for (the SVM
//! domain's share and sums).
//!
//! Commits and reveals are free of charge, so that what is refused here is all that keeps them from filling blocks: only the
//! holder of a due seat gets through, each seat once, in its time. The calls check the same by the same functions, for where
//! they are nested in others.
//!
//! A Solana transaction pays out of its own first account, in the domain that it is of: its fee is taken here, and it is queued.
//! The call that carries it then has nothing left to do.
//!
//! A session's key pays nothing: its principal or its sponsor does, out of what the grant allows for fees.

use crate::{
	doors::brought, AccountId, Attestations, Balance, MiraSessions, Runtime, RuntimeCall, RuntimeOrigin, Svm,
	TransactionPayment,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::weights::Weight;
use frame_system::ensure_authorized;
use mira_svm_interface::batch::Authority;
use pallet_mira_sessions::{Admission, Extent, SessionId, WeightInfo as _};
use pallet_transaction_payment::{ChargeTransactionPayment, Pre as PreCharge, Val as ValCharge};
use scale_info::TypeInfo;
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

/// What it wraps.
type Inner = ChargeTransactionPayment<Runtime>;

/// Wraps the extension that charges for a transaction.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, PartialEq, Eq)]
pub struct MiraCharge(Inner);

impl From<Inner> for MiraCharge {
	fn from(inner: Inner) -> Self {
		Self(inner)
	}
}

impl TypeInfo for MiraCharge {
	type Identity = Inner;
	fn type_info() -> scale_info::Type {
		Inner::type_info()
	}
}

impl core::fmt::Debug for MiraCharge {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		self.0.fmt(f)
	}
}

/// Before all that pay, whatever they pay: votes are due, and a late one is slashed.
pub const VOTE_PRIORITY: TransactionPriority = TransactionPriority::MAX;

/// Whether a call votes. Commits and reveals that are not due are refused.
fn is_vote(origin: &RuntimeOrigin, call: &RuntimeCall) -> Result<bool, TransactionValidityError> {
	use pallet_mira_attestations::Call as Attesting;
	let checked = match call {
		RuntimeCall::Attestations(Attesting::commit { commits }) => {
			Attestations::check_commits(signer(origin)?, commits)
		},
		RuntimeCall::Attestations(Attesting::reveal { reveals }) => {
			Attestations::check_reveals(signer(origin)?, reveals)
		},
		_ => return Ok(false),
	};
	checked.map_err(|error| refusal(0, &error))?;
	Ok(true)
}

/// A session that a transaction acts by, and who pays for it.
type Admitted = (SessionId, Admission<AccountId, Balance>);

/// The session that a call acts by, if it does. What it may not is refused.
fn session(origin: &RuntimeOrigin, call: &RuntimeCall) -> Result<Option<Admitted>, TransactionValidityError> {
	let RuntimeCall::MiraSessions(pallet_mira_sessions::Call::execute { session, call }) = call else {
		return Ok(None);
	};
	let admission = MiraSessions::admit(*session, signer(origin)?, call);
	Ok(Some((*session, admission.map_err(denied)?)))
}

fn signer(origin: &RuntimeOrigin) -> Result<&AccountId, TransactionValidityError> {
	Ok(origin.as_system_origin_signer().ok_or(InvalidTransaction::BadSigner)?)
}

/// What is added to the index of a session's error, to tell it from an attestor's.
pub const SESSION_REFUSALS: u8 = 100;

/// The code with which the pool refuses: the index of the error in the pallet's metadata, where its text is.
fn refusal(first: u8, error: &impl Encode) -> TransactionValidityError {
	let index = error.encode().first().copied().unwrap_or(u8::MAX);
	InvalidTransaction::Custom(index.saturating_add(first)).into()
}

fn denied(denial: pallet_mira_sessions::DenialOf<Runtime>) -> TransactionValidityError {
	refusal(SESSION_REFUSALS, &pallet_mira_sessions::Error::<Runtime>::from(denial))
}

/// Between validating and preparing.
pub struct Val {
	charge: ValCharge<Runtime>,
	session: Option<Acting>,
}

/// The session that a transaction acts by.
#[derive(Clone, Copy)]
struct Acting {
	id: SessionId,
	/// Whether its principal pays.
	by_principal: bool,
	/// How long its scope is.
	scope: Extent,
}

/// What is done for a transaction of a session here; what the call does is counted there.
fn beside_acting(scope: Extent) -> Weight {
	type Weights = <Runtime as pallet_mira_sessions::Config>::WeightInfo;
	Weights::transaction(scope.longest).saturating_sub(Weights::execute(scope.longest))
}

fn acting((id, Admission { by_principal, scope, .. }): Admitted) -> Acting {
	Acting { id, by_principal, scope }
}

/// Between preparing and what follows the call.
pub struct Pre {
	charge: PreCharge<Runtime>,
	session: Option<Acting>,
}

impl TransactionExtension<RuntimeCall> for MiraCharge {
	const IDENTIFIER: &'static str = <Inner as TransactionExtension<RuntimeCall>>::IDENTIFIER;
	type Implicit = <Inner as TransactionExtension<RuntimeCall>>::Implicit;
	type Val = Val;
	type Pre = Pre;

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		<Inner as TransactionExtension<RuntimeCall>>::metadata()
	}

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		TransactionExtension::<RuntimeCall>::implicit(&self.0)
	}

	fn weight(&self, call: &RuntimeCall) -> Weight {
		let charging = self.0.weight(call);
		match call {
			RuntimeCall::MiraSessions(pallet_mira_sessions::Call::execute { .. }) => {
				charging.saturating_add(beside_acting(Extent::MAX))
			},
			_ => charging,
		}
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
		if matches!(call, RuntimeCall::Svm(pallet_mira_svm::Call::submit { .. })) {
			ensure_authorized(origin.clone()).map_err(|_| InvalidTransaction::BadSigner)?;
		}
		let votes = is_vote(&origin, call)?;
		let session = session(&origin, call)?;
		let payer = match &session {
			Some((_, admission)) => RuntimeOrigin::signed(admission.payer.clone()),
			None => origin.clone(),
		};
		let (mut valid, charge, _) =
			self.0.validate(payer, call, info, len, self_implicit, inherited_implication, source)?;
		if source != TransactionSource::InBlock && origin.as_system_origin_signer().is_some() {
			// Authors would try it again and again. Last, so that it is done for those alone who can pay.
			Svm::check_room_ever(&brought(call))?;
		}
		valid.priority = if votes { VOTE_PRIORITY } else { valid.priority.min(VOTE_PRIORITY - 1) };
		if let Some((_, Admission { fees_left, longevity, .. })) = &session {
			if fee(&charge) > *fees_left {
				return Err(denied(pallet_mira_sessions::Denial::AboveFees { left: *fees_left }));
			}
			valid.longevity = valid.longevity.min(*longevity);
		}
		Ok((valid, Val { charge, session: session.map(acting) }, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let brought = brought(call);
		if !brought.is_empty() {
			// It waits for another block: to fail in this one would cost it its fee.
			Svm::check_room(&brought)?;
		}
		let charge = self.0.prepare(val.charge, origin, call, info, len)?;
		if let RuntimeCall::Svm(pallet_mira_svm::Call::submit { bytes }) = call {
			// Whoever else sends it, nobody looked at the signatures inside: left to the batch, a bad one would make the block
			// invalid.
			ensure_authorized(origin.clone()).map_err(|_| InvalidTransaction::BadSigner)?;
			Svm::enter(bytes, Authority::Signatures)?;
		}
		Ok(Pre { charge, session: val.session })
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let tip = match &pre.charge {
			PreCharge::Charge { tip, .. } => *tip,
			PreCharge::NoCharge { .. } => 0,
		};
		let unspent = <Inner as TransactionExtension<RuntimeCall>>::post_dispatch_details(
			pre.charge, info, post_info, len, result,
		)?;
		let Some(Acting { id, by_principal, scope }) = pre.session else { return Ok(unspent) };
		let paid = TransactionPayment::compute_actual_fee(len as u32, info, post_info, tip);
		MiraSessions::settle(id, paid, result.err());
		// The fee is that of the longest scope, since it was taken before; the block gets the rest back.
		let unspent = unspent.saturating_add(beside_acting(Extent::MAX).saturating_sub(beside_acting(scope)));
		// `execute` counts the principal's account, which charging counted too if it is what pays.
		let twice = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 1);
		Ok(if by_principal { unspent.saturating_add(twice) } else { unspent })
	}

	fn bare_validate(call: &RuntimeCall, info: &DispatchInfoOf<RuntimeCall>, len: usize) -> TransactionValidity {
		<Inner as TransactionExtension<RuntimeCall>>::bare_validate(call, info, len)
	}

	fn bare_validate_and_prepare(
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<(), TransactionValidityError> {
		<Inner as TransactionExtension<RuntimeCall>>::bare_validate_and_prepare(call, info, len)
	}

	fn bare_post_dispatch(
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &mut PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		<Inner as TransactionExtension<RuntimeCall>>::bare_post_dispatch(info, post_info, len, result)
	}
}

/// What a transaction may cost at most.
fn fee(charge: &ValCharge<Runtime>) -> Balance {
	match charge {
		ValCharge::Charge { fee_with_tip, .. } => *fee_with_tip,
		ValCharge::NoCharge => 0,
	}
}
