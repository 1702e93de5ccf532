//! Reads a claim and decides it by passages: each of its clauses must hold, and one that is refuted refutes it.

use super::clauses::Clause;
use super::facts::Item;
use super::gist::Gist;
use super::glue::Glue;
use super::grammar::Sentence;
use super::names::Vocabulary;
use super::overlay::{Context, Overlay};
use super::ruling::{rule, Ruling};
use super::sentences::{fold, split};

/// The most words of a claim that is looked into.
const LONGEST_CLAIM: usize = 60;

/// The most bytes of a claim that is looked into.
const LARGEST_CLAIM: usize = 800;

/// The most clauses of a claim that is looked into.
const MOST_CLAUSES: usize = 4;

/// Words that make a claim a guess, an opinion or an order instead of a statement.
const HEDGES: &str = "allegedly apparently arguably assistant assume believe believed disregard ignore imagine \
	instruction instructions likely maybe might must perhaps please possibly presumably pretend probably prompt reportedly \
	respond rumored rumoured seemingly should suppose supposedly think thought unlikely verdict";

/// A passage ready to be compared.
#[derive(Debug)]
pub(super) struct Candidate {
	/// The place of the passage in the library.
	pub(super) at: usize,
	pub(super) sentence: Sentence,
	pub(super) context: Context,
}

/// What the passages say about a claim.
#[derive(Debug)]
pub(super) struct Decision {
	pub(super) holds: bool,
	pub(super) because: String,
	/// The place of the deciding passage among the candidates.
	pub(super) candidate: usize,
}

/// A claim ready to be compared.
#[derive(Debug)]
pub(super) struct Claim {
	sentence: Sentence,
	/// The clauses to decide, each with whether it is denied as a whole.
	parts: Vec<(Clause, bool)>,
}

impl Claim {
	/// Reads a claim; `None` where it is nothing that a passage could decide.
	pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Option<Self> {
		if text.len() > LARGEST_CLAIM || text.contains('?') || split(text).len() != 1 || is_hedged(text) {
			return None;
		}
		let mut sentence = Sentence::read(text, vocabulary, true);
		tie_dates(&mut sentence);
		let parts: Vec<(Clause, bool)> =
			sentence.clauses.iter().map(|clause| (clause.clone(), is_denied(&sentence, clause))).collect();
		// A clause that is denied as a whole is decided as if said plainly, and the decision then turned.
		for &at in parts.iter().filter(|(_, denied)| *denied).flat_map(|(clause, _)| &clause.own) {
			if let Some(item) = sentence.items.get_mut(at) {
				item.denied = false;
			}
		}
		// What a relative clause adds is denied or not together with what it belongs to.
		let relative = |clause: &Clause| {
			let first = clause.own.first().and_then(|&at| sentence.item(at));
			first.is_some_and(|item| item.norm == "that")
		};
		if parts.iter().any(|(_, denied)| *denied) && parts.iter().any(|(clause, _)| relative(clause)) {
			return None;
		}
		let says = sentence.items.iter().any(Item::is_predicate);
		let content = sentence.items.iter().filter(|item| item.is_content()).count();
		(says && content >= 2 && parts.len() <= MOST_CLAUSES).then_some(Self { sentence, parts })
	}

	/// Decides the claim by passages, the best first.
	pub(super) fn decide(&self, passages: &[Candidate]) -> Option<Decision> {
		let mut held = None;
		for (part, denied) in &self.parts {
			let (ruling, candidate) = self.decide_part(part, *denied, passages)?;
			let (holds, because) = match (ruling, denied) {
				(Ruling::Supports(what), false) => (true, format!("the library says the same of {what}")),
				(Ruling::Supports(what), true) => (false, format!("the library says of {what} what the claim denies")),
				(Ruling::Refutes(what), false) => (false, what),
				(Ruling::Refutes(what), true) => (true, format!("{what}, which it denies")),
			};
			let decision = Decision { holds, because, candidate };
			if !holds {
				return Some(decision);
			}
			held.get_or_insert(decision);
		}
		held
	}

	/// Whether a clause insists that something is so: "the spire did survive".
	fn stresses(&self, part: &Clause) -> bool {
		let word = |at: Option<&usize>| at.and_then(|&at| self.sentence.item(at));
		let mut pairs = part.own.iter().zip(part.own.iter().skip(1));
		pairs.any(|(at, next)| {
			word(Some(at)).is_some_and(|item| matches!(item.norm.as_str(), "did" | "do" | "does"))
				&& word(Some(next)).is_some_and(Item::is_verb)
		})
	}

	/// What the passages say about one clause of the claim: support anywhere outweighs contradiction elsewhere.
	fn decide_part(&self, part: &Clause, denied: bool, passages: &[Candidate]) -> Option<(Ruling, usize)> {
		let mut refuted = None;
		let mut gist = Gist::default();
		for (at, Candidate { sentence, context, .. }) in passages.iter().enumerate() {
			for clause in &sentence.clauses {
				let overlay = Overlay::new((&self.sentence, part), (sentence, clause), context);
				gist.add(&overlay, denied || self.stresses(part), at);
				match rule(&overlay) {
					Some(Ruling::Supports(what)) => return Some((Ruling::Supports(what), at)),
					Some(ruling) => {
						refuted.get_or_insert((ruling, at));
					},
					None => {},
				}
			}
		}
		refuted.or_else(|| gist.ruling())
	}
}

/// Lends the date of "when it was founded in 1945" to what the claim says of that time.
fn tie_dates(sentence: &mut Sentence) {
	let items = &sentence.items;
	let date = |at: &usize| items.get(*at).is_some_and(Item::is_date);
	let tied = sentence.clauses.iter().filter(|clause| clause.tied).flat_map(|clause| &clause.own);
	let dates: Vec<usize> = tied.copied().filter(date).collect();
	for clause in sentence.clauses.iter_mut().filter(|clause| !clause.tied && !clause.own.iter().any(date)) {
		clause.inherited.extend(&dates);
	}
}

fn is_hedged(text: &str) -> bool {
	let folded = fold(text);
	let mut words = folded.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
	let mut pairs = words.clone().zip(words.clone().skip(1));
	let obliges = pairs.any(|(word, next)| match next {
		"to" => matches!(word, "had" | "has" | "have" | "having" | "said"),
		"have" => matches!(word, "could" | "would"),
		_ => false,
	});
	// "May" is a month and "may" a guess.
	let may = text.split_whitespace().any(|word| word == "may");
	words.clone().count() > LONGEST_CLAIM
		|| obliges
		|| may || words.any(|word| HEDGES.split_whitespace().any(|hedge| hedge == word))
}

/// Whether the statement of a clause is denied as a whole, rather than one phrase of it ("Canberra, not Sydney").
fn is_denied(sentence: &Sentence, clause: &Clause) -> bool {
	let items: Vec<_> = clause.own.iter().filter_map(|&at| sentence.item(at)).collect();
	items.iter().enumerate().any(|(place, item)| {
		let before = place.checked_sub(1).and_then(|before| items.get(before));
		let whole = before.is_none_or(|before| {
			before.is_glue(Glue::Be) || before.is_glue(Glue::Auxiliary) || before.is_content() && item.norm != "not"
		});
		item.is_glue(Glue::Not) && !matches!(item.norm.as_str(), "nor" | "without") && whole
			|| item.stem() == Some("fail")
	})
}
