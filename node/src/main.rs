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
mod solana;
mod stage;
mod svm;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			// Displayed, not debugged: these words are for people.
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		},
	}
}
