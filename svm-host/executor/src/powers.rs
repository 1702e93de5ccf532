//! Who may do something with what somebody has. There is no index: all accounts are looked through, up to a limit.

use crate::accounts::{code_address, from_whole};
use mira_svm_interface::{
	account,
	host::Trie,
	power::{Means, Power, Powers, MOST_SCANNED},
	Address,
};
use solana_account::{AccountSharedData, ReadableAccount};
use solana_loader_v3_interface::state::UpgradeableLoaderState;
use solana_program_option::COption;
use solana_pubkey::Pubkey;
use spl_token_2022_interface::{
	extension::{permanent_delegate::get_permanent_delegate, StateWithExtensions},
	state::{Account as TokenAccount, Mint},
};

/// What others may do with what `owner` has.
pub fn powers(owner: &Address, state: &mut dyn Trie) -> Powers {
	let owner = Pubkey::from(*owner);
	let mut powers = Powers { found: upgrade_authority(&owner, state).into_iter().collect(), is_cut: false };
	let mut key = Vec::new();
	for count in 0.. {
		let Some(next) = state.next_key(&key) else { break };
		if count >= MOST_SCANNED {
			powers.is_cut = true;
			break;
		}
		key = next;
		// Data that lies apart is not an account; and no account of tokens is so large.
		let Some(address) = account::address(&key) else { continue };
		let Some(held) = state.value(&key).as_deref().and_then(from_whole) else { continue };
		if spl_generic_token::is_known_spl_token_id(held.owner()) {
			over_tokens(&owner, &Pubkey::from(address), &held, state, &mut powers.found);
		}
	}
	powers.found.retain(|power| power.holder != owner.to_bytes());
	powers
}

fn load(address: &Pubkey, state: &mut dyn Trie) -> Option<AccountSharedData> {
	from_whole(&state.whole(address.as_array())?)
}

/// Who may change a program, if that is what the account is.
fn upgrade_authority(program: &Pubkey, state: &mut dyn Trie) -> Option<Power> {
	let account = load(program, state)?;
	let code = load(&code_address(account.owner(), account.data())?, state)?;
	let header = code.data().get(..UpgradeableLoaderState::size_of_programdata_metadata())?;
	match bincode::deserialize(header).ok()? {
		UpgradeableLoaderState::ProgramData { upgrade_authority_address: Some(authority), .. } => {
			Some(Power { holder: authority.to_bytes(), account: program.to_bytes(), means: Means::Upgrade })
		},
		_ => None,
	}
}

/// Who may do something with tokens, if the account is of some that are the owner's.
fn over_tokens(
	owner: &Pubkey,
	address: &Pubkey,
	account: &AccountSharedData,
	state: &mut dyn Trie,
	found: &mut Vec<Power>,
) {
	let Ok(tokens) = StateWithExtensions::<TokenAccount>::unpack(account.data()) else { return };
	let TokenAccount { mint, amount: has, delegate, delegated_amount: amount, close_authority, .. } = tokens.base;
	if tokens.base.owner != *owner {
		return;
	}
	let mut add = |holder: Pubkey, means| {
		found.push(Power { holder: holder.to_bytes(), account: address.to_bytes(), means });
	};
	let mint_address = mint.to_bytes();
	if let COption::Some(delegate) = delegate {
		let are_lamports = tokens.base.is_native();
		add(delegate, Means::Spend { amount, has, mint: mint_address, are_lamports });
	}
	if let COption::Some(authority) = close_authority {
		add(authority, Means::Close { lamports: account.lamports() });
	}
	let Some(mint) = load(&mint, state) else { return };
	let Ok(mint) = StateWithExtensions::<Mint>::unpack(mint.data()) else { return };
	if let COption::Some(authority) = mint.base.freeze_authority {
		add(authority, Means::Freeze { has, mint: mint_address });
	}
	if let Some(authority) = get_permanent_delegate(&mint) {
		add(authority, Means::SpendAlways { has, mint: mint_address });
	}
}
