//! All engines of a node, behind the host functions.

use crate::{
	engine::Engine,
	execute::{encode, Recording},
	executor::{BatchError, Effects, Executor},
	footprint::footprint,
	genesis,
};
use codec::Decode;
use mira_svm_interface::{
	batch::{Applied, Authority, Block, Queued, Rejected},
	host::{self, Accounts, Changes, Engines},
	inspection::{Footprint, Inspection},
	Address, EngineVersion, Failure,
};
use solana_pubkey::Pubkey;
use std::{io, sync::Arc};

/// All engines of a node.
pub struct EngineSet {
	newest: Executor,
}

impl EngineSet {
	/// With so many workers each.
	pub fn new(workers: usize) -> io::Result<Self> {
		let engine = Engine::of(Engine::NEWEST).ok_or_else(|| io::Error::other("the engine cannot be made"))?;
		Ok(Self { newest: Executor::new(engine, workers)? })
	}

	/// Puts them behind the host functions. Whether these: others may be there already.
	pub fn install(self: &Arc<Self>) -> bool {
		host::install(|| self.clone())
	}

	/// The executor of a version; none if the node does not have it.
	pub fn get(&self, engine: EngineVersion) -> Option<&Executor> {
		Some(&self.newest).filter(|executor| executor.engine().version() == engine)
	}

	/// The same. Without it nothing can be said of a chain that asks for it, so that whoever asked is stopped.
	#[expect(clippy::panic, reason = "a host function cannot do otherwise: the runtime that called is trapped")]
	fn of(&self, engine: EngineVersion) -> &Executor {
		self.get(engine).unwrap_or_else(|| {
			let error = BatchError::UnknownEngine { asked: engine.0, had: self.newest.engine().version().0 };
			log::error!("{error}");
			panic!("{error}")
		})
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
		let is_usable = !engine.is_reserved(address) && engine.fixed(&Pubkey::from(*address)).is_none();
		is_usable.then(|| engine.minimum_balance(data as usize))
	}

	fn programs(&self, engine: EngineVersion) -> Vec<(Address, Vec<u8>)> {
		genesis::programs(self.of(engine).engine())
	}

	fn footprint(&self, block: &Block, bytes: &[u8], accounts: &mut dyn Accounts) -> Result<Footprint, Failure> {
		footprint(self.of(block.engine).engine(), block, bytes, accounts).map_err(|error| encode(&error))
	}

	#[expect(clippy::panic, reason = "a host function cannot do otherwise: the runtime that called is trapped")]
	fn execute(
		&self,
		block: &Block,
		mut queue: &[u8],
		accounts: &mut dyn Accounts,
	) -> Result<(Changes, Applied), Rejected> {
		let executor = self.of(block.engine);
		let queue = Vec::<Queued>::decode(&mut queue).map_err(|_| Rejected::Unreadable)?;
		match executor.execute(block, queue, accounts, Recording::Off) {
			Ok(Effects { outcomes, changes, before, after, .. }) => Ok((changes, Applied { outcomes, before, after })),
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
