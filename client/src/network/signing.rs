//! Keys that sign transactions, from phrases, seeds or development paths such as `//Alice`.

use super::{AccountId, Chain};
use pallet_mira_sessions::Permission;
use sp_core::{crypto::SecretStringError, ecdsa, ed25519, sr25519, Pair as _};
use sp_crypto_hashing::blake2_256;
use sp_runtime::traits::{IdentifyAccount, Verify};
use std::path::Path;
use subxt::{config::Config, transactions::Signer};

/// Kinds of keys that an account may have.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Scheme {
	/// Schnorrkel, what wallets of this kind of chain make.
	#[default]
	Sr25519,
	/// Ed25519, what Solana's wallets make.
	Ed25519,
	/// ECDSA on secp256k1.
	Ecdsa,
}

/// A key that can sign. Never shown.
#[derive(Clone)]
pub enum Key {
	/// Schnorrkel.
	Sr25519(Box<sr25519::Pair>),
	/// Ed25519.
	Ed25519(Box<ed25519::Pair>),
	/// ECDSA.
	Ecdsa(Box<ecdsa::Pair>),
}

/// Why there is no key. Never says what was given.
#[derive(thiserror::Error, Debug)]
pub enum KeyError {
	/// It could not be understood.
	#[error(
		"this is no key: {0}. A key is a phrase of 12 or more words, a 0x seed, or //Name on development networks"
	)]
	Bad(String),
	/// The file could not be read.
	#[error("the key file {0}: {1}")]
	File(String, std::io::Error),
	/// Other users could read it.
	#[error("the key file {0} can be read by others: chmod 600 {0}")]
	Open(String),
}

impl Key {
	/// From a phrase, seed or path.
	///
	/// # Errors
	/// [`KeyError::Bad`].
	pub fn from_secret(secret: &str, scheme: Scheme) -> Result<Self, KeyError> {
		let bad = |error: SecretStringError| KeyError::Bad(error.to_string());
		let secret = secret.trim();
		Ok(match scheme {
			Scheme::Sr25519 => Self::Sr25519(Box::new(sr25519::Pair::from_string(secret, None).map_err(bad)?)),
			Scheme::Ed25519 => Self::Ed25519(Box::new(ed25519::Pair::from_string(secret, None).map_err(bad)?)),
			Scheme::Ecdsa => Self::Ecdsa(Box::new(ecdsa::Pair::from_string(secret, None).map_err(bad)?)),
		})
	}

	/// From a file that nobody else can read.
	///
	/// # Errors
	/// [`KeyError::File`], [`KeyError::Open`], [`KeyError::Bad`].
	pub fn from_file(path: &Path, scheme: Scheme) -> Result<Self, KeyError> {
		Self::from_secret(&read_secret(path)?, scheme)
	}

	/// The account that it signs for.
	pub fn account(&self) -> AccountId {
		match self {
			Self::Sr25519(pair) => pair.public().into(),
			Self::Ed25519(pair) => pair.public().into(),
			Self::Ecdsa(pair) => <sp_runtime::MultiSignature as Verify>::Signer::from(pair.public()).into_account(),
		}
	}

	/// A signature under the text of a permission to open a session, as [`pallet_mira_sessions`] takes it.
	pub fn permission(&self, text: &[u8]) -> Permission {
		match self {
			Self::Sr25519(pair) => Permission::Sr25519(pair.sign(text)),
			Self::Ed25519(pair) => Permission::Ed25519(pair.sign(text)),
			Self::Ecdsa(pair) => Permission::Ecdsa(pair.sign(text)),
		}
	}

	/// 32 bytes that only the holder of this key can make, different for each `purpose`.
	pub fn derive(&self, purpose: &[u8]) -> [u8; 32] {
		let seed = match self {
			Self::Sr25519(pair) => pair.to_raw_vec(),
			Self::Ed25519(pair) => pair.to_raw_vec(),
			Self::Ecdsa(pair) => pair.to_raw_vec(),
		};
		blake2_256(&[&b"mira/derive/v1"[..], &blake2_256(&seed), purpose].concat())
	}
}

impl std::fmt::Debug for Key {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "the key of {}", self.account())
	}
}

impl Signer<Chain> for Key {
	fn account_id(&self) -> <Chain as Config>::AccountId {
		let bytes: [u8; 32] = self.account().into();
		bytes.into()
	}
	fn sign(&self, payload: &[u8]) -> <Chain as Config>::Signature {
		use subxt::utils::MultiSignature;
		match self {
			Self::Sr25519(pair) => MultiSignature::Sr25519(pair.sign(payload).0),
			Self::Ed25519(pair) => MultiSignature::Ed25519(pair.sign(payload).0),
			Self::Ecdsa(pair) => MultiSignature::Ecdsa(pair.sign(payload).0),
		}
	}
}

/// The first line of a file that nobody else can read.
pub(crate) fn read_secret(path: &Path) -> Result<String, KeyError> {
	let file = |error| KeyError::File(path.display().to_string(), error);
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		let mode = std::fs::metadata(path).map_err(file)?.permissions().mode();
		if mode & 0o077 != 0 {
			return Err(KeyError::Open(path.display().to_string()));
		}
	}
	let text = std::fs::read_to_string(path).map_err(file)?;
	Ok(text.lines().next().unwrap_or_default().trim().to_string())
}
