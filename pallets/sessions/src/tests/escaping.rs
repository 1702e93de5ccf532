//! Attempts to do what was not granted. None succeeds, and none leaves anything behind.

use super::*;
use frame_support::traits::OriginTrait;

/// Everything that may be delegated, and far too much money.
fn generous() -> SessionId {
	let mut much = grant(everything());
	much.limits.per_use = MONEY;
	much.limits.total = MONEY;
	much.limits.window.amount = MONEY;
	open(much)
}

fn is_denied(id: SessionId, call: RuntimeCall) {
	let before = (money(Alice), money(Bob), usage(id), sp_io::storage::root(Default::default()));
	let error = refused(act(id, call.clone()));
	let allowed: [DispatchError; 3] = [
		Error::<Test>::NeverDelegable.into(),
		Error::<Test>::OutOfScope.into(),
		frame_system::Error::<Test>::CallFiltered.into(),
	];
	assert!(allowed.contains(&error), "{call:?}: {error:?}");
	let after = (money(Alice), money(Bob), usage(id), sp_io::storage::root(Default::default()));
	assert_eq!(before, after, "{call:?}");
}

/// Calls that would get around the scope, each around a call that is in it and around one that is not.
fn wrappers(inner: RuntimeCall) -> Vec<RuntimeCall> {
	use frame_system::RawOrigin;
	use pallet_utility::Call as Utility;
	let boxed = Box::new(inner.clone());
	let as_alice = Box::new(OriginCaller::system(RawOrigin::Signed(account(Bob))));
	let as_root = Box::new(OriginCaller::system(RawOrigin::Root));
	vec![
		Utility::batch { calls: vec![inner.clone()] }.into(),
		Utility::force_batch { calls: vec![inner.clone()] }.into(),
		Utility::if_else { main: boxed.clone(), fallback: boxed.clone() }.into(),
		Utility::as_derivative { index: 0, call: boxed.clone() }.into(),
		Utility::dispatch_as { as_origin: as_alice.clone(), call: boxed.clone() }.into(),
		Utility::dispatch_as { as_origin: as_root, call: boxed.clone() }.into(),
		Utility::dispatch_as_fallible { as_origin: as_alice, call: boxed.clone() }.into(),
		Utility::with_weight { call: boxed, weight: Default::default() }.into(),
		Call::execute { session: 0, call: Box::new(inner) }.into(),
	]
}

#[test]
fn no_wrapper_gets_around_the_scope() {
	on_chain(|| {
		let id = generous();
		for inner in [transfer(Bob, 1), shop::Call::forbidden {}.into()] {
			for wrapper in wrappers(inner) {
				is_denied(id, wrapper.clone());
				is_denied(id, batch(vec![transfer(Bob, 1), wrapper.clone()]));
				is_denied(id, batch(vec![batch(vec![wrapper])]));
			}
		}
	});
}

#[test]
fn a_session_opens_revokes_and_prunes_nothing() {
	on_chain(|| {
		let id = generous();
		let calls: Vec<RuntimeCall> = vec![
			Call::open { grant: Box::new(grant(everything())) }.into(),
			Call::revoke { session: id }.into(),
			Call::revoke_all {}.into(),
			Call::prune { session: id }.into(),
		];
		for call in calls {
			is_denied(id, call.clone());
			is_denied(id, batch(vec![call]));
		}
	});
}

#[test]
fn the_filter_holds_for_every_call_inside() {
	on_chain(|| {
		let only_bob = item("Balances", "transfer_keep_alive", vec![to(&[Bob])]);
		let id = open(grant(vec![only_bob, item("Utility", "batch_all", vec![])]));
		assert_ok!(act(id, batch(vec![transfer(Bob, 1), transfer(Bob, 1)])));
		let beside = batch(vec![transfer(Bob, 1), transfer(Charlie, 1)]);
		assert_eq!(refused(act(id, beside)), Error::<Test>::WrongDestination.into());
		// A batch in a batch is refused by the batch itself, even of what is in scope.
		for who in [Bob, Charlie] {
			let deeper = batch(vec![batch(vec![transfer(who, 1)])]);
			assert_eq!(refused(act(id, deeper)), frame_system::Error::<Test>::CallFiltered.into());
		}
		assert_eq!(refused(act(id, batch(vec![shop::Call::fail {}.into()]))), Error::<Test>::OutOfScope.into());
	});
}

/// What the pool sees inside a call is a convenience; the origin refuses what it did not see.
#[test]
fn the_origin_refuses_what_inspection_misses() {
	on_chain(|| {
		let id = open(grant(vec![item("Balances", "transfer_keep_alive", vec![to(&[Bob])])]));
		let session = Sessions::<Test>::get(id).expect("it is open");
		let mut origin = RuntimeOrigin::signed(account(Alice));
		let scope = session.grant.scope;
		origin.add_filter(move |call: &RuntimeCall| MiraSessions::check_call(&scope, call).verdict.is_ok());
		use sp_runtime::traits::Dispatchable;
		let refused = batch(vec![transfer(Charlie, 1)]).dispatch(origin.clone());
		assert_eq!(refused.map_err(|error| error.error), Err(frame_system::Error::<Test>::CallFiltered.into()));
		assert_ok!(transfer(Bob, 1).dispatch(origin));
	});
}

/// A filter that was on the origin stays: a session is no way around it.
#[test]
fn older_filters_stay() {
	on_chain(|| {
		let id = generous();
		let mut origin = RuntimeOrigin::signed(key());
		origin.add_filter(|call: &RuntimeCall| !matches!(call, RuntimeCall::Balances(_)));
		let result = MiraSessions::execute(origin, id, Box::new(transfer(Bob, 1)));
		assert_eq!(refused(result), frame_system::Error::<Test>::CallFiltered.into());
	});
}

/// Two sessions of one key: each spends its own.
#[test]
fn a_key_of_two_sessions_mixes_nothing() {
	on_chain(|| {
		let first = open(grant(everything()));
		let mut second = grant(everything());
		second.limits.total = UNIT;
		assert_ok!(MiraSessions::open(RuntimeOrigin::signed(account(Bob)), Box::new(second)));
		let second = first + 1;
		let before = (money(Alice), money(Bob));
		assert_ok!(act(second, transfer(Charlie, UNIT)));
		assert_eq!((money(Alice), money(Bob)), (before.0, before.1 - UNIT));
		assert_eq!(refused(act(second, transfer(Charlie, 1))), Error::<Test>::AboveTotal.into());
		assert_ok!(act(first, transfer(Charlie, UNIT)));
		assert_eq!((usage(first).spent, usage(second).spent), (UNIT, UNIT));
		assert_eq!(System::sufficients(&key()), 2);
	});
}
