//! The parameters and the relations that must hold between them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_staking::{EraIndex, SessionIndex};

/// What differs between networks that run the same wasm.
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
pub struct NetworkParameters {
	/// Length of an epoch, in slots of six seconds.
	pub epoch_length: u32,
	/// Epochs in a staking era.
	pub sessions_per_era: SessionIndex,
	/// Eras that a stake stays bonded after it was asked back.
	pub bonding_duration: EraIndex,
	/// Eras that a slash waits before it is applied; must stay below `bonding_duration`, or a stake could leave first.
	pub slash_defer_duration: EraIndex,
	/// What governance periods are divided by; 1 in production.
	pub period_divisor: u32,
}

impl Default for NetworkParameters {
	/// Production: epochs of 4 hours, eras of a day, 28 days bonded, slashes deferred by 27.
	fn default() -> Self {
		Self {
			epoch_length: 2400,
			sessions_per_era: 6,
			bonding_duration: 28,
			slash_defer_duration: 27,
			period_divisor: 1,
		}
	}
}

/// Why parameters cannot make a network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidParameters {
	/// An epoch needs a few slots: one to announce the next, one to enact the change of authorities.
	EpochTooShort,
	/// An era needs at least one epoch.
	NoSessions,
	/// A deferred slash would find the stake gone.
	SlashOutlivesBond,
	/// Nothing can be divided by zero.
	ZeroDivisor,
}

impl core::fmt::Display for InvalidParameters {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		f.write_str(match self {
			Self::EpochTooShort => "epochLength is below 10 slots",
			Self::NoSessions => "sessionsPerEra is 0; an era needs at least one session",
			Self::SlashOutlivesBond => {
				"slashDeferDuration must be below bondingDuration, or a stake leaves before its slash is applied"
			},
			Self::ZeroDivisor => "periodDivisor is 0; use 1 for the periods of production",
		})
	}
}

impl NetworkParameters {
	/// Shortest epoch, in slots. GRANDPA needs two blocks to hand over between authority sets, and an epoch may have empty
	/// slots.
	pub const MIN_EPOCH_LENGTH: u32 = 10;

	/// Whether a network can run with these parameters.
	pub fn check(&self) -> Result<(), InvalidParameters> {
		if self.epoch_length < Self::MIN_EPOCH_LENGTH {
			return Err(InvalidParameters::EpochTooShort);
		}
		if self.sessions_per_era == 0 {
			return Err(InvalidParameters::NoSessions);
		}
		if self.slash_defer_duration >= self.bonding_duration {
			return Err(InvalidParameters::SlashOutlivesBond);
		}
		if self.period_divisor == 0 {
			return Err(InvalidParameters::ZeroDivisor);
		}
		Ok(())
	}
}
