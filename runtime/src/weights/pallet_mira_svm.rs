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
	fn inspect() -> Weight {
		// Fastest run: 5_568 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(6_380_000, 0)
	}
	// Storage: `Svm::Seen` (r:1 w:1)
	// Proof: `Svm::Seen` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// `b`: 0 to 800.
	// `a`: 2 to 30.
	fn enter(_a: u32, ) -> Weight {
		// Fastest run: 47_060 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(78_108_777, 3509)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `t`: 0 to 200.
	fn execute(t: u32, ) -> Weight {
		// Fastest run: 10_576 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(469_343_521, 6196)
			// Standard error: 141_785.
			.saturating_add(Weight::from_parts(10_912_174, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Bookings` (r:200 w:0)
	// Proof: `MiraSessions::Bookings` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `t`: 0 to 200.
	fn execute_within(t: u32, ) -> Weight {
		// Fastest run: 11_437 ns.
		// Proof measured: 281 bytes.
		Weight::from_parts(342_143_284, 6196)
			// Standard error: 113_973.
			.saturating_add(Weight::from_parts(13_991_317, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 2547).saturating_mul(t.into()))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `a`: 1 to 30.
	fn accounts(a: u32, ) -> Weight {
		// Fastest run: 231_574 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(375_866_413, 6196)
			// Standard error: 98_358.
			.saturating_add(Weight::from_parts(3_856_308, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `i`: 1 to 60.
	fn instructions(i: u32, ) -> Weight {
		// Fastest run: 234_399 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(358_846_600, 6196)
			// Standard error: 35_491.
			.saturating_add(Weight::from_parts(6_745_110, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `u`: 1 to 1400.
	fn units(u: u32, ) -> Weight {
		// Fastest run: 442_889 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(141_443_203, 6196)
			// Standard error: 217_225.
			.saturating_add(Weight::from_parts(28_472_217, 0).saturating_mul(u.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn account_signature() -> Weight {
		Weight::zero()
	}
	// `s`: 0 to 100.
	fn signatures(s: u32, ) -> Weight {
		// Fastest run: 190 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(62_923_323, 0)
			// Standard error: 91_501.
			.saturating_add(Weight::from_parts(41_989_345, 0).saturating_mul(s.into()))
	}
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x31275f71d4a5934796e4bdee4735224d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d` (r:1 w:1)
	// Proof: UNKNOWN KEY `0x31275f71d4a5934796e4bdee4735224d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d` (r:1 w:1)
	fn deposit() -> Weight {
		// Fastest run: 57_125 ns.
		// Proof measured: 179 bytes.
		Weight::from_parts(60_830_000, 3644)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `Svm::Settings` (r:1 w:0)
	// Proof: `Svm::Settings` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Svm::Lines` (r:1 w:1)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::HeldInAll` (r:1 w:1)
	// Proof: `Svm::HeldInAll` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:0 w:1)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Fastest run: 23_054 ns.
		// Proof measured: 7 bytes.
		Weight::from_parts(25_598_000, 3490)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Svm::Held` (r:2 w:1)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	// Storage: `Finality::Proven` (r:1 w:0)
	// Proof: `Finality::Proven` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	// Storage: `Svm::Lines` (r:1 w:0)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::Settings` (r:1 w:0)
	// Proof: `Svm::Settings` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Svm::Outflow` (r:1 w:1)
	// Proof: `Svm::Outflow` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	// Storage: `Svm::HeldInAll` (r:1 w:1)
	// Proof: `Svm::HeldInAll` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Fastest run: 82_773 ns.
		// Proof measured: 731 bytes.
		Weight::from_parts(86_849_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Storage: `Svm::Held` (r:1 w:1)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	// Storage: `Svm::HeldInAll` (r:1 w:1)
	// Proof: `Svm::HeldInAll` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn return_held() -> Weight {
		// Fastest run: 16_114 ns.
		// Proof measured: 51 bytes.
		Weight::from_parts(17_777_000, 3570)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `Svm::Lines` (r:2 w:0)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:1 w:0)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn release_none() -> Weight {
		// Fastest run: 13_400 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(14_281_000, 5990)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	// Storage: `Svm::Lines` (r:2 w:1)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:2 w:0)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn release_hole() -> Weight {
		// Fastest run: 19_840 ns.
		// Proof measured: 11 bytes.
		Weight::from_parts(21_402_000, 6150)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::FirstBucket` (r:1 w:0)
	// Proof: `Svm::FirstBucket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn forget_none() -> Weight {
		// Fastest run: 851 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(1_012_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `Svm::FirstBucket` (r:1 w:1)
	// Proof: `Svm::FirstBucket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::Seen` (r:999 w:999)
	// Proof: `Svm::Seen` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// `t`: 1 to 1000.
	fn forget(t: u32, ) -> Weight {
		// Fastest run: 5_839 ns.
		// Proof measured: 30 bytes.
		Weight::from_parts(244_123, 1489)
			// Standard error: 3_598.
			.saturating_add(Weight::from_parts(672_083, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(t.into())))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(t.into()))
	}
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn end_block() -> Weight {
		// Fastest run: 9_984 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(11_207_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	fn freeze_domain() -> Weight {
		// Fastest run: 6_339 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(7_491_000, 0)
	}
	fn thaw_program() -> Weight {
		// Fastest run: 7_651 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(9_414_000, 0)
	}
	// Storage: `Svm::NewestEngines` (r:1 w:0)
	// Proof: `Svm::NewestEngines` (`max_values`: Some(1), `max_size`: Some(8002), added: 8497, mode: `MaxEncodedLen`)
	// Storage: `Session::Validators` (r:1 w:0)
	// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Session::QueuedKeys` (r:1 w:0)
	// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Svm::NextEngine` (r:0 w:1)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_engine() -> Weight {
		// Fastest run: 87_951 ns.
		// Proof measured: 40096 bytes.
		Weight::from_parts(90_505_000, 41581)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Session::Validators` (r:1 w:0)
	// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Session::QueuedKeys` (r:1 w:0)
	// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	// Storage: `Svm::NewestEngines` (r:1 w:1)
	// Proof: `Svm::NewestEngines` (`max_values`: Some(1), `max_size`: Some(8002), added: 8497, mode: `MaxEncodedLen`)
	fn note_engine() -> Weight {
		// Fastest run: 67_641 ns.
		// Proof measured: 40056 bytes.
		Weight::from_parts(70_846_000, 41541)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::Settings` (r:1 w:1)
	// Proof: `Svm::Settings` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Svm::Outflow` (r:0 w:1)
	// Proof: `Svm::Outflow` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Fastest run: 8_293 ns.
		// Proof measured: 7 bytes.
		Weight::from_parts(9_244_000, 1505)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
