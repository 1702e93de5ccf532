//! How blocks are built: what follows the inherents is done with the last of them.
//!
//! `frame_executive` does it with the first transaction, so that hooks (`on_poll`) run in the same storage layer. If that transaction
//! finds no room, or is not valid any more, the builder undoes both, and the hooks run again with the next one, and the next one. Hooks may
//! take all that a block has left, and when finality returns after a stall they do; done over and over, that costs the author its slot.
//!
//! Whoever imports the block sees no difference: the step stands at the same place, before the first transaction.

use crate::{Executive, InherentDataExt, RuntimeCall, System, UncheckedExtrinsic};
use alloc::vec::Vec;
use sp_inherents::InherentData;
use sp_runtime::ApplyExtrinsicResult;

/// The inherents of a block, in the order in which [`apply`] expects them.
pub fn inherents(data: &InherentData) -> Vec<UncheckedExtrinsic> {
	let mut all = data.create_extrinsics();
	all.sort_by_key(is_last);
	all
}

/// Applies an extrinsic to the block that is built, and what follows the inherents with the last of these.
pub fn apply(extrinsic: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	let is_last = is_last(&extrinsic);
	let applied = Executive::apply_extrinsic(extrinsic)?;
	if is_last && !System::inherents_applied() {
		Executive::inherents_applied();
	}
	Ok(applied)
}

/// The one inherent that every block has.
fn is_last(extrinsic: &UncheckedExtrinsic) -> bool {
	matches!(extrinsic.function, RuntimeCall::Timestamp(pallet_timestamp::Call::set { .. }))
}
