//! Equivocation: how much is slashed, when, and who cannot touch it.

use super::chain::*;
use crate::*;
use frame_support::assert_noop;
use sp_runtime::{traits::BadOrigin, Perbill};
use sp_staking::offence::Offence;

/// One of four: the square of three times its share, 56.25%.
#[test]
fn one_of_four_loses_nine_sixteenths() {
	let offence = pallet_grandpa::EquivocationOffence {
		time_slot: pallet_grandpa::TimeSlot { set_id: 0, round: 0 },
		session_index: 0,
		validator_set_count: 4,
		offender: (),
	};
	assert_eq!(offence.slash_fraction(1), Perbill::from_parts(562_500_000));
}

/// No committee may hold the origin that cancels slashes in staking: it can also slash by hand.
#[test]
fn only_root_administers_staking() {
	on_development(|| {
		for origin in [
			governance::origins::Origin::SlashCancel.into(),
			OriginCaller::RiskCommittee(pallet_collective::RawOrigin::Members(3, 3)).into(),
		] {
			let origin: RuntimeOrigin = origin;
			assert_noop!(Staking::cancel_deferred_slash(origin, 0, vec![0]), BadOrigin);
		}
	});
}
