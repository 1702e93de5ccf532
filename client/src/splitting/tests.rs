//! Development examples of the splitter, and its promises on any input.

mod clauses;
mod joints;
mod kinds;
mod lists;
mod markdown;
mod opinions;
mod persons;
mod pronouns;
mod robustness;
mod sentences;

use super::{split, Split, Why};

/// Checks the claims of each text.
fn check(examples: &[(&str, &[&str])]) {
	for (text, expected) in examples {
		let split = split(text);
		let found = split.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>();
		assert_eq!(found, *expected, "{text}");
		assert_promises(text, &split);
	}
}

/// Checks that each text has no claims, for the given reason.
fn check_uncovered(examples: &[(&str, Why)]) {
	for (text, why) in examples {
		let split = split(text);
		assert!(split.pieces.is_empty(), "{text}: {:?}", split.pieces);
		assert!(split.uncovered.iter().all(|left| left.why == *why), "{text}: {:?}", split.uncovered);
		assert!(!split.uncovered.is_empty(), "{text}");
		assert_promises(text, &split);
	}
}

/// Checks what holds for every response.
fn assert_promises(response: &str, split: &Split) {
	let mut seen = std::collections::HashSet::new();
	for piece in &split.pieces {
		assert!(response.get(piece.span.clone()).is_some_and(|text| !text.is_empty()), "{piece:?}");
		assert!(!piece.text.is_empty() && piece.text.len() <= 512, "{piece:?}");
		assert!(!piece.text.contains("  ") && piece.text.trim() == piece.text, "{piece:?}");
		assert!(!piece.text.ends_with(['.', ',', ';', ':']), "{piece:?}");
		assert!(!piece.text.chars().any(super::normalize::is_invisible), "{piece:?}");
		assert_eq!(super::normalize::plain(&piece.text), piece.text);
		assert!(seen.insert(&piece.text), "{piece:?} occurs twice");
	}
	for left in &split.uncovered {
		assert!(response.get(left.span.clone()).is_some_and(|text| !text.is_empty()), "{left:?}");
	}
}
