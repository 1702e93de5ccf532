//! Worst cases of the call and the hook; each asserts what it leaves behind.

use crate::{pallet::*, types::*};
use alloc::{boxed::Box, vec, vec::Vec};
use codec::Encode;
use finality_grandpa::{Commit, Message, Precommit, SignedPrecommit};
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::{pallet_prelude::*, RawOrigin};
use sp_consensus_grandpa::{AuthorityId, SetId};
use sp_runtime::{
	traits::{Header as _, One},
	RuntimeAppPublic,
};

const ROUND: u64 = 1;
const SET: SetId = 0;

fn authorities(count: u32) -> Vec<AuthorityId> {
	(0..count).map(|n| AuthorityId::generate_pair(Some(alloc::format!("//{n}").into_bytes()))).collect()
}

/// How many votes a set of `n` equal authorities needs.
fn threshold(n: u32) -> u32 {
	n - n.saturating_sub(1) / 3
}

/// The smallest set that needs `votes`.
fn set_needing(votes: u32) -> Vec<AuthorityId> {
	authorities((votes..).find(|n| threshold(*n) >= votes).unwrap_or(votes))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// `v` votes, of which one is for the end of a chain of `a` headers above the target.
	#[benchmark]
	fn note_justification(
		v: Linear<1, { T::MaxAuthorities::get() * 2 / 3 }>,
		a: Linear<0, { T::MaxAncestors::get() }>,
	) -> Result<(), BenchmarkError> {
		let members = set_needing(v);
		let list: Vec<_> = members.iter().cloned().map(|id| (id, 1)).collect();
		Authorities::<T>::insert(SET, BoundedVec::truncate_from(list));
		// As many older sets as are kept, all of them proven past by this justification.
		let target_number = BlockNumberFor::<T>::from(T::MaxSets::get() + 1);
		let mut spans: Vec<SpanOf<T>> = (1..T::MaxSets::get())
			.map(|n| Span { set_id: SetId::from(n), first: n.into(), last: Some(n.into()) })
			.collect();
		spans.iter().for_each(|old| Authorities::<T>::insert(old.set_id, BoundedVec::default()));
		spans.push(Span { set_id: SET, first: T::MaxSets::get().into(), last: None });
		Spans::<T>::put(BoundedVec::truncate_from(spans));

		let target = HeaderFor::<T>::new(
			target_number,
			Default::default(),
			Default::default(),
			Default::default(),
			Default::default(),
		);
		let mut chain = vec![target.clone()];
		for _ in 0..a {
			let parent = chain.last().ok_or("the chain begins with the target")?;
			chain.push(HeaderFor::<T>::new(
				*parent.number() + One::one(),
				Default::default(),
				Default::default(),
				parent.hash(),
				Default::default(),
			));
		}
		frame_system::BlockHash::<T>::insert(target_number, target.hash());
		frame_system::Pallet::<T>::set_block_number(target_number + One::one());

		let precommits = members
			.iter()
			.take(v as usize)
			.enumerate()
			.map(|(index, id)| {
				let voted = if index == 0 { chain.last() } else { chain.first() }.ok_or("chain is empty")?;
				let precommit = Precommit { target_hash: voted.hash(), target_number: *voted.number() };
				let payload = (Message::Precommit(precommit.clone()), ROUND, SET).encode();
				let signature = id.sign(&payload).ok_or("no key to sign with")?;
				Ok(SignedPrecommit { precommit, signature, id: id.clone() })
			})
			.collect::<Result<Vec<_>, &'static str>>()?;
		let justification = JustificationOf::<T> {
			round: ROUND,
			commit: Commit { target_hash: target.hash(), target_number, precommits },
			votes_ancestries: chain.split_off(1),
		};

		#[extrinsic_call]
		_(RawOrigin::None, Box::new(justification));

		assert_eq!(<Pallet<T> as ProvenFinality<_>>::proven(), target_number);
		Ok(())
	}

	/// A target at the current height, which cannot be an ancestor.
	#[benchmark]
	fn note_justification_ignored() {
		let justification = JustificationOf::<T> {
			round: ROUND,
			commit: Commit {
				target_hash: Default::default(),
				target_number: BlockNumberFor::<T>::from(1u32),
				precommits: Vec::new(),
			},
			votes_ancestries: Vec::new(),
		};
		frame_system::Pallet::<T>::set_block_number(One::one());

		#[block]
		{
			let _ = Pallet::<T>::do_note_justification(justification);
		}

		assert!(Proven::<T>::get().is_none());
	}

	/// The set in force is the newest recorded, behind as many as are kept.
	#[benchmark]
	fn track_unchanged() {
		let newest = T::Authorities::newest_set_id();
		let mut spans: Vec<SpanOf<T>> =
			(1..T::MaxSets::get()).map(|n| Span { set_id: newest, first: n.into(), last: Some(n.into()) }).collect();
		spans.push(Span { set_id: newest, first: T::MaxSets::get().into(), last: None });
		Spans::<T>::put(BoundedVec::truncate_from(spans));

		#[block]
		{
			Pallet::<T>::track_authority_set(1_000u32.into());
		}

		assert_eq!(Spans::<T>::get().len() as u32, T::MaxSets::get());
	}

	/// A set of `n` authorities comes into force, as the last that can be kept.
	#[benchmark]
	fn track_changed(n: Linear<1, { T::MaxAuthorities::get() }>) {
		T::Authorities::install(authorities(n).into_iter().map(|id| (id, 1)).collect());
		let spans: Vec<SpanOf<T>> = (1..T::MaxSets::get())
			.map(|n| Span { set_id: SetId::MAX, first: n.into(), last: (n + 1 < T::MaxSets::get()).then(|| n.into()) })
			.collect();
		Spans::<T>::put(BoundedVec::truncate_from(spans));

		#[block]
		{
			Pallet::<T>::track_authority_set(1_000u32.into());
		}

		assert_eq!(Authorities::<T>::get(T::Authorities::newest_set_id()).map(|list| list.len() as u32), Some(n));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
