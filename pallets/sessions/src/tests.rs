//! What is common to the tests; and where each attack that happened to delegation elsewhere is tried here.
//!
//! | attack | tried in |
//! |---|---|
//! | authority that outlives its end | `ending`; in the runtime `what_ended_has_no_effect_in_the_next_block`, `what_ended_is_not_found` |
//! | unlimited where nothing was said | `zero_is_zero`, `what_cannot_be_granted_is_refused`: there is no way to write it |
//! | approvals that are not counted | nothing that approves is delegable: `every_call_is_decided_on` in the runtime |
//! | value that no rule names | `properties`: what counts is the fall of the balance, whatever the call |
//! | limits drained, or restored, by what fails | `what_fails_inside_leaves_nothing_behind`, `fees_count_and_what_is_left_is_told` |
//! | a view that says alive | `denials_are_counted_and_suspend`, `ending`: nothing remains of what is over |
//! | a limit changed under a pending transaction | no call changes a session: `every_call_is_decided_on` |
//! | the same opening twice | `opening`: `AlreadyOpened` |
//! | a session that changes sessions | `a_session_opens_revokes_and_prunes_nothing` |
//! | execution past the checks | `nested_by_its_own_key_it_is_still_bound` in the runtime |
//! | batches that defeat a limit at a time | `the_filter_holds_for_every_call_inside`, `what_is_known_to_be_too_much_is_not_admitted` |
//! | whole pallets let through | `escapes` in the runtime: every call of `Utility` but one is refused |
//! | filters lost with a new origin | `older_filters_stay`, `the_origin_refuses_what_inspection_misses` |
//! | precompiles with more rights than their caller | to come with contracts; items for these cannot be granted |
//! | a key that cannot pay | in the runtime `a_key_without_money_acts_and_the_principal_pays` |

mod ending;
mod escaping;
mod opening;
mod permission;
mod properties;
mod sentence;
mod spending;
mod svm;
mod try_state;

use crate::{mock::*, *};
use codec::Encode;
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

/// An item, but only once a claim is Supported.
pub fn item_after(after: ClaimId, mut item: ItemOf<Test>) -> ItemOf<Test> {
	if let Item::Call { claim, .. } = &mut item {
		*claim = Some(after);
	}
	item
}

/// An item of the SVM; programs and accounts by the byte that each is made of.
pub fn svm_item(programs: &[u8], accounts: &[u8], lamports: u64, claim: Option<ClaimId>) -> ItemOf<Test> {
	let keys = |list: &[u8]| list.iter().map(|byte| [*byte; 32]).collect::<Vec<_>>().try_into().expect("few");
	Item::Svm { programs: keys(programs), accounts: keys(accounts), lamports, claim }
}

/// A call that sends a transaction of the SVM.
pub fn send(act: SvmAct) -> RuntimeCall {
	let SvmAct { message, programs, writes, lamports } = act;
	frame_system::Call::remark_with_event { remark: (message, programs, writes, lamports).encode() }.into()
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
