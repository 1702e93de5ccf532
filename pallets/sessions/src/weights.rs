//! What the pallet's work costs; measured for the runtime, unmeasured here.

use frame_support::weights::Weight;

/// Weights of this pallet.
pub trait WeightInfo {
	/// Opening a session with so many items.
	fn open(items: u32) -> Weight;
	/// The same by a permission: with a signature.
	fn open_signed(items: u32) -> Weight;
	/// Acting by a session with a scope as long as so many of the longest items, but for the call itself and for looking for that.
	fn execute(longest: u32) -> Weight;
	/// Looking for a call in a scope of so many items: once to admit it, and once more to let it through.
	fn filter(items: u32) -> Weight;
	/// The same for a transaction of the SVM, in a scope as long as so many of the longest items.
	fn filter_svm(longest: u32) -> Weight;
	/// Looking twice at what came out of a claim.
	fn claim() -> Weight;
	/// Whether the network lets a call through: asked again for the call that a session makes.
	fn pause() -> Weight;
	/// Ending a session.
	fn revoke() -> Weight;
	/// Ending so many.
	fn revoke_all(sessions: u32) -> Weight;
	/// Looking whether something is to be done.
	fn idle() -> Weight;
	/// Doing one thing.
	fn work_off() -> Weight;
	/// A transaction of a session with such a scope as a whole: admitting it, acting, settling its fee.
	fn transaction(longest: u32) -> Weight;
}

/// For tests: each a million or so, so that meters have something to count.
impl WeightInfo for () {
	fn open(items: u32) -> Weight {
		Weight::from_parts(1_000_000 * (1 + u64::from(items)), 0)
	}
	fn open_signed(items: u32) -> Weight {
		Self::open(items)
	}
	fn execute(longest: u32) -> Weight {
		Weight::from_parts(3_000_000 + 1_000 * u64::from(longest), 0)
	}
	fn filter(items: u32) -> Weight {
		Weight::from_parts(100_000 + 1_000 * u64::from(items), 0)
	}
	fn filter_svm(longest: u32) -> Weight {
		Weight::from_parts(10_000 * u64::from(longest), 0)
	}
	fn claim() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn pause() -> Weight {
		Weight::from_parts(20_000, 0)
	}
	fn revoke() -> Weight {
		Weight::from_parts(1_000_000, 0)
	}
	fn revoke_all(sessions: u32) -> Weight {
		Weight::from_parts(1_000_000 * u64::from(sessions), 0)
	}
	fn idle() -> Weight {
		Weight::from_parts(1_000_000, 0)
	}
	fn work_off() -> Weight {
		Weight::from_parts(1_000_000, 0)
	}
	fn transaction(longest: u32) -> Weight {
		Weight::from_parts(4_000_000 + 2_000 * u64::from(longest), 0)
	}
}
