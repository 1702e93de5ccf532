//! The engine that executes Solana transactions, behind the runtime's host functions.

use std::{num::NonZeroUsize, thread::available_parallelism};

/// What the runtime may call of it.
pub type HostFunctions = mira_svm_executor::interface::host::svm::HostFunctions;

/// Starts the engine with so many workers, or with as many as the machine runs at once. Before any runtime is executed.
pub fn install(workers: Option<u16>) -> Result<(), String> {
	let workers = workers.map(usize::from).unwrap_or_else(|| available_parallelism().map_or(1, NonZeroUsize::get));
	let error = |error| format!("the threads that execute Solana transactions cannot be started: {error}");
	mira_svm_executor::install(workers).map(|_| ()).map_err(error)
}
