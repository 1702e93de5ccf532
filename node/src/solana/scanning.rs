//! Accounts by what is in them. There is no index: all accounts are looked through, as Solana's own nodes do, up to a limit.

use super::{
	chain::{Point, Result},
	encoding::{address, ui_account},
	errors,
	reading::MOST_BYTES,
	Solana,
};
use mira_svm_executor::{
	from_whole,
	interface::{
		account::{address as address_of, Entry},
		host::Accounts,
	},
};
use pallet_mira_svm::TRIE;
use sc_client_api::StorageProvider;
use solana_account::{AccountSharedData, ReadableAccount};
use solana_account_decoder::{
	parse_account_data::SplTokenAdditionalDataV2, parse_token::token_amount_to_ui_amount_v3, UiAccountEncoding,
};
use solana_pubkey::Pubkey;
use solana_rpc_client_types::{
	config::{CommitmentConfig, RpcAccountInfoConfig, RpcProgramAccountsConfig, RpcTokenAccountsFilter},
	filter::RpcFilterType,
	response::{OptionalContext, Response, RpcKeyedAccount, RpcTokenAccountBalance},
};
use sp_storage::ChildInfo;
use spl_generic_token::{token, token_2022};

/// Accounts that are looked through for one answer.
const MOST_SCANNED: usize = 500_000;
/// Filters of one question, as on Solana.
const MOST_FILTERS: usize = 4;
/// Holders that are told of a mint, as on Solana.
const LARGEST: usize = 20;

/// Where a token account has its mint, its owner, its amount, and its delegate with whether it has one.
const MINT: std::ops::Range<usize> = 0..32;
const OWNER: std::ops::Range<usize> = 32..64;
const AMOUNT: std::ops::Range<usize> = 64..72;
const HAS_DELEGATE: std::ops::Range<usize> = 72..76;
const DELEGATE: std::ops::Range<usize> = 76..108;

/// Whether an account passes all filters of a question.
pub fn passes(filters: &[RpcFilterType], account: &AccountSharedData) -> bool {
	filters.iter().all(|filter| match filter {
		RpcFilterType::DataSize(size) => account.data().len() as u64 == *size,
		RpcFilterType::Memcmp(compare) => compare.bytes_match(account.data()),
		RpcFilterType::TokenAccountState => is_token_account(account),
	})
}

/// Filters that can be used.
pub fn check(filters: Option<Vec<RpcFilterType>>) -> Result<Vec<RpcFilterType>> {
	let filters = filters.unwrap_or_default();
	if filters.len() > MOST_FILTERS {
		return Err(errors::invalid(format!("Too many filters provided; max {MOST_FILTERS}")));
	}
	for filter in &filters {
		filter.verify().map_err(|error| errors::invalid(format!("Invalid param: {error:?}")))?;
	}
	Ok(filters)
}

fn is_token_account(account: &AccountSharedData) -> bool {
	use token::GenericTokenAccount;
	if *account.owner() == token::ID {
		token::Account::valid_account_data(account.data())
	} else {
		*account.owner() == token_2022::ID && token_2022::Account::valid_account_data(account.data())
	}
}

/// Whose tokens, of those that there are, are asked for.
pub enum Holder {
	Owner(Pubkey),
	Delegate(Pubkey),
}

impl Holder {
	fn has(&self, data: &[u8]) -> bool {
		match self {
			Self::Owner(owner) => data.get(OWNER) == Some(owner.as_ref()),
			Self::Delegate(delegate) => {
				data.get(HAS_DELEGATE) == Some(&[1, 0, 0, 0]) && data.get(DELEGATE) == Some(delegate.as_ref())
			},
		}
	}
}

impl Solana {
	/// Accounts of some programs that pass, in the order of the trie.
	fn scan(
		&self,
		at: &Point,
		programs: &[Pubkey],
		passes: impl Fn(&AccountSharedData) -> bool,
	) -> Result<Vec<(Pubkey, AccountSharedData)>> {
		let trie = ChildInfo::new_default(TRIE);
		let keys = self.chain.client.child_storage_keys(at.hash, trie, None, None).map_err(errors::internal)?;
		let mut state = self.chain.state(at);
		let (mut found, mut bytes) = (Vec::new(), 0u64);
		for (count, key) in keys.enumerate() {
			if count >= MOST_SCANNED {
				return Err(errors::invalid(format!(
					"There are too many accounts to look through all of them; max {MOST_SCANNED}. Ask for accounts by their addresses"
				)));
			}
			// Data that lies apart is not an account.
			let Some(address) = address_of(&key.0) else { continue };
			let entry = state.value(&key.0).as_deref().and_then(Entry::decode);
			let is_of_these = |entry: &Entry| programs.iter().any(|program| *program.as_array() == entry.header.owner);
			let Some(entry) = entry.filter(is_of_these) else { continue };
			let Some(account) = state.whole(&address).as_deref().and_then(from_whole) else { continue };
			if !passes(&account) {
				continue;
			}
			bytes = bytes.saturating_add(entry.length());
			if bytes > MOST_BYTES {
				return Err(errors::invalid(format!(
					"These accounts have more than {MOST_BYTES} bytes together. Ask for fewer, by filters"
				)));
			}
			found.push((Pubkey::from(address), account));
		}
		Ok(found)
	}

	/// Accounts of a program.
	pub(super) fn accounts_of_program(
		&self,
		program: &str,
		config: RpcProgramAccountsConfig,
	) -> Result<OptionalContext<Vec<RpcKeyedAccount>>> {
		let RpcProgramAccountsConfig { filters, account_config, with_context, sort_results } = config;
		let (program, filters) = (address(program)?, check(filters)?);
		let at = self.chain.at(account_config.commitment, account_config.min_context_slot)?;
		let mut found = self.scan(&at, &[program], |account| passes(&filters, account))?;
		if sort_results.unwrap_or(true) {
			found.sort_by_key(|(address, _)| *address);
		}
		let answer = at.answer(self.keyed(&at, found, &account_config, UiAccountEncoding::Binary)?);
		Ok(match with_context {
			Some(true) => OptionalContext::Context(answer),
			_ => OptionalContext::NoContext(answer.value),
		})
	}

	/// Token accounts of somebody.
	pub(super) fn token_accounts_of(
		&self,
		holder: &Holder,
		filter: RpcTokenAccountsFilter,
		config: RpcAccountInfoConfig,
	) -> Result<Response<Vec<RpcKeyedAccount>>> {
		let at = self.chain.at(config.commitment, config.min_context_slot)?;
		let found = match filter {
			RpcTokenAccountsFilter::ProgramId(program) => {
				let program = address(&program)?;
				if !spl_generic_token::is_known_spl_token_id(&program) {
					return Err(errors::invalid("Invalid param: unrecognized Token program id"));
				}
				self.scan(&at, &[program], |account| is_token_account(account) && holder.has(account.data()))?
			},
			RpcTokenAccountsFilter::Mint(mint) => self.holding(&at, &address(&mint)?, |data| holder.has(data))?,
		};
		Ok(at.answer(self.keyed(&at, found, &config, UiAccountEncoding::Binary)?))
	}

	/// Token accounts of a mint that have most.
	pub(super) fn largest_of(
		&self,
		mint: &str,
		commitment: Option<CommitmentConfig>,
	) -> Result<Response<Vec<RpcTokenAccountBalance>>> {
		let at = self.chain.at(commitment, None)?;
		let decimals = self.supply_of(mint, commitment)?.value.decimals;
		let found = self.holding(&at, &address(mint)?, |_| true)?;
		let amount = |account: &AccountSharedData| {
			let bytes = account.data().get(AMOUNT).and_then(|bytes| bytes.try_into().ok());
			bytes.map_or(0, u64::from_le_bytes)
		};
		let mut holders: Vec<_> = found.iter().map(|(address, account)| (amount(account), *address)).collect();
		holders.sort_unstable_by(|a, b| b.cmp(a));
		let known = SplTokenAdditionalDataV2 { decimals, ..Default::default() };
		let told = holders.into_iter().take(LARGEST).map(|(amount, address)| RpcTokenAccountBalance {
			address: address.to_string(),
			amount: token_amount_to_ui_amount_v3(amount, &known),
		});
		Ok(at.answer(told.collect()))
	}

	fn holding(
		&self,
		at: &Point,
		mint: &Pubkey,
		passes: impl Fn(&[u8]) -> bool,
	) -> Result<Vec<(Pubkey, AccountSharedData)>> {
		let account = self.chain.account(at, mint)?;
		let account = account.ok_or_else(|| errors::invalid("Invalid param: could not find mint"))?;
		let program = *account.owner();
		if !spl_generic_token::is_known_spl_token_id(&program) {
			return Err(errors::invalid("Invalid param: not a Token mint"));
		}
		self.scan(at, &[program], |account| {
			let is_of_mint = account.data().get(MINT) == Some(mint.as_ref());
			is_of_mint && is_token_account(account) && passes(account.data())
		})
	}

	fn keyed(
		&self,
		at: &Point,
		found: Vec<(Pubkey, AccountSharedData)>,
		config: &RpcAccountInfoConfig,
		usual: UiAccountEncoding,
	) -> Result<Vec<RpcKeyedAccount>> {
		let encoding = config.encoding.unwrap_or(usual);
		let keyed = |(address, account): (Pubkey, AccountSharedData)| {
			let account = ui_account(&self.chain, at, &address, &account, encoding, config.data_slice)?;
			Ok(RpcKeyedAccount { pubkey: address.to_string(), account })
		};
		found.into_iter().map(keyed).collect()
	}
}
