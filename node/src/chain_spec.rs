//! From an id or a file to a chain spec.

pub mod genesis;
pub mod live;

use crate::service::Block;
use mira_runtime::{
	constants::{currency, SS58_PREFIX},
	genesis::{get_preset, PRODUCTION_RUNTIME_PRESET},
	WASM_BINARY,
};
use sc_chain_spec::{ChainSpecExtension, ChainType, GenericChainSpec};
use sc_service::Properties;
use serde::{Deserialize, Serialize};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use std::path::Path;

/// How many blocks behind the best one GRANDPA votes stay, where a spec does not say.
///
/// Three blocks are 18 seconds: secondary slots make forks of one or two blocks ordinary, and a vote for what a fork may
/// replace costs a round.
pub const DEFAULT_FINALITY_DISTANCE: u32 = 3;

/// What a spec says beyond the genesis.
#[derive(Default, Clone, Serialize, Deserialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Extensions {
	/// Blocks that must be at these heights.
	pub fork_blocks: sc_client_api::ForkBlocks<Block>,
	/// Blocks that must not be.
	pub bad_blocks: sc_client_api::BadBlocks<Block>,
	/// From where a light client starts.
	pub light_sync_state: sc_sync_state_rpc::LightSyncStateExtension,
}

/// A spec of a Mira network.
pub type ChainSpec = GenericChainSpec<Extensions, crate::svm::HostFunctions>;

/// Ids that need no file, each with its preset of the runtime.
const KNOWN: [(&str, &str, &str, ChainType); 3] = [
	("dev", "Mira Development", DEV_RUNTIME_PRESET, ChainType::Development),
	("local", "Mira Local", LOCAL_TESTNET_RUNTIME_PRESET, ChainType::Local),
	("production", "Mira", PRODUCTION_RUNTIME_PRESET, ChainType::Live),
];

/// The spec that `id` names: one of [`KNOWN`], or the path of a file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	if let Some((id, name, preset, chain_type)) = KNOWN.into_iter().find(|known| known.0 == id) {
		return from_preset(id, name, preset, chain_type);
	}
	let ids = KNOWN.map(|known| known.0).join(", ");
	if id.is_empty() {
		return Err(format!(
			"no chain is named: pass --chain with one of {ids}, or with the path of a chain spec file"
		));
	}
	if !Path::new(id).is_file() {
		return Err(format!(
			"`{id}` is neither a known chain ({ids}) nor a chain spec file: check the path, or the spelling"
		));
	}
	ChainSpec::from_json_file(id.into()).map_err(|error| {
		format!("`{id}` is not a Mira chain spec: {error}. Was it cut short, edited by hand, or made for another node?")
	})
}

fn from_preset(id: &str, name: &str, preset: &str, chain_type: ChainType) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY.ok_or(
		"this node was built without its runtime (SKIP_WASM_BUILD): build it again without, or pass --chain with a spec file",
	)?;
	// Asked natively: to ask the wasm for it would compile it one time more, which takes seconds.
	let genesis = get_preset(&preset.into()).ok_or_else(|| format!("the runtime has no preset `{preset}`"))?;
	let genesis = serde_json::from_slice(&genesis).map_err(|error| format!("the preset `{preset}`: {error}"))?;
	Ok(ChainSpec::builder(wasm, Extensions::default())
		.with_name(name)
		.with_id(&format!("mira_{id}"))
		.with_protocol_id(&format!("mira-{id}"))
		.with_chain_type(chain_type)
		.with_properties(properties())
		.with_genesis_config_patch(genesis)
		.build())
}

/// Name of the property that states a network's finality distance. A property, because light clients refuse extensions that
/// they do not know, and the distance is worth showing.
const FINALITY_DISTANCE: &str = "finalityDistance";

/// How wallets show amounts and addresses, and how far behind the best block the network votes.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), currency::SYMBOL.into());
	properties.insert("tokenDecimals".into(), currency::DECIMALS.into());
	properties.insert("ss58Format".into(), SS58_PREFIX.into());
	properties.insert(FINALITY_DISTANCE.into(), DEFAULT_FINALITY_DISTANCE.into());
	properties
}

/// The distance that `spec` states for its network: how many blocks behind the best one its GRANDPA votes stay.
pub fn finality_distance(spec: &dyn sc_chain_spec::ChainSpec) -> u32 {
	spec.properties()
		.get(FINALITY_DISTANCE)
		.and_then(|value| value.as_u64())
		.and_then(|value| value.try_into().ok())
		.unwrap_or(DEFAULT_FINALITY_DISTANCE)
}
