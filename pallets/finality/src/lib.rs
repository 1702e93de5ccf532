//! Settlement knows its own finality: verified GRANDPA justifications, and the newest block they prove final.
//!
//! # Overview
//!
//! What leaves a domain for good (a withdrawal, a slash, a transfer over a bridge) must not leave on the word of a block
//! that may still be reorganised. Clients learn of finality from the network; a runtime does not. Here block authors bring
//! the newest GRANDPA justification as an inherent, the pallet checks the signatures in it against the authority set that
//! was in force, and keeps the newest block so proven. Other pallets ask it through [`ProvenFinality`]: while finality
//! stalls, the proven block stands still, and whatever waits for it waits too.
//!
//! # Terms
//!
//! - **justification**: precommits of more than two thirds of an authority set for one block or its descendants.
//! - **target**: the block that a justification proves final.
//! - **proven**: the newest target whose justification this chain has verified. Genesis counts as proven.
//! - **lag**: how many blocks the current one is ahead of the proven one.
//! - **span**: the blocks that one authority set may finalize, from its first to its last; open while it is in force.
//!
//! # Lifecycle
//!
//! 1. The block after a change of authorities records the new set and closes the span of the one before.
//! 2. A later block carries a justification. Stale (not above the proven block) or unknown (its target is not an ancestor,
//!    or no recorded set was in force at it): accepted without effect, so that a slow author loses nothing.
//! 3. Otherwise it is verified. Verified: the proven block moves, and sets whose spans are proven are dropped. Forged: the
//!    call fails, and since it is an inherent, the block of its author is invalid.
//!
//! # Invariants
//!
//! 1. Every recorded span has its authorities, and every recorded authority list has its span.
//! 2. Spans are in order: set ids rise, blocks do not overlap, and only the newest may be open.
//! 3. No span lies wholly at or below the proven block.
//! 4. The proven block is below the current one, and is its ancestor as far as the chain remembers hashes.
//! 5. Every recorded authority list can verify a justification.
//!
//! Each is checked by `try_state` and shown able to fail in `tests/try_state.rs`.
//!
//! # Design
//!
//! - **Several sets are kept**, at most [`Config::MaxSets`]: during a stall eras go on and sets change, while finality, once
//!   restored, starts with the oldest. When the limit is reached no newer set is recorded until the oldest is proven. The
//!   sets between are lost, which costs time and nothing else: a later set proves their blocks as ancestors of its own.
//! - **Ancestry by `System::BlockHash`**: a target must be the block this chain remembers at that height. Targets older
//!   than that memory are ignored; the next justification is newer.
//! - **Strict verification** (`bp-header-chain`): duplicate, redundant and unknown votes are refused, so the weight of the
//!   call is bounded by the votes that count. The author's provider removes them beforehand.
//! - **The inherent is optional**: a chain whose authors withhold it still makes blocks, and the lag shows.
//!
//! # Limits
//!
//! A proof says that a set signed, not that its members are honest: more than a third of equivocating stake breaks GRANDPA
//! and with it this pallet. It verifies standard authority changes; after a forced one, blocks before its enactment are
//! proven by later targets only.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod inherent;
mod proving;
mod runtime_api;
mod sets;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use inherent::INHERENT_IDENTIFIER;
pub use pallet::*;
pub use runtime_api::*;
pub use types::{
	AuthoritySet, AuthoritySets, JustificationOf, ProvenBlock, ProvenBlockOf, ProvenFinality, Span, SpanOf,
	VerificationFault,
};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_consensus_grandpa::{AuthorityId, AuthorityWeight, SetId};

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Where the authority set in force comes from: GRANDPA's pallet.
		type Authorities: AuthoritySets;

		/// Most authorities in a set; must be what GRANDPA's pallet allows.
		#[pallet::constant]
		type MaxAuthorities: Get<u32>;

		/// Most headers that a justification may carry to tie votes for descendants to its target.
		#[pallet::constant]
		type MaxAncestors: Get<u32>;

		/// Most authority sets kept while they are not proven past.
		#[pallet::constant]
		type MaxSets: Get<u32>;

		/// Measured weights.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The newest block proven final; none until the first justification, when genesis alone is final. Written by
	/// [`Pallet::note_justification`], never removed.
	#[pallet::storage]
	pub type Proven<T: Config> = StorageValue<_, ProvenBlockOf<T>, OptionQuery>;

	/// Spans of the authority sets not yet proven past, oldest first. Written together with [`Authorities`].
	#[pallet::storage]
	pub type Spans<T: Config> = StorageValue<_, BoundedVec<SpanOf<T>, T::MaxSets>, ValueQuery>;

	/// Authorities of each span by set id. Apart from the spans, because every block reads those and few read these.
	// Keys are the chain's own counter, so nobody can choose them: no hashing needed.
	#[pallet::storage]
	pub type Authorities<T: Config> =
		StorageMap<_, Twox64Concat, SetId, BoundedVec<(AuthorityId, AuthorityWeight), T::MaxAuthorities>, OptionQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A justification was verified: `number` and all before it are final.
		BlockProven {
			/// Set that signed.
			set_id: SetId,
			/// The newest block proven final.
			number: BlockNumberFor<T>,
			/// Its hash.
			hash: T::Hash,
			/// The newest proven block until now; zero, genesis, before the first.
			old_number: BlockNumberFor<T>,
		},
		/// A new authority set is in force from `first` on.
		AuthoritySetRecorded {
			/// Id of the set.
			set_id: SetId,
			/// First block that the set finalizes.
			first: BlockNumberFor<T>,
			/// How many authorities it has.
			authorities: u32,
		},
		/// A new authority set is in force but not recorded, since as many as can be kept are waiting to be proven past.
		/// Nor are those after it, until the oldest is proven: told once, for the first of them.
		AuthoritySetSkipped {
			/// Id of the first set that is not recorded.
			set_id: SetId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// More votes than the authority set has members. The author's provider must drop what does not count.
		TooManyVotes,
		/// More headers than [`Config::MaxAncestors`]. The author should wait for a justification with fewer.
		TooManyAncestors,
		/// The recorded authorities cannot verify anything: a defect of this chain, not of the author.
		UnusableAuthoritySet,
		/// The justification does not prove its target. An honest author never brings one.
		Forged(VerificationFault),
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::track_authority_set(now)
		}

		fn integrity_test() {
			assert!(T::MaxSets::get() > 1, "a handover needs two sets: the old one is proven by the new one's blocks");
			assert!(T::MaxAuthorities::get() > 0, "an empty authority set finalizes nothing");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state(now)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Brings a GRANDPA justification, so that the chain learns which of its blocks are final.
		///
		/// ## Dispatch Origin
		/// None: an inherent, put in by the block's author and by nobody else.
		/// ## Details
		/// A justification that proves nothing new, or whose target this chain does not know, has no effect. One that
		/// does not verify makes the block invalid.
		/// ## Parameters
		/// - `justification`: without duplicate, redundant or unknown votes.
		/// ## Errors
		/// - [`Error::TooManyVotes`], [`Error::TooManyAncestors`]: larger than an honest one can be.
		/// - [`Error::Forged`]: it does not prove its target.
		/// - [`Error::UnusableAuthoritySet`]: the authorities recorded for the target cannot verify it.
		/// ## Events
		/// - [`Event::BlockProven`]
		/// ## Complexity
		/// One signature check a vote, one header hash an ancestor.
		#[pallet::call_index(0)]
		#[pallet::weight((
			T::WeightInfo::note_justification(
				justification.commit.precommits.len() as u32,
				justification.votes_ancestries.len() as u32,
			),
			DispatchClass::Mandatory,
		))]
		pub fn note_justification(
			origin: OriginFor<T>,
			justification: Box<JustificationOf<T>>,
		) -> DispatchResultWithPostInfo {
			ensure_none(origin)?;
			Self::do_note_justification(*justification)
		}
	}

	#[pallet::inherent]
	impl<T: Config> ProvideInherent for Pallet<T> {
		type Call = Call<T>;
		type Error = sp_inherents::MakeFatalError<()>;
		const INHERENT_IDENTIFIER: sp_inherents::InherentIdentifier = INHERENT_IDENTIFIER;

		fn create_inherent(data: &sp_inherents::InherentData) -> Option<Self::Call> {
			Self::useful_justification(data)
				.map(|justification| Call::note_justification { justification: Box::new(justification) })
		}

		fn is_inherent(call: &Self::Call) -> bool {
			matches!(call, Call::note_justification { .. })
		}
	}
}
