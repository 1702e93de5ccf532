//! A state to begin with, the same on both sides, and the keys to act in it.

use crate::programs::{counter, token, FORWARD};
use litesvm::LiteSVM;
use mira_svm_executor::{
	from_whole,
	interface::{
		account::{whole, Write},
		batch::Block,
	},
	to_writes, Accounts, Engine,
};
use solana_account::{Account, AccountSharedData, ReadableAccount};
use solana_address_lookup_table_interface::state::{AddressLookupTable, LookupTableMeta};
use solana_clock::Clock;
use solana_fee_structure::FeeStructure;
use solana_hash::Hash;
use solana_keypair::Keypair;
use solana_nonce::{
	state::{Data, DurableNonce, State as NonceState},
	versions::Versions as NonceVersions,
};
use solana_pubkey::Pubkey;
use solana_rent::Rent;
use solana_sdk_ids::{address_lookup_table, system_program};
use solana_signer::Signer;
use solana_slot_hashes::SlotHashes;
use std::{borrow::Cow, collections::BTreeMap};

/// Money that a user begins with.
pub const MONEY: u64 = 1_000_000_000_000;
/// Tokens of each mint that a user begins with.
pub const TOKENS: u64 = 1_000_000;
/// Users.
pub const USERS: usize = 64;
/// What a nonce says that a signature costs.
const LAMPORTS_PER_SIGNATURE: u64 = 5_000;
/// Nonces: more than a block uses, after which they are as they were.
pub const NONCES: usize = 512;

/// Accounts as the pallet keeps them.
#[derive(Clone, Default)]
pub struct Stored(pub BTreeMap<Vec<u8>, Vec<u8>>);

impl Accounts for Stored {
	fn value(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.0.get(key).cloned()
	}
}

impl Stored {
	pub fn put(&mut self, address: &Pubkey, account: &AccountSharedData) {
		self.write(to_writes(address, account));
	}

	pub fn write(&mut self, writes: Vec<Write>) {
		for (key, value) in writes {
			match value {
				Some(value) => self.0.insert(key, value),
				None => self.0.remove(&key),
			};
		}
	}
}

/// Everything that transactions are made of.
pub struct World {
	pub users: Vec<Keypair>,
	/// A mint of each token program, and who may mint.
	pub mints: [(Pubkey, Pubkey); 2],
	pub minter: Keypair,
	/// Calls [`counter`] with code 0, and belongs to nobody.
	pub counter: Pubkey,
	/// Calls on ([`FORWARD`]), and belongs to nobody.
	pub forward: Pubkey,
	/// A table with the accounts of all users, for both mints.
	pub table: Pubkey,
	pub table_addresses: Vec<Pubkey>,
	pub nonces: Vec<Pubkey>,
	/// What each of them has in the beginning.
	pub first_nonce: DurableNonce,
}

/// A key by its number, the same in every run.
pub fn key(kind: u8, number: u64) -> Keypair {
	let mut seed = [kind; 32];
	seed[..8].copy_from_slice(&number.to_le_bytes());
	Keypair::new_from_array(seed)
}

impl World {
	/// The address of a user's account of a mint.
	pub fn tokens(&self, mint: usize, user: usize) -> Pubkey {
		key(10 + mint as u8, user as u64).pubkey()
	}

	/// Accounts with nonces that were not used.
	pub fn nonce_accounts(&self) -> impl Iterator<Item = (Pubkey, AccountSharedData)> + '_ {
		(0..self.nonces.len()).map(|number| (self.nonces[number], self.nonce_account(number, self.first_nonce)))
	}

	/// An account whose nonce has a value.
	pub fn nonce_account(&self, number: usize, nonce: DurableNonce) -> AccountSharedData {
		let authority = self.users[number % USERS].pubkey();
		let state = NonceVersions::new(NonceState::Initialized(Data::new(authority, nonce, LAMPORTS_PER_SIGNATURE)));
		let data = bincode::serialize(&state).expect("it is a state");
		let lamports = Rent::default().minimum_balance(data.len());
		Account { lamports, data, owner: system_program::ID, executable: false, rent_epoch: u64::MAX }.into()
	}

	/// The world, and its accounts.
	pub fn new() -> (Self, Vec<(Pubkey, AccountSharedData)>) {
		let rent = Rent::default();
		let minter = key(2, 0);
		let mut world = Self {
			users: (0..USERS).map(|number| key(1, number as u64)).collect(),
			mints: [(token::TOKEN, key(3, 0).pubkey()), (token::TOKEN_2022, key(3, 1).pubkey())],
			minter,
			counter: key(4, 0).pubkey(),
			forward: key(4, 1).pubkey(),
			table: key(5, 0).pubkey(),
			table_addresses: Vec::new(),
			nonces: (0..NONCES).map(|number| key(6, number as u64).pubkey()).collect(),
			first_nonce: DurableNonce::from_blockhash(&Hash::new_from_array([9; 32])),
		};
		let mut accounts = solana_program_binaries::spl_programs(&rent);
		accounts.extend(solana_program_binaries::core_bpf_programs(&rent, |_| false));
		for (address, code) in [(&world.counter, &counter(0)[..]), (&world.forward, FORWARD)] {
			let program = solana_program_binaries::bpf_loader_upgradeable_program_accounts(address, code, &rent);
			accounts.extend(program.map(|(address, account)| (address, account.into())));
		}
		let mut add = |address, data: Vec<u8>, owner, lamports: u64| {
			let lamports = lamports + rent.minimum_balance(data.len());
			let account = Account { lamports, data, owner, executable: false, rent_epoch: u64::MAX };
			accounts.push((address, account.into()));
		};
		for user in world.users.iter().chain([&world.minter]) {
			add(user.pubkey(), vec![], system_program::ID, MONEY);
		}
		for (number, (program, mint)) in world.mints.into_iter().enumerate() {
			add(mint, token::mint_data(world.minter.pubkey()), program, 0);
			for (user, key) in world.users.iter().enumerate() {
				let address = world.tokens(number, user);
				add(address, token::account_data(mint, key.pubkey(), TOKENS), program, 0);
				world.table_addresses.push(address);
			}
		}
		let table = AddressLookupTable {
			meta: LookupTableMeta { authority: None, ..Default::default() },
			addresses: Cow::Borrowed(&world.table_addresses),
		};
		add(world.table, table.serialize_for_tests().expect("it is a table"), address_lookup_table::ID, 0);
		accounts.extend(world.nonce_accounts());
		(world, accounts)
	}
}

/// The block with a number.
pub fn block(slot: u64) -> Block {
	let hash = |slot: u64| {
		let mut hash = [0; 32];
		hash[..8].copy_from_slice(&slot.to_le_bytes());
		hash[31] = 1;
		hash
	};
	Block {
		engine: Engine::FIRST,
		slot,
		time: 1_800_000_000 + 6 * slot as i64,
		epoch_time: 1_800_000_000,
		hashes: (0..slot).rev().take(150).map(hash).collect(),
		claims: Vec::new(),
	}
}

/// The accounts as the executor takes them.
pub fn stored(accounts: &[(Pubkey, AccountSharedData)]) -> Stored {
	let mut stored = Stored::default();
	accounts.iter().for_each(|(address, account)| stored.put(address, account));
	stored
}

/// LiteSVM with the accounts.
pub fn lite(accounts: &[(Pubkey, AccountSharedData)]) -> LiteSVM {
	let mut lite = LiteSVM::default()
		.with_mainnet_features()
		.with_builtins()
		.with_sysvars()
		.with_precompiles()
		.with_sigverify(false)
		.with_blockhash_check(false)
		.with_transaction_history(0);
	// Fees are taken where transactions are queued, before the engine sees them.
	lite.set_fee_structure(FeeStructure { lamports_per_signature: 0, ..Default::default() });
	enter(&mut lite, &block(1));
	// Code before the programs that it is for.
	let (programs, others): (Vec<_>, Vec<_>) = accounts.iter().partition(|(_, account)| account.executable());
	for (address, account) in others.into_iter().chain(programs) {
		lite.set_account(*address, account.clone().into()).expect("it is an account");
	}
	lite
}

/// Tells LiteSVM of a block.
pub fn enter(lite: &mut LiteSVM, block: &Block) {
	let hashes: Vec<_> = block.hashes.iter().map(|hash| Hash::new_from_array(*hash)).collect();
	lite.set_latest_blockhash(hashes[0]);
	lite.set_sysvar(&Clock {
		slot: block.slot,
		epoch_start_timestamp: block.epoch_time,
		epoch: 0,
		leader_schedule_epoch: 1,
		unix_timestamp: block.time,
	});
	let slots: Vec<_> = hashes.iter().enumerate().map(|(ago, hash)| (block.slot - 1 - ago as u64, *hash)).collect();
	lite.set_sysvar(&SlotHashes::new(&slots));
}

/// An account of the executor's side.
pub fn account(stored: &Stored, address: &Pubkey) -> Option<AccountSharedData> {
	from_whole(&whole(address.as_array(), |key| stored.0.get(key).cloned())?)
}
