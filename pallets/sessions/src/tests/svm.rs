//! Transactions of the SVM: what an item lets through, what is booked for it, and what comes back.

use super::*;
use sp_core::H256;

const MESSAGE: H256 = H256::repeat_byte(9);

/// Writes account 1 by program 1, and can take so much.
fn sends(lamports: Balance) -> RuntimeCall {
	act_of(MESSAGE, lamports)
}

fn act_of(message: H256, lamports: Balance) -> RuntimeCall {
	let writes = Some(vec![[1; 32]]);
	send(SvmAct { message, programs: vec![[1; 32]], writes, lamports: lamports as u64 })
}

/// Up to two tokens at a time, by programs 1 and 2, on accounts 1 and 2; transfers; and both together.
fn opened() -> SessionId {
	let others = ["Balances.transfer_keep_alive", "Utility.batch_all"].map(|name| {
		let (pallet, call) = name.split_once('.').expect("it has a pallet");
		item(pallet, call, vec![])
	});
	open(grant([vec![svm_item(&[1, 2], &[1, 2], 2 * UNIT as u64, None)], others.to_vec()].concat()))
}

#[test]
fn only_what_is_listed_is_let_through() {
	on_chain(|| {
		let id = opened();
		let transaction = |programs: &[u8], writes: Option<&[u8]>, lamports| {
			let keys = |list: &[u8]| list.iter().map(|byte| [*byte; 32]).collect::<Vec<_>>();
			send(SvmAct { message: MESSAGE, programs: keys(programs), writes: writes.map(keys), lamports })
		};
		for (call, error) in [
			(transaction(&[3], Some(&[1]), 0), Error::<Test>::OutOfScope),
			(transaction(&[1, 3], Some(&[1]), 0), Error::OutOfScope),
			(transaction(&[], Some(&[]), 0), Error::OutOfScope),
			(transaction(&[1], Some(&[1, 3]), 0), Error::WrongDestination),
			(transaction(&[1], None, 0), Error::WrongDestination),
			(transaction(&[1], Some(&[1]), 2 * UNIT as u64 + 1), Error::AboveMost),
		] {
			assert_eq!(refused(act(id, call.clone())), error.into());
			// Nor within something else.
			assert!(act(id, batch(vec![call])).is_err());
		}
		let call = transaction(&[2, 1], Some(&[2, 1]), 2 * UNIT as u64);
		assert_ok!(act(id, call));
		MiraSessions::took(MESSAGE, 0);
		assert_eq!(usage(id).items, 1);
	});
}

/// Neither does an item of the SVM let a call through, nor an item of a call a transaction.
#[test]
fn kinds_of_items_do_not_stand_in_for_each_other() {
	on_chain(|| {
		let programs = open(grant(vec![svm_item(&[1], &[1], u64::MAX, None)]));
		assert_eq!(refused(act(programs, transfer(Bob, 1))), Error::<Test>::OutOfScope.into());
		let calls = open(grant(everything()));
		assert_eq!(refused(act(calls, sends(0))), Error::<Test>::OutOfScope.into());
		let named = grant(vec![item("System", "remark_with_event", vec![])]);
		let refusal = MiraSessions::open(RuntimeOrigin::signed(account(Alice)), Box::new(named));
		assert_eq!(refusal, Err(Error::<Test>::ItemNotDelegable.into()));
	});
}

#[test]
fn it_may_depend_on_a_claim() {
	on_chain(|| {
		let id = open(grant(vec![svm_item(&[1], &[1], 0, Some(5))]));
		assert_eq!(refused(act(id, sends(0))), Error::<Test>::UnsupportedClaim.into());
		Supported::set(vec![5]);
		assert_ok!(act(id, sends(0)));
		MiraSessions::took(MESSAGE, 0);
	});
}

#[test]
fn what_it_can_take_counts_until_it_is_known_what_it_took() {
	on_chain(|| {
		let id = opened();
		let both = batch(vec![transfer(Bob, UNIT), sends(2 * UNIT)]);
		assert_ok!(act(id, both));
		let booked = usage(id);
		assert_eq!((booked.spent, booked.level, booked.uses), (3 * UNIT, 3 * UNIT, 1));
		assert_eq!(booked.most, UNIT, "the rest is not known yet");
		MiraSessions::took(MESSAGE, (UNIT / 2) as u64);
		let settled = usage(id);
		assert_eq!((settled.spent, settled.level, settled.most), (3 * UNIT / 2, 9 * UNIT / 2, 3 * UNIT / 2));
		// Once.
		MiraSessions::took(MESSAGE, 0);
		assert_eq!(usage(id), settled);
	});
}

#[test]
fn limits_hold_for_what_is_booked() {
	on_chain(|| {
		let mut grant = grant(vec![svm_item(&[1], &[1], u64::MAX, None), item("Utility", "batch_all", vec![])]);
		grant.limits.window.amount = 5 * UNIT;
		let id = open(grant);
		// Three at a time, whatever the item says, and in a batch together.
		assert_eq!(refused(act(id, sends(3 * UNIT + 1))), Error::<Test>::AbovePerUse.into());
		let [one, two] = [1, 2].map(|byte| act_of(H256::repeat_byte(byte), 2 * UNIT));
		assert_eq!(refused(act(id, batch(vec![one.clone(), two.clone()]))), Error::<Test>::AbovePerUse.into());
		// The pool knows it too.
		assert_eq!(
			MiraSessions::can_execute(id, &sends(3 * UNIT + 1)).unwrap_err().denial,
			Denial::AbovePerUse { left: 3 * UNIT }
		);
		// Five in the window: nothing of it is free before the block ends.
		assert_ok!(act(id, one));
		assert_ok!(act(id, two));
		assert_eq!(refused(act(id, sends(2 * UNIT))), Error::<Test>::AboveWindow.into());
		(1..3).for_each(|byte| MiraSessions::took(H256::repeat_byte(byte), 0));
		assert_ok!(act(id, sends(2 * UNIT)));
		MiraSessions::took(MESSAGE, (2 * UNIT) as u64);
		assert_eq!(usage(id).spent, 2 * UNIT);
	});
}

/// Somebody who says that more was taken than could be cannot make a usage wrong; nor can a session that ended meanwhile.
#[test]
fn settling_never_breaks_a_usage() {
	on_chain(|| {
		let id = opened();
		assert_ok!(act(id, sends(UNIT)));
		MiraSessions::took(MESSAGE, u64::MAX);
		assert_eq!(usage(id).spent, UNIT);
		assert_ok!(act(id, sends(UNIT)));
		assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), id));
		MiraSessions::took(MESSAGE, 0);
		assert!(!Usages::<Test>::contains_key(id));
		MiraSessions::took(H256::zero(), 5);
	});
}

/// What fails leaves nothing booked.
#[test]
fn nothing_is_booked_for_what_failed() {
	on_chain(|| {
		let id = open(grant([everything(), vec![svm_item(&[1], &[1], UNIT as u64, None)]].concat()));
		let failing = batch(vec![sends(UNIT), shop::Call::fail {}.into()]);
		assert_eq!(refused(act(id, failing)), shop::Error::<Test>::Closed.into());
		assert_eq!(Bookings::<Test>::iter().count(), 0);
		assert_eq!(usage(id).spent, 0);
	});
}
