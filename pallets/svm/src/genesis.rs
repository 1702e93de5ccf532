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
	/// Puts programs there, and into the escrow what backs them.
	pub(crate) fn build(engine: EngineVersion) {
		Engine::<T>::put(engine);
		if engine == NO_ENGINE {
			return;
		}
		let mut backed = 0u64;
		for (address, stored) in svm::programs(engine.0) {
			let (header, _) = Header::split(&stored).expect("the engine brings accounts");
			backed = backed.checked_add(header.lamports).expect("programs cost a few tokens");
			sp_io::default_child_storage::set(TRIE, &key(&address), &stored);
		}
		Backed::<T>::put(backed);
		let all = T::Currency::minimum_balance().checked_add(&backed.into()).expect("programs cost a few tokens");
		T::Currency::mint_into(&Self::escrow(), all).expect("an account can begin with the existential deposit");
	}
}
