//! The real engine, with faults that a test asks for.

use core::cell::Cell;
use mira_svm_executor::EngineSet;
use mira_svm_interface::{
	account::{Entry, Write},
	batch::{Applied, Authority, Block, Rejected},
	host::{self, Accounts, Engines},
	inspection::{Footprint, Inspection},
	Address, EngineVersion, Failure, Hash,
};
use std::sync::Arc;

/// What goes wrong with the next batch of this thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
	/// So many lamports come out of nothing, in the first account that it changes.
	Mints(u64),
	/// So many are lost there.
	Loses(u64),
	/// It cannot be executed.
	Rejected,
}

thread_local! {
	static NEXT: Cell<Option<Fault>> = const { Cell::new(None) };
	static AVOIDED: Cell<Option<Hash>> = const { Cell::new(None) };
}

/// Asks for a fault of the next batch.
pub fn next_batch(fault: Fault) {
	NEXT.set(Some(fault));
}

/// This machine failed at a transaction.
pub fn avoid(message: Option<Hash>) {
	AVOIDED.set(message);
}

pub fn install() {
	host::install(|| Arc::new(Faulty(EngineSet::new(2).expect("threads can be made"))));
}

struct Faulty<E>(E);

impl<E: Engines> Engines for Faulty<E> {
	fn inspect(&self, engine: EngineVersion, bytes: &[u8]) -> Result<Inspection, Failure> {
		self.0.inspect(engine, bytes)
	}
	fn is_signed(&self, engine: EngineVersion, bytes: &[u8], authority: &Authority) -> bool {
		self.0.is_signed(engine, bytes, authority)
	}
	fn least_balance(&self, engine: EngineVersion, address: &Address, data: u32) -> Option<u64> {
		self.0.least_balance(engine, address, data)
	}
	fn is_avoided(&self, message: &Hash) -> bool {
		AVOIDED.get() == Some(*message)
	}
	fn programs(&self, engine: EngineVersion) -> Vec<(Address, Vec<u8>)> {
		self.0.programs(engine)
	}
	fn footprint(&self, block: &Block, bytes: &[u8], accounts: &mut dyn Accounts) -> Result<Footprint, Failure> {
		self.0.footprint(block, bytes, accounts)
	}
	fn execute(
		&self,
		block: &Block,
		queue: &[u8],
		accounts: &mut dyn Accounts,
	) -> Result<(Vec<Write>, Applied), Rejected> {
		let (mut writes, mut applied) = self.0.execute(block, queue, accounts)?;
		let mut change = |by: &dyn Fn(u64) -> u64| {
			let value = writes[0].1.as_mut().expect("it has money");
			let mut entry = Entry::decode(value).expect("it is an account");
			let had = entry.header.lamports;
			entry.header.lamports = by(had);
			applied.after = applied.after - u128::from(had) + u128::from(entry.header.lamports);
			*value = entry.encode();
		};
		match NEXT.take() {
			Some(Fault::Mints(lamports)) => change(&|had| had + lamports),
			Some(Fault::Loses(lamports)) => change(&|had| had - lamports),
			Some(Fault::Rejected) => return Err(Rejected::Engine),
			None => {},
		}
		Ok((writes, applied))
	}
}
