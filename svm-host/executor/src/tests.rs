//! The executor by itself. That it does what Solana does is tried in `svm-host/oracle`.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod batches;
mod bounds;
mod copies;
mod engines;
mod faults;
mod graph;
mod inspecting;
mod parallel;
mod programs;
mod signing;

use crate::{
	accounts::{from_whole, to_writes},
	interface::{
		account::{whole, writes, Write},
		batch::{Authority, Block, Outcome, Queued},
		host::Accounts,
	},
	Effects, Engine, Executor, Recording,
};
use solana_account::{Account, AccountSharedData, ReadableAccount};
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_message::{Message, VersionedMessage};
use solana_pubkey::Pubkey;
use solana_sdk_ids::system_program;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use std::collections::BTreeMap;

/// What everybody has at first.
pub const MONEY: u64 = 1_000_000_000;

#[derive(Clone, Default)]
pub struct State(pub BTreeMap<Vec<u8>, Vec<u8>>);

impl Accounts for State {
	fn value(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.0.get(key).cloned()
	}
}

impl State {
	/// With so many who have money, and the programs that everybody has.
	pub fn new(users: u8) -> Self {
		let engine = engine();
		let mut state = Self::default();
		for (address, account) in solana_program_binaries::spl_programs(&engine.rent) {
			state.put(&address, &account);
		}
		for user in 0..users {
			state.put(&key(user).pubkey(), &Account::new(MONEY, 0, &system_program::ID).into());
		}
		state
	}

	pub fn put(&mut self, address: &Pubkey, account: &AccountSharedData) {
		self.write(to_writes(address, account));
	}

	pub fn remove(&mut self, address: &Pubkey) {
		let old = self.get(address);
		self.write(writes(address.as_array(), old.as_ref().map(ReadableAccount::data), None));
	}

	pub fn get(&self, address: &Pubkey) -> Option<AccountSharedData> {
		from_whole(&whole(address.as_array(), |key| self.0.get(key).cloned())?)
	}

	pub fn money(&self, address: &Pubkey) -> u64 {
		self.get(address).map_or(0, |account| account.lamports())
	}

	pub fn apply(&mut self, effects: &Effects) {
		effects.changes.iter().for_each(|change| self.write(change.writes()));
	}

	fn write(&mut self, writes: Vec<Write>) {
		for (key, value) in writes {
			match value {
				Some(value) => self.0.insert(key, value),
				None => self.0.remove(&key),
			};
		}
	}
}

pub fn engine() -> Engine {
	Engine::of(Engine::FIRST).expect("it is there")
}

pub fn executor(workers: usize) -> Executor {
	Executor::new(engine(), workers).expect("threads can be made")
}

pub fn key(number: u8) -> Keypair {
	Keypair::new_from_array([number + 1; 32])
}

pub fn block(slot: u64) -> Block {
	let hashes = (0..slot.min(150)).map(|ago| [(slot - ago) as u8; 32]).collect();
	Block { engine: Engine::FIRST, slot, time: 1_800_000_000, epoch_time: 1_800_000_000, hashes, claims: Vec::new() }
}

pub fn newest(block: &Block) -> Hash {
	Hash::new_from_array(block.hashes[0])
}

/// Signed by all of these; the first one pays.
pub fn signed(instructions: &[Instruction], signers: &[&Keypair], recent: Hash) -> Vec<u8> {
	let message = Message::new_with_blockhash(instructions, Some(&signers[0].pubkey()), &recent);
	let transaction = VersionedTransaction::try_new(VersionedMessage::Legacy(message), signers);
	bincode::serialize(&transaction.expect("all keys are there")).expect("it can be sent")
}

pub fn transfer(from: u8, to: u8, lamports: u64, recent: Hash) -> Vec<u8> {
	let instruction = system::transfer(&key(from).pubkey(), &key(to).pubkey(), lamports);
	signed(&[instruction], &[&key(from)], recent)
}

pub fn queue(list: Vec<Vec<u8>>) -> Vec<Queued> {
	list.into_iter().map(|bytes| Queued { bytes, authority: Authority::Signatures }).collect()
}

/// Executes, writes down what comes of it, and tells what became of each.
pub fn run(
	executor: &Executor,
	state: &mut State,
	block: &Block,
	list: Vec<Vec<u8>>,
) -> Vec<Result<(), TransactionError>> {
	let effects = executor.execute(block, queue(list), &mut state.clone(), Recording::Off).expect("it can be executed");
	state.apply(&effects);
	effects.outcomes.iter().map(status).collect()
}

pub fn status(outcome: &Outcome) -> Result<(), TransactionError> {
	outcome.status.clone().map_err(|failure| bincode::deserialize(&failure.0).expect("it is an error"))
}
