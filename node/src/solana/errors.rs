//! Errors as Solana's clients know them: their codes, and the words of Solana's own nodes.

use jsonrpsee::types::{error::INVALID_PARAMS_CODE, ErrorObjectOwned};
use serde::Serialize;

/// A method that this node serves, called with what it cannot use.
pub fn invalid(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(INVALID_PARAMS_CODE, message, None::<()>)
}

/// This node could not do what it should be able to.
pub fn internal(error: impl std::fmt::Display) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(jsonrpsee::types::error::INTERNAL_ERROR_CODE, error.to_string(), None::<()>)
}

/// A transaction fails before it is sent; with what was found out.
pub fn preflight(error: impl std::fmt::Display, result: impl Serialize) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(-32002, format!("Transaction simulation failed: {error}"), Some(result))
}

/// A transaction is not signed as it has to be.
pub fn unsigned() -> ErrorObjectOwned {
	ErrorObjectOwned::owned(-32003, "Transaction signature verification failure", None::<()>)
}

/// The node is far behind the chain.
pub fn unhealthy() -> ErrorObjectOwned {
	#[derive(Serialize)]
	#[serde(rename_all = "camelCase")]
	struct Data {
		/// Nobody knows.
		num_slots_behind: Option<u64>,
	}
	ErrorObjectOwned::owned(-32005, "Node is unhealthy", Some(Data { num_slots_behind: None }))
}

/// The pool does not take a transaction now: it is full, has another one in its place, or refused this one a moment ago.
pub fn busy(error: impl std::fmt::Display) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(-32005, format!("The transaction is not taken now, try again later: {error}"), None::<()>)
}

/// The node keeps no history.
pub fn no_history() -> ErrorObjectOwned {
	ErrorObjectOwned::owned(-32011, "Transaction history is not available from this node", None::<()>)
}

/// A block is not there, or not final.
pub fn no_block(slot: u64) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(-32004, format!("Block not available for slot {slot}"), None::<()>)
}

/// A block is older than what this node keeps.
pub fn forgotten(slot: u64, first: u64) -> ErrorObjectOwned {
	let words = format!("Block {slot} cleaned up, does not exist on node. First available block: {first}");
	ErrorObjectOwned::owned(-32001, words, None::<()>)
}

/// A client does not say that it can read transactions of a version.
pub fn version(version: u8) -> ErrorObjectOwned {
	let words = format!(
		"Transaction version ({version}) is not supported by the requesting client. Please try the request again with the \
		 following configuration parameter: \"maxSupportedTransactionVersion\": {version}"
	);
	ErrorObjectOwned::owned(-32015, words, None::<()>)
}

/// The node has not come as far as it was asked to have.
pub fn behind(slot: u64) -> ErrorObjectOwned {
	#[derive(Serialize)]
	#[serde(rename_all = "camelCase")]
	struct Data {
		context_slot: u64,
	}
	ErrorObjectOwned::owned(-32016, "Minimum context slot has not been reached", Some(Data { context_slot: slot }))
}
