//! How referenda are decided: on which tracks, by which origins.

pub mod origins;
pub mod tracks;

use crate::{AccountId, Treasury};
use frame_support::traits::TypedGet;

/// The treasury's account.
pub struct Treasurer;

impl TypedGet for Treasurer {
	type Type = AccountId;
	fn get() -> AccountId {
		Treasury::account_id()
	}
}
