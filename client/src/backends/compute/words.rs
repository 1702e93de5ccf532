//! The tokeniser: a claim as words, numbers, symbols and quotations, or nothing at all.

use super::number_words::SCALES;
use super::stated::Stated;
use std::cell::Cell;

/// Bytes a claim may have.
pub const MAX_BYTES: usize = 512;
/// Steps that may be taken for one claim, which bounds the time that any claim takes: tokens looked at, and operations.
const MAX_STEPS: u32 = 400_000;
/// Digits a number may have.
const MAX_DIGITS: usize = 100;
/// The largest exponent of a number such as 6.02e23.
const MAX_EXPONENT: i32 = 60;
/// Words whose point does not end a sentence.
const ABBREVIATIONS: [&str; 9] = ["approx", "ft", "lb", "lbs", "oz", "mi", "sq", "cu", "vs"];
/// Words and marks between two numbers that may have one "million" in common.
const JOINTS: [&str; 7] = ["and", "to", "or", "through", ",", "-", "–"];
/// Signs of money.
const CURRENCIES: [&str; 5] = ["$", "€", "£", "¥", "₹"];
/// Pairs of marks around a quotation.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('\'', '\''), ('‘', '’'), ('`', '`')];

/// How commas and points between digits are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
	/// 1,234.5 is one number, and so is 1.234.
	English,
	/// 100,200 are two numbers of a list.
	CommaSeparates,
	/// 1.234 is over a thousand.
	PointGroups,
}

/// What a token is.
#[derive(Clone, Debug)]
pub enum Form {
	/// Letters.
	Word,
	/// A decimal number.
	Number(Stated),
	/// Digits that are not a decimal number: 0xFF, 007, 2024-01-31.
	Digits,
	/// A single other character.
	Symbol,
	/// What stands between quotation marks.
	Quoted(String),
}

/// A piece of a claim.
#[derive(Clone, Debug)]
pub struct Token {
	/// What it is.
	pub form: Form,
	/// Its text in lower case, with marks that have several shapes in their plainest one.
	pub low: String,
	/// Where it starts in the claim, in bytes.
	pub start: usize,
	/// Where it ends in the claim, in bytes.
	pub end: usize,
}

/// A claim in pieces.
#[derive(Debug)]
pub struct Tokens {
	claim: String,
	tokens: Vec<Token>,
	steps: Cell<u32>,
}

impl Tokens {
	/// None if the claim is too long, is no single statement, or has a number that can be read in more than one way.
	pub fn read(claim: &str, reading: Reading) -> Option<Self> {
		if claim.len() > MAX_BYTES || claim.chars().any(|c| c.is_control() || c == '?') {
			return None;
		}
		let mut reader = Reader { claim, reading, at: 0, tokens: Vec::new() };
		while reader.step()? {}
		let tokens = reader.tokens;
		// "is 120!" may be a factorial, or said with emphasis.
		if tokens.is_empty() || tokens.last().is_some_and(|last| last.low == "!") || shares_scale(&tokens) {
			return None;
		}
		Some(Self { claim: claim.to_string(), tokens, steps: Cell::new(MAX_STEPS) })
	}

	/// The token at a position.
	pub fn get(&self, at: usize) -> Option<&Token> {
		self.charge(1)?;
		self.tokens.get(at)
	}

	/// Counts what takes as long as looking at so many tokens; None if that is too long.
	pub fn charge(&self, steps: u32) -> Option<()> {
		let rest = self.steps.get().saturating_sub(steps);
		self.steps.set(rest);
		(rest > 0).then_some(())
	}

	/// How many there are.
	pub fn len(&self) -> usize {
		self.tokens.len()
	}

	/// Whether the claim took too many steps; nothing that was made of it counts then.
	pub fn exhausted(&self) -> bool {
		self.steps.get() == 0
	}

	/// Whether a word of the claim denies something.
	pub fn negates(&self) -> bool {
		self.tokens.iter().any(|token| ["not", "no", "≠", "never"].contains(&&*token.low) || token.low.ends_with("n't"))
	}

	/// Whether the other reading of the same claim has other tokens.
	pub fn differs(&self, other: &Self) -> bool {
		let same = |(one, two): (&Token, &Token)| match (&one.form, &two.form) {
			(Form::Number(one), Form::Number(two)) => one.value == two.value,
			_ => one.low == two.low,
		};
		self.len() != other.len() || !self.tokens.iter().zip(&other.tokens).all(same)
	}

	/// The claim from one token up to another.
	pub fn text(&self, from: usize, to: usize) -> &str {
		let ends = self.tokens.get(from).zip(to.checked_sub(1).and_then(|last| self.tokens.get(last)));
		ends.and_then(|(first, last)| self.claim.get(first.start..last.end)).unwrap_or_default()
	}
}

struct Reader<'a> {
	claim: &'a str,
	reading: Reading,
	at: usize,
	tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
	fn rest(&self) -> &'a str {
		self.claim.get(self.at..).unwrap_or_default()
	}

	fn before(&self) -> Option<char> {
		self.claim.get(..self.at)?.chars().next_back()
	}

	fn push(&mut self, form: Form, low: String, length: usize) {
		let start = self.at;
		self.at += length;
		self.tokens.push(Token { form, low, start, end: self.at });
	}

	/// Reads a piece; false at the end, None if the claim is to be left alone.
	fn step(&mut self) -> Option<bool> {
		let rest = self.rest();
		let mut chars = rest.chars();
		let Some(first) = chars.next() else { return Some(false) };
		let second = chars.next();
		let before = self.before();
		let inside = before.is_some_and(char::is_alphanumeric);
		match first {
			' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => self.at += first.len_utf8(),
			'0'..='9' => self.number(rest)?,
			'.' if !inside && second.is_some_and(|c| c.is_ascii_digit()) => self.number(rest)?,
			_ if rest.starts_with("U.S.") && !inside => self.push(Form::Word, "us".into(), 4),
			'.' => self.point(rest),
			_ if first.is_alphabetic() => self.word(rest),
			'-' | '‐' | '‑' if inside && second.is_some_and(char::is_alphabetic) => self.at += first.len_utf8(),
			'–' if before.is_some_and(|c| c.is_ascii_digit()) => {
				self.push(Form::Symbol, "–".into(), first.len_utf8())
			},
			'-' | '−' | '–' => self.push(Form::Symbol, "-".into(), first.len_utf8()),
			'!' if second == Some('=') && before.is_some_and(|c| c != ' ') => return None,
			'!' if second == Some('=') => self.push(Form::Symbol, "≠".into(), 2),
			_ if !inside && QUOTES.iter().any(|(open, _)| *open == first) => self.quotation(first, rest)?,
			_ => self.push(Form::Symbol, first.to_string(), first.len_utf8()),
		}
		Some(true)
	}

	/// A point at the end of the claim or of an abbreviation says nothing; any other is left to be stumbled over.
	fn point(&mut self, rest: &str) {
		let abbreviated =
			self.tokens.last().is_some_and(|last| last.end == self.at && ABBREVIATIONS.contains(&&*last.low));
		if abbreviated || (rest.trim_end() == "." && !self.tokens.is_empty()) {
			self.at += 1;
		} else {
			self.push(Form::Symbol, ".".into(), 1);
		}
	}

	fn word(&mut self, rest: &str) {
		let mut length = 0;
		let mut chars = rest.chars().peekable();
		while let Some(c) = chars.next() {
			let joins = matches!(c, '\'' | '’') && length > 0 && chars.peek().is_some_and(|next| next.is_alphabetic());
			if !c.is_alphabetic() && !joins {
				break;
			}
			length += c.len_utf8();
		}
		let text = rest.get(..length).unwrap_or_default();
		self.push(Form::Word, text.to_lowercase().replace('’', "'"), length);
	}

	fn quotation(&mut self, open: char, rest: &str) -> Option<()> {
		let (_, close) = QUOTES.iter().find(|(mark, _)| *mark == open)?;
		let inner = rest.get(open.len_utf8()..)?;
		let end = inner.match_indices(*close).map(|(at, _)| at).find(|at| {
			// An apostrophe within a word does not close.
			let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
			let (left, right) = inner.split_at(*at);
			!matches!(close, '\'' | '’') || !letter(left.chars().next_back()) || !letter(right.chars().nth(1))
		})?;
		let text = inner.get(..end)?;
		// American style puts the point or comma of the sentence inside.
		let bare = text.strip_suffix(['.', ',']).filter(|bare| !bare.is_empty()).unwrap_or(text);
		self.push(Form::Quoted(bare.to_string()), String::new(), open.len_utf8() + end + close.len_utf8());
		Some(())
	}

	fn number(&mut self, rest: &str) -> Option<()> {
		if let Some(length) = date_length(rest).or_else(|| prefixed_length(rest)) {
			self.push(Form::Digits, rest.get(..length)?.to_lowercase(), length);
			return Some(());
		}
		let (integer, mut after) = split_digits(rest);
		let mut whole = integer.to_string();
		let groups = (1..=3).contains(&integer.len()) && !integer.starts_with('0');
		while let Some(group) =
			after.strip_prefix(',').map(|tail| split_digits(tail).0).filter(|group| !group.is_empty())
		{
			if self.reading == Reading::CommaSeparates {
				break;
			}
			if group.len() != 3 || !groups {
				return None;
			}
			whole.push_str(group);
			after = after.get(4..)?;
		}
		let decimals = after.strip_prefix('.').map(|tail| split_digits(tail).0).unwrap_or_default();
		if !decimals.is_empty() {
			after = after.get(1 + decimals.len()..)?;
			let mut next = after.chars();
			if matches!(next.next(), Some('.' | ',')) && next.next().is_some_and(|c| c.is_ascii_digit()) {
				return None;
			}
		}
		let leading_zero = whole.len() > 1 && whole.starts_with('0');
		if leading_zero && !decimals.is_empty() || whole.len() + decimals.len() > MAX_DIGITS {
			return None;
		}
		let mut stated = Stated::from_digits(&whole, decimals, 0);
		if self.reading == Reading::PointGroups && groups && whole == integer && decimals.len() == 3 {
			stated = Stated::from_digits(&format!("{whole}{decimals}"), "", 0);
		}
		if let Some((exponent, length)) = exponent(after) {
			after = after.get(length..)?;
			stated = Stated::from_digits(&whole, decimals, exponent);
		}
		let length = rest.len() - after.len();
		let form = if leading_zero { Form::Digits } else { Form::Number(stated?) };
		self.push(form, rest.get(..length)?.to_lowercase(), length);
		Some(())
	}
}

/// Whether a number might have the "million" of the next one, as in "from 3.2 to 4 million".
fn shares_scale(tokens: &[Token]) -> bool {
	let is_number = |token: &&Token| matches!(token.form, Form::Number(_));
	let ends = tokens.iter().enumerate().filter(|(_, token)| SCALES.iter().any(|(word, _)| *word == token.low));
	let mut befores = ends.map(|(end, _)| tokens.iter().take(end).rev());
	befores.any(|mut before| {
		let scaled = before.next().is_some_and(|token| is_number(&token));
		let mut joined = before.skip_while(|token| CURRENCIES.contains(&&*token.low)).peekable();
		scaled
			&& joined.peek().is_some_and(|token| JOINTS.contains(&&*token.low))
			&& joined
				.find(|token| !JOINTS.contains(&&*token.low) && !CURRENCIES.contains(&&*token.low))
				.is_some_and(|token| is_number(&token))
	})
}

fn split_digits(text: &str) -> (&str, &str) {
	let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
	text.split_at(end)
}

/// The length of a date such as 2024-01-31 at the beginning.
fn date_length(text: &str) -> Option<usize> {
	let date = text.get(..10)?;
	let shape = |(position, c): (usize, char)| if matches!(position, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
	let ends = !text.get(10..)?.starts_with(|c: char| c.is_alphanumeric() || c == '-');
	(ends && date.chars().enumerate().all(shape)).then_some(10)
}

/// The length of a number such as 0xFF, 0b101 or 0o17 at the beginning.
fn prefixed_length(text: &str) -> Option<usize> {
	let digits = text.get(2..)?;
	let radix = match text.get(..2)? {
		"0x" | "0X" => 16,
		"0b" | "0B" => 2,
		"0o" | "0O" => 8,
		_ => return None,
	};
	let end = digits.find(|c: char| !c.is_alphanumeric()).unwrap_or(digits.len());
	let right = end > 0 && digits.chars().take(end).all(|c| c.is_digit(radix));
	right.then_some(2 + end)
}

/// The exponent of a number such as 6.02e23, and its length.
fn exponent(text: &str) -> Option<(i32, usize)> {
	let tail = text.strip_prefix(['e', 'E'])?;
	let unsigned = tail.strip_prefix(['-', '+', '−']).unwrap_or(tail);
	let (digits, after) = split_digits(unsigned);
	if digits.is_empty() || after.starts_with(char::is_alphanumeric) {
		return None;
	}
	let size: i32 = digits.parse().ok().filter(|size| *size <= MAX_EXPONENT)?;
	Some((if tail.starts_with(['-', '−']) { -size } else { size }, text.len() - after.len()))
}
