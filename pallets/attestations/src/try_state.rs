//! The invariants of the crate's documentation, one function each.

#![cfg(any(feature = "try-runtime", test))]

use crate::{fifo::LANES, pallet::*, rounds::lane_of, settling, snapshot, tree::Nodes, types::*};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::fungible::{Inspect, InspectHold},
};
use sp_runtime::{
	traits::{CheckedAdd, Zero},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the one that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::i1_pot_holds_what_it_owes()?;
		Self::i2_bonds_are_held()?;
		Self::i3_exposure_within_bonds()?;
		Self::i4_trees_agree()?;
		Self::i5_operating_keys()?;
		Self::i6_committees()?;
		Self::i7_rounds_wait_in_their_lanes()?;
		Self::i8_changes_are_counted()
	}

	fn i1_pot_holds_what_it_owes() -> Result<(), TryRuntimeError> {
		let rounds = OpenRounds::<T>::iter_values().map(|round| settling::rewards::<T>(&round.request));
		let earned =
			Attestors::<T>::iter_values().map(|attestor| attestor.earned.checked_add(&attestor.record.abstentions));
		let owed = rounds.chain(earned).try_fold(BalanceOf::<T>::zero(), |sum, amount| sum.checked_add(&amount?));
		let owed = owed.ok_or("I1: what the pot owes overflows")?;
		let pot = T::Currency::balance(&Self::pot());
		ensure!(
			owed.is_zero() || owed.checked_add(&T::Currency::minimum_balance()).is_some_and(|sum| pot >= sum),
			"I1: the pot holds less than it owes"
		);
		Ok(())
	}

	fn i2_bonds_are_held() -> Result<(), TryRuntimeError> {
		let mut bonds = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		for attestor in Attestors::<T>::iter_values() {
			let sum = bonds.entry(attestor.owner).or_insert_with(Zero::zero);
			*sum = sum.checked_add(&attestor.bond).ok_or("I2: bonds overflow")?;
		}
		ensure!(
			bonds.iter().all(|(owner, sum)| T::Currency::balance_on_hold(&HoldReason::Bond.into(), owner) == *sum),
			"I2: what is held is not what is bonded"
		);
		Ok(())
	}

	fn i3_exposure_within_bonds() -> Result<(), TryRuntimeError> {
		let mut exposed = BTreeMap::<AttestorId, BalanceOf<T>>::new();
		let mut counts = BTreeMap::<AttestorId, u32>::new();
		for (round, attestor, seat) in Committees::<T>::iter() {
			let exposure = OpenRounds::<T>::get(round).ok_or("I6: a committee has no round")?.request.exposure;
			*counts.entry(attestor).or_default() += 1;
			if seat.is_exposed() {
				let sum = exposed.entry(attestor).or_insert_with(Zero::zero);
				*sum = sum.checked_add(&exposure).ok_or("I3: exposure overflows")?;
			}
		}
		for (id, attestor) in Attestors::<T>::iter() {
			let seats = exposed.remove(&id).unwrap_or_else(Zero::zero);
			ensure!(attestor.exposed == seats, "I3: exposure is not what open seats have at risk");
			ensure!(attestor.seats == counts.remove(&id).unwrap_or(0), "I3: seats are not counted");
			let at_risk = attestor.exposed.checked_add(&attestor.frozen);
			ensure!(at_risk.is_some_and(|sum| sum <= attestor.bond), "I3: more is at risk than bonded");
			let leaving = attestor.unbonding.map_or_else(Zero::zero, |unbonding| unbonding.amount);
			ensure!(leaving <= attestor.bond, "I3: more is asked back than bonded");
		}
		ensure!(counts.is_empty(), "I3: a seat's attestor is gone");
		Ok(())
	}

	fn i4_trees_agree() -> Result<(), TryRuntimeError> {
		// What the leaves must be, by what attestors say; each level above from the one below.
		let mut leaves = BTreeMap::<(DomainId, FamilyId), BTreeMap<u32, u64>>::new();
		for (id, attestor) in Attestors::<T>::iter().filter(|(_, attestor)| attestor.drawn_weight > 0) {
			for domain in attestor.drawn_domains.iter() {
				leaves.entry((domain, attestor.family)).or_default().insert(id, attestor.drawn_weight);
			}
		}
		let mut shares = BTreeMap::<(DomainId, FamilyId), u32>::new();
		for (domain, families) in Shares::<T>::iter() {
			for share in families {
				ensure!(
					shares.insert((domain, share.family), share.attestors).is_none(),
					"I4: a family is listed twice"
				);
			}
		}
		let counts = leaves.iter().map(|(tree, leaves)| (*tree, leaves.len() as u32)).collect::<BTreeMap<_, _>>();
		ensure!(shares == counts, "I4: families do not count the attestors in their trees");

		let mut nodes = 0;
		for ((domain, family), mut sums) in leaves {
			let tree = snapshot::StoredTree::<T>::of(domain, family);
			for level in (0..crate::tree::DEPTH).rev() {
				let mut above = BTreeMap::<u32, u64>::new();
				let mut expected = BTreeMap::<u32, crate::tree::Node>::new();
				for (index, sum) in sums {
					expected.entry(index >> 4).or_default()[(index & 15) as usize] = sum;
					let total = above.entry(index >> 4).or_default();
					*total = total.checked_add(sum).ok_or("I4: weights overflow")?;
				}
				nodes += expected.len();
				ensure!(
					expected.iter().all(|(index, node)| tree.get((level, *index)) == *node),
					"I4: a tree does not say what attestors say"
				);
				sums = above;
			}
		}
		ensure!(TreeNodes::<T>::iter_keys().count() == nodes, "I4: a tree has nodes that nobody is below");
		Ok(())
	}

	fn i5_operating_keys() -> Result<(), TryRuntimeError> {
		let mut keys: BTreeMap<_, _> = Operating::<T>::iter().collect();
		for (id, attestor) in Attestors::<T>::iter() {
			ensure!(
				keys.remove(&attestor.operating) == Some(id),
				"I5: an attestor's operating key names another one, or none"
			);
			ensure!(id < NextAttestor::<T>::get(), "I5: an attestor has a number that was not given yet");
		}
		ensure!(keys.is_empty(), "I5: an operating key names nobody");
		Ok(())
	}

	fn i6_committees() -> Result<(), TryRuntimeError> {
		let mut committees = BTreeMap::<RoundId, Vec<(AttestorId, Seat)>>::new();
		for (round, attestor, seat) in Committees::<T>::iter() {
			committees.entry(round).or_default().push((attestor, seat));
		}
		for (id, round) in OpenRounds::<T>::iter() {
			ensure!(id < NextRound::<T>::get(), "I6: a round has a number that was not given yet");
			let seats = committees.remove(&id).unwrap_or_default();
			let drawn = !matches!(round.phase, Phase::Drawing { .. });
			ensure!(
				seats.len() == if drawn { round.request.seats.into() } else { 0 },
				"I6: seats are missing, or too many"
			);
			Self::i6_one_seat_an_owner(&seats)?;

			let count = |is: fn(&Seat) -> bool| seats.iter().filter(|(_, seat)| is(seat)).count() as u32;
			let [drawn, committed, silent] = [
				count(|seat| *seat == Seat::Drawn),
				count(|seat| matches!(seat, Seat::Committed(_))),
				count(|seat| *seat == Seat::Silent),
			];
			let revealed = count(|seat| matches!(seat, Seat::Revealed(_)));
			let commits = u32::from(round.commits);
			let counted = round.tally.revealed() == revealed && u32::from(round.tally.silent) == silent;
			ensure!(counted, "I6: the tally does not count the seats");
			let agrees = match round.phase {
				Phase::Drawing { .. } => round.commits == 0,
				Phase::Committing { .. } => committed == commits && revealed + silent == 0,
				Phase::Sealed { .. } => drawn + revealed == 0 && committed == commits,
				Phase::Revealing { .. } => drawn == 0 && committed + revealed == commits && committed > 0,
				Phase::Judged => drawn + committed == 0,
			};
			ensure!(agrees, "I6: a phase does not agree with the seats");
		}
		ensure!(committees.is_empty(), "I6: a committee has no round");
		Ok(())
	}

	fn i6_one_seat_an_owner(seats: &[(AttestorId, Seat)]) -> Result<(), TryRuntimeError> {
		let mut owners = BTreeSet::new();
		let mut families = BTreeMap::<FamilyId, u32>::new();
		for (id, _) in seats {
			let attestor = Attestors::<T>::get(id).ok_or("I6: a seat's attestor is gone")?;
			ensure!(owners.insert(attestor.owner), "I6: an owner has two seats of a committee");
			*families.entry(attestor.family).or_default() += 1;
		}
		let cap = snapshot::family_cap(seats.len() as u32);
		ensure!(families.values().all(|seats| *seats <= cap), "I6: a family has more seats than its cap");
		Ok(())
	}

	fn i7_rounds_wait_in_their_lanes() -> Result<(), TryRuntimeError> {
		let mut waiting = BTreeMap::<RoundId, Vec<Lane>>::new();
		let cursors = LaneCursors::<T>::get();
		for ((lane, at), round) in LaneEntries::<T>::iter() {
			let place = LANES.iter().position(|known| *known == lane).ok_or("I7: an entry of no known lane")?;
			ensure!((cursors[place].head..cursors[place].next).contains(&at), "I7: an entry is outside of its lane");
			waiting.entry(round).or_default().push(lane);
		}
		let entries: u64 = waiting.values().map(|lanes| lanes.len() as u64).sum();
		let places: u64 = cursors.iter().map(|cursor| cursor.next.saturating_sub(cursor.head)).sum();
		ensure!(entries == places, "I7: a lane has a hole");
		for (id, round) in OpenRounds::<T>::iter() {
			let Some(lane) = lane_of(&round) else { continue };
			let entries = waiting.get(&id).map_or(0, |lanes| lanes.iter().filter(|entry| **entry == lane).count());
			ensure!(entries == 1, "I7: a round does not wait, once, in the lane of its phase");
		}
		Ok(())
	}

	fn i8_changes_are_counted() -> Result<(), TryRuntimeError> {
		let cursor = ChangesCursor::<T>::get();
		let mut counts = BTreeMap::<AttestorId, u32>::new();
		let queued: BTreeMap<_, _> = Changes::<T>::iter().collect();
		ensure!(queued.keys().copied().eq(cursor.head..cursor.next), "I8: the queue of changes has a hole");
		let times: Vec<_> = queued.values().map(|change| change.effective).collect();
		ensure!(
			times.windows(2).all(|pair| pair[0] <= pair[1]),
			"I8: a later change takes effect before an earlier one"
		);
		for change in queued.values() {
			*counts.entry(change.attestor).or_default() += 1;
		}
		for (id, attestor) in Attestors::<T>::iter() {
			ensure!(counts.remove(&id).unwrap_or(0) == u32::from(attestor.changes), "I8: changes are not counted");
		}
		ensure!(counts.is_empty(), "I8: a change's attestor is gone");
		Ok(())
	}
}
