//! How much larger accounts can be after a transaction, before it is executed.

use crate::{engine::BUILTINS, inspect::View};
use ahash::AHashSet;
use mira_svm_interface::inspection::Key;
use solana_loader_v3_interface::instruction::UpgradeableLoaderInstruction;
use solana_pubkey::Pubkey;
use solana_sdk_ids::{bpf_loader_upgradeable, system_program};
use solana_svm_transaction::svm_message::SVMStaticMessage;
use solana_system_interface::instruction::SystemInstruction;

/// Bytes that accounts can grow by through a transaction: as much as Solana lets all of them together.
const MOST_GROWTH: u64 = 20 << 20;
/// What an account of a program can grow by in one call of it.
const GROWTH_OF_A_CALL: u64 = 10 << 10;

/// Bytes by which accounts can grow: what is asked of the system and of the loader, and what programs are allowed to. `loads`:
/// whether the transaction names a loader, which a program may then call.
pub fn grows(view: &View, keys: &[Key], loads: bool) -> u64 {
	let calls = view.program_instructions_iter().map(|(program, call)| {
		if is_brought(program) {
			allocated(program, call.data)
		} else if loads {
			MOST_GROWTH
		} else {
			// Others than those that it names itself are in tables: it may write them.
			let may_write = |place: &&u8| keys.get(usize::from(**place)).is_none_or(|key| key.writes);
			let accounts: AHashSet<_> = call.accounts.iter().filter(may_write).collect();
			GROWTH_OF_A_CALL.saturating_mul(accounts.len() as u64)
		}
	});
	calls.fold(0, u64::saturating_add).min(MOST_GROWTH)
}

/// Bytes that a program which the engine brings is asked to give to an account.
pub fn allocated(program: &Pubkey, data: &[u8]) -> u64 {
	if system_program::check_id(program) {
		space(data)
	} else if bpf_loader_upgradeable::check_id(program) {
		code_space(data)
	} else {
		0
	}
}

/// Bytes that the system program is asked to give to an account.
fn space(data: &[u8]) -> u64 {
	match bincode::deserialize(data) {
		Ok(
			SystemInstruction::CreateAccount { space, .. }
			| SystemInstruction::CreateAccountWithSeed { space, .. }
			| SystemInstruction::CreateAccountAllowPrefund { space, .. }
			| SystemInstruction::Allocate { space }
			| SystemInstruction::AllocateWithSeed { space, .. },
		) => space,
		_ => 0,
	}
}

/// Bytes that the loader is asked to give to code.
fn code_space(data: &[u8]) -> u64 {
	match bincode::deserialize(data) {
		Ok(UpgradeableLoaderInstruction::DeployWithMaxDataLen { max_data_len }) => max_data_len as u64,
		Ok(UpgradeableLoaderInstruction::ExtendProgram { additional_bytes }) => additional_bytes.into(),
		_ => 0,
	}
}

/// Whether a program is one that the engine brings: those give room to no account but as above.
pub fn is_brought(program: &Pubkey) -> bool {
	BUILTINS.iter().any(|(_, known, _)| known == program) || agave_precompiles::is_precompile(program, |_| true)
}
