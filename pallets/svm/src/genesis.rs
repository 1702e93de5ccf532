//! What a domain begins with: an engine, and the programs that people expect everywhere.

use crate::{accounts::TRIE, pallet::*, queueing::NO_ENGINE};
use frame_support::traits::fungible::{Inspect, Mutate};
use mira_svm_interface::{
	account::{key, Header},
	host::svm,
	EngineVersion,
};
use sp_runtime::traits::CheckedAdd;

impl<T: Config> Pallet<T> {
	/// Puts programs and people's accounts there, and into the escrow what backs them.
	pub(crate) fn build(engine: EngineVersion, balances: &[(T::AccountId, u64)]) {
		Engine::<T>::put(engine);
		if engine == NO_ENGINE {
			assert!(
				balances.is_empty(),
				"svm.balances in the genesis config: there is no engine, so nobody can have any"
			);
			return;
		}
		let mut backed = 0u64;
		for (address, stored) in svm::programs(engine.0) {
			let (header, _) = Header::split(&stored).expect("the engine brings accounts");
			backed = backed.checked_add(header.lamports).expect("programs cost a few tokens");
			sp_io::default_child_storage::set(TRIE, &key(&address), &stored);
		}
		Backed::<T>::put(backed);
		for (who, lamports) in balances {
			if Self::credit(&who.clone().into(), *lamports).is_err() {
				panic!("svm.balances in the genesis config: {lamports} lamports cannot be had by {who:?}");
			}
		}
		let backed = Backed::<T>::get().into();
		let all = T::Currency::minimum_balance().checked_add(&backed).expect("no more than there can be lamports");
		T::Currency::mint_into(&Self::escrow(), all).expect("an account can begin with the existential deposit");
	}
}
