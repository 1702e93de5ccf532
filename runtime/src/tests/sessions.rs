//! Sessions in the pipeline of this runtime: who pays, what the pool refuses, and that nothing gets out of a scope.

use super::chain::*;
use crate::{charge::SESSION_REFUSALS, configs::sessions::DELEGABLE, *};
use codec::Encode;
use frame_support::{assert_ok, traits::fungible::Inspect};
use frame_system::RawOrigin;
use pallet_mira_sessions::{Error, Grant, GrantOf, Instant, Item, ItemOf, Limits, Payer, Rule, SessionId, Window};
use sp_core::{sr25519::Pair, Pair as _};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction},
	DispatchError,
};

/// Calls that no session makes, whatever its scope lists; by pallet, and why.
const NEVER: [(&str, &[&str]); 26] = [
	// Everything that only Root may, and what changes code.
	(
		"System",
		&[
			"set_heap_pages",
			"set_code",
			"set_code_without_checks",
			"set_storage",
			"kill_storage",
			"kill_prefix",
			"authorize_upgrade",
			"authorize_upgrade_without_checks",
			"apply_authorized_upgrade",
		],
	),
	("Timestamp", &["set"]),
	("Babe", &["report_equivocation", "report_equivocation_unsigned", "plan_config_change"]),
	// The amount is not named, or it is no transfer.
	(
		"Balances",
		&[
			"force_transfer",
			"transfer_all",
			"force_unreserve",
			"upgrade_accounts",
			"force_set_balance",
			"force_adjust_total_issuance",
			"burn",
		],
	),
	("Finality", &["note_justification"]),
	// A stake is at risk for as long as it is bonded, and that outlives a session.
	(
		"Staking",
		&[
			"bond",
			"bond_extra",
			"unbond",
			"withdraw_unbonded",
			"validate",
			"nominate",
			"chill",
			"set_payee",
			"set_controller",
			"set_validator_count",
			"increase_validator_count",
			"scale_validator_count",
			"force_no_eras",
			"force_new_era",
			"set_invulnerables",
			"force_unstake",
			"force_new_era_always",
			"cancel_deferred_slash",
			"rebond",
			"reap_stash",
			"kick",
			"set_staking_configs",
			"chill_other",
			"force_apply_min_commission",
			"set_min_commission",
			"update_payee",
			"deprecate_controller_batch",
			"restore_ledger",
			"migrate_currency",
			"manual_slash",
		],
	),
	("Session", &["set_keys", "purge_keys"]),
	("Grandpa", &["report_equivocation", "report_equivocation_unsigned", "note_stalled"]),
	("Treasury", &["spend_local", "remove_approval", "spend", "payout", "check_status", "void_spend"]),
	// What is noted or scheduled acts later, with another origin.
	("Preimage", &["note_preimage", "unnote_preimage", "request_preimage", "unrequest_preimage", "ensure_updated"]),
	(
		"Scheduler",
		&[
			"schedule",
			"cancel",
			"schedule_named",
			"cancel_named",
			"schedule_after",
			"schedule_named_after",
			"set_retry",
			"set_retry_named",
			"cancel_retry",
			"cancel_retry_named",
		],
	),
	// A vote is the principal's.
	(
		"Referenda",
		&[
			"submit",
			"place_decision_deposit",
			"refund_decision_deposit",
			"cancel",
			"kill",
			"nudge_referendum",
			"one_fewer_deciding",
			"refund_submission_deposit",
			"set_metadata",
		],
	),
	("ConvictionVoting", &["vote", "delegate", "undelegate", "unlock", "remove_vote", "remove_other_vote"]),
	(
		"Whitelist",
		&[
			"whitelist_call",
			"remove_whitelisted_call",
			"dispatch_whitelisted_call",
			"dispatch_whitelisted_call_with_preimage",
			"remove_deferred_dispatch",
		],
	),
	(
		"RiskCommittee",
		&["set_members", "execute", "propose", "vote", "disapprove_proposal", "close", "kill", "release_proposal_cost"],
	),
	// They swallow errors, or make another origin.
	(
		"Utility",
		&["batch", "as_derivative", "dispatch_as", "force_batch", "with_weight", "if_else", "dispatch_as_fallible"],
	),
	("Multisig", &["as_multi_threshold_1", "as_multi", "approve_as_multi", "cancel_as_multi", "poke_deposit"]),
	// Who somebody is.
	(
		"Identity",
		&[
			"add_registrar",
			"remove_registrar",
			"set_identity",
			"set_subs",
			"clear_identity",
			"request_judgement",
			"cancel_request",
			"set_fee",
			"set_account_id",
			"set_fields",
			"provide_judgement",
			"kill_identity",
			"add_sub",
			"rename_sub",
			"remove_sub",
			"quit_sub",
			"add_username_authority",
			"remove_username_authority",
			"set_username_for",
			"accept_username",
			"remove_expired_approval",
			"set_primary_username",
			"unbind_username",
			"remove_username",
			"kill_username",
		],
	),
	// A session hands nothing on.
	("MiraSessions", &["open", "open_signed", "execute", "revoke", "revoke_all", "prune"]),
	("MultiBlockMigrations", &["force_set_cursor", "force_set_active_cursor", "force_onboard_mbms", "clear_historic"]),
	("TxPause", &["pause", "unpause"]),
	(
		"SafeMode",
		&[
			"enter",
			"force_enter",
			"extend",
			"force_extend",
			"force_exit",
			"force_slash_deposit",
			"release_deposit",
			"force_release_deposit",
		],
	),
	("Slashing", &["cancel", "reopen", "apply"]),
	// An attestor's own keys do that.
	(
		"Attestations",
		&[
			"register",
			"bond_extra",
			"unbond",
			"rebond",
			"withdraw",
			"pause",
			"resume",
			"set_operating",
			"set_domains",
			"commit",
			"reveal",
			"set_parameters",
			"add_domain",
			"add_family",
		],
	),
	("Claims", &["set_parameters"]),
	// An item of the SVM says what a session may there: not by these calls. And what governs the domain.
	(
		"Svm",
		&[
			"submit",
			"relay",
			"relay_within",
			"deposit",
			"withdraw",
			"release",
			"return_held",
			"freeze_domain",
			"thaw_domain",
			"freeze_program",
			"thaw_program",
			"set_parameters",
			"set_engine",
			"note_engine",
		],
	),
];

/// A call that is new to the runtime is in no list, and fails here until somebody decided.
#[test]
fn every_call_is_decided_on() {
	use frame_support::traits::GetCallMetadata;
	let listed = |list: &[(&str, &[&str])], pallet: &str, call: &str| {
		list.iter().any(|(of, calls)| *of == pallet && calls.contains(&call))
	};
	let mut undecided = Vec::new();
	for pallet in RuntimeCall::get_module_names() {
		for call in RuntimeCall::get_call_names(pallet) {
			let (may, never) = (listed(&DELEGABLE, pallet, call), listed(&NEVER, pallet, call));
			if may == never {
				undecided.push(format!("{pallet}.{call}: {}", if may { "in both lists" } else { "in no list" }));
			}
		}
	}
	assert!(undecided.is_empty(), "{undecided:#?}");
	let known =
		|(pallet, calls): &(&str, &[&str])| calls.iter().all(|call| RuntimeCall::get_call_names(pallet).contains(call));
	assert!(DELEGABLE.iter().all(known) && NEVER.iter().all(known), "a list has a call that is not there");
}

pub(super) fn key() -> Pair {
	Pair::from_string("//Key", None).expect("the path is good")
}

pub(super) fn item(pallet: &str, call: &str, rules: Vec<Rule<AccountId, Balance>>) -> ItemOf<Runtime> {
	let name = |text: &str| text.as_bytes().to_vec().try_into().expect("short");
	Item::Call { pallet: name(pallet), call: name(call), rules: rules.try_into().expect("few"), claim: None }
}

/// Everything that may be delegated, for a thousand blocks: ten tokens, and one for fees.
pub(super) fn grant() -> GrantOf<Runtime> {
	let now = Instant { block: System::block_number(), time: Timestamp::get() };
	let all = DELEGABLE.iter().flat_map(|(pallet, calls)| calls.iter().map(|call| item(pallet, call, vec![])));
	Grant {
		key: key().public().into(),
		scope: all.collect::<Vec<_>>().try_into().expect("as many as fit"),
		limits: Limits {
			per_use: 5 * MIRA,
			total: 10 * MIRA,
			window: Window { amount: 10 * MIRA, blocks: 10 },
			uses: 100,
			fees: MIRA,
		},
		payer: Payer::Principal,
		from: now,
		until: Instant { block: now.block + 1_000, time: now.time + 6_000_000 },
		salt: 0,
	}
}

/// Alice opens a session by a transaction; its number.
pub(super) fn open(grant: GrantOf<Runtime>) -> SessionId {
	open_by(Alice, grant)
}

pub(super) fn open_by(who: sp_keyring::Sr25519Keyring, grant: GrantOf<Runtime>) -> SessionId {
	let call = pallet_mira_sessions::Call::open { grant: Box::new(grant) };
	assert_ok!(Executive::apply_extrinsic(signed(&who.pair(), call)).expect("it is admitted"));
	pallet_mira_sessions::NextSession::<Runtime>::get() - 1
}

pub(super) fn execute(session: SessionId, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed(&key(), pallet_mira_sessions::Call::execute { session, call: Box::new(call.into()) })
}

pub(super) fn transfer(value: Balance) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: account(Bob).into(), value }.into()
}

pub(super) fn in_pool(extrinsic: UncheckedExtrinsic) -> Result<ValidTransaction, TransactionValidityError> {
	Executive::validate_transaction(TransactionSource::External, extrinsic, System::parent_hash())
}

pub(super) fn refused(error: Error<Runtime>) -> TransactionValidityError {
	InvalidTransaction::Custom(SESSION_REFUSALS + error.encode()[0]).into()
}

pub(super) fn usage(id: SessionId) -> pallet_mira_sessions::UsageOf<Runtime> {
	pallet_mira_sessions::Usages::<Runtime>::get(id).expect("it is live")
}

#[test]
fn a_key_without_money_acts_and_the_principal_pays() {
	on_development(|| {
		// Not Alice, who writes the blocks and gets a share of the fees.
		let id = open_by(Charlie, grant());
		let key: AccountId = key().public().into();
		let (before, total) = (Balances::free_balance(account(Charlie)), Balances::total_issuance());
		assert_ok!(Executive::apply_extrinsic(execute(id, transfer(MIRA))).expect("it is admitted"));
		let used = usage(id);
		assert!(used.fees > 0 && used.fees < MIRA / 10, "{}", used.fees);
		assert_eq!(before - Balances::free_balance(account(Charlie)), MIRA + used.fees, "the fee is no spending");
		assert_eq!((used.spent, used.uses, Balances::balance(&key)), (MIRA, 1, 0));
		assert_eq!(Balances::total_issuance(), total);
	});
}

#[test]
fn the_pool_refuses_what_the_session_may_not() {
	on_development(|| {
		let mut narrow = grant();
		narrow.scope = vec![item("Balances", "transfer_keep_alive", vec![Rule::AtMost(MIRA)])].try_into().expect("one");
		let id = open(narrow);
		let valid = in_pool(execute(id, transfer(1))).expect("it may");
		assert!(valid.longevity < 1_000, "{}", valid.longevity);
		assert_eq!(in_pool(execute(id, transfer(MIRA + 1))), Err(refused(Error::AboveMost)));
		let remark = frame_system::Call::<Runtime>::remark { remark: vec![] };
		assert_eq!(in_pool(execute(id, remark)), Err(refused(Error::OutOfScope)));
		let root = frame_system::Call::<Runtime>::set_code { code: vec![] };
		assert_eq!(in_pool(execute(id, root)), Err(refused(Error::NeverDelegable)));
		let stranger = pallet_mira_sessions::Call::execute { session: id, call: Box::new(transfer(1)) };
		assert_eq!(in_pool(signed(&Bob.pair(), stranger)), Err(refused(Error::WrongKey)));
		// Nobody can put one into a block either, and trying costs nobody anything.
		let before = Balances::free_balance(account(Alice));
		assert!(Executive::apply_extrinsic(execute(id, transfer(MIRA + 1))).is_err());
		assert_eq!((Balances::free_balance(account(Alice)), usage(id).fees), (before, 0));
		assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(account(Alice)), id));
		assert!(in_pool(execute(id, transfer(1))).is_err(), "revoked, and its key is no account any more");
	});
}

#[test]
fn fees_end_with_what_was_granted_for_them() {
	on_development(|| {
		let mut poor = grant();
		poor.limits.fees = 0;
		let id = open(poor);
		assert_eq!(in_pool(execute(id, transfer(1))), Err(refused(Error::AboveFees)));
		// A tip is a fee too.
		let id = open(GrantOf::<Runtime> { salt: 1, ..grant() });
		let call = pallet_mira_sessions::Call::execute { session: id, call: Box::new(transfer(1)) };
		assert_eq!(in_pool(tipped(&key(), call, 2 * MIRA)), Err(refused(Error::AboveFees)));
	});
}

#[test]
fn what_is_denied_on_chain_is_counted_and_suspends() {
	on_development(|| {
		let mut little = grant();
		little.limits.per_use = MIRA;
		let id = open(little);
		assert_eq!(in_pool(execute(id, transfer(MIRA + 1))), Err(refused(Error::AbovePerUse)));
		// In scope, and above the limit: only making it tells.
		let submit = || pallet_mira_claims::Call::submit {
			submission: Box::new(super::verification::submission(&["Water boils at 100 degrees."])),
		};
		for denials in 1..=5 {
			let before = usage(id).fees;
			let result = Executive::apply_extrinsic(execute(id, submit())).expect("it is admitted");
			assert_eq!(result, Err(Error::<Runtime>::AbovePerUse.into()));
			let used = usage(id);
			assert_eq!((used.denials, used.spent, used.uses), (denials, 0, 0));
			assert!(used.fees > before, "the fee is paid all the same");
		}
		assert_eq!(in_pool(execute(id, transfer(1))), Err(refused(Error::Suspended)));
	});
}

#[test]
fn authority_is_taken_back_in_safe_mode() {
	on_development(|| {
		let (first, second) = (open(grant()), open(GrantOf::<Runtime> { salt: 1, ..grant() }));
		assert_ok!(SafeMode::force_enter(RawOrigin::Root.into()));
		let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		let acted = Executive::apply_extrinsic(execute(first, transfer(1))).expect("it is admitted");
		assert_eq!(acted, Err(filtered));
		let revoke = pallet_mira_sessions::Call::revoke { session: first };
		assert_ok!(Executive::apply_extrinsic(signed(&Alice.pair(), revoke)).expect("it is admitted"));
		let all = pallet_mira_sessions::Call::revoke_all {};
		assert_ok!(Executive::apply_extrinsic(signed(&Alice.pair(), all)).expect("it is admitted"));
		assert!(!pallet_mira_sessions::Sessions::<Runtime>::contains_key(second));
	});
}

/// A call that is nested in another one is not seen by the pool: the key pays itself, and the call refuses alone.
#[test]
fn nested_by_its_own_key_it_is_still_bound() {
	on_development(|| {
		let id = open(grant());
		let nested = |value| {
			let execute = pallet_mira_sessions::Call::execute { session: id, call: Box::new(transfer(value)) };
			pallet_utility::Call::batch_all { calls: vec![execute.into()] }
		};
		assert!(in_pool(signed(&key(), nested(1))).is_err(), "a key without money pays for nothing");
		let dispatch = |value| RuntimeCall::from(nested(value)).dispatch(RuntimeOrigin::signed(key().public().into()));
		assert_ok!(dispatch(MIRA));
		assert!(dispatch(5 * MIRA + 1).is_err());
		assert_eq!(usage(id).spent, MIRA);
	});
}
