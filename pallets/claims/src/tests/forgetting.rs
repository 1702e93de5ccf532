//! The same text again: a larger committee, for as long as it is remembered.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn seats(id: ClaimId) -> u8 {
	rounds::Open::<Test>::get(claim(id).round).expect("it is open").seats
}

#[test]
fn asking_again_grows_the_committee_and_names_the_claim_before() {
	build_and_execute(|| {
		for id in 0..3 {
			submitted(&["a"]);
			assert_eq!(claim(id).header.previous, id.checked_sub(1));
			assert_eq!(claim(id).header.growth as u64, id);
		}
		assert_eq!([0, 1, 2].map(seats), [5, 11, 23]);
		assert_noop!(submit_as(REQUESTER, submission(&["a"])), sp_runtime::DispatchError::Other("unseatable"));
		assert_ok!(submit_as(OTHER, submission(&["b"])));
	});
}

#[test]
fn whoever_asks_it_is_the_same_text() {
	build_and_execute(|| {
		submitted(&["a"]);
		assert_ok!(submit_as(OTHER, submission(&["a"])));
		assert_eq!(seats(1), 11);
	});
}

#[test]
fn growth_has_an_end() {
	build_and_execute(|| {
		Seatable::set(95);
		for _ in 0..6 {
			submitted(&["a"]);
		}
		assert_eq!([0, 1, 2, 3, 4, 5].map(seats), [5, 11, 23, 47, 47, 47]);
	});
}

#[test]
fn a_text_is_forgotten_after_its_time() {
	build_and_execute(|| {
		submitted(&["a"]);
		run_to(1 + MEMORY);
		submitted(&["a"]);
		assert_eq!(seats(1), 11, "the last block of the time counts");
		run(MEMORY + 1);
		submitted(&["a"]);
		assert_eq!((seats(2), claim(2).header.previous), (5, None));
	});
}

#[test]
fn what_is_old_leaves_the_state() {
	build_and_execute(|| {
		submitted(&["a", "b"]);
		run(10);
		submitted(&["b", "c"]);
		run_to(MEMORY + 2);
		// The first "b" is remembered by the second one; what was queued for the first goes with the others.
		let texts: Vec<_> = Remembered::<Test>::iter_keys().collect();
		assert_eq!(texts.len(), 2);
		assert_eq!(Recents::<Test>::iter().count(), 2);
		run(20);
		assert_eq!(Remembered::<Test>::iter().count() + Recents::<Test>::iter().count(), 0);
		assert_eq!(OldestRemembered::<Test>::get(), 4);
	});
}

#[test]
fn forgetting_goes_on_where_it_stopped() {
	build_and_execute(|| {
		submitted(&["a", "b", "c"]);
		run_with(MEMORY + 1, 2);
		for left in [2, 1, 0] {
			run_with(System::block_number() + 1, 3);
			assert_eq!(Recents::<Test>::iter().count(), left);
		}
	});
}
