//! A red team's suite: calls that try to get out of a session's scope, one by one and nested at random.

use super::{
	chain::*,
	sessions::{execute, grant, in_pool, key, open, transfer},
};
use crate::*;
use codec::Encode;
use frame_system::RawOrigin;
use pallet_mira_sessions::SessionId;
use sp_core::Pair as _;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::traits::Hash;

/// Everything in this runtime that makes another origin, acts later, swallows an error or hands authority out.
fn escapes(inner: RuntimeCall) -> Vec<RuntimeCall> {
	use pallet_utility::Call as Utility;
	let boxed = Box::new(inner.clone());
	let root = Box::new(OriginCaller::system(RawOrigin::Root));
	let alice = Box::new(OriginCaller::system(RawOrigin::Signed(account(Alice))));
	let others = vec![account(Bob), account(Charlie)];
	let hash = <Runtime as frame_system::Config>::Hashing::hash_of(&inner);
	vec![
		Utility::batch { calls: vec![inner.clone()] }.into(),
		Utility::force_batch { calls: vec![inner.clone()] }.into(),
		Utility::if_else { main: boxed.clone(), fallback: boxed.clone() }.into(),
		Utility::as_derivative { index: 1, call: boxed.clone() }.into(),
		Utility::dispatch_as { as_origin: root.clone(), call: boxed.clone() }.into(),
		Utility::dispatch_as_fallible { as_origin: alice, call: boxed.clone() }.into(),
		Utility::with_weight { call: boxed.clone(), weight: Default::default() }.into(),
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories: others, call: boxed.clone() }.into(),
		pallet_scheduler::Call::schedule { when: 10, maybe_periodic: None, priority: 0, call: boxed.clone() }.into(),
		pallet_preimage::Call::note_preimage { bytes: inner.encode() }.into(),
		pallet_referenda::Call::submit {
			proposal_origin: root,
			proposal: frame_support::traits::Bounded::Inline(inner.encode().try_into().unwrap_or_default()),
			enactment_moment: frame_support::traits::schedule::DispatchTime::After(0),
		}
		.into(),
		pallet_whitelist::Call::whitelist_call { call_hash: hash }.into(),
		pallet_collective::Call::<Runtime, frame_support::instances::Instance1>::execute {
			proposal: boxed.clone(),
			length_bound: 1_000,
		}
		.into(),
		pallet_mira_sessions::Call::execute { session: 0, call: boxed }.into(),
		pallet_mira_sessions::Call::open { grant: Box::new(grant()) }.into(),
		pallet_staking::Call::set_payee { payee: pallet_staking::RewardDestination::Account(account(Bob)) }.into(),
		pallet_session::Call::purge_keys {}.into(),
	]
}

/// A session that may do all that can be delegated, with more money than anything here asks for.
fn generous() -> SessionId {
	let mut generous = grant();
	generous.limits.per_use = 1_000 * MIRA;
	generous.limits.total = 1_000 * MIRA;
	generous.limits.window.amount = 1_000 * MIRA;
	open(generous)
}

/// Neither the pool nor a block of a malicious author makes the call, and nothing has happened.
fn is_held(id: SessionId, call: RuntimeCall) {
	assert!(in_pool(execute(id, call.clone())).is_err(), "the pool: {call:?}");
	let root = sp_io::storage::root(Default::default());
	let acted = frame_support::storage::with_storage_layer(|| {
		MiraSessions::execute(RuntimeOrigin::signed(key().public().into()), id, Box::new(call.clone()))
	});
	assert!(acted.is_err(), "a malicious author: {call:?}");
	assert_eq!(sp_io::storage::root(Default::default()), root, "{call:?}");
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

#[test]
fn nothing_gets_out_of_a_scope() {
	on_development(|| {
		let id = generous();
		for inner in [transfer(MIRA), pallet_staking::Call::unbond { value: 1 }.into()] {
			for escape in escapes(inner) {
				is_held(id, escape.clone());
				is_held(id, batch(vec![escape]));
			}
		}
	});
}

/// Choices that a seed decides, so that a failure can be had again.
struct Choices {
	seed: u64,
	made: u64,
}

impl Choices {
	fn below(&mut self, most: usize) -> usize {
		self.made += 1;
		let hash = sp_io::hashing::twox_64(&(self.seed, self.made).encode());
		(u64::from_le_bytes(hash) % most as u64) as usize
	}
}

/// Wraps what may be done into what may not, and into batches with what may, up to four deep. `MIRA_ESCAPES` says how many.
#[test]
fn nothing_gets_out_of_a_scope_at_random() {
	let tries = std::env::var("MIRA_ESCAPES").ok().and_then(|tries| tries.parse().ok()).unwrap_or(200);
	on_development(|| {
		let id = generous();
		for seed in 0..tries {
			let mut choices = Choices { seed, made: 0 };
			let mut call = match choices.below(4) {
				0 => transfer(MIRA),
				1 => pallet_staking::Call::unbond { value: 1 }.into(),
				2 => frame_system::Call::remark { remark: vec![1] }.into(),
				_ => pallet_balances::Call::transfer_allow_death { dest: account(Charlie).into(), value: MIRA }.into(),
			};
			let depth = 1 + choices.below(4);
			// One layer at least is an escape; the others are anything.
			let surely = choices.below(depth);
			for layer in 0..depth {
				call = match choices.below(3) {
					0 if layer != surely => batch(vec![call]),
					1 if layer != surely => batch(vec![transfer(1), call, transfer(1)]),
					_ => {
						let all = escapes(call);
						let which = choices.below(all.len());
						all.into_iter().nth(which).expect("it is one of them")
					},
				};
			}
			println!("seed {seed}");
			is_held(id, call);
		}
	});
}
