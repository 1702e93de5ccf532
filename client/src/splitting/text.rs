//! Readable text of one block of the response; every byte of it knows where in the response it came from.

use std::ops::Range;

use crate::splitting::normalize;

/// Readable text with its origin.
#[derive(Debug, Default)]
pub struct Text {
	text: String,
	/// For each byte of `text`, the bytes of the response it stands for.
	from: Vec<(usize, usize)>,
	/// Parts of `text` that were set apart as titles or code and are never taken apart.
	pub whole: Vec<Range<usize>>,
	/// Offsets in `text` where a line of the response ended.
	pub breaks: Vec<usize>,
}

impl Text {
	/// The readable text.
	pub fn as_str(&self) -> &str {
		&self.text
	}

	/// Bytes of readable text so far.
	pub fn len(&self) -> usize {
		self.text.len()
	}

	/// Adds the characters of `raw`, which stand at `from` in the response (one entry per byte of `raw`).
	pub fn push(&mut self, raw: &str, from: &[(usize, usize)]) {
		for (at, cluster) in normalize::clusters(raw) {
			let end = at.saturating_add(cluster.len());
			let Some(bytes) = from.get(at..end) else { continue };
			let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { continue };
			let origin = (first.0, last.1);
			for c in normalize::fold(cluster, self.text.chars().next_back()).chars() {
				let doubled = c == ' ' && (self.text.is_empty() || self.text.ends_with(' '));
				if !doubled {
					self.text.push(c);
					self.from.resize(self.text.len(), origin);
				}
			}
		}
	}

	/// The bytes of the response that `range` of the readable text stands for.
	pub fn origin(&self, range: Range<usize>) -> Option<Range<usize>> {
		let bytes = self.from.get(range)?;
		Some(bytes.first()?.0..bytes.last()?.1)
	}
}
