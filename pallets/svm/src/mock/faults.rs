//! The real engine, with faults that a test asks for.

use core::cell::Cell;
use mira_svm_executor::EngineSet;
pub use mira_svm_faults::Fault;
use mira_svm_faults::Faulty;
use mira_svm_interface::{host, Hash};
use std::sync::Arc;

thread_local! {
	/// What goes wrong with the next batch of this thread.
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
	host::install(|| {
		let engines = Arc::new(EngineSet::new(2).expect("threads can be made"));
		let faulty = Faulty::new(engines, |_| NEXT.take());
		Arc::new(faulty.avoiding(|message| AVOIDED.get() == Some(*message)))
	});
}
