//! `mira svm`: money into the SVM domain, out of it, and how both stand.

use super::{output, signer::Signer, Failure, Node};
use crate::network::{
	svm::{deposit, freeze_text, solana_address, withdraw, EitherAddress},
	AccountId, Block, Network, Token,
};
use clap::{Args, Subcommand};
use pallet_mira_svm::Size;
use serde_json::json;

/// Bring money into the SVM domain, take it out, and see how both stand.
#[derive(Subcommand)]
pub enum SvmCommand {
	/// Bring money into the domain, at once.
	#[command(after_help = "Examples:\n  mira svm deposit 12.5 --key //Alice\n  \
		mira svm deposit 1 --to 9aE476sH92Vz7DMPyq5WLPkrKWivxeuTKEFKd2sZZcde --key-file wallet.key")]
	Deposit(Deposit),
	/// Take money out of the domain: it is held for a while, and released once the asking is final.
	#[command(after_help = "The money is that of the account with the signer's own 32 bytes.\n\n\
		Example:\n  mira svm withdraw 12.5 --key //Alice")]
	Withdraw(Withdraw),
	/// Show how the domain stands, and what an account has there and on its way out.
	#[command(
		after_help = "Examples:\n  mira svm status\n  mira svm status miryJNP4vWo32UWYNbTyqpRdoR8WMdpxBugM5LKZUXAHHwHSE --json"
	)]
	Status(Status),
}

/// Money to bring in.
#[derive(Args)]
pub struct Deposit {
	/// How much.
	amount: String,
	/// Whose it will be there, by either address; default: the signer's own account.
	#[arg(long, value_name = "ADDRESS")]
	to: Option<EitherAddress>,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

/// Money to take out.
#[derive(Args)]
pub struct Withdraw {
	/// How much.
	amount: String,
	/// Who gets it, by either address; default: the signer.
	#[arg(long, value_name = "ADDRESS")]
	to: Option<EitherAddress>,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

/// What to show.
#[derive(Args)]
pub struct Status {
	/// An account, by either address.
	account: Option<EitherAddress>,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

impl SvmCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		match self {
			Self::Deposit(deposit) => deposit.run().await,
			Self::Withdraw(withdraw) => withdraw.run().await,
			Self::Status(status) => status.run().await,
		}
	}
}

/// Reads an amount of lamports, which are base units.
fn lamports(token: &Token, text: &str) -> Result<u64, Failure> {
	u64::try_from(token.parse(text)?).map_err(|_| Failure::input(format!("{text} is more than the domain can hold")))
}

impl Deposit {
	async fn run(&self) -> Result<(), Failure> {
		let key = self.signer.key()?;
		let network = self.node.connect().await?;
		let (token, head) = (network.token().await?, network.best().await?);
		let amount = lamports(&token, &self.amount)?;
		let free = network.free_balance(&key.account(), head).await?;
		if free <= amount.into() {
			let account = key.account();
			return Err(Failure::input(format!("the account {account} has {}; nothing was sent", token.format(free))));
		}
		let to = self.to.as_ref().map_or_else(|| key.account(), |to| to.0.clone());
		let included = network.submit(&key, &deposit(&to, amount)).await?;
		println!("{} is in the domain since block {}.", token.format(amount.into()), included.block.number);
		println!("Solana's wallets show it at {}.", solana_address(&to));
		Ok(())
	}
}

impl Withdraw {
	async fn run(&self) -> Result<(), Failure> {
		let key = self.signer.key()?;
		let network = self.node.connect().await?;
		let (token, head) = (network.token().await?, network.best().await?);
		let amount = lamports(&token, &self.amount)?;
		let has = network.lamports(&key.account(), head).await?;
		if has < amount {
			let account = solana_address(&key.account());
			return Err(Failure::input(format!(
				"{account} has {} in the domain; nothing was asked for",
				token.format(has.into())
			)));
		}
		let to = self.to.as_ref().map_or_else(|| key.account(), |to| to.0.clone());
		let included = network.submit(&key, &withdraw(&to, amount)).await?;
		let held = network.held_for(&key.account(), included.block).await?;
		// The newest of its size is the one that was just asked for.
		let newest = held.iter().filter(|(_, held)| held.amount == amount).max_by_key(|(id, _)| id.index);
		println!("{} left the domain in block {}, and is held.", token.format(amount.into()), included.block.number);
		if let Some((_, held)) = newest {
			println!("It reaches {to} from block {} on, once that asking is proven final.", held.due_at);
		}
		println!("See how it stands: mira svm status {}", key.account());
		Ok(())
	}
}

impl Status {
	async fn run(&self) -> Result<(), Failure> {
		let network = self.node.connect().await?;
		let head = network.best().await?;
		let (token, status) = (network.token().await?, network.svm_status(head).await?);
		let format = |amount: u64| token.format(amount.into());
		let account = match &self.account {
			Some(EitherAddress(account)) => Some(Account::of(&network, account, head).await?),
			None => None,
		};
		if self.json {
			output::print_json(&json!({
				"block": head.number,
				"engine": status.engine.0,
				"frozen": status.frozen.as_ref().map(freeze_text),
				"frozenPrograms": status.frozen_programs.iter().map(solana_address).collect::<Vec<_>>(),
				"backed": format(status.backed),
				"held": format(status.held),
				"escrow": status.escrow,
				"account": account.as_ref().map(|account| account.json(&token)),
			}));
			return Ok(());
		}
		match &status.frozen {
			Some(freeze) => println!("{}: {}.", output::alarming("It stands still"), freeze_text(freeze)),
			None => println!("It goes on, by engine {}.", status.engine.0),
		}
		for program in &status.frozen_programs {
			println!("{}: program {}.", output::alarming("Stands still"), solana_address(program));
		}
		println!("In it {}; on its way out {}.", format(status.backed), format(status.held));
		if let Some(account) = account {
			account.print(&token);
		}
		Ok(())
	}
}

/// What an account has, on both sides and between.
struct Account {
	account: AccountId,
	here: u128,
	there: u64,
	held: Vec<(pallet_mira_svm::WithdrawalId, crate::network::svm::Withdrawal)>,
}

impl Account {
	async fn of(network: &Network, account: &AccountId, at: Block) -> Result<Self, Failure> {
		Ok(Self {
			account: account.clone(),
			here: network.free_balance(account, at).await?,
			there: network.lamports(account, at).await?,
			held: network.held_for(account, at).await?,
		})
	}

	fn json(&self, token: &Token) -> serde_json::Value {
		json!({
			"address": self.account,
			"solanaAddress": solana_address(&self.account),
			"balance": token.format(self.here),
			"inDomain": token.format(self.there.into()),
			"held": self.held.iter().map(|(id, held)| json!({
				"withdrawal": number(id),
				"amount": token.format(held.amount.into()),
				"from": solana_address(&held.from),
				"to": held.to,
				"dueAtBlock": held.due_at,
			})).collect::<Vec<_>>(),
		})
	}

	fn print(&self, token: &Token) {
		println!("{}, which Solana's wallets call {}:", self.account, solana_address(&self.account));
		println!("  {} on the chain, {} in the domain", token.format(self.here), token.format(self.there.into()));
		for (id, held) in &self.held {
			let amount = token.format(held.amount.into());
			println!("  {amount} held as {} for {}, from block {} on", number(id), held.to, held.due_at);
		}
	}
}

/// A withdrawal as people name it.
fn number(id: &pallet_mira_svm::WithdrawalId) -> String {
	let size = match id.size {
		Size::Small => "small",
		Size::Large => "large",
	};
	format!("{size} {}", id.index)
}
