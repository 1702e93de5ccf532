//! Verifiers are killed at any point, and the node restarted: every due reveal arrives, none is early, nobody pays.

use super::harness::*;
use serde_json::Value;
use std::time::{Duration, Instant};

/// A small generator, so that a run can be repeated.
struct Random(u64);

impl Random {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		(self.0 >> 33) % bound
	}
}

#[test]
fn killed_at_any_point_every_verifier_reveals() {
	let seed = std::env::var("MIRA_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
	println!("MIRA_SEED={seed}");
	let mut random = Random(seed);
	let mut network = Network::start();
	let configs: Vec<_> =
		LIBRARIES.iter().map(|(library, attestors)| network.config(library, library, attestors)).collect();
	let mut verifiers: Vec<_> =
		LIBRARIES.iter().zip(&configs).map(|((library, _), config)| network.verifier(library, config)).collect();

	let file = network.folder.path().join("sums.txt");
	let sums: String = (0..50).map(|n| format!("{n} plus {} equals {}. ", n + 7, 2 * n + 7)).collect();
	std::fs::write(&file, sums).expect("it can be written");
	let url = network.url();
	let path = file.to_str().expect("paths of tests are text").to_string();
	let out = network.folder.path().join("sums.json").display().to_string();
	let asked = std::thread::spawn(move || {
		mira(&[
			"verify", &path, "--key", "//Alice", "--yes", "--json", "--node", &url, "--out", &out, "--reward", "0.1",
		])
	});
	let (mut kills, started, mut restarted) = (0, Instant::now(), false);
	while !asked.is_finished() {
		assert!(started.elapsed() < Duration::from_secs(400), "the claims are not final");
		std::thread::sleep(Duration::from_millis(400 + random.below(1_500)));
		let victim = random.below(3) as usize;
		let (library, _) = LIBRARIES[victim];
		verifiers[victim].kill();
		kills += 1;
		if !restarted && started.elapsed() > Duration::from_secs(20) {
			network.restart_node();
			restarted = true;
		}
		std::thread::sleep(Duration::from_millis(random.below(800)));
		verifiers[victim] = network.verifier(library, &configs[victim]);
		// Time to act before the next one: the deadline is twenty blocks.
		std::thread::sleep(Duration::from_millis(2_500));
	}
	println!("{kills} kills, node restarted: {restarted}");
	let output = asked.join().expect("it ends");
	let result: Value = serde_json::from_str(&printed(output)).expect("it prints JSON");
	let claims = result["claims"].as_array().expect("there are claims");
	assert_eq!(claims.len(), 50);
	for claim in claims {
		assert_eq!(claim["outcome"], "Supported", "{claim:#}");
		let seats = claim["seats"].as_array().expect("there are seats");
		assert!(seats.iter().all(|seat| seat["verdict"] == "true"), "{claim:#}");
	}
	let report: Value =
		serde_json::from_str(&printed(network.mira(&["attestor", "report", "--json"]))).expect("it prints JSON");
	for attestor in report.as_array().expect("a list") {
		assert_eq!((&attestor["era"]["silent"], &attestor["frozen"]), (&0.into(), &"0 MIRA".into()), "{attestor:#}");
	}
	// The pool refuses what is early; a verifier that tried would have said so.
	for verifier in &verifiers {
		assert!(!verifier.log().contains("somebody else committed"), "{}", verifier.log());
	}
}
