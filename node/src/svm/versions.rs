//! Which engines this node has: told to the chain by its blocks, and compared with what the chain asks for.

use crate::service::{Block, Client};
use futures::StreamExt;
use mira_runtime::{AccountId, BlockNumber, Hash};
use mira_svm_executor::{interface::EngineVersion, EngineSet};
use pallet_mira_svm::{SvmApi, INHERENT_IDENTIFIER};
use sc_client_api::{BlockchainEvents, HeaderBackend};
use sp_api::ProvideRuntimeApi;
use sp_inherents::{InherentData, InherentIdentifier};
use std::sync::Arc;

/// Tells the newest engine of this node in a block that it makes, if the chain does not know it.
pub struct Newest(EngineVersion);

impl Newest {
	/// Of these.
	pub fn of(engines: &EngineSet) -> Self {
		Self(engines.newest())
	}
}

#[async_trait::async_trait]
impl sp_inherents::InherentDataProvider for Newest {
	async fn provide_inherent_data(&self, data: &mut InherentData) -> Result<(), sp_inherents::Error> {
		let Self(EngineVersion(newest)) = self;
		data.put_data(INHERENT_IDENTIFIER, newest)
	}

	async fn try_handle_error(&self, _: &InherentIdentifier, _: &[u8]) -> Option<Result<(), sp_inherents::Error>> {
		None
	}
}

/// Ends when the chain is about to ask, or asks, for an engine that this node does not have: it could not import what follows, and
/// had better stop than look as if it went on.
pub async fn watch(client: Arc<Client>, engines: Arc<EngineSet>) {
	let mut imported = client.every_import_notification_stream();
	let mut at = client.info().best_hash;
	loop {
		if let Some(EngineVersion(asked)) = missing(&client, &engines, at) {
			let EngineVersion(had) = engines.newest();
			log::error!(
				"This network executes Solana transactions by engine {asked} from here on, and this node has none after {had}. It stops: \
				 install a release of the node that has engine {asked}, and start it again; nothing is lost."
			);
			return;
		}
		let Some(notification) = imported.next().await else { return };
		at = notification.hash;
	}
}

/// The engine that the block after one is executed by, if this node does not have it.
fn missing(client: &Client, engines: &EngineSet, at: Hash) -> Option<EngineVersion> {
	let status = SvmApi::<Block, AccountId, BlockNumber>::status(&*client.runtime_api(), at).ok()?;
	(status.engine != EngineVersion(0) && engines.get(status.engine).is_none()).then_some(status.engine)
}
