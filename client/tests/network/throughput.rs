//! How many claims a block finishes where claims keep coming, and what state they leave: `scripts/bench.sh` prints it.

use super::{harness::*, latency::send};
use mira_client::network::{Event, Network as Chain};
use serde_json::{json, Value};
use sp_crypto_hashing::twox_128;
use std::collections::BTreeMap;

/// Responses that are sent, and claims of each: as many as one can have.
const RESPONSES: u32 = 24;
const CLAIMS: u32 = 64;
/// Responses that are sent for each block.
const AT_ONCE: u32 = 2;

/// Bytes of all keys and values of the pallets that claims pass through.
fn state(network: &Network) -> usize {
	let bytes = |pallet: &str| {
		let prefix = format!("0x{}", hex::encode(twox_128(pallet.as_bytes())));
		// Of a prefix it is the sum of all values below it.
		let size = network.ask("state_getStorageSize", json!([prefix])).and_then(|size| size.as_u64());
		let (mut bytes, mut last) = (size.expect("the node answers") as usize, Value::Null);
		loop {
			let keys = network.ask("state_getKeysPaged", json!([prefix, 500, last])).expect("the node answers");
			let keys = keys.as_array().expect("a list of keys");
			let Some(newest) = keys.last() else { return bytes };
			last = newest.clone();
			bytes += keys.iter().map(|key| key.as_str().expect("text").len() / 2 - 1).sum::<usize>();
		}
	};
	["Claims", "Attestations", "Slashing"].map(bytes).into_iter().sum()
}

#[test]
#[ignore = "five minutes; scripts/test.sh --long and scripts/bench.sh run it"]
fn blocks_finish_seventy_claims_where_they_keep_coming() {
	let network = Network::start();
	let _verifiers = network.verifiers();
	let runtime = tokio::runtime::Runtime::new().expect("threads");
	let chain = runtime.block_on(Chain::connect(&network.url())).expect("it answers");
	let first = runtime.block_on(chain.best()).expect("a block").number;
	let before = state(&network);
	for number in (0..RESPONSES).step_by(AT_ONCE as usize) {
		let both = (number..number + AT_ONCE).map(|number| {
			// One key each, so that they fit into one block.
			let key = if number % AT_ONCE == 0 { "//Alice" } else { "//Bob" };
			send(&chain, key, number, CLAIMS)
		});
		runtime.block_on(futures::future::join_all(both));
	}
	let all = RESPONSES * CLAIMS;
	let (mut finished, mut next) = (BTreeMap::<u32, u32>::new(), first);
	wait("all claims to be final", 400, || {
		let head = runtime.block_on(chain.best()).ok()?;
		while next <= head.number {
			let events = runtime.block_on(async {
				let block = chain.block(next).await.ok().flatten()?;
				chain.events(block).await.ok()
			})?;
			let finals = events.iter().filter(|record| matches!(record.event, Event::ClaimFinalized { .. })).count();
			if finals > 0 {
				finished.insert(next, finals as u32);
			}
			next += 1;
		}
		(finished.values().sum::<u32>() == all).then_some(())
	});
	println!("claims finished in each block: {finished:?}");
	let (from, to) = (finished.keys().min().expect("some"), finished.keys().max().expect("some"));
	let blocks = to - from + 1;
	let most = finished.values().max().expect("some");
	println!("measured: claims finished per block, of {} that come in each | {} |", AT_ONCE * CLAIMS, all / blocks);
	println!("measured: most claims finished in one block | {most} |");
	let bytes = (state(&network) - before) / all as usize;
	println!("measured: state left per finished claim, for thirty days | {bytes} bytes |");
	let report = network.report();
	assert!(report.iter().all(|attestor| attestor["era"]["silent"] == 0), "somebody was too slow: {report:#?}");
	assert!(all / blocks >= 70, "{} claims a block", all / blocks);
	assert!(bytes <= 150, "{bytes} bytes");
}
