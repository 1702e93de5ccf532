//! Bytes that may be a program, called: whatever it does is an outcome, and never a failure of the machine.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mira_svm_executor::{
	interface::batch::{Authority, Block, Queued},
	Engine, Executor, Recording,
};
use mira_svm_oracle::{
	kinds::sign,
	world::{block, stored, Stored, World},
};
use solana_account::Account;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_hash::Hash;
use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::bpf_loader;
use solana_signer::Signer;
use std::sync::{LazyLock, Mutex};

/// Where the program stands.
const PROGRAM: Pubkey = Pubkey::new_from_array([7; 32]);
/// Units that it may use.
const UNITS: u32 = 20_000;

struct Bench {
	executor: Executor,
	block: Block,
	state: Stored,
	call: Vec<u8>,
	payer: Pubkey,
}

static BENCH: LazyLock<Mutex<Bench>> = LazyLock::new(|| {
	let (world, accounts) = World::new();
	let executor = Executor::new(Engine::of(Engine::FIRST).expect("it is there"), 1).expect("a thread can be made");
	let (block, payer, other) = (block(200), &world.users[0], &world.users[1]);
	let metas = vec![AccountMeta::new(payer.pubkey(), true), AccountMeta::new(other.pubkey(), false)];
	let call = Instruction::new_with_bytes(PROGRAM, b"what a program is told", metas);
	let limit = ComputeBudgetInstruction::set_compute_unit_limit(UNITS);
	let call = sign(&[limit, call], &[payer], Hash::new_from_array(block.hashes[0]));
	let call = bincode::serialize(&call).expect("it can be sent");
	Mutex::new(Bench { executor, block, state: stored(&accounts), call, payer: payer.pubkey() })
});

fuzz_target!(|code: &[u8]| {
	let bench = &mut *BENCH.lock().expect("nothing panics");
	let Bench { executor, block, state, call, payer } = bench;
	let account = Account {
		lamports: 1 << 40,
		data: code.to_vec(),
		owner: bpf_loader::ID,
		executable: true,
		rent_epoch: u64::MAX,
	};
	state.put(&PROGRAM, &account.into());
	let queue = vec![Queued { bytes: call.clone(), authority: Authority::Account(payer.to_bytes()) }];
	let effects = executor.execute(block, queue, state, Recording::Off).expect("whatever it is, it is an outcome");
	assert_eq!(effects.before, effects.after, "money is neither made nor lost");
	assert!(effects.outcomes[0].units <= u64::from(UNITS));
});
