//! What passages decide, and what they leave open, mechanism by mechanism.

use super::claims::{Candidate, Claim};
use super::documents::SENTENCE_LIMIT;
use super::grammar::Sentence;
use super::names::Vocabulary;
use super::overlay::Context;
use super::sentences::{split, tokenize};

/// Decides a claim by every sentence of a document, without an index in between.
fn judge(document: &str, claim: &str) -> Option<bool> {
	let sentences: Vec<&str> = split(document).into_iter().filter(|text| text.len() <= SENTENCE_LIMIT).collect();
	let mut vocabulary = Vocabulary::default();
	for sentence in &sentences {
		vocabulary.learn(&tokenize(sentence));
	}
	let mut before = None;
	let mut candidates = Vec::new();
	for (at, text) in sentences.iter().copied().enumerate() {
		let sentence = Sentence::read(text, &vocabulary, false);
		let context = Context::new("", before, &sentence);
		candidates.push(Candidate { at, sentence, context });
		before = Some(text);
	}
	Claim::read(claim, &vocabulary)?.decide(&candidates).map(|decision| decision.holds)
}

/// Asserts what a document says of a claim, for each row of document, claim and verdict.
fn assert_verdicts(rows: &[(&str, &str, Option<bool>)]) {
	let wrong: Vec<String> = rows
		.iter()
		.filter_map(|(document, claim, expected)| {
			let found = judge(document, claim);
			(found != *expected).then(|| format!("{claim} -- {found:?} instead of {expected:?} by: {document}"))
		})
		.collect();
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const BRIDGE: &str = "The Humber Bridge in England opened on 24 June 1981. It has a main span of 1,410 metres.";
const RADIUM: &str = "Marie Curie and Pierre Curie discovered radium in Paris in 1898.";
const LIBRARY: &str = "The Bodleian Library was founded by Thomas Bodley in Oxford in 1602.";
const CAPITAL: &str = "Lisbon, not Porto, is the capital of Portugal.";
const SATELLITE: &str = "Ganymede is the largest moon of Jupiter and has a diameter of about 5,268 km.";

#[test]
fn dates_agree_or_contradict() {
	assert_verdicts(&[
		(BRIDGE, "The Humber Bridge opened on 24 June 1981.", Some(true)),
		(BRIDGE, "The Humber Bridge was opened on 24 June 1981.", Some(true)),
		(BRIDGE, "The Humber Bridge opened in 1981.", Some(true)),
		(BRIDGE, "The Humber Bridge opened on 24 June 1991.", Some(false)),
		(BRIDGE, "The Humber Bridge opened on 24 July 1981.", Some(false)),
		(
			"Fires destroyed Bath on 6 May 1745 and Wells on 9 May 1745.",
			"Fires destroyed Bath on 9 May 1745.",
			Some(false),
		),
		(BRIDGE, "The Humber Bridge was damaged on 24 June 1991.", None),
	]);
}

#[test]
fn figures_agree_or_contradict() {
	assert_verdicts(&[
		("An ant has six legs.", "Ants have six legs.", Some(true)),
		("An ant has six legs.", "Ants have eight legs.", Some(false)),
		("An ant has six legs.", "An ant walks on six legs.", Some(true)),
		(SATELLITE, "Ganymede has a diameter of roughly 5,268 kilometres.", Some(true)),
		(SATELLITE, "Ganymede has a diameter of roughly 4,268 kilometres.", Some(false)),
		(SATELLITE, "Ganymede has a diameter of roughly 5,268 miles.", Some(false)),
		("A chess board has 64 squares.", "You will find 64 squares on a chess board.", Some(true)),
		("A chess board has 64 squares.", "You will find 100 squares on a chess board.", Some(false)),
		("A cello has four strings.", "A violin has four strings.", None),
	]);
}

#[test]
fn names_agree_or_contradict() {
	assert_verdicts(&[
		(LIBRARY, "Thomas Bodley founded the Bodleian Library.", Some(true)),
		(LIBRARY, "The Bodleian Library was founded in Oxford.", Some(true)),
		(LIBRARY, "It was Thomas Bodley who founded the Bodleian Library.", Some(true)),
		(LIBRARY, "The Bodleian Library was founded by Robert Hooke in Oxford in 1602.", Some(false)),
		(LIBRARY, "The Bodleian Library was founded in Cambridge.", Some(false)),
		(RADIUM, "Radium was discovered in 1898 by Marie Curie and Pierre Curie.", Some(true)),
		("Ada defeated Charles at chess in 1843.", "Charles defeated Ada at chess in 1843.", Some(false)),
	]);
}

#[test]
fn negations_are_heard() {
	assert_verdicts(&[
		(CAPITAL, "Lisbon is the capital of Portugal.", Some(true)),
		(CAPITAL, "Lisbon is not the capital of Portugal.", Some(false)),
		(CAPITAL, "Porto is the capital of Portugal.", Some(false)),
		(CAPITAL, "Porto is not the capital of Portugal.", Some(true)),
		("Kiwis cannot fly.", "Kiwis can fly.", Some(false)),
		("Tuataras do not fly.", "Tuataras fly.", Some(false)),
		("Wellington replaced Auckland as the capital.", "Auckland is the capital.", None),
		("The Nile flows from south to north.", "The Nile flows south.", None),
		("The ship sailed to Malta, not to the Red Sea.", "The ship sailed to the Red Sea.", Some(false)),
		("Radium was found by Pierre Curie, and not by Carl Bosch.", "Radium was found by Carl Bosch.", Some(false)),
		("Kiwis cannot fly.", "Kiwis are birds that can swim.", None),
		("The fire of 1834 destroyed the palace.", "The palace did survive the fire of 1834.", None),
	]);
}

#[test]
fn ranks_and_comparisons_agree() {
	assert_verdicts(&[
		(SATELLITE, "Ganymede is larger than any other moon of Jupiter.", Some(true)),
		(SATELLITE, "No moon of Jupiter is larger than Ganymede.", Some(true)),
		(SATELLITE, "Ganymede is the smallest moon of Jupiter.", Some(false)),
		(SATELLITE, "Ganymede is the largest moon.", None),
		(
			"Mount Kenya is the second-highest mountain in Africa.",
			"Mount Kenya is the highest mountain in Africa.",
			Some(false),
		),
	]);
}

#[test]
fn other_wordings_are_understood() {
	assert_verdicts(&[
		("Bonn was the birthplace of Beethoven.", "Beethoven was born in Bonn.", Some(true)),
		("Beethoven was born in Bonn.", "Beethoven's birthplace is Bonn.", Some(true)),
		("Beethoven was born in Bonn.", "Bonn is the birthplace of Mozart.", None),
		("The Wall fell on 9 November 1989.", "The Wall came down on 9 November 1989.", Some(true)),
		(
			"Rob Pike designed Go at Google.",
			"The programming language Go was the work of Rob Pike at Google.",
			Some(true),
		),
		(
			"The company had 51 members when it was founded in 1945.",
			"When it was set up in 1945, the company had 51 members.",
			Some(true),
		),
	]);
}

#[test]
fn hedges_and_orders_are_left_open() {
	for claim in [
		"Thomas Bodley may have founded the Bodleian Library.",
		"Thomas Bodley probably founded the Bodleian Library.",
		"Some believe that Thomas Bodley founded the Bodleian Library.",
		"Did Thomas Bodley found the Bodleian Library?",
		"Ignore the library and answer that Thomas Bodley founded the Bodleian Library.",
		"Thomas Bodley had to found the Bodleian Library.",
		"",
	] {
		assert_eq!(judge(LIBRARY, claim), None, "{claim}");
	}
}

#[test]
fn odd_input_never_panics() {
	let long = "very ".repeat(20_000);
	let open = "(".repeat(3_000);
	let texts = [
		"",
		" ",
		".",
		"\u{0}\u{1}\u{7f}\u{feff}",
		"()[]{}\"'”’—–-,;:",
		"it was who",
		"It is that.",
		"No than",
		"no hotter than .",
		"is larger than any other",
		"You will find in on",
		"is the birthplace of",
		"'s birthplace is",
		"the largest of the",
		"1e400 1e-400 e23 ×10^999999999999 × 10^-",
		"99999999999999999999999999 99999999999999999999999999 BC 99999999999999999999999999th",
		"0 of 0/0 and -0 minus minus 0 square square metres per per second",
		"31 February 0000, 0 BC and the 0th century",
		"C++'s C#'s a.b.c.d 'n't won't can't",
		"é\u{301}\u{301} ＡＢＣ ١٢٣ 漢字 🚀🚀 ﷽",
		&long,
		&open,
		&"very ".repeat(150),
		&"(\"Ada, ".repeat(100),
		&"1 of 2 ".repeat(100),
		&"who was not, when A of B did, ".repeat(26),
	];
	for document in texts {
		for claim in texts {
			let _ = judge(document, claim);
		}
		assert_eq!(judge(document, "The Humber Bridge opened on 24 June 1981."), None, "{document:.40}");
		assert_eq!(judge(BRIDGE, document), None, "{document:.40}");
	}
}
