//! Dates at the precision they are given: a day, a month, a year, a decade or a century.

use super::numbers::{ordinal, Agreement};
use super::sentences::{norm, Token};
use super::units::unit;

/// The months in order.
const MONTHS: &[&str] = &[
	"january",
	"february",
	"march",
	"april",
	"may",
	"june",
	"july",
	"august",
	"september",
	"october",
	"november",
	"december",
];

/// The last year that an era may follow.
const LAST_WITH_ERA: i32 = 9999;

/// The last year that may stand alone.
const LAST_BARE: i32 = 2999;

/// Words that stand before a bare year.
const BEFORE_YEAR: &[&str] = &[
	"about", "after", "and", "around", "before", "between", "by", "circa", "during", "early", "for", "from", "in",
	"late", "mid", "of", "or", "since", "the", "through", "till", "to", "until", "year",
];

/// A date; years before Christ are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
	/// The first and the last year the date can mean; both are one year unless a decade or a century is given.
	years: Option<(i32, i32)>,
	month: Option<u8>,
	day: Option<u8>,
}

impl Date {
	const fn year(year: i32) -> Self {
		Self { years: Some((year, year)), month: None, day: None }
	}

	/// Whether the date names a month or a day, which few other events share.
	pub(super) const fn is_precise(&self) -> bool {
		self.month.is_some() && self.years.is_some()
	}

	/// Whether the date names a year, a decade or a century.
	pub(super) const fn has_year(&self) -> bool {
		self.years.is_some()
	}

	/// Whether two parts of the dates agree and one does not, as a slip of the pen leaves them.
	pub(super) fn is_almost(&self, other: &Self) -> bool {
		let day = self.day.is_some() && self.day == other.day;
		let month = self.month.is_some() && self.month == other.month;
		let year = self.years.is_some() && self.years == other.years;
		let digits = |date: &Self| {
			let mut digits: Vec<char> =
				date.years.map(|years| years.0.to_string().chars().collect()).unwrap_or_default();
			digits.sort_unstable();
			digits
		};
		let exchanged = self.years.is_some() && other.years.is_some() && digits(self) == digits(other);
		[day, month, year].iter().filter(|same| **same).count() >= 2 || exchanged
	}

	/// How many years lie between two dates, at least.
	pub(super) fn years_apart(&self, other: &Self) -> i32 {
		match (self.years, other.years) {
			(Some(own), Some(other)) => (own.0 - other.1).max(other.0 - own.1).max(0),
			_ => 0,
		}
	}

	/// Whether only a month is named.
	pub(super) const fn is_bare_month(&self) -> bool {
		self.month.is_some() && self.day.is_none() && self.years.is_none()
	}

	/// Whether a passage that gives `self` agrees with a claim that gives `claim`, at the precision of the claim.
	pub(super) fn agreement(&self, claim: &Self) -> Agreement {
		let years = match (self.years, claim.years) {
			(Some(ours), Some(theirs)) if ours.0 >= theirs.0 && ours.1 <= theirs.1 => Agreement::Same,
			(Some(ours), Some(theirs)) if ours.1 < theirs.0 || ours.0 > theirs.1 => Agreement::Differs,
			(Some(_), Some(_)) | (None, Some(_)) => Agreement::Open,
			(_, None) => Agreement::Same,
		};
		let part = |ours: Option<u8>, theirs: Option<u8>| match (ours, theirs) {
			(_, None) => Agreement::Same,
			(None, Some(_)) => Agreement::Open,
			(Some(ours), Some(theirs)) if ours == theirs => Agreement::Same,
			_ => Agreement::Differs,
		};
		let parts = [years, part(self.month, claim.month), part(self.day, claim.day)];
		if parts.contains(&Agreement::Differs) {
			Agreement::Differs
		} else if parts.contains(&Agreement::Open) {
			Agreement::Open
		} else {
			Agreement::Same
		}
	}

	/// Whether a year that the claim gives lies between two dates of a passage.
	pub(super) fn within(&self, first: &Self, last: &Self) -> bool {
		match (self.years, first.years, last.years) {
			(Some(own), Some(first), Some(last)) => own.0 >= first.0 && own.1 <= last.1,
			_ => false,
		}
	}
}

fn month(token: Option<&Token>) -> Option<u8> {
	let token = token.filter(|token| token.capital)?;
	let at = MONTHS.iter().position(|name| *name == token.norm)?;
	u8::try_from(at + 1).ok()
}

fn integer(token: Option<&Token>) -> Option<i32> {
	let plain = token.filter(|token| token.is_number() && !token.text.contains(['.', ',', '-']))?;
	plain.norm.parse().ok().filter(|value| *value <= LAST_WITH_ERA)
}

fn day(tokens: &[Token], at: usize) -> Option<(u8, usize)> {
	let in_month = |day: &u8| (1..=31).contains(day);
	if let Some((rank, read)) = ordinal(tokens, at).filter(|_| tokens.get(at).is_some_and(Token::is_number)) {
		return u8::try_from(rank).ok().filter(in_month).map(|day| (day, read));
	}
	let day = u8::try_from(integer(tokens.get(at))?).ok().filter(in_month)?;
	Some((day, 1))
}

/// A year with its era, where a bare number counts only when `sure` says that a year is due.
fn year(tokens: &[Token], at: usize, sure: bool) -> Option<(i32, usize)> {
	if matches!(norm(tokens, at), "ad" | "ce" | "a.d") {
		return integer(tokens.get(at + 1)).map(|year| (year, 2));
	}
	let year = integer(tokens.get(at)).filter(|year| *year >= 1)?;
	match norm(tokens, at + 1) {
		"bc" | "bce" | "b.c" => return Some((-year, 2)),
		"ad" | "ce" | "a.d" => return Some((year, 2)),
		_ => {},
	}
	let named = at.checked_sub(1).is_some_and(|before| norm(tokens, before) == "year");
	(sure && year <= LAST_BARE && (year >= 100 || named)).then_some((year, 1))
}

/// The date that begins at a token, with the number of tokens read.
pub(super) fn date(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
	day_first(tokens, at)
		.or_else(|| month_first(tokens, at))
		.or_else(|| span(tokens, at))
		.or_else(|| bare_year(tokens, at))
}

/// "16 July 1969", "the 16th of July", and the first day of "20 and 21 May 1927".
fn day_first(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
	let (day, mut read) = day(tokens, at)?;
	if matches!(norm(tokens, at + read), "and" | "to" | "-" | "–" | "or") {
		let (second, _) = day_first(tokens, at + read + 1)?;
		return Some((Date { day: Some(day), ..second }, read));
	}
	read += usize::from(norm(tokens, at + read) == "of");
	let month = month(tokens.get(at + read))?;
	read += 1;
	let (years, more) = year_after(tokens, at + read);
	Some((Date { years, month: Some(month), day: Some(day) }, read + more))
}

fn year_after(tokens: &[Token], at: usize) -> (Option<(i32, i32)>, usize) {
	let comma = usize::from(norm(tokens, at) == ",");
	match year(tokens, at + comma, true) {
		Some((year, read)) => (Some((year, year)), comma + read),
		None => (None, 0),
	}
}

/// "July 16, 1969", "July 1969", "July".
fn month_first(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
	let month = month(tokens.get(at))?;
	if let Some((day, read)) = day(tokens, at + 1).filter(|(_, read)| !era_follows(tokens, at + 1 + read)) {
		let (years, more) = year_after(tokens, at + 1 + read);
		return Some((Date { years, month: Some(month), day: Some(day) }, 1 + read + more));
	}
	let of = usize::from(norm(tokens, at + 1) == "of");
	if let Some((year, read)) = year(tokens, at + 1 + of, true) {
		return Some((Date { years: Some((year, year)), month: Some(month), day: None }, 1 + of + read));
	}
	// "May" and "March" are months only where a date is due.
	let due = at.checked_sub(1).is_some_and(|before| {
		matches!(
			norm(tokens, before),
			"in" | "since" | "until" | "by" | "of" | "early" | "late" | "mid" | "from" | "to"
		)
	});
	let ambiguous = matches!(norm(tokens, at), "may" | "march");
	(due || !ambiguous).then_some((Date { years: None, month: Some(month), day: None }, 1))
}

fn era_follows(tokens: &[Token], at: usize) -> bool {
	matches!(norm(tokens, at), "bc" | "bce" | "ad" | "ce")
}

/// "the 1490s", "the twelfth century", "the 2nd century BC".
fn span(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
	if let Some(first) = integer(tokens.get(at)).filter(|year| year % 10 == 0 && *year >= 100) {
		let plural = tokens.get(at + 1).is_some_and(|token| token.glued && token.norm == "s");
		return plural.then_some((Date { years: Some((first, first + 9)), month: None, day: None }, 2));
	}
	let (rank, read) = ordinal(tokens, at)?;
	let hyphen = usize::from(norm(tokens, at + read) == "-");
	if !matches!(norm(tokens, at + read + hyphen), "century" | "centuries") {
		return None;
	}
	let rank = i32::try_from(rank).ok().filter(|rank| (1..=30).contains(rank))?;
	let read = read + hyphen + 1;
	let (years, era) = match norm(tokens, at + read) {
		"bc" | "bce" => ((-rank * 100, -(rank - 1) * 100 - 1), 1),
		"ad" | "ce" => ((rank * 100 - 99, rank * 100), 1),
		_ => ((rank * 100 - 99, rank * 100), 0),
	};
	Some((Date { years: Some(years), month: None, day: None }, read + era))
}

/// "1969", "AD 79", "44 BC", and both years of "447 and 432 BC".
fn bare_year(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
	if matches!(norm(tokens, at + 1), "and" | "to" | "-" | "–") {
		if let (Some(first), Some((second, 2))) = (integer(tokens.get(at)), year(tokens, at + 2, false)) {
			let first = if second < 0 { -first } else { first };
			return Some((Date::year(first), 1));
		}
	}
	let before = at.checked_sub(1).map_or("", |before| norm(tokens, before));
	let due = BEFORE_YEAR.binary_search(&before).is_ok();
	let (year, read) = year(tokens, at, true)?;
	let era = read == 2;
	let digits = if year >= 1000 { 4 } else { 3 };
	let after = tokens.get(at + 1);
	let counts = after.is_some_and(|token| {
		let lower = token.is_word() && !token.capital;
		lower && (digits == 3 && !follows_year(&token.norm) || counted(&token.norm))
	});
	let measured = unit(tokens, at + 1).is_some();
	let glued =
		tokens.get(at).is_some_and(|token| token.glued) || after.is_some_and(|token| token.glued && token.is_word());
	let named = before == "year";
	let likely = !counts
		&& !measured
		&& !glued
		&& year <= 2100
		&& (digits == 4 || named || matches!(before, "in" | "since" | "until"));
	let placed = due || matches!(before, "" | "," | "(" | "–" | "-" | "its" | "his" | "her" | "their") || digits == 4;
	(era || likely && placed).then_some((Date::year(year), read))
}

/// Words that may follow a year of three digits.
fn follows_year(word: &str) -> bool {
	matches!(
		word,
		"and" | "by" | "when" | "under" | "after" | "before" | "at" | "in" | "with" | "as" | "was" | "but" | "to"
	)
}

/// Whether a word after a number of four digits shows that the number counts things.
fn counted(word: &str) -> bool {
	let verb =
		matches!(word, "was" | "is" | "has" | "as" | "its" | "his" | "olympics" | "games" | "this" | "comprises");
	!verb && (word.ends_with('s') && !word.ends_with("ss") || matches!(word, "people" | "men" | "women" | "children"))
}
