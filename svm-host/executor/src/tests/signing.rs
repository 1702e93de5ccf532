//! Whose signature counts.

use super::*;
use crate::{
	inspect::{read, Bytes},
	signatures::are_good,
	BatchError,
};

fn is_good(bytes: &[u8], authority: &Authority) -> bool {
	let (view, _) = read(&engine(), Bytes::alone(bytes)).expect("it is well-formed");
	are_good(&view, authority)
}

/// Where the only signature of a transaction stands.
const SIGNATURE: std::ops::Range<usize> = 1..65;

#[test]
fn every_signer_has_to_have_signed() {
	let recent = Hash::default();
	let [one, two] = [key(0), key(1)];
	let both = [system::transfer(&one.pubkey(), &two.pubkey(), 1), system::transfer(&two.pubkey(), &one.pubkey(), 1)];
	let good = signed(&both, &[&one, &two], recent);
	assert!(is_good(&good, &Authority::Signatures));
	for at in [1, 40, 64, 65, 100, 128] {
		let mut bad = good.clone();
		bad[at] ^= 1;
		assert!(!is_good(&bad, &Authority::Signatures), "byte {at}");
	}
	let mut changed = good.clone();
	*changed.last_mut().expect("it has some") ^= 1;
	assert!(!is_good(&changed, &Authority::Signatures), "what is signed is the message");
}

#[test]
fn an_account_of_the_chain_answers_for_itself_alone() {
	let [one, two] = [key(0), key(1)];
	let mut alone = transfer(0, 1, 1, Hash::default());
	alone[SIGNATURE].fill(0);
	assert!(!is_good(&alone, &Authority::Signatures));
	assert!(is_good(&alone, &Authority::Account(one.pubkey().to_bytes())));
	assert!(!is_good(&alone, &Authority::Account(two.pubkey().to_bytes())));
	let both = [system::transfer(&one.pubkey(), &two.pubkey(), 1), system::transfer(&two.pubkey(), &one.pubkey(), 1)];
	let mut both = signed(&both, &[&one, &two], Hash::default());
	both[SIGNATURE].fill(0);
	assert!(is_good(&both, &Authority::Account(one.pubkey().to_bytes())), "the other one has signed");
	assert!(!is_good(&both, &Authority::Account(two.pubkey().to_bytes())), "the first one has not");
}

/// Points of small order, and encodings that are not the shortest: laxer rules than Solana's take some of these.
#[test]
fn signatures_that_others_take_are_refused() {
	let order_8 = hex32("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa");
	let order_1 = hex32("0100000000000000000000000000000000000000000000000000000000000000");
	// y = p + 1, which is the neutral element written with a number that is too large.
	let not_canonical = hex32("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
	let mut bytes = transfer(0, 1, 1, Hash::default());
	let payer = key(0).pubkey().to_bytes();
	let at = bytes.windows(32).position(|window| window == payer).expect("it is named");
	for point in [order_8, order_1, not_canonical] {
		bytes[at..at + 32].copy_from_slice(&point);
		for r in [order_8, order_1, not_canonical] {
			let mut signature = [0; 64];
			signature[..32].copy_from_slice(&r);
			bytes[SIGNATURE].copy_from_slice(&signature);
			assert!(!is_good(&bytes, &Authority::Signatures));
		}
	}
	// A good one with the order of the group added to its second half says the same to whoever computes only.
	let good = transfer(0, 1, 1, Hash::default());
	let mut other = good.clone();
	add_order(&mut other[33..65]);
	assert!(is_good(&good, &Authority::Signatures) && !is_good(&other, &Authority::Signatures));
}

fn hex32(text: &str) -> [u8; 32] {
	let byte = |at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).expect("it is a number");
	std::array::from_fn(byte)
}

/// Adds the order of the group, little-endian.
fn add_order(number: &mut [u8]) {
	let order = hex32("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
	let mut carry = 0;
	for (byte, add) in number.iter_mut().zip(order) {
		let sum = u16::from(*byte) + u16::from(add) + carry;
		*byte = sum as u8;
		carry = sum >> 8;
	}
}

#[test]
fn a_block_with_an_unsigned_transaction_has_no_effects() {
	let executor = executor(2);
	let (block, mut state) = (block(1), State::new(2));
	let mut bad = transfer(1, 0, 5, newest(&block));
	bad[10] ^= 1;
	let list = queue(vec![transfer(0, 1, 5, newest(&block)), bad.clone()]);
	let refused = executor.execute(&block, list, &mut state, Recording::Off).expect_err("one is not signed");
	assert_eq!(refused, BatchError::Unsigned { at: 1 });
	// Nor is it remembered as good because it was seen.
	assert!(!executor.is_signed(&bad, &Authority::Signatures));
	assert!(!executor.is_signed(&bad, &Authority::Signatures));
}

#[test]
fn what_was_found_good_is_remembered_for_its_signatures_only() {
	let (block, executor) = (block(1), executor(1));
	let good = transfer(0, 1, 5, newest(&block));
	assert!(executor.is_signed(&good, &Authority::Signatures));
	assert!(executor.is_signed(&good, &Authority::Signatures));
	// Good for the account of the chain is not good for everybody.
	let mut unsigned = transfer(1, 0, 5, newest(&block));
	unsigned[SIGNATURE].fill(0);
	assert!(executor.is_signed(&unsigned, &Authority::Account(key(1).pubkey().to_bytes())));
	assert!(!executor.is_signed(&unsigned, &Authority::Signatures));
	let mut state = State::new(2);
	assert!(executor.execute(&block, queue(vec![unsigned]), &mut state, Recording::Off).is_err());
}
