//! What the node answers over RPC beside what every SDK node does.

mod stage;

use crate::{
	service::{Backend, Block, Client, Pool, SelectChain},
	stage::TransactionIndex,
};
use jsonrpsee::RpcModule;
use mira_runtime::{BlockNumber, Hash};
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_grandpa::{FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState};
use sc_rpc::SubscriptionTaskExecutor;
use sp_keystore::KeystorePtr;
use std::sync::Arc;

/// What the methods need of GRANDPA.
pub struct GrandpaDeps {
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	pub voter_state: SharedVoterState,
	pub justifications: GrandpaJustificationStream<Block>,
	pub finality_proofs: Arc<FinalityProofProvider<Backend, Block>>,
}

/// What the methods need of the node.
pub struct Deps {
	pub client: Arc<Client>,
	pub pool: Arc<Pool>,
	pub select_chain: SelectChain,
	pub chain_spec: Box<dyn sc_chain_spec::ChainSpec>,
	pub keystore: KeystorePtr,
	pub babe_worker: BabeWorkerHandle<Block>,
	pub transaction_index: Arc<TransactionIndex>,
	pub grandpa: GrandpaDeps,
}

type Error = Box<dyn std::error::Error + Send + Sync>;

/// All methods that are added to the SDK's.
pub fn create(deps: &Deps, executor: SubscriptionTaskExecutor) -> Result<RpcModule<()>, Error> {
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use sc_consensus_babe_rpc::{Babe, BabeApiServer};
	use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
	use sc_sync_state_rpc::{SyncState, SyncStateApiServer};
	use stage::{MiraStageApiServer, MiraStageRpc};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	let mut module = RpcModule::new(());
	module.merge(System::new(deps.client.clone(), deps.pool.clone()).into_rpc())?;
	module.merge(TransactionPayment::new(deps.client.clone()).into_rpc())?;
	module.merge(
		Babe::new(deps.client.clone(), deps.babe_worker.clone(), deps.keystore.clone(), deps.select_chain.clone())
			.into_rpc(),
	)?;
	let grandpa = &deps.grandpa;
	module.merge(
		Grandpa::new(
			executor,
			grandpa.authority_set.clone(),
			grandpa.voter_state.clone(),
			grandpa.justifications.clone(),
			grandpa.finality_proofs.clone(),
		)
		.into_rpc(),
	)?;
	module.merge(
		SyncState::new(
			deps.chain_spec.cloned_box(),
			deps.client.clone(),
			grandpa.authority_set.clone(),
			deps.babe_worker.clone(),
		)?
		.into_rpc(),
	)?;
	module
		.merge(MiraStageRpc::new(deps.client.clone(), deps.pool.clone(), deps.transaction_index.clone()).into_rpc())?;
	Ok(module)
}
