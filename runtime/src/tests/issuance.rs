//! Issuance changes only by era payout and by stated burns.

use super::chain::*;
use crate::{configs::staking::PayoutCurve, *};
use frame_support::assert_ok;
use frame_system::RawOrigin;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_staking::EraPayout;

/// What the events of the current block say was minted.
fn minted() -> Balance {
	events()
		.into_iter()
		.map(|event| match event {
			RuntimeEvent::Staking(pallet_staking::Event::EraPaid { remainder, .. }) => remainder,
			RuntimeEvent::Staking(pallet_staking::Event::Rewarded { amount, .. }) => amount,
			_ => 0,
		})
		.sum()
}

/// Through eras, payouts, fees, dust and a slash: what is new is what eras paid, and nothing is lost.
#[test]
fn only_eras_mint() {
	on_development(|| {
		let mut explained = Balances::total_issuance();
		let mut eras_paid = 0;
		for _ in 0..400 {
			next_block();
			let now = System::block_number();
			if now.is_multiple_of(50) {
				assert_ok!(Balances::transfer_allow_death(
					RawOrigin::Signed(account(Bob)).into(),
					account(Charlie).into(),
					MIRA
				));
			}
			if now == 130 {
				// An account that is emptied leaves dust below the existential deposit: the treasury's.
				let poor: AccountId = [9; 32].into();
				let value = constants::currency::EXISTENTIAL_DEPOSIT;
				assert_ok!(Balances::transfer_keep_alive(
					RawOrigin::Signed(account(Bob)).into(),
					poor.clone().into(),
					2 * value
				));
				assert_ok!(Balances::transfer_allow_death(
					RawOrigin::Signed(poor).into(),
					account(Bob).into(),
					value + value / 2
				));
			}
			if now == 200 {
				let _ = Staking::payout_stakers(RawOrigin::Signed(account(Bob)).into(), account(Alice), 1);
			}
			if events()
				.iter()
				.any(|event| matches!(event, RuntimeEvent::Staking(pallet_staking::Event::EraPaid { .. })))
			{
				eras_paid += 1;
			}
			explained += minted();
			assert_eq!(Balances::total_issuance(), explained, "at block {now}");
		}
		assert!(eras_paid >= 4, "{eras_paid} eras paid");
	});
}

/// The curve: 10% a year altogether, to stakers between 2.5% and 10%, most at half staked.
#[test]
fn the_payout_curve_is_as_stated() {
	const YEAR: u64 = 1000 * 3600 * 24 * 36525 / 100;
	let issuance = 1_000_000 * MIRA;
	for (staked_percent, stakers_per_mille) in [(0, 25), (10, 40), (25, 62), (50, 100), (55, 62), (60, 43), (100, 25)] {
		let (stakers, treasury) = PayoutCurve::era_payout(issuance * staked_percent / 100, issuance, YEAR);
		assert_eq!(stakers + treasury, issuance / 10, "at {staked_percent}% staked");
		let expected = issuance * stakers_per_mille / 1_000;
		assert!(stakers.abs_diff(expected) < issuance / 1_000, "at {staked_percent}%: {stakers} for {expected}");
	}
	let (day, _) = PayoutCurve::era_payout(issuance / 2, issuance, YEAR / 365);
	assert!(day.abs_diff(issuance / 10 / 365) < issuance / 1_000_000);
	// A halt of years is not paid for.
	assert_eq!(
		PayoutCurve::era_payout(issuance / 2, issuance, 5 * YEAR),
		PayoutCurve::era_payout(issuance / 2, issuance, YEAR)
	);
}
