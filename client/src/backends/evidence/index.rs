//! Finds the passages nearest to a claim with tantivy, in memory; the only file that knows the search library.

use std::collections::BTreeMap;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, FAST};
use tantivy::{DocAddress, IndexWriter, ReloadPolicy, Score, Searcher, TantivyDocument};

use super::names::Term;

/// The memory that may fill up before a segment of the index is closed.
const WRITER_BYTES: usize = 100_000_000;

/// How much more a name or a number counts than another word.
const TELLING_BOOST: Score = 2.0;

/// The name of the field with the number of a passage.
const PASSAGE: &str = "passage";

/// The passages of a library, ready to be searched.
pub(super) struct Index {
	searcher: Searcher,
	words: Field,
}

impl Index {
	/// Indexes passages, each given by its words; the first passage is number 0.
	pub(super) fn build(passages: impl Iterator<Item = Vec<String>>) -> tantivy::Result<Self> {
		let mut schema = Schema::builder();
		// The words are stems already, so that splitting at spaces gives them back as they are.
		let indexing =
			TextFieldIndexing::default().set_tokenizer("whitespace").set_index_option(IndexRecordOption::WithFreqs);
		let words = schema.add_text_field("words", TextOptions::default().set_indexing_options(indexing));
		let number = schema.add_u64_field(PASSAGE, FAST);
		let index = tantivy::Index::create_in_ram(schema.build());
		// A single thread keeps the passages in order, so that equal scores always rank alike.
		let mut writer: IndexWriter<TantivyDocument> = index.writer_with_num_threads(1, WRITER_BYTES)?;
		for (passage, stems) in (0u64..).zip(passages) {
			let mut document = TantivyDocument::new();
			document.add_text(words, stems.join(" "));
			document.add_u64(number, passage);
			writer.add_document(document)?;
		}
		writer.commit()?;
		writer.wait_merging_threads()?;
		let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
		Ok(Self { searcher: reader.searcher(), words })
	}

	/// The numbers of the passages that share words with a claim, the best by BM25 first.
	pub(super) fn search(&self, terms: &[Term], limit: usize) -> tantivy::Result<Vec<usize>> {
		let mut telling: BTreeMap<&str, bool> = BTreeMap::new();
		for term in terms.iter().filter(|term| !term.text.is_empty()) {
			*telling.entry(&term.text).or_default() |= term.telling;
		}
		if telling.is_empty() || limit == 0 {
			return Ok(Vec::new());
		}
		let any = telling.into_iter().map(|(text, telling)| (Occur::Should, self.query(text, telling))).collect();
		let found = self.searcher.search(&BooleanQuery::new(any), &TopDocs::with_limit(limit))?;
		let mut ranked = Vec::with_capacity(found.len());
		for (score, address) in found {
			if let Some(passage) = self.passage(address)? {
				ranked.push((score, passage));
			}
		}
		ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
		Ok(ranked.into_iter().map(|(_, passage)| passage).collect())
	}

	/// A query for one word.
	fn query(&self, text: &str, telling: bool) -> Box<dyn Query> {
		let term = tantivy::Term::from_field_text(self.words, text);
		let query = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
		if telling {
			Box::new(BoostQuery::new(query, TELLING_BOOST))
		} else {
			query
		}
	}

	/// The number of the passage that a hit stands for.
	fn passage(&self, address: DocAddress) -> tantivy::Result<Option<usize>> {
		let numbers = self.searcher.segment_reader(address.segment_ord).fast_fields().u64(PASSAGE)?;
		Ok(numbers.first(address.doc_id).and_then(|number| usize::try_from(number).ok()))
	}
}
