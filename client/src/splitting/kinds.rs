//! Tells statements that can be checked from everything else an assistant says.

use crate::splitting::grammar::{parts, Parts};
use crate::splitting::inflect;
use crate::splitting::joints;
use crate::splitting::lexicon::{self, phrases, verbs};
use crate::splitting::opinions;
use crate::splitting::tokens::{Look, Tag, Word};
use crate::splitting::Why;

/// Longest label before an instruction, in words.
const LONGEST_LABEL: usize = 6;

/// Why the sentence `text` with its `words` is no statement, if it is none.
pub fn reason(text: &str, words: &[Word]) -> Option<Why> {
	let low = text.to_lowercase().replace('’', "'");
	let bare = low.trim_start_matches(|c: char| !c.is_alphanumeric());
	let end = low.trim_end_matches(['"', '”', ')', '\'', '’', ' ', '*']);
	if !low.contains(char::is_alphanumeric) {
		return Some(Why::Fragment);
	}
	if end.ends_with('?') {
		return Some(Why::Question);
	}
	if is_greeting(bare, words) {
		return Some(Why::Greeting);
	}
	let is_hedge = |hedge: &&str| {
		bare.starts_with(*hedge) && !bare.get(hedge.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
	};
	if phrases::HEDGES.iter().any(is_hedge)
		|| words.iter().any(|word| matches!(word.low.as_str(), "arguably" | "perhaps" | "imho"))
	{
		return Some(Why::Opinion);
	}
	// "What a stunning place!"
	let exclaims = ["what a ", "what an ", "how "].iter().any(|start| bare.starts_with(start)) && end.ends_with('!');
	if exclaims
		|| opinions::is_effusive(words)
		|| low.contains("in my opinion")
		|| low.contains("in my view")
		|| low.contains(", i think")
		|| low.contains(", i believe")
	{
		return Some(Why::Opinion);
	}
	// "Step 1: Preheat the oven."
	let mark = words.find(0, |tag| tag == Tag::Colon).filter(|&mark| mark <= LONGEST_LABEL);
	let labelled = mark.is_some_and(|mark| is_instruction(words.cut(mark + 1..words.len())));
	let asks = labelled || is_instruction(words);
	person(words).or_else(|| asks.then_some(Why::Instruction)).or_else(|| advice(words))
}

fn is_greeting(low: &str, words: &[Word]) -> bool {
	let Some(found) = lexicon::prefix(phrases::GREETINGS, low) else { return false };
	let rest = low.get(found.len()..).unwrap_or("");
	let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
	let interjection = joints::is_interjection(found.trim_end_matches('!'));
	!interjection
		|| rest.is_empty()
		|| rest.starts_with("there")
		|| words.len() < 4
		|| words.iter().any(|word| matches!(word.low.as_str(), "i" | "you" | "your") && word.tag != Tag::Name)
		|| lexicon::prefix(phrases::GREETINGS, rest).is_some()
}

/// Statements about the speaker or the reader.
fn person(words: &[Word]) -> Option<Why> {
	let found = parts(words);
	let verb = found.as_ref().map_or(words.len(), |found| found.verb.start);
	let about = |low: &str, range: &[Word]| range.iter().any(|word| word.low == low && word.tag != Tag::Name);
	let subject = words.cut(0..verb);
	if about("i", words)
		|| about("my", words)
		|| about("me", words)
		|| about("we", subject)
		|| about("us", words.cut(0..2))
	{
		return Some(Why::Opinion);
	}
	let asked = found.as_ref().is_some_and(|found| words.low(found.lead) == "you");
	(asked || about("you", subject)).then_some(Why::Instruction)
}

/// Whether a sentence tells the reader to do something.
pub fn is_instruction(words: &[Word]) -> bool {
	let polite = [
		"please",
		"always",
		"never",
		"then",
		"next",
		"first",
		"finally",
		"now",
		"simply",
		"just",
		"also",
		"once",
		"carefully",
		"gently",
	];
	let mut start = 0;
	while polite.contains(&words.low(start)) || (start > 0 && words.tag(start) == Tag::Comma) {
		start += 1;
	}
	if words.tag(start) == Tag::To {
		// "To bake a cake, follow these steps"
		let comma = words.find(start, |tag| tag == Tag::Comma);
		return comma.is_some_and(|comma| is_instruction(words.cut(comma + 1..words.len())));
	}
	let low = words.low(start);
	if matches!(low, "don't" | "do") && (low == "don't" || words.tag(start + 1) == Tag::Not) {
		return true;
	}
	if low == "be" || (low == "make" && words.low(start + 1) == "sure") {
		return true;
	}
	if !lexicon::has(verbs::IMPERATIVES, low) || words.get(start).is_some_and(|word| word.tag == Tag::Name && start > 0)
	{
		return false;
	}
	// "Water boils", "Sound travels": a noun that has a verb of its own.
	let noun = lexicon::has(verbs::ALSO_NOUNS, low) || matches!(low, "water" | "salt" | "type" | "season");
	let next = words.tag(start + 1);
	let object = matches!(next, Tag::Determiner | Tag::Possessive)
		|| matches!(words.low(start + 1), "it" | "them" | "up" | "down" | "out");
	let verb = parts(words.cut(start..words.len()));
	!noun || object || verb.is_none()
}

/// Statements of what should be done.
fn advice(words: &[Word]) -> Option<Why> {
	let Parts { verb, .. } = parts(words)?;
	matches!(words.low(verb.start), "should" | "shouldn't" | "shall").then_some(Why::Opinion)
}

/// How many words at the start of a sentence only announce a statement: "It is worth noting that …".
pub fn preface(words: &[Word]) -> usize {
	// "Here are some facts: whales are mammals."
	if words.low(0) == "here" {
		let mark =
			words.find(0, |tag| tag == Tag::Colon).filter(|&mark| parts(words.cut(mark + 1..words.len())).is_some());
		return mark.map_or(0, |mark| mark + 1);
	}
	match joints::opening(phrases::PREFACES, words) {
		0 => interjection(words),
		length => length,
	}
}

/// "Certainly, …", "Yes, …", "Note: …"
fn interjection(words: &[Word]) -> usize {
	if words.tag(1) == Tag::Colon && lexicon::has(phrases::DISCOURSE, words.low(0)) {
		return 2;
	}
	let small = joints::is_interjection(words.low(0)) || matches!(words.low(0), "yes" | "no" | "right" | "correct");
	if small && matches!(words.tag(1), Tag::Comma) && words.len() > 4 {
		2
	} else {
		0
	}
}

/// Whether a sentence without a recognised verb still reads like a statement.
pub fn may_state(text: &str, words: &[Word]) -> bool {
	let verbal = |word: &Word| word.tag.is_finite() || (word.tag != Tag::Name && inflect::verb(&word.low).is_some());
	text.ends_with(['.', '!', '"', '”', ')']) && words.len() >= 4 && words.iter().any(verbal)
}
