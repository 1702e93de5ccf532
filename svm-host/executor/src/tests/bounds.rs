//! Transactions that an account lets act for it within bounds: every way out that there is.

use super::*;
use solana_instruction::error::InstructionError;
use solana_loader_v3_interface::instruction as loader;
use solana_nonce::{
	state::{Data, DurableNonce, State as NonceState},
	versions::Versions,
};
use spl_token_2022_interface::instruction::{self as token, AuthorityType};

/// Both programs of tokens.
const TOKENS: [Pubkey; 2] = [spl_generic_token::token::ID, spl_generic_token::token_2022::ID];

fn address(number: u8) -> Pubkey {
	key(number).pubkey()
}

/// A mint whose supply user 0 may raise, and whose accounts it may freeze.
fn mint(program: Pubkey) -> AccountSharedData {
	let mut data = vec![0; 82];
	data[0] = 1;
	data[4..36].copy_from_slice(address(0).as_array());
	data[36..44].copy_from_slice(&1_000u64.to_le_bytes());
	data[45] = 1;
	data[46] = 1;
	data[50..82].copy_from_slice(address(0).as_array());
	Account { lamports: MONEY, data, owner: program, executable: false, rent_epoch: u64::MAX }.into()
}

/// A hundred tokens of somebody.
fn tokens(program: Pubkey, mint: &Pubkey, owner: &Pubkey) -> AccountSharedData {
	let mut data = vec![0; 165];
	data[..32].copy_from_slice(mint.as_array());
	data[32..64].copy_from_slice(owner.as_array());
	data[64..72].copy_from_slice(&100u64.to_le_bytes());
	data[108] = 1;
	Account { lamports: MONEY, data, owner: program, executable: false, rent_epoch: u64::MAX }.into()
}

fn nonce(authority: &Pubkey) -> AccountSharedData {
	let value = DurableNonce::from_blockhash(&Hash::new_from_array([42; 32]));
	let state = Versions::new(NonceState::Initialized(Data::new(*authority, value, 5_000)));
	let data = bincode::serialize(&state).expect("it is a nonce");
	Account { lamports: MONEY, data, owner: system_program::ID, executable: false, rent_epoch: u64::MAX }.into()
}

/// Mints 100 and 110 of the two programs, with accounts of user 0 (101, 111) and of user 1 (102, 112); a nonce of user 0 at 120.
fn state() -> State {
	let mut state = State::new(4);
	for (first, program) in [100, 110].into_iter().zip(TOKENS) {
		let minted = address(first);
		state.put(&minted, &mint(program));
		state.put(&address(first + 1), &tokens(program, &minted, &address(0)));
		state.put(&address(first + 2), &tokens(program, &minted, &address(1)));
	}
	state.put(&address(120), &nonce(&address(0)));
	state
}

fn within(bytes: Vec<u8>, lamports: u64) -> Queued {
	Queued { bytes, authority: Authority::Within { account: address(0).to_bytes(), lamports } }
}

/// What user 0 sends, who is paid for by user 3, and may lose so much.
fn send(instructions: &[Instruction], others: &[&Keypair], lamports: u64) -> (Effects, State) {
	let (payer, user) = (key(3), key(0));
	let is_asked = |signer: &&Keypair| {
		let metas = instructions.iter().flat_map(|instruction| &instruction.accounts);
		metas.into_iter().any(|meta| meta.is_signer && meta.pubkey == signer.pubkey())
	};
	let also = [&[&user][..], others].concat().into_iter().filter(is_asked);
	let signers: Vec<_> = std::iter::once(&payer).chain(also).collect();
	let (block, mut state) = (block(5), state());
	let list = vec![within(signed(instructions, &signers, newest(&block)), lamports)];
	let effects = executor(2).execute(&block, list, &mut state.clone(), Recording::On).expect("it can be executed");
	state.apply(&effects);
	(effects, state)
}

fn undone(error: InstructionError) -> Result<(), TransactionError> {
	Err(TransactionError::InstructionError(0, error))
}

fn is_undone(instruction: Instruction, others: &[&Keypair]) {
	let (effects, _) = send(std::slice::from_ref(&instruction), others, MONEY);
	let outcome = &effects.outcomes[0];
	assert_eq!(status(outcome), undone(InstructionError::ExternalAccountDataModified), "{instruction:?}");
	assert_eq!((effects.changes, outcome.taken), (vec![], 0));
	// Nobody else would mind: it is the bounds that undo it.
	let (block, payer, user) = (block(5), key(3), key(0));
	let signers = [&[&payer, &user][..], others].concat();
	let bytes = signed(&[instruction], &signers, newest(&block));
	assert_eq!(run(&executor(1), &mut state(), &block, vec![bytes]), [Ok(())]);
}

fn is_done(instruction: Instruction) -> State {
	let (effects, state) = send(std::slice::from_ref(&instruction), &[], MONEY);
	assert_eq!(status(&effects.outcomes[0]), Ok(()), "{instruction:?}");
	state
}

#[test]
fn it_takes_no_more_than_it_may() {
	let pay = |lamports| system::transfer(&address(0), &address(1), lamports);
	let (effects, state) = send(&[pay(7)], &[], 7);
	assert_eq!((status(&effects.outcomes[0]), effects.outcomes[0].taken), (Ok(()), 7));
	assert_eq!(state.money(&address(0)), MONEY - 7);
	let (effects, state) = send(&[pay(4), pay(4)], &[], 7);
	let error = InstructionError::ExternalAccountLamportSpend;
	assert_eq!(status(&effects.outcomes[0]), Err(TransactionError::InstructionError(1, error)));
	assert_eq!((effects.outcomes[0].taken, state.money(&address(0))), (0, MONEY));
	// What comes back within it is not taken; what others pay is none of its business.
	let back = system::transfer(&address(1), &address(0), 5);
	let (effects, _) = send(&[pay(12), back], &[&key(1)], 7);
	assert_eq!((status(&effects.outcomes[0]), effects.outcomes[0].taken), (Ok(()), 7));
	let (effects, _) = send(&[system::transfer(&address(3), &address(1), MONEY / 2)], &[], 0);
	assert_eq!((status(&effects.outcomes[0]), effects.outcomes[0].taken), (Ok(()), 0));
}

#[test]
fn whoever_records_is_told_what_became_of_it() {
	let (effects, _) = send(&[system::transfer(&address(0), &address(1), 8)], &[], 7);
	let recorded = effects.recorded[0].as_ref().expect("it was asked for");
	assert!(recorded.logs.iter().any(|line| line.contains("beyond what the account")), "{:?}", recorded.logs);
	assert_eq!(recorded.balances.before, recorded.balances.after);
}

/// Those after it, in one go or not, see what is left when it is undone.
#[test]
fn nobody_sees_what_is_undone() {
	for workers in [1, 2, 7] {
		let (block, state) = (block(5), State::new(4));
		let recent = newest(&block);
		let list = [(0, 1, MONEY), (1, 2, MONEY + 1), (1, 2, MONEY)].map(|(from, to, lamports)| {
			let bytes = transfer(from, to, lamports, recent);
			if from == 0 {
				within(bytes, MONEY - 1)
			} else {
				Queued { bytes, authority: Authority::Signatures }
			}
		});
		let effects = executor(workers).execute(&block, list.to_vec(), &mut state.clone(), Recording::Off);
		let outcomes: Vec<_> = effects.expect("it can be executed").outcomes.iter().map(status).collect();
		let [first, second, third] = &outcomes[..] else { panic!("{outcomes:?}") };
		assert_eq!(*first, undone(InstructionError::ExternalAccountLamportSpend));
		assert_eq!(*second, undone(InstructionError::Custom(1)), "there is not so much money");
		assert_eq!(*third, Ok(()));
	}
}

#[test]
fn the_account_stays_what_it_is() {
	is_undone(system::assign(&address(0), &address(9)), &[]);
	is_undone(system::allocate(&address(0), 10), &[]);
	// Whoever has nothing could have an account of a program put where theirs would be.
	let (block, mut state) = (block(5), state());
	state.remove(&address(0));
	let make = system::create_account(&address(3), &address(0), MONEY / 2, 10, &address(9));
	let list = vec![within(signed(&[make], &[&key(3), &key(0)], newest(&block)), MONEY)];
	let effects = executor(1).execute(&block, list, &mut state, Recording::Off).expect("it can be executed");
	assert_eq!(status(&effects.outcomes[0]), undone(InstructionError::ExternalAccountDataModified));
}

#[test]
fn tokens_can_be_spent_and_nobody_else_is_let_to() {
	for (first, program) in [100, 110].into_iter().zip(TOKENS) {
		let [mint, own, other] = [0, 1, 2].map(|more| address(first + more));
		let user = address(0);
		let approve = token::approve(&program, &own, &address(9), &user, &[], 5).expect("it is known");
		is_undone(approve, &[]);
		let change = |account: &Pubkey, kind, to: Option<&Pubkey>| {
			token::set_authority(&program, account, to, kind, &user, &[]).expect("it is known")
		};
		let thief = address(9);
		is_undone(change(&own, AuthorityType::AccountOwner, Some(&thief)), &[]);
		is_undone(change(&own, AuthorityType::CloseAccount, Some(&thief)), &[]);
		is_undone(change(&mint, AuthorityType::MintTokens, Some(&thief)), &[]);
		is_undone(change(&mint, AuthorityType::MintTokens, None), &[]);
		is_undone(change(&mint, AuthorityType::FreezeAccount, Some(&thief)), &[]);
		#[allow(deprecated, reason = "the plain transfer is what most programs call")]
		let pay = token::transfer(&program, &own, &other, &user, &[], 100).expect("it is known");
		is_done(pay);
		is_done(token::mint_to(&program, &mint, &other, &user, &[], 5).expect("it is known"));
		is_done(token::burn(&program, &own, &mint, &user, &[], 100).expect("it is known"));
		is_done(token::revoke(&program, &own, &user, &[]).expect("it is known"));
		// What others do with theirs in the same transaction is their business.
		let approve = token::approve(&program, &other, &thief, &address(1), &[], 5).expect("it is known");
		let (effects, _) = send(&[approve], &[&key(1)], 0);
		assert_eq!(status(&effects.outcomes[0]), Ok(()));
	}
}

/// An account of tokens that is made in the transaction, or made anew, is nobody else's from then on either.
#[test]
fn accounts_of_tokens_are_made_for_nobody_else() {
	for (first, program) in [100, 110].into_iter().zip(TOKENS) {
		let (mint, user, thief, new) = (address(first), address(0), address(9), key(140));
		let make = system::create_account(&address(3), &new.pubkey(), MONEY / 100, 165, &program);
		let own =
			|owner: &Pubkey| token::initialize_account3(&program, &new.pubkey(), &mint, owner).expect("it is known");
		let approve = token::approve(&program, &new.pubkey(), &thief, &user, &[], 5).expect("it is known");
		let kind = AuthorityType::CloseAccount;
		let close = token::set_authority(&program, &new.pubkey(), Some(&thief), kind, &user, &[]).expect("it is known");
		for then in [approve, close] {
			let (effects, _) = send(&[make.clone(), own(&user), then], &[&new], MONEY);
			let error = InstructionError::ExternalAccountDataModified;
			assert_eq!(status(&effects.outcomes[0]), Err(TransactionError::InstructionError(2, error)));
		}
		for owner in [&user, &thief] {
			let (effects, _) = send(&[make.clone(), own(owner)], &[&new], 0);
			assert_eq!(status(&effects.outcomes[0]), Ok(()), "at an address that nobody knows it may be anybody's");
		}
	}
}

/// Where everybody sends its tokens of a mint nobody else may receive them.
#[test]
fn where_tokens_are_sent_to_it_stays_its_own() {
	let (program, mint, user, thief) = (TOKENS[0], address(100), address(0), address(9));
	let ids = [user.to_bytes(), program.to_bytes(), mint.to_bytes()];
	let seeds: Vec<_> = ids.iter().map(|id| id.as_slice()).collect();
	let associated = Pubkey::find_program_address(&seeds, &spl_generic_token::associated_token_account::ID).0;
	let make = |owner: Pubkey| {
		let data = vec![1];
		let accounts = [
			(address(3), true, true),
			(associated, false, true),
			(owner, false, false),
			(mint, false, false),
			(system_program::ID, false, false),
			(program, false, false),
		];
		let meta =
			|(pubkey, is_signer, is_writable)| solana_instruction::AccountMeta { pubkey, is_signer, is_writable };
		let accounts = accounts.into_iter().map(meta).collect();
		Instruction { program_id: spl_generic_token::associated_token_account::ID, accounts, data }
	};
	let kind = AuthorityType::AccountOwner;
	let give = token::set_authority(&program, &associated, Some(&thief), kind, &user, &[]).expect("it is known");
	let (effects, state) = send(&[make(user)], &[], 0);
	assert_eq!((status(&effects.outcomes[0]), state.get(&associated).is_some()), (Ok(()), true));
	let (effects, _) = send(&[make(user), give], &[], MONEY);
	let error = InstructionError::ExternalAccountDataModified;
	assert_eq!(status(&effects.outcomes[0]), Err(TransactionError::InstructionError(1, error)));
}

/// Lamports of its accounts of tokens and of its nonces are its own: from one to the other they go free of charge.
#[test]
fn lamports_are_counted_wherever_it_has_them() {
	let (program, own, user) = (TOKENS[0], address(101), address(0));
	let empty = token::burn(&program, &own, &address(100), &user, &[], 100).expect("it is known");
	let close = |to: &Pubkey| token::close_account(&program, &own, to, &user, &[]).expect("it is known");
	let withdraw = |to: &Pubkey| system::withdraw_nonce_account(&address(120), &user, to, MONEY);
	let undone = |at| Err(TransactionError::InstructionError(at, InstructionError::ExternalAccountLamportSpend));
	let (effects, _) = send(&[empty.clone(), close(&address(1))], &[], MONEY - 1);
	assert_eq!(status(&effects.outcomes[0]), undone(1));
	let (effects, _) = send(&[withdraw(&address(1))], &[], MONEY - 1);
	assert_eq!(status(&effects.outcomes[0]), undone(0));
	let (effects, _) = send(&[empty, close(&user), withdraw(&user)], &[], 0);
	assert_eq!((status(&effects.outcomes[0]), effects.outcomes[0].taken), (Ok(()), 0));
}

#[test]
fn an_empty_account_of_tokens_can_be_closed() {
	let program = TOKENS[0];
	let (own, user) = (address(101), address(0));
	let empty = token::burn(&program, &own, &address(100), &user, &[], 100).expect("it is known");
	let close = token::close_account(&program, &own, &address(1), &user, &[]).expect("it is known");
	let (effects, state) = send(&[empty, close], &[], MONEY);
	assert_eq!((status(&effects.outcomes[0]), effects.outcomes[0].taken), (Ok(()), MONEY));
	assert!(state.get(&own).is_none());
}

#[test]
fn nonces_and_programs_are_not_handed_on() {
	is_undone(system::authorize_nonce_account(&address(120), &address(0), &address(9)), &[]);
	let buffer = key(130);
	let [make, begin]: [Instruction; 2] =
		loader::create_buffer(&address(3), &buffer.pubkey(), &address(0), MONEY / 2, 10)
			.expect("it is known")
			.try_into()
			.expect("two");
	let (effects, _) = send(&[make, begin], &[&buffer], MONEY);
	let error = InstructionError::ExternalAccountDataModified;
	assert_eq!(status(&effects.outcomes[0]), Err(TransactionError::InstructionError(1, error)));
}

/// What is undone was included all the same: it cannot be a second time.
#[test]
fn a_nonce_is_spent_by_what_is_undone() {
	let (block, mut state) = (block(5), state());
	let value = *DurableNonce::from_blockhash(&Hash::new_from_array([42; 32])).as_hash();
	let advance = system::advance_nonce_account(&address(120), &address(0));
	let pay = system::transfer(&address(0), &address(1), 8);
	let list = vec![within(signed(&[advance, pay], &[&key(3), &key(0)], value), 7)];
	let effects = executor(2).execute(&block, list.clone(), &mut state.clone(), Recording::Off).expect("it can be");
	let error = InstructionError::ExternalAccountLamportSpend;
	assert_eq!(status(&effects.outcomes[0]), Err(TransactionError::InstructionError(1, error)));
	assert!(effects.changes.iter().any(|change| change.address == address(120)), "it is advanced");
	state.apply(&effects);
	assert_eq!(state.money(&address(0)), MONEY);
	let effects = executor(2).execute(&block, list, &mut state, Recording::Off).expect("it can be");
	assert_eq!(status(&effects.outcomes[0]), Err(TransactionError::BlockhashNotFound));
}

#[test]
fn what_fails_by_itself_says_its_own_error() {
	let (effects, _) = send(&[system::transfer(&address(0), &address(1), MONEY + 1)], &[], 0);
	assert_eq!((status(&effects.outcomes[0]), effects.outcomes[0].taken), (undone(InstructionError::Custom(1)), 0));
}
