//! Faults of the engine and of the machine. A program of the tests panics when it is called.

use super::*;
use crate::{Avoided, BatchError, Builtin, EngineSet, Fault, Patience};
use solana_program_runtime::{declare_process_instruction, solana_sbpf::program::BuiltinFunctionDefinition};
use std::{
	sync::atomic::{AtomicU32, Ordering},
	thread,
	time::Duration,
};

const ALWAYS: Pubkey = Pubkey::new_from_array([201; 32]);
const ONCE: Pubkey = Pubkey::new_from_array([202; 32]);
const SOMETIMES: Pubkey = Pubkey::new_from_array([203; 32]);

const ENDLESS: Pubkey = Pubkey::new_from_array([204; 32]);
const ENDLESS_ONCE: Pubkey = Pubkey::new_from_array([205; 32]);

/// How often [`Once`] was called.
static CALLS: AtomicU32 = AtomicU32::new(0);
/// How often [`EndlessOnce`] was called.
static HANGS: AtomicU32 = AtomicU32::new(0);
/// How often [`Sometimes`] has panicked.
static PANICS: AtomicU32 = AtomicU32::new(0);
/// Held by a test that counts them.
static COUNTING: parking_lot::Mutex<()> = parking_lot::Mutex::new(());

declare_process_instruction!(Always, 1, |_context| { panic!("poison") });
declare_process_instruction!(Once, 1, |_context| {
	assert!(CALLS.fetch_add(1, Ordering::SeqCst) > 0, "the first call fails");
	Ok(())
});
declare_process_instruction!(Sometimes, 1, |context| {
	// In each run of a batch another transaction.
	let data = context.transaction_context.get_current_instruction_context()?.get_instruction_data()[0];
	if PANICS.load(Ordering::SeqCst) == u32::from(data) {
		PANICS.fetch_add(1, Ordering::SeqCst);
		panic!("one of them");
	}
	Ok(())
});

declare_process_instruction!(Endless, 1, |_context| {
	loop {
		thread::park()
	}
});
declare_process_instruction!(EndlessOnce, 1, |_context| {
	while HANGS.fetch_add(1, Ordering::SeqCst) == 0 {
		thread::park();
	}
	Ok(())
});

/// Programs that fail as none should.
const POISON: [Builtin; 5] = [
	("endless", ENDLESS, Endless::register),
	("endless_once", ENDLESS_ONCE, EndlessOnce::register),
	("always", ALWAYS, Always::register),
	("once", ONCE, Once::register),
	("sometimes", SOMETIMES, Sometimes::register),
];

fn poisoned(workers: usize) -> Executor {
	let engine = Engine::with(Engine::FIRST, &POISON).expect("it can be made");
	Executor::new(engine, workers).expect("threads can be made")
}

pub fn call(program: Pubkey, user: u8, block: &Block) -> Vec<u8> {
	signed(&[Instruction::new_with_bytes(program, &[user], vec![])], &[&key(user)], newest(block))
}

/// The batch has no effects, the fault names the transaction, and the executor goes on.
#[test]
fn what_always_panics_is_a_fact_about_the_batch() {
	let (executor, block, mut state) = (poisoned(2), block(1), State::new(4));
	let list = vec![
		transfer(0, 1, 1, newest(&block)),
		transfer(2, 3, 1, newest(&block)),
		call(ALWAYS, 1, &block),
		call(ALWAYS, 2, &block),
		transfer(3, 0, 1, newest(&block)),
	];
	for _ in 0..3 {
		let failed = executor.execute(&block, queue(list.clone()), &mut state, Recording::Off).expect_err("it panics");
		assert_eq!(failed, BatchError::Engine(Fault::Panicked { at: 2, what: "poison".into() }));
	}
	let rest = list.into_iter().enumerate().filter(|(at, _)| ![2, 3].contains(at)).map(|(_, bytes)| bytes).collect();
	assert_eq!(run(&executor, &mut state, &block, rest), [Ok(()), Ok(()), Ok(())]);
}

/// What does not happen again is not held against anybody: the second result counts.
#[test]
fn what_panics_once_is_executed_again() {
	let (executor, block, mut state) = (poisoned(1), block(1), State::new(2));
	let list = vec![call(ONCE, 0, &block), transfer(0, 1, 1, newest(&block))];
	assert_eq!(run(&executor, &mut state, &block, list), [Ok(()), Ok(())]);
	assert_eq!(state.money(&key(1).pubkey()), MONEY + 1, "and once only");
}

/// So that nobody keeps a node from making blocks by offering it again and again.
#[test]
fn what_the_machine_failed_at_is_avoided() {
	use crate::interface::host::Engines;
	use codec::Encode;
	use std::{
		panic::{catch_unwind, AssertUnwindSafe},
		sync::mpsc::channel,
	};
	let (engines, block, mut state) =
		(EngineSet::with(1, &[Engine::FIRST], &POISON).expect("threads"), block(1), State::new(4));
	let (sender, told) = channel();
	engines.avoided().on_more(move |messages| sender.send(messages).expect("the test listens"));
	let message =
		|bytes: &Vec<u8>| engines.get(Engine::FIRST).expect("it is there").inspect(bytes).expect("it is good").message;
	let (good, poison) = (transfer(0, 1, 1, newest(&block)), call(ALWAYS, 2, &block));
	let rejected = engines.execute(&block, &queue(vec![good.clone(), poison.clone()]).encode(), &mut state);
	assert_eq!(rejected.map(|_| ()), Err(crate::interface::batch::Rejected::Engine));
	assert_eq!(told.try_recv(), Ok(vec![message(&poison)]));
	assert!(engines.is_avoided(&message(&poison)) && !engines.is_avoided(&message(&good)));
	// The same if another machine might be able to.
	let _alone = COUNTING.lock();
	PANICS.store(0, Ordering::SeqCst);
	let list: Vec<_> = (0..3).map(|user| call(SOMETIMES, user, &block)).collect();
	let trapped = catch_unwind(AssertUnwindSafe(|| engines.execute(&block, &queue(list.clone()).encode(), &mut state)));
	assert!(trapped.is_err(), "nothing is agreed on");
	let avoided = told.try_recv().expect("one of them");
	assert!(list.iter().any(|bytes| avoided == [message(bytes)]));
}

/// A machine that fails here and there cannot tell what the batch comes to, and says so.
#[test]
fn what_fails_elsewhere_each_time_is_a_fault_of_the_machine() {
	let _alone = COUNTING.lock();
	PANICS.store(0, Ordering::SeqCst);
	let (executor, block, mut state) = (poisoned(1), block(1), State::new(3));
	let list: Vec<_> = (0..3).map(|user| call(SOMETIMES, user, &block)).collect();
	let failed = executor.execute(&block, queue(list), &mut state, Recording::Off).expect_err("it panics");
	assert!(matches!(failed, BatchError::Machine(Fault::Panicked { .. })), "{failed}");
}

/// Short, since what is tried here never ends, and long enough for what does on a machine that is busy.
const IMPATIENT: Patience = Patience { compiled: Duration::from_secs(2), interpreted: Duration::from_secs(2) };

/// How long something takes differs between machines, so that it is never a fact about the batch; but it is known which one it was,
/// and the executor goes on, with others in the places of those that it lost.
#[test]
fn what_never_ends_is_avoided_and_no_outcome() {
	use crate::interface::host::Engines;
	for workers in [1, 2] {
		let engines = EngineSet::with(workers, &[Engine::FIRST], &POISON).expect("threads").with_patience(IMPATIENT);
		let executor = engines.get(Engine::FIRST).expect("it is there");
		let (block, mut state) = (block(1), State::new(4));
		let poison = call(ENDLESS, 2, &block);
		let list = vec![transfer(0, 1, 1, newest(&block)), poison.clone(), transfer(3, 0, 1, newest(&block))];
		let failed = executor.execute(&block, queue(list.clone()), &mut state, Recording::Off).expect_err("it hangs");
		assert_eq!(failed, BatchError::Machine(Fault::Endless { at: vec![1], seconds: 2 }));
		assert!(engines.is_avoided(&executor.inspect(&poison).expect("it is good").message));
		let rest = vec![list[0].clone(), list[2].clone()];
		assert_eq!(run(executor, &mut state, &block, rest), [Ok(()), Ok(())]);
	}
}

/// As when compiled code would go round in circles: step by step, by another thread, it ends.
#[test]
fn what_hangs_once_is_executed_again() {
	let executor = poisoned(2).with_patience(IMPATIENT);
	let (block, mut state) = (block(1), State::new(4));
	let list = vec![call(ENDLESS_ONCE, 0, &block), transfer(2, 1, 1, newest(&block))];
	assert_eq!(run(&executor, &mut state, &block, list), [Ok(()), Ok(())]);
	assert_eq!(state.money(&key(1).pubkey()), MONEY + 1, "and once only");
}

/// What ended the process cannot be told by it; who starts it again finds what it was at.
#[test]
fn what_ends_the_process_is_remembered() {
	let folder = tempfile::tempdir().expect("there is room");
	let remember = || {
		let avoided = Avoided::default();
		let ended_by = avoided.remember_in(folder.path().join("svm")).expect("it can be written");
		(avoided, ended_by)
	};
	let has = |avoided: &Avoided| [1, 2, 3, 4].map(|number| avoided.has(&[number; 32]));
	{
		let (avoided, ended_by) = remember();
		assert_eq!(ended_by, 0);
		avoided.put(vec![[1; 32]]);
		drop(avoided.at_work([[2; 32]].into_iter()));
		// The process ends here.
		std::mem::forget(avoided.at_work([[3; 32], [4; 32]].into_iter()));
	}
	let (avoided, ended_by) = remember();
	assert_eq!((ended_by, has(&avoided)), (2, [true, false, true, true]));
	let (avoided, ended_by) = remember();
	assert_eq!((ended_by, has(&avoided)), (0, [true, false, true, true]), "for good, and said once");
	// The process ended while it wrote this.
	std::fs::write(folder.path().join("svm/at-work-0"), [5; 40]).expect("it can be written");
	let (avoided, ended_by) = remember();
	assert_eq!((ended_by, avoided.has(&[5; 32])), (1, true));
}

/// Who waits behind something that never ends is executed all the same, by others.
#[test]
fn what_waits_behind_an_endless_one_is_executed() {
	let executor = poisoned(1).with_patience(IMPATIENT);
	let (block, state) = (block(1), State::new(4));
	thread::scope(|scope| {
		let endless = queue(vec![call(ENDLESS, 2, &block)]);
		let first = scope.spawn(|| executor.execute(&block, endless, &mut state.clone(), Recording::Off).map(|_| ()));
		thread::sleep(Duration::from_millis(200));
		let good = vec![transfer(0, 1, 1, newest(&block))];
		assert_eq!(run(&executor, &mut state.clone(), &block, good), [Ok(())]);
		assert!(matches!(first.join().expect("it does not panic"), Err(BatchError::Machine(Fault::Endless { .. }))));
	});
}
