//! `mira certificate`: making, showing, checking.

use super::{output, read_input, verify::said_by, Failure, Node, NO};
use crate::{
	certificate::{check, Certificate, Report, Trust},
	submitting::MAX_RESPONSE,
};
use clap::{Args, Subcommand};
use pallet_mira_claims::ResponseId;
use std::{collections::BTreeMap, path::PathBuf};

/// Make, show and check certificates.
#[derive(Subcommand)]
pub enum CertificateCommand {
	/// Make the certificate of a response from a node.
	#[command(after_help = "Example:\n  mira certificate make 0 --out answer.certificate.json")]
	Make(Make),
	/// Show what a certificate says, without checking it.
	Show(Show),
	/// Check a certificate: no node, no network; only what you name is trusted.
	#[command(after_help = "What can be trusted:\n  \
		SPEC       a raw chain spec: its genesis block and first authority set\n  \
		SET        {\"genesis\": \"0x..\", \"setId\": 7, \"authorities\": [{\"key\": \"0x..\", \"weight\": 1}]}\n  \
		TRUSTFILE  the same, with the handoffs that follow (mira certificate handoffs)\n\n\
		Exit codes: 0 good and final, 1 bad or provisional (0 with --accept-provisional), 2 a file cannot be read.\n\n\
		Examples:\n  \
		mira certificate verify answer.certificate.json --trust chain-specs/local.raw.json\n  \
		mira certificate verify answer.certificate.json --trust spec.raw.json --handoffs handoffs.json --response answer.txt")]
	Verify(Verify),
	/// Collect the handoffs of authority sets since the network's beginning, to check certificates with.
	#[command(after_help = "Example:\n  mira certificate handoffs --out handoffs.json")]
	Handoffs(Handoffs),
}

/// Which response.
#[derive(Args)]
pub struct Make {
	/// Number of the response.
	response: ResponseId,
	/// Where it goes; default: response-NUMBER.certificate.json.
	#[arg(long, value_name = "FILE")]
	out: Option<PathBuf>,
	#[command(flatten)]
	node: Node,
}

/// Which file.
#[derive(Args)]
pub struct Show {
	/// The certificate.
	file: PathBuf,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// What to check by what.
#[derive(Args)]
pub struct Verify {
	/// The certificate.
	file: PathBuf,
	/// What is trusted: a raw chain spec, an authority set, or a trust file.
	#[arg(long, value_name = "SPEC|SET|TRUSTFILE")]
	trust: PathBuf,
	/// Handoffs from what is trusted to the authorities that signed. They are checked.
	#[arg(long, value_name = "FILE")]
	handoffs: Option<PathBuf>,
	/// The text of the response: its hash and spans are checked, and what no claim covers is named.
	#[arg(long, value_name = "TEXT")]
	response: Option<PathBuf>,
	/// Take a certificate whose outcomes can still change for good.
	#[arg(long)]
	accept_provisional: bool,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// Where to.
#[derive(Args)]
pub struct Handoffs {
	/// Where they go.
	#[arg(long, value_name = "FILE", default_value = "handoffs.json")]
	out: PathBuf,
	#[command(flatten)]
	node: Node,
}

impl CertificateCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		match self {
			Self::Make(make) => make.run().await,
			Self::Show(show) => show.run(),
			Self::Verify(verify) => verify.run(),
			Self::Handoffs(handoffs) => handoffs.run().await,
		}
	}
}

impl Make {
	async fn run(&self) -> Result<(), Failure> {
		let network = self.node.connect().await?;
		let certificate = network.certificate(self.response, &BTreeMap::new()).await?;
		let trust = said_by(&network, &certificate).await?;
		let report = check(&certificate, &trust, None)
			.map_err(|fault| Failure::no(format!("the certificate that was made is bad: {fault}")))?;
		let path = self.out.clone().unwrap_or_else(|| format!("response-{}.certificate.json", self.response).into());
		certificate.write(&path)?;
		println!("{}; {}.", output::coverage_text(&report), stage_text(&report));
		println!("Certificate: {}", path.display());
		Ok(())
	}
}

fn stage_text(report: &Report) -> &'static str {
	if report.is_final {
		"final"
	} else {
		"provisional: the outcomes can still change"
	}
}

impl Show {
	fn run(&self) -> Result<(), Failure> {
		let certificate = Certificate::read(&self.file)?;
		// By its own word; enough to read it.
		let signers =
			certificate.proof.justification.0.commit.precommits.iter().map(|signed| (signed.id.clone(), 1)).collect();
		let own = Trust::of_set(certificate.genesis, certificate.proof.set_id, &signers);
		let report = check(&certificate, &own, None).map_err(|fault| Failure::no(format!("it is bad: {fault}")))?;
		if self.json {
			output::print_json(&output::report_json(&report, None));
		} else {
			println!("{}", output::report_table(&report));
			println!("{}; {}; proven at block {}.", output::coverage_text(&report), stage_text(&report), report.block);
			println!("NOT CHECKED against anything you trust: `mira certificate verify` does that.");
		}
		Ok(())
	}
}

impl Verify {
	fn run(&self) -> Result<(), Failure> {
		let certificate = Certificate::read(&self.file)?;
		let mut trust = Trust::read(&self.trust)?;
		if let Some(file) = &self.handoffs {
			let given = Trust::read(file)?;
			// Only the ends of sets are taken from there; those before the root are of no use.
			let before = usize::try_from(trust.set_id.saturating_sub(given.set_id)).unwrap_or(usize::MAX);
			trust.handoffs = given.handoffs.into_iter().skip(before).collect();
		}
		let text = self.response.as_ref().map(|file| read_input(file, MAX_RESPONSE)).transpose()?;
		let report = match check(&certificate, &trust, text.as_deref()) {
			Ok(report) => report,
			Err(fault) => return Err(Failure::no(format!("BAD: {fault}"))),
		};
		if self.json {
			output::print_json(&output::report_json(&report, None));
		} else {
			self.print(&report, text.as_deref());
		}
		if report.is_final || self.accept_provisional {
			Ok(())
		} else {
			let message =
				"the certificate is good, but provisional: --accept-provisional takes it for good all the same";
			Err(Failure { code: NO, message: message.into() })
		}
	}

	fn print(&self, report: &Report, text: Option<&[u8]>) {
		println!("{}", output::report_table(report));
		println!("{}; {}; proven at block {}.", output::coverage_text(report), stage_text(report), report.block);
		let (covered, length) = (report.header.covered, report.header.length);
		match (&report.uncovered, text.map(String::from_utf8_lossy)) {
			(Some(gaps), Some(text)) => {
				println!(
					"The response is the one that was submitted; claims stand for {covered} of its {length} bytes."
				);
				if !gaps.is_empty() {
					println!("No claim covers:");
				}
				for gap in gaps {
					println!("  - {}", text.get(gap.clone()).unwrap_or_default().replace('\n', " "));
				}
			},
			_ => println!(
				"Claims only: without the response's text (--response) it is not known whether they are of it."
			),
		}
		println!("GOOD: signed by the authorities that {} leads to.", self.trust.display());
	}
}

impl Handoffs {
	async fn run(&self) -> Result<(), Failure> {
		let network = self.node.connect().await?;
		let until = network.authority_set(network.finalized().await?).await?;
		let trust = network.handoffs(until, |done| eprint!("\r{done} of {until} handoffs")).await?;
		eprintln!();
		// What was collected is checked by itself before anybody else is told to use it.
		trust.authorities_of(until).map_err(|fault| Failure::no(format!("the node's handoffs are bad: {fault}")))?;
		trust.write(&self.out)?;
		println!(
			"{} handoffs, {} bytes of proofs: {}",
			trust.handoffs.len(),
			trust.handoff_bytes(),
			self.out.display()
		);
		Ok(())
	}
}
