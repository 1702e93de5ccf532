//! Who may do something with what somebody has in the domain, as far as it is known how programs say so.

use crate::Address;
use alloc::vec::Vec;
use codec::{Decode, Encode};

/// Accounts that are looked through for one answer.
pub const MOST_SCANNED: u32 = 500_000;

/// What somebody may do.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Means {
	/// Spend tokens, by an approval.
	Spend {
		/// Up to so many.
		amount: u64,
		/// How many there are.
		has: u64,
		/// Their mint.
		mint: Address,
		/// Whether they stand for lamports, one for one.
		are_lamports: bool,
	},
	/// Spend all tokens of a mint, whoever has them.
	SpendAlways {
		/// How many there are.
		has: u64,
		/// Their mint.
		mint: Address,
	},
	/// Close an account of tokens once it is empty, and have its lamports.
	Close {
		/// How many these are.
		lamports: u64,
	},
	/// Keep tokens from being spent.
	Freeze {
		/// How many there are.
		has: u64,
		/// Their mint.
		mint: Address,
	},
	/// Change the code of a program.
	Upgrade,
}

/// What somebody may do with an account.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Power {
	/// Who.
	pub holder: Address,
	/// With which account: that was asked about itself, or one whose tokens are its.
	pub account: Address,
	/// What.
	pub means: Means,
}

/// What others may do with what somebody has.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug, Default)]
pub struct Powers {
	/// Each once.
	pub found: Vec<Power>,
	/// Whether there are more accounts than [`MOST_SCANNED`], of which some were not looked at.
	pub is_cut: bool,
}
