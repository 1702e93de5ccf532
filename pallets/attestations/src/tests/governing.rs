//! What governance may change, and what it may not.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn name(text: &[u8]) -> Name {
	text.to_vec().try_into().expect("at most 32 bytes")
}

#[test]
fn parameters_that_do_not_work_are_refused() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		let good = parameters();
		for bad in [
			Parameters { min_bond: 9, ..good.clone() },
			Parameters { max_drawn_bond: 999, ..good.clone() },
			Parameters { max_drawn_bond: u64::MAX, ..good.clone() },
			Parameters { silence: 0, ..good.clone() },
			Parameters { max_silent: 0, ..good.clone() },
		] {
			assert_noop!(Attestations::set_parameters(root(), bad), Error::<Test>::BadParameters);
		}
		let new = Parameters { min_bond: 2_000, ..good.clone() };
		assert_noop!(
			Attestations::set_parameters(RuntimeOrigin::signed(1), new.clone()),
			sp_runtime::DispatchError::BadOrigin
		);
		assert_ok!(Attestations::set_parameters(root(), new.clone()));
		assert_eq!(events().last(), Some(&Event::ParametersChanged { old: Some(good), new }));
	});
}

#[test]
fn domains_and_families_are_appended() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(Attestations::add_domain(root(), name(b"law")));
		assert_ok!(Attestations::add_family(root(), name(b"family-3")));
		assert_eq!(Domains::<Test>::get()[2], name(b"law"));
		assert_eq!(events().last(), Some(&Event::FamilyAdded { family: 3, name: name(b"family-3") }));
		for bad in [&b""[..], b"law", b"a b", &[200]] {
			assert_noop!(Attestations::add_domain(root(), name(bad)), Error::<Test>::BadName);
		}
		for number in 3..MAX_DOMAINS {
			assert_ok!(Attestations::add_domain(root(), name(format!("domain-{number}").as_bytes())));
		}
		assert_noop!(Attestations::add_domain(root(), name(b"one-more")), Error::<Test>::BadName);
		let nobody = || RuntimeOrigin::signed(1);
		assert_noop!(Attestations::add_domain(nobody(), name(b"x")), sp_runtime::DispatchError::BadOrigin);
		assert_noop!(Attestations::add_family(nobody(), name(b"x")), sp_runtime::DispatchError::BadOrigin);
	});
}
