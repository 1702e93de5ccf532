//! Making certificates, and collecting handoffs, from a node. Nothing of what the node says is believed when it is checked.

use super::{grandpa, Bytes, Certificate, CertifiedClaim, ClaimStage, Handoff, Proof, Scale, Trust, FORMAT};
use crate::network::{block_of, keys, Block, Error, Life, Network};
use codec::{Decode, DecodeAll, Encode};
use pallet_mira_claims::{ClaimId, ResponseId};
use sp_consensus_grandpa::{AuthorityList, SetId};
use sp_core::H256;
use std::{collections::BTreeMap, time::Duration};
use subxt_rpcs::rpc_params;

/// How long to wait for authorities to finalize a block.
const FINALITY: Duration = Duration::from_secs(120);

/// Why no certificate can be made.
#[derive(thiserror::Error, Debug)]
pub enum MakingError {
	/// The network.
	#[error(transparent)]
	Network(#[from] Error),
	/// There is no such response.
	#[error("there is no response {0}")]
	NoResponse(ResponseId),
	/// It has a claim without an outcome.
	#[error("claim {0} has no outcome yet; `mira claims watch` follows it")]
	NoOutcome(ClaimId),
	/// Its past is not there any more.
	#[error("the node no longer has what became of response {0}: ask a node that was started with --archive")]
	Pruned(ResponseId),
	/// Nothing becomes final.
	#[error("no block was finalized within {} seconds: does the network have finality?", FINALITY.as_secs())]
	NoFinality,
}

/// A finalized block, what proves that, and the set that signed.
struct Finalized {
	block: Block,
	header: grandpa::Header,
	justification: grandpa::Justification,
	set_id: SetId,
}

/// What `grandpa_proveFinality` answers.
#[derive(Decode)]
struct FinalityProof {
	_block: H256,
	justification: Vec<u8>,
	_unknown_headers: Vec<grandpa::Header>,
}

impl Network {
	/// The certificate of a response, of the texts in `texts` or else as the chain has them.
	///
	/// # Errors
	/// [`MakingError`].
	pub async fn certificate(
		&self,
		id: ResponseId,
		texts: &BTreeMap<ClaimId, String>,
	) -> Result<Certificate, MakingError> {
		let finalized = self.next_finalized(0).await?;
		let life = match self.life(id, finalized.block).await {
			Ok(life) => life.ok_or(MakingError::NoResponse(id))?,
			Err(Error::Refused { .. }) => return Err(MakingError::Pruned(id)),
			Err(error) => return Err(error.into()),
		};
		self.certificate_of(&life, texts, finalized).await
	}

	/// The certificate of a response whose life is known until some block, once that block is final.
	///
	/// # Errors
	/// [`MakingError`].
	pub async fn certificate_of_life(
		&self,
		life: &Life,
		known_until: Block,
		texts: &BTreeMap<ClaimId, String>,
	) -> Result<Certificate, MakingError> {
		let finalized = self.next_finalized(known_until.number).await?;
		self.certificate_of(life, texts, finalized).await
	}

	async fn certificate_of(
		&self,
		life: &Life,
		texts: &BTreeMap<ClaimId, String>,
		finalized: Finalized,
	) -> Result<Certificate, MakingError> {
		let Finalized { block, header, justification, set_id } = finalized;
		let families = self.families_of(life.attestors(), block).await?;
		let mut keys = vec![keys::certified(life.id), keys::response(life.id), keys::domains(), keys::families()];
		let mut claims = Vec::new();
		let open = life.claims.keys().filter(|id| !life.order.contains(id));
		for id in life.order.iter().chain(open) {
			let Some(claim) = life.claims.get(id) else { continue };
			let text = match texts.get(id) {
				Some(text) => text.clone(),
				None => self.submitted_text(life, *id).await?,
			};
			let stage = match life.record(*id, &families) {
				Some(record) => ClaimStage::Record(Scale(record)),
				None if claim.judged.is_some() => {
					keys.push(keys::claim(*id));
					keys.push(keys::round(claim.round));
					for attestor in claim.seats.keys() {
						keys.push(keys::seat(claim.round, *attestor));
						keys.push(keys::attestor(*attestor));
					}
					ClaimStage::Open { claim: *id, attestors: claim.seats.keys().copied().collect() }
				},
				None => return Err(MakingError::NoOutcome(*id)),
			};
			claims.push(CertifiedClaim { text, stage });
		}
		Ok(Certificate {
			format: FORMAT.into(),
			chain: self.chain_name().await?,
			genesis: self.genesis(),
			response: life.id,
			header: Scale(life.header.clone()),
			claims,
			proof: Proof {
				block: Scale(header),
				set_id,
				justification: Scale(justification),
				storage: self.read_proof(&keys, block).await?,
			},
		})
	}

	/// Text of a claim, from the state of the block that submitted it.
	async fn submitted_text(&self, life: &Life, id: ClaimId) -> Result<String, MakingError> {
		let pruned = || MakingError::Pruned(life.id);
		let block = self.block(life.submitted_at).await?.ok_or_else(pruned)?;
		let found = match self.claim(id, block).await {
			Err(Error::Refused { .. }) => None,
			found => found?,
		};
		let (_, text) = found.ok_or_else(pruned)?;
		Ok(String::from_utf8_lossy(&text).into_owned())
	}

	async fn read_proof(&self, keys: &[Vec<u8>], at: Block) -> Result<Vec<Bytes>, Error> {
		let keys = keys.iter().map(Vec::as_slice);
		let proof = self.ask("a storage proof", self.methods.state_get_read_proof(keys, Some(at.hash))).await?;
		Ok(proof.proof.into_iter().map(|node| Bytes(node.0)).collect())
	}

	/// The next block from `least` on that is finalized, with its proof.
	async fn next_finalized(&self, least: u32) -> Result<Finalized, MakingError> {
		let what = "justifications";
		let subscribing = self.rpc.subscribe::<String>(
			"grandpa_subscribeJustifications",
			rpc_params![],
			"grandpa_unsubscribeJustifications",
		);
		let mut justifications = self.ask(what, subscribing).await?;
		let waiting = async {
			while let Some(next) = justifications.next().await {
				let next = next.map_err(|error| Error::of_request(what, error))?;
				let bytes = hex::decode(next.trim_start_matches("0x")).map_err(|why| Error::unreadable(what, why))?;
				let justification = grandpa::Justification::decode_all(&mut &bytes[..]);
				let justification = justification.map_err(|why| Error::unreadable(what, why))?;
				if justification.commit.target_number >= least {
					return self.with_header(justification).await.map_err(MakingError::from);
				}
			}
			Err(MakingError::Network(Error::Lost("while waiting for finality".into())))
		};
		tokio::time::timeout(FINALITY, waiting).await.unwrap_or(Err(MakingError::NoFinality))
	}

	async fn with_header(&self, justification: grandpa::Justification) -> Result<Finalized, Error> {
		let header = self.header(justification.commit.target_hash).await?;
		// A block that ends a set has the next one in its state already: its parent still has the one that signed.
		let set_id = self.storage(&keys::authority_set_id(), header.parent_hash).await?.unwrap_or_default();
		let block = block_of(&header);
		Ok(Finalized { block, header: same_header(&header)?, justification, set_id })
	}

	/// Every handoff between the network's first authority set and set `until`.
	///
	/// # Errors
	/// [`Error::Refused`] where the node does not have them all.
	pub async fn handoffs(&self, until: SetId, mut progress: impl FnMut(SetId)) -> Result<Trust, Error> {
		let genesis = Block { number: 0, hash: self.genesis() };
		let first: AuthorityList = self.storage(&keys::authorities(), genesis.hash).await?.unwrap_or_default();
		let mut trust = Trust::of_set(self.genesis(), 0, &first);
		let mut number = 1u32;
		while (trust.handoffs.len() as u64) < until {
			let what = "grandpa_proveFinality";
			let proof: Option<String> = self.request(what, rpc_params![number]).await?;
			let missing = || Error::Refused {
				what: format!("the handoff of authority set {}", trust.handoffs.len()),
				why: "it does not have it".into(),
			};
			let bytes = hex::decode(proof.ok_or_else(missing)?.trim_start_matches("0x"));
			let bytes = bytes.map_err(|why| Error::unreadable(what, why))?;
			let proof = FinalityProof::decode(&mut &bytes[..]).map_err(|why| Error::unreadable(what, why))?;
			let justification = grandpa::Justification::decode_all(&mut &proof.justification[..]);
			let justification = justification.map_err(|why| Error::unreadable(what, why))?;
			let header = same_header(&self.header(justification.commit.target_hash).await?)?;
			if grandpa::next_authorities(&header).is_none() {
				return Err(missing());
			}
			number = header.number.saturating_add(1);
			trust.handoffs.push(Handoff { block: Scale(header), justification: Scale(justification) });
			progress(trust.handoffs.len() as u64);
		}
		Ok(trust)
	}

	/// Number of the authority set that signs now.
	pub async fn authority_set(&self, at: Block) -> Result<SetId, Error> {
		Ok(self.storage(&keys::authority_set_id(), at.hash).await?.unwrap_or_default())
	}
}

/// The same header, as the type that certificates have.
fn same_header(header: &crate::network::RpcHeader) -> Result<grandpa::Header, Error> {
	grandpa::Header::decode_all(&mut &header.encode()[..]).map_err(|why| Error::unreadable("a header", why))
}
