//! What this machine executes, and what it failed at, on disk: a fault that ends the whole process (no memory left, a panic inside
//! what compiled code calls) leaves nobody to remember it.
//!
//! Written so that it outlives the process, not the machine: that a machine lost power says nothing about transactions.

use mira_svm_interface::Hash;
use std::{
	fs, io,
	path::{Path, PathBuf},
	sync::atomic::{AtomicU64, Ordering},
};

/// The file with what the machine failed at.
const AVOIDED: &str = "avoided";
/// How files are named that have what is executed right now.
const AT_WORK: &str = "at-work-";

/// A folder.
pub struct Journal {
	folder: PathBuf,
	next: AtomicU64,
}

/// What a folder had in it when it was opened.
#[derive(Default, PartialEq, Eq, Debug)]
pub struct Left {
	/// What the machine failed at before, the oldest first.
	pub avoided: Vec<Hash>,
	/// What was executed when the process ended.
	pub at_work: Vec<Hash>,
}

impl Journal {
	/// Opens a folder, and makes it if there is none.
	pub fn open(folder: PathBuf) -> io::Result<(Self, Left)> {
		fs::create_dir_all(&folder)?;
		let mut left = Left { avoided: hashes(&folder.join(AVOIDED))?, at_work: Vec::new() };
		for file in fs::read_dir(&folder)? {
			let file = file?;
			if file.file_name().to_string_lossy().starts_with(AT_WORK) {
				left.at_work.extend(hashes(&file.path())?);
				fs::remove_file(file.path())?;
			}
		}
		Ok((Self { folder, next: AtomicU64::new(0) }, left))
	}

	/// Writes down what is executed, until what is returned is dropped.
	pub fn begin(&self, messages: impl Iterator<Item = Hash>) -> io::Result<AtWork> {
		let number = self.next.fetch_add(1, Ordering::Relaxed);
		let at_work = AtWork(self.folder.join(format!("{AT_WORK}{number}")));
		fs::write(&at_work.0, messages.flatten().collect::<Vec<_>>())?;
		Ok(at_work)
	}

	/// Writes down what the machine failed at; all of it.
	pub fn keep<'a>(&self, avoided: impl Iterator<Item = &'a Hash>) -> io::Result<()> {
		let new = self.folder.join("avoided.new");
		fs::write(&new, avoided.flatten().copied().collect::<Vec<_>>())?;
		fs::rename(new, self.folder.join(AVOIDED))
	}
}

/// Says that something is executed, for as long as it exists.
pub struct AtWork(PathBuf);

impl Drop for AtWork {
	fn drop(&mut self) {
		if let Err(error) = fs::remove_file(&self.0) {
			log::warn!("{} cannot be removed: {error}", self.0.display());
		}
	}
}

/// The hashes in a file; none if there is no such file. What is no whole one was being written when the process ended.
fn hashes(path: &Path) -> io::Result<Vec<Hash>> {
	match fs::read(path) {
		Ok(bytes) => Ok(bytes.as_chunks().0.to_vec()),
		Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
		Err(error) => Err(error),
	}
}
