//! Verifiers are killed at any point, and the node restarted: every due reveal arrives, none is early, nobody pays.

use super::harness::*;
use serde_json::Value;
use std::{
	path::PathBuf,
	thread::JoinHandle,
	time::{Duration, Instant},
};

/// A small generator, so that a run can be repeated.
struct Random(u64);

impl Random {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		(self.0 >> 33) % bound
	}
}

/// One verifier for each library, killed again and again.
pub struct Victims {
	random: Random,
	configs: Vec<PathBuf>,
	processes: Vec<Process>,
	pub kills: u32,
}

impl Victims {
	pub fn start(network: &Network) -> Self {
		let seed = std::env::var("MIRA_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
		println!("MIRA_SEED={seed}");
		let configs: Vec<_> =
			LIBRARIES.iter().map(|(library, attestors)| network.config(library, library, attestors)).collect();
		let started = LIBRARIES.iter().zip(&configs).map(|((library, _), config)| network.verifier(library, config));
		let processes = started.collect();
		Self { random: Random(seed), configs, processes, kills: 0 }
	}

	/// Waits a moment, kills one, and starts it again. Leaves time to act: the deadline is twenty blocks.
	pub fn kill_one(&mut self, network: &Network) {
		std::thread::sleep(Duration::from_millis(400 + self.random.below(1_500)));
		let victim = self.random.below(3) as usize;
		self.processes[victim].kill();
		self.kills += 1;
		std::thread::sleep(Duration::from_millis(self.random.below(800)));
		self.processes[victim] = network.verifier(LIBRARIES[victim].0, &self.configs[victim]);
		std::thread::sleep(Duration::from_millis(2_500));
	}

	/// Fails if one found votes of somebody else; the pool refuses what is early, so that cannot be seen here.
	pub fn are_sane(&self) {
		for verifier in &self.processes {
			assert!(!verifier.log().contains("somebody else committed"), "{}", verifier.log());
		}
	}
}

/// Submits `numbers` as that many sums, in the background, and follows them until all are final.
pub fn sums(
	network: &Network,
	node: &Node,
	name: &str,
	numbers: std::ops::Range<u32>,
	more: &[&str],
) -> JoinHandle<Value> {
	let file = network.folder.path().join(format!("{name}.txt"));
	let text: String = numbers.map(|n| format!("{n} plus {} equals {}. ", n + 7, 2 * n + 7)).collect();
	std::fs::write(&file, text).expect("it can be written");
	let out = network.folder.path().join(format!("{name}.json"));
	let own = ["verify", "--yes", "--json", "--reward", "0.1", "--node", &node.url()].map(String::from);
	let paths = [file.display().to_string(), "--out".into(), out.display().to_string()];
	let arguments: Vec<String> = own.into_iter().chain(paths).chain(more.iter().map(ToString::to_string)).collect();
	std::thread::spawn(move || {
		let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
		serde_json::from_str(&printed(mira(&arguments))).expect("it prints JSON")
	})
}

/// Fails unless every claim is supported by all of its seats.
pub fn all_supported(result: &Value, expected: usize) {
	let claims = result["claims"].as_array().expect("there are claims");
	assert_eq!(claims.len(), expected);
	for claim in claims {
		assert_eq!(claim["outcome"], "Supported", "{claim:#}");
		let seats = claim["seats"].as_array().expect("there are seats");
		assert!(seats.iter().all(|seat| seat["verdict"] == "true"), "{claim:#}");
	}
}

/// Fails if an attestor was silent, or has bond frozen.
pub fn nobody_pays(network: &Network) {
	for attestor in network.report() {
		assert_eq!((&attestor["era"]["silent"], &attestor["frozen"]), (&0.into(), &"0 MIRA".into()), "{attestor:#}");
	}
}

#[test]
fn killed_at_any_point_every_verifier_reveals() {
	let mut network = Network::start();
	let mut victims = Victims::start(&network);
	let asked = sums(&network, &network.nodes[0], "sums", 0..50, &["--key", "//Alice"]);
	let (started, mut restarted) = (Instant::now(), false);
	while !asked.is_finished() {
		assert!(started.elapsed() < Duration::from_secs(400), "the claims are not final");
		victims.kill_one(&network);
		if !restarted && started.elapsed() > Duration::from_secs(20) {
			network.nodes[0].restart();
			restarted = true;
		}
	}
	println!("{} kills, node restarted: {restarted}", victims.kills);
	all_supported(&asked.join().expect("it ends"), 50);
	nobody_pays(&network);
	victims.are_sane();
}
