//! The engine that executes Solana transactions, behind the runtime's host functions.

pub mod carried;
pub mod metrics;
pub mod poison;
pub mod versions;

use crate::{cli::Cli, solana};
use mira_svm_executor::EngineSet;
use sc_service::Configuration;
use std::{
	io,
	net::{Ipv4Addr, SocketAddr},
	num::NonZeroUsize,
	thread::available_parallelism,
};

/// What the runtime may call of it.
pub type HostFunctions = mira_svm_executor::interface::host::svm::HostFunctions;

/// The port at which development networks hear Solana's clients: that of Solana's own test validator.
const DEVELOPMENT_PORT: u16 = 8899;

/// Where Solana's clients are heard, if they are, and whether somebody asked for just that port.
pub fn door(cli: &Cli, config: &Configuration) -> Option<(SocketAddr, bool)> {
	let asked = cli.mira.solana_rpc_port;
	let is_development = config.chain_spec.chain_type() == sc_chain_spec::ChainType::Development;
	let port = asked.or(is_development.then_some(DEVELOPMENT_PORT))?;
	let everywhere = cli.run.rpc_params.rpc_external || cli.run.rpc_params.unsafe_rpc_external;
	let address = if everywhere { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
	Some((SocketAddr::new(address.into(), port), asked.is_some()))
}

/// Where the history for Solana's clients is kept, if it is.
pub fn history(cli: &Cli, config: &Configuration) -> Option<solana::Settings> {
	let blocks = u64::from(cli.mira.solana_history);
	let folder = config.base_path.config_dir(config.chain_spec.id()).join("solana-history");
	(blocks > 0).then_some(solana::Settings { folder, blocks })
}

/// Has the engines remember what this machine failed at, beside the database.
pub fn remember(engines: &EngineSet, config: &Configuration) -> io::Result<()> {
	let folder = config.base_path.config_dir(config.chain_spec.id()).join("svm");
	let ended_by = engines.avoided().remember_in(folder)?;
	if ended_by > 0 {
		log::error!(
			"this node ended while it executed {ended_by} Solana transactions. If it was not stopped by force, one of them ended \
			 it: it makes no blocks with them any more, those of other validators it still imports"
		);
	}
	Ok(())
}

/// How many workers engines have: so many, or as many as the machine runs at once.
pub fn workers(asked: Option<u16>) -> usize {
	asked.map(usize::from).unwrap_or_else(|| available_parallelism().map_or(1, NonZeroUsize::get))
}
