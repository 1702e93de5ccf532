//! Reports of BABE equivocations that prove what they say.
//!
//! sc-consensus-babe looks for equivocations in its block import, where a header has already been parted from its seal
//! (since polkadot-sdk#9147). A report of such headers proves nothing, every runtime refuses it, and nobody is ever
//! slashed. So those reports are sent nowhere ([`Nowhere`]), and this import around BABE's makes them from sealed headers.
//! The network test `equivocation` fails without it. To be deleted once the SDK reports sealed headers again.

use super::{Block, Client, Hash};
use async_trait::async_trait;
use codec::Encode;
use sc_client_api::{backend::AuxStore, HeaderBackend};
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sc_transaction_pool_api::{
	error::Error as PoolError, LocalTransactionFor, LocalTransactionPool, OffchainTransactionPoolFactory,
};
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_consensus::{BlockOrigin, Error as ConsensusError};
use sp_consensus_babe::{
	check_equivocation_proof, AuthorityId, AuthorityIndex, BabeApi, EquivocationProof, Slot, SlotDuration,
};
use sp_runtime::traits::{Block as BlockT, Hash as _, HashingFor, Header as _};
use std::{error::Error, sync::Arc};

type Header = <Block as BlockT>::Header;

/// BABE's import, with reports of its equivocations.
#[derive(Clone)]
pub struct ReportEquivocations<Inner> {
	pub inner: Inner,
	pub client: Arc<Client>,
	pub pool: OffchainTransactionPoolFactory<Block>,
	pub slot_duration: SlotDuration,
}

#[async_trait]
impl<Inner> BlockImport<Block> for ReportEquivocations<Inner>
where
	Inner: BlockImport<Block, Error = ConsensusError> + Send + Sync,
{
	type Error = ConsensusError;

	async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Self::Error> {
		self.inner.check_block(block).await
	}

	async fn import_block(&self, block: BlockImportParams<Block>) -> Result<ImportResult, Self::Error> {
		// What is imported to catch up is most likely stale.
		let fresh =
			matches!(block.origin, BlockOrigin::Own | BlockOrigin::NetworkBroadcast | BlockOrigin::ConsensusBroadcast);
		let header = fresh.then(|| block.post_header());
		let result = self.inner.import_block(block).await?;
		// After the import, which has checked the seal.
		if let (Some(header), ImportResult::Imported(_)) = (header, &result) {
			if let Err(error) = self.check(header) {
				log::warn!(target: "babe", "an equivocation could not be looked for or reported: {error}");
			}
		}
		Ok(result)
	}
}

impl<Inner> ReportEquivocations<Inner> {
	/// Remembers `header`; if its author has sealed another one for the same slot, reports both.
	fn check(&self, header: Header) -> Result<(), Box<dyn Error>> {
		let claim = sc_consensus_babe::find_pre_digest::<Block>(&header)?;
		let (slot, author) = (claim.slot(), claim.authority_index());
		let now = Slot::from_timestamp(sp_timestamp::Timestamp::current(), self.slot_duration);
		let parent = *header.parent_hash();
		let sealed = SealedHeaders(&self.client);
		let Some(found) = sc_consensus_slots::check_equivocation(&sealed, now, slot, &header, &author)? else {
			return Ok(());
		};
		let offender = self.authority(parent, slot, author)?.ok_or("its author is no authority of that epoch")?;
		let proof =
			EquivocationProof { slot, offender, first_header: found.first_header, second_header: found.second_header };
		// Not so if the slot belongs to different epochs on two forks: then two authors share the index.
		if check_equivocation_proof(proof.clone()) {
			self.report(parent, proof)?;
		}
		Ok(())
	}

	/// Who has `index` among the authorities for a block in `slot` on top of `parent`.
	fn authority(
		&self,
		parent: Hash,
		slot: Slot,
		index: AuthorityIndex,
	) -> Result<Option<AuthorityId>, sp_api::ApiError> {
		let api = self.client.runtime_api();
		let mut epoch = api.current_epoch(parent)?;
		if slot >= epoch.start_slot + epoch.duration {
			epoch = api.next_epoch(parent)?;
		}
		Ok(epoch.authorities.into_iter().nth(index as usize).map(|(authority, _)| authority))
	}

	fn report(&self, parent: Hash, proof: EquivocationProof<Header>) -> Result<(), Box<dyn Error>> {
		let best = self.client.info().best_hash;
		let (slot, offender) = (proof.slot, proof.offender.clone());
		// An instance of the API serves one block.
		let ownership_at =
			|block| self.client.runtime_api().generate_key_ownership_proof(block, slot, offender.clone());
		// The parent of a session's first block does not know that session's keys yet.
		let ownership = match ownership_at(parent)? {
			None => ownership_at(best)?,
			known => known,
		};
		let ownership = ownership.ok_or("the chain cannot prove whose key it was")?;
		let mut api = self.client.runtime_api();
		api.register_extension(self.pool.offchain_transaction_pool(best));
		api.submit_report_equivocation_unsigned_extrinsic(best, proof, ownership)?
			.ok_or("the pool refuses the report")?;
		log::warn!(target: "babe", "{offender} sealed two blocks for slot {slot}: reported");
		Ok(())
	}
}

/// Where the headers of recent slots are kept: beside those that BABE's import keeps without their seals.
struct SealedHeaders<'a>(&'a Client);

fn key(key: &[u8]) -> Vec<u8> {
	[b"sealed_", key].concat()
}

impl AuxStore for SealedHeaders<'_> {
	fn insert_aux<
		'a,
		'b: 'a,
		'c: 'a,
		I: IntoIterator<Item = &'a (&'c [u8], &'c [u8])>,
		D: IntoIterator<Item = &'a &'b [u8]>,
	>(
		&self,
		insert: I,
		delete: D,
	) -> sp_blockchain::Result<()> {
		let insert: Vec<_> = insert.into_iter().map(|(name, value)| (key(name), *value)).collect();
		let delete: Vec<_> = delete.into_iter().map(|name| key(name)).collect();
		let insert: Vec<_> = insert.iter().map(|(name, value)| (name.as_slice(), *value)).collect();
		let delete: Vec<_> = delete.iter().map(Vec::as_slice).collect();
		self.0.insert_aux(&insert, &delete)
	}

	fn get_aux(&self, name: &[u8]) -> sp_blockchain::Result<Option<Vec<u8>>> {
		self.0.get_aux(&key(name))
	}
}

/// A pool that takes the reports without seals and keeps none.
pub struct Nowhere;

impl LocalTransactionPool for Nowhere {
	type Block = Block;
	type Hash = Hash;
	type Error = PoolError;

	fn submit_local(&self, _: Hash, transaction: LocalTransactionFor<Self>) -> Result<Hash, PoolError> {
		Ok(HashingFor::<Block>::hash(&transaction.encode()))
	}
}
