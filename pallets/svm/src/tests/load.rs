//! What a block takes on.

use crate::{Limits, Load};
use mira_svm_interface::inspection::Access;
use proptest::prelude::*;

const NO_LIMITS: Limits = Limits { units: u32::MAX, chain: u32::MAX, account: u32::MAX, bytes: u64::MAX };
/// Units that a transaction takes whatever it asks for.
const BASE: u32 = 1_000;

/// A transaction: what it asks for, and what it takes.
type Taken = (u32, Vec<Access>);

fn transactions() -> impl Strategy<Value = Vec<Taken>> {
	// Accounts of different lanes, and some that share one.
	let access = (0..40u16, any::<bool>()).prop_map(|(number, writes)| {
		let mut address = [0; 32];
		(address[0], address[31]) = ((number / 20) as u8, (number % 20) as u8);
		Access { address, writes }
	});
	prop::collection::vec((0..10_000u32, prop::collection::vec(access, 0..6)), 1..60)
}

/// The longest row of transactions of which each waits for the one before, by the accounts themselves.
fn longest_chain(transactions: &[Taken]) -> u32 {
	let mut ends = Vec::<u32>::new();
	for (at, (units, accesses)) in transactions.iter().enumerate() {
		let waits_for = |(_, before): &&Taken| {
			let conflict = |a: &Access, b: &Access| a.address == b.address && (a.writes || b.writes);
			before.iter().any(|a| accesses.iter().any(|b| conflict(a, b)))
		};
		let before = transactions[..at].iter().zip(&ends);
		let longest = before.filter(|(taken, _)| waits_for(taken)).map(|(_, end)| *end).max().unwrap_or_default();
		ends.push(longest + units + BASE);
	}
	ends.into_iter().max().unwrap_or_default()
}

proptest! {
	/// Lanes make a chain longer than it is, never shorter.
	#[test]
	fn no_chain_is_longer_than_it_is_taken_for(transactions in transactions()) {
		let mut load = Load::default();
		for (units, accesses) in &transactions {
			prop_assert!(load.take_on(&NO_LIMITS, *units, accesses, 7));
		}
		let without: u32 = transactions.iter().map(|(units, accesses)| if accesses.is_empty() { units + BASE } else { 0 }).max().unwrap();
		prop_assert!(load.chain().max(without) >= longest_chain(&transactions));
		prop_assert_eq!(load.units, transactions.iter().map(|(units, _)| units + BASE).sum::<u32>());
		prop_assert_eq!(load.bytes, 7 * transactions.len() as u64);
	}

	/// Nothing above a limit is taken on.
	#[test]
	fn limits_hold(transactions in transactions(), chain in 5_000..50_000u32) {
		let (mut load, limits) = (Load::default(), Limits { units: 100_000, chain, account: chain, bytes: 100 });
		let mut taken = Vec::new();
		for (units, accesses) in transactions {
			let mut next = load.clone();
			if next.take_on(&limits, units, &accesses, 7) {
				taken.push((units, accesses));
				load = next;
			}
		}
		prop_assert!(load.units <= limits.units && load.bytes <= limits.bytes);
		prop_assert!(longest_chain(&taken) <= chain);
	}
}
