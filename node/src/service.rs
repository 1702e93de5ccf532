//! The running node, step by step.

mod backend;
mod client;
mod consensus;
mod equivocation;
mod executor;
mod partial;
mod tasks;

pub use backend::Backend;
pub use partial::{new_partial, Partial};

use crate::{preflight, rpc, solana, svm};
use mira_svm_executor::EngineSet;
use sc_client_api::BlockBackend;
use sc_consensus_grandpa::SharedVoterState;
use sc_network::NetworkBackend;
use sc_service::{error::Error as ServiceError, Configuration, TaskManager, WarpSyncConfig};
use sc_storage_monitor::{StorageMonitorParams, StorageMonitorService};
use sp_runtime::traits::Block as BlockT;
use std::{net::SocketAddr, sync::Arc};

/// A block whose transactions the node need not understand.
pub type Block = mira_runtime::opaque::Block;
/// Hash of a block.
pub type Hash = <Block as BlockT>::Hash;
/// What the runtime may call.
pub type HostFunctions = (sp_io::SubstrateHostFunctions, crate::svm::HostFunctions);
/// Executes the runtime.
pub type Executor = sc_executor::WasmExecutor<HostFunctions>;
/// The client of the chain.
pub type Client = sc_service::client::Client<
	Backend,
	sc_service::LocalCallExecutor<Block, Backend, Executor>,
	Block,
	mira_runtime::apis::RuntimeApi,
>;
/// How the best chain is chosen.
pub type SelectChain = sc_consensus::LongestChain<Backend, Block>;
/// Transactions that wait.
pub type Pool = sc_transaction_pool::TransactionPoolHandle<Block, Client>;

/// Blocks between justifications that every node keeps and can give to others, at the least.
const JUSTIFICATION_PERIOD: u32 = 512;

/// What the command line says beyond the SDK's configuration.
pub struct Options {
	/// How many blocks behind the best one this node's votes stay.
	pub finality_distance: u32,
	/// How much room the disk must keep: a node that runs out of it damages its database, so it ends before.
	pub storage_monitor: StorageMonitorParams,
	/// Where Solana's clients are heard, if they are, and whether somebody asked for just that.
	pub solana_rpc: Option<(SocketAddr, bool)>,
	/// Where the history for them is kept, if it is.
	pub solana_history: Option<solana::Settings>,
	/// Engines that execute Solana transactions, behind the runtime's host functions.
	pub engines: Arc<EngineSet>,
}

/// Starts everything the node runs. The tasks stop when the manager is dropped.
pub fn new_full<Net: NetworkBackend<Block, Hash>>(
	config: Configuration,
	options: Options,
) -> Result<TaskManager, ServiceError> {
	preflight::check(&config)?;
	// Declared before the task manager, thus dropped after it: the SDK's syncing task panics, and ends the process before it
	// could say what was refused, if the last handle to it goes while it runs.
	let _outlives_tasks;
	let Partial {
		client,
		backend,
		mut task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other,
	} = new_partial(&config)?;
	let partial::Consensus { block_import, grandpa_link, babe_link, babe_worker, mut telemetry } = other;
	preflight::check_keys(&config, &*keystore_container.keystore());
	if let Some(path) = config.database.path() {
		let spawner = task_manager.spawn_essential_handle();
		StorageMonitorService::try_spawn(options.storage_monitor, path.to_path_buf(), &spawner)
			.map_err(|error| preflight::explain_storage(path, error))?;
	}

	let metrics = Net::register_notification_metrics(config.prometheus_registry());
	let mut net_config = sc_network::config::FullNetworkConfiguration::<Block, Hash, Net>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let genesis_hash =
		client.block_hash(0)?.ok_or_else(|| ServiceError::Other("the database has no genesis block".into()))?;
	let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let (grandpa_config, grandpa_notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, Net>(
		grandpa_protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(grandpa_config);

	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	));
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;
	_outlives_tasks = sync_service.clone();

	let shared_voter_state = SharedVoterState::empty();
	let transaction_index = tasks::index_transactions(&task_manager, client.clone());
	tasks::offchain_workers(
		&config,
		&task_manager,
		&client,
		&backend,
		&keystore_container,
		&transaction_pool,
		&network,
	)?;

	let authoring = consensus::Parts {
		client: client.clone(),
		select_chain: select_chain.clone(),
		transaction_pool: transaction_pool.clone(),
		keystore: keystore_container.keystore(),
		network: network.clone(),
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
		prometheus: config.prometheus_registry().cloned(),
		role: config.role,
		name: config.network.node_name.clone(),
		force_authoring: config.force_authoring,
		voting: !config.disable_grandpa,
		finality_distance: options.finality_distance,
		engines: options.engines.clone(),
	};
	let discovery = tasks::Discovery::of(&config);

	if let Some(registry) = config.prometheus_registry() {
		svm::metrics::serve(&options.engines, registry)?;
	}
	// Essential: what follows cannot be imported.
	let versions = svm::versions::watch(client.clone(), options.engines.clone());
	task_manager.spawn_essential_handle().spawn("svm-versions", None, versions);
	let poison = svm::poison::keep_out(&options.engines, transaction_pool.clone());
	task_manager.spawn_handle().spawn("svm-poison", None, poison);
	if let Some((address, is_asked_for)) = options.solana_rpc {
		let deps = solana::Deps {
			client: client.clone(),
			sync: sync_service.clone(),
			peer: network.local_peer_id(),
			pool: transaction_pool.clone(),
			gives_away: config.chain_spec.chain_type() == sc_chain_spec::ChainType::Development,
			address,
			is_asked_for,
			engines: options.engines,
			history: options.solana_history,
		};
		solana::open(&task_manager, deps)?;
	}

	let rpc_builder = {
		let deps = rpc::Deps {
			client: client.clone(),
			pool: transaction_pool.clone(),
			select_chain,
			chain_spec: config.chain_spec.cloned_box(),
			keystore: keystore_container.keystore(),
			babe_worker,
			transaction_index,
			grandpa: rpc::GrandpaDeps {
				authority_set: grandpa_link.shared_authority_set().clone(),
				voter_state: shared_voter_state.clone(),
				justifications: grandpa_link.justification_stream(),
				finality_proofs: sc_consensus_grandpa::FinalityProofProvider::new_for_service(
					backend.clone(),
					Some(grandpa_link.shared_authority_set().clone()),
				),
			},
		};
		Box::new(move |executor| rpc::create(&deps, executor).map_err(Into::into))
	};

	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore: keystore_container.keystore(),
		transaction_pool,
		rpc_builder,
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	consensus::start_authoring(&task_manager, &authoring, block_import, babe_link)?;
	tasks::authority_discovery(&task_manager, discovery, client, network, keystore_container.keystore());
	consensus::start_voting(
		&task_manager,
		authoring,
		grandpa_link,
		grandpa_notifications,
		grandpa_protocol,
		shared_voter_state,
	)?;
	Ok(task_manager)
}
