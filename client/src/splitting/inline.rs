//! Takes Markdown marks out of running text: emphasis, code, links, images, notes, tags and entities.

use std::collections::HashMap;
use std::ops::Range;

use crate::splitting::text::Text;

/// Longest HTML tag, entity or title that is recognised, in characters.
const REACH: usize = 200;

/// Reads the lines of a block of `response` as one readable text.
pub fn read(response: &str, lines: &[Range<usize>]) -> Text {
	let mut stripper = Stripper::default();
	for line in lines {
		if !stripper.source.is_empty() {
			stripper.source.push((line.start, line.start, '\n'));
		}
		let text = response.get(line.clone()).unwrap_or("");
		let at = |offset: usize| line.start.saturating_add(offset);
		stripper.source.extend(text.char_indices().map(|(offset, c)| (at(offset), at(offset + c.len_utf8()), c)));
	}
	stripper.run();
	stripper.flush();
	stripper.text
}

#[derive(Default)]
struct Stripper {
	/// The characters of the block with their bytes in the response.
	source: Vec<(usize, usize, char)>,
	/// For each opening bracket, its closing one.
	pairs: HashMap<usize, usize>,
	/// For each run of backticks, the next run of the same length.
	ticks: HashMap<usize, usize>,
	/// Closing brackets of links, with the end of the target to skip.
	targets: HashMap<usize, usize>,
	/// Where the open italics began, in readable text.
	italics: Option<usize>,
	raw: String,
	from: Vec<(usize, usize)>,
	text: Text,
}

impl Stripper {
	fn at(&self, index: usize) -> char {
		self.source.get(index).map_or('\0', |(_, _, c)| *c)
	}

	fn before(&self, index: usize) -> char {
		index.checked_sub(1).map_or('\0', |before| self.at(before))
	}

	/// Length of the run of the same character that starts at `index`.
	fn run_length(&self, index: usize) -> usize {
		let first = self.at(index);
		self.source.iter().skip(index).take_while(|(_, _, c)| *c == first).count()
	}

	fn keep(&mut self, index: usize, shown: char) {
		if let Some((start, end, _)) = self.source.get(index) {
			self.raw.push(shown);
			self.from.resize(self.raw.len(), (*start, *end));
		}
	}

	/// Hands what was kept to the readable text.
	fn flush(&mut self) {
		self.text.push(&self.raw, &self.from);
		self.raw.clear();
		self.from.clear();
	}

	/// Finds the partners of brackets and backticks, in one pass each.
	fn pair(&mut self) {
		let mut open: Vec<usize> = Vec::new();
		for (index, (_, _, c)) in self.source.iter().enumerate() {
			match c {
				'[' | '(' => open.push(index),
				']' | ')' => {
					let partner = if *c == ']' { '[' } else { '(' };
					if open.last().is_some_and(|last| self.at(*last) == partner) {
						self.pairs.extend(open.pop().map(|last| (last, index)));
					}
				},
				_ => {},
			}
		}
		let mut next: HashMap<usize, usize> = HashMap::new();
		let starts = (0..self.source.len()).filter(|&i| self.at(i) == '`' && self.before(i) != '`').collect::<Vec<_>>();
		for &start in starts.iter().rev() {
			if let Some(end) = next.insert(self.run_length(start), start) {
				self.ticks.insert(start, end);
			}
		}
	}

	fn run(&mut self) {
		self.pair();
		let mut index = 0;
		while index < self.source.len() {
			index = self.step(index).max(index.saturating_add(1));
		}
	}

	/// Handles what stands at `index`; where to go on.
	fn step(&mut self, index: usize) -> usize {
		let next = self.at(index.saturating_add(1));
		match self.at(index) {
			'\\' if "()[]".contains(next) => index.saturating_add(2),
			'\\' if next.is_ascii_punctuation() => {
				self.keep(index.saturating_add(1), next);
				index.saturating_add(2)
			},
			'\n' => {
				self.flush();
				self.text.breaks.push(self.text.len());
				self.keep(index, ' ');
				index
			},
			'`' => self.code(index),
			'!' if next == '[' => match self.target(index.saturating_add(1)) {
				Some((_, end)) => end.saturating_add(1),
				None => self.literal(index),
			},
			'[' => self.link(index),
			']' if self.targets.contains_key(&index) => self.targets.get(&index).map_or(index, |end| end + 1),
			'<' => self.angle(index),
			'&' => self.entity(index),
			'*' | '_' => self.emphasis(index),
			'~' if next == '~' => index.saturating_add(self.run_length(index)),
			_ => self.literal(index),
		}
	}

	fn literal(&mut self, index: usize) -> usize {
		self.keep(index, self.at(index));
		index.saturating_add(1)
	}

	fn code(&mut self, index: usize) -> usize {
		let length = self.run_length(index);
		let Some(&close) = self.ticks.get(&index) else { return index.saturating_add(length) };
		self.flush();
		let start = self.text.len();
		for inner in index.saturating_add(length)..close {
			let c = self.at(inner);
			self.keep(inner, if c == '\n' { ' ' } else { c });
		}
		self.flush();
		self.text.whole.push(start..self.text.len());
		close.saturating_add(length)
	}

	/// The closing bracket and the end of the target of the link that opens at `index`.
	fn target(&self, index: usize) -> Option<(usize, usize)> {
		let close = *self.pairs.get(&index)?;
		let after = close.saturating_add(1);
		matches!(self.at(after), '(' | '[').then(|| Some((close, *self.pairs.get(&after)?)))?
	}

	fn link(&mut self, index: usize) -> usize {
		if let Some((close, end)) = self.target(index) {
			self.targets.insert(close, end);
			return index.saturating_add(1);
		}
		let Some(&close) = self.pairs.get(&index) else { return self.literal(index) };
		let inner = self.source.iter().take(close).skip(index.saturating_add(1)).take(REACH).map(|(_, _, c)| *c);
		let inner = inner.collect::<String>();
		let is_note = inner.starts_with('^')
			|| inner == "citation needed"
			|| (!inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || ", –-".contains(c)));
		if is_note {
			close.saturating_add(1)
		} else {
			self.literal(index)
		}
	}

	/// Skips an HTML tag; keeps the address of `<https://…>`.
	fn angle(&mut self, index: usize) -> usize {
		let next = self.at(index.saturating_add(1));
		let rest = self.source.iter().enumerate().skip(index.saturating_add(1)).take(REACH);
		let close = rest.map(|(at, (_, _, c))| (at, *c)).find(|(_, c)| "<>\n".contains(*c));
		let Some((close, '>')) = close else { return self.literal(index) };
		if !(next.is_ascii_alphabetic() || next == '/' || next == '!') {
			return self.literal(index);
		}
		let inner = index.saturating_add(1)..close;
		let address = inner.clone().any(|at| self.at(at) == '@' || (self.at(at) == ':' && self.at(at + 1) == '/'));
		let attributes = inner.clone().any(|at| self.at(at) == ' ');
		if address && !attributes {
			inner.for_each(|at| self.keep(at, self.at(at)));
		} else {
			// Only tags that break the line separate words.
			let name = inner.map(|at| self.at(at)).filter(|c| *c != '/').take_while(char::is_ascii_alphanumeric);
			let name = name.collect::<String>().to_lowercase();
			if matches!(name.as_str(), "br" | "p" | "div" | "li" | "ul" | "ol" | "td" | "th" | "tr" | "hr") {
				self.keep(close, ' ');
			}
		}
		close.saturating_add(1)
	}

	fn entity(&mut self, index: usize) -> usize {
		const ENTITIES: [(&str, char); 10] = [
			("amp;", '&'),
			("lt;", '<'),
			("gt;", '>'),
			("quot;", '"'),
			("apos;", '\''),
			("#39;", '\''),
			("nbsp;", ' '),
			("ndash;", '–'),
			("mdash;", '—'),
			("rsquo;", '’'),
		];
		let rest = self.source.iter().skip(index.saturating_add(1)).take(6).map(|(_, _, c)| *c).collect::<String>();
		match ENTITIES.iter().find(|(name, _)| rest.starts_with(name)) {
			Some((name, shown)) => {
				self.keep(index, *shown);
				index.saturating_add(name.len()).saturating_add(1)
			},
			None => self.literal(index),
		}
	}

	/// Drops marks of emphasis; remembers italics that read like a title.
	fn emphasis(&mut self, index: usize) -> usize {
		let length = self.run_length(index);
		let end = index.saturating_add(length);
		let (before, after) = (self.before(index), self.at(end));
		let outside = |c: char| c == '\0' || c.is_whitespace();
		let inside_word = before.is_alphanumeric() && after.is_alphanumeric();
		let product = before.is_ascii_digit() && after.is_ascii_digit();
		let literal = (outside(before) && outside(after)) || product || (inside_word && self.at(index) == '_');
		if literal {
			(index..end).for_each(|at| self.keep(at, self.at(at)));
		} else if length == 1 || length == 3 {
			self.flush();
			match self.italics.take() {
				None => self.italics = Some(self.text.len()),
				Some(start) => {
					let title = self.text.as_str().get(start..).unwrap_or("").trim_start();
					if title.len() <= REACH && title.starts_with(char::is_uppercase) && title.contains(' ') {
						let start = self.text.len().saturating_sub(title.len());
						self.text.whole.push(start..self.text.len());
					}
				},
			}
		}
		end
	}
}
