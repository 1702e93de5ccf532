//! Solana's door: the JSON-RPC that Solana's clients speak, over HTTP and WebSocket.
//!
//! `node/docs/solana-rpc.md` lists the methods, and what is different here: a slot is a block, `confirmed` is `finalized`, and the hash
//! that `getLatestBlockhash` hands out is always that of a final block.

mod airdrop;
mod api;
mod chain;
mod encoding;
mod errors;
mod pubsub;
mod reading;
mod statuses;
mod tokens;
mod transactions;

use crate::service::{Client, Pool};
use airdrop::Faucet;
use api::SolanaApiServer;
use chain::{Chain, Result};
use jsonrpsee::{
	core::async_trait,
	server::{RandomIntegerIdProvider, Server},
	PendingSubscriptionSink, RpcModule,
};
use mira_svm_executor::{Engine, EngineSet};
use sc_service::TaskManager;
use solana_account_decoder::{parse_token::UiTokenAmount, UiAccount};
use solana_epoch_schedule::EpochSchedule;
use solana_rpc_client_types::{
	config::{
		CommitmentConfig, RpcAccountInfoConfig, RpcContextConfig, RpcRequestAirdropConfig, RpcSendTransactionConfig,
		RpcSignatureStatusConfig, RpcSignatureSubscribeConfig, RpcSimulateTransactionConfig,
	},
	response::{
		Response, RpcBlockhash, RpcContactInfo, RpcIdentity, RpcPrioritizationFee, RpcSimulateTransactionResult,
		RpcVersionInfo,
	},
};
use solana_transaction_status_client_types::{TransactionConfirmationStatus, TransactionStatus};
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
}

/// What is needed to open the door.
pub struct Deps {
	pub client: Arc<Client>,
	pub pool: Arc<Pool>,
	/// Whether the network is for development.
	pub gives_away: bool,
	/// Where HTTP is heard; WebSocket at the next port, and at this one too.
	pub address: SocketAddr,
	/// Whether the node is to end where it cannot be heard: because somebody asked for this very port.
	pub is_asked_for: bool,
}

/// Opens the door.
pub fn open(task_manager: &TaskManager, deps: Deps) -> std::result::Result<(), sc_service::Error> {
	let Deps { client, pool, gives_away, address, is_asked_for } = deps;
	// Not those that execute blocks: what clients want tried out must not hold these up.
	let engines = EngineSet::new(1).map(Arc::new).map_err(|error| {
		sc_service::Error::Other(format!("the thread that tries transactions out cannot be started: {error}"))
	})?;
	let statuses = Arc::new(Statuses::default());
	task_manager.spawn_handle().spawn("solana-statuses", None, statuses::keep(statuses.clone(), client.clone()));
	let solana = Solana {
		chain: Chain { client, engines },
		pool,
		statuses,
		faucet: gives_away.then(|| Arc::new(Faucet::new())),
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
		Ok("ok".into())
	}
	fn version(&self) -> Result<RpcVersionInfo> {
		Ok(RpcVersionInfo { solana_core: SOLANA.into(), feature_set: Some(Engine::NEWEST.0) })
	}
	fn genesis_hash(&self) -> Result<String> {
		Ok(encoding::hash(self.chain.genesis()))
	}
	fn identity(&self) -> Result<RpcIdentity> {
		// Nodes of this chain have no key that Solana would know.
		Ok(RpcIdentity { identity: solana_pubkey::Pubkey::default().to_string() })
	}
	fn cluster_nodes(&self) -> Result<Vec<RpcContactInfo>> {
		Ok(Vec::new())
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
	fn recent_prioritization_fees(&self, _: Option<Vec<String>>) -> Result<Vec<RpcPrioritizationFee>> {
		Ok(vec![RpcPrioritizationFee { slot: self.chain.best().slot, prioritization_fee: 0 }])
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
		_: Option<RpcSignatureStatusConfig>,
	) -> Result<Response<Vec<Option<TransactionStatus>>>> {
		if signatures.len() > MOST_SIGNATURES {
			return Err(errors::invalid(format!("Too many inputs provided; max {MOST_SIGNATURES}")));
		}
		let (best, finalized) = (self.chain.best(), self.chain.finalized());
		let status = |text: &String| {
			let found = self.statuses.get(&self.chain, &encoding::signature(text)?);
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
