//! What an attestor answered and is bound to, on disk before anybody is told; and the evidence, by its hash.

use crate::certificate::{write_whole, FileError, Readers, Scale};
use pallet_mira_attestations::{Attestation, RoundId};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
};

/// What is written down of one seat.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
	/// The round.
	pub round: RoundId,
	/// Hash of the claim: a round of the same number on another fork may be about another one.
	pub claim: H256,
	/// What the seat commits to and reveals.
	pub attestation: Scale<Attestation>,
	/// The same, for people.
	pub answer: String,
}

/// The diary of one attestor.
pub struct Diary {
	folder: PathBuf,
	entries: BTreeMap<(RoundId, H256), Entry>,
}

impl Diary {
	/// Opens the diary in `folder`, which is made if it is not there.
	///
	/// # Errors
	/// [`FileError`] names the file that cannot be read. It is not skipped: it may be what has to be revealed.
	pub fn open(folder: &Path) -> Result<Self, FileError> {
		let io = |path: &Path| {
			let path = path.display().to_string();
			move |error| FileError::Io(path, error)
		};
		std::fs::create_dir_all(folder).map_err(io(folder))?;
		let mut entries = BTreeMap::new();
		for file in std::fs::read_dir(folder).map_err(io(folder))? {
			let path = file.map_err(io(folder))?.path();
			// What was being written when the program was killed has another name.
			if path.extension().is_none_or(|extension| extension != "json") {
				continue;
			}
			let bytes = std::fs::read(&path).map_err(io(&path))?;
			let entry: Entry = serde_json::from_slice(&bytes).map_err(|error| {
				FileError::Other(path.display().to_string(), "entry of a verifier's diary", error.to_string())
			})?;
			entries.insert((entry.round, entry.claim), entry);
		}
		Ok(Self { folder: folder.into(), entries })
	}

	/// What was answered in a round about a claim.
	pub fn get(&self, round: RoundId, claim: H256) -> Option<&Entry> {
		self.entries.get(&(round, claim))
	}

	/// Writes an answer down; it is on disk when this returns.
	///
	/// # Errors
	/// [`FileError::Io`].
	pub fn write(&mut self, entry: Entry) -> Result<(), FileError> {
		let path = self.path(entry.round, entry.claim);
		let text = serde_json::to_vec_pretty(&entry)
			.map_err(|error| FileError::Other(path.display().to_string(), "entry", error.to_string()))?;
		write_whole(&path, &text, Readers::Owner)?;
		self.entries.insert((entry.round, entry.claim), entry);
		Ok(())
	}

	/// Rounds that are written down, in order.
	pub fn rounds(&self) -> impl Iterator<Item = RoundId> + '_ {
		self.entries.keys().map(|(round, _)| *round)
	}

	/// Forgets rounds that are settled and final.
	pub fn forget(&mut self, is_over: impl Fn(RoundId) -> bool) {
		let over: Vec<_> = self.entries.keys().copied().filter(|(round, _)| is_over(*round)).collect();
		for (round, claim) in over {
			self.entries.remove(&(round, claim));
			let path = self.path(round, claim);
			if std::fs::remove_file(&path).is_err() {
				tracing::warn!("{}: could not be removed", path.display());
			}
		}
	}

	/// Rounds of different forks can have the same number.
	fn path(&self, round: RoundId, claim: H256) -> PathBuf {
		self.folder.join(format!("round-{round}-{}.json", hex::encode(&claim.as_bytes()[..8])))
	}
}

/// Keeps evidence in a folder, under its hash.
///
/// # Errors
/// [`FileError::Io`].
pub fn keep_evidence(folder: &Path, evidence: &serde_json::Value) -> Result<H256, FileError> {
	let bytes = serde_json::to_vec_pretty(evidence)
		.map_err(|error| FileError::Other(folder.display().to_string(), "evidence", error.to_string()))?;
	let hash = H256(blake2_256(&bytes));
	write_whole(&folder.join(format!("{}.json", hex::encode(hash))), &bytes, Readers::Owner)?;
	Ok(hash)
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_mira_attestations::{Answer, Verdict};

	fn entry(round: RoundId) -> Entry {
		let attestation = Attestation {
			answer: Answer::Verdict(Verdict::True),
			confidence: 900,
			evidence: H256::repeat_byte(1),
			model: H256::repeat_byte(2),
		};
		Entry { round, claim: H256::repeat_byte(3), attestation: Scale(attestation), answer: "true".into() }
	}

	#[test]
	fn what_was_written_is_there_after_a_restart() {
		let folder = tempfile::tempdir().expect("a temporary folder");
		let mut diary = Diary::open(folder.path()).expect("opens");
		diary.write(entry(7)).expect("writes");
		diary.write(entry(8)).expect("writes");
		diary.forget(|round| round == 8);
		std::fs::write(folder.path().join(".tmpXYZ"), b"half of").expect("writes");
		let again = Diary::open(folder.path()).expect("opens");
		assert_eq!(again.get(7, H256::repeat_byte(3)), Some(&entry(7)));
		assert_eq!(again.get(7, H256::repeat_byte(4)), None, "another claim on another fork");
		assert_eq!(again.rounds().collect::<Vec<_>>(), [7]);
	}

	#[test]
	fn a_damaged_entry_is_an_error_and_not_forgotten() {
		let folder = tempfile::tempdir().expect("a temporary folder");
		std::fs::write(folder.path().join("round-1.json"), b"{").expect("writes");
		assert!(Diary::open(folder.path()).is_err_and(|error| error.to_string().contains("round-1.json")));
	}

	#[test]
	fn evidence_is_under_its_hash() {
		let folder = tempfile::tempdir().expect("a temporary folder");
		let hash = keep_evidence(folder.path(), &serde_json::json!({ "raw": "reply" })).expect("writes");
		let bytes = std::fs::read(folder.path().join(format!("{}.json", hex::encode(hash)))).expect("is there");
		assert_eq!(H256(blake2_256(&bytes)), hash);
	}
}
