//! Sessions and authorities as their users have them: one signature, then a key that does what was listed and no more.

use super::harness::*;
use mira_client::network::{Key, Scheme};
use serde_json::Value;

fn address(secret: &str) -> String {
	Key::from_secret(secret, Scheme::Sr25519).expect("a path").account().to_string()
}

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
	assert!(refused(run(&["Balances.transfer_all", "{ dest: Id(0x00), keep_alive: false }"]), 1).contains("Balances"));
	let remark = run(&["System.remark", "{ remark: 0x01 }", "--dry-run"]);
	assert!(printed(remark).contains("lets this"));
	assert!(refused(run(&["System.remark", "{ remark: "]), 1).contains("cannot be read"));
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
	let permit = ["session", "permit", &app, "--allow", "System.remark", "--sponsor", &bob, "--yes", "--key", "//Eve"];
	let permission = printed(network.mira(&permit));
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
