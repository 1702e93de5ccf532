//! Who pays, and who does not: a seat that never reveals; everybody else, whatever others do to the chain.

use super::{
	harness::*,
	kills::{all_supported, nobody_pays, sums},
};
use mira_client::network::{call, calls, Key, Network as Chain, Scheme};
use pallet_mira_attestations::{AttestorId, Commit, Phase, Seat};
use serde_json::{json, Value};
use sp_core::H256;
use std::{
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::Duration,
};

/// The attestor that goes wrong; all others have honest verifiers.
const ROGUE: AttestorId = 5;

/// Runs `work` every second, on a connection of its own, until told to stop.
fn beside<Work, Done>(url: String, work: Work) -> (Arc<AtomicBool>, std::thread::JoinHandle<()>)
where
	Work: Fn(Chain) -> Done + Send + 'static,
	Done: std::future::Future<Output = ()>,
{
	let stop = Arc::new(AtomicBool::new(false));
	let stopped = stop.clone();
	let thread = std::thread::spawn(move || {
		let runtime = tokio::runtime::Runtime::new().expect("threads");
		runtime.block_on(async {
			let chain = Chain::connect(&url).await.expect("the node answers");
			while !stopped.load(Ordering::SeqCst) {
				work(chain.clone()).await;
			}
		});
	});
	(stop, thread)
}

/// Commits for every seat of an attestor, and never reveals.
async fn commit_only(chain: Chain) {
	let key = Key::from_secret(&format!("//Attestor//{}", ROGUE + 1), Scheme::Sr25519).expect("a path");
	if let Ok(head) = chain.best().await {
		let seats = chain.due_seats(ROGUE, head).await.unwrap_or_default();
		let is_due = |due: &&_| matches!(due, mira_client::network::DueSeat { round, seat: Seat::Drawn, .. } if matches!(round.phase, Phase::Committing { .. }));
		let commits: Vec<_> =
			seats.iter().filter(is_due).map(|due| Commit { round: due.id, hash: H256::repeat_byte(7) }).collect();
		if !commits.is_empty() {
			// Refused where it is in a block already.
			let _ = chain.send(&key, &calls::commit(&commits)).await;
		}
	}
	tokio::time::sleep(Duration::from_secs(1)).await;
}

/// Verifiers of all attestors but the rogue one.
fn honest(network: &Network) -> Vec<Process> {
	let start = |(library, attestors): &(&str, [u32; 2])| {
		let honest: Vec<_> = attestors.iter().copied().filter(|number| *number != ROGUE + 1).collect();
		network.verifier(library, &network.config(library, library, &honest))
	};
	LIBRARIES.iter().map(start).collect()
}

/// How much an amount is, in tokens.
fn tokens(amount: &Value) -> f64 {
	let text = amount.as_str().expect("amounts are text");
	text.split_whitespace().next().and_then(|number| number.replace(',', "").parse().ok()).expect("a number")
}

#[test]
#[ignore = "a quarter of an hour; scripts/test.sh --long runs it"]
fn who_never_reveals_pays_and_leaves_the_draw() {
	let network = Network::start();
	let _verifiers = honest(&network);
	let (stop, rogue) = beside(network.url(), commit_only);
	let until_provisional = ["--key", "//Alice", "--until", "provisional"];
	let first = sums(&network, &network.nodes[0], "first", 0..8, &until_provisional).join().expect("it ends");
	let seats = |claim: &Value| claim["seats"].as_array().expect("there are seats").clone();
	let of_rogue = |seat: &Value| seat["attestor"] == ROGUE;
	let claims = first["claims"].as_array().expect("there are claims").clone();
	let silent = claims.iter().flat_map(seats).filter(of_rogue).count();
	assert!(silent >= 3, "it had {silent} seats of eight committees of five of six");
	for claim in &claims {
		assert_eq!(claim["outcome"], "Supported", "four fifths are enough: {claim:#}");
		for seat in seats(claim) {
			let expected = if of_rogue(&seat) { "silent" } else { "true" };
			assert_eq!(seat["verdict"], expected, "{claim:#}");
		}
	}
	let expected = 6.0 * 0.1 * silent as f64;
	let report = network.report();
	for attestor in &report {
		if attestor["attestor"] == ROGUE {
			assert!(attestor["standing"].as_str().is_some_and(|text| text.contains("suspended")), "{attestor:#}");
			assert_eq!(attestor["era"]["silent"], silent, "{attestor:#}");
			assert!((tokens(&attestor["frozen"]) - expected).abs() < 1e-6, "{attestor:#}");
		} else {
			assert_eq!((&attestor["era"]["silent"], tokens(&attestor["frozen"])), (&json!(0), 0.0), "{attestor:#}");
		}
	}
	println!("{silent} seats silent, {expected} MIRA frozen");

	// The others fill the committees alone.
	let second = sums(&network, &network.nodes[0], "second", 8..16, &until_provisional).join().expect("it ends");
	all_supported(&second, 8);
	assert!(!second["claims"].as_array().expect("claims").iter().flat_map(seats).any(|seat| of_rogue(&seat)));
	stop.store(true, Ordering::SeqCst);
	rogue.join().expect("it only tries");

	// What was frozen is taken after the time in which it could have been cancelled.
	let paid = wait("the slash", 900, || {
		let now = network.report();
		let paid = 10_000.0 - tokens(&now[ROGUE as usize]["bond"]);
		(paid > 0.0 && tokens(&now[ROGUE as usize]["frozen"]) == 0.0).then_some((paid, now))
	});
	assert!((paid.0 - expected).abs() < 1e-6, "{} MIRA paid, {expected} expected", paid.0);
	assert!(paid.1.iter().all(|attestor| attestor["attestor"] == ROGUE || tokens(&attestor["bond"]) == 10_000.0));
}

/// Fills the pool with transactions as large as a block takes many of: ordinary ones, and ones that claim the reserve of
/// votes.
async fn flood(chain: Chain) {
	const SIZE: usize = 500_000;
	for (name, is_operational) in [("//Charlie", false), ("//Dave", true)] {
		let key = Key::from_secret(name, Scheme::Sr25519).expect("a path");
		let call = if is_operational {
			call("System", "set_storage", (vec![(vec![1u8], vec![2u8; SIZE])],))
		} else {
			call("System", "remark", (vec![3u8; SIZE],))
		};
		// A full pool refuses, which is what it is about.
		let _ = chain.send(&key, &call).await;
	}
}

/// Bytes of a block that is full: ordinary transactions can have three quarters of five MiB.
const FULL: usize = 3_000_000;

/// Bytes of the transactions of a block.
fn block_bytes(network: &Network, number: u64) -> Option<usize> {
	let hash = network.ask("chain_getBlockHash", json!([number]))?;
	let block = network.ask("chain_getBlock", json!([hash]))?;
	let bytes = |extrinsic: &Value| extrinsic.as_str().map_or(0, |hex| hex.len().saturating_sub(2) / 2);
	Some(block["block"]["extrinsics"].as_array()?.iter().map(bytes).sum())
}

#[test]
#[ignore = "some minutes of full blocks; scripts/test.sh --long runs it"]
fn a_flood_through_the_windows_slashes_nobody() {
	let network = Network::start();
	let number = || network.nodes[0].finalized().unwrap_or_default();
	let asked = sums(&network, &network.nodes[0], "sums", 0..20, &["--key", "//Alice", "--until", "provisional"]);
	let seats = || network.report().iter().filter_map(|attestor| attestor["seats"].as_u64()).sum::<u64>();
	wait("all committees", 60, || (seats() == 20 * 5).then_some(()));
	let (stop, flooder) = beside(network.url(), flood);
	wait("full blocks", 60, || (block_bytes(&network, number())? > FULL).then_some(()));
	let before = number();
	// From here on they commit, and reveal.
	let _verifiers = network.verifiers();
	let result = asked.join().expect("it ends");
	let after = number();
	stop.store(true, Ordering::SeqCst);
	flooder.join().expect("it only tries");
	all_supported(&result, 20);
	nobody_pays(&network);
	let sizes: Vec<_> = (before..=after).filter_map(|number| block_bytes(&network, number)).collect();
	println!("bytes of blocks {before} to {after}: {sizes:?}");
	let full = sizes.iter().filter(|bytes| **bytes > FULL).count();
	assert!(full * 2 >= sizes.len(), "only {full} of {} blocks were full", sizes.len());
}
