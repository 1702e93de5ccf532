//! What a byte of code takes that no machine has compiled yet: read, checked and compiled where it is called for the first time, or
//! deployed; for programs whose code is of one thing each, and for a real one. One worker.
//!
//! Blocks count units for bytes of code by the dearest of these: see `UNITS_OF_A_BYTE_OF_CODE` in `pallets/svm/src/load.rs`.

use mira_svm_executor::{
	interface::batch::{Authority, Block, Queued},
	Engine, Executor, Recording,
};
use mira_svm_oracle::{
	kinds::sign,
	programs::{assemble, token},
	world::{block, key, stored, Stored, World},
};
use solana_account::{Account, AccountSharedData, ReadableAccount};
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_loader_v3_interface::{get_program_data_address, instruction as loader, state::UpgradeableLoaderState};
use solana_program_binaries::bpf_loader_upgradeable_program_accounts;
use solana_pubkey::Pubkey;
use solana_rent::Rent;
use solana_signer::Signer;
use std::{fmt::Write, time::Instant};

const ROUNDS: usize = 9;
/// Programs that a batch calls, or deploys, each with code of its own.
const PROGRAMS: u64 = 8;
/// Instructions of each.
const LENGTH: usize = 20_000;

/// What code is made of: so many instructions, behind one that ends the program when it is called.
const OF: &[(&str, fn(usize) -> String)] = &[
	("add", |_| "add64 r2, 1".into()),
	("divide", |_| "div64 r2, 7".into()),
	("load", |_| "ldxdw r2, [r10-8]".into()),
	("wide constants", |_| "lddw r2, 0x123456789abcdef0".into()),
	("jumps", |at| format!("at{at}:\njeq r2, 0, at{at}")),
	("calls of the engine", |_| "call sol_log_64_".into()),
	("functions that call", |at| format!("at{at}:\ncall at{at}\nexit")),
];

fn of(one: fn(usize) -> String) -> Vec<u8> {
	let mut source = String::from(".globl entrypoint\nentrypoint:\nmov64 r0, 0\nexit\n");
	for at in 0..LENGTH {
		writeln!(source, "{}", one(at)).expect("there is memory");
	}
	assemble(&format!("{source}exit\n"))
}

/// What is measured with.
struct Bench {
	world: World,
	accounts: Vec<(Pubkey, AccountSharedData)>,
	block: Block,
	executor: Executor,
	/// Pieces of code that were made so far.
	made: u64,
}

impl Bench {
	/// Another one of the same code: what is behind it makes no difference to the program.
	fn another(&mut self, code: &[u8]) -> Vec<u8> {
		self.made += 1;
		[code, &self.made.to_le_bytes()].concat()
	}

	/// Nanoseconds that transactions take on a state, and whether all succeed.
	fn time(&self, state: &Stored, lists: &[(Vec<Instruction>, Vec<&Keypair>)]) -> (f64, bool) {
		let recent = Hash::new_from_array(self.block.hashes[0]);
		let signed = |(list, signers): &(Vec<Instruction>, Vec<&Keypair>)| {
			let bytes = bincode::serialize(&sign(list, signers, recent)).expect("it can be sent");
			Queued { bytes, authority: Authority::Signatures }
		};
		let (queue, mut state) = (lists.iter().map(signed).collect::<Vec<_>>(), state.clone());
		let start = Instant::now();
		let effects = self.executor.execute(&self.block, queue, &mut state, Recording::Off).expect("it is executed");
		let took = start.elapsed().as_nanos() as f64;
		(took, effects.outcomes.iter().all(|outcome| outcome.status.is_ok()))
	}

	/// Programs are called that were called never before, and then once more: nanoseconds for a byte of code, and whether it runs.
	fn called(&mut self, code: &[u8]) -> (f64, bool) {
		let mut state = stored(&self.accounts);
		let mut calls = Vec::new();
		for number in 0..PROGRAMS {
			let id = key(40, number).pubkey();
			let code = self.another(code);
			for (address, account) in bpf_loader_upgradeable_program_accounts(&id, &code, &Rent::default()) {
				state.put(&address, &account.into());
			}
			calls.push(Instruction::new_with_bytes(id, &[], vec![]));
		}
		let lists: Vec<_> = calls.into_iter().map(|call| (vec![call], vec![&self.world.users[0]])).collect();
		let ((first, runs), (second, _)) = (self.time(&state, &lists), self.time(&state, &lists));
		((first - second) / (code.len() as f64 * PROGRAMS as f64), runs)
	}

	/// Programs are deployed from buffers: nanoseconds for a byte of code, of all that it takes.
	fn deployed(&mut self, code: &[u8]) -> f64 {
		let mut state = stored(&self.accounts);
		let programs: Vec<_> = (0..PROGRAMS).map(|number| (key(41, number), key(42, number).pubkey())).collect();
		let rent = Rent::default();
		let owner = self.world.users[0].pubkey();
		for (_, buffer) in &programs {
			let head = UpgradeableLoaderState::Buffer { authority_address: Some(owner) };
			let mut data = bincode::serialize(&head).expect("it is a buffer");
			data.resize(UpgradeableLoaderState::size_of_buffer_metadata(), 0);
			data.extend(self.another(code));
			let lamports = rent.minimum_balance(data.len());
			let account = Account {
				lamports,
				data,
				owner: solana_sdk_ids::bpf_loader_upgradeable::ID,
				executable: false,
				rent_epoch: u64::MAX,
			};
			state.put(buffer, &account.into());
		}
		let money = rent.minimum_balance(UpgradeableLoaderState::size_of_program());
		let deploy = |(program, buffer): &'_ (Keypair, Pubkey)| {
			#[allow(deprecated, reason = "nothing else makes these instructions")]
			let list = loader::deploy_with_max_program_len(
				&owner,
				&program.pubkey(),
				buffer,
				&owner,
				money,
				code.len() + size_of::<u64>(),
			);
			list.expect("it can be deployed")
		};
		let lists: Vec<_> = programs.iter().map(|pair| (deploy(pair), vec![&self.world.users[0], &pair.0])).collect();
		let (took, are_deployed) = self.time(&state, &lists);
		assert!(are_deployed);
		took / (code.len() as f64 * PROGRAMS as f64)
	}
}

fn median(mut times: Vec<f64>) -> f64 {
	times.sort_by(f64::total_cmp);
	times[times.len() / 2]
}

fn main() {
	let (world, accounts) = World::new();
	let executor = Executor::new(Engine::of(Engine::FIRST).expect("it is there"), 1).expect("threads can be made");
	let real = accounts.iter().find(|(address, _)| *address == get_program_data_address(&token::TOKEN_2022));
	let real = real.expect("it comes with the engine").1.data();
	let real = real[UpgradeableLoaderState::size_of_programdata_metadata()..].to_vec();
	let mut bench = Bench { world, accounts, block: block(1), executor, made: 0 };
	println!("| code | bytes | ends well | called: ns a byte | deployed: ns a byte |\n|---|---:|---|---:|---:|");
	for (name, code) in OF.iter().map(|(name, one)| (*name, of(*one))).chain([("token-2022", real)]) {
		let called: Vec<_> = (0..ROUNDS).map(|_| bench.called(&code)).collect();
		let deployed = median((0..ROUNDS).map(|_| bench.deployed(&code)).collect());
		let runs = if called.iter().all(|(_, runs)| *runs) { "yes" } else { "no" };
		let called = median(called.into_iter().map(|(took, _)| took).collect());
		println!("| {name} | {} | {runs} | {called:.2} | {deployed:.2} |", code.len());
	}
}
