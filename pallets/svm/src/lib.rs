//! The SVM domain: Solana transactions are checked, charged and queued one by one, and executed as one batch when a block ends.
//!
//! # Overview
//!
//! The domain has accounts, money and programs of its own, in a child trie. Money comes in by a deposit and leaves by a withdrawal;
//! what is in there is backed, unit for unit, by what the **escrow** account holds. Nothing that happens in the domain reaches
//! anything else on the chain.
//!
//! # Terms
//!
//! - **engine**: what executes Solana transactions; native, behind host functions, and versioned.
//! - **queue**: transactions of the current block, in their order.
//! - **batch**: a queue that is executed.
//! - **backed**: the sum of all lamports in the domain.
//! - **bucket**: the block that a transaction names as recent; transactions are remembered by it, in **shards**.
//! - **held**: a withdrawal that has not arrived.
//! - **frozen**: the domain takes part in nothing.
//!
//! # Lifecycle of a transaction
//!
//! 1. [`Pallet::submit`] by anybody, authorised by the signatures inside; or [`Pallet::relay`] by an account of the chain, whose
//!    signature counts as that of the same 32 bytes; or [`Pallet::relay_within`], which also says how much of the account it may take.
//! 2. In the pool it is checked (`authorize`); in a block, before the call is made, [`Pallet::enter`] takes its fee and
//!    queues it. It is included from then on, whatever becomes of it.
//! 3. When the block ends the batch is executed in one storage layer. If it would make money or lose some, or if the engine cannot
//!    execute it, it is discarded whole: the domain is frozen, the block stays valid, its transactions lost their fees and can be
//!    sent again.
//!
//! # Invariants
//!
//! 1. The lamports of all accounts add up to what is backed.
//! 2. The escrow holds what is backed, what is held, and an existential deposit.
//! 3. Held withdrawals add up to what is held, and each is in its line.
//! 4. Between blocks nothing is queued.
//! 5. What is remembered of transactions is of recent blocks, and remembered once.
//! 6. Everything in the child trie is an account, where it belongs, with money, or the data of one.
//!
//! Each is checked by `try_state` and shown able to fail in `tests/try_state.rs`.
//!
//! # Design
//!
//! - **Fees are taken when a transaction is queued**, in the order of the block, so that no two can spend the same money on fees;
//!   the engine runs without fees.
//! - **Signatures are checked by the batch**, in parallel; the pool checked them before. A block with a bad one is invalid, since its
//!   author passed over the pool. `relay` checks at once: its author may know no better.
//! - **The runtime never reads a Solana transaction**: the engine says what is in it.
//! - **Sums per block** keep the batch executable in time; see [`Load`].
//! - **The domain has a share of the block**, [`Config::MaxTime`]: the last part is for others, whoever was first.
//! - **Money leaves slowly**: delay, cap, and proof that the asking is final. What is held has an owner who sees it. What is due leaves
//!   by itself, in a quarter of what a block has left: many at once must not keep transactions out. Who will not wait calls
//!   [`Pallet::release`].
//! - **What finds no room waits**, and pays nothing: `submit` enters before it is called, and of what accounts of the chain bring, in one
//!   call or many, the runtime asks before ([`Pallet::check_room`]) by what it says that it needs. What is all
//!   brought at once waits until there is room for all of it. What it takes beyond that (accounts that are read, code that is new, what
//!   grows) can still fail in its call, and so can what waited for longer than its recent block is one.
//!
//! # Limits
//!
//! An account that has just a fee cannot spend it: it would be gone before its transaction runs. On Solana it can.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod accounts;
mod calls;
mod engines;
mod escrow;
mod events;
mod executing;
mod genesis;
mod governing;
mod load;
mod queueing;
mod recent;
mod relaying;
mod room;
mod runtime_api;
mod seen;
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

pub use accounts::TRIE;
pub use engines::INHERENT_IDENTIFIER;
pub use load::{Limits, Load, LANES};
pub use pallet::*;
pub use queueing::{NotEntered, REFUSALS};
pub use runtime_api::*;
pub use seen::{Shard, SHARDS, SHARD_MESSAGES};
pub use traits::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// Bytes of the largest transaction: what Solana's clients send.
pub const MAX_TRANSACTION: u32 = 1_232;
/// The same as a type.
pub type MaxBytes = sp_core::ConstU32<MAX_TRANSACTION>;
/// Values that a block reads for its first transaction, and then has at hand: those with `whitelist_storage`, the hash of the
/// parent, and whether submitting is paused.
const AT_HAND: u64 = 12;
/// Those that are other ones when a block ends: hashes, what is backed, and the epoch.
const KEPT: u64 = 3;
/// Programs that can be frozen.
pub const MAX_FROZEN: u32 = 64;

#[import_section(calls::calls)]
#[import_section(events::events)]
#[import_section(events::errors)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Balanced, Credit, Mutate},
			OnUnbalanced, UnixTime,
		},
		weights::WeightMeter,
		PalletId,
	};
	use frame_system::{ensure_authorized, pallet_prelude::*};
	use mira_svm_interface::{
		batch::{Queued, MAX_HASHES},
		Address, EngineVersion, Failure, Hash,
	};
	use pallet_mira_finality::ProvenFinality;
	use sp_core::H256;
	use sp_runtime::traits::One;

	#[pallet::config]
	pub trait Config:
		frame_system::Config<
		RuntimeEvent: From<Event<Self>>,
		AccountId: From<Address> + Into<Address>,
		Hash: Into<Hash>,
	>
	{
		/// The token.
		type Currency: Balanced<Self::AccountId, Balance: From<u64>> + Mutate<Self::AccountId>;
		/// Who gets fees.
		type Fees: OnUnbalanced<Credit<Self::AccountId, Self::Currency>>;
		/// The time of blocks.
		type Time: UnixTime;
		/// What this chain knows to be final.
		type Finality: ProvenFinality<BlockNumberFor<Self>>;
		/// Whether the rest of the chain lets the domain run: it does not in safe mode, and not while it is paused.
		type IsOpen: Get<bool>;
		/// Which transactions blocks take first.
		type Priority: Prioritize;
		/// Claims that programs can read: two values of the state each.
		type Claims: Claims;
		/// Who is told what transactions took that ran within bounds. What that weighs is for whoever sends them to pay.
		type Bounded: Bounded;
		/// Who makes blocks.
		type Validators: Validators<Self::AccountId>;
		/// Most validators there can be, of this session and the next one.
		type MaxValidators: Get<u32>;
		/// Names the escrow account.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// Compute units that the transactions of a block may ask for.
		#[pallet::constant]
		type MaxUnits: Get<u32>;
		/// Those of transactions that write one account.
		#[pallet::constant]
		type MaxAccountUnits: Get<u32>;
		/// Bytes of accounts and code that the transactions of a block may take.
		#[pallet::constant]
		type MaxFetched: Get<u64>;
		/// The domain's share of a block: picoseconds of ordinary transactions, whosever they are, beyond which it takes none of the
		/// domain's.
		#[pallet::constant]
		type MaxTime: Get<u64>;
		/// Workers that every validator has to have.
		#[pallet::constant]
		type Workers: Get<u32>;
		/// Who may stop the domain, or a program.
		type FreezeOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who may let it go on.
		type ThawOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who may set how withdrawals leave.
		type ParameterOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who may return what is held.
		type ReturnOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Measured weights.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The engine that executes transactions.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Engine<T: Config> = StorageValue<_, EngineVersion, ValueQuery>;
	/// The one that does from the next block on.
	#[pallet::storage]
	pub type NextEngine<T: Config> = StorageValue<_, EngineVersion, OptionQuery>;
	/// The newest engine that each validator has, and the block in which it told.
	#[pallet::storage]
	pub type NewestEngines<T: Config> =
		StorageValue<_, BoundedVec<(T::AccountId, EngineVersion, BlockNumberFor<T>), T::MaxValidators>, ValueQuery>;
	/// What people will have when the domain begins; gone from then on.
	#[pallet::storage]
	#[pallet::unbounded]
	pub type Founding<T: Config> = StorageValue<_, alloc::vec::Vec<(T::AccountId, u64)>, OptionQuery>;
	/// Hashes of the blocks before the last one, the newest first. The hash of the last one the chain has anyway.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Hashes<T: Config> = StorageValue<_, BoundedVec<Hash, ConstU32<{ MAX_HASHES as u32 }>>, ValueQuery>;
	/// The current epoch, as programs see it, and when it began.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type EpochStart<T: Config> = StorageValue<_, (u64, i64), OptionQuery>;

	/// Transactions of this block. Nothing between blocks.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	#[pallet::unbounded]
	pub type Queue<T: Config> = StorageValue<_, alloc::vec::Vec<Queued>, ValueQuery>;
	/// What else is known of them. Nothing between blocks.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	#[pallet::unbounded]
	pub type Included<T: Config> =
		StorageValue<_, alloc::vec::Vec<Entered<T::AccountId, BlockNumberFor<T>>>, ValueQuery>;
	/// Claims that they read. Nothing between blocks.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	#[pallet::unbounded]
	pub type NamedClaims<T: Config> = StorageValue<_, alloc::vec::Vec<u64>, ValueQuery>;
	/// What this block has taken on. Nothing between blocks.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type BlockLoad<T: Config> = StorageValue<_, Load, ValueQuery>;
	/// Large accounts that this block counted. Nothing between blocks.
	#[pallet::storage]
	pub type Large<T: Config> = StorageMap<_, Blake2_128Concat, Address, (), OptionQuery>;

	/// Transactions that were included, by bucket and shard.
	// Keys are small numbers, which cannot be chosen so that they collide.
	#[pallet::storage]
	pub type Seen<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BlockNumberFor<T>, Identity, u8, Shard<BlockNumberFor<T>>, ValueQuery>;
	/// Those for which their shard had no room, each by the hash of its message.
	// Both cannot be chosen: a block's number, and a hash.
	#[pallet::storage]
	pub type Beyond<T: Config> = StorageDoubleMap<_, Twox64Concat, BlockNumberFor<T>, Identity, H256, (), OptionQuery>;
	/// The first bucket that may have any.
	#[pallet::storage]
	pub type FirstBucket<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// All lamports in the domain.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Backed<T: Config> = StorageValue<_, u64, ValueQuery>;
	/// All that is held.
	#[pallet::storage]
	pub type HeldInAll<T: Config> = StorageValue<_, u64, ValueQuery>;
	/// Withdrawals that are held, by size and number.
	// Keys are the chain's own counters.
	#[pallet::storage]
	pub type Held<T: Config> = StorageDoubleMap<_, Twox64Concat, Size, Twox64Concat, u64, WithdrawalOf<T>, OptionQuery>;
	/// Which of them come first.
	#[pallet::storage]
	pub type Lines<T: Config> = StorageMap<_, Twox64Concat, Size, Line, ValueQuery>;
	/// What left lately, by stretches of blocks.
	#[pallet::storage]
	pub type Outflow<T: Config> = StorageValue<_, BoundedVec<(u64, u64), ConstU32<{ STRETCHES + 1 }>>, ValueQuery>;
	/// How withdrawals leave.
	#[pallet::storage]
	pub type Settings<T: Config> = StorageValue<_, Parameters<BlockNumberFor<T>>, ValueQuery>;

	/// Why the domain stands still; nothing if it does not.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Frozen<T: Config> = StorageValue<_, Freeze, OptionQuery>;
	/// Programs that stand still.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type FrozenPrograms<T: Config> = StorageValue<_, BoundedVec<Address, ConstU32<MAX_FROZEN>>, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The engine that the network begins with; 0 for none, so that it has no domain.
		pub engine: u32,
		/// How withdrawals leave; as in production unless stated.
		pub parameters: Parameters<BlockNumberFor<T>>,
		/// Who begins with money in the domain, and how many lamports. The escrow gets as much.
		pub balances: alloc::vec::Vec<(T::AccountId, u64)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Settings::<T>::put(self.parameters);
			Pallet::<T>::plan(EngineVersion(self.engine), &self.balances);
		}
	}

	#[pallet::inherent]
	impl<T: Config> ProvideInherent for Pallet<T> {
		type Call = Call<T>;
		type Error = sp_inherents::MakeFatalError<()>;
		const INHERENT_IDENTIFIER: sp_inherents::InherentIdentifier = INHERENT_IDENTIFIER;

		fn create_inherent(data: &sp_inherents::InherentData) -> Option<Self::Call> {
			Self::news(data).map(|newest| Call::note_engine { newest })
		}

		fn is_inherent(call: &Self::Call) -> bool {
			matches!(call, Call::note_engine { .. })
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let founding = if now == One::one() { Self::found() } else { Weight::zero() };
			// A batch takes something however small it is. What is read and written once in a block is counted here.
			founding
				.saturating_add(T::DbWeight::get().reads_writes(AT_HAND, KEPT))
				.saturating_add(T::WeightInfo::end_block())
				.saturating_add(T::WeightInfo::execute(0))
		}

		fn on_poll(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::release_some(meter);
			Self::forget_old(now, meter);
		}

		fn on_finalize(now: BlockNumberFor<T>) {
			Self::end_block(now);
		}

		fn integrity_test() {
			assert!(T::Workers::get() > 0, "nobody would execute anything");
			assert!(T::MaxAccountUnits::get() > 1_401_000, "a transaction that asks for all it can would never fit");
			let limits = Self::limits();
			assert!(limits.account <= limits.chain, "those who write an account wait for each other");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

/// Withdrawals of a runtime.
pub type WithdrawalOf<T> =
	Withdrawal<<T as frame_system::Config>::AccountId, frame_system::pallet_prelude::BlockNumberFor<T>>;
/// Balances of the token.
pub type BalanceOf<T> = <<T as Config>::Currency as frame_support::traits::fungible::Inspect<
	<T as frame_system::Config>::AccountId,
>>::Balance;
