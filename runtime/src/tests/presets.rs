//! What networks start from.

use super::chain::*;
use crate::{genesis, NetworkParams, RiskCommittee, Session, Staking};
use sp_runtime::BuildStorage;

#[test]
fn every_preset_builds_and_slashes_before_stakes_leave() {
	for preset in genesis::preset_names() {
		let config = genesis_of(preset.as_ref());
		let mut state = sp_io::TestExternalities::new(config.build_storage().expect("builds"));
		state.execute_with(|| {
			let network = NetworkParams::parameters();
			assert_eq!(network.check(), Ok(()), "{preset:?}");
			assert!(network.slash_defer_duration < network.bonding_duration, "{preset:?}");
			// Nobody may be out of reach of a slash.
			assert!(pallet_staking::Invulnerables::<crate::Runtime>::get().is_empty(), "{preset:?}");
		});
	}
}

#[test]
fn development_has_one_validator_and_a_committee() {
	on_development(|| {
		assert_eq!(Session::validators().len(), 1);
		assert_eq!(
			pallet_collective::Members::<crate::Runtime, crate::configs::governance::RiskCollective>::get().len(),
			3
		);
		assert_eq!(Staking::minimum_validator_count(), 1);
	});
}

#[test]
fn local_has_four_validators() {
	on("local_testnet", || assert_eq!(Session::validators().len(), 4));
}

/// So that a committee of the fast and the standard tier can be drawn in the first block, by keys that verifiers can derive.
#[test]
fn well_known_networks_have_attestors_in_the_draw() {
	use pallet_mira_attestations::{Attestors, Families, Rounds};
	use sp_core::{sr25519::Pair, Pair as _};
	for preset in ["development", "local_testnet"] {
		on(preset, || {
			for id in 0..6u32 {
				let attestor = Attestors::<crate::Runtime>::get(id).expect("there are six");
				let pair = Pair::from_string(&format!("//Attestor//{}", id + 1), None).expect("the path is good");
				assert_eq!(attestor.operating, pair.public().into());
				assert!(attestor.drawn_weight > 0);
				let family = &Families::<crate::Runtime>::get()[usize::from(attestor.family)];
				assert_eq!(family.as_slice(), [&b"atlas"[..], b"almanac", b"annals"][id as usize % 3]);
			}
			for domain in 0..5 {
				assert_eq!(crate::Attestations::seatable(domain, 5), Ok(()));
			}
			assert!(crate::Attestations::seatable(5, 5).is_err(), "code needs a model");
		});
	}
}

#[test]
fn production_has_no_key_of_anybody_and_the_pace_of_weeks() {
	let config = genesis_of("production");
	assert!(config.balances.balances.is_empty() && config.session.keys.is_empty());
	assert!(config.attestations.attestors.is_empty());
	assert!(config.risk_committee.members.is_empty() && config.staking.stakers.is_empty());
	assert_eq!(config.network_params.parameters, Default::default());
	assert_eq!(config.staking.minimum_validator_count, 4);
	let _ = RiskCommittee::is_member;
}
