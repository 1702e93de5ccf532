//! What the pallet asks of the runtime that it is in.

use alloc::vec::Vec;
use frame_support::weights::Weight;
use mira_svm_interface::{claim::Claim, inspection::Inspection};
use sp_core::H256;
use sp_runtime::transaction_validity::TransactionPriority;

/// What programs can ask about claims.
pub trait Claims {
	/// A claim, as long as it is remembered.
	fn claim(number: u64) -> Option<Claim>;
}

impl Claims for () {
	fn claim(_: u64) -> Option<Claim> {
		None
	}
}

/// Who makes blocks.
pub trait Validators<AccountId> {
	/// All who do in this session.
	fn all() -> Vec<AccountId>;
	/// All who will in the next one.
	fn next() -> Vec<AccountId>;
	/// Who makes this block.
	fn author() -> Option<AccountId>;
	/// Makes it so: these do, and the first one makes this block.
	#[cfg(feature = "runtime-benchmarks")]
	fn set(all: Vec<AccountId>);
}

/// Who has transactions run within bounds.
pub trait Bounded {
	/// A transaction is over, with this hash of its message: it took so many lamports of the account within whose bounds it ran, its
	/// fee included if that account paid it.
	fn took(message: H256, lamports: u64);
}

impl Bounded for () {
	fn took(_: H256, _: u64) {}
}

/// Which transactions blocks take first.
pub trait Prioritize {
	/// The priority of a transaction, by what it weighs, its bytes, and what it pays.
	fn of(weight: Weight, bytes: usize, inspection: &Inspection) -> TransactionPriority;
}

/// By what is paid on top alone.
impl Prioritize for () {
	fn of(_: Weight, _: usize, inspection: &Inspection) -> TransactionPriority {
		inspection.budget.priority_fee
	}
}
