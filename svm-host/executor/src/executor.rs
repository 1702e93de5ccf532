//! An engine at work.

use crate::{
	accounts::{Change, State},
	avoided::Avoided,
	batch::{read_queued, Batch, Read},
	engine::Engine,
	execute::{next_stretch, Hands, Recorded, Recording, Shared, Stretch},
	fault::Fault,
	footprint::footprint,
	inspect::{inspect, read, Bytes},
	processor::{environment, Entries},
	programs::{Mode, Programs},
	signatures::{are_good, Seen},
	sysvars::{is_sysvar, Sysvars},
	withdrawals::swept,
	workers::Workers,
};
use mira_svm_interface::{
	batch::{Authority, Block, Outcome, Queued, Withdrawn},
	claim::claim_of,
	host::Accounts,
	inspection::{Footprint, Inspection},
	Address, EngineVersion, Hash,
};
use solana_account::{AccountSharedData, ReadableAccount};
use solana_pubkey::Pubkey;
use solana_runtime_transaction::transaction_meta::TransactionMeta;
use solana_transaction_error::TransactionError;
use std::{
	io,
	sync::{
		atomic::{AtomicUsize, Ordering},
		Arc,
	},
	time::Duration,
};
use thiserror::Error;

/// Bytes of code whose compiled form is kept.
const KEPT_CODE: usize = 256 << 20;
/// Transactions that are remembered as well signed.
const SEEN: usize = 100_000;

/// Why a batch has no effects.
#[derive(Error, Clone, PartialEq, Eq, Debug)]
pub enum BatchError {
	/// Another engine is asked for than this one.
	#[error("the chain asks for engine version {asked}, and this is {had}: install a release of the node that has it")]
	UnknownEngine {
		/// What is asked for.
		asked: u32,
		/// What there is.
		had: u32,
	},
	/// The block tells no hash of a block before it, or is numbered 0.
	#[error("no transaction can be executed in the first block, or without the hash of the block before")]
	NoParent,
	/// A transaction is not signed: whoever made the block passed over the rules.
	#[error("transaction {at} of the batch is not signed as it has to be")]
	Unsigned {
		/// Its place in the batch.
		at: usize,
	},
	/// The engine cannot execute the batch, on any machine: it failed twice in the same way, the second time with as little of the
	/// machine as there can be.
	#[error("the engine cannot execute the batch: {0}")]
	Engine(Fault),
	/// This machine cannot execute the batch.
	#[error("this machine cannot execute the batch: {0}")]
	Machine(Fault),
}

/// What a batch comes to.
#[derive(Clone, Debug, Default)]
pub struct Effects {
	/// For each transaction, what became of it.
	pub outcomes: Vec<Outcome>,
	/// Accounts that are not as they were, in the order in which they were first named.
	pub changes: Vec<Change>,
	/// Lamports that those had together.
	pub before: u128,
	/// Lamports that they have, and that left.
	pub after: u128,
	/// What left.
	pub withdrawn: Vec<Withdrawn>,
	/// For each transaction, what happened inside it, if that was asked for and anything did.
	pub recorded: Vec<Option<Recorded>>,
}

/// An engine, its workers, and what it remembers.
pub struct Executor {
	engine: Arc<Engine>,
	workers: Workers,
	pub(crate) programs: Programs,
	pub(crate) seen: Arc<Seen>,
	/// Faults of this machine that nobody asked for yet.
	faults: AtomicUsize,
	avoided: Arc<Avoided>,
	patience: Patience,
}

/// How long a batch may take, before this machine takes it that it never ends. Far longer than any that a block has room for takes
/// where a node keeps up with its network.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
	/// By all workers, compiled.
	pub compiled: Duration,
	/// By one worker, step by step.
	pub interpreted: Duration,
}

impl Default for Patience {
	fn default() -> Self {
		Self { compiled: Duration::from_secs(10), interpreted: Duration::from_secs(120) }
	}
}

impl Patience {
	fn of(&self, mode: Mode) -> Duration {
		match mode {
			Mode::Compiled => self.compiled,
			Mode::Interpreted => self.interpreted,
		}
	}
}

impl Executor {
	/// With so many workers.
	pub fn new(engine: Engine, workers: usize) -> io::Result<Self> {
		Ok(Self {
			engine: Arc::new(engine),
			workers: Workers::new(workers)?,
			programs: Programs::new(KEPT_CODE),
			seen: Arc::new(Seen::new(SEEN)),
			faults: AtomicUsize::new(0),
			avoided: Arc::default(),
			patience: Patience::default(),
		})
	}

	/// With as much patience.
	pub fn with_patience(self, patience: Patience) -> Self {
		Self { patience, ..self }
	}

	/// One of several on a machine, which remember together what it failed at.
	pub(crate) fn avoiding(self, avoided: Arc<Avoided>) -> Self {
		Self { avoided, ..self }
	}

	/// Its rules.
	pub fn engine(&self) -> &Engine {
		&self.engine
	}

	/// What can be told of a transaction without any state; or why no state would have it.
	pub fn inspect(&self, bytes: &[u8]) -> Result<Inspection, TransactionError> {
		inspect(&self.engine, bytes)
	}

	/// Whether a transaction is signed as it has to be. If it is, a batch does not check it again.
	pub fn is_signed(&self, bytes: &[u8], authority: &Authority) -> bool {
		let Ok((view, _)) = read(&self.engine, Bytes::alone(bytes)) else { return false };
		if self.seen.has(&view) {
			return true;
		}
		let is_signed = are_good(&view, authority);
		if is_signed && *authority == Authority::Signatures {
			self.seen.remember(&view);
		}
		is_signed
	}

	/// Executes a batch on a state, which is only read.
	///
	/// If the machine fails at it, it is executed once more, in order, by one worker, without compiled programs: what comes of that
	/// counts. If it fails in the same way, that is a fact about the batch.
	pub fn execute(
		&self,
		block: &Block,
		queue: impl Into<Arc<Vec<Queued>>>,
		accounts: &mut dyn Accounts,
		recording: Recording,
	) -> Result<Effects, BatchError> {
		self.check(block)?;
		let queue = queue.into();
		let first = match self.attempt(block, &queue, accounts, recording, Mode::Compiled)? {
			Ok(effects) => return Ok(effects),
			Err(fault) => fault,
		};
		self.faults.fetch_add(1, Ordering::Relaxed);
		if matches!(first, Fault::Endless { .. }) {
			// At once: this node is asked for its next block before it is known what comes of this.
			self.avoid(&queue, &first);
		}
		log::error!("{first}. Executing the batch once more, with as little of the machine as there can be");
		let second = match self.attempt(block, &queue, accounts, recording, Mode::Interpreted)? {
			Ok(effects) => return Ok(effects),
			Err(fault) => fault,
		};
		self.avoid(&queue, &second);
		if first.is_like(&second) {
			return Err(BatchError::Engine(second));
		}
		if matches!(second, Fault::Endless { .. }) {
			return Err(BatchError::Machine(second));
		}
		// Of several bad transactions the workers may have met a later one first. One worker meets them in the same order always.
		match self.attempt(block, &queue, accounts, recording, Mode::Interpreted)? {
			Err(third) if second.is_like(&third) => Err(BatchError::Engine(third)),
			_ => Err(BatchError::Machine(second)),
		}
	}

	/// Remembers what this machine failed at: the transactions that the fault names, or all of them.
	fn avoid(&self, queue: &[Queued], fault: &Fault) {
		let named: Vec<_> = match fault.places() {
			// Whatever took so long was nothing of this batch.
			[] if matches!(fault, Fault::Endless { .. }) => return,
			[] => queue.iter().collect(),
			places => places.iter().filter_map(|at| queue.get(*at)).collect(),
		};
		self.avoided.put(self.messages(named).collect());
	}

	/// Faults of this machine since the last time that this was asked.
	pub(crate) fn take_faults(&self) -> usize {
		self.faults.swap(0, Ordering::Relaxed)
	}

	/// What would become of a transaction, on a state, in a block; whoever signed it. Nothing of it is agreed on.
	pub fn simulate(&self, block: &Block, bytes: Vec<u8>, accounts: &mut dyn Accounts) -> Result<Effects, BatchError> {
		self.check(block)?;
		let queue = Arc::new(vec![Queued { bytes, authority: Authority::Signatures }]);
		let read = read_queued(&self.engine, &queue, 0, &self.seen).into_iter().collect();
		self.attempt_read(block, read, accounts, Recording::On, Mode::Compiled, &self.workers)
			.map_err(BatchError::Machine)
	}

	/// Which accounts a transaction takes, in a state; or why a batch would not even begin with it.
	pub fn footprint(
		&self,
		block: &Block,
		bytes: &[u8],
		accounts: &mut dyn Accounts,
	) -> Result<Footprint, TransactionError> {
		footprint(&self.engine, block, bytes, accounts)
	}

	/// An account that is in no state: one that the engine brings, or that is made from the block.
	pub fn given(&self, block: &Block, address: &Address) -> Option<AccountSharedData> {
		let is_made = is_sysvar(&Pubkey::from(*address)) || claim_of(address).is_some();
		let address = Pubkey::from(*address);
		let fixed = self.engine.fixed(&address);
		fixed.or_else(|| is_made.then(|| Sysvars::of(&self.engine, block).account(&address)).flatten())
	}

	/// Hashes of the messages of transactions; of what is none, there is none.
	pub(crate) fn messages<'a>(
		&'a self,
		queue: impl IntoIterator<Item = &'a Queued, IntoIter: 'a>,
	) -> impl Iterator<Item = Hash> + 'a {
		let view = |queued: &Queued| read(&self.engine, Bytes::alone(&queued.bytes)).ok();
		queue.into_iter().filter_map(move |queued| Some(view(queued)?.0.message_hash().to_bytes()))
	}

	fn check(&self, block: &Block) -> Result<(), BatchError> {
		let EngineVersion(had) = self.engine.version();
		let EngineVersion(asked) = block.engine;
		if asked != had {
			return Err(BatchError::UnknownEngine { asked, had });
		}
		if block.slot == 0 || block.hashes.is_empty() {
			return Err(BatchError::NoParent);
		}
		Ok(())
	}

	/// Executes it as far as this machine can.
	pub(crate) fn attempt(
		&self,
		block: &Block,
		queue: &Arc<Vec<Queued>>,
		accounts: &mut dyn Accounts,
		recording: Recording,
		mode: Mode,
	) -> Result<Result<Effects, Fault>, BatchError> {
		// A second run has a thread of its own: it may take long, and others have batches too.
		let alone = match mode {
			Mode::Compiled => None,
			Mode::Interpreted => match Workers::new(1) {
				Ok(worker) => Some(worker),
				Err(_) => return Ok(Err(Fault::WorkerLost)),
			},
		};
		let workers = alone.as_ref().unwrap_or(&self.workers);
		let (engine, all, seen) = (self.engine.clone(), queue.clone(), self.seen.clone());
		let read = workers.each(queue.len(), self.patience.of(mode), move |at| read_queued(&engine, &all, at, &seen));
		let read = match read {
			Ok(read) => read.into_iter().flatten().collect::<Vec<_>>(),
			Err(fault) => return Ok(Err(fault)),
		};
		if let Some(at) = read.iter().position(|read| !read.is_signed) {
			return Err(BatchError::Unsigned { at });
		}
		let _at_work = self.avoided.at_work(read.iter().filter_map(Read::message));
		Ok(self.attempt_read(block, read, accounts, recording, mode, workers))
	}

	/// Executes what was read and checked.
	fn attempt_read(
		&self,
		block: &Block,
		read: Vec<Read>,
		accounts: &mut dyn Accounts,
		recording: Recording,
		mode: Mode,
		workers: &Workers,
	) -> Result<Effects, Fault> {
		let sysvars = Sysvars::of(&self.engine, block);
		let mut state = State { engine: &self.engine, sysvars: &sysvars, stored: accounts };
		let mut batch = Batch::of(read, block, &mut state);
		// Programs may ask for these without naming them.
		for address in sysvars.addresses() {
			batch.table.fetch(address, &mut state);
		}
		let shared = Arc::new(Shared {
			engine: self.engine.clone(),
			environment: environment(&self.engine, block.hashes.first().copied().unwrap_or_default()),
			slot: block.slot,
			recording,
			done: (0..batch.entries.len()).map(|_| Default::default()).collect(),
			batch,
		});
		let shared = self.run(shared, mode, workers)?;
		shared.batch.spend_nonces(&shared.environment.blockhash);
		effects(shared)
	}

	/// Executes stretch after stretch.
	fn run(&self, mut shared: Arc<Shared>, mode: Mode, workers: &Workers) -> Result<Shared, Fault> {
		let mut programs = Entries::default();
		for cell in shared.batch.table.cells() {
			self.know(&mut programs, &shared, &cell.address, mode)?;
		}
		let hands = match mode {
			Mode::Compiled => Hands::all(workers.count()),
			Mode::Interpreted => Hands::ONE,
		};
		let mut from = 0;
		while from < shared.batch.entries.len() {
			let range = next_stretch(&shared.batch.entries, from);
			let stretch = Stretch::new(shared, range.clone(), programs, hands);
			let stretch = workers.run(stretch, self.patience.of(mode))?;
			let fault;
			(shared, programs, fault) = stretch.end();
			if let Some(fault) = fault {
				return Err(fault);
			}
			self.after(&mut programs, &shared, range.end.saturating_sub(1), mode)?;
			from = range.end;
		}
		Arc::into_inner(shared).ok_or(Fault::WorkerLost)
	}

	/// Sees to it that a program runs as its accounts have it now, if it is one.
	fn know(&self, programs: &mut Entries, shared: &Shared, address: &Pubkey, mode: Mode) -> Result<(), Fault> {
		let table = &shared.batch.table;
		let entry = match table.get(address) {
			Some(account) => self.programs.entry(&self.engine, table, &account, shared.slot, mode)?,
			None => None,
		};
		match entry {
			Some(entry) => programs.insert(*address, entry),
			None => programs.remove(address),
		};
		Ok(())
	}

	/// The same for all accounts of a transaction, if that may have changed programs.
	fn after(&self, programs: &mut Entries, shared: &Shared, at: usize, mode: Mode) -> Result<(), Fault> {
		let Some(Ok(ready)) = shared.batch.entries.get(at) else { return Ok(()) };
		if !ready.is_barrier {
			return Ok(());
		}
		let has_failed = shared.done.get(at).and_then(|done| done.get()).is_some_and(|(done, _)| done.status.is_err());
		let table = &shared.batch.table;
		for cell in ready.accesses.iter().filter_map(|access| table.cells().get(access.place as usize)) {
			self.know(programs, shared, &cell.address, mode)?;
			if let Some(account) = cell.now().filter(|_| has_failed) {
				self.programs.can_be_deployed(&self.engine, &account)?;
			}
		}
		Ok(())
	}
}

/// What all that was done comes to.
fn effects(shared: Shared) -> Result<Effects, Fault> {
	let mut effects = Effects::default();
	for done in shared.done {
		let (outcome, recorded) = done.into_inner().ok_or(Fault::WorkerLost)?;
		effects.outcomes.push(outcome);
		effects.recorded.push(recorded);
	}
	for cell in shared.batch.table.cells() {
		let mut now = cell.now();
		if now == cell.before {
			continue;
		}
		let lamports = |account: &Option<_>| account.as_ref().map_or(0, ReadableAccount::lamports);
		if let Some(withdrawn) = now.as_ref().and_then(|account| swept(&cell.address, account)) {
			now = None;
			effects.after = effects.after.saturating_add(withdrawn.amount.into());
			effects.withdrawn.push(withdrawn);
		}
		effects.before = effects.before.saturating_add(lamports(&cell.before).into());
		effects.after = effects.after.saturating_add(lamports(&now).into());
		effects.changes.push(Change { address: cell.address, before: cell.before.clone(), now });
	}
	Ok(effects)
}
