//! A language model splits the response, and another attestor asks one: against a real server that speaks the OpenAI API.
//! Also what only needs a network that works: provisional certificates, and the second example.

use super::{harness::*, main_job::decided_rightly};
use crate::server::{completion, knows, question_of, Server};
use serde_json::{json, Value};
use std::sync::atomic::Ordering;

const TEXT: &str = "Hi! Paris is the capital of France, and 2 plus 2 equals 4. It is a lovely city.";

/// A model that splits this text, and thinks every statement true.
fn answers(request: &Value) -> (hyper::StatusCode, String, std::time::Duration) {
	if !question_of(request).starts_with("BEGIN TEXT") {
		return knows(request);
	}
	let quote = "Paris is the capital of France, and 2 plus 2 equals 4.";
	let claims = json!(["Paris is the capital of France.", "2 plus 2 equals 4."]);
	completion(&json!({ "parts": [{ "quote": quote, "claims": claims }] }).to_string())
}

#[test]
fn a_model_splits_and_a_model_attests() {
	let network = Network::start();
	let runtime = tokio::runtime::Runtime::new().expect("threads");
	let server = runtime.block_on(Server::start(answers));
	let url = format!("http://{}/v1", server.address);
	let model = format!(
		"node = \"{}\"\nfolder = \"model\"\n[[attestor]]\ndevelopment-key = \"//Attestor//1\"\nbackend = \"model\"\n\
		 [backend.model]\nkind = \"openai\"\nbase-url = \"{url}\"\nmodel = \"test-model\"\n",
		network.url()
	);
	let config = network.folder.path().join("model.toml");
	std::fs::write(&config, model).expect("it can be written");
	let mut _verifiers = vec![network.verifier("model", &config)];
	for (library, attestors) in [("atlas", &[4][..]), ("almanac", &[2, 5]), ("annals", &[3, 6])] {
		_verifiers.push(network.verifier(library, &network.config(library, library, attestors)));
	}
	let path = |name: &str| network.folder.path().join(name).display().to_string();
	std::fs::write(path("text.txt"), TEXT).expect("it can be written");

	let verify = ["verify", &path("text.txt"), "--key", "//Alice", "--yes", "--json", "--until", "provisional"];
	let by_model = ["--split", "model", "--out", &path("text.json"), "--node", &network.url()];
	let environment = [("OPENAI_BASE_URL", url.as_str()), ("OPENAI_MODEL", "test-model")];
	let output = mira_with(&[verify.as_slice(), &by_model].concat(), &environment);
	let told = String::from_utf8_lossy(&output.stderr).into_owned();
	assert!(told.contains("split by model/v1, test-model") && told.contains("It is a lovely city."), "{told}");
	let result: Value = serde_json::from_str(&printed(output)).expect("it prints JSON");
	let claims = result["claims"].as_array().expect("there are claims");
	let texts: Vec<_> = claims.iter().map(|claim| claim["text"].as_str().expect("text")).collect();
	assert_eq!(texts, ["Paris is the capital of France", "2 plus 2 equals 4"]);
	assert!(claims.iter().all(|claim| claim["outcome"] == "Supported"), "{result:#}");
	let asked = server.asked.load(Ordering::SeqCst);
	// Five of six attestors are drawn for each claim: whether the one with the model, which is the first, is among them is chance.
	let seated = |claim: &&Value| claim["seats"].as_array().expect("seats").iter().any(|seat| seat["attestor"] == 0);
	let drawn = claims.iter().filter(seated).count();
	assert!(asked > 2 * drawn, "the text, and {drawn} claims and their negations: asked {asked} times");

	a_provisional_certificate_needs_consent(&network, &path("text.json"));

	// The rules step in for a model that fails.
	let nobody = [("OPENAI_BASE_URL", "http://127.0.0.1:9/v1"), ("OPENAI_MODEL", "test-model")];
	let dry = ["verify", &path("text.txt"), "--dry-run", "--node", &network.url()];
	let output = mira_with(&dry, &nobody);
	let told = String::from_utf8_lossy(&output.stderr).into_owned();
	assert!(output.status.success() && told.contains("the rules do") && told.contains("split by rules/v1"), "{told}");
	assert!(refused(mira_with(&dry, &environment[..1]), 2).contains("OPENAI_MODEL is not"));

	let example = examples().join("computing.txt").display().to_string();
	let verify = ["verify", &example, "--key", "//Alice", "--yes", "--json", "--until", "provisional"];
	let output = network.mira(&[verify.as_slice(), &["--out", &path("computing.json")]].concat());
	decided_rightly(&serde_json::from_str(&printed(output)).expect("it prints JSON"), "computing", 12);
}

/// What can still change is no good certificate, unless that is said to be enough.
fn a_provisional_certificate_needs_consent(network: &Network, certificate: &str) {
	let spec = network.spec();
	let check = ["certificate", "verify", certificate, "--trust", spec.to_str().expect("text")];
	let said = refused(mira(&check), 1);
	assert!(said.contains("provisional") && said.contains("--accept-provisional"), "{said}");
	printed(mira(&[check.as_slice(), &["--accept-provisional"]].concat()));
}
