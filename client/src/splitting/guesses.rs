//! What a word may be before its neighbours are asked.

use crate::splitting::inflect::{self, Form};
use crate::splitting::lexicon::{self, names, phrases, verbs, words};
use crate::splitting::tokens::{Tag, Word};

/// What a word may be, before its neighbours are asked.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
	/// The reading as no verb.
	pub plain: Tag,
	/// The reading as a verb.
	pub verb: Option<Form>,
	/// Whether the reading as no verb is as likely.
	pub both: bool,
}

/// A word with one reading.
pub fn sure(plain: Tag) -> Guess {
	Guess { plain, verb: None, both: false }
}

/// The readings of the word at `index`; `first` says whether it opens the sentence.
pub fn guess(sentence: &[Word], index: usize, first: bool) -> Guess {
	let Some(word) = sentence.get(index) else { return sure(Tag::Mark) };
	let low = word.low.as_str();
	if word.tag != Tag::Mark {
		return sure(word.tag);
	}
	if !low.contains(char::is_alphanumeric) {
		return sure(if matches!(low, "&") { Tag::And } else { Tag::Mark });
	}
	let next_capital = sentence.get(index + 1).is_some_and(|next| next.is_capital() && next.tag == Tag::Mark);
	let numeral = low == "i" && index > 0 && sentence.get(index - 1).is_some_and(Word::is_capital);
	if word.is_capital() && !first && (low != "i" || numeral) {
		return sure(if is_genitive(low) { Tag::Possessive } else { Tag::Name });
	}
	// "Vincent van Gogh"
	let particle = matches!(low, "da" | "de" | "del" | "della" | "der" | "di" | "van" | "von");
	let inside = index.checked_sub(1).and_then(|before| sentence.get(before)).is_some_and(Word::is_capital);
	if particle && inside && next_capital {
		return sure(Tag::Name);
	}
	if let Some(tag) = closed(low) {
		// "To Kill a Mockingbird"
		return sure(if first && low == "to" && next_capital { Tag::Name } else { tag });
	}
	if low.starts_with(|c: char| c.is_ascii_digit() || "$€£¥+-−~±≈.".contains(c)) || lexicon::has(words::NUMBERS, low)
	{
		let ordinal =
			["st", "nd", "rd", "th"].iter().any(|end| low.ends_with(end)) && !lexicon::has(words::NUMBERS, low);
		let measured = low.contains('-') && low.ends_with(char::is_alphabetic);
		return sure(if ordinal || measured { Tag::Adjective } else { Tag::Number });
	}
	if is_genitive(low) {
		return sure(Tag::Possessive);
	}
	let named =
		word.is_capital() && (next_capital || lexicon::has(names::MALE, low) || lexicon::has(names::FEMALE, low));
	let inner_capital = word.text.chars().skip(1).any(char::is_uppercase);
	let verb = inflect::verb(low);
	if inner_capital || (named && !matches!(verb, Some((_, Form::Either | Form::Gerund)))) {
		return sure(Tag::Name);
	}
	let plain = open_class(low);
	match verb {
		Some((base, form)) => Guess { plain, verb: Some(form), both: is_both(low, &base, form) },
		None if word.is_capital() && plain == Tag::Noun && !is_common(low) => sure(Tag::Name),
		None => sure(plain),
	}
}

/// Whether `low` is a word of the language rather than a name.
pub fn is_common(low: &str) -> bool {
	let listed = [words::ADJECTIVES, words::NOT_ADJECTIVE, names::OCCUPATIONS, phrases::PROPERTIES, phrases::GENERIC];
	let verb = inflect::verb(low).is_some_and(|(base, _)| lexicon::has(verbs::VERBS, &base));
	closed(low).is_some() || verb || listed.iter().any(|list| lexicon::has(list, low))
}

/// Whether a verb form is just as often something else.
fn is_both(low: &str, base: &str, form: Form) -> bool {
	match form {
		Form::Base | Form::Third => lexicon::has(verbs::ALSO_NOUNS, base) || lexicon::has(words::ADJECTIVES, low),
		Form::Past | Form::Either => matches!(
			low,
			"left"
				| "found" | "felt"
				| "saw" | "rose"
				| "ground" | "wound"
				| "shot" | "thought"
				| "set" | "cut"
				| "cost" | "read"
				| "put" | "hit"
				| "split" | "spread"
				| "cast" | "bore"
				| "lay" | "spoke"
		),
		Form::Participle | Form::Gerund => lexicon::has(words::NOT_GERUND, low),
	}
}

fn is_genitive(low: &str) -> bool {
	low.ends_with("'s") || low.ends_with("s'")
}

/// The tag of a word of a closed class.
fn closed(low: &str) -> Option<Tag> {
	Some(match low {
		"and" => Tag::And,
		"or" => Tag::Or,
		"nor" | "neither" => Tag::Nor,
		"but" | "yet" => Tag::But,
		"not" => Tag::Not,
		"to" => Tag::To,
		"that" => Tag::That,
		"than" => Tag::Than,
		"who" | "which" | "whose" | "whom" | "where" => Tag::Relative,
		"although" | "though" | "whereas" | "while" => Tag::Concession,
		"is" | "are" | "was" | "were" | "am" | "isn't" | "aren't" | "wasn't" | "weren't" => Tag::Be,
		"has" | "have" | "had" | "hasn't" | "haven't" | "hadn't" => Tag::Have,
		"does" | "do" | "did" | "doesn't" | "don't" | "didn't" => Tag::Do,
		"be" => Tag::Base,
		"been" | "born" | "done" => Tag::Participle,
		"being" | "having" | "doing" => Tag::Gerund,
		"there" => Tag::Pronoun,
		"everybody" | "everyone" | "everything" | "nobody" | "none" | "nothing" | "somebody" | "someone"
		| "something" => Tag::Noun,
		"last" => Tag::Adjective,
		"what" => Tag::Subordinator,
		_ if lexicon::has(lexicon::POSSESSIVES, low) => Tag::Possessive,
		_ if lexicon::has(words::MODALS, low) => Tag::Modal,
		_ if lexicon::has(words::DETERMINERS, low) => Tag::Determiner,
		_ if lexicon::has(lexicon::PRONOUNS, low) && low != "people" => Tag::Pronoun,
		_ if lexicon::has(words::PREPOSITIONS, low) => Tag::Preposition,
		_ if lexicon::has(words::SUBORDINATORS, low) => Tag::Subordinator,
		_ if lexicon::has(words::ADVERBS, low) => Tag::Adverb,
		_ => return None,
	})
}

/// The tag of a word no list of small words has, read as no verb.
fn open_class(low: &str) -> Tag {
	let last = low.rsplit('-').next().unwrap_or(low);
	let adverb = low.ends_with("ly") && low.len() > 4 && !lexicon::has(words::NOT_ADVERB, low);
	if lexicon::has(words::ADJECTIVES, low) {
		Tag::Adjective
	} else if adverb {
		Tag::Adverb
	} else if inflect::is_plural(low) {
		Tag::Plural
	} else if lexicon::has(words::NOT_ADJECTIVE, last) {
		Tag::Noun
	} else if is_compound(low) || has_adjective_ending(last) {
		Tag::Adjective
	} else {
		Tag::Noun
	}
}

/// Whether a word ends like an adjective.
fn has_adjective_ending(word: &str) -> bool {
	const ENDINGS: [&str; 16] = [
		"able", "al", "ary", "ern", "escent", "ful", "ible", "ic", "ical", "inent", "ish", "istent", "ive", "less",
		"like", "ous",
	];
	const NOUN_ENDINGS: [&str; 4] = ["fish", "ival", "osal", "usal"];
	const NOUNS_IN_EST: [&str; 6] = ["conquest", "forest", "harvest", "interest", "protest", "request"];
	let ends = |endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
	let superlative = word.len() > 5 && word.ends_with("est") && !ends(&NOUNS_IN_EST);
	superlative || (word.len() > 4 && ends(&ENDINGS) && !ends(&NOUN_ENDINGS))
}

/// Whether a hyphenated word starts like an adjective: "high-level", "two-story", "non-profit".
fn is_compound(low: &str) -> bool {
	let Some((first, rest)) = low.split_once('-') else { return false };
	let ends = ["born", "ed", "free", "known", "like", "old", "style", "wide"].iter().any(|end| rest.ends_with(end));
	let starts =
		["anti", "cross", "ever", "full", "mid", "multi", "non", "pre", "post", "pro", "self", "semi", "still", "well"];
	ends || starts.contains(&first) || lexicon::has(words::ADJECTIVES, first) || lexicon::has(words::NUMBERS, first)
}
