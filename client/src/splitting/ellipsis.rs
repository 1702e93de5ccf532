//! Puts back what a coordinated clause leaves out: "Mars has two" after "Venus has no moons".

use crate::splitting::clauses::Statement;
use crate::splitting::grammar::{parts, phrase_end};
use crate::splitting::inflect;
use crate::splitting::lexicon;
use crate::splitting::tokens::{Look, Tag, Word};

/// How many clauses back the noun may be.
const FAR: usize = 3;

/// Gives bare numbers the noun they count in the clauses before.
pub fn restore(statements: &mut [Statement]) {
	for index in 1..statements.len() {
		let (before, rest) = statements.split_at_mut(index);
		let Some(current) = rest.first_mut() else { return };
		if let Some(verb) = bare_auxiliary(&current.words) {
			let phrase = before.iter().rev().find_map(|earlier| verb_phrase(&earlier.words, verb));
			current.words.extend(phrase.unwrap_or_default());
			continue;
		}
		let Some(number) = bare_number(&current.words) else { continue };
		let noun = before.iter().rev().take(FAR).find_map(|earlier| counted_noun(&earlier.words));
		for word in noun.unwrap_or_default() {
			let one = inflect::singular(&word.low).filter(|_| number == "one" && word.tag == Tag::Plural);
			let tag = if one.is_some() { Tag::Noun } else { word.tag };
			current.words.push(Word::new(one.as_deref().unwrap_or(&word.text), tag));
		}
	}
}

/// The auxiliary a clause such as "UDP does not" ends with.
fn bare_auxiliary(words: &[Word]) -> Option<Tag> {
	let found = parts(words)?;
	let group = words.cut(found.verb.clone());
	let bare = found.verb.end == words.len() && matches!(group.tag(0), Tag::Do | Tag::Be) && group.len() <= 2;
	let closed = group.len() == 1 || group.tag(1) == Tag::Not;
	(bare && closed).then(|| group.tag(0))
}

/// The infinitive and the rest of the clause before: "guarantee delivery" for "guarantees delivery".
fn verb_phrase(words: &[Word], auxiliary: Tag) -> Option<Vec<Word>> {
	let found = parts(words)?;
	if auxiliary == Tag::Be {
		// "2000 was" after "1900 was not a leap year"
		let end = words.find(found.verb.start + 1, |tag| tag != Tag::Not)?;
		let rest = words.cut(end..words.len()).iter().filter(|_| words.tag(found.verb.start) == Tag::Be);
		return Some(rest.map(|word| Word { from: None, ..word.clone() }).collect());
	}
	let verb = words.get(found.verb.start).filter(|_| found.verb.len() == 1)?;
	let base = match verb.tag {
		Tag::Have => "have".to_owned(),
		Tag::Past | Tag::Present => inflect::verb(&verb.low)?.0,
		_ => return None,
	};
	let rest = words.cut(found.verb.end..words.len()).iter().map(|word| Word { from: None, ..word.clone() });
	Some(std::iter::once(Word::new(&base, Tag::Base)).chain(rest).collect())
}

/// The number a clause such as "Mars has two" ends with.
fn bare_number(words: &[Word]) -> Option<String> {
	let found = parts(words)?;
	let last = words.last().filter(|word| word.tag == Tag::Number && !lexicon::is_year(&word.low))?;
	(matches!(words.low(found.verb.start), "has" | "have" | "had") && found.verb.end + 1 == words.len())
		.then(|| last.low.clone())
}

/// The noun in "has no moons", "have 27 known moons".
fn counted_noun(words: &[Word]) -> Option<Vec<Word>> {
	let found = parts(words)?;
	let start = found.verb.end;
	let counts = words.tag(start) == Tag::Number || matches!(words.low(start), "no" | "a" | "many" | "several");
	let end = phrase_end(words, start).filter(|&end| counts && words.before(end) == Tag::Plural)?;
	let noun = words.cut(start + 1..end);
	let owns = matches!(words.low(found.verb.start), "has" | "have" | "had");
	(owns && !noun.is_empty()).then(|| noun.to_vec())
}

/// The opening of `left` that also holds for `right`: "In Python, lists are mutable while tuples are not".
pub fn shared_opening<'a>(left: &'a [Word], right: &[Word]) -> &'a [Word] {
	let none: &[Word] = &[];
	let (Some(first), Some(second)) = (parts(left), parts(right)) else { return none };
	let domain = first.lead > 1 && first.lead <= 4 && left.tag(0) == Tag::Preposition && left.tag(1) != Tag::Number;
	let dated = left.cut(0..first.lead).iter().any(|word| word.tag == Tag::Number || lexicon::is_date(&word.low));
	let open = second.lead == 0 && matches!(right.tag(0), Tag::Plural | Tag::Noun | Tag::Determiner);
	if domain && open && !dated {
		left.cut(0..first.lead)
	} else {
		none
	}
}
