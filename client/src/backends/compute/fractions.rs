//! Fractions: in lowest terms, as decimals and as percentages.

use super::kind::{Judgement, Kind};
use super::real::Real;
use super::side::Side;
use super::template::{self, Match, Rule};
use super::words::Tokens;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed};

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"the? fraction? {a:n} / {b:n} simplifies_to|reduces_to|can_be_simplified_to {c:n} / {d:n}",
			"the? fraction? {a:n} / {b:n} simplified|reduced is|equals {c:n} / {d:n}",
			"the? fraction? {a:n} / {b:n} in @lowest is|equals {c:n} / {d:n}",
		],
		judge: |found| {
			let (a, b, c, d) = (part(found, "a")?, part(found, "b")?, part(found, "c")?, part(found, "d")?);
			let equal = &a * &d == &b * &c;
			// A step on the way is a simplification to some, and not to others.
			let lowest = c.gcd(&d).is_one();
			let lowered = BigRational::new(a.clone(), b.clone());
			let because = format!("{a}/{b} in lowest terms is {}/{}", lowered.numer(), lowered.denom());
			(!equal || lowest && c < a).then(|| found.judge_fact(Kind::Fraction, equal, because))
		},
	},
	Rule {
		says: &["{a:n} / {b:n} {is} in @lowest"],
		judge: |found| {
			let (a, b) = (part(found, "a")?, part(found, "b")?);
			let common = a.gcd(&b);
			let because = format!("{a} and {b} have the greatest common divisor {common}");
			Some(found.judge_fact(Kind::Fraction, common.is_one(), because))
		},
	},
	Rule {
		says: &[
			"the? fractions? {a:n} / {b:n} and {c:n} / {d:n} {is} equivalent_fractions|equivalent|equal",
			"{a:n} / {b:n} {is} equivalent to {c:n} / {d:n}",
		],
		judge: |found| {
			let (a, b, c, d) = (part(found, "a")?, part(found, "b")?, part(found, "c")?, part(found, "d")?);
			let (one, two) = (BigRational::new(a.clone(), b.clone()), BigRational::new(c.clone(), d.clone()));
			let [first, second] = [&one, &two].map(|fraction| Real::from(fraction.clone()).show());
			let because = format!("{a}/{b} is {first}, and {c}/{d} is {second}");
			Some(found.judge_fact(Kind::Fraction, one == two, because))
		},
	},
	Rule {
		says: &[
			"{x:expr} expressed|written|converted? as|to|into a {form:decimal|fraction|percentage|percent} {=} {end}",
		],
		judge: in_form,
	},
	Rule {
		says: &[
			"the? decimal equivalent|form|representation|value|expansion of {x:expr} {=} {end}",
			"{x:expr} expressed|written? in decimal form|notation? {=} {end}",
		],
		judge: |found| as_decimal(found, found.side("end")?),
	},
];

/// Judges claims about fractions.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// The numerator or denominator in a hole: an integer above zero.
fn part(found: &Match, name: &str) -> Option<BigInt> {
	found.integer(name).filter(Signed::is_positive)
}

fn in_form(found: &Match) -> Option<Judgement> {
	let end = found.side("end")?;
	match found.choice("form")? {
		"decimal" => as_decimal(found, end),
		"fraction" if end.stated.as_ref().is_none_or(|stated| stated.is_fraction()) && !end.scale.is_percent() => {
			found.relation("=")?.judge(Kind::Fraction, found.side("x")?, end)
		},
		"percentage" | "percent" if end.scale.is_percent() => {
			found.relation("=")?.judge(Kind::Fraction, found.side("x")?, end)
		},
		_ => None,
	}
}

fn as_decimal(found: &Match, end: &Side) -> Option<Judgement> {
	let decimal = end.stated.as_ref().is_some_and(|stated| !stated.is_fraction()) && !end.scale.is_percent();
	decimal.then(|| found.relation("=")?.judge(Kind::Fraction, found.side("x")?, end))?
}
