//! What networks start from: presets that a chain spec names or patches.
//!
//! - `development`: one validator, minutes where production has weeks.
//! - `local_testnet`: four validators, otherwise the same; several nodes on one machine.
//! - `production`: the pace of production and nothing else. Its operator adds accounts, at least four validators and the
//!   risk committee; a node refuses to start a live network without them.

use crate::{
	configs::consensus::BABE_GENESIS_EPOCH_CONFIG,
	constants::currency::{deposit, MILLI, MIRA},
	AccountId, AttestationsConfig, BabeConfig, Balance, BalancesConfig, BlockNumber, ClaimsConfig, NetworkParamsConfig,
	RiskCommitteeConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, StakingConfig, SvmConfig,
};
use alloc::{string::ToString, vec, vec::Vec};
use frame_support::build_struct_json_patch;
use hex_literal::hex;
use pallet_mira_attestations::GenesisAttestor;
use pallet_mira_claims::TierParameters;
use pallet_mira_network_params::NetworkParameters;
use pallet_staking::StakerStatus;
use serde_json::Value;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::Perbill;

/// Preset of networks that people depend on.
pub const PRODUCTION_RUNTIME_PRESET: &str = "production";

/// What each well-known account starts with.
const ENDOWMENT: Balance = 10_000_000 * MIRA;
/// What each of the validators has at stake.
const STAKE: Balance = 1_000_000 * MIRA;

/// Periods of production divided so that a referendum on the root track takes about three minutes.
const MINUTES_FOR_WEEKS: NetworkParameters = NetworkParameters {
	epoch_length: 20,
	sessions_per_era: 3,
	bonding_duration: 4,
	slash_defer_duration: 2,
	period_divisor: 1_200,
};

/// Who validates, and which consensus keys it starts with.
fn validator(account: Sr25519Keyring, grandpa: Ed25519Keyring) -> (AccountId, SessionKeys) {
	let keys = SessionKeys {
		grandpa: grandpa.public().into(),
		babe: account.public().into(),
		authority_discovery: account.public().into(),
	};
	(account.to_account_id(), keys)
}

/// Kinds of claims that attestors can declare.
const DOMAINS: [&str; 8] = ["general", "arithmetic", "units", "time", "chain", "code", "law", "medicine"];
/// Lines of models and methods behind verifiers.
const FAMILIES: [&str; 12] = [
	"compute", "evidence", "claude", "gpt", "gemini", "llama", "mistral", "qwen", "deepseek", "grok", "command",
	"other",
];
/// The libraries that verifiers look things up in which come with Mira; on development networks each is a family.
const LIBRARIES: [&str; 3] = ["atlas", "almanac", "annals"];
/// Domains that such a verifier can do: all that need no model.
const WITHOUT_MODEL: [u8; 5] = [0, 1, 2, 3, 4];
/// What each attestor of a development network has bonded.
const BOND: Balance = 10_000 * MIRA;

/// Attestors of development networks: who owns each, and the key it signs with, that of `//Attestor//1` and so on.
const ATTESTORS: [(Sr25519Keyring, [u8; 32]); 6] = [
	(Sr25519Keyring::AliceStash, hex!("5edf5c3fe80f79a619cb8651dab8ba8706f4a543f9bc8edbb3e8757236a54c47")),
	(Sr25519Keyring::BobStash, hex!("220fd190f7568a923b7946bc02aabe1c6dc28c407eef11a84826389f6634aa38")),
	(Sr25519Keyring::CharlieStash, hex!("cea029242920acaf0c92860dc2a32498ac2a0364708889f8faf96132d22df607")),
	(Sr25519Keyring::DaveStash, hex!("06958d96e042a8c45e75b2e1731d20579466759f3b86c2f71955c3f3f1251375")),
	(Sr25519Keyring::EveStash, hex!("34bbd1a34497781ee9cf08bbf7294cdb4fc81a2cec9d6a035c170c97695f433f")),
	(Sr25519Keyring::FerdieStash, hex!("f6a1b5a49eaa4e8ec2b719555a3ca73ed9db230d5c945f4966cc6f72c32f2472")),
];

/// What attestors are asked for; the same on every network.
fn attestations() -> AttestationsConfig {
	AttestationsConfig {
		parameters: Some(pallet_mira_attestations::Parameters {
			min_bond: 1_000 * MIRA,
			max_drawn_bond: 100_000 * MIRA,
			silence: 6,
			max_silent: 3,
			undetermined_share: Perbill::from_percent(50),
			abstention_share: Perbill::from_percent(10),
			min_verdicts: Perbill::from_percent(70),
		}),
		domains: DOMAINS.map(Into::into).to_vec(),
		families: FAMILIES.map(Into::into).to_vec(),
		attestors: Vec::new(),
	}
}

/// The same, with [`ATTESTORS`] who are drawn from block 0: as many of each library.
fn attestations_with_attestors() -> AttestationsConfig {
	let mut config = attestations();
	config.attestors = ATTESTORS
		.iter()
		.zip((0..LIBRARIES.len()).cycle())
		.map(|((owner, operating), library)| GenesisAttestor {
			owner: owner.to_account_id(),
			operating: AccountId::from(*operating),
			bond: BOND,
			domains: WITHOUT_MODEL.to_vec(),
			family: (FAMILIES.len() + library) as u16,
		})
		.collect();
	config.families.extend(LIBRARIES.map(Into::into));
	config
}

/// What tiers mean, with windows for objections of `challenge` blocks each.
fn claims([fast, standard, high]: [u32; 3]) -> ClaimsConfig {
	let tier = |seats, commit, reveal, challenge, proven, min_reward| TierParameters {
		seats,
		commit,
		reveal,
		challenge,
		proven,
		min_reward,
	};
	ClaimsConfig {
		parameters: Some(pallet_mira_claims::Parameters {
			tiers: [
				tier(5, 20, 10, fast, false, 100 * MILLI),
				tier(5, 100, 50, standard, true, 100 * MILLI),
				tier(11, 300, 150, high, true, 200 * MILLI),
			],
			// Three times the largest slash, of a gold missed at a rate of one in ten: 2 r / q.
			exposure: 60,
			lost: 4,
			deposit_per_item: deposit(1, 200),
			deposit_per_byte: deposit(0, 1),
		}),
	}
}

/// The first engine, and how withdrawals leave.
fn svm(parameters: pallet_mira_svm::Parameters<BlockNumber>) -> SvmConfig {
	SvmConfig { engine: 1, parameters, balances: Vec::new() }
}

/// Who gives money away on development networks, at Solana's door: everybody has the key.
pub const FAUCET: Ed25519Keyring = Ed25519Keyring::Ferdie;

/// Withdrawals that a person can wait for: half a minute, two minutes for a large one.
fn svm_in_minutes() -> SvmConfig {
	let parameters = pallet_mira_svm::Parameters { delay: 5, large_delay: 20, window: 240, ..Default::default() };
	SvmConfig { balances: vec![(FAUCET.to_account_id(), ENDOWMENT as u64)], ..svm(parameters) }
}

/// A network of well-known keys, for one machine.
fn well_known(validators: Vec<(AccountId, SessionKeys)>) -> Value {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: [Alice, Bob, Charlie, Dave, Eve, Ferdie]
				.into_iter()
				.map(|account| (account.to_account_id(), ENDOWMENT))
				.chain(ATTESTORS.map(|(owner, _)| (owner.to_account_id(), 10 * BOND)))
				.collect(),
		},
		babe: BabeConfig { epoch_config: BABE_GENESIS_EPOCH_CONFIG },
		network_params: NetworkParamsConfig { parameters: MINUTES_FOR_WEEKS },
		session: SessionConfig {
			keys: validators.iter().map(|(account, keys)| (account.clone(), account.clone(), keys.clone())).collect(),
		},
		staking: StakingConfig {
			validator_count: validators.len() as u32,
			minimum_validator_count: 1,
			slash_reward_fraction: Perbill::from_percent(10),
			stakers: validators
				.into_iter()
				.map(|(account, _)| (account.clone(), account, STAKE, StakerStatus::Validator))
				.collect(),
		},
		attestations: attestations_with_attestors(),
		// A minute or two, to see an outcome become final.
		claims: claims([10, 20, 20]),
		svm: svm_in_minutes(),
		risk_committee: RiskCommitteeConfig {
			members: [Alice, Bob, Charlie].into_iter().map(|member| member.to_account_id()).collect(),
		},
	})
}

fn production() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		babe: BabeConfig { epoch_config: BABE_GENESIS_EPOCH_CONFIG },
		network_params: NetworkParamsConfig { parameters: NetworkParameters::default() },
		staking: StakingConfig {
			validator_count: 4,
			minimum_validator_count: 4,
			slash_reward_fraction: Perbill::from_percent(10),
			min_nominator_bond: 100 * MIRA,
			min_validator_bond: 10_000 * MIRA,
		},
		attestations: attestations(),
		// Ten minutes, an hour, a day.
		claims: claims([100, 600, 14_400]),
		svm: svm(Default::default()),
	})
}

/// The preset called `id`, as a JSON patch of the default genesis config.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => well_known(vec![validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice)]),
		LOCAL_TESTNET_RUNTIME_PRESET => well_known(vec![
			validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
			validator(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
			validator(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
			validator(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
		]),
		PRODUCTION_RUNTIME_PRESET => production(),
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// Names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PRODUCTION_RUNTIME_PRESET]
		.into_iter()
		.map(PresetId::from)
		.collect()
}
