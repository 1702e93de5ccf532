//! What clients ask about responses and claims.

use crate::types::*;
use alloc::vec::Vec;
use codec::Codec;
use pallet_mira_attestations::DomainId;
use sp_core::H256;
use sp_runtime::DispatchError;

sp_api::decl_runtime_apis! {
	/// Responses, claims, and what they would cost.
	pub trait ClaimsApi<AccountId, Balance, Number>
	where
		AccountId: Codec,
		Balance: Codec,
		Number: Codec,
	{
		/// A response that is not final.
		fn response(id: ResponseId) -> Option<Response<AccountId, Balance>>;
		/// A claim that is not final, and its text.
		fn claim(id: ClaimId) -> Option<(Claim<Balance, Number>, Text)>;
		/// What stays of a response that is final.
		fn certified(id: ResponseId) -> Option<H256>;
		/// What a response would cost now and get for it; of each claim: its domain, and hash and bytes of its text.
		fn quote(
			tier: Tier,
			reward: Balance,
			claims: Vec<(DomainId, H256, u32)>,
		) -> Result<Quote<Balance>, DispatchError>;
	}
}
