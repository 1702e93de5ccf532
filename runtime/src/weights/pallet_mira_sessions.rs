//! Weights of `pallet_mira_sessions`, measured by `scripts/measure-weights.sh`. Generated: not to be edited.
//!
//! CPU: `AMD EPYC`. Steps: 50, repetitions: 20, map entries assumed: 1000000.
//! Date: 2026-11-23. Tool: frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_mira_sessions::WeightInfo for WeightInfo<T> {
	// Storage: `MiraSessions::Grants` (r:1 w:1)
	// Proof: `MiraSessions::Grants` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::NextSession` (r:1 w:1)
	// Proof: `MiraSessions::NextSession` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Live` (r:1 w:1)
	// Proof: `MiraSessions::Live` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Sessions` (r:0 w:1)
	// Proof: `MiraSessions::Sessions` (`max_values`: None, `max_size`: Some(10808), added: 13283, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Agenda` (r:0 w:1)
	// Proof: `MiraSessions::Agenda` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Usages` (r:0 w:1)
	// Proof: `MiraSessions::Usages` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	// `i`: 0 to 15.
	fn open(i: u32, ) -> Weight {
		// Fastest run: 80_840 ns.
		// Proof measured: 406 bytes.
		Weight::from_parts(88_090_888, 6196)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(2_033_111, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Grants` (r:1 w:1)
	// Proof: `MiraSessions::Grants` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::NextSession` (r:1 w:1)
	// Proof: `MiraSessions::NextSession` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Live` (r:1 w:1)
	// Proof: `MiraSessions::Live` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Sessions` (r:0 w:1)
	// Proof: `MiraSessions::Sessions` (`max_values`: None, `max_size`: Some(10808), added: 13283, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Agenda` (r:0 w:1)
	// Proof: `MiraSessions::Agenda` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Usages` (r:0 w:1)
	// Proof: `MiraSessions::Usages` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	// `i`: 0 to 15.
	fn open_signed(i: u32, ) -> Weight {
		// Fastest run: 162_661 ns.
		// Proof measured: 526 bytes.
		Weight::from_parts(178_877_857, 6196)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(28_704_785, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Storage: `MiraSessions::Sessions` (r:1 w:0)
	// Proof: `MiraSessions::Sessions` (`max_values`: None, `max_size`: Some(10808), added: 13283, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Usages` (r:1 w:1)
	// Proof: `MiraSessions::Usages` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:0)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `i`: 0 to 15.
	fn execute(i: u32, ) -> Weight {
		// Fastest run: 33_049 ns.
		// Proof measured: 641 + i * 524 bytes.
		Weight::from_parts(35_824_000, 14273)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(323_285, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `MiraSessions::Sessions` (r:1 w:1)
	// Proof: `MiraSessions::Sessions` (`max_values`: None, `max_size`: Some(10808), added: 13283, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Usages` (r:1 w:1)
	// Proof: `MiraSessions::Usages` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Live` (r:1 w:1)
	// Proof: `MiraSessions::Live` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Agenda` (r:0 w:2)
	// Proof: `MiraSessions::Agenda` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Past` (r:0 w:1)
	// Proof: `MiraSessions::Past` (`max_values`: None, `max_size`: Some(215), added: 2690, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Fastest run: 112_658 ns.
		// Proof measured: 10132 bytes.
		Weight::from_parts(123_954_000, 14273)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Storage: `MiraSessions::Live` (r:1 w:1)
	// Proof: `MiraSessions::Live` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Sessions` (r:16 w:16)
	// Proof: `MiraSessions::Sessions` (`max_values`: None, `max_size`: Some(10808), added: 13283, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:17 w:17)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Usages` (r:16 w:16)
	// Proof: `MiraSessions::Usages` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Agenda` (r:0 w:32)
	// Proof: `MiraSessions::Agenda` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Past` (r:0 w:16)
	// Proof: `MiraSessions::Past` (`max_values`: None, `max_size`: Some(215), added: 2690, mode: `MaxEncodedLen`)
	// `s`: 0 to 16.
	fn revoke_all(s: u32, ) -> Weight {
		// Fastest run: 5_248 ns.
		// Proof measured: 726 + s * 8249 bytes.
		Weight::from_parts(17_425_600, 3676)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(86_208_200, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 13283).saturating_mul(s.into()))
	}
	// Storage: `MiraSessions::FirstStretch` (r:1 w:0)
	// Proof: `MiraSessions::FirstStretch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn idle() -> Weight {
		// Fastest run: 1_643 ns.
		// Proof measured: 6 bytes.
		Weight::from_parts(1_873_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `MiraSessions::FirstStretch` (r:1 w:0)
	// Proof: `MiraSessions::FirstStretch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Agenda` (r:2 w:2)
	// Proof: `MiraSessions::Agenda` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Sessions` (r:1 w:1)
	// Proof: `MiraSessions::Sessions` (`max_values`: None, `max_size`: Some(10808), added: 13283, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Usages` (r:1 w:1)
	// Proof: `MiraSessions::Usages` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Live` (r:1 w:1)
	// Proof: `MiraSessions::Live` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Past` (r:0 w:1)
	// Proof: `MiraSessions::Past` (`max_values`: None, `max_size`: Some(215), added: 2690, mode: `MaxEncodedLen`)
	fn work_off() -> Weight {
		// Fastest run: 103_534 ns.
		// Proof measured: 9045 bytes.
		Weight::from_parts(109_233_000, 14273)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// `i`: 0 to 15.
	fn filter(i: u32, ) -> Weight {
		// Fastest run: 2_754 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(3_186_000, 0)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(85_000, 0).saturating_mul(i.into()))
	}
	// `i`: 1 to 16.
	fn filter_svm(i: u32, ) -> Weight {
		// Fastest run: 480 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(328_076, 0)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(216_461, 0).saturating_mul(i.into()))
	}
	fn pause() -> Weight {
		// Fastest run: 771 ns.
		// Proof measured: 0 bytes.
		Weight::from_parts(921_000, 0)
	}
	// Storage: `Claims::Remembered` (r:1 w:0)
	// Proof: `Claims::Remembered` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Fastest run: 4_887 ns.
		// Proof measured: 90 bytes.
		Weight::from_parts(5_388_000, 3492)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `MiraSessions::Sessions` (r:1 w:0)
	// Proof: `MiraSessions::Sessions` (`max_values`: None, `max_size`: Some(10808), added: 13283, mode: `MaxEncodedLen`)
	// Storage: `MiraSessions::Usages` (r:1 w:1)
	// Proof: `MiraSessions::Usages` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:0)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `i`: 0 to 15.
	fn transaction(i: u32, ) -> Weight {
		// Fastest run: 41_021 ns.
		// Proof measured: 641 + i * 524 bytes.
		Weight::from_parts(43_745_000, 14273)
			// Standard error: 0.
			.saturating_add(Weight::from_parts(567_666, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
