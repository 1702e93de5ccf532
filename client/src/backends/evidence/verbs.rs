//! Tells verbs from nouns without a tagger: by form, by the words before, and by a list of present forms.

use super::facts::{Item, Kind};
use super::glue::Glue;
use super::sentences::{norm, Token};
use super::words::{can_be_verb, is_irregular_past, stem};

/// Words that end like a participle and are none.
const NO_PARTICIPLES: &[&str] = &[
	"bleed", "breed", "exceed", "feed", "hundred", "indeed", "infrared", "kindred", "need", "proceed", "sacred",
	"seed", "shed", "speed", "succeed", "weed",
];

/// Whether a participle follows, so that "had" before it is an auxiliary.
pub(super) fn helps(tokens: &[Token], at: usize) -> bool {
	let adverb = |word: &str| {
		word.ends_with("ly") || matches!(word, "not" | "never" | "also" | "once" | "already" | "long" | "first")
	};
	let ahead = (at..at + 3).map(|at| norm(tokens, at)).find(|word| !adverb(word)).unwrap_or_default();
	ahead == "been" || is_irregular_past(ahead) || ahead.len() > 4 && ahead.ends_with("ed")
}

/// Whether the word at a token is a finite verb or participle rather than a noun or adjective.
pub(super) fn is_verb(tokens: &[Token], at: usize, before: &[Item]) -> bool {
	let Some(token) = tokens.get(at) else { return false };
	let word = token.norm.as_str();
	let last = before.iter().rev().find(|item| !item.is_glue(Glue::Other) && !item.norm.ends_with("ly"));
	let glue = match last.map(|last| &last.kind) {
		Some(Kind::Glue(glue)) => Some(*glue),
		_ => None,
	};
	let after_noun = last.is_some_and(|last| matches!(last.kind, Kind::Name(_) | Kind::Date(_) | Kind::Word { .. }));
	let possessive = at.checked_sub(1).and_then(|index| tokens.get(index)).is_some_and(|token| token.possessive);
	if possessive || last.is_some_and(|last| last.norm == "to") || token.possessive {
		return false;
	}
	if token.capital || word.ends_with("ing") {
		return false;
	}
	if matches!(word, "has" | "have" | "had") {
		return true;
	}
	let mut before_last = before.iter().rev().skip_while(|item| !matches!(item.kind, Kind::Rank(_))).skip(1);
	let the_first = before_last.next().is_some_and(|item| item.is_glue(Glue::Article));
	let mut helpers = before.iter().rev().skip_while(|item| item.is_glue(Glue::Not) || item.norm.ends_with("ly"));
	let adverb = word.len() > 4 && word.ends_with("ly") && !can_be_verb(&stem(word));
	if helpers.next().is_some_and(|item| item.is_glue(Glue::Auxiliary)) && !adverb {
		return true;
	}
	let ranked = last.is_some_and(|last| match last.kind {
		Kind::Quantity(_) | Kind::Extreme { .. } => true,
		// "The first controlled reaction", but "was first climbed".
		Kind::Rank(_) => the_first,
		_ => false,
	});
	let past = is_irregular_past(word) || word.len() > 3 && word.ends_with("ed") && !NO_PARTICIPLES.contains(&word);
	if past {
		let followed_by_noun = matches!(glue, Some(Glue::Article | Glue::Preposition)) || ranked;
		return !followed_by_noun;
	}
	// Their past is their present.
	if matches!(word, "beat" | "cost" | "hit" | "put" | "set" | "spread" | "split") {
		return after_noun || matches!(glue, Some(Glue::Opens | Glue::MayOpen | Glue::Pronoun | Glue::Auxiliary));
	}
	if !can_be_verb(&stem(word)) {
		return false;
	}
	let clause_opens = matches!(glue, Some(Glue::Opens | Glue::MayOpen | Glue::Pronoun | Glue::Auxiliary | Glue::Not));
	let coordinated = matches!(glue, Some(Glue::And | Glue::Comma))
		&& before.iter().any(|item| item.is_verb() || item.is_glue(Glue::Be));
	let plural_before = last.is_some_and(|last| match &last.kind {
		Kind::Name(_) => true,
		Kind::Word { .. } => {
			last.norm.ends_with('s') || matches!(last.norm.as_str(), "people" | "men" | "women" | "bacteria")
		},
		_ => false,
	});
	let third_person = word.ends_with('s') && !word.ends_with("ss");
	let after_aside = glue == Some(Glue::Comma) && !before.iter().any(Item::is_verb);
	let takes_object = tokens.get(at + 1).is_some_and(|next| matches!(next.norm.as_str(), "a" | "an" | "the"));
	clause_opens
		|| after_aside && takes_object
		|| (third_person && (after_noun || after_aside || coordinated))
		|| (!third_person && (plural_before || coordinated))
}
