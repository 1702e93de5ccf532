//! What can be read: the chain, and accounts.

use super::{
	chain::{Point, Result, RECENT},
	encoding::{address, hash, read_hash, ui_account},
	errors, Solana, SOLANA,
};
use crate::service::Hash;
use base64::{engine::general_purpose::STANDARD, Engine};
use mira_svm_executor::interface::{batch::EPOCH, host::Accounts, inspection::Inspection, EngineVersion};
use sc_client_api::HeaderBackend;
use solana_account::ReadableAccount;
use solana_account_decoder::{UiAccount, UiAccountEncoding};
use solana_epoch_info::EpochInfo;
use solana_message::VersionedMessage;
use solana_nonce_account::verify_nonce_account;
use solana_pubkey::Pubkey;
use solana_rpc_client_types::{
	config::{CommitmentConfig, RpcAccountInfoConfig, RpcContextConfig},
	response::{Response, RpcBlockhash, RpcContactInfo, RpcPrioritizationFee},
};
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use sp_runtime::SaturatedConversion;

/// Accounts that can be asked for at once, as on Solana.
const MOST_ACCOUNTS: usize = 100;
/// Accounts that prices can be asked for, as on Solana.
const MOST_PRICED: usize = 128;
/// Blocks whose makers can be asked for, as on Solana.
const MOST_LEADERS: u64 = 5_000;
/// Bytes of data that accounts of one answer can have together.
pub(super) const MOST_BYTES: u64 = 32 << 20;

impl Solana {
	pub(super) fn point(&self, config: Option<RpcContextConfig>) -> Result<Point> {
		let config = config.unwrap_or_default();
		self.chain.at(config.commitment, config.min_context_slot)
	}

	pub(super) fn epoch(&self, at: &Point) -> EpochInfo {
		EpochInfo {
			epoch: at.slot / EPOCH,
			slot_index: at.slot % EPOCH,
			slots_in_epoch: EPOCH,
			absolute_slot: at.slot,
			block_height: at.slot,
			transaction_count: None,
		}
	}

	/// What clients take for the number of a feature set: that of the engine.
	pub(super) fn engine_number(&self) -> Result<u32> {
		let EngineVersion(number) = self.chain.executor(&self.chain.best())?.engine().version();
		Ok(number)
	}

	/// This node, without addresses: whoever asks has the one that counts.
	pub(super) fn contact(&self) -> Result<RpcContactInfo> {
		Ok(RpcContactInfo {
			pubkey: self.identity.to_string(),
			version: Some(SOLANA.into()),
			feature_set: Some(self.engine_number()?),
			gossip: None,
			tvu: None,
			tpu: None,
			tpu_quic: None,
			tpu_forwards: None,
			tpu_forwards_quic: None,
			tpu_vote: None,
			serve_repair: None,
			rpc: None,
			pubsub: None,
			client_id: None,
			shred_version: None,
		})
	}

	/// Who to hand transactions to for blocks to come. Clients that look for the leaders' UDP ports, as the `solana` command does when it
	/// deploys, find that this node has none, and go on by RPC.
	pub(super) fn takers(&self, count: u64) -> Result<Vec<String>> {
		if count > MOST_LEADERS {
			return Err(errors::invalid(format!("Invalid limit; max {MOST_LEADERS}")));
		}
		Ok(vec![self.identity.to_string(); count.saturated_into()])
	}

	/// A final block: a transaction that names it stays good whatever fork wins.
	pub(super) fn newest_blockhash(&self, config: RpcContextConfig) -> Result<Response<RpcBlockhash>> {
		let at = self.chain.finalized();
		if config.min_context_slot.is_some_and(|least| self.chain.best().slot < least) {
			return Err(errors::behind(self.chain.best().slot));
		}
		let last_valid_block_height = at.slot.saturating_add(RECENT);
		Ok(at.answer(RpcBlockhash { blockhash: hash(at.hash), last_valid_block_height }))
	}

	pub(super) fn is_recent(&self, text: &str, config: Option<RpcContextConfig>) -> Result<Response<bool>> {
		let at = self.point(config)?;
		Ok(at.answer(self.is_recent_at(&at, read_hash(text)?)))
	}

	/// Whether transactions after a block can name a block.
	fn is_recent_at(&self, at: &Point, hash: Hash) -> bool {
		let slot = self.chain.slot_of(hash);
		slot.is_some_and(|slot| slot <= at.slot && at.slot.saturating_sub(slot) < RECENT)
	}

	pub(super) fn fee_of(&self, text: &str, config: Option<RpcContextConfig>) -> Result<Response<Option<u64>>> {
		let at = self.point(config)?;
		let bytes =
			STANDARD.decode(text).map_err(|error| errors::invalid(format!("invalid base64 encoding: {error:?}")))?;
		let message: VersionedMessage = bincode::deserialize(&bytes).map_err(|error| {
			errors::invalid(format!("failed to deserialize solana_message::versions::VersionedMessage: {error}"))
		})?;
		let signatures = vec![Signature::default(); message.header().num_required_signatures.into()];
		let transaction =
			bincode::serialize(&VersionedTransaction { signatures, message }).map_err(errors::internal)?;
		let Ok(inspection) = self.chain.executor(&at)?.inspect(&transaction) else { return Ok(at.answer(None)) };
		let is_payable = self.is_recent_at(&at, inspection.recent.into()) || self.names_its_nonce(&at, &inspection)?;
		Ok(at.answer(is_payable.then_some(inspection.fee)))
	}

	/// Whether a transaction may be included for a nonce that it advances.
	fn names_its_nonce(&self, at: &Point, inspection: &Inspection) -> Result<bool> {
		let Some(nonce) = &inspection.nonce else { return Ok(false) };
		let account = self.chain.account(at, &nonce.account.into())?;
		let kept = account.and_then(|account| verify_nonce_account(&account, &inspection.recent.into()));
		Ok(kept.is_some_and(|kept| nonce.signers.contains(kept.authority.as_array())))
	}

	/// What was paid for a compute unit, at the least, in each of the recent blocks.
	pub(super) fn recent_prices(&self, accounts: &[String]) -> Result<Vec<RpcPrioritizationFee>> {
		if accounts.len() > MOST_PRICED {
			return Err(errors::invalid(format!("Too many inputs provided; max {MOST_PRICED}")));
		}
		let accounts = accounts.iter().map(|text| Ok(address(text)?.to_bytes())).collect::<Result<Vec<_>>>()?;
		let best = self.chain.best().slot;
		let blocks = (best.saturating_sub(RECENT).saturating_add(1)..=best)
			.filter_map(|slot| Some((slot, HeaderBackend::hash(&*self.chain.client, slot.saturated_into()).ok()??)));
		let price =
			|(slot, hash)| RpcPrioritizationFee { slot, prioritization_fee: self.statuses.price(hash, &accounts) };
		Ok(blocks.map(price).collect())
	}

	pub(super) fn least_balance(&self, bytes: u64, commitment: Option<CommitmentConfig>) -> Result<u64> {
		let at = self.chain.at(commitment, None)?;
		let bytes = usize::try_from(bytes).ok().filter(|bytes| *bytes <= 10 << 20);
		let bytes = bytes.ok_or_else(|| errors::invalid("an account has 10 MiB at most"))?;
		Ok(self.chain.executor(&at)?.engine().minimum_balance(bytes))
	}

	pub(super) fn lamports(&self, text: &str, config: Option<RpcContextConfig>) -> Result<Response<u64>> {
		let (at, address) = (self.point(config)?, address(text)?);
		let account = self.chain.account(&at, &address)?;
		Ok(at.answer(account.map_or(0, |account| account.lamports())))
	}

	pub(super) fn read_accounts(
		&self,
		texts: &[String],
		config: RpcAccountInfoConfig,
	) -> Result<Response<Vec<Option<UiAccount>>>> {
		if texts.len() > MOST_ACCOUNTS {
			return Err(errors::invalid(format!("Too many inputs provided; max {MOST_ACCOUNTS}")));
		}
		let at = self.chain.at(config.commitment, config.min_context_slot)?;
		let addresses = texts.iter().map(|text| address(text)).collect::<Result<Vec<_>>>()?;
		let mut state = self.chain.state(&at);
		let bytes = addresses.iter().filter_map(|address| Some(state.entry(address.as_array())?.length()));
		let bytes = bytes.sum::<u64>();
		if bytes > MOST_BYTES {
			return Err(errors::invalid(format!(
				"These accounts have {bytes} bytes together; max {MOST_BYTES}. Ask for fewer at a time"
			)));
		}
		let read = |address| self.read_account(&at, address, &config);
		Ok(at.answer(addresses.iter().map(read).collect::<Result<_>>()?))
	}

	pub(super) fn read_account(
		&self,
		at: &Point,
		address: &Pubkey,
		config: &RpcAccountInfoConfig,
	) -> Result<Option<UiAccount>> {
		let encoding = config.encoding.unwrap_or(UiAccountEncoding::Binary);
		let account = self.chain.account(at, address)?;
		let encode = |account| ui_account(&self.chain, at, address, &account, encoding, config.data_slice);
		account.map(encode).transpose()
	}

	/// Bytes of an account as they are kept, to see whether it changed.
	pub(super) fn kept(&self, at: &Point, address: &Pubkey) -> Option<Vec<u8>> {
		self.chain.state(at).whole(&address.to_bytes())
	}
}
