//! A connection to a node of a Mira network: blocks, storage, runtime APIs, transactions, events.

mod api;
mod events;
mod following;
mod history;
mod sessions;
mod signing;
pub mod svm;
mod transactions;

pub use api::*;
pub use events::*;
pub use following::*;
pub use history::*;
pub use sessions::*;
pub use signing::*;
pub use transactions::*;

use codec::{Decode, DecodeAll, Encode};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use std::{future::Future, sync::Arc, time::Duration};
use subxt::{
	backend::LegacyBackend,
	config::{substrate::SubstrateHeader, RpcConfigFor, SubstrateConfig},
	OnlineClient,
};
use subxt_rpcs::{
	client::{reconnecting_rpc_client, RpcClient, RpcSubscription},
	rpc_params, LegacyRpcMethods,
};

/// How this SDK sees the chain: as any chain of its kind.
pub type Chain = SubstrateConfig;
/// Header of a block, as a node sends it.
pub type RpcHeader = SubstrateHeader<H256>;

/// How long a node may take to answer at first.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long any other answer may take. While the connection is down, requests wait for it.
const ANSWER: Duration = Duration::from_secs(30);
/// State proofs and the list of open rounds of a busy network are larger than the client's default.
const MAX_ANSWER: u32 = 32 * 1024 * 1024;

/// Why something could not be had from a network.
#[derive(thiserror::Error, Debug)]
pub enum Error {
	/// There is no node, or it does not answer.
	#[error("no answer from {url}: {why}. Is a node running there? Another one is named with --node URL")]
	Unreachable {
		/// Where it was looked for.
		url: String,
		/// What happened.
		why: String,
	},
	/// The node answers, but is not what was expected.
	#[error("{0}")]
	Unfit(String),
	/// The node refused a request.
	#[error("the node refused {what}: {why}")]
	Refused {
		/// What was asked for.
		what: String,
		/// What it said.
		why: String,
	},
	/// The connection broke; it is being made again.
	#[error("the connection to the node was lost: {0}")]
	Lost(String),
	/// An answer could not be read.
	#[error("the node's answer to {what} could not be read ({why}): its runtime may be newer than this program")]
	Unreadable {
		/// What was asked for.
		what: String,
		/// Why it could not be read.
		why: String,
	},
	/// A transaction was not admitted or did not succeed.
	#[error(transparent)]
	Transaction(#[from] TransactionError),
}

impl Error {
	/// Wraps what the RPC client says of a request.
	pub(crate) fn of_request(what: &str, error: subxt_rpcs::Error) -> Self {
		use subxt_rpcs::Error as Rpc;
		match error {
			Rpc::DisconnectedWillReconnect(why) => Self::Lost(why),
			Rpc::User(error) => {
				let data = error.data.as_ref().map(|data| format!(": {}", data.get().trim_matches('"')));
				Self::Refused { what: what.into(), why: format!("{}{}", error.message, data.unwrap_or_default()) }
			},
			Rpc::Client(why) => Self::Lost(why.to_string()),
			Rpc::Deserialization(_) | Rpc::Decode(_) => Self::Unreadable { what: what.into(), why: error.to_string() },
			other => Self::Refused { what: what.into(), why: other.to_string() },
		}
	}

	pub(crate) fn unreadable(what: &str, why: impl std::fmt::Display) -> Self {
		Self::Unreadable { what: what.into(), why: why.to_string() }
	}
}

/// A block, by number and hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
	/// Its number.
	pub number: BlockNumber,
	/// Its hash.
	pub hash: H256,
}

/// A connection that renews itself when it breaks. Cheap to clone.
#[derive(Clone)]
pub struct Network {
	pub(crate) client: OnlineClient<Chain>,
	pub(crate) rpc: RpcClient,
	pub(crate) methods: LegacyRpcMethods<RpcConfigFor<Chain>>,
	genesis: H256,
}

impl Network {
	/// Connects to the node at `url` (`ws://` or `wss://`).
	///
	/// # Errors
	/// [`Error::Unreachable`] after ten seconds; [`Error::Unfit`] if it is no node of a Mira network.
	pub async fn connect(url: &str) -> Result<Self, Error> {
		let unreachable = |why: String| Error::Unreachable { url: url.into(), why };
		// Tried once without patience, so that a wrong address is told at once.
		let first = subxt_rpcs::client::RpcClient::from_insecure_url(url);
		match tokio::time::timeout(PATIENCE, first).await {
			Err(_) => return Err(unreachable("timed out".into())),
			Ok(Err(error)) => return Err(unreachable(error.to_string())),
			Ok(Ok(_)) => {},
		}
		let connecting = reconnecting_rpc_client::RpcClient::builder()
			.max_response_size(MAX_ANSWER)
			.max_request_size(MAX_ANSWER)
			.build(url);
		let rpc = match tokio::time::timeout(PATIENCE, connecting).await {
			Err(_) => return Err(unreachable("timed out".into())),
			Ok(rpc) => RpcClient::new(rpc.map_err(|error| unreachable(error.to_string()))?),
		};
		let methods = LegacyRpcMethods::new(rpc.clone());
		// The one backend that can read blocks of any age and of any fork.
		let backend = Arc::new(LegacyBackend::<Chain>::builder().build(rpc.clone()));
		let client = OnlineClient::from_backend_with_config(Chain::new(), backend).await;
		let client = client.map_err(|error| unreachable(error.to_string()))?;
		let network = Self { genesis: client.genesis_hash(), client, rpc, methods };
		let block = network.best().await?;
		let api = network.at(block).await?;
		if api.metadata().pallet_by_name("Claims").is_none() {
			return Err(Error::Unfit(format!(
				"the node at {url} is of another kind of chain: it has no pallet \"Claims\""
			)));
		}
		Ok(network)
	}

	/// Hash of the first block: the network's identity.
	pub fn genesis(&self) -> H256 {
		self.genesis
	}

	/// Waits for an answer, but not for ever.
	pub(crate) async fn ask<V>(
		&self,
		what: &str,
		request: impl Future<Output = Result<V, subxt_rpcs::Error>>,
	) -> Result<V, Error> {
		match tokio::time::timeout(ANSWER, request).await {
			Ok(answer) => answer.map_err(|error| Error::of_request(what, error)),
			Err(_) => Err(Error::Lost(format!("no answer to {what} within {} seconds", ANSWER.as_secs()))),
		}
	}

	/// The client at a block, with the metadata of its runtime.
	pub(crate) async fn at(
		&self,
		block: Block,
	) -> Result<subxt::client::ClientAtBlock<Chain, subxt::client::OnlineClientAtBlockImpl<Chain>>, Error> {
		self.client
			.at_block_hash_and_number(block.hash, block.number.into())
			.await
			.map_err(|error| Error::Refused { what: format!("block {}", block.number), why: error.to_string() })
	}

	/// The newest block.
	pub async fn best(&self) -> Result<Block, Error> {
		let what = "the best block";
		let header = self.ask(what, self.methods.chain_get_header(None)).await?;
		header.map(|header| block_of(&header)).ok_or_else(|| Error::unreadable(what, "there is none"))
	}

	/// The newest finalized block.
	pub async fn finalized(&self) -> Result<Block, Error> {
		let hash = self.ask("the finalized block", self.methods.chain_get_finalized_head()).await?;
		Ok(block_of(&self.header(hash).await?))
	}

	/// The block of this number on the node's chain, if there is one.
	pub async fn block(&self, number: BlockNumber) -> Result<Option<Block>, Error> {
		let hash = self.ask("the hash of a block", self.methods.chain_get_block_hash(Some(number.into()))).await?;
		Ok(hash.map(|hash| Block { number, hash }))
	}

	/// The header of a block that the node has.
	pub async fn header(&self, hash: H256) -> Result<RpcHeader, Error> {
		let header = self.ask("a header", self.methods.chain_get_header(Some(hash))).await?;
		header.ok_or_else(|| Error::Refused { what: format!("block {hash:?}"), why: "it does not know it".into() })
	}

	/// Best blocks from now on. Ends when the connection breaks.
	pub async fn heads(&self) -> Result<RpcSubscription<RpcHeader>, Error> {
		self.ask("new blocks", self.methods.chain_subscribe_new_heads()).await
	}

	/// What is stored under `key` in the state of a block.
	pub async fn storage<V: Decode>(&self, key: &[u8], at: H256) -> Result<Option<V>, Error> {
		let what = "storage";
		let bytes = self.ask(what, self.methods.state_get_storage(key, Some(at))).await?;
		bytes.map(|bytes| V::decode_all(&mut &bytes[..])).transpose().map_err(|why| Error::unreadable(what, why))
	}

	/// What a runtime API answers in the state of a block.
	pub async fn call<V: Decode>(&self, function: &str, arguments: impl Encode, at: H256) -> Result<V, Error> {
		let arguments = arguments.encode();
		let bytes = self.ask(function, self.methods.state_call(function, Some(&arguments), Some(at))).await?;
		V::decode_all(&mut &bytes[..]).map_err(|why| Error::unreadable(function, why))
	}

	/// Any other method of the node.
	pub async fn request<V: serde::de::DeserializeOwned>(
		&self,
		method: &str,
		parameters: subxt_rpcs::client::RpcParams,
	) -> Result<V, Error> {
		self.ask(method, self.rpc.request(method, parameters)).await
	}

	/// Name of the chain, as its spec calls it.
	pub async fn chain_name(&self) -> Result<String, Error> {
		self.request("system_chain", rpc_params![]).await
	}
}

/// Number and hash of a header.
pub(crate) fn block_of(header: &RpcHeader) -> Block {
	// Numbers of this chain have 32 bits; the type has room for those of others.
	Block { number: header.number.try_into().unwrap_or(BlockNumber::MAX), hash: blake2_256(&header.encode()).into() }
}
