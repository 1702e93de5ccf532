//! Every invariant can fail.

use super::*;
use frame_support::traits::{fungible::MutateHold, tokens::Precision};

/// Breaks something on a chain with a live and an ended session; the invariant that notices.
fn broken(break_it: impl FnOnce(SessionId, SessionId)) -> String {
	let mut found = String::new();
	let mut storage = sp_io::TestExternalities::default();
	storage.execute_with(|| {
		use frame_support::traits::fungible::Mutate;
		System::set_block_number(1);
		Timestamp::set_timestamp(BEGINNING + SLOT);
		assert_ok!(Balances::mint_into(&account(Alice), MONEY));
		let ended = open(grant(everything()));
		assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), ended));
		let live = open(grant(everything()));
		assert_ok!(MiraSessions::do_try_state());
		break_it(live, ended);
		found = match MiraSessions::do_try_state() {
			Err(sp_runtime::TryRuntimeError::Other(text)) => text.to_string(),
			other => panic!("nobody noticed: {other:?}"),
		};
	});
	found
}

#[test]
fn i1_live_sessions_are_listed() {
	assert!(broken(|_, _| Live::<Test>::remove(account(Alice))).starts_with("I1"));
	assert!(broken(|live, _| Sessions::<Test>::remove(live)).starts_with("I1"));
	assert!(broken(|live, _| Usages::<Test>::remove(live)).starts_with("I1"));
	assert!(broken(|_, ended| Usages::<Test>::insert(ended, UsageOf::<Test>::default())).starts_with("I1"));
	assert!(broken(|live, _| {
		Live::<Test>::insert(account(Bob), frame_support::BoundedVec::truncate_from(vec![live]));
	})
	.starts_with("I1"));
	assert!(broken(|live, _| NextSession::<Test>::put(live)).starts_with("I1"));
	assert!(broken(|live, _| Sponsored::<Test>::insert(account(Bob), live, ())).starts_with("I1"));
}

#[test]
fn i2_deposits_are_held() {
	assert!(broken(|_, _| {
		assert_ok!(Balances::release(&HoldReason::Deposit.into(), &account(Alice), 1, Precision::Exact));
	})
	.starts_with("I2"));
}

#[test]
fn i3_limits_hold() {
	let used = |change: fn(&mut UsageOf<Test>)| broken(|live, _| Usages::<Test>::mutate_extant(live, change));
	assert!(used(|usage| usage.spent = 10 * UNIT + 1).starts_with("I3"));
	assert!(used(|usage| usage.most = 3 * UNIT + 1).starts_with("I3"));
	assert!(used(|usage| usage.fees = UNIT + 1).starts_with("I3"));
	assert!(used(|usage| usage.uses = 21).starts_with("I3"));
	assert!(used(|usage| usage.level = 6 * UNIT + 1).starts_with("I3"));
}

#[test]
fn i4_ends_are_planned() {
	assert!(broken(|_, _| FirstStretch::<Test>::put(1_000)).starts_with("I4"));
	assert!(broken(|live, _| Agenda::<Test>::remove(crate::ending::stretch(101u32), live)).starts_with("I4"));
	assert!(broken(|_, ended| Agenda::<Test>::remove(crate::ending::stretch(2_001u32), ended)).starts_with("I4"));
	assert!(broken(|_, _| Agenda::<Test>::insert(500, 77, account(Bob))).starts_with("I4"));
}

#[test]
fn i5_grants_are_remembered() {
	assert!(broken(|_, _| {
		let _ = Grants::<Test>::clear(1, None);
	})
	.starts_with("I5"));
	assert!(broken(|_, _| Grants::<Test>::insert(sp_core::H256::zero(), 5)).starts_with("I5"));
}

#[test]
fn i7_nothing_is_booked() {
	let booking = Booking { session: 0, booked: 1, beside: 0 };
	assert!(broken(|_, _| Bookings::<Test>::insert(sp_core::H256::zero(), booking)).starts_with("I7"));
}

#[test]
fn i6_scopes_could_be_granted() {
	let changed = broken(|live, _| {
		let forbidden = item("Shop", "forbidden", vec![]);
		Sessions::<Test>::mutate_extant(live, |session| {
			let hash = |session: &SessionOf<Test>| {
				MiraSessions::grant_hash(&session.principal, &MiraSessions::granted(session.clone()))
			};
			Grants::<Test>::remove(hash(session));
			session.grant.scope = crate::scope::seal(vec![forbidden].try_into().expect("one"));
			Grants::<Test>::insert(hash(session), live);
		});
	});
	assert!(changed.starts_with("I6"));
}
