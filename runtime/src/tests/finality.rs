//! The finality pallet in this runtime: which sets it records as GRANDPA changes them.

use super::chain::*;
use crate::*;
use pallet_mira_finality::{ProvenFinality, Spans};

#[test]
fn the_genesis_set_is_recorded_in_block_one() {
	on("local_testnet", || {
		let set = Finality::authority_set_at(1).expect("recorded");
		assert_eq!((set.set_id, set.authorities.len()), (0, 4));
		assert_eq!(set.authorities, Grandpa::grandpa_authorities());
	});
}

/// Each change that GRANDPA enacts closes one span and opens the next, on the block where nodes hand over.
#[test]
fn every_change_of_authorities_is_recorded() {
	on("local_testnet", || {
		let mut last_id = Grandpa::current_set_id();
		let mut changes = 0;
		for _ in 0..200 {
			let announced = Grandpa::pending_change().map(|change| change.scheduled_at);
			let ended = next_block();
			let spans = Spans::<Runtime>::get();
			if let Some(block) = announced {
				changes += 1;
				assert_eq!(block, *ended_number(&ended));
				let open = spans.last().unwrap();
				assert_eq!((open.set_id, open.first, open.last), (Grandpa::current_set_id(), block + 1, None));
				assert_eq!(spans[spans.len() - 2].last, Some(block));
				assert_eq!(open.set_id, last_id + 1);
				last_id = open.set_id;
			}
		}
		assert!(changes > 1, "the chain ran through {changes} changes");
		assert_eq!(Finality::lag(), System::block_number());
	});
}

fn ended_number(header: &Header) -> &u32 {
	sp_runtime::traits::Header::number(header)
}

/// A stall as long as the limit does not make the pallet grow without bound, nor break it.
#[test]
fn a_long_stall_is_bounded() {
	on_development(|| {
		for _ in 0..(20 * 3 * 70) {
			next_block();
		}
		assert!(Spans::<Runtime>::get().len() <= 64);
		assert!(!Finality::is_proven(1));
	});
}
