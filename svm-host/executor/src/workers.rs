//! Threads that live as long as the executor: each keeps the memory that programs run in, which is costly to make.

use crate::fault::Fault;
use parking_lot::Mutex;
use sp_panic_handler::AbortGuard;
use std::{
	io,
	sync::{
		atomic::{AtomicUsize, Ordering},
		mpsc::{self, RecvTimeoutError},
		Arc, OnceLock,
	},
	thread,
	time::{Duration, Instant},
};

/// Programs call each other, and the machine's stack is theirs too.
const STACK: usize = 16 << 20;
/// How long those have to end that were told to, after another one did not come back.
const GRACE: Duration = Duration::from_secs(1);

/// Work that all workers do together: each is called once, and returns when nothing is left for it.
pub trait Job: Send + Sync {
	fn work(&self, worker: usize);

	/// Somebody did not come back: all others return as soon as they can.
	fn give_up(&self);

	/// What is being worked on.
	fn at_work(&self) -> Vec<usize>;
}

/// A job.
struct Task {
	job: Arc<dyn Job>,
	/// When the first worker began with it.
	begun: Arc<OnceLock<Instant>>,
	/// Where each worker says that it is done.
	done: mpsc::Sender<usize>,
}

/// A thread that takes tasks for as long as somebody can send it one.
struct Thread {
	tasks: mpsc::Sender<Task>,
	/// Which one it is, of all.
	system_id: Arc<OnceLock<SystemId>>,
}

/// Some threads.
pub struct Workers {
	threads: Mutex<Vec<Thread>>,
}

impl Thread {
	fn start(number: usize) -> io::Result<Self> {
		let (sender, receiver) = mpsc::channel::<Task>();
		let known = Arc::<OnceLock<_>>::default();
		let system_id = known.clone();
		thread::Builder::new().name(format!("svm-{number}")).stack_size(STACK).spawn(move || {
			// In a node a panic ends the process, unless it is told that somebody catches it: here jobs do.
			let _unwinds = AbortGuard::force_unwind();
			let _first = known.set(SystemId::current());
			for Task { job, begun, done } in receiver {
				begun.get_or_init(Instant::now);
				job.work(number);
				// In this order: who waits for all to be done takes the job apart.
				drop(job);
				let _nobody_waits_any_more = done.send(number);
			}
		})?;
		Ok(Self { tasks: sender, system_id })
	}
}

impl Workers {
	/// So many, at least one. They end when this is dropped.
	pub fn new(count: usize) -> io::Result<Self> {
		let threads = (0..count.max(1)).map(Thread::start).collect::<io::Result<_>>()?;
		Ok(Self { threads: Mutex::new(threads) })
	}

	/// How many there are.
	pub fn count(&self) -> usize {
		self.threads.lock().len()
	}

	/// Has a job done, and gives it back. Those who do not come back within `patience`, counted from when somebody began, are left to
	/// themselves, and others are started in their places: no thread can be ended from outside.
	pub fn run<J: Job + 'static>(&self, job: J, patience: Duration) -> Result<J, Fault> {
		let job = Arc::new(job);
		let (done, all_done) = mpsc::channel();
		let begun = Arc::<OnceLock<Instant>>::default();
		let mut missing = Vec::new();
		for (number, thread) in self.threads.lock().iter().enumerate() {
			let task = Task { job: job.clone(), begun: begun.clone(), done: done.clone() };
			thread.tasks.send(task).map_err(|_| Fault::WorkerLost)?;
			missing.push((number, thread.system_id.clone()));
		}
		drop(done);
		let mut left = patience;
		let mut at_work = None;
		while !missing.is_empty() {
			match all_done.recv_timeout(left) {
				Ok(worker) => missing.retain(|(other, _)| *other != worker),
				Err(RecvTimeoutError::Timeout) if at_work.is_none() => {
					left = match begun.get() {
						Some(begun) => patience.saturating_sub(begun.elapsed()),
						// As long as nobody began, all are busy with something else; or lost, with what they were given.
						None if self.are_there(&missing) => patience,
						None => Duration::ZERO,
					};
					if left.is_zero() {
						at_work = Some(job.at_work());
						job.give_up();
						left = GRACE;
					}
				},
				Err(RecvTimeoutError::Timeout) => break,
				Err(RecvTimeoutError::Disconnected) => return Err(Fault::WorkerLost),
			}
		}
		match at_work {
			None => Arc::into_inner(job).ok_or(Fault::WorkerLost),
			Some(at) => {
				self.replace(&missing)?;
				Err(Fault::Endless { at, seconds: patience.as_secs() })
			},
		}
	}

	/// Whether nobody took the places of these.
	fn are_there(&self, workers: &[(usize, Arc<OnceLock<SystemId>>)]) -> bool {
		let threads = self.threads.lock();
		let is_there = |number: usize, which| {
			threads.get(number).is_some_and(|thread: &Thread| Arc::ptr_eq(&thread.system_id, which))
		};
		workers.iter().all(|(number, which)| is_there(*number, which))
	}

	/// Others in the places of those who did not come back, who from now on get only what nobody else needs of the machine. Somebody
	/// else may have seen to that already.
	fn replace(&self, missing: &[(usize, Arc<OnceLock<SystemId>>)]) -> Result<(), Fault> {
		let mut threads = self.threads.lock();
		for (number, which) in missing {
			let Some(place) = threads.get_mut(*number).filter(|place| Arc::ptr_eq(&place.system_id, which)) else {
				continue;
			};
			let next = Thread::start(*number).map_err(|_| Fault::WorkerLost)?;
			let lost = std::mem::replace(place, next);
			log::error!(
				"a worker does not come back from a batch. It is left to itself; restart the node to be rid of it"
			);
			if let Some(id) = lost.system_id.get() {
				id.put_last();
			}
		}
		Ok(())
	}

	/// What a function makes of each of so many things.
	pub fn each<R, F>(&self, count: usize, patience: Duration, make: F) -> Result<Vec<R>, Fault>
	where
		R: Send + Sync + 'static,
		F: Fn(usize) -> R + Send + Sync + 'static,
	{
		let job = Each { next: AtomicUsize::new(0), made: (0..count).map(|_| OnceLock::new()).collect(), make };
		let job = self.run(job, patience)?;
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

	fn give_up(&self) {
		self.next.store(self.made.len(), Ordering::Relaxed);
	}

	fn at_work(&self) -> Vec<usize> {
		Vec::new()
	}
}

/// A thread, as the operating system knows it.
#[cfg(target_os = "linux")]
struct SystemId(rustix::process::Pid);

#[cfg(target_os = "linux")]
impl SystemId {
	fn current() -> Self {
		Self(rustix::thread::gettid())
	}

	/// Everybody else goes first.
	fn put_last(&self) {
		if let Err(error) = rustix::process::setpriority_process(Some(self.0), 19) {
			log::warn!("the priority of a worker cannot be lowered: {error}");
		}
	}
}

/// Elsewhere there is no name for one.
#[cfg(not(target_os = "linux"))]
struct SystemId;

#[cfg(not(target_os = "linux"))]
impl SystemId {
	fn current() -> Self {
		Self
	}

	fn put_last(&self) {}
}
