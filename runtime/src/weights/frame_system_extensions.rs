//! Weights of `frame_system_extensions`, measured by `scripts/measure-weights.sh`. Generated: not to be edited.
//!
//! CPU: `AMD EPYC`. Steps: 50, repetitions: 20, map entries assumed: 1000000.
//! Date: 2026-11-23. Tool: frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		// Fastest run: 1_902 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(2_133_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Fastest run: 3_956 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(4_326_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Fastest run: 3_956 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(4_346_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Fastest run: 591 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(721_000, 0)
	}
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Fastest run: 8_002 ns.
		// Proof measured: 101 bytes.
		Weight::from_parts(8_592_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn check_spec_version() -> Weight {
		// Fastest run: 450 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(561_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Fastest run: 450 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(551_000, 0)
	}
	fn check_weight() -> Weight {
		// Fastest run: 3_886 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(4_266_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Fastest run: 2_223 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(2_504_000, 0)
	}
}
