//! A stretch of a batch, executed by all workers.

use crate::{
	accounts::Table,
	batch::{Batch, Entry, Ready},
	engine::Engine,
	fault::{words, Fault},
	graph::Access,
	processor::{Entries, Processed, Processor, World},
	schedule::{Queue, Schedule},
	workers::Job,
};
use crossbeam_utils::Backoff;
use mira_svm_interface::{batch::Outcome, Failure};
use parking_lot::Mutex;
use solana_message::{inner_instruction::InnerInstructionsList, v0::LoadedAddresses};
use solana_svm::{
	transaction_balances::SvmTokenInfo,
	transaction_processing_result::{ProcessedTransaction, TransactionProcessingResult},
	transaction_processor::TransactionProcessingEnvironment,
};
use solana_transaction_context::transaction::TransactionReturnData;
use solana_transaction_error::TransactionError;
use std::{
	ops::Range,
	panic::{catch_unwind, AssertUnwindSafe},
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc, OnceLock,
	},
	thread,
	time::Duration,
};

/// Transactions that are executed in one go at most: what comes before the first one need not be done for each. Others have to
/// wait for all of them.
const GROUP: usize = 32;

/// Who works on a stretch.
#[derive(Clone, Copy)]
pub struct Hands {
	workers: usize,
	group: usize,
}

impl Hands {
	/// So many workers.
	pub fn all(workers: usize) -> Self {
		Self { workers, group: GROUP }
	}

	/// One worker, which takes one transaction after the other, in the same order always: a fault has a name then.
	pub const ONE: Self = Self { workers: 1, group: 1 };
}

/// How long a worker sleeps that found nothing to do for a while: others may need its core.
const NAP: Duration = Duration::from_micros(50);

/// Whether what does not decide anything is written down too: logs, calls between programs, returned data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recording {
	/// As when a block is checked.
	Off,
	/// For those who ask what happened.
	On,
}

/// What happened inside a transaction. Differs between engines of the same version where programs fail, and so is never agreed on.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
	/// What programs and the engine said.
	pub logs: Vec<String>,
	/// Calls between programs, by the instruction that they come from.
	pub inner: InnerInstructionsList,
	/// What was returned last, and by whom.
	pub returned: Option<TransactionReturnData>,
	/// What its accounts had before it and after it.
	pub balances: Balances,
	/// Accounts that it named by tables.
	pub loaded: LoadedAddresses,
	/// Which worker executed it.
	pub worker: usize,
}

/// What the accounts of a transaction had, in its order.
#[derive(Clone, Debug, Default)]
pub struct Balances {
	/// Lamports before it. Its fee was taken already.
	pub before: Vec<u64>,
	/// Lamports after it.
	pub after: Vec<u64>,
	/// Tokens before it.
	pub tokens_before: Vec<SvmTokenInfo>,
	/// Tokens after it.
	pub tokens_after: Vec<SvmTokenInfo>,
}

/// What became of a transaction.
pub type Done = (Outcome, Option<Recorded>);

/// What all stretches of a batch share.
pub struct Shared {
	pub engine: Arc<Engine>,
	pub batch: Batch,
	pub environment: TransactionProcessingEnvironment,
	pub slot: u64,
	pub recording: Recording,
	/// For each transaction, set once.
	pub done: Vec<OnceLock<Done>>,
}

/// One stretch at work. Within it no programs change.
pub struct Stretch {
	shared: Arc<Shared>,
	range: Range<usize>,
	programs: Entries,
	/// None if one worker does all of it, in order.
	schedule: Option<Schedule>,
	/// For each worker, what it executes right now.
	at_work: Vec<Mutex<Vec<u32>>>,
	is_over: AtomicBool,
	group: usize,
	fault: Mutex<Option<Fault>>,
}

impl Stretch {
	/// Of the transactions in a range.
	pub fn new(shared: Arc<Shared>, range: Range<usize>, programs: Entries, hands: Hands) -> Self {
		let entries = shared.batch.entries.get(range.clone()).unwrap_or_default();
		let schedule = (hands.workers > 1)
			.then(|| Schedule::of(entries.iter().map(accesses), shared.batch.table.cells().len(), hands.workers));
		Self {
			schedule,
			at_work: (0..hands.workers).map(|_| Mutex::default()).collect(),
			is_over: AtomicBool::new(range.is_empty()),
			fault: Mutex::default(),
			group: hands.group,
			shared,
			range,
			programs,
		}
	}

	/// What it was part of, and the fault if there was one.
	pub fn end(self) -> (Arc<Shared>, Entries, Option<Fault>) {
		(self.shared, self.programs, self.fault.into_inner())
	}

	/// Executes some transactions; whether that went well.
	fn execute(&self, worker: usize, group: &[u32], processor: &Processor) -> bool {
		self.note(worker, group);
		let places = group.iter().map(|at| self.place(*at));
		let executed = catch_unwind(AssertUnwindSafe(|| self.process(worker, places.clone(), processor)));
		self.note(worker, &[]);
		// Whichever it was: one by one, later, tells.
		let fault = |panic| Fault::Panicked { at: places.min().unwrap_or_default(), what: words(panic) };
		executed.map_err(|panic| self.stop(fault(panic))).is_ok()
	}

	/// All of it by one worker.
	fn in_order(&self, worker: usize, processor: &Processor) {
		let all: Vec<_> = (0..self.range.len() as u32).collect();
		for group in all.chunks(self.group) {
			if self.is_over.load(Ordering::Acquire) || !self.execute(worker, group, processor) {
				return;
			}
		}
		self.is_over.store(true, Ordering::Release);
	}

	/// What one worker can do of it, beside others.
	fn as_scheduled(&self, worker: usize, processor: &Processor, schedule: &Schedule, queue: &Queue) {
		let backoff = Backoff::new();
		while !self.is_over.load(Ordering::Acquire) {
			if let Some(group) = schedule.next(queue, self.group) {
				backoff.reset();
				if self.execute(worker, &group, processor) && schedule.done(&group, queue) {
					self.is_over.store(true, Ordering::Release);
				}
			} else if backoff.is_completed() {
				thread::park_timeout(NAP);
			} else {
				backoff.snooze();
			}
		}
	}

	/// The place of one of the stretch in the batch.
	fn place(&self, at: u32) -> usize {
		self.range.start.saturating_add(at as usize)
	}

	fn process(&self, worker: usize, places: impl Iterator<Item = usize>, processor: &Processor) {
		let set = |place: usize, done| {
			if let Some(slot) = self.shared.done.get(place) {
				let _first = slot.set(done);
			}
		};
		let mut to_execute = Vec::with_capacity(self.group);
		for place in places {
			match self.shared.batch.entries.get(place) {
				Some(Ok(ready)) => to_execute.push((place, ready)),
				Some(Err(error)) => set(place, (failed(error), None)),
				None => {},
			}
		}
		// One that may be undone afterwards is executed by itself: those after it have to see what is left.
		for run in to_execute.chunk_by(|(_, one), (_, next)| !one.is_alone() && !next.is_alone()) {
			if let Some((place, _)) = run.iter().find(|(_, ready)| !ready.is_as_counted(self.table())) {
				set(*place, (failed(&TransactionError::MaxLoadedAccountsDataSizeExceeded), None));
				continue;
			}
			let results = processor.process(run.iter().map(|(_, ready)| *ready));
			for ((place, ready), Processed { result, balances, taken }) in run.iter().zip(results) {
				let (outcome, mut recorded) = done(result);
				if let Some(recorded) = &mut recorded {
					recorded.balances = balances.unwrap_or_default();
					recorded.loaded = ready.transaction.loaded_addresses().cloned().unwrap_or_default();
					recorded.worker = worker;
				}
				set(*place, (Outcome { taken, ..outcome }, recorded));
			}
		}
	}

	fn stop(&self, fault: Fault) {
		// The first in the order of the batch, not in that of time, so that two runs name the same.
		let mut first = self.fault.lock();
		let is_first = match (&*first, &fault) {
			(Some(Fault::Panicked { at: known, .. }), Fault::Panicked { at, .. }) => at < known,
			(known, _) => known.is_none(),
		};
		if is_first {
			*first = Some(fault);
		}
		self.is_over.store(true, Ordering::Release);
	}
}

impl Job for Stretch {
	fn work(&self, worker: usize) {
		let queue = self.schedule.as_ref().map(|schedule| schedule.queue(worker));
		if queue.as_ref().is_some_and(Option::is_none) || self.at_work.get(worker).is_none() {
			return;
		}
		let world = World { engine: &self.shared.engine, table: self.table() };
		let records = self.shared.recording == Recording::On;
		let made = catch_unwind(AssertUnwindSafe(|| {
			Processor::new(&world, &self.shared.environment, self.shared.slot, &self.programs, records)
		}));
		let processor = match made {
			Ok(processor) => processor,
			Err(panic) => return self.stop(Fault::Panicked { at: self.range.start, what: words(panic) }),
		};
		match (&self.schedule, queue.flatten()) {
			(Some(schedule), Some(queue)) => self.as_scheduled(worker, &processor, schedule, &queue),
			_ => self.in_order(worker, &processor),
		}
	}

	fn give_up(&self) {
		self.is_over.store(true, Ordering::Release);
	}

	fn at_work(&self) -> Vec<usize> {
		self.at_work.iter().flat_map(|group| group.lock().clone()).map(|at| self.place(at)).collect()
	}
}

impl Stretch {
	/// What a worker executes from now on.
	fn note(&self, worker: usize, group: &[u32]) {
		if let Some(at_work) = self.at_work.get(worker) {
			let mut at_work = at_work.lock();
			at_work.clear();
			at_work.extend(group);
		}
	}

	fn table(&self) -> &Table {
		&self.shared.batch.table
	}
}

fn accesses(entry: &Entry) -> &[Access] {
	entry.as_ref().map_or(&[], |ready| &ready.accesses)
}

/// What became of a transaction that failed before it was executed, or could not be charged for.
fn failed(error: &TransactionError) -> Outcome {
	Outcome { status: Err(encode(error)), units: 0, taken: 0 }
}

fn done(result: TransactionProcessingResult) -> Done {
	match result {
		Err(error) => (failed(&error), None),
		Ok(ProcessedTransaction::FeesOnly(transaction)) => (failed(&transaction.load_error), None),
		Ok(ProcessedTransaction::Executed(executed)) => {
			let details = executed.execution_details;
			let status = details.status.map_err(|error| encode(&error));
			let recorded = details.log_messages.map(|logs| Recorded {
				logs,
				inner: details.inner_instructions.unwrap_or_default(),
				returned: details.return_data,
				..Default::default()
			});
			(Outcome { status, units: details.executed_units, taken: 0 }, recorded)
		},
	}
}

/// An error as it crosses the boundary.
pub fn encode(error: &TransactionError) -> Failure {
	Failure(bincode::serialize(error).unwrap_or_default())
}

/// The next stretch: up to a transaction that may change programs, or that one alone.
pub fn next_stretch(entries: &[Entry], from: usize) -> Range<usize> {
	let is_barrier = |entry: &Entry| matches!(entry, Ok(Ready { is_barrier: true, .. }));
	let rest = entries.get(from..).unwrap_or_default();
	let length = match rest.iter().position(is_barrier) {
		Some(0) => 1,
		Some(before) => before,
		None => rest.len(),
	};
	from..from.saturating_add(length)
}
