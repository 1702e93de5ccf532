//! What an upgrade changes in the state, and what happens if that fails.

#[cfg(feature = "upgrade-rehearsal")]
pub mod rehearsal;

use crate::{constants::time::DAYS, BlockNumber, NetworkParams, SafeMode};
use frame_support::{
	migrations::{FailedMigrationHandler, FailedMigrationHandling},
	traits,
};

/// Migrations that run within the first block of a new runtime.
pub type SingleBlock = ();

/// Migrations that run over several blocks, a step at a time.
#[cfg(not(feature = "upgrade-rehearsal"))]
pub type MultiBlock = ();
/// Migrations that run over several blocks, a step at a time.
#[cfg(feature = "upgrade-rehearsal")]
pub type MultiBlock = (rehearsal::WalkAccounts,);

/// How long safe mode lasts after a failed migration, unless a referendum ends or extends it.
const AFTER_FAILURE: BlockNumber = 7 * DAYS;

/// After a failed migration: safe mode, and on.
///
/// The state may be half migrated, so that ordinary calls must wait; but the chain must take transactions, or the referendum
/// that mends it could never be held. So the migration is given up (which the SDK's own handler does not do, leaving the
/// chain with inherents only) and safe mode lets governance and the risk committee through.
pub struct SafeModeAndOn;

impl FailedMigrationHandler for SafeModeAndOn {
	fn failed(migration: Option<u32>) -> FailedMigrationHandling {
		let duration = NetworkParams::scaled(AFTER_FAILURE);
		let guarded = if <SafeMode as traits::SafeMode>::is_entered() {
			<SafeMode as traits::SafeMode>::extend(duration)
		} else {
			<SafeMode as traits::SafeMode>::enter(duration)
		};
		if guarded.is_err() {
			log::error!(target: "runtime::migrations", "safe mode could not be entered after migration {migration:?} failed");
		}
		FailedMigrationHandling::ForceUnstuck
	}
}
