//! What nodes, wallets and indexers ask about proven finality.

use crate::types::{AuthoritySet, ProvenBlock};
use codec::Codec;

sp_api::decl_runtime_apis! {
	/// Finality as the chain itself has proven it.
	pub trait FinalityApi<Number, Hash>
	where
		Number: Codec,
		Hash: Codec,
	{
		/// The newest block proven final; none while genesis alone is.
		fn proven() -> Option<ProvenBlock<Number, Hash>>;
		/// How many blocks the current one is ahead of the proven one.
		fn lag() -> Number;
		/// The recorded authority set that may finalize block `number`; none if it is proven past or was not recorded.
		fn authority_set_at(number: Number) -> Option<AuthoritySet>;
	}
}
