//! How fast the executor is: against LiteSVM on one core, and against itself with more workers. Both sides in one run, in turn.

use clap::Parser;
use mira_svm_executor::{
	interface::batch::{Authority, Block, Queued},
	Engine, Executor, Recording,
};
use mira_svm_oracle::{
	kinds::sign,
	programs::{count, token},
	world::{block, enter, lite, stored, Stored, World, USERS},
};
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_hash::Hash;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction::versioned::VersionedTransaction;
use std::{
	collections::BTreeSet,
	time::{Duration, Instant},
};

/// As in the node, and for both sides.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Transactions of a batch, and how often each side executes one.
const BATCH: usize = 4_096;
const ROUNDS: usize = 7;
/// Processes of which each measures all of it.
const PROCESSES: usize = 7;

#[derive(Clone, Copy)]
enum Load {
	Transfers,
	Tokens,
	Compute,
	/// A third of each, all paid by one: each writes its account, and waits for the one before.
	Contended,
}

fn transactions(world: &World, load: Load, recent: Hash) -> Vec<VersionedTransaction> {
	let one = |at: usize| {
		let (load, pair) = match load {
			Load::Contended => ([Load::Transfers, Load::Tokens, Load::Compute][at % 3], 0),
			alone => (alone, at % (USERS / 2)),
		};
		// Halves of the users pay each other, so that pairs have nothing in common.
		let (from, to) = (pair, USERS / 2 + pair);
		let (payer, other) = (&world.users[from], &world.users[to]);
		let instructions = match load {
			Load::Transfers | Load::Contended => {
				vec![system::transfer(&payer.pubkey(), &other.pubkey(), at as u64 + 1)]
			},
			Load::Tokens => {
				let [source, target] = [from, to].map(|user| world.tokens(0, user));
				// Few tokens each: there are enough for all rounds.
				let amount = 1 + (at as u64 % 2);
				vec![
					ComputeBudgetInstruction::set_compute_unit_limit(200_000 + at as u32),
					token::transfer(token::TOKEN, source, target, payer.pubkey(), amount),
				]
			},
			Load::Compute => vec![count(world.counter, 10_000 + at as u64)],
		};
		sign(&instructions, &[payer], recent)
	};
	(0..BATCH).map(one).collect()
}

fn queue(list: &[VersionedTransaction]) -> Vec<Queued> {
	let bytes = |transaction| bincode::serialize(transaction).expect("it can be sent");
	list.iter().map(|one| Queued { bytes: bytes(one), authority: Authority::Signatures }).collect()
}

fn executor(workers: usize) -> Executor {
	Executor::new(Engine::of(Engine::FIRST).expect("it is there"), workers).expect("threads can be made")
}

fn time(executor: &Executor, block: &Block, queue: &[Queued], state: &Stored) -> Duration {
	let (queue, mut state) = (queue.to_vec(), state.clone());
	let start = Instant::now();
	let effects = executor.execute(block, queue, &mut state, Recording::Off).expect("it can be executed");
	let took = start.elapsed();
	assert!(effects.outcomes.iter().all(|outcome| outcome.status.is_ok()), "a bench of failures says nothing");
	took
}

fn median(times: Vec<Duration>) -> f64 {
	middle(times.iter().map(Duration::as_secs_f64).collect())
}

fn middle(mut numbers: Vec<f64>) -> f64 {
	numbers.sort_by(f64::total_cmp);
	numbers[numbers.len() / 2]
}

fn micros(seconds: f64) -> f64 {
	seconds * 1e6 / BATCH as f64
}

/// Measures the executor against LiteSVM, in turn, and prints a table.
#[derive(Parser)]
struct Arguments {
	/// Have the executor alone execute one load, this often, for whoever looks on with a profiler.
	#[arg(long)]
	profile: Option<usize>,
	/// Which load that is: its place in the table, from 0.
	#[arg(long, default_value_t = 0)]
	load: usize,
	/// Have so many workers execute all loads, and print how many KiB of memory the process had at most.
	#[arg(long, conflicts_with = "profile")]
	memory: Option<usize>,
	/// Measure one load, in this process alone, and print medians in seconds.
	#[arg(long, conflicts_with_all = ["profile", "memory"])]
	alone: bool,
}

const LOADS: [(&str, Load); 4] = [
	("system transfer", Load::Transfers),
	("p-token transfer", Load::Tokens),
	("30,000 compute units", Load::Compute),
	("all three, paid by one account", Load::Contended),
];

/// One worker, signatures known to be good.
fn profile(load: Load, rounds: usize) {
	let (world, accounts) = World::new();
	let block = block(1);
	let queue = queue(&transactions(&world, load, Hash::new_from_array(block.hashes[0])));
	let (one, state) = (executor(1), stored(&accounts));
	queue.iter().for_each(|queued| assert!(one.is_signed(&queued.bytes, &Authority::Signatures)));
	let times = (0..rounds).map(|_| time(&one, &block, &queue, &state)).collect();
	println!("{:.2} µs each", micros(median(times)));
}

/// Memory of the process at most, in KiB, as Linux tells it.
fn peak() -> u64 {
	let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells it");
	let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it is there");
	line.trim().trim_end_matches("kB").trim().parse().expect("a number")
}

/// All loads by so many workers, often enough for each of them to have its part.
fn memory(workers: usize) {
	let (world, accounts) = World::new();
	let block = block(1);
	let (executor, state) = (executor(workers), stored(&accounts));
	let mut at_work = BTreeSet::new();
	for _ in 0..ROUNDS {
		for (_, load) in LOADS {
			let queue = queue(&transactions(&world, load, Hash::new_from_array(block.hashes[0])));
			let effects =
				executor.execute(&block, queue, &mut state.clone(), Recording::On).expect("it can be executed");
			at_work.extend(effects.recorded.iter().flatten().map(|recorded| recorded.worker));
		}
	}
	assert_eq!(at_work.len(), workers, "some had nothing to do, and took no memory for it");
	println!("{}", peak());
}

/// KiB of each worker: by how much more processes have that have more of them.
fn memory_per_worker() -> f64 {
	let (few, many) = (1, 9);
	let of = |workers: usize| {
		let told = || of_a_process(&["--memory", &workers.to_string()])[0];
		middle(std::iter::repeat_with(told).take(PROCESSES).collect())
	};
	(of(many) - of(few)) / (many - few) as f64
}

/// Numbers that a process of its own prints: where memory happens to lie makes more of a difference than what is measured.
fn of_a_process(arguments: &[&str]) -> Vec<f64> {
	let command = std::env::current_exe().expect("it runs");
	let output = std::process::Command::new(command).args(arguments).output().expect("it can run once more");
	let told = String::from_utf8(output.stdout).expect("numbers are text");
	told.split_whitespace().map(|number| number.parse().expect("a number")).collect()
}

fn main() {
	let Arguments { profile: rounds, load, memory: workers, alone } = Arguments::parse();
	let (_, chosen) = LOADS[load % LOADS.len()];
	if let Some(rounds) = rounds {
		return profile(chosen, rounds);
	}
	if let Some(workers) = workers {
		return memory(workers);
	}
	if alone {
		return row(chosen).iter().for_each(|seconds| println!("{seconds}"));
	}
	println!("| what | LiteSVM, µs each | executor, µs each | times as fast | 2 workers | of 2 side by side | with signatures, 2 workers over LiteSVM |");
	println!("|---|---:|---:|---:|---:|---:|---:|");
	for (at, (name, _)) in LOADS.iter().enumerate() {
		let processes: Vec<_> = (0..PROCESSES).map(|_| of_a_process(&["--alone", "--load", &at.to_string()])).collect();
		print(name, std::array::from_fn(|column| middle(processes.iter().map(|row| row[column]).collect())));
	}
	println!("\nEach worker takes {:.1} MiB.", memory_per_worker() / 1_024.0);
}

fn print(name: &str, [lite, one, two, both, lite_signed, two_signed]: [f64; 6]) {
	println!(
		"| {name} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
		micros(lite),
		micros(one),
		lite / one,
		one / two,
		// Two batches in the time of `both`, against two batches one after the other by two workers.
		both / (2.0 * two),
		lite_signed / two_signed,
	);
}

/// Medians of one process: LiteSVM, one worker, two, two executors side by side, and both sides with signatures to check. In seconds.
fn row(load: Load) -> [f64; 6] {
	let (world, accounts) = World::new();
	let block = block(1);
	let queue = queue(&transactions(&world, load, Hash::new_from_array(block.hashes[0])));
	let state = stored(&accounts);
	let (one, two) = (executor(1), executor(2));
	for executor in [&one, &two] {
		// As when this node's pool has seen them.
		queue.iter().for_each(|queued| assert!(executor.is_signed(&queued.bytes, &Authority::Signatures)));
	}
	let mut times: [Vec<Duration>; 6] = Default::default();
	for _ in 0..ROUNDS {
		let mut lite = lite(&accounts);
		enter(&mut lite, &block);
		times[0].push(lite_time(&mut lite, &queue));
		times[1].push(time(&one, &block, &queue, &state));
		times[2].push(time(&two, &block, &queue, &state));
		times[3].push(side_by_side(&block, &queue, &state));
		let mut lite = mira_svm_oracle::world::lite(&accounts).with_sigverify(true);
		enter(&mut lite, &block);
		times[4].push(lite_time(&mut lite, &queue));
		// One that has seen nothing has to check all signatures.
		let fresh = executor(2);
		fresh.execute(&block, Vec::new(), &mut state.clone(), Recording::Off).expect("nothing can be executed");
		times[5].push(time(&fresh, &block, &queue, &state));
	}
	times.map(median)
}

/// Given what a node is given too: bytes.
fn lite_time(lite: &mut litesvm::LiteSVM, queue: &[Queued]) -> Duration {
	let start = Instant::now();
	for Queued { bytes, .. } in queue {
		let transaction: VersionedTransaction = bincode::deserialize(bytes).expect("it was serialized");
		lite.send_transaction(transaction).expect("a bench of failures says nothing");
	}
	start.elapsed()
}

/// Two executors with one worker each, at the same time: what two workers could do if they had nothing in common.
fn side_by_side(block: &Block, queue: &[Queued], state: &Stored) -> Duration {
	let executors = [executor(1), executor(1)];
	for executor in &executors {
		queue.iter().for_each(|queued| assert!(executor.is_signed(&queued.bytes, &Authority::Signatures)));
		time(executor, block, queue, state);
	}
	std::thread::scope(|scope| {
		let runs: Vec<_> = executors.iter().map(|one| scope.spawn(|| time(one, block, queue, state))).collect();
		runs.into_iter().map(|run| run.join().expect("it ends")).max().expect("there are two")
	})
}
