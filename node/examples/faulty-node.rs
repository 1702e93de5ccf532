//! A node whose engines go wrong where a transaction asks for it, for tests of what that does to the rest of the chain: see
//! `mira-svm-faults`. With `MIRA_TEST_ENGINES=N` it is as old as the release that had N of them. It has less patience than a node
//! that is released, so that tests need less too.

use mira_svm_executor::{interface::host, Engine, EngineSet, Patience};
use mira_svm_faults::{by_program, Faulty, POISON};
use std::{env, process::ExitCode, sync::Arc, time::Duration};

const PATIENCE: Patience = Patience { compiled: Duration::from_secs(2), interpreted: Duration::from_secs(2) };

fn main() -> ExitCode {
	let known =
		env::var("MIRA_TEST_ENGINES").ok().and_then(|known| known.parse().ok()).unwrap_or(Engine::VERSIONS.len());
	mira_node::run(|workers| {
		let engines = EngineSet::with(workers, Engine::VERSIONS.get(..known).unwrap_or_default(), &POISON)?;
		let engines = Arc::new(engines.with_patience(PATIENCE));
		let behind = engines.clone();
		host::install(|| Arc::new(Faulty::new(behind, by_program)));
		Ok(engines)
	})
}
