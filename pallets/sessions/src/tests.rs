//! What is common to the tests.

mod ending;
mod escaping;
mod opening;
mod permission;
mod properties;
mod scope;
mod sentence;
mod spending;
mod try_state;

use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{AccountId32, DispatchError, DispatchErrorWithPostInfo};

/// The key of most sessions here; without an account of its own until it has a session.
pub fn key() -> AccountId32 {
	AccountId32::new([7; 32])
}

pub fn item(pallet: &str, call: &str, rules: Vec<Rule<AccountId32, Balance>>) -> ItemOf<Test> {
	let name = |text: &str| text.as_bytes().to_vec().try_into().expect("short");
	Item::Call { pallet: name(pallet), call: name(call), rules: rules.try_into().expect("few"), claim: None }
}

pub fn to(list: &[Sr25519Keyring]) -> Rule<AccountId32, Balance> {
	Rule::To(list.iter().map(|who| account(*who)).collect::<Vec<_>>().try_into().expect("few"))
}

/// Items of every call that may be delegated.
pub fn everything() -> Vec<ItemOf<Test>> {
	DELEGABLE.iter().map(|(pallet, call)| item(pallet, call, vec![])).collect()
}

/// For a hundred blocks from now: up to ten tokens in all, three at a time, six in fifty blocks, twenty times.
pub fn grant(scope: Vec<ItemOf<Test>>) -> GrantOf<Test> {
	let now = MiraSessions::now();
	Grant {
		key: key(),
		scope: scope.try_into().expect("few"),
		limits: Limits {
			per_use: 3 * UNIT,
			total: 10 * UNIT,
			window: Window { amount: 6 * UNIT, blocks: 50 },
			uses: 20,
			fees: UNIT,
		},
		payer: Payer::Principal,
		from: now,
		until: Instant { block: now.block + 100, time: now.time + 100 * SLOT },
		salt: u64::from(NextSession::<Test>::get() as u32),
	}
}

/// Alice opens a session; its number.
pub fn open(grant: GrantOf<Test>) -> SessionId {
	assert_ok!(MiraSessions::open(RuntimeOrigin::signed(account(Alice)), Box::new(grant)));
	NextSession::<Test>::get() - 1
}

pub fn transfer(to: Sr25519Keyring, value: Balance) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: account(to), value }.into()
}

pub fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

/// The key acts, as in a block: what fails leaves nothing behind.
pub fn act(session: SessionId, call: RuntimeCall) -> DispatchResultWithPostInfo {
	act_as(key(), session, call)
}

pub fn act_as(who: AccountId32, session: SessionId, call: RuntimeCall) -> DispatchResultWithPostInfo {
	frame_support::storage::with_storage_layer(|| {
		MiraSessions::execute(RuntimeOrigin::signed(who), session, Box::new(call))
	})
}

pub fn refused(result: DispatchResultWithPostInfo) -> DispatchError {
	let DispatchErrorWithPostInfo::<PostDispatchInfo> { error, .. } = result.expect_err("it is refused");
	error
}

pub fn money(who: Sr25519Keyring) -> Balance {
	Balances::free_balance(account(who))
}

pub fn usage(session: SessionId) -> UsageOf<Test> {
	Usages::<Test>::get(session).expect("it is live")
}
