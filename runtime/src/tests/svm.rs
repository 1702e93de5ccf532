//! Solana transactions through the whole pipeline.

use super::chain::*;
use crate::{
	constants::{
		currency::{MILLI, MIRA},
		time,
	},
	*,
};
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	storage::{with_transaction, TransactionOutcome},
	traits::Get,
	weights::constants::WEIGHT_REF_TIME_PER_MILLIS,
};
use pallet_mira_svm::{Event, Refusal, WithdrawalId, REFUSALS};
use solana_keypair::Keypair;
use solana_message::{Instruction, Message, VersionedMessage};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction::versioned::VersionedTransaction;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity},
	ApplyExtrinsicResult,
};

pub(super) fn wallet() -> Keypair {
	Keypair::new_from_array([7; 32])
}

pub(super) fn fund() {
	give(&wallet())
}

fn give(wallet: &Keypair) {
	let to = wallet.pubkey().to_bytes().into();
	let deposit: RuntimeCall = pallet_mira_svm::Call::deposit { to, amount: MIRA as u64 }.into();
	assert_ok!(deposit.dispatch(RuntimeOrigin::signed(account(Alice))));
}

/// As a Solana wallet makes it.
fn transfer(to: Pubkey, lamports: u64, recent: Hash) -> UncheckedExtrinsic {
	sign(&wallet(), &[system::transfer(&wallet().pubkey(), &to, lamports)], recent)
}

/// For so many compute units, to somebody who gets nothing else.
pub(super) fn transfer_within(units: u32, wallet: &Keypair, number: u64) -> UncheckedExtrinsic {
	const SET_LIMIT: u8 = 2;
	let limit = [&[SET_LIMIT][..], &units.to_le_bytes()].concat();
	let limit = Instruction::new_with_bytes(solana_sdk_ids::compute_budget::ID, &limit, vec![]);
	let to = Pubkey::new_from_array(sp_io::hashing::blake2_256(&number.to_le_bytes()));
	let transfer = system::transfer(&wallet.pubkey(), &to, MILLI as u64);
	sign(wallet, &[limit, transfer], System::parent_hash())
}

fn sign(wallet: &Keypair, instructions: &[Instruction], recent: Hash) -> UncheckedExtrinsic {
	let recent = solana_hash::Hash::new_from_array(recent.0);
	let message = Message::new_with_blockhash(instructions, Some(&wallet.pubkey()), &recent);
	let transaction =
		VersionedTransaction::try_new(VersionedMessage::Legacy(message), &[wallet]).expect("it is signed");
	let bytes = bincode::serialize(&transaction).expect("it can be sent");
	doors::solana(bytes.try_into().expect("it is small"))
}

fn to_somebody(lamports: u64) -> UncheckedExtrinsic {
	transfer(Pubkey::new_from_array([9; 32]), lamports, System::parent_hash())
}

/// As whoever makes a block: what it does not take leaves nothing behind.
pub(super) fn attempt(extrinsic: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	let outcome = with_transaction(|| match Executive::apply_extrinsic(extrinsic) {
		Ok(applied) => TransactionOutcome::Commit(Ok::<_, sp_runtime::DispatchError>(Ok(applied))),
		Err(refused) => TransactionOutcome::Rollback(Ok(Err(refused))),
	});
	outcome.expect("there is room for one more layer")
}

/// Solana transactions of many wallets that ask for so many units, and then for so many, until the block takes none of a wallet that has
/// none in it; how many it took.
pub(super) fn fill(asking: &[u32]) -> u64 {
	const WALLETS: u8 = 64;
	let wallets: Vec<_> = (0..=WALLETS).map(|number| Keypair::new_from_array([100 + number; 32])).collect();
	wallets.iter().for_each(give);
	let (fresh, wallets) = wallets.split_last().expect("there are some");
	let mut taken = 0;
	for units in asking.iter().copied() {
		for wallet in wallets.iter().cycle() {
			let Ok(applied) = attempt(transfer_within(units, wallet, taken)) else { break };
			assert_ok!(applied);
			taken += 1;
		}
		let full = Err(InvalidTransaction::ExhaustsResources.into());
		assert_eq!(attempt(transfer_within(units, fresh, taken)), full);
	}
	taken
}

/// A small one, brought by whoever signs the call.
fn relayed() -> RuntimeCall {
	let RuntimeCall::Svm(pallet_mira_svm::Call::submit { bytes }) = transfer_within(450, &wallet(), 0).function else {
		unreachable!("that is what carries it")
	};
	pallet_mira_svm::Call::relay { bytes }.into()
}

pub(super) fn pooled(transaction: &UncheckedExtrinsic) -> TransactionValidity {
	Executive::validate_transaction(TransactionSource::External, transaction.clone(), System::parent_hash())
}

fn lamports(who: &[u8; 32]) -> u64 {
	Svm::lamports(who)
}

#[test]
fn a_wallet_pays_and_is_heard() {
	on_development(|| {
		fund();
		let (treasury, author) = (Balances::free_balance(Treasury::account_id()), account(Alice));
		let had = Balances::free_balance(&author);
		let transaction = to_somebody(MILLI as u64);
		assert_eq!(Executive::apply_extrinsic(transaction.clone()), Ok(Ok(())));
		assert_eq!(
			Executive::apply_extrinsic(transaction),
			Err(InvalidTransaction::Custom(REFUSALS + Refusal::ALREADY_PROCESSED.0).into())
		);
		next_block();
		assert_eq!(lamports(&[9; 32]), MILLI as u64);
		assert_eq!(lamports(&wallet().pubkey().to_bytes()), (MIRA - MILLI) as u64 - 5_000);
		let executed = history().into_iter().filter(|(_, event)| {
			matches!(event, RuntimeEvent::Svm(Event::TransactionExecuted { fee: 5_000, failure: None, .. }))
		});
		assert_eq!(executed.count(), 1);
		// Four fifths and one fifth, as of all fees.
		assert_eq!(Balances::free_balance(Treasury::account_id()), treasury + 4_000);
		assert_eq!(Balances::free_balance(&author), had + 1_000);
	});
}

#[test]
fn the_pool_says_what_blocks_would() {
	on_development(|| {
		fund();
		next_block();
		let good = to_somebody(MILLI as u64);
		let valid = pooled(&good).expect("it is good");
		assert_eq!(valid.provides.len(), 1);
		assert!(valid.longevity <= 150);
		let stale = transfer(Pubkey::new_from_array([9; 32]), 5, Hash::repeat_byte(1));
		assert_eq!(pooled(&stale), Err(InvalidTransaction::Custom(REFUSALS + Refusal::BLOCKHASH_NOT_FOUND.0).into()));
	});
}

#[test]
fn nothing_is_taken_in_safe_mode() {
	on_development(|| {
		fund();
		pallet_safe_mode::EnteredUntil::<Runtime>::put(1_000);
		let refused = Err(InvalidTransaction::Custom(REFUSALS + Refusal::CLUSTER_MAINTENANCE.0).into());
		assert_eq!(Executive::apply_extrinsic(to_somebody(MILLI as u64)), refused);
		assert_eq!(pooled(&to_somebody(MILLI as u64)).map(|_| Ok(())), refused);
		next_block();
	});
}

/// Nobody looked at the signatures in there: a block with it would be invalid.
#[test]
fn what_somebody_else_signed_around_is_not_queued() {
	on_development(|| {
		fund();
		let submit = || {
			let RuntimeCall::Svm(pallet_mira_svm::Call::submit { bytes }) = to_somebody(MILLI as u64).function else {
				panic!("it is a submission")
			};
			let mut bytes = bytes.into_inner();
			bytes[10] ^= 1;
			pallet_mira_svm::Call::submit { bytes: bytes.try_into().expect("it is as small as before") }
		};
		let refused = Err(InvalidTransaction::BadSigner.into());
		assert_eq!(Executive::apply_extrinsic(signed(&Alice.pair(), submit())), refused);
		assert_eq!(pooled(&signed(&Alice.pair(), submit())).map(|_| Ok(())), refused);
		// Inside another call neither.
		let calls = vec![submit().into()];
		let nested = signed(&Alice.pair(), pallet_utility::Call::force_batch { calls });
		assert_eq!(Executive::apply_extrinsic(nested), Ok(Ok(())));
		next_block();
		assert_eq!(lamports(&wallet().pubkey().to_bytes()), MIRA as u64);
	});
}

/// Solana's clients pay lamports, and nothing else.
#[test]
fn the_call_itself_is_free() {
	on_development(|| {
		let call = to_somebody(5).function;
		assert_eq!(call.get_dispatch_info().pays_fee, frame_support::dispatch::Pays::No);
	});
}

/// The base weight of an extrinsic has the signature of an account in it. Who relays signs, and the signature inside is checked apart.
#[test]
fn nobody_signs_around_what_a_wallet_signed() {
	use pallet_mira_svm::WeightInfo;
	type Weights = <Runtime as pallet_mira_svm::Config>::WeightInfo;
	on_development(|| {
		let RuntimeCall::Svm(pallet_mira_svm::Call::submit { bytes }) = to_somebody(1).function else {
			panic!("it is a transaction of Solana's")
		};
		let relay: RuntimeCall = pallet_mira_svm::Call::relay { bytes: bytes.clone() }.into();
		let submit: RuntimeCall = pallet_mira_svm::Call::submit { bytes }.into();
		// Whether there is room is asked twice.
		let room = Weights::inspect().saturating_mul(2);
		let beside = Weights::account_signature().saturating_add(Weights::signatures(1)).saturating_add(room);
		let base = <Runtime as frame_system::Config>::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		let share = Weights::account_signature().ref_time();
		assert!(share > 0 && share < base.ref_time() / 2, "{share} was measured beside something else");
		assert_eq!(relay.get_dispatch_info().call_weight - submit.get_dispatch_info().call_weight, beside);
	});
}

/// An hour, and a day for more than a hundredth of all there is; a twentieth a day.
#[test]
fn money_leaves_production_slowly() {
	let parameters = pallet_mira_svm::Parameters::<BlockNumber>::default();
	assert_eq!((parameters.delay, parameters.large_delay), (time::HOURS, time::DAYS));
	assert_eq!((parameters.window, parameters.cap), (time::DAYS, sp_runtime::Perbill::from_percent(5)));
	assert_eq!(parameters.large, sp_runtime::Perbill::from_percent(1));
	at_genesis_of(genesis::PRODUCTION_RUNTIME_PRESET, || {
		assert_eq!(pallet_mira_svm::Settings::<Runtime>::get(), parameters);
		assert_eq!(Svm::engine(), Some(mira_svm_executor::Engine::FIRST));
	});
}

/// Light clients cannot read a genesis with one: accounts of the domain are made in the first block.
#[test]
fn no_genesis_has_a_child_trie() {
	for preset in ["development", "local_testnet", genesis::PRODUCTION_RUNTIME_PRESET] {
		let storage = sp_runtime::BuildStorage::build_storage(&genesis_of(preset)).expect("the preset builds");
		assert!(storage.children_default.is_empty(), "{preset}");
	}
}

#[test]
fn an_account_of_the_chain_withdraws_what_it_deposited() {
	on_development(|| {
		let (alice, amount) = (account(Alice), MIRA as u64);
		let origin = || RuntimeOrigin::signed(alice.clone());
		let deposit: RuntimeCall = pallet_mira_svm::Call::deposit { to: alice.clone(), amount }.into();
		assert_ok!(deposit.dispatch(origin()));
		let withdraw: RuntimeCall = pallet_mira_svm::Call::withdraw { to: alice.clone(), amount }.into();
		assert_ok!(withdraw.dispatch(origin()));
		let held = Svm::held_for(&alice);
		assert_eq!(held.len(), 1);
		assert_eq!(held[0].1.amount, amount);
	});
}

/// However many Solana transactions there are, and whatever they pay, the last part of a block is for those of others.
#[test]
fn others_have_room_in_a_block_that_is_full_of_solana_transactions() {
	on_development(|| {
		fund();
		// A part is taken already, for the test to take less time.
		let begun = frame_support::weights::Weight::from_parts(1_300 * WEIGHT_REF_TIME_PER_MILLIS, 0);
		System::register_extra_weight_unchecked(begun, DispatchClass::Normal);
		assert!(fill(&[450]) > 200);
		let share = <Runtime as pallet_mira_svm::Config>::MaxTime::get();
		let weighs = System::block_weight().get(DispatchClass::Normal).ref_time();
		assert!(weighs <= share && share - weighs < WEIGHT_REF_TIME_PER_MILLIS, "{weighs} of {share}");
		// Whoever brings one of the domain's pays nothing to be told that there is no room, and can send it again.
		let alice = account(Alice);
		let (nonce, money) = (System::account_nonce(&alice), Balances::free_balance(&alice));
		let relays = attempt(signed(&Alice.pair(), relayed()));
		assert_eq!(relays, Err(InvalidTransaction::ExhaustsResources.into()));
		assert_eq!((System::account_nonce(&alice), Balances::free_balance(&alice)), (nonce, money));
		let mut others = 0;
		loop {
			let pay = pallet_balances::Call::transfer_keep_alive { dest: account(Bob).into(), value: MILLI };
			match attempt(signed(&Alice.pair(), pay)) {
				Ok(applied) => {
					assert_ok!(applied);
				},
				Err(full) => break assert_eq!(full, InvalidTransaction::ExhaustsResources.into()),
			}
			others += 1;
		}
		assert!((120..200).contains(&others), "{others}");
		next_block();
		assert_ok!(attempt(signed(&Alice.pair(), relayed())).expect("there is room again"));
		next_block();
	});
}

/// Who stops the domain cannot let it go on, and neither says to whom money returns; also while the chain is in safe mode.
#[test]
fn who_stops_the_domain_and_who_lets_it_go_on() {
	use governance::origins::Origin::Breaker;
	use pallet_collective::RawOrigin::Members;
	let committee = |ayes| RuntimeOrigin::from(OriginCaller::RiskCommittee(Members(ayes, 3)));
	let [root, most, few] = [RuntimeOrigin::root(), committee(2), committee(1)];
	let (breaker, somebody) = (RuntimeOrigin::from(Breaker), RuntimeOrigin::signed(account(Alice)));
	let program = AccountId::new([3; 32]);
	let freezes = || [Call::freeze_domain {}, Call::freeze_program { program: program.clone() }];
	let thaws = || [Call::thaw_domain {}, Call::thaw_program { program: program.clone() }];
	let returns = || {
		use pallet_mira_svm::Size::{Large, Small};
		[Small, Large].map(|size| Call::return_held { withdrawal: WithdrawalId { size, index: 0 } })
	};
	type Call = pallet_mira_svm::Call<Runtime>;
	for in_safe_mode in [false, true] {
		on_development(|| {
			if in_safe_mode {
				assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
			}
			let may = |call: Call, origin: &RuntimeOrigin| {
				let done = RuntimeCall::from(call).dispatch(origin.clone());
				done.map_err(|error| error.error) != Err(sp_runtime::DispatchError::BadOrigin)
			};
			let filtered: sp_runtime::DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
			for [domain, one] in [freezes(), thaws(), returns()] {
				// Past the filter, whatever becomes of it.
				for call in [domain, one] {
					let done = RuntimeCall::from(call).dispatch(somebody.clone());
					assert_ne!(done.map_err(|error| error.error), Err(filtered));
				}
			}
			let expected = [
				(&root, [true, true, true]),
				(&most, [true, false, false]),
				(&few, [false; 3]),
				(&breaker, [false, true, false]),
				(&somebody, [false; 3]),
			];
			for (origin, [freeze, thaw, give_back]) in expected {
				for (calls, may_it) in [(freezes(), freeze), (thaws(), thaw), (returns(), give_back)] {
					for call in calls {
						assert_eq!(
							may(call.clone(), origin),
							may_it,
							"{call:?} by {origin:?}, safe mode {in_safe_mode}"
						);
					}
				}
			}
		});
	}
}
