//! Loss of bond: deferred, cancellable for a stated time, then final.
//!
//! # Overview
//!
//! Whoever signs off on something that is proven false pays. A payment that cannot be taken back must not be made in haste:
//! the proof may be wrong, the software that judged it too. So a slash is **deferred**: from the moment it is decided the
//! amount is frozen, so that it cannot leave, and everybody it touches is told; for a stated time people may cancel it, with
//! a reason that is published; then it is applied, by the chain itself or by anyone who asks it to.
//!
//! # Terms
//!
//! - **offence**: what an attestor did, as its judge reports it, with the amount at stake.
//! - **frozen**: the part of a bond that a deferred slash may take. It backs nothing else and cannot leave.
//! - **due**: a slash whose delay is over *and* whose deciding block is proven final.
//! - **harmed**: the requester whom the offence cost something.
//!
//! # Lifecycle
//!
//! 1. A judge (another pallet) reports an offence: [`DeferSlash::defer`] freezes, [`Event::SlashDeferred`] tells.
//! 2. Until it is due it may be cancelled ([`Pallet::cancel`]): the bond is restored exactly. A cancelled slash may be
//!    re-opened by referendum ([`Pallet::reopen`]) while it would not have been due yet.
//! 3. Once due it is applied, in the order of deciding, by the chain in the course of its blocks or by anyone ([`Pallet::apply`]):
//!    a part is burnt, a part goes to who reported it, then the harmed are made whole, and the treasury gets the rest.
//!
//! # Invariants
//!
//! 1. The sum of an attestor's pending slashes is what is frozen of its bond.
//! 2. No slash of nothing is kept.
//! 3. Slashes are decided in order: ids are below the next one, and due and deciding blocks never fall with the id.
//! 4. What is still kept is not behind the head of the queue.
//!
//! Each is checked by `try_state` and shown able to fail in `tests/try_state.rs`.
//!
//! # Design
//!
//! - **One queue by id.** The delay is one for all, so that the order of deciding is the order of being due, and the hook
//!   looks at the head alone. A slash that was applied by hand leaves a hole that the head steps over.
//! - **Delay and finality both.** While finality stalls nothing is applied: the fork that decided a slash may yet be lost.
//! - **A part is always burnt**, so that nobody gains by reporting or harming himself.
//! - **No list has a length.** A slash needs bond behind it that nothing else freezes: bonds bound how many there can be.
//!
//! # Limits
//!
//! Amounts are the judge's business; here they are only capped by the bond. Who may cancel is the runtime's.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod settling;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::{EnsureOrigin, EnsureOriginWithArg, OnUnbalanced},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use pallet_mira_finality::ProvenFinality;
	use sp_runtime::Perbill;

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The bonds that are slashed.
		type Bonds: Bonds<Self::AccountId>;

		/// What this chain knows to be final.
		type Finality: ProvenFinality<BlockNumberFor<Self>>;

		/// Blocks from deciding a slash to applying it.
		#[pallet::constant]
		type Delay: Get<BlockNumberFor<Self>>;

		/// Share of every slash that is burnt.
		#[pallet::constant]
		type BurnShare: Get<Perbill>;

		/// Share of a slash that goes to who brought the proof, if somebody did.
		#[pallet::constant]
		type ReporterShare: Get<Perbill>;

		/// Longest reason for a cancellation, in bytes.
		#[pallet::constant]
		type MaxReason: Get<u32>;

		/// Who may cancel a slash; asked with the account that owns the bond, so that nobody judges his own.
		type CancelOrigin: EnsureOriginWithArg<Self::RuntimeOrigin, Self::AccountId>;

		/// Who may re-open a cancelled slash.
		type ReopenOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Gets what remains.
		type Treasury: OnUnbalanced<CreditOf<Self>>;

		/// Measured weights.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Slashes that are not applied yet, and cancelled ones that may be re-opened.
	// Keys are the chain's own counter, so nobody can choose them: no hashing needed.
	#[pallet::storage]
	pub type Deferred<T: Config> = StorageMap<_, Twox64Concat, SlashId, DeferredSlashOf<T>, OptionQuery>;

	/// Id of the next slash.
	#[pallet::storage]
	pub type NextId<T: Config> = StorageValue<_, SlashId, ValueQuery>;

	/// Id below which nothing is kept: where the hook goes on.
	#[pallet::storage]
	pub type Head<T: Config> = StorageValue<_, SlashId, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A slash was decided: `amount` is frozen, and lost in block `due_at` or later unless it is cancelled before.
		SlashDeferred {
			/// The slash.
			id: SlashId,
			/// Whose bond.
			attestor: AttestorIdOf<T>,
			/// Who owns the bond.
			owner: T::AccountId,
			/// For what.
			cause: Cause,
			/// The round in which it happened.
			subject: u64,
			/// What is frozen.
			amount: BalanceOf<T>,
			/// First block in which it may be applied.
			due_at: BlockNumberFor<T>,
		},
		/// A slash was cancelled: the bond is what it was.
		SlashCancelled {
			/// The slash.
			id: SlashId,
			/// Whose bond.
			attestor: AttestorIdOf<T>,
			/// What was frozen until now.
			amount: BalanceOf<T>,
			/// Why, in words.
			reason: BoundedVec<u8, T::MaxReason>,
		},
		/// A cancelled slash is pending again.
		SlashReopened {
			/// The slash.
			id: SlashId,
			/// Whose bond.
			attestor: AttestorIdOf<T>,
			/// What is frozen again: no more than the bond still holds.
			amount: BalanceOf<T>,
			/// What was frozen before it was cancelled.
			old_amount: BalanceOf<T>,
		},
		/// A slash is final. The four shares add up to `amount`.
		SlashApplied {
			/// The slash.
			id: SlashId,
			/// Whose bond.
			attestor: AttestorIdOf<T>,
			/// What was taken of it.
			amount: BalanceOf<T>,
			/// What was burnt.
			burnt: BalanceOf<T>,
			/// What went to who reported it.
			to_reporter: BalanceOf<T>,
			/// What went to whom it had harmed.
			to_harmed: BalanceOf<T>,
			/// What went to the treasury.
			to_treasury: BalanceOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such slash: its id is wrong, or it was applied or dropped.
		UnknownSlash,
		/// The slash is not due: its delay runs, or the block that decided it is not proven final.
		NotDue,
		/// The slash is due: it is too late to cancel it.
		TooLate,
		/// The slash was cancelled before.
		AlreadyCancelled,
		/// The slash is pending: there is nothing to re-open.
		NotCancelled,
		/// The bond holds nothing that could be frozen again.
		NothingToFreeze,
		/// A cancellation needs a reason, since it is published.
		NoReason,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::apply_due(now, meter);
		}

		fn integrity_test() {
			let shares = T::BurnShare::get().deconstruct().checked_add(T::ReporterShare::get().deconstruct());
			assert!(shares.is_some_and(|sum| sum <= 1_000_000_000), "more than the whole slash would be given away");
			assert!(!T::BurnShare::get().is_zero(), "without a burn it costs nothing to slash oneself");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Cancels a slash that is not due yet: the bond is restored exactly.
		///
		/// ## Dispatch Origin
		/// [`Config::CancelOrigin`], for the account that owns the bond.
		/// ## Details
		/// The slash stays on record until it would have been due; until then a referendum may re-open it.
		/// ## Parameters
		/// - `id`: the slash.
		/// - `reason`: why, in words; published in the event.
		/// ## Errors
		/// - [`Error::UnknownSlash`]: there is none of this id any more.
		/// - [`Error::AlreadyCancelled`]: nothing is left to do.
		/// - [`Error::TooLate`]: it is due, and will be applied.
		/// - [`Error::NoReason`]: the reason is empty.
		/// ## Events
		/// - [`Event::SlashCancelled`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(
			origin: OriginFor<T>,
			#[pallet::compact] id: SlashId,
			reason: BoundedVec<u8, T::MaxReason>,
		) -> DispatchResult {
			Self::do_cancel(origin, id, reason)
		}

		/// Makes a cancelled slash pending again, for as much as the bond still holds.
		///
		/// ## Dispatch Origin
		/// [`Config::ReopenOrigin`].
		/// ## Parameters
		/// - `id`: the slash.
		/// ## Errors
		/// - [`Error::UnknownSlash`]: there is none of this id any more.
		/// - [`Error::NotCancelled`]: it is pending anyway.
		/// - [`Error::TooLate`]: it would have been due already.
		/// - [`Error::NothingToFreeze`]: the bond has left.
		/// ## Events
		/// - [`Event::SlashReopened`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::reopen())]
		pub fn reopen(origin: OriginFor<T>, #[pallet::compact] id: SlashId) -> DispatchResult {
			T::ReopenOrigin::ensure_origin(origin)?;
			Self::do_reopen(id)
		}

		/// Applies a slash that is due, before the chain gets to it.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		/// ## Parameters
		/// - `id`: the slash.
		/// ## Errors
		/// - [`Error::UnknownSlash`]: there is none of this id any more.
		/// - [`Error::AlreadyCancelled`]: it will not be applied.
		/// - [`Error::NotDue`]: its delay runs, or the block that decided it is not proven final.
		/// ## Events
		/// - [`Event::SlashApplied`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::apply())]
		pub fn apply(origin: OriginFor<T>, #[pallet::compact] id: SlashId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_apply(id)
		}
	}
}
