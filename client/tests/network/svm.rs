//! Money into the SVM domain and out of it, by the command.

use super::harness::*;
use serde_json::Value;

fn status(network: &Network, address: &str) -> Value {
	let printed = printed(network.mira(&["svm", "status", address, "--json"]));
	serde_json::from_str(&printed).expect("it is JSON")
}

#[test]
fn money_enters_the_domain_and_leaves_it() {
	let network = Network::start();
	let bob = address("//Bob");
	let sent = printed(network.mira(&["svm", "deposit", "12.5", "--key", "//Bob"]));
	assert!(sent.contains("12.5 MIRA is in the domain since block"), "{sent}");
	let before = status(&network, &bob);
	assert_eq!(before["account"]["inDomain"], "12.5 MIRA");
	assert_eq!(before["frozen"], Value::Null);
	// Solana's wallets know the account by another text.
	let solana = before["account"]["solanaAddress"].as_str().expect("it has one").to_string();
	assert_eq!(status(&network, &solana)["account"]["address"], before["account"]["address"]);

	let asked = printed(network.mira(&["svm", "withdraw", "2.5", "--key", "//Bob"]));
	assert!(asked.contains("2.5 MIRA left the domain in block"), "{asked}");
	let held = status(&network, &bob);
	assert_eq!(held["account"]["inDomain"], "10 MIRA");
	assert_eq!(held["account"]["held"][0]["amount"], "2.5 MIRA");
	assert_eq!(held["account"]["held"][0]["withdrawal"], "small 0");
	let due = held["account"]["held"][0]["dueAtBlock"].as_u64().expect("it has a time");
	let released = wait("the withdrawal to be released", 240, || {
		let now = status(&network, &bob);
		now["account"]["held"].as_array().is_some_and(Vec::is_empty).then_some(now)
	});
	assert!(released["block"].as_u64().expect("it has a number") >= due);
	assert_eq!(released["held"], "0 MIRA");

	let more = refused(network.mira(&["svm", "withdraw", "11", "--key", "//Bob"]), 2);
	assert!(more.contains("has 10 MIRA in the domain; nothing was asked for"), "{more}");
	let dust = refused(network.mira(&["svm", "deposit", "0.0001", "--key", "//Bob", "--to", &solana_of(9)]), 1);
	assert!(dust.contains("TooLittle"), "{dust}");
	let wrong = refused(network.mira(&["svm", "status", "nobody"]), 2);
	assert!(wrong.contains("neither an address of this network"), "{wrong}");
}

/// The address at Solana's door of an account that nobody has.
fn solana_of(byte: u8) -> String {
	mira_client::network::svm::solana_address(&mira_client::network::AccountId::from([byte; 32]))
}
