//! What is remembered of transactions: in shards, each with little room.

use crate::{mock::*, seen::shard_of, *};
use frame_support::{assert_ok, weights::Weight};
use mira_svm_interface::Hash;
use proptest::prelude::*;
use solana_transaction_error::TransactionError;
use std::collections::BTreeSet;

/// Transfers of a user, with the hashes of their messages, all of one shard.
fn of_a_shard(from: u8) -> impl Iterator<Item = (Vec<u8>, Hash)> {
	let hashed = move |lamports| {
		let bytes = transfer(from, 7, lamports);
		let message = Svm::inspect(&bytes).unwrap().message;
		(bytes, message)
	};
	let (_, first) = hashed(1);
	(1..).map(hashed).filter(move |(_, message)| shard_of(message) == shard_of(&first))
}

/// A hash of the same shard as one with this number.
fn hash(number: u32) -> Hash {
	let mut hash = [0; 32];
	hash[..4].copy_from_slice(&number.to_le_bytes());
	hash
}

#[test]
fn a_full_shard_takes_nobody_who_names_the_same_block() {
	run(|| {
		let mut transfers = of_a_shard(0);
		let ((last, message), (beyond, _)) = (transfers.next().unwrap(), transfers.next().unwrap());
		let shard = shard_of(&message);
		// It names the block before this one.
		let bucket = System::block_number() - 1;
		Seen::<Test>::mutate(bucket, shard, |shard| {
			(1..SHARD_MESSAGES).for_each(|number| assert_eq!(shard.add(&hash(number), bucket + 1), Some(number == 1)))
		});
		assert_ok!(offer(&beyond));
		assert_ok!(enter(&last));
		let refusal = refused(TransactionError::BlockhashNotFound);
		assert_eq!(offer(&beyond), Err(refusal));
		assert_eq!(enter(&beyond), Err(NotEntered::Refused(refusal)));
		assert_eq!(offer(&last), Err(refused(TransactionError::AlreadyProcessed)), "those before are still known");
		// Of another shard, or of another block.
		let other = (1..).map(|lamports| transfer(0, 6, lamports));
		let is_other = |bytes: &Vec<u8>| shard_of(&Svm::inspect(bytes).unwrap().message) != shard;
		assert_ok!(enter(&other.into_iter().find(is_other).unwrap()));
		next();
		let (younger, message) = of_a_shard(0).next().unwrap();
		assert_ok!(enter(&younger));
		assert!(Seen::<Test>::get(bucket + 1, shard_of(&message)).holds(&message));
	});
}

#[test]
fn a_shard_weighs_once_a_block() {
	run(|| {
		let weight = || System::block_weight().total();
		let of_shard = <Test as frame_system::Config>::DbWeight::get().reads_writes(1, 1);
		let adds = |bytes: &[u8]| {
			let before = weight();
			assert_ok!(enter(bytes));
			weight() - before
		};
		let transfers = of_a_shard(0).take(3).map(|(bytes, _)| bytes).collect::<Vec<_>>();
		assert!(of_shard.ref_time() > 0);
		assert_eq!(adds(&transfers[0]), of_shard);
		assert_eq!(adds(&transfers[1]), Weight::zero());
		// It is written once more.
		next();
		assert_eq!(adds(&transfers[2]), of_shard);
	});
}

#[test]
fn a_bucket_is_forgotten_with_all_its_shards() {
	run(|| {
		let bucket = System::block_number() - 1;
		for number in 0..u32::from(SHARDS) {
			let mut message = hash(number);
			message[31] = number as u8;
			Seen::<Test>::mutate(bucket, shard_of(&message), |shard| shard.add(&message, bucket));
		}
		assert_eq!(Seen::<Test>::iter_keys().count(), usize::from(SHARDS));
		run_to(bucket + 150);
		assert_eq!(Seen::<Test>::iter_keys().count(), usize::from(SHARDS), "one that names it can still be included");
		next();
		assert_eq!(Seen::<Test>::iter_keys().count(), 0);
	});
}

#[derive(Clone, Debug)]
enum Step {
	Add(u32),
	Forget(Vec<u32>),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let number = || 0..50u32;
	let step = prop_oneof![
		4 => number().prop_map(Step::Add),
		1 => prop::collection::vec(number(), 1..5).prop_map(Step::Forget),
	];
	prop::collection::vec(step, 1..60)
}

proptest! {
	/// Shards have what was added and not forgotten, and nothing else.
	#[test]
	fn shards_are_sets(steps in steps()) {
		run(|| {
			let bucket = System::block_number();
			// Of two shards, and of the second one some that begin as those of the first.
			let message = |number: u32| {
				let mut message = hash(number / 2);
				message[31] = (number % 2) as u8;
				message
			};
			let mut known = BTreeSet::new();
			for step in steps {
				match step {
					Step::Add(number) => {
						let message = message(number);
						if Svm::check_unseen(bucket, &message).is_ok() {
							Seen::<Test>::mutate(bucket, shard_of(&message), |shard| shard.add(&message, bucket));
							assert!(known.insert(message));
						}
					},
					Step::Forget(numbers) => {
						let gone: Vec<_> = numbers.into_iter().map(message).collect();
						Svm::forget(gone.iter().map(|message| (bucket, message)));
						known.retain(|message| !gone.contains(message));
					},
				}
			}
			for message in (0..50).map(message) {
				assert_eq!(Svm::check_unseen(bucket, &message).is_err(), known.contains(&message));
			}
		});
	}
}
