//! Engines that go wrong as a test asks: what a bug in the engine, or in the machine, would do. No node that is released has this.

use codec::Decode;
use mira_svm_executor::{Builtin, EngineSet};
use mira_svm_interface::{
	account::{Entry, Write},
	batch::{Applied, Authority, Block, Queued, Rejected},
	host::{Accounts, Engines, Trie},
	inspection::{Footprint, Inspection},
	power::Powers,
	Address, EngineVersion, Failure, Hash,
};
use solana_program_runtime::{declare_process_instruction, solana_sbpf::program::BuiltinFunctionDefinition};
use solana_pubkey::Pubkey;
use std::sync::{
	atomic::{AtomicBool, Ordering},
	Arc,
};

/// What goes wrong with a batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
	/// So many lamports come out of nothing, in the first account that it changes.
	Mints(u64),
	/// So many are lost there.
	Loses(u64),
	/// It cannot be executed.
	Rejected,
}

/// Chooses what goes wrong with a batch, by its transactions.
type Choose = dyn Fn(&[Queued]) -> Option<Fault> + Send + Sync;
/// Says which transactions this machine failed at, beside those that it really did.
type Avoids = dyn Fn(&Hash) -> bool + Send + Sync;

/// Engines with faults.
pub struct Faulty {
	engines: Arc<EngineSet>,
	choose: Box<Choose>,
	avoids: Box<Avoids>,
}

impl Faulty {
	/// With those that a test chooses.
	pub fn new(engines: Arc<EngineSet>, choose: impl Fn(&[Queued]) -> Option<Fault> + Send + Sync + 'static) -> Self {
		Self { engines, choose: Box::new(choose), avoids: Box::new(|_| false) }
	}

	/// With transactions that it failed at.
	pub fn avoiding(mut self, avoids: impl Fn(&Hash) -> bool + Send + Sync + 'static) -> Self {
		self.avoids = Box::new(avoids);
		self
	}
}

impl Engines for Faulty {
	fn inspect(&self, engine: EngineVersion, bytes: &[u8]) -> Result<Inspection, Failure> {
		self.engines.inspect(engine, bytes)
	}
	fn is_signed(&self, engine: EngineVersion, bytes: &[u8], authority: &Authority) -> bool {
		self.engines.is_signed(engine, bytes, authority)
	}
	fn least_balance(&self, engine: EngineVersion, address: &Address, data: u32) -> Option<u64> {
		self.engines.least_balance(engine, address, data)
	}
	fn is_avoided(&self, message: &Hash) -> bool {
		self.engines.is_avoided(message) || (self.avoids)(message)
	}
	fn programs(&self, engine: EngineVersion) -> Vec<(Address, Vec<u8>)> {
		self.engines.programs(engine)
	}
	fn footprint(&self, block: &Block, bytes: &[u8], accounts: &mut dyn Accounts) -> Result<Footprint, Failure> {
		self.engines.footprint(block, bytes, accounts)
	}
	fn powers(&self, engine: EngineVersion, owner: &Address, accounts: &mut dyn Trie) -> Powers {
		self.engines.powers(engine, owner, accounts)
	}
	fn execute(
		&self,
		block: &Block,
		queue: &[u8],
		accounts: &mut dyn Accounts,
	) -> Result<(Vec<Write>, Applied), Rejected> {
		let (mut writes, mut applied) = self.engines.execute(block, queue, accounts)?;
		let fault = Vec::<Queued>::decode(&mut &queue[..]).ok().and_then(|queue| (self.choose)(&queue));
		let mut change = |by: &dyn Fn(u64) -> u64| {
			let Some((_, Some(value))) = writes.first_mut() else { return };
			let Some(mut entry) = Entry::decode(value) else { return };
			let had = entry.header.lamports;
			entry.header.lamports = by(had);
			applied.after = applied.after.saturating_sub(had.into()).saturating_add(entry.header.lamports.into());
			*value = entry.encode();
		};
		match fault {
			Some(Fault::Mints(lamports)) => change(&|had| had.saturating_add(lamports)),
			Some(Fault::Loses(lamports)) => change(&|had| had.saturating_sub(lamports)),
			Some(Fault::Rejected) => return Err(Rejected::Engine),
			None => {},
		}
		Ok((writes, applied))
	}
}

/// A program that always panics.
pub const PANICS: Pubkey = Pubkey::from_str_const("Panics1111111111111111111111111111111111111");
/// One that panics the first time that it is called in a process.
pub const PANICS_ONCE: Pubkey = Pubkey::from_str_const("PanicsAtFirst111111111111111111111111111111");
/// One that does nothing; but a batch in which somebody calls it makes money out of nothing.
pub const MINTS: Pubkey = Pubkey::from_str_const("Mints11111111111111111111111111111111111111");

/// One that never comes back.
pub const NEVER_ENDS: Pubkey = Pubkey::from_str_const("NeverEnds1111111111111111111111111111111111");
/// One that takes more memory than there is, which ends the process.
pub const EATS_MEMORY: Pubkey = Pubkey::from_str_const("EatsMemory1111111111111111111111111111111111");

static HAS_PANICKED: AtomicBool = AtomicBool::new(false);

declare_process_instruction!(Panics, 1, |_context| { panic!("poison") });
declare_process_instruction!(PanicsOnce, 1, |_context| {
	assert!(HAS_PANICKED.swap(true, Ordering::SeqCst), "poison, once");
	Ok(())
});
declare_process_instruction!(Mints, 1, |_context| { Ok(()) });

declare_process_instruction!(NeverEnds, 1, |_context| {
	loop {
		std::hint::spin_loop();
	}
});
declare_process_instruction!(EatsMemory, 1, |_context| {
	// More than any machine can address: what allocates has no way to say so but to end the process.
	std::hint::black_box(vec![1_u8; 1 << 60]);
	Ok(())
});

/// These, as an engine brings them.
pub const POISON: [Builtin; 5] = [
	("never_ends", NEVER_ENDS, NeverEnds::register),
	("eats_memory", EATS_MEMORY, EatsMemory::register),
	("panics", PANICS, Panics::register),
	("panics_once", PANICS_ONCE, PanicsOnce::register),
	("mints", MINTS, Mints::register),
];

/// A batch goes wrong in which somebody calls [`MINTS`].
pub fn by_program(queue: &[Queued]) -> Option<Fault> {
	let names = |queued: &Queued| queued.bytes.windows(32).any(|window| window == MINTS.as_array());
	queue.iter().any(names).then_some(Fault::Mints(1_000_000_000))
}
