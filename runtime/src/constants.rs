//! Units of money and time, and the numbers that more than one pallet's config shares.

/// Money. One base unit is one lamport at the Solana door and 10^9 wei at the Ethereum door.
pub mod currency {
	use crate::Balance;

	/// Decimals of the token.
	pub const DECIMALS: u8 = 9;
	/// Symbol of the token.
	pub const SYMBOL: &str = "MIRA";
	/// One MIRA.
	pub const MIRA: Balance = 1_000_000_000;
	/// A thousandth.
	pub const MILLI: Balance = MIRA / 1_000;
	/// A millionth.
	pub const MICRO: Balance = MILLI / 1_000;

	/// Least an account holds, or it is removed with what is left. High enough that a million dust accounts cost 1,000 MIRA.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLI;

	/// Deposit for `items` storage entries of `bytes` bytes altogether.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		items as Balance * 100 * MILLI + bytes as Balance * MILLI
	}
}

/// Time, in blocks of one slot each.
pub mod time {
	use crate::BlockNumber;

	/// Length of a slot in milliseconds; a network never changes it.
	pub const SLOT_MILLIS: u64 = 6_000;
	/// Blocks in a minute.
	pub const MINUTES: BlockNumber = 60_000 / SLOT_MILLIS as BlockNumber;
	/// Blocks in an hour.
	pub const HOURS: BlockNumber = 60 * MINUTES;
	/// Blocks in a day.
	pub const DAYS: BlockNumber = 24 * HOURS;
	/// Chance that a slot has a primary author, as a fraction.
	pub const PRIMARY_PROBABILITY: (u64, u64) = (1, 4);
}

/// Network prefix of addresses: with it every address begins with `mi`.
pub const SS58_PREFIX: u16 = 2966;

/// Most validators, and so most authorities of each consensus engine.
pub const MAX_AUTHORITIES: u32 = 100;
