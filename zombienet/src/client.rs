// SPDX-License-Identifier: Apache-2.0

//! One node as a client sees it, over its RPC and nothing else.

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use sp_crypto_hashing::blake2_256;
use std::sync::Arc;
use subxt::{
	backend::LegacyBackend,
	config::{substrate::SubstrateHeader, DefaultExtrinsicParamsBuilder, RpcConfigFor},
	dynamic::{self, Value},
	events::Events,
	ext::codec::Encode,
	ext::scale_decode::DecodeAsType,
	rpcs::{
		client::{RpcParams, RpcSubscription},
		LegacyRpcMethods, RpcClient,
	},
	utils::H256,
	OnlineClient, SubstrateConfig,
};
use subxt_signer::sr25519::Keypair;

/// A block by its number and hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
	pub number: u64,
	pub hash: H256,
}

/// The hash by which a chain knows a block.
pub fn block_hash(header: &SubstrateHeader<H256>) -> H256 {
	blake2_256(&header.encode()).into()
}

/// A connection to one node. It does not outlive the node's process: connect anew after a restart.
pub struct NodeClient {
	name: String,
	raw: RpcClient,
	rpc: LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>,
	api: OnlineClient<SubstrateConfig>,
}

impl NodeClient {
	/// Connects to the node called `name` at `url`.
	pub async fn connect(name: &str, url: &str) -> Result<Self> {
		let rpc = RpcClient::from_url(url).await?;
		// Scenarios look at best blocks and at forks too, which `chainHead` drops as soon as they lose.
		let backend = LegacyBackend::<SubstrateConfig>::builder().build(rpc.clone());
		Ok(Self {
			name: name.to_string(),
			rpc: LegacyRpcMethods::new(rpc.clone()),
			raw: rpc,
			api: OnlineClient::from_backend(Arc::new(backend)).await?,
		})
	}

	/// The node's name.
	pub fn name(&self) -> &str {
		&self.name
	}

	/// The best block.
	pub async fn best(&self) -> Result<Head> {
		let hash = self.rpc.chain_get_block_hash(None).await?.context("no best block")?;
		self.head(hash).await
	}

	/// The newest finalized block.
	pub async fn finalized(&self) -> Result<Head> {
		let hash = self.rpc.chain_get_finalized_head().await?;
		self.head(hash).await
	}

	/// Hash of the block at a height of the node's best chain.
	pub async fn hash_at(&self, number: u64) -> Result<Option<H256>> {
		Ok(self.rpc.chain_get_block_hash(Some(number.into())).await?)
	}

	/// Every block that the node imports from now on, those of forks included.
	pub async fn imported(&self) -> Result<RpcSubscription<SubstrateHeader<H256>>> {
		Ok(self.rpc.chain_subscribe_all_heads().await?)
	}

	/// Hashes of the transactions in block `hash`, inherents included.
	pub async fn transactions_in(&self, hash: H256) -> Result<Vec<H256>> {
		let block = self.rpc.chain_get_block(Some(hash)).await?;
		let block = block.with_context(|| format!("{} has no block {hash}", self.name))?;
		Ok(block.block.extrinsics.iter().map(|extrinsic| blake2_256(extrinsic).into()).collect())
	}

	/// Submits a transaction of `signer` that changes nothing, behind those of it that are waiting; returns its hash.
	pub async fn submit_remark(&self, signer: &Keypair) -> Result<H256> {
		self.submit(signer, "System", "remark", vec![Value::from_bytes([])]).await
	}

	/// Submits a call of `signer`, behind those of it that are waiting; returns the transaction's hash.
	pub async fn submit(&self, signer: &Keypair, pallet: &str, call: &str, arguments: Vec<Value>) -> Result<H256> {
		let nonce = self.rpc.system_account_next_index(&signer.public_key().to_account_id()).await?;
		let params = DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new().nonce(nonce).build();
		let call = dynamic::tx(pallet, call, arguments);
		let block = self.api.at_current_block().await?;
		Ok(block.transactions().sign_and_submit(&call, signer, params).await?)
	}

	/// Whether the node keeps a justification with block `hash`.
	pub async fn has_justification(&self, hash: H256) -> Result<bool> {
		let block = self.rpc.chain_get_block(Some(hash)).await?;
		let block = block.with_context(|| format!("{} has no block {hash}", self.name))?;
		Ok(block.justifications.is_some_and(|justifications| !justifications.is_empty()))
	}

	/// Calls an RPC method that is none of the SDK's.
	pub async fn request<Answer: DeserializeOwned>(&self, method: &str, params: RpcParams) -> Result<Answer> {
		Ok(self.raw.request(method, params).await?)
	}

	/// Calls a runtime API that takes no arguments, in the state of block `at`.
	pub async fn call(&self, at: H256, function: &str) -> Result<Vec<u8>> {
		Ok(self.rpc.state_call(function, None, Some(at)).await?)
	}

	/// A value from the state of block `at`, or the entry's default.
	pub async fn storage<V: DecodeAsType>(
		&self,
		at: H256,
		pallet: &str,
		entry: &str,
		keys: Vec<Value>,
	) -> Result<Option<V>> {
		let block = self.api.at_block(at).await?;
		let address = dynamic::storage::<Vec<Value>, V>(pallet, entry);
		let found = block.storage().try_fetch(address, keys).await?;
		let decoded = found.map(|value| value.decode()).transpose()?;
		Ok(decoded)
	}

	/// All entries, in the state of block `at`, of a map whose keys are `u32`.
	pub async fn entries<V: DecodeAsType>(&self, at: H256, pallet: &str, entry: &str) -> Result<Vec<(u32, V)>> {
		let block = self.api.at_block(at).await?;
		let address = dynamic::storage::<(u32,), V>(pallet, entry);
		let mut pairs = block.storage().iter(address, ()).await?;
		let mut entries = Vec::new();
		while let Some(pair) = pairs.next().await {
			let pair = pair?;
			let (key,) = pair.key()?.decode()?;
			entries.push((key, pair.value().decode()?));
		}
		Ok(entries)
	}

	/// Events of block `at`.
	pub async fn events(&self, at: H256) -> Result<Events<SubstrateConfig>> {
		let block = self.api.at_block(at).await?;
		let events = block.events().fetch().await?;
		Ok(events)
	}

	async fn head(&self, hash: H256) -> Result<Head> {
		let header = self.rpc.chain_get_header(Some(hash)).await?;
		let header = header.with_context(|| format!("{} has no header of {hash}", self.name))?;
		Ok(Head { number: header.number, hash })
	}
}
