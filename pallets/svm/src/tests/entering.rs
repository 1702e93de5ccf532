//! What gets into the pool, and into a block.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use mira_svm_interface::batch::Authority;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_nonce::{
	state::{Data, DurableNonce, State},
	versions::Versions,
};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction_error::TransactionError;

fn is_refused(bytes: &[u8], error: TransactionError) {
	let refusal = refused(error);
	assert_eq!(offer(bytes).unwrap_err(), refusal);
	if refusal != Refusal::SIGNATURE_FAILURE {
		assert_eq!(enter(bytes).unwrap_err(), NotEntered::Refused(refusal));
	}
}

#[test]
fn a_good_one_is_taken_by_the_pool_and_by_a_block() {
	run(|| {
		let bytes = transfer(0, 1, 5);
		let valid = offer(&bytes).unwrap();
		assert_eq!(valid.provides.len(), 1);
		assert_eq!(valid.longevity, 150);
		assert!(valid.propagate && valid.requires.is_empty());
		assert_ok!(enter(&bytes));
		assert_eq!(outcomes(&next()), [Ok(())]);
		assert_eq!(lamports(0), LAMPORTS - FEE - 5);
		assert_eq!(lamports(1), LAMPORTS + 5);
		assert_eq!(balance(&TREASURY), 0, "less than an account has to have");
	});
}

#[test]
fn what_is_no_transaction_is_refused() {
	run(|| {
		is_refused(&[], TransactionError::SanitizeFailure);
		let bytes = transfer(0, 1, 5);
		is_refused(&bytes[..bytes.len() - 1], TransactionError::SanitizeFailure);
		let mut longer = bytes;
		longer.push(0);
		is_refused(&longer, TransactionError::SanitizeFailure);
	});
}

#[test]
fn what_is_wrongly_signed_is_refused_by_the_pool() {
	run(|| {
		let mut bytes = transfer(0, 1, 5);
		bytes[10] ^= 1;
		is_refused(&bytes, TransactionError::SignatureFailure);
	});
}

#[test]
#[should_panic(expected = "transaction 1 of the Solana transactions in this block is not signed")]
fn a_block_with_one_that_is_wrongly_signed_is_invalid() {
	new_test_ext().execute_with(|| {
		let mut bytes = transfer(0, 1, 5);
		bytes[10] ^= 1;
		assert_ok!(enter(&transfer(2, 3, 5)));
		assert_ok!(enter(&bytes));
		next();
	});
}

#[test]
fn what_names_no_recent_block_is_refused() {
	run(|| {
		is_refused(&transfer_of(0, 1, 5, Hash::default()), TransactionError::BlockhashNotFound);
		let (first, bytes) = (newest(), transfer(0, 1, 5));
		run_to(System::block_number() + 149);
		assert_eq!(offer(&bytes).unwrap().longevity, 1);
		assert_ok!(enter(&transfer_of(0, 1, 6, first)));
		assert_eq!(outcomes(&next()), [Ok(())], "the engine has the same idea of what is recent");
		is_refused(&bytes, TransactionError::BlockhashNotFound);
		is_refused(&transfer_of(0, 1, 6, first), TransactionError::BlockhashNotFound);
	});
}

#[test]
fn nothing_is_included_twice() {
	run(|| {
		let bytes = transfer(0, 1, 5);
		assert_ok!(enter(&bytes));
		is_refused(&bytes, TransactionError::AlreadyProcessed);
		for _ in 0..149 {
			next();
			is_refused(&bytes, TransactionError::AlreadyProcessed);
		}
		next();
		is_refused(&bytes, TransactionError::BlockhashNotFound);
		assert_eq!(lamports(1), LAMPORTS + 5);
		next();
		assert_eq!(Seen::<Test>::iter_keys().count(), 0, "all that is too old is forgotten");
	});
}

#[test]
fn one_that_failed_is_not_included_again_either() {
	run(|| {
		let bytes = transfer(0, 1, 2 * LAMPORTS);
		assert_ok!(enter(&bytes));
		assert!(outcomes(&next())[0].is_err());
		is_refused(&bytes, TransactionError::AlreadyProcessed);
		assert_eq!(lamports(0), LAMPORTS - FEE, "it paid");
	});
}

#[test]
fn the_payer_has_to_have_the_fee_and_to_keep_what_it_has_to_have() {
	run(|| {
		let stranger = Keypair::new();
		let paid_by =
			|payer: &Keypair| signed(&[system::transfer(&payer.pubkey(), &key(1).pubkey(), 1)], &[payer], newest());
		is_refused(&paid_by(&stranger), TransactionError::AccountNotFound);

		let least = Svm::least_balance(&stranger.pubkey().to_bytes(), 0).unwrap();
		put(&stranger.pubkey(), FEE, &Pubkey::default(), &[]);
		is_refused(&paid_by(&stranger), TransactionError::InsufficientFundsForFee);
		put(&stranger.pubkey(), FEE - 1, &Pubkey::default(), &[]);
		Backed::<Test>::mutate(|backed| *backed -= FEE);
		is_refused(&paid_by(&stranger), TransactionError::InsufficientFundsForFee);
		put(&stranger.pubkey(), FEE + least - 1, &Pubkey::default(), &[]);
		Backed::<Test>::mutate(|backed| *backed -= FEE - 1);
		is_refused(&paid_by(&stranger), TransactionError::InsufficientFundsForRent { account_index: 0 });
		put(&stranger.pubkey(), FEE + least, &Pubkey::default(), &[]);
		Backed::<Test>::mutate(|backed| *backed -= FEE + least - 1);
		assert_ok!(offer(&paid_by(&stranger)));
		put(&stranger.pubkey(), LAMPORTS, &Pubkey::new_from_array([9; 32]), &[]);
		Backed::<Test>::mutate(|backed| *backed -= FEE + least);
		is_refused(&paid_by(&stranger), TransactionError::InvalidAccountForFee);
		put(&stranger.pubkey(), LAMPORTS, &Pubkey::default(), &[0; 81]);
		Backed::<Test>::mutate(|backed| *backed -= LAMPORTS);
		is_refused(&paid_by(&stranger), TransactionError::InvalidAccountForFee);
	});
}

/// Each takes all of what the payer has: the first one gets it, and all pay.
#[test]
fn transactions_that_drain_their_payer_are_all_paid() {
	run(|| {
		for count in 1..=100 {
			// All that is left when so many fees are paid.
			assert_ok!(enter(&transfer(0, count as u8 % 7 + 1, LAMPORTS - count * FEE)));
		}
		let outcomes = outcomes(&next());
		assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
		assert!(outcomes[99].is_ok(), "the last one wants what is left after all fees");
		assert_eq!(lamports(0), 0);
	});
}

#[test]
fn a_payer_without_enough_left_is_refused_in_the_same_block() {
	run(|| {
		let payer = Keypair::new();
		let least = Svm::least_balance(&payer.pubkey().to_bytes(), 0).unwrap();
		put(&payer.pubkey(), least + 2 * FEE, &Pubkey::default(), &[]);
		let bytes =
			|lamports| signed(&[system::transfer(&payer.pubkey(), &key(1).pubkey(), lamports)], &[&payer], newest());
		assert_ok!(enter(&bytes(1)));
		assert_ok!(enter(&bytes(2)));
		is_refused(&bytes(3), TransactionError::InsufficientFundsForRent { account_index: 0 });
	});
}

#[test]
fn priority_is_paid_for() {
	run(|| {
		let pay = |price| {
			let transfer = system::transfer(&key(0).pubkey(), &key(1).pubkey(), 1);
			let limit = ComputeBudgetInstruction::set_compute_unit_limit(1_000);
			let price = ComputeBudgetInstruction::set_compute_unit_price(price);
			signed(&[limit, price, transfer], &[&key(0)], newest())
		};
		let dear = pay(3_000_000);
		assert!(offer(&dear).unwrap().priority > offer(&pay(0)).unwrap().priority);
		assert_ok!(enter(&dear));
		assert_eq!(lamports(0), LAMPORTS - FEE - 3_000);
	});
}

fn nonce_account(authority: &Pubkey, value: Hash) -> (Pubkey, DurableNonce) {
	let (nonce, durable) = (Pubkey::new_unique(), DurableNonce::from_blockhash(&value));
	let data = Versions::new(State::Initialized(Data::new(*authority, durable, 5_000)));
	put(&nonce, LAMPORTS, &Pubkey::default(), &bincode::serialize(&data).unwrap());
	(nonce, durable)
}

#[test]
fn nonces_stand_for_recent_blocks_once() {
	run(|| {
		let (nonce, value) = nonce_account(&key(0).pubkey(), Hash::new_from_array([42; 32]));
		let bytes = |authority: u8, lamports| {
			let advance = system::advance_nonce_account(&nonce, &key(authority).pubkey());
			let transfer = system::transfer(&key(authority).pubkey(), &key(1).pubkey(), lamports);
			signed(&[advance, transfer], &[&key(authority)], *value.as_hash())
		};
		is_refused(&bytes(2, 5), TransactionError::BlockhashNotFound);
		// Its authority signs, but for something else: the engine would not advance it, and it could be charged for ever.
		let advance = system::advance_nonce_account(&nonce, &key(2).pubkey());
		let transfer = system::transfer(&key(0).pubkey(), &key(1).pubkey(), 5);
		let elsewhere = signed(&[advance, transfer], &[&key(2), &key(0)], *value.as_hash());
		is_refused(&elsewhere, TransactionError::BlockhashNotFound);
		let good = bytes(0, 2 * LAMPORTS);
		assert_ok!(offer(&good));
		assert_ok!(enter(&good));
		is_refused(&good, TransactionError::AlreadyProcessed);
		// Nobody can tell yet that the nonce will be another one.
		assert_ok!(enter(&bytes(0, 6)));
		let told = outcomes(&next());
		assert!(matches!(told[0], Err(TransactionError::InstructionError(1, _))), "{told:?}");
		assert_eq!(told[1], Err(TransactionError::BlockhashNotFound));
		// It failed, and cannot be charged again.
		is_refused(&good, TransactionError::BlockhashNotFound);
		is_refused(&bytes(0, 6), TransactionError::BlockhashNotFound);
	});
}

/// They were right to name the nonce when they were included. The engine does not even begin with them, and yet they must not be
/// charged again.
#[test]
fn nonces_are_spent_whatever_others_changed_before() {
	run(|| {
		let (nonce, value) = nonce_account(&key(2).pubkey(), Hash::new_from_array([42; 32]));
		let recent = newest();
		let advance = system::advance_nonce_account(&nonce, &key(2).pubkey());
		let bytes = signed(&[advance], &[&key(0), &key(2)], *value.as_hash());
		// All that the payer has.
		// It is signed by two.
		assert_ok!(enter(&transfer(0, 1, LAMPORTS - 3 * FEE)));
		assert_ok!(enter(&bytes));
		assert_eq!(outcomes(&next()), [Ok(()), Err(TransactionError::AccountNotFound)]);
		assert_ok!(Svm::deposit(RuntimeOrigin::signed(account(1)), account(0), LAMPORTS));
		is_refused(&bytes, TransactionError::BlockhashNotFound);

		let (nonce, value) = nonce_account(&key(2).pubkey(), Hash::new_from_array([43; 32]));
		let hand_over = |from: u8, to: u8| {
			let authorize = system::authorize_nonce_account(&nonce, &key(from).pubkey(), &key(to).pubkey());
			signed(&[authorize], &[&key(from)], recent)
		};
		let advance = system::advance_nonce_account(&nonce, &key(2).pubkey());
		let bytes = signed(&[advance], &[&key(0), &key(2)], *value.as_hash());
		assert_ok!(enter(&hand_over(2, 3)));
		assert_ok!(enter(&bytes));
		assert_eq!(outcomes(&next()), [Ok(()), Err(TransactionError::BlockhashNotFound)]);
		assert_ok!(enter(&hand_over(3, 2)));
		assert_eq!(outcomes(&next()), [Ok(())]);
		is_refused(&bytes, TransactionError::BlockhashNotFound);
	});
}

/// But a nonce is nobody's who does not sign for it.
#[test]
fn nobody_spends_anothers_nonce() {
	run(|| {
		let (nonce, value) = nonce_account(&key(2).pubkey(), Hash::new_from_array([42; 32]));
		let advance = system::advance_nonce_account(&nonce, &key(0).pubkey());
		let bytes = signed(&[advance], &[&key(0)], *value.as_hash());
		is_refused(&bytes, TransactionError::BlockhashNotFound);
		// As if a block had taken it all the same.
		Queue::<Test>::append(mira_svm_interface::batch::Queued { bytes, authority: Authority::Signatures });
		let before = Svm::account(nonce.as_array());
		assert_ok!(enter(&transfer(0, 1, 5)));
		next();
		assert_eq!(Svm::account(nonce.as_array()), before);
	});
}

#[test]
fn blocks_take_no_more_than_they_can_execute() {
	run(|| {
		let asks = |user: u8, to: u8, units| {
			let transfer = system::transfer(&key(user).pubkey(), &key(to).pubkey(), 1);
			signed(&[ComputeBudgetInstruction::set_compute_unit_limit(units), transfer], &[&key(user)], newest())
		};
		for units in 0..8 {
			assert_ok!(enter(&asks(0, 1, 1_400_000 - units)));
		}
		// 12 million for those that write one account.
		assert_eq!(enter(&asks(0, 2, 1_399_000)), Err(NotEntered::Full));
		assert_eq!(enter(&asks(2, 1, 1_399_000)), Err(NotEntered::Full));
		assert_ok!(enter(&asks(2, 3, 1_399_000)));
		assert_eq!(balance(&TREASURY), 0);
		assert_eq!(outcomes(&next()).len(), 9);
		// In the next block there is room again.
		assert_ok!(enter(&asks(0, 2, 1_399_000)));

		MaxUnits::set(1_500_000);
		assert_eq!(enter(&asks(4, 5, 1_399_000)), Err(NotEntered::Full));
		// The pool does not keep what no block has room for.
		let never = refused(TransactionError::WouldExceedMaxBlockCostLimit);
		assert_eq!(offer(&asks(4, 5, 1_399_000)).unwrap_err(), never);
		assert_ok!(offer(&asks(4, 5, 700_000)));
		MaxUnits::set(100_000_000);
	});
}

#[test]
fn bytes_are_counted_once_if_they_are_many() {
	run(|| {
		let owner = Pubkey::new_from_array([9; 32]);
		let (large, small) = (Pubkey::new_unique(), Pubkey::new_unique());
		put(&large, 100 * LAMPORTS, &owner, &[0; 10_000]);
		put(&small, LAMPORTS, &owner, &[0; 1_000]);
		let naming = |account: &Pubkey, lamports| {
			let mut transfer = system::transfer(&key(0).pubkey(), &key(1).pubkey(), lamports);
			transfer.accounts.push(solana_instruction::AccountMeta::new_readonly(*account, false));
			signed(&[transfer], &[&key(0)], newest())
		};
		let bytes = || BlockLoad::<Test>::get().bytes;
		assert_ok!(enter(&transfer(0, 1, 1)));
		let purses = bytes();
		assert_ok!(enter(&naming(&large, 2)));
		assert_eq!(bytes(), 2 * purses + 10_049);
		assert_ok!(enter(&naming(&large, 3)));
		assert_eq!(bytes(), 3 * purses + 10_049);
		for lamports in 4..6 {
			assert_ok!(enter(&naming(&small, lamports)));
		}
		assert_eq!(bytes(), 5 * purses + 10_049 + 2 * 1_049);
		MaxFetched::set(bytes() + purses);
		assert_eq!(enter(&naming(&small, 7)), Err(NotEntered::Full));
		assert_ok!(enter(&naming(&large, 8)));
		MaxFetched::set(256 << 20);
	});
}

/// What is in memory at the end of a batch may be much more than what was fetched for it.
#[test]
fn what_accounts_can_grow_by_is_counted() {
	run(|| {
		let (payer, new) = (key(0).pubkey(), Keypair::new());
		let bytes = |instruction, signers: &[&Keypair]| {
			let before = BlockLoad::<Test>::get().bytes;
			assert_ok!(enter(&signed(&[instruction], signers, newest())));
			BlockLoad::<Test>::get().bytes - before
		};
		let units = |bytes: &[u8]| {
			let before = BlockLoad::<Test>::get().units;
			assert_ok!(enter(bytes));
			BlockLoad::<Test>::get().units - before
		};
		let little = bytes(system::transfer(&payer, &key(1).pubkey(), 1), &[&key(0)]);
		let owner = Pubkey::new_from_array([9; 32]);
		let create = |lamports, space| system::create_account(&payer, &new.pubkey(), lamports, space, &owner);
		assert_eq!(bytes(create(5, 10 << 20), &[&key(0), &new]), little - 49 + (10 << 20));
		let allocate = system::allocate(&payer, 5_000);
		assert_eq!(bytes(allocate, &[&key(0)]), little - 49 + 5_000);
		// A program may give each account that it may write 10 KiB more.
		let accounts = [new.pubkey(), key(1).pubkey()].map(|key| solana_instruction::AccountMeta::new(key, false));
		let call = solana_instruction::Instruction::new_with_bytes(owner, &[], accounts.into());
		assert_eq!(bytes(call, &[&key(0)]), little + (20 << 10));
		MaxFetched::set(30 << 20);
		let again = signed(&[create(6, 10 << 20)], &[&key(0), &new], newest());
		assert_ok!(offer(&again));
		let more = signed(&[create(7, 10 << 20)], &[&key(0), &new], newest());
		assert_ok!(enter(&more));
		assert_eq!(enter(&signed(&[create(8, 10 << 20)], &[&key(0), &new], newest())), Err(NotEntered::Full));
		MaxFetched::set(256 << 20);
		// As much as it takes to write it.
		let [none, much] = [0, 10 << 20].map(|space| units(&signed(&[create(9, space)], &[&key(0), &new], newest())));
		assert_eq!(much - none, ((10 << 20) - (320 << 10)) / 4);
	});
}

/// What is looked for in the state weighs, also where only the state says what is to be looked for.
#[test]
fn code_of_programs_that_are_only_named_weighs() {
	run(|| {
		let program = Pubkey::new_unique();
		let weighs = || {
			let mut pay = system::transfer(&key(0).pubkey(), &key(1).pubkey(), 1);
			pay.accounts.push(solana_instruction::AccountMeta::new_readonly(program, false));
			let bytes = signed(&[pay], &[&key(0)], newest());
			let before = System::block_weight().total();
			assert_ok!(enter(&bytes));
			System::block_weight().total().saturating_sub(before)
		};
		let unknown = weighs();
		next();
		// The upgradeable loader's: an account that says where the code is. That it is not there is found out by looking.
		let data = [&2u32.to_le_bytes()[..], &[77; 32]].concat();
		put_program(&program, &solana_sdk_ids::bpf_loader_upgradeable::ID, &data);
		let read = <Test as frame_system::Config>::DbWeight::get().reads(1);
		assert!(weighs().all_gte(unknown.saturating_add(read)));
	});
}

/// Code has to be checked and compiled, for who comes first in a block; other accounts are read.
#[test]
fn code_takes_units_by_the_byte() {
	run(|| {
		let (program, account) = (Pubkey::new_unique(), Pubkey::new_unique());
		put_program(&program, &solana_sdk_ids::bpf_loader::ID, &[7; 50_000]);
		put(&account, LAMPORTS, &program, &[7; 50_000]);
		let (bytes, mut paid) = (50_000 + 49, 0);
		let mut units = |named: &[Pubkey]| {
			paid += 1;
			let mut pay = system::transfer(&key(0).pubkey(), &key(1).pubkey(), paid);
			pay.accounts
				.extend(named.iter().map(|address| solana_instruction::AccountMeta::new_readonly(*address, false)));
			let before = BlockLoad::<Test>::get().units;
			assert_ok!(enter(&signed(&[pay], &[&key(0)], newest())));
			BlockLoad::<Test>::get().units - before
		};
		let nothing = units(&[]);
		assert!((units(&[account]) - nothing).abs_diff(bytes / 4) <= 1);
		assert_eq!(units(&[program]) - nothing, 2 * bytes);
		assert_eq!(units(&[program, account]), nothing);
		// What a loader is given becomes code: each time.
		let alone = 45_000 - 1_000;
		let loaded = units(&[account, solana_sdk_ids::bpf_loader_upgradeable::ID]) - nothing;
		assert!(loaded.abs_diff(alone + 2 * bytes) < 100, "{loaded}");
	});
}

/// A program that does nothing uses no units up, and has its accounts copied for each call of it all the same.
#[test]
fn what_is_copied_for_calls_is_counted() {
	run(|| {
		let (program, large) = (Pubkey::new_unique(), Pubkey::new_unique());
		let idle = include_bytes!("../benchmarking/idle.so");
		put_program(&program, &solana_sdk_ids::bpf_loader::ID, idle);
		put(&large, 1_000 * LAMPORTS, &program, &[0; 1 << 20]);
		let calling = |times, with: &[Pubkey]| {
			let account = |address| solana_instruction::AccountMeta::new_readonly(address, false);
			let call = Instruction::new_with_bytes(program, &[], with.iter().copied().map(account).collect());
			let mut list = vec![ComputeBudgetInstruction::set_compute_unit_limit(1_000)];
			list.extend(std::iter::repeat_n(call, times));
			signed(&list, &[&key(0)], newest())
		};
		let units = |bytes: &[u8]| {
			let before = BlockLoad::<Test>::get().units;
			assert_ok!(enter(bytes));
			BlockLoad::<Test>::get().units - before
		};
		// Who comes first takes what it is to fetch it.
		let _first = units(&calling(1, &[large]));
		let nothing = units(&calling(1, &[]));
		let copied = ((1 << 20) + (10 << 10)) / 32;
		assert_eq!(units(&calling(2, &[large])), nothing + 2 * copied);
		assert_eq!(units(&calling(30, &[large])), nothing + 30 * copied);
		// A second of one worker and more: no block has room for that, and the pool does not keep it.
		let more = Pubkey::new_unique();
		put(&more, 10_000 * LAMPORTS, &program, &[0; 10 << 20]);
		let never = refused(TransactionError::WouldExceedMaxBlockCostLimit);
		assert_eq!(offer(&calling(60, &[large, more])).unwrap_err(), never);
		assert_eq!(enter(&calling(60, &[large, more])), Err(NotEntered::Full));
	});
}

#[test]
fn nobody_submits_but_by_the_signatures_inside() {
	run(|| {
		let bytes: frame_support::BoundedVec<_, _> = transfer(0, 1, 5).try_into().unwrap();
		for origin in [RuntimeOrigin::signed(account(0)), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Svm::submit(origin, bytes.clone()), sp_runtime::DispatchError::BadOrigin);
		}
		assert_eq!(outcomes(&next()), []);
	});
}

#[test]
fn nothing_is_taken_while_the_chain_says_so() {
	run(|| {
		IsOpen::set(false);
		is_refused(&transfer(0, 1, 5), TransactionError::ClusterMaintenance);
		IsOpen::set(true);
		assert_ok!(offer(&transfer(0, 1, 5)));
	});
}

#[test]
fn a_network_without_engine_takes_nothing() {
	run(|| {
		Engine::<Test>::kill();
		is_refused(&transfer(0, 1, 5), TransactionError::ClusterMaintenance);
		assert_noop!(
			Svm::deposit(RuntimeOrigin::signed(account(0)), account(0), LAMPORTS),
			Error::<Test>::Refused(Refusal::CLUSTER_MAINTENANCE)
		);
		assert!(Svm::enter(&transfer(0, 1, 5), Authority::Signatures).is_err());
		next();
	});
}
