//! Odd, hostile and very long inputs.

use super::{assert_promises, check};
use crate::splitting::{split, Split, Why};

#[test]
fn nothing_comes_of_nothing() {
	for text in ["", " ", "\n\n\t\r\n", "\u{feff}\u{200b}", "\0"] {
		assert_eq!(split(text), Split::default(), "{text:?}");
	}
}

#[test]
fn odd_inputs_keep_the_promises() {
	let units = [
		",",
		"a, ",
		"and ",
		"A and ",
		"X, which is Y, ",
		"(",
		"[",
		"[a](b ",
		"![a](b)",
		"\"",
		" \"a",
		"*a",
		"_",
		"`",
		"`a ",
		"<a ",
		"&amp;",
		"\\",
		"|",
		"| a | b |\n",
		"> - 1. ",
		"- A is:\n  - b\n",
		"a. ",
		"A.",
		"?! ",
		"...",
		"👩‍👩‍👧‍👦 ",
		"e\u{301}",
		"\u{301}",
		"שלום עולם. ",
		"\u{202e}abc\u{202c} is it. ",
		"The sky is blue.\r\n",
		"a",
		"ﬁ ½ ² ",
		"It is it and they were. ",
		"A is B and was C, ",
		"Neither A nor B, ",
		"\u{1f600}",
		"。",
		"— ",
		"A (B (C ",
		"1. ",
		"#",
		"~~~\n",
		"$$",
		"x^2 ",
	];
	for unit in units {
		for count in [1, 2, 7, 40, 10_000] {
			let text = unit.repeat(count);
			assert_promises(&text, &split(&text));
		}
	}
}

#[test]
fn shuffled_words_keep_the_promises() {
	let source = "The Nile, which flows north, and its delta are in Egypt; it is long, but neither wide nor deep: \
		(born 1955) He said that \"A, B,\" or C was, however, making it known as x — not y — in 1990, 1991 and 1992. \
		- **Term**: such as a and b including the latter of which if when because both between 5 and 7";
	let words = source.split_whitespace().collect::<Vec<_>>();
	let mut state = 88_172_645_463_325_252_u64;
	let mut next = |below: usize| {
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		usize::try_from(state % 1_000_003).unwrap_or(0) % below
	};
	for _ in 0..3_000 {
		let count = 1 + next(40);
		let text = (0..count).filter_map(|_| words.get(next(words.len())).copied()).collect::<Vec<_>>().join(" ");
		assert_promises(&text, &split(&text));
	}
}

#[test]
fn invisible_characters_are_removed() {
	check(&[
		("The\u{200b} sky\u{a0}is\t\u{202e}blue\u{202c}.", &["The sky is blue"]),
		("Caf\u{65}\u{301} is a French word\u{feff}.", &["Café is a French word"]),
		("The ﬁrst room has 3½ windows.", &["The first room has 3 1⁄2 windows"]),
		("Light travels 10⁻⁵ m.", &["Light travels 10^\u{2212}5 m"]),
	]);
}

#[test]
fn long_text_is_split_or_left() {
	let long = format!("The wall is {} high.", "very ".repeat(150));
	let found = split(&long);
	assert!(found.pieces.is_empty() && found.uncovered.iter().all(|left| left.why == Why::TooLong));
	let clauses = format!("{}; the end is near.", "The wall is high; ".repeat(60).trim_end_matches("; "));
	let found = split(&clauses);
	assert_eq!(found.pieces.len(), 2, "{found:?}");
	let word = format!("The word {} is long.", "a".repeat(600));
	assert!(split(&word).pieces.is_empty());
}

#[test]
fn time_grows_with_the_text() {
	let sentence = "A (b) is c, which is d, and e, f, and g are \"h\" but not [i](j), *k* or `l`, making it m. ";
	let long = sentence.repeat(2_000);
	let start = std::time::Instant::now();
	assert_promises(&long, &split(&long));
	assert!(start.elapsed().as_secs() < 20);
}
