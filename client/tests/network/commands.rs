//! What attestors' owners and voters do: bonds, and referenda told in words.

use super::harness::*;
use codec::Encode;
use mira_client::network::{call, Key, Network as Chain, Scheme};
use serde_json::{json, Value};
use sp_crypto_hashing::blake2_256;

/// What `mira attestor status` says of the only attestor of an owner.
fn status(network: &Network, owner: &str) -> Value {
	let said = printed(network.mira(&["attestor", "status", owner, "--json"]));
	serde_json::from_str::<Value>(&said).expect("it prints JSON")[0].clone()
}

#[test]
fn an_attestor_bonds_adds_and_asks_back() {
	let network = Network::start();
	let (owner, operating) = (address("//Bob"), address("//Bob//operating"));
	let bond = |more: &[&str]| network.mira(&[&["attestor", "bond", "--key", "//Bob"], more].concat());
	let new = |family: &str, domains: &str, amount: &str| {
		bond(&[amount, "--operating", &operating, "--family", family, "--domains", domains])
	};
	assert!(refused(new("oracles", "general", "2000"), 2).contains("no family \"oracles\"; known: compute"));
	assert!(refused(new("atlas", "general,magic", "2000"), 2).contains("no domain \"magic\"; known: general"));
	assert!(refused(new("atlas", "general", "5"), 2).contains("the least bond is 1000 MIRA"));
	assert!(refused(new("atlas", "general", "99999999999"), 2).contains("nothing was bonded"));
	assert!(refused(new("atlas", "general", "-1"), 2).contains("-1"));

	let said = printed(new("atlas", "general,units", "2000"));
	assert!(said.contains("Bonded 2000 MIRA in block") && said.contains("Attestor 6"), "{said}");
	let attestor = status(&network, &owner);
	assert_eq!(attestor["operating"], operating);
	assert_eq!(attestor["bond"], "2000 MIRA");
	assert_eq!(attestor["domains"], json!(["general", "units"]));
	assert_eq!(attestor["standing"], "waits to be drawn");
	// The key that signs for one attestor signs for no other.
	let said = refused(new("atlas", "general", "2000"), 1);
	assert!(said.contains("OperatingKeyTaken"), "{said}");
	let stranger = ["attestor", "bond", "500", "--to", "6", "--key", "//Charlie"];
	assert!(refused(network.mira(&stranger), 1).contains("NotOwner"));

	printed(bond(&["500", "--to", "6"]));
	assert_eq!(status(&network, &owner)["bond"], "2500 MIRA");
	let unbond = |more: &[&str]| network.mira(&[&["attestor", "unbond", "6", "--key", "//Bob"], more].concat());
	assert!(refused(unbond(&["1600"]), 1).contains("BondTooSmall"));
	let said = printed(unbond(&["700"]));
	assert!(said.contains("Asked back 700 MIRA") && said.contains("can be taken out from block"), "{said}");
	let asked = status(&network, &owner)["unbonding"].clone();
	assert_eq!(asked["amount"], "700 MIRA");
	let said = refused(unbond(&["--withdraw"]), 1);
	assert!(said.contains("Attestations."), "too early: {said}");
	printed(unbond(&["--all"]));
	assert_eq!(status(&network, &owner)["unbonding"]["amount"], "2500 MIRA");
	assert!(refused(network.mira(&["attestor", "unbond", "77", "1", "--key", "//Bob"]), 1).contains("no attestor 77"));
	// Drawn it is no more, and never was: two draw epochs had not passed.
	wait("it to leave the draw", 60, || (status(&network, &owner)["standing"] == "waits to be drawn").then_some(()));
}

#[test]
fn a_referendum_is_told_in_words_with_old_and_new_values() {
	let network = Network::start();
	let runtime = tokio::runtime::Runtime::new().expect("threads");
	let chain = runtime.block_on(Chain::connect(&network.url())).expect("the node answers");
	let key = Key::from_secret("//Alice", Scheme::Sr25519).expect("a path");
	let send = |call| runtime.block_on(chain.submit(&key, &call)).expect("it is taken");

	// A batch of two calls: attestors that are silent pay seven times what they would have earned, and a remark.
	let head = runtime.block_on(chain.best()).expect("a block");
	let mut parameters = runtime.block_on(chain.attestor_parameters(head)).expect("they are known");
	parameters.silence += 1;
	let (attestations, set_parameters) = (51u8, 12u8);
	let (system, remark) = (0u8, 0u8);
	let (utility, batch_all) = (30u8, 2u8);
	let calls = (2u8 << 2, (attestations, set_parameters, parameters), (system, remark, b"words".to_vec()));
	let proposal = (utility, batch_all, calls).encode();
	send(call("Preimage", "note_preimage", (proposal.clone(),)));
	// The root origin; a preimage by hash and length; enacted after no more blocks.
	let lookup = (2u8, blake2_256(&proposal), proposal.len() as u32);
	send(call("Referenda", "submit", ((0u8, 0u8), lookup, (1u8, 0u32))));

	let said = printed(network.mira(&["referendum", "show", "0"]));
	println!("{said}");
	for expected in ["Referendum 0, on track 0", "Utility.batch_all", "Attestations.set_parameters", "System.remark"] {
		assert!(said.contains(expected), "{expected}: {said}");
	}
	assert!(said.contains("* silence: 6 -> 7"), "what changes is marked: {said}");
	assert!(said.contains("  max_silent: 3 -> 3"), "what does not is not: {said}");
	assert!(refused(network.mira(&["referendum", "show", "1"]), 1).contains("there is no referendum 1"));
}
