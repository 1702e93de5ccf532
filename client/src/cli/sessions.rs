//! `mira session`: opening one, looking at some, acting by one, ending them.

use super::{amount, output, signer::Signer, Failure, Node};
use crate::network::{
	calls, AccountId, Balance, Block, BlockNumber, EndedSession, Grant, Item, Key, Network, SessionStatus, Token,
};
use clap::{Args, Subcommand};
use frame_support::BoundedVec;
use pallet_mira_sessions::{How, Instant, Limits, Payer, Rule, SessionId, Window};
use serde_json::json;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Let another key act for an account: once signed, within limits, until it ends.
#[derive(Subcommand)]
pub enum SessionCommand {
	/// Open a session: show what it lets its key do, and ask.
	#[command(after_help = "Items of the scope are calls, with rules on their arguments behind them:\n  \
		--allow Balances.transfer_keep_alive,to=5G..,to=5F..,at-most=1.5\n  \
		--allow Claims.submit --allow System.remark,claim=12\n\nExample:\n  \
		mira session open 5Fkey... --allow Balances.transfer_keep_alive,at-most=1 --total 3 --per-use 1 \\\n    \
		--uses 10 --fees 0.1 --lasts 2h --key //Alice")]
	Open(Box<Open>),
	/// Show the sessions of an account, and those that ended.
	#[command(after_help = "Example:\n  mira session list 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")]
	List(Whose),
	/// Show a session: what it may do, and what is left of that.
	Show(Which),
	/// Show what each live session used of what it was granted, and the narrower scope that would have been enough.
	Review(Whose),
	/// End a session, or all of an account.
	#[command(
		after_help = "Examples:\n  mira session revoke 3 --key //Alice\n  mira session revoke --all --key //Alice"
	)]
	Revoke(Revoke),
	/// Act by a session: make a call for its principal.
	#[command(
		after_help = "The call is encoded, as polkadot.js shows it; --dry-run asks whether it would be let.\n\nExample:\n  \
		mira session run 3 0x000008aabb --key-file app.key"
	)]
	Run(Run),
}

/// What a session is to be.
#[derive(Args)]
pub struct Open {
	/// Address of the key that will act.
	session_key: AccountId,
	/// A call that it may make, with rules; as often as there are calls.
	#[arg(long, value_name = "PALLET.CALL[,RULE]...", required = true)]
	allow: Vec<String>,
	/// What it may spend in all.
	#[arg(long, value_name = "AMOUNT", default_value = "0")]
	total: String,
	/// What it may spend at a time; default: all of it.
	#[arg(long, value_name = "AMOUNT")]
	per_use: Option<String>,
	/// What it may spend in so many blocks, as AMOUNT/BLOCKS; default: all of it, in all the time.
	#[arg(long, value_name = "AMOUNT/BLOCKS")]
	window: Option<String>,
	/// How often it may act.
	#[arg(long, default_value_t = 100)]
	uses: u32,
	/// What it may cause in fees.
	#[arg(long, value_name = "AMOUNT", default_value = "0.1")]
	fees: String,
	/// For how long, from now on: 30m, 2h, 7d.
	#[arg(long, value_name = "TIME", default_value = "1h")]
	lasts: String,
	/// Do not ask.
	#[arg(long)]
	yes: bool,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

/// Whose sessions.
#[derive(Args)]
pub struct Whose {
	/// Address of the account for which they act.
	account: AccountId,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// Which session.
#[derive(Args)]
pub struct Which {
	/// Its number.
	session: SessionId,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// What to end.
#[derive(Args)]
pub struct Revoke {
	/// Number of the session.
	#[arg(required_unless_present = "all")]
	session: Option<SessionId>,
	/// All sessions that act for the signer.
	#[arg(long, conflicts_with = "session")]
	all: bool,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

/// What to do by a session.
#[derive(Args)]
pub struct Run {
	/// Its number.
	session: SessionId,
	/// The call, encoded, in hexadecimal.
	call: String,
	/// Only ask whether it would be let.
	#[arg(long)]
	dry_run: bool,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

impl SessionCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		match self {
			Self::Open(open) => open.run().await,
			Self::List(Whose { account, node, json }) => list(&node.connect().await?, account, *json).await,
			Self::Show(Which { session, node, json }) => show(&node.connect().await?, *session, *json).await,
			Self::Review(Whose { account, node, json }) => review(&node.connect().await?, account, *json).await,
			Self::Revoke(revoke) => revoke.run().await,
			Self::Run(run) => run.run().await,
		}
	}
}

/// A time such as 30m, 2h or 7d.
fn duration(text: &str) -> Result<Duration, Failure> {
	let wrong = || Failure::input(format!("\"{text}\" is no time; write 30m, 2h or 7d"));
	let (number, unit) = text.split_at(text.len().saturating_sub(1));
	let seconds = match unit {
		"m" => 60,
		"h" => 3_600,
		"d" => 86_400,
		_ => return Err(wrong()),
	};
	let number: u64 = number.parse().map_err(|_| wrong())?;
	number.checked_mul(seconds).map(Duration::from_secs).ok_or_else(wrong)
}

/// An item of a scope: PALLET.CALL, and rules behind commas.
fn item(text: &str, token: &Token) -> Result<Item, Failure> {
	let wrong = |why: &str| Failure::input(format!("--allow {text}: {why}"));
	let mut parts = text.split(',');
	let name = parts.next().unwrap_or_default();
	let (pallet, call) = name.split_once('.').ok_or_else(|| wrong("a call is written PALLET.CALL"))?;
	let bounded = |name: &str| {
		BoundedVec::try_from(name.as_bytes().to_vec()).map_err(|_| wrong("no pallet and no call has so long a name"))
	};
	let (mut to, mut at_most, mut claim) = (None::<Vec<AccountId>>, None, None);
	for rule in parts {
		match rule.split_once('=') {
			Some(("to", address)) => {
				let address = address.parse().map_err(|_| wrong(&format!("\"{address}\" is no address")))?;
				to.get_or_insert_default().push(address);
			},
			Some(("at-most", most)) => at_most = Some(token.parse(most)?),
			Some(("claim", number)) => {
				claim = Some(number.parse().map_err(|_| wrong(&format!("\"{number}\" is no claim")))?);
			},
			_ => {
				return Err(wrong(&format!(
					"\"{rule}\" is no rule; there are to=ADDRESS, at-most=AMOUNT and claim=NUMBER"
				)))
			},
		}
	}
	let mut rules = Vec::new();
	if let Some(list) = to {
		rules.push(Rule::To(list.try_into().map_err(|_| wrong("too many destinations"))?));
	}
	rules.extend(at_most.map(Rule::AtMost));
	let rules = rules.try_into().map_err(|_| wrong("too many rules"))?;
	Ok(Item::Call { pallet: bounded(pallet)?, call: bounded(call)?, rules, claim })
}

impl Open {
	/// The grant, from now on.
	fn grant(&self, token: &Token, head: Block) -> Result<Grant, Failure> {
		let lasts = duration(&self.lasts)?;
		let blocks = BlockNumber::try_from(lasts.as_secs().div_ceil(6)).map_err(Failure::input)?.max(1);
		let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
		let milliseconds = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
		let total = token.parse(&self.total)?;
		let window = match &self.window {
			None => Window { amount: total, blocks },
			Some(text) => {
				let wrong = || Failure::input(format!("--window {text}: write AMOUNT/BLOCKS, as in 0.5/100"));
				let (amount, blocks) = text.split_once('/').ok_or_else(wrong)?;
				Window { amount: token.parse(amount)?, blocks: blocks.parse().map_err(|_| wrong())? }
			},
		};
		let scope: Vec<Item> = self.allow.iter().map(|text| item(text, token)).collect::<Result<_, _>>()?;
		Ok(Grant {
			key: self.session_key.clone(),
			scope: scope.try_into().map_err(|_| Failure::input("a scope has at most 16 items"))?,
			limits: Limits {
				per_use: amount(token, self.per_use.as_ref())?.unwrap_or(total),
				total,
				window,
				uses: self.uses,
				fees: token.parse(&self.fees)?,
			},
			payer: Payer::Principal,
			// The clock of the last block is behind this machine's.
			from: Instant { block: head.number, time: 0 },
			until: Instant { block: head.number.saturating_add(blocks), time: milliseconds(now + lasts) },
			salt: milliseconds(now),
		})
	}

	async fn run(&self) -> Result<(), Failure> {
		let key = self.signer.key()?;
		let network = self.node.connect().await?;
		let head = network.best().await?;
		let token = network.token().await?;
		let grant = self.grant(&token, head)?;
		eprintln!("{}", network.sentence(&grant).await?);
		if !self.yes && !output::confirmed("Open?")? {
			return Err(Failure::input("nothing was opened"));
		}
		let included = network.submit(&key, &calls::open_session(&grant)).await?;
		let opened = network.sessions_of(&key.account(), included.block).await?;
		let id = opened.iter().filter(|status| status.session.grant == grant).map(|status| status.id).next();
		let id = id.ok_or_else(|| Failure::no("the session was opened, and is not there any more"))?;
		println!("Session {id}, in block {}. `mira session revoke {id}` ends it.", included.block.number);
		Ok(())
	}
}

fn how_text(how: How) -> &'static str {
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
		"idle": status.idle.as_ref().map(|denial| format!("{denial:?}")),
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

async fn list(network: &Network, account: &AccountId, as_json: bool) -> Result<(), Failure> {
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
	let idle = status.idle.as_ref().map_or_else(String::new, |denial| format!(" It does not act now: {denial:?}."));
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

async fn show(network: &Network, id: SessionId, as_json: bool) -> Result<(), Failure> {
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
async fn review(network: &Network, account: &AccountId, as_json: bool) -> Result<(), Failure> {
	let head = network.best().await?;
	let token = network.token().await?;
	let live = network.sessions_of(account, head).await?;
	if as_json {
		output::print_json(&live.iter().map(|status| status_json(status, &token)).collect());
		return Ok(());
	}
	let mut table = output::table(&["session", "uses", "spent", "fees", "would have been enough"]);
	let of = |used: Balance, granted: Balance| format!("{} of {}", token.format(used), token.format(granted));
	for status in &live {
		let (limits, usage) = (&status.session.grant.limits, &status.usage);
		table.add_row([
			status.id.to_string(),
			format!("{} of {}", usage.uses, limits.uses),
			of(usage.spent, limits.total),
			of(usage.fees, limits.fees),
			format!("--uses {} --total {} --fees {}", usage.uses, token.format(usage.spent), token.format(usage.fees)),
		]);
	}
	println!("{table}");
	Ok(())
}

impl Revoke {
	async fn run(&self) -> Result<(), Failure> {
		let key = self.signer.key()?;
		let network = self.node.connect().await?;
		let call = match self.session {
			Some(id) => calls::revoke_session(id),
			None => calls::revoke_all_sessions(),
		};
		let included = network.submit(&key, &call).await?;
		println!("Ended in block {}.", included.block.number);
		Ok(())
	}
}

impl Run {
	async fn run(&self) -> Result<(), Failure> {
		let call = hex::decode(self.call.trim_start_matches("0x"))
			.map_err(|error| Failure::input(format!("the call is not hexadecimal: {error}")))?;
		let network = self.node.connect().await?;
		let head = network.best().await?;
		if let Err(refusal) = network.can_execute(self.session, &call, head).await? {
			let allowed =
				if refusal.allowed.is_empty() { String::new() } else { format!(" It is: {}", refusal.allowed) };
			return Err(Failure::no(format!("the session does not let this: {:?}.{allowed}", refusal.denial)));
		}
		if self.dry_run {
			println!("The session lets this, as far as can be known before it is made.");
			return Ok(());
		}
		let key: Key = self.signer.key()?;
		let included = network.submit(&key, &calls::execute_by_session(self.session, &call)).await?;
		println!("Done in block {}.", included.block.number);
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn token() -> Token {
		Token { symbol: "MIRA".into(), decimals: 9 }
	}

	#[test]
	fn items_are_calls_with_rules() {
		let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
		let Ok(Item::Call { pallet, call, rules, claim }) =
			item(&format!("Balances.transfer_keep_alive,to={alice},at-most=1.5,claim=7"), &token())
		else {
			panic!("it is good")
		};
		assert_eq!((pallet.as_slice(), call.as_slice()), (b"Balances".as_slice(), b"transfer_keep_alive".as_slice()));
		assert_eq!(claim, Some(7));
		let to = vec![alice.parse().expect("an address")].try_into().expect("one");
		assert_eq!(rules.into_inner(), [Rule::To(to), Rule::AtMost(1_500_000_000)]);
		for bad in
			["Balances", "Balances.x,to=nobody", "Balances.x,most=1", "Balances.x,claim=all", "Balances.x,at-most=much"]
		{
			assert!(item(bad, &token()).is_err(), "{bad}");
		}
	}

	#[test]
	fn times_have_units() {
		assert_eq!(duration("30m").ok(), Some(Duration::from_secs(1_800)));
		assert_eq!(duration("7d").ok(), Some(Duration::from_secs(604_800)));
		for bad in ["", "7", "h", "-1h", "1.5h", "99999999999999999999d", "1w"] {
			assert!(duration(bad).is_err(), "{bad}");
		}
	}
}
