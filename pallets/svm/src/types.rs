//! What the domain is governed by, what is held on its way out, and why something is refused.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::PalletError;
use mira_svm_interface::{batch::Rejected, Failure};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::Perbill;

/// A transaction of the current block.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Entered<AccountId, Number> {
	/// The bucket that it is remembered in.
	pub bucket: Number,
	/// Hash of its message.
	pub message: H256,
	/// Who paid.
	pub payer: AccountId,
	/// What was paid, in lamports.
	pub fee: u64,
	/// The account within whose bounds it runs, if it does.
	pub within: Option<AccountId>,
}

/// How withdrawals leave; governable.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters<Number> {
	/// Blocks for which a small withdrawal is held.
	pub delay: Number,
	/// Blocks for which a large one is.
	pub large_delay: Number,
	/// Share of all money in the domain above which a withdrawal is large.
	pub large: Perbill,
	/// Share of all money in the domain that may leave in a [`Parameters::window`]; a withdrawal that is larger leaves alone.
	pub cap: Perbill,
	/// In how many blocks; counted in [`STRETCHES`] parts.
	pub window: Number,
}

/// Parts of a window in which what left is counted.
pub const STRETCHES: u32 = 24;

/// An hour and a day, in blocks of six seconds: what production has.
impl<Number: From<u32>> Default for Parameters<Number> {
	fn default() -> Self {
		Self {
			delay: 600.into(),
			large_delay: 14_400.into(),
			large: Perbill::from_percent(1),
			cap: Perbill::from_percent(5),
			window: 14_400.into(),
		}
	}
}

/// How large a withdrawal was when it was asked for. Those of a size leave in the order in which they were.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum Size {
	/// At most [`Parameters::large`] of all money in the domain.
	Small,
	/// More.
	Large,
}

/// A withdrawal: given once, never again.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub struct WithdrawalId {
	/// Its size.
	pub size: Size,
	/// Its number among those of its size.
	pub index: u64,
}

/// Money that left the domain and has not arrived.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Withdrawal<AccountId, Number> {
	/// Whose it was in the domain; there it returns to if it has to.
	pub from: AccountId,
	/// Who gets it.
	pub to: AccountId,
	/// How much.
	pub amount: u64,
	/// Block that asked for it: it is not released before that is proven final.
	pub asked_at: Number,
	/// First block in which it may be released.
	pub due_at: Number,
}

/// The withdrawals of a size that are held: none before the first.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Line {
	/// Number of the first one that may still be held.
	pub first: u64,
	/// Number of the next one.
	pub next: u64,
}

/// Why the domain stands still.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Freeze {
	/// People decided so.
	Governance,
	/// A batch was discarded: it would have made money out of nothing, or lost some.
	Unbalanced {
		/// Lamports before it.
		before: u128,
		/// Lamports after it.
		after: u128,
	},
	/// A batch was discarded: it could not be executed.
	Rejected(Rejected),
}

/// Why a transaction is refused: the index of the error in Solana's list of errors (`TransactionError`).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PalletError, Clone, Copy, PartialEq, Eq, Debug,
)]
pub struct Refusal(pub u8);

impl Refusal {
	/// Nobody has the account that would pay.
	pub const ACCOUNT_NOT_FOUND: Self = Self(2);
	/// The payer has too little.
	pub const INSUFFICIENT_FUNDS_FOR_FEE: Self = Self(4);
	/// The payer is no account of a person.
	pub const INVALID_ACCOUNT_FOR_FEE: Self = Self(5);
	/// It was included before.
	pub const ALREADY_PROCESSED: Self = Self(6);
	/// It names no recent block, and no nonce that is as it says.
	pub const BLOCKHASH_NOT_FOUND: Self = Self(7);
	/// Somebody did not sign.
	pub const SIGNATURE_FAILURE: Self = Self(12);
	/// It is no transaction.
	pub const SANITIZE_FAILURE: Self = Self(14);
	/// The domain stands still.
	pub const CLUSTER_MAINTENANCE: Self = Self(15);
	/// No block has room for it.
	pub const WOULD_EXCEED_MAX_BLOCK_COST_LIMIT: Self = Self(17);
	/// The payer would be left with less than an account has to have.
	pub const INSUFFICIENT_FUNDS_FOR_RENT: Self = Self(31);
	/// A program of the transaction stands still.
	pub const PROGRAM_EXECUTION_TEMPORARILY_RESTRICTED: Self = Self(35);
}

/// An error begins with its index.
impl From<Failure> for Refusal {
	fn from(Failure(encoded): Failure) -> Self {
		Self(encoded.first().copied().unwrap_or(Self::SANITIZE_FAILURE.0))
	}
}
