//! What was included is remembered, so that nothing is included twice.
//!
//! A transaction names a block, its **bucket**, and can be included as long as that is recent; so it is enough to look there. A bucket
//! has [`SHARDS`] shards, told by the hash of the message: those of a block that names few others are written once for many
//! transactions, and stay small enough to be looked through.

use crate::{pallet::*, recent::Recent, types::Refusal};
use alloc::collections::{BTreeMap, BTreeSet};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchClass, ensure, pallet_prelude::ConstU32, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use mira_svm_interface::Hash;
use scale_info::TypeInfo;

/// Shards of a bucket.
pub const SHARDS: u8 = 128;
/// Messages that a shard has room for: a dozen blocks full of transfers that all name the same block fill a bucket.
pub const SHARD_MESSAGES: u32 = 512;
/// Bytes by which a message is known: nobody finds another one that begins so.
const MARK: usize = 16;

/// Some of the transactions of a bucket.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Shard<Number> {
	/// The last block that added one.
	added_at: Number,
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

	/// Adds a message; whether it is the block's first one there. Nothing if there is no room.
	pub(crate) fn add(&mut self, message: &Hash, now: Number) -> Option<bool> {
		self.marks.try_append(&mut mark(message).to_le_bytes().to_vec()).ok()?;
		let is_first = self.added_at != now;
		self.added_at = now;
		Some(is_first)
	}

	/// Whether there is no room for one more.
	pub(crate) fn is_full(&self) -> bool {
		self.marks.len() == SHARD_MESSAGES as usize * MARK
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
	/// A message's shard, if the message is not there and there is room for it.
	pub(crate) fn check_unseen(bucket: BlockNumberFor<T>, message: &Hash) -> Result<Shard<BlockNumberFor<T>>, Refusal> {
		let shard = Seen::<T>::get(bucket, shard_of(message));
		ensure!(!shard.holds(message), Refusal::ALREADY_PROCESSED);
		// Of so many that name this block, none can be told from those before any more. Younger ones can be named.
		ensure!(!shard.is_full(), Refusal::BLOCKHASH_NOT_FOUND);
		Ok(shard)
	}

	/// Remembers a message that was checked. What it weighs to read and write its shard is noted, once a block.
	pub(crate) fn remember(recent: Recent<BlockNumberFor<T>>, message: &Hash) -> Result<(), Refusal> {
		let Recent { bucket, mut shard, .. } = recent;
		let now = frame_system::Pallet::<T>::block_number();
		let is_first = shard.add(message, now).ok_or(Refusal::BLOCKHASH_NOT_FOUND)?;
		if is_first {
			let weight = T::DbWeight::get().reads_writes(1, 1);
			frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Normal);
		}
		Seen::<T>::insert(bucket, shard_of(message), shard);
		Ok(())
	}

	/// Forgets messages, of which each can then be included once more.
	pub(crate) fn forget<'a>(messages: impl Iterator<Item = (BlockNumberFor<T>, &'a Hash)>) {
		let mut gone = BTreeMap::<_, BTreeSet<u128>>::new();
		for (bucket, message) in messages {
			gone.entry((bucket, shard_of(message))).or_default().insert(mark(message));
		}
		for ((bucket, shard), gone) in gone {
			Seen::<T>::mutate(bucket, shard, |shard| shard.remove(&gone));
		}
	}
}
