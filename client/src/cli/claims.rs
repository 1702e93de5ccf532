//! `mira claims`: looking at responses and claims.

use super::{output, verify, Failure, Node};
use crate::network::{ClaimLife, Following, Life, Network};
use clap::{Args, Subcommand};
use pallet_mira_claims::{ClaimId, ResponseId};
use serde_json::json;

/// Look at responses and claims.
#[derive(Subcommand)]
pub enum Claims {
	/// Show a response: its claims, their outcomes, and what each seat said.
	#[command(after_help = "Example:\n  mira claims show 0 --json")]
	Show(Show),
	/// List the newest responses.
	#[command(after_help = "Example:\n  mira claims list --last 20")]
	List(List),
	/// Follow a response until all its outcomes are final.
	#[command(after_help = "Example:\n  mira claims watch 0 --until provisional")]
	Watch(Watch),
}

/// Which response.
#[derive(Args)]
pub struct Show {
	/// Number of the response.
	response: ResponseId,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// How many.
#[derive(Args)]
pub struct List {
	/// How many, from the newest.
	#[arg(long, default_value_t = 10)]
	last: u64,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// Which response, and how long.
#[derive(Args)]
pub struct Watch {
	/// Number of the response.
	response: ResponseId,
	/// Wait until the outcomes are provisional or final.
	#[arg(long, value_enum, default_value_t = verify::Until::Final)]
	until: verify::Until,
	#[command(flatten)]
	node: Node,
}

impl Claims {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		match self {
			Self::Show(Show { response, node, json }) => show(&node.connect().await?, *response, *json).await,
			Self::List(List { last, node, json }) => list(&node.connect().await?, *last, *json).await,
			Self::Watch(Watch { response, until, node }) => {
				let network = node.connect().await?;
				let life = life(&network, *response).await?;
				let mut following = Following::response(&network, life);
				verify::watch(&mut following, *until).await?;
				show_life(&network, following.life()).await
			},
		}
	}
}

/// The life of a response so far.
pub(super) async fn life(network: &Network, id: ResponseId) -> Result<Life, Failure> {
	let head = network.best().await?;
	let found = network.life(id, head).await?;
	found.ok_or_else(|| Failure::no(format!("there is no response {id}")))
}

async fn show(network: &Network, id: ResponseId, as_json: bool) -> Result<(), Failure> {
	let life = life(network, id).await?;
	if !as_json {
		return show_life(network, &life).await;
	}
	let token = network.token().await?;
	let claims = life.claims.iter().map(|(id, claim)| claim_json(*id, claim)).collect::<Vec<_>>();
	output::print_json(&json!({
		"response": life.id,
		"requester": life.requester,
		"model": String::from_utf8_lossy(&life.header.model),
		"tier": output::tier_text(life.header.tier),
		"rewardPerSeat": token.format(life.header.reward),
		"submittedAtBlock": life.submitted_at,
		"finalSinceBlock": life.certified.map(|(block, ..)| block),
		"keptHash": life.certified.map(|(.., hash)| hash),
		"claims": claims,
	}));
	Ok(())
}

fn stage_text(claim: &ClaimLife) -> String {
	match (&claim.finalized, &claim.judged) {
		(Some((block, ..)), _) => format!("final since block {block}"),
		(None, Some((_, until))) => format!("provisional until open block {until}"),
		(None, None) if claim.seats.is_empty() => "waits for a committee".into(),
		(None, None) => format!("{} of {} committed, {} revealed", claim.commits(), claim.seats.len(), claim.reveals()),
	}
}

fn claim_json(id: ClaimId, claim: &ClaimLife) -> serde_json::Value {
	json!({
		"claim": id,
		"textHash": claim.header.text,
		"round": claim.round,
		"stage": stage_text(claim),
		"outcome": claim.is_judged().then(|| output::outcome_text(claim.outcome())),
		"seats": claim.seats.len(),
	})
}

async fn show_life(network: &Network, life: &Life) -> Result<(), Failure> {
	let submitted = network.block(life.submitted_at).await?;
	let mut table = output::table(&["claim", "outcome", "stage", "what it says", "seats said"]);
	for (id, claim) in &life.claims {
		let text = match submitted {
			// Where the state is pruned the text is in the block's body only.
			Some(block) => network.claim(*id, block).await.ok().flatten().map(|(_, text)| text),
			None => None,
		};
		let text = text.map_or_else(
			|| format!("(text not kept here; hash {:?})", claim.header.text),
			|text| String::from_utf8_lossy(&text).into_owned(),
		);
		let outcome = if claim.is_judged() { output::outcome_text(claim.outcome()) } else { "" };
		let said = claim.judged.as_ref().map_or_else(String::new, |(tally, _)| output::tally_text(tally));
		table.add_row([id.to_string(), outcome.into(), stage_text(claim), text, said]);
	}
	println!("Response {} of {}, submitted in block {}", life.id, life.requester, life.submitted_at);
	println!("{table}");
	Ok(())
}

async fn list(network: &Network, last: u64, as_json: bool) -> Result<(), Failure> {
	let head = network.best().await?;
	let next = network.next_response(head).await?;
	let mut rows = Vec::new();
	for id in (next.saturating_sub(last)..next).rev() {
		let open = network.response(id, head).await?;
		let kept = network.certified(id, head).await?;
		rows.push((id, open, kept));
	}
	if as_json {
		let rows = rows.iter().map(|(id, open, kept)| {
			json!({
				"response": id,
				"final": kept.is_some(),
				"keptHash": kept,
				"claims": open.as_ref().map(|open| open.header.claims),
				"finalClaims": open.as_ref().map(|open| open.finals.total()),
				"requester": open.as_ref().map(|open| open.requester.clone()),
			})
		});
		output::print_json(&rows.collect());
		return Ok(());
	}
	let mut table = output::table(&["response", "stage", "claims", "requester"]);
	for (id, open, kept) in rows {
		let stage = match (&open, kept) {
			(_, Some(hash)) => format!("final, kept as {hash:?}"),
			(Some(open), None) => format!("{} of {} claims final", open.finals.total(), open.header.claims),
			(None, None) => "unknown".into(),
		};
		let claims = open.as_ref().map_or_else(String::new, |open| open.header.claims.to_string());
		table.add_row([
			id.to_string(),
			stage,
			claims,
			open.map_or_else(String::new, |open| open.requester.to_string()),
		]);
	}
	println!("{table}");
	if next == 0 {
		println!("No response was submitted yet.");
	}
	Ok(())
}
