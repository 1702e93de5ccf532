//! Weights of `pallet_mira_attestations`, measured by `scripts/measure-weights.sh`. Generated: not to be edited.
//!
//! CPU: `AMD EPYC`. Steps: 50, repetitions: 20, map entries assumed: 1000000.
//! Date: 2026-11-21. Tool: frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_mira_attestations::WeightInfo for WeightInfo<T> {
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Families` (r:1 w:0)
	// Proof: `Attestations::Families` (`max_values`: Some(1), `max_size`: Some(2114), added: 2609, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Domains` (r:1 w:0)
	// Proof: `Attestations::Domains` (`max_values`: Some(1), `max_size`: Some(1057), added: 1552, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Operating` (r:1 w:1)
	// Proof: `Attestations::Operating` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Attestations::NextAttestor` (r:1 w:1)
	// Proof: `Attestations::NextAttestor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:0 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Fastest run: 118_526 ns.
		// Proof measured: 4535 bytes.
		Weight::from_parts(125_336_000, 3658)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn bond_extra() -> Weight {
		// Fastest run: 87_880 ns.
		// Proof measured: 1823 bytes.
		Weight::from_parts(92_767_000, 3686)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn unbond() -> Weight {
		// Fastest run: 36_944 ns.
		// Proof measured: 1319 bytes.
		Weight::from_parts(40_370_000, 3686)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn rebond() -> Weight {
		// Fastest run: 36_795 ns.
		// Proof measured: 1411 bytes.
		Weight::from_parts(39_338_000, 3686)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:3 w:3)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Operating` (r:0 w:1)
	// Proof: `Attestations::Operating` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Fastest run: 159_597 ns.
		// Proof measured: 2000 bytes.
		Weight::from_parts(165_124_000, 8799)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// Fastest run: 35_342 ns.
		// Proof measured: 1319 bytes.
		Weight::from_parts(38_186_000, 3686)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Fastest run: 36_965 ns.
		// Proof measured: 1391 bytes.
		Weight::from_parts(39_499_000, 3686)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Operating` (r:1 w:2)
	// Proof: `Attestations::Operating` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn set_operating() -> Weight {
		// Fastest run: 46_058 ns.
		// Proof measured: 1610 bytes.
		Weight::from_parts(49_303_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Storage: `Attestations::Domains` (r:1 w:0)
	// Proof: `Attestations::Domains` (`max_values`: Some(1), `max_size`: Some(1057), added: 1552, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn set_domains() -> Weight {
		// Fastest run: 44_165 ns.
		// Proof measured: 2403 bytes.
		Weight::from_parts(47_670_000, 3686)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn pay_out() -> Weight {
		// Fastest run: 73_479 ns.
		// Proof measured: 1507 bytes.
		Weight::from_parts(76_913_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Storage: `Attestations::Operating` (r:1 w:0)
	// Proof: `Attestations::Operating` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `MultiBlockMigrations::Cursor` (r:1 w:0)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `TxPause::PausedCalls` (r:2 w:0)
	// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenRounds` (r:64 w:64)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Committees` (r:64 w:64)
	// Proof: `Attestations::Committees` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneCursors` (r:1 w:1)
	// Proof: `Attestations::LaneCursors` (`max_values`: Some(1), `max_size`: Some(160), added: 655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneEntries` (r:0 w:64)
	// Proof: `Attestations::LaneEntries` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `v`: 1 to 64.
	fn commit(v: u32, ) -> Weight {
		// Fastest run: 60_619 ns.
		// Proof measured: 1029 + v * 222 bytes.
		Weight::from_parts(23_040_197, 67035)
			// Standard error: 35_823.
			.saturating_add(Weight::from_parts(25_725_817, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 2655).saturating_mul(v.into()))
	}
	// Storage: `Attestations::Operating` (r:1 w:0)
	// Proof: `Attestations::Operating` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `MultiBlockMigrations::Cursor` (r:1 w:0)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `TxPause::PausedCalls` (r:2 w:0)
	// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenRounds` (r:64 w:64)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Committees` (r:64 w:64)
	// Proof: `Attestations::Committees` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Claims::Claims` (r:1 w:0)
	// Proof: `Claims::Claims` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	// `v`: 1 to 64.
	fn reveal(v: u32, ) -> Weight {
		// Fastest run: 74_551 ns.
		// Proof measured: 969 + v * 257 bytes.
		Weight::from_parts(35_914_553, 67035)
			// Standard error: 37_209.
			.saturating_add(Weight::from_parts(28_490_056, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 2655).saturating_mul(v.into()))
	}
	// Storage: `Attestations::Params` (r:1 w:1)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Fastest run: 11_327 ns.
		// Proof measured: 309 bytes.
		Weight::from_parts(12_448_000, 1537)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Attestations::Families` (r:1 w:1)
	// Proof: `Attestations::Families` (`max_values`: Some(1), `max_size`: Some(2114), added: 2609, mode: `MaxEncodedLen`)
	fn add_name() -> Weight {
		// Fastest run: 26_159 ns.
		// Proof measured: 2375 bytes.
		Weight::from_parts(27_992_000, 3599)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `MultiBlockMigrations::Cursor` (r:1 w:0)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `TxPause::PausedCalls` (r:2 w:0)
	// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenBlocks` (r:1 w:1)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn begin_block() -> Weight {
		// Fastest run: 13_750 ns.
		// Proof measured: 390 bytes.
		Weight::from_parts(15_152_000, 67035)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Storage: `Attestations::ChangesCursor` (r:1 w:0)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn changes_idle() -> Weight {
		// Fastest run: 3_425 ns.
		// Proof measured: 268 bytes.
		Weight::from_parts(3_935_000, 1501)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:1 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Attestations::TreeNodes` (r:80 w:80)
	// Proof: `Attestations::TreeNodes` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Shares` (r:16 w:16)
	// Proof: `Attestations::Shares` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	// `d`: 2 to 16.
	fn apply_change(d: u32, ) -> Weight {
		// Fastest run: 115_391 ns.
		// Proof measured: 1441 + d * 94 bytes.
		Weight::from_parts(27_338_065, 3686)
			// Standard error: 29_896.
			.saturating_add(Weight::from_parts(45_165_635, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 13135).saturating_mul(d.into()))
	}
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestations::VrfOutputs` (r:1 w:0)
	// Proof: `Attestations::VrfOutputs` (`max_values`: Some(1), `max_size`: Some(2177), added: 2672, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneCursors` (r:1 w:0)
	// Proof: `Attestations::LaneCursors` (`max_values`: Some(1), `max_size`: Some(160), added: 655, mode: `MaxEncodedLen`)
	fn rounds_idle() -> Weight {
		// Fastest run: 11_176 ns.
		// Proof measured: 383 bytes.
		Weight::from_parts(12_258_000, 3662)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestations::VrfOutputs` (r:1 w:0)
	// Proof: `Attestations::VrfOutputs` (`max_values`: Some(1), `max_size`: Some(2177), added: 2672, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneCursors` (r:1 w:1)
	// Proof: `Attestations::LaneCursors` (`max_values`: Some(1), `max_size`: Some(160), added: 655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneEntries` (r:1 w:1)
	// Proof: `Attestations::LaneEntries` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenRounds` (r:1 w:0)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	fn lane_peek() -> Weight {
		// Fastest run: 34_040 ns.
		// Proof measured: 923 bytes.
		Weight::from_parts(36_084_000, 3662)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Shares` (r:1 w:0)
	// Proof: `Attestations::Shares` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	// Storage: `Attestations::TreeNodes` (r:888 w:0)
	// Proof: `Attestations::TreeNodes` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:206 w:206)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneCursors` (r:1 w:1)
	// Proof: `Attestations::LaneCursors` (`max_values`: Some(1), `max_size`: Some(160), added: 655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneEntries` (r:0 w:1)
	// Proof: `Attestations::LaneEntries` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Committees` (r:0 w:206)
	// Proof: `Attestations::Committees` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenRounds` (r:0 w:1)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	// `d`: 5 to 206.
	fn draw(d: u32, ) -> Weight {
		// Fastest run: 744_734 ns.
		// Proof measured: 17281 + d * 410 bytes.
		Weight::from_parts(757_392_000, 169290)
			// Standard error: 356_182.
			.saturating_add(Weight::from_parts(59_716_575, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(67_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 10505).saturating_mul(d.into()))
	}
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestations::VrfOutputs` (r:1 w:0)
	// Proof: `Attestations::VrfOutputs` (`max_values`: Some(1), `max_size`: Some(2177), added: 2672, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneCursors` (r:1 w:1)
	// Proof: `Attestations::LaneCursors` (`max_values`: Some(1), `max_size`: Some(160), added: 655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneEntries` (r:1 w:1)
	// Proof: `Attestations::LaneEntries` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenRounds` (r:1 w:1)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Committees` (r:96 w:95)
	// Proof: `Attestations::Committees` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:95 w:95)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Slashing::NextId` (r:1 w:1)
	// Proof: `Slashing::NextId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Claims::Claims` (r:1 w:0)
	// Proof: `Claims::Claims` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:95)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `Slashing::Deferred` (r:0 w:95)
	// Proof: `Slashing::Deferred` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	// `s`: 5 to 95.
	fn close_commits(s: u32, ) -> Weight {
		// Fastest run: 245_093 ns.
		// Proof measured: 1885 + s * 221 bytes.
		Weight::from_parts(139_983_137, 3662)
			// Standard error: 96_772.
			.saturating_add(Weight::from_parts(33_390_213, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2696).saturating_mul(s.into()))
	}
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestations::VrfOutputs` (r:1 w:0)
	// Proof: `Attestations::VrfOutputs` (`max_values`: Some(1), `max_size`: Some(2177), added: 2672, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneCursors` (r:1 w:1)
	// Proof: `Attestations::LaneCursors` (`max_values`: Some(1), `max_size`: Some(160), added: 655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneEntries` (r:1 w:2)
	// Proof: `Attestations::LaneEntries` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenRounds` (r:1 w:1)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	// Storage: `Finality::Proven` (r:1 w:0)
	// Proof: `Finality::Proven` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	fn open_reveals() -> Weight {
		// Fastest run: 48_261 ns.
		// Proof measured: 968 bytes.
		Weight::from_parts(51_206_000, 3662)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Storage: `Attestations::OpenBlocks` (r:1 w:0)
	// Proof: `Attestations::OpenBlocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestations::VrfOutputs` (r:1 w:0)
	// Proof: `Attestations::VrfOutputs` (`max_values`: Some(1), `max_size`: Some(2177), added: 2672, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneCursors` (r:1 w:1)
	// Proof: `Attestations::LaneCursors` (`max_values`: Some(1), `max_size`: Some(160), added: 655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::LaneEntries` (r:1 w:1)
	// Proof: `Attestations::LaneEntries` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `Attestations::OpenRounds` (r:1 w:1)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Committees` (r:96 w:95)
	// Proof: `Attestations::Committees` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:95 w:95)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Slashing::NextId` (r:1 w:1)
	// Proof: `Slashing::NextId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Claims::Claims` (r:1 w:0)
	// Proof: `Claims::Claims` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:95)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `Slashing::Deferred` (r:0 w:95)
	// Proof: `Slashing::Deferred` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	// `s`: 5 to 95.
	fn close_reveals(s: u32, ) -> Weight {
		// Fastest run: 236_130 ns.
		// Proof measured: 1890 + s * 252 bytes.
		Weight::from_parts(71_147_310, 3662)
			// Standard error: 62_870.
			.saturating_add(Weight::from_parts(32_945_284, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2696).saturating_mul(s.into()))
	}
	// Storage: `Attestations::OpenRounds` (r:1 w:1)
	// Proof: `Attestations::OpenRounds` (`max_values`: None, `max_size`: Some(180), added: 2655, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Committees` (r:96 w:95)
	// Proof: `Attestations::Committees` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:95 w:95)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Staking::ActiveEra` (r:1 w:0)
	// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `s`: 5 to 95.
	fn settle(s: u32, ) -> Weight {
		// Fastest run: 134_029 ns.
		// Proof measured: 1709 + s * 253 bytes.
		Weight::from_parts(69_946_020, 6196)
			// Standard error: 65_798.
			.saturating_add(Weight::from_parts(12_456_753, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2696).saturating_mul(s.into()))
	}
}
