//! A chain made up here, honest and dishonest certificates of it, and which of them are taken.

use super::{grandpa, *};
use crate::network::{keys, ClaimHeader, ClaimRecord, ResponseHeader};
use finality_grandpa::{Message, Precommit};
use pallet_mira_attestations::{Answer, Attestation, Seat, SeatRecord, Verdict};
use pallet_mira_claims::{chain_records, response_hash, Outcome, Outcomes, Span, Tier};
use sp_consensus_grandpa::{AuthorityId, AuthorityList, ConsensusLog, ScheduledChange, GRANDPA_ENGINE_ID};
use sp_core::{ed25519, storage::StateVersion, Pair};
use sp_crypto_hashing::blake2_256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash, Header as _},
	Digest, DigestItem,
};

const GENESIS: H256 = H256::repeat_byte(0xaa);
const RESPONSE: &[u8] = b"Paris is in France. Rome is in Spain. I hope that helps!";
const TEXTS: [&str; 2] = ["Paris is in France", "Rome is in Spain"];

/// Authorities, made from a name.
fn authorities(name: &str, count: u8) -> Vec<ed25519::Pair> {
	(0..count).map(|n| ed25519::Pair::from_seed(&blake2_256(format!("{name}{n}").as_bytes()))).collect()
}

fn list(pairs: &[ed25519::Pair]) -> AuthorityList {
	pairs.iter().map(|pair| (AuthorityId::from(pair.public()), 1)).collect()
}

/// What these authorities sign to make a block final.
fn justify(block: &grandpa::Header, set_id: u64, signers: &[ed25519::Pair]) -> grandpa::Justification {
	let (target_hash, target_number, round) = (block.hash(), *block.number(), 7);
	let precommit = Precommit { target_hash, target_number };
	let payload = sp_consensus_grandpa::localized_payload(round, set_id, &Message::Precommit(precommit.clone()));
	let precommits = signers
		.iter()
		.map(|pair| finality_grandpa::SignedPrecommit {
			precommit: precommit.clone(),
			signature: pair.sign(&payload).into(),
			id: pair.public().into(),
		})
		.collect();
	let commit = finality_grandpa::Commit { target_hash, target_number, precommits };
	grandpa::Justification { round, commit, votes_ancestries: Vec::new() }
}

fn block(number: u32, state_root: H256, next: Option<&[ed25519::Pair]>) -> grandpa::Header {
	let change = next.map(|next| {
		let log = ConsensusLog::<u32>::ScheduledChange(ScheduledChange { next_authorities: list(next), delay: 0 });
		DigestItem::Consensus(GRANDPA_ENGINE_ID, log.encode())
	});
	let digest = Digest { logs: change.into_iter().collect() };
	grandpa::Header::new(number, H256::zero(), state_root, H256::repeat_byte(number as u8), digest)
}

fn seats(verdict: Verdict, agreeing: u32) -> Vec<SeatRecord> {
	let said = |n| if n < agreeing { Answer::Verdict(verdict) } else { Answer::Abstain };
	let attestation = |n| Attestation { answer: said(n), confidence: 900, evidence: H256::zero(), model: H256::zero() };
	(0..5).map(|n| SeatRecord { attestor: n, family: 0, seat: Seat::Revealed(attestation(n)) }).collect()
}

fn record(at: u64, verdict: Verdict, outcome: Outcome) -> ClaimRecord {
	let text = TEXTS[at as usize];
	let start = RESPONSE.windows(text.len()).position(|part| part == text.as_bytes()).expect("it is there") as u32;
	ClaimRecord {
		claim: 20 + at,
		header: ClaimHeader {
			response: 4,
			text: BlakeTwo256::hash(text.as_bytes()),
			domain: 0,
			// With the full stop.
			span: Span { start, length: text.len() as u32 + 1 },
			previous: None,
			growth: 0,
			rounds: 1,
			cost_to_buy: 2_000,
		},
		outcome: Some(outcome),
		round: 30 + at,
		seed: H256::repeat_byte(1),
		seats: seats(verdict, 4),
		finalized_at: 90,
	}
}

fn header() -> ResponseHeader {
	ResponseHeader {
		hash: BlakeTwo256::hash(RESPONSE),
		length: RESPONSE.len() as u32,
		covered: 19 + 17,
		model: b"model".to_vec().try_into().expect("short"),
		tier: Tier::Fast,
		reward: 100,
		claims: 2,
	}
}

fn names(list: &[&str]) -> Vec<u8> {
	list.iter().map(|name| name.as_bytes().to_vec()).collect::<Vec<_>>().encode()
}

/// A final certificate, signed as set 0 by `signers`.
fn certificate_by(signers: &[ed25519::Pair], set_id: u64) -> Certificate {
	let records = [record(0, Verdict::True, Outcome::Supported), record(1, Verdict::False, Outcome::Refuted)];
	let finals = Outcomes { supported: 1, refuted: 1, ..Outcomes::default() };
	let chained = records.iter().fold(H256::zero(), |hash, record| chain_records(hash, BlakeTwo256::hash_of(record)));
	let state = [
		(keys::certified(4), response_hash(4, &header(), &finals, chained).encode()),
		(keys::domains(), names(&["general"])),
		(keys::families(), names(&["atlas"])),
		(b"something else".to_vec(), vec![1; 100]),
	];
	let asked: Vec<_> = state.iter().map(|(key, _)| key.clone()).take(3).chain([keys::response(4)]).collect();
	let storage = sp_core::storage::Storage { top: state.into_iter().collect(), ..Default::default() };
	let backend = sp_state_machine::InMemoryBackend::<BlakeTwo256>::from((storage, StateVersion::V1));
	let root = *backend.root();
	let proof = sp_state_machine::prove_read(backend, asked).expect("it can be read");
	let block = block(100, root, None);
	let justification = justify(&block, set_id, signers);
	let claims = records.into_iter().zip(TEXTS);
	Certificate {
		format: FORMAT.into(),
		chain: "test".into(),
		genesis: GENESIS,
		response: 4,
		header: Scale(header()),
		claims: claims
			.map(|(record, text)| CertifiedClaim { text: text.into(), stage: ClaimStage::Record(Scale(record)) })
			.collect(),
		proof: Proof {
			block: Scale(block),
			set_id,
			justification: Scale(justification),
			storage: proof.into_iter_nodes().map(Bytes).collect(),
		},
	}
}

fn honest() -> (Certificate, Trust) {
	let pairs = authorities("honest", 4);
	(certificate_by(&pairs[..3], 0), Trust::of_set(GENESIS, 0, &list(&pairs)))
}

fn change_record(certificate: &mut Certificate, at: usize, change: impl FnOnce(&mut ClaimRecord)) {
	match &mut certificate.claims[at].stage {
		ClaimStage::Record(record) => change(&mut record.0),
		ClaimStage::Open { .. } => panic!("it is final"),
	}
}

#[test]
fn an_honest_certificate_is_good() {
	let (certificate, trust) = honest();
	let report = check(&certificate, &trust, None).expect("it is good");
	assert!(report.is_final);
	assert_eq!(report.outcomes, Outcomes { supported: 1, refuted: 1, ..Outcomes::default() });
	assert_eq!(report.coverage_permille(), 1000);
	assert_eq!(report.uncovered, None, "claims only");
	assert_eq!(report.families.of(0u64), "atlas");
}

#[test]
fn with_the_text_what_no_claim_covers_is_named() {
	let (certificate, trust) = honest();
	let report = check(&certificate, &trust, Some(RESPONSE)).expect("it is good");
	let uncovered: Vec<_> =
		report.uncovered.expect("the text is there").into_iter().map(|range| &RESPONSE[range]).collect();
	assert_eq!(uncovered, [b"I hope that helps!"]);
	assert_eq!(check(&certificate, &trust, Some(b"Another text")), Err(Fault::AnotherResponse));
}

/// The attack that a certificate must not survive: an authority set that its author invented, who signed everything
/// correctly with it.
#[test]
fn an_invented_authority_set_is_refused() {
	let (_, trust) = honest();
	let invented = authorities("invented", 4);
	let forged = certificate_by(&invented, 0);
	// By its own set it is perfect.
	assert!(check(&forged, &Trust::of_set(GENESIS, 0, &list(&invented)), None).is_ok());
	assert_eq!(check(&forged, &trust, None), Err(grandpa::Fault::TooFewVotes.into()));
	// Nor does it help to say that the set came later, with a handoff that the invented set signed itself.
	let later = certificate_by(&invented, 1);
	assert!(matches!(check(&later, &trust, None), Err(Fault::Trust(TrustFault::Missing { wanted: 1, reached: 0 }))));
	let handoff = block(50, H256::zero(), Some(&invented));
	let signed = Handoff { justification: Scale(justify(&handoff, 0, &invented)), block: Scale(handoff) };
	let told = Trust { handoffs: vec![signed], ..trust };
	assert!(matches!(check(&later, &told, None), Err(Fault::Trust(TrustFault::BadHandoff(0, _)))));
}

#[test]
fn handoffs_lead_from_the_root_to_later_sets() {
	let (first, second) = (authorities("honest", 4), authorities("second", 3));
	let end = block(50, H256::zero(), Some(&second));
	let handoff = |signers: &[ed25519::Pair]| Handoff {
		justification: Scale(justify(&end, 0, signers)),
		block: Scale(end.clone()),
	};
	let trust = Trust { handoffs: vec![handoff(&first)], ..Trust::of_set(GENESIS, 0, &list(&first)) };
	let certificate = certificate_by(&second, 1);
	assert!(check(&certificate, &trust, None).is_ok());
	let too_few = Trust { handoffs: vec![handoff(&first[..2])], ..trust.clone() };
	assert!(matches!(check(&certificate, &too_few, None), Err(Fault::Trust(TrustFault::BadHandoff(..)))));
	// The old set cannot sign for the new one.
	let stale = certificate_by(&first, 1);
	assert!(matches!(check(&stale, &trust, None), Err(Fault::Finality(_))));
	let pinned = Trust::of_set(GENESIS, 1, &list(&second));
	assert!(check(&certificate, &pinned, None).is_ok());
	let before = check(&honest().0, &pinned, None);
	assert!(matches!(before, Err(Fault::Trust(TrustFault::Before { .. }))));
	let no_change = block(50, H256::zero(), None);
	let nothing = Handoff { justification: Scale(justify(&no_change, 0, &first)), block: Scale(no_change) };
	let nothing = Trust { handoffs: vec![nothing], ..trust };
	assert_eq!(check(&certificate, &nothing, None), Err(TrustFault::NoChange(0).into()));
}

/// Whatever is changed in an honest certificate is noticed.
#[test]
fn every_change_is_noticed() {
	type Change = fn(&mut Certificate);
	let changes: [(&str, Change); 15] = [
		("genesis", |it| it.genesis = H256::zero()),
		("response", |it| it.response = 5),
		("model", |it| it.header.0.model = b"better".to_vec().try_into().expect("short")),
		("tier", |it| it.header.0.tier = Tier::High),
		("covered", |it| it.header.0.covered = 60),
		("text", |it| it.claims[1].text = "Rome is in Italy".into()),
		("outcome", |it| change_record(it, 1, |record| record.outcome = Some(Outcome::Supported))),
		("a seat", |it| change_record(it, 1, |record| record.seats = seats(Verdict::True, 4))),
		("a verdict and its outcome", |it| {
			change_record(it, 1, |record| {
				record.seats = seats(Verdict::True, 4);
				record.outcome = Some(Outcome::Supported);
			});
		}),
		("cost to buy", |it| change_record(it, 0, |record| record.header.cost_to_buy = 1_000_000)),
		("order", |it| it.claims.reverse()),
		("a claim left out", |it| {
			it.claims.pop();
		}),
		("a claim twice", |it| it.claims.push(it.claims[0].clone())),
		("state root", |it| it.proof.block.0.state_root = H256::zero()),
		("a node of the proof", |it| {
			it.proof.storage.iter_mut().for_each(|node| node.0.push(0));
		}),
	];
	for (name, change) in changes {
		let (mut certificate, trust) = honest();
		change(&mut certificate);
		assert!(check(&certificate, &trust, None).is_err(), "{name}");
	}
}

#[test]
fn every_part_of_finality_is_needed() {
	let (certificate, trust) = honest();
	let pairs = authorities("honest", 4);
	let header = certificate.proof.block.0.clone();
	let with = |justification| {
		let mut changed = certificate.clone();
		changed.proof.justification = Scale(justification);
		check(&changed, &trust, None).map(|_| ())
	};
	assert_eq!(with(justify(&header, 0, &pairs)), Ok(()), "more than needed");
	assert_eq!(with(justify(&header, 0, &pairs[..2])), Err(grandpa::Fault::TooFewVotes.into()));
	assert_eq!(with(justify(&header, 1, &pairs)), Err(grandpa::Fault::BadSignature.into()), "of another set");
	let twice = [&pairs[..2], &pairs[..2]].concat();
	assert!(with(justify(&header, 0, &twice)).is_err(), "the same votes twice");
	let another = block(101, H256::zero(), None);
	assert_eq!(with(justify(&another, 0, &pairs)), Err(grandpa::Fault::AnotherBlock.into()));
	let mut padded = justify(&header, 0, &pairs);
	padded.votes_ancestries.push(another);
	assert_eq!(with(padded), Err(grandpa::Fault::UnusedHeaders.into()));
	let mut crafted = justify(&header, 0, &pairs);
	crafted.commit.precommits[0].precommit.target_number = u32::MAX;
	assert!(with(crafted).is_err());
	let mut many = justify(&header, 0, &pairs);
	many.commit.precommits = vec![many.commit.precommits.clone(); 3].concat();
	assert_eq!(with(many), Err(grandpa::Fault::TooManyVotes.into()));
}

#[test]
fn files_are_read_as_they_were_written() {
	let folder = tempfile::tempdir().expect("a temporary folder");
	let path = folder.path().join("deep/certificate.json");
	let (certificate, trust) = honest();
	certificate.write(&path).expect("writes");
	assert_eq!(Certificate::read(&path).expect("reads"), certificate);
	let file = folder.path().join("trust.json");
	trust.write(&file).expect("writes");
	assert_eq!(Trust::read(&file).expect("reads"), trust);
	// They are for others to read, as any file that this user writes.
	let plain = folder.path().join("plain");
	std::fs::write(&plain, "").expect("writes");
	let mode = |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions();
	assert_eq!([mode(&path), mode(&file)], [mode(&plain), mode(&plain)]);
}

#[test]
fn bad_files_say_what_is_wrong() {
	let folder = tempfile::tempdir().expect("a temporary folder");
	let path = folder.path().join("file.json");
	let (certificate, _) = honest();
	let good = serde_json::to_string(&certificate).expect("serialises");
	let cases = [
		(String::new(), "EOF"),
		("{}".into(), "no \"format\""),
		(good.replace("certificate/v1", "certificate/v9"), "v9"),
		(good.replace("\"genesis\"", "\"genisis\""), "genisis"),
		(good.replacen("\"justification\":\"", "\"justification\":\"!", 1), "base64"),
		(good.replacen("\"block\":\"", "\"block\":\"AAAA", 1), "not what it should be"),
	];
	for (text, expected) in cases {
		std::fs::write(&path, text).expect("writes");
		let error = Certificate::read(&path).expect_err("it is bad").to_string();
		assert!(error.contains(expected), "{error}");
	}
	for (text, expected) in
		[("{\"genesis\":{\"runtimeGenesis\":{}}}", "not raw"), ("[1]", "neither"), ("{\"a\":1}", "neither")]
	{
		std::fs::write(&path, text).expect("writes");
		let error = Trust::read(&path).expect_err("it is bad").to_string();
		assert!(error.contains(expected), "{error}");
	}
	assert!(Certificate::read(&folder.path().join("absent.json")).is_err());
}
