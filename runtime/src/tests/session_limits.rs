//! What a session costs a block, that it ends with its time, and that a cap holds whatever happens later.

use super::{
	chain::*,
	sessions::{execute, grant, in_pool, item, key, open_by, refused, transfer, usage},
	verification::{commit, committee, prove, reveal, submission, with_attestors, REWARD, TRUE},
};
use crate::*;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::fungible::Inspect,
};
use pallet_mira_sessions::{Error, GrantOf, Limits, Window};
use sp_keyring::Sr25519Keyring::{Bob, Charlie, Ferdie};

/// What a transaction took of the block, with all that it gave back.
fn took(extrinsic: UncheckedExtrinsic) -> u64 {
	let used = || System::block_weight().get(DispatchClass::Normal).ref_time();
	let before = used();
	assert_ok!(Executive::apply_extrinsic(extrinsic).expect("it is admitted"));
	used() - before
}

/// A transfer by a session takes at most 1.3 times what the same transfer takes by its sender, of its block's weight; before it
/// gives back what was not needed, at most 1.6 times.
#[test]
fn acting_by_a_session_weighs_little_more() {
	on_development(|| {
		let id = open_by(Charlie, grant());
		let plain = signed(&Bob.pair(), transfer(1));
		let base = <Runtime as frame_system::Config>::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		let declared = |extrinsic: &UncheckedExtrinsic| {
			extrinsic.get_dispatch_info().total_weight().saturating_add(base).ref_time()
		};
		let by_session = execute(id, transfer(1));
		let declared = (declared(&plain), declared(&by_session));
		let (plain, by_session) = (took(plain), took(by_session));
		let times = |by_session: u64, plain: u64| by_session as f64 / plain as f64;
		println!(
			"measured: weight of a transfer by a session over a plain one, declared | {:.2} |",
			times(declared.1, declared.0)
		);
		println!("measured: the same, after what is given back | {:.2} |", times(by_session, plain));
		assert!(by_session * 10 <= plain * 13, "{by_session} over {plain}");
		assert!(declared.1 * 10 <= declared.0 * 16, "{declared:?}");
	});
}

/// From the block after: not in the pool, and not in a block whose author puts it there.
#[test]
fn what_ended_has_no_effect_in_the_next_block() {
	on_development(|| {
		let mut short = grant();
		short.until.block = System::block_number() + 3;
		let (short, long) = (open_by(Charlie, short), open_by(Charlie, GrantOf::<Runtime> { salt: 1, ..grant() }));
		let waiting = [short, long].map(|id| execute(id, transfer(1)));
		assert!(waiting.iter().all(|extrinsic| in_pool(extrinsic.clone()).is_ok()));
		let revoke = pallet_mira_sessions::Call::revoke { session: long };
		assert_ok!(Executive::apply_extrinsic(signed(&Charlie.pair(), revoke)).expect("it is admitted"));
		let acted = || MiraSessions::execute(RuntimeOrigin::signed(key_account()), long, Box::new(transfer(1)));
		assert!(acted().is_err(), "not even later in the same block");
		while System::block_number() < 4 {
			next_block();
		}
		let [expired, revoked] = waiting;
		assert_eq!(in_pool(expired.clone()), Err(refused(Error::Expired)));
		assert_eq!(in_pool(revoked.clone()), Err(refused(Error::UnknownSession)));
		let before = Balances::total_balance(&account(Charlie));
		assert_eq!(Executive::apply_extrinsic(expired), Err(refused(Error::Expired)));
		assert_eq!(Executive::apply_extrinsic(revoked), Err(refused(Error::UnknownSession)));
		assert!(acted().is_err());
		assert_eq!(Balances::total_balance(&account(Charlie)), before);
	});
}

fn key_account() -> AccountId {
	use sp_core::Pair;
	key().public().into()
}

/// Rewards go to attestors, and a deposit comes back, blocks after the claims were submitted: both were spent when they were, and
/// what comes back gives the session nothing back.
#[test]
fn a_session_that_only_submits_claims_moves_no_more_than_its_cap() {
	with_attestors(|| {
		let texts = ["Water boils at 100 degrees."];
		let price = 5 * REWARD;
		let mut only_claims = grant();
		only_claims.scope = vec![item("Claims", "submit", vec![])].try_into().expect("one");
		let cap = 2 * price + price / 2;
		only_claims.limits =
			Limits { per_use: cap, total: cap, window: Window { amount: cap, blocks: 10 }, ..only_claims.limits };
		let principal = account(Ferdie);
		let id = open_by(Ferdie, only_claims);
		let before = Balances::total_balance(&principal);
		let submit = |number: u8| {
			let mut submission = submission(&texts);
			submission.hash = sp_core::H256::repeat_byte(number);
			let text = format!("Water boils at {number} degrees.").into_bytes();
			submission.claims[0].text = text.try_into().expect("short");
			let submit = pallet_mira_claims::Call::submit { submission: Box::new(submission) };
			Executive::apply_extrinsic(execute(id, submit)).expect("it is admitted")
		};
		let mut submitted = 0;
		let refused = loop {
			match submit(submitted) {
				Ok(()) => submitted += 1,
				Err(error) => break error,
			}
		};
		assert!(submitted > 0, "{refused:?}");
		assert_eq!(refused, Error::<Runtime>::AboveTotal.into());
		let (counted, fees) = (usage(id).spent, usage(id).fees);
		let rounds: Vec<_> = pallet_mira_claims::Claims::<Runtime>::iter_values().map(|claim| claim.round).collect();
		run_until(13, || rounds.iter().all(|round| !committee(*round).is_empty()));
		for vote in [commit, reveal] {
			for round in &rounds {
				for attestor in committee(*round) {
					assert_ok!(Executive::apply_extrinsic(vote(*round, attestor, TRUE)).expect("it is admitted"));
				}
			}
			next_block();
		}
		let response = pallet_mira_claims::NextResponse::<Runtime>::get() - 1;
		run_until(20, || {
			prove();
			pallet_mira_claims::Certified::<Runtime>::contains_key(response)
		});
		let left = before - fees - Balances::total_balance(&principal);
		assert!(price <= left && left < counted && counted <= cap, "{left} left, {counted} was counted, of {cap}");
		// The deposit is back, and the session has no more for it.
		assert_eq!(submit(submitted), Err(Error::<Runtime>::AboveTotal.into()));
	});
}
