//! A sentence as clauses of items, each item with the part it plays.

use super::clauses::{build, Clause};
use super::facts::{items, Item};
use super::glue::Glue;
use super::names::Vocabulary;
use super::slots::{continues_passive, find_slot, find_voice, reduced_relative, Slot};

/// A sentence taken apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Sentence {
	pub(super) items: Vec<Item>,
	pub(super) clauses: Vec<Clause>,
	/// The slot of each item, in step with `items`.
	slots: Vec<Slot>,
}

impl Sentence {
	/// Reads one sentence; `claim` for a claim, which may bring names that the library does not know.
	pub(super) fn read(text: &str, vocabulary: &Vocabulary, claim: bool) -> Self {
		let items = items(text, vocabulary, claim);
		let mut clauses = build(&items);
		let mut passive = false;
		for clause in &mut clauses {
			find_voice(&items, clause);
			clause.passive |= passive && continues_passive(&items, clause);
			passive = clause.passive;
		}
		if !claim {
			let reduced: Vec<Clause> = clauses.iter().filter_map(|clause| reduced_relative(&items, clause)).collect();
			clauses.extend(reduced);
		}
		let mut slots = vec![Slot::Equal; items.len()];
		for clause in clauses.iter().filter(|clause| !clause.reduced) {
			for (place, &at) in clause.own.iter().enumerate() {
				if let Some(slot) = slots.get_mut(at) {
					*slot = find_slot(&items, clause, place);
				}
			}
		}
		Self { items, clauses, slots }
	}

	pub(super) fn item(&self, at: usize) -> Option<&Item> {
		self.items.get(at)
	}

	pub(super) fn slot(&self, at: usize) -> &Slot {
		self.slots.get(at).unwrap_or(&Slot::Equal)
	}

	/// The content items of a clause before its verb.
	pub(super) fn subject(&self, clause: &Clause) -> Vec<usize> {
		clause.subject(&self.items)
	}

	/// The side of an equation that does not rank: "Jupiter" in "Jupiter is the largest planet" and the other way round.
	pub(super) fn answer(&self, clause: &Clause) -> Vec<usize> {
		let subject = self.subject(clause);
		let ranks = |at: &usize| self.item(*at).is_some_and(Item::picks_one);
		let side = if subject.iter().any(ranks) {
			let be = clause.own.iter().position(|&at| self.item(at).is_some_and(|item| item.is_glue(Glue::Be)));
			be.and_then(|be| clause.own.get(be + 1..)).unwrap_or_default().to_vec()
		} else if subject.is_empty() {
			clause.inherited.clone()
		} else {
			subject
		};
		let bare = |at: &usize| {
			self.item(*at).is_some_and(|item| item.is_content() && !item.is_date()) && self.slot(*at).is_core()
		};
		side.into_iter().filter(bare).collect()
	}
}
