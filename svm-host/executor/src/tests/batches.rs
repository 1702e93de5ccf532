//! Batches and what they come to.

use super::*;
use crate::BatchError;
use proptest::prelude::*;
use solana_nonce::{
	state::{Data, DurableNonce, State as NonceState},
	versions::Versions,
};

#[test]
fn money_goes_where_it_is_sent() {
	let (executor, block, mut state) = (executor(2), block(1), State::new(3));
	let recent = newest(&block);
	let done = run(&executor, &mut state, &block, vec![transfer(0, 1, 5, recent), transfer(1, 2, MONEY + 5, recent)]);
	assert_eq!(done, [Ok(()), Ok(())], "the second one gives away what the first one brought");
	assert_eq!([0, 1, 2].map(|user| state.money(&key(user).pubkey())), [MONEY - 5, 0, 2 * MONEY + 5]);
	assert!(state.get(&key(1).pubkey()).is_none(), "whoever has nothing is nobody, and takes no room");
}

#[test]
fn what_fails_changes_nothing() {
	let (executor, block, state) = (executor(2), block(1), State::new(2));
	let list = queue(vec![transfer(0, 1, MONEY + 1, newest(&block))]);
	let effects = executor.execute(&block, list, &mut state.clone(), Recording::On).expect("it can be executed");
	assert!(status(&effects.outcomes[0]).is_err());
	assert_eq!(effects.changes, []);
	let recorded = effects.recorded[0].as_ref().expect("it was asked for");
	assert!(recorded.logs.iter().any(|line| line.contains("insufficient lamports")), "{:?}", recorded.logs);
}

#[test]
fn lamports_before_and_after_are_counted() {
	let (executor, block, state) = (executor(1), block(1), State::new(2));
	let list = queue(vec![transfer(0, 1, 7, newest(&block))]);
	let effects = executor.execute(&block, list, &mut state.clone(), Recording::Off).expect("it can be executed");
	assert_eq!((effects.before, effects.after), (2 * u128::from(MONEY), 2 * u128::from(MONEY)));
	assert!(effects.recorded[0].is_none(), "nobody asked");
}

#[test]
fn a_batch_has_to_be_for_this_engine_and_after_some_block() {
	let (executor, mut state) = (executor(1), State::new(1));
	let mut attempt = |change: fn(&mut Block)| {
		let mut block = block(1);
		change(&mut block);
		executor.execute(&block, vec![], &mut state, Recording::Off).map(|_| ())
	};
	assert_eq!(attempt(|_| {}), Ok(()), "nothing to do is done");
	assert_eq!(attempt(|block| block.engine.0 = 7), Err(BatchError::UnknownEngine { asked: 7, had: 1 }));
	assert_eq!(attempt(|block| block.slot = 0), Err(BatchError::NoParent));
	assert_eq!(attempt(|block| block.hashes.clear()), Err(BatchError::NoParent));
}

/// It could be included and charged again, for as long as the nonce is as it was.
#[test]
fn nonces_are_spent_by_transactions_that_do_not_even_begin() {
	let (executor, block, mut state) = (executor(2), block(1), State::new(4));
	let (nonce, value) = (key(50).pubkey(), DurableNonce::from_blockhash(&Hash::new_from_array([42; 32])));
	let data = Versions::new(NonceState::Initialized(Data::new(key(2).pubkey(), value, 5_000)));
	let data = bincode::serialize(&data).expect("it is a nonce");
	let before = Account { lamports: MONEY, data, rent_epoch: u64::MAX, ..Default::default() }.into();
	state.put(&nonce, &before);
	let advance = |authority: u8, payer: u8| {
		let advance = system::advance_nonce_account(&nonce, &key(authority).pubkey());
		signed(&[advance], &[&key(payer), &key(authority)], *value.as_hash())
	};
	let all = transfer(0, 1, MONEY, newest(&block));
	// Somebody else's signature is worth nothing, and its nonce stays.
	let mut other = state.clone();
	let strangers = run(&executor, &mut other, &block, vec![all.clone(), advance(3, 0)]);
	assert_eq!(strangers[1], Err(TransactionError::BlockhashNotFound));
	assert_eq!(other.get(&nonce), Some(before));
	let done = run(&executor, &mut state, &block, vec![all, advance(2, 0)]);
	assert_eq!(done, [Ok(()), Err(TransactionError::AccountNotFound)]);
	let now = state.get(&nonce).expect("it is there");
	let next = DurableNonce::from_blockhash(&newest(&block));
	let expected = Versions::new(NonceState::Initialized(Data::new(key(2).pubkey(), next, 5_000)));
	assert_eq!(now.data(), bincode::serialize(&expected).expect("it is a nonce"));
	assert_eq!(now.lamports(), MONEY);
}

#[test]
fn a_transaction_is_good_for_as_long_as_its_hash_is_recent() {
	let (executor, block, mut state) = (executor(1), block(200), State::new(2));
	let [oldest, older] = [149, 150].map(|ago| Hash::new_from_array([(200 - ago) as u8; 32]));
	let done = run(&executor, &mut state, &block, vec![transfer(0, 1, 1, oldest), transfer(0, 1, 1, older)]);
	assert_eq!(done, [Ok(()), Err(TransactionError::BlockhashNotFound)]);
}

/// An account with a nonce, which somebody may advance.
fn nonce_of(authority: &Pubkey, value: DurableNonce) -> AccountSharedData {
	let nonce = Versions::new(NonceState::Initialized(Data::new(*authority, value, 5_000)));
	let data = bincode::serialize(&nonce).expect("it is one");
	let lamports = engine().minimum_balance(data.len());
	Account { lamports, data, owner: system_program::ID, executable: false, rent_epoch: u64::MAX }.into()
}

/// A nonce is advanced even if the rest fails, so that the transaction is not good once more.
#[test]
fn a_nonce_is_good_once() {
	let (executor, block, mut state) = (executor(2), block(5), State::new(2));
	let (user, account) = (key(0), key(50).pubkey());
	let value = DurableNonce::from_blockhash(&Hash::new_from_array([99; 32]));
	state.put(&account, &nonce_of(&user.pubkey(), value));
	let list = [
		system::advance_nonce_account(&account, &user.pubkey()),
		system::transfer(&user.pubkey(), &key(1).pubkey(), 2 * MONEY),
	];
	let bytes = signed(&list, &[&user], *value.as_hash());
	let done = run(&executor, &mut state, &block, vec![bytes.clone(), bytes.clone()]);
	assert!(matches!(done[0], Err(TransactionError::InstructionError(1, _))), "{done:?}");
	assert_eq!(done[1], Err(TransactionError::BlockhashNotFound), "not in the same block");
	assert_eq!(state.money(&key(1).pubkey()), MONEY);
	let after: Versions = bincode::deserialize(state.get(&account).expect("it is there").data()).expect("it is one");
	let NonceState::Initialized(after) = after.state() else { panic!("it was initialized") };
	assert_eq!(after.durable_nonce, DurableNonce::from_blockhash(&newest(&block)));
	assert_eq!(run(&executor, &mut state, &super::block(6), vec![bytes]), [Err(TransactionError::BlockhashNotFound)]);
}

/// Nor for another transaction that comes later in the block: here one that changes programs keeps the two from being executed in one go.
#[test]
fn a_nonce_is_good_once_in_a_block() {
	let (executor, block, mut state) = (executor(2), block(5), State::new(2));
	let (user, account) = (key(0), key(50).pubkey());
	let value = DurableNonce::from_blockhash(&Hash::new_from_array([99; 32]));
	state.put(&account, &nonce_of(&user.pubkey(), value));
	let advance = system::advance_nonce_account(&account, &user.pubkey());
	let pay = |lamports| {
		let list = [advance.clone(), system::transfer(&user.pubkey(), &key(1).pubkey(), lamports)];
		signed(&list, &[&user], *value.as_hash())
	};
	let nothing = Instruction::new_with_bytes(solana_sdk_ids::bpf_loader_upgradeable::ID, &[], vec![]);
	let between = signed(&[nothing], &[&key(1)], newest(&block));
	let done = run(&executor, &mut state, &block, vec![pay(2 * MONEY), between, pay(1)]);
	assert!(matches!(done[0], Err(TransactionError::InstructionError(1, _))), "{done:?}");
	assert_eq!(done[2], Err(TransactionError::BlockhashNotFound));
	assert_eq!(state.money(&key(1).pubkey()), MONEY);
}

/// Nothing is kept of an account whose money is gone.
#[test]
fn an_account_without_money_is_none() {
	let (executor, block, mut state) = (executor(2), block(5), State::new(3));
	let [payer, from, to] = [0, 1, 2].map(key);
	let all = system::transfer(&from.pubkey(), &to.pubkey(), MONEY);
	let kept = state.0.len();
	let done = run(&executor, &mut state, &block, vec![signed(&[all], &[&payer, &from], newest(&block))]);
	assert_eq!((done, state.money(&to.pubkey())), (vec![Ok(())], 2 * MONEY));
	assert_eq!((state.get(&from.pubkey()), state.0.len()), (None, kept - 1));
}

/// What the engine brings, and what is made from the block, is nobody's to change.
#[test]
fn accounts_of_the_engine_cannot_be_paid() {
	let (executor, block, mut state) = (executor(1), block(1), State::new(1));
	for address in [system_program::ID, solana_sdk_ids::sysvar::clock::ID, solana_sdk_ids::secp256k1_program::ID] {
		assert!(executor.engine().is_reserved(&address.to_bytes()));
		let pay = system::transfer(&key(0).pubkey(), &address, MONEY / 2);
		let done = run(&executor, &mut state, &block, vec![signed(&[pay], &[&key(0)], newest(&block))]);
		assert!(done[0].is_err(), "{address}: {done:?}");
	}
	assert_eq!(state.money(&key(0).pubkey()), MONEY);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(60))]

	/// With any number of workers, a batch comes to what it comes to if its transactions are blocks of their own.
	#[test]
	fn together_is_as_one_by_one(
		list in prop::collection::vec((0..6u8, 0..6u8, 0..MONEY), 1..60),
		workers in 1..5usize,
	) {
		let (executor, block) = (executor(workers), block(1));
		let mut bytes: Vec<_> =
			list.iter().map(|(from, to, amount)| transfer(*from, *to, *amount, newest(&block))).collect();
		bytes.dedup();
		let (mut one_by_one, mut together) = (State::new(6), State::new(6));
		let mut expected = Vec::new();
		for transaction in &bytes {
			expected.extend(run(&executor, &mut one_by_one, &block, vec![transaction.clone()]));
		}
		prop_assert_eq!(run(&executor, &mut together, &block, bytes), expected);
		prop_assert_eq!(together.0, one_by_one.0);
	}
}
