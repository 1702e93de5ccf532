//! From events alone, the life of every claim, and the hash that stays.

use crate::{mock::*, *};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::collections::BTreeMap;

/// What an indexer knows of a response.
#[derive(Default)]
struct Life {
	header: Option<ResponseHeader<u64>>,
	records: H256,
	finals: Outcomes,
	hash: Option<H256>,
}

#[test]
fn events_tell_everything_that_the_hash_is_of() {
	build_and_execute(|| {
		submitted(&["a", "b", "c"]);
		submitted(&["d"]);
		judge(1, tally(5, 4, 1));
		run(2);
		judge(0, tally(5, 1, 1));
		judge(3, tally(5, 0, 5));
		unseat(2);
		run(u64::from(CHALLENGE) + 2);

		let mut lives = BTreeMap::<ResponseId, Life>::new();
		let mut headers = BTreeMap::new();
		for record in System::events() {
			let RuntimeEvent::ClaimsPallet(event) = record.event else { continue };
			match event {
				Event::ResponseSubmitted { response, header, .. } => {
					lives.entry(response).or_default().header = Some(header);
				},
				Event::ClaimSubmitted { claim, header, round } => {
					headers.insert(claim, (header, round));
				},
				Event::ClaimFinalized { claim, response, outcome, record, .. } => {
					// Every field of the record is in events, the seats in those of the attestations.
					let (header, round) = headers[&claim].clone();
					let seed = if outcome.is_some() { H256::repeat_byte(5) } else { H256::zero() };
					let rebuilt = (1..=System::block_number()).map(|finalized_at| {
						BlakeTwo256::hash_of(&ClaimRecord {
							claim,
							header: header.clone(),
							outcome,
							round,
							seed,
							seats: vec![],
							finalized_at,
						})
					});
					assert!(rebuilt.into_iter().any(|hash| hash == record));
					let life = lives.entry(response).or_default();
					life.records = chain_records(life.records, record);
					life.finals.count(outcome);
				},
				Event::ResponseFinalized { response, hash, finals, .. } => {
					let life = lives.entry(response).or_default();
					assert_eq!(life.finals, finals);
					life.hash = Some(hash);
				},
				_ => {},
			}
		}
		assert_eq!(lives.len(), 2);
		for (id, life) in lives {
			let rebuilt = response_hash(id, &life.header.expect("it was submitted"), &life.finals, life.records);
			assert_eq!(life.hash, Some(rebuilt));
			assert_eq!(Certified::<Test>::get(id), Some(rebuilt));
		}
	});
}

#[test]
fn any_other_record_gives_another_hash() {
	let header = ResponseHeader {
		hash: H256::repeat_byte(1),
		length: 10,
		covered: 9,
		model: b"m".to_vec().try_into().unwrap(),
		tier: Tier::Fast,
		reward: 10,
		claims: 1,
	};
	let (finals, records) =
		(Outcomes { supported: 1, ..Default::default() }, chain_records(H256::zero(), H256::zero()));
	let hash = response_hash(1, &header, &finals, records);
	let others = [
		response_hash(2, &header, &finals, records),
		response_hash(1, &ResponseHeader { covered: 10, ..header.clone() }, &finals, records),
		response_hash(1, &ResponseHeader { tier: Tier::High, ..header.clone() }, &finals, records),
		response_hash(1, &header, &Outcomes { refuted: 1, ..Default::default() }, records),
		response_hash(1, &header, &finals, chain_records(records, H256::zero())),
	];
	assert!(others.iter().all(|other| *other != hash));
}
