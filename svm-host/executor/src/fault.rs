//! What can go wrong on a machine, as opposed to what a transaction can do wrong.

use std::any::Any;
use thiserror::Error;

/// A fault of this machine, or of the engine. It says nothing about the transaction that it met, and is never recorded as what
/// became of one.
#[derive(Error, Clone, PartialEq, Eq, Debug)]
pub enum Fault {
	/// The engine panicked.
	#[error("transaction {at} of the batch made the engine panic: {what}")]
	Panicked {
		/// Its place in the batch.
		at: usize,
		/// What the panic said.
		what: String,
	},
	/// A program is good, but could not be compiled: mostly because no more memory can be mapped.
	#[error("a program that is good could not be compiled: {what}. Look at vm.max_map_count and at the memory left")]
	Compiling {
		/// What the compiler said.
		what: String,
	},
	/// Something did not come to an end.
	#[error("a batch did not end within {seconds} seconds; at work were its transactions {at:?}")]
	Endless {
		/// Places in the batch of the transactions that were at work.
		at: Vec<usize>,
		/// How long it had.
		seconds: u64,
	},
	/// A worker is gone.
	#[error("a worker could not be started, or ended before its work was done")]
	WorkerLost,
}

impl Fault {
	/// Places in the batch of the transactions that it may come from; none if nobody can tell.
	pub(crate) fn places(&self) -> &[usize] {
		match self {
			Self::Panicked { at, .. } => std::slice::from_ref(at),
			Self::Endless { at, .. } => at,
			Self::Compiling { .. } | Self::WorkerLost => &[],
		}
	}

	/// Whether two runs of a batch failed at the same transaction, in the engine. What does not end is never a fact about a batch:
	/// machines differ in how long they take.
	pub(crate) fn is_like(&self, other: &Self) -> bool {
		matches!((self, other), (Self::Panicked { at, .. }, Self::Panicked { at: again, .. }) if at == again)
	}
}

/// The words of a panic.
pub(crate) fn words(panic: Box<dyn Any + Send>) -> String {
	let text = panic.downcast_ref::<&str>().map(|text| text.to_string());
	text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "something that is no text".into())
}
