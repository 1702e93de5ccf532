//! A chain made of real blocks of this runtime, from a preset.

use crate::{
	genesis, AccountId, Executive, Header, Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, System,
	UncheckedExtrinsic,
};
use codec::Encode;
use sp_consensus_babe::{
	digests::{PreDigest, SecondaryPlainPreDigest},
	Slot, BABE_ENGINE_ID,
};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::Header as _, BuildStorage, Digest, DigestItem};

/// Balances of everybody are multiples of this.
pub use crate::constants::currency::MIRA;

/// The genesis config of `preset`, and its patch applied.
pub fn genesis_of(preset: &str) -> RuntimeGenesisConfig {
	let patch = genesis::get_preset(&preset.into()).expect("the preset is known");
	let patch = serde_json::from_slice(&patch).expect("a preset is JSON");
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("the default serialises");
	merge(&mut config, patch);
	serde_json::from_value(config).expect("the patched config deserialises")
}

/// RFC 7386, as chain specs are patched.
fn merge(into: &mut serde_json::Value, patch: serde_json::Value) {
	match (into, patch) {
		(serde_json::Value::Object(into), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(serde_json::Value::Null), value);
			}
		},
		(into, patch) => *into = patch,
	}
}

/// Runs `test` on the genesis state of `preset`, which may be a template that cannot make a block.
pub fn at_genesis_of(preset: &str, test: impl FnOnce()) {
	let storage = genesis_of(preset).build_storage().expect("the preset builds");
	sp_io::TestExternalities::new(storage).execute_with(test);
}

/// Runs `test` in the first block of a chain that starts from `preset`, and checks every pallet's invariants afterwards.
pub fn on(preset: &str, test: impl FnOnce()) {
	at_genesis_of(preset, || {
		begin(1, Default::default());
		test();
		#[cfg(feature = "try-runtime")]
		check_invariants();
	});
}

/// The invariants of every pallet, Mira's own and the SDK's.
#[cfg(feature = "try-runtime")]
pub fn check_invariants() {
	use frame_support::traits::{TryState, TryStateSelect};
	crate::AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All)
		.expect("the state holds what every pallet says of it");
}

/// Runs `test` on the development preset.
pub fn on_development(test: impl FnOnce()) {
	on("development", test)
}

fn begin(number: u32, parent: crate::Hash) {
	let slot = Slot::from(u64::from(number));
	let authority_index = number % crate::Babe::authorities().len().max(1) as u32;
	begin_in_slot(number, parent, slot, authority_index);
}

fn begin_in_slot(number: u32, parent: crate::Hash, slot: Slot, authority_index: u32) {
	let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index, slot });
	let digest = Digest { logs: vec![DigestItem::PreRuntime(BABE_ENGINE_ID, claim.encode())] };
	Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
	inherent(pallet_timestamp::Call::set { now: *slot * crate::constants::time::SLOT_MILLIS }.into());
}

/// Puts an inherent into the block.
pub fn inherent(call: RuntimeCall) {
	let applied = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call));
	assert_eq!(applied, Ok(Ok(())), "the inherent is valid");
}

/// Ends this block and begins the next; returns the header of the one that ended.
pub fn next_block() -> Header {
	let header = Executive::finalize_block();
	begin(header.number() + 1, header.hash());
	header
}

/// Makes blocks until `done`; fails after `limit` blocks.
pub fn run_until(limit: u32, mut done: impl FnMut() -> bool) {
	let start = System::block_number();
	while !done() {
		assert!(System::block_number() - start < limit, "not within {limit} blocks");
		next_block();
	}
}

/// The account of a well-known key.
pub fn account(key: Sr25519Keyring) -> AccountId {
	key.to_account_id()
}

/// Events of the current block.
pub fn events() -> Vec<RuntimeEvent> {
	frame_system::Pallet::<Runtime>::read_events_no_consensus().map(|record| record.event).collect()
}
