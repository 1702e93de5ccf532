//! What executes the runtime, and where it keeps what it compiled.

use super::Executor;
use sc_executor::{HeapAllocStrategy, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_service::Configuration;
use std::{
	env, fs,
	path::{Path, PathBuf},
};

/// Names a folder for compiled runtimes that nodes of one machine share.
const SHARED: &str = "MIRA_COMPILED_RUNTIMES";

/// As the SDK's own, but compiled runtimes are kept on the disk: to compile one takes seconds, at every start.
pub fn executor(config: &Configuration) -> Executor {
	let heap = match config.executor.default_heap_pages {
		Some(pages) => HeapAllocStrategy::Static { extra_pages: pages.try_into().unwrap_or(u32::MAX) },
		None => DEFAULT_HEAP_ALLOC_STRATEGY,
	};
	Executor::builder()
		.with_execution_method(config.executor.wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(config.executor.max_runtime_instances)
		.with_runtime_cache_size(config.executor.runtime_cache_size)
		.with_cache_path(folder(config))
		.build()
}

/// Beside the database, unless the environment names another folder. Whoever can write there decides what the node runs, as with the
/// database itself. Each version of the node has its own: one may compile better than the one before it.
fn folder(config: &Configuration) -> PathBuf {
	let version = env!("SUBSTRATE_CLI_IMPL_VERSION");
	let folder = match env::var_os(SHARED).filter(|name| !name.is_empty()) {
		Some(shared) => PathBuf::from(shared).join(version),
		None => {
			let own = config.base_path.config_dir(config.chain_spec.id()).join("compiled-runtimes");
			forget_all_but(version, &own);
			own.join(version)
		},
	};
	// The SDK wants it from the root.
	std::path::absolute(&folder).unwrap_or(folder)
}

/// Deletes what other versions compiled. What stays takes some room, no more.
fn forget_all_but(version: &str, own: &Path) {
	for entry in fs::read_dir(own).into_iter().flatten().flatten() {
		if entry.file_name() != *version {
			let _ = fs::remove_dir_all(entry.path());
		}
	}
}
