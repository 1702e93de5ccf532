//! Dates, years and months as claims write them. All dates are of the Gregorian calendar; none depends on today.

use super::cursor::Cursor;
use super::numbers;
use super::words::Form;
use jiff::civil::{Date, Weekday};
use num_traits::ToPrimitive;

/// The first year in which no large country had another calendar and English texts still meant it.
const FIRST_YEAR: i16 = 1753;
/// The last year there is.
const LAST_YEAR: i16 = 9999;

/// Months, in their order.
pub const MONTHS: [&str; 12] = [
	"january|jan",
	"february|feb",
	"march|mar",
	"april|apr",
	"may",
	"june|jun",
	"july|jul",
	"august|aug",
	"september|sept|sep",
	"october|oct",
	"november|nov",
	"december|dec",
];

/// Days of the week, from Monday on.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Reads a date: "20 July 1969", "July 20th, 1969", "the 20th of July 1969", "1969-07-20".
///
/// None if it is before 1753, when what day it was depended on where.
pub fn date(cursor: &mut Cursor) -> Option<Date> {
	let mut ahead = *cursor;
	let (year, month, day) = match iso(&mut ahead) {
		Some(parts) => parts,
		None => written(&mut ahead)?,
	};
	let date = Date::new(year, month, day).ok().filter(|date| (FIRST_YEAR..=LAST_YEAR).contains(&date.year()))?;
	cursor.follow(&ahead);
	Some(date)
}

fn iso(cursor: &mut Cursor) -> Option<(i16, i8, i8)> {
	let token = cursor.peek().filter(|token| matches!(token.form, Form::Digits))?;
	let mut parts = token.low.split('-');
	let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
	cursor.take()?;
	Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn written(cursor: &mut Cursor) -> Option<(i16, i8, i8)> {
	let mut first = *cursor;
	let (month, day) = match month(&mut first) {
		Some(month) => (month, day(&mut first)?),
		None => {
			first = *cursor;
			first.eat("the?")?;
			let day = day(&mut first)?;
			first.eat("of?")?;
			(month(&mut first)?, day)
		},
	};
	let comma = first.word(",");
	let year = year(&mut first)?;
	// American style has a comma behind the year, too.
	if comma {
		first.word(",");
	}
	cursor.follow(&first);
	Some((i16::try_from(year).ok()?, month, day))
}

fn day(cursor: &mut Cursor) -> Option<i8> {
	numbers::ordinal(cursor).or_else(|| numbers::count(cursor)).and_then(|day| i8::try_from(day).ok())
}

/// Reads the name of a month; January is 1.
pub fn month(cursor: &mut Cursor) -> Option<i8> {
	MONTHS.into_iter().zip(1..).find(|(names, _)| cursor.choose(names).is_some()).map(|(_, month)| month)
}

/// Reads a year: three or four digits, without a comma.
pub fn year(cursor: &mut Cursor) -> Option<u32> {
	let mut ahead = *cursor;
	let token = ahead.take()?;
	let Form::Number(stated) = &token.form else { return None };
	let digits = (3..=4).contains(&token.low.len()) && token.low.chars().all(|c| c.is_ascii_digit());
	// A letter that touches it makes it something else, such as a decade.
	if !digits || ahead.touches() && ahead.peek().is_some_and(|next| matches!(next.form, Form::Word)) {
		return None;
	}
	cursor.follow(&ahead);
	stated.natural()?.to_u32()
}

/// The day of the week by its name in lower case.
pub fn weekday(name: &str) -> Option<Weekday> {
	let at = WEEKDAYS.iter().position(|weekday| weekday.eq_ignore_ascii_case(name))?;
	Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

/// The name of a day of the week.
pub fn weekday_name(weekday: Weekday) -> &'static str {
	let at = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0);
	WEEKDAYS.get(at).copied().unwrap_or_default()
}

/// Whether a year is a leap year; None if that depends on the calendar, as in 1700.
pub fn is_leap(year: u32) -> Option<bool> {
	let julian = year.is_multiple_of(4);
	let gregorian = julian && (!year.is_multiple_of(100) || year.is_multiple_of(400));
	let settled = year >= 1753 || year >= 1583 && julian == gregorian;
	(settled && year <= 9999).then_some(gregorian)
}

/// How many days a month has; None if it is February and the year is not known.
pub fn month_days(month: i8, leap: Option<bool>) -> Option<i64> {
	Some(match month {
		2 => 28 + i64::from(leap?),
		4 | 6 | 9 | 11 => 30,
		_ => 31,
	})
}
