//! What can be told of a transaction without any state.

use super::*;
use crate::interface::inspection::{Budget, Key, Nonce};
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_instruction::AccountMeta;
use solana_message::{v0, AddressLookupTableAccount};

fn keys(bytes: &[u8]) -> Vec<Key> {
	executor(1).inspect(bytes).expect("it is well-formed").keys
}

#[test]
fn accounts_are_named_with_what_may_be_done_to_them() {
	let (payer, signer, other) = (key(0), key(1), key(2));
	let accounts = vec![
		AccountMeta::new_readonly(signer.pubkey(), true),
		AccountMeta::new(other.pubkey(), false),
		// Nobody may, whatever a transaction says.
		AccountMeta::new(solana_sdk_ids::sysvar::clock::ID, false),
	];
	let instruction = Instruction::new_with_bytes(key(3).pubkey(), &[], accounts);
	let bytes = signed(&[instruction], &[&payer, &signer], Hash::default());
	let of = |address: Pubkey, signs, writes| Key { address: address.to_bytes(), signs, writes };
	let mut named = keys(&bytes);
	assert_eq!(named.first(), Some(&of(payer.pubkey(), true, true)));
	named.sort_by_key(|key| key.address);
	let mut expected = vec![
		of(payer.pubkey(), true, true),
		of(signer.pubkey(), true, false),
		of(other.pubkey(), false, true),
		of(solana_sdk_ids::sysvar::clock::ID, false, false),
		of(key(3).pubkey(), false, false),
	];
	expected.sort_by_key(|key| key.address);
	assert_eq!(named, expected);
}

#[test]
fn what_it_asks_for_is_told() {
	let list = [
		ComputeBudgetInstruction::set_compute_unit_limit(70_000),
		ComputeBudgetInstruction::set_compute_unit_price(2_000_000),
		ComputeBudgetInstruction::set_loaded_accounts_data_size_limit(5_000),
		ComputeBudgetInstruction::request_heap_frame(64 * 1024),
		system::transfer(&key(0).pubkey(), &key(1).pubkey(), 1),
	];
	let told = executor(1).inspect(&signed(&list, &[&key(0)], Hash::new_from_array([3; 32]))).expect("it is good");
	let budget = Budget { units: 70_000, heap: 64 * 1024, loaded_bytes: 5_000, priority_fee: 140_000 };
	assert_eq!((told.budget, told.signatures, told.recent, told.nonce), (budget, 1, [3; 32], None));
	let message: VersionedTransaction =
		bincode::deserialize(&signed(&list, &[&key(0)], Hash::new_from_array([3; 32]))).expect("it is one");
	assert_eq!(told.message, message.message.hash().to_bytes());
}

/// Each costs the same, and takes as long as it takes.
#[test]
fn signatures_that_programs_check_are_counted_by_what_they_take() {
	use solana_sdk_ids::{ed25519_program, secp256k1_program, secp256r1_program};
	let told = |programs: &[(Pubkey, u8)]| {
		let list: Vec<_> =
			programs.iter().map(|(id, count)| Instruction::new_with_bytes(*id, &[*count, 0], Vec::new())).collect();
		let inspection = executor(1).inspect(&signed(&list, &[&key(0)], Hash::default())).expect("it is well-formed");
		(inspection.signatures, inspection.fee)
	};
	assert_eq!(told(&[]), (1, 5_000));
	assert_eq!(told(&[(ed25519_program::ID, 3)]), (1 + 3 * 2, 4 * 5_000));
	assert_eq!(told(&[(secp256k1_program::ID, 3)]), (1 + 3 * 5, 4 * 5_000));
	assert_eq!(told(&[(secp256r1_program::ID, 3)]), (1 + 3 * 3, 4 * 5_000));
	assert_eq!(told(&[(ed25519_program::ID, 255), (secp256k1_program::ID, 1)]), (1 + 255 * 2 + 5, 257 * 5_000));
}

/// Programs that the engine brings, what is made for a block, and claims lie in no state. Of a program that is called the code is looked
/// for as well.
#[test]
fn what_lies_in_the_state_is_counted() {
	let stored = |list: &[Instruction]| {
		executor(1).inspect(&signed(list, &[&key(0)], Hash::default())).expect("it is good").stored
	};
	let pay = system::transfer(&key(0).pubkey(), &key(1).pubkey(), 1);
	assert_eq!(stored(&[ComputeBudgetInstruction::set_compute_unit_limit(450), pay.clone()]), 2);
	let claim = Pubkey::from(crate::interface::claim::address(7));
	let reads = [solana_sdk_ids::sysvar::clock::ID, claim, key(2).pubkey()];
	let reads = reads.map(|address| AccountMeta::new_readonly(address, false)).to_vec();
	let call = Instruction::new_with_bytes(key(3).pubkey(), &[], reads);
	assert_eq!(stored(&[call.clone(), pay.clone(), call]), 5, "two wallets, another account, a program and its code");
}

#[test]
fn a_nonce_is_found_where_the_engine_finds_it() {
	let (user, account) = (key(0).pubkey(), key(9).pubkey());
	let advance = system::advance_nonce_account(&account, &user);
	let pay = system::transfer(&user, &key(1).pubkey(), 1);
	let nonce =
		|list: &[Instruction]| executor(1).inspect(&signed(list, &[&key(0)], Hash::default())).expect("good").nonce;
	assert_eq!(
		nonce(&[advance.clone(), pay.clone()]),
		Some(Nonce { account: account.to_bytes(), signers: vec![user.to_bytes()] })
	);
	assert_eq!(nonce(&[pay.clone(), advance.clone()]), None, "only the first instruction");
	let mut read_only = advance.clone();
	read_only.accounts[0].is_writable = false;
	assert_eq!(nonce(&[read_only, pay.clone()]), None);
	let mut other = advance;
	other.program_id = key(3).pubkey();
	assert_eq!(nonce(&[other, pay]), None);
}

#[test]
fn what_is_malformed_is_refused_with_the_reason() {
	let executor = executor(1);
	let refused = |bytes: &[u8]| executor.inspect(bytes).expect_err("it is bad");
	let good = transfer(0, 1, 1, Hash::default());
	for cut in 0..good.len() {
		assert_eq!(refused(&good[..cut]), TransactionError::SanitizeFailure, "cut at {cut}");
	}
	assert_eq!(refused(&[&good[..], &[0]].concat()), TransactionError::SanitizeFailure, "more than it");
	assert_eq!(refused(&vec![0xff; 1_232]), TransactionError::SanitizeFailure);
	let large = Instruction::new_with_bytes(key(3).pubkey(), &[0; 1_232], vec![]);
	assert_eq!(refused(&signed(&[large], &[&key(0)], Hash::default())), TransactionError::SanitizeFailure, "too large");
	let many = (0..70).map(|number| AccountMeta::new(Pubkey::new_from_array([number; 32]), false)).collect();
	let many = Instruction::new_with_bytes(key(3).pubkey(), &[], many);
	assert_eq!(refused(&signed(&[many], &[&key(0)], Hash::default())), TransactionError::SanitizeFailure, "too large");
	// By a table they fit. No more may be locked than these, whoever is named how.
	let by_table = |count: u8| {
		let addresses = (0..count).map(|number| Pubkey::new_from_array([number + 100; 32])).collect::<Vec<_>>();
		let named = addresses.iter().map(|address| AccountMeta::new_readonly(*address, false)).collect();
		let table = AddressLookupTableAccount { key: key(4).pubkey(), addresses };
		let call = Instruction::new_with_bytes(key(3).pubkey(), &[], named);
		let message = v0::Message::try_compile(&key(0).pubkey(), &[call], &[table], Hash::default()).expect("it fits");
		let message = VersionedMessage::V0(message);
		bincode::serialize(&VersionedTransaction::try_new(message, &[&key(0)]).expect("it is signed"))
			.expect("it is sent")
	};
	assert!(executor.inspect(&by_table(62)).is_ok(), "with its payer and the program as many as there may be");
	assert_eq!(refused(&by_table(63)), TransactionError::TooManyAccountLocks);
	let twice = [1, 2].map(ComputeBudgetInstruction::set_compute_unit_limit);
	assert_eq!(refused(&signed(&twice, &[&key(0)], Hash::default())), TransactionError::DuplicateInstruction(1));
}

/// An account that is named twice: no library makes such a message, so that a good one is changed.
#[test]
fn no_account_is_named_twice() {
	let mut bytes = transfer(0, 1, 1, Hash::default());
	let at = |bytes: &[u8], number| {
		let address = key(number).pubkey().to_bytes();
		bytes.windows(32).position(|window| window == address).expect("it is named")
	};
	let (from, to) = (at(&bytes, 0), at(&bytes, 1));
	bytes.copy_within(from..from + 32, to);
	assert_eq!(executor(1).inspect(&bytes), Err(TransactionError::AccountLoadedTwice));
}

proptest::proptest! {
	#![proptest_config(proptest::prelude::ProptestConfig::with_cases(5_000))]

	/// Whatever bytes come in: no panic, and the same answer again. What is taken here, a batch takes too.
	#[test]
	fn any_bytes_are_read_or_refused(
		noise in proptest::collection::vec((0..215usize, proptest::prelude::any::<u8>()), 0..6),
	) {
		let engine = engine();
		let mut bytes = transfer(0, 1, 1, Hash::default());
		for (at, byte) in noise {
			let at = at % bytes.len();
			bytes[at] = byte;
		}
		let told = crate::inspect::inspect(&engine, &bytes);
		proptest::prop_assert_eq!(&told, &crate::inspect::inspect(&engine, &bytes));
		if let Ok(told) = told {
			let (view, _) = crate::inspect::read(&engine, crate::inspect::Bytes::alone(&bytes)).expect("it was read before");
			let resolved = crate::batch::Resolved::try_new(view, None, &engine.reserved);
			if let Ok(resolved) = resolved {
				use solana_svm_transaction::svm_message::SVMMessage;
				proptest::prop_assert_eq!(told.nonce.map(|nonce| nonce.account), resolved.get_durable_nonce().map(|nonce| nonce.to_bytes()));
				for (at, key) in told.keys.iter().enumerate() {
					// A program that is called may not be written after all; never the other way round.
					proptest::prop_assert!(key.writes || !resolved.is_writable(at));
					proptest::prop_assert_eq!(key.signs, resolved.is_signer(at));
				}
			}
		}
	}
}
