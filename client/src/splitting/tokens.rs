//! Words: what the rules work on. Takes a sentence apart into words that know their place in the response.

use std::ops::Range;

use crate::splitting::lexicon::{self, phrases};
use crate::splitting::text::Text;

/// The part of speech the rules see in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
	/// A singular noun.
	Noun,
	/// A plural noun.
	Plural,
	/// A name, a quotation or a title.
	Name,
	/// A number or a date.
	Number,
	/// An adjective, also a participle before a noun.
	Adjective,
	/// An adverb.
	Adverb,
	/// A word that opens a noun phrase.
	Determiner,
	/// A possessive determiner or a genitive.
	Possessive,
	/// A personal or indefinite pronoun.
	Pronoun,
	/// A preposition.
	Preposition,
	/// "to" before an infinitive.
	To,
	/// "and" and its likes.
	And,
	/// "or".
	Or,
	/// "nor" and "neither".
	Nor,
	/// "but" and "yet".
	But,
	/// An "and" inside a name or a fixed expression, which is never split.
	Joined,
	/// Opens a dependent clause.
	Subordinator,
	/// "although", "while" and others between two statements that both hold.
	Concession,
	/// "which", "who", "whose", "where".
	Relative,
	/// "that".
	That,
	/// Opens the second part of a comparison.
	Than,
	/// A finite form of "be".
	Be,
	/// A finite form of "have".
	Have,
	/// A finite form of "do".
	Do,
	/// A modal verb.
	Modal,
	/// A past tense form.
	Past,
	/// A present tense form.
	Present,
	/// An infinitive.
	Base,
	/// A past participle.
	Participle,
	/// A form in -ing.
	Gerund,
	/// "not", also "n't".
	Not,
	/// A comma, also a dash.
	Comma,
	/// A semicolon.
	Semicolon,
	/// A colon.
	Colon,
	/// Text in brackets, as one word.
	Bracket,
	/// Any other mark, and the outside of a sentence.
	Mark,
}

impl Tag {
	/// Whether a verb of this form can be the verb of a clause.
	pub fn is_finite(self) -> bool {
		matches!(self, Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Past | Tag::Present)
	}

	/// Whether the word can be the head of a noun phrase.
	pub fn is_nominal(self) -> bool {
		matches!(self, Tag::Noun | Tag::Plural | Tag::Name | Tag::Number | Tag::Pronoun)
	}

	/// Whether a noun phrase can start with the word.
	pub fn opens_phrase(self) -> bool {
		self.is_nominal() || matches!(self, Tag::Determiner | Tag::Possessive | Tag::Adjective)
	}

	/// Whether the word joins equals.
	pub fn joins(self) -> bool {
		matches!(self, Tag::And | Tag::Or | Tag::Nor | Tag::But)
	}
}

/// A word or mark of a sentence.
#[derive(Clone, Debug)]
pub struct Word {
	/// What a claim shows.
	pub text: String,
	/// `text` in lower case with straight apostrophes: what the lists know.
	pub low: String,
	/// Its part of speech.
	pub tag: Tag,
	/// Whether it follows the word before without a space.
	pub glued: bool,
	/// The bytes of the response it came from; none for words the rules put in.
	pub from: Option<Range<usize>>,
}

impl Word {
	/// A word that is not in the response.
	pub fn new(text: &str, tag: Tag) -> Word {
		Word { text: text.to_owned(), low: text.to_lowercase(), tag, glued: false, from: None }
	}

	/// The same place in the response with another text and tag.
	pub fn put(&self, text: &str, tag: Tag) -> Word {
		Word { from: self.from.clone(), glued: self.glued, ..Word::new(text, tag) }
	}

	/// Whether the word is a dash, which acts as a comma.
	pub fn is_dash(&self) -> bool {
		self.tag == Tag::Comma && self.text.starts_with(['—', '–', '―', '-'])
	}

	/// Whether the word starts with a capital letter.
	pub fn is_capital(&self) -> bool {
		self.text.starts_with(char::is_uppercase)
	}
}

/// Looks at words without ever reaching outside.
pub trait Look {
	/// The tag at `index`; `Tag::Mark` outside.
	fn tag(&self, index: usize) -> Tag;
	/// The tag of the word before `index`; `Tag::Mark` outside.
	fn before(&self, index: usize) -> Tag;
	/// The word at `index` in lower case; empty outside.
	fn low(&self, index: usize) -> &str;
	/// The words in `range`; none where it reaches outside.
	fn cut(&self, range: Range<usize>) -> &[Word];
	/// The first index from `start` on whose tag satisfies `test`.
	fn find(&self, start: usize, test: impl Fn(Tag) -> bool) -> Option<usize>;
	/// The first index from `start` on that is not an adverb or a negation.
	fn past_adverbs(&self, start: usize) -> usize;
	/// The last index before `end` that is not an adverb or a negation; outside if there is none.
	fn past_adverbs_back(&self, end: usize) -> usize;
}

impl Look for [Word] {
	fn tag(&self, index: usize) -> Tag {
		self.get(index).map_or(Tag::Mark, |word| word.tag)
	}

	fn before(&self, index: usize) -> Tag {
		index.checked_sub(1).map_or(Tag::Mark, |before| self.tag(before))
	}

	fn low(&self, index: usize) -> &str {
		self.get(index).map_or("", |word| word.low.as_str())
	}

	fn cut(&self, range: Range<usize>) -> &[Word] {
		self.get(range).unwrap_or(&[])
	}

	fn find(&self, start: usize, test: impl Fn(Tag) -> bool) -> Option<usize> {
		(start..self.len()).find(|&index| test(self.tag(index)))
	}

	fn past_adverbs(&self, start: usize) -> usize {
		self.find(start, |tag| !matches!(tag, Tag::Adverb | Tag::Not)).unwrap_or(self.len())
	}

	fn past_adverbs_back(&self, end: usize) -> usize {
		(0..end).rev().find(|&at| !matches!(self.tag(at), Tag::Adverb | Tag::Not)).unwrap_or(self.len())
	}
}

/// Longest quotation or bracket that is taken as one word, in characters.
const REACH: usize = 400;

/// The words of the sentence in `range` of `text`, not yet tagged beyond marks, names and quotations.
pub fn words(text: &Text, range: Range<usize>) -> Vec<Word> {
	let mut lexer = Lexer { text, range: range.clone(), chars: Vec::new(), found: Vec::new() };
	let sentence = text.as_str().get(range.clone()).unwrap_or("");
	lexer.chars = sentence.char_indices().map(|(at, c)| (range.start + at, c)).collect();
	lexer.run();
	lexer.found
}

struct Lexer<'a> {
	text: &'a Text,
	range: Range<usize>,
	chars: Vec<(usize, char)>,
	found: Vec<Word>,
}

impl Lexer<'_> {
	fn at(&self, index: usize) -> char {
		self.chars.get(index).map_or('\0', |(_, c)| *c)
	}

	fn offset(&self, index: usize) -> usize {
		self.chars.get(index).map_or(self.range.end, |(at, _)| *at)
	}

	fn push(&mut self, range: Range<usize>, tag: Tag, glued: bool) {
		let shown = self.text.as_str().get(self.offset(range.start)..self.offset(range.end)).unwrap_or("");
		let low = shown.to_lowercase().replace('’', "'");
		let from = self.text.origin(self.offset(range.start)..self.offset(range.end));
		self.found.push(Word { text: shown.to_owned(), low, tag, glued: glued && !self.found.is_empty(), from });
	}

	fn run(&mut self) {
		let mut whole = self.text.whole.clone();
		whole.sort_by_key(|range| range.start);
		let mut whole = whole.into_iter().filter(|range| !range.is_empty()).peekable();
		let (mut index, mut glued) = (0, false);
		while index < self.chars.len() {
			let at = self.offset(index);
			while whole.next_if(|range| range.start < at).is_some() {}
			let c = self.at(index);
			if c == ' ' {
				(index, glued) = (index + 1, false);
				continue;
			}
			let title = whole.next_if(|range| range.start == at && range.end <= self.range.end);
			let (end, tag) = match title {
				Some(range) => {
					let length = self.chars.iter().skip(index).take_while(|(at, _)| *at < range.end).count();
					let (end, _) = self.word(index);
					(end.max(index + length), Tag::Name)
				},
				None => self.token(index, glued),
			};
			if self.quoted_comma(index, end, glued) {
				(index, glued) = (end, true);
				continue;
			}
			// Stops and symbols at either end of a sentence say nothing.
			let edge = self.found.is_empty() || end == self.chars.len();
			let spoken = tag != Tag::Mark || (index..end).any(|at| self.at(at).is_alphanumeric());
			if spoken || !(edge || matches!(c, '.' | '!' | '?' | '…')) {
				self.push(index..end, tag, glued);
			}
			(index, glued) = (end, true);
		}
		while self.found.last().is_some_and(|word| word.tag == Tag::Mark && !word.text.contains(char::is_alphanumeric))
		{
			self.found.pop();
		}
	}

	/// Takes a comma out of a quotation such as “Help,” that a list goes on after.
	fn quoted_comma(&mut self, start: usize, end: usize, glued: bool) -> bool {
		let close = end.saturating_sub(1);
		let comma = end > start + 2 && "\"”’'".contains(self.at(close)) && self.at(close - 1) == ',';
		if comma && "\"“‘'".contains(self.at(start)) {
			self.push(start..close - 1, Tag::Name, glued);
			let mark = self.at(close);
			if let Some(word) = self.found.last_mut() {
				word.text.push(mark);
			}
			self.push(close - 1..close, Tag::Comma, true);
		}
		comma && "\"“‘'".contains(self.at(start))
	}

	/// The end and the tag of the token at `index`.
	fn token(&self, index: usize, glued: bool) -> (usize, Tag) {
		let next = self.at(index + 1);
		match self.at(index) {
			'"' | '“' | '‘' | '\'' | '«' if !glued || index == 0 => match self.closing(index) {
				Some(end) => (end, Tag::Name),
				None => (index + 1, Tag::Mark),
			},
			'(' | '[' | '{' => match self.closing(index) {
				Some(end) => (end, Tag::Bracket),
				None => (index + 1, Tag::Mark),
			},
			',' => (index + 1, Tag::Comma),
			';' => (index + 1, Tag::Semicolon),
			':' => (index + 1, Tag::Colon),
			'—' | '―' => (index + 1, Tag::Comma),
			'–' | '-' if !glued && next == ' ' => (index + 1, Tag::Comma),
			'-' if next == '-' => (index + 2, Tag::Comma),
			'$' | '€' | '£' | '¥' | '#' | '~' | '+' | '-' | '−' | '±' | '≈' | '<' | '>' | '@' | '.'
				if next.is_alphanumeric() || (next == '.' && self.at(index + 2).is_ascii_digit()) =>
			{
				self.word(index + 1)
			},
			c if c.is_alphanumeric() || is_mark_of_letter(c) => self.word(index),
			_ => (index + 1, Tag::Mark),
		}
	}

	/// The index after what closes the bracket or quotation mark at `index`.
	fn closing(&self, index: usize) -> Option<usize> {
		let open = self.at(index);
		let close = match open {
			'(' => ')',
			'[' => ']',
			'{' => '}',
			'“' => '”',
			'‘' => '’',
			'«' => '»',
			mark => mark,
		};
		let mut depth = 0_usize;
		for (at, (_, c)) in self.chars.iter().enumerate().skip(index + 1).take(REACH) {
			let apostrophe = matches!(close, '\'' | '’') && self.at(at + 1).is_alphanumeric();
			if *c == close && depth == 0 && !apostrophe {
				return (at > index + 1).then_some(at + 1);
			} else if *c == open {
				depth += 1;
			} else if *c == close && !apostrophe {
				depth = depth.saturating_sub(1);
			}
		}
		None
	}

	/// The end of the word, number, abbreviation or address that starts at `index`.
	fn word(&self, index: usize) -> (usize, Tag) {
		let start = self.offset(index);
		let rest = self.text.as_str().get(start..self.range.end).unwrap_or("");
		if ["http://", "https://", "www."].iter().any(|scheme| rest.starts_with(scheme)) {
			let length = rest.chars().take_while(|c| *c != ' ').collect::<String>();
			return (
				index + length.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']).chars().count(),
				Tag::Name,
			);
		}
		let mut end = index;
		loop {
			let (c, next) = (self.at(end), self.at(end + 1));
			let before = end.checked_sub(1).map_or(' ', |before| self.at(before));
			let inner = match c {
				c if c.is_alphanumeric() || is_mark_of_letter(c) => true,
				'\'' | '’' => before.is_alphanumeric() && (next.is_alphabetic() || before == 's'),
				'-' | '−' if before == '^' => true,
				'-' | '‐' | '‑' | '–' | '.' | '/' | '_' | '@' | '\u{2044}' => {
					before.is_alphanumeric() && next.is_alphanumeric() && end > index
				},
				',' => before.is_ascii_digit() && self.is_thousands(end),
				':' | '^' | '×' => before.is_ascii_digit() && (next.is_ascii_digit() || (c == '^' && next != ' ')),
				'&' => before.is_alphanumeric() && next.is_alphanumeric(),
				'%' | '°' | '+' | '#' | '″' | '′' | '"' => {
					(before.is_ascii_digit() && c != '"') || "+#".contains(c) && before != ' '
				},
				_ => false,
			};
			if !inner {
				break;
			}
			end += 1;
		}
		let end = end.max(index + 1).min(self.chars.len());
		let shown = self.text.as_str().get(start..self.offset(end)).unwrap_or("").to_lowercase();
		let stop = self.at(end) == '.' && (end + 1 < self.chars.len() || shown.contains('.'));
		let single = shown.chars().count() == 1 && self.at(index).is_uppercase() && self.at(end + 1) == ' ';
		let known = lexicon::has(phrases::NEVER_END, &shown) || lexicon::has(phrases::MAY_END, &shown);
		let abbreviated = stop && (known || single);
		(if abbreviated { end + 1 } else { end }, Tag::Mark)
	}

	/// Whether exactly three digits follow the comma at `index`.
	fn is_thousands(&self, index: usize) -> bool {
		(1..=3).all(|step| self.at(index + step).is_ascii_digit()) && !self.at(index + 4).is_ascii_digit()
	}
}

/// Whether `c` changes the letter before it and is shown with it.
fn is_mark_of_letter(c: char) -> bool {
	matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{20D0}'..='\u{20FF}')
}
