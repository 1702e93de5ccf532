//! Forms of verbs and nouns.

use crate::splitting::lexicon::{self, verbs, words};

/// Which forms of a verb a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
	/// The infinitive, also the present plural.
	Base,
	/// The third person singular.
	Third,
	/// The past tense only, such as "wrote".
	Past,
	/// The past participle only, such as "written".
	Participle,
	/// Past tense or past participle, such as "founded".
	Either,
	/// The form in -ing.
	Gerund,
}

/// Verbs of more than one syllable that double their last consonant.
const DOUBLING: &[&str] = &[
	"admit", "begin", "commit", "compel", "control", "emit", "equip", "excel", "expel", "forget", "occur", "omit",
	"overlap", "permit", "prefer", "propel", "rebel", "refer", "regret", "submit", "transfer", "transmit",
];

/// The base form and the form of `word`, if it can be a verb. `known` asks for verbs of the lists only.
pub fn verb(word: &str) -> Option<(String, Form)> {
	for prefix in ["co-", "re-"] {
		if let Some(stem) = word.strip_prefix(prefix) {
			return verb(stem).map(|(base, form)| (format!("{prefix}{base}"), form));
		}
	}
	for (base, past, participle) in verbs::IRREGULAR {
		let form = match (word == *past, word == *participle) {
			_ if word == *base && base != past => Form::Base,
			(true, true) => Form::Either,
			(true, false) => Form::Past,
			(false, true) => Form::Participle,
			_ => continue,
		};
		return Some(((*base).to_owned(), form));
	}
	if lexicon::has(verbs::VERBS, word) {
		return Some((word.to_owned(), Form::Base));
	}
	let strip = |ending: &str, instead: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{instead}"));
	let known = |base: &String| lexicon::has(verbs::VERBS, base);
	if word.ends_with('s') {
		let candidates = [strip("s", ""), strip("es", ""), strip("ies", "y")];
		return candidates.into_iter().flatten().find(known).map(|base| (base, Form::Third));
	}
	if word.ends_with("ed") && word.len() > 3 && !lexicon::has(words::NOT_PAST, word) {
		let candidates =
			[strip("d", ""), strip("ed", ""), strip("ied", "y"), strip("ed", "").as_deref().and_then(undouble)];
		let base = candidates.into_iter().flatten().find(known).or_else(|| strip("ed", ""));
		return base.filter(|_| !word.contains('-')).map(|base| (base, Form::Either));
	}
	if word.ends_with("ing") && word.len() > 4 && !matches!(word, "during" | "king" | "thing" | "string" | "spring") {
		let stem = strip("ing", "")?;
		let candidates = [strip("ing", ""), strip("ing", "e"), undouble(&stem), strip("ying", "ie")];
		let base = candidates.into_iter().flatten().find(known);
		return base
			.or_else(|| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']).then_some(stem))
			.map(|b| (b, Form::Gerund));
	}
	None
}

/// `stem` without the second of two equal consonants at its end.
fn undouble(stem: &str) -> Option<String> {
	let mut letters = stem.chars().rev();
	let (last, before) = (letters.next()?, letters.next()?);
	(last == before && !"aeiou".contains(last)).then(|| stem.chars().take(stem.chars().count() - 1).collect())
}

/// Whether the last consonant of `base` doubles before -ed and -ing.
fn doubles(base: &str) -> bool {
	let letters = base.chars().rev().take(3).collect::<Vec<_>>();
	let [last, vowel, first] = letters.as_slice() else { return false };
	let vowels = base.chars().filter(|c| "aeiou".contains(*c)).count();
	let closed = !"aeiouwxy".contains(*last) && "aeiou".contains(*vowel) && !"aeiou".contains(*first);
	closed && (vowels == 1 || lexicon::has(DOUBLING, base))
}

/// The past tense of a base form.
pub fn past(base: &str) -> String {
	if let Some((_, past, _)) = verbs::IRREGULAR.iter().find(|(known, ..)| *known == base) {
		return (*past).to_owned();
	}
	match base.strip_suffix('y') {
		_ if base.ends_with('e') => format!("{base}d"),
		Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ied"),
		_ if doubles(base) => format!("{base}{}ed", base.chars().next_back().unwrap_or('t')),
		_ => format!("{base}ed"),
	}
}

/// The third person singular of a base form; also the plural of a noun.
pub fn third(base: &str) -> String {
	match base {
		"have" => return "has".to_owned(),
		"be" => return "is".to_owned(),
		_ => {},
	}
	match base.strip_suffix('y') {
		Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
		_ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
		_ => format!("{base}s"),
	}
}

/// The singular of a plural noun, if it is regular or well known.
pub fn singular(plural: &str) -> Option<String> {
	const IRREGULAR: [(&str, &str); 12] = [
		("children", "child"),
		("feet", "foot"),
		("fungi", "fungus"),
		("men", "man"),
		("mice", "mouse"),
		("people", "person"),
		("phenomena", "phenomenon"),
		("species", "species"),
		("teeth", "tooth"),
		("wolves", "wolf"),
		("women", "woman"),
		("bacteria", "bacterium"),
	];
	if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == plural) {
		return Some((*one).to_owned());
	}
	let stem = plural.strip_suffix('s')?;
	if stem.ends_with('s') || stem.ends_with("lie") && stem.len() < 6 {
		return None;
	}
	if let Some(stem) = plural.strip_suffix("ies") {
		return Some(if stem.len() > 2 && plural != "movies" { format!("{stem}y") } else { format!("{stem}ie") });
	}
	let hissing = ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| plural.ends_with(end));
	Some(if hissing { plural.strip_suffix("es")?.to_owned() } else { stem.to_owned() })
}

/// Whether `noun` is a plural form.
pub fn is_plural(noun: &str) -> bool {
	let last = noun.rsplit(['-', ' ']).next().unwrap_or(noun);
	if matches!(
		last,
		"people" | "men" | "women" | "children" | "feet" | "teeth" | "mice" | "bacteria" | "phenomena" | "fungi"
	) || matches!(last, "media" | "data" | "criteria" | "police" | "wolves" | "larvae" | "algae" | "cattle")
	{
		return true;
	}
	let regular = last.ends_with('s') && last.len() > 3 && !last.ends_with("ss") && !last.ends_with("'s");
	regular && !lexicon::has(words::SINGULAR_S, last) && !last.ends_with("ous") && !last.ends_with("sis")
}

/// The indefinite article before `word`.
pub fn article(word: &str) -> &'static str {
	let low = word.to_lowercase();
	let silent = ["hour", "honor", "honour", "honest", "heir"].iter().any(|start| low.starts_with(start));
	let you = ["uni", "use", "usu", "eu", "one", "once", "ut"].iter().any(|start| low.starts_with(start))
		&& !low.starts_with("unin")
		&& !low.starts_with("unim");
	if silent || (low.starts_with(['a', 'e', 'i', 'o', 'u', '8']) && !you) {
		"an"
	} else {
		"a"
	}
}
