//! Pairs the numbers and dates of a claim with those of a passage that measure or date the same.

use super::clash::is_naming;
use super::clauses::Clause;
use super::dates::Date;
use super::facts::{Item, Kind};
use super::glue::Glue;
use super::grammar::Sentence;
use super::lexicon::LENGTHS;
use super::numbers::{Agreement, Quantity};
use super::overlay::{Level, Outcome, Overlay};
use super::slots::Slot;
use super::units::Dimension;
use super::words::{is_neutral, likeness, measure, stem, Likeness};

impl<'a> Overlay<'a> {
	pub(super) fn find_date(&self, at: usize, date: &Date) -> Outcome {
		let own = when(self.claim, self.claim_clause, at);
		let agrees = |item: &Item| matches!(&item.kind, Kind::Date(other) if other.agreement(date) == Agreement::Same);
		let here = self.near().find(|(place, item)| agrees(item) && own.fits(when(self.passage, self.clause, *place)));
		match here {
			Some((at, item)) if item.denied => Outcome::Denied { at },
			Some((at, _)) => Outcome::Same { level: Level::Clause, at, kin: false },
			None => {
				let tied = self.tied_dates().into_iter().find(|(_, item)| agrees(item));
				tied.map_or(Outcome::Missing, |(at, _)| Outcome::Same { level: Level::Sentence, at, kin: false })
			},
		}
	}

	/// The dates of other clauses that hold here too, because "when" ties the clauses and this one has no date.
	fn tied_dates(&self) -> Vec<(usize, &'a Item)> {
		let is_date = |item: &Item| matches!(item.kind, Kind::Date(_));
		if self.near().any(|(_, item)| is_date(item)) {
			return Vec::new();
		}
		let tied = |at: usize| {
			self.clause.tied || self.passage.clauses.iter().any(|clause| clause.tied && clause.own.contains(&at))
		};
		self.far().filter(|(at, item)| is_date(item) && tied(*at)).collect()
	}

	pub(super) fn date_clash(&self, at: usize, date: &Date) -> Option<usize> {
		if self.is_topic(at) {
			return None;
		}
		let own = when(self.claim, self.claim_clause, at);
		let dates: Vec<(usize, &Date, When)> = self
			.near()
			.chain(self.tied_dates())
			.filter_map(|(place, item)| match &item.kind {
				Kind::Date(date) => Some((place, date, when(self.passage, self.clause, place))),
				_ => None,
			})
			.collect();
		if let [(_, first, When::From), (_, last, When::To), ..] = dates.as_slice() {
			let apart = dates.iter().all(|(_, other, _)| other.agreement(date) == Agreement::Differs);
			if own == When::At && (date.within(first, last) || !apart) {
				return None;
			}
		}
		let dated = dates.iter().any(|(_, other, _)| other.has_year());
		let open = |other: &Date| other.agreement(date) == Agreement::Open && (other.has_year() || !dated);
		if dates.iter().any(|(_, other, _)| open(other)) {
			return None;
		}
		let differs = |other: &Date| other.agreement(date) == Agreement::Differs;
		dates
			.iter()
			.find(|(place, other, when)| differs(other) && own.fits(*when) && !self.is_used(*place))
			.map(|(place, _, _)| *place)
	}

	/// Whether a date is what the claim is about: "1900 was no leap year".
	fn is_topic(&self, at: usize) -> bool {
		let before: Vec<&Item> = self
			.claim_clause
			.own
			.iter()
			.take_while(|&&own| own != at)
			.filter_map(|&own| self.claim.item(own))
			.collect();
		let opens = !before.iter().any(|item| item.is_content() && item.stem() != Some("year"));
		let governed = before.last().is_some_and(|item| item.is_glue(Glue::Preposition) || item.is_glue(Glue::MayOpen));
		opens && !governed && !self.claim.item(at + 1).is_some_and(Item::is_content)
	}

	pub(super) fn find_quantity(&self, at: usize, claim: &Quantity) -> Outcome {
		let Some((place, quantity)) = self.counterpart(at, claim) else {
			let written = self.claim.item(at).map(|item| item.norm.as_str()).unwrap_or_default();
			let bare = claim.dimension == Dimension::Count;
			let named = self
				.near()
				.filter(|_| bare)
				.find(|(_, item)| item.name().is_some_and(|name| name.parts.iter().any(|part| part == written)));
			// "its 4004 chip" is the Intel 4004.
			return named.map_or(Outcome::Missing, |(at, _)| Outcome::Same { level: Level::Clause, at, kin: false });
		};
		match quantity.agreement(claim) {
			Agreement::Same if self.passage.item(place).is_some_and(|item| item.denied) => {
				Outcome::Denied { at: place }
			},
			Agreement::Same => Outcome::Same { level: Level::Clause, at: place, kin: false },
			_ => Outcome::Missing,
		}
	}

	/// The quantity of the passage clause that measures what the claim's quantity measures.
	fn counterpart(&self, at: usize, claim: &Quantity) -> Option<(usize, &'a Quantity)> {
		let words: Vec<String> = self.claimed().flat_map(words_of).collect();
		let own = attached(self.claim, self.claim_clause, at);
		let mut best: Option<(usize, usize, &'a Quantity)> = None;
		for (place, item) in self.near() {
			let Kind::Quantity(quantity) = &item.kind else { continue };
			// "More than the other seven planets" counts only what is left.
			let compared = matches!(self.place(place), Slot::Behind(word) if word == "than");
			if !quantity.comparable(claim) || compared {
				continue;
			}
			let theirs = attached(self.passage, self.clause, place);
			let shared = |words: &[String]| {
				theirs.iter().filter(|word| words.iter().any(|own| likeness(own, word) == Likeness::Same)).count()
			};
			let (direct, loose) = (shared(&own), shared(&words));
			let bare = theirs.is_empty() && own.is_empty();
			let counts = quantity.dimension == Dimension::Count;
			if loose == 0 && !bare && (counts || self.belongs_to_part(place)) {
				continue;
			}
			let same =
				usize::from(quantity.agreement(claim) == Agreement::Same) + usize::from(quantity.shares_unit(claim));
			// Words that the claim lacks count against a quantity, but never below nothing.
			let score = (1_000 + 4 * direct + 4 * loose + same).saturating_sub(2 * (theirs.len() - loose));
			if best.is_none_or(|(known, _, _)| score > known) {
				best = Some((score, place, quantity));
			}
		}
		best.map(|(_, place, quantity)| (place, quantity))
	}

	/// Whether a quantity belongs to a part that it stands behind: "keys of 32 bytes and signatures of 64 bytes".
	fn belongs_to_part(&self, place: usize) -> bool {
		let before = |back: usize| place.checked_sub(back).and_then(|at| self.passage.item(at));
		let part = before(2).and_then(Item::stem).filter(|_| before(1).is_some_and(|item| item.norm == "of"));
		part.is_some_and(|part| measure(part).is_none() && !is_neutral(part)) && before(2).is_some_and(Item::is_noun)
	}

	pub(super) fn quantity_clash(&self, at: usize, claim: &Quantity) -> Option<usize> {
		if self.counts_beside(claim) {
			return None;
		}
		let (place, quantity) = self.counterpart(at, claim)?;
		let counts = quantity.dimension == Dimension::Count;
		let is_length = |item: &Item| item.stem().and_then(measure).is_some_and(|group| group < LENGTHS);
		// A length without a word for what it measures may be another length of the same thing.
		let unnamed = quantity.dimension == Dimension::Length
			&& self.near().any(|(_, item)| is_length(item) && !self.is_covered(item))
			&& !self.claimed().any(|item| item.stem().and_then(measure).is_some());
		let wrong = quantity.agreement(claim) == Agreement::Differs && !self.is_used(place) && !self.counts_apart(at);
		let unnamed = unnamed && !quantity.differs_in_unit(claim);
		(wrong && !unnamed && !(counts && self.counts_fewer(place))).then_some(place)
	}

	/// Whether another clause has the number beside a word of the claim: "of which 52 are white and 36 are black".
	fn counts_beside(&self, claim: &Quantity) -> bool {
		let agrees = |item: &Item| matches!(&item.kind, Kind::Quantity(own) if own.agreement(claim) == Agreement::Same);
		let has =
			|own: &[usize], test: &dyn Fn(&Item) -> bool| own.iter().filter_map(|&at| self.passage.item(at)).any(test);
		let word = |item: &Item| item.is_noun() && self.is_covered(item);
		let mut others = self.passage.clauses.iter().filter(|clause| clause.own != self.clause.own);
		others.any(|clause| has(&clause.own, &agrees) && has(&clause.own, &word))
	}

	/// Whether another clause has a word that describes what the claim counts: "52 are white" for "52 white keys".
	fn counts_apart(&self, at: usize) -> bool {
		let own = attached(self.claim, self.claim_clause, at);
		self.pairs().any(|(unit, outcome)| {
			let word = self.claim.item(unit).and_then(Item::stem);
			let far = matches!(outcome, Outcome::Same { level: Level::Sentence, .. });
			far && own.len() > 1 && word.is_some_and(|word| own.iter().any(|stem| stem == word))
		})
	}

	/// Whether a count of the passage is about a part of what the claim counts: "the four inner planets".
	fn counts_fewer(&self, place: usize) -> bool {
		let words: Vec<String> = self.claimed().flat_map(words_of).collect();
		let known = |word: &String| words.iter().any(|own| likeness(own, word) != Likeness::None);
		let strange = |word: &String| !is_neutral(word) && !matches!(word.as_str(), "small" | "tiny") && !known(word);
		let names = self.matched().filter(|(at, _)| self.claim.item(*at).is_some_and(Item::is_name)).count();
		let theirs = attached(self.passage, self.clause, place);
		// What follows the thing counted no longer narrows it: "29 crew members" for "a crew of 29".
		let head = theirs.iter().rposition(known).map_or(theirs.len(), |last| last + 1);
		names < 3 && theirs.iter().take(head).any(strange)
	}

	/// Whether a quantity of the claim has a counterpart in the passage.
	pub(super) fn is_measured(&self) -> bool {
		self.pairs().any(|(at, outcome)| {
			let quantity = self.claim.item(at).is_some_and(|item| matches!(item.kind, Kind::Quantity(_)));
			quantity && (outcome.near().is_some() || matches!(outcome, Outcome::Clash { .. }))
		})
	}

	/// Whether a word of the claim says what is measured, and the passage does not say that it measures something else.
	pub(super) fn measures_alike(&self, stem: &str) -> bool {
		let length = |group: usize| group < LENGTHS;
		let mut theirs = self.near().filter_map(|(_, item)| item.stem().and_then(measure));
		measure(stem).is_some_and(|own| theirs.all(|other| other == own || length(other) != length(own)))
	}
}

/// How a date stands to its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
	At,
	From,
	To,
	Before,
	After,
}

impl When {
	/// Whether a date that stands so in a claim can be compared with one that stands so in a passage.
	fn fits(self, passage: Self) -> bool {
		let beside = |when: Self| matches!(when, Self::Before | Self::After);
		self == passage || !beside(self) && !beside(passage)
	}
}

fn when(sentence: &Sentence, clause: &Clause, at: usize) -> When {
	let place = clause.own.iter().position(|&own| own == at).unwrap_or(0);
	let before = place.checked_sub(1).and_then(|index| clause.own.get(index)).and_then(|&at| sentence.item(at));
	match before.map(|item| item.norm.as_str()) {
		Some("between" | "from" | "since") => When::From,
		Some("and" | "through" | "to" | "until") => When::To,
		Some("before" | "by") => When::Before,
		Some("after") => When::After,
		_ => When::At,
	}
}

/// The stems that say what a quantity counts: after it, or before it where a label such as "atomic number" stands.
fn attached(sentence: &Sentence, clause: &Clause, at: usize) -> Vec<String> {
	let Some(place) = clause.own.iter().position(|&own| own == at) else { return Vec::new() };
	let get = |place: usize| clause.own.get(place).and_then(|&at| sentence.item(at));
	let is_figure = |item: &Item| matches!(item.kind, Kind::Quantity(_) | Kind::Date(_));
	let counted = |item: &&Item| {
		let names = item.stem().is_some_and(is_naming);
		item.is_content() && (!item.is_verb() || names) && !is_figure(item)
	};
	let mut found = Vec::new();
	// "of which 52 are white"
	let mut after = place + 1 + usize::from(get(place + 1).is_some_and(|item| item.is_glue(Glue::Be)));
	let goes_on =
		|item: &&Item, next: usize| counted(item) || item.norm == "of" && get(next).is_some_and(|next| counted(&next));
	while let Some(item) = get(after).filter(|item| goes_on(item, after + 1)) {
		found.extend(words_of(item));
		after += 1;
	}
	if !found.is_empty() {
		return found;
	}
	let governor = (0..place).rev().filter_map(get).find(|item| !item.is_glue(Glue::Other));
	if clause.equates && *sentence.slot(at) == Slot::Equal && governor.is_some_and(|item| item.is_glue(Glue::Be)) {
		// "The atomic number of gold is 79"
		return sentence.subject(clause).into_iter().filter_map(|at| sentence.item(at)).flat_map(words_of).collect();
	}
	let of = usize::from(place.checked_sub(1).and_then(get).is_some_and(|item| item.norm == "of"));
	let labels = (0..place - of)
		.rev()
		.map_while(get)
		.take_while(|item| item.is_content() && !item.is_verb() && !is_figure(item));
	labels.flat_map(words_of).collect()
}

/// The stems an item carries.
fn words_of(item: &Item) -> Vec<String> {
	match &item.kind {
		Kind::Word { stem, .. } => vec![stem.clone()],
		Kind::Name(name) => name.parts.iter().map(|part| stem(part)).collect(),
		_ => Vec::new(),
	}
}
