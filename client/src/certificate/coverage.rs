//! Which part of a response its claims stand for, and which nobody checked.

use pallet_mira_claims::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Bytes that some span covers, as disjoint ranges in order.
pub fn covered(spans: impl IntoIterator<Item = Span>) -> Vec<Range<usize>> {
	let mut spans: Vec<_> =
		spans.into_iter().map(|span| (span.start as usize, span.start as usize + span.length as usize)).collect();
	spans.sort_unstable();
	let mut ranges: Vec<Range<usize>> = Vec::new();
	for (start, end) in spans {
		match ranges.last_mut() {
			Some(last) if start <= last.end => last.end = last.end.max(end),
			_ => ranges.push(start..end),
		}
	}
	ranges
}

/// How many bytes some span covers.
pub fn covered_bytes(spans: impl IntoIterator<Item = Span>) -> u32 {
	let bytes: usize = covered(spans).into_iter().map(|range| range.len()).sum();
	u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// The parts of `text` with words in them that no span covers, sentence by sentence.
pub fn uncovered(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<Range<usize>> {
	let mut gaps = Vec::new();
	let mut at = 0;
	for range in covered(spans) {
		gaps.push(at..range.start.min(text.len()));
		at = range.end.min(text.len());
	}
	gaps.push(at..text.len());
	gaps.into_iter()
		.filter_map(|gap| Some((gap.start, text.get(gap)?)))
		.flat_map(|(start, gap)| gap.split_sentence_bound_indices().map(move |(at, sentence)| (start + at, sentence)))
		.filter(|(_, sentence)| sentence.chars().any(char::is_alphanumeric))
		.map(|(start, sentence)| {
			let from = start + (sentence.len() - sentence.trim_start_matches(is_frame).len());
			from..from + sentence.trim_matches(is_frame).len()
		})
		.collect()
}

/// Space, and what Markdown puts around sentences.
fn is_frame(character: char) -> bool {
	character.is_whitespace() || "-*#>|".contains(character)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn span(start: u32, length: u32) -> Span {
		Span { start, length }
	}

	#[test]
	fn spans_that_overlap_count_once() {
		assert_eq!(covered_bytes([span(0, 10), span(5, 10), span(20, 5)]), 20);
		assert_eq!(covered_bytes([]), 0);
		assert_eq!(covered_bytes([span(3, 4), span(7, 1)]), 5);
	}

	#[test]
	fn what_nobody_checked_is_named_by_sentence() {
		let text = "Hello there! Paris is in France. Is it not lovely? - ";
		let found: Vec<_> = uncovered(text, [span(13, 19)]).into_iter().map(|range| &text[range]).collect();
		assert_eq!(found, ["Hello there!", "Is it not lovely?"]);
		assert!(uncovered(text, [span(0, 500)]).is_empty());
	}
}
