//! Accounts are copied for every call of a program: what that takes is told beforehand, and cannot become more.

use super::{programs::deploy, *};
use solana_instruction::AccountMeta;

const IDLE: &[u8] = include_bytes!("../../../../pallets/svm/src/benchmarking/idle.so");
const PROGRAM: Pubkey = Pubkey::new_from_array([210; 32]);
const LARGE: Pubkey = Pubkey::new_from_array([211; 32]);
const ROOM: u64 = 10 << 10;

/// With a program that does nothing, and an account of its with so many bytes.
fn state(bytes: usize) -> State {
	let mut state = State::new(4);
	deploy(&mut state, &PROGRAM, IDLE, 0);
	let account = Account {
		lamports: MONEY * 1_000,
		data: vec![1; bytes],
		owner: PROGRAM,
		executable: false,
		rent_epoch: u64::MAX,
	};
	state.put(&LARGE, &account.into());
	state
}

fn call(accounts: &[AccountMeta]) -> Instruction {
	Instruction::new_with_bytes(PROGRAM, &[], accounts.to_vec())
}

fn copies(state: &mut State, list: &[Instruction]) -> u64 {
	let block = block(1);
	let bytes = signed(list, &[&key(0)], newest(&block));
	executor(1).footprint(&block, &bytes, state).expect("it is good").copies
}

#[test]
fn every_call_counts_each_of_its_accounts_once() {
	let (reads, writes) = (AccountMeta::new_readonly(LARGE, false), AccountMeta::new(LARGE, false));
	let state = &mut state(100_000);
	assert_eq!(
		copies(state, &[system::transfer(&key(0).pubkey(), &key(1).pubkey(), 1)]),
		0,
		"nothing is copied for it"
	);
	assert_eq!(copies(state, &[call(&[])]), 0);
	assert_eq!(copies(state, &[call(std::slice::from_ref(&reads))]), 100_000 + ROOM);
	assert_eq!(copies(state, &[call(&[reads.clone(), reads.clone()])]), 100_000 + ROOM);
	let calls = vec![call(std::slice::from_ref(&reads)); 30];
	assert_eq!(copies(state, &calls), 30 * (100_000 + ROOM));
	// Each may let it grow.
	assert_eq!(copies(state, &vec![call(&[writes]); 3]), 3 * 100_000 + (1 + 2 + 3) * ROOM);
	// Any of its accounts may be the one that gets the space.
	let space = system::allocate(&key(0).pubkey(), 500_000);
	assert_eq!(copies(state, &[space, call(&[reads])]), 600_000 + ROOM);
}

/// In tables too, which the transaction orders in its own way.
#[test]
fn accounts_in_tables_count() {
	use solana_address_lookup_table_interface::state::{AddressLookupTable, LookupTableMeta};
	use solana_message::{v0, AddressLookupTableAccount};
	let (mut state, block) = (state(50_000), block(5));
	let addresses = vec![key(3).pubkey(), LARGE];
	let table = AddressLookupTable { meta: LookupTableMeta::default(), addresses: addresses.clone().into() };
	let data = table.serialize_for_tests().expect("it is a table");
	let at = Pubkey::new_from_array([212; 32]);
	let owner = solana_sdk_ids::address_lookup_table::ID;
	state.put(&at, &Account { lamports: MONEY, data, owner, executable: false, rent_epoch: u64::MAX }.into());
	let table = AddressLookupTableAccount { key: at, addresses };
	for reads_large in [true, false] {
		let meta = |address, reads| {
			if reads {
				AccountMeta::new_readonly(address, false)
			} else {
				AccountMeta::new(address, false)
			}
		};
		let list = [
			call(&[meta(key(3).pubkey(), !reads_large)]),
			call(&[meta(LARGE, reads_large)]),
			call(&[meta(LARGE, reads_large)]),
		];
		let message = v0::Message::try_compile(&key(0).pubkey(), &list, std::slice::from_ref(&table), newest(&block));
		let message = VersionedMessage::V0(message.expect("it fits"));
		let transaction = VersionedTransaction::try_new(message, &[&key(0)]).expect("it is signed");
		let bytes = bincode::serialize(&transaction).expect("it can be sent");
		let copies = executor(1).footprint(&block, &bytes, &mut state).expect("it is good").copies;
		let grows = if reads_large { 0 } else { ROOM };
		assert_eq!(copies, ROOM + 2 * (50_000 + ROOM) + grows);
	}
}

/// What an account grew by since it was counted is not copied as often as somebody likes.
#[test]
fn what_grew_in_the_same_block_cannot_be_loaded_beyond_what_was_counted() {
	let grown = key(9);
	let block = block(1);
	let outcome = |space: u64, workers: usize, then: &[Instruction]| {
		let mut state = state(0);
		let create = system::create_account(&key(0).pubkey(), &grown.pubkey(), MONEY / 2, space, &PROGRAM);
		let list =
			vec![signed(&[create], &[&key(0), &grown], newest(&block)), signed(then, &[&key(1)], newest(&block))];
		run(&executor(workers), &mut state, &block, list)
	};
	let calls = vec![call(&[AccountMeta::new_readonly(grown.pubkey(), false)]); 30];
	for workers in [1, 2] {
		let too_much = Err(TransactionError::MaxLoadedAccountsDataSizeExceeded);
		assert_eq!(outcome(40_000, workers, &calls), [Ok(()), too_much]);
		assert_eq!(outcome(1_000, workers, &calls), [Ok(()), Ok(())], "as much as accounts of tokens");
		let pay = [system::transfer(&key(1).pubkey(), &grown.pubkey(), 1)];
		assert_eq!(outcome(40_000, workers, &pay), [Ok(()), Ok(())], "nothing is copied for it");
	}
}

/// One that shrank makes no room for one that grew: what matters is what the calls copy, not what is loaded in all.
#[test]
fn what_shrank_in_the_same_block_makes_no_room_for_what_grew() {
	use solana_loader_v3_interface::{instruction::close, state::UpgradeableLoaderState};
	let (grown, buffer, block) = (key(9), Pubkey::new_from_array([213; 32]), block(1));
	let authority = key(0).pubkey();
	for workers in [1, 2] {
		let mut state = state(0);
		let header = UpgradeableLoaderState::Buffer { authority_address: Some(authority) };
		let mut data = bincode::serialize(&header).expect("it is a header");
		data.resize(150_000, 0);
		let owner = solana_sdk_ids::bpf_loader_upgradeable::ID;
		state.put(
			&buffer,
			&Account { lamports: MONEY * 2, data, owner, executable: false, rent_epoch: u64::MAX }.into(),
		);
		let create = system::create_account(&key(1).pubkey(), &grown.pubkey(), MONEY * 9 / 10, 100_000, &PROGRAM);
		let mut pay = system::transfer(&key(2).pubkey(), &key(3).pubkey(), 1);
		pay.accounts.push(AccountMeta::new_readonly(buffer, false));
		let mut calls = vec![call(&[AccountMeta::new_readonly(grown.pubkey(), false)]); 30];
		calls.push(pay);
		let list = vec![
			signed(&[close(&buffer, &authority, &authority)], &[&key(0)], newest(&block)),
			signed(&[create], &[&key(1), &grown], newest(&block)),
			signed(&calls, &[&key(2)], newest(&block)),
		];
		let too_much = Err(TransactionError::MaxLoadedAccountsDataSizeExceeded);
		assert_eq!(run(&executor(workers), &mut state, &block, list), [Ok(()), Ok(()), too_much]);
	}
}

/// The engine looks at the code of a program that is only named, and counts it if it is there: it waits for who makes it.
#[test]
fn who_names_a_program_waits_for_its_code() {
	use solana_compute_budget_interface::ComputeBudgetInstruction;
	let block = block(1);
	let mut state = state(0);
	let code = solana_loader_v3_interface::get_program_data_address(&PROGRAM);
	state.remove(&code); // as a program is left that was closed
	let naming = |most: u32| {
		let mut pay = system::transfer(&key(0).pubkey(), &key(1).pubkey(), 1);
		pay.accounts.push(AccountMeta::new_readonly(PROGRAM, false));
		let limit = ComputeBudgetInstruction::set_loaded_accounts_data_size_limit(most);
		signed(&[limit, pay], &[&key(0)], newest(&block))
	};
	let alone = |most: &u32| run(&executor(1), &mut state.clone(), &block, vec![naming(*most)]) == [Ok(())];
	let most = (1..2_000).find(alone).expect("it loads less");
	let make = system::transfer(&key(2).pubkey(), &code, MONEY / 2);
	let list = vec![signed(&[make], &[&key(2)], newest(&block)), naming(most)];
	let too_much = Err(TransactionError::MaxLoadedAccountsDataSizeExceeded);
	for workers in [1, 2, 3] {
		let executor = executor(workers);
		for _ in 0..30 {
			assert_eq!(run(&executor, &mut state.clone(), &block, list.clone()), [Ok(()), too_much.clone()]);
		}
	}
}

/// Programs with large accounts have their code counted like others.
#[test]
fn code_is_counted_however_large_the_account_of_its_program_is() {
	use crate::interface::{account::HEADER, inspection::LargeAccount};
	let mut state = state(0);
	let mut program = state.get(&PROGRAM).expect("it is there");
	let mut data = program.data().to_vec();
	data.resize(5_000, 0);
	program.set_data_from_slice(&data);
	state.put(&PROGRAM, &program);
	let code = solana_loader_v3_interface::get_program_data_address(&PROGRAM);
	let mut large = state.get(&code).expect("its code is there");
	let mut data = large.data().to_vec();
	data.resize(50_000, 0);
	large.set_data_from_slice(&data);
	state.put(&code, &large);
	let bytes = signed(&[call(&[])], &[&key(0)], newest(&block(1)));
	let footprint = executor(1).footprint(&block(1), &bytes, &mut state).expect("it is good");
	let header = HEADER as u64;
	let is_code =
		|address: Pubkey, bytes| LargeAccount { address: address.to_bytes(), bytes: bytes + header, is_code: true };
	assert_eq!(footprint.large, [is_code(PROGRAM, 5_000), is_code(code, 50_000)]);
	// Whoever names the account with the code has nothing compiled.
	let pay = solana_system_interface::instruction::transfer(&key(0).pubkey(), &key(1).pubkey(), 1);
	let mut named = pay.clone();
	named.accounts.push(AccountMeta::new_readonly(code, false));
	let bytes = signed(&[named], &[&key(0)], newest(&block(1)));
	let footprint = executor(1).footprint(&block(1), &bytes, &mut state).expect("it is good");
	assert_eq!(footprint.large, [LargeAccount { is_code: false, ..is_code(code, 50_000) }]);
}

/// Programs that pass large accounts to each other copy more than they count units for.
#[test]
fn what_programs_copy_for_each_other_counts_if_it_is_large() {
	let reads = AccountMeta::new_readonly(LARGE, false);
	let units = solana_compute_budget_interface::ComputeBudgetInstruction::set_compute_unit_limit(100_000);
	let list = [units, call(&[reads])];
	assert_eq!(copies(&mut state(1 << 20), &list), (1 << 20) + ROOM);
	let more = (1 << 20) + 1;
	assert_eq!(copies(&mut state(more), &list), more as u64 + ROOM + 250 * 100_000);
}

/// Who is looked at alone takes longer: not where only code is large, unless somebody may change programs in the same block.
#[test]
fn code_holds_nobody_up() {
	use crate::{
		accounts,
		batch::{read_queued, Batch},
		signatures::Seen,
		sysvars::Sysvars,
	};
	use std::sync::Arc;
	let (mut state, block, engine) = (state(100_000), block(1), engine());
	let code = [IDLE, &[0; 200_000]].concat();
	deploy(&mut state, &PROGRAM, &code, 0);
	let mut loader = system::transfer(&key(0).pubkey(), &key(1).pubkey(), 1);
	loader.accounts.push(AccountMeta::new_readonly(solana_sdk_ids::bpf_loader_upgradeable::ID, false));
	let small = call(&[AccountMeta::new(key(1).pubkey(), false)]);
	let large = call(&[AccountMeta::new_readonly(LARGE, false)]);
	let pay = system::transfer(&key(0).pubkey(), &LARGE, 1);
	let sysvars = Sysvars::of(&engine, &block);
	let mut alone = |calls: &[&Instruction]| {
		let sign = |call: &&Instruction| signed(&[(*call).clone()], &[&key(0)], newest(&block));
		let queue = Arc::new(queue(calls.iter().map(sign).collect()));
		let read = (0..queue.len()).filter_map(|at| read_queued(&engine, &queue, at, &Seen::new(1))).collect();
		let mut stored = accounts::State { engine: &engine, sysvars: &sysvars, stored: &mut state };
		let Batch { entries, .. } = Batch::of(read, &block, &mut stored);
		entries.iter().map(|entry| entry.as_ref().is_ok_and(|ready| ready.is_alone())).collect::<Vec<_>>()
	};
	assert_eq!(alone(&[&small, &large, &pay]), [false, true, false]);
	assert_eq!(alone(&[&small, &large, &pay, &loader]), [true, true, false, false]);
}
