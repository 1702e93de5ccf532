//! Sessions and authorities as their users have them: one signature, then a key that does what was listed and no more.

use super::harness::*;
use mira_client::network::{Key, Scheme};
use serde_json::Value;

fn json(network: &Network, arguments: &[&str]) -> Value {
	let said = printed(network.mira(&[arguments, &["--json"]].concat()));
	serde_json::from_str(&said).expect("it prints JSON")
}

fn transfer(to: &str, amount: &str) -> String {
	format!("{{ dest: Id({}), value: {amount} }}", address(to))
}

#[test]
fn a_key_without_money_acts_within_what_was_shown() {
	let network = Network::start();
	let (alice, bob, app) = (address("//Alice"), address("//Bob"), address("//App"));
	let allow = format!("Balances.transfer_keep_alive,to={bob},at-most=1");
	let terms = ["--allow", &allow, "--allow", "System.remark", "--total", "2", "--per-use", "1", "--uses", "5"];
	let open = |more: &[&str]| {
		network.mira(&[&["session", "open", &app][..], &terms, &["--key", "//Alice", "--yes"], more].concat())
	};

	let properties = network.ask("system_properties", serde_json::json!([])).expect("they are known");
	assert_eq!(properties["ss58Format"], mira_client::network::ADDRESS_PREFIX);
	// What cannot be granted is said before anything is signed, or by the chain.
	assert!(refused(open(&["--allow", "Balances"]), 2).contains("PALLET.CALL"));
	assert!(refused(open(&["--lasts", "forever"]), 2).contains("write 30m, 2h or 7d"));
	assert!(refused(open(&["--lasts", "8d"]), 1).contains("TooLong"));
	assert!(refused(open(&["--allow", "Utility.dispatch_as"]), 1).contains("ItemNotDelegable"));
	let opened = open(&[]);
	let shown = String::from_utf8_lossy(&opened.stderr).into_owned();
	assert!(shown.contains("spend up to 2 MIRA in all, at most 1 MIRA at a time"), "{shown}");
	assert!(printed(opened).contains("Session 0"));

	let run = |more: &[&str]| network.mira(&[&["session", "run", "0"][..], more, &["--key", "//App"]].concat());
	let pay = |to: &str, amount: &str| run(&["Balances.transfer_keep_alive", &transfer(to, amount)]);
	printed(pay("//Bob", "1000000000"));
	let said = refused(pay("//Bob", "1000000001"), 1);
	assert!(said.contains("above the 1 MIRA") && said.contains("What it may: Key"), "{said}");
	assert!(refused(pay("//Charlie", "1"), 1).contains("not listed"));
	assert!(refused(run(&["Balances.transfer_all", "{ dest: Id(0x00), keep_alive: false }"]), 2).contains("Balances"));
	let remark = run(&["System.remark", "{ remark: 0x01 }", "--dry-run"]);
	assert!(printed(remark).contains("lets this"));
	assert!(refused(run(&["System.remark", "{ remark: "]), 2).contains("cannot be read"));
	assert!(refused(run(&["remark"]), 2).contains("neither PALLET.CALL nor hexadecimal"));
	// Another key is refused by the pool, in the words of the chain.
	let stolen = ["session", "run", "0", "System.remark", "{ remark: 0x }", "--key", "//Charlie"];
	let said = refused(network.mira(&stolen), 1);
	assert!(said.contains("MiraSessions.WrongKey"), "{said}");

	let session = json(&network, &["session", "show", "0"]);
	assert_eq!((&session["uses"]["used"], &session["spending"]["left"]), (&1.into(), &"1 MIRA".into()), "{session}");
	let review = json(&network, &["session", "review", &alice])[0].clone();
	assert_eq!(review["unused"], serde_json::json!(["System.remark"]));
	let enough = review["enough"].as_str().expect("it is a text");
	assert!(enough.starts_with("--allow Balances.transfer_keep_alive --total 1 --per-use 1 --uses 1"), "{enough}");
	let held = |more: &[&str]| {
		let known = json(&network, &[&["authority", &alice][..], more].concat());
		let all = known["authorities"].as_array().expect("a list").clone();
		let own: Vec<_> = all.into_iter().filter(|one| one["kind"] == "session").collect();
		(own, known["ended"].clone(), known["block"].to_string())
	};
	let (own, ended, then) = held(&[]);
	assert_eq!((own.len(), &own[0]["holder"], &ended), (1, &app.into(), &Value::Array(Vec::new())));
	let exposure = own[0]["exposure"].as_str().expect("a text");
	assert!(exposure.starts_with("1.09"), "what is left to spend, and for fees: {exposure}");

	printed(network.mira(&["session", "revoke", "0", "--key", "//Alice"]));
	assert!(refused(pay("//Bob", "1"), 1).contains("there is no such session"));
	let (own, ended, _) = held(&[]);
	assert_eq!((own.len(), &ended[0]["how"]), (0, &"revoked".into()));
	assert_eq!(held(&["--at", &then]).0.len(), 1, "who had it then can still be asked");
	assert!(refused(network.mira(&["authority", &alice, "--at", "999999"]), 1).contains("no block 999999"));
}

#[test]
fn a_permission_is_signed_once_and_opened_by_somebody_else() {
	let network = Network::start();
	let (bob, app) = (address("//Bob"), address("//App"));
	let terms = ["--allow", "System.remark", "--preset", "verify", "--sponsor", &bob];
	let permit = [&["session", "permit", &app][..], &terms, &["--yes", "--key", "//Eve"]].concat();
	let permission = printed(network.mira(&permit));
	assert!(permission.contains("System.remark; Claims.submit"), "{permission}");
	let file = network.folder.path().join("permission.json");
	std::fs::write(&file, &permission).expect("it can be written");
	let path = file.display().to_string();
	let relay = |key: &str| network.mira(&["session", "relay", &path, "--yes", "--key", key]);
	// Not by anybody: the permission names who pays.
	assert!(refused(relay("//Charlie"), 1).contains("NotTheSponsor"));
	let said = printed(relay("//Bob"));
	assert!(said.contains("Session 0"), "{said}");
	assert!(refused(relay("//Bob"), 1).contains("AlreadyOpened"), "one permission opens one session");
	printed(network.mira(&["session", "run", "0", "System.remark", "{ remark: 0x01 }", "--key", "//App"]));
	let kinds = |who: &str| {
		let known = json(&network, &["authority", &address(who)]);
		let all = known["authorities"].as_array().expect("a list").clone();
		all.into_iter().map(|one| one["kind"].as_str().unwrap_or_default().to_string()).collect::<Vec<_>>()
	};
	assert!(kinds("//Eve").contains(&"session".into()) && kinds("//Bob").contains(&"sponsored-session".into()));

	// A word of it changed is another text, and nobody signed that.
	let mut changed: Value = serde_json::from_str(&permission).expect("it is JSON");
	let text = changed["permission"].as_str().expect("a text").to_string();
	let last = if text.ends_with('0') { "1" } else { "0" };
	changed["permission"] = format!("{}{last}", &text[..text.len() - 1]).into();
	std::fs::write(&file, changed.to_string()).expect("it can be written");
	assert!(refused(relay("//Bob"), 2).contains("did not sign this"));
	std::fs::write(&file, "{}").expect("it can be written");
	assert!(refused(relay("//Bob"), 2).contains("not what `mira session permit` wrote"));

	// The sponsor stops paying.
	let revoke = |key: &str, what: &[&str]| network.mira(&[&["authority", "revoke"], what, &["--key", key]].concat());
	let said = refused(revoke("//Bob", &["session", "7"]), 1);
	assert!(said.contains("nobody has \"session 7\"") && said.contains("sponsored-session 0"), "{said}");
	assert!(refused(revoke("//Bob", &["risk-seat", "0"]), 1).contains("RiskCommittee.set_members, by referendum"));
	printed(revoke("//Bob", &["sponsored-session", "0"]));
	assert!(!kinds("//Eve").contains(&"session".into()));
	// The validator's keys end by its own word too.
	assert!(kinds("//Alice").contains(&"validator-keys".into()));
	printed(revoke("//Alice", &["validator-keys"]));
	assert!(!kinds("//Alice").contains(&"validator-keys".into()));
}

/// The median of what `ask` takes, in microseconds.
fn median(mut times: Vec<std::time::Duration>) -> u128 {
	times.sort();
	times[times.len() / 2].as_micros()
}

/// Not a test of limits, which are the machine's: scripts/bench.sh runs it.
#[test]
#[ignore = "measures; scripts/bench.sh sessions runs it"]
fn what_a_session_costs() {
	use codec::Encode;
	use mira_client::network::{call, calls, Network as Chain};
	const TIMES: usize = 300;
	let network = Network::start();
	let app = address("//App");
	let bytes = || {
		let prefix = format!("0x{}", hex::encode(sp_crypto_hashing::twox_128(b"MiraSessions")));
		let keys = network.ask("state_getKeysPaged", serde_json::json!([prefix, 1000])).expect("keys");
		let keys = keys.as_array().expect("a list").clone();
		let length = |key: &Value| {
			let size = network.ask("state_getStorageSize", serde_json::json!([key])).and_then(|size| size.as_u64());
			size.unwrap_or_default() + (key.as_str().expect("a text").len() as u64 - 2) / 2
		};
		keys.iter().map(length).sum::<u64>()
	};
	let before = bytes();
	let allow = format!("Balances.transfer_keep_alive,to={},at-most=1", address("//Bob"));
	let open =
		["session", "open", &app, "--allow", &allow, "--total", "10", "--lasts", "1d", "--yes", "--key", "//Alice"];
	printed(network.mira(&open));
	println!("measured: state of a session with one item, keys and values | {} bytes |", bytes() - before);

	let runtime = tokio::runtime::Runtime::new().expect("threads");
	let chain = runtime.block_on(Chain::connect(&network.url())).expect("the node answers");
	let key = |secret: &str| Key::from_secret(secret, Scheme::Sr25519).expect("a path");
	let arguments = format!("{{ dest: Id({}), value: 1 }}", address("//Bob"));
	let pay = runtime.block_on(chain.encode_call("Balances", "transfer_keep_alive", &arguments)).expect("it fits");
	let by_session = runtime.block_on(chain.sign(&key("//App"), &calls::execute_by_session(0, &pay)));
	let bob: [u8; 32] = key("//Bob").account().into();
	let plain = call("Balances", "transfer_keep_alive", (0u8, bob, codec::Compact(1u128)));
	let plain = runtime.block_on(chain.sign(&key("//Charlie"), &plain));
	let transactions = [plain.expect("it is signed"), by_session.expect("it is signed")];
	let head = network.ask("chain_getBlockHash", serde_json::json!([])).expect("a hash");
	let head_bytes = hex::decode(head.as_str().expect("a text").trim_start_matches("0x")).expect("hexadecimal");
	let timed = |function: &str, arguments: Vec<u8>| {
		let begun = std::time::Instant::now();
		let arguments = format!("0x{}", hex::encode(arguments));
		let answer = network.ask("state_call", serde_json::json!([function, arguments, head]));
		let took = begun.elapsed();
		(answer.and_then(|answer| answer.as_str().map(String::from)).expect("an answer"), took)
	};
	let mut times = [Vec::new(), Vec::new()];
	for _ in 0..TIMES {
		for (transaction, times) in transactions.iter().zip(&mut times) {
			// From outside; the transaction has its length before it already.
			let arguments = [&2u8.encode(), transaction.as_slice(), &head_bytes].concat();
			let (answer, took) = timed("TaggedTransactionQueue_validate_transaction", arguments);
			assert!(answer.starts_with("0x00"), "it is valid: {answer}");
			times.push(took);
		}
	}
	let [plain, by_session] = times.map(median);
	println!("measured: the pool's look at a transfer, plain and by a session | {plain} and {by_session} µs |");
	let asked: Vec<_> = (0..TIMES)
		.map(|_| timed("SessionsApi_authorities", <[u8; 32]>::from(key("//Alice").account()).to_vec()).1)
		.collect();
	println!("measured: listing the authorities over an account, over HTTP | {} µs |", median(asked));
}
