//! What is remembered of transactions: in shards, each with little room.

use crate::{
	mock::{
		faults::{next_batch, Fault},
		*,
	},
	recent::Recent,
	seen::shard_of,
	*,
};
use frame_support::assert_ok;
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

/// Fills a shard but for some.
fn fill(bucket: u64, shard: u8, but_for: u32) {
	Seen::<Test>::mutate(bucket, shard, |shard| {
		(but_for..SHARD_MESSAGES).for_each(|number| assert!(shard.add(&hash(1_000 + number))))
	});
}

/// What a transaction adds to the block's weight when it enters, in values that are read and written.
fn adds(bytes: &[u8]) -> u64 {
	let value = <Test as frame_system::Config>::DbWeight::get().reads_writes(1, 1);
	let before = System::block_weight().total();
	assert_ok!(offer(bytes));
	assert_ok!(enter(bytes));
	(System::block_weight().total() - before).ref_time() / value.ref_time()
}

/// Whoever fills a shard keeps nobody out: others weigh more, and are taken once.
#[test]
fn what_comes_after_a_full_shard_is_taken_once() {
	run(|| {
		let mut transfers = of_a_shard(0);
		let [(last, message), (beyond, _), (discarded, _)] = core::array::from_fn(|_| transfers.next().unwrap());
		// They name the block before this one.
		let (bucket, shard) = (System::block_number() - 1, shard_of(&message));
		fill(bucket, shard, 1);
		assert_eq!(adds(&last), 1, "the shard");
		assert!(Seen::<Test>::get(bucket, shard).is_full());
		assert_eq!(Beyond::<Test>::iter_keys().count(), 0);
		assert_eq!(adds(&beyond), 1, "its own key");
		assert_eq!(Beyond::<Test>::iter_keys().count(), 1);
		next();
		let are_known = || {
			for known in [&last, &beyond] {
				assert_eq!(offer(known), Err(refused(TransactionError::AlreadyProcessed)));
				assert!(enter(known).is_err());
			}
		};
		are_known();
		assert_eq!(adds(&discarded), 2, "the shard, and its own key");
		next_batch(Fault::Rejected);
		next();
		assert_ok!(Svm::thaw_domain(RuntimeOrigin::root()));
		are_known();
		assert_eq!(adds(&discarded), 2, "it can be sent again");
		assert!(enter(&discarded).is_err());
		run_to(bucket + 150);
		assert_eq!(Beyond::<Test>::iter_keys().count(), 2, "they could still be included");
		next();
		assert_eq!((Seen::<Test>::iter_keys().count(), Beyond::<Test>::iter_keys().count()), (0, 0));
	});
}

/// A discarded batch makes room in a shard; what is beyond it is looked for all the same.
#[test]
fn room_in_a_shard_does_not_hide_what_is_beyond() {
	run(|| {
		let mut transfers = of_a_shard(0);
		let [(last, message), (beyond, _)] = core::array::from_fn(|_| transfers.next().unwrap());
		let (bucket, shard) = (System::block_number() - 1, shard_of(&message));
		fill(bucket, shard, 0);
		assert_ok!(enter(&beyond));
		next();
		let mut inside = hash(1_000);
		inside[31] = shard;
		Svm::forget([(bucket, &inside)].into_iter());
		assert!(!Seen::<Test>::get(bucket, shard).is_full());
		assert_eq!(offer(&beyond), Err(refused(TransactionError::AlreadyProcessed)));
		assert_eq!(adds(&last), 2, "there is room, and it is looked for beyond");
		assert!(Seen::<Test>::get(bucket, shard).holds(&message));
	});
}

#[test]
fn a_shard_weighs_once_a_block() {
	run(|| {
		let transfers = of_a_shard(0).take(3).map(|(bytes, _)| bytes).collect::<Vec<_>>();
		assert_eq!([adds(&transfers[0]), adds(&transfers[1])], [1, 0]);
		// It is written once more.
		next();
		assert_eq!(adds(&transfers[2]), 1);
	});
}

#[test]
fn a_bucket_is_forgotten_with_all_its_shards() {
	run(|| {
		let bucket = System::block_number() - 1;
		for number in 0..u32::from(SHARDS) {
			let mut message = hash(number);
			message[31] = number as u8;
			Seen::<Test>::mutate(bucket, shard_of(&message), |shard| assert!(shard.add(&message)));
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
	/// What was added and not forgotten is known, and nothing else; also of shards that have no room.
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
			(0..2).for_each(|shard| fill(bucket, shard, 5));
			for step in steps {
				match step {
					Step::Add(number) => {
						let message = message(number);
						if let Ok(shard) = Svm::check_unseen(bucket, &message) {
							Svm::remember(Recent { bucket, left: 1, shard }, &message);
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
