//! Numbers in digits and in words, and lists of them.

use super::cursor::Cursor;
use super::number_words::{DOZENS, ORDINALS, ORDINAL_TENS, PARTS, SCALES, SUPERSCRIPTS, TENS, UNITS, VULGAR};
use super::real::{rational, ten_to};
use super::stated::Stated;
use super::words::Form;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

/// Numbers a list may have.
const MAX_LIST: usize = 64;
/// The largest exponent of a number such as 1.27 × 10^30.
const MAX_EXPONENT: i32 = 60;

/// Whether "and" may be part of a number: in a list it stands between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum And {
	/// "Three hundred and five" is one number.
	Joins,
	/// "One hundred and five" are two.
	Separates,
}

/// Reads a number: "-3.5", "1.5 million", "three hundred and five", "two thirds", "half a dozen", "3½".
pub fn number(cursor: &mut Cursor, and: And) -> Option<Stated> {
	let mut ahead = *cursor;
	let negative = ahead.choose("-|minus|negative").is_some();
	let stated = unsigned(&mut ahead, and)?;
	cursor.follow(&ahead);
	Some(if negative { stated.negated() } else { stated })
}

/// Reads an integer.
pub fn integer(cursor: &mut Cursor) -> Option<BigInt> {
	let mut ahead = *cursor;
	let integer = number(&mut ahead, And::Separates)?.integer()?;
	cursor.follow(&ahead);
	Some(integer)
}

/// Reads a number of something, which is small: "three", "12".
pub fn count(cursor: &mut Cursor) -> Option<u32> {
	let mut ahead = *cursor;
	let count = integer(&mut ahead)?.to_u32()?;
	cursor.follow(&ahead);
	Some(count)
}

/// Reads two numbers or more: "3, 5 and 8", "1, 2, 3", "[4, 5]".
pub fn list(cursor: &mut Cursor) -> Option<Vec<Stated>> {
	let mut ahead = *cursor;
	let close = ahead.choose("[|{|(").map(|open| match open {
		"[" => "]",
		"{" => "}",
		_ => ")",
	});
	let mut numbers = vec![element(&mut ahead)?];
	while numbers.len() <= MAX_LIST {
		let mut next = ahead;
		let Some(separator) = next.choose(",_and|,_&|,|;_and|;|and|&") else { break };
		let Some(stated) = element(&mut next) else { break };
		numbers.push(stated);
		ahead = next;
		if separator.ends_with("and") || separator.ends_with('&') {
			break;
		}
	}
	if numbers.len() < 2 || numbers.len() > MAX_LIST || close.is_some_and(|close| !ahead.word(close)) {
		return None;
	}
	cursor.follow(&ahead);
	Some(numbers)
}

/// Reads an element of a list: a number, or a fraction such as 1/2.
fn element(cursor: &mut Cursor) -> Option<Stated> {
	let above = number(cursor, And::Separates)?;
	let mut ahead = *cursor;
	if !ahead.word("/") {
		return Some(above);
	}
	let below = number(&mut ahead, And::Separates).filter(|below| !below.value.is_zero())?;
	cursor.follow(&ahead);
	Some(Stated::from_fraction(above.value / below.value))
}

/// Reads a number as in "1.27 × 10^30".
pub fn scientific(cursor: &mut Cursor) -> Option<Stated> {
	let mut ahead = *cursor;
	let stated = number(&mut ahead, And::Separates).filter(|stated| !stated.is_fraction())?;
	ahead.choose("×|x|*|⋅")?;
	(integer(&mut ahead)? == BigInt::from(10)).then_some(())?;
	let exponent = match superscript(&mut ahead) {
		Some(exponent) => exponent,
		None => ahead.word("^").then(|| integer(&mut ahead))??.to_i64()?,
	};
	let exponent = i32::try_from(exponent).ok().filter(|exponent| exponent.abs() <= MAX_EXPONENT)?;
	cursor.follow(&ahead);
	Some(stated.scaled(&ten_to(exponent)))
}

/// Reads a raised integer: ², ⁻¹.
pub fn superscript(cursor: &mut Cursor) -> Option<i64> {
	let mut ahead = *cursor;
	let negative = ahead.word("⁻");
	let mut value: Option<i64> = None;
	while let Some(digit) = take(&mut ahead, SUPERSCRIPTS) {
		value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(i64::try_from(digit).ok()?)?);
	}
	let value = value?;
	cursor.follow(&ahead);
	Some(if negative { -value } else { value })
}

/// Reads an ordinal: "10th", "third", "twenty-first".
pub fn ordinal(cursor: &mut Cursor) -> Option<u32> {
	let mut ahead = *cursor;
	let value = match &ahead.peek()?.form {
		Form::Number(stated) => {
			ahead.take();
			let value = stated.natural()?.to_u64()?;
			let suffix = match (value % 10, value % 100) {
				(_, 11..=13) => "th",
				(1, _) => "st",
				(2, _) => "nd",
				(3, _) => "rd",
				_ => "th",
			};
			(ahead.touches() && ahead.word(suffix)).then_some(value)?
		},
		_ => ordinal_word(&mut ahead)?,
	};
	cursor.follow(&ahead);
	u32::try_from(value).ok()
}

fn ordinal_word(cursor: &mut Cursor) -> Option<u64> {
	if let Some(tens) = take(cursor, TENS) {
		return take(cursor, ORDINALS).filter(|unit| (1..10).contains(unit)).map(|unit| (tens + 2) * 10 + unit);
	}
	if cursor.word("hundredth") {
		return Some(100);
	}
	take(cursor, ORDINALS).or_else(|| take(cursor, ORDINAL_TENS).map(|tens| (tens + 2) * 10))
}

fn unsigned(cursor: &mut Cursor, and: And) -> Option<Stated> {
	let token = cursor.peek()?;
	if let Form::Number(stated) = &token.form {
		cursor.take()?;
		let mut stated = stated.clone();
		if cursor.touches() && stated.integer().is_some() {
			if let Some(part) = vulgar(cursor) {
				return Some(Stated::from_fraction(stated.value + part));
			}
		}
		if let Some((_, power)) = scale(cursor) {
			stated = stated.scaled(&ten_to(power));
		} else if and == And::Joins && stated.integer().is_some() {
			if let Some(part) = and_part(cursor) {
				return Some(Stated::from_fraction(stated.value + part));
			}
		}
		return Some(stated);
	}
	if let Some(part) = vulgar(cursor) {
		return Some(Stated::from_fraction(part));
	}
	dozen(cursor).or_else(|| fraction(cursor)).or_else(|| in_words(cursor, and))
}

fn vulgar(cursor: &mut Cursor) -> Option<BigRational> {
	let (_, numerator, denominator) = VULGAR.into_iter().find(|(mark, _, _)| cursor.word(mark))?;
	rational(numerator, denominator)
}

fn scale(cursor: &mut Cursor) -> Option<(usize, i32)> {
	SCALES.into_iter().enumerate().find(|(_, (word, _))| cursor.word(word)).map(|(at, (_, power))| (at, power))
}

fn dozen(cursor: &mut Cursor) -> Option<Stated> {
	let (_, count) = DOZENS.into_iter().find(|(words, _)| cursor.choose(words).is_some())?;
	Stated::from_integer(count)
}

/// Takes one of the words if it is next, and says which, counting from zero.
fn take(cursor: &mut Cursor, words: &str) -> Option<u64> {
	words.split(' ').zip(0..).find(|(word, _)| cursor.word(word)).map(|(_, at)| at)
}

/// "Half", "a quarter", "two thirds", "half a million".
fn fraction(cursor: &mut Cursor) -> Option<Stated> {
	let mut ahead = *cursor;
	let value = if ahead.word("half") {
		rational(1, 2)?
	} else {
		let numerator = match ahead.choose("a|an") {
			Some(_) => 1,
			None => take(&mut ahead, UNITS).filter(|numerator| (1..10).contains(numerator))?,
		};
		let (_, _, parts) =
			PARTS.into_iter().find(|(one, many, _)| ahead.word(if numerator == 1 { one } else { many }))?;
		rational(i64::try_from(numerator).ok()?, parts)?
	};
	let mut further = ahead;
	let millions = further.eat("a|of_a").and_then(|()| scale(&mut further));
	let value = match millions {
		Some((_, power)) => value * ten_to(power),
		None => value,
	};
	cursor.follow(if millions.is_some() { &further } else { &ahead });
	Some(Stated::from_fraction(value))
}

/// "And a half", behind an integer.
fn and_part(cursor: &mut Cursor) -> Option<BigRational> {
	let mut ahead = *cursor;
	ahead.eat("and")?;
	let part = fraction(&mut ahead).filter(|part| part.value < ten_to(0))?;
	cursor.follow(&ahead);
	Some(part.value)
}

/// "Three hundred and five thousand", "a million", "two and a half".
fn in_words(cursor: &mut Cursor, and: And) -> Option<Stated> {
	let mut ahead = *cursor;
	if ahead.word("a") {
		let (_, power) = if ahead.word("hundred") { (0, 2) } else { scale(&mut ahead)? };
		cursor.follow(&ahead);
		return Stated::from_integer(1).map(|one| one.scaled(&ten_to(power)));
	}
	let mut total: u64 = 0;
	let mut least = SCALES.len();
	loop {
		let mut next = ahead;
		if total > 0 && and == And::Joins {
			next.word("and");
		}
		let Some(group) = below_thousand(&mut next, and).filter(|group| *group > 0 || total == 0) else { break };
		let found = scale(&mut next);
		let (place, power) = found.unwrap_or((0, 0));
		// Each scale has to be smaller than the one before, and nothing follows units.
		if found.is_some() && place >= least || group >= 1000 && (found.is_some() || total > 0) {
			return None;
		}
		total = total.checked_add(group.checked_mul(10u64.checked_pow(u32::try_from(power).ok()?)?)?)?;
		ahead = next;
		least = place;
		if found.is_none() {
			break;
		}
		if group == 0 {
			return None;
		}
	}
	if ahead.position() == cursor.position() {
		return None;
	}
	let mut stated = Stated::from_integer(total)?;
	if and == And::Joins {
		if let Some(part) = and_part(&mut ahead) {
			stated = Stated::from_fraction(stated.value + part);
			if let Some((_, power)) = scale(&mut ahead) {
				stated = stated.scaled(&ten_to(power));
			}
		}
	}
	cursor.follow(&ahead);
	Some(stated)
}

/// "Twelve", "forty-two", "three hundred and five", "nineteen hundred".
fn below_thousand(cursor: &mut Cursor, and: And) -> Option<u64> {
	let first = below_hundred(cursor)?;
	if !cursor.word("hundred") {
		return Some(first);
	}
	if first == 0 || first % 10 == 0 {
		return None;
	}
	let mut ahead = *cursor;
	if and == And::Joins {
		ahead.word("and");
	}
	let rest = below_hundred(&mut ahead);
	if rest.is_some() {
		cursor.follow(&ahead);
	}
	Some(first * 100 + rest.unwrap_or(0))
}

fn below_hundred(cursor: &mut Cursor) -> Option<u64> {
	if let Some(unit) = take(cursor, UNITS) {
		return Some(unit);
	}
	let tens = take(cursor, TENS)?;
	let mut ahead = *cursor;
	let unit = take(&mut ahead, UNITS).filter(|unit| (1..10).contains(unit));
	if unit.is_some() {
		cursor.follow(&ahead);
	}
	Some((tens + 2) * 10 + unit.unwrap_or(0))
}
