//! Tells when one thing that differs contradicts a claim whose gist a passage shares.

use super::dates::Date;
use super::facts::{Item, Kind};
use super::gist::names_kind;
use super::numbers::Agreement;
use super::overlay::{Outcome, Overlay};
use super::refutation::clash_decides;
use super::ruling::{is_restricted, subject_is_near};
use super::tally::Tally;
use super::words::{is_common, is_light, is_neutral, is_repeatable, measure};

/// The item of the claim that the passage has otherwise, and how it says so.
pub(super) fn contradiction(overlay: &Overlay<'_>, tally: &Tally) -> Option<(usize, String)> {
	let (unit, place) = match (tally.clashes.as_slice(), tally.missing_hard) {
		(&[clash], 0) => match overlay.outcomes.get(clash)? {
			Outcome::Clash { at } => (overlay.units.get(clash).copied()?, *at),
			_ => return None,
		},
		([], 1) => loose_rival(overlay)?,
		(&[first, ..], 0) => {
			let unit = overlay.units.get(first).copied()?;
			return clash_decides(overlay, tally).map(|why| (unit, why));
		},
		_ => return None,
	};
	let (item, other) = (overlay.claim.item(unit)?, overlay.passage.item(place)?);
	if !item.is_date() && lacks_noun(overlay, item.is_name()) {
		return None;
	}
	let known =
		overlay.matched().filter(|(at, _)| *at != unit && overlay.claim.item(*at).is_some_and(Item::is_hard)).count();
	let sure = subject_is_near(overlay)
		&& match (&item.kind, &other.kind) {
			(Kind::Name(own), Kind::Name(other)) => {
				own.is_numbered() == other.is_numbered() && name_differs(overlay, unit, known)
			},
			(Kind::Date(date), _) => known >= 1 && says_deed(overlay, known) && date_differs(overlay, date),
			(Kind::Quantity(_), _) => tally.near >= 2,
			_ => false,
		};
	if sure {
		return Some((unit, format!("the library says {}, the claim {}", other.text, item.text)));
	}
	let decides = !tally.clashes.is_empty()
		&& match item.kind {
			Kind::Rank(_) | Kind::Extreme { .. } | Kind::Quantity(_) => true,
			Kind::Name(_) => !describes(overlay, unit),
			_ => false,
		};
	clash_decides(overlay, tally).filter(|_| decides).map(|why| (unit, why))
}

/// Whether the passage tells of the deed that the claim tells of, as far as its verb shows.
fn says_deed(overlay: &Overlay<'_>, known: usize) -> bool {
	let Some(verb) = overlay.claim_clause.verb else { return true };
	let found = overlay.matched().any(|(at, _)| at == verb);
	let stem = overlay.claim.item(verb).and_then(Item::stem);
	let idle = stem.is_some_and(|stem| is_neutral(stem) || is_light(stem));
	found || idle || overlay.happens() || overlay.claim.is_strange(verb) && known >= 2
}

/// Whether no date of the passage is that of the claim, and the deed one that is not done again.
fn date_differs(overlay: &Overlay<'_>, date: &Date) -> bool {
	let apart = |item: &Item| match &item.kind {
		Kind::Date(other) => other.agreement(date) == Agreement::Differs,
		_ => true,
	};
	let again = overlay.claim_verb().and_then(Item::stem).is_some_and(is_repeatable);
	!again && !is_restricted(overlay) && overlay.passage.items.iter().all(apart)
}

/// Whether another name in its place contradicts a name of the claim.
fn name_differs(overlay: &Overlay<'_>, unit: usize, known: usize) -> bool {
	let name = overlay.claim.item(unit).and_then(Item::name);
	// "The Diffie-Hellman key exchange" is that of Diffie and Hellman.
	let related = |item: &Item| name.zip(item.name()).is_some_and(|(own, other)| other.is_related(own));
	if overlay.passage.items.iter().any(related) {
		return false;
	}
	let loose = |stem: &str| is_common(stem) || is_repeatable(stem) || is_neutral(stem);
	let many = overlay.claim_verb().and_then(Item::stem).is_some_and(loose);
	let ranked = overlay.matched().any(|(at, _)| overlay.claim.item(at).is_some_and(Item::picks_one));
	let whole = !describes(overlay, unit) && !is_restricted(overlay);
	!many && whole && (known >= 2 || known >= 1 && ranked)
}

/// Whether a name only describes the noun behind it: "the Apollo 11 astronauts".
fn describes(overlay: &Overlay<'_>, unit: usize) -> bool {
	let possessive = overlay.claim.item(unit).and_then(Item::name).is_some_and(|name| name.possessive);
	!possessive && overlay.claim.item(unit + 1).is_some_and(Item::is_noun)
}

/// Whether the passage lacks a noun of the claim and so may speak of something else.
///
/// A noun that the library never uses may go unsaid, unless it says what is measured or the claim is `strict`.
fn lacks_noun(overlay: &Overlay<'_>, strict: bool) -> bool {
	overlay.pairs().filter(|(_, outcome)| *outcome == Outcome::Missing).any(|(at, _)| {
		let noun = overlay.claim.item(at).filter(|item| item.is_noun() && !item.is_adverb());
		let Some(stem) = noun.and_then(Item::stem).filter(|stem| !is_neutral(stem)) else { return false };
		let telling = strict || measure(stem).is_some() || !overlay.claim.is_strange(at);
		telling && !names_kind(overlay, at)
	})
}

/// What the passage may have in place of the one name or figure that it lacks.
fn loose_rival(overlay: &Overlay<'_>) -> Option<(usize, usize)> {
	let mut missing = overlay
		.pairs()
		.filter(|(at, outcome)| *outcome == Outcome::Missing && overlay.claim.item(*at).is_some_and(Item::is_hard));
	let (unit, _) = missing.next().filter(|_| missing.next().is_none())?;
	let mut rivals = overlay
		.near()
		.filter(|(place, other)| !other.denied && !overlay.is_used(*place) && can_replace(overlay, unit, *place));
	let (place, _) = rivals.next().filter(|_| rivals.next().is_none())?;
	Some((unit, place))
}

/// Whether an item of the passage can stand for a missing one of the claim.
fn can_replace(overlay: &Overlay<'_>, unit: usize, place: usize) -> bool {
	let (Some(own), Some(other)) = (overlay.claim.item(unit), overlay.passage.item(place)) else { return false };
	match (&own.kind, &other.kind) {
		(Kind::Name(own), Kind::Name(other)) => {
			let (slot, their) = (overlay.claim.slot(unit), overlay.place(place));
			other.is_of_kind(own) && (slot == their || slot.is_core() && their.is_core())
		},
		(Kind::Quantity(own), Kind::Quantity(other)) => other.differs_in_dimension(own),
		_ => false,
	}
}
