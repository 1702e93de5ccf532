//! The transactions of a block, executed as if one after the other, and what became of them.

use crate::{Address, EngineVersion, Failure, Hash, Slot};
use alloc::vec::Vec;
use codec::{Decode, Encode};

/// How many recent hashes programs and transactions can refer to.
pub const MAX_HASHES: usize = 150;

/// What the engine is told of the block that it executes for.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
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
}

/// Who answers for a transaction.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub enum Authority {
	/// Whoever signed it.
	Signatures,
	/// An account of the chain, whose own signature was checked already: it counts as the one signer with its address, and
	/// whatever stands where that signature would be is not looked at.
	Account(Address),
}

/// A transaction to execute.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
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
}
