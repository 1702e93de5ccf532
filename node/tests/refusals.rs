//! What the node refuses, and that it says why and what to do.

mod common;

use common::*;
use serde_json::Value;
use std::{fs, net::TcpListener, path::PathBuf};

fn said(text: &str, words: &[&str]) {
	for word in words {
		assert!(text.contains(word), "`{word}` is missing in:\n{text}");
	}
}

/// The spec `id` with `change` applied, in a file.
fn spec(folder: &tempfile::TempDir, id: &str, change: impl FnOnce(&mut Value)) -> PathBuf {
	let mut spec: Value = serde_json::from_str(&succeed(&["export-chain-spec", "--chain", id])).unwrap();
	change(&mut spec);
	let file = folder.path().join("spec.json");
	fs::write(&file, spec.to_string()).unwrap();
	file
}

#[test]
fn an_unknown_chain() {
	said(&refuse(&["--chain", "mainnet", "--tmp"]), &["`mainnet`", "dev, local, production", "check the path"]);
	said(&refuse(&["--tmp"]), &["no chain is named", "--chain"]);
}

#[test]
fn a_malformed_spec() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("cut.json");
	let whole = succeed(&["export-chain-spec", "--chain", "dev"]);
	fs::write(&file, &whole[..whole.len() / 2]).unwrap();
	said(&refuse(&["--chain", file.to_str().unwrap(), "--tmp"]), &["is not a Mira chain spec", "cut short"]);
}

#[test]
fn a_spec_of_another_chain_than_the_database() {
	let folder = tempfile::tempdir().unwrap();
	let base = folder.path().join("base");
	let base = base.to_str().unwrap();
	succeed(&["export-state", "--dev", "--base-path", base]);
	let file = spec(&folder, "dev", |spec| {
		spec["genesis"]["runtimeGenesis"]["patch"]["networkParams"]["parameters"]["epochLength"] = 30.into();
	});
	let arguments = ["export-state", "--chain", file.to_str().unwrap(), "--base-path", base];
	said(&refuse(&arguments), &["the chain spec `mira_dev` begins with block", "another --base-path"]);
	// Nothing was lost: the first spec still opens it.
	succeed(&["export-state", "--dev", "--base-path", base]);
}

#[test]
fn a_taken_port() {
	let listener = TcpListener::bind("127.0.0.1:0").unwrap();
	let port = listener.local_addr().unwrap().port().to_string();
	let refused = refuse(&["--dev", "--tmp", "--port", "0", "--no-prometheus", "--rpc-port", &port]);
	said(&refused, &["the RPC port", &port, "is taken", "--rpc-port"]);
	let listen = format!("/ip4/127.0.0.1/tcp/{port}");
	let rpc = claim_ports(1).to_string();
	let refused = refuse(&["--dev", "--tmp", "--no-prometheus", "--rpc-port", &rpc, "--listen-addr", &listen]);
	said(&refused, &["the network port", &port, "--port"]);
}

#[test]
fn a_damaged_database() {
	let folder = tempfile::tempdir().unwrap();
	let base = folder.path().to_str().unwrap();
	succeed(&["export-state", "--dev", "--base-path", base]);
	let database = folder.path().join("chains/mira_dev/paritydb/full");
	let metadata = database.join("metadata");
	assert!(metadata.exists(), "ParityDB keeps its layout in {}", metadata.display());
	fs::write(&metadata, "not a database").unwrap();
	said(&refuse(&["chain-info", "--dev", "--base-path", base]), &["does not open", "restore a backup"]);
	assert_eq!(fs::read_to_string(&metadata).unwrap(), "not a database", "nothing was changed");
}

#[test]
fn a_full_disk() {
	let folder = tempfile::tempdir().unwrap();
	let base = folder.path().to_str().unwrap();
	let rpc = claim_ports(1).to_string();
	let ports = ["--port", "0", "--no-prometheus", "--rpc-port", &rpc];
	// As many MiB as no disk has.
	let wish = ["--dev", "--base-path", base, "--db-storage-threshold", "1000000000000"];
	said(&refuse(&[&wish[..], &ports[..]].concat()), &["short of room", base, "--db-storage-threshold"]);
}

#[test]
fn a_validator_without_a_network_key() {
	let folder = tempfile::tempdir().unwrap();
	let file = spec(&folder, "local", |_| {});
	let base = folder.path().join("base");
	let refused = refuse(&[
		"--chain",
		file.to_str().unwrap(),
		"--base-path",
		base.to_str().unwrap(),
		"--validator",
		"--no-prometheus",
		"--port",
		"0",
		"--rpc-port",
		&claim_ports(1).to_string(),
	]);
	said(&refused, &["generate-node-key"]);
}

/// Every reason at once, so that the operator mends them in one go.
#[test]
fn a_live_network_that_is_not_ready() {
	let folder = tempfile::tempdir().unwrap();
	let live = spec(&folder, "dev", |spec| {
		spec["chainType"] = "Live".into();
		spec["genesis"]["runtimeGenesis"]["patch"]["riskCommittee"]["members"] = Value::Array(Vec::new());
	});
	let arguments = ["--chain", live.to_str().unwrap(), "--tmp", "--no-prometheus", "--port", "0"];
	said(&refuse(&arguments), &["no bootnode", "1 validators", "risk committee is empty", "well-known key of //Alice"]);
	let template = refuse(&["--chain", "production", "--tmp", "--no-prometheus", "--port", "0"]);
	said(&template, &["no bootnode", "0 validators", "risk committee is empty"]);
}

#[test]
fn a_command_line_that_contradicts_itself() {
	said(&refuse(&["--dev", "--archive", "--state-pruning", "256"]), &["cannot be used with"]);
	said(&refuse(&["--dev", "--finality-distance", "1000"]), &["256"]);
}
