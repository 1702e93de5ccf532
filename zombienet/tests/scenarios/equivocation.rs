// SPDX-License-Identifier: Apache-2.0

//! A validator's keys run on two nodes: both author in its slots and vote in its name. The others report it, a slash
//! waits for it, and it is disabled at once.

use anyhow::{Context, Result};
use mira_network_tests::{minutes, until, FinalizedRecord, NodeClient, TestNetwork};
use std::{fs, path::Path};
use subxt::{
	dynamic::Value,
	events::Events,
	ext::scale_decode::DecodeAsType,
	utils::{AccountId32, H256},
	SubstrateConfig,
};

/// The validator whose keys are copied.
const OFFENDER: &str = "dave";

/// One offender among four: (3 × 1 / 4)² of its exposure, in parts of a billion.
const FRACTION: u32 = 562_500_000;

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct SlashReported {
	validator: AccountId32,
	fraction: u32,
	slash_era: u32,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct UnappliedSlash {
	validator: AccountId32,
	own: u128,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Exposure {
	own: u128,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Ledger {
	total: u128,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct SessionKeys {
	babe: [u8; 32],
}

#[tokio::test(flavor = "multi_thread")]
async fn equivocation_is_reported_slashed_and_disabled() -> Result<()> {
	let mut network = TestNetwork::spawn("equivocation").await?;
	let honest = network.clients(&["alice", "bob", "charlie"]).await?;
	let alice = &honest[0];
	let mut record = FinalizedRecord::default();
	until("finality is at work", minutes(3), async || Ok((record.observe_all(&honest).await? >= 1).then_some(())))
		.await?;

	// Invulnerable validators are reported and nothing more: with any of them, what follows could not happen.
	let start = alice.finalized().await?;
	let invulnerable: Vec<AccountId32> =
		alice.storage(start.hash, "Staking", "Invulnerables", vec![]).await?.unwrap_or_default();
	assert!(invulnerable.is_empty(), "the spec exempts {invulnerable:?} from slashes");

	let keys = network.path("stolen-keys");
	let babe_key = copy_keys(&network.keystore(OFFENDER)?, &keys)?;
	let keys = keys.to_str().context("the network's directory is no UTF-8")?;
	network.join("double", true, vec![("--keystore-path", keys).into()]).await?;

	let mut next = start.number + 1;
	let (number, block, report) = until("a finalized block reports it", minutes(8), async || {
		while next <= alice.finalized().await?.number {
			let block = alice.hash_at(next).await?.context("a finalized block is missing")?;
			if let Some(report) = slash_report(&alice.events(block).await?)? {
				return Ok(Some((next, block, report)));
			}
			next += 1;
		}
		Ok(None)
	})
	.await?;
	println!("block {number}: {report:?}");

	assert_eq!(hex(&session_keys(alice, block, report.validator).await?.babe), babe_key);
	assert_eq!(report.fraction, FRACTION);
	slash_is_deferred(alice, block, &report).await?;
	validator_is_disabled(alice, block, report.validator).await?;

	until("finality goes on without the offender", minutes(5), async || {
		Ok((record.observe_all(&honest).await? >= number + 10).then_some(()))
	})
	.await?;
	network.stop().await
}

/// Copies a keystore and returns the BABE key in it, in hex. A file of it is named by its key type and public key.
fn copy_keys(from: &Path, to: &Path) -> Result<String> {
	fs::create_dir_all(to)?;
	let mut babe_key = None;
	for file in fs::read_dir(from).with_context(|| format!("no keystore at {}", from.display()))? {
		let file = file?;
		let name = file.file_name().into_string().unwrap_or_default();
		fs::copy(file.path(), to.join(&name))?;
		if let Some(key) = name.strip_prefix(&hex(b"babe")) {
			babe_key = Some(key.to_string());
		}
	}
	babe_key.context("the keystore holds no BABE key")
}

/// The slash that a block's events report, beside the offence that it is for.
fn slash_report(events: &Events<SubstrateConfig>) -> Result<Option<SlashReported>> {
	let mut offence = false;
	let mut report = None;
	for event in events.iter() {
		let event = event?;
		match (event.pallet_name(), event.event_name()) {
			("Offences", "Offence") => offence = true,
			("Staking", "SlashReported") => report = Some(event.decode_fields_unchecked_as()?),
			_ => {},
		}
	}
	assert!(report.is_none() || offence, "a slash without an offence");
	Ok(report)
}

/// The slash stands in the books of a later era, at the right share of what was exposed, and nothing is taken yet.
async fn slash_is_deferred(node: &NodeClient, block: H256, report: &SlashReported) -> Result<()> {
	let era = Value::u128(report.slash_era.into());
	let validator = Value::from_bytes(report.validator.0);
	let exposure: Exposure = node
		.storage(block, "Staking", "ErasStakersOverview", vec![era, validator.clone()])
		.await?
		.context("the offender is not exposed")?;

	let pending: Vec<(u32, Vec<UnappliedSlash>)> = node.entries(block, "Staking", "UnappliedSlashes").await?;
	let slashes: Vec<(u32, UnappliedSlash)> =
		pending.into_iter().flat_map(|(era, slashes)| slashes.into_iter().map(move |slash| (era, slash))).collect();
	// Several reports of one era are one slash: the greatest.
	let [(apply_era, slash)] = slashes.as_slice() else { panic!("not one slash: {slashes:?}") };
	assert_eq!(slash.validator, report.validator);
	assert!(*apply_era > report.slash_era + 1, "the slash of era {} is not deferred", report.slash_era);
	assert!(exposure.own > 0);
	// The runtime rounds to the nearest unit.
	let expected = exposure.own * u128::from(FRACTION) / 1_000_000_000;
	assert!(slash.own.abs_diff(expected) <= 1, "{slash:?} of {exposure:?}");

	let ledger: Ledger =
		node.storage(block, "Staking", "Ledger", vec![validator]).await?.context("the offender has no stake")?;
	assert!(ledger.total >= exposure.own, "a deferred slash was taken at once");
	Ok(())
}

/// The validator is among the disabled ones of the session, for the full severity.
async fn validator_is_disabled(node: &NodeClient, block: H256, validator: AccountId32) -> Result<()> {
	let validators: Vec<AccountId32> = node.storage(block, "Session", "Validators", vec![]).await?.unwrap_or_default();
	let index = validators.iter().position(|other| *other == validator).context("not in the session")?;
	let disabled: Vec<(u32, u32)> =
		node.storage(block, "Session", "DisabledValidators", vec![]).await?.unwrap_or_default();
	assert_eq!(disabled, vec![(u32::try_from(index)?, FRACTION)]);
	Ok(())
}

async fn session_keys(node: &NodeClient, block: H256, validator: AccountId32) -> Result<SessionKeys> {
	let validator = Value::from_bytes(validator.0);
	node.storage(block, "Session", "NextKeys", vec![validator]).await?.context("the offender has no session keys")
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
