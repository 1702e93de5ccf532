//! The transactions of a block, executed as if one after the other, and what became of them.

use crate::{claim::Claim, Address, EngineVersion, Failure, Hash, Slot};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use hex_literal::hex;
use scale_info::TypeInfo;

/// How many recent hashes programs and transactions can refer to.
pub const MAX_HASHES: usize = 150;

/// Blocks of an epoch, as programs see it.
pub const EPOCH: Slot = 432_000;

/// What the engine is told of the block that it executes for.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Block {
	/// The engine to execute it.
	pub engine: EngineVersion,
	/// Its number; at least 1.
	pub slot: Slot,
	/// Its time, in seconds since 1970.
	pub time: i64,
	/// The time of the first block of its epoch.
	pub epoch_time: i64,
	/// Hashes of the blocks before it, the newest first: at least one, at most [`MAX_HASHES`].
	pub hashes: Vec<Hash>,
	/// Claims that its transactions name, as they are when it ends, each once.
	pub claims: Vec<Claim>,
}

/// Who answers for a transaction.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Authority {
	/// Whoever signed it.
	Signatures,
	/// An account of the chain, whose own signature was checked already: it counts as the one signer with its address, and
	/// whatever stands where that signature would be is not looked at.
	Account(Address),
	/// The same, within bounds: what is more than the account allows is undone, and the transaction has failed.
	Within {
		/// The account.
		account: Address,
		/// Lamports of it that the transaction may take, beside its fee. Nor does it give away a power over any account that the
		/// account has: who owns it, who else may spend it, who may mint.
		lamports: u64,
	},
}

impl Authority {
	/// The account of the chain that answers for the transaction, if one does.
	pub fn account(&self) -> Option<&Address> {
		match self {
			Self::Account(account) | Self::Within { account, .. } => Some(account),
			Self::Signatures => None,
		}
	}
}

/// A transaction to execute.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Queued {
	/// It, in Solana's wire format.
	pub bytes: Vec<u8>,
	/// Who answers for it.
	pub authority: Authority,
}

/// What became of a transaction. It is included whatever became of it, and its fee is taken.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
	/// Committed; or, if it failed, nothing but an advanced nonce.
	pub status: Result<(), Failure>,
	/// Compute units that it used.
	pub units: u64,
	/// Lamports that it took, beside its fee, of the account within whose bounds it ran; 0 if it ran within none.
	pub taken: u64,
}

/// The program by which money leaves: `MiraWithdraw1111111111111111111111111111111`.
pub const WITHDRAWALS: Address = hex!("054ef108f73f5888ffbf655159367701e0d82bd7b9c30feb783cdeb200000000");

/// Money that left in a batch: it is in no account any more.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Withdrawn {
	/// Whose it was.
	pub from: Address,
	/// Who gets it on the chain.
	pub to: Address,
	/// Lamports.
	pub amount: u64,
}

/// What a batch came to that was executed.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug, Default)]
pub struct Applied {
	/// For each transaction, what became of it.
	pub outcomes: Vec<Outcome>,
	/// Lamports that those accounts had together that are not as they were.
	pub before: u128,
	/// Lamports that they have, and that left.
	pub after: u128,
	/// What left, in the order in which accounts were first named.
	pub withdrawn: Vec<Withdrawn>,
}

/// Why a batch has no effects, on every machine.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rejected {
	/// Not everybody signed who has to: whoever made the block passed over the rules.
	Unsigned {
		/// Place of the transaction.
		at: u32,
	},
	/// The queue cannot be read.
	Unreadable,
	/// The engine fails at it, again and again, with as little of the machine as there can be.
	Engine,
}
