//! Sessions, and every other authority over an account, as the chain tells them.

use super::{AccountId, Balance, Block, BlockNumber, Error, Network};
use codec::{Encode, Output};
use pallet_mira_sessions::SessionId;

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
