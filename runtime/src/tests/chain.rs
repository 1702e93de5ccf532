//! A chain made of real blocks of this runtime, from a preset.

use crate::{
	building, genesis, AccountId, Executive, Header, Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, System,
	UncheckedExtrinsic,
};
use codec::Encode;
use frame_support::traits::Get;
use sp_consensus_babe::{
	digests::{PreDigest, SecondaryVRFPreDigest},
	Slot, BABE_ENGINE_ID,
};
use sp_core::Pair;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::Header as _, BuildStorage, Digest, DigestItem};

/// Balances of everybody are multiples of this.
pub use crate::constants::currency::MIRA;

/// The genesis config of `preset`, and its patch applied.
pub fn genesis_of(preset: &str) -> RuntimeGenesisConfig {
	static ENGINES: std::sync::Once = std::sync::Once::new();
	ENGINES.call_once(|| {
		std::sync::Arc::new(mira_svm_executor::EngineSet::new(2).expect("threads can be made")).install();
	});
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
		HISTORY.with_borrow_mut(Vec::clear);
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

/// Begins a block as its author does; returns the inherent.
pub fn begin(number: u32, parent: crate::Hash) -> UncheckedExtrinsic {
	let slot = Slot::from(u64::from(number));
	let authority_index = number % crate::Babe::authorities().len().max(1) as u32;
	begin_in_slot(number, parent, slot, authority_index)
}

fn begin_in_slot(number: u32, parent: crate::Hash, slot: Slot, authority_index: u32) -> UncheckedExtrinsic {
	let claim =
		SecondaryVRFPreDigest { authority_index, slot, vrf_signature: vrf_signature(number, slot, authority_index) };
	let claim = PreDigest::SecondaryVRF(claim);
	let digest = Digest { logs: vec![DigestItem::PreRuntime(BABE_ENGINE_ID, claim.encode())] };
	Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
	inherent(pallet_timestamp::Call::set { now: *slot * crate::constants::time::SLOT_MILLIS }.into())
}

/// What the validator whose slot it is must bring, as the node would check it: of this epoch's randomness, or of the next
/// one's where this block begins it.
fn vrf_signature(number: u32, slot: Slot, authority_index: u32) -> sp_core::sr25519::vrf::VrfSignature {
	use sp_core::crypto::VrfSecret;
	let length = <Runtime as pallet_babe::Config>::EpochDuration::get();
	let begins = number > 1 && *slot.saturating_sub(crate::Babe::current_epoch_start()) >= length;
	let (randomness, epoch, authorities) = if begins {
		let epoch = sp_consensus_babe::epoch_index(slot, pallet_babe::GenesisSlot::<Runtime>::get(), length);
		(pallet_babe::NextRandomness::<Runtime>::get(), epoch, pallet_babe::NextAuthorities::<Runtime>::get())
	} else {
		(crate::Babe::randomness(), pallet_babe::EpochIndex::<Runtime>::get(), crate::Babe::authorities())
	};
	let validator = authorities.get(authority_index as usize).map(|(id, _)| id.clone().into_inner());
	let key = validator.and_then(|id| Sr25519Keyring::from_public(&id)).expect("validators of presets are well known");
	key.pair().vrf_sign(&sp_consensus_babe::make_vrf_sign_data(&randomness, slot, epoch))
}

/// A transaction as a wallet makes it.
pub fn signed(key: &sp_core::sr25519::Pair, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	tipped(key, call, 0)
}

/// The same, with a tip for whoever puts it into a block.
pub fn tipped(key: &sp_core::sr25519::Pair, call: impl Into<RuntimeCall>, tip: crate::Balance) -> UncheckedExtrinsic {
	let who = AccountId::from(key.public());
	let extension: crate::TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(sp_runtime::generic::Era::immortal()),
		frame_system::CheckNonce::from(System::account_nonce(&who)),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(tip).into(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = crate::SignedPayload::new(call.into(), extension.clone()).expect("the implicit part is known");
	let signature = payload.using_encoded(|bytes| key.sign(bytes));
	let (call, ..) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, who.into(), signature.into(), extension)
}

/// Puts an inherent into the block.
pub fn inherent(call: RuntimeCall) -> UncheckedExtrinsic {
	let inherent = UncheckedExtrinsic::new_bare(call);
	assert_eq!(building::apply(inherent.clone()), Ok(Ok(())), "the inherent is valid");
	inherent
}

thread_local! {
	static HISTORY: core::cell::RefCell<Vec<(u32, RuntimeEvent)>> = const { core::cell::RefCell::new(Vec::new()) };
}

/// Events of all blocks that ended in this test, each with the number of its block.
pub fn history() -> Vec<(u32, RuntimeEvent)> {
	HISTORY.with_borrow(Clone::clone)
}

/// Ends this block and begins the next; returns the header of the one that ended.
pub fn next_block() -> Header {
	let header = Executive::finalize_block();
	let number = *header.number();
	HISTORY.with_borrow_mut(|history| history.extend(events().into_iter().map(|event| (number, event))));
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
