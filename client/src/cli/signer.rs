//! Which key signs.

use super::Failure;
use crate::network::{Key, Scheme};
use clap::Args;
use std::path::PathBuf;

/// The account that signs and pays.
#[derive(Args, Clone)]
pub struct Signer {
	/// File with the key of the account; nobody else may be able to read it.
	#[arg(long, value_name = "FILE", env = "MIRA_KEY_FILE")]
	key_file: Option<PathBuf>,
	/// A well-known key of a development network, such as //Alice. Others belong into a file or into MIRA_KEY.
	#[arg(long, value_name = "PATH", conflicts_with = "key_file")]
	key: Option<String>,
	/// Kind of the key.
	#[arg(long, value_enum, default_value_t = Scheme::Sr25519)]
	scheme: Scheme,
}

impl Signer {
	/// The key.
	pub fn key(&self) -> Result<Key, Failure> {
		match (&self.key_file, &self.key) {
			(Some(file), _) => Ok(Key::from_file(file, self.scheme)?),
			(None, Some(path)) if path.starts_with("//") => Ok(Key::from_secret(path, self.scheme)?),
			(None, Some(_)) => Err(Failure::input(
				"--key takes a path of a development network, such as //Alice: what stands in a command line can be seen by others. \
				 Put the key into a file (--key-file) or into the variable MIRA_KEY",
			)),
			(None, None) => match std::env::var("MIRA_KEY") {
				Ok(secret) if !secret.is_empty() => Ok(Key::from_secret(&secret, self.scheme)?),
				_ => Err(Failure::input(
					"no key: name the account that pays with --key-file FILE, the variable MIRA_KEY, or on a development network \
					 --key //Alice",
				)),
			},
		}
	}
}
