//! What an author puts into its block.

use crate::{mock::*, *};
use frame_support::{assert_ok, inherent::ProvideInherent};
use sp_inherents::InherentData;

fn inherent_for(justification: &Justification) -> Option<Call<Test>> {
	let mut data = InherentData::new();
	data.put_data(INHERENT_IDENTIFIER, justification).unwrap();
	Finality::create_inherent(&data)
}

#[test]
fn a_new_proof_becomes_an_inherent() {
	build_and_execute(|| {
		run_to(10);
		let good = justification(6, 0, &[Alice, Bob, Charlie]);
		let call = inherent_for(&good).unwrap();
		assert!(Finality::is_inherent(&call));
		assert_eq!(call, Call::note_justification { justification: Box::new(good) });
	});
}

#[test]
fn nothing_to_bring_is_fine() {
	build_and_execute(|| {
		assert_eq!(Finality::create_inherent(&InherentData::new()), None);
		assert!(matches!(Finality::is_inherent_required(&InherentData::new()), Ok(None)));
	});
}

#[test]
fn stale_forged_and_undecodable_are_left_out() {
	build_and_execute(|| {
		run_to(10);
		assert_ok!(note(justification(6, 0, &[Alice, Bob, Charlie])));
		assert_eq!(inherent_for(&justification(6, 0, &[Alice, Bob, Charlie])), None);
		assert_eq!(inherent_for(&justification(7, 0, &[Alice, Bob, Eve])), None);

		let mut data = InherentData::new();
		data.put_data(INHERENT_IDENTIFIER, &"not a justification").unwrap();
		assert_eq!(Finality::create_inherent(&data), None);
	});
}
