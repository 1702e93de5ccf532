//! Assembles programs that are kept with their sources: for each file `NAME.s` that is named, `NAME.so` beside it.
//!
//! `cargo run --release --bin assemble -- ../../pallets/svm/src/benchmarking/*.s`

use mira_svm_oracle::programs::assemble;
use std::{env, fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
	let files: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
	if files.is_empty() {
		eprintln!("Usage: assemble FILE.s...");
		return ExitCode::from(2);
	}
	for file in files {
		let written = fs::read_to_string(&file).and_then(|source| {
			let code = assemble(&source);
			fs::write(file.with_extension("so"), &code)?;
			Ok(code.len())
		});
		match written {
			Ok(bytes) => println!("{}: {bytes} bytes", file.with_extension("so").display()),
			Err(error) => {
				eprintln!("{}: {error}", file.display());
				return ExitCode::FAILURE;
			},
		}
	}
	ExitCode::SUCCESS
}
