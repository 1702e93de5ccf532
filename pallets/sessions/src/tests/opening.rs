//! What can be granted, and what that costs.

use super::*;
use frame_support::assert_noop;

fn refuse(change: impl FnOnce(&mut GrantOf<Test>), error: Error<Test>) {
	let mut bad = grant(everything());
	change(&mut bad);
	assert_noop!(MiraSessions::open(RuntimeOrigin::signed(account(Alice)), Box::new(bad)), error);
}

#[test]
fn a_session_is_opened_with_a_deposit_and_an_account_for_its_key() {
	on_chain(|| {
		assert_eq!(System::sufficients(&key()), 0);
		let granted = grant(everything());
		let id = open(granted.clone());
		let session = Sessions::<Test>::get(id).expect("it is open");
		assert!(session.deposit > 0);
		assert_eq!(money(Alice), MONEY - session.deposit);
		assert_eq!(System::sufficients(&key()), 1);
		System::assert_last_event(
			Event::SessionOpened {
				session: id,
				principal: account(Alice),
				grant: granted,
				depositor: account(Alice),
				deposit: session.deposit,
			}
			.into(),
		);
	});
}

#[test]
fn what_cannot_be_granted_is_refused() {
	on_chain(|| {
		refuse(|grant| grant.key = account(Alice), Error::OwnKey);
		refuse(|grant| grant.scope = Default::default(), Error::EmptyScope);
		for (pallet, call) in [
			("Shop", "forbidden"),
			("Utility", "batch"),
			("Utility", "force_batch"),
			("Utility", "as_derivative"),
			("MiraSessions", "execute"),
			("Nothing", "at_all"),
			("Balances", ""),
		] {
			let scope = vec![item(pallet, call, vec![])];
			refuse(|grant| grant.scope = scope.try_into().expect("one"), Error::ItemNotDelegable);
		}
		let ruled = |rules| vec![item("Shop", "reserve", rules)];
		refuse(|grant| grant.scope = ruled(vec![to(&[Bob])]).try_into().expect("one"), Error::RuleNotApplicable);
		refuse(|grant| grant.scope = ruled(vec![Rule::AtMost(1)]).try_into().expect("one"), Error::RuleNotApplicable);
		let twice = vec![item("Shop", "buy", vec![Rule::AtMost(1), Rule::AtMost(2)])];
		refuse(|grant| grant.scope = twice.try_into().expect("one"), Error::RuleNotApplicable);
		let [buy, reserve] = ["buy", "reserve"].map(|call| item("Shop", call, vec![]));
		let mut claims = vec![item_after(1, buy.clone()), buy.clone(), item_after(1, reserve)];
		open(grant(claims.clone()));
		claims.push(item_after(2, buy));
		refuse(|grant| grant.scope = claims.try_into().expect("few"), Error::TwoClaims);
		let program = |list: &[u8], claim| svm_item(list, &[], 0, claim);
		refuse(|grant| grant.scope = vec![program(&[], None)].try_into().expect("one"), Error::NoProgram);
		let mut programs = vec![program(&[1], Some(1)), program(&[2], None)];
		open(grant(programs.clone()));
		programs.push(program(&[3], Some(1)));
		refuse(|grant| grant.scope = programs.try_into().expect("few"), Error::TwoClaims);
		let evm = Item::Evm {
			contract: Default::default(),
			selector: [0; 4],
			value: 0,
			weight: Default::default(),
			storage_deposit: 0,
			claim: None,
		};
		refuse(|grant| grant.scope = vec![evm].try_into().expect("one"), Error::EvmNotAvailable);
	});
}

#[test]
fn times_have_to_make_sense() {
	on_chain(|| {
		run_to(10);
		refuse(|grant| grant.until.block = 10, Error::EmptyTime);
		refuse(|grant| grant.until.time = MiraSessions::now().time, Error::EmptyTime);
		refuse(|grant| grant.from.block = grant.until.block, Error::EmptyTime);
		refuse(|grant| grant.from.time = grant.until.time, Error::EmptyTime);
		refuse(|grant| grant.until.block = 10 + 1_001, Error::TooLong);
		refuse(|grant| grant.until.time += 1_000 * SLOT, Error::TooLong);
		refuse(|grant| grant.limits.window.blocks = 0, Error::EmptyWindow);
	});
}

#[test]
fn a_grant_opens_one_session_once() {
	on_chain(|| {
		let granted = grant(everything());
		let id = open(granted.clone());
		let again = || MiraSessions::open(RuntimeOrigin::signed(account(Alice)), Box::new(granted.clone()));
		assert_noop!(again(), Error::<Test>::AlreadyOpened);
		// Not after it ended either: a permission that was signed once would open it again.
		assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), id));
		assert_noop!(again(), Error::<Test>::AlreadyOpened);
		// The same of somebody else is another one.
		assert_ok!(MiraSessions::open(RuntimeOrigin::signed(account(Bob)), Box::new(granted.clone())));
		open(GrantOf::<Test> { salt: 77, ..granted });
	});
}

#[test]
fn there_are_only_so_many_at_a_time() {
	on_chain(|| {
		for _ in 0..4 {
			open(grant(everything()));
		}
		refuse(|_| {}, Error::TooManySessions);
		assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), 2));
		assert_eq!(open(grant(everything())), 4, "numbers are never given again");
	});
}

#[test]
fn who_cannot_pay_the_deposit_opens_nothing() {
	on_chain(|| {
		let poor = RuntimeOrigin::signed(AccountId32::new([9; 32]));
		assert!(MiraSessions::open(poor, Box::new(grant(everything()))).is_err());
		assert_eq!(System::sufficients(&key()), 0);
	});
}

#[test]
fn a_sponsor_has_to_be_the_one_who_submits() {
	on_chain(|| {
		refuse(|grant| grant.payer = Payer::Sponsor(account(Bob)), Error::NotTheSponsor);
		// The principal may be its own sponsor, which changes nothing.
		let mut own = grant(everything());
		own.payer = Payer::Sponsor(account(Alice));
		open(own);
	});
}
