//! What is stored and signed keeps its encoding.

use crate::{mock::*, *};
use codec::{Encode, MaxEncodedLen};
use sp_core::H256;

#[test]
fn types_keep_their_bytes() {
	assert_eq!(TRUE.encode(), [0, 0]);
	assert_eq!(FALSE.encode(), [0, 1]);
	assert_eq!(Answer::Verdict(Verdict::Unverifiable).encode(), [0, 2]);
	assert_eq!(Answer::Abstain.encode(), [1]);
	let attestation = says(TRUE).encode();
	assert_eq!(attestation.len(), 2 + 2 + 32 + 32);
	assert_eq!(attestation[2..4], 900u16.to_le_bytes());
	assert_eq!(Seat::Drawn.encode(), [0]);
	assert_eq!(Seat::Silent.encode(), [3]);
	assert_eq!(Seat::max_encoded_len(), 69);
	assert_eq!(Lane::Commit(2).encode(), [1, 2]);
}

#[test]
fn a_commitment_is_what_clients_compute() {
	// blake2b-256 of: "mira/commit/v1", the genesis hash, claim, round, attestor, attestation, salt.
	let mut bytes = b"mira/commit/v1".to_vec();
	bytes.extend([9; 32]);
	bytes.extend([7; 32]);
	bytes.extend(5u64.to_le_bytes());
	bytes.extend(6u32.to_le_bytes());
	bytes.extend([0, 1]);
	bytes.extend(900u16.to_le_bytes());
	bytes.extend([1; 32]);
	bytes.extend([2; 32]);
	bytes.extend(SALT);
	let expected = H256(sp_io::hashing::blake2_256(&bytes));
	assert_eq!(commitment(H256::repeat_byte(9), H256::repeat_byte(7), 5, 6, &says(FALSE), &SALT), expected);
}
