//! Recent blocks: transactions name one of them, and each is included once while it is recent.

use crate::{accounts, pallet::*, types::Refusal, Shard, WeightInfo, SHARDS};
use alloc::vec::Vec;
use codec::{Compact, Decode};
use frame_support::{ensure, storage::unhashed, weights::WeightMeter};
use frame_system::pallet_prelude::BlockNumberFor;
use mira_svm_interface::{batch::MAX_HASHES, inspection::Inspection, Hash};
use sp_runtime::traits::Saturating;

/// How long a transaction that names a recent block can be included.
pub(crate) struct Recent<Number> {
	/// The block that it names; or the current one, if it advances a nonce: that makes a second time impossible later.
	pub bucket: Number,
	/// Blocks for which it can be.
	pub left: u32,
	/// Others that name it.
	pub shard: Shard<Number>,
}

impl<T: Config> Pallet<T> {
	/// Hashes of the blocks before the current one, the newest first.
	pub(crate) fn hashes() -> Vec<Hash> {
		let parent = frame_system::Pallet::<T>::parent_hash();
		let older = Hashes::<T>::get();
		core::iter::once(parent.into()).chain(older).take(MAX_HASHES).collect()
	}

	/// How many blocks before the current one's parent a recent block stands; none if there is no such block.
	pub fn age(recent: &Hash) -> Option<u32> {
		let parent: Hash = frame_system::Pallet::<T>::parent_hash().into();
		if parent == *recent {
			return Some(0);
		}
		// As it is: to make a list of it first would take longer than to look through it.
		let older = unhashed::get_raw(&Hashes::<T>::hashed_key())?;
		let mut older = older.as_slice();
		let _count = Compact::<u32>::decode(&mut older).ok()?;
		let place =
			older.chunks_exact(recent.len()).take(MAX_HASHES.saturating_sub(1)).position(|hash| hash == recent)?;
		Some((place as u32).saturating_add(1))
	}

	/// Whether a transaction can be included, as far as time goes: it names a recent block, or advances a nonce.
	pub(crate) fn check_recent(inspection: &Inspection) -> Result<Recent<BlockNumberFor<T>>, Refusal> {
		let now = frame_system::Pallet::<T>::block_number();
		let all = MAX_HASHES as u32;
		let (bucket, left) = match Self::age(&inspection.recent) {
			Some(age) => (now.saturating_sub(age.saturating_add(1).into()), all.saturating_sub(age)),
			None => {
				Self::check_nonce(inspection)?;
				(now, all)
			},
		};
		Ok(Recent { bucket, left, shard: Self::check_unseen(bucket, &inspection.message)? })
	}

	/// Whether a nonce is as a transaction says, and its authority signs. Only then the engine will advance it, whatever else
	/// becomes of the transaction, so that it is not included and charged again.
	fn check_nonce(inspection: &Inspection) -> Result<(), Refusal> {
		let nonce = inspection.nonce.as_ref().ok_or(Refusal::BLOCKHASH_NOT_FOUND)?;
		let (authority, value) = accounts::nonce(&nonce.account).ok_or(Refusal::BLOCKHASH_NOT_FOUND)?;
		let is_signed = nonce.signers.contains(&authority);
		ensure!(value == inspection.recent && is_signed, Refusal::BLOCKHASH_NOT_FOUND);
		Ok(())
	}

	/// At the end of a block: its parent is one of those before the next one.
	pub(crate) fn remember_parent() {
		let parent = frame_system::Pallet::<T>::parent_hash();
		Hashes::<T>::mutate(|hashes| {
			hashes.truncate(MAX_HASHES.saturating_sub(1));
			let _always_room = hashes.try_insert(0, parent.into());
		});
	}

	/// Forgets buckets whose transactions nobody can include again, for as long as `meter` allows.
	pub(crate) fn forget_old(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::forget_none()).is_err() {
			return;
		}
		let end = now.saturating_sub((MAX_HASHES as u32).into());
		let begin = FirstBucket::<T>::get();
		let mut first = begin;
		while first < end && meter.can_consume(T::WeightInfo::forget(SHARDS.into())) {
			let gone = Self::forget_some(first);
			meter.consume(T::WeightInfo::forget(gone));
			if gone == 0 {
				first = first.saturating_add(1u32.into());
			}
		}
		if first != begin {
			FirstBucket::<T>::put(first);
		}
	}

	/// Forgets as many values of a bucket as it has shards, at most; tells how many.
	fn forget_some(bucket: BlockNumberFor<T>) -> u32 {
		let shards = Seen::<T>::clear_prefix(bucket, SHARDS.into(), None).unique;
		if shards > 0 {
			return shards;
		}
		Beyond::<T>::clear_prefix(bucket, SHARDS.into(), None).unique
	}
}
