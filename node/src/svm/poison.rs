//! Keeps transactions that this machine failed at out of its pool, so that it can go on making blocks.

use super::carried::{call_of, carried, Extrinsic};
use crate::service::Pool;
use futures::{channel::mpsc::unbounded, Future, StreamExt};
use mira_svm_executor::EngineSet;
use pallet_mira_svm::{Refusal, REFUSALS};
use sc_transaction_pool_api::{InPoolTransaction, TransactionPool};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};
use std::{collections::HashSet, sync::Arc};

/// Takes them out as they are found. The pool asks the engines itself about those that come later.
pub fn keep_out(engines: &Arc<EngineSet>, pool: Arc<Pool>) -> impl Future<Output = ()> {
	let (sender, mut found) = unbounded::<Vec<[u8; 32]>>();
	engines.avoided().on_more(move |messages| {
		let _nobody_listens_at_the_end = sender.unbounded_send(messages);
	});
	let engines = engines.clone();
	async move {
		while let Some(messages) = found.next().await {
			let messages: HashSet<_> = messages.into_iter().collect();
			let bad = pool.ready().filter(|waiting| {
				messages_of(&engines, waiting.data()).iter().any(|message| messages.contains(message))
			});
			let why = InvalidTransaction::Custom(REFUSALS.saturating_add(Refusal::CLUSTER_MAINTENANCE.0));
			let why = TransactionValidityError::from(why);
			let bad: Vec<_> = bad.map(|waiting| (*waiting.hash(), Some(why))).collect();
			log::warn!(
				"{} Solana transactions made this machine fail; {} are taken out of its pool",
				messages.len(),
				bad.len()
			);
			pool.report_invalid(None, bad.into_iter().collect()).await;
		}
	}
}

/// Hashes of the messages of the Solana transactions that an extrinsic brings.
fn messages_of(engines: &EngineSet, extrinsic: &Extrinsic) -> Vec<[u8; 32]> {
	// The same by every version.
	let Some(engine) = engines.get(engines.newest()) else { return Vec::new() };
	let Some(call) = call_of(extrinsic) else { return Vec::new() };
	carried(&call).into_iter().filter_map(|bytes| Some(engine.inspect(bytes).ok()?.message)).collect()
}
