//! Percentages that are stated: parts of a whole, and differences from one.

use super::kind::{Judgement, Kind};
use super::real::Real;
use super::side::{Dimension, Scale, Side};
use super::template::{self, Match, Rule};
use super::words::Tokens;

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"{part:amount} {=} {p:percent} of {base:amount}",
			"{part:amount} out of {base:amount} {=} {p:percent}",
			"{part:amount} as a|the? percentage|percent of {base:amount} {=} {p:percent}",
			"the? percentage of {base:amount} that is|equals {part:amount} {=} {p:percent}",
		],
		judge: |found| {
			let (part, base) = parts(found)?;
			let text = format!("{} as a percentage of {}", part.text, base.text);
			stated(found, &text, part.value.over(&base.value)?)
		},
	},
	Rule {
		says: &["{part:amount} {=} {p:percent} more|greater|higher|larger|bigger|longer|heavier than {base:amount}"],
		judge: |found| {
			let (part, base) = parts(found)?;
			let text = format!("What {} is more than {}", part.text, base.text);
			stated(found, &text, part.value.minus(&base.value)?.over(&base.value)?)
		},
	},
	Rule {
		says: &["{part:amount} {=} {p:percent} less|fewer|lower|smaller|shorter|lighter than {base:amount}"],
		judge: |found| {
			let (part, base) = parts(found)?;
			let text = format!("What {} is less than {}", part.text, base.text);
			stated(found, &text, base.value.minus(&part.value)?.over(&base.value)?)
		},
	},
];

/// Judges claims that state percentages.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// Two amounts that have a ratio: of the same dimension, neither below zero, and the base above.
pub fn comparable(part: &Side, base: &Side) -> bool {
	let same = part.dimension() == base.dimension() && part.dimension() != Dimension::Temperature;
	let plain = !part.scale.is_percent() && !base.scale.is_percent();
	same && plain && base.value.is_positive() && !part.value.is_negative()
}

fn parts<'a>(found: &'a Match) -> Option<(&'a Side, &'a Side)> {
	found.side("part").zip(found.side("base")).filter(|(part, base)| comparable(part, base))
}

fn stated(found: &Match, text: &str, actual: Real) -> Option<Judgement> {
	let actual = Side::computed(actual, Scale::percent(), Kind::Percentage, text);
	found.relation("=")?.judge(Kind::Percentage, &actual, found.side("p")?)
}
