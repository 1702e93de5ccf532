//! A node whose engines go wrong where a transaction asks for it, for tests of what that does to the rest of the chain: see
//! `mira-svm-faults`. With `MIRA_TEST_ENGINES=N` it is as old as the release that had N of them.

use mira_svm_executor::{interface::host, Engine, EngineSet};
use mira_svm_faults::{by_program, Faulty, POISON};
use std::{env, process::ExitCode, sync::Arc};

fn main() -> ExitCode {
	let known =
		env::var("MIRA_TEST_ENGINES").ok().and_then(|known| known.parse().ok()).unwrap_or(Engine::VERSIONS.len());
	mira_node::run(|workers| {
		let engines = Arc::new(EngineSet::with(workers, Engine::VERSIONS.get(..known).unwrap_or_default(), &POISON)?);
		let behind = engines.clone();
		host::install(|| Arc::new(Faulty::new(behind, by_program)));
		Ok(engines)
	})
}
