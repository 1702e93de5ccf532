//! Writes what fuzzing begins with: transactions of every kind, and programs.
//!
//! `cargo run --release --bin corpus -- FOLDER`

use mira_svm_oracle::{
	kinds::{Drawn, Stream},
	world::{block, World},
};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use solana_hash::Hash;
use std::{env, fs, io, path::Path, process::ExitCode};

/// Transactions that are written.
const TRANSACTIONS: usize = 400;
/// Where our own programs stand, from here.
const PROGRAMS: [&str; 2] = ["../programs", "../../pallets/svm/src/benchmarking"];

fn main() -> ExitCode {
	let Some(folder) = env::args_os().nth(1) else {
		eprintln!("Usage: corpus FOLDER");
		return ExitCode::from(2);
	};
	match write(Path::new(&folder)) {
		Ok(files) => {
			println!("{files} files in {}", folder.display());
			ExitCode::SUCCESS
		},
		Err(error) => {
			eprintln!("{}: {error}", folder.display());
			ExitCode::FAILURE
		},
	}
}

fn write(folder: &Path) -> io::Result<usize> {
	let (transactions, programs) = (folder.join("transactions"), folder.join("programs"));
	fs::create_dir_all(&transactions)?;
	fs::create_dir_all(&programs)?;
	let (world, _) = World::new();
	let mut stream = Stream::new(&world, ChaCha8Rng::seed_from_u64(1));
	let recent = Hash::new_from_array(block(200).hashes[0]);
	for number in 0..TRANSACTIONS {
		let Drawn { kind, transaction, .. } = stream.draw(recent);
		let bytes = bincode::serialize(&transaction).map_err(io::Error::other)?;
		fs::write(transactions.join(format!("{number:03}-{kind:?}")), bytes)?;
	}
	let mut files = TRANSACTIONS;
	for from in PROGRAMS {
		for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(from))? {
			let path = entry?.path();
			if let (Some("so"), Some(name)) = (path.extension().and_then(|end| end.to_str()), path.file_name()) {
				fs::copy(&path, programs.join(name))?;
				files += 1;
			}
		}
	}
	Ok(files)
}
