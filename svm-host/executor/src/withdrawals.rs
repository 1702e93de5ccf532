//! The program by which money leaves the domain. Nothing in a transaction can make lamports disappear, so that it moves them to an
//! account of its own, which tells for whom they are; when the batch is over all of those are swept, and the pallet holds what was
//! in them.
//!
//! | account | | what |
//! |---:|---|---|
//! | 0 | signs, writable | whose money it is: an account without data |
//! | 1 | writable | the [`sink`] of that account and whoever gets the money |
//! | 2 | | the system program |
//!
//! Data: a zero; the bump of the sink; 32 bytes of who gets it on the chain; the amount, 8 bytes, little-endian.

use mira_svm_interface::batch::{Withdrawn, WITHDRAWALS};
use solana_account::{AccountSharedData, ReadableAccount};
use solana_instruction::{error::InstructionError, Instruction};
use solana_program_runtime::{declare_process_instruction, invoke_context::InvokeContext};
use solana_pubkey::Pubkey;
use solana_sdk_ids::system_program;
use solana_system_interface::instruction as system;

/// Its address.
pub const ID: Pubkey = Pubkey::new_from_array(WITHDRAWALS);

/// Units that a call takes, beside those of the calls that it makes: an address is derived, and 65 bytes are written.
const UNITS: u64 = 3_000;

/// Bytes of a sink: its bump, whose money it is, who gets it.
const SINK: usize = 65;

/// Where money of an account waits for the end of the batch that goes to `to`; none for 1 of 2 bumps.
pub fn sink(from: &Pubkey, to: &[u8; 32], bump: u8) -> Option<Pubkey> {
	Pubkey::create_program_address(&[from.as_array(), to, &[bump]], &ID).ok()
}

/// What an account is swept of, if it is a sink.
pub fn swept(address: &Pubkey, account: &AccountSharedData) -> Option<Withdrawn> {
	// Anybody can give an account to this program, but only it can write what a sink says.
	if *account.owner() != ID || account.data().len() != SINK {
		return None;
	}
	let (bump, rest) = account.data().split_first()?;
	let (from, to) = rest.split_first_chunk::<32>()?;
	let to: &[u8; 32] = to.try_into().ok()?;
	let is_sink = sink(&Pubkey::from(*from), to, *bump)? == *address;
	is_sink.then(|| Withdrawn { from: *from, to: *to, amount: account.lamports() })
}

declare_process_instruction!(Entrypoint, UNITS, |invoke_context| { withdraw(invoke_context) });

fn withdraw(invoke_context: &mut InvokeContext) -> Result<(), InstructionError> {
	let call = invoke_context.transaction_context.get_current_instruction_context()?;
	let (bump, to, amount) = read(call.get_instruction_data()).ok_or(InstructionError::InvalidInstructionData)?;
	call.check_number_of_instruction_accounts(3)?;
	let from = *call.get_key_of_instruction_account(0)?;
	let to_sink = *call.get_key_of_instruction_account(1)?;
	if sink(&from, &to, bump) != Some(to_sink) {
		return Err(InstructionError::InvalidSeeds);
	}
	// That it is signed for, that there is as much, and that it is of a person, the system program sees to.
	invoke_context.native_invoke_signed(system::transfer(&from, &to_sink, amount), &[])?;
	if is_new(invoke_context)? {
		// Whoever sent money there before gave it away: it must not keep anybody from withdrawing.
		let seeds: &[&[u8]] = &[from.as_array(), &to, &[bump]];
		let mut own = |instruction: Instruction| invoke_context.native_invoke_signed(instruction, &[seeds]);
		own(system::allocate(&to_sink, SINK as u64))?;
		own(system::assign(&to_sink, &ID))?;
		let call = invoke_context.transaction_context.get_current_instruction_context()?;
		let mut account = call.try_borrow_instruction_account(1)?;
		let says = [&[bump], &from.as_array()[..], &to].concat();
		account.set_data_from_slice(&says)?;
	}
	Ok(())
}

/// Whether the sink is nobody's yet.
fn is_new(invoke_context: &InvokeContext) -> Result<bool, InstructionError> {
	let call = invoke_context.transaction_context.get_current_instruction_context()?;
	let sink = call.try_borrow_instruction_account(1)?;
	Ok(*sink.get_owner() == system_program::ID)
}

fn read(data: &[u8]) -> Option<(u8, [u8; 32], u64)> {
	let rest = data.strip_prefix(&[0])?;
	let (bump, rest) = rest.split_first()?;
	let (to, amount) = rest.split_first_chunk::<32>()?;
	Some((*bump, *to, u64::from_le_bytes(amount.try_into().ok()?)))
}
