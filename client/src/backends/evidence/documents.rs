//! Reads a folder of text, Markdown and JSON Lines files into passages of one sentence each.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::sentences::split;

/// The most bytes of one file.
const FILE_LIMIT: u64 = 2 * 1024 * 1024;

/// The most bytes of all files together.
const FOLDER_LIMIT: u64 = 64 * 1024 * 1024;

/// How deep folders may lie within one another.
const DEPTH_LIMIT: usize = 8;

/// The most bytes of a sentence; longer ones are tables or logs rather than prose, and slow to take apart.
pub(super) const SENTENCE_LIMIT: usize = 1200;

/// The most letters of a title; what goes beyond names nothing.
const TITLE_LIMIT: usize = 160;

/// The most bytes of the label and of the address of a link.
const LINK_LIMIT: usize = 400;

/// Why a library could not be opened, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
	/// The folder does not exist or is no folder.
	#[error("no evidence folder at {}: create it or name another one", .0.display())]
	NoFolder(PathBuf),
	/// The folder has nothing to read.
	#[error("no readable documents in {}: add .md, .txt or .jsonl files with full sentences", .0.display())]
	NoDocuments(PathBuf),
	/// A file or folder could not be read.
	#[error("cannot read {}: {source}; check that it is readable", path.display())]
	Unreadable {
		/// The file or folder.
		path: PathBuf,
		/// What the operating system says.
		source: io::Error,
	},
	/// A file exceeds its limit.
	#[error("{} has {size} bytes, more than the {FILE_LIMIT} a file may have: split it", path.display())]
	FileTooLarge {
		/// The file.
		path: PathBuf,
		/// Its size in bytes.
		size: u64,
	},
	/// The folder exceeds its limit.
	#[error("{} holds more than {FOLDER_LIMIT} bytes of documents: move some of them elsewhere", .0.display())]
	FolderTooLarge(PathBuf),
	/// A file is not UTF-8.
	#[error("{}, line {line} is not UTF-8: save the file as UTF-8", path.display())]
	NotUtf8 {
		/// The file.
		path: PathBuf,
		/// The first line with other bytes.
		line: usize,
	},
	/// A line of a JSON Lines file is no document.
	#[error("{}, line {line}: {reason}; each line must be an object with the strings \"title\" and \"text\"", path.display())]
	BadLine {
		/// The file.
		path: PathBuf,
		/// The line.
		line: usize,
		/// What is wrong with it.
		reason: String,
	},
	/// The search index could not be built.
	#[error("cannot index the documents: {0}; free some memory and try again")]
	Index(String),
}

/// One sentence of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
	/// The sentence.
	pub(super) text: String,
	/// The place of the document in the list of sources.
	pub(super) source: usize,
	/// Whether the passage before it belongs to the same stretch of prose.
	pub(super) follows: bool,
}

/// A document, or a part of one under a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
	/// The path of the file within the folder.
	pub(super) file: String,
	/// The title, with the heading of the part.
	pub(super) title: String,
}

/// Everything a folder says.
#[derive(Debug, Default)]
pub(super) struct Documents {
	pub(super) passages: Vec<Passage>,
	pub(super) sources: Vec<Source>,
}

#[derive(Deserialize)]
struct Line {
	title: String,
	text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
	Text,
	Markdown,
	JsonLines,
}

fn format(path: &Path) -> Option<Format> {
	match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
		"txt" | "text" => Some(Format::Text),
		"md" | "markdown" => Some(Format::Markdown),
		"jsonl" | "ndjson" => Some(Format::JsonLines),
		_ => None,
	}
}

impl Documents {
	/// Reads every document of a folder, in the order of the file names.
	pub(super) fn read(folder: &Path) -> Result<Self, OpenError> {
		if !folder.is_dir() {
			return Err(OpenError::NoFolder(folder.to_owned()));
		}
		let mut files = Vec::new();
		collect(folder, DEPTH_LIMIT, &mut files)?;
		files.sort_by(|one, other| one.0.cmp(&other.0));
		let mut documents = Self::default();
		let mut total = 0;
		for (path, format) in files {
			let text = read_file(&path, &mut total, folder)?;
			let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
			match format {
				Format::Text => documents.add_text(&name, &text),
				Format::Markdown => documents.add_markdown(&name, &text),
				Format::JsonLines => documents.add_lines(&path, &name, &text)?,
			}
		}
		if documents.passages.is_empty() {
			return Err(OpenError::NoDocuments(folder.to_owned()));
		}
		Ok(documents)
	}

	fn add_source(&mut self, file: &str, title: &str) -> usize {
		self.sources.push(Source { file: file.to_owned(), title: title.chars().take(TITLE_LIMIT).collect() });
		self.sources.len() - 1
	}

	fn add_paragraph(&mut self, paragraph: &str, source: usize) {
		let mut follows = false;
		for sentence in split(paragraph) {
			let fits = sentence.len() <= SENTENCE_LIMIT;
			if fits {
				self.passages.push(Passage { text: sentence.to_owned(), source, follows });
			}
			follows = fits;
		}
	}

	fn add_text(&mut self, name: &str, text: &str) {
		let title = Path::new(name)
			.file_stem()
			.map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().replace(['-', '_'], " "));
		let source = self.add_source(name, &title);
		for paragraph in paragraphs(text.lines()) {
			self.add_paragraph(&paragraph, source);
		}
	}

	fn add_markdown(&mut self, name: &str, text: &str) {
		let mut title = String::new();
		let mut source = None;
		let mut block = String::new();
		let mut fenced = false;
		let mut front_matter = false;
		for (number, line) in text.lines().chain([""]).enumerate() {
			let line = line.trim();
			let rule =
				line.len() >= 3 && line.chars().all(|letter| matches!(letter, '-' | '*' | '_' | '=' | '|' | ':' | ' '));
			if line == "---" && (number == 0 || front_matter) {
				front_matter = number == 0;
				continue;
			}
			if line.starts_with("```") || line.starts_with("~~~") {
				fenced = !fenced;
				continue;
			}
			if front_matter || fenced {
				continue;
			}
			let heading = line.trim_start_matches('#');
			let depth = line.len() - heading.len();
			let item = list_item(line);
			let ends = line.is_empty() || rule || depth > 0 || item.is_some();
			if ends && !block.is_empty() {
				let source = *source.get_or_insert_with(|| self.add_source(name, name));
				self.add_paragraph(&plain(&block), source);
				block.clear();
			}
			if rule {
				continue;
			}
			if depth > 0 {
				let heading = plain(heading.trim().trim_end_matches('#').trim());
				if depth == 1 || title.is_empty() {
					title.clone_from(&heading);
					source = Some(self.add_source(name, &title));
				} else {
					source = Some(self.add_source(name, &format!("{title} / {heading}")));
				}
				continue;
			}
			if !block.is_empty() {
				block.push(' ');
			}
			block.push_str(item.unwrap_or_else(|| line.trim_start_matches("> ").trim_matches('|')));
		}
	}

	fn add_lines(&mut self, path: &Path, name: &str, text: &str) -> Result<(), OpenError> {
		for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
			let document: Line = serde_json::from_str(line).map_err(|error| OpenError::BadLine {
				path: path.to_owned(),
				line: number + 1,
				reason: error.to_string(),
			})?;
			let source = self.add_source(name, &document.title);
			for paragraph in paragraphs(document.text.lines()) {
				self.add_paragraph(&paragraph, source);
			}
		}
		Ok(())
	}
}

/// The files below a folder that hold documents.
fn collect(folder: &Path, depth: usize, files: &mut Vec<(PathBuf, Format)>) -> Result<(), OpenError> {
	let unreadable = |path: &Path, source| OpenError::Unreadable { path: path.to_owned(), source };
	for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
		let entry = entry.map_err(|error| unreadable(folder, error))?;
		let path = entry.path();
		if entry.file_name().to_string_lossy().starts_with('.') {
			continue;
		}
		// A link to a folder is not followed, since it may lead in circles.
		let kind = entry.file_type().map_err(|error| unreadable(&path, error))?;
		if kind.is_dir() {
			if depth > 0 {
				collect(&path, depth - 1, files)?;
			}
		} else if let Some(format) = format(&path).filter(|_| path.is_file()) {
			files.push((path, format));
		}
	}
	Ok(())
}

fn read_file(path: &Path, total: &mut u64, folder: &Path) -> Result<String, OpenError> {
	let unreadable = |source| OpenError::Unreadable { path: path.to_owned(), source };
	let size = fs::metadata(path).map_err(unreadable)?.len();
	if size > FILE_LIMIT {
		return Err(OpenError::FileTooLarge { path: path.to_owned(), size });
	}
	*total = total.saturating_add(size);
	if *total > FOLDER_LIMIT {
		return Err(OpenError::FolderTooLarge(folder.to_owned()));
	}
	let bytes = fs::read(path).map_err(unreadable)?;
	String::from_utf8(bytes).map(|text| text.trim_start_matches('\u{feff}').to_owned()).map_err(|error| {
		let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
		OpenError::NotUtf8 { path: path.to_owned(), line: valid.iter().filter(|byte| **byte == b'\n').count() + 1 }
	})
}

/// Joins lines into paragraphs at blank lines.
fn paragraphs<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
	let mut paragraphs = vec![String::new()];
	for line in lines.map(str::trim) {
		match paragraphs.last_mut() {
			Some(last) if !line.is_empty() => {
				if !last.is_empty() {
					last.push(' ');
				}
				last.push_str(line);
			},
			_ => paragraphs.push(String::new()),
		}
	}
	paragraphs
}

/// The text of a list item: "- text", "* text", "3. text".
fn list_item(line: &str) -> Option<&str> {
	let unnumbered = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark));
	unnumbered.or_else(|| {
		let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
		let numbered = rest.len() < line.len() && line.len() - rest.len() <= 3;
		rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).filter(|_| numbered)
	})
}

/// Markdown without its marks: emphasis, code, links and images.
fn plain(text: &str) -> String {
	let mut plain = String::with_capacity(text.len());
	let mut rest = text;
	while let Some(letter) = rest.chars().next() {
		let whole = rest;
		rest = whole.get(letter.len_utf8()..).unwrap_or_default();
		let inside_word = plain.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
		match (letter, link(whole)) {
			('[', Some((label, tail))) => {
				plain.push_str(label);
				rest = tail;
			},
			('!', _) if rest.starts_with('[') => rest = link(rest).map_or(rest, |(_, tail)| tail),
			('*' | '`', _) => {},
			('_', _) if !inside_word => {},
			_ => plain.push(letter),
		}
	}
	plain
}

/// The label of the link that a text begins with, and the text behind it.
fn link(text: &str) -> Option<(&str, &str)> {
	let inner = text.strip_prefix('[')?;
	let label = inner.get(..inner.bytes().take(LINK_LIMIT).position(|byte| byte == b']')?)?;
	let rest = inner.get(label.len()..)?.strip_prefix("](")?;
	let address = rest.bytes().take(LINK_LIMIT).position(|byte| byte == b')')?;
	Some((label, rest.get(address + 1..)?))
}
