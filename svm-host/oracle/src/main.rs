//! Compares the executor with LiteSVM on a stream of transactions.

use clap::Parser;
use mira_svm_oracle::compare::{compare, Plan};

/// Compares the executor with LiteSVM: statuses, compute units, returned data and accounts, transaction by transaction, with several
/// numbers of workers.
///
/// Exit code: 0 no difference, 1 a difference, which is named with the seed that makes it again.
#[derive(Parser)]
#[command(after_help = "Example: mira-svm-oracle --seed 7 --transactions 100000")]
struct Arguments {
	/// What transactions are drawn from. The same seed draws the same.
	#[arg(long, default_value_t = 1)]
	seed: u64,
	/// How many, at least.
	#[arg(long, default_value_t = 10_000)]
	transactions: usize,
	/// How many in a block.
	#[arg(long, default_value_t = 200)]
	batch: usize,
	/// Numbers of workers: each batch is executed with each of these.
	#[arg(long, value_delimiter = ',', default_value = "1,2,3,16")]
	workers: Vec<usize>,
}

fn main() {
	let Arguments { seed, transactions, batch, workers } = Arguments::parse();
	let plan = Plan { seed, transactions, batch, workers };
	match compare(&plan) {
		Ok(tally) => {
			println!("| kind | transactions | failed |\n|---|---:|---:|");
			for (kind, (all, failed)) in &tally.kinds {
				println!("| {kind:?} | {all} | {failed} |");
			}
			println!("| all | {} | {} |", tally.all(), tally.failed());
			println!(
				"\n| of programs that are deployed | transactions | came to what they are meant to |\n|---|---:|---:|"
			);
			for (step, (all, as_meant)) in &tally.steps {
				println!("| {step:?} | {all} | {as_meant} |");
			}
			println!(
				"\nNo difference, with {:?} workers. Seed {seed}. Errors seen: {}.",
				plan.workers,
				tally.errors.len()
			);
			for error in &tally.errors {
				println!("- {error}");
			}
		},
		Err(difference) => {
			eprintln!("{difference}");
			std::process::exit(1);
		},
	}
}
