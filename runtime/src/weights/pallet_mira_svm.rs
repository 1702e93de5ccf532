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
		// Fastest run: 5_057 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(5_688_000, 0)
	}
	// `a`: 2 to 30.
	fn enter(a: u32, ) -> Weight {
		// Fastest run: 55_373 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(61_004_888, 0)
			// Standard error: 16_916.
			.saturating_add(Weight::from_parts(977_212, 0).saturating_mul(a.into()))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `t`: 0 to 200.
	fn execute(t: u32, ) -> Weight {
		// Fastest run: 9_844 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(347_011_431, 6196)
			// Standard error: 153_945.
			.saturating_add(Weight::from_parts(15_334_088, 0).saturating_mul(t.into()))
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
		// Fastest run: 15_203 ns.
		// Proof measured: 281 bytes.
		Weight::from_parts(514_919_026, 6196)
			// Standard error: 200_585.
			.saturating_add(Weight::from_parts(15_743_676, 0).saturating_mul(t.into()))
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
		// Fastest run: 241_949 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(390_133_737, 6196)
			// Standard error: 63_150.
			.saturating_add(Weight::from_parts(1_897_060, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `i`: 1 to 60.
	fn instructions(i: u32, ) -> Weight {
		// Fastest run: 292_415 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(442_500_689, 6196)
			// Standard error: 60_263.
			.saturating_add(Weight::from_parts(7_304_408, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `u`: 1 to 1400.
	fn units(u: u32, ) -> Weight {
		// Fastest run: 384_041 ns.
		// Proof measured: 275 bytes.
		Weight::from_parts(432_293_000, 6196)
			// Standard error: 121_303.
			.saturating_add(Weight::from_parts(33_124_788, 0).saturating_mul(u.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn account_signature() -> Weight {
		// Fastest run: 38_988 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(48_562_000, 0)
	}
	// `s`: 0 to 100.
	fn signatures(s: u32, ) -> Weight {
		// Fastest run: 180 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(104_376_927, 0)
			// Standard error: 157_906.
			.saturating_add(Weight::from_parts(44_622_651, 0).saturating_mul(s.into()))
	}
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x31275f71d4a5934796e4bdee4735224d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d` (r:1 w:1)
	// Proof: UNKNOWN KEY `0x31275f71d4a5934796e4bdee4735224d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d` (r:1 w:1)
	fn deposit() -> Weight {
		// Fastest run: 54_512 ns.
		// Proof measured: 179 bytes.
		Weight::from_parts(58_377_000, 3644)
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
		// Fastest run: 20_791 ns.
		// Proof measured: 7 bytes.
		Weight::from_parts(26_539_000, 3490)
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
		// Fastest run: 77_275 ns.
		// Proof measured: 731 bytes.
		Weight::from_parts(83_384_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Storage: `Svm::Held` (r:1 w:1)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	// Storage: `Svm::HeldInAll` (r:1 w:1)
	// Proof: `Svm::HeldInAll` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn return_held() -> Weight {
		// Fastest run: 14_402 ns.
		// Proof measured: 51 bytes.
		Weight::from_parts(15_733_000, 3570)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `Svm::Lines` (r:2 w:0)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:1 w:0)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn release_none() -> Weight {
		// Fastest run: 13_060 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(14_201_000, 5990)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	// Storage: `Svm::Lines` (r:2 w:1)
	// Proof: `Svm::Lines` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Svm::Held` (r:2 w:0)
	// Proof: `Svm::Held` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn release_hole() -> Weight {
		// Fastest run: 18_427 ns.
		// Proof measured: 11 bytes.
		Weight::from_parts(19_800_000, 6150)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::FirstBucket` (r:1 w:0)
	// Proof: `Svm::FirstBucket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn forget_none() -> Weight {
		// Fastest run: 881 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(1_042_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `Svm::FirstBucket` (r:1 w:1)
	// Proof: `Svm::FirstBucket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Svm::Seen` (r:128 w:128)
	// Proof: `Svm::Seen` (`max_values`: None, `max_size`: Some(8211), added: 10686, mode: `MaxEncodedLen`)
	// `s`: 0 to 128.
	fn forget(s: u32, ) -> Weight {
		// Fastest run: 4_387 ns.
		// Proof measured: 348 + s * 1 bytes.
		Weight::from_parts(4_688_100, 1489)
			// Standard error: 1_087.
			.saturating_add(Weight::from_parts(532_879, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 10686).saturating_mul(s.into()))
	}
	// Storage: `Svm::NextEngine` (r:1 w:0)
	// Proof: `Svm::NextEngine` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn end_block() -> Weight {
		// Fastest run: 8_953 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(11_006_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	fn freeze_domain() -> Weight {
		// Fastest run: 5_257 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(5_828_000, 0)
	}
	fn thaw_program() -> Weight {
		// Fastest run: 6_440 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(7_311_000, 0)
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
		// Fastest run: 87_610 ns.
		// Proof measured: 40096 bytes.
		Weight::from_parts(91_957_000, 41581)
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
		// Fastest run: 67_921 ns.
		// Proof measured: 40056 bytes.
		Weight::from_parts(74_761_000, 41541)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Svm::Settings` (r:1 w:1)
	// Proof: `Svm::Settings` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Svm::Outflow` (r:0 w:1)
	// Proof: `Svm::Outflow` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Fastest run: 6_890 ns.
		// Proof measured: 7 bytes.
		Weight::from_parts(7_671_000, 1505)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
