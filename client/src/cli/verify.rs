//! `mira verify`: from a text to its certificate.

use super::{amount, output, read_input, signer::Signer, Failure, Node};
use crate::{
	backends::openai::{Chat, Secret},
	certificate::{check, coverage, Certificate, Trust},
	network::{
		calls, Block, ClaimLife, Error, Following, Included, Key, Life, Names, Network, Quote, Submission, Token,
	},
	splitting::{self, Split},
	submitting::{domain_of, model_of, priced, submission, text_of, Wishes, MAX_RESPONSE},
};
use clap::{Args, ValueEnum};
use pallet_mira_claims::{ClaimId, Demand, NewClaim, Span, Tier};
use std::{
	collections::BTreeMap,
	io::{IsTerminal, Write},
	path::PathBuf,
	time::{Duration, Instant},
};

/// How much is asked for.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TierName {
	/// Small committees, seconds to a provisional outcome.
	Fast,
	/// Small committees; reveals wait for finality.
	Standard,
	/// Larger committees and longer windows.
	High,
}

impl From<TierName> for Tier {
	fn from(name: TierName) -> Self {
		match name {
			TierName::Fast => Self::Fast,
			TierName::Standard => Self::Standard,
			TierName::High => Self::High,
		}
	}
}

/// How long to wait.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
	/// Until there are outcomes, that can still change.
	Provisional,
	/// Until they cannot change any more.
	Final,
}

/// Who splits a response.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Splitter {
	/// A language model; the rules, if it fails.
	Model,
	/// Rules of English, on this machine.
	Rules,
}

/// Turn a response into claims, have them attested, and write the certificate.
#[derive(Args)]
#[command(
	after_help = "The texts of the claims become public, for ever; the text of the response does not.\n\nExamples:\n  \
	mira verify answer.txt --model gpt-4o --key //Alice\n  \
	llm ask | mira verify - --model llama-3 --key-file ~/.mira/key --yes --json > result.json\n  \
	mira verify answer.txt --dry-run"
)]
pub struct Verify {
	/// The response; - reads it from standard input.
	file: PathBuf,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
	/// Model that gave the response, as you want it to stand in the certificate.
	#[arg(long, default_value = "unspecified")]
	model: String,
	/// How much is asked for.
	#[arg(long, value_enum, default_value_t = TierName::Fast)]
	tier: TierName,
	/// What a seat earns for a right verdict; default: the least of the tier.
	#[arg(long, value_name = "AMOUNT")]
	reward: Option<String>,
	/// Refuse to submit if fewer rounds than this can be seated for each claim.
	#[arg(long, value_name = "ROUNDS", default_value_t = 0)]
	min_rounds: u8,
	/// Refuse to submit if the outcome of any claim could be bought for less than this.
	#[arg(long, value_name = "AMOUNT")]
	min_cost_to_buy: Option<String>,
	/// Who splits the response: a model (OPENAI_BASE_URL, OPENAI_MODEL, OPENAI_API_KEY) or rules; default: a model, if one is
	/// configured.
	#[arg(long, value_enum)]
	split: Option<Splitter>,
	/// Wait until the outcomes are provisional or final.
	#[arg(long, value_enum, default_value_t = Until::Final)]
	until: Until,
	/// Where the certificate goes; default: response-NUMBER.certificate.json.
	#[arg(long, value_name = "FILE")]
	out: Option<PathBuf>,
	/// Show the claims and the price, and submit nothing.
	#[arg(long)]
	dry_run: bool,
	/// Do not ask.
	#[arg(long)]
	yes: bool,
	/// Print the result as JSON on standard output; all else goes to standard error.
	#[arg(long)]
	json: bool,
}

impl Verify {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		let bytes = read_input(&self.file, MAX_RESPONSE)?;
		let text = text_of(&bytes)?;
		let model = model_of(&self.model)?;
		// Before anything is asked of the network: a bad key should be told at once.
		let key = if self.dry_run { None } else { Some(self.signer.key()?) };
		let (split, by) = self.split(text).await?;

		let network = self.node.connect().await?;
		let head = network.best().await?;
		let (token, domains) = (network.token().await?, network.domains(head).await?);
		let tier = Tier::from(self.tier);
		let parameters = network.claim_parameters(head).await?;
		let reward = amount(&token, self.reward.as_ref())?.unwrap_or(parameters.tier(tier).min_reward);
		let cost_to_buy = amount(&token, self.min_cost_to_buy.as_ref())?.unwrap_or_default();
		let demand = Demand { rounds: self.min_rounds, cost_to_buy };
		let submission = submission(text, &split, &domains, Wishes { model, tier, reward, demand })?;
		let quote = match network.quote(tier, reward, priced(&submission), head).await? {
			Ok(quote) => quote,
			Err(error) => {
				let why = network.error_in_words(&error, head).await;
				return Err(Failure::input(format!("the network gives no price for this: {why}")));
			},
		};

		eprintln!("{}", self.preview(text, (&split, &by), &submission, &quote, &domains, &token));
		let Some(key) = key else { return Ok(()) };
		self.refuse_what_cannot_be_had(&submission, &quote, &token)?;
		self.afford(&network, &key, &quote, &token, head).await?;
		if !self.yes && !output::confirmed("Submit?")? {
			return Err(Failure::input("not submitted: nothing was charged"));
		}
		let included = network.submit(&key, &calls::submit(&submission)).await?;
		self.follow(&network, &submission, included, text, &token).await
	}

	/// Splits the response; and who did.
	async fn split(&self, text: &str) -> Result<(Split, String), Failure> {
		let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
		let by_rules = || (splitting::split(text), splitting::DECOMPOSER.to_string());
		let Some(url) = variable("OPENAI_BASE_URL").filter(|_| self.split != Some(Splitter::Rules)) else {
			return match self.split {
				Some(Splitter::Model) => Err(Failure::input("--split model: set OPENAI_BASE_URL, and OPENAI_MODEL")),
				_ => Ok(by_rules()),
			};
		};
		let model = variable("OPENAI_MODEL")
			.ok_or_else(|| Failure::input("OPENAI_BASE_URL is set, and OPENAI_MODEL is not"))?;
		let key = Secret::new(variable("OPENAI_API_KEY").unwrap_or_default());
		let chat = Chat::new(&url, &model, key, Duration::from_secs(120), 1).map_err(Failure::input)?;
		match splitting::split_by_model(text, &chat).await {
			Ok(split) => Ok((split, format!("model/v1, {model}"))),
			Err(why) => {
				eprintln!("The model could not split the response ({why}); the rules do.");
				Ok(by_rules())
			},
		}
	}

	/// What would be asked, what it costs, what becomes public, and what nobody checks.
	fn preview(
		&self,
		text: &str,
		(split, by): (&Split, &str),
		submission: &Submission,
		quote: &Quote,
		domains: &Names,
		token: &Token,
	) -> String {
		let mut table =
			output::table(&["#", "what becomes public, for ever", "domain", "seats", "rounds", "cost to buy"]);
		for (at, (piece, quoted)) in split.pieces.iter().zip(&quote.claims).enumerate() {
			let domain = domain_of(&piece.text, domains).map_or_else(|_| String::new(), |domain| domains.of(domain));
			let again = quoted.previous.map_or_else(String::new, |claim| format!(" (asked before: claim {claim})"));
			table.add_row([
				(at + 1).to_string(),
				format!("{}{again}", piece.text),
				domain,
				quoted.seats.to_string(),
				quoted.rounds.to_string(),
				token.format(quoted.cost_to_buy),
			]);
		}
		let spans: Vec<Span> = submission.claims.iter().map(|claim| claim.span).collect();
		let mut lines = vec![table.to_string()];
		let gaps = coverage::uncovered(text, spans.iter().copied());
		if !gaps.is_empty() {
			lines.push("Not covered by any claim, so not checked:".into());
			for gap in gaps {
				let why = split.uncovered.iter().find(|part| part.span.start <= gap.start && gap.start < part.span.end);
				let why = why.map_or_else(String::new, |part| format!(" ({})", part.why));
				lines.push(format!("  - {}{why}", text.get(gap).unwrap_or_default().replace('\n', " ")));
			}
		}
		lines.push(format!(
			"{} claims (split by {}), tier {}. Price: {} for the committees now, what they do not earn comes back; {} held until all \
			 is final; and the fee.",
			submission.claims.len(),
			by,
			output::tier_text(submission.tier),
			token.format(quote.rewards),
			token.format(quote.deposit),
		));
		lines.join("\n")
	}

	/// Says before the chain would what cannot be had now.
	fn refuse_what_cannot_be_had(&self, submission: &Submission, quote: &Quote, token: &Token) -> Result<(), Failure> {
		for (at, quoted) in quote.claims.iter().enumerate() {
			let number = at + 1;
			if quoted.rounds == 0 {
				return Err(Failure::no(format!(
					"no committee of {} can be drawn for claim {number} now: too few attestors of its domain, or too many of one family. \
					 Nothing was charged",
					quoted.seats
				)));
			}
			if quoted.rounds < submission.demand.rounds {
				return Err(Failure::no(format!(
					"{} rounds can be seated for claim {number} now, and --min-rounds asks for {}. Nothing was charged",
					quoted.rounds, submission.demand.rounds
				)));
			}
			if quoted.cost_to_buy < submission.demand.cost_to_buy {
				return Err(Failure::no(format!(
					"the outcome of claim {number} could be bought for {}, and --min-cost-to-buy asks for {}. Nothing was charged",
					token.format(quoted.cost_to_buy),
					token.format(submission.demand.cost_to_buy)
				)));
			}
		}
		Ok(())
	}

	async fn afford(
		&self,
		network: &Network,
		key: &Key,
		quote: &Quote,
		token: &Token,
		at: Block,
	) -> Result<(), Failure> {
		let (account, needed) = (key.account(), quote.rewards.saturating_add(quote.deposit));
		let free = network.free_balance(&account, at).await?;
		if free > needed {
			return Ok(());
		}
		Err(Failure::input(format!(
			"the account {account} has {}, and this takes {} and the fee. Nothing was charged",
			token.format(free),
			token.format(needed)
		)))
	}

	/// Shows progress until the outcomes are there, then the table; writes the certificate.
	async fn follow(
		&self,
		network: &Network,
		submission: &Submission,
		included: Included,
		text: &str,
		token: &Token,
	) -> Result<(), Failure> {
		let number = included.block.number;
		let mut following = Following::submission(network, included)
			.ok_or_else(|| Failure::no("the submission is in a block, but its events are not there"))?;
		let id = following.life().id;
		eprintln!("Response {id} is in block {number}. `mira claims watch {id}` follows it too.");
		let until = watch(&mut following, self.until).await?;
		let life = following.life();
		if life.id != id {
			eprintln!("A fork undid block {number}: it is response {} now, of block {}.", life.id, life.submitted_at);
		}
		// Claims have numbers in the order in which they were submitted.
		let said = |claim: &NewClaim| String::from_utf8_lossy(&claim.text).into_owned();
		let texts: BTreeMap<ClaimId, String> =
			life.claims.keys().copied().zip(submission.claims.iter().map(said)).collect();

		let certificate = network.certificate_of_life(life, until, &texts).await?;
		let path = self.out.clone().unwrap_or_else(|| format!("response-{}.certificate.json", life.id).into());
		certificate.write(&path)?;
		// Only to read it: whoever needs to trust it names a root of trust.
		let trust = said_by(network, &certificate).await?;
		let report = check(&certificate, &trust, Some(text.as_bytes()))
			.map_err(|fault| Failure::no(format!("the certificate that was made is bad: {fault}")))?;
		if self.json {
			let mut json = output::report_json(&report, Some(token));
			if let Some(object) = json.as_object_mut() {
				object.insert("responseNumber".into(), life.id.into());
				object.insert("certificate".into(), path.display().to_string().into());
			}
			output::print_json(&json);
		} else {
			println!("{}", output::report_table(&report));
			println!("{}; {}.", output::coverage_text(&report), if report.is_final { "final" } else { "provisional" });
			println!("Certificate: {}", path.display());
		}
		Ok(())
	}
}

/// The root that a node says of itself. Enough to read a certificate of it, not to trust one.
pub(super) async fn said_by(network: &Network, certificate: &Certificate) -> Result<Trust, Failure> {
	let parent = certificate.proof.block.0.parent_hash;
	let list = network.storage(&crate::network::keys::authorities(), parent).await?.unwrap_or_default();
	Ok(Trust::of_set(network.genesis(), certificate.proof.set_id, &list))
}

/// For how long a node may be away while a response is followed.
const PATIENCE: Duration = Duration::from_secs(300);

/// Follows a response until it is as far as asked; the block at which it was.
pub(super) async fn watch(following: &mut Following, until: Until) -> Result<Block, Failure> {
	let (mut shown, mut heard) = (String::new(), Instant::now());
	loop {
		match following.catch_up().await {
			Ok(head) => {
				heard = Instant::now();
				let life = following.life();
				progress(life, &mut shown);
				let is_there = match until {
					Until::Provisional => life.claims.values().all(ClaimLife::is_judged),
					Until::Final => life.certified.is_some(),
				};
				if is_there && !life.claims.is_empty() {
					if std::io::stderr().is_terminal() {
						eprintln!();
					}
					return Ok(head);
				}
			},
			// A node that restarts comes back; what is on chain is not lost.
			Err(Error::Lost(_) | Error::Refused { .. }) if heard.elapsed() < PATIENCE => {},
			Err(error) => return Err(error.into()),
		}
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
}

/// One line that tells how far all claims are; a new line only where lines cannot be written over.
fn progress(life: &Life, shown: &mut String) {
	let claims = life.claims.len();
	let count = |is: fn(&ClaimLife) -> bool| life.claims.values().filter(|claim| is(claim)).count();
	let seats: usize = life.claims.values().map(|claim| claim.seats.len()).sum();
	let commits: usize = life.claims.values().map(ClaimLife::commits).sum();
	let reveals: usize = life.claims.values().map(ClaimLife::reveals).sum();
	let line = format!(
		"{claims} claims: {} committees drawn, {commits}/{seats} committed, {reveals}/{seats} revealed, {} provisional, {} final",
		count(|claim| !claim.seats.is_empty()),
		count(|claim| claim.judged.is_some()),
		life.order.len(),
	);
	if line != *shown {
		if std::io::stderr().is_terminal() {
			eprint!("\r\x1b[K{line}");
			let _ = std::io::stderr().flush();
		} else {
			eprintln!("{line}");
		}
		*shown = line;
	}
}
