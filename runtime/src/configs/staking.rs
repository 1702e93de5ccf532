//! Validators: stake, election, sessions, offences, payout.

use crate::{
	constants::{currency::deposit, MAX_AUTHORITIES},
	governance::Treasurer,
	AccountId, AuthorityDiscovery, Babe, Balance, Balances, Grandpa, NetworkParams, Runtime, RuntimeEvent,
	RuntimeHoldReason, Session, SessionKeys, Staking, Timestamp,
};
use frame_election_provider_support::{
	bounds::{ElectionBounds, ElectionBoundsBuilder},
	onchain, SequentialPhragmen,
};
use frame_support::{
	parameter_types,
	traits::{tokens::imbalance::ResolveTo, ConstBool, ConstU128, ConstU32, Get, Nothing},
};
use frame_system::EnsureRoot;
use pallet_session::disabling::UpToLimitWithReEnablingDisablingStrategy;
use pallet_staking::UseValidatorsMap;
use sp_arithmetic::{traits::Saturating, Perquintill};
use sp_runtime::{traits::ConvertInto, Perbill};
use sp_staking::{EraIndex, SessionIndex};

/// Sessions of an era on this network.
pub struct SessionsPerEra;
impl Get<SessionIndex> for SessionsPerEra {
	fn get() -> SessionIndex {
		NetworkParams::parameters().sessions_per_era
	}
}

/// Eras that a stake stays bonded after it was asked back.
pub struct BondingDuration;
impl Get<EraIndex> for BondingDuration {
	fn get() -> EraIndex {
		NetworkParams::parameters().bonding_duration
	}
}

/// Eras that a slash waits.
pub struct SlashDeferDuration;
impl Get<EraIndex> for SlashDeferDuration {
	fn get() -> EraIndex {
		NetworkParams::parameters().slash_defer_duration
	}
}

parameter_types! {
	/// What the election looks at: every validator there may be, and the nominators that a block can count.
	pub Bounds: ElectionBounds = ElectionBoundsBuilder::default().voters_count(4_000.into()).targets_count(500.into()).build();
}

/// Sequential Phragmen, on chain: a small set needs no off-chain solutions, and so no transactions for them.
pub struct OnChainPhragmen;

impl onchain::Config for OnChainPhragmen {
	type Sort = ConstBool<true>;
	type System = Runtime;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	type MaxBackersPerWinner = ConstU32<4_000>;
	type MaxWinnersPerPage = ConstU32<MAX_AUTHORITIES>;
	type DataProvider = Staking;
	type WeightInfo = frame_election_provider_support::weights::SubstrateWeight<Runtime>;
	type Bounds = Bounds;
}

impl pallet_staking::Config for Runtime {
	type OldCurrency = Balances;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type CurrencyBalance = Balance;
	type UnixTime = Timestamp;
	type CurrencyToVote = sp_staking::currency_to_vote::U128CurrencyToVote;
	type ElectionProvider = onchain::OnChainExecution<OnChainPhragmen>;
	type GenesisElectionProvider = onchain::OnChainExecution<OnChainPhragmen>;
	type NominationsQuota = pallet_staking::FixedNominationsQuota<16>;
	type HistoryDepth = ConstU32<84>;
	type RewardRemainder = ResolveTo<Treasurer, Balances>;
	type RuntimeEvent = RuntimeEvent;
	/// A slash is not burnt: it goes where a referendum can see it.
	type Slash = ResolveTo<Treasurer, Balances>;
	type Reward = ();
	type SessionsPerEra = SessionsPerEra;
	type BondingDuration = BondingDuration;
	type SlashDeferDuration = SlashDeferDuration;
	/// Root alone: this origin can also slash by hand, so that no committee may have it.
	type AdminOrigin = EnsureRoot<AccountId>;
	type SessionInterface = Self;
	type EraPayout = PayoutCurve;
	type NextNewSession = Session;
	type MaxExposurePageSize = ConstU32<256>;
	type MaxValidatorSet = ConstU32<MAX_AUTHORITIES>;
	type VoterList = pallet_staking::UseNominatorsAndValidatorsMap<Self>;
	type TargetList = UseValidatorsMap<Self>;
	type MaxUnlockingChunks = ConstU32<32>;
	type MaxControllersInDeprecationBatch = ConstU32<100>;
	type EventListeners = ();
	type Filter = Nothing;
	type BenchmarkingConfig = StakingBenchmarks;
	type WeightInfo = pallet_staking::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = Babe;
	type NextSessionRotation = Babe;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, Staking>;
	type SessionHandler = (Grandpa, Babe, AuthorityDiscovery);
	type Keys = SessionKeys;
	/// At most a third of the set is disabled, the worst offenders first.
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy;
	type Currency = Balances;
	type KeyDeposit = ConstU128<{ deposit(3, 3 * 64) }>;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = pallet_staking::UnitIdentificationOf<Self>;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = Staking;
}

/// How large the sets are that benchmarks of staking use.
pub struct StakingBenchmarks;
impl pallet_staking::BenchmarkingConfig for StakingBenchmarks {
	type MaxValidators = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = ConstU32<1_000>;
}

/// What an era mints: between 2.5% and 10% of issuance a year, most when half of it is staked.
///
/// Stakers get what the curve gives; the treasury gets the rest of 10%. Nothing else mints.
pub struct PayoutCurve;

impl PayoutCurve {
	const MIN_ANNUAL: Perquintill = Perquintill::from_parts(25_000_000_000_000_000);
	const MAX_ANNUAL: Perquintill = Perquintill::from_percent(10);
	const IDEAL_STAKE: Perquintill = Perquintill::from_percent(50);
	const FALLOFF: Perquintill = Perquintill::from_percent(5);
	const MILLIS_PER_YEAR: u64 = 1000 * 3600 * 24 * 36525 / 100;
}

impl sp_staking::EraPayout<Balance> for PayoutCurve {
	fn era_payout(staked: Balance, issuance: Balance, era_millis: u64) -> (Balance, Balance) {
		// An era that lasted longer than a year, after a halt, mints as one of a year.
		let year_part = Perquintill::from_rational(era_millis.min(Self::MILLIS_PER_YEAR), Self::MILLIS_PER_YEAR);
		let stake = Perquintill::from_rational(staked, issuance);
		let height = pallet_staking_reward_fn::compute_inflation(stake, Self::IDEAL_STAKE, Self::FALLOFF);
		let range = Self::MAX_ANNUAL.saturating_sub(Self::MIN_ANNUAL);
		let annual = Self::MIN_ANNUAL.saturating_add(range * height);

		let all = year_part * (Self::MAX_ANNUAL * issuance);
		let stakers = year_part * (annual * issuance);
		(stakers, all.saturating_sub(stakers))
	}
}
