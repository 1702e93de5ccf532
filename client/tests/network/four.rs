//! Four validators: one of them, which all verifiers ask, is cut off between commit and reveal, and its blocks are undone; a
//! node is restarted, and verifiers are killed all the time. Nothing is lost, and nobody pays.

use super::{
	harness::*,
	kills::{all_supported, nobody_pays, sums, Victims},
};
use mira_client::network::{Block, DueSeat, Network as Chain};
use pallet_mira_attestations::{Phase, Seat};
use serde_json::json;
use std::time::{Duration, Instant};

/// Attestors of the chain spec.
const ATTESTORS: u32 = 6;

/// The node's best block, and what is due in its state.
async fn due(chain: &Chain) -> Option<(Block, Vec<DueSeat>)> {
	let head = chain.best().await.ok()?;
	let mut seats = Vec::new();
	for attestor in 0..ATTESTORS {
		seats.extend(chain.due_seats(attestor, head).await.ok()?);
	}
	Some((head, seats))
}

fn count(seats: &[DueSeat], is: impl Fn(&DueSeat) -> bool) -> usize {
	seats.iter().filter(|seat| is(seat)).count()
}

#[test]
#[ignore = "eight minutes with four nodes; scripts/test.sh --long runs it"]
fn what_a_fork_undid_is_done_again() {
	let mut network = Network::of_four();
	let runtime = tokio::runtime::Runtime::new().expect("threads");
	let chain = runtime.block_on(Chain::connect(&network.url())).expect("the node answers");
	let seen = |what: &str, is: &dyn Fn(&[DueSeat]) -> bool| {
		wait(what, 150, || runtime.block_on(due(&chain)).filter(|(_, seats)| is(seats)))
	};

	// In the standard tier reveals wait for finality, in the fast one for a block.
	let asked = [
		sums(&network, &network.nodes[1], "fast", 0..25, &["--key", "//Alice"]),
		sums(&network, &network.nodes[1], "standard", 25..50, &["--key", "//Bob", "--tier", "standard"]),
	];
	let all = 50 * 5;
	seen("all committees", &|seats| seats.len() == all);
	network.cut_off(0);
	let mut victims = Victims::start(&network);
	let (undone, seats) = seen("a commit on the fork", &|seats| count(seats, |due| due.seat != Seat::Drawn) > 0);
	let commits = count(&seats, |due| matches!(due.seat, Seat::Committed(_)));
	let reveals = count(&seats, |due| matches!(due.round.phase, Phase::Revealing { .. }));
	println!("on the fork, at block {}: {commits} commits; {reveals} seats of {all} could reveal", undone.number);
	// The others agree on another block of that height, so that this one cannot stay.
	wait("the others to be final without it", 150, || {
		let agreed = network.nodes[1].finalized()? >= undone.number.into();
		agreed.then_some(())
	});
	network.join(&network.nodes[0]);
	wait("the fork to be undone", 120, || {
		let hash = network.ask("chain_getBlockHash", json!([undone.number]))?;
		(hash != json!(undone.hash)).then_some(())
	});

	let (started, mut restarted) = (Instant::now(), false);
	while !asked.iter().all(|asked| asked.is_finished()) {
		assert!(started.elapsed() < Duration::from_secs(600), "the claims are not final");
		victims.kill_one(&network);
		if !restarted {
			network.nodes[0].restart();
			network.join(&network.nodes[0]);
			restarted = true;
		}
	}
	println!("{} kills, node restarted: {restarted}", victims.kills);
	for asked in asked {
		all_supported(&asked.join().expect("it ends"), 25);
	}
	nobody_pays(&network);
	victims.are_sane();
}
