//! Weights of `pallet_mira_svm`, measured by `scripts/measure-weights.sh`. Generated: not to be edited.
//!
//! CPU: `AMD EPYC`. Steps: 50, repetitions: 20, map entries assumed: 1000000.
//! Date: 2026-11-22. Tool: frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_mira_svm::WeightInfo for WeightInfo<T> {
	fn set_engine() -> Weight {
		Weight::from_parts(30_000_000, 0)
	}
	fn note_engine() -> Weight {
		Weight::from_parts(30_000_000, 0)
	}
	fn execute_within(t: u32) -> Weight {
		Weight::from_parts(100_000_000, 0).saturating_mul(t.into())
	}
	fn inspect() -> Weight {
		Weight::from_parts(30_000_000, 0)
	}
	// Storage: `TxPause::PausedCalls` (r:1 w:0)
	// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	// Storage: `Svm::Frozen` (r:1 w:0)
	// Proof: `Svm::Frozen` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::FrozenPrograms` (r:1 w:0)
	// Proof: `Svm::FrozenPrograms` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Svm::Hashes` (r:1 w:0)
	// Proof: `Svm::Hashes` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
	// Storage: `Svm::Seen` (r:1 w:1)
	// Proof: `Svm::Seen` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Svm::EpochStart` (r:1 w:0)
	// Proof: `Svm::EpochStart` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Svm::BlockLoad` (r:1 w:1)
	// Proof: `Svm::BlockLoad` (`max_values`: Some(1), `max_size`: Some(3096), added: 3591, mode: `MaxEncodedLen`)
	// Storage: `Svm::Backed` (r:1 w:1)
	// Proof: `Svm::Backed` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Svm::Included` (r:1 w:1)
	// Proof: `Svm::Included` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Svm::Queue` (r:1 w:1)
	// Proof: `Svm::Queue` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// `b`: 0 to 800.
	// `a`: 2 to 30.
	fn enter(_b: u32, a: u32, ) -> Weight {
		// Fastest run: 58_166 ns.
		// Proof measured: 4977 bytes.
		Weight::from_parts(98_720_819, 6462)
			// Standard error: 7_925.
			.saturating_add(Weight::from_parts(27_103, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Storage: `Svm::EpochStart` (r:1 w:1)
	// Proof: `Svm::EpochStart` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Svm::BlockLoad` (r:1 w:1)
	// Proof: `Svm::BlockLoad` (`max_values`: Some(1), `max_size`: Some(3096), added: 3591, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::Queue` (r:1 w:1)
	// Proof: `Svm::Queue` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Svm::Included` (r:1 w:1)
	// Proof: `Svm::Included` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Svm::Hashes` (r:1 w:1)
	// Proof: `Svm::Hashes` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `t`: 0 to 200.
	fn execute(t: u32, ) -> Weight {
		// Fastest run: 16_845 ns.
		// Proof measured: 8452 + t * 366 bytes.
		Weight::from_parts(613_504_960, 9933)
			// Standard error: 150_941.
			.saturating_add(Weight::from_parts(10_510_859, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 366).saturating_mul(t.into()))
	}
	// Storage: `Svm::EpochStart` (r:1 w:1)
	// Proof: `Svm::EpochStart` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Svm::BlockLoad` (r:1 w:1)
	// Proof: `Svm::BlockLoad` (`max_values`: Some(1), `max_size`: Some(3096), added: 3591, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::Queue` (r:1 w:1)
	// Proof: `Svm::Queue` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Svm::Included` (r:1 w:1)
	// Proof: `Svm::Included` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Svm::Hashes` (r:1 w:1)
	// Proof: `Svm::Hashes` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `a`: 1 to 30.
	fn accounts(a: u32, ) -> Weight {
		// Fastest run: 290_761 ns.
		// Proof measured: 8782 + a * 32 bytes.
		Weight::from_parts(383_608_365, 10267)
			// Standard error: 34_230.
			.saturating_add(Weight::from_parts(2_371_145, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(a.into()))
	}
	// Storage: `Svm::EpochStart` (r:1 w:1)
	// Proof: `Svm::EpochStart` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Svm::BlockLoad` (r:1 w:1)
	// Proof: `Svm::BlockLoad` (`max_values`: Some(1), `max_size`: Some(3096), added: 3591, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::Queue` (r:1 w:1)
	// Proof: `Svm::Queue` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Svm::Included` (r:1 w:1)
	// Proof: `Svm::Included` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Svm::Hashes` (r:1 w:1)
	// Proof: `Svm::Hashes` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `i`: 1 to 60.
	fn instructions(i: u32, ) -> Weight {
		// Fastest run: 304_331 ns.
		// Proof measured: 8843 + i * 3 bytes.
		Weight::from_parts(437_367_773, 10328)
			// Standard error: 43_966.
			.saturating_add(Weight::from_parts(7_385_726, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 3).saturating_mul(i.into()))
	}
	// Storage: `Svm::EpochStart` (r:1 w:1)
	// Proof: `Svm::EpochStart` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Svm::BlockLoad` (r:1 w:1)
	// Proof: `Svm::BlockLoad` (`max_values`: Some(1), `max_size`: Some(3096), added: 3591, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::Queue` (r:1 w:1)
	// Proof: `Svm::Queue` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Svm::Included` (r:1 w:1)
	// Proof: `Svm::Included` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Svm::Hashes` (r:1 w:1)
	// Proof: `Svm::Hashes` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `u`: 1 to 1400.
	fn units(u: u32, ) -> Weight {
		// Fastest run: 466_431 ns.
		// Proof measured: 8832 bytes.
		Weight::from_parts(415_427_780, 10317)
			// Standard error: 152_211.
			.saturating_add(Weight::from_parts(27_071_317, 0).saturating_mul(u.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// `s`: 0 to 100.
	fn signatures(s: u32, ) -> Weight {
		// Fastest run: 210 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(240_000, 0)
			// Standard error: 59_410.
			.saturating_add(Weight::from_parts(46_498_495, 0).saturating_mul(s.into()))
	}
	// Storage: `Svm::Frozen` (r:1 w:0)
	// Proof: `Svm::Frozen` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::Backed` (r:1 w:1)
	// Proof: `Svm::Backed` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x31275f71d4a5934796e4bdee4735224d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d` (r:1 w:1)
	// Proof: UNKNOWN KEY `0x31275f71d4a5934796e4bdee4735224d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d` (r:1 w:1)
	fn deposit() -> Weight {
		// Fastest run: 66_008 ns.
		// Proof measured: 704 bytes.
		Weight::from_parts(70_715_000, 4169)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Svm::Frozen` (r:1 w:0)
	// Proof: `Svm::Frozen` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::Settings` (r:1 w:0)
	// Proof: `Svm::Settings` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Svm::Backed` (r:1 w:1)
	// Proof: `Svm::Backed` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Svm::Lines` (r:1 w:1)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::HeldInAll` (r:1 w:1)
	// Proof: `Svm::HeldInAll` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:0 w:1)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Fastest run: 29_584 ns.
		// Proof measured: 137 bytes.
		Weight::from_parts(32_769_000, 3490)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Storage: `Svm::Frozen` (r:1 w:0)
	// Proof: `Svm::Frozen` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:1 w:1)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	// Storage: `Finality::Proven` (r:1 w:0)
	// Proof: `Finality::Proven` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	// Storage: `Svm::Settings` (r:1 w:0)
	// Proof: `Svm::Settings` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Svm::Outflow` (r:1 w:1)
	// Proof: `Svm::Outflow` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	// Storage: `Svm::Backed` (r:1 w:0)
	// Proof: `Svm::Backed` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Svm::HeldInAll` (r:1 w:1)
	// Proof: `Svm::HeldInAll` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Fastest run: 89_933 ns.
		// Proof measured: 1006 bytes.
		Weight::from_parts(97_965_000, 6196)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Storage: `Svm::Held` (r:1 w:1)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	// Storage: `Svm::HeldInAll` (r:1 w:1)
	// Proof: `Svm::HeldInAll` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Svm::Engine` (r:1 w:0)
	// Proof: `Svm::Engine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::Backed` (r:1 w:1)
	// Proof: `Svm::Backed` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn return_held() -> Weight {
		// Fastest run: 23_695 ns.
		// Proof measured: 301 bytes.
		Weight::from_parts(26_079_000, 3570)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Svm::Frozen` (r:1 w:0)
	// Proof: `Svm::Frozen` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	// Storage: `Svm::Lines` (r:2 w:0)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn release_none() -> Weight {
		// Fastest run: 7_151 ns.
		// Proof measured: 130 bytes.
		Weight::from_parts(7_932_000, 5990)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	// Storage: `Svm::Frozen` (r:1 w:0)
	// Proof: `Svm::Frozen` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	// Storage: `Svm::Lines` (r:2 w:1)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:1 w:0)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn release_hole() -> Weight {
		// Fastest run: 15_753 ns.
		// Proof measured: 188 bytes.
		Weight::from_parts(17_275_000, 5990)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::FirstBucket` (r:1 w:0)
	// Proof: `Svm::FirstBucket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn forget_none() -> Weight {
		// Fastest run: 3_676 ns.
		// Proof measured: 130 bytes.
		Weight::from_parts(4_136_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `Svm::FirstBucket` (r:1 w:1)
	// Proof: `Svm::FirstBucket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::Seen` (r:999 w:999)
	// Proof: `Svm::Seen` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// `t`: 1 to 1000.
	fn forget(t: u32, ) -> Weight {
		// Fastest run: 9_093 ns.
		// Proof measured: 424 bytes.
		Weight::from_parts(9_494_000, 1489)
			// Standard error: 405.
			.saturating_add(Weight::from_parts(607_314, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(t.into())))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(t.into()))
	}
	// Storage: `Svm::EpochStart` (r:1 w:1)
	// Proof: `Svm::EpochStart` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Svm::BlockLoad` (r:1 w:0)
	// Proof: `Svm::BlockLoad` (`max_values`: Some(1), `max_size`: Some(3096), added: 3591, mode: `MaxEncodedLen`)
	// Storage: `System::ParentHash` (r:1 w:0)
	// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Svm::Hashes` (r:1 w:1)
	// Proof: `Svm::Hashes` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn end_block() -> Weight {
		// Fastest run: 15_913 ns.
		// Proof measured: 4955 bytes.
		Weight::from_parts(17_586_000, 6287)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `Svm::Frozen` (r:1 w:1)
	// Proof: `Svm::Frozen` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn freeze_domain() -> Weight {
		// Fastest run: 9_464 ns.
		// Proof measured: 130 bytes.
		Weight::from_parts(10_705_000, 1518)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::FrozenPrograms` (r:1 w:1)
	// Proof: `Svm::FrozenPrograms` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	fn thaw_program() -> Weight {
		// Fastest run: 12_829 ns.
		// Proof measured: 2206 bytes.
		Weight::from_parts(14_622_000, 3535)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::Settings` (r:1 w:1)
	// Proof: `Svm::Settings` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Fastest run: 10_245 ns.
		// Proof measured: 137 bytes.
		Weight::from_parts(11_477_000, 1505)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
