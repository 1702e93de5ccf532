//! How an author's justification reaches the block.

use crate::{pallet::*, proving::LOG_TARGET, types::JustificationOf};
use sp_inherents::{InherentData, InherentIdentifier};

/// Under which the author's node puts the encoded [`JustificationOf`] into the inherent data.
pub const INHERENT_IDENTIFIER: InherentIdentifier = *b"mirafin0";

impl<T: Config> Pallet<T> {
	/// The justification in `data`, if it proves something new.
	///
	/// It is verified here, before it enters the block: an author must not lose its slot to a justification that its node
	/// prepared badly.
	pub(crate) fn useful_justification(data: &InherentData) -> Option<JustificationOf<T>> {
		match data.get_data::<JustificationOf<T>>(&INHERENT_IDENTIFIER) {
			Ok(found) => found.filter(Self::would_prove),
			Err(error) => {
				log::warn!(target: LOG_TARGET, "undecodable justification in the inherent data left out: {error:?}");
				None
			},
		}
	}
}
