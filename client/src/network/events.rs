//! Events of Mira's pallets, typed; those of others are left out.

use super::{
	block_of, dispatch_error_text, AccountId, Balance, Block, BlockNumber, ClaimHeader, Error, Network, ResponseHeader,
};
use codec::DecodeAll;
use frame_support::storage::storage_prefix;
use pallet_mira_attestations::{
	draw::Shortfall, tally::Tally, Attestation, AttestorId, FamilyId, OpenBlock, RoundId, Subject,
};
use pallet_mira_claims::{ClaimId, Outcome, Outcomes, ResponseId};
use sp_core::H256;
use subxt::events::Phase;

/// An event, and what caused it.
#[derive(Clone, PartialEq, Debug)]
pub struct EventRecord {
	/// Place of the transaction in its block; none if a hook of the block caused it.
	pub extrinsic: Option<u32>,
	/// What happened.
	pub event: Event,
}

macro_rules! events {
	($($(#[$doc:meta])* $pallet:ident . $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {
		/// What happened; fields are those of the pallets.
		#[derive(Clone, PartialEq, Debug)]
		#[allow(missing_docs, reason = "the pallets document them")]
		pub enum Event {
			$($(#[$doc])* $name { $($field: $type),* },)*
			/// A transaction failed, for this reason.
			ExtrinsicFailed(String),
		}

		/// Reads the fields of an event of interest; none if it is another one.
		fn decode(pallet: &str, name: &str, mut bytes: &[u8]) -> Option<Result<Event, codec::Error>> {
			let bytes = &mut bytes;
			match (pallet, name) {
				$((stringify!($pallet), stringify!($name)) => {
					let fields = <($($type,)*)>::decode_all(bytes);
					Some(fields.map(|($($field,)*)| Event::$name { $($field),* }))
				})*
				_ => None,
			}
		}
	};
}

events! {
	/// A response was submitted.
	Claims.ResponseSubmitted {
		response: ResponseId,
		requester: AccountId,
		header: ResponseHeader,
		deposit: Balance,
		first_claim: ClaimId,
	}
	/// A claim was submitted.
	Claims.ClaimSubmitted { claim: ClaimId, header: ClaimHeader, round: RoundId }
	/// A claim has an outcome.
	Claims.OutcomeProvisional { claim: ClaimId, outcome: Outcome, tally: Tally, until: OpenBlock }
	/// No committee could be drawn for a claim.
	Claims.ClaimUnseated { claim: ClaimId, why: Shortfall }
	/// A claim is final.
	Claims.ClaimFinalized {
		claim: ClaimId,
		response: ResponseId,
		outcome: Option<Outcome>,
		record: H256,
		refund: Balance,
	}
	/// All claims of a response are final.
	Claims.ResponseFinalized { response: ResponseId, finals: Outcomes, hash: H256, deposit: Balance }
	/// Somebody became an attestor.
	Attestations.AttestorRegistered {
		attestor: AttestorId,
		owner: AccountId,
		operating: AccountId,
		family: FamilyId,
	}
	/// A committee was drawn.
	Attestations.CommitteeDrawn {
		round: RoundId,
		subject: Subject,
		attestors: Vec<AttestorId>,
		seed: H256,
		until: OpenBlock,
	}
	/// A seat committed.
	Attestations.Committed { round: RoundId, attestor: AttestorId, hash: H256 }
	/// Seats that committed may reveal.
	Attestations.RevealsOpened { round: RoundId, until: OpenBlock }
	/// A seat revealed.
	Attestations.Revealed { round: RoundId, attestor: AttestorId, attestation: Attestation }
	/// A seat said nothing in time.
	Attestations.SeatSilent { round: RoundId, attestor: AttestorId }
	/// Everything is said.
	Attestations.RoundJudged { round: RoundId, subject: Subject, tally: Tally }
}

impl Network {
	/// Events of a block, oldest first: those of Mira's pallets, and failures of transactions.
	pub async fn events(&self, block: Block) -> Result<Vec<EventRecord>, Error> {
		let what = "the events of a block";
		// A block that brings other code has its events in the encoding of the code before.
		let parent = self.header(self.header(block.hash).await?.parent_hash).await?;
		let api = self.at(block_of(&parent)).await?;
		let key = storage_prefix(b"System", b"Events");
		let bytes = self.ask(what, self.methods.state_get_storage(&key, Some(block.hash))).await?;
		let events = api.events().from_bytes(bytes.unwrap_or_else(|| vec![0]));
		let mut records = Vec::new();
		for event in events.iter() {
			let event = event.map_err(|why| Error::unreadable(what, why))?;
			let extrinsic = match event.phase() {
				Phase::ApplyExtrinsic(index) => Some(index),
				_ => None,
			};
			let name = (event.pallet_name(), event.event_name());
			let event = if name == ("System", "ExtrinsicFailed") {
				Event::ExtrinsicFailed(dispatch_error_text(event.field_bytes(), &api.metadata()))
			} else {
				match decode(name.0, name.1, event.field_bytes()) {
					Some(event) => event.map_err(|why| Error::unreadable(&format!("{}.{}", name.0, name.1), why))?,
					None => continue,
				}
			};
			records.push(EventRecord { extrinsic, event });
		}
		Ok(records)
	}

	/// Events of the blocks `from..=to`, with the block of each.
	pub async fn events_between(
		&self,
		from: BlockNumber,
		to: BlockNumber,
		mut each: impl FnMut(Block, EventRecord),
	) -> Result<(), Error> {
		for number in from..=to {
			let Some(block) = self.block(number).await? else { break };
			for record in self.events(block).await? {
				each(block, record);
			}
		}
		Ok(())
	}
}
