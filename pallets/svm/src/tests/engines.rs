//! Engines: who has which, and from when on another one runs.

use crate::{mock::*, *};
use frame_support::{
	assert_noop, assert_ok,
	inherent::{InherentData, ProvideInherent},
};
use mira_svm_interface::EngineVersion;
use solana_instruction::{error::InstructionError, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::bpf_loader;
use solana_transaction_error::TransactionError;
use sp_runtime::DispatchError;

/// Calls itself as often as it is told.
const DEEP: &[u8] = include_bytes!("../../../../svm-host/programs/deep.so");

/// What an author's node would put into its block.
fn news(newest: u32) -> Option<Call<Test>> {
	let mut data = InherentData::new();
	data.put_data(INHERENT_IDENTIFIER, &newest).unwrap();
	Svm::create_inherent(&data)
}

/// A validator makes a block, by a node that has an engine.
fn tells(validator: u8, newest: u32) {
	Author::set(Some(account(validator)));
	assert_ok!(Svm::note_engine(RuntimeOrigin::none(), newest));
}

fn set_engine(engine: u32) -> sp_runtime::DispatchResult {
	Svm::set_engine(RuntimeOrigin::root(), engine)
}

#[test]
fn what_changed_is_told_once() {
	run(|| {
		assert_eq!(news(2), Some(Call::note_engine { newest: 2 }));
		tells(0, 2);
		assert_eq!(told().last(), Some(&Event::EngineNoted { validator: account(0), engine: EngineVersion(2) }));
		assert_eq!(news(2), None);
		next();
		assert_eq!((news(2), news(3)), (None, Some(Call::note_engine { newest: 3 })));
		// Another validator has not told anything; and who is none has nothing to tell.
		Author::set(Some(account(1)));
		assert_eq!(news(2), Some(Call::note_engine { newest: 2 }));
		for nobody in [None, Some(account(7))] {
			Author::set(nobody);
			assert_eq!(news(2), None);
			assert_noop!(Svm::note_engine(RuntimeOrigin::none(), 2), Error::<Test>::NoAuthor);
		}
		assert_noop!(Svm::note_engine(RuntimeOrigin::signed(account(0)), 2), DispatchError::BadOrigin);
		let empty = InherentData::new();
		assert_eq!(Svm::create_inherent(&empty), None, "an author that says nothing still makes blocks");
	});
}

/// An author cannot fill its block with this.
#[test]
fn once_in_a_block() {
	run(|| {
		tells(0, 2);
		assert_noop!(Svm::note_engine(RuntimeOrigin::none(), 3), Error::<Test>::AsItIs);
		next();
		tells(0, 3);
		assert_eq!(NewestEngines::<Test>::get().len(), 1);
	});
}

#[test]
fn an_engine_is_chosen_once_more_than_two_thirds_have_it() {
	run(|| {
		assert_noop!(set_engine(2), Error::<Test>::EngineNotCommon);
		tells(0, 2);
		tells(1, 2);
		assert_noop!(set_engine(2), Error::<Test>::EngineNotCommon);
		// Older ones do not count, newer ones do.
		tells(2, 1);
		assert_noop!(set_engine(2), Error::<Test>::EngineNotCommon);
		tells(3, 3);
		assert_noop!(set_engine(3), Error::<Test>::EngineNotCommon);
		assert_ok!(set_engine(2));
		assert_eq!(Svm::engine(), Some(EngineVersion(1)), "from the next block on");
		let told = next();
		assert!(told.contains(&Event::EngineChanged { engine: EngineVersion(2), old: EngineVersion(1) }));
		assert_eq!(Svm::engine(), Some(EngineVersion(2)));
		assert_noop!(set_engine(2), Error::<Test>::OldEngine);
		assert_noop!(Svm::set_engine(RuntimeOrigin::signed(account(0)), 3), DispatchError::BadOrigin);
		Author::set(Some(account(0)));
	});
}

/// Who makes blocks from the next session on has to have it too.
#[test]
fn those_who_come_have_a_say() {
	run(|| {
		(0..4).for_each(|validator| tells(validator, 2));
		Next::set(Some((2..6).map(account).collect()));
		assert_noop!(set_engine(2), Error::<Test>::EngineNotCommon);
		Next::set(Some((1..5).map(account).collect()));
		assert_ok!(set_engine(2));
		Next::set(None);
		Author::set(Some(account(0)));
	});
}

/// What somebody said as a validator does not count once it is none; and there is always room for those who are.
#[test]
fn who_left_has_no_say() {
	run(|| {
		(0..4).for_each(|validator| tells(validator, 2));
		All::set((2..6).map(account).collect());
		assert_noop!(set_engine(2), Error::<Test>::EngineNotCommon);
		tells(4, 2);
		assert_eq!(NewestEngines::<Test>::get().len(), 3, "two of them left");
		assert_ok!(set_engine(2));
		All::set((0..4).map(account).collect());
		Author::set(Some(account(0)));
	});
}

/// The same call fails before the change and succeeds after it: on each side by the rules of its engine.
#[test]
fn the_chain_crosses_from_one_engine_to_the_next() {
	run(|| {
		let program = Pubkey::new_unique();
		put_program(&program, &bpf_loader::ID, DEEP);
		let deep = || {
			let itself = vec![solana_instruction::AccountMeta::new_readonly(program, false)];
			let call = Instruction::new_with_bytes(program, &5u64.to_le_bytes(), itself);
			assert_ok!(enter(&signed(&[call], &[&key(0)], newest())));
			outcomes(&next())
		};
		let too_deep = [Err(TransactionError::InstructionError(0, InstructionError::CallDepth))];
		assert_eq!(deep(), too_deep);
		(0..4).for_each(|validator| tells(validator, 2));
		Author::set(Some(account(0)));
		assert_ok!(set_engine(2));
		assert_eq!(deep(), too_deep, "not in the block that decides");
		assert_eq!(deep(), [Ok(())]);
	});
}

#[test]
#[should_panic(
	expected = "the chain asks for engine version 9, and this is 2: install a release of the node that has it"
)]
fn a_node_without_the_engine_stops() {
	new_test_ext().execute_with(|| {
		Engine::<Test>::put(EngineVersion(9));
		let _ = Svm::inspect(&transfer(0, 1, 5));
	});
}
