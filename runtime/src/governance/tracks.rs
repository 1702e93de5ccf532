//! The tracks: how long, how many, how sure.
//!
//! Periods are written as production has them and divided by the network's period divisor, so that every network walks the
//! same path at its own pace. The constant in the metadata shows what this network has.

use super::origins::Origin;
use crate::{
	constants::{
		currency::MIRA,
		time::{DAYS, HOURS, MINUTES},
	},
	Balance, BlockNumber, NetworkParams, OriginCaller, RuntimeOrigin,
};
use alloc::borrow::Cow;
use frame_support::traits::OriginTrait;
use pallet_referenda::{Curve, Track, TrackInfo};
use sp_runtime::str_array as s;

type TrackId = u16;

/// How sure the voters must be, as the decision period passes.
struct Bar {
	approval: Curve,
	support: Curve,
}

/// From unanimity and half of all tokens down to a simple majority of few, slowly.
const CAREFUL: Bar = Bar {
	approval: Curve::make_reciprocal(4, 28, percent(80), percent(50), percent(100)),
	support: Curve::make_linear(28, 28, percent(1), percent(50)),
};
/// As careful about approval, content with less turnout sooner.
const ORDINARY: Bar = Bar {
	approval: Curve::make_linear(17, 28, percent(50), percent(100)),
	support: Curve::make_reciprocal(12, 28, percent(1), percent(0), percent(50)),
};
/// For what the risk committee has whitelisted, and for what must not come too late.
const QUICK: Bar = Bar {
	approval: Curve::make_reciprocal(16, 28, percent(96), percent(50), percent(100)),
	support: Curve::make_reciprocal(1, 28, percent(20), percent(5), percent(50)),
};

use sp_runtime::FixedI64;
const fn percent(x: i32) -> FixedI64 {
	FixedI64::from_rational(x as u128, 100)
}

/// Prepare, decide, confirm, enact: in production blocks.
struct Periods(BlockNumber, BlockNumber, BlockNumber, BlockNumber);

const fn track(
	id: TrackId,
	name: &str,
	max_deciding: u32,
	decision_deposit: Balance,
	periods: Periods,
	bar: Bar,
) -> Track<TrackId, Balance, BlockNumber> {
	Track {
		id,
		info: TrackInfo {
			name: s(name),
			max_deciding,
			decision_deposit: decision_deposit * MIRA,
			prepare_period: periods.0,
			decision_period: periods.1,
			confirm_period: periods.2,
			min_enactment_period: periods.3,
			min_approval: bar.approval,
			min_support: bar.support,
		},
	}
}

/// Every track with production's periods, by id.
pub const TRACKS: [Track<TrackId, Balance, BlockNumber>; 11] = [
	track(0, "root", 1, 100_000, Periods(2 * HOURS, 28 * DAYS, DAYS, DAYS), CAREFUL),
	track(1, "whitelisted_caller", 100, 10_000, Periods(30 * MINUTES, 28 * DAYS, 10 * MINUTES, 10 * MINUTES), QUICK),
	track(2, "parameters", 10, 5_000, Periods(2 * HOURS, 14 * DAYS, 12 * HOURS, 12 * HOURS), ORDINARY),
	track(10, "slash_cancel", 20, 5_000, Periods(30 * MINUTES, 7 * DAYS, 3 * HOURS, 10 * MINUTES), QUICK),
	track(11, "breaker", 20, 5_000, Periods(30 * MINUTES, 7 * DAYS, 3 * HOURS, 10 * MINUTES), QUICK),
	track(12, "committee", 5, 10_000, Periods(2 * HOURS, 14 * DAYS, DAYS, DAYS), CAREFUL),
	track(20, "treasury_small", 50, 100, Periods(4 * HOURS, 14 * DAYS, 12 * HOURS, DAYS), ORDINARY),
	track(21, "treasury_medium", 50, 1_000, Periods(4 * HOURS, 28 * DAYS, DAYS, DAYS), ORDINARY),
	track(22, "treasury_big", 20, 5_000, Periods(4 * HOURS, 28 * DAYS, 2 * DAYS, 2 * DAYS), CAREFUL),
	track(30, "referendum_canceller", 100, 10_000, Periods(2 * HOURS, 7 * DAYS, 3 * HOURS, 10 * MINUTES), ORDINARY),
	track(31, "referendum_killer", 100, 50_000, Periods(2 * HOURS, 28 * DAYS, 3 * HOURS, 10 * MINUTES), CAREFUL),
];

/// The tracks at this network's pace.
pub struct TracksInfo;

impl TracksInfo {
	fn at_pace(track: &Track<TrackId, Balance, BlockNumber>) -> Track<TrackId, Balance, BlockNumber> {
		let mut track = track.clone();
		for period in [
			&mut track.info.prepare_period,
			&mut track.info.decision_period,
			&mut track.info.confirm_period,
			&mut track.info.min_enactment_period,
		] {
			*period = NetworkParams::scaled(*period);
		}
		track
	}
}

impl pallet_referenda::TracksInfo<Balance, BlockNumber> for TracksInfo {
	type Id = TrackId;
	type RuntimeOrigin = <RuntimeOrigin as OriginTrait>::PalletsOrigin;

	fn tracks() -> impl Iterator<Item = Cow<'static, Track<TrackId, Balance, BlockNumber>>> {
		TRACKS.iter().map(|track| Cow::Owned(Self::at_pace(track)))
	}

	fn info(id: TrackId) -> Option<Cow<'static, TrackInfo<Balance, BlockNumber>>> {
		TRACKS.iter().find(|track| track.id == id).map(|track| Cow::Owned(Self::at_pace(track).info))
	}

	fn track_for(origin: &Self::RuntimeOrigin) -> Result<TrackId, ()> {
		match origin {
			OriginCaller::system(frame_system::RawOrigin::Root) => Ok(0),
			OriginCaller::Origins(origin) => Ok(match origin {
				Origin::WhitelistedCaller => 1,
				Origin::Parameters => 2,
				Origin::SlashCancel => 10,
				Origin::Breaker => 11,
				Origin::CommitteeSeats => 12,
				Origin::TreasurySmall => 20,
				Origin::TreasuryMedium => 21,
				Origin::TreasuryBig => 22,
				Origin::ReferendumCanceller => 30,
				Origin::ReferendumKiller => 31,
			}),
			_ => Err(()),
		}
	}
}
