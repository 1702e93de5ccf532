//! Numbers in other bases, and Roman numerals.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::numbers;
use super::real::Real;
use super::relation::be;
use super::side::Side;
use super::words::{Form, Tokens};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

/// Digits a number in another base may have.
const MAX_DIGITS: usize = 64;
const BASES: [(&str, u32); 4] = [
	("binary|base_2|base_two", 2),
	("octal|base_8", 8),
	("decimal|base_10|base_ten", 10),
	("hexadecimal|hex|base_16", 16),
];
const PREFIXES: [(&str, u32); 3] = [("0x", 16), ("0b", 2), ("0o", 8)];
const ROMAN: [(&str, u32); 13] = [
	("M", 1000),
	("CM", 900),
	("D", 500),
	("CD", 400),
	("C", 100),
	("XC", 90),
	("L", 50),
	("XL", 40),
	("X", 10),
	("IX", 9),
	("V", 5),
	("IV", 4),
	("I", 1),
];
/// One more than the largest number that Roman numerals say without further marks.
const ROMAN_END: u32 = 4000;

/// Numbers that say their base, and Roman numerals, that stand here.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	let mut ahead = cursor;
	let prefixed = prefixed(&mut ahead).map(|value| (value, Kind::NumberBase, ahead));
	let mut ahead = cursor;
	let named = named(&mut ahead).map(|value| (value, Kind::NumberBase, ahead));
	let mut ahead = cursor;
	let decimal = decimal(&mut ahead).map(|value| (value, Kind::NumberBase, ahead));
	let mut ahead = cursor;
	let roman = roman_side(&mut ahead).map(|value| (value, Kind::RomanNumeral, ahead));
	let found = [prefixed, named, decimal, roman].into_iter().flatten();
	found
		.map(|(value, kind, ahead)| (Side::number(Real::from(value), kind, ahead.text_since(&cursor)), ahead))
		.collect()
}

/// Judges claims of how a number is written in another base, or in Roman numerals.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	let cursor = Cursor::new(tokens);
	conversion(cursor).or_else(|| written_in(cursor)).or_else(|| representation(cursor)).or_else(|| to_roman(cursor))
}

/// "255 in binary is 11111111", "1010 in binary is 10 in decimal".
fn conversion(mut cursor: Cursor) -> Option<Judgement> {
	cursor.eat("the?")?;
	let decimal = cursor.choose("decimal|base_10").is_some();
	cursor.eat("number?")?;
	let first = digits(&mut cursor)?;
	cursor.eat("expressed|written|converted? in|to|into")?;
	let base = base(&mut cursor)?;
	let denied = verb(&mut cursor)?;
	let second = digits(&mut cursor)?;
	let mut back = cursor;
	// "1010 in binary is 10" may go both ways, unless it says where it goes.
	if let Some(other) = back.eat("in").and_then(|()| self::base(&mut back)).filter(|_| back.is_done()) {
		let (value, claimed) = (parse(first, base)?, parse(second, other)?);
		return judge(first, base, &value, other, claimed, second, denied);
	}
	if !cursor.is_done() {
		return None;
	}
	let to = parse(first, 10).and_then(|value| judge(first, 10, &value, base, parse(second, base)?, second, denied));
	let from = parse(first, base)
		.filter(|_| !decimal)
		.and_then(|value| judge(first, base, &value, 10, parse(second, 10)?, second, denied));
	match (to, from) {
		(Some(to), Some(from)) => (to.holds == from.holds).then_some(to),
		(to, from) => to.or(from),
	}
}

/// "255 is FF in hexadecimal", "decimal 10 is 1010 in binary".
fn written_in(mut cursor: Cursor) -> Option<Judgement> {
	cursor.eat("the? decimal? number?")?;
	let first = digits(&mut cursor)?;
	let denied = verb(&mut cursor)?;
	let second = digits(&mut cursor)?;
	cursor.eat("in")?;
	let base = base(&mut cursor).filter(|base| *base != 10 && cursor.is_done())?;
	judge(first, 10, &parse(first, 10)?, base, parse(second, base)?, second, denied)
}

/// "The binary representation of 255 is 11111111".
fn representation(mut cursor: Cursor) -> Option<Judgement> {
	cursor.eat("the?")?;
	let base = base(&mut cursor)?;
	cursor.eat("representation|form|equivalent|notation|value of|for the? decimal? number?")?;
	let first = digits(&mut cursor)?;
	let denied = verb(&mut cursor)?;
	let second = digits(&mut cursor)?;
	let value = parse(first, 10).filter(|_| base != 10 && cursor.is_done())?;
	judge(first, 10, &value, base, parse(second, base)?, second, denied)
}

fn judge(
	first: &str,
	from: u32,
	value: &BigInt,
	to: u32,
	claimed: BigInt,
	second: &str,
	denied: bool,
) -> Option<Judgement> {
	let shown = value.to_str_radix(to).to_uppercase();
	let agrees = claimed == *value;
	let not = if agrees { String::new() } else { format!(", not {second}") };
	let because = format!("{first} in base {from} is {shown} in base {to}{not}");
	Some(Judgement::new(Kind::NumberBase, agrees, denied, because))
}

fn verb(cursor: &mut Cursor) -> Option<bool> {
	if cursor.choose("equals|=|becomes|converts_to").is_some() {
		return Some(false);
	}
	let denied = be(cursor)?;
	cursor.choose("equal_to|written_as|represented_as|equivalent_to");
	Some(denied)
}

fn base(cursor: &mut Cursor) -> Option<u32> {
	BASES.into_iter().find(|(names, _)| cursor.choose(names).is_some()).map(|(_, base)| base)
}

/// Reads digits and letters that touch each other: 1A, FF, 0xFF, 0101.
fn digits<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
	let start = *cursor;
	let mut ahead = *cursor;
	while ahead.position() == start.position() || ahead.touches() {
		let token = ahead.peek()?;
		if matches!(token.form, Form::Quoted(_)) || !token.low.chars().all(|c| c.is_ascii_alphanumeric()) {
			break;
		}
		ahead.take()?;
		if ahead.is_done() {
			break;
		}
	}
	let text = ahead.text_since(&start);
	let right = !text.is_empty()
		&& text.len() <= MAX_DIGITS
		&& text.chars().all(|c| c.is_ascii_hexdigit() || "xXoO".contains(c));
	right.then(|| *cursor = ahead)?;
	Some(text)
}

/// The number, which may have the prefix of its base.
fn parse(digits: &str, base: u32) -> Option<BigInt> {
	let low = digits.to_lowercase();
	let bare =
		PREFIXES.iter().filter(|(_, prefixed)| *prefixed == base).find_map(|(prefix, _)| low.strip_prefix(prefix));
	BigInt::parse_bytes(bare.unwrap_or(&low).as_bytes(), base)
}

/// "0xFF", and "0xFF in decimal".
fn prefixed(cursor: &mut Cursor) -> Option<BigInt> {
	let mut ahead = *cursor;
	ahead.eat("the? number|value?")?;
	let (_, base) =
		PREFIXES.into_iter().find(|(prefix, _)| ahead.peek().is_some_and(|token| token.low.starts_with(prefix)))?;
	let value = parse(digits(&mut ahead)?, base)?;
	ahead.eat("in decimal|base_10").or_else(|| ahead.eat("expressed|written|converted in|to decimal"));
	cursor.follow(&ahead);
	Some(value)
}

/// "The binary number 1010", "hexadecimal FF", "1010 in binary".
fn named(cursor: &mut Cursor) -> Option<BigInt> {
	let mut ahead = *cursor;
	ahead.eat("the?")?;
	let base = base(&mut ahead).filter(|base| *base != 10)?;
	ahead.eat("number|value?")?;
	let value = parse(digits(&mut ahead)?, base)?;
	ahead.eat("in decimal|base_10").or_else(|| ahead.eat("expressed|written|converted in|to decimal"));
	cursor.follow(&ahead);
	Some(value)
}

/// "31 in decimal".
fn decimal(cursor: &mut Cursor) -> Option<BigInt> {
	let mut ahead = *cursor;
	let value = numbers::integer(&mut ahead)?;
	ahead.eat("in decimal|base_10")?;
	cursor.follow(&ahead);
	Some(value)
}

/// "MCMLXIX", "the Roman numeral V". A single letter has to be called a numeral.
fn roman_side(cursor: &mut Cursor) -> Option<BigInt> {
	let mut ahead = *cursor;
	let called = ahead.eat("the? roman numeral|number").is_some();
	let (value, letters) = roman(&mut ahead)?;
	let behind = ahead.eat("in roman numerals").is_some();
	cursor.follow(&ahead);
	(called || behind || letters > 1).then(|| BigInt::from(value))
}

/// Reads a number, a Roman numeral, and whether it is denied that they are equal.
type ReadRoman = fn(&mut Cursor) -> Option<(BigInt, u32, bool)>;

/// "1969 in Roman numerals is MCMLXIX", "XIV is the Roman numeral for 14".
fn to_roman(cursor: Cursor) -> Option<Judgement> {
	let ways: [ReadRoman; 3] = [
		|cursor| {
			cursor.eat("the? number|year?")?;
			let number = numbers::integer(cursor)?;
			cursor.eat("written|expressed? in roman numerals")?;
			let denied = verb(cursor)?;
			Some((number, roman(cursor)?.0, denied))
		},
		|cursor| {
			cursor.eat("the roman numeral for|representation_of the? number|year?")?;
			let number = numbers::integer(cursor)?;
			let denied = verb(cursor)?;
			Some((number, roman(cursor)?.0, denied))
		},
		|cursor| {
			let (value, _) = roman(cursor)?;
			let denied = verb(cursor)?;
			cursor.eat("the roman numeral for|of|representation_of the? number|year?")?;
			Some((numbers::integer(cursor)?, value, denied))
		},
	];
	let (number, value, denied) = ways.into_iter().find_map(|way| {
		let mut ahead = cursor;
		way(&mut ahead).filter(|_| ahead.is_done())
	})?;
	if !number.is_positive() || number >= BigInt::from(ROMAN_END) {
		return None;
	}
	let because =
		format!("{} is {number} in Roman numerals, and that numeral is {value}", write_roman(number.to_u32()?));
	Some(Judgement::new(Kind::RomanNumeral, number == BigInt::from(value), denied, because))
}

/// Reads a Roman numeral in its standard form, and how many letters it has.
fn roman(cursor: &mut Cursor) -> Option<(u32, usize)> {
	let mut ahead = *cursor;
	let token = ahead.take()?;
	let text = match &token.form {
		Form::Word => ahead.text_since(cursor),
		Form::Quoted(text) => text,
		_ => return None,
	};
	let (mut value, mut rest) = (0u32, text);
	for (numeral, size) in ROMAN {
		while let Some(tail) = rest.strip_prefix(numeral) {
			(value, rest) = (value + size, tail);
		}
	}
	let standard = rest.is_empty() && (1..ROMAN_END).contains(&value) && write_roman(value) == text;
	standard.then(|| cursor.follow(&ahead))?;
	Some((value, text.len()))
}

fn write_roman(mut value: u32) -> String {
	let mut text = String::new();
	for (numeral, size) in ROMAN {
		while value >= size {
			text.push_str(numeral);
			value -= size;
		}
	}
	text
}
