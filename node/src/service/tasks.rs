//! Tasks beside consensus: off-chain workers, authority discovery, the index of recent transactions.

use super::{Backend, Block, Client, Pool};
use crate::stage::TransactionIndex;
use futures::{FutureExt, StreamExt};
use sc_authority_discovery::WorkerConfig;
use sc_network::{event::Event, service::traits::NetworkService, NetworkEventStream};
use sc_service::{error::Error as ServiceError, Configuration, KeystoreContainer, Role, TaskManager};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_keystore::KeystorePtr;
use std::sync::Arc;
use substrate_prometheus_endpoint::Registry;

/// Keeps an index of the transactions in recent blocks for as long as the node runs.
pub fn index_transactions(task_manager: &TaskManager, client: Arc<Client>) -> Arc<TransactionIndex> {
	let index = Arc::new(TransactionIndex::default());
	let filler = crate::stage::fill(index.clone(), client);
	task_manager.spawn_handle().spawn("transaction-index", None, filler);
	index
}

/// Runs the runtime's off-chain workers, if they are enabled.
pub fn offchain_workers(
	config: &Configuration,
	task_manager: &TaskManager,
	client: &Arc<Client>,
	backend: &Arc<Backend>,
	keystore: &KeystoreContainer,
	pool: &Arc<Pool>,
	network: &Arc<dyn NetworkService>,
) -> Result<(), ServiceError> {
	if !config.offchain_worker.enabled {
		return Ok(());
	}
	let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
		runtime_api_provider: client.clone(),
		is_validator: config.role.is_authority(),
		keystore: Some(keystore.keystore()),
		offchain_db: sc_client_api::Backend::offchain_storage(&**backend),
		transaction_pool: Some(OffchainTransactionPoolFactory::new(pool.clone())),
		network_provider: Arc::new(network.clone()),
		enable_http_requests: true,
		custom_extensions: |_| Vec::new(),
	})?;
	task_manager.spawn_handle().spawn(
		"offchain-workers-runner",
		"offchain-worker",
		workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
	);
	Ok(())
}

/// What authority discovery needs of the configuration, which the service consumes before discovery starts.
pub struct Discovery {
	authority: bool,
	config: WorkerConfig,
	prometheus: Option<Registry>,
}

impl Discovery {
	pub fn of(config: &Configuration) -> Self {
		Self {
			authority: matches!(config.role, Role::Authority),
			config: WorkerConfig {
				publish_non_global_ips: config.network.allow_non_globals_in_dht,
				public_addresses: config.network.public_addresses.clone(),
				strict_record_validation: true,
				persisted_cache_directory: config.network.net_config_path.clone(),
				..Default::default()
			},
			prometheus: config.prometheus_registry().cloned(),
		}
	}
}

/// Publishes this validator's address and finds those of the others.
pub fn authority_discovery(
	task_manager: &TaskManager,
	discovery: Discovery,
	client: Arc<Client>,
	network: Arc<dyn NetworkService>,
	keystore: KeystorePtr,
) {
	if !discovery.authority {
		return;
	}
	let dht_events = network.event_stream("authority-discovery").filter_map(|event| async move {
		match event {
			Event::Dht(event) => Some(event),
			_ => None,
		}
	});
	let (worker, _) = sc_authority_discovery::new_worker_and_service_with_config::<_, Block, _>(
		discovery.config,
		client,
		Arc::new(network),
		Box::pin(dht_events),
		sc_authority_discovery::Role::PublishAndDiscover(keystore),
		discovery.prometheus,
		task_manager.spawn_handle(),
	);
	task_manager.spawn_handle().spawn("authority-discovery-worker", Some("networking"), worker.run());
}
