//! The Mira node.

#[cfg(feature = "benchmark")]
mod benchmarking;
mod chain_info;
mod chain_spec;
mod cli;
mod command;
mod finality_inherent;
mod preflight;
mod rpc;
mod service;
mod stage;

fn main() -> sc_cli::Result<()> {
	command::run()
}
