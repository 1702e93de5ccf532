//! Programs that are kept in the repository are what their sources say.

use mira_svm_oracle::programs::assemble;
use std::{fs, path::Path};

#[test]
fn kept_programs_are_assembled_from_their_sources() {
	let root = Path::new(env!("CARGO_MANIFEST_DIR"));
	let mut seen = 0;
	for folder in ["../../pallets/svm/src/benchmarking", "../programs"] {
		for file in fs::read_dir(root.join(folder)).expect("it is there") {
			let path = file.expect("it can be read").path();
			if path.extension().is_some_and(|extension| extension == "s") {
				let source = fs::read_to_string(&path).expect("it is text");
				let kept = fs::read(path.with_extension("so")).expect("it was assembled");
				assert_eq!(assemble(&source), kept, "{}: assemble it again", path.display());
				seen += 1;
			}
		}
	}
	assert_eq!(seen, 6, "all of them");
}
