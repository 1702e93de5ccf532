//! What a live network must have before a node starts it.

use codec::Decode;
use mira_runtime::AccountId;
use sc_chain_spec::ChainType;
use sp_core::storage::Storage;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// Fewest validators that can lose one and still finalize.
const MIN_VALIDATORS: usize = 4;

/// Refuses a live spec that people must not depend on; every reason at once, so that the operator mends them in one go.
///
/// Specs of other types pass: they are for people who know what they start.
pub fn check(spec: &dyn sc_chain_spec::ChainSpec) -> Result<(), String> {
	if spec.chain_type() != ChainType::Live {
		return Ok(());
	}
	let storage = spec.as_storage_builder().build_storage()?;
	let mut reasons = Vec::new();

	if spec.boot_nodes().is_empty() {
		reasons.push("it has no bootnode: nobody could find the network. Add at least one to `bootNodes`".into());
	}
	let validators = value::<Vec<AccountId>>(&storage, &validators_key()).unwrap_or_default();
	if validators.len() < MIN_VALIDATORS {
		reasons.push(format!(
			"it has {} validators; with fewer than {MIN_VALIDATORS} finality stops when one is away. Add `session.keys` and `staking.stakers`",
			validators.len()
		));
	}
	let committee = value::<Vec<AccountId>>(&storage, &committee_key()).unwrap_or_default();
	if committee.is_empty() {
		reasons.push("its risk committee is empty: nobody could say no in time. Add `riskCommittee.members`".into());
	}
	if let Some(name) = well_known_key(&storage) {
		reasons
			.push(format!("it uses the well-known key of {name}, whose secret everybody has. Replace every such key"));
	}

	if reasons.is_empty() {
		return Ok(());
	}
	Err(format!("the spec `{}` is of a live network, but:\n  - {}", spec.id(), reasons.join("\n  - ")))
}

fn value<T: Decode>(storage: &Storage, key: &[u8]) -> Option<T> {
	storage.top.get(key).and_then(|bytes| T::decode(&mut bytes.as_slice()).ok())
}

/// `Session::Validators`.
fn validators_key() -> Vec<u8> {
	frame_support::storage::storage_prefix(b"Session", b"Validators").to_vec()
}

/// `RiskCommittee::Members`.
fn committee_key() -> Vec<u8> {
	frame_support::storage::storage_prefix(b"RiskCommittee", b"Members").to_vec()
}

/// The first well-known development key that appears anywhere in the genesis, as an account or a consensus key.
fn well_known_key(storage: &Storage) -> Option<String> {
	let sr25519 = Sr25519Keyring::iter().map(|key| (format!("//{key:?} (sr25519)"), key.public().0));
	let ed25519 = Ed25519Keyring::iter().map(|key| (format!("//{key:?} (ed25519)"), key.public().0));
	sr25519
		.chain(ed25519)
		.find(|(_, public)| {
			storage.top.iter().any(|(key, value)| {
				key != sp_core::storage::well_known_keys::CODE && (contains(key, public) || contains(value, public))
			})
		})
		.map(|(name, _)| name)
}

fn contains(bytes: &[u8], needle: &[u8; 32]) -> bool {
	bytes.windows(needle.len()).any(|window| window == needle)
}
