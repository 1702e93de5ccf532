//! Bytes that may be a transaction: what is said of it beforehand is what happens to it, and nothing ever panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mira_svm_executor::{interface::batch::Block, Engine, Executor};
use mira_svm_oracle::world::{block, stored, Stored, World};
use solana_account::ReadableAccount;
use std::{
	collections::BTreeMap,
	sync::{LazyLock, Mutex},
};

struct Bench {
	executor: Executor,
	block: Block,
	state: Stored,
}

static BENCH: LazyLock<Mutex<Bench>> = LazyLock::new(|| {
	let (_, accounts) = World::new();
	let engine = Engine::of(Engine::NEWEST).expect("it is there");
	let executor = Executor::new(engine, 1).expect("a thread can be made");
	let block = Block { engine: Engine::NEWEST, ..block(200) };
	Mutex::new(Bench { executor, block, state: stored(&accounts) })
});

fuzz_target!(|bytes: &[u8]| {
	let bench = &mut *BENCH.lock().expect("nothing panics");
	let Bench { executor, block, state } = bench;
	let inspected = executor.inspect(bytes);
	let footprint = executor.footprint(block, bytes, state);
	let effects = executor.simulate(block, bytes.to_vec(), state).expect("the machine does not fail");
	let [outcome] = &effects.outcomes[..] else { panic!("one transaction has one outcome") };
	let Ok(inspection) = inspected else {
		assert!(outcome.status.is_err() && footprint.is_err() && effects.changes.is_empty());
		return;
	};
	// What pays, and everybody who signs, is named; money is neither made nor lost.
	assert!(inspection.keys.first().is_some_and(|payer| payer.signs && payer.writes));
	assert_eq!(effects.before, effects.after);
	assert!(inspection.programs.len() <= usize::from(inspection.instructions));
	let Ok(footprint) = footprint else {
		assert!(outcome.status.is_err() && effects.changes.is_empty(), "who does not even begin changes nothing");
		return;
	};
	// Nothing is written that was not said to be, and no account grows by more than was said.
	let written: BTreeMap<_, _> = footprint.accesses.iter().map(|access| (access.address, access.writes)).collect();
	let mut grown = 0;
	for change in &effects.changes {
		assert_eq!(written.get(change.address.as_array()), Some(&true), "{} is written", change.address);
		let length = |account: &Option<_>| {
			account.as_ref().map_or(0, |account: &solana_account::AccountSharedData| account.data().len())
		};
		grown += length(&change.now).saturating_sub(length(&change.before)) as u64;
	}
	assert!(grown <= footprint.grows, "{grown} bytes more, {} said", footprint.grows);
});
