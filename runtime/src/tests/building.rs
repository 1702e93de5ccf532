//! Blocks as authors build them.

use super::chain::*;
use crate::{building, *};
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::fungible::Mutate,
};
use pallet_mira_svm::{HeldInAll, Line, Lines, Size, Withdrawal};
use sp_inherents::InherentData;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

/// More than one block pays out.
const HELD: u32 = 3_000;
const EACH: u64 = 5_000_000;

/// The state after a stall of finality: much is due that could not be done.
fn after_a_stall(test: impl FnOnce()) {
	at_genesis_of("development", || {
		for number in 0..HELD {
			let to = AccountId::from(sp_io::hashing::blake2_256(&number.to_le_bytes()));
			let held = Withdrawal { from: account(Alice), to, amount: EACH, asked_at: 0, due_at: 0 };
			pallet_mira_svm::Held::<Runtime>::insert(Size::Small, u64::from(number), held);
		}
		Lines::<Runtime>::insert(Size::Small, Line { first: 0, next: HELD.into() });
		let all = u64::from(HELD) * EACH;
		HeldInAll::<Runtime>::put(all);
		Balances::mint_into(&Svm::escrow(), all.into()).expect("it can have more");
		test()
	});
}

fn to_bob() -> UncheckedExtrinsic {
	let dest = account(Bob).into();
	signed(&Alice.pair(), pallet_balances::Call::transfer_allow_death { dest, value: MIRA })
}

#[test]
fn what_follows_the_inherents_is_not_done_again_for_each_transaction() {
	after_a_stall(|| {
		let before = HeldInAll::<Runtime>::get();
		begin(1, Default::default());
		let left = HeldInAll::<Runtime>::get();
		assert!(0 < left && left < before, "some was paid out when the inherents were in: {left} of {before}");
		// As a builder does with one that finds no room.
		let _ = with_transaction(|| {
			let applied = building::apply(to_bob());
			assert_eq!(HeldInAll::<Runtime>::get(), left, "done again with a transaction");
			TransactionOutcome::Rollback(applied.map_err(|_| sp_runtime::DispatchError::Other("refused")))
		});
		assert_eq!(HeldInAll::<Runtime>::get(), left, "undone with a transaction");
		Executive::finalize_block();
		assert_eq!(HeldInAll::<Runtime>::get(), left, "done again at the end");
	});
}

#[test]
fn who_imports_a_block_sees_no_difference() {
	for transactions in [0, 1] {
		let mut built = None;
		after_a_stall(|| {
			let mut extrinsics = vec![begin(1, Default::default())];
			for _ in 0..transactions {
				let transaction = to_bob();
				assert_eq!(building::apply(transaction.clone()), Ok(Ok(())));
				extrinsics.push(transaction);
			}
			built = Some(Block { header: Executive::finalize_block(), extrinsics });
		});
		// It panics if the state is another one.
		after_a_stall(|| Executive::execute_block(built.expect("it was built").into()));
	}
}

#[test]
fn the_inherent_that_every_block_has_comes_last() {
	on_development(|| {
		let mut data = InherentData::new();
		data.put_data(pallet_mira_svm::INHERENT_IDENTIFIER, &77u32).expect("it is put once");
		data.put_data(sp_timestamp::INHERENT_IDENTIFIER, &sp_timestamp::InherentType::new(12_000))
			.expect("it is put once");
		let calls: Vec<_> = building::inherents(&data).into_iter().map(|inherent| inherent.function).collect();
		let [RuntimeCall::Svm(pallet_mira_svm::Call::note_engine { newest: 77 }), RuntimeCall::Timestamp(_)] =
			calls[..]
		else {
			panic!("{calls:?}")
		};
	});
}
