//! That workers share the work, live on, and do nothing twice.

use super::{faults::call, *};
use crate::{
	inspect::{read, Bytes},
	Builtin,
};
use solana_program_runtime::{declare_process_instruction, solana_sbpf::program::BuiltinFunctionDefinition};
use std::{
	collections::BTreeSet,
	thread::{self, ThreadId},
	time::Duration,
};

const MEETS: Pubkey = Pubkey::new_from_array([211; 32]);
const TELLS: Pubkey = Pubkey::new_from_array([212; 32]);

/// Calls of [`Meets`] that were begun.
static BEGUN: parking_lot::Mutex<u32> = parking_lot::Mutex::new(0);
static BEGINS: parking_lot::Condvar = parking_lot::Condvar::new();
/// Threads that [`Tells`] was called by.
static THREADS: parking_lot::Mutex<BTreeSet<String>> = parking_lot::Mutex::new(BTreeSet::new());

fn name(thread: ThreadId) -> String {
	format!("{thread:?}")
}

declare_process_instruction!(Meets, 1, |_context| {
	let mut begun = BEGUN.lock();
	*begun += 1;
	BEGINS.notify_all();
	while *begun < 2 {
		let waited = BEGINS.wait_for(&mut begun, Duration::from_secs(20));
		assert!(!waited.timed_out(), "nobody else is at work");
	}
	Ok(())
});
declare_process_instruction!(Tells, 1, |_context| {
	THREADS.lock().insert(name(thread::current().id()));
	Ok(())
});

const MORE: [Builtin; 2] = [("meets", MEETS, Meets::register), ("tells", TELLS, Tells::register)];

fn with_more(workers: usize) -> Executor {
	let engine = Engine::with(Engine::FIRST, &MORE).expect("it can be made");
	Executor::new(engine, workers).expect("threads can be made")
}

/// Each waits until the other one runs.
#[test]
fn what_has_nothing_in_common_runs_at_the_same_time() {
	let (executor, block, mut state) = (with_more(2), block(1), State::new(2));
	let list = vec![call(MEETS, 0, &block), call(MEETS, 1, &block)];
	assert_eq!(run(&executor, &mut state, &block, list), [Ok(()), Ok(())]);
	assert_eq!(executor.take_faults(), 0);
}

#[test]
fn workers_live_on_from_batch_to_batch() {
	let (executor, mut state) = (with_more(1), State::new(1));
	for slot in 1..4 {
		let block = block(slot);
		assert_eq!(run(&executor, &mut state, &block, vec![call(TELLS, 0, &block)]), [Ok(())]);
	}
	let threads = THREADS.lock();
	assert_eq!(threads.len(), 1, "{threads:?}");
	assert!(!threads.contains(&name(thread::current().id())), "whoever asks waits");
}

/// Put into the memory of good ones, a bad signature is taken for good: whoever is there is not checked again.
#[test]
fn what_the_pool_has_checked_is_not_checked_again() {
	let (executor, block, mut state) = (executor(1), block(1), State::new(2));
	let mut bad = transfer(0, 1, 5, newest(&block));
	bad[10] ^= 1;
	let refused = executor.execute(&block, queue(vec![bad.clone()]), &mut state, Recording::Off);
	assert!(refused.is_err());
	let (view, _) = read(executor.engine(), Bytes::alone(&bad)).expect("it is well-formed");
	executor.seen.remember(&view);
	assert_eq!(run(&executor, &mut state, &block, vec![bad]), [Ok(())]);
}
