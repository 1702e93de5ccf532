//! Transactions that accounts of the chain bring.

use crate::{pallet::*, queueing::NotEntered};
use frame_support::ensure;
use mira_svm_interface::batch::Authority;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Queues a transaction for which an account of the chain answers, if it wants its signature; within bounds, if it may take no
	/// more than `most` lamports of that account.
	pub(crate) fn do_relay(sender: T::AccountId, bytes: &[u8], most: Option<u64>) -> DispatchResult {
		let inspection = Self::inspect(bytes).map_err(NotEntered::from).map_err(Error::<T>::from)?;
		let sender = sender.into();
		let signs = inspection.keys.iter().any(|key| key.signs && key.address == sender);
		let authority = match most {
			None if signs => Authority::Account(sender),
			None => Authority::Signatures,
			Some(most) => {
				// There would be nothing to hold it to.
				ensure!(signs, Error::<T>::NotASigner);
				let pays = inspection.keys.first().is_some_and(|payer| payer.address == sender);
				let fee = if pays { inspection.fee } else { 0 };
				Authority::Within { account: sender, lamports: most.checked_sub(fee).ok_or(Error::<T>::AboveBounds)? }
			},
		};
		// Nobody else looked at them: left to the batch, a bad one would make the block invalid.
		Self::check_signed(bytes, &authority).map_err(NotEntered::from).map_err(Error::<T>::from)?;
		Self::enter(bytes, authority).map_err(Error::<T>::from)?;
		Ok(())
	}
}
