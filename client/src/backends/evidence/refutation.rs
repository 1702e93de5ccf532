//! Tells when one thing that differs contradicts a claim: only where nothing else could stand in its place.

use super::dates::Date;
use super::facts::{Item, Kind};
use super::names::{canonical, is_people, Name};
use super::overlay::{Outcome, Overlay};
use super::ruling::{is_place, is_restricted, subject_is_near, told};
use super::slots::Slot;
use super::tally::Tally;
use super::words::{admits_one, is_apposition, is_common, is_neutral, is_repeatable, makes_work, Side};

/// Peoples that one and the same person may belong to.
const AKIN: &[&str] =
	&["austria germany hungary switzerland", "england ireland scotland uk usa", "russia ukraine ussr"];

/// How the passage contradicts the claim, where it does.
pub(super) fn refutes(overlay: &Overlay<'_>, tally: &Tally) -> Option<String> {
	let names = overlay.matched().filter(|(at, _)| overlay.claim.item(*at).is_some_and(Item::is_name)).count();
	let unsaid = tally.unsaid > 0 && names < 3 && !is_almost_dated(overlay) && !confirms_date(overlay, |_| true);
	let stranger = overlay.other_subject(true) && !tally.measured && !tally.authored;
	let open = tally.missing_hard > 0 || tally.missing_words > 0 || unsaid || stranger;
	if open || tally.near == 0 || !subject_is_near(overlay) || lacks_head(overlay) {
		return None;
	}
	if tally.clashes.is_empty() {
		let enough = tally.denied > 0 && tally.near + tally.denied >= 2;
		return enough.then(|| format!("the library denies what the claim says of {}", told(overlay)));
	}
	clash_decides(overlay, tally)
}

/// How the one thing that differs contradicts the claim, where it does.
pub(super) fn clash_decides(overlay: &Overlay<'_>, tally: &Tally) -> Option<String> {
	let (unit, place) = single_clash(overlay, tally)?;
	let (item, other) = (overlay.claim.item(unit)?, overlay.passage.item(place)?);
	let sure = tally.denied == 0
		&& match &item.kind {
			Kind::Date(date) => date_is_wrong(overlay, tally, date, other),
			Kind::Quantity(_) => quantity_is_wrong(overlay, tally),
			Kind::Rank(_) | Kind::Extreme { .. } => tally.near >= 2 || overlay.ranks() && is_about_the_same(overlay),
			// "A cello has four strings" leaves it open how many a violin has.
			Kind::Word { .. } if is_subject(overlay, unit) && !overlay.claim_clause.equates && !is_ranked(overlay) => {
				false
			},
			Kind::Word { .. } => (tally.near >= 2 || is_of_a_class(overlay, place)) && !is_restricted(overlay),
			Kind::Name(name) => name_is_wrong(overlay, tally, (unit, name), place),
			Kind::Glue(_) => false,
		};
	sure.then(|| format!("the library says {}, the claim {}", other.text, item.text))
}

/// Whether the passage lacks the thing that a name of the claim only describes: "Unix time" in a passage on Unix.
fn lacks_head(overlay: &Overlay<'_>) -> bool {
	let subject = overlay.claim.subject(overlay.claim_clause);
	let name = |at: usize| at.checked_sub(1).and_then(|at| overlay.claim.item(at)).and_then(Item::name);
	let missing = overlay.pairs().filter(|(_, outcome)| *outcome == Outcome::Missing).map(|(at, _)| at);
	missing.filter(|at| subject.contains(at)).any(|at| {
		let noun = overlay.claim.item(at).filter(|item| item.is_noun() && !item.is_adverb());
		let kind = noun.and_then(Item::stem).is_some_and(is_apposition);
		noun.is_some() && !kind && name(at).is_some_and(|name| !name.possessive)
	})
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
	let known = overlay.matched().filter(|(at, _)| overlay.claim.item(*at).is_some_and(Item::is_name)).count();
	let far = matches!(&other.kind, Kind::Date(own) if own.years_apart(date) >= 5);
	(!tally.kin || slip || known >= 3 || known >= 2 && far)
		&& !again
		&& !is_restricted(overlay)
		&& (tally.near >= 2 || tally.near == 1 && is_event(overlay))
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
	// "Git and SQLite are different" tells nothing of what else Git differs from.
	if overlay
		.claimed()
		.filter_map(Item::stem)
		.any(|stem| matches!(stem, "different" | "distinct" | "same" | "similar"))
	{
		return false;
	}
	let subject = is_subject(overlay, unit);
	let dated = confirms_date(overlay, Date::is_precise);
	let side = match overlay.claim.slot(unit) {
		Slot::Agent | Slot::Equal => Side::Doer,
		Slot::Patient => Side::Object,
		Slot::Owner => Side::Owner,
		slot @ Slot::Behind(word) if dated || is_place(slot) || word == "with" => Side::Place,
		Slot::Behind(_) => return false,
	};
	let known = other.is_known() && other.is_of_kind(name);
	if side == Side::Place && known && overlay.is_apposed(0) && !overlay.spans_borders() {
		return true;
	}
	if side == Side::Place && other.is_of_kind(name) && overlay.stays() && overlay.passage_stays() {
		return true;
	}
	let located = matches!(side, Side::Place | Side::Owner) || overlay.describes(unit);
	let apart = other.excludes(name);
	if located && apart && (tally.near >= 2 || overlay.stays()) {
		return true;
	}
	let whole = |item: &Item| matches!(item.stem(), Some("whol" | "entir"));
	let within = overlay.near().any(|(_, item)| whole(item)) && overlay.claimed().any(whole);
	let on = matches!(overlay.claim.slot(unit), Slot::Behind(word) if word == "on");
	let there = on && overlay.clause.equates || within && known;
	if side == Side::Place && other.is_of_kind(name) && overlay.stays() && there {
		return true;
	}
	let authored = side == Side::Doer && overlay.authors() && *overlay.place(place) == Slot::Owner;
	// "Apollo 11 astronauts" are Armstrong and Aldrin.
	let whole = !overlay.claim.item(unit + 1).is_some_and(Item::is_noun);
	let strong = tally.near >= 4 && whole && is_same_event(overlay);
	let vague = subject && tally.kin && !strong && !authored && !both_make_works(overlay);
	if tally.near < 2 || vague {
		return false;
	}
	if overlay.claim_clause.equates && is_other_people(overlay, unit, place) {
		return true;
	}
	let aboard = matches!(overlay.claim.slot(unit), Slot::Behind(word) if word == "with" || word == "on");
	let sure = authored
		|| aboard && other.is_sibling(name) && overlay.same_deed()
		|| side == Side::Owner && known && overlay.claim_clause.equates
		|| other.is_designator() && name.is_designator() && overlay.same_governor(unit, place)
		|| apart && (overlay.claim_clause.equates || side == Side::Object && tally.near >= 3)
		|| strong
		|| is_on_route(overlay, unit)
		|| other.is_numbered_sibling(name) && (!subject || dated)
		|| is_pinned(overlay, side, dated, other.is_sibling(name))
		|| side == Side::Owner && overlay.owned_acts(unit) && has_one_answer(overlay, Side::Doer)
		|| overlay.list_differs(unit)
		|| has_one_answer(overlay, side)
		|| is_answer(overlay, unit);
	sure && !is_restricted(overlay)
}

fn is_subject(overlay: &Overlay<'_>, unit: usize) -> bool {
	overlay.claim.subject(overlay.claim_clause).contains(&unit)
}

/// Whether the deed is one that few others could have done in all these words.
fn is_same_event(overlay: &Overlay<'_>) -> bool {
	let verb = overlay.claim_verb().and_then(Item::stem);
	verb.is_some_and(|stem| !is_repeatable(stem) && !is_common(stem) && !is_neutral(stem))
		&& (overlay.same_deed() || is_ranked(overlay))
}

/// Whether both names say to which people someone belongs, and nobody belongs to both.
fn is_other_people(overlay: &Overlay<'_>, unit: usize, place: usize) -> bool {
	let (Some(own), Some(other)) = (overlay.claim.item(unit), overlay.passage.item(place)) else { return false };
	let akin = |row: &&str| [own, other].iter().all(|item| row.split(' ').any(|name| name == canonical(&item.norm)));
	let noun = overlay.matched().any(|(at, near)| at == unit + 1 && near == place + 1);
	noun && is_people(&own.norm) && is_people(&other.norm) && !AKIN.iter().any(akin)
}

/// Whether the other end of a journey agrees: "from Boston to Paris" against "from New York to Paris".
fn is_on_route(overlay: &Overlay<'_>, unit: usize) -> bool {
	let end = |slot: &Slot, word: &str| matches!(slot, Slot::Behind(own) if own == word);
	let slot = overlay.claim.slot(unit);
	let other = if end(slot, "from") { "to" } else { "from" };
	let journey = end(slot, "from") || end(slot, "to");
	let meets = |(at, place): (usize, usize)| {
		end(overlay.claim.slot(at), other)
			&& end(overlay.place(place), other)
			&& overlay.claim.item(at).is_some_and(Item::is_name)
	};
	journey && overlay.same_deed() && overlay.matched().any(meets)
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
	let rank = |at: usize| overlay.claim.item(at).is_some_and(|item| matches!(item.kind, Kind::Rank(_)));
	let numbered = overlay.claim_clause.equates && overlay.matched().any(|(at, _)| rank(at));
	let equal = numbered && *overlay.claim.slot(unit) == Slot::Equal;
	equal || is_ranked(overlay) && (subject || overlay.claim.answer(overlay.claim_clause).contains(&unit))
}

/// Whether claim and passage say what class of thing their subject is: "bats are birds".
fn is_of_a_class(overlay: &Overlay<'_>, place: usize) -> bool {
	let equal = overlay.claim_clause.equates && overlay.clause.equates && *overlay.place(place) == Slot::Equal;
	let same = overlay.passage_subject().iter().all(|&at| overlay.is_used(at));
	equal && same && overlay.units.len() == 2
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
