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

/// The node has not come as far as it was asked to have.
pub fn behind(slot: u64) -> ErrorObjectOwned {
	#[derive(Serialize)]
	#[serde(rename_all = "camelCase")]
	struct Data {
		context_slot: u64,
	}
	ErrorObjectOwned::owned(-32016, "Minimum context slot has not been reached", Some(Data { context_slot: slot }))
}
