//! Sessions, and every other authority over an account, as the chain tells them.

use super::{AccountId, Balance, Block, BlockNumber, Error, Network, Token, TransactionError};
use codec::{Decode, DecodeAll, Encode, Output};
use pallet_mira_sessions::{Permission, SessionId};
use subxt::{
	ext::scale_value::{stringify, Composite, Value, ValueDef},
	transactions::dynamic,
};

/// What a principal grants.
pub type Grant = pallet_mira_sessions::Grant<AccountId, Balance, BlockNumber>;
/// Something that a session may do.
pub type Item = pallet_mira_sessions::Item<AccountId, Balance>;
/// A live session, and what is left of it.
pub type SessionStatus = pallet_mira_sessions::Status<AccountId, Balance, BlockNumber>;
/// A session that ended.
pub type EndedSession = pallet_mira_sessions::Ended<AccountId, Balance, BlockNumber>;
/// Why a session does not let a call.
pub type Refusal = pallet_mira_sessions::Refusal<Balance>;
/// What somebody may do for an account.
pub type Authority = pallet_mira_sessions::Authority<AccountId, Balance, BlockNumber>;

/// Why a session does not act.
pub type Denial = pallet_mira_sessions::Denial<Balance>;

/// A grant that its principal signed, for somebody else to open.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct SignedGrant {
	/// For whom the session will act.
	pub principal: AccountId,
	/// What was granted.
	pub grant: Grant,
	/// The principal's signature under the chain's text of that.
	pub permission: Permission,
}

impl SignedGrant {
	/// As it is handed on.
	pub fn to_hex(&self) -> String {
		format!("0x{}", hex::encode(self.encode()))
	}

	/// As it was handed on; none if it is something else.
	pub fn from_hex(text: &str) -> Option<Self> {
		let bytes = hex::decode(text.trim_start_matches("0x")).ok()?;
		Self::decode_all(&mut bytes.as_slice()).ok()
	}
}

impl Token {
	/// Why a session does not act, and what would be allowed.
	pub fn denial(&self, denial: &Denial) -> String {
		match denial {
			Denial::Unknown => "there is no such session, or it ended".into(),
			Denial::WrongKey => "the signer is not its key".into(),
			Denial::NotYet => "it has not begun".into(),
			Denial::Expired => "its time is over".into(),
			Denial::Suspended => "it is suspended: its key tried too often what it may not".into(),
			Denial::NoUsesLeft => "it acted as often as it may".into(),
			Denial::NeverDelegable => "no session may make this call, whatever is granted".into(),
			Denial::OutOfScope => "the call is not in its scope".into(),
			Denial::WrongDestination => "the call gives something to somebody who is not listed".into(),
			Denial::AboveMost { most } => {
				format!("the amount is above the {} that the item allows", self.format(*most))
			},
			Denial::UnsupportedClaim { claim } => format!("claim {claim} is not Supported and final"),
			Denial::AbovePerUse { left } => format!("it may spend up to {} at a time", self.format(*left)),
			Denial::AboveTotal { left } => format!("it may spend {} more in all", self.format(*left)),
			Denial::AboveWindow { left } => format!("it may spend {} now, and more later", self.format(*left)),
			Denial::AboveFees { left } => format!("{} are left for its fees", self.format(*left)),
		}
	}
}

/// What is encoded already.
struct Raw<'a>(&'a [u8]);

impl Encode for Raw<'_> {
	fn encode_to<O: Output + ?Sized>(&self, output: &mut O) {
		output.write(self.0);
	}
}

impl Network {
	/// What a grant lets its key do, in the chain's words.
	pub async fn sentence(&self, grant: &Grant) -> Result<String, Error> {
		self.call("SessionsApi_sentence", grant, self.best().await?.hash).await
	}

	/// What a principal signs, so that somebody else can open the session.
	pub async fn permission_text(&self, principal: &AccountId, grant: &Grant) -> Result<String, Error> {
		self.call("SessionsApi_permission_text", (principal, grant), self.best().await?.hash).await
	}

	/// A call of the runtime, encoded, from its arguments by name such as `{ dest: Id(5F...), value: 1 }`; addresses stand for
	/// accounts.
	///
	/// # Errors
	/// [`TransactionError::Unmakeable`] says what does not fit.
	pub async fn encode_call(&self, pallet: &str, call: &str, arguments: &str) -> Result<Vec<u8>, Error> {
		let unmakeable = |why: String| Error::from(TransactionError::Unmakeable(why));
		let parser = stringify::from_str_custom()
			.add_custom_parser(stringify::custom_parsers::parse_ss58)
			.add_custom_parser(stringify::custom_parsers::parse_hex);
		let (value, rest) = parser.parse(arguments);
		let value: Value<()> =
			value.map_err(|error| unmakeable(format!("the arguments {arguments} cannot be read: {error}")))?;
		let ValueDef::Composite(fields @ Composite::Named(_)) = value.value else {
			return Err(unmakeable("arguments are written { name: value, ... }".into()));
		};
		if !rest.trim().is_empty() {
			return Err(unmakeable(format!("behind the arguments stands more: {rest}")));
		}
		let api = self.at(self.best().await?).await?;
		let encoded = api.transactions().call_data(&dynamic(pallet, call, fields));
		encoded.map_err(|error| unmakeable(format!("{pallet}.{call}: {error}")))
	}

	/// Live sessions that act for an account.
	pub async fn sessions_of(&self, account: &AccountId, at: Block) -> Result<Vec<SessionStatus>, Error> {
		self.call("SessionsApi_sessions_of", account, at.hash).await
	}

	/// A live session.
	pub async fn session(&self, id: SessionId, at: Block) -> Result<Option<SessionStatus>, Error> {
		self.call("SessionsApi_session", id, at.hash).await
	}

	/// Sessions of an account that ended, for as long as the chain remembers them.
	pub async fn ended_sessions(
		&self,
		account: &AccountId,
		at: Block,
	) -> Result<Vec<(SessionId, EndedSession)>, Error> {
		self.call("SessionsApi_ended", account, at.hash).await
	}

	/// Whether a session would let an encoded call, as far as can be known before it is made.
	pub async fn can_execute(&self, id: SessionId, call: &[u8], at: Block) -> Result<Result<(), Refusal>, Error> {
		self.call("SessionsApi_can_execute", (id, Raw(call)), at.hash).await
	}

	/// Who may act for an account, by whatever the chain has.
	pub async fn authorities(&self, account: &AccountId, at: Block) -> Result<Vec<Authority>, Error> {
		self.call("SessionsApi_authorities", account, at.hash).await
	}
}
