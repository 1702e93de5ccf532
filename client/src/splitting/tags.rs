//! Gives every word of a sentence its part of speech: lists and endings first, neighbours where these leave a choice.

use crate::splitting::context::decide;
use crate::splitting::grammar;
use crate::splitting::guesses::{guess, is_common};
use crate::splitting::lexicon;
use crate::splitting::tokens::{Look, Tag, Word};

/// Tags the words of a sentence.
pub fn tag(sentence: &mut Vec<Word>) {
	let raw = sentence.clone();
	assign(sentence, None);
	if grammar::parts(sentence).is_some() {
		return;
	}
	// An unknown word may be the verb: "Milk curdles at low pH".
	for index in candidates(sentence) {
		let mut other = raw.clone();
		assign(&mut other, Some(index));
		if grammar::parts(&other).is_some() {
			*sentence = other;
			return;
		}
	}
}

/// Nouns of a sentence without a verb that could be its verb.
fn candidates(sentence: &[Word]) -> Vec<usize> {
	let fits = |&index: &usize| {
		let (tag, before) = (sentence.tag(index), sentence.tag(sentence.past_adverbs_back(index)));
		let low = sentence.low(index);
		let third = tag == Tag::Plural && low.ends_with('s') && matches!(before, Tag::Noun | Tag::Name | Tag::Gerund);
		let plural = matches!(tag, Tag::Noun | Tag::Base) && before == Tag::Plural && !low.ends_with('s');
		(third || plural) && !sentence.tag(index + 1).is_finite() && sentence.low(index + 1) != "of"
	};
	(1..sentence.len().saturating_sub(1)).filter(fits).take(4).collect()
}

fn assign(sentence: &mut [Word], verb: Option<usize>) {
	let first = sentence.iter().position(|word| word.text.contains(char::is_alphanumeric)).unwrap_or(0);
	// What follows a colon is written large as often as what comes first.
	let common = |index: usize| sentence.before(index) == Tag::Colon && is_common(sentence.low(index));
	let opens = (0..sentence.len()).map(|index| index == first || common(index));
	let opens = opens.collect::<Vec<_>>();
	let guesses = opens.iter().enumerate().map(|(index, opens)| guess(sentence, index, *opens)).collect::<Vec<_>>();
	// How many finite verbs the clauses begun so far still lack.
	let mut owed = 1_usize;
	for index in 0..sentence.len() {
		let tag = if verb == Some(index) { Tag::Present } else { decide(sentence, &guesses, index, owed) };
		match tag {
			Tag::Relative | Tag::That | Tag::Subordinator | Tag::Concession => owed += 1,
			Tag::Semicolon | Tag::Colon | Tag::But => owed = 1,
			Tag::Pronoun if is_subject(sentence.low(index)) && sentence.before(index) == Tag::And => owed = 1,
			tag if tag.is_finite() => owed = owed.saturating_sub(1),
			_ => {},
		}
		let Some(word) = sentence.get_mut(index) else { break };
		word.tag = tag;
		// A small word is written large only because it came first.
		if opens.get(index) == Some(&true)
			&& !matches!(tag, Tag::Name | Tag::Number)
			&& !word.low.contains('\'')
			&& word.low != "i"
		{
			let small = word.text.chars().skip(1).all(|c| !c.is_uppercase())
				&& !lexicon::is_nationality(word.text.trim_end_matches('s'));
			if small {
				word.text = word.text.to_lowercase();
			}
		}
	}
	join_fixed(sentence);
	join_emphatic(sentence);
}

/// Whether the pronoun `low` can only be a subject.
pub fn is_subject(low: &str) -> bool {
	matches!(low, "he" | "she" | "they" | "we" | "i" | "it" | "you")
}

/// Reads "not only A but also B" as "A and also B".
fn join_emphatic(sentence: &mut [Word]) {
	let Some(not) = (0..sentence.len()).find(|&at| sentence.low(at) == "not" && sentence.low(at + 1) == "only") else {
		return;
	};
	let Some(but) = sentence.find(not, |tag| tag == Tag::But) else { return };
	for at in [not, not + 1] {
		if let Some(word) = sentence.get_mut(at) {
			*word = word.put("", Tag::Adverb);
		}
	}
	if let Some(word) = sentence.get_mut(but) {
		*word = word.put("and", Tag::And);
	}
	// "Not only is it tall": the verb goes back behind its subject.
	if not == 0 && sentence.tag(2).is_finite() {
		let end = grammar::phrase_end(sentence, 3).unwrap_or(3);
		if let Some(inverted) = sentence.get_mut(2..end) {
			inverted.rotate_left(1);
		}
	}
}

/// Units that are added up: "9 hours and 55 minutes".
const UNITS: [&str; 18] = [
	"centimeters",
	"cents",
	"days",
	"degrees",
	"dollars",
	"feet",
	"hours",
	"inches",
	"kilometers",
	"meters",
	"minutes",
	"months",
	"ounces",
	"pounds",
	"seconds",
	"weeks",
	"years",
	"yards",
];

/// Marks the "and" of fixed constructions: "between A and B", "both A and B", "5 and 7".
fn join_fixed(sentence: &mut [Word]) {
	let mut waiting = false;
	for index in 0..sentence.len() {
		match sentence.tag(index) {
			_ if matches!(sentence.low(index), "between" | "both" | "either" | "whether" | "among") => waiting = true,
			Tag::Semicolon | Tag::Relative | Tag::That => waiting = false,
			tag if tag.is_finite() && sentence.low(index) != "both" => waiting = false,
			Tag::And => {
				let numbers = sentence.before(index) == Tag::Number && sentence.tag(index + 1) == Tag::Number;
				let years =
					lexicon::is_date(sentence.low(index + 1)) && lexicon::is_date(sentence.low(index.wrapping_sub(1)));
				// "9 hours and 55 minutes"
				let unit = |at: usize| UNITS.contains(&sentence.low(at));
				let measured = unit(index.wrapping_sub(1)) && sentence.tag(index + 1) == Tag::Number && unit(index + 2);
				// "5 and 7 are prime numbers", but "the sum of 5 and 7"
				let fixed = waiting || measured || (numbers && !years && index > 1);
				if let Some(word) = sentence.get_mut(index).filter(|_| fixed) {
					word.tag = Tag::Joined;
				}
				waiting = false;
			},
			_ => {},
		}
	}
}
