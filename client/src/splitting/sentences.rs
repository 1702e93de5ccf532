//! Finds where sentences end.

use std::ops::Range;

use crate::splitting::lexicon::{self, phrases};
use crate::splitting::text::Text;

/// Longest quotation or parenthesis inside which no sentence ends, in characters.
const REACH: usize = 400;
/// Lines shorter than this were ended on purpose; longer ones were wrapped.
const SHORT_LINE: usize = 50;

/// The sentences of `text`, as ranges of its readable text without outer spaces.
pub fn sentences(text: &Text) -> Vec<Range<usize>> {
	let scan = Scan { text: text.as_str(), chars: text.as_str().char_indices().collect() };
	let mut found = Vec::new();
	let (mut start, mut index, mut lines) = (0, 0, text.breaks.iter().copied().peekable());
	let mut line_start = 0;
	while let Some(&(at, c)) = scan.chars.get(index) {
		while lines.next_if(|line| *line < at).is_some() {}
		let line_ended = lines.next_if(|line| *line <= at).is_some();
		if line_ended {
			if scan.ends_line(line_start, at, index) {
				found.push(start..at);
				start = at;
			}
			line_start = at;
		}
		let mut next = index + 1;
		match c {
			'(' | '"' | '“' => {
				if let Some(close) = scan.closing(index, start) {
					next = close + 1;
					let stop = scan.is_stop(close.saturating_sub(1));
					let opened_sentence = scan.text.get(start..at).is_some_and(|before| before.trim().is_empty());
					if stop && (c != '(' || opened_sentence) && scan.starts_upper(next) {
						found.push(start..scan.offset(next));
						start = scan.offset(next);
					}
				}
			},
			'.' | '!' | '?' | '。' => {
				let end = scan.end_of_stop(index);
				if scan.is_end(start, index, end) {
					found.push(start..scan.offset(end));
					start = scan.offset(end);
				}
				next = end;
			},
			_ => {},
		}
		index = next;
	}
	found.push(start..scan.text.len());
	found.into_iter().filter_map(|range| scan.trim(range)).collect()
}

struct Scan<'a> {
	text: &'a str,
	chars: Vec<(usize, char)>,
}

impl Scan<'_> {
	fn at(&self, index: usize) -> char {
		self.chars.get(index).map_or('\0', |(_, c)| *c)
	}

	fn offset(&self, index: usize) -> usize {
		self.chars.get(index).map_or(self.text.len(), |(at, _)| *at)
	}

	fn is_stop(&self, index: usize) -> bool {
		matches!(self.at(index), '.' | '!' | '?')
	}

	fn trim(&self, range: Range<usize>) -> Option<Range<usize>> {
		let text = self.text.get(range.clone())?;
		let start = range.start + (text.len() - text.trim_start().len());
		let trimmed = text.trim();
		(!trimmed.is_empty()).then(|| start..start + trimmed.len())
	}

	/// The character that closes the bracket or quotation opened at `index`, if it is near.
	fn closing(&self, index: usize, start: usize) -> Option<usize> {
		let open = self.at(index);
		let before = index.checked_sub(1).map_or(' ', |before| self.at(before));
		let opens = self.offset(index) == start || before.is_whitespace() || "([—–-/".contains(before);
		if open == '"' && !opens {
			return None;
		}
		let close = match open {
			'(' => ')',
			'“' => '”',
			other => other,
		};
		let mut depth = 0_usize;
		for (at, (_, c)) in self.chars.iter().enumerate().skip(index + 1).take(REACH) {
			if *c == close && depth == 0 {
				return Some(at);
			}
			match c {
				'(' if open == '(' => depth += 1,
				')' if open == '(' => depth = depth.saturating_sub(1),
				_ => {},
			}
		}
		None
	}

	/// The index after a run of stops and the quotation marks and brackets that close with it.
	fn end_of_stop(&self, index: usize) -> usize {
		let run = self.chars.iter().skip(index).take_while(|(_, c)| ".!?。…".contains(*c)).count();
		let closers = self.chars.iter().skip(index + run).take_while(|(_, c)| "\"”’')]".contains(*c)).count();
		index + run + closers
	}

	/// The first character that is no space, and the word it starts, in lower case.
	fn next_word(&self, index: usize) -> (char, String) {
		let rest = self.text.get(self.offset(index)..).unwrap_or("").trim_start();
		let first = rest.chars().next().unwrap_or('\0');
		let word = rest.chars().take(24).take_while(|c| c.is_alphanumeric() || *c == '\'').collect::<String>();
		let initial = word.chars().count() == 1 && rest.get(word.len()..).is_some_and(|after| after.starts_with('.'));
		(first, if initial { String::new() } else { word.to_lowercase() })
	}

	fn starts_upper(&self, index: usize) -> bool {
		let (first, _) = self.next_word(index);
		self.at(index) == ' ' && (first.is_uppercase() || first.is_numeric() || "\"“*".contains(first))
	}

	/// Whether the stops from `index` to `end` end the sentence that began at `start`.
	fn is_end(&self, start: usize, index: usize, end: usize) -> bool {
		let after = self.at(end);
		if self.at(index) == '。' || end >= self.chars.len() {
			return true;
		}
		let (first, word) = self.next_word(end);
		if after != ' ' || first.is_lowercase() || first == '\0' || ",;:".contains(first) {
			return false;
		}
		if self.at(index) != '.' || end > index + 1 {
			let dots = self.at(index) == '.' && self.at(index + 1) == '.';
			return !dots || !first.is_numeric();
		}
		let before = self.text.get(start..self.offset(index)).unwrap_or("");
		let token = before.rsplit([' ', '(', '"', '“', '[']).next().unwrap_or("");
		let lower = token.to_lowercase();
		let opens = lexicon::opens_sentence(&word);
		let counted = ["no", "nos", "p", "pp", "vol", "vols", "fig", "figs", "ch", "eq", "v", "sec", "art"];
		let mut letters = token.chars();
		if before.trim() == token && token.len() <= 3 && token.chars().all(|c| c.is_ascii_digit()) {
			// A list number in running text.
			false
		} else if counted.contains(&lower.as_str()) {
			!first.is_numeric() && (token.chars().count() > 1 || opens)
		} else if lexicon::has(phrases::NEVER_END, &lower) {
			false
		} else if let (Some(letter), None) = (letters.next(), letters.next()) {
			let king = before.strip_suffix(token).unwrap_or("").split_whitespace().next_back().unwrap_or("");
			let numeral = "IVX".contains(letter) && king.len() > 1 && king.starts_with(char::is_uppercase);
			opens || letter.is_lowercase() || letter.is_numeric() || (numeral && !king.ends_with('.'))
		} else if matches!(
			lower.as_str(),
			"etc" | "a.m" | "p.m" | "b.c" | "a.d" | "b.c.e" | "c.e" | "inc" | "ltd" | "corp"
		) {
			true
		} else {
			opens || !(lexicon::has(phrases::MAY_END, &lower) || is_dotted(token))
		}
	}

	/// Whether the line from `line_start` to `at` ends a sentence although no stop may say so.
	fn ends_line(&self, line_start: usize, at: usize, index: usize) -> bool {
		let line = self.text.get(line_start..at).unwrap_or("").trim();
		let (first, _) = self.next_word(index);
		let stopped = line.ends_with(['.', '!', '?', ':', '"', '”', ')']);
		let short = line.chars().count() < SHORT_LINE && !line.ends_with([',', ';', '-', '—']);
		let symbol = !first.is_alphanumeric() && !first.is_ascii_punctuation() && !"“”‘’–—…".contains(first);
		!line.is_empty() && (symbol || ((stopped || short) && !first.is_lowercase() && (short || !line.ends_with(')'))))
	}
}

/// Whether `token` is letters with full stops between them, such as "U.S".
fn is_dotted(token: &str) -> bool {
	token.contains('.')
		&& token.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}
