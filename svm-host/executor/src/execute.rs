//! A stretch of a batch, executed by all workers.

use crate::{
	accounts::Table,
	batch::{Batch, Entry, Ready},
	engine::Engine,
	fault::{words, Fault},
	graph::{Access, Graph},
	processor::{Entries, Processed, Processor, World},
	workers::Job,
};
use ahash::AHashMap;
use crossbeam_deque::{Injector, Steal, Stealer, Worker};
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
		atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering},
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
	graph: Graph,
	/// For each transaction of the stretch, of how many it still waits for.
	waits_for: Vec<AtomicU32>,
	/// Those that wait for nobody, and that no worker took yet.
	ready: Injector<u32>,
	/// For each worker, what it executes right now.
	at_work: Vec<Mutex<Vec<u32>>>,
	/// Those that a worker took; others may steal them.
	taken: Vec<Mutex<Option<Worker<u32>>>>,
	stealers: Vec<Stealer<u32>>,
	left: AtomicUsize,
	is_over: AtomicBool,
	group: usize,
	fault: Mutex<Option<Fault>>,
}

impl Stretch {
	/// Of the transactions in a range.
	pub fn new(shared: Arc<Shared>, range: Range<usize>, programs: Entries, hands: Hands) -> Self {
		let entries = shared.batch.entries.get(range.clone()).unwrap_or_default();
		let graph = Graph::of(entries.iter().map(accesses), shared.batch.table.cells().len());
		let taken: Vec<_> = (0..hands.workers).map(|_| Worker::new_fifo()).collect();
		let ready = Injector::new();
		for (at, _) in graph.waits_for.iter().enumerate().filter(|(_, waits)| **waits == 0) {
			ready.push(at as u32);
		}
		Self {
			waits_for: graph.waits_for.iter().map(|waits| AtomicU32::new(*waits)).collect(),
			left: AtomicUsize::new(graph.len()),
			stealers: taken.iter().map(Worker::stealer).collect(),
			at_work: taken.iter().map(|_| Mutex::default()).collect(),
			taken: taken.into_iter().map(|queue| Mutex::new(Some(queue))).collect(),
			is_over: AtomicBool::new(graph.len() == 0),
			fault: Mutex::default(),
			group: hands.group,
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

	/// Transactions to execute in one go, in an order in which they may be: this one, those that wait for nobody but the ones
	/// before them here, and others that wait for nobody.
	fn gather(&self, first: u32, queue: &Worker<u32>) -> Vec<u32> {
		let mut group = vec![first];
		// Of how many of the group another one waits. All others that it ever waited for are done if it waits for no more.
		let mut waiting_for_group = AHashMap::<u32, u32>::new();
		let mut looked_at = 0;
		while group.len() < self.group {
			let Some(member) = group.get(looked_at) else {
				let Some(other) = queue.pop() else { break };
				group.push(other);
				continue;
			};
			for waiting in self.graph.freed_by(*member as usize) {
				let known = waiting_for_group.entry(*waiting).or_default();
				*known = known.saturating_add(1);
				let waits = self.waits_for.get(*waiting as usize).map(|waits| waits.load(Ordering::Acquire));
				if waits == Some(*known) && group.len() < self.group {
					group.push(*waiting);
				}
			}
			looked_at = looked_at.saturating_add(1);
		}
		group
	}

	/// Executes some transactions, and lets go of those that waited for them.
	fn execute(&self, group: &[u32], processor: &Processor, queue: &Worker<u32>) {
		let places = group.iter().map(|at| self.place(*at));
		let executed = catch_unwind(AssertUnwindSafe(|| self.process(places.clone(), processor)));
		if let Err(panic) = executed {
			// Whichever it was: one by one, later, tells.
			return self.stop(Fault::Panicked { at: places.min().unwrap_or_default(), what: words(panic) });
		}
		for waiting in group.iter().flat_map(|at| self.graph.freed_by(*at as usize)) {
			let Some(waits) = self.waits_for.get(*waiting as usize) else { continue };
			if waits.fetch_sub(1, Ordering::AcqRel) == 1 && !group.contains(waiting) {
				queue.push(*waiting);
			}
		}
		if self.left.fetch_sub(group.len(), Ordering::AcqRel) == group.len() {
			self.is_over.store(true, Ordering::Release);
		}
	}

	/// The place of one of the stretch in the batch.
	fn place(&self, at: u32) -> usize {
		self.range.start.saturating_add(at as usize)
	}

	fn process(&self, places: impl Iterator<Item = usize>, processor: &Processor) {
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
		for run in to_execute.chunk_by(|(_, one), (_, next)| one.bounds.is_none() && next.bounds.is_none()) {
			let results = processor.process(run.iter().map(|(_, ready)| *ready));
			for ((place, ready), Processed { result, balances, taken }) in run.iter().zip(results) {
				let (outcome, mut recorded) = done(result);
				if let Some(recorded) = &mut recorded {
					recorded.balances = balances.unwrap_or_default();
					recorded.loaded = ready.transaction.loaded_addresses().cloned().unwrap_or_default();
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
			if let Some(first) = self.find(&queue) {
				backoff.reset();
				let group = self.gather(first, &queue);
				self.note(worker, &group);
				self.execute(&group, &processor, &queue);
				self.note(worker, &[]);
			} else if backoff.is_completed() {
				thread::park_timeout(NAP);
			} else {
				backoff.snooze();
			}
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
