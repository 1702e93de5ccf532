//! `mira authority`: who may act for an account, now or at any past block; and taking that back.

use super::{output, sessions::how_text, signer::Signer, Failure, Node};
use crate::network::{call, svm::EitherAddress, AccountId, Authority, Block, Call, EndedSession, Network};
use clap::{Args, Subcommand};
use codec::Compact;
use pallet_mira_sessions::{Exposure, SessionId};
use serde_json::json;

/// List who may act for an account, by whatever the chain has, and how much each could move.
#[derive(Args)]
#[command(
	args_conflicts_with_subcommands = true,
	subcommand_negates_reqs = true,
	after_help = "Of a past block only a node that still has its state can tell: an archive of any, others of the newest few \
	hundred.\n\nExamples:\n  mira authority miryJNP4vWo32UWYNbTyqpRdoR8WMdpxBugM5LKZUXAHHwHSE\n  \
	mira authority miryJN... --at 1200 --json\n  mira authority revoke vote-delegation 2 --key //Alice"
)]
pub struct AuthorityCommand {
	#[command(subcommand)]
	action: Option<Action>,
	/// Address of the account, or the one that Solana's wallets show of it.
	#[arg(required = true)]
	account: Option<EitherAddress>,
	/// Number of a block; default: now.
	#[arg(long, value_name = "BLOCK")]
	at: Option<u32>,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// What to do beside listing.
#[derive(Subcommand)]
enum Action {
	/// Take an authority back that the list shows.
	#[command(after_help = "Examples:\n  mira authority revoke session 3 --key //Alice\n  \
		mira authority revoke validator-keys --key-file stash.key")]
	Revoke(Revoke),
}

/// Which authority ends.
#[derive(Args)]
struct Revoke {
	/// Its kind, as listed.
	kind: String,
	/// Which of its kind, as listed.
	#[arg(default_value = "")]
	reference: String,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

impl AuthorityCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		match (&self.action, &self.account) {
			(Some(Action::Revoke(revoke)), _) => revoke.run().await,
			(None, Some(EitherAddress(account))) => self.list(account).await,
			(None, None) => Err(Failure::input("name an account")),
		}
	}

	async fn list(&self, account: &AccountId) -> Result<(), Failure> {
		let network = self.node.connect().await?;
		let block = self.block(&network).await?;
		let token = network.token().await?;
		let pruned = |error: crate::network::Error| {
			match self.at {
			Some(at) => Failure::from(error).explained(&format!(
				"who had authority in block {at} can only be told by a node that has its state: an archive (--state-pruning archive)"
			)),
			None => error.into(),
		}
		};
		let found = network.authorities(account, block).await.map_err(pruned)?;
		let ended = network.ended_sessions(account, block).await?;
		let bounded = found.iter().filter_map(|authority| match authority.exposure {
			Exposure::UpTo(amount) => Some(amount),
			Exposure::Unlimited => None,
		});
		let sum = bounded.fold(0u128, u128::saturating_add);
		let unlimited = found.iter().any(|authority| authority.exposure == Exposure::Unlimited);
		let exposure = |exposure: &Exposure<u128>| match exposure {
			Exposure::UpTo(amount) => token.format(*amount),
			Exposure::Unlimited => "UNLIMITED".into(),
		};
		if self.json {
			let all = found.iter().map(|authority| json_of(authority, exposure(&authority.exposure)));
			output::print_json(&json!({
				"account": account,
				"block": block.number,
				"authorities": all.collect::<Vec<_>>(),
				"exposure": if unlimited { "UNLIMITED".into() } else { token.format(sum) },
				"ended": ended.iter().map(|(id, ended)| json!({
					"kind": "session",
					"reference": id.to_string(),
					"holder": ended.key,
					"how": how_text(ended.how),
					"endedAtBlock": ended.ended_at,
				})).collect::<Vec<_>>(),
			}));
			return Ok(());
		}
		let mut table = output::table(&["kind", "holder", "what", "could move", "until", "ends by"]);
		for authority in &found {
			table.add_row([
				format!("{} {}", authority.kind, authority.reference),
				authority.holder.as_ref().map_or_else(String::new, ToString::to_string),
				authority.what.clone(),
				exposure(&authority.exposure),
				authority.until.map_or_else(String::new, |block| format!("block {block}")),
				authority.ends_by.clone(),
			]);
		}
		println!("{table}");
		let sum = if unlimited { output::alarming("everything it has: UNLIMITED") } else { token.format(sum) };
		println!("Together they could move {sum}, in block {}.", block.number);
		for line in ended.iter().map(ended_text) {
			println!("{line}");
		}
		Ok(())
	}

	async fn block(&self, network: &Network) -> Result<Block, Failure> {
		let Some(number) = self.at else { return Ok(network.best().await?) };
		let found = network.block(number).await?;
		found.ok_or_else(|| Failure::no(format!("there is no block {number} yet")))
	}
}

fn json_of(authority: &Authority, exposure: String) -> serde_json::Value {
	json!({
		"kind": authority.kind,
		"reference": authority.reference,
		"holder": authority.holder,
		"what": authority.what,
		"exposure": exposure,
		"untilBlock": authority.until,
		"endsBy": authority.ends_by,
	})
}

fn ended_text((id, ended): &(SessionId, EndedSession)) -> String {
	format!("Ended: session {id} of key {}, {} in block {}.", ended.key, how_text(ended.how), ended.ended_at)
}

impl Revoke {
	async fn run(&self) -> Result<(), Failure> {
		let key = self.signer.key()?;
		let network = self.node.connect().await?;
		let found = network.authorities(&key.account(), network.best().await?).await?;
		let is_meant = |authority: &&Authority| authority.kind == self.kind && authority.reference == self.reference;
		let Some(authority) = found.iter().find(is_meant) else {
			let known: Vec<_> =
				found.iter().map(|known| format!("{} {}", known.kind, known.reference).trim().to_string()).collect();
			let asked = format!("{} {}", self.kind, self.reference);
			return Err(Failure::no(format!(
				"nobody has \"{}\" over {}; there is: {}",
				asked.trim(),
				key.account(),
				known.join(", ")
			)));
		};
		let call = self.call(&key.account())?.ok_or_else(|| {
			Failure::no(format!("its account alone cannot end this; it is ended by {}", authority.ends_by))
		})?;
		let included = network.submit(&key, &call).await?;
		println!("Ended in block {}.", included.block.number);
		Ok(())
	}

	/// The call by which the account itself ends it; none if it cannot.
	fn call(&self, owner: &AccountId) -> Result<Option<Call>, Failure> {
		let number = || {
			let wrong = |_| Failure::input(format!("\"{}\" is no number", self.reference));
			self.reference.parse::<u64>().map_err(wrong)
		};
		let small = || number().and_then(|number| u32::try_from(number).map_err(Failure::input));
		Ok(Some(match self.kind.as_str() {
			"session" | "sponsored-session" => call("MiraSessions", "revoke", Compact(number()?)),
			"validator-keys" => call("Session", "purge_keys", ()),
			// What is earned adds to the stake.
			"staking-rewards" => call("Staking", "set_payee", 0u8),
			"vote-delegation" => {
				call("ConvictionVoting", "undelegate", u16::try_from(number()?).map_err(Failure::input)?)
			},
			"attestor-key" => call("Attestations", "set_operating", (Compact(small()?), owner)),
			_ => return Ok(None),
		}))
	}
}
