//! Numbers that are said by how they come about: "the product of 6 and 7", "3 less than 10", "20% off $50".

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::real::{whole, Real};
use super::side::{Dimension, Scale, Side};
use super::template::{self, Match, Rule, Term};
use super::words::Tokens;
use num_integer::Integer;
use num_traits::Signed;

/// A plain number as the value of a term.
pub fn plain(value: Real) -> Option<(Real, Scale)> {
	Some((value, Scale::number()))
}

const TERMS: &[Term] = &[
	Term {
		kind: Kind::Arithmetic,
		says: &["the? product of {list}"],
		value: |found| {
			plain(
				found
					.list("list")?
					.into_iter()
					.try_fold(Real::from(1), |product, factor| product.times(&factor.into()))?,
			)
		},
	},
	Term {
		kind: Kind::Arithmetic,
		says: &["the? difference between {a:n} and {b:n}"],
		value: |found| {
			let difference = found.real("a")?.minus(&found.real("b")?)?;
			plain(if difference.is_negative() { difference.negated() } else { difference })
		},
	},
	Term {
		kind: Kind::Arithmetic,
		says: &["the? quotient of {a:n} and|divided_by {b:n}", "dividing {a:n} by {b:n}"],
		value: |found| plain(found.real("a")?.over(&found.real("b")?)?),
	},
	Term {
		kind: Kind::Arithmetic,
		says: &["{a:n} subtracted|taken_away from {b:n}", "{a:n} less than {b:n}", "subtracting {a:n} from {b:n}"],
		value: |found| plain(found.real("b")?.minus(&found.real("a")?)?),
	},
	Term {
		kind: Kind::Arithmetic,
		says: &["{a:n} added to {b:n}", "{a:n} more|greater than {b:n}", "adding {a:n} to|and {b:n}"],
		value: |found| plain(found.real("b")?.plus(&found.real("a")?)?),
	},
	Term {
		kind: Kind::Arithmetic,
		says: &["multiplying {a:n} by|and {b:n}"],
		value: |found| plain(found.real("a")?.times(&found.real("b")?)?),
	},
	Term {
		kind: Kind::Arithmetic,
		says: &["{by:doubling|tripling|halving} {a:n}"],
		value: |found| {
			let a = found.real("a")?;
			plain(match found.choice("by")? {
				"doubling" => a.times(&2.into())?,
				"tripling" => a.times(&3.into())?,
				_ => a.over(&2.into())?,
			})
		},
	},
	Term { kind: Kind::Power, says: &["squaring {a:n}"], value: |found| plain(found.real("a")?.power(2)?) },
	Term {
		kind: Kind::Arithmetic,
		says: &["the? absolute_value of {a:n}"],
		value: |found| plain(found.number("a")?.value.abs().into()),
	},
	Term {
		kind: Kind::Remainder,
		says: &[
			"the? remainder when {a:n} is divided by {b:n}",
			"the? remainder when dividing {a:n} by {b:n}",
			"the? remainder of {a:n} divided_by|÷|/ {b:n}",
			"{a:n} modulo|mod {b:n}",
		],
		value: |found| {
			let (a, b) = found.integer("a").zip(found.integer("b"))?;
			plain((!a.is_negative() && b.is_positive()).then(|| a.mod_floor(&b))?.into())
		},
	},
	Term {
		kind: Kind::Percentage,
		says: &["{p:percent} of {base:amount}"],
		value: |found| times_base(found, &found.side("p")?.value),
	},
	Term {
		kind: Kind::Arithmetic,
		says: &["{part:n} of {base:amount}"],
		value: |found| {
			let part = found.number("part").filter(|part| part.is_fraction())?;
			times_base(found, &part.value.clone().into())
		},
	},
	Term {
		kind: Kind::Percentage,
		says: &[
			"{base:amount} increased|raised by {p:percent}",
			"{base:amount} plus {p:percent}",
			"increasing|raising {base:amount} by {p:percent}",
			"adding {p:percent} to {base:amount}",
			"{p:percent} more|higher|greater|larger than {base:amount}",
		],
		value: |found| times_base(found, &Real::from(1).plus(&found.side("p")?.value)?),
	},
	Term {
		kind: Kind::Percentage,
		says: &[
			"{base:amount} decreased|reduced|lowered|discounted by {p:percent}",
			"{base:amount} minus {p:percent}",
			"reducing|decreasing|lowering {base:amount} by {p:percent}",
			"{p:percent} less|lower|fewer|smaller than {base:amount}",
			"{p:percent} off {base:amount}",
			"{base:amount} after|with a {p:percent} discount",
		],
		value: |found| times_base(found, &Real::from(1).minus(&found.side("p")?.value)?),
	},
	Term {
		kind: Kind::Percentage,
		says: &[
			"an|a? {p:percent} tip|gratuity on an|a {base:money} bill|meal|check|tab",
			"an|a? {p:percent} tip|gratuity|commission|sales_tax|tax|vat|deposit|fee on {base:money}",
		],
		value: |found| times_base(found, &found.side("p")?.value),
	},
];

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"if you {op:multiply} {a:n} by {b:n} , you get {=:so} {end}",
			"if you {op:divide} {a:n} by {b:n} , you get {=:so} {end}",
			"if you {op:add} {a:n} and|to {b:n} , you get {=:so} {end}",
			"if you {op:subtract} {b:n} from {a:n} , you get {=:so} {end}",
		],
		judge: |found| {
			let (a, b) = found.real("a").zip(found.real("b"))?;
			let value = match found.choice("op")? {
				"multiply" => a.times(&b),
				"divide" => a.over(&b),
				"add" => a.plus(&b),
				_ => a.minus(&b),
			};
			let actual = Side::number(value?, Kind::Arithmetic, "The result");
			found.relation("=")?.judge(Kind::Arithmetic, &actual, found.side("end")?)
		},
	},
	Rule {
		says: &[
			"if you {op:increase|raise} {base:amount} by {p:percent} , you get {=:so} {end}",
			"if you {op:decrease|reduce|lower} {base:amount} by {p:percent} , you get {=:so} {end}",
		],
		judge: |found| {
			let p = &found.side("p")?.value;
			let up = ["increase", "raise"].contains(&found.choice("op")?);
			let (value, scale) = times_base(found, &Real::from(1).plus(&if up { p.clone() } else { p.negated() })?)?;
			let actual = Side::computed(value, scale, Kind::Percentage, "The result");
			found.relation("=")?.judge(Kind::Percentage, &actual, found.side("end")?)
		},
	},
];

/// Judges claims of what comes out if one computes.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// The terms that stand here.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	template::terms(TERMS, cursor)
}

fn times_base(found: &Match, factor: &Real) -> Option<(Real, Scale)> {
	let base = found.side("base")?;
	// Part of a temperature depends on where its scale begins; a percentage of a percentage is meant in two ways.
	if base.dimension() == Dimension::Temperature || base.scale.is_percent() || factor.low() < &whole(0) {
		return None;
	}
	Some((base.value.times(factor)?, base.scale.clone()))
}
