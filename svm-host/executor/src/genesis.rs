//! Programs that people expect on every network: both token programs, associated token accounts, memos, tables of addresses. And the
//! mint of wrapped lamports of the older token program, which no transaction makes: token-2022 has a call for its own.

use crate::{accounts::to_whole, engine::Engine};
use mira_svm_interface::Address;
use solana_account::{Account, AccountSharedData, ReadableAccount, WritableAccount};
use solana_loader_v3_interface::{get_program_data_address, state::UpgradeableLoaderState};
use solana_program_binaries::{core_bpf_programs, spl_programs};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{address_lookup_table, bpf_loader_upgradeable};
use spl_generic_token::token::{self, native_mint};

/// Their accounts, each in one piece. Nobody can change these programs.
pub fn programs(engine: &Engine) -> Vec<(Address, Vec<u8>)> {
	let tables = tables(engine);
	let accounts = spl_programs(&engine.rent).into_iter().chain(tables).chain([native_mint(engine)]);
	accounts
		.map(|(address, mut account)| {
			seal(&mut account);
			(address.to_bytes(), to_whole(&account))
		})
		.collect()
}

/// The program of tables, with its code: the only one of Solana's core that is one here.
fn tables(engine: &Engine) -> impl Iterator<Item = (Pubkey, AccountSharedData)> {
	let code = get_program_data_address(&address_lookup_table::ID);
	core_bpf_programs(&engine.rent, |_| false)
		.into_iter()
		.filter(move |(address, _)| *address == address_lookup_table::ID || *address == code)
}

/// What accounts of wrapped lamports name as their mint. The program that makes associated accounts reads it.
fn native_mint(engine: &Engine) -> (Pubkey, AccountSharedData) {
	let data = native_mint::ACCOUNT_DATA.to_vec();
	let lamports = engine.rent.minimum_balance(data.len());
	(native_mint::ID, Account { lamports, data, owner: token::ID, ..Account::default() }.into())
}

/// Takes the authority to change a program's code from an account with such code.
fn seal(account: &mut AccountSharedData) {
	let is_code = bpf_loader_upgradeable::check_id(account.owner())
		&& matches!(bincode::deserialize(account.data()), Ok(UpgradeableLoaderState::ProgramData { .. }));
	// After the kind and the slot: whether there is an authority.
	const HAS_AUTHORITY: usize = 12;
	if let Some(has_authority) = account.data_as_mut_slice().get_mut(HAS_AUTHORITY).filter(|_| is_code) {
		*has_authority = 0;
	}
}
