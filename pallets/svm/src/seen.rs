//! What was included is remembered, so that nothing is included twice.
//!
//! A transaction names a block, its **bucket**, and can be included as long as that is recent; so it is enough to look there. A bucket
//! has [`SHARDS`] shards, told by the hash of the message: those of a block that names few others are written once for many
//! transactions, and stay small enough to be looked through. Anybody can find messages of one shard, and fill it. What comes then
//! is remembered **beyond** it, each message by a key of its own: it weighs more, and is taken all the same.

use crate::{pallet::*, recent::Recent, types::Refusal};
use alloc::collections::{BTreeMap, BTreeSet};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	dispatch::DispatchClass, ensure, pallet_prelude::ConstU32, traits::Get, weights::Weight, BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use mira_svm_interface::Hash;
use scale_info::TypeInfo;
use sp_core::H256;

/// Shards of a bucket.
pub const SHARDS: u8 = 128;
/// Messages that a shard has room for: a dozen blocks full of transfers that all name the same block fill those of a bucket.
pub const SHARD_MESSAGES: u32 = 512;
/// Bytes by which a message is known: nobody finds another one that begins so.
const MARK: usize = 16;

/// Some of the transactions of a bucket.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Shard<Number> {
	/// The last block that added one, here or beyond.
	added_at: Number,
	/// Whether some are beyond it.
	goes_on: bool,
	/// Beginnings of the hashes of their messages, one after the other.
	marks: BoundedVec<u8, ConstU32<{ SHARD_MESSAGES * MARK as u32 }>>,
}

/// The shard of a message.
pub(crate) fn shard_of(message: &Hash) -> u8 {
	// Not of what it is known by there.
	let [.., last] = message;
	last % SHARDS
}

fn mark(message: &Hash) -> u128 {
	let (mark, _) = message.split_first_chunk().unwrap_or((&[0; MARK], &[]));
	u128::from_le_bytes(*mark)
}

impl<Number: PartialEq> Shard<Number> {
	/// Whether it has a message.
	pub fn holds(&self, message: &Hash) -> bool {
		// As numbers: to compare bytes takes a call each.
		let wanted = mark(message);
		self.marks().any(|mark| mark == wanted)
	}

	/// Adds a message; false if there is no room.
	#[must_use]
	pub(crate) fn add(&mut self, message: &Hash) -> bool {
		self.marks.try_append(&mut mark(message).to_le_bytes().to_vec()).is_ok()
	}

	/// Notes that a block adds one; whether it is the first one of the block.
	fn touch(&mut self, now: Number) -> bool {
		let is_first = self.added_at != now;
		self.added_at = now;
		is_first
	}

	/// Whether there is no room for one more.
	#[cfg(any(feature = "runtime-benchmarks", test))]
	pub(crate) fn is_full(&self) -> bool {
		self.marks.len() == SHARD_MESSAGES as usize * MARK
	}

	/// Whether some are beyond it.
	#[cfg(any(feature = "try-runtime", test))]
	pub(crate) fn goes_on(&self) -> bool {
		self.goes_on
	}

	/// What it has.
	pub(crate) fn marks(&self) -> impl Iterator<Item = u128> + '_ {
		self.marks.chunks_exact(MARK).filter_map(|mark| Some(u128::from_le_bytes(mark.try_into().ok()?)))
	}

	fn remove(&mut self, gone: &BTreeSet<u128>) {
		let left = self.marks().filter(|mark| !gone.contains(mark)).flat_map(u128::to_le_bytes).collect();
		self.marks = BoundedVec::truncate_from(left);
	}
}

impl<T: Config> Pallet<T> {
	/// A message's shard, if the message is neither there nor beyond it.
	pub(crate) fn check_unseen(bucket: BlockNumberFor<T>, message: &Hash) -> Result<Shard<BlockNumberFor<T>>, Refusal> {
		let shard = Seen::<T>::get(bucket, shard_of(message));
		let is_beyond = shard.goes_on && Beyond::<T>::contains_key(bucket, H256(*message));
		ensure!(!is_beyond && !shard.holds(message), Refusal::ALREADY_PROCESSED);
		Ok(shard)
	}

	/// Remembers a message that was checked. What it weighs to read and write its shard is noted once a block; to look and write
	/// beyond it, each time.
	pub(crate) fn remember(recent: Recent<BlockNumberFor<T>>, message: &Hash) {
		let Recent { bucket, mut shard, .. } = recent;
		let value = T::DbWeight::get().reads_writes(1, 1);
		let is_first = shard.touch(frame_system::Pallet::<T>::block_number());
		let mut weight = if is_first { value } else { Weight::zero() };
		if !shard.add(message) {
			Beyond::<T>::insert(bucket, H256(*message), ());
			shard.goes_on = true;
		}
		if shard.goes_on {
			weight = weight.saturating_add(value);
		}
		if weight != Weight::zero() {
			frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Normal);
		}
		Seen::<T>::insert(bucket, shard_of(message), shard);
	}

	/// Forgets messages, of which each can then be included once more.
	pub(crate) fn forget<'a>(messages: impl Iterator<Item = (BlockNumberFor<T>, &'a Hash)>) {
		let mut gone = BTreeMap::<_, BTreeSet<u128>>::new();
		for (bucket, message) in messages {
			gone.entry((bucket, shard_of(message))).or_default().insert(mark(message));
			Beyond::<T>::remove(bucket, H256(*message));
		}
		for ((bucket, shard), gone) in gone {
			Seen::<T>::mutate(bucket, shard, |shard| shard.remove(&gone));
		}
	}
}
