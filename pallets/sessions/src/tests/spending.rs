//! Limits: what is measured, and that nothing gets past them.

use super::*;
use sp_runtime::traits::Dispatchable;

fn session() -> SessionId {
	open(grant(everything()))
}

#[test]
fn a_call_acts_for_the_principal_and_is_counted() {
	on_chain(|| {
		let id = session();
		let before = money(Alice);
		assert_ok!(act(id, transfer(Bob, UNIT)));
		assert_eq!((money(Alice), money(Bob)), (before - UNIT, MONEY + UNIT));
		let used = usage(id);
		assert_eq!((used.uses, used.spent, used.level), (1, UNIT, 5 * UNIT));
		System::assert_last_event(
			Event::SessionExecuted { session: id, spent: UNIT, left: 9 * UNIT, uses_left: 19 }.into(),
		);
	});
}

/// So that a principal can see which items were never needed, and how low a limit would have been enough.
#[test]
fn what_was_needed_of_a_grant_is_known() {
	on_chain(|| {
		// In the order of [`DELEGABLE`]: 0 is a transfer, 6 a remark, 7 a batch.
		let id = session();
		assert_eq!((usage(id).items, usage(id).most), (0, 0));
		assert_ok!(act(id, transfer(Bob, UNIT)));
		assert_eq!((usage(id).items, usage(id).most), (1, UNIT));
		assert_ok!(act(id, batch(vec![transfer(Bob, UNIT), frame_system::Call::remark { remark: vec![] }.into()])));
		assert_eq!((usage(id).items, usage(id).most), (1 | 1 << 6 | 1 << 7, UNIT));
		assert_ok!(act(id, batch(vec![transfer(Bob, UNIT), transfer(Bob, UNIT)])));
		assert_eq!(usage(id).most, 2 * UNIT);
		// What fails needed nothing.
		assert!(act(id, batch(vec![shop::Call::reserve { amount: 1 }.into(), transfer(Bob, MONEY)])).is_err());
		assert_eq!(usage(id).items, 1 | 1 << 6 | 1 << 7);
	});
}

#[test]
fn above_a_limit_nothing_has_happened() {
	on_chain(|| {
		let id = session();
		let before = (money(Alice), usage(id));
		assert_eq!(refused(act(id, transfer(Bob, 3 * UNIT + 1))), Error::<Test>::AbovePerUse.into());
		assert_eq!((money(Alice), usage(id)), before);
		// Six in fifty blocks.
		for _ in 0..2 {
			assert_ok!(act(id, transfer(Bob, 3 * UNIT)));
		}
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::AboveWindow.into());
		// A quarter of the time brings a quarter back.
		run_to(1 + 13);
		assert_ok!(act(id, transfer(Bob, 3 * UNIT / 2)));
		run_to(1 + 13 + 50);
		assert_eq!(refused(act(id, transfer(Bob, 5 * UNIT / 2 + 1))), Error::<Test>::AboveTotal.into());
		assert_ok!(act(id, transfer(Bob, 5 * UNIT / 2)));
		assert_eq!(usage(id).spent, 10 * UNIT);
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::AboveTotal.into());
		// What costs nothing goes on.
		assert_ok!(act(id, frame_system::Call::remark { remark: vec![] }.into()));
	});
}

#[test]
fn zero_is_zero() {
	on_chain(|| {
		let mut nothing = grant(everything());
		nothing.limits.total = 0;
		let id = open(nothing);
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::AboveTotal.into());
		let mut never = grant(everything());
		never.limits.uses = 0;
		let id = open(never);
		assert_eq!(refused(act(id, transfer(Bob, 0))), Error::<Test>::NoUsesLeft.into());
		let mut dry = grant(everything());
		dry.limits.window.amount = 0;
		let id = open(dry);
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::AboveWindow.into());
	});
}

#[test]
fn a_hold_is_spent_when_it_is_placed_and_its_release_gives_nothing_back() {
	on_chain(|| {
		let id = session();
		assert_ok!(act(id, shop::Call::reserve { amount: 2 * UNIT }.into()));
		assert_eq!(usage(id).spent, 2 * UNIT);
		assert_ok!(act(id, shop::Call::give_back { amount: 2 * UNIT }.into()));
		assert_eq!(usage(id).spent, 2 * UNIT);
		// Nor can what comes back be spent unseen in the same batch.
		assert_ok!(Shop::reserve(RuntimeOrigin::signed(account(Alice)), 100 * UNIT));
		let free = shop::Call::give_back { amount: 100 * UNIT }.into();
		assert_eq!(refused(act(id, batch(vec![free, transfer(Bob, 100 * UNIT)]))), Error::<Test>::AbovePerUse.into());
		assert_eq!(usage(id).spent, 2 * UNIT);
	});
}

#[test]
fn a_batch_is_counted_as_one() {
	on_chain(|| {
		let id = session();
		let many = (0..4).map(|_| transfer(Bob, UNIT)).collect();
		assert_eq!(refused(act(id, batch(many))), Error::<Test>::AbovePerUse.into());
		let few = (0..3).map(|_| transfer(Bob, UNIT)).collect();
		assert_ok!(act(id, batch(few)));
		assert_eq!((usage(id).uses, usage(id).spent), (1, 3 * UNIT));
	});
}

#[test]
fn what_fails_inside_leaves_nothing_behind() {
	on_chain(|| {
		let id = session();
		let (before, used) = (money(Alice), usage(id));
		let fail: RuntimeCall = shop::Call::fail {}.into();
		assert_eq!(refused(act(id, fail.clone())), shop::Error::<Test>::Closed.into());
		assert_eq!(refused(act(id, batch(vec![transfer(Bob, UNIT), fail]))), shop::Error::<Test>::Closed.into());
		assert_eq!((money(Alice), usage(id)), (before, used));
	});
}

#[test]
fn rules_bind_arguments() {
	on_chain(|| {
		let rules = vec![to(&[Bob, Charlie]), Rule::AtMost(UNIT)];
		let id = open(grant(vec![item("Balances", "transfer_keep_alive", rules)]));
		assert_ok!(act(id, transfer(Bob, UNIT)));
		assert_ok!(act(id, transfer(Charlie, UNIT)));
		assert_eq!(refused(act(id, transfer(Dave, 1))), Error::<Test>::WrongDestination.into());
		assert_eq!(refused(act(id, transfer(Bob, UNIT + 1))), Error::<Test>::AboveMost.into());
		let other = pallet_balances::Call::transfer_allow_death { dest: account(Bob), value: 1 };
		assert_eq!(refused(act(id, other.into())), Error::<Test>::OutOfScope.into());
		// Nobody on the list is nobody.
		let id = open(grant(vec![item("Balances", "transfer_keep_alive", vec![to(&[])])]));
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::WrongDestination.into());
		// Of two items one is enough.
		let small = item("Balances", "transfer_keep_alive", vec![Rule::AtMost(UNIT)]);
		let id = open(grant(vec![item("Balances", "transfer_keep_alive", vec![to(&[Dave])]), small]));
		assert_ok!(act(id, transfer(Dave, 2 * UNIT)));
		assert_ok!(act(id, transfer(Bob, UNIT)));
		assert_eq!(refused(act(id, transfer(Bob, 2 * UNIT))), Error::<Test>::WrongDestination.into());
	});
}

#[test]
fn an_item_can_depend_on_a_claim() {
	on_chain(|| {
		let verified = item_after(5, item("Balances", "transfer_keep_alive", vec![]));
		let id = open(grant(vec![verified]));
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::UnsupportedClaim.into());
		Supported::set(vec![5]);
		assert_ok!(act(id, transfer(Bob, 1)));
		Supported::set(vec![4]);
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::UnsupportedClaim.into());
	});
}

#[test]
fn times_are_checked_by_block_and_by_clock() {
	on_chain(|| {
		let now = MiraSessions::now();
		let mut later = grant(everything());
		later.from = Instant { block: now.block + 2, time: now.time + 4 * SLOT };
		later.until = Instant { block: now.block + 100, time: now.time + 10 * SLOT };
		let id = open(later);
		for block in [2, 4] {
			run_to(block);
			assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::NotYet.into());
		}
		run_to(5);
		assert_ok!(act(id, transfer(Bob, 1)));
		run_to(10);
		assert_ok!(act(id, transfer(Bob, 1)));
		// The clock ends it before the block does, and nobody has to clean up.
		run_to(11);
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::Expired.into());
		assert_eq!(MiraSessions::remaining(id), Remaining::default(), "nothing is left to show");
	});
}

#[test]
fn only_the_key_acts() {
	on_chain(|| {
		let id = session();
		for stranger in [Alice, Bob] {
			assert_eq!(refused(act_as(account(stranger), id, transfer(Bob, 1))), Error::<Test>::WrongKey.into());
		}
		assert_eq!(refused(act(id + 1, transfer(Bob, 1))), Error::<Test>::UnknownSession.into());
	});
}

#[test]
fn a_principal_that_is_reaped_is_not_spent_below_nothing() {
	on_chain(|| {
		let dave = account(Dave);
		let mut all = grant(everything());
		all.limits = Limits {
			per_use: 2 * MONEY,
			total: 2 * MONEY,
			window: Window { amount: 2 * MONEY, blocks: 1 },
			uses: 9,
			fees: 0,
		};
		// Somebody else pays the deposit, so that nothing keeps the account alive.
		let id = MiraSessions::do_open(dave.clone(), all, account(Bob)).expect("it is good");
		let left = money(Dave);
		assert_ok!(act(id, pallet_balances::Call::transfer_allow_death { dest: account(Bob), value: left - 1 }.into()));
		assert_eq!((usage(id).spent, System::account_exists(&dave)), (left, false), "dust is spent too");
		let root = sp_io::storage::root(Default::default());
		assert_eq!(refused(act(id, transfer(Bob, 1))), sp_runtime::TokenError::FundsUnavailable.into());
		assert_eq!(sp_io::storage::root(Default::default()), root);
	});
}

#[test]
fn fees_count_and_what_is_left_is_told() {
	on_chain(|| {
		let id = session();
		let admitted = || MiraSessions::admit(id, &key(), &transfer(Bob, 1)).map_err(|_| ()).expect("it may");
		assert_eq!((admitted().payer, admitted().fees_left), (account(Alice), UNIT));
		assert!(admitted().longevity == 100);
		MiraSessions::settle(id, UNIT / 4, None);
		assert_eq!((usage(id).fees, admitted().fees_left), (UNIT / 4, UNIT - UNIT / 4));
		// A transaction that is refused pays like any other.
		MiraSessions::settle(id, UNIT / 4, Some(Error::<Test>::AboveTotal.into()));
		assert_eq!(admitted().fees_left, UNIT / 2);
		// Of a session that is over nothing is left to write to.
		MiraSessions::settle(id + 1, UNIT, None);
		assert!(!Usages::<Test>::contains_key(id + 1));
	});
}

/// What is above a limit by its own words is not admitted; what only the call can tell is.
#[test]
fn what_is_known_to_be_too_much_is_not_admitted() {
	on_chain(|| {
		let id = session();
		let admitted = |call: &RuntimeCall| MiraSessions::admit(id, &key(), call).map(|_| ());
		assert_eq!(admitted(&transfer(Bob, 3 * UNIT)), Ok(()));
		assert_eq!(admitted(&transfer(Bob, 3 * UNIT + 1)), Err(Denial::AbovePerUse { left: 3 * UNIT }));
		let twice = batch(vec![transfer(Bob, 2 * UNIT), transfer(Charlie, 2 * UNIT)]);
		assert_eq!(admitted(&twice), Err(Denial::AbovePerUse { left: 3 * UNIT }));
		// To oneself nothing falls, whatever the amount.
		assert_eq!(admitted(&transfer(Alice, 100 * UNIT)), Ok(()));
		assert_ok!(act(id, transfer(Alice, 100 * UNIT)));
		assert_eq!(admitted(&shop::Call::reserve { amount: 100 * UNIT }.into()), Ok(()));
		for _ in 0..2 {
			assert_ok!(act(id, transfer(Bob, 3 * UNIT)));
		}
		assert_eq!(admitted(&transfer(Bob, 1)), Err(Denial::AboveWindow { left: 0 }));
		run_to(60);
		assert_ok!(act(id, transfer(Bob, 3 * UNIT)));
		assert_eq!(admitted(&transfer(Bob, UNIT + 1)), Err(Denial::AboveTotal { left: UNIT }));
	});
}

#[test]
fn denials_are_counted_and_suspend() {
	on_chain(|| {
		let id = session();
		let denied = refused(act(id, shop::Call::forbidden {}.into()));
		assert_eq!(denied, Error::<Test>::NeverDelegable.into());
		// That what it may do fails is no denial.
		MiraSessions::settle(id, 0, Some(shop::Error::<Test>::Closed.into()));
		MiraSessions::settle(id, 0, None);
		assert_eq!(usage(id).denials, 0);
		MiraSessions::settle(id, 0, Some(denied));
		// Nor is that the network refuses it to everybody.
		MiraSessions::settle(id, 0, Some(frame_system::Error::<Test>::CallFiltered.into()));
		MiraSessions::settle(id, 0, Some(denied));
		assert_eq!(usage(id).denials, 2);
		assert_ok!(act(id, transfer(Bob, 1)));
		MiraSessions::settle(id, 0, Some(denied));
		System::assert_last_event(Event::SessionSuspended { session: id }.into());
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::Suspended.into());
		assert_eq!(MiraSessions::remaining(id), Remaining::default());
		assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), id));
	});
}

#[test]
fn what_a_session_takes_of_a_block_is_paid_for() {
	use frame_support::{dispatch::GetDispatchInfo, traits::Get};
	use frame_system::WeightInfo as _;
	on_chain(|| {
		let id = session();
		let weight = |call: RuntimeCall| {
			let own = call.get_dispatch_info().call_weight;
			let all =
				RuntimeCall::from(Call::execute { session: id, call: Box::new(call) }).get_dispatch_info().call_weight;
			all.saturating_sub(own).ref_time()
		};
		let written = <<Test as frame_system::Config>::DbWeight as Get<frame_support::weights::RuntimeDbWeight>>::get()
			.writes(1)
			.ref_time();
		let looks =
			|items: u32| <() as WeightInfo>::filter(items).saturating_add(<() as WeightInfo>::pause()).ref_time();
		let found = <() as WeightInfo>::filter(0).ref_time()
			+ <Test as frame_system::Config>::SystemWeightInfo::remark(0).ref_time();
		let one = |scope: Extent| {
			<() as WeightInfo>::execute(scope.longest).ref_time() + written + looks(scope.items) - found
		};
		let claim = <() as WeightInfo>::claim().ref_time();
		assert_eq!(weight(transfer(Bob, 1)), one(Extent::MAX) + claim, "whatever the session has");
		assert_eq!(
			weight(batch(vec![transfer(Bob, 1), transfer(Bob, 1)])),
			one(Extent::MAX) + 2 * looks(MAX_ITEMS) + 3 * claim,
			"each call inside is filtered too"
		);
		// A call that gives weight back gives back its own, and acting what is not needed for items that are not there.
		let call = batch(vec![transfer(Bob, 1)]);
		let alone = call.clone().dispatch(RuntimeOrigin::signed(account(Alice))).expect("it may").actual_weight;
		let short = Extent { items: everything().len() as u32, longest: 1 };
		let by_session = act(id, call).expect("it may").actual_weight;
		assert_eq!(
			by_session.map(|weight| weight.ref_time()),
			alone.map(|weight| weight.ref_time() + one(short) + looks(short.items))
		);
		// What no claim was looked up for is not paid for either.
		Supported::set(vec![5]);
		let took = |item: ItemOf<Test>| {
			let done = act(open(grant(vec![item])), transfer(Bob, 1)).expect("it may");
			done.actual_weight.expect("it is told").ref_time()
		};
		let plain = item("Balances", "transfer_keep_alive", vec![]);
		assert_eq!(took(item_after(5, plain.clone())), took(plain) + claim);
	});
}
