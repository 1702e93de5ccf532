//! Numbers rounded to decimal places, or to tens, hundreds and so on.

use super::kind::{Judgement, Kind};
use super::real::{rational, ten_to, Real};
use super::side::Dimension;
use super::template::{self, Match, Rule};
use super::words::Tokens;
use num_rational::BigRational;
use num_traits::Signed;

/// Decimal places that may be rounded to.
const MAX_PLACES: u32 = 30;
/// Names of what is rounded to, and the powers of ten.
const PLACES: [(&str, i32); 8] = [
	("thousandth", -3),
	("hundredth", -2),
	("tenth", -1),
	("whole_number", 0),
	("integer", 0),
	("ten", 1),
	("hundred", 2),
	("thousand", 3),
];

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"{x:expr} rounded to {k:count} @decimals {is} {end}",
			"{x:expr} {is} {end:n} when|if? rounded to {k:count} @decimals",
			"{x:expr} {is} {end:n} to {k:count} @decimals",
			"rounded to {k:count} @decimals , {x:expr} {is} {end}",
		],
		judge: |found| {
			let places = found.count("k").filter(|places| *places <= MAX_PLACES)?;
			rounded(found, -i32::try_from(places).ok()?)
		},
	},
	Rule {
		says: &[
			"{x:expr} rounded to the nearest {place:@nearest} {is} {end}",
			"{x:expr} {is} {end:n} when|if? rounded to the nearest {place:@nearest}",
			"rounded to the nearest {place:@nearest} , {x:expr} {is} {end}",
		],
		judge: |found| {
			let place = found.choice("place")?;
			let (_, power) = PLACES.into_iter().find(|(name, _)| *name == place)?;
			rounded(found, power)
		},
	},
];

/// Judges claims about rounded numbers.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// Judges a rounding to a power of ten. A number in the middle is rounded in several ways, and left open.
fn rounded(found: &Match, power: i32) -> Option<Judgement> {
	let x = found.side("x")?;
	let claimed = match found.side("end") {
		Some(end) if end.scale.is_percent() || end.dimension() != Dimension::Number => return None,
		Some(end) => end.stated.clone()?.value,
		None => found.number("end")?.value.clone(),
	};
	let unit = ten_to(power);
	let half = rational(1, 2)?;
	let floor = |value: &BigRational| (value / &unit + &half).floor();
	let (low, high) = (floor(x.value.low()), floor(x.value.high()));
	let middle = (x.value.low() / &unit - &low).abs() == half;
	if low != high || middle {
		return None;
	}
	let actual = low * unit;
	let because = format!("{} is {}, which rounds to {}", x.text, x.value.show(), Real::from(actual.clone()).show());
	Some(found.judge_fact(Kind::Rounding, actual == claimed, because))
}
