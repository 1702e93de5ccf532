//! Transactions of every kind, drawn from a seed.

use crate::{
	deployments::{Deployments, Step},
	programs::{count, forwarded, token},
	world::{key, World, MONEY, TOKENS, USERS},
};
use rand::{seq::SliceRandom, Rng};
use rand_chacha::ChaCha8Rng;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_hash::Hash;
use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_message::{v0, AddressLookupTableAccount, Message, VersionedMessage};
use solana_pubkey::Pubkey;
use solana_rent::Rent;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction::versioned::VersionedTransaction;

/// What a transaction is there to try.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
	/// Lamports from one to another.
	Transfer,
	/// All give to, or take from, the same accounts.
	Hot,
	/// Tokens of the older program: given, minted, burnt, approved.
	Token,
	/// The same of the newer one.
	Token2022,
	/// A program that calls programs: opens associated accounts.
	Nested,
	/// Calls through calls, up to one deeper than can be: what is called writes, fails, runs out of units, or returns something.
	Chain,
	/// Computes within its limit, or beyond it.
	Compute,
	/// Accounts are made; some are used at once, some closed again.
	Accounts,
	/// Accounts by their places in a table.
	Table,
	/// Advances a nonce.
	Nonce,
	/// A signature that a program checks; a memo; limits that make no sense.
	Various,
	/// A program is deployed, called, changed, closed.
	Deploy,
	/// The bytes of one before it in the block. The chain includes nothing twice; the engine executes it as it executes any other.
	Repeated,
}

/// Of each hundred transactions, how many are of a kind.
const SHARES: [(Kind, u32); 13] = [
	(Kind::Transfer, 11),
	(Kind::Hot, 10),
	(Kind::Token, 13),
	(Kind::Token2022, 10),
	(Kind::Nested, 6),
	(Kind::Chain, 5),
	(Kind::Compute, 8),
	(Kind::Accounts, 8),
	(Kind::Table, 8),
	(Kind::Nonce, 4),
	(Kind::Various, 7),
	(Kind::Deploy, 5),
	(Kind::Repeated, 5),
];

/// Calls of a chain: with the one that it leads to, one more than the engine allows.
const DEEPEST: usize = 5;

/// Draws transactions.
pub struct Stream<'a> {
	pub world: &'a World,
	pub rng: ChaCha8Rng,
	made: u64,
	nonces: usize,
	deployments: Deployments,
	/// Those of this block that can be repeated.
	drawn: Vec<VersionedTransaction>,
}

/// A transaction, and what it is there to try.
pub struct Drawn {
	pub kind: Kind,
	/// What it does about a program that the stream deploys.
	pub step: Option<Step>,
	pub transaction: VersionedTransaction,
}

impl<'a> Stream<'a> {
	pub fn new(world: &'a World, rng: ChaCha8Rng) -> Self {
		Self { world, rng, made: 0, nonces: 0, drawn: Vec::new(), deployments: Deployments::default() }
	}

	/// The next one, for a block with this newest hash.
	pub fn draw(&mut self, recent: Hash) -> Drawn {
		let kinds: Vec<_> = SHARES.iter().flat_map(|(kind, share)| vec![*kind; *share as usize]).collect();
		let kind = *kinds.choose(&mut self.rng).expect("there are some");
		self.made += 1;
		if self.drawn.first().is_some_and(|first| *first.message.recent_blockhash() != recent) {
			self.drawn.clear();
		}
		// Nothing is there to be repeated: the first of a block is a transfer.
		let kind = if kind == Kind::Repeated && self.drawn.is_empty() { Kind::Transfer } else { kind };
		let deployed =
			(kind == Kind::Deploy).then(|| self.deployments.next(self.world, &mut self.rng, recent)).flatten();
		let (step, transaction) = match deployed {
			Some((step, transaction)) => (Some(step), transaction),
			None => (None, self.of(kind, recent)),
		};
		// A nonce is good once, and LiteSVM has a program run at once.
		if !matches!(kind, Kind::Nonce | Kind::Deploy | Kind::Repeated) {
			self.drawn.push(transaction.clone());
		}
		Drawn { kind, step, transaction }
	}

	fn user(&mut self) -> usize {
		self.rng.gen_range(0..USERS)
	}

	/// An amount that is there, or is not.
	fn amount(&mut self, there: u64) -> u64 {
		match self.rng.gen_range(0..16) {
			0 => 0,
			1 => there.saturating_mul(4),
			2 => u64::MAX,
			_ => self.rng.gen_range(1..=there / 1_000),
		}
	}

	fn of(&mut self, kind: Kind, recent: Hash) -> VersionedTransaction {
		let payer = self.user();
		let other = self.user();
		let instructions = match kind {
			Kind::Transfer => vec![self.transfer(payer, other)],
			Kind::Hot => self.hot(payer),
			Kind::Token => self.token(0, payer, other),
			Kind::Token2022 => self.token(1, payer, other),
			Kind::Nested => self.nested(payer),
			Kind::Chain => self.chain(payer, other),
			Kind::Compute => self.compute(),
			Kind::Accounts => return self.accounts(payer, recent),
			Kind::Table => return self.table(payer, other, recent),
			Kind::Nonce => return self.nonce(other),
			Kind::Various => self.various(payer, other),
			// Every program that is being deployed had its turn in this block.
			Kind::Deploy => vec![count(key(30, u64::MAX).pubkey(), 3)],
			Kind::Repeated => return self.drawn.choose(&mut self.rng).expect("there are some").clone(),
		};
		let instructions = self.with_limits(instructions);
		sign(&instructions, &[&self.world.users[payer]], recent)
	}

	/// Now and then with limits, some too low.
	fn with_limits(&mut self, mut instructions: Vec<Instruction>) -> Vec<Instruction> {
		match self.rng.gen_range(0..12) {
			0 => instructions.insert(0, ComputeBudgetInstruction::set_compute_unit_limit(self.rng.gen_range(0..600))),
			1 => instructions.insert(0, ComputeBudgetInstruction::set_compute_unit_limit(200_000)),
			2 => {
				// Far too few, or enough: LiteSVM does not count the code of a program, as Anza's loader does.
				let bytes = if self.rng.gen() { 100 } else { 2_000_000 };
				instructions.insert(0, ComputeBudgetInstruction::set_loaded_accounts_data_size_limit(bytes));
			},
			3 => instructions.insert(0, ComputeBudgetInstruction::request_heap_frame(64 * 1024)),
			_ => {},
		}
		instructions
	}

	fn transfer(&mut self, from: usize, to: usize) -> Instruction {
		let amount = self.amount(MONEY);
		let to = match self.rng.gen_range(0..8) {
			// Somebody new, who has to be given enough to exist.
			0 => key(20, self.made).pubkey(),
			1 => solana_sdk_ids::sysvar::clock::ID,
			_ => self.world.users[to].pubkey(),
		};
		system::transfer(&self.world.users[from].pubkey(), &to, amount)
	}

	fn hot(&mut self, payer: usize) -> Vec<Instruction> {
		let amount = self.rng.gen_range(0..1_000);
		match self.rng.gen_range(0..3) {
			0 => vec![system::transfer(&self.world.users[payer].pubkey(), &self.world.users[0].pubkey(), amount)],
			1 => {
				let (program, _) = self.world.mints[0];
				let [from, to] = [self.world.tokens(0, payer), self.world.tokens(0, 0)];
				vec![token::transfer(program, from, to, self.world.users[payer].pubkey(), amount)]
			},
			_ => (0..4)
				.map(|_| system::transfer(&self.world.users[payer].pubkey(), &self.world.users[1].pubkey(), 1))
				.collect(),
		}
	}

	fn token(&mut self, mint: usize, payer: usize, other: usize) -> Vec<Instruction> {
		let (program, mint_address) = self.world.mints[mint];
		let owner = self.world.users[payer].pubkey();
		let [from, to] = [payer, other].map(|user| self.world.tokens(mint, user));
		let amount = self.amount(TOKENS);
		let one = |rng: &mut ChaCha8Rng| match rng.gen_range(0..12) {
			0 => token::approve(program, from, self.world.users[other].pubkey(), owner, amount),
			1 => token::burn(program, from, mint_address, owner, amount),
			// Only the minter may, who did not sign.
			2 => token::mint_to(program, mint_address, to, owner, amount),
			// Somebody else's, mostly.
			3 => token::transfer(program, to, from, owner, 1),
			_ => token::transfer(program, from, to, owner, amount),
		};
		let mut instructions: Vec<_> = (0..self.rng.gen_range(1..4)).map(|_| one(&mut self.rng)).collect();
		// The last one says what the transaction returns.
		if self.rng.gen_ratio(1, 4) {
			instructions.push(token::tell_account_bytes(program, mint_address));
		}
		instructions
	}

	fn nested(&mut self, payer: usize) -> Vec<Instruction> {
		let mint = self.rng.gen_range(0..2);
		let (program, address) = self.world.mints[mint];
		let owner = key(21, self.rng.gen_range(0..40)).pubkey();
		let user = self.world.users[payer].pubkey();
		let account = token::associated(program, address, owner);
		let amount = self.amount(TOKENS);
		vec![
			token::associate(program, user, address, owner),
			token::transfer(program, self.world.tokens(mint, payer), account, user, amount),
		]
	}

	fn chain(&mut self, payer: usize, other: usize) -> Vec<Instruction> {
		let mut calls = self.token(self.made as usize % 2, payer, other);
		calls.push(self.transfer(payer, other));
		calls.push(count(self.world.counter, self.rng.gen_range(0..60_000)));
		calls.shuffle(&mut self.rng);
		calls.truncate(self.rng.gen_range(1..=2));
		// Each at a depth of its own.
		calls.into_iter().map(|call| forwarded(self.world.forward, self.rng.gen_range(1..=DEEPEST), call)).collect()
	}

	fn compute(&mut self) -> Vec<Instruction> {
		let limit = self.rng.gen_range(500..50_000);
		let times = self.rng.gen_range(0..12_000);
		vec![ComputeBudgetInstruction::set_compute_unit_limit(limit), count(self.world.counter, times)]
	}

	fn accounts(&mut self, payer: usize, recent: Hash) -> VersionedTransaction {
		let (program, mint) = self.world.mints[self.rng.gen_range(0..2)];
		let user = &self.world.users[payer];
		// Sometimes one that is there already.
		let new = key(22, if self.rng.gen_ratio(1, 4) { self.made / 2 } else { self.made });
		let rent = Rent::default().minimum_balance(token::ACCOUNT_BYTES);
		let money = if self.rng.gen_ratio(1, 6) { rent - 1 } else { rent };
		let bytes = token::ACCOUNT_BYTES as u64;
		let mut list = vec![
			system::create_account(&user.pubkey(), &new.pubkey(), money, bytes, &program),
			token::open(program, new.pubkey(), mint, user.pubkey()),
		];
		match self.rng.gen_range(0..4) {
			0 => list.push(token::close(program, new.pubkey(), user.pubkey(), user.pubkey())),
			// Closed, and given something again in the same breath.
			1 => list.extend([
				token::close(program, new.pubkey(), user.pubkey(), user.pubkey()),
				system::transfer(&user.pubkey(), &new.pubkey(), money),
			]),
			_ => {},
		}
		sign(&list, &[user, &new], recent)
	}

	fn table(&mut self, payer: usize, other: usize, recent: Hash) -> VersionedTransaction {
		let user = &self.world.users[payer];
		let instructions = self.token(0, payer, other);
		let addresses = match self.rng.gen_range(0..5) {
			// Places that the table does not have.
			0 => {
				let mut more = vec![self.world.tokens(0, payer); 300 - 44];
				more[200..].fill(self.world.tokens(0, other));
				more
			},
			_ => self.world.table_addresses.clone(),
		};
		let key = if self.rng.gen_ratio(1, 8) { self.world.counter } else { self.world.table };
		let table = AddressLookupTableAccount { key, addresses };
		let message = v0::Message::try_compile(&user.pubkey(), &instructions, &[table], recent).expect("it fits");
		VersionedTransaction::try_new(VersionedMessage::V0(message), &[user]).expect("the key is there")
	}

	/// Each nonce is good for one in a block, after which it is as it was: LiteSVM advances it to another value than a chain does.
	fn nonce(&mut self, other: usize) -> VersionedTransaction {
		let world = self.world;
		let number = self.nonces;
		self.nonces = (number + 1) % world.nonces.len();
		let user = &world.users[number % USERS];
		let amount = self.amount(MONEY);
		let instructions = [
			system::advance_nonce_account(&world.nonces[number], &user.pubkey()),
			system::transfer(&user.pubkey(), &world.users[other].pubkey(), amount),
		];
		sign(&instructions, &[user], *world.first_nonce.as_hash())
	}

	fn various(&mut self, payer: usize, other: usize) -> Vec<Instruction> {
		let user = self.world.users[payer].pubkey();
		match self.rng.gen_range(0..7) {
			0 => {
				let memo = Pubkey::from_str_const("Memo4c2pN8afCj432Lb7RMVKi9PbQnnW7ewFFaV3oAH");
				let text: &[u8] = if self.rng.gen() { "paid, with thanks".as_bytes() } else { &[0xff, 0xfe] };
				vec![Instruction::new_with_bytes(memo, text, vec![AccountMeta::new_readonly(user, true)])]
			},
			// No program, or no account at all.
			1 => vec![Instruction::new_with_bytes(self.world.users[other].pubkey(), &[], vec![])],
			2 => vec![Instruction::new_with_bytes(key(23, self.made).pubkey(), &[], vec![])],
			3 => vec![system::assign(&user, &solana_sdk_ids::system_program::ID)],
			4 => vec![system::transfer(&self.world.users[other].pubkey(), &user, 0)]
				.into_iter()
				.map(|mut instruction| {
					// Nobody's signature but the payer's is there.
					instruction.accounts[0].is_signer = false;
					instruction
				})
				.collect(),
			5 => vec![count(self.world.counter, 10), self.transfer(payer, other), count(key(24, 0).pubkey(), 1)],
			_ => {
				// A signature for a program to check, of nothing.
				let program = solana_sdk_ids::ed25519_program::ID;
				vec![Instruction::new_with_bytes(program, &[u8::from(self.rng.gen::<bool>()), 0], vec![])]
			},
		}
	}
}

/// The first signer pays.
pub fn sign(instructions: &[Instruction], signers: &[&Keypair], recent: Hash) -> VersionedTransaction {
	let message = Message::new_with_blockhash(instructions, Some(&signers[0].pubkey()), &recent);
	let message = VersionedMessage::Legacy(message);
	VersionedTransaction::try_new(message, signers).expect("all keys are there")
}
