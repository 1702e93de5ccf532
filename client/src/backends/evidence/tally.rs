//! Counts what became of a claim clause in a passage clause, and what of it may go unsaid.

use super::facts::{Item, Kind};
use super::glue::Glue;
use super::overlay::{Level, Outcome, Overlay};
use super::slots::Slot;
use super::words::{is_apposition, is_authoring, is_neutral, is_one_of_a_kind, measure};

/// The outcomes of an overlay, counted.
#[derive(Debug, Default)]
pub(super) struct Tally {
	/// The places of the units that clash.
	pub(super) clashes: Vec<usize>,
	/// How many units the passage denies.
	pub(super) denied: usize,
	/// Names, numbers, dates and ranks without a counterpart.
	pub(super) missing_hard: usize,
	/// Telling words without a counterpart.
	pub(super) missing_words: usize,
	/// Items that a passage may leave out when it confirms the claim, but not when it denies it.
	pub(super) unsaid: usize,
	/// Items found in the clause itself.
	pub(super) near: usize,
	/// Items found only elsewhere in the sentence or its title.
	pub(super) far: usize,
	/// Items found only in another clause of the sentence.
	pub(super) scattered: usize,
	/// Whether the main verb has a counterpart of kindred meaning only.
	pub(super) kin: bool,
	/// Whether a quantity of the claim has its counterpart beside a word for what it measures.
	pub(super) measured: bool,
	/// Whether the passage names the maker of a work as its owner.
	pub(super) authored: bool,
	/// Whether the passage says nothing of the main verb of the claim.
	pub(super) verbless: bool,
}

impl Tally {
	/// Counts an overlay.
	pub(super) fn of(overlay: &Overlay<'_>) -> Self {
		let measures = |item: &Item| item.stem().is_some_and(|stem| measure(stem).is_some());
		let mut tally = Self {
			measured: overlay.is_measured() && overlay.near().any(|(_, item)| measures(item)),
			authored: overlay.authors() && has_owner(overlay),
			..Self::default()
		};
		for (place, (at, outcome)) in overlay.pairs().enumerate() {
			let Some(item) = overlay.claim.item(at) else { continue };
			let neutral = item.stem().is_some_and(is_neutral);
			let main = overlay.claim_clause.verb == Some(at);
			match outcome {
				Outcome::Same { level: Level::Clause, kin, .. } => {
					let weak = item.stem().is_some_and(|stem| matches!(stem, "hav" | "world" | "worldwid"));
					tally.near += usize::from(!weak && (!neutral || main));
					tally.kin |= kin && main;
				},
				// A rank or a relation of another clause is not the one that the claim speaks of.
				Outcome::Same { .. } if matches!(item.kind, Kind::Rank(_) | Kind::Extreme { .. }) => {
					tally.missing_hard += 1;
				},
				Outcome::Same { level: Level::Sentence, .. }
					if overlay.is_another_kind(at) || is_relation(overlay, item) =>
				{
					tally.missing_words += 1;
				},
				Outcome::Same { .. } if main && !neutral => tally.verbless = true,
				Outcome::Same { level, .. } => {
					tally.scattered += usize::from(!neutral && level == Level::Sentence);
					tally.far += usize::from(!neutral);
				},
				Outcome::Beside => {},
				Outcome::Denied { .. } => tally.denied += 1,
				Outcome::Clash { .. } => tally.clashes.push(place),
				Outcome::Missing if is_first_adverb(overlay, at) => tally.unsaid += 1,
				Outcome::Missing if item.is_hard() => tally.missing_hard += 1,
				Outcome::Missing if tally.authored && item.stem().is_some_and(is_authoring) => tally.kin = true,
				Outcome::Missing if neutral || is_soft(overlay, at, item) => {},
				Outcome::Missing if says_kind(overlay, at, item) => tally.unsaid += 1,
				Outcome::Missing if main => tally.verbless = true,
				Outcome::Missing => tally.missing_words += 1,
			}
		}
		tally
	}

	/// Whether the passage has everything that the claim says.
	pub(super) fn is_complete(&self) -> bool {
		!self.verbless
			&& self.clashes.is_empty()
			&& self.denied == 0
			&& self.missing_hard == 0
			&& self.missing_words == 0
	}
}

/// Whether a name or number of the claim stands as an owner in the passage.
fn has_owner(overlay: &Overlay<'_>) -> bool {
	overlay.pairs().filter(|(at, _)| *overlay.claim.slot(*at) != Slot::Patient).any(|(_, outcome)| {
		let place = match outcome {
			Outcome::Clash { at } => Some(at),
			outcome => outcome.near(),
		};
		place.is_some_and(|at| *overlay.place(at) == Slot::Owner && overlay.passage.item(at).is_some_and(Item::is_hard))
	})
}

/// Whether a word is the relation that the claim asserts, as "capital" is in "Ottawa is the capital of Canada".
fn is_relation(overlay: &Overlay<'_>, item: &Item) -> bool {
	overlay.claim_clause.equates && item.stem().is_some_and(is_one_of_a_kind)
}

/// Whether the rest of claim and passage says what a word says.
fn is_soft(overlay: &Overlay<'_>, at: usize, item: &Item) -> bool {
	let Some(stem) = item.stem() else { return false };
	let measured = overlay.is_measured();
	let reaches = measured
		&& matches!(stem, "reach" | "ris" | "tower" | "stretch" | "extend" | "run" | "orbit" | "circl" | "travel");
	let light = overlay.clause.equates || overlay.passage_verb().and_then(Item::stem).is_some_and(is_neutral);
	let happens = overlay.claim_clause.verb == Some(at) && overlay.happens();
	reaches
		|| happens
		|| light && matches!(stem, "equal" | "equivalent" | "correspond" | "amount")
		|| measured && overlay.measures_alike(stem)
		|| is_apposition(stem) && is_beside_name(overlay, at)
}

/// Whether a word only says what kind of thing the subject is, before the claim says more: "the element with atomic number 79".
fn says_kind(overlay: &Overlay<'_>, at: usize, item: &Item) -> bool {
	let kinds = ["element", "city", "country", "planet", "mountain", "river", "language", "metal", "island"];
	let kind = item.stem().is_some_and(|stem| kinds.contains(&stem));
	let more = overlay.units.iter().any(|&unit| unit > at && overlay.claim.item(unit).is_some_and(Item::is_hard));
	let equal = overlay.claim_clause.equates && *overlay.claim.slot(at) == Slot::Equal;
	kind && more && equal && !overlay.claimed().any(Item::picks_one)
}

/// Whether an item is the "first" of "was first climbed" or "appeared first", which a passage may leave out.
pub(super) fn is_first_adverb(overlay: &Overlay<'_>, at: usize) -> bool {
	let first = overlay.claim.item(at).is_some_and(|item| item.kind == Kind::Rank(1));
	let before = at.checked_sub(1).and_then(|before| overlay.claim.item(before));
	let noun = overlay.claim.item(at + 1).is_some_and(|next| next.is_content() && !next.is_verb() && !next.is_date());
	let verb = overlay.claim.item(at + 1).is_some_and(Item::is_verb) || before.is_some_and(Item::is_verb) && !noun;
	let article = before.is_some_and(|item| item.is_glue(Glue::Article));
	first && verb && !article && !overlay.near().any(|(_, item)| matches!(item.kind, Kind::Rank(_)))
}

/// Whether a word of the claim says what the name beside it is: "the novel War and Peace", "the capital city".
pub(super) fn is_beside_name(overlay: &Overlay<'_>, at: usize) -> bool {
	let kind = |item: &&Item| item.stem().is_some_and(is_apposition);
	let before = overlay.claim.items.get(..at).unwrap_or_default().iter().rev().find(|item| !kind(item));
	let behind = overlay.claim.items.iter().skip(at + 1).find(|item| !kind(item));
	behind.is_some_and(Item::is_name)
		|| before.is_some_and(|before| before.is_name() || before.stem().is_some_and(is_one_of_a_kind))
}
