//! `chain-info`: what the database holds, and by what this network decides.

use crate::{
	chain_spec::finality_distance,
	service::{Block, Hash},
};
use mira_runtime::BlockNumber;
use sc_cli::{CliConfiguration, DatabaseParams, PruningParams, SharedParams};
use sc_client_api::{Backend, HeaderBackend};
use sc_service::Configuration;
use serde::Serialize;

/// Print what the database holds and what this network decides by, as JSON.
#[derive(Debug, Clone, clap::Parser)]
pub struct ChainInfoCmd {
	#[clap(flatten)]
	pruning_params: PruningParams,
	#[clap(flatten)]
	shared_params: SharedParams,
	#[clap(flatten)]
	database_params: DatabaseParams,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
struct ChainInfo {
	chain: String,
	best_hash: Hash,
	best_number: BlockNumber,
	genesis_hash: Hash,
	finalized_hash: Hash,
	finalized_number: BlockNumber,
	/// Blocks behind the best one that GRANDPA votes of this network stay.
	finality_distance: u32,
}

impl ChainInfoCmd {
	/// Reads the database without changing it, and prints.
	pub fn run(&self, config: &Configuration) -> sc_cli::Result<()> {
		let backend = sc_service::new_db_backend::<Block>(config.db_config())
			.map_err(|error| crate::preflight::explain_database(config, error.into()))?;
		let info = backend.blockchain().info();
		let info = ChainInfo {
			chain: config.chain_spec.id().into(),
			best_hash: info.best_hash,
			best_number: info.best_number,
			genesis_hash: info.genesis_hash,
			finalized_hash: info.finalized_hash,
			finalized_number: info.finalized_number,
			finality_distance: finality_distance(&*config.chain_spec),
		};
		let json = serde_json::to_string_pretty(&info).map_err(|error| error.to_string())?;
		println!("{json}");
		Ok(())
	}
}

impl CliConfiguration for ChainInfoCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}
	fn pruning_params(&self) -> Option<&PruningParams> {
		Some(&self.pruning_params)
	}
	fn database_params(&self) -> Option<&DatabaseParams> {
		Some(&self.database_params)
	}
}
