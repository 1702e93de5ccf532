//! Accounts of the SVM's programs of tokens, and of programs, put there as if they had always been.

use crate::{AccountId, Balances, Runtime, Svm};
use frame_support::traits::fungible::Mutate;
use mira_svm_interface::account::{writes, Header};
use pallet_mira_svm::{Backed, TRIE};
use solana_loader_v3_interface::{get_program_data_address, state::UpgradeableLoaderState};
use solana_program_option::COption;
use solana_pubkey::Pubkey;
use solana_sdk_ids::bpf_loader_upgradeable;
use spl_token_2022_interface::{
	extension::{
		permanent_delegate::PermanentDelegate, BaseStateWithExtensionsMut, ExtensionType, StateWithExtensionsMut,
	},
	state::{Account, AccountState, Mint},
};

/// What each of them has.
pub const LAMPORTS: u64 = 1_000_000_000;

pub fn key(account: &AccountId) -> Pubkey {
	Pubkey::new_from_array(account.clone().into())
}

fn put(address: &Pubkey, owner: Pubkey, executable: bool, data: &[u8]) {
	let before = Svm::lamports(address.as_array());
	let header = Header { lamports: LAMPORTS, rent_epoch: u64::MAX, owner: owner.to_bytes(), executable };
	for (key, value) in writes(address.as_array(), None, Some((header, data))) {
		sp_io::default_child_storage::set(TRIE, &key, &value.expect("it is written"));
	}
	Backed::<Runtime>::mutate(|backed| *backed += LAMPORTS - before);
	Balances::mint_into(&Svm::escrow(), (LAMPORTS - before).into()).expect("it has an account");
}

/// A hundred tokens of somebody, of a mint that need not be there.
pub fn tokens(owner: &AccountId, mint: Pubkey) -> Account {
	Account { mint, owner: key(owner), amount: 100, state: AccountState::Initialized, ..Default::default() }
}

pub fn put_tokens(address: &Pubkey, account: Account) {
	use solana_program_pack::Pack;
	let mut data = vec![0; Account::LEN];
	account.pack_into_slice(&mut data);
	put(address, spl_token_2022_interface::ID, false, &data);
}

/// A mint of which somebody may freeze tokens, or spend them all.
pub fn put_mint(address: &Pubkey, freezes: Option<Pubkey>, spends: Option<Pubkey>) {
	let extensions: &[_] = if spends.is_some() { &[ExtensionType::PermanentDelegate] } else { &[] };
	let length = ExtensionType::try_calculate_account_len::<Mint>(extensions).expect("it has one");
	let mut data = vec![0; length];
	let mut mint = StateWithExtensionsMut::<Mint>::unpack_uninitialized(&mut data).expect("it is empty");
	if let Some(spends) = spends {
		let delegate = mint.init_extension::<PermanentDelegate>(true).expect("there is room");
		delegate.delegate = Some(spends).try_into().expect("it is not zero");
	}
	mint.base = Mint {
		is_initialized: true,
		freeze_authority: freezes.map_or(COption::None, COption::Some),
		..Default::default()
	};
	mint.pack_base();
	mint.init_account_type().expect("it has room for that");
	put(address, spl_token_2022_interface::ID, false, &data);
}

/// A program that somebody may change.
pub fn put_program(address: &Pubkey, upgrade_authority_address: Option<Pubkey>) {
	let programdata_address = get_program_data_address(address);
	let state = |state| bincode::serialize(&state).expect("it is a header");
	let program = state(UpgradeableLoaderState::Program { programdata_address });
	put(address, bpf_loader_upgradeable::ID, true, &program);
	let mut code = state(UpgradeableLoaderState::ProgramData { slot: 0, upgrade_authority_address });
	code.resize(UpgradeableLoaderState::size_of_programdata_metadata() + 10, 0);
	put(&programdata_address, bpf_loader_upgradeable::ID, false, &code);
}
