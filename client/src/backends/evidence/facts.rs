//! Turns a sentence into items that can be compared: names, dates, quantities, ranks, words and the glue between them.

use super::dates::{date, Date};
use super::glue::{bound, glue, softens, Glue};
use super::lexicon;
use super::names::{name, Name, Vocabulary};
use super::numbers::{ordinal, quantity, Quantity};
use super::rewording::{plain_word, reword};
use super::sentences::{norm, tokenize, Token, TokenKind};
use super::units::unit;
use super::verbs::{helps, is_verb};
use super::words::{extreme, stem};

/// What one item of a sentence is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
	Word {
		stem: String,
		verb: bool,
	},
	Name(Name),
	Date(Date),
	Quantity(Quantity),
	/// A rank such as "third".
	Rank(u32),
	/// A superlative: the row of the table, the end it names, and its rank.
	Extreme {
		row: usize,
		low: bool,
		rank: u32,
	},
	Glue(Glue),
}

/// The rank of "the last".
pub(super) const LAST: u32 = 0;

/// One item of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Item {
	pub(super) kind: Kind,
	/// The words as written.
	pub(super) text: String,
	/// The words in lower case, for glue.
	pub(super) norm: String,
	/// Whether a negation reaches the item.
	pub(super) denied: bool,
}

impl Item {
	pub(super) const fn is_content(&self) -> bool {
		!matches!(self.kind, Kind::Glue(_))
	}

	/// The stem of a word.
	pub(super) fn stem(&self) -> Option<&str> {
		match &self.kind {
			Kind::Word { stem, .. } => Some(stem),
			_ => None,
		}
	}

	/// The name of a name.
	pub(super) const fn name(&self) -> Option<&Name> {
		match &self.kind {
			Kind::Name(name) => Some(name),
			_ => None,
		}
	}

	/// What a function word does.
	pub(super) const fn glue(&self) -> Option<Glue> {
		match self.kind {
			Kind::Glue(glue) => Some(glue),
			_ => None,
		}
	}

	pub(super) const fn is_date(&self) -> bool {
		matches!(self.kind, Kind::Date(_))
	}

	pub(super) const fn is_quantity(&self) -> bool {
		matches!(self.kind, Kind::Quantity(_))
	}

	pub(super) const fn is_figure(&self) -> bool {
		matches!(self.kind, Kind::Date(_) | Kind::Quantity(_))
	}

	pub(super) const fn is_name(&self) -> bool {
		matches!(self.kind, Kind::Name(_))
	}

	/// Whether the item is a word other than a verb.
	pub(super) const fn is_noun(&self) -> bool {
		matches!(self.kind, Kind::Word { verb: false, .. })
	}

	pub(super) fn is_adverb(&self) -> bool {
		self.norm.ends_with("ly") && self.norm.len() > 4 && !self.is_verb()
	}

	pub(super) const fn is_verb(&self) -> bool {
		matches!(self.kind, Kind::Word { verb: true, .. })
	}

	/// Whether the item is a verb or stands before one.
	pub(super) const fn is_predicate(&self) -> bool {
		matches!(self.kind, Kind::Word { verb: true, .. } | Kind::Glue(Glue::Be | Glue::Auxiliary))
	}

	pub(super) fn is_glue(&self, glue: Glue) -> bool {
		self.kind == Kind::Glue(glue)
	}

	/// Whether the item says that only one thing is meant.
	pub(super) fn picks_one(&self) -> bool {
		match &self.kind {
			Kind::Extreme { .. } | Kind::Rank(1 | LAST) => true,
			Kind::Word { stem, .. } => matches!(stem.as_str(), "only" | "unique"),
			_ => false,
		}
	}

	/// Whether the item is a name, a date, a number or a rank, which a claim cannot leave open.
	pub(super) const fn is_hard(&self) -> bool {
		!matches!(self.kind, Kind::Glue(_) | Kind::Word { .. })
	}
}

/// Reads phrases of the lexicon as single words.
fn join_phrases(tokens: &[Token]) -> Vec<Token> {
	let mut joined = Vec::with_capacity(tokens.len());
	let mut at = 0;
	while let Some(token) = tokens.get(at) {
		let longest = (2..=5).rev().find_map(|count| {
			let words = tokens.get(at..at + count)?;
			let phrase =
				words.iter().map(|word| word.norm.as_str()).filter(|word| *word != "-").collect::<Vec<_>>().join(" ");
			let found = lexicon::PHRASES.iter().find(|(known, _)| *known == phrase)?;
			Some((count, found.1, words.last().is_some_and(|last| last.possessive)))
		});
		let Some((count, replacement, possessive)) = longest else {
			joined.push(token.clone());
			at += 1;
			continue;
		};
		joined.extend(replacement.split(' ').map(|word| Token { possessive, glued: token.glued, ..plain_word(word) }));
		at += count;
	}
	joined
}

/// The items of a sentence, in order.
pub(super) fn items(sentence: &str, vocabulary: &Vocabulary, claim: bool) -> Vec<Item> {
	let tokens = join_phrases(&reword(tokenize(sentence)));
	let mut items: Vec<Item> = Vec::with_capacity(tokens.len());
	let mut at = 0;
	while let Some(token) = tokens.get(at) {
		let (kind, read) = item(&tokens, at, &items, vocabulary, claim);
		let words = tokens.get(at..at + read).unwrap_or_default();
		at += read.max(1);
		let Some(kind) = kind else { continue };
		let mut text = written(words);
		if let Kind::Extreme { rank: 2.., .. } = kind {
			// The rank before the superlative is part of it: "second-largest".
			let rank = items.pop();
			text = format!("{}-{text}", rank.map(|rank| rank.text).unwrap_or_default());
		}
		if let Kind::Quantity(_) = kind {
			drop_bound(&mut items);
		}
		items.push(Item { kind, text, norm: token.norm.clone(), denied: false });
	}
	deny(&mut items);
	items
}

fn written(words: &[Token]) -> String {
	let mut text = String::new();
	for word in words {
		if !text.is_empty() && !word.glued {
			text.push(' ');
		}
		text.push_str(&word.text);
	}
	text
}

fn item(tokens: &[Token], at: usize, before: &[Item], vocabulary: &Vocabulary, claim: bool) -> (Option<Kind>, usize) {
	let Some(token) = tokens.get(at) else { return (None, 1) };
	if let Some((date, read)) = date(tokens, at) {
		return (Some(Kind::Date(date)), read);
	}
	let titled = token.capital
		&& tokens
			.get(at + 1)
			.is_some_and(|next| next.capital && (at > 0 || quantity(tokens, at + 1).is_some() || next.is("hundred")));
	let spelled_number = token.is_word() && quantity(tokens, at).is_some() && !titled;
	if token.is_number() || spelled_number || matches!(token.norm.as_str(), "minus" | "negative") {
		if let Some((rank, read)) = ordinal(tokens, at) {
			return (Some(Kind::Rank(rank)), read);
		}
		if defines_unit(tokens, at, before) {
			return (None, 1);
		}
		if let Some((mut quantity, read)) = quantity(tokens, at) {
			quantity.bound = bound(tokens, at);
			return (Some(Kind::Quantity(quantity)), read);
		}
	}
	match token.kind {
		TokenKind::Word => word(tokens, at, before, vocabulary, claim),
		TokenKind::Number => (None, 1),
		TokenKind::Mark => {
			let kind = match token.norm.as_str() {
				"," | "(" | ")" | "—" => Some(Kind::Glue(Glue::Comma)),
				"–" if !token.glued => Some(Kind::Glue(Glue::Comma)),
				";" | ":" => Some(Kind::Glue(Glue::Stop)),
				_ => None,
			};
			(kind, 1)
		},
	}
}

/// Whether "one" only introduces the unit that a sentence is about: "One inch equals ...".
fn defines_unit(tokens: &[Token], at: usize, before: &[Item]) -> bool {
	let opens =
		before.iter().all(|item| !item.is_content()) || before.last().is_some_and(|last| last.is_glue(Glue::And));
	opens && matches!(norm(tokens, at), "one" | "1") && unit(tokens, at + 1).is_some()
}

fn word(tokens: &[Token], at: usize, before: &[Item], vocabulary: &Vocabulary, claim: bool) -> (Option<Kind>, usize) {
	let Some(token) = tokens.get(at) else { return (None, 1) };
	let initial = !before.iter().any(Item::is_content);
	if matches!(token.norm.as_str(), "has" | "have" | "had" | "having") && helps(tokens, at + 1) {
		return (Some(Kind::Glue(Glue::Auxiliary)), 1);
	}
	let comma = before.last().is_some_and(|last| last.is_glue(Glue::Comma));
	if token.norm == "for" && comma {
		return (Some(Kind::Glue(Glue::MayOpen)), 1);
	}
	// "the near side" is no place beside something.
	let adjective = token.norm == "near" && before.last().is_some_and(|last| last.is_glue(Glue::Article));
	if let Some(glue) =
		glue(&token.norm).filter(|_| !adjective).filter(|_| !token.capital || initial && !token.is_acronym())
	{
		return (Some(Kind::Glue(glue)), 1);
	}
	if let Some((name, read)) = name(tokens, at, vocabulary, claim) {
		return (Some(Kind::Name(name)), read);
	}
	if let Some((rank, read)) = ordinal(tokens, at) {
		return (Some(Kind::Rank(rank)), read);
	}
	let determined = before
		.last()
		.is_some_and(|last| last.is_glue(Glue::Article) || matches!(&last.kind, Kind::Name(name) if name.possessive));
	if determined && matches!(token.norm.as_str(), "last" | "final") {
		return (Some(Kind::Rank(LAST)), 1);
	}
	if let Some((row, low)) = extreme(&token.norm) {
		let rank = match before.last().map(|last| &last.kind) {
			Some(Kind::Rank(rank)) => *rank,
			Some(Kind::Word { stem, .. }) if stem == "next" => 2,
			_ => 1,
		};
		return (Some(Kind::Extreme { row, low, rank }), 1);
	}
	let verb = is_verb(tokens, at, before);
	(Some(Kind::Word { stem: stem(&token.norm), verb }), 1)
}

/// Takes the words of a bound out of the items, so that "over 300" has no preposition "over".
fn drop_bound(items: &mut Vec<Item>) {
	while let Some(last) = items.last() {
		let compares = last.norm.ends_with("er") || matches!(last.norm.as_str(), "less" | "more");
		if !softens(&last.norm) || last.is_content() && !compares {
			return;
		}
		items.pop();
	}
}

/// Marks what each negation reaches: to the end of its clause, or of its phrase for "no" and "without".
fn deny(items: &mut [Item]) {
	let mut denied = false;
	let mut failed = false;
	let mut phrase = false;
	// Whether a word has followed "without".
	let mut lacking = None;
	for at in 0..items.len() {
		let helped = at
			.checked_sub(1)
			.and_then(|before| items.get(before))
			.is_some_and(|item| item.is_glue(Glue::Be) || item.is_glue(Glue::Auxiliary));
		let next_is_only =
			items.get(at + 1).is_some_and(|next| matches!(next.norm.as_str(), "only" | "just" | "later" | "longer"));
		let Some(item) = items.get_mut(at) else { return };
		match item.kind {
			Kind::Glue(Glue::Not) => {
				denied = !next_is_only;
				phrase = item.norm == "not" && !helped;
				lacking = (item.norm == "without").then_some(false);
			},
			// "Canberra, not Sydney, is": the denial of a phrase ends where the verb begins.
			Kind::Glue(Glue::Be | Glue::Auxiliary) if phrase => denied = false,
			Kind::Glue(Glue::Comma | Glue::Stop | Glue::Opens) => denied = false,
			Kind::Glue(Glue::And) if item.norm != "or" => denied = false,
			// "without a stop from New York": what is lacking ends with its phrase.
			Kind::Glue(Glue::Preposition) if lacking == Some(true) && item.norm != "of" => denied = false,
			Kind::Glue(_) => {},
			_ => {
				item.denied = denied || failed;
				lacking = lacking.map(|_| true);
			},
		}
		// "failed to defeat" denies what follows the failure.
		failed = match &item.kind {
			Kind::Word { stem, .. } if stem == "fail" => true,
			Kind::Glue(Glue::Comma | Glue::Stop | Glue::And | Glue::Opens) => false,
			_ => failed,
		};
	}
}
