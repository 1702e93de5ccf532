//! Small programs of our own, assembled where they are needed, and the calls of those that everybody has.

use sbpf_assembler::{Assembler, AssemblerOption, SbpfArch};
use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;

/// Counts down from the number in its data, and ends with the code given here.
pub fn counter(code: u8) -> Vec<u8> {
	let source = format!(
		"
.globl entrypoint
entrypoint:
  ldxdw r2, [r1+16]
again:
  jeq r2, 0, end
  sub64 r2, 1
  ja again
end:
  mov64 r0, {code}
  exit
"
	);
	assemble(&source)
}

/// Calls the program that its first account is, with the others.
pub const FORWARD: &[u8] = include_bytes!("../../programs/forward.so");

/// Calls `instruction` through so many calls of [`FORWARD`], which is at this address.
pub fn forwarded(forward: Pubkey, depth: usize, instruction: Instruction) -> Instruction {
	(0..depth).fold(instruction, |inner, _| {
		let mut accounts = vec![AccountMeta::new_readonly(inner.program_id, false)];
		accounts.extend(inner.accounts);
		Instruction { program_id: forward, accounts, data: inner.data }
	})
}

/// A program of a source in assembly.
pub fn assemble(source: &str) -> Vec<u8> {
	let options = AssemblerOption::default().with_arch(SbpfArch::V0);
	Assembler::new(options).assemble(source).unwrap_or_else(|error| panic!("{error:?} in{source}"))
}

/// Calls [`counter`].
pub fn count(program: Pubkey, times: u64) -> Instruction {
	Instruction::new_with_bytes(program, &times.to_le_bytes(), vec![])
}

pub mod token {
	//! Calls of the two token programs, which have these in common.

	use super::*;

	pub const TOKEN: Pubkey = Pubkey::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
	pub const TOKEN_2022: Pubkey = Pubkey::from_str_const("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");
	pub const ASSOCIATED: Pubkey = Pubkey::from_str_const("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL");
	pub const MINT_BYTES: usize = 82;
	pub const ACCOUNT_BYTES: usize = 165;

	fn with_amount(tag: u8, amount: u64) -> Vec<u8> {
		[&[tag][..], &amount.to_le_bytes()].concat()
	}

	pub fn transfer(program: Pubkey, from: Pubkey, to: Pubkey, owner: Pubkey, amount: u64) -> Instruction {
		let accounts =
			vec![AccountMeta::new(from, false), AccountMeta::new(to, false), AccountMeta::new_readonly(owner, true)];
		Instruction { program_id: program, accounts, data: with_amount(3, amount) }
	}

	/// Returns how many bytes an account of a mint has.
	pub fn tell_account_bytes(program: Pubkey, mint: Pubkey) -> Instruction {
		Instruction { program_id: program, accounts: vec![AccountMeta::new_readonly(mint, false)], data: vec![21] }
	}

	pub fn approve(program: Pubkey, from: Pubkey, delegate: Pubkey, owner: Pubkey, amount: u64) -> Instruction {
		let accounts = vec![
			AccountMeta::new(from, false),
			AccountMeta::new_readonly(delegate, false),
			AccountMeta::new_readonly(owner, true),
		];
		Instruction { program_id: program, accounts, data: with_amount(4, amount) }
	}

	pub fn mint_to(program: Pubkey, mint: Pubkey, to: Pubkey, authority: Pubkey, amount: u64) -> Instruction {
		let accounts = vec![
			AccountMeta::new(mint, false),
			AccountMeta::new(to, false),
			AccountMeta::new_readonly(authority, true),
		];
		Instruction { program_id: program, accounts, data: with_amount(7, amount) }
	}

	pub fn burn(program: Pubkey, from: Pubkey, mint: Pubkey, owner: Pubkey, amount: u64) -> Instruction {
		let accounts =
			vec![AccountMeta::new(from, false), AccountMeta::new(mint, false), AccountMeta::new_readonly(owner, true)];
		Instruction { program_id: program, accounts, data: with_amount(8, amount) }
	}

	pub fn close(program: Pubkey, account: Pubkey, to: Pubkey, owner: Pubkey) -> Instruction {
		let accounts =
			vec![AccountMeta::new(account, false), AccountMeta::new(to, false), AccountMeta::new_readonly(owner, true)];
		Instruction { program_id: program, accounts, data: vec![9] }
	}

	/// `InitializeAccount3`.
	pub fn open(program: Pubkey, account: Pubkey, mint: Pubkey, owner: Pubkey) -> Instruction {
		let accounts = vec![AccountMeta::new(account, false), AccountMeta::new_readonly(mint, false)];
		Instruction { program_id: program, accounts, data: [&[18][..], owner.as_ref()].concat() }
	}

	/// The address of an associated account.
	pub fn associated(program: Pubkey, mint: Pubkey, owner: Pubkey) -> Pubkey {
		Pubkey::find_program_address(&[owner.as_ref(), program.as_ref(), mint.as_ref()], &ASSOCIATED).0
	}

	/// `CreateIdempotent`, which calls the token program and the system program.
	pub fn associate(program: Pubkey, payer: Pubkey, mint: Pubkey, owner: Pubkey) -> Instruction {
		let accounts = vec![
			AccountMeta::new(payer, true),
			AccountMeta::new(associated(program, mint, owner), false),
			AccountMeta::new_readonly(owner, false),
			AccountMeta::new_readonly(mint, false),
			AccountMeta::new_readonly(solana_sdk_ids::system_program::ID, false),
			AccountMeta::new_readonly(program, false),
		];
		Instruction { program_id: ASSOCIATED, accounts, data: vec![1] }
	}

	/// A mint as it lies in its account.
	pub fn mint_data(authority: Pubkey) -> Vec<u8> {
		let mut data = vec![0; MINT_BYTES];
		data[0] = 1;
		data[4..36].copy_from_slice(authority.as_ref());
		data[36..44].copy_from_slice(&1_000_000_000_000u64.to_le_bytes());
		data[44] = 6;
		data[45] = 1;
		data
	}

	/// An account of a mint as it lies in its account.
	pub fn account_data(mint: Pubkey, owner: Pubkey, amount: u64) -> Vec<u8> {
		let mut data = vec![0; ACCOUNT_BYTES];
		data[..32].copy_from_slice(mint.as_ref());
		data[32..64].copy_from_slice(owner.as_ref());
		data[64..72].copy_from_slice(&amount.to_le_bytes());
		data[108] = 1;
		data
	}
}
