//! What the pallet's work costs; measured for the runtime, unmeasured here.

use frame_support::weights::Weight;

/// Weights of this pallet.
pub trait WeightInfo {
	/// Opening a session with so many items.
	fn open(items: u32) -> Weight;
	/// The same by a permission: with a signature.
	fn open_signed(items: u32) -> Weight;
	/// Acting by a session, but for the call itself and for looking for that in the scope.
	fn execute() -> Weight;
	/// Looking for a call in a scope: once to admit it, and once more to let it through.
	fn filter() -> Weight;
	/// Ending a session.
	fn revoke() -> Weight;
	/// Ending so many.
	fn revoke_all(sessions: u32) -> Weight;
	/// Looking whether something is to be done.
	fn idle() -> Weight;
	/// Doing one thing.
	fn work_off() -> Weight;
	/// A transaction of a session as a whole: admitting it, acting, settling its fee.
	fn transaction() -> Weight;
}

/// For tests: each a million, so that meters have something to count.
impl WeightInfo for () {
	fn open(items: u32) -> Weight {
		Weight::from_parts(1_000_000 * (1 + u64::from(items)), 0)
	}
	fn open_signed(items: u32) -> Weight {
		Self::open(items)
	}
	fn execute() -> Weight {
		Weight::from_parts(1_000_000, 0)
	}
	fn filter() -> Weight {
		Weight::from_parts(100_000, 0)
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
	fn transaction() -> Weight {
		Weight::from_parts(2_000_000, 0)
	}
}
