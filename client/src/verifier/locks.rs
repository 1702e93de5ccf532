//! Keeps two programs from signing for the same attestor: a lock on this machine, by network and attestor.

use pallet_mira_attestations::AttestorId;
use sp_core::H256;
use std::{
	fs::{File, TryLockError},
	io::{Read, Seek, Write},
	path::PathBuf,
};

/// Held for as long as it lives; the system lets go of it when the program ends, however it ends.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code, reason = "held, not read")] File);

/// Why there is no lock.
#[derive(thiserror::Error, Debug)]
pub enum LockError {
	/// Another program has it.
	#[error("attestor {attestor} is being signed for already, by process {holder} on this machine; two would contradict each other")]
	Taken {
		/// The attestor.
		attestor: AttestorId,
		/// Who has it.
		holder: String,
	},
	/// The file cannot be made.
	#[error("{0}: {1}")]
	Io(String, std::io::Error),
}

/// Takes the lock of an attestor.
///
/// # Errors
/// [`LockError::Taken`] names the process that has it.
pub fn lock(genesis: H256, attestor: AttestorId) -> Result<Lock, LockError> {
	let path = path(genesis, attestor);
	let io = |error| LockError::Io(path.display().to_string(), error);
	if let Some(folder) = path.parent() {
		std::fs::create_dir_all(folder).map_err(io)?;
	}
	let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(io)?;
	match file.try_lock() {
		Ok(()) => {
			file.set_len(0).and_then(|()| file.rewind()).map_err(io)?;
			write!(file, "{}", std::process::id()).map_err(io)?;
			Ok(Lock(file))
		},
		Err(TryLockError::WouldBlock) => {
			let mut holder = String::new();
			// Who it is helps; that it is there is what counts.
			let _ = file.read_to_string(&mut holder);
			Err(LockError::Taken { attestor, holder: if holder.is_empty() { "?".into() } else { holder } })
		},
		Err(TryLockError::Error(error)) => Err(io(error)),
	}
}

fn path(genesis: H256, attestor: AttestorId) -> PathBuf {
	let folder = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
	folder.join("mira-verifier").join(format!("{}-{attestor}.lock", hex::encode(&genesis.as_bytes()[..8])))
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_crypto_hashing::blake2_256;

	#[test]
	fn a_second_one_is_refused_until_the_first_ends() {
		let genesis = H256(blake2_256(format!("locks of {}", std::process::id()).as_bytes()));
		let first = lock(genesis, 1).expect("free");
		let second = lock(genesis, 1).expect_err("taken").to_string();
		assert!(second.contains(&std::process::id().to_string()), "{second}");
		assert!(lock(genesis, 2).is_ok(), "another attestor");
		drop(first);
		assert!(lock(genesis, 1).is_ok());
		for attestor in [1, 2] {
			std::fs::remove_file(path(genesis, attestor)).expect("it was made");
		}
	}
}
