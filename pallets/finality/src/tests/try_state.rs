//! Each invariant made to fail, and all passing on a pallet that has seen nothing.

use crate::{mock::*, *};
use frame_support::{assert_ok, BoundedVec};

/// Expects that after `corrupt` the check fails naming `invariant`, in a state that is thrown away.
fn breaks(invariant: &str, corrupt: impl FnOnce()) {
	build_and_execute(|| {
		run_to(5);
		change_authorities(&[Eve, Ferdie]);
		run_to(10);
		assert_ok!(note(justification(4, 0, &[Alice, Bob, Charlie])));
		frame_support::storage::with_transaction(|| {
			corrupt();
			let error = Finality::do_try_state(System::block_number()).expect_err("corruption must show");
			assert!(format!("{error:?}").contains(invariant), "{error:?} does not name {invariant}");
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
		})
		.unwrap();
	});
}

fn change_spans(change: impl FnOnce(&mut Vec<SpanOf<Test>>)) {
	let mut spans = Spans::<Test>::get().into_inner();
	change(&mut spans);
	Spans::<Test>::put(BoundedVec::truncate_from(spans));
}

#[test]
fn passes_on_empty_storage() {
	sp_io::TestExternalities::default().execute_with(|| {
		assert_ok!(Finality::do_try_state(0));
	});
}

#[test]
fn i1_span_without_authorities() {
	breaks("I1", || Authorities::<Test>::remove(1));
}

#[test]
fn i1_authorities_without_span() {
	breaks("I1", || Authorities::<Test>::insert(9, BoundedVec::default()));
}

#[test]
fn i2_span_ends_before_it_begins() {
	breaks("I2", || change_spans(|spans| spans[0].first = 6));
}

#[test]
fn i2_spans_overlap() {
	breaks("I2", || change_spans(|spans| spans[1].first = 5));
}

#[test]
fn i2_older_span_is_open() {
	breaks("I2", || change_spans(|spans| spans[0].last = None));
}

#[test]
fn i3_span_is_proven_past() {
	breaks("I3", || {
		Proven::<Test>::mutate(|block| {
			let block = block.as_mut().unwrap();
			(block.number, block.hash) = (5, header(5).hash());
		})
	});
}

#[test]
fn i4_proven_block_is_not_below_the_current() {
	breaks("I4", || {
		// The older set goes with it, or invariant 3 would speak first.
		change_spans(|spans| spans.retain(|span| span.set_id != 0));
		Authorities::<Test>::remove(0);
		Proven::<Test>::mutate(|block| block.as_mut().unwrap().number = 10);
	});
}

#[test]
fn i4_proven_block_is_of_another_fork() {
	breaks("I4", || Proven::<Test>::mutate(|block| block.as_mut().unwrap().hash = Default::default()));
}

#[test]
fn i5_authorities_cannot_verify() {
	breaks("I5", || Authorities::<Test>::insert(1, BoundedVec::default()));
}
