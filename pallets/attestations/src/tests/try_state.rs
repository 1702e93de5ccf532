//! Each invariant can fail, and holds where nothing ever happened.

use crate::{mock::*, *};
use frame_support::{assert_ok, traits::fungible::Mutate};

/// A chain with a round in each phase, and a change on its way.
fn busy() -> [RoundId; 3] {
	let [judged, committing] = [open(request()), open(Request { subject: 8, exposure: 1_000, ..request() })];
	run(3);
	attest(judged, &committee(judged), &[TRUE, TRUE, TRUE, TRUE, Answer::Abstain]);
	assert_ok!(Attestations::bond_extra(owner(0), 0, 10));
	let drawing = open(Request { subject: 9, ..request() });
	[judged, committing, drawing]
}

fn broken(corrupt: impl FnOnce([RoundId; 3])) -> &'static str {
	new_test_ext().execute_with(|| {
		let rounds = busy();
		check();
		corrupt(rounds);
		match Attestations::do_try_state() {
			Err(sp_runtime::TryRuntimeError::Other(text)) => text,
			other => panic!("not an invariant: {other:?}"),
		}
	})
}

fn change(id: AttestorId, change: impl FnOnce(&mut AttestorOf<Test>)) {
	Attestors::<Test>::mutate(id, |attestor| change(attestor.as_mut().unwrap()));
}

fn change_round(id: RoundId, change: impl FnOnce(&mut RoundOf<Test>)) {
	OpenRounds::<Test>::mutate(id, |round| change(round.as_mut().unwrap()));
}

#[test]
fn holds_on_empty_state() {
	sp_io::TestExternalities::default().execute_with(|| {
		assert_ok!(Attestations::do_try_state());
	});
}

#[test]
fn i1_pot_holds_what_it_owes() {
	assert!(broken(|_| change(0, |it| it.earned = 1)).starts_with("I1"));
	assert!(broken(|_| change(0, |it| it.record.abstentions = 1)).starts_with("I1"));
	assert!(broken(|[judged, ..]| change_round(judged, |it| it.request.reward += 1)).starts_with("I1"));
	let taken = broken(|_| {
		Balances::set_balance(&Attestations::pot(), EXISTENTIAL_DEPOSIT + owed() - 1);
	});
	assert!(taken.starts_with("I1"));
}

#[test]
fn i2_bonds_are_held() {
	assert!(broken(|_| change(0, |it| it.bond += 1)).starts_with("I2"));
	assert!(broken(|_| change(0, |it| it.owner = POOR)).starts_with("I2"));
}

#[test]
fn i3_exposure_within_bonds() {
	assert!(broken(|_| change(0, |it| it.exposed += 1)).starts_with("I3"));
	assert!(broken(|_| change(0, |it| it.seats += 1)).starts_with("I3"));
	assert!(broken(|_| change(0, |it| it.frozen = it.bond + 1)).starts_with("I3"));
	let leaving = |it: &mut AttestorOf<Test>| it.unbonding = Some(Unbonding { amount: it.bond + 1, free_at: 9 });
	assert!(broken(|_| change(0, leaving)).starts_with("I3"));
	assert!(broken(|[_, committing, _]| change_round(committing, |it| it.request.exposure += 1)).starts_with("I3"));
}

#[test]
fn i4_trees_agree() {
	assert!(broken(|_| change(0, |it| it.drawn_weight += 1)).starts_with("I4"));
	assert!(broken(|_| change(0, |it| it.drawn_domains = DomainSet::of([MATHS]))).starts_with("I4"));
	assert!(broken(|_| Shares::<Test>::mutate(FACTS, |shares| shares[0].attestors += 1)).starts_with("I4"));
	let root = ((FACTS, 0), (0, 0));
	assert!(broken(|_| TreeNodes::<Test>::mutate(root, |node| node.as_mut().unwrap()[0] += 1)).starts_with("I4"));
	assert!(broken(|_| TreeNodes::<Test>::insert(((MATHS, 0), (0, 0)), [0; 16])).starts_with("I4"));
}

#[test]
fn i5_operating_keys() {
	assert!(broken(|_| Operating::<Test>::remove(OWNERS + KEYS)).starts_with("I5"));
	assert!(broken(|_| Operating::<Test>::insert(POOR, 0)).starts_with("I5"));
	assert!(broken(|_| NextAttestor::<Test>::put(3)).starts_with("I5"));
}

#[test]
fn i6_committees() {
	let seat = |round, seat| Committees::<Test>::insert(round, committee(round)[0], seat);
	let silent = |round, id: AttestorId| {
		// What silence does, but for the count.
		change(id, |it| it.exposed -= 1_000);
		Committees::<Test>::insert(round, id, Seat::Silent);
	};
	assert!(broken(|[_, committing, _]| silent(committing, committee(committing)[0])).starts_with("I6"));
	assert!(broken(|[judged, ..]| seat(judged, Seat::Drawn)).starts_with("I6"));
	assert!(broken(|[_, committing, _]| seat(committing, Seat::Committed(Default::default()))).starts_with("I6"));
	assert!(broken(|[judged, ..]| change_round(judged, |it| it.tally.true_ += 1)).starts_with("I6"));
	assert!(broken(|[_, committing, _]| change_round(committing, |it| it.commits += 1)).starts_with("I6"));
	assert!(broken(|[_, committing, _]| change_round(committing, |it| it.phase = Phase::Judged)).starts_with("I6"));
	assert!(broken(|_| NextRound::<Test>::put(1)).starts_with("I6"));
	let missing = broken(|[_, committing, _]| {
		let id = committee(committing)[0];
		change(id, |it| (it.exposed, it.seats) = (it.exposed - 1_000, it.seats - 1));
		Committees::<Test>::remove(committing, id);
	});
	assert!(missing.starts_with("I6"));
	let monopoly = broken(|[_, committing, _]| {
		for id in committee(committing) {
			change(id, |it| it.drawn_weight = 0);
		}
		for id in 0..ATTESTORS {
			change(id, |it| {
				it.family = 0;
				it.drawn_weight = 0;
			});
		}
		let _ = TreeNodes::<Test>::clear(1_000, None);
		let _ = Shares::<Test>::clear(1_000, None);
	});
	assert!(monopoly.starts_with("I6: a family"));
}

#[test]
fn i7_rounds_wait_in_their_lanes() {
	assert!(broken(|[_, _, drawing]| {
		let at = LaneCursors::<Test>::get()[9].head;
		assert_eq!(LaneEntries::<Test>::take((Lane::Draw, at)), Some(drawing));
	})
	.starts_with("I7"));
	assert!(broken(|[_, _, drawing]| LaneEntries::<Test>::insert((Lane::Sealed, 0), drawing)).starts_with("I7"));
	assert!(broken(|[judged, _, drawing]| {
		let at = LaneCursors::<Test>::get()[9].head;
		LaneEntries::<Test>::mutate((Lane::Draw, at), |entry| {
			assert_eq!(*entry, Some(drawing));
			*entry = Some(judged);
		});
	})
	.starts_with("I7"));
}

#[test]
fn i8_changes_are_counted() {
	assert!(broken(|_| change(0, |it| it.changes = 0)).starts_with("I8"));
	assert!(broken(|_| ChangesCursor::<Test>::mutate(|cursor| cursor.next += 1)).starts_with("I8"));
	let order = broken(|_| {
		assert_ok!(Attestations::bond_extra(owner(1), 1, 10));
		let at = ChangesCursor::<Test>::get().head;
		Changes::<Test>::mutate(at, |change| change.as_mut().unwrap().effective += 100);
	});
	assert!(order.starts_with("I8"));
}
