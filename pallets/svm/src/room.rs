//! Whether a block has room, asked before anybody pays: what finds none waits for another block.
//!
//! What accounts of the chain bring is called like everything else, and a call that fails has cost its fee. So their transactions are
//! looked at before: by what each tells of itself, without the state. If all of them enter they take no less than that, so that nobody
//! waits for what there is; one that would be refused counts like any other.

use crate::{load::Demand, pallet::*, queueing::NotEntered, Load};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchClass, ensure, traits::Get, weights::Weight};
use mira_svm_interface::inspection::{Access, Inspection};

impl<T: Config> Pallet<T> {
	/// Whether ordinary transactions, with what has begun, leave others in the block what is theirs, if one more of the domain weighs so
	/// much more.
	pub fn check_share(more: Weight) -> Result<(), NotEntered> {
		let taken = *frame_system::Pallet::<T>::block_weight().get(DispatchClass::Normal);
		ensure!(taken.saturating_add(more).ref_time() <= T::MaxTime::get(), NotEntered::Full);
		Ok(())
	}

	/// Whether this block may have room for transactions that are brought at once, by somebody whose weight it has already.
	pub fn check_room(brought: &[&[u8]]) -> Result<(), NotEntered> {
		Self::check_share(Weight::zero())?;
		Self::fit(BlockLoad::<T>::get(), brought)
	}

	/// Whether any block may have room for them.
	pub fn check_room_ever(brought: &[&[u8]]) -> Result<(), NotEntered> {
		Self::fit(Load::default(), brought)
	}

	fn fit(mut load: Load, brought: &[&[u8]]) -> Result<(), NotEntered> {
		let limits = Self::limits();
		// What is no transaction takes nothing.
		let mut known = brought.iter().filter_map(|bytes| Self::inspect(bytes).ok());
		let fits = known.all(|inspection| load.take_on(&limits, &Self::least(&inspection, &written(&inspection))));
		fits.then_some(()).ok_or(NotEntered::Full)
	}

	/// The least that a transaction demands, if it writes these accounts.
	fn least<'a>(inspection: &Inspection, accesses: &'a [Access]) -> Demand<'a> {
		Demand { units: Self::units_asked(inspection), accesses, bytes: 0, is_alone: false }
	}
}

/// Accounts that it names itself and writes. Those that it reads count only if they are not the same for ever, which the state tells.
fn written(inspection: &Inspection) -> Vec<Access> {
	let written = inspection.keys.iter().filter(|key| key.writes);
	written.map(|key| Access { address: key.address, writes: true }).collect()
}
