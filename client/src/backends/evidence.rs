//! Decides plain-English claims by a folder of documents, and abstains unless a passage decides.

mod casting;
mod claims;
mod clash;
mod clauses;
mod dates;
mod documents;
mod facts;
mod figures;
mod fragments;
mod gazetteer;
mod gist;
mod glue;
mod grammar;
mod index;
mod kin;
mod lexicon;
mod likely;
mod names;
mod numbers;
mod overlay;
mod refutation;
mod rewording;
mod rivals;
mod ruling;
mod sentences;
mod slots;
mod synonyms;
mod tally;
#[cfg(test)]
mod tests;
mod units;
mod verbs;
mod words;

use std::path::Path;

use claims::{Candidate, Claim};
use documents::Documents;
use grammar::Sentence;
use index::Index;
use names::{terms, Vocabulary};
use overlay::Context;

pub use documents::OpenError;

/// How many passages are compared with a claim.
const CANDIDATES: usize = 12;

/// A folder of documents, opened once and then only read.
pub struct Library {
	documents: Documents,
	vocabulary: Vocabulary,
	index: Index,
}

/// A claim decided by a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounded {
	/// Whether the claim holds.
	pub holds: bool,
	/// The sentence that decides.
	pub passage: String,
	/// The file and the title of its document.
	pub source: String,
	/// One sentence on what decided.
	pub because: String,
}

impl Library {
	/// Opens every text, Markdown and JSON Lines document of a folder.
	///
	/// # Errors
	///
	/// Names the file and line that cannot be read, or what else keeps the folder from being a library.
	pub fn open(folder: &Path) -> Result<Self, OpenError> {
		let documents = Documents::read(folder)?;
		let mut vocabulary = Vocabulary::default();
		for passage in &documents.passages {
			vocabulary.learn(&sentences::tokenize(&passage.text));
		}
		let index = Index::build(documents.passages.iter().map(|passage| {
			let title = documents.sources.get(passage.source).map_or("", |source| source.title.as_str());
			terms(title).into_iter().chain(terms(&passage.text)).map(|term| term.text).collect()
		}))
		.map_err(|error| OpenError::Index(error.to_string()))?;
		Ok(Self { documents, vocabulary, index })
	}

	/// How many passages the library holds.
	#[must_use]
	pub fn passages(&self) -> usize {
		self.documents.passages.len()
	}

	/// Decides a claim; `None` where no passage decides it.
	#[must_use]
	pub fn judge(&self, claim: &str) -> Option<Grounded> {
		let read = Claim::read(claim, &self.vocabulary)?;
		let found = self.index.search(&terms(claim), CANDIDATES).ok()?;
		let passages: Vec<Candidate> = found.into_iter().filter_map(|at| self.candidate(at)).collect();
		let decision = read.decide(&passages)?;
		let passage = self.documents.passages.get(passages.get(decision.candidate)?.at)?;
		let source = self.documents.sources.get(passage.source)?;
		Some(Grounded {
			holds: decision.holds,
			passage: passage.text.clone(),
			source: format!("{}, {}", source.file, source.title),
			because: decision.because,
		})
	}

	/// A passage as the decision needs it, with what its sentence leaves to its surroundings.
	fn candidate(&self, at: usize) -> Option<Candidate> {
		let passage = self.documents.passages.get(at)?;
		let before =
			at.checked_sub(1).filter(|_| passage.follows).and_then(|before| self.documents.passages.get(before));
		let title = self.documents.sources.get(passage.source).map_or("", |source| source.title.as_str());
		let sentence = Sentence::read(&passage.text, &self.vocabulary, false);
		let context = Context::new(title, before.map(|before| before.text.as_str()), &sentence);
		Some(Candidate { at, sentence, context })
	}
}
