//! Each invariant can fail, and holds where nothing ever happened.

use crate::{forgetting::memory_key, mock::*, *};
use frame_support::assert_ok;

/// A response with a claim in each stage, and one that is final.
fn busy() {
	submitted(&["over"]);
	unseat(0);
	submitted(&["a", "b"]);
	judge(1, tally(5, 5, 0));
}

fn broken(corrupt: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		busy();
		assert_ok!(ClaimsPallet::do_try_state());
		corrupt();
		match ClaimsPallet::do_try_state() {
			Err(sp_runtime::TryRuntimeError::Other(text)) => text,
			other => panic!("not an invariant: {other:?}"),
		}
	})
}

fn change(id: ClaimId, change: impl FnOnce(&mut ClaimOf<Test>)) {
	Claims::<Test>::mutate(id, |claim| change(claim.as_mut().unwrap()));
}

#[test]
fn holds_on_empty_state() {
	sp_io::TestExternalities::default().execute_with(|| {
		assert_ok!(ClaimsPallet::do_try_state());
	});
}

#[test]
fn i1_claims_and_responses_agree() {
	assert!(broken(|| Claims::<Test>::remove(2)).starts_with("I1"));
	assert!(broken(|| Responses::<Test>::remove(1)).starts_with("I1"));
	assert!(broken(|| change(2, |it| it.header.response = 0)).starts_with("I1"));
	assert!(broken(|| Responses::<Test>::mutate(1, |it| it.as_mut().unwrap().finals.refuted += 1)).starts_with("I1"));
	assert!(broken(|| NextClaim::<Test>::put(2)).starts_with("I1"));
	assert!(broken(|| NextResponse::<Test>::put(1)).starts_with("I1"));
	assert!(broken(|| Responses::<Test>::mutate(1, |it| it.as_mut().unwrap().first = 2)).starts_with("I1"));
}

#[test]
fn i2_every_claim_has_a_round_and_its_seats() {
	assert!(broken(|| change(2, |it| it.round = claim(1).round)).starts_with("I2"));
	let few = pallet_mira_attestations::tally::Tally { true_: 1, ..Default::default() };
	assert!(broken(|| change(1, |it| {
		let Stage::Provisional { tally, .. } = &mut it.stage else { panic!("it is judged") };
		*tally = few;
	}))
	.starts_with("I2"));
}

#[test]
fn i3_texts_of_claims() {
	assert!(broken(|| Texts::<Test>::remove(2)).starts_with("I3"));
	assert!(broken(|| Texts::<Test>::insert(2, text("another"))).starts_with("I3"));
	assert!(broken(|| Texts::<Test>::insert(0, text("over"))).starts_with("I3"));
}

#[test]
fn i4_deposits_are_held() {
	assert!(broken(|| Responses::<Test>::mutate(1, |it| it.as_mut().unwrap().deposit += 1)).starts_with("I4"));
	assert!(broken(|| Responses::<Test>::mutate(1, |it| it.as_mut().unwrap().requester = OTHER)).starts_with("I4"));
}

#[test]
fn i5_provisional_claims_wait() {
	assert!(broken(|| WindowEntries::<Test>::remove((Tier::Fast, 0))).starts_with("I5"));
	assert!(broken(|| WindowEntries::<Test>::insert((Tier::Fast, 0), 2)).starts_with("I5"));
	assert!(broken(|| WindowEntries::<Test>::insert((Tier::Fast, 1), 2)).starts_with("I5"));
	assert!(
		broken(|| Responses::<Test>::mutate(1, |it| it.as_mut().unwrap().header.tier = Tier::High)).starts_with("I5")
	);
	assert!(broken(|| change(1, |it| it.stage = Stage::Attesting)).starts_with("I5"));
}

#[test]
fn i6_certified_are_over() {
	assert!(broken(|| Certified::<Test>::insert(1, sp_core::H256::zero())).starts_with("I6"));
	assert!(broken(|| Certified::<Test>::insert(2, sp_core::H256::zero())).starts_with("I6"));
	assert!(broken(|| Certified::<Test>::remove(0)).starts_with("I6"));
}

#[test]
fn i7_texts_are_remembered_once() {
	assert!(broken(|| Remembered::<Test>::remove(1)).starts_with("I7"));
	assert!(broken(|| Recents::<Test>::remove(memory_key(claim(1).header.text))).starts_with("I7"));
	assert!(broken(|| OldestRemembered::<Test>::put(1)).starts_with("I7"));
	assert!(broken(|| {
		Recents::<Test>::mutate(memory_key(claim(1).header.text), |recent| recent.as_mut().unwrap().claim = 2);
	})
	.starts_with("I7"));
}
