//! What crosses the boundary between the runtime and the engine that executes Solana transactions.
//!
//! The runtime keeps the accounts, the queue, and the money; the engine is native, and sees values only: the block that it
//! executes for, the transactions in their order, and accounts by their addresses. It has no clock, no randomness, no
//! environment, no network and no disk, so that every node comes to the same effects.
//!
//! - [`account`]: an account as it is stored, one value each.
//! - [`batch`]: what is to be executed, and what became of it.
//! - [`claim`]: what programs see of claims.
//! - [`inspection`]: what can be told of a transaction before it is executed.
//! - [`host`]: the host functions.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

pub mod account;
pub mod batch;
pub mod claim;
pub mod host;
pub mod inspection;
pub mod power;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Address of an account: an ed25519 public key, or derived from a program. The same 32 bytes as `AccountId32`.
pub type Address = [u8; 32];
/// A hash of a block, or of a message.
pub type Hash = [u8; 32];
/// Number of a block, as programs see it.
pub type Slot = u64;

/// A set of engine crates, features and limits. Kept in the state of the chain and named in every call, so that a node knows
/// what it is asked for, and says so if it does not have it.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	core::hash::Hash,
	PartialOrd,
	Ord,
	Debug,
	Default,
)]
pub struct EngineVersion(pub u32);

/// Why a transaction failed: Solana's `TransactionError`, in the encoding that Solana itself stores (bincode).
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Failure(pub alloc::vec::Vec<u8>);
