//! Words as rows of letters. Only words of plain Latin letters are taken apart: what is a letter elsewhere depends.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::numbers::{self, And};
use super::stated::Stated;
use super::template::{self, unanimous, Match, Rule};
use super::words::{Form, Tokens};

/// Letters a word may have.
const MAX_LETTERS: usize = 64;
/// Words a list may have.
const MAX_WORDS: usize = 16;

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"{word} {=:has} {n:n} {what:@letters}",
			"{=:there} {n:n} {what:@letters} in {word}",
			"the? number of {what:@letters} in {word} {=} {n:n}",
			"{word} {is} {n:n} {what:letters|characters} long",
			"the? length of {word} {=} {n:n} {what:letters|characters}?",
		],
		judge: |found| {
			let word = found.word("word")?.to_lowercase();
			let what = found.choice("what")?;
			let letters = match what {
				"vowels" | "consonants" if word.contains('y') => return None,
				"vowels" => word.chars().filter(|c| "aeiou".contains(*c)).count(),
				"consonants" => word.chars().filter(|c| !"aeiou".contains(*c)).count(),
				"letters" | "characters" | "" => word.len(),
				_ => ('a'..='z').filter(|letter| word.contains(*letter)).count(),
			};
			let text = format!("The number of {} in \"{word}\"", if what.is_empty() { "letters" } else { what });
			found.judge_count(Kind::LetterCount, &text, i64::try_from(letters).ok()?)
		},
	},
	Rule {
		says: &[
			"{word} {=:has} {n:n} letter|letters? {letter}",
			"{word} {=:has} {n:n} occurrences|instances of {letter}",
			"{=:there} {n:n} letter|letters? {letter} in {word}",
			"{=:there} {n:n} occurrences|instances of {letter} in {word}",
			"the? number of {letter} in {word} {=} {n:n}",
			"the? number of times {letter} appears|occurs in {word} {=} {n:n}",
			"{letter} appears|occurs {=:so} {n:times} in {word}",
			"{letter} {not:@not} appear|occur {n:times} in {word}",
			"{word} {=:has} {letter} {n:times}",
		],
		judge: |found| {
			let (word, letter) = (found.word("word")?, found.word("letter")?);
			let text = format!("The number of \"{letter}\" in \"{word}\"");
			let (low, low_letter) = (word.to_lowercase(), letter.to_lowercase());
			// Whether A counts as a is not said.
			let counts = [low.matches(&low_letter).count(), word.matches(letter).count()];
			let judged =
				counts.map(|letters| found.judge_count(Kind::LetterCount, &text, i64::try_from(letters).ok()?));
			let [any, same] = judged;
			unanimous([any?, same?].into_iter())
		},
	},
	Rule {
		says: &["{=:there} {n:n} {letter} in {word:bare}"],
		judge: |found| {
			let (word, letter) = (found.word("word")?, found.word("letter")?);
			let count = word.to_lowercase().matches(letter).count();
			let text = format!("The number of \"{letter}\" in \"{word}\"");
			// The four P's in marketing are none of its letters.
			let meant = letter.chars().all(|c| c.is_ascii_lowercase()) && count > 0;
			meant.then(|| found.judge_count(Kind::LetterCount, &text, i64::try_from(count).ok()?))?
		},
	},
	Rule {
		says: &["the english alphabet {=:has} {n:n} letters", "{=:there} {n:n} letters in the english alphabet"],
		judge: |found| found.judge_count(Kind::LetterCount, "The number of letters of the English alphabet", 26),
	},
	Rule {
		says: &[
			"{word} {is} a palindrome",
			"{word} reads the same forwards|forward and backwards|backward",
			"{word} reads the same backwards|backward and forwards|forward",
		],
		judge: |found| {
			let word = found.word("word")?.to_lowercase();
			let backwards = reversed(&word);
			let because = format!("\"{word}\" backwards is \"{backwards}\"");
			(word.len() > 1).then(|| found.judge_fact(Kind::Palindrome, word == backwards, because))
		},
	},
	Rule {
		says: &[
			"{a:word} {is} an anagram of {b:word}",
			"{a:word} and {b:word} {is} anagrams of? each_other|one_another?",
		],
		judge: |found| {
			let [a, b] = both(found)?;
			let [one, two] = [&a, &b].map(|word| sorted(word));
			let because = format!("\"{a}\" has the letters {one}, and \"{b}\" has {two}");
			(a != b).then(|| found.judge_fact(Kind::Spelling, one == two, because))
		},
	},
	Rule {
		says: &[
			"{a:word} @backwards {is} {b:word}",
			"the reverse of {a:word} {is} {b:word}",
			"reversing {a:word} gives {b:word}",
		],
		judge: |found| {
			let [a, b] = both(found)?;
			let backwards = reversed(&a);
			let because = format!("\"{a}\" backwards is \"{backwards}\"");
			Some(found.judge_fact(Kind::Spelling, backwards == b, because))
		},
	},
	Rule {
		says: &[
			"{a:word} {end:starts|begins|ends} with the? letter|letters? {b:word}",
			"{a:word} {end:starts|begins|ends} with {b:letter}",
			"{a:word} {not:@not} {end:start|begin|end} with the? letter|letters? {b:word}",
			"{a:word} {not:@not} {end:start|begin|end} with {b:letter}",
		],
		judge: |found| {
			let [a, b] = both(found)?;
			let at_end = found.choice("end")?.starts_with("end");
			let agrees = if at_end { a.ends_with(&b) } else { a.starts_with(&b) };
			let verb = if at_end { "ends" } else { "begins" };
			let because = format!("\"{a}\" {verb} with \"{}\"", edge(&a, b.len(), at_end)?);
			Some(found.judge_fact(Kind::Spelling, agrees, because))
		},
	},
	Rule {
		says: &["the {nth} letter of|in {word} {is} {letter}", "{letter} {is} the {nth} letter of|in {word}"],
		judge: |found| {
			let word = found.word("word")?.to_lowercase();
			let place = usize::try_from(found.count("nth")?).ok()?.checked_sub(1)?;
			nth(found, word.chars().nth(place)?)
		},
	},
	Rule {
		says: &[
			"the {which:last|final} letter of|in {word} {is} {letter}",
			"{letter} {is} the {which:last|final} letter of|in {word}",
		],
		judge: |found| nth(found, found.word("word")?.to_lowercase().chars().next_back()?),
	},
	Rule {
		says: &[
			"the {nth} letter of|in the english|latin? alphabet {is} {letter:glyph}",
			"{letter:glyph} {is} the {nth} letter of|in the english|latin? alphabet",
		],
		judge: |found| nth(found, ('a'..='z').zip(1u32..).find(|(_, place)| Some(*place) == found.count("nth"))?.0),
	},
	Rule {
		says: &["{word} {is:does} an|a|any? {letter}"],
		judge: |found| {
			let (word, letter) = (found.word("word")?.to_lowercase(), found.word("letter")?.to_lowercase());
			let agrees = word.contains(&letter);
			let because = format!("\"{letter}\" is {}in \"{word}\"", if agrees { "" } else { "not " });
			Some(found.judge_fact(Kind::Spelling, agrees, because))
		},
	},
	Rule {
		says: &[
			"{a:word} comes|is|goes|appears|sorts {way:before|after} {b:word} @alphabetically",
			"@alphabetically ,? {a:word} comes|is|goes|appears {way:before|after} {b:word}",
			"{a:word} comes|is alphabetically {way:before|after} {b:word}",
			"{a:word} {not:@not} come {way:before|after} {b:word} @alphabetically",
			"{a:letter} comes|is|appears {way:before|after} {b:letter} in the english|latin? alphabet",
		],
		judge: |found| {
			let [a, b] = both(found)?;
			let agrees = if found.choice("way")? == "before" { a < b } else { a > b };
			let because = format!("\"{}\" comes before \"{}\"", a.clone().min(b.clone()), a.clone().max(b.clone()));
			(a != b).then(|| found.judge_fact(Kind::AlphabeticalOrder, agrees, because))
		},
	},
	Rule {
		says: &["the? words? {words} {is} in|listed_in|sorted_in|arranged_in alphabetical order"],
		judge: |found| {
			let words: Vec<_> = found.words("words")?.iter().map(|word| word.to_lowercase()).collect();
			let because = format!("The words are {}in alphabetical order", if words.is_sorted() { "" } else { "not " });
			Some(found.judge_fact(Kind::AlphabeticalOrder, words.is_sorted(), because))
		},
	},
];

/// Judges claims about words.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// Reads a word that is spoken of: "the word banana", "'banana'".
pub fn word(cursor: &mut Cursor) -> Option<String> {
	let mut ahead = *cursor;
	let called = ahead.eat("the? english? word|string|name|term").is_some();
	let start = ahead;
	let token = ahead.take()?;
	let text = match &token.form {
		Form::Quoted(text) => text,
		Form::Word if called => ahead.text_since(&start),
		_ => return None,
	};
	let right = (1..=MAX_LETTERS).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphabetic());
	right.then(|| cursor.follow(&ahead))?;
	Some(text.to_string())
}

/// Reads a letter that is spoken of: "the letter 'a'", "'a'", "the letter b", "r's".
pub fn letter(cursor: &mut Cursor) -> Option<String> {
	let mut ahead = *cursor;
	let called = ahead.eat("the? letter").is_some();
	let start = ahead;
	let token = ahead.take()?;
	let text = match &token.form {
		Form::Quoted(text) => text,
		Form::Word => ahead.text_since(&start),
		_ => return None,
	};
	let several = token.low.strip_suffix("'s").is_some_and(|letter| letter.len() == 1);
	let quoted = matches!(token.form, Form::Quoted(_));
	let letter = text.chars().next().filter(|c| c.is_ascii_alphabetic())?;
	if !(several || text.len() == 1 && (called || quoted)) {
		return None;
	}
	cursor.follow(&ahead);
	Some(letter.to_string())
}

/// Reads a word where nothing but a word can be meant.
pub fn bare(cursor: &mut Cursor) -> Option<String> {
	word(cursor).or_else(|| {
		let mut ahead = *cursor;
		let token = ahead.take().filter(|token| matches!(token.form, Form::Word))?;
		let right = (2..=MAX_LETTERS).contains(&token.low.len()) && token.low.chars().all(|c| c.is_ascii_alphabetic());
		let text = ahead.text_since(cursor).to_string();
		right.then(|| cursor.follow(&ahead))?;
		Some(text)
	})
}

/// Reads a letter where nothing but a letter can be meant: "A", "the letter 'b'".
pub fn glyph(cursor: &mut Cursor) -> Option<String> {
	letter(cursor).or_else(|| {
		let token =
			cursor.peek().filter(|token| token.low.len() == 1 && token.low.chars().all(|c| c.is_ascii_alphabetic()))?;
		cursor.take().map(|_| token.low.clone())
	})
}

/// Reads two words or more, with commas and "and".
pub fn words(cursor: &mut Cursor) -> Option<Vec<String>> {
	let mut ahead = *cursor;
	let mut words = vec![word(&mut ahead)?];
	while words.len() < MAX_WORDS {
		let mut next = ahead;
		let Some(separator) = next.choose(",_and|,|and") else { break };
		let Some(word) = word(&mut next) else { break };
		words.push(word);
		ahead = next;
		if separator.ends_with("and") {
			break;
		}
	}
	cursor.follow(&ahead);
	(words.len() > 1).then_some(words)
}

/// Reads how many times: "once", "3 times".
pub fn times(cursor: &mut Cursor) -> Option<Stated> {
	match cursor.choose("once|twice") {
		Some("once") => Stated::from_integer(1),
		Some(_) => Stated::from_integer(2),
		None => numbers::number(cursor, And::Separates).filter(|_| cursor.choose("times|time").is_some()),
	}
}

fn nth(found: &Match, actual: char) -> Option<Judgement> {
	let claimed = found.word("letter")?.to_lowercase();
	let because = format!("That letter is \"{actual}\"");
	Some(found.judge_fact(Kind::Spelling, claimed == actual.to_string(), because))
}

fn both(found: &Match) -> Option<[String; 2]> {
	Some([found.word("a")?.to_lowercase(), found.word("b")?.to_lowercase()])
}

fn reversed(word: &str) -> String {
	word.chars().rev().collect()
}

fn sorted(word: &str) -> String {
	let mut letters: Vec<_> = word.chars().collect();
	letters.sort_unstable();
	letters.into_iter().collect()
}

/// The first or last letters of a word.
fn edge(word: &str, length: usize, at_end: bool) -> Option<&str> {
	let length = length.min(word.len());
	if at_end {
		word.get(word.len() - length..)
	} else {
		word.get(..length)
	}
}
