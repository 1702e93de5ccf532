//! Programs: which code runs, when, on which fork.

use super::*;
use solana_loader_v3_interface::{get_program_data_address, state::UpgradeableLoaderState};
use solana_sdk_ids::bpf_loader_upgradeable;

/// Memos of the SPL, whose newer programs log the length of what they are given, and whose first one says nothing.
const MEMO: Pubkey = Pubkey::from_str_const("Memo4c2pN8afCj432Lb7RMVKi9PbQnnW7ewFFaV3oAH");
const OLD_MEMO: Pubkey = Pubkey::from_str_const("Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo");

/// The code of a program that everybody has.
fn code(state: &State, program: &Pubkey) -> Vec<u8> {
	let account = state.get(program).expect("it is there");
	match crate::accounts::code_address(account.owner(), account.data()) {
		Some(address) => {
			let data = state.get(&address).expect("its code is there");
			data.data()[UpgradeableLoaderState::size_of_programdata_metadata()..].to_vec()
		},
		None => account.data().to_vec(),
	}
}

/// Puts a program at an address, as if deployed in a slot. The first user may change it.
pub fn deploy(state: &mut State, program: &Pubkey, code: &[u8], slot: u64) {
	let data_address = get_program_data_address(program);
	let mut data = bincode::serialize(&UpgradeableLoaderState::ProgramData {
		slot,
		upgrade_authority_address: Some(key(0).pubkey()),
	})
	.expect("it is a header");
	data.resize(UpgradeableLoaderState::size_of_programdata_metadata(), 0);
	data.extend_from_slice(code);
	let header = UpgradeableLoaderState::Program { programdata_address: data_address };
	let header = bincode::serialize(&header).expect("it is a header");
	state.put(program, &of_loader(header, true));
	state.put(&data_address, &of_loader(data, false));
}

fn of_loader(data: Vec<u8>, executable: bool) -> AccountSharedData {
	let lamports = engine().minimum_balance(data.len());
	Account { lamports, data, owner: bpf_loader_upgradeable::ID, executable, rent_epoch: u64::MAX }.into()
}

fn call(program: Pubkey, block: &Block) -> Vec<u8> {
	call_by(0, program, block)
}

fn call_by(user: u8, program: Pubkey, block: &Block) -> Vec<u8> {
	signed(&[Instruction::new_with_bytes(program, b"words", vec![])], &[&key(user)], newest(block))
}

fn units(executor: &Executor, state: &State, block: &Block, program: Pubkey) -> u64 {
	let effects = executor
		.execute(block, queue(vec![call(program, block)]), &mut state.clone(), Recording::Off)
		.expect("it can be");
	assert_eq!(status(&effects.outcomes[0]), Ok(()));
	effects.outcomes[0].units
}

/// That a machine cannot compile good code is no fact about the code: it runs step by step, with the same effects.
#[test]
fn what_cannot_be_compiled_here_comes_to_the_same() {
	let (block, state) = (block(1), State::new(1));
	let list = vec![call(MEMO, &block), call(OLD_MEMO, &block)];
	let [good, broken] = [executor(2), executor(2)];
	broken.programs.cannot_compile.store(true, std::sync::atomic::Ordering::SeqCst);
	let [expected, found] = [&good, &broken].map(|executor| {
		executor.execute(&block, queue(list.clone()), &mut state.clone(), Recording::Off).expect("it can be")
	});
	assert!(expected.outcomes.iter().all(|outcome| outcome.status.is_ok() && outcome.units > 0));
	assert_eq!(found.outcomes, expected.outcomes);
	assert_eq!(found.changes, expected.changes);
	assert_eq!((good.take_faults(), broken.take_faults()), (0, 1));
}

/// Two blocks of the same number deploy different code at the same address, in the same slot: on each fork its own runs, whichever
/// was executed before.
#[test]
fn on_each_fork_its_own_code_runs() {
	let executor = executor(2);
	let base = State::new(1);
	let program = key(77).pubkey();
	let [mut new, mut old] = [MEMO, OLD_MEMO].map(|memo| code(&base, &memo));
	// As long as each other: nothing but the code tells them apart.
	let longer = new.len().max(old.len());
	new.resize(longer, 0);
	old.resize(longer, 0);
	let (mut one, mut other) = (base.clone(), base);
	deploy(&mut one, &program, &new, 4);
	deploy(&mut other, &program, &old, 4);
	let block = block(5);
	let (in_one, in_other) = (units(&executor, &one, &block, program), units(&executor, &other, &block, program));
	assert_ne!(in_one, in_other, "they can be told apart");
	for _ in 0..3 {
		assert_eq!(units(&executor, &one, &block, program), in_one);
		assert_eq!(units(&executor, &other, &block, program), in_other);
	}
	// And after a restart.
	let executor = super::executor(2);
	assert_eq!(units(&executor, &other, &block, program), in_other);
	assert_eq!(units(&executor, &one, &block, program), in_one);
}

#[test]
fn a_program_runs_from_the_next_block_on() {
	let executor = executor(1);
	let mut state = State::new(1);
	let program = key(77).pubkey();
	let memo = code(&state, &MEMO);
	deploy(&mut state, &program, &memo, 5);
	let now = run(&executor, &mut state.clone(), &block(5), vec![call(program, &block(5))]);
	assert!(matches!(now[0], Err(TransactionError::InstructionError(0, _))), "{now:?}");
	assert_eq!(run(&executor, &mut state, &block(6), vec![call(program, &block(6))]), [Ok(())]);
}

/// In the same block, in the next one, and whoever had it compiled.
#[test]
fn a_program_that_was_closed_runs_no_more() {
	let executor = executor(2);
	let mut state = State::new(1);
	let (program, user) = (key(77).pubkey(), key(0).pubkey());
	let memo = code(&state, &MEMO);
	deploy(&mut state, &program, &memo, 1);
	assert_eq!(run(&executor, &mut state, &block(5), vec![call(program, &block(5))]), [Ok(())]);
	let data = get_program_data_address(&program);
	let close = solana_loader_v3_interface::instruction::close_any(&data, &user, Some(&user), Some(&program));
	let close = signed(&[close], &[&key(0)], newest(&block(6)));
	let done = run(&executor, &mut state, &block(6), vec![close, call(program, &block(6))]);
	assert_eq!(done[0], Ok(()));
	assert!(done[1].is_err(), "{done:?}");
	let later = run(&executor, &mut state, &block(7), vec![call(program, &block(7))]);
	assert!(later[0].is_err(), "{later:?}");
}

/// Calls before a change run the old code, those after it nothing, and from the next block on all run the new code: with any number
/// of workers.
#[test]
fn a_change_comes_between_what_is_before_and_after_it() {
	let mut state = State::new(30);
	let (program, buffer) = (key(77).pubkey(), key(78).pubkey());
	let [old, new] = [OLD_MEMO, MEMO].map(|memo| code(&state, &memo));
	deploy(&mut state, &program, &[&old[..], &vec![0; new.len()]].concat(), 1);
	let header = UpgradeableLoaderState::Buffer { authority_address: Some(key(0).pubkey()) };
	let mut data = bincode::serialize(&header).expect("it is a header");
	data.resize(UpgradeableLoaderState::size_of_buffer_metadata(), 0);
	data.extend_from_slice(&new);
	state.put(&buffer, &of_loader(data, false));
	for workers in [1, 2, 7] {
		let (executor, now, mut state) = (executor(workers), block(5), state.clone());
		let (user, recent) = (key(0).pubkey(), newest(&now));
		let old_units = units(&executor, &state, &now, program);
		let change = solana_loader_v3_interface::instruction::upgrade(&program, &buffer, &user, &user);
		let mut list: Vec<_> = (1..15).map(|user| call_by(user, program, &now)).collect();
		list.push(signed(&[change], &[&key(0)], recent));
		list.extend((15..30).map(|user| call_by(user, program, &now)));
		let effects = executor.execute(&now, queue(list), &mut state.clone(), Recording::Off).expect("it can be");
		state.apply(&effects);
		for (at, outcome) in effects.outcomes.iter().enumerate() {
			match at {
				0..14 => assert_eq!((status(outcome), outcome.units), (Ok(()), old_units), "{at}"),
				14 => assert_eq!(status(outcome), Ok(())),
				_ => assert!(status(outcome).is_err(), "{at} runs what is not there yet"),
			}
		}
		assert_ne!(units(&executor, &state, &block(6), program), old_units, "with {workers} workers");
	}
}

#[test]
fn bad_code_fails_and_is_no_fault() {
	let executor = executor(1);
	let mut state = State::new(1);
	let program = key(77).pubkey();
	let memo = code(&state, &MEMO);
	for (name, bad) in [("none", vec![]), ("half", memo[..memo.len() / 2].to_vec()), ("noise", vec![7; 5_000])] {
		deploy(&mut state, &program, &bad, 1);
		let done = run(&executor, &mut state, &block(5), vec![call(program, &block(5))]);
		assert!(matches!(done[0], Err(TransactionError::InstructionError(0, _))), "{name}: {done:?}");
	}
	// A program without its code.
	state.remove(&get_program_data_address(&program));
	let done = run(&executor, &mut state, &block(5), vec![call(program, &block(5))]);
	assert!(matches!(done[0], Err(TransactionError::InstructionError(0, _))), "{done:?}");
}

/// Compiled and step by step come to the same: what succeeds, what runs out of units, what fails.
#[test]
fn no_compiler_is_needed() {
	use crate::programs::Mode;
	use solana_compute_budget_interface::ComputeBudgetInstruction;
	let (executor, state, block) = (executor(2), State::new(5), block(5));
	let mut list: Vec<_> =
		[MEMO, OLD_MEMO].iter().flat_map(|memo| [0, 1].map(|user| call_by(user, *memo, &block))).collect();
	let too_few = ComputeBudgetInstruction::set_compute_unit_limit(200);
	let no_text = Instruction::new_with_bytes(OLD_MEMO, &[0xff, 0xfe], vec![]);
	let words = Instruction::new_with_bytes(OLD_MEMO, b"words", vec![]);
	list.push(signed(&[too_few, words], &[&key(2)], newest(&block)));
	list.push(signed(&[no_text], &[&key(3)], newest(&block)));
	let queue = std::sync::Arc::new(queue(list));
	let [compiled, interpreted] = [Mode::Compiled, Mode::Interpreted].map(|mode| {
		let effects = executor.attempt(&block, &queue, &mut state.clone(), Recording::Off, mode);
		effects.expect("all are signed").expect("the machine is good")
	});
	let good = compiled.outcomes.iter().filter(|outcome| outcome.status.is_ok()).count();
	assert_eq!((good, compiled.outcomes.len()), (4, 6));
	assert_eq!(compiled.outcomes, interpreted.outcomes);
	assert_eq!(compiled.changes, interpreted.changes);
}

/// What is kept is bounded by the bytes of code, and what was not used for longest goes.
#[test]
fn the_cache_is_bounded() {
	use crate::programs::{Mode, Programs};
	let engine = engine();
	let mut state = State::new(1);
	let memo = code(&state, &MEMO);
	assert!(memo.len() < 64 << 10, "each counts as much");
	let programs = Programs::new(128 << 10);
	let sysvars = crate::sysvars::Sysvars::of(&engine, &block(1));
	let mut table = crate::accounts::Table::default();
	let addresses: Vec<_> = (0..4).map(|number| key(100 + number).pubkey()).collect();
	for (slot, address) in addresses.iter().enumerate() {
		deploy(&mut state, address, &memo, slot as u64);
		table.fetch(
			address,
			&mut crate::accounts::State { engine: &engine, sysvars: &sysvars, stored: &mut state.clone() },
		);
	}
	let entry = |at: usize| {
		let account = table.get(&addresses[at]).expect("it is there");
		programs.entry(&engine, &table, &account, 9, Mode::Compiled).expect("no fault").expect("it is a program")
	};
	let first: Vec<_> = (0..4).map(entry).collect();
	assert!(std::sync::Arc::ptr_eq(&entry(3), &first[3]), "the newest is kept");
	assert!(!std::sync::Arc::ptr_eq(&entry(0), &first[0]), "the oldest is gone");
}

/// Nobody knows what is a program before it is looked for.
#[test]
fn code_of_what_is_only_named_is_looked_for_too() {
	let (mut state, block) = (State::new(2), block(1));
	let program = Pubkey::new_from_array([210; 32]);
	let mut pay = system::transfer(&key(0).pubkey(), &key(1).pubkey(), 1);
	pay.accounts.push(solana_instruction::AccountMeta::new_readonly(program, false));
	let bytes = signed(&[pay], &[&key(0)], newest(&block));
	let executor = executor(1);
	assert_eq!(executor.inspect(&bytes).expect("it is good").stored, 3);
	assert_eq!(executor.footprint(&block, &bytes, &mut state).expect("it is good").reads, 3, "none is a program yet");
	deploy(&mut state, &program, include_bytes!("../../../../pallets/svm/src/benchmarking/idle.so"), 0);
	assert_eq!(executor.footprint(&block, &bytes, &mut state).expect("it is good").reads, 4);
}
