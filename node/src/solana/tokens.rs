//! What clients ask about tokens, of both token programs.

use super::{
	chain::{Point, Result},
	encoding::{address, token_data},
	errors, Solana,
};
use solana_account::ReadableAccount;
use solana_account_decoder::parse_token::UiTokenAmount;
use solana_account_decoder::{
	parse_account_data::SplTokenAdditionalDataV2,
	parse_token::{parse_token_v3, token_amount_to_ui_amount_v3, TokenAccountType},
};
use solana_rpc_client_types::{config::CommitmentConfig, response::Response};

impl Solana {
	/// How many tokens an account has.
	pub(super) fn tokens_in(
		&self,
		text: &str,
		commitment: Option<CommitmentConfig>,
	) -> Result<Response<UiTokenAmount>> {
		let at = self.chain.at(commitment, None)?;
		match self.token_account(&at, text)? {
			TokenAccountType::Account(account) => Ok(at.answer(account.token_amount)),
			_ => Err(errors::invalid("Invalid param: not a Token account")),
		}
	}

	/// How many tokens there are of a mint.
	pub(super) fn supply_of(
		&self,
		text: &str,
		commitment: Option<CommitmentConfig>,
	) -> Result<Response<UiTokenAmount>> {
		let at = self.chain.at(commitment, None)?;
		let no_mint = || errors::invalid("Invalid param: not a Token mint");
		match self.token_account(&at, text)? {
			TokenAccountType::Mint(mint) => {
				let supply = mint.supply.parse().map_err(|_| no_mint())?;
				let token = SplTokenAdditionalDataV2 { decimals: mint.decimals, ..Default::default() };
				Ok(at.answer(token_amount_to_ui_amount_v3(supply, &token)))
			},
			_ => Err(no_mint()),
		}
	}

	fn token_account(&self, at: &Point, text: &str) -> Result<TokenAccountType> {
		let account = self.chain.account(at, &address(text)?)?;
		let account = account.ok_or_else(|| errors::invalid("Invalid param: could not find account"))?;
		let of_no_token = || errors::invalid("Invalid param: not a Token account");
		if !spl_generic_token::is_known_spl_token_id(account.owner()) {
			return Err(of_no_token());
		}
		let known = token_data(&self.chain, at, &account)?.and_then(|known| known.spl_token_additional_data);
		parse_token_v3(account.data(), known.as_ref()).map_err(|_| of_no_token())
	}
}
