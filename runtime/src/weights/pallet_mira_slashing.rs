//! Weights of `pallet_mira_slashing`, measured by `scripts/measure-weights.sh`. Generated: not to be edited.
//!
//! CPU: `AMD EPYC`. Steps: 50, repetitions: 20, map entries assumed: 1000000.
//! Date: 2026-11-21. Tool: frame-benchmarking-cli 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_mira_slashing::WeightInfo for WeightInfo<T> {
	// Storage: `Slashing::Deferred` (r:1 w:1)
	// Proof: `Slashing::Deferred` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `RiskCommittee::Members` (r:1 w:0)
	// Proof: `RiskCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn cancel() -> Weight {
		// Fastest run: 30_676 ns.
		// Proof measured: 988 bytes.
		Weight::from_parts(33_119_000, 3686)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `Slashing::Deferred` (r:1 w:1)
	// Proof: `Slashing::Deferred` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	fn reopen() -> Weight {
		// Fastest run: 23_135 ns.
		// Proof measured: 859 bytes.
		Weight::from_parts(24_916_000, 3686)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Storage: `Slashing::Deferred` (r:1 w:1)
	// Proof: `Slashing::Deferred` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	// Storage: `Finality::Proven` (r:1 w:0)
	// Proof: `Finality::Proven` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Attestors` (r:1 w:1)
	// Proof: `Attestations::Attestors` (`max_values`: None, `max_size`: Some(221), added: 2696, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Params` (r:1 w:0)
	// Proof: `Attestations::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	// Storage: `NetworkParams::Parameters` (r:1 w:0)
	// Proof: `NetworkParams::Parameters` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Attestations::ChangesCursor` (r:1 w:1)
	// Proof: `Attestations::ChangesCursor` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Attestations::Changes` (r:0 w:1)
	// Proof: `Attestations::Changes` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn apply() -> Weight {
		// Fastest run: 122_341 ns.
		// Proof measured: 1672 bytes.
		Weight::from_parts(127_679_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Storage: `Slashing::Head` (r:1 w:0)
	// Proof: `Slashing::Head` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Slashing::NextId` (r:1 w:0)
	// Proof: `Slashing::NextId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn queue_idle() -> Weight {
		// Fastest run: 2_264 ns.
		// Proof measured: 3 bytes.
		Weight::from_parts(2_554_000, 1493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	// Storage: `Slashing::Head` (r:1 w:0)
	// Proof: `Slashing::Head` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Slashing::NextId` (r:1 w:0)
	// Proof: `Slashing::NextId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Slashing::Deferred` (r:1 w:0)
	// Proof: `Slashing::Deferred` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn queue_hole() -> Weight {
		// Fastest run: 6_891 ns.
		// Proof measured: 195 bytes.
		Weight::from_parts(7_762_000, 3601)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
}
