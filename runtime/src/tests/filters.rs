//! What passes in safe mode, what can be paused, and the holes of the upstream pallets that are closed here.

use super::chain::*;
use crate::{
	configs::guard::{NeverPaused, RunsInSafeMode, NEVER_PAUSED_CALLS, NEVER_PAUSED_PALLETS},
	*,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{Contains, GetCallMetadata, UnfilteredDispatchable},
};
use frame_system::RawOrigin;
use governance::origins::Origin;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::traits::Dispatchable;

type Filter = <Runtime as frame_system::Config>::BaseCallFilter;

fn transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: account(Bob).into(), value: MIRA }.into()
}

fn enter_safe_mode() {
	assert_ok!(SafeMode::force_enter(RawOrigin::Root.into()));
}

fn full_name(pallet: &str, call: &str) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	let bounded = |name: &str| name.as_bytes().to_vec().try_into().expect("names are short");
	(bounded(pallet), bounded(call))
}

/// Hole: both pallets are inert unless they are wired into the base filter.
#[test]
fn safe_mode_and_pauses_are_wired_in() {
	on_development(|| {
		assert!(Filter::contains(&transfer()));
		enter_safe_mode();
		assert!(!Filter::contains(&transfer()));
		assert_ok!(SafeMode::force_exit(RawOrigin::Root.into()));
		assert!(Filter::contains(&transfer()));

		let metadata = transfer().get_call_metadata();
		assert_ok!(TxPause::pause(RawOrigin::Root.into(), full_name(metadata.pallet_name, metadata.function_name)));
		assert!(!Filter::contains(&transfer()));
		assert_noop!(
			transfer().dispatch(RuntimeOrigin::signed(account(Alice))),
			frame_system::Error::<Runtime>::CallFiltered
		);
	});
}

/// Hole: safe mode filters inherents, and a block without them is invalid: the chain would stall.
#[test]
fn blocks_go_on_in_safe_mode() {
	on_development(|| {
		enter_safe_mode();
		let start = System::block_number();
		for _ in 0..5 {
			next_block();
		}
		assert_eq!(System::block_number(), start + 5);
		assert!(RunsInSafeMode::contains(&pallet_timestamp::Call::set { now: 0 }.into()));
	});
}

#[test]
fn safe_mode_ends_by_itself() {
	on_development(|| {
		enter_safe_mode();
		run_until(20, || Filter::contains(&transfer()));
		assert!(pallet_safe_mode::EnteredUntil::<Runtime>::get().is_none());
	});
}

/// A list of what runs in safe mode, pallet by pallet, so that a new pallet is decided on and not forgotten.
#[test]
fn what_runs_in_safe_mode_is_pinned() {
	use frame_support::traits::PalletInfoAccess;
	let whole = [
		System::name(),
		Timestamp::name(),
		Babe::name(),
		Finality::name(),
		Session::name(),
		Grandpa::name(),
		Preimage::name(),
		Scheduler::name(),
		Referenda::name(),
		ConvictionVoting::name(),
		Whitelist::name(),
		RiskCommittee::name(),
		MultiBlockMigrations::name(),
		TxPause::name(),
		SafeMode::name(),
		Slashing::name(),
	];
	let in_part = [Staking::name(), Utility::name(), Attestations::name(), MiraSessions::name(), Svm::name()];
	let never = [Balances::name(), Treasury::name(), Multisig::name(), Identity::name(), Claims::name()];
	let mut decided: Vec<_> = whole.into_iter().chain(in_part).chain(never).collect();
	decided.sort_unstable();
	let mut callable: Vec<_> = RuntimeCall::get_module_names().to_vec();
	callable.sort_unstable();
	assert_eq!(decided, callable);
}

/// Never delegable to a pause: unbonding, and only that of staking.
#[test]
fn a_stake_can_be_asked_back_in_safe_mode() {
	assert!(RunsInSafeMode::contains(&pallet_staking::Call::unbond { value: 1 }.into()));
	assert!(RunsInSafeMode::contains(&pallet_staking::Call::withdraw_unbonded { num_slashing_spans: 0 }.into()));
	assert!(!RunsInSafeMode::contains(
		&pallet_staking::Call::bond { value: 1, payee: pallet_staking::RewardDestination::Staked }.into()
	));
}

/// Hole: only Root passes every filter. What the tracks of the guard enact in safe mode must pass as their own origin.
#[test]
fn tracks_of_the_guard_enact_in_safe_mode() {
	on_development(|| {
		enter_safe_mode();
		let extend: RuntimeCall = pallet_safe_mode::Call::force_extend {}.into();
		assert_ok!(extend.dispatch(Origin::Breaker.into()));

		let seats: RuntimeCall = pallet_collective::Call::set_members {
			new_members: vec![account(Alice), account(Bob)],
			prime: None,
			old_count: 3,
		}
		.into();
		assert_ok!(seats.dispatch(Origin::CommitteeSeats.into()));

		let cancel: RuntimeCall = pallet_referenda::Call::cancel { index: 0 }.into();
		assert_noop!(
			cancel.dispatch(Origin::ReferendumCanceller.into()).map_err(|error| error.error),
			pallet_referenda::Error::<Runtime>::NotOngoing
		);

		let whitelist: RuntimeCall = pallet_whitelist::Call::whitelist_call { call_hash: Default::default() }.into();
		let two_thirds = pallet_collective::RawOrigin::<AccountId, configs::governance::RiskCollective>::Members(2, 3);
		assert_ok!(whitelist.dispatch(OriginCaller::RiskCommittee(two_thirds).into()));

		let exit: RuntimeCall = pallet_safe_mode::Call::force_exit {}.into();
		assert_ok!(exit.dispatch(Origin::Breaker.into()));
		assert!(Filter::contains(&transfer()));
	});
}

/// The committee goes on in safe mode: a collective's members are filtered like everybody.
#[test]
fn the_committee_proposes_and_votes_in_safe_mode() {
	on_development(|| {
		enter_safe_mode();
		let motion: RuntimeCall = pallet_collective::Call::propose {
			threshold: 2,
			proposal: Box::new(pallet_whitelist::Call::whitelist_call { call_hash: Default::default() }.into()),
			length_bound: 100,
		}
		.into();
		assert_ok!(motion.dispatch(RuntimeOrigin::signed(account(Alice))));
	});
}

/// Batches let nothing through that would not pass alone.
#[test]
fn a_batch_hides_nothing() {
	on_development(|| {
		enter_safe_mode();
		let batch: RuntimeCall = pallet_utility::Call::batch_all { calls: vec![transfer()] }.into();
		assert!(batch.dispatch(RuntimeOrigin::signed(account(Alice))).is_err());
	});
}

#[test]
fn what_can_never_be_paused_is_pinned() {
	assert_eq!(
		NEVER_PAUSED_PALLETS,
		[
			"System",
			"Timestamp",
			"Finality",
			"Babe",
			"Grandpa",
			"Session",
			"Slashing",
			"Referenda",
			"ConvictionVoting",
			"Preimage",
			"Scheduler",
			"Whitelist",
			"RiskCommittee",
			"TxPause",
			"SafeMode",
		]
	);
	for pallet in NEVER_PAUSED_PALLETS {
		assert!(RuntimeCall::get_module_names().contains(&pallet), "{pallet} is a pallet");
	}
	for (pallet, call) in NEVER_PAUSED_CALLS {
		assert!(RuntimeCall::get_call_names(pallet).contains(&call), "{pallet}.{call} is a call");
	}
	on_development(|| {
		for name in [full_name("Timestamp", "set"), full_name("Staking", "unbond")] {
			assert!(NeverPaused::contains(&name));
			assert_noop!(TxPause::pause(RawOrigin::Root.into(), name), pallet_tx_pause::Error::<Runtime>::Unpausable);
		}
	});
}

/// A pause has no end of its own, so nobody but Root sets one; lifting may also come from the breaker track.
#[test]
fn only_root_pauses() {
	on_development(|| {
		let name = full_name("Balances", "transfer_keep_alive");
		for origin in [Origin::Breaker.into(), RuntimeOrigin::signed(account(Alice))] {
			assert!(TxPause::pause(origin, name.clone()).is_err());
		}
		assert_ok!(TxPause::pause(RawOrigin::Root.into(), name.clone()));
		assert_ok!(TxPause::unpause(Origin::Breaker.into(), name));
	});
}

/// Nobody buys safe mode with a deposit.
#[test]
fn safe_mode_is_not_for_sale() {
	on_development(|| {
		let enter: RuntimeCall = pallet_safe_mode::Call::enter {}.into();
		assert!(enter.dispatch_bypass_filter(RuntimeOrigin::signed(account(Alice))).is_err());
	});
}
