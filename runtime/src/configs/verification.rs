//! Claims, attestors, slashes: what verification asks of the chain.

use super::governance::{AtPace, RiskCollective, TwoThirdsOfCommittee};
use crate::{
	constants::{currency::MIRA, time::DAYS},
	governance::{
		origins::{Parameters, SlashCancel},
		Treasurer,
	},
	AccountId, Attestations, Authorship, Balances, Claims, Finality, MultiBlockMigrations, Runtime, RuntimeHoldReason,
	RuntimeOrigin, SafeMode, Slashing, Staking, System,
};
use codec::{Decode, Encode};
use frame_support::{
	parameter_types,
	traits::{
		tokens::imbalance::ResolveTo, ConstU128, ConstU32, ConstU8, EitherOfDiverse, EnsureOrigin, EnsureOriginWithArg,
		Get, PalletInfoAccess,
	},
	BoundedVec, PalletId,
};
use frame_system::EnsureRoot;
use pallet_tx_pause::RuntimeCallNameOf;
use sp_consensus_babe::{digests::PreDigest, BABE_ENGINE_ID};
use sp_runtime::Perbill;

parameter_types! {
	pub const RewardsPotId: PalletId = PalletId(*b"mira/att");
	pub const SlashBurnShare: Perbill = Perbill::from_percent(20);
	pub const SlashReporterShare: Perbill = Perbill::from_percent(10);
}

/// Who changes the parameters and lists of verification.
pub type ParameterOrigin = EitherOfDiverse<EnsureRoot<AccountId>, Parameters>;

/// The era of staking, or zero before the first.
pub struct PresentEra;
impl Get<u32> for PresentEra {
	fn get() -> u32 {
		Staking::active_era().map_or(0, |era| era.index)
	}
}

/// VRF outputs of BABE, from the digest of the block: its author had to bring this one for its slot, and no other.
pub struct BabeVrf;
impl pallet_mira_attestations::BlockVrf<AccountId> for BabeVrf {
	fn current() -> Option<(AccountId, [u8; 32])> {
		let digest = System::digest();
		let mut runtime = digest.logs.iter().filter_map(|log| log.as_pre_runtime());
		let (_, mut data) = runtime.find(|(engine, _)| *engine == BABE_ENGINE_ID)?;
		let signature = PreDigest::decode(&mut data).ok()?.vrf_signature()?.clone();
		Some((Authorship::author()?, sp_io::hashing::blake2_256(&signature.pre_output.encode())))
	}
	fn authors() -> u32 {
		pallet_babe::Authorities::<Runtime>::decode_len().unwrap_or(0) as u32
	}
}

/// Open while the chain takes commits and reveals: no migration runs, safe mode is off, and neither call is paused.
pub struct TakesVotes;
impl pallet_mira_attestations::Gate for TakesVotes {
	fn is_open() -> bool {
		use frame_support::migrations::MultiStepMigrator;
		let paused = |call: &str| {
			let name = |text: &str| BoundedVec::truncate_from(text.as_bytes().to_vec());
			let call: RuntimeCallNameOf<Runtime> = (name(Attestations::name()), name(call));
			pallet_tx_pause::PausedCalls::<Runtime>::contains_key(call)
		};
		!SafeMode::is_entered() && !MultiBlockMigrations::ongoing() && !paused("commit") && !paused("reveal")
	}
}

/// A referendum; or two thirds of the risk committee, but for a bond of one of its members.
pub struct CancelsSlashes;
impl EnsureOriginWithArg<RuntimeOrigin, AccountId> for CancelsSlashes {
	type Success = ();
	fn try_origin(origin: RuntimeOrigin, owner: &AccountId) -> Result<(), RuntimeOrigin> {
		let by_referendum = EitherOfDiverse::<EnsureRoot<AccountId>, SlashCancel>::try_origin(origin);
		by_referendum.map(|_| ()).or_else(|origin| {
			if pallet_collective::Members::<Runtime, RiskCollective>::get().contains(owner) {
				return Err(origin);
			}
			<TwoThirdsOfCommittee as EnsureOrigin<_>>::try_origin(origin).map(|_| ())
		})
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &AccountId) -> Result<RuntimeOrigin, ()> {
		<TwoThirdsOfCommittee as EnsureOrigin<_>>::try_successful_origin()
	}
}

impl pallet_mira_slashing::Config for Runtime {
	type Bonds = Attestations;
	type Finality = Finality;
	type Delay = AtPace<{ 7 * DAYS }>;
	type BurnShare = SlashBurnShare;
	type ReporterShare = SlashReporterShare;
	type MaxReason = ConstU32<256>;
	type CancelOrigin = CancelsSlashes;
	/// A referendum alone.
	type ReopenOrigin = EitherOfDiverse<EnsureRoot<AccountId>, SlashCancel>;
	type Treasury = ResolveTo<Treasurer, Balances>;
	type WeightInfo = crate::weights::pallet_mira_slashing::WeightInfo<Runtime>;
}

impl pallet_mira_attestations::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type PotId = RewardsPotId;
	type Forfeited = ResolveTo<Treasurer, Balances>;
	type Slashes = Slashing;
	type Finality = Finality;
	type Vrf = BabeVrf;
	type Gate = TakesVotes;
	type Listener = Claims;
	type Era = PresentEra;
	type DrawEpoch = AtPace<DAYS>;
	type UnbondingTime = AtPace<{ 14 * DAYS }>;
	type WeightUnit = ConstU128<MIRA>;
	type SeedAuthors = ConstU32<3>;
	type MaxSeedWait = ConstU32<12>;
	type MaxDeclared = ConstU32<8>;
	type MaxFamilies = ConstU32<64>;
	type MaxChanges = ConstU8<8>;
	type ParameterOrigin = ParameterOrigin;
	type WeightInfo = crate::weights::pallet_mira_attestations::WeightInfo<Runtime>;
}

impl pallet_mira_claims::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Rounds = Attestations;
	type Finality = Finality;
	type Memory = AtPace<{ 30 * DAYS }>;
	type ParameterOrigin = ParameterOrigin;
	type WeightInfo = crate::weights::pallet_mira_claims::WeightInfo<Runtime>;
}
