//! Programs that are kept in the repository are what their sources say.

use mira_svm_oracle::programs::assemble;
use std::{fs, path::Path};

#[test]
fn kept_programs_are_assembled_from_their_sources() {
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pallets/svm/src/benchmarking");
	for name in ["burn", "idle"] {
		let read = |extension| fs::read(folder.join(name).with_extension(extension)).expect("it is there");
		let source = String::from_utf8(read("s")).expect("it is text");
		assert_eq!(assemble(&source), read("so"), "{name}: assemble it again");
	}
}
