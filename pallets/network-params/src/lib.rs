//! What differs between Mira networks that run the same wasm, fixed at genesis.
//!
//! # Overview
//!
//! A development network must show a person a passing referendum, an era change and a deferred slash within minutes; a
//! production network must take weeks over them. Both run one runtime, so that what was rehearsed is what runs. The few
//! numbers that differ live here. They are written once, by the genesis config, and no call can change them: changing a
//! network's pace is a runtime upgrade with a migration, never a parameter vote.
//!
//! # Terms
//!
//! - **epoch length**: slots of one BABE epoch, which is also one session of the SDK.
//! - **period divisor**: what every governance period written in production blocks is divided by on this network.
//!
//! # Invariants
//!
//! 1. The stored parameters are ones that [`NetworkParameters::check`] accepts.
//!
//! # Design
//!
//! The parameters are one value under one key: whatever reads one of them in a block reads the key once, and the overlay
//! serves the rest. Without a state at hand (metadata built natively, integrity tests) readers get the production values.

#![cfg_attr(not(feature = "std"), no_std)]

mod types;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::{InvalidParameters, NetworkParameters};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The parameters of this network. Written by genesis and by nothing else; 20 bytes.
	#[pallet::storage]
	pub type Parameters<T: Config> = StorageValue<_, NetworkParameters, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The parameters of this network; those of production unless stated.
		pub parameters: NetworkParameters,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Err(reason) = self.parameters.check() {
				panic!("networkParams.parameters in the genesis config: {reason}");
			}
			Parameters::<T>::put(self.parameters);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	impl<T: Config> Pallet<T> {
		/// The parameters of this network, or those of production where there is no state to read.
		pub fn parameters() -> NetworkParameters {
			#[cfg(feature = "std")]
			if sp_externalities::with_externalities(|_| ()).is_none() {
				return NetworkParameters::default();
			}
			Parameters::<T>::get()
		}

		/// `blocks`, a period as production has it, on this network: never less than one block.
		pub fn scaled(blocks: BlockNumberFor<T>) -> BlockNumberFor<T> {
			use sp_runtime::traits::{CheckedDiv, One};
			let divisor = BlockNumberFor::<T>::from(Self::parameters().period_divisor);
			blocks.checked_div(&divisor).unwrap_or(blocks).max(One::one())
		}

		/// Checks the invariants of the crate's documentation.
		#[cfg(any(feature = "try-runtime", test))]
		pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
			Parameters::<T>::get().check().map_err(|_| "I1: stored parameters are not acceptable".into())
		}
	}
}
