//! What commands on the database need, and the running node as well: client, pool, import queue.

use super::{
	client,
	equivocation::{Nowhere, ReportEquivocations},
	executor::executor,
	Backend, Block, Client, Pool, SelectChain, JUSTIFICATION_PERIOD,
};
use crate::{chain_spec, preflight};
use sc_consensus_babe::{BabeBlockImport, BabeLink, BabeWorkerHandle};
use sc_consensus_grandpa::{GrandpaBlockImport, LinkHalf};
use sc_service::{error::Error as ServiceError, Configuration, KeystoreContainer, PartialComponents, TaskManager};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_babe::{inherents::InherentDataProvider as SlotProvider, SlotDuration};
use std::sync::Arc;

/// GRANDPA's block import, which BABE's wraps.
pub type GrandpaImport = GrandpaBlockImport<Backend, Block, Client, SelectChain>;

/// Inherents that every imported block is checked against.
pub type CheckedInherents = Arc<
	dyn sp_inherents::CreateInherentDataProviders<
		Block,
		(),
		InherentDataProviders = (SlotProvider, sp_timestamp::InherentDataProvider),
	>,
>;

/// BABE's block import, which reports equivocations.
pub type BabeImport = ReportEquivocations<BabeBlockImport<Block, Client, GrandpaImport, CheckedInherents, SelectChain>>;

/// What ties import, authoring and voting together.
pub struct Consensus {
	pub block_import: BabeImport,
	pub grandpa_link: LinkHalf<Block, Client, SelectChain>,
	pub babe_link: BabeLink<Block>,
	pub babe_worker: BabeWorkerHandle<Block>,
	pub telemetry: Option<Telemetry>,
}

/// The parts of a node that does not run yet.
pub type Partial =
	PartialComponents<Client, Backend, SelectChain, sc_consensus::DefaultImportQueue<Block>, Pool, Consensus>;

/// Opens the database and connects what imports blocks.
pub fn new_partial(config: &Configuration) -> Result<Partial, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	// Built once, since that may compile the runtime, which takes seconds. A database that exists is compared with it; asked
	// before it is opened: a new one is made from it and cannot differ.
	let executor = executor(config);
	let genesis = chain_spec::genesis::storage(&*config.chain_spec, &executor).map_err(ServiceError::Other)?;
	let database_existed = config.database.path().is_some_and(|path| path.exists());
	let expected = database_existed.then(|| genesis.clone());
	let keystore_container = KeystoreContainer::new(&config.keystore)?;
	let task_manager = TaskManager::new(config.tokio_handle.clone(), config.prometheus_registry())?;
	let telemetry_handle = telemetry.as_ref().map(|(_, telemetry)| telemetry.handle());
	let (client, backend) = client::open(config, genesis, executor, &task_manager, telemetry_handle.clone())
		.map_err(|error| preflight::explain_database(config, error))?;
	if let Some(expected) = expected {
		preflight::check_genesis(config, expected, &client)?;
	}

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());
	let transaction_pool = Arc::from(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (grandpa_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry_handle.clone(),
	)?;
	let babe_config = sc_consensus_babe::configuration(&*client)?;
	let slot_duration = babe_config.slot_duration();
	let (babe_import, babe_link) = sc_consensus_babe::block_import(
		babe_config,
		grandpa_import.clone(),
		client.clone(),
		checked_inherents(slot_duration),
		select_chain.clone(),
		OffchainTransactionPoolFactory::new(Nowhere),
	)?;
	let block_import = ReportEquivocations {
		inner: babe_import,
		client: client.clone(),
		pool: OffchainTransactionPoolFactory::new(transaction_pool.clone()),
		slot_duration,
	};
	let (import_queue, babe_worker) = sc_consensus_babe::import_queue(sc_consensus_babe::ImportQueueParams {
		link: babe_link.clone(),
		block_import: block_import.clone(),
		justification_import: Some(Box::new(grandpa_import)),
		client: client.clone(),
		slot_duration,
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		telemetry: telemetry_handle,
	})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: Consensus { block_import, grandpa_link, babe_link, babe_worker, telemetry },
	})
}

/// Slot and time now, which an imported block must agree with.
fn checked_inherents(slot_duration: SlotDuration) -> CheckedInherents {
	Arc::new(move |_, ()| async move {
		let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
		let slot = SlotProvider::from_timestamp_and_slot_duration(*timestamp, slot_duration);
		Ok((slot, timestamp))
	})
}
