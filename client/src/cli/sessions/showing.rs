//! Looking at sessions: what they may do, what they were used for, and how little would have been enough.

use super::super::{output, Failure};
use crate::network::{svm::solana_address, AccountId, Balance, EndedSession, Item, Network, SessionStatus, Token};
use pallet_mira_sessions::{How, Items, SessionId, SvmKey};
use serde_json::json;

/// How a session ended.
pub(crate) fn how_text(how: How) -> &'static str {
	match how {
		How::Revoked => "revoked",
		How::Resigned => "given up by its key",
		How::Unsponsored => "ended by its sponsor",
		How::Expired => "expired",
	}
}

fn status_json(status: &SessionStatus, token: &Token) -> serde_json::Value {
	let (limits, usage, left) = (&status.session.grant.limits, &status.usage, &status.remaining);
	json!({
		"session": status.id,
		"principal": status.session.principal,
		"key": status.session.grant.key,
		"says": status.sentence,
		"uses": { "granted": limits.uses, "used": usage.uses, "left": left.uses },
		"spending": {
			"granted": token.format(limits.total),
			"used": token.format(usage.spent),
			"left": token.format(left.total),
			"leftAtOnce": token.format(left.at_once),
		},
		"fees": { "granted": token.format(limits.fees), "used": token.format(usage.fees), "left": token.format(left.fees) },
		"denials": usage.denials,
		"idle": status.idle.as_ref().map(|denial| token.denial(denial)),
		"untilBlock": status.session.grant.until.block,
	})
}

fn ended_json(id: SessionId, ended: &EndedSession, token: &Token) -> serde_json::Value {
	json!({
		"session": id,
		"key": ended.key,
		"how": how_text(ended.how),
		"openedAtBlock": ended.opened_at,
		"endedAtBlock": ended.ended_at,
		"uses": ended.usage.uses,
		"spent": token.format(ended.usage.spent),
		"fees": token.format(ended.usage.fees),
	})
}

pub(super) async fn list(network: &Network, account: &AccountId, as_json: bool) -> Result<(), Failure> {
	let head = network.best().await?;
	let token = network.token().await?;
	let (live, ended) = (network.sessions_of(account, head).await?, network.ended_sessions(account, head).await?);
	if as_json {
		output::print_json(&json!({
			"live": live.iter().map(|status| status_json(status, &token)).collect::<Vec<_>>(),
			"ended": ended.iter().map(|(id, ended)| ended_json(*id, ended, &token)).collect::<Vec<_>>(),
		}));
		return Ok(());
	}
	if live.is_empty() {
		println!("No session acts for {account}.");
	}
	for status in &live {
		println!("{}", status_text(status, &token));
	}
	for (id, ended) in &ended {
		println!(
			"Session {id}: {} in block {}; {} uses, {} spent, {} in fees.",
			how_text(ended.how),
			ended.ended_at,
			ended.usage.uses,
			token.format(ended.usage.spent),
			token.format(ended.usage.fees)
		);
	}
	Ok(())
}

fn status_text(status: &SessionStatus, token: &Token) -> String {
	let left = &status.remaining;
	let idle = status.idle.as_ref();
	let idle = idle.map_or_else(String::new, |denial| format!(" It does not act now: {}.", token.denial(denial)));
	format!(
		"Session {}: {} Left: {} uses, {} in all, {} at a time, {} in fees.{idle}",
		status.id,
		status.sentence,
		left.uses,
		token.format(left.total),
		token.format(left.at_once),
		token.format(left.fees)
	)
}

pub(super) async fn show(network: &Network, id: SessionId, as_json: bool) -> Result<(), Failure> {
	let head = network.best().await?;
	let token = network.token().await?;
	let found = network.session(id, head).await?;
	let status = found.ok_or_else(|| Failure::no(format!("there is no live session {id}")))?;
	if as_json {
		output::print_json(&status_json(&status, &token));
	} else {
		println!("{}", status_text(&status, &token));
	}
	Ok(())
}

/// What was granted, what was used of it, and what would have been enough.
pub(super) async fn review(network: &Network, account: &AccountId, as_json: bool) -> Result<(), Failure> {
	let head = network.best().await?;
	let token = network.token().await?;
	let live = network.sessions_of(account, head).await?;
	if as_json {
		let all = live.iter().map(|status| {
			let mut json = status_json(status, &token);
			json["enough"] = enough(status, &token).into();
			json["unused"] = unused(status).into();
			json
		});
		output::print_json(&all.collect());
		return Ok(());
	}
	if live.is_empty() {
		println!("No session acts for {account}.");
		return Ok(());
	}
	let mut table = output::table(&["session", "uses", "spent", "fees", "never used", "would have been enough"]);
	let of = |used: Balance, granted: Balance| format!("{} of {}", token.format(used), token.format(granted));
	for status in &live {
		let (limits, usage) = (&status.session.grant.limits, &status.usage);
		table.add_row([
			status.id.to_string(),
			format!("{} of {}", usage.uses, limits.uses),
			of(usage.spent, limits.total),
			of(usage.fees, limits.fees),
			unused(status).join(", "),
			enough(status, &token),
		]);
	}
	println!("{table}");
	Ok(())
}

/// Calls of a scope by items that were used, or were not.
fn calls(status: &SessionStatus, used: bool) -> Vec<String> {
	let name = |item: &Item| match item {
		Item::Call { pallet, call, .. } => {
			format!("{}.{}", String::from_utf8_lossy(pallet), String::from_utf8_lossy(call))
		},
		Item::Svm { programs, accounts, .. } => {
			let address = |key: &SvmKey| solana_address(&AccountId::from(*key));
			let rules = [("program", programs), ("writes", accounts)];
			let all =
				rules.iter().flat_map(|(kind, keys)| keys.iter().map(move |key| format!(",{kind}={}", address(key))));
			format!("Svm{}", all.collect::<String>())
		},
		Item::Evm { .. } => "a contract of the EVM".into(),
	};
	let bit = |at: usize| u32::try_from(at).ok().and_then(|at| Items::checked_shl(1, at)).unwrap_or_default();
	let items = status.session.grant.scope.iter().enumerate();
	items.filter(|(at, _)| (status.usage.items & bit(*at) != 0) == used).map(|(_, item)| name(item)).collect()
}

fn unused(status: &SessionStatus) -> Vec<String> {
	calls(status, false)
}

/// The narrower grant that would have let all that was done.
fn enough(status: &SessionStatus, token: &Token) -> String {
	let usage = &status.usage;
	let plain = |amount| token.format(amount).trim_end_matches(&token.symbol).trim_end().to_string();
	if usage.uses == 0 {
		return "none".into();
	}
	let allow: String = calls(status, true).iter().map(|call| format!("--allow {call} ")).collect();
	format!(
		"{allow}--total {} --per-use {} --uses {} --fees {}",
		plain(usage.spent),
		plain(usage.most),
		usage.uses,
		plain(usage.fees)
	)
}
