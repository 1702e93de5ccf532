//! Who executes what next: as soon as all that it waits for is done, by whichever worker is free.

use crate::graph::{Access, Graph};
use ahash::AHashMap;
use crossbeam_deque::{Injector, Steal, Stealer, Worker};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

/// What is left of a stretch, among several workers.
pub struct Schedule {
	graph: Graph,
	/// For each transaction, of how many it still waits for.
	waits_for: Vec<AtomicU32>,
	/// Those that wait for nobody, and that no worker took yet.
	ready: Injector<u32>,
	/// Those that a worker took; others may steal them.
	taken: Vec<Mutex<Option<Queue>>>,
	stealers: Vec<Stealer<u32>>,
	left: AtomicUsize,
}

/// What a worker took and did not begin with.
pub type Queue = Worker<u32>;

impl Schedule {
	/// Of transactions that take accounts of so many, for so many workers.
	pub fn of<'a>(transactions: impl ExactSizeIterator<Item = &'a [Access]>, accounts: usize, workers: usize) -> Self {
		let graph = Graph::of(transactions, accounts);
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
			graph,
			ready,
		}
	}

	/// The queue of a worker, for the one who asks first.
	pub fn queue(&self, worker: usize) -> Option<Queue> {
		self.taken.get(worker).and_then(|taken| taken.lock().take())
	}

	/// Up to so many transactions to execute in one go, if there are some.
	pub fn next(&self, queue: &Queue, most: usize) -> Option<Vec<u32>> {
		self.find(queue).map(|first| self.gather(first, queue, most))
	}

	fn find(&self, queue: &Queue) -> Option<u32> {
		queue.pop().or_else(|| {
			// Whatever is stolen is taken: nothing may be stolen twice in one attempt.
			let attempt =
				|| self.ready.steal_batch_and_pop(queue).or_else(|| self.stealers.iter().map(Stealer::steal).collect());
			std::iter::repeat_with(attempt).find(|steal| !steal.is_retry()).and_then(Steal::success)
		})
	}

	/// In an order in which they may be executed: this one, those that wait for nobody but the ones before them here, and others that
	/// wait for nobody.
	fn gather(&self, first: u32, queue: &Queue, most: usize) -> Vec<u32> {
		let mut group = vec![first];
		// Of how many of the group another one waits. All others that it ever waited for are done if it waits for no more.
		let mut waiting_for_group = AHashMap::<u32, u32>::new();
		let mut looked_at = 0;
		while group.len() < most {
			let Some(member) = group.get(looked_at) else {
				let Some(other) = queue.pop() else { break };
				group.push(other);
				continue;
			};
			for waiting in self.graph.freed_by(*member as usize) {
				let known = waiting_for_group.entry(*waiting).or_default();
				*known = known.saturating_add(1);
				let waits = self.waits_for.get(*waiting as usize).map(|waits| waits.load(Ordering::Acquire));
				if waits == Some(*known) && group.len() < most {
					group.push(*waiting);
				}
			}
			looked_at = looked_at.saturating_add(1);
		}
		group
	}

	/// Lets go of those that waited for some that are executed. Whether nothing is left.
	pub fn done(&self, group: &[u32], queue: &Queue) -> bool {
		for waiting in group.iter().flat_map(|at| self.graph.freed_by(*at as usize)) {
			let Some(waits) = self.waits_for.get(*waiting as usize) else { continue };
			if waits.fetch_sub(1, Ordering::AcqRel) == 1 && !group.contains(waiting) {
				queue.push(*waiting);
			}
		}
		self.left.fetch_sub(group.len(), Ordering::AcqRel) == group.len()
	}
}
