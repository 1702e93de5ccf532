//! Weights of `pallet_mira_svm`, measured by `scripts/measure-weights.sh`. Generated: not to be edited.
//!
//! CPU: `AMD EPYC`. Steps: 50, repetitions: 20, map entries assumed: 1000000.
//! Date: 2026-11-23. Tool: frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_mira_svm::WeightInfo for WeightInfo<T> {
	fn inspect() -> Weight {
		// Fastest run: 5_037 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(5_448_000, 0)
	}
	// `a`: 2 to 30.
	fn enter(a: u32, ) -> Weight {
		// Fastest run: 55_122 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(56_597_910, 0)
			// Standard error: 4_614.
			.saturating_add(Weight::from_parts(891_933, 0).saturating_mul(a.into()))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `t`: 0 to 200.
	fn execute(t: u32, ) -> Weight {
		// Fastest run: 9_925 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(273_680_919, 6196)
			// Standard error: 203_326.
			.saturating_add(Weight::from_parts(11_455_415, 0).saturating_mul(t.into()))
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
		// Fastest run: 9_384 ns.
		// Proof measured: 281 bytes.
		Weight::from_parts(177_500_257, 6196)
			// Standard error: 149_601.
			.saturating_add(Weight::from_parts(14_568_810, 0).saturating_mul(t.into()))
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
		// Fastest run: 233_046 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(283_350_412, 6196)
			// Standard error: 72_060.
			.saturating_add(Weight::from_parts(1_050_239, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `i`: 1 to 60.
	fn instructions(i: u32, ) -> Weight {
		// Fastest run: 237_182 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(333_341_653, 6196)
			// Standard error: 31_461.
			.saturating_add(Weight::from_parts(6_531_561, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `u`: 1 to 1400.
	fn units(u: u32, ) -> Weight {
		// Fastest run: 344_122 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(742_608_028, 6196)
			// Standard error: 267_471.
			.saturating_add(Weight::from_parts(27_290_344, 0).saturating_mul(u.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn account_signature() -> Weight {
		// Fastest run: 38_397 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(40_660_000, 0)
	}
	// `s`: 0 to 100.
	fn signatures(s: u32, ) -> Weight {
		// Fastest run: 161 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(15_739_307, 0)
			// Standard error: 43_377.
			.saturating_add(Weight::from_parts(48_128_071, 0).saturating_mul(s.into()))
	}
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x31275f71d4a5934796e4bdee4735224d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d` (r:1 w:1)
	// Proof: UNKNOWN KEY `0x31275f71d4a5934796e4bdee4735224d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d` (r:1 w:1)
	fn deposit() -> Weight {
		// Fastest run: 54_121 ns.
		// Proof measured: 179 bytes.
		Weight::from_parts(56_383_000, 3644)
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
		// Fastest run: 20_350 ns.
		// Proof measured: 7 bytes.
		Weight::from_parts(21_882_000, 3490)
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
		// Fastest run: 77_185 ns.
		// Proof measured: 731 bytes.
		Weight::from_parts(83_154_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Storage: `Svm::Held` (r:1 w:1)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	// Storage: `Svm::HeldInAll` (r:1 w:1)
	// Proof: `Svm::HeldInAll` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn return_held() -> Weight {
		// Fastest run: 14_241 ns.
		// Proof measured: 51 bytes.
		Weight::from_parts(15_704_000, 3570)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `Svm::Lines` (r:2 w:0)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:1 w:0)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn release_none() -> Weight {
		// Fastest run: 13_129 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(13_861_000, 5990)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	// Storage: `Svm::Lines` (r:2 w:1)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:2 w:0)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn release_hole() -> Weight {
		// Fastest run: 18_648 ns.
		// Proof measured: 11 bytes.
		Weight::from_parts(19_649_000, 6150)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::FirstBucket` (r:1 w:0)
	// Proof: `Svm::FirstBucket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn forget_none() -> Weight {
		// Fastest run: 851 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(962_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `Svm::FirstBucket` (r:1 w:1)
	// Proof: `Svm::FirstBucket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::Seen` (r:128 w:128)
	// Proof: `Svm::Seen` (`max_values`: None, `max_size`: Some(8211), added: 10686, mode: `MaxEncodedLen`)
	// `s`: 0 to 128.
	fn forget(s: u32, ) -> Weight {
		// Fastest run: 4_496 ns.
		// Proof measured: 348 + s * 1 bytes.
		Weight::from_parts(4_464_990, 1489)
			// Standard error: 208.
			.saturating_add(Weight::from_parts(508_343, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 10686).saturating_mul(s.into()))
	}
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn end_block() -> Weight {
		// Fastest run: 8_903 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(10_045_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	fn freeze_domain() -> Weight {
		// Fastest run: 5_228 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(5_848_000, 0)
	}
	fn thaw_program() -> Weight {
		// Fastest run: 6_489 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(7_301_000, 0)
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
		// Fastest run: 87_320 ns.
		// Proof measured: 40096 bytes.
		Weight::from_parts(90_444_000, 41581)
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
		// Fastest run: 67_621 ns.
		// Proof measured: 40056 bytes.
		Weight::from_parts(70_555_000, 41541)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::Settings` (r:1 w:1)
	// Proof: `Svm::Settings` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Svm::Outflow` (r:0 w:1)
	// Proof: `Svm::Outflow` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Fastest run: 6_970 ns.
		// Proof measured: 7 bytes.
		Weight::from_parts(7_702_000, 1505)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
