//! Certificates: portable proofs of outcomes, checked without any node.
//!
//! A certificate proves that a network's authorities finalized a block whose state says what became of a response. It carries
//! the records of the claims (which the state keeps a hash of), a storage proof, the block's header and a GRANDPA
//! justification. Nobody has to believe it: whoever checks names a root of trust, a chain spec or an authority set, and what
//! the file brings is never one.

mod checking;
pub mod coverage;
pub mod grandpa;
mod making;
mod trust;

#[cfg(test)]
mod tests;

pub use checking::*;
pub use making::*;
pub use trust::*;

use base64::{engine::general_purpose::STANDARD, Engine};
use codec::{DecodeAll, Encode};
use pallet_mira_attestations::AttestorId;
use pallet_mira_claims::{ClaimId, ResponseId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sp_core::H256;
use std::path::Path;

/// What the first field of a certificate says.
pub const FORMAT: &str = "mira/certificate/v1";
/// Larger files are not read: the largest response has 64 claims of 95 seats.
pub const MAX_FILE: u64 = 4 * 1024 * 1024;

/// A value in the encoding of the chain, as base64 in JSON.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scale<T>(pub T);

impl<T: Encode> Serialize for Scale<T> {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&STANDARD.encode(self.0.encode()))
	}
}

impl<'de, T: codec::Decode> Deserialize<'de> for Scale<T> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		use serde::de::Error;
		let text = String::deserialize(deserializer)?;
		let bytes = STANDARD.decode(text).map_err(|error| D::Error::custom(format!("no base64: {error}")))?;
		T::decode_all(&mut &bytes[..])
			.map(Self)
			.map_err(|error| D::Error::custom(format!("not what it should be: {error}")))
	}
}

/// Bytes, as base64 in JSON.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&STANDARD.encode(&self.0))
	}
}

impl<'de> Deserialize<'de> for Bytes {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		use serde::de::Error;
		let text = String::deserialize(deserializer)?;
		STANDARD.decode(text).map(Self).map_err(|error| D::Error::custom(format!("no base64: {error}")))
	}
}

/// A certificate, as it stands in its file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Certificate {
	/// [`FORMAT`].
	pub format: String,
	/// Name of the chain, for people; not proven.
	pub chain: String,
	/// Hash of the chain's first block.
	pub genesis: H256,
	/// The response.
	pub response: ResponseId,
	/// What does not change of it.
	pub header: Scale<crate::network::ResponseHeader>,
	/// Its claims: those that are final first, in the order of becoming so.
	pub claims: Vec<CertifiedClaim>,
	/// What proves all this.
	pub proof: Proof,
}

/// One claim of a certificate.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CertifiedClaim {
	/// What it says.
	pub text: String,
	/// What is known of it.
	#[serde(flatten)]
	pub stage: ClaimStage,
}

/// How far a claim of a certificate is.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub enum ClaimStage {
	/// Final: everything about it.
	Record(Scale<crate::network::ClaimRecord>),
	/// Not final: the storage proof has the rest.
	#[serde(rename_all = "camelCase")]
	Open {
		/// Its number.
		claim: ClaimId,
		/// Its committee.
		attestors: Vec<AttestorId>,
	},
}

/// What proves a certificate.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Proof {
	/// Header of the block whose state is proven.
	pub block: Scale<grandpa::Header>,
	/// Number of the authority set that finalized it.
	pub set_id: u64,
	/// What the authorities signed.
	pub justification: Scale<grandpa::Justification>,
	/// Nodes of the state trie.
	pub storage: Vec<Bytes>,
}

/// Why a file is not a certificate at all.
#[derive(thiserror::Error, Debug)]
pub enum FileError {
	/// It cannot be read or written.
	#[error("{0}: {1}")]
	Io(String, std::io::Error),
	/// It is too large.
	#[error("{0} has {1} bytes; a file of this kind has at most {MAX_FILE}")]
	TooLarge(String, u64),
	/// It is something else.
	#[error("{0} is no {1}: {2}")]
	Other(String, &'static str, String),
}

/// Reads a JSON file of bounded size.
pub(crate) fn read_json(path: &Path, kind: &'static str) -> Result<serde_json::Value, FileError> {
	let name = path.display().to_string();
	let io = |error| FileError::Io(name.clone(), error);
	let size = std::fs::metadata(path).map_err(io)?.len();
	if size > 16 * MAX_FILE {
		return Err(FileError::TooLarge(name, size));
	}
	let text = std::fs::read(path).map_err(io)?;
	serde_json::from_slice(&text).map_err(|error| FileError::Other(name, kind, error.to_string()))
}

/// Who can read a file that is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Readers {
	/// Its owner: answers that are not revealed yet, spending.
	Owner = 0o600,
	/// Whoever the owner's umask lets.
	Others = 0o666,
}

/// Writes a file as a whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8], readers: Readers) -> Result<(), FileError> {
	use std::{io::Write, os::unix::fs::PermissionsExt};
	let io = |error| FileError::Io(path.display().to_string(), error);
	let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
	std::fs::create_dir_all(folder).map_err(io)?;
	let permissions = std::fs::Permissions::from_mode(readers as u32);
	let mut file = tempfile::Builder::new().permissions(permissions).tempfile_in(folder).map_err(io)?;
	file.write_all(bytes).map_err(io)?;
	file.as_file().sync_all().map_err(io)?;
	file.persist(path).map_err(|error| io(error.error)).map(|_| ())
}

impl Certificate {
	/// Reads a certificate; whether it is true is another question.
	///
	/// # Errors
	/// [`FileError`].
	pub fn read(path: &Path) -> Result<Self, FileError> {
		let name = path.display().to_string();
		let size = std::fs::metadata(path).map_err(|error| FileError::Io(name.clone(), error))?.len();
		if size > MAX_FILE {
			return Err(FileError::TooLarge(name, size));
		}
		let value = read_json(path, "certificate")?;
		let other = |why: String| FileError::Other(name.clone(), "certificate", why);
		match value.get("format").and_then(serde_json::Value::as_str) {
			Some(FORMAT) => serde_json::from_value(value).map_err(|error| other(error.to_string())),
			Some(format) => Err(other(format!("its format is \"{format}\", this program reads \"{FORMAT}\""))),
			None => Err(other("it has no \"format\"".into())),
		}
	}

	/// Writes it, as a whole or not at all.
	///
	/// # Errors
	/// [`FileError::Io`].
	pub fn write(&self, path: &Path) -> Result<(), FileError> {
		let text = serde_json::to_vec_pretty(self)
			.map_err(|error| FileError::Other(path.display().to_string(), "certificate", error.to_string()))?;
		write_whole(path, &text, Readers::Others)
	}
}
