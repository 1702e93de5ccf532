//! Weights of `pallet_mira_finality`, measured by `scripts/measure-weights.sh`. Generated: not to be edited.
//!
//! CPU: `AMD EPYC`. Steps: 50, repetitions: 20, map entries assumed: 1000000.
//! Date: 2026-11-21. Tool: frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_mira_finality::WeightInfo for WeightInfo<T> {
	// Storage: `Finality::Proven` (r:1 w:1)
	// Proof: `Finality::Proven` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Finality::Spans` (r:1 w:1)
	// Proof: `Finality::Spans` (`max_values`: Some(1), `max_size`: Some(1090), added: 1585, mode: `MaxEncodedLen`)
	// Storage: `Finality::Authorities` (r:1 w:63)
	// Proof: `Finality::Authorities` (`max_values`: None, `max_size`: Some(4018), added: 6493, mode: `MaxEncodedLen`)
	// `v`: 1 to 66.
	// `a`: 0 to 256.
	fn note_justification(v: u32, a: u32, ) -> Weight {
		// Fastest run: 664_945 ns.
		// Proof measured: 1796 + v * 60 bytes.
		Weight::from_parts(164_426_116, 7483)
			// Standard error: 33_252.
			.saturating_add(Weight::from_parts(39_245_922, 0).saturating_mul(v.into()))
			// Standard error: 8_512.
			.saturating_add(Weight::from_parts(2_014_818, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(65_u64))
	}
	// Storage: `Finality::Proven` (r:1 w:0)
	// Proof: `Finality::Proven` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	fn note_justification_ignored() -> Weight {
		// Fastest run: 2_634 ns.
		// Proof measured: 42 bytes.
		Weight::from_parts(2_935_000, 1529)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
	// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Finality::Spans` (r:1 w:0)
	// Proof: `Finality::Spans` (`max_values`: Some(1), `max_size`: Some(1090), added: 1585, mode: `MaxEncodedLen`)
	fn track_unchanged() -> Weight {
		// Fastest run: 7_772 ns.
		// Proof measured: 1296 bytes.
		Weight::from_parts(8_522_000, 2575)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
	// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Finality::Spans` (r:1 w:1)
	// Proof: `Finality::Spans` (`max_values`: Some(1), `max_size`: Some(1090), added: 1585, mode: `MaxEncodedLen`)
	// Storage: `Grandpa::PendingChange` (r:1 w:0)
	// Proof: `Grandpa::PendingChange` (`max_values`: Some(1), `max_size`: Some(4015), added: 4510, mode: `MaxEncodedLen`)
	// Storage: `Grandpa::Authorities` (r:1 w:0)
	// Proof: `Grandpa::Authorities` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
	// Storage: `Finality::Authorities` (r:0 w:1)
	// Proof: `Finality::Authorities` (`max_values`: None, `max_size`: Some(4018), added: 6493, mode: `MaxEncodedLen`)
	// `n`: 1 to 100.
	fn track_changed(n: u32, ) -> Weight {
		// Fastest run: 18_607 ns.
		// Proof measured: 1269 + n * 40 bytes.
		Weight::from_parts(31_256_642, 5500)
			// Standard error: 4_722.
			.saturating_add(Weight::from_parts(143_049, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
