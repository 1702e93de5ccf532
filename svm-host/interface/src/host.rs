//! The host functions through which a runtime reaches the engine, and what a node installs behind them.
//!
//! | function | what for | reads the state |
//! |---|---|---|
//! | `inspect` | what can be told of a transaction by itself | no |
//! | `is_signed` | whether everybody signed who has to | no |
//! | `least_balance` | what an account has to have | no |
//! | `is_avoided` | whether this machine failed at a transaction: for its pool alone | no |
//! | `programs` | programs that networks begin with | no |
//! | `powers` | who may do something with what somebody has: for who asks, never for a block | yes |
//! | `footprint` | which accounts a transaction takes, how many bytes they are | yes |
//! | `execute` | what a block's transactions come to: written where they were read | yes |
//!
//! All name the version of the engine. A node that does not have it cannot go on: the call ends with an error that says so, and
//! the block that asked for it is not imported.
//!
//! Accounts lie in a child trie of their own, see [`crate::account`]. The engine reads and writes them there itself,
//! since to hand them through the runtime would copy each twice. What it wrote the runtime can still undo: it calls `execute`
//! within a storage layer of its own.

use crate::{
	batch::{Applied, Authority, Block, Rejected},
	inspection::{Footprint, Inspection},
	power::Powers,
	Address, Failure, Hash,
};
use alloc::vec::Vec;
use sp_runtime_interface::{
	pass_by::{AllocateAndReturnByCodec, PassFatPointerAndDecode, PassFatPointerAndRead},
	runtime_interface,
};

#[cfg(feature = "std")]
mod native;
#[cfg(feature = "std")]
use native::{engines, ChildTrie};
#[cfg(feature = "std")]
pub use native::{install, Accounts, Engines, Trie};

/// The engine that executes Solana transactions.
#[runtime_interface]
pub trait Svm {
	/// What can be told of a transaction without any state; or why no state would have it.
	fn inspect(
		engine: u32,
		bytes: PassFatPointerAndRead<&[u8]>,
	) -> AllocateAndReturnByCodec<Result<Inspection, Failure>> {
		engines().inspect(crate::EngineVersion(engine), bytes)
	}

	/// Whether everybody signed a transaction who has to. If so, a batch does not have it checked again.
	fn is_signed(
		engine: u32,
		bytes: PassFatPointerAndRead<&[u8]>,
		authority: PassFatPointerAndDecode<Authority>,
	) -> bool {
		engines().is_signed(crate::EngineVersion(engine), bytes, &authority)
	}

	/// The lamports that an account with so many bytes of data has to have; none if nobody can use that address, so that
	/// whatever is paid to it is lost.
	fn least_balance(
		engine: u32,
		address: PassFatPointerAndDecode<Address>,
		data: u32,
	) -> AllocateAndReturnByCodec<Option<u64>> {
		engines().least_balance(crate::EngineVersion(engine), &address, data)
	}

	/// Whether this machine failed at the transaction with this message, so that it does not put it into blocks of its own. Each
	/// machine says something else: only a pool may ask, never a block.
	fn is_avoided(message: PassFatPointerAndDecode<Hash>) -> bool {
		engines().is_avoided(&message)
	}

	/// Accounts of the programs that people expect everywhere, each in one piece.
	fn programs(engine: u32) -> AllocateAndReturnByCodec<Vec<(Address, Vec<u8>)>> {
		engines().programs(crate::EngineVersion(engine))
	}

	/// Which accounts a transaction takes, by name and by tables, in the state of the child trie `trie`; or why it cannot be
	/// told. A transaction without tables does not depend on the block's hashes.
	fn footprint(
		&mut self,
		trie: PassFatPointerAndRead<&[u8]>,
		block: PassFatPointerAndDecode<Block>,
		bytes: PassFatPointerAndRead<&[u8]>,
	) -> AllocateAndReturnByCodec<Result<Footprint, Failure>> {
		engines().footprint(&block, bytes, &mut ChildTrie::of(*self, trie))
	}

	/// What others may do with what somebody has, in the state of the child trie `trie`. It looks through all of it: only who asks a
	/// node may have it done, never a block.
	fn powers(
		&mut self,
		engine: u32,
		trie: PassFatPointerAndRead<&[u8]>,
		owner: PassFatPointerAndDecode<Address>,
	) -> AllocateAndReturnByCodec<Powers> {
		engines().powers(crate::EngineVersion(engine), &owner, &mut ChildTrie::of(*self, trie))
	}

	/// Executes transactions on the state of the child trie `trie`, and writes there what they come to; or says why they come
	/// to nothing, on every machine. `queue` is the encoding of a list of [`crate::batch::Queued`].
	fn execute(
		&mut self,
		trie: PassFatPointerAndRead<&[u8]>,
		block: PassFatPointerAndDecode<Block>,
		queue: PassFatPointerAndRead<&[u8]>,
	) -> AllocateAndReturnByCodec<Result<Applied, Rejected>> {
		let mut accounts = ChildTrie::of(*self, trie);
		engines().execute(&block, queue, &mut accounts).map(|(writes, applied)| {
			accounts.write(writes);
			applied
		})
	}
}
