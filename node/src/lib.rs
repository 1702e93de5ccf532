//! The Mira node, as a library: for its own program, and for those of tests.

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

use mira_svm_executor::EngineSet;
use std::{io, process::ExitCode, sync::Arc};

/// As in nodes of Polkadot and of Solana: blocks are executed by many small allocations of several threads at once.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Memory for large accounts stays at hand as all other does. Left alone, jemalloc gives back at once what has 8 MiB or more, and every
/// copy of such an account would have its memory mapped anew.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the name is the one that jemalloc looks for, and nobody else has it")]
#[used]
#[export_name = "_rjem_malloc_conf"]
static ALLOCATION: &[u8] = b"oversize_threshold:0\0";

/// The engines of this release, with so many workers, where the runtime reaches them.
pub fn engines(workers: usize) -> io::Result<Arc<EngineSet>> {
	let engines = Arc::new(EngineSet::new(workers)?);
	engines.install();
	Ok(engines)
}

/// Does what the command line says. `engines` puts those that execute Solana transactions where the runtime reaches them, given
/// how many workers each has.
pub fn run(engines: impl FnOnce(usize) -> io::Result<Arc<EngineSet>>) -> ExitCode {
	match command::run(engines) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			// Displayed, not debugged: these words are for people.
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		},
	}
}
