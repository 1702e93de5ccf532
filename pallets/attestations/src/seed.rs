//! Seeds of draws: randomness that did not exist when a round was asked for, and that no single author chose.

use crate::{pallet::*, traits::*, types::*};
use alloc::vec::Vec;
use frame_support::{pallet_prelude::*, BoundedVec};
use frame_system::pallet_prelude::*;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash, Saturating};

/// Blocks whose VRF outputs are remembered.
pub const MEMORY: u32 = 32;

impl<T: Config> Pallet<T> {
	/// Counts the block, if it is open, and remembers its VRF output.
	pub(crate) fn begin_block(now: BlockNumberFor<T>) {
		if T::Gate::is_open() {
			// Clamped at the end of time.
			OpenBlocks::<T>::mutate(|count| *count = count.saturating_add(1));
		}
		if let Some((author, output)) = T::Vrf::current() {
			VrfOutputs::<T>::mutate(|outputs| {
				if outputs.is_full() {
					outputs.remove(0);
				}
				// There is room now, so nothing is lost.
				let _ = outputs.try_push(VrfOutput { number: now, author, output });
			});
		}
	}

	/// The seed of a round asked for in block `requested_at`: of the first blocks after it by different authors, as many as
	/// [`Config::SeedAuthors`] says, or as the network has. After [`Config::MaxSeedWait`] blocks, of what there is. `None`:
	/// not yet. `Some(None)`: it is time, and there is nothing.
	pub(crate) fn seed(
		outputs: &[VrfOutput<T::AccountId, BlockNumberFor<T>>],
		now: BlockNumberFor<T>,
		requested_at: BlockNumberFor<T>,
		subject: Subject,
		index: u8,
	) -> Option<Option<H256>> {
		let wanted = T::SeedAuthors::get().min(T::Vrf::authors()).max(1) as usize;
		let mut authors = Vec::new();
		let mut hashed = Vec::new();
		for output in outputs.iter().filter(|output| output.number > requested_at) {
			if authors.len() < wanted && !authors.contains(&&output.author) {
				authors.push(&output.author);
				hashed.push(output.output);
			}
		}
		let waited_long = now >= requested_at.saturating_add(T::MaxSeedWait::get().into());
		if hashed.len() < wanted && !waited_long {
			return None;
		}
		// The subject is a number that the chain gave, so nobody can look for a claim that draws a friendly committee.
		let seed = || BlakeTwo256::hash_of(&(b"mira/draw/seed/v1", &hashed, subject, index));
		Some((!hashed.is_empty()).then(seed))
	}
}

/// Outputs of the newest blocks, oldest first.
pub type VrfOutputsOf<T> =
	BoundedVec<VrfOutput<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>, ConstU32<MEMORY>>;
