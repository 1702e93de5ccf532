//! What can be told of a transaction without any state.

use crate::{Address, Hash};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use hex_literal::hex;

/// The program by which a transaction says what it asks for, and that does nothing: `ComputeBudget111111111111111111111111111111`.
pub const COMPUTE_BUDGET: Address = hex!("0306466fe5211732ffecadba72c39be7bc8ce5bbc5f7126b2c439b3a40000000");

/// An account that a transaction names itself.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
	/// Its address.
	pub address: Address,
	/// Whether it signs.
	pub signs: bool,
	/// Whether the transaction may write it.
	pub writes: bool,
}

/// Accounts that a transaction names by their places in a table.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct Lookup {
	/// The account with the table.
	pub table: Address,
	/// Places of those that it may write.
	pub writes: Vec<u8>,
	/// Places of those that it reads.
	pub reads: Vec<u8>,
}

/// What a transaction asks for, and pays.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
	/// Compute units at most.
	pub units: u32,
	/// Bytes of heap for each program.
	pub heap: u32,
	/// Bytes of accounts that it may load.
	pub loaded_bytes: u32,
	/// Lamports on top of what signatures cost.
	pub priority_fee: u64,
}

/// A nonce that a transaction advances.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct Nonce {
	/// The account with it.
	pub account: Address,
	/// Who signs for advancing it: its authority has to be one of them, or it is not advanced.
	pub signers: Vec<Address>,
}

/// A well-formed transaction.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct Inspection {
	/// Hash of what is signed: who has signed this has signed it once.
	pub message: Hash,
	/// A recent block hash, or the value of a nonce.
	pub recent: Hash,
	/// The nonce that the transaction advances, if it does.
	pub nonce: Option<Nonce>,
	/// Accounts, as the transaction orders them. The first one pays.
	pub keys: Vec<Key>,
	/// More accounts, by tables.
	pub lookups: Vec<Lookup>,
	/// Calls of programs that it makes itself.
	pub instructions: u16,
	/// The programs of these, each once.
	pub programs: Vec<Address>,
	/// Accounts that it names itself and that lie in the state, and those with the code of programs that it calls.
	pub stored: u16,
	/// Signatures to check, by what one of a transaction takes: those that programs check take more.
	pub signatures: u64,
	/// Lamports that it pays, for signatures and for priority.
	pub fee: u64,
	/// What it asks for.
	pub budget: Budget,
}

/// An account that a transaction takes, by name or by a table.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Access {
	/// Which one.
	pub address: Address,
	/// Whether the transaction may write it.
	pub writes: bool,
}

/// An account that is not small.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LargeAccount {
	/// Whose.
	pub address: Address,
	/// Its bytes.
	pub bytes: u64,
	/// Whether it is the code of a program, which has to be checked and compiled where that was not done yet.
	pub is_code: bool,
}

/// What a transaction takes of the state.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug, Default)]
pub struct Footprint {
	/// Whether it may deploy or change programs: their code is then read, checked and compiled.
	pub loads: bool,
	/// Accounts, but those that are the same for ever.
	pub accesses: Vec<Access>,
	/// Claims whose accounts it reads.
	pub claims: Vec<u64>,
	/// Programs that the engine brings, which are.
	pub brought: Vec<Address>,
	/// Accounts, tables and code that were looked for in the state.
	pub reads: u32,
	/// Bytes of the [small](crate::account::SMALL) ones among all of these that are there.
	pub bytes: u64,
	/// Bytes by which accounts can grow through it.
	pub grows: u64,
	/// The others. They count once in a block, for whoever takes them first: that they are fetched once matters.
	pub large: Vec<LargeAccount>,
	/// Bytes that are copied for the programs that it calls: each time those of all accounts that the program is called with.
	pub copies: u64,
}
