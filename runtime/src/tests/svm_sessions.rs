//! Sessions whose keys act in the SVM for their principals.

use super::{
	chain::*,
	sessions::{execute, grant, in_pool, key, open_by, refused, usage},
};
use crate::*;
use frame_support::{assert_ok, traits::fungible::Inspect};
use pallet_mira_sessions::{Error, Event, Item, SessionId};
use solana_message::Message;
use solana_pubkey::Pubkey;
use solana_system_interface::instruction as system;
use solana_transaction::Instruction;
use sp_core::Pair as _;
use sp_keyring::Sr25519Keyring::Charlie;
use sp_runtime::traits::Dispatchable;

/// What Charlie has in the domain.
const LAMPORTS: u64 = MIRA as u64;
/// What a transaction costs there.
const FEE: u64 = 5_000;
/// What a session may have taken at a time.
const MOST: u64 = LAMPORTS / 4;
/// Whom it may pay.
const SHOP: [u8; 32] = [9; 32];

fn charlie() -> Pubkey {
	Pubkey::new_from_array(account(Charlie).into())
}

/// Charlie has money there, and opens a session that may pay the shop.
fn opened() -> SessionId {
	let deposit: RuntimeCall = pallet_mira_svm::Call::deposit { to: account(Charlie), amount: LAMPORTS }.into();
	assert_ok!(deposit.dispatch(RuntimeOrigin::signed(account(Charlie))));
	let mut granted = grant();
	let keys = |list: &[[u8; 32]]| list.to_vec().try_into().expect("few");
	let [programs, accounts] = [keys(&[[0; 32]]), keys(&[charlie().to_bytes(), SHOP])];
	granted.scope = vec![Item::Svm { programs, accounts, lamports: MOST, claim: None }].try_into().expect("one");
	open_by(Charlie, granted)
}

fn pay(to: [u8; 32], lamports: u64) -> Instruction {
	system::transfer(&charlie(), &Pubkey::new_from_array(to), lamports)
}

fn bytes_of(instructions: &[Instruction]) -> frame_support::BoundedVec<u8, pallet_mira_svm::MaxBytes> {
	let recent = solana_hash::Hash::new_from_array(System::parent_hash().0);
	let message = Message::new_with_blockhash(instructions, Some(&charlie()), &recent);
	// Nobody has Charlie's key here: where the signature would be there is nothing.
	let unsigned = solana_transaction::Transaction::new_unsigned(message);
	bincode::serialize(&unsigned).expect("it can be sent").try_into().expect("it is small")
}

fn within(instructions: &[Instruction], lamports: u64) -> RuntimeCall {
	pallet_mira_svm::Call::relay_within { bytes: bytes_of(instructions), lamports }.into()
}

#[test]
fn a_key_pays_in_the_domain_for_its_principal() {
	on_development(|| {
		let id = opened();
		let fees = usage(id).fees;
		let call = within(&[pay(SHOP, MOST / 2)], MOST);
		assert_ok!(in_pool(execute(id, call.clone())));
		assert_ok!(Executive::apply_extrinsic(execute(id, call)).expect("it is admitted"));
		assert_eq!(usage(id).spent, MOST.into(), "until the block ends, all that it can take");
		next_block();
		assert_eq!((Svm::lamports(&SHOP), Svm::lamports(&charlie().to_bytes())), (MOST / 2, LAMPORTS - MOST / 2 - FEE));
		let used = usage(id);
		assert_eq!((used.spent, used.most, used.items), ((MOST / 2 + FEE).into(), (MOST / 2 + FEE).into(), 1));
		assert!(used.fees > fees, "the chain's own fee is counted beside");
		assert_eq!(Balances::balance(&key().public().into()), 0);
		let settled = history().into_iter().any(|(_, event)| match event {
			RuntimeEvent::MiraSessions(Event::SessionSettled { session, booked, spent, .. }) => {
				(session, booked, spent) == (id, MOST.into(), (MOST / 2 + FEE).into())
			},
			_ => false,
		});
		assert!(settled);
	});
}

/// The key says itself how much may be taken; what the transaction then does beyond that is undone.
#[test]
fn what_takes_more_than_it_said_is_undone() {
	on_development(|| {
		let id = opened();
		let call = within(&[pay(SHOP, MOST)], MOST);
		assert_ok!(Executive::apply_extrinsic(execute(id, call)).expect("it is admitted"));
		next_block();
		assert_eq!((Svm::lamports(&SHOP), Svm::lamports(&charlie().to_bytes())), (0, LAMPORTS - FEE));
		assert_eq!(usage(id).spent, FEE.into());
	});
}

#[test]
fn the_pool_refuses_what_the_item_does_not_list() {
	on_development(|| {
		let id = opened();
		let thief = [66; 32];
		let memo = Instruction::new_with_bytes(Pubkey::new_from_array(thief), b"", vec![]);
		for (call, error) in [
			(within(&[pay(SHOP, 1)], MOST + 1), Error::AboveMost),
			(within(&[pay(thief, 1)], MOST), Error::WrongDestination),
			(within(&[pay(SHOP, 1), memo], MOST), Error::OutOfScope),
			(within(&[], MOST), Error::OutOfScope),
			// Without bounds there is nothing that would hold it.
			(pallet_mira_svm::Call::relay { bytes: bytes_of(&[pay(SHOP, 1)]) }.into(), Error::NeverDelegable),
			(pallet_mira_svm::Call::relay_within { bytes: Default::default(), lamports: 0 }.into(), Error::OutOfScope),
		] {
			assert_eq!(in_pool(execute(id, call.clone())), Err(refused(error)), "{call:?}");
			let batch = pallet_utility::Call::batch_all { calls: vec![call.clone()] };
			assert!(in_pool(execute(id, batch)).is_err(), "{call:?}");
			// An author who puts it into a block comes no further.
			let origin = RuntimeOrigin::signed(key().public().into());
			let acted =
				frame_support::storage::with_storage_layer(|| MiraSessions::execute(origin, id, Box::new(call)));
			assert!(acted.is_err());
		}
		assert_eq!(usage(id).spent, 0);
		next_block();
		assert_eq!(Svm::lamports(&charlie().to_bytes()), LAMPORTS);
	});
}

/// Nothing keeps its hold after the session: who owns the account cannot be changed by it.
#[test]
fn the_account_stays_its_principals() {
	on_development(|| {
		let id = opened();
		let call = within(&[system::assign(&charlie(), &Pubkey::new_from_array(SHOP))], MOST);
		assert_ok!(Executive::apply_extrinsic(execute(id, call)).expect("it is admitted"));
		next_block();
		assert_eq!(Svm::lamports(&charlie().to_bytes()), LAMPORTS - FEE);
		let withdraw: RuntimeCall = pallet_mira_svm::Call::withdraw { to: account(Charlie), amount: MOST }.into();
		assert_ok!(withdraw.dispatch(RuntimeOrigin::signed(account(Charlie))));
	});
}
