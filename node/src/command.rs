//! One arm for each subcommand.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	service::{self, new_partial, Backend, Block, Client, Hash, Options, Partial},
	svm,
};
use mira_svm_executor::EngineSet;
use sc_cli::{CliConfiguration, SubstrateCli};
use sc_network::config::NetworkBackendType;
use sc_service::{
	config::{BlocksPruning, PruningMode},
	Configuration, TaskManager,
};
use sp_core::crypto::{set_default_ss58_version, Ss58AddressFormat};
use std::{future::Future, io, sync::Arc};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Mira Node".into()
	}
	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}
	fn executable_name() -> String {
		"mira-node".into()
	}
	fn description() -> String {
		"A node of Mira: AI outputs are claims, attested by bonded verifiers, above a settlement layer that can say no."
			.into()
	}
	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}
	fn support_url() -> String {
		"README.md, and scripts/README.md for runbooks".into()
	}
	fn copyright_start_year() -> i32 {
		2026
	}
	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		chain_spec::load(id).map(|spec| Box::new(spec) as _)
	}
}

/// Parses the command line and does what it says.
pub fn run(engines: impl FnOnce(usize) -> io::Result<Arc<EngineSet>>) -> sc_cli::Result<()> {
	let cli = Cli::from_args();
	// Before any runtime is executed.
	let error = |error| format!("the threads that execute Solana transactions cannot be started: {error}");
	let engines = engines(svm::workers(cli.mira.svm_workers)).map_err(error)?;
	match &cli.subcommand {
		None => run_node(&cli, engines),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::CheckBlock(cmd)) => on_database(&cli, cmd, |db, _| cmd.run(db.client, db.import_queue)),
		Some(Subcommand::ExportBlocks(cmd)) => on_database(&cli, cmd, |db, config| cmd.run(db.client, config.database)),
		Some(Subcommand::ImportBlocks(cmd)) => on_database(&cli, cmd, |db, _| cmd.run(db.client, db.import_queue)),
		Some(Subcommand::ExportState(cmd)) => {
			on_database(&cli, cmd, |db, config| cmd.run(db.client, config.chain_spec))
		},
		Some(Subcommand::Revert(cmd)) => {
			on_database(&cli, cmd, |db, _| cmd.run(db.client, db.backend, Some(Box::new(revert_consensus))))
		},
		Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database)),
		Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run(&config)),
		#[cfg(feature = "benchmark")]
		Some(Subcommand::Benchmark(cmd)) => crate::benchmarking::run(&cli, cmd),
		#[cfg(not(feature = "benchmark"))]
		Some(Subcommand::Benchmark { .. }) => Err("this node was built without `benchmark`: build one with \
			 `cargo build --release -p mira-node --features benchmark`"
			.into()),
	}
}

fn run_node(cli: &Cli, engines: Arc<EngineSet>) -> sc_cli::Result<()> {
	let runner = cli.create_runner(&cli.run)?;
	runner.run_node_until_exit(|mut config| async move {
		if cli.mira.archive || keeps_everything(cli, &config) {
			config.state_pruning = Some(PruningMode::ArchiveAll);
			config.blocks_pruning = BlocksPruning::KeepAll;
		}
		svm::remember(&engines, &config)?;
		let finality_distance =
			cli.mira.finality_distance.unwrap_or_else(|| chain_spec::finality_distance(&*config.chain_spec));
		// What RPC clients send is an address of this network, or one with the general prefix. Not earlier: the runtime reads
		// the addresses of a genesis config, which are those with the general prefix.
		set_default_ss58_version(Ss58AddressFormat::custom(mira_runtime::constants::SS58_PREFIX));
		let options = Options {
			finality_distance,
			storage_monitor: cli.storage_monitor.clone(),
			solana_rpc: svm::door(cli, &config),
			solana_history: svm::history(cli, &config),
			engines,
		};
		start(config, options).map_err(sc_cli::Error::Service)
	})
}

/// Development networks keep every state, unless told otherwise: they are small, and people look back.
fn keeps_everything(cli: &Cli, config: &Configuration) -> bool {
	let told = cli.run.pruning_params().is_some_and(|params| params.state_pruning.is_some());
	!told && config.chain_spec.chain_type() == sc_chain_spec::ChainType::Development
}

fn start(config: Configuration, options: Options) -> Result<TaskManager, sc_service::Error> {
	match config.network.network_backend {
		NetworkBackendType::Litep2p => service::new_full::<sc_network::Litep2pNetworkBackend>(config, options),
		NetworkBackendType::Libp2p => service::new_full::<sc_network::NetworkWorker<Block, Hash>>(config, options),
	}
}

/// What commands on the database work with.
struct Database {
	client: Arc<Client>,
	backend: Arc<Backend>,
	import_queue: sc_consensus::DefaultImportQueue<Block>,
}

/// Runs a command that needs the database and what imports blocks, but no network.
fn on_database<Cmd, Run, Work>(cli: &Cli, cmd: &Cmd, run: Run) -> sc_cli::Result<()>
where
	Cmd: CliConfiguration,
	Run: FnOnce(Database, Configuration) -> Work,
	Work: Future<Output = sc_cli::Result<()>>,
{
	cli.create_runner(cmd)?.async_run(|config| {
		let Partial { client, backend, import_queue, task_manager, .. } = new_partial(&config)?;
		Ok((run(Database { client, backend, import_queue }, config), task_manager))
	})
}

/// What consensus has written beside the blocks goes back with them.
fn revert_consensus(client: Arc<Client>, backend: Arc<Backend>, blocks: u32) -> sc_cli::Result<()> {
	sc_consensus_babe::revert(client.clone(), backend, blocks)?;
	sc_consensus_grandpa::revert(client, blocks)?;
	Ok(())
}
