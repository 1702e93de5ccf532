//! Keeps transactions that this machine failed at out of its pool, so that it can go on making blocks.

use crate::service::Pool;
use codec::{Decode, Encode};
use futures::{channel::mpsc::unbounded, Future, StreamExt};
use mira_runtime::{RuntimeCall, UncheckedExtrinsic};
use mira_svm_executor::EngineSet;
use pallet_mira_svm::{Call, Refusal, REFUSALS};
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
				messages_of(&engines, &waiting.data().encode()).iter().any(|message| messages.contains(message))
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

/// Hashes of the messages of Solana transactions that an extrinsic brings, however deep inside.
fn messages_of(engines: &EngineSet, extrinsic: &[u8]) -> Vec<[u8; 32]> {
	UncheckedExtrinsic::decode(&mut &extrinsic[..]).map_or_else(|_| Vec::new(), |read| inside(engines, &read.function))
}

fn inside(engines: &EngineSet, call: &RuntimeCall) -> Vec<[u8; 32]> {
	use pallet_utility::Call as Utility;
	match call {
		RuntimeCall::Svm(Call::submit { bytes } | Call::relay { bytes } | Call::relay_within { bytes, .. }) => {
			// The same by every version.
			let engine = engines.get(engines.newest());
			engine
				.and_then(|engine| engine.inspect(bytes).ok())
				.map(|inspected| inspected.message)
				.into_iter()
				.collect()
		},
		RuntimeCall::MiraSessions(pallet_mira_sessions::Call::execute { call, .. }) => inside(engines, call),
		RuntimeCall::Utility(
			Utility::batch { calls } | Utility::batch_all { calls } | Utility::force_batch { calls },
		) => calls.iter().flat_map(|call| inside(engines, call)).collect(),
		_ => Vec::new(),
	}
}
