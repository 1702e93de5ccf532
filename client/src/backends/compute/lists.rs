//! Lists of numbers: sums and averages, the largest, the order.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::real::{whole, Real};
use super::side::Side;
use super::template::{self, Match, Rule, Term};
use super::terms::plain;
use super::words::Tokens;
use num_rational::BigRational;

const TERMS: &[Term] = &[
	Term {
		kind: Kind::Sum,
		says: &[
			"the? sum|total of the? numbers|values? {list}",
			"adding {list}",
			"{list} added_together|combined|in_total",
		],
		value: |found| plain(sum(&found.list("list")?)?),
	},
	Term {
		kind: Kind::Average,
		says: &["the? average|mean|arithmetic_mean|average_value of the? numbers|values|scores|data_set? {list}"],
		value: |found| {
			let list = found.list("list")?;
			plain(sum(&list)?.over(&length(&list)?)?)
		},
	},
	Term {
		kind: Kind::Average,
		says: &["the? median|median_value of the? numbers|values|scores|data_set? {list}"],
		value: |found| plain(median(found.list("list")?)?),
	},
	Term {
		kind: Kind::Average,
		says: &["the? range of the? numbers|values|scores|data_set? {list}"],
		value: |found| {
			let list = found.list("list")?;
			plain(Real::from(list.iter().max()?.clone()).minus(&list.iter().min()?.clone().into())?)
		},
	},
	Term {
		kind: Kind::Average,
		says: &["the? mode of the? numbers|values|scores|data_set? {list}"],
		value: |found| plain(mode(&found.list("list")?)?.into()),
	},
	Term {
		kind: Kind::Average,
		says: &["the? geometric_mean of {a:n} and {b:n}"],
		value: |found| {
			let (a, b) = found.real("a").zip(found.real("b"))?;
			plain((a.is_positive() && b.is_positive()).then(|| a.times(&b)?.root(2))??)
		},
	},
	Term {
		kind: Kind::Comparison,
		says: &[
			"the? {end:@most} number|value? of|among|in {list}",
			"the? {end:larger|greater|bigger|higher|smaller|lesser|lower} number|value? of|among {list}",
		],
		value: |found| plain(extreme(found)?.into()),
	},
];

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"{n} {is} the? {end:@most} number|value? \
			 of|among|in the? numbers|values? {list}",
			"{n} {is} the? {end:larger|greater|bigger|higher|smaller|lesser|lower} number|value? of|among {list}",
			"among {list} , {n} {is} the? {end:@most}",
		],
		judge: |found| {
			let extreme = extreme(found)?;
			let shown = Real::from(extreme.clone()).show();
			let because = format!("The {} of the numbers is {shown}", found.choice("end")?);
			Some(found.judge_fact(Kind::Comparison, found.number("n")?.value == extreme, because))
		},
	},
	Rule {
		says: &[
			"{list} {is} in|sorted_in|listed_in|arranged_in {order:ascending|increasing|descending|decreasing} order",
			"the? numbers {list} {is} in|sorted_in|listed_in|arranged_in \
			 {order:ascending|increasing|descending|decreasing} order",
		],
		judge: |found| {
			let list = found.list("list")?;
			let up = ["ascending", "increasing"].contains(&found.choice("order")?);
			let sorted = list.is_sorted_by(|one, next| if up { one <= next } else { one >= next });
			// Whether equal numbers may follow each other is not said.
			let equal = list.iter().zip(list.iter().skip(1)).any(|(one, next)| one == next);
			let not = if sorted { "" } else { "not " };
			let because = format!("The numbers are {not}in {} order", found.choice("order")?);
			(!equal || !sorted).then(|| found.judge_fact(Kind::Comparison, sorted, because))
		},
	},
	Rule {
		says: &["{x:expr} {is} between {low:n} and {high:n}", "{x:expr} lies between {low:n} and {high:n}"],
		judge: |found| {
			let x = &found.side("x")?.value;
			let (low, high) = found.real("low").zip(found.real("high"))?;
			let (above, below) = (x.compare(&low)?, x.compare(&high)?);
			// Whether the ends are between is not said, and neither is what is between 9 and 3.
			if above.is_eq() || below.is_eq() || low.compare(&high)?.is_ge() {
				return None;
			}
			let because = format!("{} is {}", found.side("x")?.text, x.show());
			Some(found.judge_fact(Kind::Comparison, above.is_gt() && below.is_lt(), because))
		},
	},
];

/// Judges claims about the order of numbers.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// Sums and averages that stand here.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	template::terms(TERMS, cursor)
}

fn sum(list: &[BigRational]) -> Option<Real> {
	list.iter().try_fold(Real::from(0), |sum, one| sum.plus(&one.clone().into()))
}

fn length(list: &[BigRational]) -> Option<Real> {
	i64::try_from(list.len()).ok().map(Real::from)
}

fn median(mut list: Vec<BigRational>) -> Option<Real> {
	list.sort();
	let upper = list.get(list.len() / 2)?;
	let lower = list.get(list.len().checked_sub(1)? / 2)?;
	Some(((lower + upper) / whole(2)).into())
}

/// The number that is there most often, if there is only one such.
fn mode(list: &[BigRational]) -> Option<BigRational> {
	let times = |one: &BigRational| list.iter().filter(|other| *other == one).count();
	let most = list.iter().map(times).max()?;
	let mut modes = list.iter().filter(|one| times(one) == most);
	let mode = modes.next()?;
	modes.all(|other| other == mode).then(|| mode.clone())
}

fn extreme(found: &Match) -> Option<BigRational> {
	let list = found.list("list")?;
	let most = ["largest", "greatest", "biggest", "highest", "maximum", "larger", "greater", "bigger", "higher"];
	let up = most.contains(&found.choice("end")?);
	if up {
		list.into_iter().max()
	} else {
		list.into_iter().min()
	}
}
