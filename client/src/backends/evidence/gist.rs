//! Decides by the gist of a claim where no passage has all its words: names and figures must agree, and most words.

use super::facts::{Item, Kind};
use super::likely::contradiction;
use super::numbers::Agreement;
use super::overlay::{alike, Level, Outcome, Overlay};
use super::ruling::{is_other_deed, says_else, supports, told, Ruling};
use super::tally::{is_first_adverb, Tally};
use super::words::{is_adverse, is_apposition, is_light, is_neutral, Likeness};

/// How much of a claim a passage must have to decide it, from 0 to 1.
const LEAST_SHARE: f64 = 0.75;

/// How much of a claim a passage must have to speak against a contradiction elsewhere.
const VOUCHING_SHARE: f64 = 0.5;

/// What an item counts that stands in another clause of the sentence, against one in the clause itself.
const ELSEWHERE: f64 = 0.7;

/// The best that passages say of the gist of a claim clause.
#[derive(Debug, Default)]
pub(super) struct Gist {
	best: Option<Reading>,
	/// The items of the claim that some passage of the same subject has.
	vouched: Vec<usize>,
}

/// What one passage says of the gist of a claim.
#[derive(Debug)]
struct Reading {
	ruling: Ruling,
	/// How much of the claim the passage has, from 0 to 1.
	share: f64,
	/// The item of the claim that it has otherwise.
	clash: Option<usize>,
	candidate: usize,
}

impl Gist {
	/// Takes in what a candidate says; `stressed` where the claim is all about whether something is so.
	pub(super) fn add(&mut self, overlay: &Overlay<'_>, stressed: bool, candidate: usize) {
		let share = share(overlay);
		if share >= VOUCHING_SHARE {
			let hard = overlay.units.iter().copied().filter(|&at| overlay.claim.item(at).is_some_and(Item::is_hard));
			let hard: Vec<usize> = hard.collect();
			if hard.iter().all(|&at| has_somewhere(overlay, at)) {
				self.vouched.extend(hard);
			}
		}
		if share < LEAST_SHARE || self.best.as_ref().is_some_and(|best| best.share >= share) {
			return;
		}
		// Every word of a rank, and of what is denied, draws its bounds.
		let whole = stressed || overlay.ranks_or_compares();
		if whole && lacks_anything(overlay) || lacks_subject(overlay) {
			return;
		}
		if (stressed || !has_figure(overlay)) && overlay.other_subject(false) {
			return;
		}
		if let Some((ruling, clash)) = rule(overlay) {
			self.best = Some(Reading { ruling, share, clash, candidate });
		}
	}

	/// The ruling of the passage that has most of the claim, with its candidate.
	pub(super) fn ruling(self) -> Option<(Ruling, usize)> {
		// What one passage has otherwise and another has as claimed is no contradiction.
		let vouched = |at: usize| self.vouched.contains(&at);
		let best = self.best.filter(|best| !best.clash.is_some_and(vouched))?;
		Some((best.ruling, best.candidate))
	}
}

/// Whether the sentence has a name or figure of the claim in whatever part.
fn has_somewhere(overlay: &Overlay<'_>, at: usize) -> bool {
	let Some(item) = overlay.claim.item(at) else { return false };
	overlay.passage.items.iter().any(|other| match (&item.kind, &other.kind) {
		(Kind::Date(own), Kind::Date(other)) => other.agreement(own) == Agreement::Same,
		(Kind::Quantity(own), Kind::Quantity(other)) => other.agreement(own) == Agreement::Same,
		(Kind::Name(_), _) => alike(item, other) == Likeness::Same && !other.denied,
		_ => alike(item, other) == Likeness::Same,
	})
}

/// What a passage clause says of a claim clause that it shares the gist of, with the item that differs.
fn rule(overlay: &Overlay<'_>) -> Option<(Ruling, Option<usize>)> {
	let tally = Tally::of(overlay);
	let tells_else = says_else(overlay)
		|| is_other_deed(overlay)
		|| overlay.leaves_behind()
		|| turns(overlay)
		|| tells_apart(overlay);
	let is_of_another = overlay.is_reversed() || overlay.is_narrower() || overlay.has_other_named_subject();
	if tally.denied > 0 || tells_else || is_of_another {
		return None;
	}
	if !tally.clashes.is_empty() || tally.missing_hard > 0 {
		let (unit, why) = contradiction(overlay, &tally)?;
		return Some((Ruling::Refutes(why), Some(unit)));
	}
	let sure = supports(overlay, &tally) && !lacks_answer(overlay) && !lacks_deed(overlay);
	sure.then(|| (Ruling::Supports(told(overlay)), None))
}

/// Whether the passage tells of an end or a change that the claim says nothing of: "Wellington replaced Auckland".
fn turns(overlay: &Overlay<'_>) -> bool {
	let Some((at, verb)) = overlay.clause.verb.zip(overlay.passage_verb()) else { return false };
	verb.stem().is_some_and(is_adverse) && !overlay.is_used(at) && !overlay.is_covered(verb)
}

/// The words of the claim that the passage lacks and that tell something.
fn lacking<'a>(overlay: &'a Overlay<'_>) -> impl Iterator<Item = (usize, &'a Item)> + 'a {
	let missing = overlay.pairs().filter(|(_, outcome)| *outcome == Outcome::Missing);
	missing.filter_map(|(at, _)| overlay.claim.item(at).map(|item| (at, item))).filter(|(at, item)| {
		let light = |stem: &str| is_neutral(stem) || is_apposition(stem) || item.is_verb() && is_light(stem);
		let adverb = item.is_adverb() && item.norm != "uniquely";
		item.stem().is_some_and(|stem| !light(stem)) && !adverb && !names_kind(overlay, *at)
	})
}

/// Whether the passage has a date or number of the claim.
fn has_figure(overlay: &Overlay<'_>) -> bool {
	overlay.matched().filter_map(|(at, _)| overlay.claim.item(at)).any(Item::is_figure)
}

/// Whether the passage has the verb of the claim, but for something else that it tells.
fn tells_apart(overlay: &Overlay<'_>) -> bool {
	let far = |outcome| matches!(outcome, Outcome::Same { level: Level::Sentence, .. });
	let neutral = overlay.claim_verb().and_then(Item::stem).is_some_and(is_neutral);
	!neutral && overlay.pairs().any(|(at, outcome)| overlay.claim_clause.verb == Some(at) && far(outcome))
}

/// Whether the passage lacks a word that the library uses, or else has no figure of the claim.
fn lacks_anything(overlay: &Overlay<'_>) -> bool {
	let figure = has_figure(overlay);
	let kind = |at: usize| {
		let noun = overlay.claim.item(at).and_then(Item::stem).is_some_and(is_apposition);
		noun && !names_kind(overlay, at)
	};
	lacking(overlay).any(|(at, item)| !figure || !item.is_noun() || !overlay.claim.is_strange(at))
		|| overlay.pairs().any(|(at, outcome)| outcome == Outcome::Missing && kind(at))
}

/// Whether the passage lacks what the claim is about, unless that is named, or a verb that turns the claim round.
fn lacks_subject(overlay: &Overlay<'_>) -> bool {
	let subject = overlay.claim.subject(overlay.claim_clause);
	let name = |at: usize| overlay.claim.item(at).is_some_and(Item::is_name);
	let named = overlay.matched().any(|(at, _)| subject.contains(&at) && name(at));
	let needed = !named || overlay.claim_clause.equates;
	let adverse = |item: &Item| item.stem().is_some_and(is_adverse);
	lacking(overlay).any(|(at, item)| needed && subject.contains(&at) || adverse(item))
}

/// Whether the passage lacks the deed that the claim tells of, and has too little else to show that it means the same.
fn lacks_deed(overlay: &Overlay<'_>) -> bool {
	let verb = lacking(overlay).any(|(_, item)| item.is_verb());
	let known = overlay.matched().filter_map(|(at, _)| overlay.claim.item(at));
	let (mut hard, mut figures) = (0, 0);
	for item in known {
		hard += usize::from(item.is_hard());
		figures += usize::from(item.is_figure());
	}
	verb && figures == 0 && hard < 3
}

/// Whether the passage lacks a noun that the claim may be all about: "the Mona Lisa was painted on canvas".
fn lacks_answer(overlay: &Overlay<'_>) -> bool {
	let subject = overlay.claim.subject(overlay.claim_clause);
	let behind = |at: &usize| !subject.contains(at);
	let known = overlay.matched().map(|(at, _)| at).filter(behind);
	let hard = known.filter_map(|at| overlay.claim.item(at)).filter(|item| item.is_hard()).count();
	lacking(overlay)
		.filter(|(at, item)| behind(at) && item.is_noun())
		.any(|(at, _)| hard == 0 || !overlay.claim.is_strange(at) && hard < 2)
}

/// How much of a claim the passage has, of the part that does not clash.
fn share(overlay: &Overlay<'_>) -> f64 {
	let (mut found, mut lacking) = (0.0, 0.0);
	for (at, outcome) in overlay.pairs() {
		let Some(item) = overlay.claim.item(at) else { continue };
		match outcome {
			Outcome::Same { level: Level::Clause, .. } => found += weight(overlay, at, item, true),
			Outcome::Same { .. } => {
				found += ELSEWHERE * weight(overlay, at, item, true);
				lacking += (1.0 - ELSEWHERE) * weight(overlay, at, item, false);
			},
			Outcome::Missing => lacking += weight(overlay, at, item, false),
			Outcome::Denied { .. } | Outcome::Clash { .. } | Outcome::Beside => {},
		}
	}
	if found > 0.0 {
		found / (found + lacking)
	} else {
		0.0
	}
}

/// What an item adds to the gist where the passage has it, or takes from it where it has not.
///
/// Names and figures count double, and so does a verb that the library knows and this passage has not: it says something
/// else. A word that the library never uses may be another word for something that the passage says.
fn weight(overlay: &Overlay<'_>, at: usize, item: &Item, found: bool) -> f64 {
	let Some(stem) = item.stem() else { return if is_first_adverb(overlay, at) { 0.1 } else { 2.0 } };
	if is_neutral(stem) || !found && names_kind(overlay, at) {
		return 0.1;
	}
	if is_light(stem) && item.is_verb() || item.is_adverb() || !found && is_apposition(stem) {
		return 0.3;
	}
	match (found, overlay.claim.is_strange(at), item.is_verb()) {
		(true, ..) | (false, false, false) => 1.0,
		(false, true, _) => 0.5,
		(false, false, true) => 2.0,
	}
}

/// Whether a word belongs to what says which kind of thing a name means: "the version control system Git".
pub(super) fn names_kind(overlay: &Overlay<'_>, at: usize) -> bool {
	let behind = overlay.claim.items.iter().skip(at);
	let nouns = behind.clone().take_while(|item| item.is_noun());
	let kind = nouns.clone().last().and_then(Item::stem).is_some_and(is_apposition);
	kind && overlay.claim.item(at + nouns.count()).is_some_and(Item::is_name)
}
