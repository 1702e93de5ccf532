//! Refusing: safe mode, paused calls, and what neither may ever touch.

use super::governance::AtPace;
use crate::{
	constants::time::{DAYS, HOURS},
	governance::origins::Breaker,
	migrations, AccountId, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, EitherOf, EitherOfDiverse, MapSuccess},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use pallet_tx_pause::RuntimeCallNameOf;
use sp_runtime::{traits::Replace, Perbill};

/// What still runs in safe mode: the chain itself, consensus and its reports, consensus keys, and everybody who can end or
/// shape safe mode. Matched call by call where a pallet also moves money.
///
/// Root passes every filter, collectives and other origins do not: the calls that the tracks of the guard enact must be here.
pub struct RunsInSafeMode;

impl Contains<RuntimeCall> for RunsInSafeMode {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_mira_attestations::Call as Attesting;
		use pallet_mira_sessions::Call as Sessions;
		use pallet_mira_svm::Call as Solana;
		use pallet_staking::Call as Staking;
		match call {
			// Inherents: without them no block is valid.
			RuntimeCall::Timestamp(_) | RuntimeCall::Finality(_) | RuntimeCall::Svm(Solana::note_engine { .. }) => true,
			// Reports of equivocations, and everything else about consensus.
			RuntimeCall::Babe(_) | RuntimeCall::Grandpa(_) | RuntimeCall::Session(_) => true,
			// Remarks, and the code of an upgrade that was authorised.
			RuntimeCall::System(_) => true,
			// A stake may always be asked back.
			RuntimeCall::Staking(
				Staking::unbond { .. } | Staking::withdraw_unbonded { .. } | Staking::chill { .. },
			) => true,
			// So may the bond of an attestor. Commits and reveals stand still, and their deadlines with them.
			RuntimeCall::Attestations(
				Attesting::unbond { .. } | Attesting::withdraw { .. } | Attesting::pause { .. },
			) => true,
			// Authority may always be taken back.
			RuntimeCall::MiraSessions(
				Sessions::revoke { .. } | Sessions::revoke_all { .. } | Sessions::prune { .. },
			) => true,
			// A stopped domain may be let go on, and what it holds be returned.
			RuntimeCall::Svm(
				Solana::freeze_domain { .. }
				| Solana::thaw_domain { .. }
				| Solana::freeze_program { .. }
				| Solana::thaw_program { .. }
				| Solana::return_held { .. },
			) => true,
			// Slashes that are due are applied, and may be cancelled before.
			RuntimeCall::Slashing(_) => true,
			// Governance, whole.
			RuntimeCall::Preimage(_)
			| RuntimeCall::Scheduler(_)
			| RuntimeCall::Referenda(_)
			| RuntimeCall::ConvictionVoting(_)
			| RuntimeCall::Whitelist(_)
			| RuntimeCall::RiskCommittee(_) => true,
			// The guard itself.
			RuntimeCall::MultiBlockMigrations(_) | RuntimeCall::TxPause(_) | RuntimeCall::SafeMode(_) => true,
			// Batches: each call inside passes the filter on its own.
			RuntimeCall::Utility(
				pallet_utility::Call::batch { .. }
				| pallet_utility::Call::batch_all { .. }
				| pallet_utility::Call::force_batch { .. },
			) => true,
			RuntimeCall::Staking(_)
			| RuntimeCall::Attestations(_)
			| RuntimeCall::MiraSessions(_)
			| RuntimeCall::Claims(_)
			| RuntimeCall::Svm(_)
			| RuntimeCall::Balances(_)
			| RuntimeCall::Treasury(_)
			| RuntimeCall::Utility(_)
			| RuntimeCall::Multisig(_)
			| RuntimeCall::Identity(_) => false,
		}
	}
}

/// What can never be paused, by pallet; a list pinned by a test.
pub const NEVER_PAUSED_PALLETS: [&str; 15] = [
	"System",
	"Timestamp",
	"Finality",
	"Babe",
	"Grandpa",
	"Session",
	"Slashing",
	"Referenda",
	"ConvictionVoting",
	"Preimage",
	"Scheduler",
	"Whitelist",
	"RiskCommittee",
	"TxPause",
	"SafeMode",
];
/// What can never be paused, by call.
pub const NEVER_PAUSED_CALLS: [(&str, &str); 11] = [
	("Svm", "note_engine"),
	("Staking", "unbond"),
	("Staking", "withdraw_unbonded"),
	("Staking", "chill"),
	("Attestations", "unbond"),
	("Attestations", "withdraw"),
	("MiraSessions", "revoke"),
	("MiraSessions", "revoke_all"),
	("MultiBlockMigrations", "force_set_cursor"),
	("Svm", "freeze_domain"),
	("Svm", "freeze_program"),
];

/// Says of a call's name whether it is out of reach of a pause.
pub struct NeverPaused;

impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		NEVER_PAUSED_PALLETS.iter().any(|name| name.as_bytes() == pallet.as_slice())
			|| NEVER_PAUSED_CALLS
				.iter()
				.any(|(p, c)| p.as_bytes() == pallet.as_slice() && c.as_bytes() == call.as_slice())
	}
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	/// A pause has no end of its own, so that only Root may set one.
	type PauseOrigin = EnsureRoot<AccountId>;
	type UnpauseOrigin = EitherOfDiverse<EnsureRoot<AccountId>, Breaker>;
	type WhitelistedCalls = NeverPaused;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

/// How long safe mode lasts from when it is entered: a day, in which a whitelisted referendum can decide.
pub type SafeModeDuration = AtPace<DAYS>;
/// By how much one referendum extends it.
pub type SafeModeExtension = AtPace<{ 12 * HOURS }>;

parameter_types! {
	/// Nobody buys safe mode with a deposit.
	pub const NoDeposit: Option<crate::Balance> = None;
	pub const NoRelease: Option<BlockNumber> = None;
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = RunsInSafeMode;
	type EnterDuration = SafeModeDuration;
	type ExtendDuration = SafeModeExtension;
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type ForceExtendOrigin =
		EitherOf<EnsureRootWithSuccess<AccountId, SafeModeExtension>, MapSuccess<Breaker, Replace<SafeModeExtension>>>;
	type ForceExitOrigin = EitherOfDiverse<EnsureRoot<AccountId>, Breaker>;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// Of a block's weight, for the steps of a migration.
	pub MaxMigrationWeight: Weight =
		Perbill::from_percent(50) * <Runtime as frame_system::Config>::BlockWeights::get().max_block;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = migrations::MultiBlock;
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = migrations::SafeModeAndOn;
	type MaxServiceWeight = MaxMigrationWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}
