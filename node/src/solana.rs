//! Solana's door: the JSON-RPC that Solana's clients speak, over HTTP and WebSocket.
//!
//! `node/docs/solana-rpc.md` lists the methods, and what is different here: a slot is a block, `confirmed` is `finalized`, and the hash
//! that `getLatestBlockhash` hands out is always that of a final block.

mod airdrop;
mod api;
mod chain;
mod encoding;
mod errors;
mod executed;
mod history;
mod past;
mod pubsub;
mod reading;
mod scanning;
mod statuses;
mod tokens;
mod transactions;

use crate::service::{Block, Client, Pool};
use airdrop::Faucet;
use api::SolanaApiServer;
use chain::{Chain, Result};
use history::History;
pub use history::Settings;
use jsonrpsee::{
	core::async_trait,
	server::{RandomIntegerIdProvider, Server},
	PendingSubscriptionSink, RpcModule,
};
use mira_svm_executor::EngineSet;
use sc_network::PeerId;
use sc_network_sync::SyncingService;
use sc_service::TaskManager;
use scanning::Holder;
use solana_account_decoder::{parse_token::UiTokenAmount, UiAccount};
use solana_epoch_schedule::EpochSchedule;
use solana_pubkey::Pubkey;
use solana_rpc_client_types::{
	config::{
		CommitmentConfig, RpcAccountInfoConfig, RpcBlockConfig, RpcBlocksConfigWrapper, RpcContextConfig,
		RpcEncodingConfigWrapper, RpcGetVoteAccountsConfig, RpcProgramAccountsConfig, RpcRequestAirdropConfig,
		RpcSendTransactionConfig, RpcSignatureStatusConfig, RpcSignatureSubscribeConfig, RpcSignaturesForAddressConfig,
		RpcSimulateTransactionConfig, RpcTokenAccountsFilter, RpcTransactionConfig, RpcTransactionLogsConfig,
		RpcTransactionLogsFilter,
	},
	response::{
		OptionalContext, Response, RpcBlockhash, RpcConfirmedTransactionStatusWithSignature, RpcContactInfo,
		RpcIdentity, RpcKeyedAccount, RpcPrioritizationFee, RpcSimulateTransactionResult, RpcTokenAccountBalance,
		RpcVersionInfo, RpcVoteAccountStatus,
	},
};
use solana_transaction_status_client_types::{
	EncodedConfirmedTransactionWithStatusMeta, TransactionConfirmationStatus, TransactionStatus, UiConfirmedBlock,
};
use sp_consensus::SyncOracle;
use statuses::Statuses;
use std::{net::SocketAddr, sync::Arc};

/// The version of Solana whose methods these are, and whose engine runs here.
const SOLANA: &str = "4.2.2";

/// Signatures that can be asked for at once, as on Solana.
const MOST_SIGNATURES: usize = 256;

/// Answers Solana's clients.
#[derive(Clone)]
pub struct Solana {
	chain: Chain,
	pool: Arc<Pool>,
	statuses: Arc<Statuses>,
	/// Where the network gives money away.
	faucet: Option<Arc<Faucet>>,
	/// What this node keeps of the past, if it does.
	history: Option<Arc<History>>,
	/// Whether the node keeps up with the chain.
	sync: Arc<SyncingService<Block>>,
	/// The key that other nodes know this one by.
	identity: Pubkey,
}

/// What is needed to open the door.
pub struct Deps {
	pub client: Arc<Client>,
	pub pool: Arc<Pool>,
	pub sync: Arc<SyncingService<Block>>,
	/// What other nodes know this one by.
	pub peer: PeerId,
	/// Whether the network is for development.
	pub gives_away: bool,
	/// Where HTTP is heard; WebSocket at the next port, and at this one too.
	pub address: SocketAddr,
	/// Whether the node is to end where it cannot be heard: because somebody asked for this very port.
	pub is_asked_for: bool,
	/// Engines that execute blocks.
	pub engines: Arc<EngineSet>,
	/// Where the past is kept, if it is.
	pub history: Option<Settings>,
}

/// Opens the door.
pub fn open(task_manager: &TaskManager, deps: Deps) -> std::result::Result<(), sc_service::Error> {
	let Deps { client, pool, sync, peer, gives_away, address, is_asked_for, engines, history } = deps;
	let history = history.map(|settings| History::open(&settings, client.clone(), engines)).transpose()?.map(Arc::new);
	if let Some(history) = history.clone() {
		task_manager.spawn_handle().spawn_blocking("solana-history", None, history.keep());
	}
	// Not those that execute blocks: what clients want tried out must not hold these up.
	let engines = EngineSet::new(1).map(Arc::new).map_err(|error| {
		sc_service::Error::Other(format!("the thread that tries transactions out cannot be started: {error}"))
	})?;
	let statuses = Arc::new(Statuses::default());
	let chain = Chain { client, engines };
	task_manager.spawn_handle().spawn("solana-statuses", None, statuses::keep(statuses.clone(), chain.clone()));
	let solana = Solana {
		chain,
		pool,
		statuses,
		faucet: gives_away.then(|| Arc::new(Faucet::new())),
		history,
		sync,
		identity: identity(&peer),
	};
	let module = solana.into_rpc();
	let next = SocketAddr::new(address.ip(), address.port().saturating_add(1));
	for address in [address, next] {
		let module = module.clone();
		match tokio::task::block_in_place(|| futures::executor::block_on(listen(address, module))) {
			Ok(server) => task_manager.spawn_handle().spawn("solana-rpc", None, server),
			Err(error) if is_asked_for => {
				return Err(sc_service::Error::Other(format!(
					"Solana's clients cannot be heard at {address}: {error}. Pass another port by --solana-rpc-port"
				)))
			},
			Err(error) => {
				log::warn!(
					"Solana's clients are not heard at {address}: {error}. --solana-rpc-port takes another port"
				);
				return Ok(());
			},
		}
	}
	log::info!("Solana's clients are heard at http://{address} and ws://{next}");
	Ok(())
}

/// The ed25519 key of a node: the end of what it is known by.
fn identity(peer: &PeerId) -> Pubkey {
	let bytes = peer.to_bytes();
	bytes.last_chunk().map(|key: &[u8; 32]| Pubkey::from(*key)).unwrap_or_default()
}

async fn listen(
	address: SocketAddr,
	module: RpcModule<Solana>,
) -> std::result::Result<impl std::future::Future<Output = ()>, std::io::Error> {
	let cors = tower_http::cors::CorsLayer::permissive();
	let server = Server::builder()
		// Clients want numbers.
		.set_id_provider(RandomIntegerIdProvider)
		.set_http_middleware(tower::ServiceBuilder::new().layer(cors))
		.build(address)
		.await?;
	let handle = server.start(module);
	Ok(handle.stopped())
}

#[async_trait]
impl SolanaApiServer for Solana {
	fn health(&self) -> Result<String> {
		if self.sync.is_major_syncing() {
			return Err(errors::unhealthy());
		}
		Ok("ok".into())
	}
	fn version(&self) -> Result<RpcVersionInfo> {
		Ok(RpcVersionInfo { solana_core: SOLANA.into(), feature_set: Some(self.engine_number()?) })
	}
	fn genesis_hash(&self) -> Result<String> {
		Ok(encoding::hash(self.chain.genesis()))
	}
	fn identity(&self) -> Result<RpcIdentity> {
		Ok(RpcIdentity { identity: self.identity.to_string() })
	}
	fn cluster_nodes(&self) -> Result<Vec<RpcContactInfo>> {
		Ok(vec![self.contact()?])
	}
	fn slot_leaders(&self, _: u64, count: u64) -> Result<Vec<String>> {
		self.takers(count)
	}
	fn vote_accounts(&self, _: Option<RpcGetVoteAccountsConfig>) -> Result<RpcVoteAccountStatus> {
		Ok(RpcVoteAccountStatus { current: Vec::new(), delinquent: Vec::new() })
	}
	fn slot(&self, config: Option<RpcContextConfig>) -> Result<u64> {
		Ok(self.point(config)?.slot)
	}
	fn block_height(&self, config: Option<RpcContextConfig>) -> Result<u64> {
		Ok(self.point(config)?.slot)
	}
	fn epoch_info(&self, config: Option<RpcContextConfig>) -> Result<serde_json::Value> {
		let mut info = serde_json::to_value(self.epoch(&self.point(config)?)).map_err(errors::internal)?;
		// Nobody counts transactions here. A client may miss the count, but not take nothing for one.
		if let Some(info) = info.as_object_mut() {
			info.retain(|_, value| !value.is_null());
		}
		Ok(info)
	}
	fn epoch_schedule(&self) -> Result<EpochSchedule> {
		Ok(EpochSchedule::without_warmup())
	}
	fn latest_blockhash(&self, config: Option<RpcContextConfig>) -> Result<Response<RpcBlockhash>> {
		self.newest_blockhash(config.unwrap_or_default())
	}
	fn is_blockhash_valid(&self, blockhash: String, config: Option<RpcContextConfig>) -> Result<Response<bool>> {
		self.is_recent(&blockhash, config)
	}
	fn fee_for_message(&self, message: String, config: Option<RpcContextConfig>) -> Result<Response<Option<u64>>> {
		self.fee_of(&message, config)
	}
	fn recent_prioritization_fees(&self, accounts: Option<Vec<String>>) -> Result<Vec<RpcPrioritizationFee>> {
		self.recent_prices(&accounts.unwrap_or_default())
	}
	fn minimum_balance(&self, bytes: u64, config: Option<CommitmentConfig>) -> Result<u64> {
		self.least_balance(bytes, config)
	}
	fn balance(&self, address: String, config: Option<RpcContextConfig>) -> Result<Response<u64>> {
		self.lamports(&address, config)
	}
	fn account_info(
		&self,
		address: String,
		config: Option<RpcAccountInfoConfig>,
	) -> Result<Response<Option<UiAccount>>> {
		let Response { context, mut value } = self.read_accounts(&[address], config.unwrap_or_default())?;
		Ok(Response { context, value: value.pop().flatten() })
	}
	fn multiple_accounts(
		&self,
		addresses: Vec<String>,
		config: Option<RpcAccountInfoConfig>,
	) -> Result<Response<Vec<Option<UiAccount>>>> {
		let mut config = config.unwrap_or_default();
		config.encoding = config.encoding.or(Some(solana_account_decoder::UiAccountEncoding::Base64));
		self.read_accounts(&addresses, config)
	}
	fn token_balance(&self, address: String, config: Option<CommitmentConfig>) -> Result<Response<UiTokenAmount>> {
		self.tokens_in(&address, config)
	}
	fn token_supply(&self, mint: String, config: Option<CommitmentConfig>) -> Result<Response<UiTokenAmount>> {
		self.supply_of(&mint, config)
	}
	fn token_largest_accounts(
		&self,
		mint: String,
		config: Option<CommitmentConfig>,
	) -> Result<Response<Vec<RpcTokenAccountBalance>>> {
		self.largest_of(&mint, config)
	}
	fn token_accounts_by_owner(
		&self,
		owner: String,
		filter: RpcTokenAccountsFilter,
		config: Option<RpcAccountInfoConfig>,
	) -> Result<Response<Vec<RpcKeyedAccount>>> {
		self.token_accounts_of(&Holder::Owner(encoding::address(&owner)?), filter, config.unwrap_or_default())
	}
	fn token_accounts_by_delegate(
		&self,
		delegate: String,
		filter: RpcTokenAccountsFilter,
		config: Option<RpcAccountInfoConfig>,
	) -> Result<Response<Vec<RpcKeyedAccount>>> {
		self.token_accounts_of(&Holder::Delegate(encoding::address(&delegate)?), filter, config.unwrap_or_default())
	}
	fn program_accounts(
		&self,
		program: String,
		config: Option<RpcProgramAccountsConfig>,
	) -> Result<OptionalContext<Vec<RpcKeyedAccount>>> {
		self.accounts_of_program(&program, config.unwrap_or_default())
	}
	fn transaction(
		&self,
		signature: String,
		config: Option<RpcEncodingConfigWrapper<RpcTransactionConfig>>,
	) -> Result<Option<EncodedConfirmedTransactionWithStatusMeta>> {
		self.past_transaction(&signature, config.map(|config| config.convert_to_current()).unwrap_or_default())
	}
	fn signatures_for_address(
		&self,
		address: String,
		config: Option<RpcSignaturesForAddressConfig>,
	) -> Result<Vec<RpcConfirmedTransactionStatusWithSignature>> {
		self.signatures_for(&address, config.unwrap_or_default())
	}
	fn block(
		&self,
		slot: u64,
		config: Option<RpcEncodingConfigWrapper<RpcBlockConfig>>,
	) -> Result<Option<UiConfirmedBlock>> {
		self.past_block(slot, config.map(|config| config.convert_to_current()).unwrap_or_default())
	}
	fn block_time(&self, slot: u64) -> Result<Option<i64>> {
		self.time_of(slot)
	}
	fn blocks(
		&self,
		first: u64,
		last: Option<RpcBlocksConfigWrapper>,
		_: Option<RpcContextConfig>,
	) -> Result<Vec<u64>> {
		self.blocks_between(first, last.and_then(|last| last.unzip().0))
	}
	fn first_available_block(&self) -> Result<u64> {
		self.first_kept()
	}
	async fn send_transaction(&self, transaction: String, config: Option<RpcSendTransactionConfig>) -> Result<String> {
		self.send(&transaction, config.unwrap_or_default()).await
	}
	fn simulate_transaction(
		&self,
		transaction: String,
		config: Option<RpcSimulateTransactionConfig>,
	) -> Result<Response<RpcSimulateTransactionResult>> {
		self.simulate(&transaction, config.unwrap_or_default())
	}
	fn signature_statuses(
		&self,
		signatures: Vec<String>,
		config: Option<RpcSignatureStatusConfig>,
	) -> Result<Response<Vec<Option<TransactionStatus>>>> {
		if signatures.len() > MOST_SIGNATURES {
			return Err(errors::invalid(format!("Too many inputs provided; max {MOST_SIGNATURES}")));
		}
		let (best, finalized) = (self.chain.best(), self.chain.finalized());
		let searches = config.is_some_and(|config| config.search_transaction_history);
		let status = |text: &String| {
			let signature = encoding::signature(text)?;
			let found = match self.statuses.get(&self.chain, &signature) {
				None if searches => self.long_ago(&signature)?,
				found => found,
			};
			Ok(found.map(|found| {
				let is_final = found.slot <= finalized.slot;
				TransactionStatus {
					slot: found.slot,
					confirmations: (!is_final).then(|| best.slot.saturating_sub(found.slot) as usize),
					status: found.outcome.clone(),
					err: found.outcome.err(),
					confirmation_status: Some(if is_final {
						TransactionConfirmationStatus::Finalized
					} else {
						TransactionConfirmationStatus::Processed
					}),
				}
			}))
		};
		Ok(best.answer(signatures.iter().map(status).collect::<Result<_>>()?))
	}
	async fn request_airdrop(
		&self,
		address: String,
		lamports: u64,
		_: Option<RpcRequestAirdropConfig>,
	) -> Result<String> {
		self.give(&address, lamports).await
	}

	async fn signature_subscribe(
		&self,
		pending: PendingSubscriptionSink,
		signature: String,
		config: Option<RpcSignatureSubscribeConfig>,
	) {
		match encoding::signature(&signature) {
			Ok(signature) => {
				let commitment = config.and_then(|config| config.commitment);
				self.clone().tell_of_signature(pending, signature, commitment).await
			},
			Err(error) => pending.reject(error).await,
		}
	}
	async fn slot_subscribe(&self, pending: PendingSubscriptionSink) {
		self.clone().tell_of_slots(pending).await
	}
	async fn root_subscribe(&self, pending: PendingSubscriptionSink) {
		self.clone().tell_of_roots(pending).await
	}
	async fn logs_subscribe(
		&self,
		pending: PendingSubscriptionSink,
		filter: RpcTransactionLogsFilter,
		config: Option<RpcTransactionLogsConfig>,
	) {
		let mentions = match &filter {
			RpcTransactionLogsFilter::All | RpcTransactionLogsFilter::AllWithVotes => Ok(None),
			RpcTransactionLogsFilter::Mentions(accounts) => match &accounts[..] {
				[account] => encoding::address(account).map(Some),
				_ => Err(errors::invalid("Invalid Request: Only 1 address supported")),
			},
		};
		match mentions {
			Ok(mentions) => {
				let commitment = config.and_then(|config| config.commitment);
				self.clone().tell_of_logs(pending, mentions, commitment).await
			},
			Err(error) => pending.reject(error).await,
		}
	}
	async fn program_subscribe(
		&self,
		pending: PendingSubscriptionSink,
		program: String,
		config: Option<RpcProgramAccountsConfig>,
	) {
		let config = config.unwrap_or_default();
		match (encoding::address(&program), scanning::check(config.filters)) {
			(Ok(program), Ok(filters)) => {
				self.clone().tell_of_program(pending, program, filters, config.account_config).await
			},
			(Err(error), _) | (_, Err(error)) => pending.reject(error).await,
		}
	}
	async fn account_subscribe(
		&self,
		pending: PendingSubscriptionSink,
		address: String,
		config: Option<RpcAccountInfoConfig>,
	) {
		match encoding::address(&address) {
			Ok(address) => self.clone().tell_of_account(pending, address, config.unwrap_or_default()).await,
			Err(error) => pending.reject(error).await,
		}
	}
}
