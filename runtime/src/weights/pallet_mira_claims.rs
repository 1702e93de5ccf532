//! Weights of `pallet_mira_claims`, measured by `scripts/measure-weights.sh`. Generated: not to be edited.
//!
//! CPU: `AMD EPYC`. Steps: 50, repetitions: 20, map entries assumed: 1000000.
//! Date: 2026-11-21. Tool: frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_mira_claims::WeightInfo for WeightInfo<T> {
	// Storage: `Claims::Params` (r:1 w:0)
	// Proof: `Claims::Params` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
	// Storage: `Claims::NextResponse` (r:1 w:1)
	// Proof: `Claims::NextResponse` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Claims::NextClaim` (r:1 w:1)
	// Proof: `Claims::NextClaim` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	// Storage: `Claims::Recents` (r:64 w:64)
	// Proof: `Claims::Recents` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Shares` (r:1 w:0)
	// Proof: `Attestations::Shares` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Domains` (r:1 w:0)
	// Proof: `Attestations::Domains` (`max_values`: Some(1), `max_size`: Some(1057), added: 1552, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Attestations::NextRound` (r:1 w:1)
	// Proof: `Attestations::NextRound` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneCursors` (r:1 w:1)
	// Proof: `Attestations::LaneCursors` (`max_values`: Some(1), `max_size`: Some(160), added: 655, mode: `MaxEncodedLen`)
	// Storage: `Claims::Texts` (r:0 w:64)
	// Proof: `Claims::Texts` (`max_values`: None, `max_size`: Some(530), added: 3005, mode: `MaxEncodedLen`)
	// Storage: `Claims::Responses` (r:0 w:1)
	// Proof: `Claims::Responses` (`max_values`: None, `max_size`: Some(233), added: 2708, mode: `MaxEncodedLen`)
	// Storage: `Claims::Remembered` (r:0 w:64)
	// Proof: `Claims::Remembered` (`max_values`: None, `max_size`: Some(26), added: 2501, mode: `MaxEncodedLen`)
	// Storage: `Claims::Claims` (r:0 w:64)
	// Proof: `Claims::Claims` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneEntries` (r:0 w:64)
	// Proof: `Attestations::LaneEntries` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenRounds` (r:0 w:64)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	// `c`: 1 to 64.
	fn submit(c: u32, ) -> Weight {
		// Fastest run: 282_969 ns.
		// Proof measured: 3352 + c * 33 bytes.
		Weight::from_parts(324_628_246, 3860)
			// Standard error: 1_419_607.
			.saturating_add(Weight::from_parts(97_334_585, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 2504).saturating_mul(c.into()))
	}
	// Storage: `Claims::Params` (r:1 w:1)
	// Proof: `Claims::Params` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Fastest run: 10_436 ns.
		// Proof measured: 162 bytes.
		Weight::from_parts(11_987_000, 1615)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Claims::Claims` (r:1 w:1)
	// Proof: `Claims::Claims` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	// Storage: `Claims::Responses` (r:1 w:0)
	// Proof: `Claims::Responses` (`max_values`: None, `max_size`: Some(233), added: 2708, mode: `MaxEncodedLen`)
	// Storage: `Claims::Params` (r:1 w:0)
	// Proof: `Claims::Params` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Claims::WindowCursors` (r:1 w:1)
	// Proof: `Claims::WindowCursors` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Claims::WindowEntries` (r:0 w:1)
	// Proof: `Claims::WindowEntries` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn judged() -> Weight {
		// Fastest run: 27_851 ns.
		// Proof measured: 933 bytes.
		Weight::from_parts(30_706_000, 3698)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Claims::Claims` (r:1 w:1)
	// Proof: `Claims::Claims` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	// Storage: `Claims::Remembered` (r:1 w:1)
	// Proof: `Claims::Remembered` (`max_values`: None, `max_size`: Some(26), added: 2501, mode: `MaxEncodedLen`)
	// Storage: `Claims::Responses` (r:1 w:1)
	// Proof: `Claims::Responses` (`max_values`: None, `max_size`: Some(233), added: 2708, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	// Storage: `Claims::Texts` (r:0 w:1)
	// Proof: `Claims::Texts` (`max_values`: None, `max_size`: Some(530), added: 3005, mode: `MaxEncodedLen`)
	// Storage: `Claims::Certified` (r:0 w:1)
	// Proof: `Claims::Certified` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn unseated() -> Weight {
		// Fastest run: 70_845 ns.
		// Proof measured: 880 bytes.
		Weight::from_parts(78_086_000, 3698)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Storage: `Claims::WindowCursors` (r:1 w:0)
	// Proof: `Claims::WindowCursors` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn windows_idle() -> Weight {
		// Fastest run: 3_044 ns.
		// Proof measured: 43 bytes.
		Weight::from_parts(3_435_000, 1533)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `Claims::WindowCursors` (r:1 w:0)
	// Proof: `Claims::WindowCursors` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Claims::WindowEntries` (r:1 w:0)
	// Proof: `Claims::WindowEntries` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	// Storage: `Claims::Claims` (r:1 w:0)
	// Proof: `Claims::Claims` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn window_peek() -> Weight {
		// Fastest run: 19_889 ns.
		// Proof measured: 735 bytes.
		Weight::from_parts(22_223_000, 3583)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	// Storage: `Claims::WindowCursors` (r:1 w:1)
	// Proof: `Claims::WindowCursors` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Claims::Claims` (r:1 w:1)
	// Proof: `Claims::Claims` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	// Storage: `Claims::Remembered` (r:1 w:1)
	// Proof: `Claims::Remembered` (`max_values`: None, `max_size`: Some(26), added: 2501, mode: `MaxEncodedLen`)
	// Storage: `Claims::Responses` (r:1 w:1)
	// Proof: `Claims::Responses` (`max_values`: None, `max_size`: Some(233), added: 2708, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	// Storage: `Claims::Texts` (r:0 w:1)
	// Proof: `Claims::Texts` (`max_values`: None, `max_size`: Some(530), added: 3005, mode: `MaxEncodedLen`)
	// Storage: `Claims::WindowEntries` (r:0 w:1)
	// Proof: `Claims::WindowEntries` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	// Storage: `Claims::Certified` (r:0 w:1)
	// Proof: `Claims::Certified` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// `s`: 5 to 95.
	fn finalize(s: u32, ) -> Weight {
		// Fastest run: 78_957 ns.
		// Proof measured: 967 bytes.
		Weight::from_parts(83_845_368, 3698)
			// Standard error: 2_173.
			.saturating_add(Weight::from_parts(385_974, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// Storage: `Claims::OldestRemembered` (r:1 w:0)
	// Proof: `Claims::OldestRemembered` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Claims::NextClaim` (r:1 w:0)
	// Proof: `Claims::NextClaim` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn forget_idle() -> Weight {
		// Fastest run: 2_884 ns.
		// Proof measured: 43 bytes.
		Weight::from_parts(3_705_000, 1493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	// Storage: `Claims::OldestRemembered` (r:1 w:1)
	// Proof: `Claims::OldestRemembered` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Claims::NextClaim` (r:1 w:0)
	// Proof: `Claims::NextClaim` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Claims::Remembered` (r:1 w:1)
	// Proof: `Claims::Remembered` (`max_values`: None, `max_size`: Some(26), added: 2501, mode: `MaxEncodedLen`)
	// Storage: `Claims::Recents` (r:1 w:1)
	// Proof: `Claims::Recents` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Fastest run: 17_415 ns.
		// Proof measured: 347 bytes.
		Weight::from_parts(19_790_000, 3494)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
