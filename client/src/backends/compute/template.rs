//! Sentences with holes: what a theme knows to say, as tables of patterns.
//!
//! A pattern is a row of items with spaces between:
//!
//! - `word`, or `one|other|two_words`: what the claim has to say there; with `?` behind it may be missing;
//! - `@class`: one of the words of a class (see [`vocabulary`](super::vocabulary));
//! - `{name:type}`: a hole, filled by what the type reads (see [`HOLES`]); `{type}` is short for `{type:type}`;
//! - `{name:this|that}`: a hole for one of some words; with `?` behind it may be missing, and then has no words.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::numbers::{self, And};
use super::real::Real;
use super::relation::{self, Manner, Relation};
use super::side::{Scale, Side};
use super::stated::Stated;
use super::vocabulary::phrases;
use super::words::Tokens;
use super::{calendar, expression, polygons, sides, strings, units};
use jiff::civil::Date;
use num_bigint::BigInt;
use num_rational::BigRational;

/// What fills a hole.
#[derive(Clone, Debug)]
pub enum Hole {
	/// A number.
	Number(Stated),
	/// Two numbers or more.
	List(Vec<Stated>),
	/// One side of a comparison.
	Side(Box<Side>),
	/// How two sides compare.
	Relation(Relation),
	/// Whether a verb is denied.
	Denied(bool),
	/// One of some words.
	Choice(&'static str),
	/// A word that is spoken of, or several.
	Words(Vec<String>),
	/// A day.
	Date(Date),
	/// A small number: a year, how many, which of a row.
	Count(u32),
}

impl Hole {
	fn side(side: Side) -> Self {
		Self::Side(Box::new(side))
	}
}

type Read = fn(&mut Cursor) -> Option<Hole>;

/// What may fill a hole, by type.
const HOLES: [(&str, Read); 28] = [
	("n", |cursor| numbers::number(cursor, And::Separates).map(Hole::Number)),
	("i", |cursor| {
		let mut ahead = *cursor;
		let stated = numbers::number(&mut ahead, And::Joins).filter(|stated| stated.integer().is_some())?;
		cursor.follow(&ahead);
		Some(Hole::Number(stated))
	}),
	("count", |cursor| numbers::count(cursor).map(Hole::Count)),
	("nth", |cursor| numbers::ordinal(cursor).map(Hole::Count)),
	("list", |cursor| numbers::list(cursor).map(Hole::List)),
	("expr", |cursor| expression::expression(cursor).map(Hole::side)),
	("percent", |cursor| units::percent(cursor).map(Hole::side)),
	("measure", |cursor| units::measure(cursor).map(Hole::side)),
	("amount", |cursor| units::amount(cursor).map(Hole::side)),
	("money", |cursor| units::money(cursor).map(Hole::side)),
	("unit", |cursor| units::unit_side(cursor).map(Hole::side)),
	("end", |cursor| sides::last(cursor).map(Hole::side)),
	("=", |cursor| Relation::read(cursor).map(Hole::Relation)),
	("has", |cursor| Relation::read_has(cursor).map(Hole::Relation)),
	("there", |cursor| Relation::read_there(cursor).map(Hole::Relation)),
	("so", |cursor| Relation::after_verb(cursor, false).map(Hole::Relation)),
	("is", |cursor| relation::be(cursor).map(Hole::Denied)),
	("does", |cursor| relation::has(cursor).map(Hole::Denied)),
	("date", |cursor| calendar::date(cursor).map(Hole::Date)),
	("year", |cursor| calendar::year(cursor).map(Hole::Count)),
	("month", |cursor| calendar::month(cursor).and_then(|month| u32::try_from(month).ok()).map(Hole::Count)),
	("word", |cursor| strings::word(cursor).map(|word| Hole::Words(vec![word]))),
	("polygon", |cursor| polygons::polygon(cursor).map(Hole::Count)),
	("letter", |cursor| strings::letter(cursor).map(|letter| Hole::Words(vec![letter]))),
	("bare", |cursor| strings::bare(cursor).map(|word| Hole::Words(vec![word]))),
	("glyph", |cursor| strings::glyph(cursor).map(|letter| Hole::Words(vec![letter]))),
	("times", |cursor| strings::times(cursor).map(Hole::Number)),
	("words", |cursor| strings::words(cursor).map(Hole::Words)),
];

/// A claim, or a part of it, that fits a pattern.
#[derive(Debug)]
pub struct Match<'a> {
	holes: Vec<(&'static str, Hole)>,
	/// The part of the claim that fits.
	pub text: &'a str,
}

/// A whole claim.
pub struct Rule {
	/// How it may be said; the holes have the same names each time.
	pub says: &'static [&'static str],
	/// What becomes of it.
	pub judge: fn(&Match) -> Option<Judgement>,
}

/// A way to say a number that has to be computed.
pub struct Term {
	/// What computing it is.
	pub kind: Kind,
	/// How it may be said; the holes have the same names each time.
	pub says: &'static [&'static str],
	/// The number in base units, and its unit.
	pub value: fn(&Match) -> Option<(Real, Scale)>,
}

impl<'a> Match<'a> {
	/// Reads what a pattern says, and moves behind it.
	pub fn read(pattern: &'static str, cursor: &mut Cursor<'a>) -> Option<Self> {
		let mut ahead = *cursor;
		let mut holes = Vec::new();
		for item in pattern.split(' ') {
			let (bare, optional) = item.strip_suffix('?').map_or((item, false), |bare| (bare, true));
			let Some(hole) = bare.strip_prefix('{').and_then(|hole| hole.strip_suffix('}')) else {
				if ahead.choose(phrases(bare)).is_none() && !optional {
					return None;
				}
				continue;
			};
			let (name, kind) = hole.split_once(':').unwrap_or((hole, hole));
			let filled = match HOLES.iter().find(|(one, _)| *one == kind) {
				Some((_, read)) => read(&mut ahead),
				None => ahead.choose(phrases(kind)).or(optional.then_some("")).map(Hole::Choice),
			};
			holes.push((name, filled?));
		}
		let text = ahead.text_since(cursor);
		*cursor = ahead;
		Some(Self { holes, text })
	}

	fn get(&self, name: &str) -> Option<&Hole> {
		self.holes.iter().find(|(one, _)| *one == name).map(|(_, hole)| hole)
	}

	/// The number in a hole.
	pub fn number(&self, name: &str) -> Option<&Stated> {
		if let Hole::Number(stated) = self.get(name)? {
			Some(stated)
		} else {
			None
		}
	}

	/// The number in a hole, for computing.
	pub fn real(&self, name: &str) -> Option<Real> {
		self.number(name).map(|stated| stated.value.clone().into())
	}

	/// The integer in a hole.
	pub fn integer(&self, name: &str) -> Option<BigInt> {
		self.number(name)?.integer()
	}

	/// The numbers in a hole.
	pub fn list(&self, name: &str) -> Option<Vec<BigRational>> {
		if let Hole::List(list) = self.get(name)? {
			Some(list.iter().map(|one| one.value.clone()).collect())
		} else {
			None
		}
	}

	/// The numbers in a hole, if all are integers.
	pub fn integers(&self, name: &str) -> Option<Vec<BigInt>> {
		if let Hole::List(list) = self.get(name)? {
			list.iter().map(Stated::integer).collect()
		} else {
			None
		}
	}

	/// The side in a hole.
	pub fn side(&self, name: &str) -> Option<&Side> {
		if let Hole::Side(side) = self.get(name)? {
			Some(side)
		} else {
			None
		}
	}

	/// The relation in a hole.
	pub fn relation(&self, name: &str) -> Option<Relation> {
		if let Hole::Relation(relation) = self.get(name)? {
			Some(*relation)
		} else {
			None
		}
	}

	/// Whether the verb in a hole is denied.
	pub fn denied(&self, name: &str) -> Option<bool> {
		if let Hole::Denied(denied) = self.get(name)? {
			Some(*denied)
		} else {
			None
		}
	}

	/// The words in a hole that may have one of some.
	pub fn choice(&self, name: &str) -> Option<&'static str> {
		if let Hole::Choice(choice) = self.get(name)? {
			Some(choice)
		} else {
			None
		}
	}

	/// The word in a hole that is spoken of.
	pub fn word(&self, name: &str) -> Option<&str> {
		if let Hole::Words(words) = self.get(name)? {
			words.first().map(String::as_str)
		} else {
			None
		}
	}

	/// The words in a hole that are spoken of.
	pub fn words(&self, name: &str) -> Option<&[String]> {
		if let Hole::Words(words) = self.get(name)? {
			Some(words)
		} else {
			None
		}
	}

	/// Whether the claim denies what it says, by a verb or by words in the hole "not".
	pub fn is_denied(&self) -> bool {
		self.denied("is").unwrap_or(self.choice("not").is_some())
	}

	/// The relation in the hole "=", or that of a verb which says no more than whether something is so.
	pub fn verb(&self) -> Relation {
		self.relation("=").unwrap_or(Relation::equal(self.is_denied(), Manner::Plain))
	}

	/// Judges a claim that there are as many as the hole "n" says.
	pub fn judge_count(&self, kind: Kind, text: &str, actual: impl Into<Real>) -> Option<Judgement> {
		let stated = self.number("n")?.clone();
		let shown = Real::from(stated.value.clone()).show();
		let actual = Side::number(actual.into(), kind, text);
		self.verb().judge(kind, &actual, &Side::stated(stated, Scale::number(), kind, &shown))
	}

	/// Judges a claim that something is so.
	pub fn judge_fact(&self, kind: Kind, agrees: bool, because: String) -> Judgement {
		Judgement::new(kind, agrees, self.is_denied(), because)
	}

	/// The day in a hole.
	pub fn date(&self, name: &str) -> Option<Date> {
		if let Hole::Date(date) = self.get(name)? {
			Some(*date)
		} else {
			None
		}
	}

	/// The small number in a hole.
	pub fn count(&self, name: &str) -> Option<u32> {
		if let Hole::Count(count) = self.get(name)? {
			Some(*count)
		} else {
			None
		}
	}
}

/// What rules make of a claim as a whole; None if they do not agree.
pub fn judge(rules: &'static [Rule], tokens: &Tokens) -> Option<Judgement> {
	let patterns = rules.iter().flat_map(|rule| rule.says.iter().map(move |pattern| (rule, *pattern)));
	unanimous(patterns.filter_map(|(rule, pattern)| {
		let mut cursor = Cursor::new(tokens);
		let found = Match::read(pattern, &mut cursor)?;
		cursor.is_done().then(|| (rule.judge)(&found))?
	}))
}

/// All that the terms may mean here, each with the place behind it.
pub fn terms<'a>(terms: &'static [Term], cursor: Cursor<'a>) -> Vec<(Side, Cursor<'a>)> {
	let patterns = terms.iter().flat_map(|term| term.says.iter().map(move |pattern| (term, *pattern)));
	let found = patterns.filter_map(|(term, pattern)| {
		let mut ahead = cursor;
		let found = Match::read(pattern, &mut ahead)?;
		let (value, scale) = (term.value)(&found)?;
		Some((Side::computed(value, scale, term.kind, found.text), ahead))
	});
	found.collect()
}

/// The first judgement, if all that there are say the same.
pub fn unanimous(mut judgements: impl Iterator<Item = Judgement>) -> Option<Judgement> {
	let first = judgements.next()?;
	judgements.all(|other| other.holds == first.holds).then_some(first)
}
