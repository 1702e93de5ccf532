//! Lays a clause of a claim over a clause of a passage and finds, item by item, what became of the claim.

use super::casting::{is_modifier, owned};
use super::clauses::Clause;
use super::facts::{Item, Kind};
use super::glue::Glue;
use super::grammar::Sentence;
use super::names::{canonical, terms};
use super::slots::Slot;
use super::tally::is_first_adverb;
use super::words::{is_one_of_a_kind, likeness, measure, stem, Likeness};

/// Where in a passage an item was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
	/// In the title, or in the sentence before.
	Context,
	/// In another clause of the sentence.
	Sentence,
	/// In the clause itself, or in the subject it inherits.
	Clause,
}

/// What became of one item of the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
	/// The passage has it; `kin` where it has only a word of kindred meaning.
	Same { level: Level, at: usize, kin: bool },
	/// The passage has it, but denies it.
	Denied { at: usize },
	/// The passage has something else in its place.
	Clash { at: usize },
	/// Part of what another item already clashes with.
	Beside,
	/// The passage has nothing of it.
	Missing,
}

impl Outcome {
	/// The place of the counterpart in the clause itself.
	pub(super) const fn near(self) -> Option<usize> {
		match self {
			Self::Same { level: Level::Clause, at, .. } => Some(at),
			_ => None,
		}
	}
}

/// What a sentence leaves to its surroundings.
#[derive(Debug, Default)]
pub(super) struct Context {
	/// Stems and parts of names in the title and, after a pronoun, in the sentence before.
	words: Vec<String>,
	/// Whether the sentence opens with a pronoun or without a subject.
	pub(super) anaphoric: bool,
}

impl Context {
	/// What a title, and the sentence before where a pronoun points back, lend to a sentence.
	pub(super) fn new(title: &str, before: Option<&str>, sentence: &Sentence) -> Self {
		let opening = sentence.clauses.first().map(|clause| sentence.subject(clause)).unwrap_or_default();
		let mut lead = sentence.items.iter().take_while(|item| !item.is_content());
		let anaphoric = lead.any(|item| item.is_glue(Glue::Pronoun)) || opening.is_empty();
		let before = before.filter(|_| anaphoric).unwrap_or_default();
		let words = terms(title).into_iter().chain(terms(before)).map(|term| term.text).collect();
		Self { words, anaphoric }
	}

	fn has(&self, item: &Item) -> bool {
		let known = |word: &str| self.words.iter().any(|own| own == word);
		match &item.kind {
			// A title speaks of capitals in general; which city is one, only a sentence says.
			Kind::Word { stem, .. } => known(stem) && !is_one_of_a_kind(stem),
			Kind::Name(name) => name.parts.iter().all(|part| known(part) || known(&stem(part))),
			_ => false,
		}
	}
}

/// A claim clause laid over a passage clause.
pub(super) struct Overlay<'a> {
	pub(super) claim: &'a Sentence,
	pub(super) claim_clause: &'a Clause,
	pub(super) passage: &'a Sentence,
	pub(super) clause: &'a Clause,
	pub(super) context: &'a Context,
	/// The items of the claim that must be accounted for.
	pub(super) units: Vec<usize>,
	/// What became of each unit.
	pub(super) outcomes: Vec<Outcome>,
}

impl<'a> Overlay<'a> {
	pub(super) fn new(
		(claim, claim_clause): (&'a Sentence, &'a Clause),
		(passage, clause): (&'a Sentence, &'a Clause),
		context: &'a Context,
	) -> Self {
		let mut units: Vec<usize> = claim_clause.own.iter().chain(&claim_clause.inherited).copied().collect();
		units.sort_unstable();
		units.dedup();
		units.retain(|&at| claim.item(at).is_some_and(|item| item.is_content() && !item.denied));
		let mut overlay = Self { claim, claim_clause, passage, clause, context, units, outcomes: Vec::new() };
		overlay.outcomes = overlay.units.iter().map(|&at| overlay.find(at)).collect();
		overlay.part_names();
		overlay.mark_clashes();
		overlay
	}

	fn mark_clashes(&mut self) {
		let clashes: Vec<Option<usize>> = self
			.pairs()
			.map(|(at, outcome)| if self.is_doubtful(at, outcome) { self.clash(at) } else { None })
			.collect();
		for (outcome, clash) in self.outcomes.iter_mut().zip(clashes) {
			if let Some(at) = clash {
				*outcome = Outcome::Clash { at };
			}
		}
		if let Some(at) = self.other_answer() {
			let answer = self.claim.answer(self.claim_clause);
			let mut clash = Outcome::Clash { at };
			for (unit, outcome) in self.units.iter().zip(&mut self.outcomes) {
				if answer.contains(unit) {
					*outcome = std::mem::replace(&mut clash, Outcome::Beside);
				}
			}
		}
	}

	/// The items of the claim with what became of them.
	pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, Outcome)> + '_ {
		self.units.iter().copied().zip(self.outcomes.iter().copied())
	}

	/// The items of the claim.
	pub(super) fn claimed(&self) -> impl Iterator<Item = &'a Item> + '_ {
		let claim = self.claim;
		self.units.iter().filter_map(move |&at| claim.item(at))
	}

	/// The items of the claim whose counterparts stand in the clause, with the places of both.
	pub(super) fn matched(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
		self.pairs().filter_map(|(at, outcome)| outcome.near().map(|place| (at, place)))
	}

	/// The main verb of the claim.
	pub(super) fn claim_verb(&self) -> Option<&'a Item> {
		self.claim_clause.verb.and_then(|at| self.claim.item(at))
	}

	/// The main verb of the passage clause.
	pub(super) fn passage_verb(&self) -> Option<&'a Item> {
		self.clause.verb.and_then(|at| self.passage.item(at))
	}

	/// The items of the passage clause, its own and the inherited.
	pub(super) fn near(&self) -> impl Iterator<Item = (usize, &'a Item)> + '_ {
		let passage = self.passage;
		let places = self.clause.own.iter().chain(&self.clause.inherited);
		places.filter_map(move |&at| passage.item(at).map(|item| (at, item)))
	}

	/// The items of the other clauses of the sentence.
	pub(super) fn far(&self) -> impl Iterator<Item = (usize, &'a Item)> + '_ {
		let clause = self.clause;
		let far = move |at: &usize| !clause.own.contains(at) && !clause.inherited.contains(at);
		self.passage.items.iter().enumerate().filter(move |(at, _)| far(at))
	}

	/// The slot of an item of the passage in the clause at hand, where an inherited subject is the subject.
	pub(super) fn place(&self, at: usize) -> &'a Slot {
		let slot = self.passage.slot(at);
		let inherited = self.clause.inherited.contains(&at) && !self.clause.own.contains(&at);
		let gap = self.clause.verb.is_some_and(|verb| self.clause.inherited.contains(&verb));
		let meant = self.clause.meant == Some(at);
		if !meant && (!inherited || gap || !slot.is_core()) {
			return slot;
		}
		if !meant && !self.clause.equates && !self.passage.subject(self.clause).is_empty() {
			// "Frankenstein, which Shelley published"
			return &Slot::Patient;
		}
		match (self.clause.equates, self.clause.passive) {
			(true, _) => &Slot::Equal,
			(_, true) => &Slot::Patient,
			_ => &Slot::Agent,
		}
	}

	/// Whether the claim has a word or name for an item of the passage.
	pub(super) fn is_covered(&self, item: &Item) -> bool {
		self.claimed().any(|own| match (&own.kind, &item.kind) {
			(Kind::Name(own), Kind::Name(name)) => name.names(own) || own.names(name),
			_ => alike(own, item) != Likeness::None,
		})
	}

	/// Whether some item of the claim has found its counterpart, or its rival, at this place of the passage.
	pub(super) fn is_used(&self, place: usize) -> bool {
		self.outcomes.iter().any(|outcome| match outcome {
			Outcome::Same { level, at, .. } => *level != Level::Context && *at == place,
			Outcome::Denied { at } | Outcome::Clash { at } => *at == place,
			Outcome::Beside | Outcome::Missing => false,
		})
	}

	fn find(&self, at: usize) -> Outcome {
		let Some(item) = self.claim.item(at) else { return Outcome::Missing };
		match &item.kind {
			Kind::Quantity(quantity) => self.find_quantity(at, quantity),
			Kind::Date(date) => self.find_date(at, date),
			_ => self.find_words(at, item),
		}
	}

	fn find_words(&self, at: usize, item: &Item) -> Outcome {
		// A title says what a sentence is about, but not where something was done.
		let place = matches!(self.claim.slot(at), Slot::Behind(_)) && !self.claim_clause.equates;
		let lent = !(place && item.is_name());
		let mut denied = None;
		let mut best: Option<(Level, Likeness, usize)> = None;
		let near = self.near().map(|(at, other)| (Level::Clause, at, other));
		let far = self.far().map(|(at, other)| (Level::Sentence, at, other));
		for (level, at, other) in near.chain(far) {
			let like = alike(item, other);
			let ranks = matches!((&item.kind, &other.kind), (Kind::Extreme { .. }, Kind::Rank(_)));
			if like == Likeness::None || ranks && !self.ranks() {
				continue;
			}
			if other.denied {
				denied = denied.or((level == Level::Clause).then_some(at));
			} else if best.is_none_or(|(known, likeness, _)| (level, like) > (known, likeness)) {
				best = Some((level, like, at));
			}
		}
		let here = best.is_some_and(|(level, _, _)| level == Level::Clause);
		let scattered = if here || denied.is_some() { None } else { self.scattered(item) };
		match (best, denied, scattered) {
			(_, _, Some(at)) => Outcome::Same { level: Level::Clause, at, kin: false },
			// "and 1900 were not leap years": what the clause itself denies outweighs what it inherits.
			(Some((_, _, at)), Some(own), _) if self.clause.own.contains(&own) && !self.clause.own.contains(&at) => {
				Outcome::Denied { at: own }
			},
			(Some((level, like, at)), denied, _) if here || denied.is_none() => {
				Outcome::Same { level, at, kin: like == Likeness::Kin }
			},
			(_, Some(at), _) => Outcome::Denied { at },
			_ if lent && self.context.has(item) => Outcome::Same { level: Level::Context, at: usize::MAX, kin: false },
			_ => Outcome::Missing,
		}
	}

	/// Whether the parts of a name stand apart in the clause: "Intel released the 4004" for "Intel 4004".
	fn scattered(&self, item: &Item) -> Option<usize> {
		let name = item.name().filter(|name| name.parts.len() > 1)?;
		let mut first = None;
		for part in &name.parts {
			let found = self.near().filter(|(_, other)| !other.denied).find(|(_, other)| match &other.kind {
				Kind::Name(other) => other.parts.contains(part),
				Kind::Quantity(_) => other.norm == *part,
				_ => false,
			});
			first = first.or(Some(found?.0));
		}
		first
	}

	/// Lets one name of the passage stand for one name of the claim only: "Monty Python" is not also "Python".
	fn part_names(&mut self) {
		for later in 0..self.outcomes.len() {
			let name = |place: usize| self.units.get(place).and_then(|&at| self.claim.item(at)).and_then(Item::name);
			let Some((own, at)) = name(later).zip(self.outcomes.get(later).and_then(|outcome| outcome.near())) else {
				continue;
			};
			let exact = self.passage.item(at).and_then(Item::name).is_some_and(|name| name.parts == own.parts);
			let shared = (0..self.outcomes.len()).filter(|&other| other != later).any(|other| {
				let same_place = self.outcomes.get(other).and_then(|outcome| outcome.near()) == Some(at);
				same_place && name(other).is_some_and(|name| name.parts != own.parts && name.shares_part(own))
			});
			if !shared || exact {
				continue;
			}
			let elsewhere = self
				.near()
				.find(|(place, item)| *place != at && !item.denied && item.name().is_some_and(|name| name.names(own)));
			let outcome =
				elsewhere.map_or(Outcome::Missing, |(at, _)| Outcome::Same { level: Level::Clause, at, kin: false });
			if let Some(slot) = self.outcomes.get_mut(later) {
				*slot = outcome;
			}
		}
	}

	/// Whether an item was not found, or not where the claim has it, so that a rival there would be its true counterpart.
	fn is_doubtful(&self, at: usize, outcome: Outcome) -> bool {
		let Some(place) = outcome.near() else { return matches!(outcome, Outcome::Missing | Outcome::Same { .. }) };
		if !self.claim.item(at).is_some_and(Item::is_name) {
			return false;
		}
		let (own, other) = (self.claim.slot(at), self.place(place));
		if *own == Slot::Owner && self.is_owned_otherwise(at, place) {
			return true;
		}
		if *own == Slot::Patient && self.same_deed() && !self.claim_clause.passive {
			return !other.is_core();
		}
		let ranked = self.claimed().any(Item::picks_one) && self.claim_clause.equates && self.clause.equates;
		let subject = !self.happens() && self.claim.subject(self.claim_clause).contains(&at);
		// "Turing's paper described" is as good as "Turing described".
		let maker = self.passage.item(place).and_then(Item::name).is_some_and(|name| name.possessive);
		let author = *own == Slot::Agent && *other == Slot::Owner && self.authors();
		// "The height of Everest was announced as ..." is about Everest all the same.
		let quantity = self.claimed().any(|item| matches!(item.kind, Kind::Quantity(_)));
		let measured = quantity && self.near().any(|(_, item)| item.stem().is_some_and(|stem| measure(stem).is_some()));
		let settled = maker || author || measured;
		subject && !settled && (ranked || self.same_deed()) && own.is_core() && !other.is_core()
	}

	/// Whether what a name owns in the claim has another owner here: "Plato, a pupil of Socrates, taught Aristotle".
	fn is_owned_otherwise(&self, at: usize, place: usize) -> bool {
		let thing = owned(self.claim, at).and_then(|thing| self.matched().find(|(unit, _)| *unit == thing));
		let owner = |at: &usize| {
			self.passage.item(*at).is_some_and(Item::is_name) && owned(self.passage, *at) == thing.map(|(_, near)| near)
		};
		let owners = self.near().map(|(at, _)| at).filter(|at| *self.passage.slot(*at) == Slot::Owner);
		// A pseudonym belongs to the name as well as to the bearer.
		let pseudonym =
			owned(self.claim, at).and_then(|thing| self.claim.item(thing)).and_then(Item::stem) == Some("pseudonym");
		thing.is_some() && !pseudonym && *self.place(place) != Slot::Owner && owners.filter(owner).any(|at| at != place)
	}

	/// Whether the claim ranks or compares, so that every word of it draws bounds.
	pub(super) fn ranks_or_compares(&self) -> bool {
		self.units.iter().any(|&at| self.claim.item(at).is_some_and(Item::picks_one) && !is_first_adverb(self, at))
			|| self
				.claim_clause
				.own
				.iter()
				.filter_map(|&at| self.claim.item(at))
				.any(|item| matches!(item.norm.as_str(), "than" | "uniquely"))
	}

	/// Whether the passage ranks in so many words: "ranks third".
	pub(super) fn ranks(&self) -> bool {
		self.near().any(|(_, item)| item.stem() == Some("rank"))
	}

	/// Whether a name of the claim only describes the noun behind it.
	pub(super) fn describes(&self, at: usize) -> bool {
		is_modifier(self.claim, at)
	}

	/// Whether what a name of the claim owns is the doer: "the company of Gustave Eiffel built".
	pub(super) fn owned_acts(&self, at: usize) -> bool {
		owned(self.claim, at).is_some_and(|thing| *self.claim.slot(thing) == Slot::Agent)
	}
}

/// How closely an item of a passage agrees with an item of a claim.
pub(super) fn alike(claim: &Item, passage: &Item) -> Likeness {
	let when = |same: bool| if same { Likeness::Same } else { Likeness::None };
	match (&claim.kind, &passage.kind) {
		(Kind::Name(claim), Kind::Name(passage)) => when(passage.names(claim)),
		(Kind::Word { stem: claim, .. }, Kind::Word { stem: passage, .. }) => likeness(claim, passage),
		// A word may name what the last part of a name says ("tower"), but not what sets it apart ("north" in "North Sea").
		(Kind::Word { stem: word, .. }, Kind::Name(name)) => {
			let telling = |part: &&String| name.parts.len() == 1 || name.parts.last() == Some(*part) || *part == "lake";
			when(name.parts.iter().filter(telling).any(|part| *part == claim.norm || stem(part) == *word))
		},
		(Kind::Name(name), Kind::Word { stem: word, .. }) => match name.parts.as_slice() {
			[part] => when(*part == passage.norm || stem(part) == *word || canonical(&passage.norm) == *part),
			_ => Likeness::None,
		},
		(Kind::Word { stem: word, .. }, Kind::Extreme { .. }) => {
			let base = stem(passage.norm.strip_suffix("est").unwrap_or(&passage.norm));
			when(measure(word).is_some() && measure(word) == measure(&base))
		},
		(Kind::Rank(claim), Kind::Rank(passage)) => when(claim == passage),
		(Kind::Extreme { row, low, rank }, Kind::Extreme { row: own, low: end, rank: place }) => {
			when(row == own && low == end && rank == place)
		},
		(Kind::Extreme { rank, .. }, Kind::Rank(place)) => when(*rank > 1 && rank == place),
		_ => Likeness::None,
	}
}
