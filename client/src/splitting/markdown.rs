//! Blocks of a Markdown response: paragraphs, headings, list items, and what is not prose at all.

use std::ops::Range;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// Running text.
	Paragraph,
	/// A title over what follows.
	Heading,
	/// A list item, with its indentation in columns.
	Item(usize),
	/// Code, a table or a formula.
	Code,
}

/// A block and the bytes of its lines, without markers and indentation.
#[derive(Debug)]
pub struct Block {
	/// What the block is.
	pub kind: Kind,
	/// Bytes of the response, line by line, never empty.
	pub lines: Vec<Range<usize>>,
}

impl Block {
	/// Bytes of the response from the first to the last character of the block.
	pub fn span(&self) -> Range<usize> {
		let start = self.lines.first().map_or(0, |line| line.start);
		start..self.lines.last().map_or(start, |line| line.end)
	}
}

/// Takes `response` apart into blocks, in order.
pub fn blocks(response: &str) -> Vec<Block> {
	let mut reader = Reader { response, ..Reader::default() };
	let mut start = 0;
	for line in response.split_inclusive('\n') {
		reader.line(start..start.saturating_add(line.trim_end_matches(['\n', '\r']).len()));
		start = start.saturating_add(line.len());
	}
	reader.close();
	reader.done
}

#[derive(Default)]
struct Reader<'a> {
	response: &'a str,
	done: Vec<Block>,
	open: Option<Block>,
	/// The mark that ends the code block being read.
	fence: Option<&'a str>,
	/// Whether the lines just read are a table.
	table: bool,
	/// Whether the line before was blank.
	gap: bool,
}

impl<'a> Reader<'a> {
	fn text(&self, range: &Range<usize>) -> &'a str {
		self.response.get(range.clone()).unwrap_or("")
	}

	fn close(&mut self) {
		self.done.extend(self.open.take());
	}

	fn start(&mut self, kind: Kind, range: Range<usize>) {
		self.close();
		self.open = Some(Block { kind, lines: vec![range] });
	}

	/// Adds a line to the open block, or opens a paragraph.
	fn join(&mut self, kind: Kind, range: Range<usize>) {
		match &mut self.open {
			Some(open) if open.kind == kind || (kind == Kind::Paragraph && open.kind != Kind::Code) => {
				open.lines.push(range);
			},
			_ => self.start(kind, range),
		}
	}

	fn line(&mut self, whole: Range<usize>) {
		let (indent, range) = self.unquote(whole);
		let text = self.text(&range);
		if let Some(fence) = self.fence {
			self.join(Kind::Code, range);
			if text.starts_with(fence) || (fence.starts_with('\\') && text.ends_with(fence)) {
				self.fence = None;
				self.close();
			}
			return;
		}
		if text.is_empty() {
			self.close();
			(self.gap, self.table) = (true, false);
			return;
		}
		let gap = std::mem::replace(&mut self.gap, false);
		if let Some(fence) = opening(text) {
			self.start(Kind::Code, range);
			self.fence = Some(fence);
			if text.len() > fence.len() && fence != "```" && fence != "~~~" && text.ends_with(fence) {
				self.fence = None;
				self.close();
			}
		} else if self.table && text.contains('|') || text.starts_with('|') {
			self.table = true;
			self.join(Kind::Code, range);
		} else if self.underline(text) {
			if let Some(open) = &mut self.open {
				open.kind = if text.contains('|') { Kind::Code } else { Kind::Heading };
				self.table = text.contains('|');
			}
			if !self.table {
				self.close();
			}
		} else if is_rule(text) {
			self.close();
		} else if let Some(title) = heading(text) {
			self.start(Kind::Heading, range.start.saturating_add(title.start)..range.start.saturating_add(title.end));
			self.close();
		} else if let Some(marker) = marker(text) {
			self.start(Kind::Item(indent), range.start.saturating_add(marker)..range.end);
		} else if indent >= 4 && gap && !self.in_list() {
			self.join(Kind::Code, range);
		} else if is_title(text) {
			self.start(Kind::Heading, range);
			self.close();
		} else {
			self.join(Kind::Paragraph, range);
		}
	}

	/// Whether the block before belongs to a list, whose paragraphs are indented.
	fn in_list(&self) -> bool {
		let before = self.open.as_ref().or(self.done.last());
		before.is_some_and(|block| matches!(block.kind, Kind::Item(_)))
	}

	/// Whether `text` underlines the one open line as a heading or as the head of a table.
	fn underline(&self, text: &str) -> bool {
		let Some(open) = &self.open else { return false };
		let [line] = open.lines.as_slice() else { return false };
		let above = self.text(line);
		let only = |marks: &str| text.chars().all(|c| marks.contains(c));
		let title = above.len() <= 100 && !above.ends_with(['.', '!', '?', ':']) && text.len() >= 2;
		open.kind == Kind::Paragraph
			&& ((title && (only("=") || only("-"))) || (above.contains('|') && text.contains('|') && only("|-: ")))
	}

	/// The columns of indentation, and the bytes of the line without block quote marks and outer blanks.
	fn unquote(&self, whole: Range<usize>) -> (usize, Range<usize>) {
		let mut indent = 0_usize;
		let mut start = whole.start;
		for c in self.text(&whole).chars() {
			match c {
				'\t' => indent = indent.saturating_add(4),
				'>' => indent = 0,
				c if c.is_whitespace() => indent = indent.saturating_add(1),
				_ => break,
			}
			start = start.saturating_add(c.len_utf8());
		}
		let rest = start..whole.end;
		let length = self.text(&rest).trim_end().len();
		(indent, start..start.saturating_add(length))
	}
}

/// The mark that closes the code or formula `text` opens.
fn opening(text: &str) -> Option<&'static str> {
	const FENCES: [(&str, &str); 4] = [("```", "```"), ("~~~", "~~~"), ("$$", "$$"), ("\\[", "\\]")];
	FENCES.iter().find(|(open, _)| text.starts_with(open)).map(|(_, close)| *close)
}

/// Whether `text` is a horizontal rule.
fn is_rule(text: &str) -> bool {
	let marks = text.chars().filter(|c| !c.is_whitespace());
	let first = text.chars().next().unwrap_or(' ');
	"-*_=".contains(first) && text.len() >= 3 && marks.clone().count() >= 3 && marks.clone().all(|c| c == first)
}

/// The title of a heading written with number signs.
fn heading(text: &str) -> Option<Range<usize>> {
	let rest = text.trim_start_matches('#');
	let level = text.len().saturating_sub(rest.len());
	if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
		return None;
	}
	let title = rest.trim_start();
	let start = text.len().saturating_sub(title.len());
	let length = title.trim_end_matches('#').trim_end().len();
	Some(start..start.saturating_add(length))
}

/// Whether a whole line is bold and does not read like a sentence or a lead-in.
fn is_title(text: &str) -> bool {
	let inner = ["**", "__"].iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark));
	inner.is_some_and(|inner| {
		inner.len() <= 100 && !inner.contains("**") && !inner.trim_end().ends_with(['.', '!', '?', ':', ','])
	})
}

/// Bytes of the list marker `text` starts with, and of the check box after it.
fn marker(text: &str) -> Option<usize> {
	let after = match text.chars().next()? {
		c if "-*+•‣◦▪●–—".contains(c) => text.get(c.len_utf8()..)?,
		c if c.is_ascii_digit() || c == '(' || c.is_ascii_lowercase() => {
			let inner = text.strip_prefix('(').unwrap_or(text);
			let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
			let digits = inner.len().saturating_sub(rest.len());
			match digits {
				1..=3 => rest.strip_prefix(')').or_else(|| rest.strip_prefix('.').filter(|_| c != '('))?,
				0 => {
					inner.get(1..)?.strip_prefix(')').filter(|_| inner.starts_with(|c: char| c.is_ascii_lowercase()))?
				},
				_ => return None,
			}
		},
		_ => return None,
	};
	let content = after.trim_start();
	if after.len() == content.len() || content.is_empty() {
		return None;
	}
	let unboxed = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| content.strip_prefix(mark)).unwrap_or(content);
	Some(text.len().saturating_sub(unboxed.len()))
}
