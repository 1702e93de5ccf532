//! What genesis accepts, what it refuses, and how periods scale.

use crate::{self as pallet_mira_network_params, *};
use frame_support::{assert_ok, derive_impl};
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		NetworkParams: pallet_mira_network_params,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

impl Config for Test {}

const DEVELOPMENT: NetworkParameters = NetworkParameters {
	epoch_length: 20,
	sessions_per_era: 3,
	bonding_duration: 4,
	slash_defer_duration: 2,
	period_divisor: 1200,
};

fn network(parameters: NetworkParameters) -> TestExternalities {
	GenesisConfig::<Test> { parameters, ..Default::default() }.build_storage().unwrap().into()
}

#[test]
fn genesis_stores_the_parameters() {
	network(DEVELOPMENT).execute_with(|| {
		assert_eq!(NetworkParams::parameters(), DEVELOPMENT);
		assert_ok!(NetworkParams::do_try_state());
	});
}

#[test]
fn production_is_the_default_with_and_without_a_state() {
	assert_eq!(NetworkParams::parameters(), NetworkParameters::default());
	TestExternalities::default().execute_with(|| assert_eq!(NetworkParams::parameters(), NetworkParameters::default()));
	assert_eq!(NetworkParameters::default().check(), Ok(()));
}

#[test]
fn periods_are_divided_and_never_vanish() {
	network(DEVELOPMENT).execute_with(|| {
		assert_eq!(NetworkParams::scaled(14_400), 12);
		assert_eq!(NetworkParams::scaled(100), 1);
		assert_eq!(NetworkParams::scaled(0), 1);
	});
	network(Default::default()).execute_with(|| assert_eq!(NetworkParams::scaled(14_400), 14_400));
}

#[test]
fn each_bad_parameter_has_its_reason() {
	let bad = [
		(NetworkParameters { epoch_length: 9, ..DEVELOPMENT }, InvalidParameters::EpochTooShort),
		(NetworkParameters { sessions_per_era: 0, ..DEVELOPMENT }, InvalidParameters::NoSessions),
		(NetworkParameters { slash_defer_duration: 4, ..DEVELOPMENT }, InvalidParameters::SlashOutlivesBond),
		(NetworkParameters { period_divisor: 0, ..DEVELOPMENT }, InvalidParameters::ZeroDivisor),
	];
	for (parameters, reason) in bad {
		assert_eq!(parameters.check(), Err(reason));
	}
}

#[test]
#[should_panic(expected = "slashDeferDuration must be below bondingDuration")]
fn genesis_refuses_bad_parameters() {
	network(NetworkParameters { slash_defer_duration: 28, ..Default::default() });
}

#[test]
fn i1_fails_on_corrupt_storage() {
	network(DEVELOPMENT).execute_with(|| {
		Parameters::<Test>::put(NetworkParameters { period_divisor: 0, ..DEVELOPMENT });
		assert!(NetworkParams::do_try_state().is_err());
	});
}

#[test]
fn encoding_is_pinned() {
	use codec::Encode;
	let bytes = DEVELOPMENT.encode();
	assert_eq!(bytes.len(), 20);
	assert_eq!(bytes, [20u32, 3, 4, 2, 1200].iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<_>>());
}
