//! How Solana's clients write addresses, hashes and transactions, and read accounts.

use super::{
	chain::{Chain, Point, Result},
	errors,
};
use crate::service::Hash;
use base64::{engine::general_purpose::STANDARD, Engine};
use pallet_mira_svm::MAX_TRANSACTION;
use solana_account::{AccountSharedData, ReadableAccount};
use solana_account_decoder::{
	encode_ui_account,
	parse_account_data::{AccountAdditionalDataV3, SplTokenAdditionalDataV2},
	UiAccount, UiAccountEncoding, UiDataSliceConfig,
};
use solana_pubkey::Pubkey;
use solana_rpc_client_types::config::UiTransactionEncoding;
use solana_signature::Signature;

/// An address, from its text.
pub fn address(text: &str) -> Result<Pubkey> {
	text.parse().map_err(|error| errors::invalid(format!("Invalid param: {error}")))
}

/// A signature, from its text.
pub fn signature(text: &str) -> Result<Signature> {
	text.parse().map_err(|error| errors::invalid(format!("Invalid param: {error}")))
}

/// A hash, from its text.
pub fn read_hash(text: &str) -> Result<Hash> {
	let hash: solana_hash::Hash = text.parse().map_err(|error| errors::invalid(format!("Invalid param: {error}")))?;
	Ok(Hash::from(hash.to_bytes()))
}

/// A hash as text.
pub fn hash(hash: Hash) -> String {
	solana_hash::Hash::new_from_array(hash.0).to_string()
}

/// Bytes of a transaction, from their text.
pub fn read_transaction(text: &str, encoding: UiTransactionEncoding) -> Result<Vec<u8>> {
	// As long as the longest transaction is, and no more: base 58 takes long to read, the square of its length.
	let most_text = if encoding == UiTransactionEncoding::Base64 { 1_644 } else { 1_683 };
	if text.len() > most_text {
		return Err(errors::invalid(format!(
			"{encoding} encoded solana_transaction::versioned::VersionedTransaction too large: {} bytes (max: encoded/raw {most_text}/{MAX_TRANSACTION})",
			text.len()
		)));
	}
	let bytes = match encoding {
		UiTransactionEncoding::Base58 => bs58::decode(text)
			.into_vec()
			.map_err(|error| errors::invalid(format!("invalid base58 encoding: {error:?}")))?,
		UiTransactionEncoding::Base64 => {
			STANDARD.decode(text).map_err(|error| errors::invalid(format!("invalid base64 encoding: {error:?}")))?
		},
		other => {
			return Err(errors::invalid(format!("unsupported encoding: {other}. Supported encodings: base58, base64")))
		},
	};
	if bytes.len() > MAX_TRANSACTION as usize {
		return Err(errors::invalid(format!(
			"decoded solana_transaction::versioned::VersionedTransaction too large: {} bytes (max: {MAX_TRANSACTION} bytes)",
			bytes.len()
		)));
	}
	Ok(bytes)
}

/// Bytes of an account that can be written in base 58: it takes long for more.
const MOST_IN_BASE58: usize = 128;

/// An account as clients read it. Of a token's account, amounts are written with the decimals of its mint.
pub fn ui_account(
	chain: &Chain,
	at: &Point,
	address: &Pubkey,
	account: &AccountSharedData,
	encoding: UiAccountEncoding,
	slice: Option<UiDataSliceConfig>,
) -> Result<UiAccount> {
	let in_base58 = matches!(encoding, UiAccountEncoding::Binary | UiAccountEncoding::Base58);
	let length = slice.map_or(account.data().len(), |slice| slice.length.min(account.data().len()));
	if in_base58 && length > MOST_IN_BASE58 {
		return Err(errors::invalid(
			"Encoded binary (base 58) data should be less than 128 bytes, please use Base64 encoding.",
		));
	}
	let additional = match encoding {
		UiAccountEncoding::JsonParsed => token_data(chain, at, account)?,
		_ => None,
	};
	Ok(encode_ui_account(address, account, encoding, additional, slice))
}

/// What has to be known of a mint to write amounts of it.
pub fn token_data(chain: &Chain, at: &Point, account: &AccountSharedData) -> Result<Option<AccountAdditionalDataV3>> {
	use solana_account_decoder::parse_token::get_token_account_mint;
	if !spl_generic_token::is_known_spl_token_id(account.owner()) {
		return Ok(None);
	}
	let Some(mint) = get_token_account_mint(account.data()) else { return Ok(None) };
	let Some(mint) = chain.account(at, &mint)? else { return Ok(None) };
	// Where its decimals lie is the same in both token programs.
	let Some(decimals) = mint.data().get(44) else { return Ok(None) };
	let token = SplTokenAdditionalDataV2 { decimals: *decimals, ..Default::default() };
	Ok(Some(AccountAdditionalDataV3 { spl_token_additional_data: Some(token) }))
}
