//! Solana transactions, made of bytes: nothing in a runtime knows more of them.

use alloc::vec::Vec;
use hex_literal::hex;
use mira_svm_interface::{inspection::COMPUTE_BUDGET, Address, Hash};

/// `BPFLoader2111111111111111111111111111111111`: it owns accounts that are code, as a whole.
pub const LOADER: Address = hex!("02a8f6914e88a16e395ae128948ffa695693376818dd47435221f3c600000000");
/// The system program.
pub const SYSTEM: Address = [0; 32];

/// A transaction of one signer.
#[derive(Clone)]
pub struct Draft {
	pub payer: Address,
	pub writes: Vec<Address>,
	pub reads: Vec<Address>,
	pub recent: Hash,
	/// The program by its place among what is read, the accounts by their places among all, and the data.
	pub instructions: Vec<(u8, Vec<u8>, Vec<u8>)>,
	/// Compute units that it asks for.
	pub units: u32,
}

impl Draft {
	/// In Solana's wire format, with a signature of zeros.
	pub fn bytes(mut self) -> Vec<u8> {
		self.reads.push(COMPUTE_BUDGET);
		let first_read = 1 + self.writes.len() as u8;
		let budget = first_read + self.reads.len() as u8 - 1;
		let mut limit = alloc::vec![2];
		limit.extend(self.units.to_le_bytes());
		self.instructions.push((budget - first_read, Vec::new(), limit));

		let mut bytes = alloc::vec![1];
		bytes.extend([0; 64]);
		bytes.extend([1, 0, self.reads.len() as u8]);
		bytes.push(1 + (self.writes.len() + self.reads.len()) as u8);
		for key in [self.payer].iter().chain(&self.writes).chain(&self.reads) {
			bytes.extend(key);
		}
		bytes.extend(self.recent);
		bytes.push(self.instructions.len() as u8);
		for (program, accounts, data) in self.instructions {
			bytes.push(first_read + program);
			bytes.push(accounts.len() as u8);
			bytes.extend(accounts);
			// A length takes seven bits a byte, the lowest first.
			let length = data.len() as u16;
			if length < 0x80 {
				bytes.push(length as u8);
			} else {
				bytes.extend([length as u8 & 0x7f | 0x80, (length >> 7) as u8]);
			}
			bytes.extend(data);
		}
		bytes
	}

	/// Where the message begins, which is what is signed.
	pub const MESSAGE: usize = 65;
}

/// A transfer, of the system program, from the payer to an account.
pub fn transfer(payer: Address, to: Address, lamports: u64, recent: Hash) -> Draft {
	let mut data = alloc::vec![2, 0, 0, 0];
	data.extend(lamports.to_le_bytes());
	Draft {
		payer,
		writes: alloc::vec![to],
		reads: alloc::vec![SYSTEM],
		recent,
		instructions: alloc::vec![(0, alloc::vec![0, 1], data)],
		units: 1_000,
	}
}
