//! A development network from its first block to its restart, and the commands on what it leaves behind.

mod common;

use common::*;
use serde_json::{json, Value};
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::net::TcpListener;

/// Where Solana's clients look for a development network.
const SOLANAS: [u16; 2] = [8899, 8900];

/// One network for all of it: each step needs what the one before made.
#[test]
fn runs_finalizes_proves_restarts_and_is_inspected() {
	let base = tempfile::tempdir().unwrap();
	let is_free = SOLANAS.iter().all(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
	let mut node = Node::development(base.path(), &[]);

	// Solana's clients are heard where they look, unless somebody else listens there. What the node says is
	// in the log a moment later.
	let says = |words: &'static str| move |node: &Node| node.log().contains(words).then_some(());
	if is_free {
		let words = "heard at http://127.0.0.1:8899 and ws://127.0.0.1:8900";
		node.wait("word that Solana's clients are heard", 30, says(words));
		for port in SOLANAS {
			assert_eq!(call(port, "getHealth", json!([])), Ok(json!("ok")), "{port}");
			assert!(takes_web_sockets(port), "{port}");
		}
	} else {
		node.wait("word that Solana's clients are not heard", 30, says("Solana's clients are not heard at"));
	}

	// Blocks, finality, and the chain's own proof of it.
	node.wait("a finalized block", 90, |node| node.finalized().filter(|number| *number > 0));
	let finalized = node.ask("chain_getFinalizedHead", json!([])).unwrap();
	let stage = node.wait("the chain to prove it final", 60, |node| {
		node.ask("mira_stage", json!([finalized])).filter(|stage| stage["provenFinal"] == true)
	});
	assert_eq!((&stage["kind"], &stage["stage"]), (&json!("block"), &json!("finalized")));
	assert_eq!(stage["undoneBy"], "nothing on this chain");

	// The newest block is not final yet: votes stay three blocks behind.
	let best = node.ask("chain_getBlockHash", json!([])).unwrap();
	let stage = node.ask("mira_stage", json!([best])).unwrap();
	assert_eq!(stage["stage"], "inBestBlock");
	assert!(stage["finalityLag"].as_u64().unwrap() >= 3, "{stage}");

	// A transaction that is in a block: an inherent of the finalized one.
	let block = node.ask("chain_getBlock", json!([finalized])).unwrap();
	let transaction = hash_of(block["block"]["extrinsics"][0].as_str().unwrap());
	let stage = node.ask("mira_stage", json!([transaction])).unwrap();
	assert_eq!(
		(&stage["kind"], &stage["stage"], &stage["index"]),
		(&json!("transaction"), &json!("finalized"), &json!(0))
	);
	assert_eq!(stage["block"]["hash"], finalized);
	let unknown = node.call("mira_stage", json!([format!("0x{}", "07".repeat(32))])).unwrap_err();
	assert_eq!(unknown["code"], 7001);
	assert!(unknown["message"].as_str().unwrap().contains("pass the hash of the transaction's block"), "{unknown}");

	// Everything that clients ask for is there.
	let methods = node.ask("rpc_methods", json!([])).unwrap();
	for method in [
		"author_rotateKeysWithOwner",
		"babe_epochAuthorship",
		"chainHead_v1_follow",
		"grandpa_roundState",
		"mira_stage",
		"payment_queryInfo",
		"state_getMetadata",
		"sync_state_genSyncSpec",
		"system_accountNextIndex",
		"transaction_v1_broadcast",
		"transactionWatch_v1_submitAndWatch",
	] {
		assert!(methods["methods"].as_array().unwrap().contains(&json!(method)), "{method} is missing");
	}

	// Addresses are taken as this network writes them, and with the general prefix.
	for alice in
		["miryJNP4vWo32UWYNbTyqpRdoR8WMdpxBugM5LKZUXAHHwHSE", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"]
	{
		assert_eq!(node.ask("system_accountNextIndex", json!([alice])), Some(json!(0)), "{alice}");
	}

	// It goes on where it stopped, with every state since genesis.
	let before = node.best().unwrap();
	node.stop();
	let mut node = Node::development(base.path(), &[]);
	node.wait("blocks after the restart", 30, |node| node.best().filter(|best| *best > before));
	let genesis = node.ask("chain_getBlockHash", json!([0])).unwrap();
	assert!(node.ask("state_getRuntimeVersion", json!([genesis])).is_some(), "a development network keeps every state");
	let second = refuse(&[
		"--dev",
		"--base-path",
		path(&base),
		"--port",
		"0",
		"--no-prometheus",
		"--rpc-port",
		&claim_ports(1).to_string(),
	]);
	assert!(second.contains("another node uses it"), "{second}");
	node.stop();

	inspect(&base);
}

/// They are there for the next start; and what is damaged is no worse than what is not there.
#[test]
fn compiled_runtimes_are_kept() {
	let base = tempfile::tempdir().unwrap();
	let kept = base.path().join("chains/mira_dev/compiled-runtimes");
	let state = || {
		let mut node = mira_node();
		let output = node
			.args(["export-state", "--dev", "--base-path", path(&base)])
			.env_remove("MIRA_COMPILED_RUNTIMES")
			.output();
		let output = output.expect("the node starts");
		assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
		output.stdout
	};
	let first = state();
	let files = files_in(&kept);
	assert!(!files.is_empty(), "nothing in {}", kept.display());
	let of_another_version = kept.join("0.0.1");
	std::fs::create_dir(&of_another_version).unwrap();
	for file in &files {
		std::fs::write(file, "not a runtime").unwrap();
	}
	assert!(state() == first, "another state by what was damaged");
	assert!(!of_another_version.exists());
	assert!(state() == first, "another state by what was compiled again");
}

fn files_in(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
	let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
	entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// A node that keeps recent states only says which flag would have kept the one that is asked for.
#[test]
fn a_pruned_state_names_the_flag_that_keeps_it() {
	let base = tempfile::tempdir().unwrap();
	let door = claim_ports(2);
	let port = door.to_string();
	let arguments = ["--state-pruning", "1", "--solana-rpc-port", &port];
	let mut node = Node::development(base.path(), &arguments);
	let first = node
		.wait("the first block", 60, |node| node.ask("chain_getBlockHash", json!([1])).filter(|hash| hash.is_string()));
	let refused = node.wait("its state to be pruned", 120, |node| {
		["state_getRuntimeVersion", "state_getMetadata"]
			.iter()
			.map(|method| node.call(method, json!([first])).err())
			.collect::<Option<Vec<_>>>()
	});
	for error in refused {
		let text = error.to_string();
		assert!(text.contains("State already discarded") && text.contains("--archive"), "{text}");
	}
	assert_eq!(call(door, "getFirstAvailableBlock", json!([])), Ok(json!(1)), "kept while it had the states");
	node.stop();

	// Without that history, it does not claim to know of blocks what only their states tell.
	std::fs::remove_dir_all(base.path().join("chains/mira_dev/solana-history")).unwrap();
	let node = Node::development(base.path(), &arguments);
	let available = call(door, "getFirstAvailableBlock", json!([])).unwrap();
	assert!(available.as_u64().unwrap() > 1, "{available}");
	node.stop();
}

fn path(base: &tempfile::TempDir) -> &str {
	base.path().to_str().unwrap()
}

/// Blake2-256 of an extrinsic as the node shows it.
fn hash_of(extrinsic: &str) -> String {
	let bytes = hex::decode(extrinsic.trim_start_matches("0x")).unwrap();
	format!("{:?}", <BlakeTwo256 as Hash>::hash(&bytes))
}

/// The commands on the database that a network left.
fn inspect(base: &tempfile::TempDir) {
	let command = |arguments: &[&str]| succeed(&[arguments, &["--dev", "--base-path", path(base)]].concat());

	let info: Value = serde_json::from_str(&command(&["chain-info"])).unwrap();
	assert_eq!((&info["chain"], &info["finality_distance"]), (&json!("mira_dev"), &json!(3)));
	let best = info["best_number"].as_u64().unwrap();
	assert!(best > info["finalized_number"].as_u64().unwrap());

	command(&["check-block", "1"]);
	let state: Value = serde_json::from_str(&command(&["export-state"])).unwrap();
	assert!(state["genesis"]["raw"]["top"].is_object());

	let blocks = base.path().join("blocks");
	let blocks = blocks.to_str().unwrap();
	command(&["export-blocks", blocks, "--to", "2"]);
	let other = tempfile::tempdir().unwrap();
	succeed(&["import-blocks", blocks, "--dev", "--base-path", path(&other)]);
	let imported: Value =
		serde_json::from_str(&succeed(&["chain-info", "--dev", "--base-path", path(&other)])).unwrap();
	assert_eq!(imported["best_number"], 2);

	command(&["revert", "1"]);
	let reverted: Value = serde_json::from_str(&command(&["chain-info"])).unwrap();
	assert_eq!(reverted["best_number"].as_u64().unwrap(), best - 1);

	command(&["purge-chain", "-y"]);
	assert!(!base.path().join("chains/mira_dev/paritydb").exists());
}
