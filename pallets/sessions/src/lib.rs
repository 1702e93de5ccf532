//! Scoped, time-bound delegation: one signature, then a key that does what was listed and no more.
//!
//! # Overview
//!
//! A **principal** opens a **session** for a **key**: what the key may do, how much of the principal's money it may spend, how
//! often, and until when. From then on the key signs ordinary transactions, `execute`, and the calls in them act for the
//! principal. When the time is over the authority is gone, whether or not anybody cleans up.
//!
//! # Terms
//!
//! - **grant**: what the principal signs; it cannot be changed once the session is open. To change it, revoke and open.
//! - **scope**: a list of **items**; whatever is not listed is denied.
//! - **rule**: what an argument of a call has to be.
//! - **spent**: the fall of the principal's free balance while the session acts, whatever for; and of its lamports in the SVM.
//! - **booked**: what a transaction of the SVM can take, until its block ends and it is known what it took.
//! - **denial**: a session tried what it may not. Too many of them suspend it.
//! - **payer**: the principal, or a sponsor, who pays the key's fees up to the grant's limit. The key needs no money.
//! - **authority**: what somebody may do for an account, by a session or by anything else; see [`Authorities`].
//!
//! # Lifecycle
//!
//! 1. [`Pallet::open`] by the principal, or [`Pallet::open_signed`] by anybody with the principal's signature under the sentence
//!    that says what is granted.
//! 2. [`Pallet::execute`] by the key. The pool refuses what [`Pallet::admit`] refuses; the call checks the same alone.
//! 3. It ends by [`Pallet::revoke`], or by time. [`Pallet::prune`], or a hook, returns the deposit.
//! 4. How it ended is kept for a while.
//!
//! # Invariants
//!
//! 1. Every live session is listed once with its principal, once with its sponsor if it has one, and has a usage; nothing else
//!    is listed or has one.
//! 2. What is held of depositors' money is the sum of the deposits of live sessions.
//! 3. No session has spent, paid in fees, or acted more than it was granted.
//! 4. Every live session waits to be ended, and every ended one to be forgotten.
//! 5. Every grant that opened a session is remembered while the session is, and no other.
//! 6. Every scope of a live session has only items that could be granted.
//! 7. Between blocks nothing is booked.
//!
//! Each is checked by `try_state` and shown able to fail in `tests/try_state.rs`.
//!
//! # Design
//!
//! - **The filter rides on the origin**, so that every nested dispatch meets it. Calls that make a new origin, swallow errors,
//!   or hand out authority are never delegable, whatever a scope says.
//! - **Falls are summed at every dispatch inside**, and rises give nothing back: what one call of a batch releases, the next
//!   cannot spend unseen.
//! - **A scope is kept in its encoding** and looked through there: to make its items for every look would cost more than all else.
//! - **One storage layer**: above a limit, or on any error inside, nothing has happened.
//! - **A denial outlives the rollback**: it is written when the transaction is over, by the extension that charges for it.
//! - **Ids are never reused**, so that a transaction of an old session means nothing to a new one of the same key.
//!
//! # Limits
//!
//! Only the native token is metered: of other tokens in the SVM an item grants whole accounts, to programs and accounts that it lists. A call that moves what is held of the principal, or what somebody owes it, is not spending
//! by this measure; calls that can are not delegable.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod authority;
mod booking;
mod calls;
mod charging;
mod checking;
mod ending;
mod events;
mod executing;
mod metering;
mod opening;
mod permission;
mod runtime_api;
mod scope;
mod sentence;
mod traits;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use authority::*;
pub use charging::Admission;
pub use checking::DenialOf;
pub use ending::{Stretch, STRETCH};
pub use pallet::*;
pub use permission::Permission;
pub use runtime_api::*;
pub use scope::{Extent, Sealed};
pub use sentence::Units;
pub use traits::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(calls::calls)]
#[import_section(events::events)]
#[import_section(events::errors)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame_support::{
		dispatch::{GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, MutateHold},
			UnixTime,
		},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::traits::Dispatchable;

	#[pallet::config]
	pub trait Config:
		frame_system::Config<
		RuntimeEvent: From<Event<Self>>,
		RuntimeCall: Dispatchable<PostInfo = PostDispatchInfo> + GetDispatchInfo,
		AccountId: AsRef<[u8; 32]>,
	>
	{
		/// What is known of calls.
		type Calls: InspectCall<Self::RuntimeCall, Self::AccountId, BalanceOf<Self>>;
		/// What came out of claims.
		type Claims: Outcomes;
		/// The token.
		type Currency: Inspect<Self::AccountId> + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// Why money is held.
		type RuntimeHoldReason: From<HoldReason>;
		/// The time of blocks.
		type Time: UnixTime;
		/// How amounts are written.
		type Units: Get<Units>;
		/// The longest time that a session may be open, in blocks and in milliseconds.
		type MaxLength: Get<Instant<BlockNumberFor<Self>>>;
		/// Live sessions that a principal may have.
		#[pallet::constant]
		type MaxSessions: Get<u32>;
		/// Denials after which a session is suspended.
		#[pallet::constant]
		type MaxDenials: Get<u32>;
		/// Blocks for which is remembered how a session ended.
		type Memory: Get<BlockNumberFor<Self>>;
		/// Deposit for a session of so many bytes.
		type Deposit: sp_runtime::traits::Convert<u32, BalanceOf<Self>>;
		/// Measured weights.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It pays for the room that a session takes until it ends.
		Deposit,
	}

	/// Sessions that have not ended. Numbers are given one after the other, so that nobody chooses where a key lies.
	#[pallet::storage]
	pub type Sessions<T: Config> = StorageMap<_, Identity, SessionId, SessionOf<T>, OptionQuery>;
	/// What they were used for.
	#[pallet::storage]
	pub type Usages<T: Config> = StorageMap<_, Identity, SessionId, UsageOf<T>, OptionQuery>;
	/// Transactions of the SVM that they sent, by message. Nothing between blocks.
	#[pallet::storage]
	pub type Bookings<T: Config> = StorageMap<_, Identity, H256, Booking<BalanceOf<T>>, OptionQuery>;
	/// Those of each principal.
	#[pallet::storage]
	pub type Live<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<SessionId, T::MaxSessions>, ValueQuery>;
	/// Live sessions whose fees somebody else pays, by that account.
	#[pallet::storage]
	pub type Sponsored<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, SessionId, (), OptionQuery>;
	/// Sessions that ended, of each principal.
	#[pallet::storage]
	pub type Past<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, SessionId, EndedOf<T>, OptionQuery>;
	/// Which session a grant opened: it opens no second one.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageMap<_, Identity, H256, SessionId, OptionQuery>;
	/// Number of the next session.
	#[pallet::storage]
	pub type NextSession<T: Config> = StorageValue<_, SessionId, ValueQuery>;
	/// What is to be done when: sessions to end or to forget, by stretches of blocks.
	#[pallet::storage]
	pub type Agenda<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Stretch, Twox64Concat, SessionId, T::AccountId, OptionQuery>;
	/// The first stretch with something left to do.
	#[pallet::storage]
	pub type FirstStretch<T: Config> = StorageValue<_, Stretch, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(now: BlockNumberFor<T>, left: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(left);
			Self::work_off(now, &mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::AccountId::max_encoded_len() == 32, "scopes are looked through for accounts of 32 bytes");
			assert!(T::MaxSessions::get() > 0, "nobody could open a session");
			assert!(T::MaxDenials::get() > 0, "the first denial would suspend");
			assert!(T::Memory::get() > T::MaxLength::get().block, "an ended grant could open another session");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

use frame_support::traits::fungible::Inspect;
use frame_system::pallet_prelude::BlockNumberFor;

/// Balances of the token.
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// Grants of a runtime.
pub type GrantOf<T> = Grant<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// Sessions of a runtime, as they are kept.
pub type SessionOf<T> = Session<
	<T as frame_system::Config>::AccountId,
	BalanceOf<T>,
	BlockNumberFor<T>,
	Sealed<<T as frame_system::Config>::AccountId, BalanceOf<T>>,
>;
/// Usages of a runtime.
pub type UsageOf<T> = Usage<BalanceOf<T>, BlockNumberFor<T>>;
/// Ended sessions of a runtime.
pub type EndedOf<T> = Ended<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// Items of a runtime.
pub type ItemOf<T> = Item<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
