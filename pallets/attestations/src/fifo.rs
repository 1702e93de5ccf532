//! Queues in storage, first in, first out. What is in them is decided elsewhere.

use crate::{pallet::*, types::*};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use scale_info::TypeInfo;
use sp_runtime::{ArithmeticError, DispatchError};

/// Where a queue begins and ends.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Cursor {
	/// The oldest entry.
	pub head: u64,
	/// The next free place.
	pub next: u64,
}

/// A fixed number of queues, whose cursors are stored together, so that a block looks at all of them with one read.
pub trait Fifo {
	/// Names a queue.
	type Lane: Copy;
	/// What waits.
	type Item;

	/// The place of the cursor of `lane`; none for a queue that cannot be.
	fn place(lane: Self::Lane) -> Option<usize>;
	/// Looks at the cursors.
	fn cursors() -> impl AsRef<[Cursor]>;
	/// Changes the cursors.
	fn mutate_cursors<R>(change: impl FnOnce(&mut [Cursor]) -> R) -> R;
	/// The entry at a place of a queue.
	fn entry(lane: Self::Lane, at: u64) -> Option<Self::Item>;
	/// Stores an entry, or removes it.
	fn set_entry(lane: Self::Lane, at: u64, item: Option<Self::Item>);

	/// Puts `item` at the end of `lane`.
	fn push(lane: Self::Lane, item: Self::Item) -> Result<(), DispatchError> {
		let place = Self::place(lane).ok_or(DispatchError::Unavailable)?;
		Self::mutate_cursors(|cursors| {
			let cursor = cursors.get_mut(place).ok_or(DispatchError::Unavailable)?;
			let at = cursor.next;
			cursor.next = at.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Self::set_entry(lane, at, Some(item));
			Ok(())
		})
	}

	/// The oldest entry of `lane`.
	fn peek(lane: Self::Lane) -> Option<Self::Item> {
		let cursor = *Self::cursors().as_ref().get(Self::place(lane)?)?;
		if cursor.head == cursor.next {
			None
		} else {
			Self::entry(lane, cursor.head)
		}
	}

	/// Drops the oldest entry of `lane`.
	fn pop(lane: Self::Lane) {
		let Some(place) = Self::place(lane) else { return };
		Self::mutate_cursors(|cursors| {
			if let Some(cursor) = cursors.get_mut(place).filter(|cursor| cursor.head != cursor.next) {
				Self::set_entry(lane, cursor.head, None);
				cursor.head = cursor.head.saturating_add(1); // at most `next`
			}
		});
	}
}

/// Every queue of rounds, in the order in which a block looks at them: what ends comes before what begins, so that a backlog
/// of new rounds delays none that is under way.
pub const LANES: [Lane; LANE_COUNT] = [
	Lane::Reveal(0),
	Lane::Reveal(1),
	Lane::Reveal(2),
	Lane::Reveal(3),
	Lane::Commit(0),
	Lane::Commit(1),
	Lane::Commit(2),
	Lane::Commit(3),
	Lane::Sealed,
	Lane::Draw,
];
/// How many queues there are: one a stage and pace, one for seeds, one for finality.
pub const LANE_COUNT: usize = 2 * MAX_PACES as usize + 2;

/// The queues in which rounds wait.
pub(crate) struct RoundQueues<T>(PhantomData<T>);

impl<T: Config> Fifo for RoundQueues<T> {
	type Lane = Lane;
	type Item = RoundId;

	fn place(lane: Lane) -> Option<usize> {
		LANES.iter().position(|known| *known == lane)
	}
	fn cursors() -> impl AsRef<[Cursor]> {
		LaneCursors::<T>::get()
	}
	fn mutate_cursors<R>(change: impl FnOnce(&mut [Cursor]) -> R) -> R {
		LaneCursors::<T>::mutate(|cursors| change(cursors))
	}
	fn entry(lane: Lane, at: u64) -> Option<RoundId> {
		LaneEntries::<T>::get((lane, at))
	}
	fn set_entry(lane: Lane, at: u64, item: Option<RoundId>) {
		LaneEntries::<T>::set((lane, at), item);
	}
}
