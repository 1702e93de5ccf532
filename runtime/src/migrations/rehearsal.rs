//! A migration that rehearses an upgrade: it walks every account over several blocks and changes none.
//!
//! Only in a runtime built with the feature `upgrade-rehearsal`, which tests authorise by referendum.

use crate::{AccountId, Runtime};
use frame_support::{
	migrations::{MigrationId, SteppedMigration, SteppedMigrationError},
	weights::{Weight, WeightMeter},
};

/// Accounts that one step visits: few, so that even a small network takes several blocks.
const ACCOUNTS_A_STEP: usize = 2;

/// Visits every account in storage order.
pub struct WalkAccounts;

impl SteppedMigration for WalkAccounts {
	/// The last account visited.
	type Cursor = AccountId;
	type Identifier = MigrationId<16>;

	fn id() -> Self::Identifier {
		MigrationId { pallet_id: *b"mira-rehearsal--", version_from: 0, version_to: 1 }
	}

	/// More than any rehearsal has accounts for: a walk that goes on is a fault of the cursor, and fails the migration.
	fn max_steps() -> Option<u32> {
		Some(1_000)
	}

	fn step(
		cursor: Option<Self::Cursor>,
		meter: &mut WeightMeter,
	) -> Result<Option<Self::Cursor>, SteppedMigrationError> {
		// All that is left of the block: one step a block, whatever the accounts weigh.
		let required: Weight = meter.remaining();
		if meter.try_consume(required).is_err() {
			return Err(SteppedMigrationError::InsufficientWeight { required });
		}
		let mut accounts = match cursor {
			Some(last) => {
				frame_system::Account::<Runtime>::iter_keys_from(frame_system::Account::<Runtime>::hashed_key_for(last))
			},
			None => frame_system::Account::<Runtime>::iter_keys(),
		};
		Ok(accounts.by_ref().take(ACCOUNTS_A_STEP).last())
	}
}
