//! Transactions that an account lets act for it within bounds: they take so much of it at most, and hand out nothing that lasts.
//!
//! Lamports are counted in the account itself, in its accounts of tokens, and in its nonces. Of accounts that several have to sign for
//! (multisigs of the token programs) it is not known whose they are.
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
	extension::{cpi_guard::CpiGuard, BaseStateWithExtensions, StateWithExtensions},
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
		let (mut had, mut has) = (0u64, 0u64);
		for (address, now) in now {
			let before = table.get(address).unwrap_or_default();
			if before == *now {
				continue;
			}
			if self.lasts(address, &before, now) {
				return Err(InstructionError::ExternalAccountDataModified);
			}
			let count = |account| if self.holds(address, account) { account.lamports() } else { 0 };
			had = had.saturating_add(count(&before));
			has = has.saturating_add(count(now));
		}
		let taken = had.saturating_sub(has);
		if taken > self.lamports {
			return Err(InstructionError::ExternalAccountLamportSpend);
		}
		Ok(taken)
	}

	/// Whether the lamports of an account are the bounds' account's: it itself, its accounts of tokens, its nonces.
	fn holds(&self, address: &Pubkey, account: &AccountSharedData) -> bool {
		*address == self.account
			|| token_account(account).is_some_and(|tokens| tokens.base.owner == self.account)
			|| nonce_authority(account) == Some(self.account)
	}

	/// Whether a change gives somebody else a power over an account that the bounds' account had, or would have.
	fn lasts(&self, address: &Pubkey, before: &AccountSharedData, now: &AccountSharedData) -> bool {
		if *address == self.account {
			return now.lamports() > 0 && (before.owner() != now.owner() || before.data() != now.data());
		}
		if LOADERS.iter().any(|loader| before.owner() == loader || now.owner() == loader) {
			return true;
		}
		// What is gone nobody has any power over.
		now.lamports() > 0
			&& (self.gives_token_account(address, before, now)
				|| self.gives_mint(before, now)
				|| self.gives_nonce(before, now))
	}

	fn gives_token_account(&self, address: &Pubkey, before: &AccountSharedData, now: &AccountSharedData) -> bool {
		let is_own = |tokens: &StateWithExtensions<TokenAccount>| {
			tokens.base.owner == self.account || tokens.base.close_authority == COption::Some(self.account)
		};
		let (old, new) = (token_account(before).filter(is_own), token_account(now));
		match (old, new) {
			(None, None) => false,
			(Some(_), None) => true,
			// What is made here, or comes to it, is nobody else's to spend; and where everybody pays to it, nobody else's.
			(None, Some(new)) => {
				let is_others = |power| matches!(power, COption::Some(holder) if holder != self.account);
				if new.base.owner == self.account {
					is_others(new.base.delegate) || is_others(new.base.close_authority)
				} else {
					*address == self.associated(&new.base.mint, now.owner())
				}
			},
			(Some(old), Some(new)) => {
				let has_new_delegate = match (new.base.delegate, old.base.delegate) {
					(COption::None, _) => false,
					(new_one, old_one) => new_one != old_one || new.base.delegated_amount > old.base.delegated_amount,
				};
				let (new_base, old_base) = (&new.base, &old.base);
				let is_unguarded = is_guarded(&old) && !is_guarded(&new);
				has_new_delegate
					|| is_unguarded || (new_base.mint, new_base.owner, new_base.close_authority)
					!= (old_base.mint, old_base.owner, old_base.close_authority)
			},
		}
	}

	/// Where tokens of a mint are sent to the account.
	fn associated(&self, mint: &Pubkey, program: &Pubkey) -> Pubkey {
		let seeds = [self.account.as_array().as_slice(), program.as_array(), mint.as_array()];
		Pubkey::find_program_address(&seeds, &spl_generic_token::associated_token_account::ID).0
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

/// Whether calls between programs may not spend tokens: a guard that stays when a session is over.
fn is_guarded(tokens: &StateWithExtensions<TokenAccount>) -> bool {
	tokens.get_extension::<CpiGuard>().is_ok_and(|guard| guard.lock_cpi.into())
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
