//! AI responses as claims: what is asked, what came out, and what stays of it.
//!
//! # Overview
//!
//! A requester submits a **response** of an AI model: its hash, and up to 64 **claims**, atomic statements that each stand for
//! a span of its text. Each claim gets a committee of attestors; what they add up to is its **outcome**, provisional first,
//! final when its window for objections is over. This pallet knows responses, claims and outcomes; who attests, how, and for
//! which pay, `pallets/attestations` knows.
//!
//! # Terms
//!
//! - **tier**: how much is asked for: size of the first committee, deadlines, least reward.
//! - **outcome**: Supported, Refuted, Unverifiable, Undetermined.
//! - **covered**: bytes of the response that some claim stands for. The rest was not checked, and a certificate says so.
//! - **growth**: how many sizes a first committee is larger, because its text was submitted before.
//! - **record**: everything about a final claim; the chain keeps a hash.
//!
//! # Lifecycle
//!
//! 1. [`Pallet::submit`] checks the texts, takes rewards and deposit, and asks for a round for each claim.
//! 2. The round is judged ([`OnRound::judged`]): the outcome is provisional. Or no committee can be drawn
//!    ([`OnRound::unseated`]): the claim is over, and refunded.
//! 3. When the window is over, and the block of the judgement is proven final, the outcome is final: seats are paid, the text
//!    is forgotten, and the hash of the record joins the response's.
//! 4. With the last claim the response is final: the deposit returns, and 32 bytes stay.
//!
//! # Invariants
//!
//! 1. A response has as many claims that are not final as its outcomes leave over, and each claim a response.
//! 2. No two claims have one round, and no outcome is of fewer seats than a tier may have.
//! 3. A claim has its text, and no text is kept without a claim.
//! 4. What is held of requesters' money is the sum of the deposits of their responses.
//! 5. Every provisional claim waits in the window of its tier, once.
//! 6. What is kept of a response is of one that was submitted and is not open.
//! 7. Every text that is remembered is queued to be forgotten, and remembered of the newest claim.
//!
//! Each is checked by `try_state` and shown able to fail in `tests/try_state.rs`.
//!
//! # Design
//!
//! - **Text in a map of its own**, read by nobody on chain after submission.
//! - **A hash over hashes**: each final claim adds its record's hash to its response's, so that becoming final costs the same
//!   for the first claim and the last, and 32 bytes prove up to 64 outcomes.
//! - **Windows count open blocks**, as the deadlines of committees do.
//! - **The same text again gets a larger committee**, for as long as it is remembered: asking until the answer pleases is
//!   dear, and a certificate names the claim before.
//!
//! # Limits
//!
//! A claim may not follow from its response: nobody checks that here. Hashes of texts are public, and texts are in the blocks
//! for ever. Challenges and audits are not part of this pallet yet: an outcome that a committee gave becomes final.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod calls;
mod events;
mod finalizing;
mod forgetting;
mod governing;
mod outcomes;
mod quoting;
mod runtime_api;
mod submitting;
pub mod text;
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
pub use runtime_api::*;
pub use types::*;
pub use weights::WeightInfo;

#[cfg(doc)]
use pallet_mira_attestations::OnRound;

use frame_support::pallet_macros::import_section;

#[import_section(calls::calls)]
#[import_section(events::events)]
#[import_section(events::errors)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Mutate, MutateHold},
			EnsureOrigin,
		},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use pallet_mira_attestations::{draw::Shortfall, fifo::Cursor, tally::Tally, RoundId, Rounds};
	use pallet_mira_finality::ProvenFinality;
	use sp_core::H256;

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The token.
		type Currency: Mutate<Self::AccountId> + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// Why money is held.
		type RuntimeHoldReason: From<HoldReason>;
		/// Committees.
		type Rounds: Rounds<Self::AccountId, BalanceOf<Self>>;
		/// What this chain knows to be final.
		type Finality: ProvenFinality<BlockNumberFor<Self>>;
		/// Blocks for which a text that was submitted is remembered.
		type Memory: Get<BlockNumberFor<Self>>;
		/// Who changes parameters.
		type ParameterOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Measured weights.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It pays for the room that a response takes until it is final.
		Deposit,
	}

	/// What governance may change.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters<BalanceOf<T>>, OptionQuery>;

	/// Responses of which some claim is not final.
	#[pallet::storage]
	pub type Responses<T: Config> = StorageMap<_, Twox64Concat, ResponseId, ResponseOf<T>, OptionQuery>;
	/// Claims that are not final.
	#[pallet::storage]
	pub type Claims<T: Config> = StorageMap<_, Twox64Concat, ClaimId, ClaimOf<T>, OptionQuery>;
	/// Their texts.
	#[pallet::storage]
	pub type Texts<T: Config> = StorageMap<_, Twox64Concat, ClaimId, Text, OptionQuery>;
	/// What stays of responses that are final: see [`response_hash`].
	#[pallet::storage]
	pub type Certified<T: Config> = StorageMap<_, Twox64Concat, ResponseId, H256, OptionQuery>;
	/// Number of the next response.
	#[pallet::storage]
	pub type NextResponse<T: Config> = StorageValue<_, ResponseId, ValueQuery>;
	/// Number of the next claim.
	#[pallet::storage]
	pub type NextClaim<T: Config> = StorageValue<_, ClaimId, ValueQuery>;

	/// Claims whose outcomes are provisional, by tier, in the order of judgement.
	#[pallet::storage]
	pub type WindowEntries<T: Config> =
		StorageNMap<_, (NMapKey<Twox64Concat, Tier>, NMapKey<Twox64Concat, u64>), ClaimId, OptionQuery>;
	/// Where each of those queues begins and ends.
	#[pallet::storage]
	pub type WindowCursors<T: Config> = StorageValue<_, [Cursor; Tier::ALL.len()], ValueQuery>;

	/// Texts that were submitted lately. Keys are hashes already, and numbers that follow each other.
	#[pallet::storage]
	pub type Recents<T: Config> = StorageMap<_, Identity, MemoryKey, Recent<BlockNumberFor<T>>, OptionQuery>;
	/// Texts to forget, by claim, and what came out of these.
	#[pallet::storage]
	pub type Remembered<T: Config> = StorageMap<_, Identity, ClaimId, Memory, OptionQuery>;
	/// The oldest claim whose text is remembered.
	#[pallet::storage]
	pub type OldestRemembered<T: Config> = StorageValue<_, ClaimId, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What governance may change later. Without it nothing can be submitted.
		pub parameters: Option<Parameters<BalanceOf<T>>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build(self);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::finalize_due(meter);
			Self::forget_old(now, meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
