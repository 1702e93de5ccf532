//! Compiled programs: kept by their code, not by where and when they were deployed, since forks differ in that.

use crate::{
	accounts::{code_address, Table},
	engine::Engine,
	fault::Fault,
};
use ahash::AHashMap;
use parking_lot::Mutex;
use solana_account::{AccountSharedData, ReadableAccount};
use solana_loader_v3_interface::state::UpgradeableLoaderState;
use solana_program_runtime::{
	program_cache_entry::{
		ProgramCacheEntry, ProgramCacheEntryOwner, ProgramCacheEntryType, DELAY_VISIBILITY_SLOT_OFFSET,
	},
	solana_sbpf::{elf::Executable, verifier::RequisiteVerifier},
};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{bpf_loader, bpf_loader_deprecated, bpf_loader_upgradeable};
use std::sync::{atomic::AtomicU64, Arc};

/// How programs are run.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Mode {
	/// Compiled to machine code.
	Compiled,
	/// Step by step: slow, and needs nothing of the machine.
	Interpreted,
}

/// What two programs have in common that share what was compiled.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
	code: [u8; 32],
	loader: Pubkey,
	/// Part of what was compiled knows when it was deployed, and how large its accounts are.
	slot: u64,
	size: usize,
	mode: Mode,
}

/// Bytes that a program counts at least: what compiling takes whatever the code is.
const LEAST: usize = 64 << 10;

struct Kept {
	entry: Arc<ProgramCacheEntry>,
	/// Bytes that it counts.
	code: usize,
	last_used: u64,
}

#[derive(Default)]
struct Shelf {
	kept: AHashMap<Key, Kept>,
	/// Bytes of code.
	bytes: usize,
	/// Counts uses.
	clock: u64,
}

/// Programs of one engine.
pub struct Programs {
	max_bytes: usize,
	shelf: Mutex<Shelf>,
	/// Tests say that this machine compiles nothing.
	#[cfg(test)]
	pub cannot_compile: std::sync::atomic::AtomicBool,
}

/// A program as its accounts have it.
struct Deployed<'a> {
	loader: &'a Pubkey,
	slot: u64,
	code: &'a [u8],
	size: usize,
}

impl Programs {
	/// Keeps programs up to so many bytes of code; those go first that were not used for longest.
	pub fn new(max_bytes: usize) -> Self {
		Self {
			max_bytes,
			shelf: Mutex::default(),
			#[cfg(test)]
			cannot_compile: Default::default(),
		}
	}

	/// What runs when the program with this account is called; none if it belongs to no loader.
	pub fn entry(
		&self,
		engine: &Engine,
		table: &Table,
		account: &AccountSharedData,
		slot: u64,
		mode: Mode,
	) -> Result<Option<Arc<ProgramCacheEntry>>, Fault> {
		let owner = account.owner();
		if bpf_loader::check_id(owner) || bpf_loader_deprecated::check_id(owner) {
			let deployed = Deployed { loader: owner, slot: 0, code: account.data(), size: account.data().len() };
			return self.compiled(engine, deployed, mode).map(Some);
		}
		if !bpf_loader_upgradeable::check_id(owner) {
			return Ok(None);
		}
		let code = code_address(owner, account.data()).and_then(|address| table.get(&address));
		let code = code.as_ref().and_then(|code| Some((deployed_at(code)?, code)));
		let Some((deployed_at, code)) = code else {
			let closed =
				ProgramCacheEntry::new_tombstone(slot, ProgramCacheEntryOwner::LoaderV3, ProgramCacheEntryType::Closed);
			return Ok(Some(Arc::new(closed)));
		};
		let size = account.data().len().saturating_add(code.data().len());
		let code = code.data().get(UpgradeableLoaderState::size_of_programdata_metadata()..).unwrap_or_default();
		self.compiled(engine, Deployed { loader: owner, slot: deployed_at, code, size }, mode).map(Some)
	}

	/// A loader compiles what it deploys or extends, and has no other word for failing at that than for bad code. Whether this
	/// machine can compile the code in an account, if there is any: if not, that the loader failed is a fact about this machine.
	pub fn can_be_deployed(&self, engine: &Engine, account: &AccountSharedData) -> Result<(), Fault> {
		if !bpf_loader_upgradeable::check_id(account.owner()) {
			return Ok(());
		}
		let begin = match bincode::deserialize(account.data()) {
			Ok(UpgradeableLoaderState::Buffer { .. }) => UpgradeableLoaderState::size_of_buffer_metadata(),
			Ok(UpgradeableLoaderState::ProgramData { .. }) => UpgradeableLoaderState::size_of_programdata_metadata(),
			_ => return Ok(()),
		};
		let code = account.data().get(begin..).unwrap_or_default();
		let deployed = Deployed { loader: &bpf_loader_upgradeable::ID, slot: 0, code, size: code.len() };
		self.compiled(engine, deployed, Mode::Compiled).map(|_entry| ())
	}

	fn compiled(&self, engine: &Engine, deployed: Deployed, mode: Mode) -> Result<Arc<ProgramCacheEntry>, Fault> {
		let key = Key {
			code: *blake3::hash(deployed.code).as_bytes(),
			loader: *deployed.loader,
			slot: deployed.slot,
			size: deployed.size,
			mode,
		};
		if let Some(entry) = self.shelf.lock().take_down(&key) {
			return Ok(entry);
		}
		#[cfg(test)]
		if mode == Mode::Compiled && self.cannot_compile.load(std::sync::atomic::Ordering::SeqCst) {
			return Err(Fault::Compiling { what: "a test has it so".into() });
		}
		let entry = Arc::new(compile(engine, &deployed, mode)?);
		self.shelf.lock().put(key, entry.clone(), deployed.code.len(), self.max_bytes);
		Ok(entry)
	}
}

impl Shelf {
	fn take_down(&mut self, key: &Key) -> Option<Arc<ProgramCacheEntry>> {
		self.clock = self.clock.saturating_add(1);
		let kept = self.kept.get_mut(key)?;
		kept.last_used = self.clock;
		Some(kept.entry.clone())
	}

	fn put(&mut self, key: Key, entry: Arc<ProgramCacheEntry>, code: usize, max_bytes: usize) {
		let code = code.max(LEAST);
		while !self.kept.is_empty() && self.bytes.saturating_add(code) > max_bytes {
			let oldest = self.kept.iter().min_by_key(|(_, kept)| kept.last_used).map(|(key, _)| *key);
			let Some(gone) = oldest.and_then(|key| self.kept.remove(&key)) else { break };
			self.bytes = self.bytes.saturating_sub(gone.code);
		}
		if let Some(same) = self.kept.insert(key, Kept { entry, code, last_used: self.clock }) {
			self.bytes = self.bytes.saturating_sub(same.code);
		}
		self.bytes = self.bytes.saturating_add(code);
	}
}

/// The slot in which the code in an account was deployed; none if there is no code in it.
fn deployed_at(account: &AccountSharedData) -> Option<u64> {
	if !bpf_loader_upgradeable::check_id(account.owner()) {
		return None;
	}
	match bincode::deserialize(account.data()).ok()? {
		UpgradeableLoaderState::ProgramData { slot, .. } => Some(slot),
		_ => None,
	}
}

/// Compiles a program. Bad code is a fact about the program, and the same on every node; that good code could not be compiled is a
/// fact about this machine.
fn compile(engine: &Engine, deployed: &Deployed, mode: Mode) -> Result<ProgramCacheEntry, Fault> {
	let Deployed { loader, slot, code, size } = deployed;
	let owner = ProgramCacheEntryOwner::try_from(*loader).unwrap_or_default();
	let executable = Executable::load(code, Arc::clone(&*engine.environment)).ok();
	let executable = executable.filter(|executable| executable.verify::<RequisiteVerifier>().is_ok());
	let Some(executable) = executable else {
		let bad = ProgramCacheEntryType::FailedVerification(engine.environment.clone());
		return Ok(ProgramCacheEntry::new_tombstone(*slot, owner, bad));
	};
	if mode == Mode::Compiled {
		to_machine_code(&executable)?;
	}
	Ok(ProgramCacheEntry {
		program: ProgramCacheEntryType::Loaded(executable),
		account_owner: owner,
		account_size: *size,
		deployment_slot: *slot,
		effective_slot: slot.saturating_add(DELAY_VISIBILITY_SLOT_OFFSET),
		stats: Arc::default(),
		latest_access_slot: AtomicU64::new(0),
	})
}

/// Where there is no compiler for the machine, programs run step by step, with the same effects.
#[cfg(all(not(target_os = "windows"), target_arch = "x86_64"))]
fn to_machine_code<C: solana_program_runtime::solana_sbpf::vm::ContextObject>(
	executable: &Executable<C>,
) -> Result<(), Fault> {
	executable.jit_compile().map_err(|error| Fault::Compiling { what: error.to_string() })
}

#[cfg(not(all(not(target_os = "windows"), target_arch = "x86_64")))]
fn to_machine_code<C: solana_program_runtime::solana_sbpf::vm::ContextObject>(
	_executable: &Executable<C>,
) -> Result<(), Fault> {
	Ok(())
}
