//! What operators see of the engines at the node's Prometheus endpoint.

use mira_svm_executor::{Counts, EngineSet};
use std::sync::{
	atomic::{AtomicU64, Ordering},
	Arc,
};
use substrate_prometheus_endpoint::{register, MetricSource, Opts, PrometheusError, Registry, SourcedCounter};

/// One counter of the engines.
#[derive(Clone)]
struct Source {
	engines: Arc<EngineSet>,
	counter: fn(&Counts) -> &AtomicU64,
}

impl MetricSource for Source {
	type N = u64;

	fn collect(&self, mut set: impl FnMut(&[&str], u64)) {
		set(&[], (self.counter)(self.engines.counts()).load(Ordering::Relaxed));
	}
}

/// Registers all of them.
pub fn serve(engines: &Arc<EngineSet>, registry: &Registry) -> Result<(), PrometheusError> {
	let add = |name: &str, help: &str, counter: fn(&Counts) -> &AtomicU64| {
		let source = Source { engines: engines.clone(), counter };
		register(SourcedCounter::new(&Opts::new(format!("mira_svm_{name}"), help), source)?, registry).map(|_| ())
	};
	add("batches_total", "Batches of Solana transactions executed", |counts| &counts.batches)?;
	add("transactions_total", "Solana transactions executed that did not fail", |counts| &counts.good)?;
	add("transactions_failed_total", "Solana transactions executed that failed", |counts| &counts.failed)?;
	add("batches_rejected_total", "Batches that no machine can execute", |counts| &counts.rejected)?;
	add("faults_total", "Faults of this machine while executing Solana transactions", |counts| &counts.faults)?;
	add("execution_microseconds_total", "Time that executing Solana transactions took", |counts| &counts.microseconds)
}
