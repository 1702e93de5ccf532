//! `mira authority`: who may act for an account, now or at any past block.

use super::{output, Failure, Node};
use crate::network::{AccountId, Block, Network};
use clap::Args;
use pallet_mira_sessions::Exposure;
use serde_json::json;

/// List who may act for an account, by whatever the chain has, and how much each could move.
#[derive(Args)]
#[command(
	after_help = "Of a past block only a node that still has its state can tell: an archive of any, others of the newest few \
	hundred.\n\nExamples:\n  mira authority 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\n  \
	mira authority 5Grwva... --at 1200 --json"
)]
pub struct AuthorityCommand {
	/// Address of the account.
	account: AccountId,
	/// Number of a block; default: now.
	#[arg(long, value_name = "BLOCK")]
	at: Option<u32>,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

impl AuthorityCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		let network = self.node.connect().await?;
		let block = self.block(&network).await?;
		let token = network.token().await?;
		let found = network.authorities(&self.account, block).await?;
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
			let all = found.iter().map(|authority| {
				json!({
					"kind": authority.kind,
					"reference": authority.reference,
					"holder": authority.holder,
					"what": authority.what,
					"exposure": exposure(&authority.exposure),
					"untilBlock": authority.until,
					"endsBy": authority.ends_by,
				})
			});
			output::print_json(&json!({
				"account": self.account,
				"block": block.number,
				"authorities": all.collect::<Vec<_>>(),
				"exposure": if unlimited { "UNLIMITED".into() } else { token.format(sum) },
			}));
			return Ok(());
		}
		if found.is_empty() {
			println!("Nobody but its own key may act for {} in block {}.", self.account, block.number);
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
		let sum = if unlimited { "everything it has".into() } else { token.format(sum) };
		println!("Together they could move {sum}, in block {}.", block.number);
		Ok(())
	}

	async fn block(&self, network: &Network) -> Result<Block, Failure> {
		let Some(number) = self.at else { return Ok(network.best().await?) };
		let found = network.block(number).await?;
		found.ok_or_else(|| Failure::no(format!("there is no block {number} yet")))
	}
}
