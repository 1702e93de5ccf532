//! The client over its database, as the SDK's `new_full_parts` makes it over the SDK's own.

use super::{Backend, Block, Client, Executor};
use crate::chain_spec::Extensions;
use sc_chain_spec::{get_extension, GenesisBlockBuilder};
use sc_client_api::execution_extensions::ExecutionExtensions;
use sc_service::{error::Error, ClientConfig, Configuration, LocalCallExecutor, TaskManager};
use sc_telemetry::TelemetryHandle;
use sp_core::storage::Storage;
use std::{collections::HashMap, sync::Arc};

/// Opens the database and makes the client; in a new database, the block over the state `genesis` too.
pub fn open(
	config: &Configuration,
	genesis: Storage,
	executor: Executor,
	task_manager: &TaskManager,
	telemetry: Option<TelemetryHandle>,
) -> Result<(Arc<Client>, Arc<Backend>), Error> {
	let backend = Arc::new(Backend::open(config)?);
	let genesis = GenesisBlockBuilder::<Block, _, _>::new_with_storage(
		genesis,
		!config.no_genesis(),
		backend.clone(),
		executor.clone(),
	)?;
	let extensions = get_extension::<Extensions>(config.chain_spec.extensions()).cloned().unwrap_or_default();
	let client_config = ClientConfig {
		offchain_worker_enabled: config.offchain_worker.enabled,
		offchain_indexing_api: config.offchain_worker.indexing_enabled,
		wasm_runtime_overrides: config.wasm_runtime_overrides.clone(),
		no_genesis: config.no_genesis(),
		wasm_runtime_substitutes: code_substitutes(config)?,
		enable_import_proof_recording: false,
	};
	let calls = LocalCallExecutor::new(
		backend.clone(),
		executor.clone(),
		client_config.clone(),
		ExecutionExtensions::new(None, Arc::new(executor)),
	)?;
	let client = Client::new(
		backend.clone(),
		calls,
		Box::new(task_manager.spawn_handle()),
		genesis,
		extensions.fork_blocks,
		extensions.bad_blocks,
		config.prometheus_registry().cloned(),
		telemetry,
		client_config,
	)?;
	Ok((Arc::new(client), backend))
}

/// Runtimes that the spec puts in the place of broken ones, by the block from which each counts.
fn code_substitutes(config: &Configuration) -> Result<HashMap<mira_runtime::BlockNumber, Vec<u8>>, Error> {
	let substitutes = config.chain_spec.code_substitutes().into_iter();
	substitutes
		.map(|(number, code)| match number.parse() {
			Ok(number) => Ok((number, code)),
			Err(_) => Err(Error::Other(format!("`codeSubstitutes` of the chain spec: `{number}` is no block number"))),
		})
		.collect()
}
