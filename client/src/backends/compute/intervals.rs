//! Days, weeks and years between dates, ages, and centuries.

use super::calendar::weekday_name;
use super::kind::{Judgement, Kind};
use super::real::whole;
use super::relation::{Manner, Op, Relation};
use super::side::{Dimension, Scale, Side};
use super::template::{self, Match, Rule};
use super::words::Tokens;
use jiff::civil::Date;
use jiff::Span;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

const DAY_SECONDS: i64 = 86_400;
const YEAR_MONTHS: i64 = 12;

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"{=:there} {n:measure} between {a:date} and {b:date}",
			"{=:there} {n:measure} from {a:date} to|until {b:date}",
			"from {a:date} to|until {b:date} {=} {n:measure}",
			"from {a:date} to|until {b:date} there {=} {n:measure}",
			"between {a:date} and {b:date} there {=} {n:measure}",
			"{a:date} and {b:date} {=} {n:measure} apart",
			"the? time|interval|period|difference between {a:date} and {b:date} {=} {n:measure}",
			"the? time|interval|period from {a:date} to|until {b:date} {=} {n:measure}",
			"it {=} {n:measure} from {a:date} to|until {b:date}",
		],
		judge: |found| between_dates(found, found.side("n")?),
	},
	Rule {
		says: &[
			"the? number of {unit} between {a:date} and {b:date} {=} {n:end}",
			"the? number of {unit} from {a:date} to|until {b:date} {=} {n:end}",
		],
		judge: |found| {
			let (unit, stated) = found.side("unit").zip(found.side("n"))?;
			let plain = stated.dimension() == Dimension::Number && !stated.scale.is_percent();
			let number = stated.stated.clone().filter(|_| plain)?;
			let text = format!("{}{}", stated.text, unit.scale.name);
			between_dates(found, &Side::stated(number, unit.scale.clone(), Kind::DateInterval, &text))
		},
	},
	Rule {
		says: &[
			"{b:date} {is} {n:measure} {way:@before_after} {a:date}",
			"{b:date} comes|came|falls|fell|occurs|occurred {n:measure} {way:after|before} {a:date}",
			"{n:measure} {way:after|before|from} {a:date} {is} {b:date}",
		],
		judge: |found| {
			let (start, claimed) = found.date("a").zip(found.date("b"))?;
			let back = ["before", "earlier_than"].contains(&found.choice("way")?);
			let actual = shifted(start, found.side("n")?, back)?;
			let because = format!("That day is {actual}, a {}", weekday_name(actual.weekday()));
			Some(found.judge_fact(Kind::DateInterval, actual == claimed, because))
		},
	},
	Rule {
		says: &[
			"{a:date} {is} {way:@before_after} {b:date}",
			"{a:date} comes|came|falls|fell {way:before|after} {b:date}",
		],
		judge: |found| {
			let (a, b) = found.date("a").zip(found.date("b"))?;
			let before = ["before", "earlier_than"].contains(&found.choice("way")?);
			let because = format!("{} is before {}", a.min(b), a.max(b));
			let agrees = if before { a < b } else { a > b };
			(a != b).then(|| found.judge_fact(Kind::DateInterval, agrees, because))
		},
	},
	Rule {
		says: &[
			"{=:there} {n:measure} between the? years? {a:year} and {b:year}",
			"{=:there} {n:measure} from {a:year} to|until {b:year}",
			"from {a:year} to|until {b:year} {=} {n:measure}",
			"from {a:year} to|until {b:year} there {=} {n:measure}",
			"between {a:year} and {b:year} there {=} {n:measure}",
			"{a:year} and {b:year} {=} {n:measure} apart",
			"the? time|interval|period|difference between {a:year} and {b:year} {=} {n:measure}",
			"the? time|interval|period from {a:year} to|until {b:year} {=} {n:measure}",
			"it {=} {n:measure} from {a:year} to|until {b:year}",
		],
		judge: |found| {
			let years = i64::from(found.count("b")?) - i64::from(found.count("a")?);
			let text = format!("From {} to {}", found.count("a")?, found.count("b")?);
			let actual = years_side(years.abs(), Kind::YearInterval, &text);
			// Some count both years.
			between(found.relation("=")?, &actual, found.side("n")?, YEAR_MONTHS)
		},
	},
	Rule {
		says: &[
			"the? year? {b:year} {is} {n:measure} {way:@before_after} the? year? {a:year}",
			"the? year? {b:year} comes|came {n:measure} {way:after|before} {a:year}",
			"{n:measure} {way:after|before|from} the? year? {a:year} {is} the? year? {b:year}",
		],
		judge: |found| {
			let months = found.side("n").filter(|n| n.dimension() == Dimension::Calendar)?.value.integer()?.to_i64()?;
			let years = (months % YEAR_MONTHS == 0).then_some(months / YEAR_MONTHS)?;
			let back = ["before", "earlier_than"].contains(&found.choice("way")?);
			let actual = i64::from(found.count("a")?).checked_add(if back { -years } else { years })?;
			let agrees = actual == i64::from(found.count("b")?);
			Some(found.judge_fact(Kind::YearInterval, agrees, format!("That year is {actual}")))
		},
	},
	Rule {
		says: &[
			"@someone born on {a:date} {is} {n:n} years_old|years_of_age? on {b:date}",
			"@someone born on {a:date} turned|turns {n:n} years_old? on {b:date}",
		],
		judge: age,
	},
	Rule {
		says: &["@someone born in {a:year} turned|turns {n:i} years_old? in {b:year}"],
		judge: |found| {
			let years = i64::from(found.count("b")?) - i64::from(found.count("a")?);
			let because = format!("From {} to {} there are {years} years", found.count("a")?, found.count("b")?);
			let agrees = found.integer("n")? == BigInt::from(years);
			(years > 0).then(|| found.judge_fact(Kind::YearInterval, agrees, because))
		},
	},
	Rule {
		says: &[
			"the? year? {year} {is} in|part_of the {nth} century",
			"the? year? {year} falls|fell|lies|belongs in|within|to the {nth} century",
		],
		judge: |found| {
			let (year, claimed) = (found.count("year")?, found.count("nth")?);
			// To many, 1900 is already in the 20th century.
			let century = (year % 100 != 0).then_some(year / 100 + 1)?;
			let because = format!("{year} is between {} and {}", (century - 1) * 100 + 1, century * 100);
			Some(found.judge_fact(Kind::Century, century == claimed, because))
		},
	},
];

/// Judges claims about the time between dates or years, ages and centuries.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

fn days_between(a: Date, b: Date) -> Option<i64> {
	a.until(b).ok().map(|span| i64::from(span.get_days()))
}

fn years_side(years: i64, kind: Kind, text: &str) -> Side {
	let scale = Scale { factor: whole(YEAR_MONTHS), name: " years".into(), ..Scale::base(Dimension::Calendar) };
	Side::computed((years * YEAR_MONTHS).into(), scale, kind, text)
}

fn between_dates(found: &Match, stated: &Side) -> Option<Judgement> {
	let (a, b) = found.date("a").zip(found.date("b"))?;
	let relation = found.relation("=")?;
	let text = format!("From {a} to {b}");
	match stated.dimension() {
		Dimension::Duration => {
			let scale = Scale { factor: whole(DAY_SECONDS), name: " days".into(), ..Scale::base(Dimension::Duration) };
			let seconds = BigInt::from(days_between(a, b)?.abs()) * BigInt::from(DAY_SECONDS);
			let actual = Side::computed(seconds.into(), scale, Kind::DateInterval, &text);
			// Hours depend on clocks that are put forward; and some count the first day, or not the last.
			(stated.scale.factor >= whole(DAY_SECONDS)).then(|| between(relation, &actual, stated, DAY_SECONDS))?
		},
		Dimension::Calendar => {
			let (first, last) = (a.min(b), a.max(b));
			// Only from one day of a year to the same are there years without a rest.
			let same = (first.month(), first.day()) == (last.month(), last.day());
			let years = i64::from(last.year()) - i64::from(first.year());
			same.then(|| between(relation, &years_side(years, Kind::DateInterval, &text), stated, YEAR_MONTHS))?
		},
		_ => None,
	}
}

/// Judges how long something is of which the ends may or may not be counted: off by one is left open.
fn between(relation: Relation, actual: &Side, stated: &Side, one: i64) -> Option<Judgement> {
	if stated.dimension() != actual.dimension() {
		return None;
	}
	let gap: BigRational = actual.value.exact()? - stated.value.exact()?;
	let exact = relation.op == Op::Equal && matches!(relation.manner, Manner::Plain | Manner::Exactly);
	if gap.abs() <= whole(one) && (!gap.is_zero() || relation.op != Op::Equal) {
		return None;
	}
	if !exact {
		return relation.judge(actual.kind, actual, stated);
	}
	let shown = actual.show_on(&actual.scale)?;
	let agrees = gap.is_zero();
	let not = if agrees { String::new() } else { format!(", not {}", stated.text) };
	let because = format!("{} is {shown}{not}", actual.text);
	Some(Judgement::new(actual.kind, agrees, relation.negated, because))
}

/// The day that is so many days, weeks or whole years from another.
fn shifted(start: Date, by: &Side, back: bool) -> Option<Date> {
	let sign = if back { -1 } else { 1 };
	let amount = by.value.integer()?.to_i64()?;
	match by.dimension() {
		Dimension::Duration if by.scale.factor >= whole(DAY_SECONDS) && amount % DAY_SECONDS == 0 => {
			start.checked_add(Span::new().try_days(sign * (amount / DAY_SECONDS)).ok()?).ok()
		},
		Dimension::Calendar if amount % YEAR_MONTHS == 0 => {
			let year = i64::from(start.year()).checked_add(sign * (amount / YEAR_MONTHS))?;
			Date::new(i16::try_from(year).ok()?, start.month(), start.day()).ok()
		},
		_ => None,
	}
}

fn age(found: &Match) -> Option<Judgement> {
	let (born, on) = found.date("a").zip(found.date("b"))?;
	let claimed = found.number("n")?.natural()?;
	// When someone born on 29 February grows older in other years is a matter of law.
	if on < born || (born.month(), born.day()) == (2, 29) {
		return None;
	}
	let passed = (on.month(), on.day()) >= (born.month(), born.day());
	let years = i64::from(on.year()) - i64::from(born.year()) - i64::from(!passed);
	// Nobody turns an age on another day than the birthday.
	let turned = found.denied("is").is_some() || (on.month(), on.day()) == (born.month(), born.day());
	let because = format!("From {born} to {on} there are {years} whole years");
	let agrees = turned && claimed == BigInt::from(years);
	Some(found.judge_fact(Kind::YearInterval, agrees, because))
}
