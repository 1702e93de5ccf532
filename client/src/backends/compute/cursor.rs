//! A place in a claim, and the phrases that may stand there.

use super::words::{Form, Token, Tokens};

/// How deep parentheses and operations may be nested.
const MAX_DEPTH: u32 = 12;

/// A place among tokens. It is copied to look ahead.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
	tokens: &'a Tokens,
	at: usize,
	depth: u32,
}

impl<'a> Cursor<'a> {
	/// At the beginning, behind words that only connect the claim to what was said before.
	pub fn new(tokens: &'a Tokens) -> Self {
		let mut cursor = Self { tokens, at: 0, depth: 0 };
		if cursor.choose("therefore|thus|hence|so").is_some() {
			cursor.word(",");
		}
		cursor
	}

	/// The token that is next.
	pub fn peek(&self) -> Option<&'a Token> {
		self.tokens.get(self.at)
	}

	/// Takes the token that is next.
	pub fn take(&mut self) -> Option<&'a Token> {
		let token = self.peek()?;
		self.at += 1;
		Some(token)
	}

	/// Counts an operation that takes as long as so many steps; None if there are too many.
	pub fn charge(&self, steps: u32) -> Option<()> {
		self.tokens.charge(steps)
	}

	/// Whether everything was read.
	pub fn is_done(&self) -> bool {
		self.at == self.tokens.len()
	}

	/// The claim since another place.
	pub fn text_since(&self, start: &Self) -> &'a str {
		self.tokens.text(start.at, self.at)
	}

	/// How far it is along, in tokens.
	pub fn position(&self) -> usize {
		self.at
	}

	/// Whether there is nothing between the token before and the next.
	pub fn touches(&self) -> bool {
		let before = self.at.checked_sub(1).and_then(|before| self.tokens.get(before));
		before.zip(self.peek()).is_some_and(|(before, next)| before.end == next.start)
	}

	/// The same place one level deeper; None if that is too deep.
	pub fn deeper(&self) -> Option<Self> {
		(self.depth < MAX_DEPTH).then_some(Self { depth: self.depth + 1, ..*self })
	}

	/// Goes to where another cursor is.
	pub fn follow(&mut self, other: &Self) {
		self.at = other.at;
	}

	/// Takes the word or symbol if it is next.
	pub fn word(&mut self, word: &str) -> bool {
		let found = self.peek().is_some_and(|token| !matches!(token.form, Form::Quoted(_)) && token.low == word);
		self.at += usize::from(found);
		found
	}

	/// Takes the first of the phrases that fits, and says which: `a|b|c_d`, where `_` is between words.
	pub fn choose<'p>(&mut self, phrases: &'p str) -> Option<&'p str> {
		let start = *self;
		phrases.split('|').find(|phrase| {
			*self = start;
			phrase.split('_').all(|word| self.word(word)) || {
				*self = start;
				false
			}
		})
	}

	/// Takes all that a pattern says, or nothing: choices with spaces between, `?` behind those that may be missing.
	pub fn eat(&mut self, pattern: &str) -> Option<()> {
		let mut ahead = *self;
		for item in pattern.split(' ') {
			match item.strip_suffix('?') {
				Some(choices) => _ = ahead.choose(choices),
				None => _ = ahead.choose(item)?,
			}
		}
		*self = ahead;
		Some(())
	}
}
