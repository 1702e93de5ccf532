//! From sending a response to provisional outcomes, with all verifiers up: blocks and seconds. `scripts/bench.sh` prints them.

use super::harness::*;
use mira_client::{
	network::{calls, Event, Included, Key, Life, Network as Chain, Scheme},
	splitting,
	submitting::{model_of, submission, Wishes},
};
use pallet_mira_claims::{Demand, Tier};
use std::time::{Duration, Instant};

/// Responses that are sent, one in each block.
const RESPONSES: u32 = 20;
/// Claims of each.
const CLAIMS: u32 = 4;

/// Sends a response of so many sums that no response of another number has.
pub async fn send(chain: &Chain, key: &str, number: u32, claims: u32) -> Included {
	let sum = |at: u32| (number * claims + at, at + 3);
	let text: String =
		(0..claims).map(sum).map(|(left, right)| format!("{left} plus {right} equals {}. ", left + right)).collect();
	let head = chain.best().await.expect("a block");
	let domains = chain.domains(head).await.expect("they are known");
	let reward = chain.claim_parameters(head).await.expect("they are known").tier(Tier::Fast).min_reward;
	let model = model_of("bench").expect("a name");
	let wishes = Wishes { model, tier: Tier::Fast, reward, demand: Demand::default() };
	let submission = submission(&text, &splitting::split(&text), &domains, wishes).expect("sums");
	let key = Key::from_secret(key, Scheme::Sr25519).expect("a path");
	chain.submit(&key, &calls::submit(&submission)).await.expect("it is taken")
}

/// Blocks from the one that has a response to those in which the last of its claims got so far.
#[derive(Clone, Copy, Default)]
struct Stages {
	drawn: u32,
	committed: u32,
	judged: u32,
}

async fn follow(chain: &Chain, included: &Included) -> Stages {
	let begun = included.block.number;
	let mut life = included.events.iter().find_map(|record| Life::begin(begun, &record.event)).expect("its event");
	let (mut next, mut open, mut stages) = (begun, CLAIMS, Stages::default());
	let deadline = Instant::now() + Duration::from_secs(240);
	loop {
		assert!(Instant::now() < deadline, "response {} has no outcomes", life.id);
		// None until there is one.
		while let Ok(Some(block)) = chain.block(next).await {
			let after = next - begun;
			for record in chain.events(block).await.expect("they are there") {
				let is_mine = |round| life.claims.values().any(|claim| claim.round == round);
				match &record.event {
					Event::CommitteeDrawn { round, .. } if is_mine(*round) => stages.drawn = after,
					Event::RevealsOpened { round, .. } if is_mine(*round) => stages.committed = after,
					Event::OutcomeProvisional { claim, .. } if life.claims.contains_key(claim) => {
						stages.judged = after;
						open -= 1;
					},
					_ => {},
				}
				life.apply(next, &record.event);
			}
			if open == 0 {
				return stages;
			}
			next += 1;
		}
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
}

/// Of sorted values the one below which a share of them is.
fn percentile<T: Copy>(sorted: &[T], percent: usize) -> T {
	sorted[(sorted.len() * percent).div_ceil(100).max(1) - 1]
}

/// Median and 95th percentile of the blocks; prints them, and the seconds.
fn measured(network: &Network) -> (u32, u32) {
	let _verifiers = network.verifiers();
	let runtime = tokio::runtime::Runtime::new().expect("threads");
	let chain = runtime.block_on(Chain::connect(&network.nodes[network.nodes.len() - 1].url())).expect("it answers");
	let mut waiting = Vec::new();
	for number in 0..RESPONSES {
		let sent = Instant::now();
		// The next one is sent when this one is in a block.
		let included = runtime.block_on(send(&chain, "//Alice", number, CLAIMS));
		let chain = chain.clone();
		waiting.push(runtime.spawn(async move { (follow(&chain, &included).await, sent.elapsed().as_secs_f64()) }));
	}
	let took: Vec<_> = waiting.into_iter().map(|one| runtime.block_on(one).expect("it ends")).collect();
	let mut seconds: Vec<_> = took.iter().map(|(_, seconds)| *seconds).collect();
	seconds.sort_unstable_by(f64::total_cmp);
	let validators = network.nodes.len();
	let tell = |what: &str, unit: &str, half: String, most: String| {
		println!("measured: {what}, {validators} validators, p50 and p95 | {half} and {most} {unit} |");
	};
	let blocks = |what: &str, stage: fn(&Stages) -> u32| {
		let mut blocks: Vec<_> = took.iter().map(|(stages, _)| stage(stages)).collect();
		blocks.sort_unstable();
		let (half, most) = (percentile(&blocks, 50), percentile(&blocks, 95));
		tell(what, "blocks", half.to_string(), most.to_string());
		(half, most)
	};
	blocks("from submission to the committees", |stages| stages.drawn);
	blocks("from there to the last commit", |stages| stages.committed - stages.drawn);
	blocks("from there to the provisional outcomes", |stages| stages.judged - stages.committed);
	let whole = blocks("from submission to the provisional outcomes", |stages| stages.judged);
	let (half, most) = (percentile(&seconds, 50), percentile(&seconds, 95));
	tell("the same as its sender sees it", "s", format!("{half:.1}"), format!("{most:.1}"));
	whole
}

#[test]
#[ignore = "three minutes; scripts/test.sh --long and scripts/bench.sh run it"]
fn one_validator_has_outcomes_within_five_blocks() {
	let (_, most) = measured(&Network::start());
	assert!(most <= 5, "{most} blocks");
}

#[test]
#[ignore = "three minutes with four nodes; scripts/test.sh --long and scripts/bench.sh run it"]
fn four_validators_have_outcomes_within_eleven_blocks() {
	let (half, most) = measured(&Network::of_four());
	assert!(half <= 7 && most <= 11, "{half} blocks, and {most}");
}
