//! Numbers with their units: reads them from tokens, brings them to one scale and compares them without guessing.

use super::sentences::{norm, Token};
use super::units::{to_celsius, unit, Dimension};

/// How a value of a passage stands to the value a claim gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
	Same,
	/// Neither confirmed nor contradicted, for example because the passage is less precise than the claim.
	Open,
	Differs,
}

/// Whether a quantity is given as a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
	Exact,
	About,
	Above,
	Below,
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
	/// The value in the base unit of its dimension.
	pub(super) value: f64,
	pub(super) dimension: Dimension,
	pub(super) bound: Bound,
	/// The step of the last digit that carries meaning, in the base unit.
	step: f64,
	/// The size of the unit as written, in the base unit.
	scale: f64,
}

/// Number words below one hundred.
const WORDS: &[(u32, &str)] = &[
	(0, "zero"),
	(1, "one"),
	(2, "two"),
	(3, "three"),
	(4, "four"),
	(5, "five"),
	(6, "six"),
	(7, "seven"),
	(8, "eight"),
	(9, "nine"),
	(10, "ten"),
	(11, "eleven"),
	(12, "twelve"),
	(13, "thirteen"),
	(14, "fourteen"),
	(15, "fifteen"),
	(16, "sixteen"),
	(17, "seventeen"),
	(18, "eighteen"),
	(19, "nineteen"),
	(20, "twenty"),
	(30, "thirty"),
	(40, "forty"),
	(50, "fifty"),
	(60, "sixty"),
	(70, "seventy"),
	(80, "eighty"),
	(90, "ninety"),
];

/// Ordinal words, whose index is their rank less one.
const ORDINALS: &[&str] = &[
	"first",
	"second",
	"third",
	"fourth",
	"fifth",
	"sixth",
	"seventh",
	"eighth",
	"ninth",
	"tenth",
	"eleventh",
	"twelfth",
	"thirteenth",
	"fourteenth",
	"fifteenth",
	"sixteenth",
	"seventeenth",
	"eighteenth",
	"nineteenth",
	"twentieth",
];

fn word_value(word: &str) -> Option<u32> {
	WORDS.iter().find(|(_, name)| *name == word).map(|(value, _)| *value)
}

fn word_rank(word: &str) -> Option<u32> {
	ORDINALS.iter().position(|name| *name == word).and_then(|at| u32::try_from(at + 1).ok())
}

/// The rank that "third", "3rd" or "twenty-first" names, with the number of tokens read.
pub(super) fn ordinal(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
	let token = tokens.get(at)?;
	if token.is_number() {
		let suffix = tokens.get(at + 1)?;
		let marked = suffix.glued && matches!(suffix.norm.as_str(), "st" | "nd" | "rd" | "th");
		return if marked { token.norm.parse().ok().map(|rank| (rank, 2)) } else { None };
	}
	if let Some(rank) = word_rank(&token.norm) {
		return Some((rank, 1));
	}
	let tens = word_value(&token.norm).filter(|value| *value >= 20)?;
	let hyphen = usize::from(norm(tokens, at + 1) == "-");
	let units = word_rank(norm(tokens, at + 1 + hyphen)).filter(|rank| *rank < 10)?;
	Some((tens + units, 2 + hyphen))
}

/// A plain number before any unit.
struct Figure {
	value: f64,
	step: f64,
	read: usize,
}

/// The quantity that begins at a token, with the number of tokens read.
pub(super) fn quantity(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
	let minus = matches!(norm(tokens, at), "minus" | "negative");
	let figure = figure(tokens, at + usize::from(minus))?;
	let mut read = usize::from(minus) + figure.read;
	let value = if minus { -figure.value } else { figure.value };
	let mut quantity =
		Quantity { value, dimension: Dimension::Count, bound: Bound::Exact, step: figure.step, scale: 1.0 };
	if let Some((parts, more)) = fraction(tokens, at + read, figure.value) {
		// "one fifth" stands beside "20 percent".
		quantity.dimension = Dimension::Ratio;
		quantity.value = value / parts * 100.0;
		quantity.step = 1.0;
		return Some((quantity, read + more));
	}
	if let Some(unit) = unit(tokens, at + read) {
		read += unit.read;
		quantity.dimension = unit.dimension;
		quantity.scale = unit.scale;
		quantity.step *= unit.scale;
		quantity.value *= unit.scale;
		if unit.dimension == Dimension::Temperature {
			quantity.value = to_celsius(value, norm(tokens, at + read - 1));
		}
		read += lesser_unit(tokens, at + read, &mut quantity);
	}
	Some((quantity, read))
}

/// Adds the second half of "8 minutes 20 seconds" or "5 feet 10 inches"; returns the tokens read.
fn lesser_unit(tokens: &[Token], at: usize, quantity: &mut Quantity) -> usize {
	if !matches!(quantity.dimension, Dimension::Time | Dimension::Length) {
		return 0;
	}
	let and = usize::from(norm(tokens, at) == "and");
	let Some(figure) = figure(tokens, at + and) else { return 0 };
	match unit(tokens, at + and + figure.read) {
		Some(lesser) if lesser.dimension == quantity.dimension && lesser.scale < quantity.scale => {
			quantity.value += figure.value * lesser.scale;
			quantity.step = figure.step * lesser.scale;
			quantity.scale = lesser.scale;
			and + figure.read + lesser.read
		},
		_ => 0,
	}
}

/// The denominator of "one fifth" or "two thirds", with the number of tokens read.
fn fraction(tokens: &[Token], at: usize, numerator: f64) -> Option<(f64, usize)> {
	let hyphen = usize::from(norm(tokens, at) == "-");
	let word = norm(tokens, at + hyphen);
	let parts = match word {
		"half" => 2,
		"quarter" | "quarters" => 4,
		_ => word_rank(word.strip_suffix('s').unwrap_or(word)).filter(|parts| (3..=10).contains(parts))?,
	};
	(numerator >= 1.0 && numerator < f64::from(parts)).then_some((f64::from(parts), 1 + hyphen))
}

fn figure(tokens: &[Token], at: usize) -> Option<Figure> {
	let token = tokens.get(at)?;
	let mut figure = if token.is_number() {
		Figure { value: token.norm.parse().ok()?, step: step(&token.norm), read: 1 }
	} else {
		spelled(tokens, at)?
	};
	if norm(tokens, at + figure.read) == "/" && tokens.get(at + figure.read + 1).is_some_and(Token::is_number) {
		let below: f64 = norm(tokens, at + figure.read + 1).parse().ok()?;
		figure.value /= below;
		figure.step = figure.value * 1e-9;
		figure.read += 2;
	}
	if let Some((exponent, read)) = power_of_ten(tokens, at + figure.read) {
		figure.value *= 10f64.powi(exponent);
		figure.step *= 10f64.powi(exponent);
		figure.read += read;
	}
	if let Some(multiple) = multiple(norm(tokens, at + figure.read)) {
		figure.value *= multiple;
		figure.step *= multiple;
		figure.read += 1;
	}
	figure.value.is_finite().then_some(figure)
}

fn multiple(word: &str) -> Option<f64> {
	match word {
		"dozen" => Some(12.0),
		"hundred" => Some(100.0),
		"thousand" => Some(1e3),
		"million" => Some(1e6),
		"billion" => Some(1e9),
		"trillion" => Some(1e12),
		_ => None,
	}
}

/// "seven", "twenty-one", "a million", "two and a half".
fn spelled(tokens: &[Token], at: usize) -> Option<Figure> {
	let (word, next) = (norm(tokens, at), norm(tokens, at + 1));
	if matches!(word, "a" | "an") {
		return multiple(next).map(|_| Figure { value: 1.0, step: 1.0, read: 1 });
	}
	let mut whole = word_value(word)?;
	let mut read = 1;
	let hyphen = usize::from(next == "-");
	if whole >= 20 {
		if let Some(units) = word_value(norm(tokens, at + 1 + hyphen)).filter(|units| (1..10).contains(units)) {
			whole += units;
			read = 2 + hyphen;
		}
	}
	// "one of them" picks one out of several and counts nothing.
	if whole == 1 && next == "of" {
		return None;
	}
	let mut value = f64::from(whole);
	let mut step = 1.0;
	if norm(tokens, at + read) == "and" && norm(tokens, at + read + 1) == "a" && norm(tokens, at + read + 2) == "half" {
		value += 0.5;
		step = 0.1;
		read += 3;
	}
	Some(Figure { value, step, read })
}

/// The exponent of "e23", "× 10^23", "x 10 23" or "times 10 to the power of 23".
fn power_of_ten(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
	let token = tokens.get(at)?;
	let small = |exponent: &i32| (-299..300).contains(exponent);
	if token.glued && token.is_word() {
		let exponent = token.norm.strip_prefix('e').and_then(|digits| digits.parse().ok()).filter(small);
		return exponent.map(|exponent| (exponent, 1));
	}
	if !matches!(token.norm.as_str(), "×" | "x" | "times" | "*") || !matches!(norm(tokens, at + 1), "10" | "ten") {
		return None;
	}
	let mut end = at + 2;
	while matches!(norm(tokens, end), "^" | "to" | "the" | "power" | "of") {
		end += 1;
	}
	let minus = matches!(norm(tokens, end), "-" | "−" | "minus");
	end += usize::from(minus);
	let exponent: i32 = norm(tokens, end).parse().ok().filter(small)?;
	Some((if minus { -exponent } else { exponent }, end + 1 - at))
}

/// The step of the last digit that carries meaning: 10 for "8850", 0.01 for "8848.86".
fn step(digits: &str) -> f64 {
	let places = |count: usize| i32::try_from(count.min(300)).unwrap_or(0);
	if let Some((_, fraction)) = digits.split_once('.') {
		return 10f64.powi(-places(fraction.len()));
	}
	let zeros = digits.len() - digits.trim_end_matches('0').len();
	10f64.powi(places(zeros.min(digits.len().saturating_sub(1))))
}

fn rounds_to(value: f64, rounded: f64, step: f64) -> bool {
	(value - rounded).abs() <= step * 0.500_001
}

impl Quantity {
	/// Whether a passage that gives `self` agrees with a claim that gives `claim`.
	pub(super) fn agreement(&self, claim: &Self) -> Agreement {
		if !self.comparable(claim) {
			return Agreement::Open;
		}
		let (ours, theirs) = (self.value, claim.value);
		let equal = (ours - theirs).abs() <= ours.abs().max(theirs.abs()) * 1e-9;
		match (self.bound, claim.bound) {
			// "over 500" where a passage has "over 300" is meant for the same figure.
			(Bound::Above, Bound::Above) | (Bound::Below, Bound::Below) if self.shares_unit(claim) => {
				match (equal, claim.bound) {
					(true, _) => Agreement::Same,
					(_, Bound::Above) if theirs < ours => Agreement::Open,
					_ => Agreement::Differs,
				}
			},
			(Bound::Above, Bound::Below) if ours >= theirs => Agreement::Differs,
			(Bound::Below, Bound::Above) if ours <= theirs => Agreement::Differs,
			(Bound::Above, Bound::Below) | (Bound::Below, Bound::Above) => Agreement::Open,
			(Bound::Above, _) if theirs < ours * 0.99 => Agreement::Differs,
			(Bound::Below, _) if theirs > ours * 1.01 => Agreement::Differs,
			(Bound::Above | Bound::Below, _) if equal => Agreement::Same,
			(Bound::Above | Bound::Below, _) => Agreement::Open,
			(_, Bound::Above) => limit(ours, theirs),
			(_, Bound::Below) => limit(theirs, ours),
			_ if equal => Agreement::Same,
			(Bound::Exact, Bound::Exact) if self.dimension == Dimension::Count => Agreement::Differs,
			_ => self.measured(claim),
		}
	}

	/// Whether both measure the same thing; bare degrees may be degrees of an angle or of temperature.
	pub(super) fn comparable(&self, other: &Self) -> bool {
		use Dimension::{Angle, Temperature};
		self.dimension == other.dimension
			|| matches!((self.dimension, other.dimension), (Angle, Temperature) | (Temperature, Angle))
	}

	/// Whether both are given in one unit.
	pub(super) fn shares_unit(&self, other: &Self) -> bool {
		(self.scale - other.scale).abs() <= self.scale * 1e-9
	}

	/// Whether both have one number in different units: "8,848 feet" for "8,848 metres".
	pub(super) fn differs_in_unit(&self, other: &Self) -> bool {
		let (own, number) = (self.value / self.scale, other.value / other.scale);
		!self.shares_unit(other) && (own - number).abs() <= own.abs() * 1e-9
	}

	/// Whether both have one number but measure different things: "128 bits" for "128 metres".
	pub(super) fn differs_in_dimension(&self, other: &Self) -> bool {
		let (own, number) = (self.value / self.scale, other.value / other.scale);
		let counts = self.dimension == Dimension::Count || other.dimension == Dimension::Count;
		!counts && !self.comparable(other) && (own - number).abs() <= own.abs() * 1e-9
	}

	/// Compares two measured values that are not equal to the last digit.
	fn measured(&self, claim: &Self) -> Agreement {
		let rough = self.bound == Bound::About || claim.bound == Bound::About;
		let relative = (self.value - claim.value).abs() / self.value.abs().max(f64::MIN_POSITIVE);
		let rounded = rounds_to(self.value, claim.value, claim.step);
		if !self.shares_unit(claim) {
			return match relative {
				gap if gap <= 0.003 || rounded && gap <= if rough { 0.05 } else { 0.01 } => Agreement::Same,
				gap if gap <= 0.05 => Agreement::Open,
				_ => Agreement::Differs,
			};
		}
		// Small whole numbers are counted rather than rounded: "360 days".
		let counted = self.dimension == Dimension::Time
			&& self.value / self.scale < 1_000.0
			&& whole_number(self.value / self.scale);
		let coarser = claim.step > self.step * 1.01 && (rough || !counted);
		let finer = claim.step < self.step * 0.99;
		let whole = claim.step <= claim.scale * 1.01;
		if coarser && rounded && relative <= 0.05 {
			// A round figure without "about" may be a rounding or a mistake, and nothing here tells which.
			return if rough || whole { Agreement::Same } else { Agreement::Open };
		}
		if coarser && rough && relative <= 0.01 {
			return Agreement::Same;
		}
		let open = rough && relative <= 0.01
			|| coarser && relative <= 0.03
			|| finer && relative <= 0.05 && rounds_to(claim.value, self.value, self.step);
		if open {
			Agreement::Open
		} else {
			Agreement::Differs
		}
	}
}

fn whole_number(value: f64) -> bool {
	(value - value.round()).abs() < 1e-9
}

/// A claim of "more than `lesser`" against an exact `greater`, or mirrored for "less than".
fn limit(greater: f64, lesser: f64) -> Agreement {
	if greater < lesser {
		Agreement::Differs
	} else if greater <= lesser * 1.25 {
		Agreement::Same
	} else {
		Agreement::Open
	}
}
