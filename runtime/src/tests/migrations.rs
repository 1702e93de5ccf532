//! What happens when a migration fails: the chain neither stalls nor is stranded.

use super::chain::*;
use crate::{migrations::SafeModeAndOn, *};
use frame_support::{
	assert_ok,
	migrations::{FailedMigrationHandler, FailedMigrationHandling},
	traits::{self, Contains},
};
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::traits::Dispatchable;

#[test]
fn a_failed_migration_enters_safe_mode_and_lets_the_chain_go_on() {
	on_development(|| {
		assert_eq!(SafeModeAndOn::failed(Some(0)), FailedMigrationHandling::ForceUnstuck);
		assert!(<SafeMode as traits::SafeMode>::is_entered());
		next_block();

		// What mends it can be proposed.
		let call: RuntimeCall = pallet_preimage::Call::note_preimage { bytes: vec![1, 2, 3] }.into();
		assert_ok!(call.dispatch(RuntimeOrigin::signed(account(Alice))));
		// What could touch half-migrated state cannot.
		let transfer: RuntimeCall =
			pallet_balances::Call::transfer_all { dest: account(Alice).into(), keep_alive: true }.into();
		assert!(!<Runtime as frame_system::Config>::BaseCallFilter::contains(&transfer));
	});
}

#[test]
fn a_second_failure_extends_safe_mode() {
	on_development(|| {
		SafeModeAndOn::failed(None);
		let first = <SafeMode as traits::SafeMode>::remaining().unwrap();
		SafeModeAndOn::failed(None);
		assert_eq!(<SafeMode as traits::SafeMode>::remaining().unwrap(), 2 * first);
	});
}

/// A cursor left behind by a failure would leave the chain with inherents only; this is what the handler must prevent.
#[test]
fn a_stuck_cursor_would_stall_the_chain() {
	use frame_support::migrations::MultiStepMigrator;
	on_development(|| {
		pallet_migrations::Cursor::<Runtime>::put(pallet_migrations::MigrationCursor::Stuck);
		assert!(MultiBlockMigrations::ongoing());
		pallet_migrations::Cursor::<Runtime>::kill();
		assert!(!MultiBlockMigrations::ongoing());
	});
}
