//! What is stored, what others ask for, and what this pallet asks of bonds.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{
	fungible::{Balanced, Credit},
	tokens::Balance,
};
use frame_system::pallet_prelude::BlockNumberFor;
use scale_info::TypeInfo;
use sp_runtime::{traits::Member, DispatchError};

use crate::pallet::Config;

/// Number of a slash, in the order in which they were decided.
pub type SlashId = u64;
/// Names an attestor.
pub type AttestorIdOf<T> = <<T as Config>::Bonds as Bonds<<T as frame_system::Config>::AccountId>>::AttestorId;
/// An amount of bond.
pub type BalanceOf<T> = <<T as Config>::Bonds as Bonds<<T as frame_system::Config>::AccountId>>::Balance;
/// The token that bonds are held in.
pub type CurrencyOf<T> = <<T as Config>::Bonds as Bonds<<T as frame_system::Config>::AccountId>>::Currency;
/// What was taken of a bond and has not been given to anybody yet.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, CurrencyOf<T>>;
/// An offence of this chain.
pub type OffenceOf<T> = Offence<AttestorIdOf<T>, <T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// A deferred slash of this chain.
pub type DeferredSlashOf<T> = DeferredSlash<OffenceOf<T>, BlockNumberFor<T>>;

/// What an attestor is slashed for. Only proof slashes: each variant is a fact that the chain itself can show.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum Cause {
	/// A due seat did not commit, or did not reveal what it had committed.
	Silence,
}

/// An offence as its judge reports it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Offence<AttestorId, AccountId, Balance> {
	/// Who offended.
	pub attestor: AttestorId,
	/// What it did.
	pub cause: Cause,
	/// What it did it to: the number of the round.
	pub subject: u64,
	/// How much of the bond is at stake. What the bond does not hold is not slashed.
	pub amount: Balance,
	/// Whom the offence harmed, and by how much at the most.
	pub harmed: Option<(AccountId, Balance)>,
	/// Who brought the proof; none if the chain saw it by itself.
	pub reporter: Option<AccountId>,
}

/// Whether a slash will be applied when it is due.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
	/// It will be.
	Pending,
	/// It will not: it was cancelled, and the bond restored. Until it would have been due it may be re-opened.
	Cancelled,
}

/// A slash that waits to become final.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DeferredSlash<Offence, Number> {
	/// For what. Its amount is what is really frozen of the bond.
	pub offence: Offence,
	/// Block in which it was decided, which must be proven final before it is applied.
	pub decided_at: Number,
	/// First block in which it may be applied.
	pub due_at: Number,
	/// Whether it will be.
	pub status: Status,
}

/// Bonds as slashing needs them; whoever keeps the bonds provides it.
pub trait Bonds<AccountId> {
	/// Names whose bond it is.
	type AttestorId: Member + Encode + Decode + DecodeWithMemTracking + MaxEncodedLen + TypeInfo + Copy + Ord;
	/// Amounts.
	type Balance: Balance;
	/// The token.
	type Currency: Balanced<AccountId, Balance = Self::Balance>;

	/// The account that owns the bond of `attestor`.
	fn owner(attestor: Self::AttestorId) -> Option<AccountId>;
	/// Freezes up to `amount` of what is bonded and not frozen yet; the amount that it was.
	fn freeze(attestor: Self::AttestorId, amount: Self::Balance) -> Self::Balance;
	/// Frees `amount` of what is frozen: the bond is what it was.
	fn thaw(attestor: Self::AttestorId, amount: Self::Balance) -> Result<(), DispatchError>;
	/// Takes `amount` of what is frozen out of the bond.
	fn take(
		attestor: Self::AttestorId,
		amount: Self::Balance,
	) -> Result<Credit<AccountId, Self::Currency>, DispatchError>;
	/// How much is frozen.
	fn frozen(attestor: Self::AttestorId) -> Self::Balance;
	/// Makes an attestor with `bond` bonded, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn bonded(bond: Self::Balance) -> Self::AttestorId;
}

/// What judges ask for.
pub trait DeferSlash<AttestorId, AccountId, Balance> {
	/// Defers a slash for `offence`: the amount is frozen now and lost when it is due. None if nothing of the bond was left
	/// to freeze.
	fn defer(offence: Offence<AttestorId, AccountId, Balance>) -> Option<SlashId>;
}
