//! A response becomes claims, outcomes and a certificate, which is checked without the network.

use super::harness::*;
use serde_json::Value;
use std::{path::Path, time::Instant};

#[test]
fn a_response_is_verified_and_its_certificate_checked_offline() {
	let network = Network::start();
	let verifiers = network.verifiers();
	let file = examples().join("apollo.txt");
	let file = file.to_str().expect("paths of tests are text");
	let certificate = network.folder.path().join("apollo.certificate.json");
	let certificate = certificate.to_str().expect("paths of tests are text");

	let verify = ["verify", file, "--key", "//Alice", "--model", "test", "--yes", "--json", "--out", certificate];
	let result: Value = serde_json::from_str(&printed(network.mira(&verify))).expect("it prints JSON");
	assert_eq!(result["final"], true);
	decided_rightly(&result, "apollo", 8);
	// Whoever stayed silent would have paid; nobody did, and nobody else lost anything.
	for attestor in network.report() {
		assert_eq!((&attestor["bond"], &attestor["frozen"]), (&"10000 MIRA".into(), &"0 MIRA".into()), "{attestor:#}");
		assert_eq!(attestor["era"]["silent"], 0);
	}
	drop(verifiers);

	let spec = network.spec();
	let spec = spec.to_str().expect("paths of tests are text");
	offline(certificate, spec, file);
	made_again_it_is_the_same(&network, certificate);
	looks(&network);
}

/// Every claim that was decided was decided as the response's author knows it to be, and enough were.
pub fn decided_rightly(result: &Value, example: &str, least: usize) {
	let expected = std::fs::read_to_string(examples().join(format!("{example}.expected.json")));
	let expected: Value = serde_json::from_str(&expected.expect("it comes with the example")).expect("it is JSON");
	let expected = expected["claims"].as_array().expect("a list");
	let text = |value: &Value| value.as_str().expect("text").to_lowercase();
	let claims = result["claims"].as_array().expect("there are claims");
	let (mut decided, mut wrong) = (0, Vec::new());
	for claim in claims {
		let (says, outcome) = (text(&claim["text"]), text(&claim["outcome"]));
		println!("{outcome}: {says}");
		if ["supported", "refuted"].contains(&outcome.as_str()) {
			let known = expected.iter().find(|known| says.contains(&text(&known["contains"])));
			if known.map(|known| text(&known["expected"])) != Some(outcome) {
				wrong.push(says);
			}
			decided += 1;
		}
	}
	assert!(wrong.is_empty(), "decided wrongly, or not known to {example}.expected.json: {wrong:#?}");
	println!("{} claims, {decided} decided, each rightly", claims.len());
	assert!(claims.len() >= 12 && decided >= least, "{} claims, {decided} decided", claims.len());
}

/// Without a node: good by the chain spec, bad by any other root, and whatever is changed is noticed.
fn offline(certificate: &str, spec: &str, text: &str) {
	let bytes = std::fs::metadata(certificate).expect("it was written").len();
	println!("measured: size of the certificate of client/examples/apollo.txt | {bytes} bytes |");
	assert!(bytes <= 32 * 1024, "{bytes} bytes");
	let check = |more: &[&str]| mira(&[&["certificate", "verify", certificate, "--trust", spec], more].concat());
	let mut took: Vec<_> = (0..9)
		.map(|_| {
			let started = Instant::now();
			printed(check(&[]));
			started.elapsed().as_millis()
		})
		.collect();
	took.sort_unstable();
	println!("measured: time of `mira certificate verify` for it, as a process, median of 9 | {} ms |", took[4]);
	let said = printed(check(&[]));
	assert!(said.contains("GOOD") && said.contains("Claims only"), "{said}");
	let said = printed(check(&["--response", text]));
	assert!(said.contains("The response is the one that was submitted") && said.contains("No claim covers"), "{said}");
	let folder = Path::new(certificate).parent().expect("it is in a folder");
	let other = folder.join("other.txt");
	std::fs::write(&other, "Another text.").expect("it can be written");
	let said = refused(check(&["--response", other.to_str().expect("text")]), 1);
	assert!(said.contains("not the response that was submitted"), "{said}");

	let forged = folder.join("forged.json");
	let honest = std::fs::read_to_string(certificate).expect("it can be read");
	std::fs::write(&forged, honest.replacen("Apollo", "Artemis", 1)).expect("it can be written");
	let said = refused(mira(&["certificate", "verify", forged.to_str().expect("text"), "--trust", spec]), 1);
	assert!(said.contains("BAD: the text of claim"), "{said}");
	let said = refused(mira(&["certificate", "verify", certificate, "--trust", certificate]), 2);
	assert!(said.contains("neither a raw chain spec"), "{said}");
}

/// From the chain alone the same certificate is made, but for the block that proves it.
fn made_again_it_is_the_same(network: &Network, first: &str) {
	let again = network.folder.path().join("again.json");
	printed(network.mira(&["certificate", "make", "0", "--out", again.to_str().expect("text")]));
	let read =
		|path: &Path| -> Value { serde_json::from_slice(&std::fs::read(path).expect("it is there")).expect("JSON") };
	let (mut first, mut again) = (read(Path::new(first)), read(&again));
	for certificate in [&mut first, &mut again] {
		certificate.as_object_mut().expect("an object").remove("proof");
	}
	assert_eq!(first, again);
}

/// The commands that look.
fn looks(network: &Network) {
	let shown = printed(network.mira(&["claims", "show", "0"]));
	assert!(shown.contains("final since block"), "{shown}");
	assert!(printed(network.mira(&["claims", "list"])).contains("final, kept as"));
	let status = printed(network.mira(&["attestor", "status", "0"]));
	assert!(status.contains("atlas") && status.contains("active"), "{status}");
	let hash = network.ask("chain_getFinalizedHead", serde_json::json!([])).expect("there is one");
	let stage = printed(network.mira(&["stage", hash.as_str().expect("a hash")]));
	assert!(stage.contains("finalized") && stage.contains("can still be undone by"), "{stage}");
}
