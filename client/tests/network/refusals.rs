//! Bad input: a clear error, the right exit code, and nothing charged.

use super::harness::*;
use serde_json::json;

#[test]
fn bad_input_is_refused_and_nothing_is_charged() {
	let network = Network::start();
	let folder = network.folder.path().to_path_buf();
	let file = |name: &str, content: &[u8]| {
		let path = folder.join(name);
		std::fs::write(&path, content).expect("it can be written");
		path.to_str().expect("paths of tests are text").to_string()
	};
	let many: String = (0..80).map(|n| format!("Town number {n} has {n} houses. ")).collect();
	let good = file("good.txt", b"Paris is the capital of France.");
	let alice = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9de1e86a9a8c739864cf3cc5ec2bea59fd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
	let balance = || network.ask("state_getStorage", json!([alice])).expect("Alice has an account");
	let before = balance();

	let verify =
		|file: &str, more: &[&str]| network.mira(&[&["verify", file, "--key", "//Alice", "--yes"], more].concat());
	let cases: Vec<(&str, String, &[&str], i32, &str)> = vec![
		("empty", file("empty.txt", b""), &[], 2, "is empty"),
		("huge", file("huge.txt", &vec![b'a'; 2 << 20]), &[], 2, "at most"),
		("binary", file("binary.txt", &[0xff, 0xfe, 0x00, 0x80]), &[], 2, "not UTF-8"),
		("control characters", file("control.txt", b"\x1b[31mParis\x07 is in France."), &[], 2, "control character"),
		("too many claims", file("many.txt", many.as_bytes()), &[], 2, "at most 64"),
		("nothing to check", file("hello.txt", b"Hello! How are you?"), &[], 2, "no statement"),
		("absent", folder.join("absent.txt").display().to_string(), &[], 2, "absent.txt"),
		("unknown model", good.clone(), &["--model", " "], 2, "name of a model"),
		("a reward below the least", good.clone(), &["--reward", "0.000000001"], 2, "no price"),
		("an amount that is none", good.clone(), &["--reward", "much"], 2, "is no amount"),
		("too few rounds", good.clone(), &["--min-rounds", "4"], 1, "rounds can be seated"),
		("too cheap to buy", good.clone(), &["--min-cost-to-buy", "1000000"], 1, "could be bought"),
		("a genesis that is none", good.clone(), &["--genesis", "0x11"], 2, "--genesis"),
	];
	for (name, file, more, code, expected) in cases {
		let said = refused(verify(&file, more), code);
		assert!(said.contains(expected), "{name}: {said}");
	}
	let other = format!("0x{}", "11".repeat(32));
	assert!(refused(verify(&good, &["--genesis", &other]), 2).contains("is of the network"));
	let poor = ["verify", &good, "--key", "//Nobody", "--yes"];
	assert!(refused(network.mira(&poor), 2).contains("Nothing was charged"), "no funds");
	let unasked = ["verify", &good, "--key", "//Alice"];
	assert!(refused(network.mira(&unasked), 2).contains("--yes"), "nobody can be asked");
	assert!(refused(network.mira(&["verify", &good, "--yes"]), 2).contains("no key"));
	let shown =
		["verify", &good, "--key", "bottom drive obey lake curtain smoke basket hold race lonely fit walk", "--yes"];
	let said = refused(network.mira(&shown), 2);
	assert!(said.contains("can be seen by others") && !said.contains("obey"), "{said}");
	printed(network.mira(&["verify", &good, "--dry-run"]));
	assert_eq!(balance(), before, "nothing was charged");

	let nowhere = ["verify", &good, "--key", "//Alice", "--yes", "--node", "ws://127.0.0.1:9"];
	assert!(refused(mira(&nowhere), 3).contains("Is a node running there?"));
	assert!(refused(network.mira(&["claims", "show", "7"]), 1).contains("there is no response 7"));
	assert!(refused(network.mira(&["certificate", "make", "7"]), 1).contains("there is no response 7"));
	assert!(refused(network.mira(&["attestor", "status", "99"]), 1).contains("there is no attestor 99"));
	assert!(refused(network.mira(&["attestor", "status", "who"]), 2).contains("neither a number nor an address"));
}

#[test]
fn verifiers_say_what_is_wrong_with_them() {
	let network = Network::start();
	let run = |text: &str| {
		let path = network.folder.path().join("bad.toml");
		std::fs::write(&path, text).expect("it can be written");
		mira(&["verifier", "run", path.to_str().expect("text")])
	};
	let url = network.url();
	let attestor = "[[attestor]]\ndevelopment-key = \"//Attestor//1\"\nbackend = \"c\"\n";
	let backend = "[backend.c]\nkind = \"compute\"\n";
	let head = format!("node = \"{url}\"\nfolder = \"x\"\n");
	let cases = [
		(format!("{head}{attestor}[backend.d]\nkind = \"compute\"\n"), "no backend \"c\"; known: d"),
		(format!("{head}{attestor}[backend.c]\nkind = \"ensemble\"\nof = [\"c\"]\n"), "in itself"),
		(format!("{head}{attestor}[backend.c]\nkind = \"evidence\"\nfolder = \"nowhere\"\n"), "nowhere"),
		(format!("{head}{}{backend}", attestor.replace("//Attestor//1", "//Stranger")), "no attestor signs with"),
		(
			format!(
				"{head}{}{backend}",
				attestor.replace("development-key = \"//Attestor//1\"", "key-env = \"UNSET\"")
			),
			"UNSET is not set",
		),
		(format!("{head}{}{backend}", attestor.replace("//Attestor//1", "word word")), "belong into a file"),
		(format!("{head}{attestor}{backend}surprise = 1\n"), "surprise"),
		(format!("{head}attestor = []\n{backend}"), "no [[attestor]]"),
	];
	for (text, expected) in cases {
		let output = run(&text);
		let said = String::from_utf8_lossy(&output.stderr).into_owned();
		assert!(!output.status.success() && said.contains(expected), "{expected}: {said}");
	}

	let config = network.config("atlas", "atlas", &[1]);
	let check = mira(&["verifier", "check", config.to_str().expect("text")]);
	let said = printed(check);
	assert!(said.contains("family atlas") && said.contains("passages"), "{said}");
	let first = network.verifier("atlas", &config);
	wait("the first to run", 30, || first.log().contains("rounds in the diary").then_some(()));
	// A folder of its own does not help: there is one attestor.
	let second = network.config("second", "annals", &[1]);
	let mut second = network.verifier("second", &second);
	let code = wait("the second to be refused", 30, || second.ended());
	assert!(code == 1 && second.log().contains("being signed for already"), "{}", second.log());
}
