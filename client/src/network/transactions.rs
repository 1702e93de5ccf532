//! Making, signing, sending and following transactions.

use super::{block_of, Block, BlockNumber, Error, Event, EventRecord, Key, Network};
use codec::Encode;
use scale_encode::{EncodeAsFields, FieldIter, TypeResolver};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	error::DispatchError,
	metadata::ArcMetadata,
	transactions::{Payload, StaticPayload},
};
use subxt_rpcs::{methods::legacy::TransactionStatus, rpc_params};

/// Blocks for which a transaction may wait to be included: what was not taken by then is void.
pub(super) const LIFETIME: BlockNumber = 64;

/// Numbers from here on are errors of sessions; those below, of attestors.
const SESSION_REFUSALS: u8 = 100;

/// Why a transaction had no effect.
#[derive(thiserror::Error, Debug)]
pub enum TransactionError {
	/// The pool did not admit it; it cost nothing.
	#[error("the transaction was not admitted, and cost nothing: {0}")]
	NotAdmitted(String),
	/// It waited and was given up.
	#[error("the transaction was not included: {0}")]
	NotIncluded(String),
	/// It was included and failed; the fee was paid, nothing else happened.
	#[error("the transaction failed: {0}")]
	Failed(String),
	/// It could not be made for this network's runtime.
	#[error("the transaction could not be made for this network's runtime: {0}")]
	Unmakeable(String),
}

/// Arguments that are encoded already, by the types of the pallets themselves.
pub struct Encoded(Vec<u8>);

impl EncodeAsFields for Encoded {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_: &mut dyn FieldIter<'_, R::TypeId>,
		_: &R,
		out: &mut Vec<u8>,
	) -> Result<(), scale_encode::Error> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// A call of the runtime.
pub type Call = StaticPayload<Encoded>;

/// A call by name, with its arguments, in order, as a tuple.
pub fn call(pallet: &str, name: &str, arguments: impl Encode) -> Call {
	StaticPayload::new(pallet, name, Encoded(arguments.encode()))
}

/// Calls of Mira's pallets that the SDK makes.
pub mod calls {
	use super::*;
	use crate::network::{AccountId, Balance, Grant, SignedGrant, Submission};
	use codec::Compact;
	use pallet_mira_attestations::{AttestorId, Commit, DomainSet, FamilyId, Reveal};
	use pallet_mira_sessions::SessionId;

	/// Submits a response to be verified.
	pub fn submit(submission: &Submission) -> Call {
		call("Claims", "submit", submission)
	}
	/// Becomes an attestor.
	pub fn register(operating: &AccountId, bond: Balance, domains: DomainSet, family: FamilyId) -> Call {
		call("Attestations", "register", (operating, Compact(bond), domains, family))
	}
	/// Adds to a bond.
	pub fn bond_extra(attestor: AttestorId, amount: Balance) -> Call {
		call("Attestations", "bond_extra", (Compact(attestor), Compact(amount)))
	}
	/// Asks bond back.
	pub fn unbond(attestor: AttestorId, amount: Balance) -> Call {
		call("Attestations", "unbond", (Compact(attestor), Compact(amount)))
	}
	/// Takes bond out that was asked back long enough ago.
	pub fn withdraw(attestor: AttestorId) -> Call {
		call("Attestations", "withdraw", Compact(attestor))
	}
	/// Pays earnings to the owner.
	pub fn pay_out(attestor: AttestorId) -> Call {
		call("Attestations", "pay_out", Compact(attestor))
	}
	/// Leaves the draw for now.
	pub fn pause(attestor: AttestorId) -> Call {
		call("Attestations", "pause", Compact(attestor))
	}
	/// Comes back into the draw.
	pub fn resume(attestor: AttestorId) -> Call {
		call("Attestations", "resume", Compact(attestor))
	}
	/// Commits seats to their answers.
	pub fn commit(commits: &[Commit]) -> Call {
		call("Attestations", "commit", commits)
	}
	/// Reveals what seats committed to.
	pub fn reveal(reveals: &[Reveal]) -> Call {
		call("Attestations", "reveal", reveals)
	}
	/// Lets another key act for the sender.
	pub fn open_session(grant: &Grant) -> Call {
		call("MiraSessions", "open", grant)
	}
	/// Opens the session that its principal signed for.
	pub fn open_signed_session(signed: &SignedGrant) -> Call {
		call("MiraSessions", "open_signed", signed)
	}
	/// Makes an encoded call for the principal of a session.
	pub fn execute_by_session(session: SessionId, encoded: &[u8]) -> Call {
		let arguments = [Compact(session).encode(), encoded.to_vec()].concat();
		StaticPayload::new("MiraSessions", "execute", Encoded(arguments))
	}
	/// Ends a session.
	pub fn revoke_session(session: SessionId) -> Call {
		call("MiraSessions", "revoke", Compact(session))
	}
	/// Ends all sessions that act for the sender.
	pub fn revoke_all_sessions() -> Call {
		call("MiraSessions", "revoke_all", ())
	}
}

/// A transaction that is in a block.
#[derive(Clone, Debug)]
pub struct Included {
	/// Its hash.
	pub hash: H256,
	/// The block.
	pub block: Block,
	/// What it caused.
	pub events: Vec<EventRecord>,
}

impl Network {
	/// Signs a call as a transaction of `key`, behind those of it that wait already.
	pub async fn sign(&self, key: &Key, call: &impl Payload) -> Result<Vec<u8>, Error> {
		let unmakeable = |why: String| TransactionError::Unmakeable(why);
		let base = self.finalized().await?;
		let nonce: u64 = self.request("system_accountNextIndex", rpc_params![key.account()]).await?;
		let api = self.at(self.best().await?).await?;
		let parameters = DefaultExtrinsicParamsBuilder::new()
			.nonce(nonce)
			.mortal_from_unchecked(LIFETIME.into(), base.number.into(), base.hash)
			.build();
		let transactions = api.transactions();
		let mut signable =
			transactions.create_signable_offline(call, parameters).map_err(|error| unmakeable(error.to_string()))?;
		let signed = signable.sign(key).map_err(|error| unmakeable(error.to_string()))?;
		Ok(signed.into_encoded())
	}

	/// Signs and sends a call, and does not wait for it to be included; its hash.
	///
	/// # Errors
	/// [`TransactionError::NotAdmitted`] says why the pool refused it.
	pub async fn send(&self, key: &Key, call: &impl Payload) -> Result<H256, Error> {
		let signed = self.sign(key, call).await?;
		match self.methods.author_submit_extrinsic(&signed).await {
			Ok(hash) => Ok(hash),
			Err(error) => Err(self.refusal(error).await),
		}
	}

	/// Signs and sends a call, and waits until it is in a block of the best chain.
	///
	/// # Errors
	/// See [`TransactionError`].
	pub async fn submit(&self, key: &Key, call: &impl Payload) -> Result<Included, Error> {
		self.submit_signed(&self.sign(key, call).await?).await
	}

	/// Sends a signed transaction, and waits until it is in a block of the best chain.
	///
	/// # Errors
	/// See [`TransactionError`].
	pub async fn submit_signed(&self, signed: &[u8]) -> Result<Included, Error> {
		let hash = H256(blake2_256(signed));
		let mut statuses = match self.methods.author_submit_and_watch_extrinsic(signed).await {
			Ok(statuses) => statuses,
			Err(error) => return Err(self.refusal(error).await),
		};
		let given_up = |why: &str| Err(TransactionError::NotIncluded(why.into()).into());
		while let Some(status) = statuses.next().await {
			match status.map_err(|error| Error::of_request("the progress of a transaction", error))? {
				TransactionStatus::InBlock(block) | TransactionStatus::Finalized(block) => {
					let block = block_of(&self.header(block).await?);
					let included = self.included(hash, block).await?;
					return included.ok_or_else(|| Error::unreadable("a block", "it does not have the transaction"));
				},
				TransactionStatus::Usurped(_) => return given_up("another one of the same account took its place"),
				TransactionStatus::Dropped => return given_up("the pool of the node is full; try again"),
				TransactionStatus::Invalid => return given_up("it became invalid while it waited"),
				_ => {},
			}
		}
		Err(Error::Lost("while a transaction was followed; whether it was included is not known".into()))
	}

	/// What a transaction caused in a block; none if the block does not have it.
	///
	/// # Errors
	/// [`TransactionError::Failed`] if it is there, and failed.
	pub(super) async fn included(&self, hash: H256, block: Block) -> Result<Option<Included>, Error> {
		let body = self.ask("a block", self.methods.chain_get_block(Some(block.hash))).await?;
		let is_it = |extrinsic: &Vec<u8>| H256(blake2_256(extrinsic)) == hash;
		let index = body.and_then(|body| body.block.extrinsics.iter().position(|extrinsic| is_it(&extrinsic.0)));
		let Some(index) = index.and_then(|index| u32::try_from(index).ok()) else { return Ok(None) };
		let mut events = self.events(block).await?;
		events.retain(|record| record.extrinsic == Some(index));
		for record in &events {
			if let Event::ExtrinsicFailed(error) = &record.event {
				return Err(TransactionError::Failed(error.clone()).into());
			}
		}
		Ok(Some(Included { hash, block, events }))
	}

	/// What an error of the runtime says, in words of its metadata at a block.
	pub async fn error_in_words(&self, error: &sp_runtime::DispatchError, at: Block) -> String {
		match self.at(at).await {
			Ok(api) => dispatch_error_text(&error.encode(), &api.metadata()),
			Err(_) => format!("{error:?}"),
		}
	}

	/// Why the pool refused a transaction, in words.
	async fn refusal(&self, error: subxt_rpcs::Error) -> Error {
		let subxt_rpcs::Error::User(refused) = error else { return Error::of_request("a transaction", error) };
		let data = refused.data.as_ref().map(|data| data.get().trim_matches('"').to_string()).unwrap_or_default();
		// What Mira's own rules refuse has the number of the error in the pallet's metadata.
		let own = data.strip_prefix("Custom error: ").and_then(|number| number.trim().parse::<u8>().ok());
		let own = match own {
			Some(number) if number >= SESSION_REFUSALS => {
				self.error_text("MiraSessions", number - SESSION_REFUSALS).await
			},
			Some(number) => self.error_text("Attestations", number).await,
			None => None,
		};
		let text = own.unwrap_or_else(|| if data.is_empty() { refused.message.clone() } else { data });
		let hint =
			if text.contains("Inability to pay") { ": the account has not enough money for the fee" } else { "" };
		TransactionError::NotAdmitted(format!("{text}{hint}")).into()
	}

	/// Name and text of a pallet's error.
	async fn error_text(&self, pallet: &str, index: u8) -> Option<String> {
		let api = self.at(self.best().await.ok()?).await.ok()?;
		let metadata = api.metadata();
		let variant = metadata.pallet_by_name(pallet)?.error_variant_by_index(index)?;
		Some(error_with_docs(pallet, &variant.name, &variant.docs))
	}
}

fn error_with_docs(pallet: &str, name: &str, docs: &[String]) -> String {
	let docs = docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
	format!("{pallet}.{name}{}{docs}", if docs.is_empty() { "" } else { ": " })
}

/// What a dispatch error says, in words of the runtime's metadata.
pub(crate) fn dispatch_error_text(bytes: &[u8], metadata: &ArcMetadata) -> String {
	match DispatchError::decode_from(bytes, metadata.clone()) {
		Ok(DispatchError::Module(error)) => match error.details() {
			Ok(details) => error_with_docs(details.pallet.name(), &details.variant.name, &details.variant.docs),
			Err(_) => error.to_string(),
		},
		Ok(error) => error.to_string(),
		Err(error) => format!("an error that could not be read ({error})"),
	}
}
