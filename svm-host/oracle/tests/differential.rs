//! A stream of transactions of every kind comes to the same on both sides.

use mira_svm_oracle::compare::{compare, Plan};

/// So many, unless `MIRA_ORACLE_TRANSACTIONS` says otherwise; from a seed that `MIRA_ORACLE_SEED` may give.
const TRANSACTIONS: usize = 10_000;

fn number(name: &str, default: usize) -> usize {
	std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

#[test]
fn parallel_is_as_one_by_one() {
	let transactions = number("MIRA_ORACLE_TRANSACTIONS", TRANSACTIONS);
	let seed = number("MIRA_ORACLE_SEED", 1) as u64;
	let plan = Plan { seed, transactions, batch: 250, workers: vec![1, 2, 3, 16] };
	let tally = compare(&plan).unwrap_or_else(|difference| panic!("{difference}"));
	println!("seed {seed}: {tally:?}");
	// No kind is missing, and neither are those that fail or those that do not.
	for (kind, (all, failed)) in &tally.kinds {
		assert!(all * 100 >= tally.all() * 3, "{all} of {kind:?} are too few");
		assert!(failed < all, "all of {kind:?} failed");
	}
	assert_eq!(tally.kinds.len(), 13);
	assert_eq!(tally.steps.len(), 7);
	for (step, (all, as_meant)) in &tally.steps {
		assert!(as_meant * 4 >= *all, "only {as_meant} of {all} times {step:?} came to what it is meant to");
	}
	assert!(tally.returned * 100 >= tally.all(), "only {} returned anything", tally.returned);
	let failed = tally.failed() * 100 / tally.all();
	assert!((25..=75).contains(&failed), "{failed} of a hundred failed");
}
