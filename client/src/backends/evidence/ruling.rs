//! Rules on a claim clause by a passage clause: supported where everything agrees, refuted where one thing cannot.

use super::facts::{Item, Kind};
use super::glue::Glue;
use super::overlay::{Level, Outcome, Overlay};
use super::refutation::refutes;
use super::slots::Slot;
use super::tally::{is_beside_name, Tally};
use super::words::{is_adverse, is_apposition, is_hollow, is_neutral, is_one_of_a_kind};

/// What one passage says about a claim, with what decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ruling {
	Supports(String),
	Refutes(String),
}

/// What one clause of a passage says about one clause of a claim.
pub(super) fn rule(overlay: &Overlay<'_>) -> Option<Ruling> {
	let tally = Tally::of(overlay);
	if tally.verbless || says_else(overlay) {
		return None;
	}
	if tally.is_complete() && overlay.is_reversed() {
		return Some(Ruling::Refutes(format!("the library tells it of {} the other way round", told(overlay))));
	}
	if is_elsewhere(overlay, &tally) {
		return None;
	}
	if tally.is_complete() {
		return supports(overlay, &tally).then(|| Ruling::Supports(told(overlay)));
	}
	refutes(overlay, &tally).map(Ruling::Refutes)
}

/// Whether the passage speaks of another deed or of another thing than the claim.
fn is_elsewhere(overlay: &Overlay<'_>, tally: &Tally) -> bool {
	let stranger = overlay.other_subject(false) && !tally.measured && !tally.authored;
	is_other_deed(overlay) || overlay.is_narrower() || stranger
}

/// The names, numbers and dates of the claim, or else its words.
pub(super) fn told(overlay: &Overlay<'_>) -> String {
	let hard: Vec<&str> = overlay.claimed().filter(|item| item.is_hard()).map(|item| item.text.as_str()).collect();
	if hard.is_empty() {
		overlay.claimed().map(|item| item.text.as_str()).collect::<Vec<_>>().join(" ")
	} else {
		hard.join(", ")
	}
}

pub(super) fn supports(overlay: &Overlay<'_>, tally: &Tally) -> bool {
	!overlay.miscast()
		&& !overlay.leaves_behind()
		&& !is_displaced(overlay)
		&& !compares_otherwise(overlay)
		&& tally.near >= 2
		&& tally.near > tally.far
		&& !(tally.kin && object_is_far(overlay))
		&& has_one_source(overlay)
		&& subject_is_near(overlay)
		&& !is_restricted(overlay)
		&& !is_title_of_another(overlay)
}

/// Whether the passage gives an office to the name before it: "Neil Armstrong, the commander, Buzz Aldrin and Collins".
fn is_title_of_another(overlay: &Overlay<'_>) -> bool {
	overlay.matched().any(|(at, place)| {
		let office =
			overlay.claim_clause.equates && overlay.claim.item(at).and_then(Item::stem).is_some_and(is_one_of_a_kind);
		let before = overlay.passage.items.get(..place).unwrap_or_default();
		let mut before = (0..place)
			.rev()
			.zip(before.iter().rev())
			.skip_while(|(_, item)| item.is_noun() || item.is_glue(Glue::Article));
		let comma = before.next().is_some_and(|(_, item)| item.is_glue(Glue::Comma));
		let article = place
			.checked_sub(1)
			.and_then(|at| overlay.passage.item(at))
			.is_some_and(|item| item.is_glue(Glue::Article));
		office && article && comma && before.next().is_some_and(|(at, item)| item.is_name() && !overlay.is_used(at))
	})
}

/// Whether what the claim compares with is not what the passage compares with: "faster than light", "faster than in air".
fn compares_otherwise(overlay: &Overlay<'_>) -> bool {
	let than = |slot: &Slot| matches!(slot, Slot::Behind(word) if word == "than");
	overlay
		.pairs()
		.filter(|(at, _)| than(overlay.claim.slot(*at)))
		.any(|(_, outcome)| !outcome.near().is_some_and(|place| than(overlay.place(place))))
}

/// Whether the claim equates what the passage lets something else displace: "Wellington replaced Auckland as the capital".
fn is_displaced(overlay: &Overlay<'_>) -> bool {
	let verb = overlay.passage_verb().and_then(Item::stem);
	overlay.claim_clause.equates && !overlay.clause.equates && verb.is_some_and(is_adverse)
}

/// Whether the object of the claim stands in another clause, beside another deed.
fn object_is_far(overlay: &Overlay<'_>) -> bool {
	let object = |at: usize| *overlay.claim.slot(at) == Slot::Patient && overlay.claim_clause.verb != Some(at);
	let far = |outcome| matches!(outcome, Outcome::Same { level: Level::Sentence, .. });
	!overlay.claim_clause.passive && overlay.pairs().any(|(at, outcome)| far(outcome) && object(at))
}

/// Whether the subject of the claim stands in the clause of the passage itself.
pub(super) fn subject_is_near(overlay: &Overlay<'_>) -> bool {
	let subject = overlay.claim.subject(overlay.claim_clause);
	let item = |at: usize| overlay.claim.item(at);
	let known = overlay.matched().any(|(at, _)| subject.contains(&at) && overlay.claim.slot(at).is_core());
	// "Apollo 11's module Eagle" is Eagle, and "the dwarf planet Ceres" is Ceres.
	let owner = |at: usize| known && item(at).and_then(Item::name).is_some_and(|name| name.possessive);
	let kind = |at: usize| item(at).and_then(Item::stem).is_some_and(is_apposition) && is_beside_name(overlay, at);
	// "The @ sign in email addresses" is about the sign.
	let beside = |at: usize| !item(at).is_some_and(Item::is_name) && matches!(overlay.claim.slot(at), Slot::Behind(_));
	overlay.pairs().filter(|(at, _)| subject.contains(at) && !owner(*at) && !kind(*at) && !beside(*at)).all(
		|(_, outcome)| match outcome {
			Outcome::Same { level, .. } => {
				level == Level::Clause || level == Level::Context && overlay.context.anaphoric
			},
			_ => true,
		},
	)
}

/// Whether all hard items found outside the clause stand in one other clause, which may belong to it, and not in several.
fn has_one_source(overlay: &Overlay<'_>) -> bool {
	let mut sources = overlay.pairs().filter_map(|(at, outcome)| match outcome {
		Outcome::Same { level: Level::Sentence, at: place, .. }
			if overlay.claim.item(at).is_some_and(Item::is_hard) =>
		{
			overlay.passage.clauses.iter().position(|clause| clause.own.contains(&place))
		},
		_ => None,
	});
	let first = sources.next();
	sources.all(|source| Some(source) == first)
}

/// Whether the passage ranks within narrower bounds than the claim: "the highest mountain in Africa".
pub(super) fn is_restricted(overlay: &Overlay<'_>) -> bool {
	let own = &overlay.clause.own;
	let item = |at: usize| overlay.passage.item(at);
	let ranks = |at: &usize| overlay.is_used(*at) && item(*at).is_some_and(Item::picks_one);
	let start = own.iter().position(ranks).filter(|_| overlay.claimed().any(Item::picks_one));
	let Some(start) = start else { return false };
	let owner = start.checked_sub(1).and_then(|before| own.get(before)).copied();
	if owner.is_some_and(|at| item(at).and_then(Item::name).is_some_and(|name| name.possessive) && !overlay.is_used(at))
	{
		// "Africa's highest mountain"
		return true;
	}
	let mut any = false;
	for &at in own.iter().skip(start + 1) {
		let Some(item) = item(at) else { continue };
		any |= item.norm == "any";
		let known = overlay.is_covered(item) || overlay.is_used(at);
		match &item.kind {
			Kind::Glue(Glue::Preposition) if !bounds(&item.norm, overlay.claim_clause.equates) => return false,
			Kind::Glue(Glue::Comma | Glue::Stop | Glue::And | Glue::Opens | Glue::Be) => return false,
			Kind::Date(_) | Kind::Quantity(_) | Kind::Word { verb: true, .. } => return false,
			Kind::Glue(_) => {},
			Kind::Word { stem, .. } if is_neutral(stem) || stem == "confirm" => {},
			Kind::Word { stem, .. } if is_apposition(stem) && is_behind_known_name(overlay, at) => {},
			// "of any sovereign state" leaves none out.
			_ if known || any => {},
			_ => return true,
		}
	}
	false
}

/// Whether what follows a preposition draws the bounds of a rank, as in "the highest mountain in Africa".
fn bounds(preposition: &str, equates: bool) -> bool {
	preposition == "of" || equates && !matches!(preposition, "by" | "with" | "aboard" | "at" | "over" | "under")
}

fn is_behind_known_name(overlay: &Overlay<'_>, at: usize) -> bool {
	at.checked_sub(1)
		.is_some_and(|before| overlay.is_used(before) && overlay.passage.item(before).is_some_and(Item::is_name))
}

/// Whether the verb of the claim is in the passage the verb of something else: "notes on the engine designed by Babbage".
pub(super) fn is_other_deed(overlay: &Overlay<'_>) -> bool {
	// "had the tomb built": the builder is the one who had it built.
	let causes = overlay.passage_verb().is_none_or(|verb| verb.norm == "had");
	!causes
		&& overlay.matched().any(|(at, place)| {
			let verb = overlay.passage.item(place).is_some_and(Item::is_verb);
			verb && overlay.claim_clause.verb == Some(at) && overlay.clause.verb != Some(place)
		})
}

/// Whether the passage speaks of a beginning, a plan or an attempt where the claim speaks of the deed.
pub(super) fn says_else(overlay: &Overlay<'_>) -> bool {
	let Some((at, verb)) = overlay.clause.verb.zip(overlay.passage_verb()) else { return false };
	!overlay.is_apposed(0) && verb.stem().is_some_and(is_hollow) && !overlay.is_used(at) && !overlay.is_covered(verb)
}

/// Whether a slot says where, whence or whither.
pub(super) fn is_place(slot: &Slot) -> bool {
	match slot {
		Slot::Behind(word) => matches!(word.as_str(), "in" | "on" | "to" | "from" | "between" | "under" | "after"),
		_ => false,
	}
}
