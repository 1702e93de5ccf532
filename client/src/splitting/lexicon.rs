//! What is known about single words. The lists are sorted constants, searched by halves.

pub mod names;
pub mod phrases;
pub mod verbs;
pub mod words;

/// Whether a sorted list has `word`.
pub fn has(list: &[&str], word: &str) -> bool {
	list.binary_search(&word).is_ok()
}

/// The longest entry of a sorted list that `text` starts with, ending at the end of a word.
pub fn prefix<'a>(list: &[&'a str], text: &str) -> Option<&'a str> {
	let ends = text.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, c)| (at, at + c.len_utf8()));
	let cuts = ends.flat_map(|(at, after)| [at, after]).chain([text.len()]).take_while(|cut| *cut <= 60);
	let found = cuts.filter_map(|cut| list.binary_search(&text.get(..cut)?).ok()).last();
	found.and_then(|index| list.get(index)).copied()
}

/// Whether `word`, capitalised after a full stop, is more likely to open a sentence than to be part of a name.
pub fn opens_sentence(word: &str) -> bool {
	has(words::DETERMINERS, word)
		|| has(words::PREPOSITIONS, word)
		|| has(words::SUBORDINATORS, word)
		|| has(words::ADVERBS, word)
		|| has(PRONOUNS, word)
		|| (word.len() > 4 && word.ends_with("ly"))
		|| matches!(word, "and" | "but" | "who" | "what" | "where" | "which")
}

/// Personal pronouns, possessives and reflexives of the third person.
pub const PERSONAL: &[&str] = &[
	"he",
	"her",
	"hers",
	"herself",
	"him",
	"himself",
	"his",
	"it",
	"its",
	"itself",
	"she",
	"their",
	"theirs",
	"them",
	"themselves",
	"they",
];

/// Pronouns that may be a subject.
pub const PRONOUNS: &[&str] = &[
	"everybody",
	"everyone",
	"everything",
	"he",
	"her",
	"him",
	"himself",
	"i",
	"it",
	"itself",
	"me",
	"myself",
	"nobody",
	"none",
	"nothing",
	"people",
	"she",
	"somebody",
	"someone",
	"something",
	"them",
	"themselves",
	"they",
	"us",
	"we",
	"whoever",
	"you",
];

/// Possessive determiners.
pub const POSSESSIVES: &[&str] = &["her", "his", "its", "my", "our", "their", "your"];

/// Adjectives of nationality that lack the usual endings.
const NATIONS: &[&str] = &[
	"argentine",
	"byzantine",
	"cuban",
	"czech",
	"dutch",
	"filipino",
	"french",
	"german",
	"greek",
	"moroccan",
	"mughal",
	"ottoman",
	"roman",
	"soviet",
	"swiss",
	"thai",
	"tibetan",
	"venezuelan",
	"welsh",
];

/// Whether `word` is an adjective of nationality or origin, such as "American" or "Spanish".
pub fn is_nationality(word: &str) -> bool {
	let lower = word.to_lowercase();
	let ending = ["ian", "ish", "ese", "ican", "rean", "ean", "born", "oan", "eli", "aqi", "ani"];
	word.starts_with(char::is_uppercase)
		&& (has(NATIONS, &lower) || (lower.len() > 4 && ending.iter().any(|end| lower.ends_with(end))))
}

/// Whether `noun` says what a person is.
pub fn is_occupation(noun: &str) -> bool {
	let ending = ["ologist", "ographer", "icist", "woman", "ician"];
	has(names::OCCUPATIONS, noun) || ending.iter().any(|end| noun.ends_with(end))
}

/// Whether `name` is a month, a weekday or a year.
pub fn is_date(name: &str) -> bool {
	has(names::CALENDAR, name) || is_year(name)
}

/// Whether `word` looks like a year or a decade.
pub fn is_year(word: &str) -> bool {
	let digits = word.trim_end_matches('s');
	digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit()) && ("1000".."2100").contains(&digits)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lists_are_sorted() {
		let sorted = |list: &[&str]| list.windows(2).all(|pair| pair.first() < pair.last());
		let lists = [
			(words::ADVERBS, words::DETERMINERS, words::PREPOSITIONS, words::SUBORDINATORS),
			(words::NUMBERS, words::MODALS, words::ADJECTIVES, words::NOT_PAST),
			(words::NOT_GERUND, words::NOT_ADJECTIVE, words::NOT_ADVERB, words::SINGULAR_S),
			(verbs::VERBS, verbs::ALSO_NOUNS, verbs::REPORTS, verbs::STATES),
			(verbs::INTRANSITIVE, verbs::IMPERATIVES, verbs::PARTWISE, verbs::COLLECTIVE),
			(names::MALE, names::FEMALE, names::PLACES, names::OCCUPATIONS),
			(names::MEN, names::WOMEN, names::TITLES, names::CALENDAR),
			(names::PAIRS, names::SHARED_HEAD, phrases::NEVER_END, phrases::MAY_END),
			(phrases::EVALUATIONS, phrases::HEDGES, phrases::GREETINGS, phrases::DISCOURSE),
			(phrases::PREFACES, phrases::GENERIC, phrases::TIMEFUL, phrases::SECTIONS),
			(PRONOUNS, POSSESSIVES, NATIONS, PERSONAL),
			(phrases::TASTES, phrases::PRAISES, phrases::REMARKS, phrases::EVALUATIONS),
			(phrases::PROPERTIES, names::PAIRS, names::SHARED_HEAD, names::TITLES),
		];
		assert!(lists.iter().all(|(a, b, c, d)| sorted(a) && sorted(b) && sorted(c) && sorted(d)));
		assert!(words::TOGETHER.windows(2).all(|pair| pair.first().map(|p| p.0) < pair.last().map(|p| p.0)));
		assert!(verbs::IRREGULAR.windows(2).all(|pair| pair.first().map(|p| p.0) < pair.last().map(|p| p.0)));
	}
}
