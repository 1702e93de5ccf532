//! Transactions that accounts of the chain bring.

use crate::{pallet::*, queueing::NotEntered};
use mira_svm_interface::batch::Authority;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Queues a transaction for which an account of the chain answers, if it wants its signature.
	pub(crate) fn do_relay(sender: T::AccountId, bytes: &[u8]) -> DispatchResult {
		let inspection = Self::inspect(bytes).map_err(NotEntered::from).map_err(Error::<T>::from)?;
		let sender = sender.into();
		let signs = inspection.keys.iter().any(|key| key.signs && key.address == sender);
		let authority = if signs { Authority::Account(sender) } else { Authority::Signatures };
		// Nobody else looked at them: left to the batch, a bad one would make the block invalid.
		Self::check_signed(bytes, &authority).map_err(NotEntered::from).map_err(Error::<T>::from)?;
		Self::enter(bytes, authority).map_err(Error::<T>::from)?;
		Ok(())
	}
}
