//! Words that carry no fact of their own but hold a sentence together, and those that soften a number.

use super::numbers::Bound;
use super::sentences::{norm, Token};

/// A word that carries no fact of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glue {
	/// A form of "be".
	Be,
	/// Another auxiliary verb.
	Auxiliary,
	Not,
	Article,
	Pronoun,
	/// A comma.
	Comma,
	/// A semicolon, colon, dash or bracket.
	Stop,
	/// "and", "or", "but".
	And,
	/// A word that opens a clause of its own, such as "which" or "when".
	Opens,
	/// A word that opens a clause when a verb follows, such as "after" or "that".
	MayOpen,
	Preposition,
	Other,
}

/// Words that limit or soften the number after them; the longest that fits counts.
const BOUNDS: &[(&str, Bound)] = &[
	("about", Bound::About),
	("almost", Bound::About),
	("approximately", Bound::About),
	("approx", Bound::About),
	("around", Bound::About),
	("circa", Bound::About),
	("close to", Bound::About),
	("nearly", Bound::About),
	("near", Bound::About),
	("roughly", Bound::About),
	("some", Bound::About),
	("at least", Bound::Above),
	("above", Bound::Above),
	("beyond", Bound::Above),
	("exceed", Bound::Above),
	("exceeds", Bound::Above),
	("deeper than", Bound::Above),
	("faster than", Bound::Above),
	("greater than", Bound::Above),
	("heavier than", Bound::Above),
	("higher than", Bound::Above),
	("larger than", Bound::Above),
	("longer than", Bound::Above),
	("more than", Bound::Above),
	("older than", Bound::Above),
	("over", Bound::Above),
	("taller than", Bound::Above),
	("at most", Bound::Below),
	("below", Bound::Below),
	("fewer than", Bound::Below),
	("less than", Bound::Below),
	("shorter than", Bound::Below),
	("smaller than", Bound::Below),
	("under", Bound::Below),
	("up to", Bound::Below),
];

/// What a function word does, where a word is one.
pub(super) fn glue(word: &str) -> Option<Glue> {
	Some(match word {
		"am" | "are" | "be" | "been" | "being" | "is" | "was" | "were" => Glue::Be,
		"can" | "could" | "did" | "do" | "does" | "may" | "might" | "must" | "shall" | "should" | "will" | "would" => {
			Glue::Auxiliary
		},
		"neither" | "never" | "no" | "nobody" | "none" | "nor" | "not" | "without" => Glue::Not,
		"a" | "an" | "another" | "any" | "both" | "each" | "every" | "its" | "her" | "his" | "my" | "our" | "some"
		| "such" | "the" | "their" | "these" | "this" | "those" | "your" => Glue::Article,
		"he" | "him" | "i" | "it" | "one" | "she" | "them" | "they" | "we" | "you" => Glue::Pronoun,
		"and" | "but" | "or" => Glue::And,
		"although" | "because" | "if" | "so" | "though" | "unless" | "when" | "where" | "whereas" | "which"
		| "while" | "who" | "whom" | "whose" => Glue::Opens,
		"after" | "as" | "before" | "since" | "that" | "until" => Glue::MayOpen,
		"about" | "above" | "across" | "against" | "along" | "among" | "around" | "at" | "behind" | "below"
		| "beneath" | "beside" | "between" | "beyond" | "by" | "down" | "during" | "for" | "from" | "in" | "inside"
		| "into" | "like" | "near" | "of" | "off" | "on" | "onto" | "opposite" | "out" | "outside" | "over"
		| "past" | "per" | "round" | "than" | "through" | "throughout" | "to" | "toward" | "towards" | "under"
		| "up" | "upon" | "via" | "with" | "within" | "aboard" => Glue::Preposition,
		"again" | "all" | "almost" | "also" | "approximately" | "back" | "else" | "even" | "ever" | "exactly"
		| "here" | "however" | "later" | "little" | "mainly" | "much" | "nearly" | "other" | "own" | "roughly"
		| "slightly" | "soon" | "then" | "there" | "therefore" | "thus" | "too" | "together" | "very" | "just"
		| "afterwards" | "thereby" | "meanwhile" => Glue::Other,
		_ => return None,
	})
}

/// The words before a number that limit or soften it.
pub(super) fn bound(tokens: &[Token], at: usize) -> Bound {
	let before = |back: usize| at.checked_sub(back).map_or("", |index| norm(tokens, index));
	let skip = usize::from(matches!(before(1), "a" | "an" | "the"));
	let (last, pair) = (before(1 + skip), format!("{} {}", before(2 + skip), before(1 + skip)));
	if pair == "no less" || pair == "only about" {
		return Bound::About;
	}
	let found =
		BOUNDS.iter().find(|(words, _)| *words == pair).or_else(|| BOUNDS.iter().find(|(words, _)| *words == last));
	found.map_or(Bound::Exact, |(_, bound)| *bound)
}

/// Whether a word may be part of what limits or softens a number.
pub(super) fn softens(word: &str) -> bool {
	let part = BOUNDS.iter().any(|(words, _)| words.split(' ').any(|part| part == word));
	part || matches!(word, "less" | "little" | "more" | "slightly" | "than")
}
