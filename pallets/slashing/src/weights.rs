//! What the pallet's work weighs. Measured values stand in the runtime, `weights/pallet_mira_slashing.rs`.

use frame_support::weights::Weight;

/// Weights of the calls and the hook.
pub trait WeightInfo {
	/// A cancellation.
	fn cancel() -> Weight;
	/// A cancelled slash becomes pending again.
	fn reopen() -> Weight;
	/// A slash is applied, with a reporter and somebody harmed.
	fn apply() -> Weight;
	/// A block in which the queue is empty.
	fn queue_idle() -> Weight;
	/// The queue looks at one id that it need not settle.
	fn queue_hole() -> Weight;
}

/// For tests of logic, where weight does not matter.
impl WeightInfo for () {
	fn cancel() -> Weight {
		Weight::zero()
	}
	fn reopen() -> Weight {
		Weight::zero()
	}
	fn apply() -> Weight {
		Weight::zero()
	}
	fn queue_idle() -> Weight {
		Weight::zero()
	}
	fn queue_hole() -> Weight {
		Weight::zero()
	}
}
