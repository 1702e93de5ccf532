//! The SVM domain, as the chain tells of it.

use super::{call, AccountId, Block, BlockNumber, Call, Error, Network};
use codec::Compact;
use pallet_mira_svm::{Freeze, WithdrawalId};
use std::str::FromStr;

/// How the domain stands.
pub type SvmStatus = pallet_mira_svm::Status<AccountId, BlockNumber>;
/// Money that left the domain and has not arrived.
pub type Withdrawal = pallet_mira_svm::Withdrawal<AccountId, BlockNumber>;

/// Bytes before the lamports end in a stored account.
const LAMPORTS: usize = 8;

impl Network {
	/// How the domain stands.
	pub async fn svm_status(&self, at: Block) -> Result<SvmStatus, Error> {
		self.call("SvmApi_status", (), at.hash).await
	}

	/// What an account has in the domain.
	pub async fn lamports(&self, account: &AccountId, at: Block) -> Result<u64, Error> {
		let stored: Vec<Option<Vec<u8>>> = self.call("SvmApi_accounts", vec![bytes(account)], at.hash).await?;
		let lamports = stored.first().and_then(Option::as_ref).and_then(|stored| stored.first_chunk::<LAMPORTS>());
		Ok(lamports.map_or(0, |lamports| u64::from_le_bytes(*lamports)))
	}

	/// Withdrawals that are held for an account, or of it.
	pub async fn held_for(&self, account: &AccountId, at: Block) -> Result<Vec<(WithdrawalId, Withdrawal)>, Error> {
		self.call("SvmApi_held_for", account, at.hash).await
	}
}

/// Brings money into the domain.
pub fn deposit(to: &AccountId, amount: u64) -> Call {
	call("Svm", "deposit", (to, Compact(amount)))
}

/// Takes money out of the domain.
pub fn withdraw(to: &AccountId, amount: u64) -> Call {
	call("Svm", "withdraw", (to, Compact(amount)))
}

/// Why the domain stands still, in words.
pub fn freeze_text(freeze: &Freeze) -> String {
	match freeze {
		Freeze::Governance => "people decided so".into(),
		Freeze::Unbalanced { before, after } => {
			format!("a block's transactions would have made {after} lamports of {before}; they were discarded")
		},
		Freeze::Rejected(_) => "a block's transactions could not be executed; they were discarded".into(),
	}
}

/// An account by either of its addresses: that of this network, or the one that Solana's wallets show of the same 32 bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EitherAddress(pub AccountId);

impl FromStr for EitherAddress {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let mut bytes = [0; 32];
		match bs58::decode(text).onto(&mut bytes) {
			Ok(32) => Ok(Self(AccountId::from(bytes))),
			_ => AccountId::from_str(text)
				.map(Self)
				.map_err(|error| format!("neither an address of this network ({error}) nor one of Solana's")),
		}
	}
}

fn bytes(account: &AccountId) -> [u8; 32] {
	*account.as_ref()
}

/// The address that Solana's wallets show of an account.
pub fn solana_address(account: &AccountId) -> String {
	bs58::encode(bytes(account)).into_string()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_account_has_two_addresses() {
		let account = AccountId::from([7; 32]);
		for text in [account.to_string(), solana_address(&account)] {
			assert_eq!(text.parse(), Ok(EitherAddress(account.clone())), "{text}");
		}
		assert!("7".parse::<EitherAddress>().unwrap_err().contains("neither"));
		assert!("".parse::<EitherAddress>().is_err());
	}
}
