//! The database of the history.

use super::{
	kept::{KeptBlock, KeptTransaction},
	store::Store,
};
use crate::solana::executed::Executed;
use solana_keypair::Keypair;
use solana_message::{Message, VersionedMessage};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction::transfer;
use solana_transaction::versioned::VersionedTransaction;

fn payer() -> Keypair {
	Keypair::new_from_array([7; 32])
}

/// A transfer to an account, told apart by its amount.
fn paid(to: Pubkey, lamports: u64) -> KeptTransaction {
	let payer = payer();
	let message = Message::new(&[transfer(&payer.pubkey(), &to, lamports)], Some(&payer.pubkey()));
	let transaction = VersionedTransaction::try_new(VersionedMessage::Legacy(message), &[&payer]).expect("it signs");
	let executed = Executed {
		bytes: Some(bincode::serialize(&transaction).expect("it can be sent")),
		message: [0; 32],
		outcome: Ok(()),
		fee: 5_000,
		units: 150,
	};
	KeptTransaction::of(executed, None).expect("there are bytes")
}

fn block(transactions: Vec<KeptTransaction>) -> KeptBlock {
	KeptBlock { time: Some(1_800_000_000), transactions, changed: vec![payer().pubkey()] }
}

fn on_store(test: impl FnOnce(Store, &dyn Fn() -> Store)) {
	let folder = tempfile::tempdir().expect("there is room");
	let open = || Store::open(&folder.path().join("history.redb"), 1).expect("it opens");
	test(open(), &open);
}

#[test]
fn what_is_final_is_found_by_signature_and_by_account() {
	on_store(|store, _| {
		let (to, other) = (Pubkey::new_from_array([1; 32]), Pubkey::new_from_array([2; 32]));
		let all: Vec<_> = (0..4).map(|lamports| paid(to, lamports)).collect();
		let blocks = [(1, block(all[..2].to_vec())), (2, KeptBlock::default()), (3, block(all[2..].to_vec()))];
		store.put_final(blocks, 100).expect("it is written");
		assert_eq!(store.range().expect("it is there"), (1, 4));
		for (transaction, place) in all.iter().zip([(1, 0), (1, 1), (3, 0), (3, 1)]) {
			let signature = transaction.signature().expect("it has one");
			assert_eq!(store.place(&signature).expect("it reads"), Some(place));
			let (found, time) = store.transaction(place).expect("it reads").expect("it is there");
			assert_eq!((found.signature(), time), (Some(signature), Some(1_800_000_000)));
		}
		let places = |after, before, most| {
			let found = store.naming(&to, after, before, most).expect("it reads");
			found.into_iter().map(|named| named.place).collect::<Vec<_>>()
		};
		let end = (u64::MAX, u32::MAX);
		assert_eq!(places(None, end, 10), [(3, 1), (3, 0), (1, 1), (1, 0)]);
		assert_eq!(places(None, end, 3), [(3, 1), (3, 0), (1, 1)]);
		assert_eq!(places(None, (3, 0), 10), [(1, 1), (1, 0)]);
		assert_eq!(places(Some((1, 1)), end, 10), [(3, 1), (3, 0)]);
		assert_eq!(places(Some((3, 1)), (3, 0), 10), []);
		assert!(store.naming(&other, None, end, 10).expect("it reads").is_empty());
	});
}

/// What is too old is gone, from every table; what is not is there after a restart.
#[test]
fn no_more_is_kept_than_was_asked_for() {
	on_store(|store, open| {
		let to = Pubkey::new_from_array([1; 32]);
		let all: Vec<_> = (1..=6).map(|slot| paid(to, slot)).collect();
		for (slot, transaction) in (1..).zip(&all) {
			store.put_final([(slot, block(vec![transaction.clone()]))], 2).expect("it is written");
		}
		drop(store);
		let store = open();
		assert_eq!(store.range().expect("it is there"), (5, 7));
		let is_kept = |transaction: &KeptTransaction| {
			let signature = transaction.signature().expect("it has one");
			store.place(&signature).expect("it reads").is_some()
		};
		assert_eq!(all.iter().map(is_kept).collect::<Vec<_>>(), [false, false, false, false, true, true]);
		let end = (u64::MAX, u32::MAX);
		assert_eq!(store.naming(&to, None, end, 10).expect("it reads").len(), 2);
		assert!(store.transactions(4).expect("it reads").is_empty());
		assert_eq!(store.transactions(5).expect("it reads").len(), 1);
	});
}

/// Blocks that are on no chain are forgotten when their number is final.
#[test]
fn forks_are_forgotten() {
	on_store(|store, _| {
		let to = Pubkey::new_from_array([1; 32]);
		for (slot, hash) in [(1, [1; 32]), (1, [2; 32]), (2, [3; 32])] {
			store.put_recent(slot, hash, &block(vec![paid(to, slot)])).expect("it is written");
		}
		assert!(store.recent([2; 32]).expect("it reads").is_some());
		let winner = store.recent([1; 32]).expect("it reads").expect("it is there");
		store.put_final([(1, winner)], 10).expect("it is written");
		let is_kept = |hash| store.recent(hash).expect("it reads").is_some();
		assert_eq!([[1; 32], [2; 32], [3; 32]].map(is_kept), [false, false, true]);
	});
}
