//! A sentence as clauses of items, each item with the part it plays.

use super::clauses::{build, Clause};
use super::facts::{items, Item, Kind};
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
	/// Whether each item is a word that the library never uses, in step with `items`.
	strange: Vec<bool>,
}

impl Sentence {
	/// Reads one sentence; `claim` for a claim, which may bring names that the library does not know.
	pub(super) fn read(text: &str, vocabulary: &Vocabulary, claim: bool) -> Self {
		let mut items = items(text, vocabulary, claim);
		if claim {
			supply_verb(&mut items);
		}
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
		let strange = items.iter().map(|item| item.stem().is_some_and(|stem| !vocabulary.knows(stem))).collect();
		Self { items, clauses, slots, strange }
	}

	pub(super) fn item(&self, at: usize) -> Option<&Item> {
		self.items.get(at)
	}

	pub(super) fn slot(&self, at: usize) -> &Slot {
		self.slots.get(at).unwrap_or(&Slot::Equal)
	}

	/// Whether an item is a word that the library never uses, and so cannot use for something else.
	pub(super) fn is_strange(&self, at: usize) -> bool {
		self.strange.get(at).copied().unwrap_or(false)
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

/// Reads a word as the verb of a sentence that seems to have none: "Africa accounts for 54 members".
fn supply_verb(items: &mut [Item]) {
	if items.iter().any(Item::is_predicate) {
		return;
	}
	let found = items.iter().enumerate().find(|(at, item)| {
		let before = items.get(..*at).unwrap_or_default().iter().rev().find(|item| !item.is_glue(Glue::Comma));
		let follows_noun = before.is_some_and(|before| before.is_name() || before.is_noun());
		let governs = items.get(at + 1).is_some_and(|next| {
			matches!(next.glue(), Some(Glue::Article | Glue::Preposition)) || next.is_quantity() || next.is_name()
		});
		let singular = item.norm.ends_with('s') && !item.norm.ends_with("ss");
		let plural = before.is_some_and(|before| before.norm.ends_with('s'));
		item.is_noun() && follows_noun && governs && singular != plural
	});
	let found = found.map(|(at, _)| at);
	if let Some(Kind::Word { verb, .. }) = found.and_then(|at| items.get_mut(at)).map(|item| &mut item.kind) {
		*verb = true;
	}
}
