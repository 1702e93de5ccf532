//! Ends, and what is remembered of them.

use super::*;
use frame_support::assert_noop;

#[test]
fn revoked_it_acts_no_more_and_the_deposit_is_back() {
	on_chain(|| {
		let id = open(grant(everything()));
		assert_ok!(act(id, transfer(Bob, UNIT)));
		assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), id));
		assert_eq!(money(Alice), MONEY - UNIT);
		assert_eq!(refused(act(id, transfer(Bob, 1))), Error::<Test>::UnknownSession.into());
		assert_eq!(System::sufficients(&key()), 0);
		let ended = Past::<Test>::get(account(Alice), id).expect("it is remembered");
		assert_eq!((ended.how, ended.usage.spent, ended.key), (How::Revoked, UNIT, key()));
		assert_noop!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), id), Error::<Test>::UnknownSession);
	});
}

#[test]
fn its_principal_its_key_and_its_sponsor_can_end_it_and_nobody_else() {
	on_chain(|| {
		let by = |who: AccountId32, id| MiraSessions::revoke(RuntimeOrigin::signed(who), id);
		let id = open(grant(everything()));
		assert_noop!(by(account(Bob), id), Error::<Test>::NotYours);
		assert_ok!(by(key(), id));
		assert_eq!(Past::<Test>::get(account(Alice), id).map(|ended| ended.how), Some(How::Resigned));
		let mut sponsored = grant(everything());
		sponsored.payer = Payer::Sponsor(account(Bob));
		let id = MiraSessions::do_open(account(Alice), sponsored, account(Bob)).expect("it is good");
		assert_noop!(by(account(Charlie), id), Error::<Test>::NotYours);
		assert_ok!(by(account(Bob), id));
		assert_eq!(Past::<Test>::get(account(Alice), id).map(|ended| ended.how), Some(How::Unsponsored));
		assert_eq!(money(Bob), MONEY, "who paid the deposit has it back");
	});
}

#[test]
fn all_of_them_end_at_once() {
	on_chain(|| {
		for _ in 0..3 {
			open(grant(everything()));
		}
		assert_ok!(MiraSessions::open(RuntimeOrigin::signed(account(Bob)), Box::new(grant(everything()))));
		let done = MiraSessions::revoke_all(RuntimeOrigin::signed(account(Alice))).expect("it may");
		assert_eq!(done.actual_weight, Some(<() as WeightInfo>::revoke_all(3)));
		assert_eq!(money(Alice), MONEY);
		assert_eq!(Sessions::<Test>::iter_keys().collect::<Vec<_>>(), [3]);
		assert_ok!(MiraSessions::revoke_all(RuntimeOrigin::signed(account(Alice))));
	});
}

#[test]
fn what_is_over_can_be_pruned_by_anybody_and_not_before() {
	on_chain(|| {
		let mut short = grant(everything());
		short.until.time = MiraSessions::now().time + 5 * SLOT;
		let id = open(short);
		let prune = || MiraSessions::prune(RuntimeOrigin::signed(account(Bob)), id);
		assert_noop!(prune(), Error::<Test>::NotOver);
		run_to(6);
		assert_ok!(prune());
		assert_eq!((money(Alice), money(Bob)), (MONEY, MONEY));
		assert_eq!(Past::<Test>::get(account(Alice), id).map(|ended| ended.how), Some(How::Expired));
	});
}

#[test]
fn nobody_has_to_clean_up_and_what_ended_is_forgotten_in_time() {
	on_chain(|| {
		let id = open(grant(everything()));
		let revoked = open(grant(everything()));
		assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), revoked));
		run_to(100 + 2 * STRETCH);
		assert_eq!(money(Alice), MONEY);
		let ended = Past::<Test>::get(account(Alice), id).expect("it is remembered");
		assert_eq!(ended.how, How::Expired);
		assert_eq!(Grants::<Test>::iter().count(), 2);
		run_to(ended.ended_at + 2_000 + 2 * STRETCH);
		assert_eq!(
			(Past::<Test>::iter().count(), Grants::<Test>::iter().count(), Agenda::<Test>::iter().count()),
			(0, 0, 0)
		);
	});
}

#[test]
fn clean_up_stops_where_its_weight_ends() {
	on_chain(|| {
		for who in [Alice, Bob, Charlie] {
			assert_ok!(MiraSessions::open(RuntimeOrigin::signed(account(who)), Box::new(grant(everything()))));
		}
		System::set_block_number(1_000);
		Timestamp::set_timestamp(BEGINNING + 1_000 * SLOT);
		// Nothing, not even looking, without the weight for it.
		assert_eq!(work_off(999_999).ref_time(), 0);
		// Looking, passing over one empty stretch after the other, and one session.
		let empty = u64::from(crate::ending::stretch(101u32));
		assert_eq!(work_off(1_000_000 * (empty + 2)).ref_time(), 1_000_000 * (empty + 2));
		assert_eq!(Sessions::<Test>::iter().count(), 2);
		work_off(1_000_000_000);
		assert_eq!(Sessions::<Test>::iter().count(), 0);
	});
}
