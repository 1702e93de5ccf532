//! The origins that referenda act as. Each may do few things; which, stands in [`crate::configs`].

pub use pallet_custom_origins::*;

/// Holds the enum of origins in the runtime; no storage, no calls.
#[frame_support::pallet]
pub mod pallet_custom_origins {
	use crate::{constants::currency::MIRA, Balance};
	use frame_support::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What a referendum of a track may act as; Root has the track `root`.
	#[derive(PartialEq, Eq, Clone, Copy, MaxEncodedLen, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
	#[pallet::origin]
	pub enum Origin {
		/// Dispatches, as Root, calls that the risk committee has whitelisted.
		WhitelistedCaller,
		/// Changes parameters that have a call of their own.
		Parameters,
		/// Cancels a slash while it is deferred.
		SlashCancel,
		/// Lifts or extends a breaker.
		Breaker,
		/// Grants and takes seats of the risk committee.
		CommitteeSeats,
		/// Spends up to 10,000 MIRA of the treasury at once.
		TreasurySmall,
		/// Spends up to 100,000 MIRA.
		TreasuryMedium,
		/// Spends up to 1,000,000 MIRA.
		TreasuryBig,
		/// Cancels a referendum; its deposits go back.
		ReferendumCanceller,
		/// Kills a referendum; its deposits go to the treasury.
		ReferendumKiller,
	}

	/// One type for each origin, which accepts it alone.
	macro_rules! ensure {
		( $( $name:ident ),+ $(,)? ) => { $(
			#[doc = concat!("Accepts [`Origin::", stringify!($name), "`] alone.")]
			pub struct $name;

			impl<O: OriginTrait + From<Origin>> EnsureOrigin<O> for $name
			where
				for<'a> &'a O::PalletsOrigin: TryInto<&'a Origin>,
			{
				type Success = ();
				fn try_origin(origin: O) -> Result<(), O> {
					if matches!(origin.caller().try_into(), Ok(Origin::$name)) { Ok(()) } else { Err(origin) }
				}
				#[cfg(feature = "runtime-benchmarks")]
				fn try_successful_origin() -> Result<O, ()> {
					Ok(O::from(Origin::$name))
				}
			}
		)+ }
	}

	use frame_support::traits::OriginTrait;
	ensure!(
		WhitelistedCaller,
		Parameters,
		SlashCancel,
		Breaker,
		CommitteeSeats,
		TreasurySmall,
		TreasuryMedium,
		TreasuryBig,
		ReferendumCanceller,
		ReferendumKiller,
	);

	/// Accepts the treasury's origins, each up to its limit.
	pub struct Spender;

	impl<O: OriginTrait + From<Origin>> EnsureOrigin<O> for Spender
	where
		for<'a> &'a O::PalletsOrigin: TryInto<&'a Origin>,
	{
		type Success = Balance;
		fn try_origin(origin: O) -> Result<Balance, O> {
			let limit = match origin.caller().try_into() {
				Ok(Origin::TreasurySmall) => Some(10_000 * MIRA),
				Ok(Origin::TreasuryMedium) => Some(100_000 * MIRA),
				Ok(Origin::TreasuryBig) => Some(1_000_000 * MIRA),
				_ => None,
			};
			limit.ok_or(origin)
		}
		#[cfg(feature = "runtime-benchmarks")]
		fn try_successful_origin() -> Result<O, ()> {
			Ok(O::from(Origin::TreasuryBig))
		}
	}
}
