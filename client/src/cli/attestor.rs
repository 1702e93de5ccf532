//! `mira attestor`: becoming one, looking at one, ceasing to be one.

use super::{amount, output, signer::Signer, Failure, Node};
use crate::network::{calls, AccountId, Attestor, Call, Names, Network, Token};
use clap::{Args, Subcommand};
use pallet_mira_attestations::{AttestorId, DomainId, DomainSet, FamilyId, Standing};
use serde_json::json;

/// Become an attestor, look at one, cease to be one.
#[derive(Subcommand)]
pub enum AttestorCommand {
	/// Become an attestor, or add to the bond of one.
	#[command(
		after_help = "The owner's key signs here; the operating key is named by its address and belongs to the verifier.\n\n\
		Example:\n  mira attestor bond 5000 --operating 5F3sa2... --family claude --domains general,law --key-file owner.key"
	)]
	Bond(Bond),
	/// Show an attestor: bond, seats, record.
	#[command(
		after_help = "Examples:\n  mira attestor status 3\n  mira attestor status 5F3sa2...   # by owner or operating key"
	)]
	Status(Status),
	/// Show all attestors.
	Report(Report),
	/// Ask bond back, take out what was asked back, or cease to be an attestor.
	#[command(
		after_help = "Examples:\n  mira attestor unbond 3 --all --key-file owner.key\n  mira attestor unbond 3 --withdraw --key-file owner.key"
	)]
	Unbond(Unbond),
}

/// A bond.
#[derive(Args)]
pub struct Bond {
	/// How much.
	amount: String,
	/// Add to the bond of this attestor, instead of making one.
	#[arg(long, value_name = "NUMBER", conflicts_with_all = ["operating", "family", "domains"])]
	to: Option<AttestorId>,
	/// Address of the key that will sign commits and reveals.
	#[arg(long, value_name = "ADDRESS", required_unless_present = "to")]
	operating: Option<AccountId>,
	/// Line of models, or method, behind it.
	#[arg(long, required_unless_present = "to")]
	family: Option<String>,
	/// Kinds of claims that it judges.
	#[arg(long, value_delimiter = ',', required_unless_present = "to")]
	domains: Vec<String>,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

/// Which attestor.
#[derive(Args)]
pub struct Status {
	/// Number, or address of its owner or operating key.
	who: String,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// All attestors.
#[derive(Args)]
pub struct Report {
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// Bond to ask back.
#[derive(Args)]
pub struct Unbond {
	/// Number of the attestor.
	attestor: AttestorId,
	/// How much to ask back.
	#[arg(required_unless_present_any = ["all", "withdraw"])]
	amount: Option<String>,
	/// Ask all of it back.
	#[arg(long, conflicts_with = "amount")]
	all: bool,
	/// Take out what was asked back long enough ago; with the last of it the attestor ends.
	#[arg(long, conflicts_with_all = ["amount", "all"])]
	withdraw: bool,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

impl AttestorCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		match self {
			Self::Bond(bond) => bond.run().await,
			Self::Status(status) => status.run().await,
			Self::Report(Report { node, json }) => report(&node.connect().await?, *json).await,
			Self::Unbond(unbond) => unbond.run().await,
		}
	}
}

impl Bond {
	async fn run(&self) -> Result<(), Failure> {
		let key = self.signer.key()?;
		let network = self.node.connect().await?;
		let head = network.best().await?;
		let token = network.token().await?;
		let bond = token.parse(&self.amount)?;
		let call = match (self.to, &self.operating, &self.family) {
			(Some(attestor), ..) => calls::bond_extra(attestor, bond),
			(None, Some(operating), Some(family)) => {
				let least = network.attestor_parameters(head).await?.min_bond;
				if bond < least {
					return Err(Failure::input(format!("the least bond is {}", token.format(least))));
				}
				let (families, domains) = (network.families(head).await?, network.domains(head).await?);
				let family = number(&families, family, "family")?;
				let set = self.domains.iter().map(|name| number(&domains, name, "domain").and_then(domain_id));
				let set = DomainSet::of(set.collect::<Result<Vec<DomainId>, _>>()?);
				let family = FamilyId::try_from(family).map_err(Failure::input)?;
				calls::register(operating, bond, set, family)
			},
			_ => return Err(Failure::input("name --operating, --family and --domains")),
		};
		let free = network.free_balance(&key.account(), head).await?;
		if free <= bond {
			let account = key.account();
			return Err(Failure::input(format!(
				"the account {account} has {}; nothing was bonded",
				token.format(free)
			)));
		}
		let included = network.submit(&key, &call).await?;
		println!("Bonded {} in block {}.", token.format(bond), included.block.number);
		if self.to.is_none() {
			let owned = network.attestors_owned_by(&key.account(), included.block).await?;
			for (id, _) in owned.iter().filter(|(_, attestor)| Some(&attestor.operating) == self.operating.as_ref()) {
				println!("Attestor {id}: it is drawn from two draw epochs on. `mira attestor status {id}` shows it.");
			}
		}
		Ok(())
	}
}

fn number(names: &Names, name: &str, kind: &str) -> Result<usize, Failure> {
	let unknown = || Failure::input(format!("there is no {kind} \"{name}\"; known: {}", names.0.join(", ")));
	names.number(name).ok_or_else(unknown)
}

fn domain_id(number: usize) -> Result<DomainId, Failure> {
	DomainId::try_from(number).map_err(Failure::input)
}

impl Status {
	async fn run(&self) -> Result<(), Failure> {
		let network = self.node.connect().await?;
		let head = network.best().await?;
		let found = match (self.who.parse::<AttestorId>(), self.who.parse::<AccountId>()) {
			(Ok(id), _) => network.attestor(id, head).await?.map(|attestor| (id, attestor)).into_iter().collect(),
			(Err(_), Ok(account)) => {
				let mut found = network.attestors_owned_by(&account, head).await?;
				found.extend(network.attestor_of(&account, head).await?);
				found
			},
			_ => return Err(Failure::input(format!("\"{}\" is neither a number nor an address", self.who))),
		};
		if found.is_empty() {
			return Err(Failure::no(format!("there is no attestor {}", self.who)));
		}
		show(&network, found, self.json).await
	}
}

async fn report(network: &Network, as_json: bool) -> Result<(), Failure> {
	let head = network.best().await?;
	let next: AttestorId =
		network.storage(&crate::network::keys::next_attestor(), head.hash).await?.unwrap_or_default();
	let mut all = Vec::new();
	for id in 0..next {
		all.extend(network.attestor(id, head).await?.map(|attestor| (id, attestor)));
	}
	show(network, all, as_json).await
}

fn standing_text(attestor: &Attestor) -> String {
	match attestor.standing {
		Standing::Active if attestor.drawn_weight == 0 => "waits to be drawn".into(),
		Standing::Active => "active".into(),
		Standing::Paused => "paused".into(),
		Standing::Suspended { era } => format!("suspended in era {era}: silent too often"),
	}
}

async fn show(network: &Network, attestors: Vec<(AttestorId, Attestor)>, as_json: bool) -> Result<(), Failure> {
	let head = network.best().await?;
	let (token, families, domains) =
		(network.token().await?, network.families(head).await?, network.domains(head).await?);
	if as_json {
		let all = attestors.iter().map(|(id, attestor)| attestor_json(*id, attestor, &token, &families, &domains));
		output::print_json(&all.collect());
		return Ok(());
	}
	let mut table =
		output::table(&["attestor", "family", "standing", "bond", "exposed", "frozen", "seats", "earned", "this era"]);
	for (id, attestor) in &attestors {
		let record = &attestor.record;
		table.add_row([
			id.to_string(),
			families.of(attestor.family),
			standing_text(attestor),
			token.format(attestor.bond),
			token.format(attestor.exposed),
			token.format(attestor.frozen),
			attestor.seats.to_string(),
			token.format(attestor.earned),
			format!("{} seats, {} verdicts, {} silent", record.seats, record.verdicts, record.silent),
		]);
	}
	println!("{table}");
	Ok(())
}

fn attestor_json(
	id: AttestorId,
	attestor: &Attestor,
	token: &Token,
	families: &Names,
	domains: &Names,
) -> serde_json::Value {
	json!({
		"attestor": id,
		"owner": attestor.owner,
		"operating": attestor.operating,
		"family": families.of(attestor.family),
		"domains": attestor.domains.iter().map(|domain| domains.of(domain)).collect::<Vec<_>>(),
		"standing": standing_text(attestor),
		"bond": token.format(attestor.bond),
		"exposed": token.format(attestor.exposed),
		"frozen": token.format(attestor.frozen),
		"unbonding": attestor.unbonding.map(|unbonding| {
			json!({ "amount": token.format(unbonding.amount), "freeAtBlock": unbonding.free_at })
		}),
		"seats": attestor.seats,
		"earned": token.format(attestor.earned),
		"era": {
			"era": attestor.record.era,
			"seats": attestor.record.seats,
			"verdicts": attestor.record.verdicts,
			"silent": attestor.record.silent,
		},
	})
}

impl Unbond {
	async fn run(&self) -> Result<(), Failure> {
		let key = self.signer.key()?;
		let network = self.node.connect().await?;
		let head = network.best().await?;
		let token = network.token().await?;
		let known = network.attestor(self.attestor, head).await?;
		let known = known.ok_or_else(|| Failure::no(format!("there is no attestor {}", self.attestor)))?;
		let (call, said): (Call, String) = if self.withdraw {
			(calls::withdraw(self.attestor), "Taken out".into())
		} else {
			let asked = if self.all { Some(known.staying()) } else { amount(&token, self.amount.as_ref())? };
			let asked = asked.ok_or_else(|| Failure::input("name an amount, or --all"))?;
			(calls::unbond(self.attestor, asked), format!("Asked back {}", token.format(asked)))
		};
		let included = network.submit(&key, &call).await?;
		println!("{said} in block {}.", included.block.number);
		let now = network.attestor(self.attestor, included.block).await?;
		match now.as_ref().map(|attestor| attestor.unbonding) {
			Some(Some(unbonding)) => println!(
				"{} can be taken out from block {} on, if nothing needs it then: `mira attestor unbond {} --withdraw`.",
				token.format(unbonding.amount),
				unbonding.free_at,
				self.attestor
			),
			Some(None) => {},
			None => println!("Attestor {} is no more; its earnings were paid.", self.attestor),
		}
		Ok(())
	}
}
