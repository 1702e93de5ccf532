//! What the SDK asks of the chain, typed.

use super::{Block, Error, Network};
use codec::{Decode, Encode};
use frame_support::{storage::storage_prefix, Blake2_128Concat, Identity, StorageHasher, Twox64Concat};
use pallet_mira_attestations::{AttestorId, DomainId, RoundId, Seat};
use pallet_mira_claims::{ClaimId, ResponseId, Text};
use sp_core::H256;
use sp_runtime::DispatchError;

/// An account of 32 bytes.
pub type AccountId = sp_runtime::AccountId32;
/// Base units of the token.
pub type Balance = u128;
/// Number of a block.
pub type BlockNumber = u32;
/// A response that is not final.
pub type Response = pallet_mira_claims::Response<AccountId, Balance>;
/// What does not change of a response.
pub type ResponseHeader = pallet_mira_claims::ResponseHeader<Balance>;
/// A claim that is not final.
pub type Claim = pallet_mira_claims::Claim<Balance, BlockNumber>;
/// What is known of a claim from the start.
pub type ClaimHeader = pallet_mira_claims::ClaimHeader<Balance>;
/// Everything about a final claim.
pub type ClaimRecord = pallet_mira_claims::ClaimRecord<Balance, BlockNumber>;
/// An attestor.
pub type Attestor = pallet_mira_attestations::Attestor<AccountId, Balance, BlockNumber>;
/// A committee at work.
pub type Round = pallet_mira_attestations::Round<AccountId, Balance, BlockNumber>;
/// A seat in a round that is not judged.
pub type DueSeat = pallet_mira_attestations::DueSeat<AccountId, Balance, BlockNumber>;
/// What a response would cost and get.
pub type Quote = pallet_mira_claims::Quote<Balance>;
/// What tiers mean.
pub type ClaimParameters = pallet_mira_claims::Parameters<Balance>;
/// What attestors are asked for.
pub type AttestorParameters = pallet_mira_attestations::Parameters<Balance>;
/// A response to be verified.
pub type Submission = pallet_mira_claims::Submission<Balance>;

/// Keys of storage items that are read or proven by themselves.
pub mod keys {
	use super::*;

	fn map<H: StorageHasher>(pallet: &str, item: &str, key: &impl Encode) -> Vec<u8>
	where
		H::Output: AsRef<[u8]>,
	{
		let mut bytes = storage_prefix(pallet.as_bytes(), item.as_bytes()).to_vec();
		bytes.extend_from_slice(key.using_encoded(H::hash).as_ref());
		bytes
	}

	fn value(pallet: &str, item: &str) -> Vec<u8> {
		storage_prefix(pallet.as_bytes(), item.as_bytes()).to_vec()
	}

	/// What stays of a final response.
	pub fn certified(id: ResponseId) -> Vec<u8> {
		map::<Twox64Concat>("Claims", "Certified", &id)
	}
	/// A response that is not final.
	pub fn response(id: ResponseId) -> Vec<u8> {
		map::<Twox64Concat>("Claims", "Responses", &id)
	}
	/// A claim that is not final.
	pub fn claim(id: ClaimId) -> Vec<u8> {
		map::<Twox64Concat>("Claims", "Claims", &id)
	}
	/// What was heard of a seat.
	pub fn seat(round: RoundId, attestor: AttestorId) -> Vec<u8> {
		let mut bytes = map::<Twox64Concat>("Attestations", "Committees", &round);
		bytes.extend_from_slice(&attestor.using_encoded(Twox64Concat::hash));
		bytes
	}
	/// All seats of a round.
	pub fn seats(round: RoundId) -> Vec<u8> {
		map::<Twox64Concat>("Attestations", "Committees", &round)
	}
	/// A round that is not settled.
	pub fn round(id: RoundId) -> Vec<u8> {
		map::<Twox64Concat>("Attestations", "OpenRounds", &id)
	}
	/// Number of the next round.
	pub fn next_round() -> Vec<u8> {
		value("Attestations", "NextRound")
	}
	/// An attestor.
	pub fn attestor(id: AttestorId) -> Vec<u8> {
		map::<Twox64Concat>("Attestations", "Attestors", &id)
	}
	/// Number of the next attestor.
	pub fn next_attestor() -> Vec<u8> {
		value("Attestations", "NextAttestor")
	}
	/// Names of domains.
	pub fn domains() -> Vec<u8> {
		value("Attestations", "Domains")
	}
	/// Names of families.
	pub fn families() -> Vec<u8> {
		value("Attestations", "Families")
	}
	/// What attestors are asked for.
	pub fn attestor_parameters() -> Vec<u8> {
		value("Attestations", "Params")
	}
	/// What tiers mean.
	pub fn claim_parameters() -> Vec<u8> {
		value("Claims", "Params")
	}
	/// Number of the next response.
	pub fn next_response() -> Vec<u8> {
		value("Claims", "NextResponse")
	}
	/// The open blocks so far.
	pub fn open_blocks() -> Vec<u8> {
		value("Attestations", "OpenBlocks")
	}
	/// The clock of a block, in milliseconds since 1970.
	pub fn clock() -> Vec<u8> {
		value("Timestamp", "Now")
	}
	/// The number of the GRANDPA authority set.
	pub fn authority_set_id() -> Vec<u8> {
		value("Grandpa", "CurrentSetId")
	}
	/// The GRANDPA authorities.
	pub fn authorities() -> Vec<u8> {
		value("Grandpa", "Authorities")
	}
	/// Balance and references of an account.
	pub fn account(account: &AccountId) -> Vec<u8> {
		map::<Blake2_128Concat>("System", "Account", account)
	}
	/// What is remembered of a text; its key is half a hash already.
	pub fn recent(text: H256) -> Vec<u8> {
		let mut half = [0u8; 16];
		half.copy_from_slice(&text.as_bytes()[..16]);
		map::<Identity>("Claims", "Recents", &half)
	}
}

/// Names that a governed list gives to numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Names(pub Vec<String>);

impl Names {
	/// The name of a number, or the number itself.
	pub fn of(&self, number: impl Into<u64>) -> String {
		let number = number.into();
		usize::try_from(number).ok().and_then(|at| self.0.get(at)).cloned().unwrap_or_else(|| format!("#{number}"))
	}

	/// The number of a name.
	pub fn number(&self, name: &str) -> Option<usize> {
		self.0.iter().position(|known| known == name)
	}
}

/// Prefix of addresses (SS58) of all networks that run Mira's runtime: they begin with `mi`.
pub const ADDRESS_PREFIX: u16 = 2966;

/// How the token is written on this chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
	/// Its symbol.
	pub symbol: String,
	/// Decimals of an amount.
	pub decimals: u32,
}

impl Network {
	/// How the token is written.
	pub async fn token(&self) -> Result<Token, Error> {
		let properties: serde_json::Value = self.request("system_properties", subxt_rpcs::rpc_params![]).await?;
		let decimals = properties.get("tokenDecimals").and_then(serde_json::Value::as_u64).unwrap_or(9);
		let symbol = properties.get("tokenSymbol").and_then(serde_json::Value::as_str).unwrap_or("units");
		Ok(Token { symbol: symbol.into(), decimals: u32::try_from(decimals).unwrap_or(9) })
	}

	/// What an account can spend.
	pub async fn free_balance(&self, account: &AccountId, at: Block) -> Result<Balance, Error> {
		/// Nonce and references; then free, reserved, frozen; then flags.
		type Info = ((u32, u32, u32, u32), (Balance, Balance, Balance, u128));
		let info: Option<Info> = self.storage(&keys::account(account), at.hash).await?;
		Ok(info.map_or(0, |(_, (free, ..))| free))
	}

	/// The clock of a block, in milliseconds since 1970.
	pub async fn clock(&self, at: Block) -> Result<u64, Error> {
		Ok(self.storage(&keys::clock(), at.hash).await?.unwrap_or_default())
	}

	/// Names of the domains.
	pub async fn domains(&self, at: Block) -> Result<Names, Error> {
		self.names(&keys::domains(), at).await
	}

	/// Names of the families.
	pub async fn families(&self, at: Block) -> Result<Names, Error> {
		self.names(&keys::families(), at).await
	}

	async fn names(&self, key: &[u8], at: Block) -> Result<Names, Error> {
		let names: Vec<Vec<u8>> = self.storage(key, at.hash).await?.unwrap_or_default();
		Ok(Names(names.into_iter().map(|name| String::from_utf8_lossy(&name).into_owned()).collect()))
	}

	/// What tiers mean.
	///
	/// # Errors
	/// [`Error::Unfit`] where governance has not set them.
	pub async fn claim_parameters(&self, at: Block) -> Result<ClaimParameters, Error> {
		let parameters = self.storage(&keys::claim_parameters(), at.hash).await?;
		parameters.ok_or_else(|| Error::Unfit("this network has no parameters for claims yet".into()))
	}

	/// What attestors are asked for.
	///
	/// # Errors
	/// [`Error::Unfit`] where governance has not set them.
	pub async fn attestor_parameters(&self, at: Block) -> Result<AttestorParameters, Error> {
		let parameters = self.storage(&keys::attestor_parameters(), at.hash).await?;
		parameters.ok_or_else(|| Error::Unfit("this network has no parameters for attestors yet".into()))
	}

	/// A response that is not final.
	pub async fn response(&self, id: ResponseId, at: Block) -> Result<Option<Response>, Error> {
		self.storage(&keys::response(id), at.hash).await
	}

	/// A claim that is not final, and its text.
	pub async fn claim(&self, id: ClaimId, at: Block) -> Result<Option<(Claim, Text)>, Error> {
		self.call("ClaimsApi_claim", id, at.hash).await
	}

	/// What stays of a final response.
	pub async fn certified(&self, id: ResponseId, at: Block) -> Result<Option<H256>, Error> {
		self.storage(&keys::certified(id), at.hash).await
	}

	/// Number of the next response.
	pub async fn next_response(&self, at: Block) -> Result<ResponseId, Error> {
		Ok(self.storage(&keys::next_response(), at.hash).await?.unwrap_or_default())
	}

	/// What a response would cost now; of each claim: its domain, and hash and bytes of its text.
	pub async fn quote(
		&self,
		tier: pallet_mira_claims::Tier,
		reward: Balance,
		claims: Vec<(DomainId, H256, u32)>,
		at: Block,
	) -> Result<Result<Quote, DispatchError>, Error> {
		self.call("ClaimsApi_quote", (tier, reward, claims), at.hash).await
	}

	/// The attestor that an account signs for.
	pub async fn attestor_of(&self, account: &AccountId, at: Block) -> Result<Option<(AttestorId, Attestor)>, Error> {
		self.call("AttestationsApi_attestor_of", account, at.hash).await
	}

	/// Attestors that an account owns.
	pub async fn attestors_owned_by(
		&self,
		account: &AccountId,
		at: Block,
	) -> Result<Vec<(AttestorId, Attestor)>, Error> {
		self.call("AttestationsApi_attestors_owned_by", account, at.hash).await
	}

	/// An attestor.
	pub async fn attestor(&self, id: AttestorId, at: Block) -> Result<Option<Attestor>, Error> {
		self.storage(&keys::attestor(id), at.hash).await
	}

	/// Seats of an attestor in rounds that are not judged, oldest first.
	pub async fn due_seats(&self, id: AttestorId, at: Block) -> Result<Vec<DueSeat>, Error> {
		self.call("AttestationsApi_due_seats", id, at.hash).await
	}

	/// A round that is not settled.
	pub async fn round(&self, id: RoundId, at: Block) -> Result<Option<Round>, Error> {
		self.storage(&keys::round(id), at.hash).await
	}

	/// The committee of a round, once drawn.
	pub async fn committee(&self, id: RoundId, at: Block) -> Result<Vec<(AttestorId, Seat)>, Error> {
		let what = "a committee";
		let prefix = keys::seats(id);
		let found =
			self.methods.state_get_keys_paged(&prefix, pallet_mira_attestations::MAX_SEATS, None, Some(at.hash));
		let mut seats = Vec::new();
		for key in self.ask(what, found).await? {
			// Behind the prefix: eight bytes of hash, then the number.
			let number = key.get(prefix.len() + 8..).ok_or_else(|| Error::unreadable(what, "short key"))?;
			let attestor = AttestorId::decode(&mut &number[..]).map_err(|why| Error::unreadable(what, why))?;
			if let Some(seat) = self.storage(&key, at.hash).await? {
				seats.push((attestor, seat));
			}
		}
		seats.sort_by_key(|(attestor, _)| *attestor);
		Ok(seats)
	}

	/// Open blocks so far.
	pub async fn open_blocks(&self, at: Block) -> Result<u64, Error> {
		Ok(self.storage(&keys::open_blocks(), at.hash).await?.unwrap_or_default())
	}
}
