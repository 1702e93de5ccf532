//! Engines of several versions side by side.

use super::{programs::deploy, *};
use crate::{accounts::to_whole, interface::host::Engines, EngineSet};
use codec::Encode;
use solana_instruction::error::InstructionError;
use std::panic::{catch_unwind, AssertUnwindSafe};

/// Calls itself as often as it is told.
const DEEP: &[u8] = include_bytes!("../../../programs/deep.so");

fn with(version: u32) -> Block {
	let mut block = block(5);
	block.engine.0 = version;
	block
}

/// What the second version lets programs do, the first one does not: in the same node, in any order.
#[test]
fn each_version_keeps_its_own_rules() {
	let engines = EngineSet::new(2).expect("threads can be made");
	let program = key(77).pubkey();
	let mut state = State::new(2);
	deploy(&mut state, &program, DEEP, 1);
	let mut attempt = |version, deep: u64| {
		let block = with(version);
		let itself = vec![solana_instruction::AccountMeta::new_readonly(program, false)];
		let call = Instruction::new_with_bytes(program, &deep.to_le_bytes(), itself);
		let list = queue(vec![signed(&[call], &[&key(0)], newest(&block))]);
		let (_, applied) = engines.execute(&block, &list.encode(), &mut state).expect("it can be executed");
		status(&applied.outcomes[0])
	};
	let too_deep = Err(TransactionError::InstructionError(0, InstructionError::CallDepth));
	for _ in 0..2 {
		assert_eq!((attempt(1, 4), attempt(2, 4)), (Ok(()), Ok(())));
		assert_eq!((attempt(1, 5), attempt(2, 5)), (too_deep.clone(), Ok(())));
		assert_eq!((attempt(1, 8), attempt(2, 8)), (too_deep.clone(), Ok(())));
		assert_eq!(attempt(2, 9), too_deep);
	}
}

/// What a version has never changes: something else is another version.
#[test]
fn what_each_version_has_is_frozen() {
	let frozen = [
		(242, "8dfd6fcf094c598d3379588605827399d62f458afbd643e4c8b17da8a2c3cd8a"),
		(243, "4ed90bbdbb445bceb0ec388fcad021e6dc7bf579caa0c20d984af05c0751efee"),
	];
	for (version, (count, fingerprint)) in Engine::VERSIONS.into_iter().zip(frozen) {
		let engine = Engine::of(version).expect("it is there");
		let mut active: Vec<_> = engine.features.active().iter().map(|(id, slot)| (id.to_bytes(), *slot)).collect();
		active.sort();
		let mut reserved: Vec<_> = engine.reserved.iter().map(Pubkey::to_bytes).collect();
		reserved.sort();
		let mut fixed: Vec<_> =
			engine.fixed.iter().map(|(address, account)| (address.to_bytes(), to_whole(account))).collect();
		fixed.sort();
		let limits = format!("{:?}", (&engine.execution_budget, &engine.rent, &engine.epochs, engine.max_locks));
		let hash = blake3::hash(&(&active, reserved, fixed, limits).encode());
		assert_eq!((active.len(), hash.to_hex().as_str()), (count, fingerprint), "{version:?}");
	}
}

/// Clients see what is active by accounts, which nobody can write.
#[test]
fn features_are_accounts_that_stay() {
	let deeper = agave_feature_set::raise_cpi_nesting_limit_to_8::ID;
	let [first, second] = Engine::VERSIONS.map(|version| Engine::of(version).expect("it is there"));
	assert!(first.fixed(&deeper).is_none());
	let account = second.fixed(&deeper).expect("it is active");
	assert_eq!((account.owner(), account.data()), (&solana_sdk_ids::feature::ID, &[1, 0, 0, 0, 0, 0, 0, 0, 0][..]));
	assert!(second.is_reserved(&deeper.to_bytes()));

	// Not while it is no account either: what somebody put there would be lost once it is one.
	let engines = EngineSet::new(1).expect("threads can be made");
	for version in [1, 2] {
		let (mut state, block) = (State::new(1), with(version));
		let gift = system::transfer(&key(0).pubkey(), &deeper, 10_000_000);
		let list = queue(vec![signed(&[gift], &[&key(0)], newest(&block))]);
		let (_, applied) = engines.execute(&block, &list.encode(), &mut state).expect("it can be executed");
		assert!(status(&applied.outcomes[0]).is_err(), "version {version}");
		assert_eq!(engines.least_balance(block.engine, &deeper.to_bytes(), 0), None, "nor can it be deposited to");
	}
}

/// Who has one has all before it: chains rely on that.
#[test]
fn no_version_is_left_out() {
	for (at, version) in Engine::VERSIONS.iter().enumerate() {
		assert_eq!((version.0 as usize, Engine::of(*version).is_some()), (at + 1, true));
	}
}

/// Whoever asks for what there is not is stopped, with the reason.
#[test]
fn a_version_that_is_not_there_stops_whoever_asks() {
	let old = EngineSet::with(1, &[Engine::FIRST], &[]).expect("threads can be made");
	assert_eq!((old.newest(), EngineSet::new(1).expect("threads").newest()), (Engine::FIRST, Engine::NEWEST));
	assert!(old.get(Engine::NEWEST).is_none());
	let asked = AssertUnwindSafe(|| old.execute(&with(2), &queue(vec![]).encode(), &mut State::new(1)));
	let panic = catch_unwind(asked).expect_err("there is none");
	let words = panic.downcast_ref::<String>().expect("it has words");
	assert!(words.contains("asks for engine version 2") && words.contains("install a release"), "{words}");
}
