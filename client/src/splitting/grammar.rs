//! Shallow grammar: noun phrases, verb groups, and where the subject and the verb of a clause are.

use std::ops::Range;

use crate::splitting::inflect;
use crate::splitting::tokens::{Look, Tag, Word};

/// Where the parts of a clause are: what comes first, the subject up to the verb group, the rest.
#[derive(Clone, Debug)]
pub struct Parts {
	/// Where the subject starts, after an opening such as "In 1969,".
	pub lead: usize,
	/// The verb group: auxiliaries, negation and verb.
	pub verb: Range<usize>,
}

/// Finds the parts of the clause `words`.
pub fn parts(words: &[Word]) -> Option<Parts> {
	let lead = lead(words);
	let verb = main_verb(words, lead).filter(|&verb| verb > lead)?;
	Some(Parts { lead, verb: verb..verb_group(words, verb) })
}

/// The first verb from `start` on that does not belong to a dependent clause.
fn main_verb(words: &[Word], start: usize) -> Option<usize> {
	let mut owed = 0_usize;
	let mut index = start;
	while index < words.len() {
		let (tag, before) = (words.tag(index), words.before(index));
		match tag {
			Tag::Relative | Tag::Subordinator | Tag::Concession => owed += 1,
			Tag::That if before.is_nominal() || before == Tag::Comma => owed += 1,
			Tag::Pronoun if index > start && before.is_nominal() && !words.low(index).ends_with("self") => owed += 1,
			Tag::Semicolon | Tag::Colon => return None,
			tag if tag.is_finite() => {
				if owed == 0 {
					return Some(index);
				}
				owed -= 1;
				index = verb_group(words, index);
				continue;
			},
			_ => {},
		}
		index += 1;
	}
	None
}

/// The end of the verb group that starts with the finite verb at `start`.
pub fn verb_group(words: &[Word], start: usize) -> usize {
	let mut end = start + 1;
	let mut auxiliary = matches!(words.tag(start), Tag::Be | Tag::Have | Tag::Do | Tag::Modal);
	while words.tag(end) == Tag::Not {
		end += 1;
	}
	while auxiliary {
		let next = words.past_adverbs(end);
		let verbal = matches!(words.tag(next), Tag::Base | Tag::Participle | Tag::Gerund)
			|| (words.tag(next) == Tag::Past && matches!(words.tag(start), Tag::Be | Tag::Have));
		if !verbal || (words.tag(next) == Tag::Gerund && next > end && words.tag(end) != Tag::Adverb) {
			break;
		}
		auxiliary = matches!(words.low(next), "be" | "been" | "being" | "have" | "having");
		end = next + 1;
	}
	end
}

/// The length of the opening before the subject: "In 1969,", "When the war ended,".
fn lead(words: &[Word]) -> usize {
	let time = matches!(words.low(0), "each" | "every" | "last" | "this" | "that" | "one" | "a" | "some");
	let spell = ["year", "years", "day", "days", "month", "months", "century", "decade", "decades", "week", "time"];
	let opens = match words.tag(0) {
		Tag::Preposition
		| Tag::Adverb
		| Tag::Subordinator
		| Tag::Concession
		| Tag::To
		| Tag::Participle
		| Tag::Past => true,
		Tag::Gerund => words.tag(1) != Tag::Comma,
		Tag::Adjective => words.tag(1) == Tag::Preposition,
		Tag::Determiner | Tag::Number if time || words.tag(0) == Tag::Number => {
			(1..4).any(|at| spell.contains(&words.low(at))) || words.tag(1) == Tag::Comma
		},
		_ => false,
	};
	let mut from = 0;
	while let Some(comma) = words.find(from, |tag| tag == Tag::Comma).filter(|_| opens) {
		if main_verb(words.cut(0..comma), 0).is_none() && opens_statement(words, comma + 1).is_some() {
			return comma + 1;
		}
		from = comma + 1;
	}
	// "A pioneer of nursing, she improved hospitals."
	let described = matches!(words.low(0), "a" | "an" | "the" | "one");
	let comma = long_phrase_end(words, 0).filter(|&end| described && words.tag(end) == Tag::Comma);
	if let Some(comma) = comma.filter(|&comma| matches!(words.tag(comma + 1), Tag::Name | Tag::Pronoun)) {
		let verb = phrase_end(words, comma + 1).map_or(comma, |end| words.past_adverbs(end));
		if words.tag(verb).is_finite() {
			return comma + 1;
		}
	}
	if !opens {
		return 0;
	}
	let dated = words.tag(0) == Tag::Preposition && words.tag(1) == Tag::Number;
	if dated && words.tag(2) != Tag::Plural && opens_statement(words, 2).is_some() {
		return 2;
	}
	let adverb = words.tag(0) == Tag::Adverb && words.tag(1) != Tag::Adjective && opens_statement(words, 1).is_some();
	usize::from(adverb)
}

/// The end of the plain noun phrase that starts at `start`.
pub fn phrase_end(words: &[Word], start: usize) -> Option<usize> {
	if words.tag(start) == Tag::Pronoun {
		return Some(start + 1);
	}
	let mut head = None;
	let mut index = start;
	loop {
		let (tag, next) = (words.tag(index), words.tag(index + 1));
		let goes_on = match tag {
			Tag::Noun | Tag::Plural | Tag::Name | Tag::Number => {
				head = Some(index + 1);
				true
			},
			Tag::Bracket => {
				head = head.map(|_| index + 1);
				head.is_some()
			},
			Tag::Determiner => head.is_none() || words.before(index) == Tag::Joined,
			Tag::Possessive => head.is_none() || words.low(index).contains('\''),
			Tag::Adjective => head.is_none() || next.is_nominal(),
			Tag::Adverb => head.is_none() && matches!(next, Tag::Adjective | Tag::Number | Tag::Adverb),
			Tag::Gerund => {
				if index == start {
					head = Some(index + 1);
				}
				index == start || (head.is_none() && next.is_nominal())
			},
			Tag::Pronoun if head.is_some() && words.low(index).ends_with("self") => {
				head = Some(index + 1);
				true
			},
			Tag::Joined => head.is_some() || index > start,
			Tag::And | Tag::Comma | Tag::But => {
				head.is_none() && words.before(index) == Tag::Adjective && matches!(next, Tag::Adjective | Tag::Adverb)
			},
			_ => false,
		};
		if !goes_on {
			break;
		}
		index += 1;
	}
	// "the largest", "this", "both"
	let bare = index > start && matches!(words.tag(start), Tag::Determiner) && head.is_none();
	head.or(bare.then_some(index))
}

/// The end of the noun phrase that starts at `start`, with what hangs on it without a comma.
pub fn long_phrase_end(words: &[Word], start: usize) -> Option<usize> {
	let mut end = phrase_end(words, start)?;
	loop {
		let tag = words.tag(end);
		let next = match tag {
			Tag::Preposition => phrase_end(words, words.past_adverbs(end + 1)),
			Tag::Participle => Some(phrase_end(words, end + 1).unwrap_or(end + 1)),
			Tag::Gerund => Some(phrase_end(words, end + 1).unwrap_or(end + 1)),
			Tag::To if words.tag(end + 1) == Tag::Base => Some(phrase_end(words, end + 2).unwrap_or(end + 2)),
			Tag::Relative | Tag::That => {
				let verb = words.past_adverbs(end + 1);
				let subject = if words.tag(verb).is_finite() { verb } else { phrase_end(words, verb).unwrap_or(verb) };
				words.tag(subject).is_finite().then(|| {
					let group = verb_group(words, subject);
					phrase_end(words, group).unwrap_or(group)
				})
			},
			_ => None,
		};
		match next {
			Some(next) if next > end => end = next,
			_ => return Some(end),
		}
	}
}

/// The start of the plain noun phrase that ends before `end`, not before `floor`.
pub fn phrase_start(words: &[Word], end: usize, floor: usize) -> usize {
	let mut start = end;
	while start > floor {
		let (tag, after) = (words.before(start), words.tag(start));
		let inner = match tag {
			Tag::Noun | Tag::Plural | Tag::Name | Tag::Number | Tag::Bracket | Tag::Adjective | Tag::Joined => true,
			Tag::Pronoun => start == end,
			Tag::Gerund => start == end || after.is_nominal() && words.before(start.wrapping_sub(1)) == Tag::Determiner,
			Tag::Possessive => true,
			Tag::Determiner => true,
			Tag::Adverb => start < end && matches!(after, Tag::Adjective | Tag::Number | Tag::Adverb),
			_ => false,
		};
		if !inner {
			break;
		}
		start -= 1;
		let genitive = words.low(start).contains('\'');
		if matches!(tag, Tag::Determiner) || (tag == Tag::Possessive && !genitive) {
			let all = start > floor && matches!(words.low(start.wrapping_sub(1)), "all" | "both" | "half");
			return if all { start - 1 } else { start };
		}
	}
	start
}

/// Where the noun phrase starts that a relative clause or an apposition after `end` is about.
pub fn antecedent(words: &[Word], end: usize, floor: usize) -> Option<usize> {
	let mut start = phrase_start(words, end, floor);
	while start > floor + 1 && words.low(start.wrapping_sub(1)) == "of" {
		let longer = phrase_start(words, start - 1, floor);
		if longer + 1 >= start {
			break;
		}
		start = longer;
	}
	(start < end && words.cut(start..end).iter().any(|word| word.tag.is_nominal() && word.tag != Tag::Pronoun))
		.then_some(start)
}

/// The same for an apposition: "of" belongs to the name only after a name, as in "the Statue of Liberty".
pub fn nearest(words: &[Word], end: usize, floor: usize) -> Option<usize> {
	let whole = antecedent(words, end, floor)?;
	let of = words.cut(whole..end).iter().rposition(|word| word.low == "of").map(|at| whole + at);
	match of {
		Some(of) if words.before(of) != Tag::Name => Some(phrase_start(words, end, of + 1)),
		_ => Some(whole),
	}
}

/// The finite verb of the statement that starts at `start`, if a subject and a verb follow there.
pub fn opens_statement(words: &[Word], start: usize) -> Option<usize> {
	let mut start = words.past_adverbs(start);
	if start > 0 && words.tag(start) == Tag::Comma && words.before(start) == Tag::Adverb {
		start += 1;
	}
	if words.tag(start) == Tag::Preposition {
		let mut end = phrase_end(words, start + 1)?;
		while words.tag(end) == Tag::Preposition {
			end = phrase_end(words, end + 1)?;
		}
		// Without a comma only a date sets the opening apart from the subject.
		start = match words.tag(end) {
			Tag::Comma => end + 1,
			_ if words.tag(start + 1) == Tag::Number => start + 2,
			_ => return None,
		};
	}
	let mut end = long_phrase_end(words, start)?;
	let verb = |end: usize| Some(words.past_adverbs(end)).filter(|&verb| words.tag(verb).is_finite());
	let mut listed = false;
	loop {
		if let Some(found) = verb(end) {
			return Some(found);
		}
		let joint = if words.tag(end) == Tag::Comma { end + 1 } else { end };
		if words.tag(joint) == Tag::And {
			// "A, and he …" starts another statement.
			if joint > end && (!listed || words.tag(joint + 1) == Tag::Pronoun) {
				return None;
			}
			return verb(long_phrase_end(words, joint + 1)?);
		}
		if joint == end {
			return None;
		}
		match long_phrase_end(words, joint) {
			Some(next) if matches!(words.tag(next), Tag::Comma | Tag::And) && verb(next + 1).is_none() => {
				(end, listed) = (next, true);
			},
			_ => {
				let close = words.find(joint, |tag| tag == Tag::Comma || tag == Tag::Semicolon)?;
				return verb(close + 1).filter(|_| close < joint + 16);
			},
		}
	}
}

/// The first word from `start` on that opens a dependent clause or a comparison.
pub fn barrier(words: &[Word], start: usize) -> usize {
	let hard = |tag| matches!(tag, Tag::Subordinator | Tag::Concession | Tag::That | Tag::Than | Tag::Relative);
	words.find(start, hard).unwrap_or(words.len())
}

/// A sequence of words made of `pieces`, without commas around it.
pub fn build(pieces: &[&[Word]]) -> Vec<Word> {
	let mut built: Vec<Word> = Vec::with_capacity(pieces.iter().map(|piece| piece.len()).sum());
	for word in pieces.iter().copied().flatten() {
		let after_comma = built.last().is_none_or(|last| last.tag == Tag::Comma);
		if !(after_comma && matches!(word.tag, Tag::Comma | Tag::Semicolon)) {
			built.push(word.clone());
		}
	}
	while built.last().is_some_and(|last| matches!(last.tag, Tag::Comma | Tag::Semicolon | Tag::Colon)) {
		built.pop();
	}
	built
}

/// Whether the phrase names several things.
pub fn is_plural(phrase: &[Word]) -> bool {
	if phrase.iter().any(|word| word.tag == Tag::And) {
		return true;
	}
	let end = phrase
		.find(1, |tag| matches!(tag, Tag::Preposition | Tag::Relative | Tag::That | Tag::Participle | Tag::Comma));
	let head = phrase.cut(0..end.unwrap_or(phrase.len())).iter().rev().find(|word| word.tag != Tag::Bracket);
	head.is_some_and(|word| {
		word.tag == Tag::Plural
			|| matches!(word.low.as_str(), "they" | "these" | "those" | "we")
			|| (word.tag == Tag::Name && phrase.low(0) == "the" && inflect::is_plural(&word.low))
	})
}

/// A form of "be" in the tense of the verb at `verb`, in the number of `subject`.
pub fn be(past: bool, subject: &[Word]) -> Word {
	let form = match (past, is_plural(subject)) {
		(true, true) => "were",
		(true, false) => "was",
		(false, true) => "are",
		(false, false) => "is",
	};
	Word::new(form, Tag::Be)
}

/// Whether the verb group is negated.
pub fn is_negated(group: &[Word]) -> bool {
	group.iter().any(|word| word.tag == Tag::Not || word.low == "cannot" || word.low.ends_with("n't"))
}

/// Whether the verb group is in the past.
pub fn is_past(group: &[Word]) -> bool {
	group.first().is_some_and(|verb| {
		verb.tag == Tag::Past
			|| matches!(verb.low.as_str(), "was" | "were" | "had" | "did" | "wasn't" | "weren't" | "didn't" | "hadn't")
	})
}
