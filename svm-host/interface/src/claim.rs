//! Claims as programs of the domain see them: for each claim that is remembered an account that nobody can write, made from the
//! state of the chain for the batch that names it. It is in no trie, and its lamports are nobody's.
//!
//! | bytes | what |
//! |---:|---|
//! | 0 | 1: the version of this layout |
//! | 1 | [`Stage`]: 1 attesting, 2 provisional, 3 final |
//! | 2 | outcome: 0 none, 1 supported, 2 refuted, 3 unverifiable, 4 undetermined |
//! | 3 | percent of the response's bytes that some claim stands for |
//! | 4..8 | zeros |
//! | 8..16 | the claim's number, little-endian |
//! | 16..32 | the first half of the hash (BLAKE2b-256) of its text |

use crate::Address;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use hex_literal::hex;
use scale_info::TypeInfo;

/// The owner of these accounts: `MiraC1aims111111111111111111111111111111111`. Nothing can be called there.
pub const CLAIMS: Address = hex!("054ef101dbebe9699ad4e5dd83fd704cd404ad280d3faead1a124d3c00000000");

/// How its bytes begin, and the address of each claim. Nobody can find a key to an address of which so much is given.
const COMMON: usize = 24;

/// The account of a claim: how [`CLAIMS`] begins, and the claim's number, big-endian.
pub fn address(claim: u64) -> Address {
	let mut address = CLAIMS;
	if let Some(number) = address.get_mut(COMMON..) {
		number.copy_from_slice(&claim.to_be_bytes());
	}
	address
}

/// The claim whose account an address is.
pub fn claim_of(address: &Address) -> Option<u64> {
	let number = address.strip_prefix(CLAIMS.get(..COMMON)?).filter(|_| *address != CLAIMS)?;
	Some(u64::from_be_bytes(number.try_into().ok()?))
}

/// How far a claim is.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
	/// A committee is drawn, or at work.
	Attesting,
	/// There is an outcome, which may still change.
	Provisional,
	/// What came out stays.
	Final,
}

/// What came out of a claim.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
	/// A quorum found it true.
	Supported,
	/// A quorum found it false.
	Refuted,
	/// A quorum found that nobody could check it.
	Unverifiable,
	/// No verdict reached the quorum.
	Undetermined,
}

/// What programs are told of a claim.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
	/// Its number.
	pub number: u64,
	/// How far it is.
	pub stage: Stage,
	/// What came out; none yet, or none ever if it had no committee.
	pub outcome: Option<Outcome>,
	/// Percent of its response's bytes that some claim stands for.
	pub coverage: u8,
	/// The first half of the hash of its text.
	pub text: [u8; 16],
}

impl Claim {
	/// The data of its account.
	pub fn data(&self) -> Vec<u8> {
		let stage = match self.stage {
			Stage::Attesting => 1,
			Stage::Provisional => 2,
			Stage::Final => 3,
		};
		let outcome = match self.outcome {
			None => 0,
			Some(Outcome::Supported) => 1,
			Some(Outcome::Refuted) => 2,
			Some(Outcome::Unverifiable) => 3,
			Some(Outcome::Undetermined) => 4,
		};
		let head = [1, stage, outcome, self.coverage, 0, 0, 0, 0];
		[&head[..], &self.number.to_le_bytes(), &self.text].concat()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_claim_has_an_address_of_its_own() {
		for number in [0, 1, 255, 256, u64::MAX] {
			assert_eq!(claim_of(&address(number)), Some(number));
		}
		assert_eq!(claim_of(&CLAIMS), None, "nobody could name that claim");
		let mut other = address(7);
		other[23] ^= 1;
		assert_eq!(claim_of(&other), None);
	}

	#[test]
	fn the_layout_is_fixed() {
		let claim = Claim {
			number: 0x0102,
			stage: Stage::Final,
			outcome: Some(Outcome::Supported),
			coverage: 93,
			text: [9; 16],
		};
		let data = claim.data();
		assert_eq!(data[..8], [1, 3, 1, 93, 0, 0, 0, 0]);
		assert_eq!(data[8..16], [2, 1, 0, 0, 0, 0, 0, 0]);
		assert_eq!(data[16..], [9; 16]);
	}
}
