//! Threads that live as long as the executor: each keeps the memory that programs run in, which is costly to make.

use crate::fault::Fault;
use crossbeam_utils::sync::WaitGroup;
use sp_panic_handler::AbortGuard;
use std::{
	io,
	sync::{
		atomic::{AtomicUsize, Ordering},
		mpsc, Arc, OnceLock,
	},
	thread,
};

/// Programs call each other, and the machine's stack is theirs too.
const STACK: usize = 16 << 20;

/// Work that all workers do together: each is called once, and returns when nothing is left for it.
pub trait Job: Send + Sync {
	fn work(&self, worker: usize);
}

type Task = (Arc<dyn Job>, WaitGroup);

/// Some threads.
pub struct Workers {
	queues: Vec<mpsc::Sender<Task>>,
}

impl Workers {
	/// So many, at least one. They end when this is dropped.
	pub fn new(count: usize) -> io::Result<Self> {
		let spawn = |number| {
			let (sender, receiver) = mpsc::channel::<Task>();
			thread::Builder::new().name(format!("svm-{number}")).stack_size(STACK).spawn(move || {
				// In a node a panic ends the process, unless it is told that somebody catches it: here jobs do.
				let _unwinds = AbortGuard::force_unwind();
				for (job, done) in receiver {
					job.work(number);
					// In this order: who waits for all to be done takes the job apart.
					drop(job);
					drop(done);
				}
			})?;
			Ok(sender)
		};
		Ok(Self { queues: (0..count.max(1)).map(spawn).collect::<io::Result<_>>()? })
	}

	/// How many there are.
	pub fn count(&self) -> usize {
		self.queues.len()
	}

	/// Has a job done, and gives it back.
	pub fn run<J: Job + 'static>(&self, job: J) -> Result<J, Fault> {
		let job = Arc::new(job);
		let done = WaitGroup::new();
		for queue in &self.queues {
			queue.send((job.clone(), done.clone())).map_err(|_| Fault::WorkerLost)?;
		}
		done.wait();
		Arc::into_inner(job).ok_or(Fault::WorkerLost)
	}

	/// What a function makes of each of so many things.
	pub fn each<R, F>(&self, count: usize, make: F) -> Result<Vec<R>, Fault>
	where
		R: Send + Sync + 'static,
		F: Fn(usize) -> R + Send + Sync + 'static,
	{
		let job = Each { next: AtomicUsize::new(0), made: (0..count).map(|_| OnceLock::new()).collect(), make };
		let job = self.run(job)?;
		job.made.into_iter().map(|made| made.into_inner().ok_or(Fault::WorkerLost)).collect()
	}
}

struct Each<R, F> {
	next: AtomicUsize,
	made: Vec<OnceLock<R>>,
	make: F,
}

impl<R: Send + Sync, F: Fn(usize) -> R + Send + Sync> Job for Each<R, F> {
	fn work(&self, _worker: usize) {
		loop {
			let at = self.next.fetch_add(1, Ordering::Relaxed);
			let Some(made) = self.made.get(at) else { break };
			let _first = made.set((self.make)(at));
		}
	}
}
