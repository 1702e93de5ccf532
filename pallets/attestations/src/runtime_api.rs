//! What clients and verifiers ask about attestors and rounds.

use crate::{draw::Shortfall, types::*};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use scale_info::TypeInfo;

/// A seat of an attestor in a round that is not judged.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DueSeat<AccountId, Balance, Number> {
	/// The round.
	pub id: RoundId,
	/// Everything about it.
	pub round: Round<AccountId, Balance, Number>,
	/// What was heard of the seat so far.
	pub seat: Seat,
}

sp_api::decl_runtime_apis! {
	/// Attestors, and what they are due for.
	pub trait AttestationsApi<AccountId, Balance, Number>
	where
		AccountId: Codec,
		Balance: Codec,
		Number: Codec,
	{
		/// The attestor that an account signs for.
		fn attestor_of(account: AccountId) -> Option<(AttestorId, Attestor<AccountId, Balance, Number>)>;
		/// Attestors that an account owns.
		fn attestors_owned_by(account: AccountId) -> Vec<(AttestorId, Attestor<AccountId, Balance, Number>)>;
		/// Seats of an attestor in rounds that are not judged, oldest round first. Looks at every open round.
		fn due_seats(attestor: AttestorId) -> Vec<DueSeat<AccountId, Balance, Number>>;
		/// Whether a committee of `seats` could be drawn of `domain` now, if everybody in its draw can sit.
		fn seatable(domain: DomainId, seats: u32) -> Result<(), Shortfall>;
	}
}
