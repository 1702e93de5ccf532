//! Bonded attestors: who they are, who is drawn, what they attest to.
//!
//! # Overview
//!
//! A claim is judged by a **committee** of attestors, each bonded, drawn at random from those who declare the claim's
//! domain. Every seat first **commits** to its answer and then **reveals** it, so that nobody can copy. What the seats say is
//! added up; four fifths of them must agree, or there is no verdict. Whoever said nothing pays; whoever said something is
//! paid once the outcome is final. This pallet knows rounds and attestors; what a claim is, and when its outcome is final,
//! another one knows.
//!
//! # Terms
//!
//! - **owner**, **operating key**: the account whose money is bonded, and the account that signs for the attestor.
//! - **round**: one committee at work on one subject. **seat**: one place in it.
//! - **open block**: one in which the chain takes commits and reveals. Deadlines count these.
//! - **exposed**, **frozen**: bond at risk of open seats; bond that deferred slashes may take.
//! - **draw epoch**: the time after which the draw sees a change of bonds; see *Design*.
//!
//! # Lifecycle of a round
//!
//! 1. [`Rounds::open`] takes the rewards. The round waits for a **seed**: VRF outputs of the first blocks after it by three
//!    different authors, at most [`Config::MaxSeedWait`] blocks.
//! 2. A committee is drawn, and the exposure of each seat is set aside. If none can be: [`OnRound::unseated`].
//! 3. Seats commit; the stage closes when all have, or at its deadline. Silent seats are slashed. Where the pace asks for it,
//!    the round is sealed until the block that closed the commits is proven final.
//! 4. Seats that committed reveal; likewise. Then [`OnRound::judged`].
//! 5. [`Rounds::settle`], once the outcome is final: seats are paid, bonds are free, the rest goes back to the payer.
//!
//! # Invariants
//!
//! 1. The pot holds its endowment, the rewards of all open rounds, and what attestors earned and were not paid. (Anybody may
//!    send it more.)
//! 2. What is held of an owner's money is the sum of the bonds of its attestors.
//! 3. What is exposed and frozen of a bond is no more than the bond; exposure is the sum over seats that were not silent.
//! 4. Trees, shares and attestors tell the same story: a leaf's weight is what its attestor says, a node's sums are those of
//!    the nodes below, and a family counts the attestors in its tree.
//! 5. Every operating key names its attestor, and every attestor has one.
//! 6. No committee has two seats of one owner, or more of a family than its cap; every phase agrees with its counts.
//! 7. Every round waits in the lane of its phase.
//! 8. Queued changes agree with the count that each attestor keeps.
//!
//! Each is checked by `try_state` and shown able to fail in `tests/try_state.rs`.
//!
//! # Design
//!
//! - **The draw is from an old snapshot that costs nothing.** Changes of bonds wait in a queue and enter the sum trees two
//!   draw epochs later, so that the trees *are* the old snapshot. Pausing and leaving act at once: who is drawn and cannot
//!   sit is drawn again, at most [`draw::MAX_TRIES`] times a seat.
//! - **A tree for each domain and family**: a family that has its cap of seats is left out, instead of being drawn in vain.
//! - **Trees of fixed depth**: a draw reads [`tree::DEPTH`] nodes a try, for ten attestors as for a million.
//! - **Queues, one a stage and pace, in the order of being due**, so that a block looks at their heads alone. A round that
//!   closed early leaves an entry, which is dropped when it reaches the head.
//! - **Earnings are kept, not sent**: a seat's pay is one number in the attestor's entry, which settling writes anyway.
//!
//! # Limits
//!
//! An author can keep back its own block and so influence one bit of a seed, at the price of the block. Families are what
//! owners declare. Rounds run late when blocks are full; nobody is slashed for that, since open blocks pass for all alike.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod attesting;
mod bonds;
mod calls;
pub mod draw;
mod events;
pub mod fifo;
mod governing;
mod registry;
mod rounds;
mod runtime_api;
mod seed;
mod settling;
mod snapshot;
pub mod tally;
mod traits;
pub mod tree;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use attesting::commitment;
pub use pallet::*;
pub use runtime_api::*;
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
	use crate::{fifo::Cursor, tree::Node};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Balanced, BalancedHold, Mutate, MutateHold},
			EnsureOrigin, OnUnbalanced,
		},
		weights::WeightMeter,
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use pallet_mira_finality::ProvenFinality;
	use pallet_mira_slashing::DeferSlash;
	use sp_runtime::traits::Zero;

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, Hash = sp_core::H256> {
		/// The token.
		type Currency: Mutate<Self::AccountId>
			+ Balanced<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ BalancedHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// Why money is held.
		type RuntimeHoldReason: From<HoldReason>;
		/// Where rewards wait.
		#[pallet::constant]
		type PotId: Get<PalletId>;
		/// Gets abstentions' pay that was not earned.
		type Forfeited: OnUnbalanced<CreditOf<Self>>;
		/// Takes bonds.
		type Slashes: DeferSlash<AttestorId, Self::AccountId, BalanceOf<Self>>;
		/// What this chain knows to be final.
		type Finality: ProvenFinality<BlockNumberFor<Self>>;
		/// Randomness of blocks.
		type Vrf: BlockVrf<Self::AccountId>;
		/// Whether commits and reveals are taken.
		type Gate: Gate;
		/// Who wants to know of rounds.
		type Listener: OnRound<BalanceOf<Self>>;
		/// The era, for records of attestors.
		type Era: Get<u32>;
		/// Blocks of a draw epoch.
		type DrawEpoch: Get<BlockNumberFor<Self>>;
		/// Blocks for which bond that was asked back stays at the least.
		type UnbondingTime: Get<BlockNumberFor<Self>>;
		/// Base units of bond for each unit of weight in the draw.
		#[pallet::constant]
		type WeightUnit: Get<BalanceOf<Self>>;
		/// Different authors whose blocks make a seed.
		#[pallet::constant]
		type SeedAuthors: Get<u32>;
		/// Blocks after which a seed is made of what there is.
		#[pallet::constant]
		type MaxSeedWait: Get<u32>;
		/// Most domains of an attestor.
		#[pallet::constant]
		type MaxDeclared: Get<u32>;
		/// Most families.
		#[pallet::constant]
		type MaxFamilies: Get<u32>;
		/// Changes of one attestor that may wait for the draw at once.
		#[pallet::constant]
		type MaxChanges: Get<u8>;
		/// Who changes parameters and lists.
		type ParameterOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Measured weights.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is the bond of an attestor.
		Bond,
	}

	/// What governance may change.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters<BalanceOf<T>>, OptionQuery>;
	/// Names of the domains; the place of a name is the domain's number. Only appended to.
	#[pallet::storage]
	pub type Domains<T: Config> = StorageValue<_, BoundedVec<Name, ConstU32<MAX_DOMAINS>>, ValueQuery>;
	/// Names of the families; likewise.
	#[pallet::storage]
	pub type Families<T: Config> = StorageValue<_, BoundedVec<Name, T::MaxFamilies>, ValueQuery>;

	/// Everybody who is, or was and has bond left.
	#[pallet::storage]
	pub type Attestors<T: Config> = StorageMap<_, Twox64Concat, AttestorId, AttestorOf<T>, OptionQuery>;
	/// Number of the next attestor.
	#[pallet::storage]
	pub type NextAttestor<T: Config> = StorageValue<_, AttestorId, ValueQuery>;
	/// Which attestor an account signs for.
	#[pallet::storage]
	pub type Operating<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AttestorId, OptionQuery>;

	/// Nodes of the sum trees: of a domain and family, by level and index. See [`tree`].
	#[pallet::storage]
	pub type TreeNodes<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, (DomainId, FamilyId)>, NMapKey<Twox64Concat, tree::Place>),
		Node,
		OptionQuery,
	>;
	/// Families that have weight in a domain's draw.
	#[pallet::storage]
	pub type Shares<T: Config> =
		StorageMap<_, Twox64Concat, DomainId, BoundedVec<FamilyShare, T::MaxFamilies>, ValueQuery>;
	/// Changes on their way to the trees.
	#[pallet::storage]
	pub type Changes<T: Config> = StorageMap<_, Twox64Concat, u64, Change<BlockNumberFor<T>>, OptionQuery>;
	/// Where the queue of changes begins and ends.
	#[pallet::storage]
	pub type ChangesCursor<T: Config> = StorageValue<_, Cursor, ValueQuery>;

	/// VRF outputs of the newest blocks, oldest first.
	#[pallet::storage]
	pub type VrfOutputs<T: Config> = StorageValue<_, seed::VrfOutputsOf<T>, ValueQuery>;
	/// Open blocks so far.
	#[pallet::storage]
	pub type OpenBlocks<T: Config> = StorageValue<_, OpenBlock, ValueQuery>;

	/// Rounds that are not settled.
	#[pallet::storage]
	pub type OpenRounds<T: Config> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>, OptionQuery>;
	/// Their committees, once drawn: a seat an entry, so that a vote costs the same in a small and a large one.
	#[pallet::storage]
	pub type Committees<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, AttestorId, Seat, OptionQuery>;
	/// Number of the next round.
	#[pallet::storage]
	pub type NextRound<T: Config> = StorageValue<_, RoundId, ValueQuery>;
	/// Entries of the queues.
	#[pallet::storage]
	pub type LaneEntries<T: Config> =
		StorageNMap<_, (NMapKey<Twox64Concat, Lane>, NMapKey<Twox64Concat, u64>), RoundId, OptionQuery>;
	/// Where each queue begins and ends, in the order of [`fifo::LANES`].
	#[pallet::storage]
	pub type LaneCursors<T: Config> = StorageValue<_, [Cursor; fifo::LANE_COUNT], ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What governance may change later. Without it nobody can register.
		pub parameters: Option<Parameters<BalanceOf<T>>>,
		/// Names of the domains.
		pub domains: Vec<alloc::string::String>,
		/// Names of the families.
		pub families: Vec<alloc::string::String>,
		/// Attestors that are in the draw from block 0.
		pub attestors: Vec<GenesisAttestor<T::AccountId, BalanceOf<T>>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build(self);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::begin_block(now);
			T::WeightInfo::begin_block()
		}

		fn on_poll(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::apply_changes(now, meter);
			Self::advance_rounds(now, meter);
		}

		fn integrity_test() {
			assert!(T::SeedAuthors::get() > 0, "a seed needs an author");
			assert!(T::MaxSeedWait::get() < seed::MEMORY, "outputs must be remembered while rounds wait for them");
			assert!((1..=MAX_DOMAINS).contains(&T::MaxDeclared::get()), "an attestor declares at least one domain");
			assert!(T::MaxChanges::get() > 0, "without a change nobody enters the draw");
			assert!(!T::WeightUnit::get().is_zero(), "weights are multiples of a unit");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
