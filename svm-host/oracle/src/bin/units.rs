//! What a compute unit takes at the worst: programs that do one thing until their units are used up; and a byte that is copied to call
//! a program. One worker, compiled.
//!
//! The weight of a unit in the runtime is measured with the dearest of these; see `pallets/svm/src/benchmarking`. Bytes count units,
//! see `pallets/svm/src/load.rs`.

use mira_svm_executor::{
	interface::batch::{Authority, Queued},
	Engine, Executor, Recording,
};
use mira_svm_oracle::{
	kinds::sign,
	programs::assemble,
	world::{block, stored, World},
};
use solana_account::Account;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_hash::Hash;
use solana_instruction::{AccountMeta, Instruction};
use solana_program_binaries::bpf_loader_upgradeable_program_accounts;
use solana_pubkey::Pubkey;
use solana_rent::Rent;
use std::time::Instant;

/// Units that a transaction can ask for.
const UNITS: u32 = 1_400_000;
const ROUNDS: usize = 7;

/// What is done again and again: what is done before, and then each time.
const LOADS: &[(&str, &str, &str)] = &[
	("add", "", "add64 r2, 1"),
	("divide", "mov64 r2, -1\nmov64 r3, 7", "div64 r2, r3\nmov64 r2, -1"),
	("multiply", "mov64 r2, 3", "mul64 r2, r2"),
	("load", "", "ldxdw r2, [r10-8]"),
	("store", "", "stxdw [r10-8], r2"),
	(
		"move 32 KiB of the heap",
		"",
		"lddw r1, 0x300000000\nlddw r2, 0x300004000\nmov64 r3, 16384\ncall sol_memcpy_",
	),
	("set 32 KiB of the heap", "", "lddw r1, 0x300000000\nmov64 r2, 0\nmov64 r3, 32768\ncall sol_memset_"),
	("move nothing", "", "lddw r1, 0x300000000\nlddw r2, 0x300004000\nmov64 r3, 0\ncall sol_memcpy_"),
	(
		"sha256 of 16 KiB",
		"lddw r2, 0x300000000\nstxdw [r10-16], r2\nmov64 r2, 16384\nstxdw [r10-8], r2",
		"mov64 r1, r10\nadd64 r1, -16\nmov64 r2, 1\nmov64 r3, r10\nadd64 r3, -64\ncall sol_sha256",
	),
	(
		"keccak256 of 16 KiB",
		"lddw r2, 0x300000000\nstxdw [r10-16], r2\nmov64 r2, 16384\nstxdw [r10-8], r2",
		"mov64 r1, r10\nadd64 r1, -16\nmov64 r2, 1\nmov64 r3, r10\nadd64 r3, -64\ncall sol_keccak256",
	),
	("sha256 of nothing", "", "mov64 r1, r10\nadd64 r1, -16\nmov64 r2, 0\nmov64 r3, r10\nadd64 r3, -64\ncall sol_sha256"),
	("edwards: is it a point", "", "mov64 r1, 0\nmov64 r2, r10\nadd64 r2, -32\ncall sol_curve_validate_point"),
	("ristretto: is it a point", "", "mov64 r1, 1\nmov64 r2, r10\nadd64 r2, -32\ncall sol_curve_validate_point"),
	("edwards: add", "", "mov64 r1, 0\nmov64 r2, 0\nmov64 r3, r10\nadd64 r3, -32\nmov64 r4, r3\nmov64 r5, r10\nadd64 r5, -64\ncall sol_curve_group_op"),
	("edwards: multiply", "", "mov64 r1, 0\nmov64 r2, 2\nmov64 r3, r10\nadd64 r3, -32\nmov64 r4, r3\nmov64 r5, r10\nadd64 r5, -64\ncall sol_curve_group_op"),
	("ristretto: multiply", "", "mov64 r1, 1\nmov64 r2, 2\nmov64 r3, r10\nadd64 r3, -32\nmov64 r4, r3\nmov64 r5, r10\nadd64 r5, -64\ncall sol_curve_group_op"),
	("bn128: add", "", "mov64 r1, 0\nmov64 r2, r10\nadd64 r2, -128\nmov64 r3, 128\nmov64 r4, r10\nadd64 r4, -192\ncall sol_alt_bn128_group_op"),
	("bn128: multiply", "", "mov64 r1, 2\nmov64 r2, r10\nadd64 r2, -96\nmov64 r3, 96\nmov64 r4, r10\nadd64 r4, -192\ncall sol_alt_bn128_group_op"),
	("bn128: pair", "", "mov64 r1, 3\nmov64 r2, r10\nadd64 r2, -192\nmov64 r3, 192\nmov64 r4, r10\nadd64 r4, -256\ncall sol_alt_bn128_group_op"),
	("clock", "", "mov64 r1, r10\nadd64 r1, -64\ncall sol_get_clock_sysvar"),
	("log", "", "mov64 r1, r10\nadd64 r1, -64\nmov64 r2, 1\ncall sol_log_64_"),
];

fn source(before: &str, again: &str) -> String {
	format!(".globl entrypoint\nentrypoint:\n{before}\nagain:\n{again}\nja again\n")
}

/// Calls of a program that does nothing: how many, with how many accounts, of how many bytes.
const CALLS: &[(usize, usize, usize)] =
	&[(60, 1, 0), (16, 20, 0), (40, 1, 10 << 10), (20, 6, 100 << 10), (40, 1, 1 << 20), (20, 6, 10 << 20)];

/// What it takes to copy accounts that programs are called with, beyond calls without accounts.
fn copies() {
	let (world, accounts) = World::new();
	let executor = Executor::new(Engine::of(Engine::FIRST).expect("it is there"), 1).expect("threads can be made");
	let block = block(1);
	let recent = Hash::new_from_array(block.hashes[0]);
	let id = Pubkey::new_from_array([200; 32]);
	let limit = ComputeBudgetInstruction::set_compute_unit_limit(UNITS);
	println!("| calls | accounts of each | bytes of each | ns a byte, read only | ns a byte, written |\n|---:|---:|---:|---:|---:|");
	for (calls, count, bytes) in CALLS {
		let mut state = stored(&accounts);
		let idle = bpf_loader_upgradeable_program_accounts(
			&id,
			&assemble(".globl entrypoint\nentrypoint:\nexit\n"),
			&Rent::default(),
		);
		idle.into_iter().for_each(|(address, account)| state.put(&address, &account.into()));
		let named: Vec<_> = (0..*count).map(|at| Pubkey::new_from_array([100 + at as u8; 32])).collect();
		let account =
			Account { lamports: 1 << 50, data: vec![1; *bytes], owner: id, executable: false, rent_epoch: u64::MAX };
		named.iter().for_each(|address| state.put(address, &account.clone().into()));
		let mut time = |writes: bool, with: &[Pubkey]| {
			let meta = |address: &Pubkey| AccountMeta { pubkey: *address, is_signer: false, is_writable: writes };
			let call = Instruction::new_with_bytes(id, &[], with.iter().map(meta).collect());
			let list: Vec<_> = [limit.clone()].into_iter().chain(std::iter::repeat_n(call, *calls)).collect();
			let bytes = bincode::serialize(&sign(&list, &[&world.users[0]], recent)).expect("it can be sent");
			let copied = executor.footprint(&block, &bytes, &mut state).expect("it is good").copies;
			let queue = vec![Queued { bytes, authority: Authority::Signatures }];
			let once = |_| {
				let start = Instant::now();
				let effects =
					executor.execute(&block, queue.clone(), &mut state, Recording::Off).expect("it is executed");
				assert!(effects.outcomes[0].status.is_ok());
				start.elapsed()
			};
			let mut times: Vec<_> = (0..ROUNDS).map(once).collect();
			times.sort();
			(times[ROUNDS / 2].as_nanos() as f64, copied as f64)
		};
		let (without, _) = time(false, &[]);
		let [read, written] = [false, true].map(|writes| {
			let (took, copied) = time(writes, &named);
			(took - without) / copied
		});
		println!("| {calls} | {count} | {bytes} | {read:.3} | {written:.3} |");
	}
}

/// Bytes of an account with which a program is called by another one, as often as can be.
const RELAYED: &[usize] = &[0, 10 << 10, 100 << 10, 900 << 10, 2 << 20, 4 << 20];
/// Bytes that are copied in the time of a unit, as blocks count them.
const COPIED_OF_A_UNIT: u64 = 32;

/// What a unit takes where programs call each other with accounts: of those that are used, and those that blocks count for what is
/// copied.
fn relayed() {
	let (world, accounts) = World::new();
	let executor = Executor::new(Engine::of(Engine::FIRST).expect("it is there"), 1).expect("threads can be made");
	let block = block(1);
	let recent = Hash::new_from_array(block.hashes[0]);
	let [relay, idle, handed] = [210, 211, 212].map(|byte| Pubkey::new_from_array([byte; 32]));
	println!("| bytes that a program hands to another one, 60 times | units used | counted for copies | ns a unit |\n|---:|---:|---:|---:|");
	for bytes in RELAYED {
		let mut state = stored(&accounts);
		let sources =
			[(relay, include_str!("../../../programs/relay.s")), (idle, ".globl entrypoint\nentrypoint:\nexit\n")];
		for (id, source) in sources {
			let program = bpf_loader_upgradeable_program_accounts(&id, &assemble(source), &Rent::default());
			program.into_iter().for_each(|(address, account)| state.put(&address, &account.into()));
		}
		let account =
			Account { lamports: 1 << 50, data: vec![1; *bytes], owner: idle, executable: false, rent_epoch: u64::MAX };
		state.put(&handed, &account.into());
		let reads = [idle, handed].map(|address| AccountMeta::new_readonly(address, false)).to_vec();
		let list =
			[ComputeBudgetInstruction::set_compute_unit_limit(UNITS), Instruction::new_with_bytes(relay, &[], reads)];
		let transaction = bincode::serialize(&sign(&list, &[&world.users[0]], recent)).expect("it can be sent");
		let mut once = || {
			let queue = vec![Queued { bytes: transaction.clone(), authority: Authority::Signatures }];
			let start = Instant::now();
			let effects = executor.execute(&block, queue, &mut state, Recording::Off).expect("it is executed");
			let took = start.elapsed();
			assert!(effects.outcomes[0].status.is_ok(), "{:?}", effects.outcomes[0].status);
			(took, effects.outcomes[0].units)
		};
		let mut times: Vec<_> = (0..ROUNDS).map(|_| once()).collect();
		times.sort();
		let (took, used) = times[ROUNDS / 2];
		let copied =
			executor.footprint(&block, &transaction, &mut state).expect("it is good").copies / COPIED_OF_A_UNIT;
		println!("| {bytes} | {used} | {copied} | {:.2} |", took.as_nanos() as f64 / (u64::from(used) + copied) as f64);
	}
}

fn main() {
	copies();
	relayed();
	let (world, accounts) = World::new();
	let (mut state, rent) = (stored(&accounts), Rent::default());
	let executor = Executor::new(Engine::of(Engine::FIRST).expect("it is there"), 1).expect("threads can be made");
	let block = block(1);
	let recent = Hash::new_from_array(block.hashes[0]);
	println!("| until its units are used up | ns a unit | units used |\n|---|---:|---:|");
	for (at, (name, before, again)) in LOADS.iter().enumerate() {
		let id = Pubkey::new_from_array([200 - at as u8; 32]);
		for (address, account) in bpf_loader_upgradeable_program_accounts(&id, &assemble(&source(before, again)), &rent)
		{
			state.put(&address, &account.into());
		}
		let call = Instruction::new_with_bytes(id, &[], Vec::new());
		let limit = ComputeBudgetInstruction::set_compute_unit_limit(UNITS);
		let transaction = sign(&[limit, call], &[&world.users[0]], recent);
		let bytes = bincode::serialize(&transaction).expect("it can be sent");
		let queue = vec![Queued { bytes, authority: Authority::Signatures }];
		let mut times = Vec::new();
		let mut used = 0;
		for _ in 0..ROUNDS {
			let start = Instant::now();
			let effects = executor.execute(&block, queue.clone(), &mut state, Recording::Off).expect("it is executed");
			times.push(start.elapsed());
			used = effects.outcomes[0].units;
		}
		times.sort();
		println!("| {name} | {:.2} | {used} |", times[ROUNDS / 2].as_nanos() as f64 / used as f64);
	}
}
