//! A stretch of a batch, executed by all workers.

use crate::{
	accounts::Table,
	batch::{Batch, Entry, Ready},
	engine::Engine,
	fault::{words, Fault},
	graph::{Access, Graph},
	processor::{Entries, Processor, World},
	workers::Job,
};
use crossbeam_deque::{Injector, Steal, Stealer, Worker};
use crossbeam_utils::Backoff;
use mira_svm_interface::{batch::Outcome, Failure};
use parking_lot::Mutex;
use solana_message::inner_instruction::InnerInstructionsList;
use solana_svm::{
	transaction_processing_result::{ProcessedTransaction, TransactionProcessingResult},
	transaction_processor::TransactionProcessingEnvironment,
};
use solana_transaction_context::transaction::TransactionReturnData;
use solana_transaction_error::TransactionError;
use std::{
	ops::Range,
	panic::{catch_unwind, AssertUnwindSafe},
	sync::{
		atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering},
		Arc, OnceLock,
	},
	thread,
	time::Duration,
};

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
	graph: Graph,
	/// For each transaction of the stretch, of how many it still waits for.
	waits_for: Vec<AtomicU32>,
	/// Those that wait for nobody, and that no worker took yet.
	ready: Injector<u32>,
	/// Those that a worker took; others may steal them.
	taken: Vec<Mutex<Option<Worker<u32>>>>,
	stealers: Vec<Stealer<u32>>,
	left: AtomicUsize,
	is_over: AtomicBool,
	fault: Mutex<Option<Fault>>,
}

impl Stretch {
	/// Of the transactions in a range, for so many workers. One executes them in the same order always.
	pub fn new(shared: Arc<Shared>, range: Range<usize>, programs: Entries, workers: usize) -> Self {
		let entries = shared.batch.entries.get(range.clone()).unwrap_or_default();
		let graph = Graph::of(entries.iter().map(accesses), shared.batch.table.cells().len());
		let taken: Vec<_> = (0..workers).map(|_| Worker::new_fifo()).collect();
		let ready = Injector::new();
		for (at, _) in graph.waits_for.iter().enumerate().filter(|(_, waits)| **waits == 0) {
			ready.push(at as u32);
		}
		Self {
			waits_for: graph.waits_for.iter().map(|waits| AtomicU32::new(*waits)).collect(),
			left: AtomicUsize::new(graph.len()),
			stealers: taken.iter().map(Worker::stealer).collect(),
			taken: taken.into_iter().map(|queue| Mutex::new(Some(queue))).collect(),
			is_over: AtomicBool::new(graph.len() == 0),
			fault: Mutex::default(),
			shared,
			range,
			programs,
			graph,
			ready,
		}
	}

	/// What it was part of, and the fault if there was one.
	pub fn end(self) -> (Arc<Shared>, Entries, Option<Fault>) {
		(self.shared, self.programs, self.fault.into_inner())
	}

	fn find(&self, queue: &Worker<u32>) -> Option<u32> {
		queue.pop().or_else(|| {
			// Whatever is stolen is taken: nothing may be stolen twice in one attempt.
			let attempt =
				|| self.ready.steal_batch_and_pop(queue).or_else(|| self.stealers.iter().map(Stealer::steal).collect());
			std::iter::repeat_with(attempt).find(|steal| !steal.is_retry()).and_then(Steal::success)
		})
	}

	/// Executes a transaction; the one to go on with, if one waited for this one alone.
	fn execute(&self, at: u32, processor: &Processor, queue: &Worker<u32>) -> Option<u32> {
		let place = self.range.start.saturating_add(at as usize);
		let executed = catch_unwind(AssertUnwindSafe(|| {
			let entry = self.shared.batch.entries.get(place)?;
			let done = match entry {
				Ok(ready) => done(processor.process(ready)),
				Err(error) => (failed(error), None),
			};
			self.shared.done.get(place)?.set(done).ok()
		}));
		if let Err(panic) = executed {
			self.stop(Fault::Panicked { at: place, what: words(panic) });
			return None;
		}
		let mut next = None;
		for waiting in self.graph.freed_by(at as usize) {
			let Some(waits) = self.waits_for.get(*waiting as usize) else { continue };
			if waits.fetch_sub(1, Ordering::AcqRel) == 1 {
				if let Some(other) = next.replace(*waiting) {
					queue.push(other);
				}
			}
		}
		if self.left.fetch_sub(1, Ordering::AcqRel) == 1 {
			self.is_over.store(true, Ordering::Release);
		}
		next
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
		let queue = self.taken.get(worker).and_then(|taken| taken.lock().take());
		let Some(queue) = queue else { return };
		let world = World { engine: &self.shared.engine, table: self.table() };
		let records = self.shared.recording == Recording::On;
		let made = catch_unwind(AssertUnwindSafe(|| {
			Processor::new(&world, &self.shared.environment, self.shared.slot, &self.programs, records)
		}));
		let processor = match made {
			Ok(processor) => processor,
			Err(panic) => return self.stop(Fault::Panicked { at: self.range.start, what: words(panic) }),
		};
		let backoff = Backoff::new();
		while !self.is_over.load(Ordering::Acquire) {
			let mut next = self.find(&queue);
			if next.is_none() {
				if backoff.is_completed() {
					thread::park_timeout(NAP);
				} else {
					backoff.snooze();
				}
				continue;
			}
			backoff.reset();
			while let Some(at) = next {
				next = self.execute(at, &processor, &queue);
			}
		}
	}
}

impl Stretch {
	fn table(&self) -> &Table {
		&self.shared.batch.table
	}
}

fn accesses(entry: &Entry) -> &[Access] {
	entry.as_ref().map_or(&[], |ready| &ready.accesses)
}

/// What became of a transaction that failed before it was executed, or could not be charged for.
fn failed(error: &TransactionError) -> Outcome {
	Outcome { status: Err(encode(error)), units: 0 }
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
			});
			(Outcome { status, units: details.executed_units }, recorded)
		},
	}
}

fn encode(error: &TransactionError) -> Failure {
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
