//! Authoring and finality: BABE, GRANDPA, and what the chain proves of the latter.

use crate::{
	constants::{
		time::{PRIMARY_PROBABILITY, SLOT_MILLIS},
		MAX_AUTHORITIES,
	},
	Babe, Grandpa, Historical, NetworkParams, Offences, Runtime, RuntimeEvent, Session, Staking,
};
use frame_support::traits::{ConstU32, ConstU64, Get, KeyOwnerProofSystem};
use sp_consensus_babe::{AllowedSlots, BabeEpochConfiguration};
use sp_consensus_grandpa::{AuthorityList, SetId};
use sp_core::crypto::KeyTypeId;

/// How slots are won: primary ones by VRF, every other by one secondary author with a VRF output, so that each block adds
/// randomness.
pub const BABE_GENESIS_EPOCH_CONFIG: BabeEpochConfiguration =
	BabeEpochConfiguration { c: PRIMARY_PROBABILITY, allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots };

/// Slots of an epoch on this network.
pub struct EpochDuration;
impl Get<u64> for EpochDuration {
	fn get() -> u64 {
		NetworkParams::parameters().epoch_length.into()
	}
}

/// Blocks for which a report of an equivocation is taken: as long as the stake of the offender is bonded.
pub struct ReportLongevity;
impl Get<u64> for ReportLongevity {
	fn get() -> u64 {
		let network = NetworkParams::parameters();
		u64::from(network.bonding_duration) * u64::from(network.sessions_per_era) * u64::from(network.epoch_length)
	}
}

/// Sets whose session GRANDPA remembers, so that an old equivocation can be reported: one a session while stakes are bonded.
pub struct MaxSetIdSessionEntries;
impl Get<u64> for MaxSetIdSessionEntries {
	fn get() -> u64 {
		let network = NetworkParams::parameters();
		u64::from(network.bonding_duration) * u64::from(network.sessions_per_era)
	}
}

/// Proof that a key was a validator's in a past session.
type KeyOwnerProof<Id> = <Historical as KeyOwnerProofSystem<(KeyTypeId, Id)>>::Proof;

/// Most nominators of one validator that a slash touches, for the weight of reports.
type MaxNominators = ConstU32<1_000>;

impl pallet_babe::Config for Runtime {
	type EpochDuration = EpochDuration;
	type ExpectedBlockTime = ConstU64<SLOT_MILLIS>;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type DisabledValidators = Session;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = MaxNominators;
	type KeyOwnerProof = KeyOwnerProof<pallet_babe::AuthorityId>;
	type EquivocationReportSystem = pallet_babe::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = MaxNominators;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type KeyOwnerProof = KeyOwnerProof<sp_consensus_grandpa::AuthorityId>;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Babe>;
	type EventHandler = Staking;
}

impl pallet_authority_discovery::Config for Runtime {
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
}

/// GRANDPA's authorities as its pallet has them.
pub struct GrandpaAuthorities;

impl pallet_mira_finality::AuthoritySets for GrandpaAuthorities {
	fn newest_set_id() -> SetId {
		Grandpa::current_set_id()
	}
	fn change_pending() -> bool {
		Grandpa::pending_change().is_some()
	}
	fn authorities() -> AuthorityList {
		Grandpa::grandpa_authorities()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn install(authorities: AuthorityList) {
		let authorities = frame_support::WeakBoundedVec::force_from(authorities, None);
		pallet_grandpa::Authorities::<Runtime>::put(authorities);
	}
}

impl pallet_mira_finality::Config for Runtime {
	type Authorities = GrandpaAuthorities;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxAncestors = ConstU32<256>;
	type MaxSets = ConstU32<64>;
	type WeightInfo = crate::weights::pallet_mira_finality::WeightInfo<Runtime>;
}
