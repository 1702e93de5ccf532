//! What a session is, what it was used for, and what can be refused.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, weights::Weight, BoundedVec};
use scale_info::TypeInfo;
use sp_core::{H160, H256};

/// A session. Given once, never again.
pub type SessionId = u64;
/// A claim that an item may depend on.
pub type ClaimId = u64;
/// Milliseconds since 1970.
pub type Moment = u64;
/// Some items of a scope.
pub type Items = u16;

/// Items that a scope can have: as many as [`Items`] has bits.
pub const MAX_ITEMS: u32 = Items::BITS;
/// Rules that an item can have: one of each kind.
pub const MAX_RULES: u32 = 2;
/// Destinations that a rule can list.
pub const MAX_DESTINATIONS: u32 = 8;
/// Programs that an item of the SVM can list, and accounts.
pub const MAX_SVM_KEYS: u32 = 8;
/// Bytes that a name of a pallet or call can have.
pub const MAX_NAME: u32 = 64;

/// An address in the SVM.
pub type SvmKey = [u8; 32];
/// Programs or accounts of the SVM.
pub type SvmKeys = BoundedVec<SvmKey, ConstU32<MAX_SVM_KEYS>>;
/// Name of a pallet or of a call, as the metadata has it.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// What a session may do; whatever is not listed it may not.
pub type Scope<AccountId, Balance> = BoundedVec<Item<AccountId, Balance>, ConstU32<MAX_ITEMS>>;

/// A point in time: both have to be reached to begin, one of them is enough to end.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Instant<Number> {
	/// Number of a block.
	pub block: Number,
	/// Milliseconds since 1970.
	pub time: Moment,
}

/// Who pays the fees of a session.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Payer<AccountId> {
	/// Who opened it.
	Principal,
	/// Who submits the opening for the principal, and agrees by that.
	Sponsor(AccountId),
}

/// At most so much in so many blocks: what was used comes back evenly.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window<Balance, Number> {
	/// How much.
	pub amount: Balance,
	/// In how many blocks; more than none.
	pub blocks: Number,
}

/// How much a session may spend. There is no way to write "unlimited": zero is zero.
///
/// Spent is what the free balance of the principal falls by while the session acts, whatever for. What comes back later gives
/// nothing back.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits<Balance, Number> {
	/// At a time.
	pub per_use: Balance,
	/// In all.
	pub total: Balance,
	/// Over time.
	pub window: Window<Balance, Number>,
	/// How often it may act.
	pub uses: u32,
	/// Fees in all.
	pub fees: Balance,
}

/// Encoded, an item begins with its kind: this one is a call.
pub(crate) const CALL: u8 = 0;
/// This one is a transaction of the SVM.
pub(crate) const SVM: u8 = 1;
/// Encoded, a rule begins with its kind: this one lists destinations.
pub(crate) const TO: u8 = 0;
/// This one bounds an amount.
pub(crate) const AT_MOST: u8 = 1;

/// What an argument of a call has to be.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Rule<AccountId, Balance> {
	/// Everybody whom the call gives something is one of these.
	#[codec(index = 0)]
	To(BoundedVec<AccountId, ConstU32<MAX_DESTINATIONS>>),
	/// The amount that the call names is at most this.
	#[codec(index = 1)]
	AtMost(Balance),
}

/// Something that a session may do.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Item<AccountId, Balance> {
	/// A call of the runtime.
	#[codec(index = 0)]
	Call {
		/// Its pallet.
		pallet: Name,
		/// Its name.
		call: Name,
		/// What its arguments have to be.
		rules: BoundedVec<Rule<AccountId, Balance>, ConstU32<MAX_RULES>>,
		/// Only while this claim is Supported, and final.
		claim: Option<ClaimId>,
	},
	/// A transaction of the SVM, for which the principal answers.
	#[codec(index = 1)]
	Svm {
		/// Programs that it may call.
		programs: SvmKeys,
		/// Accounts that it may write: whosever they are, the principal's own one too.
		accounts: SvmKeys,
		/// Lamports of the principal that a transaction may take.
		lamports: u64,
		/// Only while this claim is Supported, and final.
		claim: Option<ClaimId>,
	},
	/// A function of a contract of the EVM.
	#[codec(index = 2)]
	Evm {
		/// Which contract.
		contract: H160,
		/// Which function.
		selector: [u8; 4],
		/// Value at a time.
		value: Balance,
		/// Weight at a time.
		weight: Weight,
		/// Storage deposit at a time.
		storage_deposit: Balance,
		/// Only while this claim is Supported, and final.
		claim: Option<ClaimId>,
	},
}

impl<AccountId, Balance> Item<AccountId, Balance> {
	/// The claim that has to be Supported, if one has to.
	pub fn claim(&self) -> Option<ClaimId> {
		match self {
			Self::Call { claim, .. } | Self::Svm { claim, .. } | Self::Evm { claim, .. } => *claim,
		}
	}
}

/// What a principal signs: a key, what it may do, and until when. It cannot be changed once it is open.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Grant<AccountId, Balance, Number, Scope = self::Scope<AccountId, Balance>> {
	/// The key that acts.
	pub key: AccountId,
	/// What it may do.
	pub scope: Scope,
	/// How much it may spend.
	pub limits: Limits<Balance, Number>,
	/// Who pays fees.
	pub payer: Payer<AccountId>,
	/// From when.
	pub from: Instant<Number>,
	/// Until when, exclusive.
	pub until: Instant<Number>,
	/// Makes two grants differ that are otherwise the same. A grant opens one session, once.
	pub salt: u64,
}

impl<AccountId, Balance, Number, Scope> Grant<AccountId, Balance, Number, Scope> {
	/// The same grant, with its scope in another form.
	pub(crate) fn with_scope<Form>(self, form: impl FnOnce(Scope) -> Form) -> Grant<AccountId, Balance, Number, Form> {
		let Self { key, scope, limits, payer, from, until, salt } = self;
		Grant { key, scope: form(scope), limits, payer, from, until, salt }
	}
}

/// A session that has not ended.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Session<AccountId, Balance, Number, Scope = self::Scope<AccountId, Balance>> {
	/// For whom it acts.
	pub principal: AccountId,
	/// What was granted.
	pub grant: Grant<AccountId, Balance, Number, Scope>,
	/// Who paid for the room that it takes.
	pub depositor: AccountId,
	/// What for.
	pub deposit: Balance,
	/// Block in which it was opened.
	pub opened_at: Number,
}

impl<AccountId, Balance, Number, Scope> Session<AccountId, Balance, Number, Scope> {
	/// The same session, with its scope in another form.
	pub(crate) fn with_scope<Form>(
		self,
		form: impl FnOnce(Scope) -> Form,
	) -> Session<AccountId, Balance, Number, Form> {
		let Self { principal, grant, depositor, deposit, opened_at } = self;
		Session { principal, grant: grant.with_scope(form), depositor, deposit, opened_at }
	}

	/// Who pays its fees.
	pub fn payer(&self) -> &AccountId {
		match &self.grant.payer {
			Payer::Principal => &self.principal,
			Payer::Sponsor(sponsor) => sponsor,
		}
	}
}

/// What a session was used for so far.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Usage<Balance, Number> {
	/// How often it acted.
	pub uses: u32,
	/// What it spent.
	pub spent: Balance,
	/// The most that it spent at a time.
	pub most: Balance,
	/// What of the window was left when it acted last.
	pub level: Balance,
	/// The block of that.
	pub level_at: Number,
	/// Fees that were paid for it.
	pub fees: Balance,
	/// How often it tried what it may not.
	pub denials: u32,
	/// Which items of its scope let something through: a bit each, the first one lowest.
	pub items: Items,
}

/// What a transaction of the SVM was booked with, until it is known what it took.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Booking<Balance> {
	/// The session that sent it.
	pub session: SessionId,
	/// The most that it can take.
	pub booked: Balance,
	/// What else the session spent at that time, at most: other transactions count in full.
	pub beside: Balance,
}

/// How a session ended.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
	/// The principal revoked it.
	Revoked,
	/// Its key gave it up.
	Resigned,
	/// Who paid its fees would not any more.
	Unsponsored,
	/// Its time was over.
	Expired,
}

/// A session that ended.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Ended<AccountId, Balance, Number> {
	/// The key that acted.
	pub key: AccountId,
	/// How it ended.
	pub how: How,
	/// Block in which it was opened.
	pub opened_at: Number,
	/// Block in which it ended.
	pub ended_at: Number,
	/// What it was used for.
	pub usage: Usage<Balance, Number>,
	/// Hash of the grant that opened it.
	pub grant: H256,
}

/// Why a session does not act.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Denial<Balance> {
	/// There is no such session, or it ended.
	Unknown,
	/// The signer is not its key.
	WrongKey,
	/// It has not begun.
	NotYet,
	/// It is over.
	Expired,
	/// It tried too often what it may not.
	Suspended,
	/// It acted as often as it may.
	NoUsesLeft,
	/// No session may make this call.
	NeverDelegable,
	/// The call is not in its scope.
	OutOfScope,
	/// The call gives something to somebody who is not on the item's list, or writes an account of the SVM that is not.
	WrongDestination,
	/// The amount is above the item's.
	AboveMost {
		/// The item's.
		most: Balance,
	},
	/// The claim that the item depends on is not Supported and final.
	UnsupportedClaim {
		/// Which claim.
		claim: ClaimId,
	},
	/// It would spend more than it may at a time.
	AbovePerUse {
		/// What it may.
		left: Balance,
	},
	/// It would spend more than it may in all.
	AboveTotal {
		/// What is left.
		left: Balance,
	},
	/// It would spend more than it may over time.
	AboveWindow {
		/// What is left now.
		left: Balance,
	},
	/// The fee is above what is left for fees.
	AboveFees {
		/// What is left.
		left: Balance,
	},
}
