//! Days of the week, leap years, and how long months and years are.

use super::calendar::{is_leap, month_days, weekday, weekday_name};
use super::kind::{Judgement, Kind};
use super::template::{self, Match, Rule};
use super::words::Tokens;

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"{date} {is} on? an|a? {day:@weekday}",
			"{date} @falls on a? {day:@weekday}",
			"{date} {not:@not} fall|land|occur on a? {day:@weekday}",
			"the? day of the week on|for|of {date} {is} a? {day:@weekday}",
			"it {is} a {day:@weekday} on {date}",
			"on {date} ,? it {is} a {day:@weekday}",
			"the? date {date} {is} a {day:@weekday}",
			"the? date {date} fell|falls on a {day:@weekday}",
		],
		judge: |found| {
			let date = found.date("date")?;
			let because = format!("{date} is a {}", weekday_name(date.weekday()));
			Some(found.judge_fact(Kind::Weekday, weekday(found.choice("day")?)? == date.weekday(), because))
		},
	},
	Rule {
		says: &["{n:count} {unit:days|day|weeks|week} {way:after|before|from} a? {from:@weekday} \
			 {is} a? {day:@weekday}"],
		judge: |found| {
			let weeks = found.choice("unit")?.starts_with("week");
			let days = i64::from(found.count("n")?) * if weeks { 7 } else { 1 };
			let days = if found.choice("way")? == "before" { -days } else { days };
			let actual = weekday(found.choice("from")?)?.wrapping_add(days);
			let because = format!("It is a {}", weekday_name(actual));
			Some(found.judge_fact(Kind::Weekday, weekday(found.choice("day")?)? == actual, because))
		},
	},
	Rule {
		says: &["the? year? {year} {is} a {what:leap|common} year", "the? year? {year} {is} a {what:bissextile} year"],
		judge: |found| {
			let year = found.count("year")?;
			let leap = is_leap(year)?;
			let because = format!("{year} is {}a leap year", if leap { "" } else { "not " });
			let asked = found.choice("what")? != "common";
			Some(found.judge_fact(Kind::LeapYear, leap == asked, because))
		},
	},
	Rule {
		says: &["both? the? years? {a:year} and {b:year} {is} both? leap years"],
		judge: |found| {
			let (a, b) = (is_leap(found.count("a")?)?, is_leap(found.count("b")?)?);
			// "Were not leap years" may be said of one of them, or of both.
			let because = format!("{} of the two are leap years", i32::from(a) + i32::from(b));
			(a == b || !found.is_denied()).then(|| found.judge_fact(Kind::LeapYear, a && b, because))
		},
	},
	Rule {
		says: &["the? year? {year} {=:has} {n:n} days", "{=:there} {n:n} days in the? year? {year}"],
		judge: |found| {
			let year = found.count("year")?;
			found.judge_count(Kind::LeapYear, &format!("The number of days of {year}"), 365 + i64::from(is_leap(year)?))
		},
	},
	Rule {
		says: &["a {what:@year_kind} year {=:has} {n:n} days", "{=:there} {n:n} days in a {what:@year_kind} year"],
		judge: |found| {
			let leap = found.choice("what")? == "leap";
			found.judge_count(Kind::LeapYear, "The number of days", 365 + i64::from(leap))
		},
	},
	Rule {
		says: &[
			"the? month? of? {month} {=:has} {n:n} days",
			"the? month? of? {month} {=:has} {n:n} days in a {leap:@year_kind} year",
			"in a {leap:@year_kind} year , {month} {=:has} {n:n} days",
			"{month} of|in? {year} {=:has} {n:n} days",
			"{=:there} {n:n} days in the? month? of? {month}",
			"{=:there} {n:n} days in {month} of|in? {year}",
			"{=:there} {n:n} days in {month} in|of a {leap:@year_kind} year",
		],
		judge: month_length,
	},
];

/// Judges claims about days of the week, leap years, and how long months and years are.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

fn month_length(found: &Match) -> Option<Judgement> {
	let month = i8::try_from(found.count("month")?).ok()?;
	let leap = match (found.count("year"), found.choice("leap")) {
		(Some(year), _) => Some(is_leap(year)?),
		(None, said) => said.map(|said| said == "leap"),
	};
	let text = "The number of days of the month";
	if let Some(days) = month_days(month, leap) {
		return found.judge_count(Kind::MonthLength, text, days);
	}
	// Whatever the year, it is 28 or 29.
	let [common, leap] = [28, 29].map(|days| found.judge_count(Kind::MonthLength, text, days));
	let (common, leap) = common.zip(leap)?;
	(common.holds == leap.holds).then_some(Judgement { because: format!("{text} is 28 or 29"), ..common })
}
