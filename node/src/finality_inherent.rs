//! The newest justification this node knows, made ready for the block it authors.

use crate::service::Block;
use bp_header_chain::justification::{
	verify_and_optimize_justification, GrandpaJustification, JustificationVerificationContext,
};
use codec::{Decode, Encode};
use finality_grandpa::voter_set::VoterSet;
use mira_runtime::{BlockNumber, Hash, Header};
use pallet_mira_finality::{AuthoritySet, FinalityApi, INHERENT_IDENTIFIER};
use sc_client_api::AuxStore;
use sp_api::ProvideRuntimeApi;
use sp_inherents::{InherentData, InherentIdentifier};

/// Target of this module in the log.
const LOG_TARGET: &str = "finality-inherent";

/// A justification ready to be brought; none if there is none, or it proves nothing new on the parent's chain.
pub struct Provider(Option<GrandpaJustification<Header>>);

impl Provider {
	/// The newest justification, without the votes that its target's authority set does not need.
	///
	/// The inherent is optional, so nothing here may cost the author its slot: what fails is told in the log and left out.
	pub fn newest<C>(client: &C, parent: Hash) -> Self
	where
		C: ProvideRuntimeApi<Block> + AuxStore,
		C::Api: FinalityApi<Block, BlockNumber, Hash>,
	{
		Self(Self::prepare(client, parent).unwrap_or_else(|reason| {
			log::debug!(target: LOG_TARGET, "no justification in this block: {reason}");
			None
		}))
	}

	fn prepare<C>(client: &C, parent: Hash) -> Result<Option<GrandpaJustification<Header>>, String>
	where
		C: ProvideRuntimeApi<Block> + AuxStore,
		C::Api: FinalityApi<Block, BlockNumber, Hash>,
	{
		let Some(newest) = sc_consensus_grandpa::best_justification::<_, Block>(client).map_err(|e| e.to_string())?
		else {
			return Ok(None);
		};
		// GRANDPA's own type and the bridges' are the same bytes; the latter can be verified without a client.
		let mut justification = GrandpaJustification::<Header>::decode(&mut &newest.justification.encode()[..])
			.map_err(|error| format!("undecodable: {error}"))?;
		let target = (justification.commit.target_hash, justification.commit.target_number);

		let api = client.runtime_api();
		let proven = api.proven(parent).map_err(|e| e.to_string())?;
		if proven.is_some_and(|block| block.number >= target.1) {
			return Ok(None);
		}
		let Some(AuthoritySet { set_id, authorities }) =
			api.authority_set_at(parent, target.1).map_err(|e| e.to_string())?
		else {
			return Err(format!("no authority set is recorded for block #{}", target.1));
		};
		let voter_set = VoterSet::new(authorities).ok_or("the recorded authority set is empty")?;
		let context = JustificationVerificationContext { voter_set, authority_set_id: set_id };
		verify_and_optimize_justification(target, &context, &mut justification)
			.map_err(|error| format!("does not verify for block #{}: {error:?}", target.1))?;
		Ok(Some(justification))
	}
}

#[async_trait::async_trait]
impl sp_inherents::InherentDataProvider for Provider {
	async fn provide_inherent_data(&self, data: &mut InherentData) -> Result<(), sp_inherents::Error> {
		match &self.0 {
			Some(justification) => data.put_data(INHERENT_IDENTIFIER, justification),
			None => Ok(()),
		}
	}

	async fn try_handle_error(&self, _: &InherentIdentifier, _: &[u8]) -> Option<Result<(), sp_inherents::Error>> {
		None
	}
}
