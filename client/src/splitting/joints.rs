//! Words between statements that state nothing themselves: "Meanwhile,", "In fact,", "and", "while".

use std::ops::Range;

use crate::splitting::lexicon::{self, phrases};
use crate::splitting::tokens::{Look, Tag, Word};

/// Most words of an opening that only connects or announces.
const LONGEST: usize = 10;

/// How many words at the start of `words` the longest entry of the sorted `list` takes.
pub fn opening(list: &[&str], words: &[Word]) -> usize {
	let text = words.iter().take(LONGEST).map(|word| word.low.as_str()).collect::<Vec<_>>().join(" ");
	let Some(entry) = lexicon::prefix(list, &text) else { return 0 };
	let mut length = 0;
	for (taken, word) in words.iter().enumerate() {
		if length >= entry.len() {
			// An entry that ends inside a word of several parts is none.
			return if length == entry.len() { taken } else { 0 };
		}
		length += word.low.len() + usize::from(taken > 0);
	}
	if length == entry.len() {
		words.len()
	} else {
		0
	}
}

/// Widens `spans`, what the sentence `words` was read as, by the words between them that state nothing.
///
/// Whoever reads the list of what was left out shall find there only what could be missed.
pub fn widen(words: &[Word], spans: &mut [&mut Range<usize>]) {
	let covered = |word: &Word, spans: &[&mut Range<usize>]| {
		word.from.as_ref().is_none_or(|from| spans.iter().any(|span| span.start < from.end && from.start < span.end))
	};
	let mut index = 0;
	while index < words.len() {
		let open = words.cut(index..words.len()).iter().take_while(|word| !covered(word, spans)).count();
		let run = words.cut(index..index + open);
		index += open + 1;
		let spoken = |word: &Word| word.low.contains(char::is_alphanumeric);
		let (Some(start), Some(end)) = (run.iter().position(spoken), run.iter().rposition(spoken)) else { continue };
		let run = run.cut(start..end + 1);
		let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
		let (Some(first), Some(last)) = (first.from.clone(), last.from.clone()) else { continue };
		if !is_idle(run) {
			continue;
		}
		let after = spans.iter_mut().filter(|span| span.start >= last.end).min_by_key(|span| span.start);
		if let Some(span) = after {
			span.start = first.start;
		} else if let Some(span) = spans.iter_mut().filter(|span| span.end <= first.start).max_by_key(|span| span.end) {
			span.end = last.end;
		}
	}
}

/// Whether `words` only connect, announce or point.
fn is_idle(words: &[Word]) -> bool {
	let mut rest = words;
	while let Some(word) = rest.first() {
		let joint = word.tag.joins()
			|| matches!(word.tag, Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Concession | Tag::Mark);
		let pointing = matches!(
			word.low.as_str(),
			"also" | "both" | "even" | "first" | "so" | "that" | "the" | "then" | "these" | "this" | "those"
		);
		let said = opening(phrases::DISCOURSE, rest).max(opening(phrases::PREFACES, rest));
		let taken = said.max(usize::from(joint || pointing || is_interjection(&word.low)));
		if taken == 0 {
			return false;
		}
		rest = rest.cut(taken..rest.len());
	}
	true
}

/// Whether `low` is small talk when it stands alone.
pub fn is_interjection(low: &str) -> bool {
	const INTERJECTIONS: &[&str] = &[
		"absolutely",
		"bye",
		"certainly",
		"cheers",
		"enjoy",
		"goodbye",
		"greetings",
		"hello",
		"hey",
		"hi",
		"sure",
		"thanks",
		"understood",
		"welcome",
	];
	lexicon::has(INTERJECTIONS, low)
}
