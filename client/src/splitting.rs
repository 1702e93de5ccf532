//! Rule-based English splitter: takes a response apart into atomic statements that stand alone, without any model.

mod additions;
mod agree;
mod clauses;
mod context;
mod denials;
mod ellipsis;
mod grammar;
mod guesses;
mod inflect;
mod inline;
mod items;
mod joints;
mod kinds;
mod lexicon;
mod lists;
mod markdown;
mod merge;
mod model;
mod normalize;
mod opinions;
mod participles;
mod persons;
mod predicates;
mod pronouns;
mod referents;
mod relatives;
mod sentences;
mod series;
mod shares;
mod small_words;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod tokens;
mod whole;

use std::collections::HashSet;
use std::ops::Range;

use self::clauses::Statement;
use self::items::Item;
use self::markdown::{Block, Kind};
use self::pronouns::Memory;
use self::text::Text;
use self::tokens::{Look, Tag, Word};

pub use self::model::split_by_model;

/// The name of this way to split, as it is recorded with its results.
pub const DECOMPOSER: &str = "rules/v1";

/// Longest claim, in bytes.
const LONGEST_CLAIM: usize = 512;
/// Longest sentence the rules look into, in words.
const LONGEST_SENTENCE: usize = 200;

/// One atomic statement and the bytes of the response it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
	/// The statement in NFKC with single spaces, without control or invisible characters and without a full stop.
	pub text: String,
	/// Bytes of the response: the sentence or clause it came from.
	pub span: Range<usize>,
}

/// Text that no claim stands for, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
	/// Bytes of the response.
	pub span: Range<usize>,
	/// Why no claim stands for them.
	pub why: Why,
}

/// Why some text is not a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
	/// A judgement, a guess or a remark of the speaker.
	Opinion,
	/// A question.
	Question,
	/// A request, an instruction or advice.
	Instruction,
	/// Small talk and offers.
	Greeting,
	/// A title.
	Heading,
	/// A code block, a table or a formula.
	Code,
	/// A statement that cannot be stated within the length of a claim.
	TooLong,
	/// Words without a statement.
	Fragment,
	/// What an earlier claim states already.
	Repeated,
	/// What a model left out.
	LeftOut,
}

impl std::fmt::Display for Why {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.write_str(match self {
			Self::Opinion => "an opinion",
			Self::Question => "a question",
			Self::Instruction => "an instruction",
			Self::Greeting => "small talk",
			Self::Heading => "a heading",
			Self::Code => "code or a table",
			Self::TooLong => "too long for a claim",
			Self::Fragment => "no statement",
			Self::Repeated => "stated before",
			Self::LeftOut => "left out by the model",
		})
	}
}

/// A response taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
	/// The claims, in the order of their sentences.
	pub pieces: Vec<Piece>,
	/// What no claim stands for, in the order of the response.
	pub uncovered: Vec<Uncovered>,
}

/// Takes `response` apart into claims.
pub fn split(response: &str) -> Split {
	let mut splitter = Splitter { response, ..Splitter::default() };
	for block in markdown::blocks(response) {
		splitter.block(&block);
	}
	splitter.close_leads(0);
	splitter.split.uncovered.sort_by_key(|left| left.span.start);
	splitter.split
}

/// Words that announce a list.
struct Lead {
	depth: usize,
	words: Vec<Word>,
	span: Range<usize>,
	/// Whether some claim stands for them.
	used: bool,
	/// Why they are no claim themselves.
	why: Why,
}

#[derive(Default)]
struct Splitter<'a> {
	response: &'a str,
	split: Split,
	seen: HashSet<String>,
	memory: Memory,
	leads: Vec<Lead>,
	/// What the section is about, if its title is a name.
	topic: Option<Vec<Word>>,
}

impl Splitter<'_> {
	fn block(&mut self, block: &Block) {
		match block.kind {
			Kind::Code => return self.leave(block.span(), Why::Code),
			Kind::Item(depth) => self.close_leads(depth + 1),
			Kind::Heading | Kind::Paragraph => self.close_leads(0),
		}
		let text = inline::read(self.response, &block.lines);
		if block.kind == Kind::Heading {
			self.memory.next_sentence();
			let raw = tokens::words(&text, 0..text.len());
			let title = read(raw.into_iter().take(LONGEST_SENTENCE).collect());
			self.topic = items::topic(&title).filter(|topic| self.memory.may_be_about(topic));
			if let Some(topic) = &self.topic {
				self.memory.topic(topic);
			}
			return self.leave(block.span(), Why::Heading);
		}
		for (index, range) in sentences::sentences(&text).into_iter().enumerate() {
			let depth = match block.kind {
				Kind::Item(depth) if index == 0 => Some(depth),
				_ => None,
			};
			self.sentence(&text, range, depth);
		}
	}

	/// Drops the announcements of lists that are at least as deep as `depth`.
	fn close_leads(&mut self, depth: usize) {
		while let Some(lead) = self.leads.pop_if(|lead| lead.depth >= depth) {
			if !lead.used {
				self.leave(lead.span, lead.why);
			}
		}
	}

	fn leave(&mut self, span: Range<usize>, why: Why) {
		if !span.is_empty() {
			self.split.uncovered.push(Uncovered { span, why });
		}
	}

	/// Reads one sentence; `item` is the indentation of the list item it opens.
	fn sentence(&mut self, text: &Text, range: Range<usize>, item: Option<usize>) {
		let shown = text.as_str().get(range.clone()).unwrap_or("");
		let Some(span) = text.origin(range.clone()) else { return };
		let raw = tokens::words(text, range);
		if raw.len() <= LONGEST_SENTENCE {
			return self.words(shown, &read(raw), span, item);
		}
		// Only its clauses may be short enough.
		for clause in raw.split(|word| word.tag == Tag::Semicolon) {
			let span = origin(clause).unwrap_or(span.clone());
			if clause.len() > LONGEST_SENTENCE {
				self.leave(span, Why::TooLong);
			} else {
				self.words(shown, &read(clause.to_vec()), span, None);
			}
		}
	}

	/// Reads the words of a sentence whose text is `shown`, and lets what it states take in what only connects.
	fn words(&mut self, shown: &str, words: &[Word], span: Range<usize>, item: Option<usize>) {
		let (pieces, left) = (self.split.pieces.len(), self.split.uncovered.len());
		self.meaning(shown, words.to_vec(), span, item);
		let stated = self.split.pieces.iter_mut().skip(pieces).map(|piece| &mut piece.span);
		let left = self.split.uncovered.iter_mut().skip(left).map(|left| &mut left.span);
		joints::widen(words, &mut stated.chain(left).collect::<Vec<_>>());
	}

	/// Claims what the words of a sentence mean, or says why it cannot.
	fn meaning(&mut self, shown: &str, words: Vec<Word>, span: Range<usize>, item: Option<usize>) {
		self.memory.next_sentence();
		let announces = words.last().is_some_and(|word| word.tag == Tag::Colon);
		if announces {
			return self.announce(words, span, item);
		}
		let preface = kinds::preface(&words);
		let words = words.cut(preface..words.len());
		let after = words.first().and_then(|word| word.from.as_ref()).filter(|_| preface > 0);
		let kept = after.and_then(|from| self.response.get(from.start..span.end)).unwrap_or(shown);
		if let Some(why) = kinds::reason(kept, words) {
			return self.leave(span, why);
		}
		let lead = self.leads.last().filter(|_| item.is_some()).map(|lead| lead.words.clone());
		if item.is_none() && grammar::parts(words).is_some() {
			return self.statements(words.to_vec(), span);
		}
		if let Some(titled) = items::title_with_colon(words).filter(|_| item.is_none()) {
			return self.statements(titled, span);
		}
		let topic = lead.as_deref().and_then(items::topic).or(self.topic.clone());
		match items::read(words, lead.as_deref(), topic.as_deref()) {
			Item::Sentence(term, sentence) => {
				if let Some(term) = term {
					self.memory.topic(&term);
				}
				if let Some(why) = kinds::reason(shown, &sentence) {
					return self.leave(span, why);
				}
				self.statements(sentence, span);
			},
			Item::Completed(sentence) if item.is_some() => {
				if let Some(lead) = self.leads.last_mut() {
					lead.used = true;
				}
				self.statements(sentence, span);
			},
			_ if kinds::may_state(shown, words) => self.claim(words, &span),
			_ => self.leave(span, Why::Fragment),
		}
	}

	/// Keeps a sentence that ends with a colon for the list it announces.
	fn announce(&mut self, mut words: Vec<Word>, span: Range<usize>, item: Option<usize>) {
		words.pop();
		let shown = self.response.get(span.clone()).unwrap_or("").trim_end_matches([':', '*', '_']);
		let reason = kinds::reason(shown, &words);
		let complete = items::is_complete(&words) && reason.is_none();
		let resolved = self.memory.resolve(&clauses::tidy(words));
		if complete {
			self.statements(resolved.clone(), span.clone());
		}
		let depth = item.map_or(0, |depth| depth + 1);
		if let Some(topic) = items::topic(&resolved) {
			self.memory.topic(&topic);
		}
		self.leads.push(Lead { depth, words: resolved, span, used: complete, why: reason.unwrap_or(Why::Fragment) });
	}

	/// Claims what a sentence states.
	fn statements(&mut self, sentence: Vec<Word>, span: Range<usize>) {
		let personal = sentence.iter().any(|word| matches!(word.low.as_str(), "him" | "her"));
		let before = personal.then(|| (sentence.clone(), self.memory.clone()));
		let mut read = Vec::new();
		for clause in clauses::clauses(sentence) {
			let resolved = self.memory.resolve(&clause.words);
			self.memory.note(&resolved, clause.side);
			read.push(Statement { words: resolved, side: clause.side });
		}
		if let Some((sentence, mut memory)) = before.filter(|_| self.memory.is_doubtful()) {
			memory.doubt();
			return self.claim(&memory.resolve(&clauses::tidy(sentence)), &span);
		}
		for clause in read {
			for atom in clauses::atoms(clause) {
				if opinions::is_opinion(&atom.words) {
					self.leave(origin(&atom.words).unwrap_or(span.clone()), Why::Opinion);
				} else {
					self.claim(&atom.words, &span);
				}
			}
		}
	}

	fn claim(&mut self, words: &[Word], sentence: &Range<usize>) {
		let text = show(words);
		let span = origin(words).unwrap_or(sentence.clone());
		if text.len() > LONGEST_CLAIM {
			self.leave(span, Why::TooLong);
		} else if !text.contains(char::is_alphanumeric) {
			self.leave(span, Why::Fragment);
		} else if self.seen.insert(text.clone()) {
			self.split.pieces.push(Piece { text, span });
		} else {
			self.leave(span, Why::Repeated);
		}
	}
}

/// The words of a sentence, merged and tagged.
fn read(raw: Vec<Word>) -> Vec<Word> {
	let mut words = merge::merge(raw);
	tags::tag(&mut words);
	words
}

/// The bytes of the response all of `words` came from.
fn origin(words: &[Word]) -> Option<Range<usize>> {
	let mut ranges = words.iter().filter_map(|word| word.from.clone());
	let first = ranges.next()?;
	Some(ranges.fold(first, |all, range| all.start.min(range.start)..all.end.max(range.end)))
}

/// `words` as the text of a claim.
fn show(words: &[Word]) -> String {
	let mut text = String::new();
	for word in words {
		if !(text.is_empty() || word.glued || word.text.is_empty()) {
			text.push(' ');
		}
		let plain = word.text.chars().all(|c| c.is_lowercase() || !c.is_alphabetic());
		let mut letters = word.text.chars();
		match letters.next() {
			Some(first) if text.is_empty() && plain => text.extend(first.to_uppercase().chain(letters)),
			_ => text.push_str(&word.text),
		}
	}
	normalize::plain(text.trim_end_matches([',', ';', ':', '.', '–', '—', '-', ' ']))
}
