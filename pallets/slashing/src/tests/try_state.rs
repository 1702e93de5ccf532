//! Each invariant can fail, and holds where nothing ever happened.

use crate::{mock::*, *};
use frame_support::assert_ok;

fn broken(corrupt: impl FnOnce(SlashId)) -> &'static str {
	new_test_ext().execute_with(|| {
		defer(silence(BOB, 5));
		let id = defer(silence(ALICE, 60));
		assert_ok!(Slashing::do_try_state());
		corrupt(id);
		match Slashing::do_try_state() {
			Err(sp_runtime::TryRuntimeError::Other(text)) => text,
			other => panic!("not an invariant: {other:?}"),
		}
	})
}

fn change(id: SlashId, change: impl FnOnce(&mut DeferredSlashOf<Test>)) {
	Deferred::<Test>::mutate(id, |slash| change(slash.as_mut().unwrap()));
}

#[test]
fn holds_on_empty_state() {
	sp_io::TestExternalities::default().execute_with(|| {
		assert_ok!(Slashing::do_try_state());
	});
}

#[test]
fn i1_pending_slashes_are_frozen() {
	assert!(broken(|_| bonds::Frozen::<Test>::insert(ALICE, 59)).starts_with("I1"));
	assert!(broken(|id| change(id, |slash| slash.status = Status::Cancelled)).starts_with("I1"));
}

#[test]
fn i2_no_slash_of_nothing() {
	let zeroed = broken(|id| {
		bonds::Frozen::<Test>::remove(ALICE);
		change(id, |slash| slash.offence.amount = 0);
	});
	assert!(zeroed.starts_with("I2"));
}

#[test]
fn i3_ids_blocks_in_order() {
	assert!(broken(NextId::<Test>::put).starts_with("I3"));
	assert!(broken(|id| change(id, |slash| slash.due_at = 3)).starts_with("I3"));
	assert!(broken(|id| change(id, |slash| slash.decided_at = 0)).starts_with("I3"));
}

#[test]
fn i4_nothing_behind_the_head() {
	assert!(broken(Head::<Test>::put).starts_with("I4"));
	assert!(broken(|id| Head::<Test>::put(id + 2)).starts_with("I4"));
}
