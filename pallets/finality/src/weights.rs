//! What the pallet's work weighs. Measured values stand in the runtime, `weights/pallet_mira_finality.rs`.

use frame_support::weights::Weight;

/// Weights of the calls and hooks.
pub trait WeightInfo {
	/// A justification with `v` votes and `a` ancestors that moves the proven block.
	fn note_justification(v: u32, a: u32) -> Weight;
	/// A justification that proves nothing new.
	fn note_justification_ignored() -> Weight;
	/// A block in which the authority set did not change.
	fn track_unchanged() -> Weight;
	/// A block that records a set of `n` authorities.
	fn track_changed(n: u32) -> Weight;
}

/// For tests of logic, where weight does not matter.
impl WeightInfo for () {
	fn note_justification(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn note_justification_ignored() -> Weight {
		Weight::zero()
	}
	fn track_unchanged() -> Weight {
		Weight::zero()
	}
	fn track_changed(_: u32) -> Weight {
		Weight::zero()
	}
}
