//! Sessions: what may be delegated, what calls say of whom they pay, and what a session costs.

use crate::{
	constants::{currency::deposit, time::DAYS},
	AccountId, Address, Balance, Balances, BlockNumber, Claims, Runtime, RuntimeCall, RuntimeHoldReason, Svm,
	Timestamp,
};
use alloc::{vec, vec::Vec};
use frame_support::{
	parameter_types,
	traits::{ConstU32, GetCallMetadata},
	weights::Weight,
};
use mira_svm_interface::inspection::{Inspection, COMPUTE_BUDGET};
use pallet_mira_claims::Outcome;
use pallet_mira_sessions::{ClaimId, InspectCall, Instant, Outcomes, SvmAct, Units};
use pallet_mira_svm::WeightInfo as _;
use sp_runtime::traits::Convert;

/// What a session may do, if its principal lists it: whatever it takes shows in the principal's free balance, and it hands out
/// nothing that outlives the session.
pub const DELEGABLE: [(&str, &[&str]); 6] = [
	("System", &["remark", "remark_with_event"]),
	("Balances", &["transfer_allow_death", "transfer_keep_alive"]),
	// For others too, by anybody.
	("Staking", &["payout_stakers", "payout_stakers_by_page"]),
	// Each call inside is checked by itself, and one that fails undoes all.
	("Utility", &["batch_all"]),
	("Attestations", &["pay_out"]),
	("Claims", &["submit"]),
];

/// What calls say of themselves.
pub struct Calls;

impl InspectCall<RuntimeCall, AccountId, Balance> for Calls {
	fn name(call: &RuntimeCall) -> (&'static str, &'static str) {
		let metadata = call.get_call_metadata();
		(metadata.pallet_name, metadata.function_name)
	}

	fn is_delegable(pallet: &str, call: &str) -> bool {
		DELEGABLE.iter().any(|(of, calls)| *of == pallet && calls.contains(&call))
	}

	fn destinations(call: &RuntimeCall) -> Option<Vec<AccountId>> {
		let (to, _) = transfer(call)?;
		match to {
			Address::Id(account) => Some(vec![account.clone()]),
			// Names of other kinds are not looked up: a rule on destinations refuses them.
			_ => None,
		}
	}

	fn amount(call: &RuntimeCall) -> Option<Balance> {
		transfer(call).map(|(_, amount)| amount)
	}

	fn takes_rules(pallet: &str, _: &str) -> (bool, bool) {
		let is_transfer = pallet == "Balances";
		(is_transfer, is_transfer)
	}

	fn svm(call: &RuntimeCall) -> Option<SvmAct> {
		let RuntimeCall::Svm(pallet_mira_svm::Call::relay_within { bytes, lamports }) = call else { return None };
		let Ok(inspection) = Svm::inspect(bytes) else { return Some(SvmAct::default()) };
		let Inspection { message, keys, lookups, mut programs, .. } = inspection;
		programs.retain(|program| *program != COMPUTE_BUDGET);
		// What is in a table another transaction may decide.
		let is_known = lookups.iter().all(|lookup| lookup.writes.is_empty());
		let writes = keys.iter().filter(|key| key.writes).map(|key| key.address);
		Some(SvmAct {
			message: message.into(),
			programs,
			writes: is_known.then(|| writes.collect()),
			lamports: *lamports,
		})
	}

	fn svm_weight(call: &RuntimeCall) -> Weight {
		match call {
			// Read by the pool's rules twice, by the filter twice.
			RuntimeCall::Svm(pallet_mira_svm::Call::relay_within { .. }) => {
				<Runtime as pallet_mira_svm::Config>::WeightInfo::inspect().saturating_mul(4)
			},
			_ => Weight::zero(),
		}
	}

	fn inner(call: &RuntimeCall) -> &[RuntimeCall] {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => calls,
			_ => &[],
		}
	}
}

/// To whom a transfer goes, and how much.
fn transfer(call: &RuntimeCall) -> Option<(&Address, Balance)> {
	use pallet_balances::Call as Transfer;
	match call {
		RuntimeCall::Balances(
			Transfer::transfer_allow_death { dest, value } | Transfer::transfer_keep_alive { dest, value },
		) => Some((dest, *value)),
		_ => None,
	}
}

/// What came out of claims, for as long as it is remembered, which is longer than a session can last.
pub struct FinalOutcomes;

impl Outcomes for FinalOutcomes {
	fn is_supported(claim: ClaimId) -> bool {
		Claims::outcome_of(claim) == Some(Outcome::Supported)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn support(claim: ClaimId) {
		let memory =
			pallet_mira_claims::Memory { key: Default::default(), coverage: 100, outcome: Some(Outcome::Supported) };
		pallet_mira_claims::Remembered::<Runtime>::insert(claim, memory);
	}
}

/// A deposit for the items of a session, and for its bytes.
pub struct SessionDeposit;

impl Convert<u32, Balance> for SessionDeposit {
	fn convert(bytes: u32) -> Balance {
		// The session, its usage, its place with its principal, on the agenda and among the grants.
		deposit(5, bytes.saturating_add(200))
	}
}

parameter_types! {
	/// Seven days, in blocks of six seconds and by the clock.
	pub const LongestSession: Instant<BlockNumber> = Instant { block: 7 * DAYS, time: 7 * 24 * 3_600 * 1_000 };
	pub const TokenUnits: Units = Units { symbol: "MIRA", decimals: 9, prefix: crate::constants::SS58_PREFIX };
}

impl pallet_mira_sessions::Config for Runtime {
	type Calls = Calls;
	type Claims = FinalOutcomes;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Time = Timestamp;
	type Units = TokenUnits;
	type MaxLength = LongestSession;
	type MaxSessions = ConstU32<16>;
	type MaxDenials = ConstU32<5>;
	type Memory = ConstU32<{ 30 * DAYS }>;
	type Deposit = SessionDeposit;
	type WeightInfo = crate::weights::pallet_mira_sessions::WeightInfo<Runtime>;
}
