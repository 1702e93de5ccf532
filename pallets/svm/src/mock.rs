//! A chain with accounts of 32 bytes, a token, and the real engine.

pub mod faults;

use crate::{self as pallet_mira_svm, *};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{Balanced, Credit, Inspect},
		ConstU128, ConstU32, Hooks, OnUnbalanced,
	},
	weights::{Weight, WeightMeter},
	PalletId,
};
use frame_system::EnsureRoot;
use mira_svm_interface::{
	account::{writes, Header},
	batch::Authority,
	claim::Claim,
};
use pallet_mira_finality::ProvenFinality;
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_message::{Message, VersionedMessage};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use sp_core::H256;
use sp_runtime::{
	traits::IdentityLookup,
	transaction_validity::{TransactionSource, ValidTransaction},
	AccountId32, BuildStorage, Perbill,
};

pub type Block = frame_system::mocking::MockBlock<Test>;
type Number = u64;

/// What everybody has on the chain at first.
pub const MONEY: u128 = 1_000_000_000_000;
/// What everybody has in the domain at first.
pub const LAMPORTS: u64 = 1_000_000_000;
pub const FEE: u64 = 5_000;
pub const EXISTENTIAL_DEPOSIT: u128 = 1_000_000;
pub const TREASURY: AccountId32 = AccountId32::new([250; 32]);
/// Blocks for which a small withdrawal is held.
pub const DELAY: Number = 5;
pub const LARGE_DELAY: Number = 20;
pub const WINDOW: Number = 48;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Svm: pallet_mira_svm,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<u128>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = u128;
	type AccountStore = System;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

parameter_types! {
	/// The newest block proven final; all, unless a test says otherwise.
	pub static Proven: Number = Number::MAX;
	pub static IsOpen: bool = true;
	/// Claims that are remembered.
	pub static Known: Vec<Claim> = Vec::new();
	pub static MaxUnits: u32 = 100_000_000;
	pub static MaxFetched: u64 = 256 << 20;
	pub static MaxTime: u64 = u64::MAX;
	pub const Escrow: PalletId = PalletId(*b"mira/svm");
}

pub struct MockFinality;
impl ProvenFinality<Number> for MockFinality {
	fn proven() -> Number {
		Proven::get()
	}
	fn lag() -> Number {
		System::block_number().saturating_sub(Proven::get())
	}
	fn is_proven(number: Number) -> bool {
		number <= Proven::get()
	}
}

pub struct MockClaims;
impl Claims for MockClaims {
	fn claim(number: u64) -> Option<Claim> {
		Known::get().into_iter().find(|claim| claim.number == number)
	}
}

parameter_types! {
	/// Who makes blocks: account 0 this one, all of these in turn.
	pub static Author: Option<AccountId32> = Some(account(0));
	pub static All: Vec<AccountId32> = (0..4).map(account).collect();
	/// Who makes the next ones, if others.
	pub static Next: Option<Vec<AccountId32>> = None;
	/// What transactions took that ran within bounds.
	pub static Taken: Vec<(H256, u64)> = Vec::new();
}

pub struct Few;
impl Validators<AccountId32> for Few {
	fn all() -> Vec<AccountId32> {
		All::get()
	}
	fn next() -> Vec<AccountId32> {
		Next::get().unwrap_or_else(All::get)
	}
	fn author() -> Option<AccountId32> {
		Author::get()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set(all: Vec<AccountId32>) {
		Author::set(all.first().cloned());
		All::set(all);
	}
}

pub struct Told;
impl Bounded for Told {
	fn took(message: H256, lamports: u64) {
		Taken::mutate(|taken| taken.push((message, lamports)));
	}
}

pub struct ToTreasury;
impl OnUnbalanced<Credit<AccountId32, Balances>> for ToTreasury {
	fn on_nonzero_unbalanced(fees: Credit<AccountId32, Balances>) {
		let _ = Balances::resolve(&TREASURY, fees);
	}
}

/// One unit of weight for every step of the hooks, so that tests can count them.
pub struct Steps;
impl WeightInfo for Steps {
	fn inspect() -> Weight {
		Weight::zero()
	}
	fn enter(_: u32) -> Weight {
		Weight::zero()
	}
	fn execute(_: u32) -> Weight {
		Weight::zero()
	}
	fn execute_within(_: u32) -> Weight {
		Weight::zero()
	}
	fn accounts(_: u32) -> Weight {
		Weight::zero()
	}
	fn instructions(_: u32) -> Weight {
		Weight::zero()
	}
	fn account_signature() -> Weight {
		Weight::zero()
	}
	fn signatures(_: u32) -> Weight {
		Weight::zero()
	}
	fn units(thousands: u32) -> Weight {
		Weight::from_parts(thousands.into(), 0)
	}
	fn deposit() -> Weight {
		Weight::zero()
	}
	fn withdraw() -> Weight {
		Weight::zero()
	}
	fn release() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn return_held() -> Weight {
		Weight::zero()
	}
	fn release_none() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn release_hole() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn forget_none() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn forget(shards: u32) -> Weight {
		Weight::from_parts(shards.into(), 0)
	}
	fn end_block() -> Weight {
		Weight::zero()
	}
	fn freeze_domain() -> Weight {
		Weight::zero()
	}
	fn thaw_program() -> Weight {
		Weight::zero()
	}
	fn set_parameters() -> Weight {
		Weight::zero()
	}
	fn set_engine() -> Weight {
		Weight::zero()
	}
	fn note_engine() -> Weight {
		Weight::zero()
	}
}

impl Config for Test {
	type Currency = Balances;
	type Fees = ToTreasury;
	type Time = Timestamp;
	type Finality = MockFinality;
	type IsOpen = IsOpen;
	type Priority = ();
	type Claims = MockClaims;
	type Bounded = Told;
	type Validators = Few;
	type MaxValidators = ConstU32<8>;
	type PalletId = Escrow;
	type MaxUnits = MaxUnits;
	type MaxAccountUnits = ConstU32<12_000_000>;
	type MaxFetched = MaxFetched;
	type MaxTime = MaxTime;
	type Workers = ConstU32<2>;
	type FreezeOrigin = EnsureRoot<AccountId32>;
	type ThawOrigin = EnsureRoot<AccountId32>;
	type ParameterOrigin = EnsureRoot<AccountId32>;
	type ReturnOrigin = EnsureRoot<AccountId32>;
	type WeightInfo = Steps;
}

pub fn key(user: u8) -> Keypair {
	Keypair::new_from_array([user + 1; 32])
}

pub fn address(user: u8) -> [u8; 32] {
	key(user).pubkey().to_bytes()
}

pub fn account(user: u8) -> AccountId32 {
	address(user).into()
}

/// Users of whom everybody has money on both sides.
pub const USERS: u8 = 8;

/// In block 1, with users who have deposited.
pub fn new_test_ext() -> sp_io::TestExternalities {
	faults::install();
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: (0..USERS).map(|user| (account(user), MONEY)).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_mira_svm::GenesisConfig::<Test> {
		engine: 1,
		parameters: Parameters {
			delay: DELAY,
			large_delay: LARGE_DELAY,
			large: Perbill::from_percent(10),
			cap: Perbill::from_percent(20),
			window: WINDOW,
		},
		balances: Vec::new(),
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	// Benchmarks sign.
	ext.register_extension(sp_keystore::KeystoreExt::new(sp_keystore::testing::MemoryKeystore::new()));
	ext.execute_with(|| {
		begin(1);
		for user in 0..USERS {
			assert_ok!(Svm::deposit(RuntimeOrigin::signed(account(user)), account(user), LAMPORTS));
		}
		System::reset_events();
	});
	ext
}

/// Runs a test, and checks the invariants at the end of its last block.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		next();
		Svm::do_try_state().unwrap();
	});
}

/// The hash of a block of this chain.
pub fn hash_of(number: Number) -> H256 {
	H256::from_low_u64_be(number + 1)
}

fn begin(number: Number) {
	System::reset_events();
	System::initialize(&number, &hash_of(number - 1), &Default::default());
	Timestamp::set_timestamp(number * 6_000);
	Svm::on_initialize(number);
	Svm::on_poll(number, &mut WeightMeter::with_limit(Weight::from_parts(10_000, 0)));
}

/// Ends the block, and tells what it told.
pub fn end() -> Vec<Event<Test>> {
	Svm::on_finalize(System::block_number());
	told()
}

/// What this pallet told in this block.
pub fn told() -> Vec<Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, H256>| match record.event {
		RuntimeEvent::Svm(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

/// Ends the block, begins the next one, and tells what the old one told.
pub fn next() -> Vec<Event<Test>> {
	let told = end();
	begin(System::block_number() + 1);
	told
}

/// Goes on to a block.
pub fn run_to(number: Number) {
	while System::block_number() < number {
		next();
	}
}

/// The newest hash that transactions can name.
pub fn newest() -> Hash {
	Hash::new_from_array(System::parent_hash().0)
}

/// Signed by all of these; the first one pays.
pub fn signed(instructions: &[Instruction], signers: &[&Keypair], recent: Hash) -> Vec<u8> {
	let message = Message::new_with_blockhash(instructions, Some(&signers[0].pubkey()), &recent);
	let transaction = VersionedTransaction::try_new(VersionedMessage::Legacy(message), signers);
	bincode::serialize(&transaction.unwrap()).unwrap()
}

pub fn transfer_of(from: u8, to: u8, lamports: u64, recent: Hash) -> Vec<u8> {
	let instruction = system::transfer(&key(from).pubkey(), &key(to).pubkey(), lamports);
	signed(&[instruction], &[&key(from)], recent)
}

pub fn transfer(from: u8, to: u8, lamports: u64) -> Vec<u8> {
	transfer_of(from, to, lamports, newest())
}

/// As the pool does.
pub fn offer(bytes: &[u8]) -> Result<ValidTransaction, Refusal> {
	use sp_runtime::transaction_validity::{InvalidTransaction::Custom, TransactionValidityError::Invalid};
	match Svm::authorize(TransactionSource::External, bytes) {
		Ok((valid, _)) => Ok(valid),
		Err(Invalid(Custom(code))) => Err(Refusal(code - REFUSALS)),
		Err(other) => panic!("{other:?}"),
	}
}

/// As a block does.
pub fn enter(bytes: &[u8]) -> Result<(), NotEntered> {
	frame_support::storage::with_storage_layer::<_, sp_runtime::DispatchError, _>(|| {
		match Svm::enter(bytes, Authority::Signatures) {
			Ok(()) => Ok(Ok(())),
			// A block that refuses a transaction undoes what it did for it.
			Err(why) => {
				REFUSED.set(Some(why));
				Err(sp_runtime::DispatchError::Other("refused"))
			},
		}
	})
	.unwrap_or_else(|_| Err(REFUSED.take().unwrap()))
}

thread_local! {
	static REFUSED: core::cell::Cell<Option<NotEntered>> = const { core::cell::Cell::new(None) };
}

pub fn refused(error: TransactionError) -> Refusal {
	Refusal::from(mira_svm_interface::Failure(bincode::serialize(&error).unwrap()))
}

/// What became of the transactions of a block.
pub fn outcomes(told: &[Event<Test>]) -> Vec<Result<(), TransactionError>> {
	let outcome = |event: &Event<Test>| match event {
		Event::TransactionExecuted { failure: None, .. } => Some(Ok(())),
		Event::TransactionExecuted { failure: Some(failure), .. } => {
			Some(Err(bincode::deserialize(&failure.0).unwrap()))
		},
		_ => None,
	};
	told.iter().filter_map(outcome).collect()
}

pub fn lamports(user: u8) -> u64 {
	Svm::lamports(&address(user))
}

pub fn balance(who: &AccountId32) -> u128 {
	Balances::balance(who)
}

/// Puts an account into the domain as if it had always been there.
pub fn put(address: &Pubkey, lamports: u64, owner: &Pubkey, data: &[u8]) {
	place(address, Header { lamports, rent_epoch: u64::MAX, owner: owner.to_bytes(), executable: false }, data);
}

/// The same with a program whose code is its data.
pub fn put_program(address: &Pubkey, loader: &Pubkey, code: &[u8]) {
	let header = Header { lamports: LAMPORTS, rent_epoch: u64::MAX, owner: loader.to_bytes(), executable: true };
	place(address, header, code);
}

fn place(address: &Pubkey, header: Header, data: &[u8]) {
	let lamports = header.lamports;
	for (key, value) in writes(address.as_array(), None, Some((header, data))) {
		sp_io::default_child_storage::set(TRIE, &key, &value.unwrap());
	}
	Backed::<Test>::mutate(|backed| *backed += lamports);
	let escrow = Svm::escrow();
	let _ = <Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(&escrow, lamports.into());
}
