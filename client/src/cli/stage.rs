//! `mira stage`: how far something is, and who can still undo it.

use super::{output, Failure, Node};
use clap::Args;
use serde_json::Value;
use sp_core::H256;
use subxt_rpcs::rpc_params;

/// Tell how far a transaction or block is, and who can still undo it.
#[derive(Args)]
#[command(after_help = "Example:\n  mira stage 0x91b1...   # a transaction of the last 2,400 blocks, or a block")]
pub struct StageCommand {
	/// Hash of a transaction or block.
	hash: H256,
	/// Block of an older transaction.
	#[arg(long, value_name = "HASH")]
	at: Option<H256>,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

impl StageCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		let network = self.node.connect().await?;
		let report: Value = network.request("mira_stage", rpc_params![self.hash, self.at]).await?;
		if self.json {
			output::print_json(&report);
			return Ok(());
		}
		let text = |name: &str| report.get(name).and_then(Value::as_str).unwrap_or_default().to_string();
		println!("{} {:?}: {}", text("kind"), self.hash, text("stage"));
		if let Some(block) = report.get("block").filter(|block| !block.is_null()) {
			let number = block.get("number").and_then(Value::as_u64).unwrap_or_default();
			println!("in block {number} ({})", block.get("hash").and_then(Value::as_str).unwrap_or_default());
		}
		println!("can still be undone by: {}", text("undoneBy"));
		let lag = report.get("finalityLag").and_then(Value::as_u64).unwrap_or_default();
		if report.get("provenFinal").and_then(Value::as_bool) == Some(true) {
			println!("the chain itself has proof that it is final");
		} else {
			println!("the chain itself has no proof yet that it is final (proofs are {lag} blocks behind)");
		}
		Ok(())
	}
}
