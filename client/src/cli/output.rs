//! How results are shown: tables for people, JSON for programs.

use super::Failure;
use crate::{
	backends::verdict_text,
	certificate::{ClaimFinality, Proven, Report},
	network::{Names, Token},
};
use comfy_table::{presets::UTF8_HORIZONTAL_ONLY, ContentArrangement, Table};
use pallet_mira_attestations::{
	tally::{quorum, Tally},
	Answer, Seat, SeatRecord,
};
use pallet_mira_claims::{Outcome, Outcomes, Tier};
use serde_json::{json, Value};
use std::io::{BufRead, IsTerminal, Write};

/// A table that fits the terminal.
pub fn table(header: &[&str]) -> Table {
	let mut table = Table::new();
	table.load_preset(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic).set_header(header);
	if !std::io::stdout().is_terminal() {
		table.set_width(120);
	}
	table
}

/// What has to be seen: red, on a terminal.
pub fn alarming(text: &str) -> String {
	if std::io::stdout().is_terminal() {
		format!("\x1b[31m{text}\x1b[0m")
	} else {
		text.into()
	}
}

/// How an outcome is written.
pub fn outcome_text(outcome: Option<Outcome>) -> &'static str {
	match outcome {
		Some(Outcome::Supported) => "Supported",
		Some(Outcome::Refuted) => "Refuted",
		Some(Outcome::Unverifiable) => "Unverifiable",
		Some(Outcome::Undetermined) => "Undetermined",
		None => "No committee",
	}
}

/// How a tier is written.
pub fn tier_text(tier: Tier) -> &'static str {
	match tier {
		Tier::Fast => "fast",
		Tier::Standard => "standard",
		Tier::High => "high",
	}
}

/// What a committee said, in words; for an outcome that is no decision, why.
pub fn tally_text(tally: &Tally) -> String {
	let parts = [
		(tally.true_, "true"),
		(tally.false_, "false"),
		(tally.unverifiable, "unverifiable"),
		(tally.abstained, "abstained"),
		(tally.silent, "silent"),
	];
	let said: Vec<_> =
		parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
	let needed = match tally.verdict() {
		Some(_) => String::new(),
		None => format!("; {} of {} must agree", quorum(tally.seats()), tally.seats()),
	};
	format!("{}{needed}", said.join(", "))
}

/// Which families gave the verdicts of a claim.
fn families_text(seats: &[SeatRecord], families: &Names) -> String {
	let gave = |seat: &&SeatRecord| matches!(seat.seat.answer(), Some(Answer::Verdict(_)));
	let mut names: Vec<_> = seats.iter().filter(gave).map(|seat| families.of(seat.family)).collect();
	names.sort();
	names.dedup();
	names.join(", ")
}

/// Claims that were decided, of those asked, in percent.
pub fn coverage_text(report: &Report) -> String {
	let Outcomes { supported, refuted, .. } = report.outcomes;
	let permille = report.coverage_permille();
	format!(
		"{} of {} claims decided ({}.{} %)",
		supported + refuted,
		report.outcomes.total(),
		permille / 10,
		permille % 10
	)
}

/// The table of a response.
pub fn report_table(report: &Report) -> String {
	let mut table = table(&["claim", "outcome", "what it says", "seats said", "families that decided"]);
	for proven in &report.claims {
		table.add_row([
			proven.claim.to_string(),
			outcome_text(proven.outcome).into(),
			proven.text.clone(),
			if proven.seats.is_empty() {
				"no committee could be drawn; refunded".into()
			} else {
				tally_text(&proven.tally)
			},
			families_text(&proven.seats, &report.families),
		]);
	}
	table.to_string()
}

/// Everything that a certificate proves, for programs.
pub fn report_json(report: &Report, token: Option<&Token>) -> Value {
	let amount = |amount: u128| match token {
		Some(token) => json!(token.format(amount)),
		None => json!(amount.to_string()),
	};
	json!({
		"final": report.is_final,
		"provenAtBlock": report.block,
		"response": {
			"hash": report.header.hash,
			"length": report.header.length,
			"coveredBytes": report.header.covered,
			"model": String::from_utf8_lossy(&report.header.model),
			"tier": tier_text(report.header.tier),
			"rewardPerSeat": amount(report.header.reward),
		},
		"coverage": f64::from(report.coverage_permille()) / 1000.0,
		"outcomes": {
			"supported": report.outcomes.supported,
			"refuted": report.outcomes.refuted,
			"unverifiable": report.outcomes.unverifiable,
			"undetermined": report.outcomes.undetermined,
			"withoutCommittee": report.outcomes.unseated,
		},
		"uncovered": report.uncovered.as_ref().map(|ranges| {
			ranges.iter().map(|range| json!({ "start": range.start, "length": range.len() })).collect::<Vec<_>>()
		}),
		"claims": report.claims.iter().map(|proven| claim_json(proven, report, &amount)).collect::<Vec<_>>(),
	})
}

fn claim_json(proven: &Proven, report: &Report, amount: &dyn Fn(u128) -> Value) -> Value {
	let seats = proven.seats.iter().map(|record| {
		let family = report.families.of(record.family);
		match &record.seat {
			Seat::Revealed(attestation) => json!({
				"attestor": record.attestor,
				"family": family,
				"verdict": verdict_text(match attestation.answer {
					Answer::Verdict(verdict) => Some(verdict),
					Answer::Abstain => None,
				}),
				"confidence": attestation.confidence,
				"model": attestation.model,
				"evidence": attestation.evidence,
			}),
			Seat::Silent | Seat::Drawn | Seat::Committed(_) => {
				json!({ "attestor": record.attestor, "family": family, "verdict": "silent" })
			},
		}
	});
	let header = &proven.header;
	json!({
		"claim": proven.claim,
		"text": proven.text,
		"outcome": outcome_text(proven.outcome),
		"finality": match proven.finality {
			ClaimFinality::Final { since } => json!({ "finalSinceBlock": since }),
			ClaimFinality::Provisional { until } => json!({ "provisionalUntilOpenBlock": until }),
		},
		"domain": report.domains.of(header.domain),
		"span": { "start": header.span.start, "length": header.span.length },
		"previousClaimOfThisText": header.previous,
		"roundsSeatable": header.rounds,
		"costToBuy": amount(header.cost_to_buy),
		"round": proven.round,
		"seed": proven.seed,
		"quorum": quorum(proven.tally.seats()),
		"seats": seats.collect::<Vec<_>>(),
	})
}

/// Prints JSON, for programs.
pub fn print_json(value: &Value) {
	println!("{value:#}");
}

/// Asks a question on the terminal; an error where nobody is there.
pub fn confirmed(question: &str) -> Result<bool, Failure> {
	if !std::io::stdin().is_terminal() {
		return Err(Failure::input("nobody can be asked here: --yes does it without asking. Nothing was charged"));
	}
	eprint!("{question} [y/N] ");
	// A prompt that does not show is still a prompt.
	let _ = std::io::stderr().flush();
	let mut answer = String::new();
	std::io::stdin().lock().read_line(&mut answer).map_err(Failure::input)?;
	Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
