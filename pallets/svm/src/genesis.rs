//! What a domain begins with: an engine, the programs that people expect everywhere, and people's money.
//!
//! The accounts are made in block 1. A genesis with a child trie is one that light clients cannot read, and programs would make
//! chain specs twice as large.

use crate::{accounts::TRIE, pallet::*, queueing::NO_ENGINE};
use alloc::vec::Vec;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Get,
	},
	weights::Weight,
};
use mira_svm_interface::{
	account::{writes, Header},
	host::svm,
	Address, EngineVersion,
};
use sp_runtime::traits::CheckedAdd;

impl<T: Config> Pallet<T> {
	/// At genesis: chooses the engine, checks what people are to have, and puts into the escrow what backs it all.
	pub(crate) fn plan(engine: EngineVersion, balances: &[(T::AccountId, u64)]) {
		Engine::<T>::put(engine);
		if engine == NO_ENGINE {
			assert!(
				balances.is_empty(),
				"svm.balances in the genesis config: there is no engine, so nobody can have any"
			);
			return;
		}
		let mut all = Self::programs()
			.iter()
			.fold(0u64, |sum, (_, header, _)| sum.checked_add(header.lamports).expect("programs cost a few tokens"));
		for (who, lamports) in balances {
			let least = Self::least_balance(&who.clone().into(), 0);
			if least.is_none_or(|least| *lamports < least) {
				panic!("svm.balances in the genesis config: {lamports} lamports cannot be had by {who:?}");
			}
			all = all.checked_add(*lamports).expect("svm.balances in the genesis config: more than there can be");
		}
		Founding::<T>::put(balances);
		let all = T::Currency::minimum_balance().checked_add(&all.into()).expect("no more than there can be lamports");
		T::Currency::mint_into(&Self::escrow(), all).expect("an account can begin with the existential deposit");
	}

	/// In block 1: puts programs and people's accounts there.
	pub(crate) fn found() -> Weight {
		let Some(balances) = Founding::<T>::take() else { return T::DbWeight::get().reads(1) };
		let mut written = 0u64;
		for (address, header, data) in Self::programs() {
			for (key, value) in writes(&address, None, Some((header, &data))) {
				sp_io::default_child_storage::set(TRIE, &key, &value.unwrap_or_default());
				written = written.saturating_add(1);
			}
			Backed::<T>::mutate(|backed| *backed = backed.saturating_add(header.lamports));
			// checked at genesis
		}
		for (who, lamports) in balances {
			let credited = Self::credit(&who.into(), lamports);
			debug_assert!(credited.is_ok(), "it was checked at genesis");
			written = written.saturating_add(1);
		}
		T::DbWeight::get().reads_writes(written, written)
	}

	fn programs() -> Vec<(Address, Header, Vec<u8>)> {
		let engine = Engine::<T>::get().0;
		let split = |(address, whole): (Address, Vec<u8>)| {
			let (header, data) = Header::split(&whole)?;
			Some((address, header, data.to_vec()))
		};
		svm::programs(engine).into_iter().filter_map(split).collect()
	}
}
