//! Opening a session: what is granted, told in words before it is signed, by its principal or for it.

use super::{
	super::{amount, output, signer::Signer, Failure, Node},
	items::item,
};
use crate::network::{calls, AccountId, Block, BlockNumber, Grant, Item, Network, SignedGrant, Token};
use clap::{Args, ValueEnum};
use pallet_mira_sessions::{Instant, Limits, Payer, Rule, Window};
use serde_json::json;
use std::{
	path::PathBuf,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

/// What a session may do, how much, and until when.
#[derive(Args)]
pub struct Terms {
	/// Address of the key that will act.
	session_key: AccountId,
	/// A call that it may make, or transactions of the SVM, with rules; as often as there are items.
	#[arg(long, value_name = "PALLET.CALL[,RULE]...|Svm,RULE...", required_unless_present = "preset")]
	allow: Vec<String>,
	/// The calls of a common kind of app, beside those of --allow.
	#[arg(long, value_enum)]
	preset: Option<Preset>,
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
}

/// Scopes of common apps. What they spend is limited by the amounts, as for all others.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preset {
	/// Has responses verified.
	Verify,
	/// Pays anybody.
	Pay,
	/// Fetches what validators, nominators and attestors earned.
	Payouts,
}

impl Preset {
	fn calls(self) -> &'static [&'static str] {
		match self {
			Self::Verify => &["Claims.submit"],
			Self::Pay => &["Balances.transfer_keep_alive"],
			Self::Payouts => &["Staking.payout_stakers_by_page", "Attestations.pay_out"],
		}
	}
}

/// Who signs, where, and whether it is asked first.
#[derive(Args)]
struct Consent {
	/// Do not ask.
	#[arg(long)]
	yes: bool,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

impl Consent {
	/// Shows what is about to be signed, and asks.
	fn to(&self, says: &str, question: &str) -> Result<(), Failure> {
		eprintln!("{says}");
		if self.yes || output::confirmed(question)? {
			return Ok(());
		}
		Err(Failure::input("nothing was signed"))
	}
}

/// What to open.
#[derive(Args)]
pub struct Open {
	#[command(flatten)]
	terms: Terms,
	#[command(flatten)]
	consent: Consent,
}

/// What to sign for somebody else to open.
#[derive(Args)]
pub struct Permit {
	#[command(flatten)]
	terms: Terms,
	/// Address of who opens it and pays its fees; default: the principal pays them, and anybody may open it.
	#[arg(long, value_name = "ADDRESS")]
	sponsor: Option<AccountId>,
	#[command(flatten)]
	consent: Consent,
}

/// What somebody else signed.
#[derive(Args)]
pub struct Relay {
	/// File that `mira session permit` wrote; - for standard input.
	permission: PathBuf,
	#[command(flatten)]
	consent: Consent,
}

/// Bytes that a file with a permission can have: the largest grant has under six thousand, in hexadecimal.
const MAX_FILE: usize = 64 * 1024;

/// A time such as 30m, 2h or 7d.
fn duration(text: &str) -> Result<Duration, Failure> {
	let wrong = || Failure::input(format!("\"{text}\" is no time; write 30m, 2h or 7d"));
	let units = [('m', 60), ('h', 3_600), ('d', 86_400)];
	let read = units.iter().find_map(|(unit, seconds)| Some((text.strip_suffix(*unit)?, *seconds)));
	let (number, seconds) = read.ok_or_else(wrong)?;
	let number: u64 = number.parse().map_err(|_| wrong())?;
	number.checked_mul(seconds).map(Duration::from_secs).ok_or_else(wrong)
}

/// Whether an item says of itself that money may be spent by it.
fn lets_spend(item: &Item) -> bool {
	match item {
		Item::Svm { lamports, .. } => *lamports > 0,
		Item::Evm { value, .. } => *value > 0,
		Item::Call { rules, .. } => rules.iter().any(|rule| matches!(rule, Rule::AtMost(most) if *most > 0)),
	}
}

impl Terms {
	/// The grant, from the block `head` on.
	fn grant(&self, token: &Token, head: Block, clock: u64, payer: Payer<AccountId>) -> Result<Grant, Failure> {
		let lasts = duration(&self.lasts)?;
		let blocks = BlockNumber::try_from(lasts.as_secs().div_ceil(6)).map_err(Failure::input)?.max(1);
		let milliseconds = u64::try_from(lasts.as_millis()).map_err(Failure::input)?;
		let total = token.parse(&self.total)?;
		let window = match &self.window {
			None => Window { amount: total, blocks },
			Some(text) => {
				let wrong = || Failure::input(format!("--window {text}: write AMOUNT/BLOCKS, as in 0.5/100"));
				let (amount, blocks) = text.split_once('/').ok_or_else(wrong)?;
				Window { amount: token.parse(amount)?, blocks: blocks.parse().map_err(|_| wrong())? }
			},
		};
		let preset = self.preset.map(Preset::calls).unwrap_or_default();
		let all = self.allow.iter().map(String::as_str).chain(preset.iter().copied());
		let scope: Vec<Item> = all.map(|text| item(text, token)).collect::<Result<_, _>>()?;
		if total == 0 && scope.iter().any(lets_spend) {
			return Err(Failure::input(
				"an at-most= of --allow lets it spend, and --total, which is 0 if it is not given, does not: say how much it may spend \
				 in all, by --total AMOUNT",
			));
		}
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
			payer,
			from: Instant { block: head.number, time: clock },
			until: Instant { block: head.number.saturating_add(blocks), time: clock.saturating_add(milliseconds) },
			// Two grants of the same terms are two.
			salt: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos() as u64),
		})
	}

	/// The same, of the network as it is now.
	async fn granted(&self, network: &Network, payer: Payer<AccountId>) -> Result<Grant, Failure> {
		let head = network.best().await?;
		let clock = match network.clock(head).await? {
			// Before its first block a chain has no time yet.
			0 => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as u64),
			clock => clock,
		};
		self.grant(&network.token().await?, head, clock, payer)
	}
}

async fn opened(network: &Network, principal: &AccountId, grant: &Grant, at: Block) -> Result<(), Failure> {
	let live = network.sessions_of(principal, at).await?;
	let id = live.iter().find(|status| status.session.grant == *grant).map(|status| status.id);
	let id = id.ok_or_else(|| Failure::no("the session was opened, and is not there any more"))?;
	println!("Session {id}, in block {}. `mira session revoke {id}` ends it.", at.number);
	Ok(())
}

impl Open {
	pub(super) async fn run(&self) -> Result<(), Failure> {
		let key = self.consent.signer.key()?;
		let network = self.consent.node.connect().await?;
		let grant = self.terms.granted(&network, Payer::Principal).await?;
		self.consent.to(&network.sentence(&grant).await?, "Open?")?;
		let included = network.submit(&key, &calls::open_session(&grant)).await?;
		opened(&network, &key.account(), &grant, included.block).await
	}
}

impl Permit {
	pub(super) async fn run(&self) -> Result<(), Failure> {
		let key = self.consent.signer.key()?;
		let network = self.consent.node.connect().await?;
		let payer = self.sponsor.clone().map_or(Payer::Principal, Payer::Sponsor);
		let grant = self.terms.granted(&network, payer).await?;
		let says = network.permission_text(&key.account(), &grant).await?;
		self.consent.to(&says, "Sign this?")?;
		let signed = SignedGrant { principal: key.account(), permission: key.permission(says.as_bytes()), grant };
		output::print_json(&json!({ "says": says, "permission": signed.to_hex() }));
		Ok(())
	}
}

impl Relay {
	pub(super) async fn run(&self) -> Result<(), Failure> {
		let file = super::super::read_input(&self.permission, MAX_FILE)?;
		let unfit = |why: &str| Failure::input(format!("{}: {why}", self.permission.display()));
		let file: serde_json::Value = serde_json::from_slice(&file).map_err(|error| unfit(&error.to_string()))?;
		let signed = file.get("permission").and_then(serde_json::Value::as_str).and_then(SignedGrant::from_hex);
		let signed = signed.ok_or_else(|| unfit("this is not what `mira session permit` wrote"))?;
		let key = self.consent.signer.key()?;
		let network = self.consent.node.connect().await?;
		let says = network.permission_text(&signed.principal, &signed.grant).await?;
		let principal: &[u8; 32] = signed.principal.as_ref();
		if !signed.permission.is_of(principal, says.as_bytes()) {
			return Err(unfit("its principal did not sign this, or for another network"));
		}
		self.consent.to(&says, "Open?")?;
		let included = network.submit(&key, &calls::open_signed_session(&signed)).await?;
		opened(&network, &signed.principal, &signed.grant, included.block).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn times_have_units() {
		assert_eq!(duration("30m").ok(), Some(Duration::from_secs(1_800)));
		assert_eq!(duration("7d").ok(), Some(Duration::from_secs(604_800)));
		for bad in ["", "7", "h", "-1h", "1.5h", "99999999999999999999d", "1w", "7д"] {
			assert!(duration(bad).is_err(), "{bad}");
		}
	}

	#[test]
	fn what_may_be_spent_is_granted_in_all_too() {
		#[derive(clap::Parser)]
		struct Line {
			#[command(flatten)]
			terms: Terms,
		}
		let grant = |line: &str| {
			let key = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
			let line = clap::Parser::try_parse_from(["open", key].into_iter().chain(line.split(' ')));
			let Line { terms } = line.expect("it can be read");
			let head = Block { number: 1, hash: Default::default() };
			terms.grant(&Token { symbol: "MIRA".into(), decimals: 9 }, head, 1, Payer::Principal)
		};
		let svm = "--allow Svm,program=11111111111111111111111111111111";
		assert!(grant(&format!("{svm},at-most=1")).is_err());
		assert!(grant(&format!("{svm},at-most=1 --total 3")).is_ok_and(|grant| grant.limits.total == 3_000_000_000));
		assert!(grant(svm).is_ok());
		assert!(grant("--allow Balances.transfer_keep_alive,at-most=1").is_err());
		assert!(grant("--allow Balances.transfer_keep_alive").is_ok());
	}
}
