//! Finds what a passage has where a claim has something else: another name, word or rank in the same place.

use super::casting::{is_modifier, owned};
use super::facts::{Item, Kind};
use super::glue::Glue;
use super::grammar::Sentence;
use super::names::{is_people, Name};
use super::overlay::{alike, Outcome, Overlay};
use super::slots::Slot;
use super::words::{rivals, Likeness};

impl<'a> Overlay<'a> {
	/// An item of the passage that stands where the claim has something else.
	pub(super) fn clash(&self, at: usize) -> Option<usize> {
		let item = self.claim.item(at)?;
		let rival = |test: &dyn Fn(usize, &Item) -> bool| {
			self.near().find(|(place, other)| !self.is_used(*place) && test(*place, other)).map(|(place, _)| place)
		};
		match &item.kind {
			Kind::Date(date) => self.date_clash(at, date),
			Kind::Quantity(quantity) => self.quantity_clash(at, quantity),
			Kind::Rank(rank) => rival(&|_, other| matches!(other.kind, Kind::Rank(own) if own != *rank)),
			Kind::Extreme { row, low, rank } => rival(&|_, other| match other.kind {
				Kind::Extreme { row: own, low: end, rank: place } => own == *row && (end != *low || place != *rank),
				Kind::Rank(place) => *rank > 1 && place > 1 && place != *rank && self.ranks(),
				_ => false,
			}),
			Kind::Word { stem, .. } => rival(&|place, other| {
				!other.denied && other.stem().is_some_and(|own| rivals(stem, own)) && self.can_replace(at, place)
			}),
			Kind::Name(name) => self.name_clash(at, name),
			Kind::Glue(_) => None,
		}
	}

	/// Whether a word of the passage stands where a word of the claim does.
	fn can_replace(&self, at: usize, place: usize) -> bool {
		let slot = self.claim.slot(at);
		let objects = self.same_deed()
			&& !self.claim.subject(self.claim_clause).contains(&at)
			&& !self.passage.subject(self.clause).contains(&place);
		let equated = self.claim_clause.equates && *slot == Slot::Equal && self.place(place).is_core();
		// "made of bronze" against "the marble statue"
		let made = *slot == Slot::Owner && self.claim_verb().and_then(Item::stem) == Some("mak");
		made || self.same_place(slot, place) || self.same_governor(at, place) || objects || equated
	}

	fn name_clash(&self, at: usize, name: &Name) -> Option<usize> {
		if self.is_alias(at) {
			return None;
		}
		let rivals: Vec<(usize, &Name)> = self
			.near()
			.filter(|(place, other)| !other.denied && !self.is_used(*place))
			.filter_map(|(place, other)| other.name().map(|own| (place, own)))
			.filter(|(place, own)| !self.is_left_out(*place) && self.is_rival_name((at, name), (*place, own)))
			.collect();
		let sibling = rivals.iter().find(|(_, own)| own.is_sibling(name));
		sibling.or_else(|| rivals.first()).map(|(place, _)| *place)
	}

	/// Whether the passage sets an item apart: "the highest mountain outside Asia".
	fn is_left_out(&self, place: usize) -> bool {
		matches!(self.place(place), Slot::Behind(word) if matches!(word.as_str(), "outside" | "beyond" | "without"))
	}

	fn is_rival_name(&self, (at, name): (usize, &Name), (place, own): (usize, &Name)) -> bool {
		let (slot, other) = (self.claim.slot(at), self.place(place));
		let sibling = own.is_sibling(name);
		if own.is_designator() && name.is_designator() && self.same_governor(at, place) {
			return true;
		}
		if own.is_numbered_sibling(name) || sibling && is_goal(slot) && is_goal(other) {
			return true;
		}
		if own.shares_part(name) && !sibling {
			return false;
		}
		let known = own.is_known() && own.is_of_kind(name);
		let excludes = own.excludes(name);
		// Italians may well be one Lacedelli and his friends.
		let people = |item: Option<&Item>| item.is_some_and(|item| is_people(&item.norm));
		let unlike = own.is_known() != name.is_known();
		let mixed = slot.is_core() && unlike && !people(self.claim.item(at)) && !people(self.passage.item(place));
		let kind = sibling || excludes || own.is_of_kind(name) || mixed;
		let behind = |slot: &Slot| matches!(slot, Slot::Behind(_));
		let there = self.same_place(slot, place)
			|| known && !behind(slot) && !behind(other)
			|| excludes && !slot.is_core() && !other.is_core();
		let owners = *slot == Slot::Owner && *other == Slot::Owner;
		let heads = known || is_modifier(self.claim, at) == is_modifier(self.passage, place);
		kind && there && heads && (!owners || self.owns_alike(at, place))
	}

	/// What the passage has where the claim names the one thing that is largest, first, or the only one.
	pub(super) fn other_answer(&self) -> Option<usize> {
		// "was first noticed" only says when.
		let adverb = |at: usize| self.claim.item(at + 1).is_some_and(Item::is_verb);
		let ranked = self.matched().any(|(at, _)| self.claim.item(at).is_some_and(Item::picks_one) && !adverb(at));
		let subject = self.claim.subject(self.claim_clause);
		let ranked_subject = subject.iter().any(|&at| self.claim.item(at).is_some_and(Item::picks_one));
		let equal = self.claim_clause.equates && self.clause.equates;
		if !ranked || !equal && (ranked_subject || !self.same_deed()) {
			return None;
		}
		let answer = self.claim.answer(self.claim_clause);
		let theirs = self.passage.answer(self.clause);
		let alias = answer.iter().any(|&at| self.is_alias(at));
		if answer.is_empty() || alias || self.answers(&answer, &theirs) {
			return None;
		}
		let telling = |at: &usize| self.passage.item(*at).is_some_and(|item| !item.denied && !item.is_adverb());
		theirs.iter().copied().filter(|&at| !self.is_known(at)).find(telling)
	}

	/// Whether the passage gives the answer that the claim gives, as far as it names one.
	fn answers(&self, answer: &[usize], theirs: &[usize]) -> bool {
		let given = |(at, outcome): (usize, Outcome)| match outcome.near() {
			Some(place) => {
				let part = matches!(self.place(place), Slot::Behind(_) | Slot::Owner);
				theirs.contains(&place) || self.passage.item(place).is_some_and(Item::is_name) && !part
			},
			None => matches!(outcome, Outcome::Clash { .. }) && answer.contains(&at),
		};
		let mut units = self.pairs().filter(|(at, _)| answer.contains(at));
		let names = answer.iter().any(|&at| self.claim.item(at).is_some_and(Item::is_name));
		// "The king penguin" is not the emperor penguin, though both are penguins.
		let found = if names { units.any(given) } else { units.all(given) };
		found || names && theirs.iter().any(|&at| self.is_used(at)) || theirs.iter().all(|&at| self.is_known(at))
	}

	/// Whether the claim has an item of the passage, too.
	fn is_known(&self, at: usize) -> bool {
		self.is_used(at) || self.passage.item(at).is_some_and(|item| self.is_covered(item))
	}

	/// Whether the sentence says that the name in the claim is another name of something: "received the name Augustus".
	fn is_alias(&self, at: usize) -> bool {
		let Some(own) = self.claim.item(at) else { return false };
		let naming =
			|item: &Item| item.norm == "as" || item.stem().is_some_and(|stem| is_naming(stem) || stem == "titl");
		let pairs = self.passage.items.iter().zip(self.passage.items.iter().skip(1));
		pairs.filter(|(before, _)| naming(before)).any(|(_, item)| alike(own, item) == Likeness::Same)
	}

	/// Whether a name belongs to a list that the passage gives in full with another name in its place.
	pub(super) fn list_differs(&self, at: usize) -> bool {
		let slot = self.claim.slot(at);
		let own = self
			.units
			.iter()
			.filter(|&&unit| self.claim.item(unit).is_some_and(Item::is_name) && self.claim.slot(unit) == slot);
		let theirs: Vec<usize> = self
			.near()
			.filter(|(place, item)| item.is_name() && self.passage.slot(*place) == slot)
			.map(|(place, _)| place)
			.collect();
		let matched = theirs.iter().filter(|&&place| self.matched().any(|(_, other)| other == place)).count();
		let count = own.count();
		count >= 2 && count == theirs.len() && matched + 1 == count
	}

	/// Whether the words before both items agree: "releases nitrogen", "releasing oxygen".
	pub(super) fn same_governor(&self, at: usize, place: usize) -> bool {
		let before = |sentence: &'a Sentence, at: usize| {
			sentence.items.get(..at)?.iter().rev().find(|item| !item.is_glue(Glue::Article))
		};
		match (before(self.claim, at), before(self.passage, place)) {
			(Some(own), Some(other)) => alike(own, other) == Likeness::Same,
			_ => false,
		}
	}

	/// Whether two owners own the same: "Kenya's capital" and "the capital of Uganda".
	fn owns_alike(&self, at: usize, place: usize) -> bool {
		let own = owned(self.claim, at).and_then(|at| self.claim.item(at));
		let other = owned(self.passage, place).and_then(|at| self.passage.item(at));
		own.zip(other).is_some_and(|(own, other)| alike(own, other) != Likeness::None)
	}

	/// Whether the infinitive or gerund before an item is what the claim speaks of.
	fn is_deed_before(&self, place: usize) -> bool {
		let before = self.passage.items.get(..place).unwrap_or_default();
		before.iter().rev().find(|item| item.stem().is_some()).is_some_and(|deed| self.is_covered(deed))
	}

	/// Whether an item of the passage stands in the slot that an item of the claim has.
	fn same_place(&self, slot: &Slot, place: usize) -> bool {
		let other = self.place(place);
		let pseudonym = || {
			let thing = owned(self.passage, place).and_then(|at| self.passage.item(at));
			thing.is_some_and(|thing| thing.stem() == Some("pseudonym"))
		};
		match (slot, other) {
			(own, other) if own == other => true,
			(Slot::Patient, Slot::Behind(word)) => word == "doing" && self.is_deed_before(place),
			(Slot::Behind(word), Slot::Agent) => word == "in" && self.hosts(),
			(Slot::Equal, Slot::Owner) => pseudonym(),
			(Slot::Agent, Slot::Owner) | (Slot::Owner, Slot::Agent) => self.authors(),
			(Slot::Agent, Slot::Equal) | (Slot::Equal, Slot::Agent) => self.claim_clause.equates || self.clause.equates,
			_ => false,
		}
	}
}

/// Whether a slot can hold a place or goal: "ends in the Caspian Sea", "flows into the Black Sea", "reaches the North Sea".
fn is_goal(slot: &Slot) -> bool {
	match slot {
		Slot::Behind(word) => matches!(word.as_str(), "in" | "on" | "to" | "doing"),
		Slot::Patient | Slot::Equal => true,
		Slot::Agent | Slot::Owner => false,
	}
}

/// Whether a stem joins a thing to its name: "units called satoshis".
pub(super) fn is_naming(stem: &str) -> bool {
	matches!(stem, "call" | "nam" | "know" | "renam")
}
