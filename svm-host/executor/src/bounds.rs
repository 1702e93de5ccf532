//! Transactions that an account lets act for it within bounds: they take so much of it at most, and hand out nothing that lasts.
//!
//! Which accounts such a transaction may write is for whoever lets it act to look at before: it stands in the transaction, while
//! no engine can tell whose an account is that some program owns.

use crate::accounts::Table;
use mira_svm_interface::batch::Authority;
use solana_account::{AccountSharedData, ReadableAccount};
use solana_instruction::error::InstructionError;
use solana_nonce::{state::State as NonceState, versions::Versions as NonceVersions};
use solana_program_option::COption;
use solana_pubkey::Pubkey;
use solana_sdk_ids::{bpf_loader, bpf_loader_deprecated, bpf_loader_upgradeable, loader_v4, system_program};
use spl_token_2022_interface::{
	extension::{BaseStateWithExtensions, StateWithExtensions},
	state::{Account as TokenAccount, Mint},
};

/// Owners of programs and of their code.
const LOADERS: [Pubkey; 4] = [bpf_loader_deprecated::ID, bpf_loader::ID, bpf_loader_upgradeable::ID, loader_v4::ID];

/// For whom a transaction acts, and how much it may take.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
	account: Pubkey,
	lamports: u64,
}

impl Bounds {
	/// Those of who answers for a transaction; none if there are none.
	pub fn of(authority: &Authority) -> Option<Self> {
		match authority {
			Authority::Within { account, lamports } => {
				Some(Self { account: Pubkey::from(*account), lamports: *lamports })
			},
			Authority::Account(_) | Authority::Signatures => None,
		}
	}

	/// The lamports that a transaction took of the account; or how it broke the bounds. `now` are its accounts after it, and in the
	/// table they are as they were before it.
	pub fn check(&self, now: &[(Pubkey, AccountSharedData)], table: &Table) -> Result<u64, InstructionError> {
		let mut taken = 0;
		for (address, now) in now {
			let before = table.get(address).unwrap_or_default();
			if *address == self.account {
				taken = before.lamports().saturating_sub(now.lamports());
			}
			if before != *now && self.lasts(address, &before, now) {
				return Err(InstructionError::ExternalAccountDataModified);
			}
		}
		if taken > self.lamports {
			return Err(InstructionError::ExternalAccountLamportSpend);
		}
		Ok(taken)
	}

	/// Whether a change gives somebody else a power over an account that the bounds' account had.
	fn lasts(&self, address: &Pubkey, before: &AccountSharedData, now: &AccountSharedData) -> bool {
		if *address == self.account {
			return now.lamports() > 0 && (before.owner() != now.owner() || before.data() != now.data());
		}
		if LOADERS.iter().any(|loader| before.owner() == loader || now.owner() == loader) {
			return true;
		}
		// What is gone nobody has any power over.
		now.lamports() > 0
			&& (self.gives_token_account(before, now) || self.gives_mint(before, now) || self.gives_nonce(before, now))
	}

	fn gives_token_account(&self, before: &AccountSharedData, now: &AccountSharedData) -> bool {
		let Some(old) = token_account(before) else { return false };
		if old.base.owner != self.account && old.base.close_authority != COption::Some(self.account) {
			return false;
		}
		let (old, Some(new)) = (old.base, token_account(now).map(|new| new.base)) else { return true };
		let has_new_delegate = match (new.delegate, old.delegate) {
			(COption::None, _) => false,
			(new_one, old_one) => new_one != old_one || new.delegated_amount > old.delegated_amount,
		};
		has_new_delegate || (new.mint, new.owner, new.close_authority) != (old.mint, old.owner, old.close_authority)
	}

	fn gives_mint(&self, before: &AccountSharedData, now: &AccountSharedData) -> bool {
		let Some(old) = mint(before) else { return false };
		let account = COption::Some(self.account);
		let holds = old.base.mint_authority == account || old.base.freeze_authority == account;
		// Other powers stand in extensions, of more kinds every year.
		if !holds && !names(old.get_tlv_data(), &self.account) {
			return false;
		}
		let Some(new) = mint(now) else { return true };
		new.base.mint_authority != old.base.mint_authority
			|| new.base.freeze_authority != old.base.freeze_authority
			|| new.get_tlv_data() != old.get_tlv_data()
	}

	fn gives_nonce(&self, before: &AccountSharedData, now: &AccountSharedData) -> bool {
		nonce_authority(before).is_some_and(|old| old == self.account && nonce_authority(now) != Some(old))
	}
}

fn token_account(account: &AccountSharedData) -> Option<StateWithExtensions<'_, TokenAccount>> {
	is_of_tokens(account).then(|| StateWithExtensions::unpack(account.data()).ok()).flatten()
}

fn mint(account: &AccountSharedData) -> Option<StateWithExtensions<'_, Mint>> {
	is_of_tokens(account).then(|| StateWithExtensions::unpack(account.data()).ok()).flatten()
}

fn is_of_tokens(account: &AccountSharedData) -> bool {
	spl_generic_token::is_known_spl_token_id(account.owner())
}

fn names(data: &[u8], address: &Pubkey) -> bool {
	data.windows(address.as_array().len()).any(|window| window == address.as_array())
}

fn nonce_authority(account: &AccountSharedData) -> Option<Pubkey> {
	if !system_program::check_id(account.owner()) || account.data().is_empty() {
		return None;
	}
	match bincode::deserialize::<NonceVersions>(account.data()).ok()?.state() {
		NonceState::Initialized(data) => Some(data.authority),
		NonceState::Uninitialized => None,
	}
}
