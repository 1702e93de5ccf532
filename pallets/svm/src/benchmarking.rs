//! Worst cases of the calls, of the hooks, and of what the engine does; each asserts what it leaves behind.

mod transactions;

use crate::{
	accounts::TRIE, pallet::*, seen, traits::Validators, types::*, weights::MEASURED, BalanceOf, MAX_FROZEN,
	MAX_TRANSACTION, SHARDS, SHARD_MESSAGES,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		EnsureOrigin, Get,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use mira_svm_interface::{
	account::{writes, Header},
	batch::{Authority, MAX_HASHES},
	host::svm,
	Address, EngineVersion, Hash,
};
use sp_core::ed25519;
use sp_runtime::{
	traits::{Bounded, One, Saturating, Verify, Zero},
	MultiSignature,
};
use transactions::{transfer, Draft, LOADER, SYSTEM};

/// Uses up all units that it is given, by what takes longest for a unit (`burn.s`).
const BURN: &[u8] = include_bytes!("benchmarking/burn.so");
/// Does nothing (`idle.s`).
const IDLE: &[u8] = include_bytes!("benchmarking/idle.so");

const LAMPORTS: u64 = 1_000_000_000_000;

/// An address by its number; nobody has a key to it.
fn address(number: u32) -> Address {
	let mut address = [77; 32];
	address[28..].copy_from_slice(&number.to_be_bytes());
	address
}

/// Reads and writes of accounts are counted where weights are put together: for each account that a transaction names, once.
fn at_hand(key: Vec<u8>) {
	frame_benchmarking::add_to_whitelist_child(TRIE.to_vec(), key);
}

/// Puts an account into the domain, backed.
fn put<T: Config>(address: &Address, owner: Address, executable: bool, data: &[u8]) {
	let header = Header { lamports: LAMPORTS, rent_epoch: u64::MAX, owner, executable };
	for (key, value) in writes(address, None, Some((header, data))) {
		sp_io::default_child_storage::set(TRIE, &key, &value.unwrap_or_default());
		at_hand(key);
	}
	Backed::<T>::mutate(|backed| *backed = backed.saturating_add(LAMPORTS));
	let _ = T::Currency::mint_into(&Pallet::<T>::escrow(), LAMPORTS.into());
}

fn rich<T: Config>(number: u32) -> Address {
	let address = address(number);
	put::<T>(&address, SYSTEM, false, &[]);
	address
}

/// A block with as many before it as can be named, of which transactions name the oldest.
fn oldest<T: Config>() -> Hash {
	frame_system::Pallet::<T>::set_block_number(1_000u32.into());
	let hashes: Vec<Hash> = (0..MAX_HASHES as u32).map(|number| address(1_000_000 + number)).collect();
	let oldest = hashes[MAX_HASHES - 2];
	Hashes::<T>::put(frame_support::BoundedVec::truncate_from(hashes));
	oldest
}

/// Queues a transaction for which its payer answers without a signature.
fn queue<T: Config>(draft: Draft) {
	let authority = Authority::Account(draft.payer);
	assert!(Pallet::<T>::enter(&draft.bytes(), authority).is_ok());
}

/// The shard that a transaction belongs to has room for it, and for no other one.
fn nearly_fill<T: Config>(bytes: &[u8]) -> (BlockNumberFor<T>, u8) {
	let inspection = Pallet::<T>::inspect(bytes).unwrap_or_else(|why| panic!("{why:?}"));
	let age = Pallet::<T>::age(&inspection.recent).unwrap_or_default();
	let bucket = frame_system::Pallet::<T>::block_number().saturating_sub((age + 1).into());
	let shard = seen::shard_of(&inspection.message);
	Seen::<T>::mutate(bucket, shard, |shard| {
		for number in 1..SHARD_MESSAGES {
			assert!(shard.add(&address(number)));
		}
	});
	// Counted where it is noted, once for all of a block.
	frame_benchmarking::benchmarking::add_to_whitelist(Seen::<T>::hashed_key_for(bucket, shard).into());
	(bucket, shard)
}

/// A withdrawal that is due.
fn due<T: Config>(number: u32) -> (WithdrawalId, T::AccountId) {
	let (from, to) = (rich::<T>(number), T::AccountId::from(address(500_000 + number)));
	let line = Lines::<T>::get(Size::Small);
	let amount = 1_000_000_000;
	Backed::<T>::mutate(|backed| *backed = (*backed).max(1_000 * amount));
	assert!(Pallet::<T>::do_withdraw(from.into(), to.clone(), amount).is_ok());
	let id = WithdrawalId { size: Size::Small, index: line.next };
	Held::<T>::mutate(id.size, id.index, |held| {
		if let Some(held) = held {
			(held.due_at, held.asked_at) = (Zero::zero(), Zero::zero());
		}
	});
	(id, to)
}

/// As much left lately as can be counted.
fn busy<T: Config>() {
	let stretches = (0..STRETCHES).map(|number| (u64::MAX - u64::from(number), 0)).collect::<Vec<_>>();
	Outflow::<T>::put(frame_support::BoundedVec::truncate_from(stretches));
}

/// As many validators as there can be told that they have an engine; but the first ones did not.
fn told_by<T: Config>(first: u32) {
	frame_system::Pallet::<T>::set_block_number(1u32.into());
	let all: Vec<T::AccountId> = (0..T::MaxValidators::get()).map(|number| address(number).into()).collect();
	let told: Vec<_> =
		all.iter().skip(first as usize).map(|who| (who.clone(), EngineVersion(9), Zero::zero())).collect();
	T::Validators::set(all);
	NewestEngines::<T>::put(frame_support::BoundedVec::truncate_from(told));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// As many keys and calls as fit.
	#[benchmark]
	fn inspect() {
		let mut draft = transfer(address(0), address(1), 5, Hash::default());
		draft.writes = (1..25).map(address).collect();
		let call = draft.instructions[0].clone();
		draft.instructions = core::iter::repeat_n(call, 8).collect();
		let bytes = draft.bytes();
		assert!(bytes.len() > 1_000 && bytes.len() <= MAX_TRANSACTION as usize);
		let inspected;

		#[block]
		{
			inspected = Pallet::<T>::inspect(&bytes);
		}

		assert_eq!(inspected.map(|inspection| inspection.keys.len()), Ok(27));
	}

	/// `a`: accounts beside the programs, of people. As large as transactions are.
	#[benchmark]
	fn enter(a: Linear<2, 30>) {
		let payer = rich::<T>(0);
		let mut draft = transfer(payer, address(1), 5, oldest::<T>());
		draft.writes = (1..a).map(rich::<T>).collect();
		// The length of the data takes a byte more if there is much of it.
		let room = (MAX_TRANSACTION as usize - 1).saturating_sub(draft.clone().bytes().len());
		draft.instructions[0].2.extend((0..room).map(|_| 0));
		let bytes = draft.bytes();
		assert!(bytes.len() + 2 > MAX_TRANSACTION as usize && bytes.len() <= MAX_TRANSACTION as usize);
		let (bucket, shard) = nearly_fill::<T>(&bytes);

		#[block]
		{
			assert!(Pallet::<T>::enter(&bytes, Authority::Account(payer)).is_ok());
		}

		assert_eq!(BlockLoad::<T>::get().transactions, 1);
		assert!(Seen::<T>::get(bucket, shard).is_full());
	}

	/// Transfers of as many payers, which is what others are compared with.
	#[benchmark]
	fn execute(t: Linear<0, 200>) {
		let recent = oldest::<T>();
		let inspected = Pallet::<T>::inspect(&transfer(address(0), address(1), 5, recent).bytes());
		let measured = inspected.map(|inspection| (inspection.keys.len() as u32, u32::from(inspection.instructions)));
		assert_eq!(measured, Ok(MEASURED));
		for number in 0..t {
			queue::<T>(transfer(rich::<T>(2 * number), rich::<T>(2 * number + 1), 5, recent));
		}

		#[block]
		{
			Pallet::<T>::end_block(1_000u32.into());
		}

		let arrived = (0..t).filter(|number| Pallet::<T>::lamports(&address(2 * number + 1)) == LAMPORTS + 5).count();
		assert_eq!(arrived, t as usize);
	}

	/// The same, within bounds.
	#[benchmark]
	fn execute_within(t: Linear<0, 200>) {
		let recent = oldest::<T>();
		for number in 0..t {
			let account = rich::<T>(2 * number);
			let draft = transfer(account, rich::<T>(2 * number + 1), 5, recent);
			let authority = Authority::Within { account, lamports: 5 };
			assert!(Pallet::<T>::enter(&draft.bytes(), authority).is_ok());
		}

		#[block]
		{
			Pallet::<T>::end_block(1_000u32.into());
		}

		let arrived = (0..t).filter(|number| Pallet::<T>::lamports(&address(2 * number + 1)) == LAMPORTS + 5).count();
		assert_eq!(arrived, t as usize);
	}

	/// A transaction that names accounts and changes one.
	#[benchmark]
	fn accounts(a: Linear<1, 30>) {
		let recent = oldest::<T>();
		let mut draft = transfer(rich::<T>(0), rich::<T>(1), 5, recent);
		draft.writes = (1..a + 1).map(rich::<T>).collect();
		queue::<T>(draft);

		#[block]
		{
			Pallet::<T>::end_block(1_000u32.into());
		}

		assert_eq!(Frozen::<T>::get(), None);
	}

	/// A transaction that calls a program so many times, which does nothing.
	#[benchmark]
	fn instructions(i: Linear<1, 60>) {
		let (recent, idle) = (oldest::<T>(), address(7));
		put::<T>(&idle, LOADER, true, IDLE);
		let mut draft = transfer(rich::<T>(0), rich::<T>(1), 5, recent);
		draft.reads.push(idle);
		draft.instructions.extend((1..i).map(|_| (1, Vec::new(), Vec::new())));
		queue::<T>(draft);

		#[block]
		{
			Pallet::<T>::end_block(1_000u32.into());
		}

		assert_eq!(Pallet::<T>::lamports(&address(1)), LAMPORTS + 5);
	}

	/// Thousands of units that a transaction uses up.
	#[benchmark]
	fn units(u: Linear<1, 1_400>) {
		let (recent, burn) = (oldest::<T>(), address(7));
		put::<T>(&burn, LOADER, true, BURN);
		let mut draft = transfer(rich::<T>(0), rich::<T>(1), 5, recent);
		draft.reads.push(burn);
		draft.instructions = alloc::vec![(1, Vec::new(), Vec::new())];
		draft.units = u * 1_000;
		queue::<T>(draft);

		#[block]
		{
			Pallet::<T>::end_block(1_000u32.into());
		}

		assert_eq!(Frozen::<T>::get(), None);
	}

	#[benchmark]
	fn account_signature() {
		let signer = sp_io::crypto::sr25519_generate(sp_core::crypto::key_types::DUMMY, None);
		let message = [7; 100];
		let signature = sp_io::crypto::sr25519_sign(sp_core::crypto::key_types::DUMMY, &signer, &message);
		let signature = signature.map(MultiSignature::from).unwrap_or(MultiSignature::Sr25519([0; 64].into()));
		let good;

		#[block]
		{
			good = signature.verify(&message[..], &signer.0.into());
		}

		assert!(good);
	}

	#[benchmark]
	fn signatures(s: Linear<0, 100>) {
		let signer = sp_io::crypto::ed25519_generate(sp_core::crypto::key_types::DUMMY, None);
		let mut bytes = transfer(signer.0, address(1), 5, oldest::<T>()).bytes();
		let signature =
			sp_io::crypto::ed25519_sign(sp_core::crypto::key_types::DUMMY, &signer, &bytes[Draft::MESSAGE..]);
		bytes[1..Draft::MESSAGE].copy_from_slice(&signature.unwrap_or(ed25519::Signature::from_raw([0; 64])).0);
		// Of somebody else: what it answers for is not remembered.
		let authority = Authority::Account(address(9));
		let engine = Engine::<T>::get().0;
		let mut good = 0;

		#[block]
		{
			for _ in 0..s {
				good += u32::from(svm::is_signed(engine, &bytes, authority.clone()));
			}
		}

		assert_eq!(good, s);
	}

	#[benchmark]
	fn deposit() {
		let from: T::AccountId = whitelisted_caller();
		let amount = T::Currency::minimum_balance().saturating_add(LAMPORTS.into()).saturating_add(LAMPORTS.into());
		let _ = T::Currency::mint_into(&from, amount);
		let to = address(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(from), to.into(), LAMPORTS);

		assert_eq!(Pallet::<T>::lamports(&to), LAMPORTS);
	}

	#[benchmark]
	fn withdraw() {
		let from = rich::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(from.into()), address(1).into(), LAMPORTS);

		assert_eq!(HeldInAll::<T>::get(), LAMPORTS);
	}

	#[benchmark]
	fn release() {
		let (id, to) = due::<T>(0);
		busy::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id);

		assert_eq!(T::Currency::balance(&to), BalanceOf::<T>::from(1_000_000_000u64));
	}

	#[benchmark]
	fn return_held() -> Result<(), BenchmarkError> {
		let (id, _) = due::<T>(0);
		let origin = T::ReturnOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(HeldInAll::<T>::get(), 0);
		Ok(())
	}

	#[benchmark]
	fn release_none() {
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::release_due(&mut meter);
		}
	}

	#[benchmark]
	fn release_hole() {
		let (id, _) = due::<T>(0);
		Held::<T>::remove(id.size, id.index);
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::release_due(&mut meter);
		}

		assert_eq!(Lines::<T>::get(id.size).first, 1);
	}

	#[benchmark]
	fn forget_none() {
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::forget_old(One::one(), &mut meter);
		}

		assert!(FirstBucket::<T>::get().is_zero());
	}

	#[benchmark]
	fn forget(s: Linear<0, { SHARDS as u32 }>) {
		for shard in 0..s {
			let mut message = address(shard);
			message[31] = shard as u8;
			let bucket = BlockNumberFor::<T>::zero();
			Seen::<T>::mutate(bucket, seen::shard_of(&message), |shard| assert!(shard.add(&message)));
		}
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		let now = (MAX_HASHES as u32 + 1).into();

		#[block]
		{
			Pallet::<T>::forget_old(now, &mut meter);
		}

		assert_eq!(Seen::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn end_block() {
		let _oldest = oldest::<T>();

		#[block]
		{
			Pallet::<T>::end_block(1_000u32.into());
		}

		assert_eq!(Hashes::<T>::get().len(), MAX_HASHES);
	}

	#[benchmark]
	fn freeze_domain() -> Result<(), BenchmarkError> {
		let origin = T::FreezeOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert!(Frozen::<T>::exists());
		Ok(())
	}

	#[benchmark]
	fn thaw_program() -> Result<(), BenchmarkError> {
		let programs = (0..MAX_FROZEN).map(address).collect::<Vec<_>>();
		let last = programs[MAX_FROZEN as usize - 1];
		FrozenPrograms::<T>::put(frame_support::BoundedVec::truncate_from(programs));
		let origin = T::ThawOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last.into());

		assert_eq!(FrozenPrograms::<T>::get().len() as u32, MAX_FROZEN - 1);
		Ok(())
	}

	/// As many validators as there can be have it.
	#[benchmark]
	fn set_engine() {
		told_by::<T>(0);
		#[extrinsic_call]
		_(RawOrigin::Root, 9);
		assert_eq!(NextEngine::<T>::get(), Some(EngineVersion(9)));
	}

	/// All others told it before.
	#[benchmark]
	fn note_engine() {
		told_by::<T>(1);
		#[extrinsic_call]
		_(RawOrigin::None, 9);
		assert_eq!(NewestEngines::<T>::get().len(), T::MaxValidators::get() as usize);
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin = T::ParameterOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		let parameters = Parameters { delay: Bounded::max_value(), ..Parameters::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters);

		assert_eq!(Settings::<T>::get(), parameters);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
