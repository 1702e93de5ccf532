//! Any sequence of calls under any session never moves more than its limits, and keeps every invariant.

mod scope;

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
	Open {
		principal: u8,
		key: u8,
		total: u8,
		per_use: u8,
		blocks: u8,
		scope: u8,
	},
	Act {
		key: u8,
		session: u8,
		calls: Vec<(u8, u8, u8)>,
	},
	Revoke {
		who: u8,
		session: u8,
	},
	RevokeAll {
		who: u8,
	},
	Prune {
		session: u8,
	},
	/// The principal itself holds, releases, gets and gives money meanwhile.
	Own {
		who: u8,
		what: u8,
		amount: u8,
	},
	Pass {
		blocks: u8,
	},
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let call = (0..8u8, 0..4u8, any::<u8>());
	let calls = prop_oneof![
		4 => prop::collection::vec(call, 1..5),
		// What is released at first is given away at once.
		1 => any::<u8>().prop_map(|amount| vec![(3, 0, amount), (0, 1, amount)]),
	];
	let step = prop_oneof![
		3 => (0..3u8, 0..3u8, any::<u8>(), any::<u8>(), 1..200u8, any::<u8>()).prop_map(
			|(principal, key, total, per_use, blocks, scope)| Step::Open { principal, key, total, per_use, blocks, scope }
		),
		12 => (0..3u8, 0..6u8, calls).prop_map(
			|(key, session, calls)| Step::Act { key, session, calls }
		),
		1 => (0..3u8, 0..6u8).prop_map(|(who, session)| Step::Revoke { who, session }),
		1 => (0..3u8).prop_map(|who| Step::RevokeAll { who }),
		1 => (0..6u8).prop_map(|session| Step::Prune { session }),
		2 => (0..3u8, 0..4u8, any::<u8>()).prop_map(|(who, what, amount)| Step::Own { who, what, amount }),
		2 => (1..60u8).prop_map(|blocks| Step::Pass { blocks }),
	];
	prop::collection::vec(step, 1..60)
}

const PRINCIPALS: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];

/// A key may be an account with money of its own.
fn key_of(number: u8) -> AccountId32 {
	if number == 2 {
		account(Dave)
	} else {
		AccountId32::new([100 + number; 32])
	}
}

fn call((kind, to, amount): (u8, u8, u8)) -> RuntimeCall {
	let amount = Balance::from(amount) * UNIT / 50;
	let dest = account(PRINCIPALS[usize::from(to) % 3]);
	match kind {
		0 => pallet_balances::Call::transfer_keep_alive { dest, value: amount }.into(),
		1 => pallet_balances::Call::transfer_allow_death { dest, value: amount * 100 }.into(),
		2 => shop::Call::reserve { amount }.into(),
		3 => shop::Call::give_back { amount }.into(),
		4 => shop::Call::buy { from: dest, price: amount }.into(),
		5 => frame_system::Call::remark { remark: vec![] }.into(),
		6 if amount.is_multiple_of(3) => shop::Call::fail {}.into(),
		_ => shop::Call::forbidden {}.into(),
	}
}

/// What was moved out of each session's principal, measured from outside.
#[derive(Default)]
struct Watch {
	/// How much, in which block.
	moved: BTreeMap<SessionId, Vec<(u32, Balance)>>,
	tried: u32,
	succeeded: u32,
}

impl Watch {
	fn step(&mut self, step: Step) {
		self.tried += 1;
		let nth = |number: u8| NextSession::<Test>::get().saturating_sub(1 + SessionId::from(number));
		let done = match step {
			Step::Open { principal, key, total, per_use, blocks, scope } => {
				let mut granted = grant(everything());
				granted.key = key_of(key);
				granted.scope.retain({
					let mut bit = 0;
					move |_| {
						bit += 1;
						// Mostly all of them.
						scope > 64 || scope & (1 << (bit % 8)) != 0
					}
				});
				granted.limits.total = Balance::from(total) * UNIT / 10;
				granted.limits.per_use = Balance::from(per_use) * UNIT / 20;
				granted.limits.window = Window { amount: granted.limits.total / 4, blocks: 30 };
				granted.until.block = System::block_number() + u32::from(blocks);
				let principal = RuntimeOrigin::signed(account(PRINCIPALS[usize::from(principal)]));
				MiraSessions::open(principal, Box::new(granted)).is_ok()
			},
			Step::Act { key, session, calls } => self.act(key_of(key), nth(session), calls),
			Step::Revoke { who, session } => {
				let who = RuntimeOrigin::signed(account(PRINCIPALS[usize::from(who)]));
				MiraSessions::revoke(who, nth(session)).is_ok()
			},
			Step::RevokeAll { who } => {
				let who = account(PRINCIPALS[usize::from(who)]);
				let done = MiraSessions::revoke_all(RuntimeOrigin::signed(who.clone())).is_ok();
				assert!(Live::<Test>::get(&who).is_empty());
				done
			},
			Step::Prune { session } => MiraSessions::prune(RuntimeOrigin::signed(account(Dave)), nth(session)).is_ok(),
			Step::Own { who, what, amount } => {
				let origin = RuntimeOrigin::signed(account(PRINCIPALS[usize::from(who)]));
				use sp_runtime::traits::Dispatchable;
				call((what, who + 1, amount)).dispatch(origin).is_ok()
			},
			Step::Pass { blocks } => {
				run_to(System::block_number() + u32::from(blocks));
				true
			},
		};
		self.succeeded += u32::from(done);
		MiraSessions::do_try_state().expect("every invariant holds after every step");
	}

	fn act(&mut self, key: AccountId32, id: SessionId, calls: Vec<(u8, u8, u8)>) -> bool {
		let calls: Vec<_> = calls.into_iter().map(call).collect();
		let call = match calls.as_slice() {
			[only] => only.clone(),
			_ => batch(calls),
		};
		let session = Sessions::<Test>::get(id);
		let issuance = Balances::total_issuance();
		let free = |session: &SessionOf<Test>| Balances::free_balance(&session.principal);
		let total = |session: &SessionOf<Test>| Balances::total_balance(&session.principal);
		let before = session.as_ref().map(|session| (free(session), total(session)));
		let root = sp_io::storage::root(Default::default());
		let admitted = MiraSessions::admit(id, &key, &call).map(|_| ());
		let result = act_as(key.clone(), id, call);
		assert_eq!(Balances::total_issuance(), issuance);
		let Ok(_) = result else {
			assert_eq!(sp_io::storage::root(Default::default()), root, "a failure leaves nothing behind");
			return false;
		};
		assert_eq!(admitted, Ok(()), "the pool refuses nothing that would succeed");
		let session = session.expect("what acts is there");
		assert_eq!(session.grant.key, key);
		assert!(System::block_number() < session.grant.until.block);
		// What left the account at all, or its free part: what one call releases and the next gives away is in the former.
		let (free_before, total_before) = before.unwrap_or_default();
		let fell = free_before.saturating_sub(free(&session)).max(total_before.saturating_sub(total(&session)));
		assert!(fell <= session.grant.limits.per_use, "{fell} of {}", session.grant.limits.per_use);
		let (now, limits) = (System::block_number(), session.grant.limits);
		let moved = self.moved.entry(id).or_default();
		moved.push((now, fell));
		let all: Balance = moved.iter().map(|(_, fell)| fell).sum();
		assert!(all <= limits.total, "{all} of {}", limits.total);
		assert!(all <= usage(id).spent, "all that moved was counted");
		// In any stretch of blocks no more than a full window, and what came back meanwhile.
		let mut since = 0;
		for (block, fell) in moved.iter().rev() {
			since += fell;
			let back = limits.window.amount * Balance::from(now - block) / Balance::from(limits.window.blocks);
			assert!(since <= limits.window.amount + back, "{since} in {} blocks", now - block);
		}
		true
	}
}

#[test]
fn no_sequence_of_calls_moves_more_than_was_granted() {
	let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300);
	let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases, ..Default::default() });
	let totals = std::cell::RefCell::new((0u32, 0u32));
	runner
		.run(&steps(), |steps| {
			on_chain(|| {
				let mut watch = Watch::default();
				steps.into_iter().for_each(|step| watch.step(step));
				let mut totals = totals.borrow_mut();
				*totals = (totals.0 + watch.tried, totals.1 + watch.succeeded);
			});
			Ok(())
		})
		.unwrap_or_else(|error| panic!("{error}"));
	let (tried, succeeded) = totals.into_inner();
	println!("{succeeded} of {tried} steps succeeded");
	assert!(succeeded * 10 >= tried * 3, "too little happened: {succeeded} of {tried}");
}
