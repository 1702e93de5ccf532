//! Authoring by BABE, voting by GRANDPA.

use super::{partial::BabeImport, Block, Client, Pool, SelectChain, JUSTIFICATION_PERIOD};
use crate::{finality_inherent, svm};
use mira_svm_executor::EngineSet;
use sc_consensus_babe::{BabeLink, SlotProportion};
use sc_consensus_grandpa::{
	BeforeBestBlockBy, LinkHalf, SharedVoterState, ThreeQuartersOfTheUnfinalizedChain, VotingRulesBuilder,
};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{service::traits::NetworkService, NotificationService, ProtocolName};
use sc_network_sync::SyncingService;
use sc_service::{error::Error as ServiceError, Role, TaskManager};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_babe::inherents::InherentDataProvider as SlotProvider;
use sp_keystore::KeystorePtr;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// How long a GRANDPA message is given to spread.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);
/// Part of a slot in which a block is built: the rest is for it to spread and to be executed by others.
const PROPOSAL_SHARE_OF_SLOT: f32 = 0.5;

/// What authoring and voting need of the node.
pub struct Parts {
	pub client: Arc<Client>,
	pub select_chain: SelectChain,
	pub transaction_pool: Arc<Pool>,
	pub keystore: KeystorePtr,
	pub network: Arc<dyn NetworkService>,
	pub sync_service: Arc<SyncingService<Block>>,
	pub telemetry: Option<TelemetryHandle>,
	pub prometheus: Option<Registry>,
	pub role: Role,
	pub name: String,
	pub force_authoring: bool,
	pub voting: bool,
	pub finality_distance: u32,
	pub engines: Arc<EngineSet>,
}

/// Makes blocks, if this node may.
pub fn start_authoring(
	task_manager: &TaskManager,
	parts: &Parts,
	block_import: BabeImport,
	babe_link: BabeLink<Block>,
) -> Result<(), ServiceError> {
	if !parts.role.is_authority() {
		return Ok(());
	}
	let proposer = sc_basic_authorship::ProposerFactory::new(
		task_manager.spawn_handle(),
		parts.client.clone(),
		parts.transaction_pool.clone(),
		parts.prometheus.as_ref(),
		parts.telemetry.clone(),
	);
	let slot_duration = babe_link.config().slot_duration();
	let (client, engines) = (parts.client.clone(), parts.engines.clone());
	let babe = sc_consensus_babe::start_babe(sc_consensus_babe::BabeParams {
		keystore: parts.keystore.clone(),
		client: parts.client.clone(),
		select_chain: parts.select_chain.clone(),
		env: proposer,
		block_import,
		sync_oracle: parts.sync_service.clone(),
		justification_sync_link: parts.sync_service.clone(),
		create_inherent_data_providers: move |parent, ()| {
			let (client, engines) = (client.clone(), engines.clone());
			async move {
				let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
				let slot = SlotProvider::from_timestamp_and_slot_duration(*timestamp, slot_duration);
				let finality = finality_inherent::Provider::newest(&*client, parent);
				Ok((slot, timestamp, finality, svm::versions::Newest::of(&engines)))
			}
		},
		force_authoring: parts.force_authoring,
		backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging::default()),
		babe_link,
		block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SHARE_OF_SLOT),
		max_block_proposal_slot_portion: None,
		telemetry: parts.telemetry.clone(),
	})?;
	// Essential: a validator that does not author had better stop.
	task_manager.spawn_essential_handle().spawn_blocking("babe", Some("block-authoring"), babe);
	Ok(())
}

/// Votes on finality, or follows the votes of others.
pub fn start_voting(
	task_manager: &TaskManager,
	parts: Parts,
	link: LinkHalf<Block, Client, SelectChain>,
	notification_service: Box<dyn NotificationService>,
	protocol_name: ProtocolName,
	shared_voter_state: SharedVoterState,
) -> Result<(), ServiceError> {
	if !parts.voting {
		return Ok(());
	}
	let voter = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
		config: sc_consensus_grandpa::Config {
			gossip_duration: GOSSIP_DURATION,
			justification_generation_period: JUSTIFICATION_PERIOD,
			observer_enabled: false,
			local_role: parts.role,
			name: Some(parts.name),
			keystore: parts.role.is_authority().then_some(parts.keystore),
			telemetry: parts.telemetry.clone(),
			protocol_name,
		},
		link,
		network: parts.network,
		sync: parts.sync_service,
		notification_service,
		voting_rule: VotingRulesBuilder::new()
			.add(BeforeBestBlockBy(parts.finality_distance))
			.add(ThreeQuartersOfTheUnfinalizedChain)
			.build(),
		prometheus_registry: parts.prometheus,
		shared_voter_state,
		telemetry: parts.telemetry,
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(parts.transaction_pool),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
