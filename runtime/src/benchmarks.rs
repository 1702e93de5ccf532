//! Which pallets this runtime can measure. Mira's own, and the checks of `frame_system` that every transaction goes through; those
//! of the SDK keep their published weights.

use crate::{AllPalletsWithSystem, Attestations, Balances, Claims, Finality, MiraSessions, Runtime, Slashing, Svm};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{
	baseline::Pallet as Baseline, define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList,
};
use frame_support::{
	storage::storage_prefix,
	traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys},
	BoundedVec,
};
use pallet_tx_pause::RuntimeCallNameOf;

define_benchmarks!(
	[frame_benchmarking, Baseline::<Runtime>]
	[frame_system, frame_system_benchmarking::Pallet::<Runtime>]
	[frame_system_extensions, frame_system_benchmarking::extensions::Pallet::<Runtime>]
	[pallet_balances, Balances]
	[pallet_mira_attestations, Attestations]
	[pallet_mira_claims, Claims]
	[pallet_mira_finality, Finality]
	[pallet_mira_sessions, MiraSessions]
	[pallet_mira_slashing, Slashing]
	[pallet_mira_svm, Svm]
);

impl frame_benchmarking::baseline::Config for Runtime {}
impl frame_system_benchmarking::Config for Runtime {}

/// The call that brings Solana transactions, by its names.
fn named(pallet: &str, call: &str) -> RuntimeCallNameOf<Runtime> {
	(BoundedVec::truncate_from(pallet.into()), BoundedVec::truncate_from(call.into()))
}

/// The benchmarks there are and the storage they may touch.
pub fn list(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs the benchmark that `config` names.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let mut whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	// At hand in every transaction: the first inherent of a block writes the one, whatever is dispatched reads the other.
	let at_hand =
		[pallet_timestamp::Now::<Runtime>::hashed_key(), pallet_safe_mode::EnteredUntil::<Runtime>::hashed_key()];
	whitelist.extend(at_hand.map(|key| key.to_vec().into()));
	// At hand from a block's first Solana transaction on.
	whitelist.push(storage_prefix(b"System", b"ParentHash").to_vec().into());
	whitelist.push(pallet_tx_pause::PausedCalls::<Runtime>::hashed_key_for(named("Svm", "submit")).into());
	// What stands in for any call that a session makes. There are a few hundred calls, so that a block looks few of them up.
	whitelist.push(pallet_tx_pause::PausedCalls::<Runtime>::hashed_key_for(named("MiraSessions", "revoke_all")).into());
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
