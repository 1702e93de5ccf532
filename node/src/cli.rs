//! Flags and subcommands.

use crate::chain_info::ChainInfoCmd;
use sc_cli::RunCmd;

/// `mira-node` without a subcommand runs the node.
#[derive(Debug, clap::Parser)]
#[command(after_long_help = EXAMPLES)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[clap(flatten)]
	pub run: RunCmd,

	#[clap(flatten)]
	pub mira: MiraParams,

	#[clap(flatten)]
	pub storage_monitor: sc_storage_monitor::StorageMonitorParams,
}

const EXAMPLES: &str = "\
Examples:
  A development network with one validator, kept in a temporary folder:
    mira-node --dev --tmp
  A validator of a live network:
    mira-node --chain mira.json --base-path /var/lib/mira --validator --name \"My validator\"
  A node that serves history to wallets and indexers:
    mira-node --chain mira.json --base-path /var/lib/mira --archive --rpc-cors all";

/// What Mira adds to the SDK's flags.
#[derive(Debug, Clone, clap::Args)]
pub struct MiraParams {
	/// Keep every block and state: for nodes that answer wallets, indexers or the Ethereum door.
	///
	/// Without it a node keeps the states of the last 256 blocks, which is enough to validate. The same as
	/// `--state-pruning archive --blocks-pruning archive`; development networks have it on. A database made without it
	/// cannot be turned into an archive: sync into a new folder.
	#[arg(long, conflicts_with_all = ["state_pruning", "blocks_pruning"])]
	pub archive: bool,

	/// How many blocks behind the best one this node's GRANDPA votes stay.
	///
	/// The chain spec states the distance of its network (`finalityDistance`); this overrides it for this node alone.
	/// Larger is more conservative: finality comes later, and less of it is built on blocks that a fork may replace.
	#[arg(long, value_name = "BLOCKS", value_parser = clap::value_parser!(u32).range(0..=256))]
	pub finality_distance: Option<u32>,

	/// Where Solana's clients are heard over HTTP; WebSocket is heard at the next port.
	///
	/// Development networks listen at 8899 and 8900 unless something else does; other networks do not listen unless this is
	/// given. Heard from this machine alone, or from everywhere with --rpc-external.
	#[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..=65534))]
	pub solana_rpc_port: Option<u16>,

	/// Final blocks whose Solana transactions are kept for Solana's clients, with what happened inside them; 0 for none.
	///
	/// Where these are heard. The history is beside the chain's database, about a kilobyte for a transaction; a month of blocks
	/// unless stated.
	#[arg(long, value_name = "BLOCKS", default_value_t = 432_000)]
	pub solana_history: u32,

	/// How many threads execute Solana transactions; as many as this machine runs at once, unless stated.
	///
	/// What comes of a transaction never depends on it. A validator with fewer than two may come late with full blocks.
	#[arg(long, value_name = "THREADS", value_parser = clap::value_parser!(u16).range(1..=256))]
	pub svm_workers: Option<u16>,
}

/// What the node does besides running.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Generate, inspect, sign with and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain spec to a file, plain or raw.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Import a block again and say whether it holds.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file written by `export-blocks`.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Write the state at a block as a raw chain spec.
	ExportState(sc_cli::ExportStateCmd),

	/// Take back blocks that are not final.
	Revert(sc_cli::RevertCmd),

	/// Delete the database of a chain.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Print what the database holds and what this network decides by, as JSON.
	ChainInfo(ChainInfoCmd),

	/// Measure weights, blocks, transactions and this machine.
	#[cfg(feature = "benchmark")]
	#[command(subcommand)]
	Benchmark(Box<frame_benchmarking_cli::BenchmarkCmd>),

	/// Measure weights, blocks, transactions and this machine (needs a node built with `--features benchmark`).
	#[cfg(not(feature = "benchmark"))]
	#[command(disable_help_flag = true)]
	Benchmark {
		/// What would be measured.
		#[arg(trailing_var_arg = true, allow_hyphen_values = true)]
		arguments: Vec<String>,
	},
}
