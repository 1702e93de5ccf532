//! All engines of a node, behind the host functions.

use crate::{
	accounts::Change,
	avoided::Avoided,
	counts::Counts,
	engine::{Builtin, Engine},
	execute::{encode, Recording},
	executor::{BatchError, Effects, Executor, Patience},
	genesis,
	powers::powers,
	records::{BatchId, BatchRecord, Records},
};
use codec::Decode;
use mira_svm_interface::{
	account::Write,
	batch::{Applied, Authority, Block, Queued, Rejected},
	claim::claim_of,
	host::{self, Accounts, Engines, Trie},
	inspection::{Footprint, Inspection},
	power::Powers,
	Address, EngineVersion, Failure, Hash,
};
use solana_pubkey::Pubkey;
use std::{
	io,
	sync::Arc,
	time::{Duration, Instant},
};

/// All engines of a node.
pub struct EngineSet {
	/// One of each version, the oldest first.
	executors: Vec<Executor>,
	records: Records,
	counts: Counts,
	avoided: Arc<Avoided>,
}

impl EngineSet {
	/// All that this release has, with so many workers each.
	pub fn new(workers: usize) -> io::Result<Self> {
		Self::with(workers, &Engine::VERSIONS, &[])
	}

	/// Some of them, with more programs: for tests.
	pub fn with(workers: usize, versions: &[EngineVersion], more: &[Builtin]) -> io::Result<Self> {
		let executor = |version: &EngineVersion| {
			let engine = Engine::with(*version, more);
			Executor::new(engine.ok_or_else(|| io::Error::other("the engine cannot be made"))?, workers)
		};
		let (records, counts, avoided) = <(_, _, Arc<Avoided>)>::default();
		let executor = |version| Ok(executor(version)?.avoiding(avoided.clone()));
		let executors = versions.iter().map(executor).collect::<io::Result<_>>()?;
		Ok(Self { executors, records, counts, avoided })
	}

	/// With as much patience, all of them.
	pub fn with_patience(self, patience: Patience) -> Self {
		let executors = self.executors.into_iter().map(|executor| executor.with_patience(patience)).collect();
		Self { executors, ..self }
	}

	/// Puts them behind the host functions. Whether these: others may be there already.
	pub fn install(self: &Arc<Self>) -> bool {
		host::install(|| self.clone())
	}

	/// What happened inside batches, if somebody asked for that to be recorded.
	pub fn records(&self) -> &Records {
		&self.records
	}

	/// Transactions that this machine failed at.
	pub fn avoided(&self) -> &Avoided {
		&self.avoided
	}

	/// What they have done.
	pub fn counts(&self) -> &Counts {
		&self.counts
	}

	/// The executor of a version; none if the node does not have it.
	pub fn get(&self, engine: EngineVersion) -> Option<&Executor> {
		self.executors.iter().find(|executor| executor.engine().version() == engine)
	}

	/// The newest version that the node has.
	pub fn newest(&self) -> EngineVersion {
		self.executors.last().map(|executor| executor.engine().version()).unwrap_or_default()
	}

	/// The same. Without it nothing can be said of a chain that asks for it, so that whoever asked is stopped.
	#[expect(clippy::panic, reason = "a host function cannot do otherwise: the runtime that called is trapped")]
	fn of(&self, engine: EngineVersion) -> &Executor {
		self.get(engine).unwrap_or_else(|| {
			let error = BatchError::UnknownEngine { asked: engine.0, had: self.newest().0 };
			log::error!("{error}");
			panic!("{error}")
		})
	}
}

impl EngineSet {
	fn count(&self, time: Duration, faults: usize, executed: &Result<Effects, BatchError>) {
		let counts = &self.counts;
		counts.took(time);
		Counts::add(&counts.faults, faults);
		match executed {
			Ok(effects) => {
				let good = effects.outcomes.iter().filter(|outcome| outcome.status.is_ok()).count();
				Counts::add(&counts.batches, 1);
				Counts::add(&counts.good, good);
				Counts::add(&counts.failed, effects.outcomes.len().saturating_sub(good));
			},
			Err(BatchError::Engine(_)) => Counts::add(&counts.rejected, 1),
			Err(_) => {},
		}
	}
}

impl Engines for EngineSet {
	fn inspect(&self, engine: EngineVersion, bytes: &[u8]) -> Result<Inspection, Failure> {
		self.of(engine).inspect(bytes).map_err(|error| encode(&error))
	}

	fn is_signed(&self, engine: EngineVersion, bytes: &[u8], authority: &Authority) -> bool {
		self.of(engine).is_signed(bytes, authority)
	}

	fn least_balance(&self, engine: EngineVersion, address: &Address, data: u32) -> Option<u64> {
		let engine = self.of(engine).engine();
		let is_kept = engine.fixed(&Pubkey::from(*address)).is_none() && claim_of(address).is_none();
		let is_usable = is_kept && !engine.is_reserved(address);
		is_usable.then(|| engine.minimum_balance(data as usize))
	}

	fn programs(&self, engine: EngineVersion) -> Vec<(Address, Vec<u8>)> {
		genesis::programs(self.of(engine).engine())
	}

	fn footprint(&self, block: &Block, bytes: &[u8], accounts: &mut dyn Accounts) -> Result<Footprint, Failure> {
		self.of(block.engine).footprint(block, bytes, accounts).map_err(|error| encode(&error))
	}

	fn is_avoided(&self, message: &Hash) -> bool {
		self.avoided.has(message)
	}

	fn powers(&self, engine: EngineVersion, owner: &Address, accounts: &mut dyn Trie) -> Powers {
		let _known = self.of(engine);
		powers(owner, accounts)
	}

	#[expect(clippy::panic, reason = "a host function cannot do otherwise: the runtime that called is trapped")]
	fn execute(
		&self,
		block: &Block,
		mut queue: &[u8],
		accounts: &mut dyn Accounts,
	) -> Result<(Vec<Write>, Applied), Rejected> {
		let executor = self.of(block.engine);
		let queue = Arc::new(Vec::<Queued>::decode(&mut queue).map_err(|_| Rejected::Unreadable)?);
		let recording = if self.records.is_on() { Recording::On } else { Recording::Off };
		let parent = block.hashes.first().copied().unwrap_or_default();
		let batch = self.records.is_on().then(|| BatchId::of(parent, executor.messages(queue.iter())));
		let begin = Instant::now();
		let executed = executor.execute(block, queue.clone(), accounts, recording);
		self.count(begin.elapsed(), executor.take_faults(), &executed);
		match executed {
			Ok(Effects { outcomes, changes, before, after, withdrawn, recorded }) => {
				if let Some(batch) = batch {
					let changed = changes.iter().map(|change| change.address).collect();
					self.records.put(batch, BatchRecord { transactions: recorded, changed });
				}
				let writes = changes.iter().flat_map(Change::writes).collect();
				Ok((writes, Applied { outcomes, before, after, withdrawn }))
			},
			Err(BatchError::Unsigned { at }) => Err(Rejected::Unsigned { at: at as u32 }),
			Err(BatchError::Engine(fault)) => {
				log::error!("the engine cannot execute the transactions of block {}: {fault}", block.slot);
				Err(Rejected::Engine)
			},
			// Another machine may be able to: nothing is agreed on here.
			Err(error) => {
				log::error!("{error}");
				panic!("{error}");
			},
		}
	}
}
