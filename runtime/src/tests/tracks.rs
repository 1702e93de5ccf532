//! The tracks of referenda.

use super::chain::*;
use crate::{
	constants::time::*,
	governance::{
		origins::Origin,
		tracks::{TracksInfo, TRACKS},
	},
	OriginCaller,
};
use frame_support::traits::Get;
use pallet_referenda::TracksInfo as _;

#[test]
fn are_in_order_and_named_once() {
	assert!(TracksInfo::check_integrity().is_ok());
	assert!(TRACKS.windows(2).all(|pair| pair[0].id < pair[1].id && pair[0].info.name != pair[1].info.name));
}

#[test]
fn every_origin_has_its_track() {
	let origins = [
		(OriginCaller::system(frame_system::RawOrigin::Root), 0),
		(OriginCaller::Origins(Origin::WhitelistedCaller), 1),
		(OriginCaller::Origins(Origin::Parameters), 2),
		(OriginCaller::Origins(Origin::SlashCancel), 10),
		(OriginCaller::Origins(Origin::Breaker), 11),
		(OriginCaller::Origins(Origin::CommitteeSeats), 12),
		(OriginCaller::Origins(Origin::TreasurySmall), 20),
		(OriginCaller::Origins(Origin::TreasuryMedium), 21),
		(OriginCaller::Origins(Origin::TreasuryBig), 22),
		(OriginCaller::Origins(Origin::ReferendumCanceller), 30),
		(OriginCaller::Origins(Origin::ReferendumKiller), 31),
	];
	assert_eq!(origins.len(), TRACKS.len());
	for (origin, track) in origins {
		assert_eq!(TracksInfo::track_for(&origin), Ok(track));
		assert!(TracksInfo::info(track).is_some());
	}
	let signed = OriginCaller::system(frame_system::RawOrigin::Signed([0; 32].into()));
	assert_eq!(TracksInfo::track_for(&signed), Err(()));
}

/// Loosening is slow: no track that enacts as Root takes less than a day to enact, but for what the committee whitelisted.
#[test]
fn root_takes_days() {
	let root = &TRACKS[0].info;
	assert!(root.confirm_period >= DAYS && root.min_enactment_period >= DAYS);
}

/// What was stopped for a day can be decided within that day: the whitelisted track's shortest path fits in safe mode.
#[test]
fn the_fast_track_fits_in_safe_mode() {
	for preset in ["development", "local_testnet", "production"] {
		at_genesis_of(preset, || {
			let info = TracksInfo::info(1).unwrap();
			let shortest = info.prepare_period + info.confirm_period + info.min_enactment_period;
			let safe_mode = <crate::configs::guard::SafeModeDuration as Get<u32>>::get();
			assert!(shortest < safe_mode, "{preset}: {shortest} and {safe_mode}");
		});
	}
}

/// Minutes for weeks: on a development network the root track's shortest path is under five minutes.
#[test]
fn development_decides_within_minutes() {
	on_development(|| {
		let info = TracksInfo::info(0).unwrap();
		assert!(info.prepare_period + info.confirm_period + info.min_enactment_period <= 5 * MINUTES);
		assert_eq!(TRACKS[0].info.decision_period, 28 * DAYS);
	});
}
