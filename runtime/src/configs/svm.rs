//! The SVM domain: its share of the block, who stops it, how money leaves it.

use super::{
	governance::TwoThirdsOfCommittee, money::FeesToTreasuryAndAuthor, system::MAXIMUM_BLOCK_WEIGHT,
	verification::ParameterOrigin,
};
use crate::{
	charge::VOTE_PRIORITY, constants::MAX_AUTHORITIES, governance::origins::Breaker, AccountId, Authorship, Balances,
	Claims, Finality, MiraSessions, Runtime, RuntimeCall, Session, Timestamp,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::{DispatchInfo, Pays},
	parameter_types,
	traits::{fungible::Credit, ConstU32, ConstU64, Contains, EitherOfDiverse, Get, OnUnbalanced},
	weights::Weight,
	PalletId,
};
use frame_system::EnsureRoot;
use mira_svm_interface::{claim, inspection::Inspection};
use pallet_mira_claims::{Memory, Outcome, Stage};
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_core::H256;
use sp_runtime::transaction_validity::TransactionPriority;

/// Open while the chain takes submissions: safe mode is off, and they are not paused.
pub struct TakesSubmissions;

impl Get<bool> for TakesSubmissions {
	fn get() -> bool {
		let call = RuntimeCall::Svm(pallet_mira_svm::Call::submit { bytes: Default::default() });
		<Runtime as frame_system::Config>::BaseCallFilter::contains(&call)
	}
}

/// As all other transactions: by what is paid on top, for what is scarce.
pub struct ByTip;

impl pallet_mira_svm::Prioritize for ByTip {
	fn of(weight: Weight, bytes: usize, inspection: &Inspection) -> TransactionPriority {
		let info = DispatchInfo { call_weight: weight, pays_fee: Pays::No, ..Default::default() };
		let tip = inspection.budget.priority_fee.into();
		// Votes come first, whatever anybody pays.
		ChargeTransactionPayment::<Runtime>::get_priority(&info, bytes, tip, 0).min(VOTE_PRIORITY - 1)
	}
}

/// What is remembered of claims.
pub struct ClaimAccounts;

impl pallet_mira_svm::Claims for ClaimAccounts {
	fn claim(number: u64) -> Option<claim::Claim> {
		let Memory { key, coverage, outcome } = Claims::memory_of(number)?;
		let (stage, outcome) = match Claims::stage_of(number) {
			Some(Stage::Attesting) => (claim::Stage::Attesting, None),
			Some(Stage::Provisional { tally, .. }) => (claim::Stage::Provisional, Some(tally.verdict().into())),
			None => (claim::Stage::Final, outcome),
		};
		let outcome = outcome.map(|outcome| match outcome {
			Outcome::Supported => claim::Outcome::Supported,
			Outcome::Refuted => claim::Outcome::Refuted,
			Outcome::Unverifiable => claim::Outcome::Unverifiable,
			Outcome::Undetermined => claim::Outcome::Undetermined,
		});
		Some(claim::Claim { number, stage, outcome, coverage, text: key })
	}
}

/// As the fees of all other transactions.
pub struct SvmFees;

impl OnUnbalanced<Credit<AccountId, Balances>> for SvmFees {
	fn on_nonzero_unbalanced(fees: Credit<AccountId, Balances>) {
		FeesToTreasuryAndAuthor::on_unbalanceds(core::iter::once(fees));
	}
}

/// Sessions act in the domain within bounds.
pub struct OfSessions;

impl pallet_mira_svm::Bounded for OfSessions {
	fn took(message: H256, lamports: u64) {
		MiraSessions::took(message, lamports);
	}
}

/// The validators of this session.
pub struct OfSession;

impl pallet_mira_svm::Validators<AccountId> for OfSession {
	fn all() -> Vec<AccountId> {
		Session::validators()
	}
	fn next() -> Vec<AccountId> {
		Session::queued_keys().into_iter().map(|(validator, _)| validator).collect()
	}
	fn author() -> Option<AccountId> {
		Authorship::author()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set(all: Vec<AccountId>) {
		use codec::Decode;
		use frame_support::storage::{storage_prefix, unhashed};
		// Nobody else can say who the author is: it follows from the header.
		unhashed::put(&storage_prefix(b"Authorship", b"Author"), &all[0]);
		let keys = crate::SessionKeys::decode(&mut sp_runtime::traits::TrailingZeroInput::zeroes());
		let keys = |who: AccountId| (who, keys.clone().expect("keys are bytes"));
		let queued: Vec<_> = all.iter().cloned().map(keys).collect();
		pallet_session::QueuedKeys::<Runtime>::put(queued);
		pallet_session::Validators::<Runtime>::put(all);
	}
}

parameter_types! {
	pub const SvmEscrow: PalletId = PalletId(*b"mira/svm");
}

impl pallet_mira_svm::Config for Runtime {
	type Currency = Balances;
	type Fees = SvmFees;
	type Time = Timestamp;
	type Finality = Finality;
	type IsOpen = TakesSubmissions;
	type Priority = ByTip;
	type Claims = ClaimAccounts;
	type Bounded = OfSessions;
	type Validators = OfSession;
	type MaxValidators = ConstU32<{ 2 * MAX_AUTHORITIES }>;
	type PalletId = SvmEscrow;
	/// As Solana. At 27 ns for the dearest unit, divided among two workers, four fifths of a second.
	type MaxUnits = ConstU32<60_000_000>;
	type MaxAccountUnits = ConstU32<12_000_000>;
	type MaxFetched = ConstU64<{ 256 << 20 }>;
	/// Nearly all of what ordinary transactions have; the rest is left to those that settle.
	type MaxTime = ConstU64<{ MAXIMUM_BLOCK_WEIGHT.ref_time() / 100 * 72 }>;
	type Workers = ConstU32<2>;
	/// Two thirds of the risk committee, or a referendum.
	type FreezeOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfCommittee>;
	type ThawOrigin = EitherOfDiverse<EnsureRoot<AccountId>, Breaker>;
	type ParameterOrigin = ParameterOrigin;
	type ReturnOrigin = EnsureRoot<AccountId>;
	type WeightInfo = crate::weights::pallet_mira_svm::WeightInfo<Runtime>;
}
