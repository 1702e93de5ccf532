//! Tells when one thing that differs contradicts a claim: only where nothing else could stand in its place.

use super::dates::Date;
use super::facts::{Item, Kind};
use super::names::Name;
use super::overlay::{Outcome, Overlay};
use super::ruling::{is_place, is_restricted, subject_is_near, told};
use super::slots::Slot;
use super::tally::Tally;
use super::words::{admits_one, is_neutral, is_repeatable, makes_work, Side};

/// How the passage contradicts the claim, where it does.
pub(super) fn refutes(overlay: &Overlay<'_>, tally: &Tally) -> Option<String> {
	let unsaid = tally.unsaid > 0 && !is_almost_dated(overlay) && !confirms_date(overlay, |_| true);
	let stranger = overlay.other_subject(true) && !tally.measured && !tally.authored;
	let open = tally.missing_hard > 0 || tally.missing_words > 0 || unsaid || stranger;
	if open || tally.near == 0 || !subject_is_near(overlay) {
		return None;
	}
	if tally.clashes.is_empty() {
		let enough = tally.denied > 0 && tally.near + tally.denied >= 2;
		return enough.then(|| format!("the library denies what the claim says of {}", told(overlay)));
	}
	let (unit, place) = single_clash(overlay, tally)?;
	let (item, other) = (overlay.claim.item(unit)?, overlay.passage.item(place)?);
	let sure = tally.denied == 0
		&& match &item.kind {
			Kind::Date(date) => date_is_wrong(overlay, tally, date, other),
			Kind::Quantity(_) => quantity_is_wrong(overlay, tally),
			Kind::Rank(_) | Kind::Extreme { .. } => tally.near >= 2,
			Kind::Word { .. } => tally.near >= 2 && !is_restricted(overlay),
			Kind::Name(name) => name_is_wrong(overlay, tally, (unit, name), place),
			Kind::Glue(_) => false,
		};
	sure.then(|| format!("the library says {}, the claim {}", other.text, item.text))
}

/// The one clash of an overlay, or the first of several that are one mistake; with the places in claim and passage.
fn single_clash(overlay: &Overlay<'_>, tally: &Tally) -> Option<(usize, usize)> {
	let (&first, others) = tally.clashes.split_first()?;
	let unit = |place: usize| overlay.units.get(place).copied();
	let item = |place: usize| unit(place).and_then(|at| overlay.claim.item(at));
	let kind = |place: usize| item(place).map(|item| std::mem::discriminant(&item.kind));
	let slot = |place: usize| unit(place).map(|at| overlay.claim.slot(at));
	let alike = others.iter().all(|&other| kind(other) == kind(first));
	// Both ends of a span of years, or two numbers exchanged, are wrong together, and so are all names of a list.
	let pair = others.len() <= 1 && matches!(item(first)?.kind, Kind::Date(_) | Kind::Quantity(_) | Kind::Word { .. });
	let list = item(first)?.is_name() && others.iter().all(|&other| slot(other) == slot(first));
	if !others.is_empty() && !(alike && (pair || list)) {
		return None;
	}
	match overlay.outcomes.get(first)? {
		Outcome::Clash { at } => Some((unit(first)?, *at)),
		_ => None,
	}
}

fn date_is_wrong(overlay: &Overlay<'_>, tally: &Tally, date: &Date, other: &Item) -> bool {
	let slip = matches!(&other.kind, Kind::Date(own) if own.is_almost(date));
	let repeatable = overlay.claim_verb().and_then(Item::stem).is_some_and(is_repeatable);
	// "its fifth title in 2002" leaves open when the others were won.
	let again =
		repeatable && overlay.near().any(|(at, item)| matches!(item.kind, Kind::Rank(_)) && !overlay.is_used(at));
	(!tally.kin || slip) && !again && (tally.near >= 2 || tally.near == 1 && is_event(overlay))
}

/// Whether the claim only dates a thing with a name of its own: "D-Day took place on 6 June 1944".
fn is_event(overlay: &Overlay<'_>) -> bool {
	let dates = overlay.near().filter(|(_, item)| matches!(item.kind, Kind::Date(_))).count();
	let equated = overlay.claim_clause.equates && overlay.units.len() == 2;
	overlay.claimed().any(Item::is_name) && dates == 1 && (overlay.happens() || equated)
}

/// Whether the dates that clash are so much alike that one event must be meant.
fn is_almost_dated(overlay: &Overlay<'_>) -> bool {
	overlay.pairs().any(|(at, outcome)| {
		let Outcome::Clash { at: place } = outcome else { return false };
		match (overlay.claim.item(at).map(|item| &item.kind), overlay.passage.item(place).map(|item| &item.kind)) {
			(Some(Kind::Date(claim)), Some(Kind::Date(own))) => own.is_almost(claim),
			_ => false,
		}
	})
}

fn quantity_is_wrong(overlay: &Overlay<'_>, tally: &Tally) -> bool {
	let subject = !overlay.claim.subject(overlay.claim_clause).is_empty();
	let same = is_about_the_same(overlay) || tally.measured && subject;
	same && (tally.near >= 2 || tally.near == 1 && tally.scattered == 0)
}

/// Whether the subject of the passage is something that the claim speaks of.
fn is_about_the_same(overlay: &Overlay<'_>) -> bool {
	let subject = overlay.passage_subject();
	let known =
		|at: usize| overlay.is_used(at) || overlay.passage.item(at).is_some_and(|item| overlay.is_covered(item));
	let stranger = subject.iter().any(|&at| overlay.passage.item(at).is_some_and(Item::is_name) && !known(at));
	let exists =
		overlay.claim_clause.own.iter().filter_map(|&at| overlay.claim.item(at)).any(|item| item.norm == "there");
	let deed = overlay.claim_verb().and_then(Item::stem).is_some_and(|stem| !is_neutral(stem)) && overlay.same_deed();
	exists && !stranger || deed || subject.is_empty() || subject.iter().any(|&at| known(at))
}

/// Whether another name in its place contradicts a name of the claim.
fn name_is_wrong(overlay: &Overlay<'_>, tally: &Tally, (unit, name): (usize, &Name), place: usize) -> bool {
	let Some(other) = overlay.passage.item(place).and_then(Item::name) else {
		return tally.near >= 2 && is_answer(overlay, unit) && !is_restricted(overlay);
	};
	let subject = overlay.claim.subject(overlay.claim_clause).contains(&unit);
	let dated = confirms_date(overlay, Date::is_precise);
	let side = match overlay.claim.slot(unit) {
		Slot::Agent | Slot::Equal => Side::Doer,
		Slot::Patient => Side::Object,
		Slot::Owner => Side::Owner,
		slot @ Slot::Behind(_) if dated || is_place(slot) => Side::Place,
		Slot::Behind(_) => return false,
	};
	let known = other.is_known() && other.is_of_kind(name);
	if side == Side::Place && known && overlay.is_apposed(0) && !overlay.spans_borders() {
		return true;
	}
	let authored = side == Side::Doer && overlay.authors() && *overlay.place(place) == Slot::Owner;
	let vague = subject && tally.kin && !authored && !both_make_works(overlay);
	if tally.near < 2 || vague {
		return false;
	}
	let located = matches!(side, Side::Place | Side::Owner) || overlay.describes(unit);
	if located && other.excludes(name) {
		return true;
	}
	let sure = authored
		|| other.is_numbered_sibling(name) && (!subject || dated)
		|| is_pinned(overlay, side, dated, other.is_sibling(name))
		|| side == Side::Owner && overlay.owned_acts(unit) && has_one_answer(overlay, Side::Doer)
		|| overlay.list_differs(unit)
		|| has_one_answer(overlay, side)
		|| is_answer(overlay, unit);
	sure && !is_restricted(overlay)
}

/// Whether the event is one that happened once, so that it has one place, and maybe one doer.
fn is_pinned(overlay: &Overlay<'_>, side: Side, dated: bool, sibling: bool) -> bool {
	// The first of its kind has one maker and one place.
	let unique = is_ranked(overlay) && !overlay.claim_clause.equates && matches!(side, Side::Place | Side::Doer);
	// Several may take part in what happens on one day, but it happens in one place.
	let placed = side == Side::Place && (overlay.happens() || sibling && confirms_date(overlay, |_| true));
	unique || placed || dated && side != Side::Doer
}

/// Whether the passage confirms a date of the claim.
fn confirms_date(overlay: &Overlay<'_>, test: impl Fn(&Date) -> bool) -> bool {
	let mut matched = overlay.matched().filter_map(|(at, _)| overlay.claim.item(at));
	matched.any(|item| matches!(&item.kind, Kind::Date(date) if test(date)))
}

/// Whether claim and passage both speak of the largest, the first or the only one.
fn is_ranked(overlay: &Overlay<'_>) -> bool {
	overlay.matched().filter_map(|(at, _)| overlay.claim.item(at)).any(Item::picks_one)
}

/// Whether an item is what the claim names as the largest, the first or the only one.
fn is_answer(overlay: &Overlay<'_>, unit: usize) -> bool {
	let subject = overlay.claim.subject(overlay.claim_clause).contains(&unit);
	is_ranked(overlay) && (subject || overlay.claim.answer(overlay.claim_clause).contains(&unit))
}

/// Whether claim and passage both speak of the making of a work, as "wrote" and "published" do.
fn both_make_works(overlay: &Overlay<'_>) -> bool {
	let makes = |verb: Option<&Item>| verb.and_then(Item::stem).is_some_and(makes_work);
	makes(overlay.claim_verb()) && makes(overlay.passage_verb())
}

/// Whether the relation that claim and passage share admits one answer on a side.
fn has_one_answer(overlay: &Overlay<'_>, side: Side) -> bool {
	let single = |item: Option<&Item>| item.and_then(Item::stem).is_some_and(|stem| admits_one(stem, side));
	overlay.matched().any(|(at, place)| single(overlay.claim.item(at)) || single(overlay.passage.item(place)))
}
