//! The only file that touches the Unicode crates: character clusters, NFKC, and which characters a claim never shows.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The user-perceived characters of `text` with their byte offsets.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
	text.grapheme_indices(true)
}

/// What one cluster contributes to readable text that so far ends with `before`.
pub fn fold(cluster: &str, before: Option<char>) -> String {
	let shown = visible(cluster);
	let mut folded = visible(&shown.nfkc().collect::<String>());
	// NFKC would turn 10² into 102 and 3½ into 31⁄2, so the digits are held apart.
	let after_digit = before.is_some_and(|last| last.is_ascii_digit());
	if after_digit && folded.starts_with(|first: char| first.is_ascii_digit() || "+-\u{2212}".contains(first)) {
		match shown.chars().next() {
			Some('¼'..='¾' | '⅐'..='⅞') => folded.insert(0, ' '),
			Some('²' | '³' | '¹' | '⁰'..='⁻') => folded.insert(0, '^'),
			_ => {},
		}
	}
	folded
}

/// `text` in NFKC, without invisible characters, with single spaces between words and none around them.
pub fn plain(text: &str) -> String {
	let composed = visible(&visible(text).nfkc().collect::<String>());
	let spaced = composed.split_whitespace().collect::<Vec<_>>().join(" ");
	spaced.nfkc().collect()
}

/// `text` with white space as U+0020 and without the characters nobody can see.
fn visible(text: &str) -> String {
	text.chars().filter_map(|c| if is_blank(c) { Some(' ') } else { (!is_invisible(c)).then_some(c) }).collect()
}

/// Whether `c` only makes room: white space of any kind, and the braille blank.
pub fn is_blank(c: char) -> bool {
	c.is_whitespace() || c == '\u{2800}'
}

/// Whether `c` leaves no mark of its own: controls, format characters, joiners, fillers, selectors and tags.
pub fn is_invisible(c: char) -> bool {
	c.is_control()
		|| matches!(c,
			'\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}'
			| '\u{8E2}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
			| '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
			| '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}' | '\u{110BD}' | '\u{110CD}'
			| '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
			| '\u{E0000}'..='\u{E0FFF}')
}
