//! Proper names: where they begin and end, and when two of them mean one thing.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::dates::date;
use super::gazetteer;
use super::glue::glue;
use super::sentences::{norm, tokenize, Token};
use super::units::unit;
use super::words::stem;

/// Lower-case words inside names.
const PARTICLES: &[&str] =
	&["al", "bin", "da", "de", "del", "della", "den", "der", "di", "du", "ibn", "la", "le", "ter", "van", "von"];

/// Parts that make another name of the name they stand in.
const SETS_APART: &[&str] = &["east", "eastern", "new", "north", "northern", "south", "southern", "west", "western"];

/// Last parts of names that tell what a thing is, so that they cannot stand for it alone.
const NO_SURNAMES: &[&str] = &[
	"battle",
	"bridge",
	"canal",
	"college",
	"empire",
	"games",
	"league",
	"museum",
	"ocean",
	"party",
	"peace",
	"prize",
	"republic",
	"revolution",
	"sea",
	"square",
	"theater",
	"tower",
	"treaty",
	"union",
	"university",
	"wall",
	"war",
	"wars",
];

/// Offices that are often written with a capital.
const OFFICES: &[&str] = &["chairman", "chancellor", "director", "governor", "minister", "president", "secretary"];

/// Words that follow "the" at the end of a name.
const EPITHETS: &[&str] = &["conqueror", "elder", "great", "lion", "magnificent", "redeemer", "terrible", "younger"];

/// How the words of a library are written, which tells names from words that a sentence merely begins with.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
	lower: HashSet<String>,
	capital: HashSet<String>,
	stems: HashSet<String>,
}

impl Vocabulary {
	/// Learns from one sentence.
	pub(super) fn learn(&mut self, tokens: &[Token]) {
		self.stems.extend(tokens.iter().filter(|token| token.is_word()).map(|token| stem(&token.norm)));
		for token in tokens.iter().skip(1).filter(|token| token.is_word()) {
			let known = if token.capital { &mut self.capital } else { &mut self.lower };
			if !known.contains(&token.norm) {
				known.insert(token.norm.clone());
			}
		}
	}

	/// Whether some sentence has a word of this stem.
	pub(super) fn knows(&self, stem: &str) -> bool {
		self.stems.contains(stem)
	}

	/// Whether a word that begins a sentence is a name; `leads` where another capital follows.
	fn is_proper(&self, norm: &str, claim: bool, leads: bool) -> bool {
		let singular = norm.strip_suffix('s').unwrap_or(norm);
		let lower =
			self.lower.contains(norm) || self.lower.contains(singular) || self.lower.contains(&format!("{norm}s"));
		let capital = self.capital.contains(norm) || kinds(norm).next().is_some();
		// A word seen nowhere else is a name unless its ending says otherwise.
		let plural = norm.ends_with('s') && !["us", "is", "os", "as"].iter().any(|end| norm.ends_with(end));
		let noun = ["ing", "ed", "ly", "ion"].iter().any(|end| norm.ends_with(end));
		let ends = ["ing", "ed", "ly", "ion", "ive", "al", "ous", "ary", "ful", "less", "able", "ible"];
		let noun = noun || claim && !leads && ends.iter().any(|end| norm.ends_with(end));
		if claim {
			!lower && (capital || leads || !noun) || capital && !self.lower.contains(norm)
		} else {
			!lower && (capital || !plural && !noun)
		}
	}
}

/// Whether a part of a name may be left out.
fn is_generic(part: &str) -> bool {
	gazetteer::GENERIC.split_whitespace().any(|generic| generic == part)
}

/// A proper name as its parts in one spelling, without titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
	pub(super) parts: Vec<String>,
	pub(super) possessive: bool,
}

/// The one spelling that stands for a part of a name.
pub(super) fn canonical(part: &str) -> String {
	static SPELLINGS: OnceLock<HashMap<&str, &str>> = OnceLock::new();
	let spellings = SPELLINGS.get_or_init(|| {
		let mut spellings = HashMap::new();
		for group in gazetteer::NAMES {
			let mut words = group.split(' ');
			let first = words.next().unwrap_or_default();
			spellings.extend(words.map(|word| (word, first)));
		}
		spellings
	});
	let singular = part.strip_suffix('s').unwrap_or(part);
	let part = spellings.get(part).or_else(|| spellings.get(singular)).copied().unwrap_or(part);
	// "Roentgen" and "Röntgen" are one name.
	part.replace("oe", "o")
}

/// The rows of the table of kinds that a name belongs to.
fn kinds(name: &str) -> impl Iterator<Item = usize> {
	let name = canonical(name);
	let rows = gazetteer::KINDS.iter().enumerate();
	rows.filter(move |(_, row)| row.split_whitespace().any(|known| known == name)).map(|(row, _)| row)
}

/// Whether a word names a people or what is theirs, as "Italians" does.
pub(super) fn is_people(word: &str) -> bool {
	canonical(word) != word.replace("oe", "o") && kinds(word).next().is_some()
}

impl Name {
	fn new(parts: &[&Token]) -> Self {
		let possessive = parts.last().is_some_and(|part| part.possessive);
		let all: Vec<String> = parts
			.iter()
			.filter(|part| part.is_word() || part.is_number())
			.filter(|part| !matches!(part.norm.as_str(), "the" | "of" | "upon"))
			.map(|part| canonical(&part.norm))
			.collect();
		if all.iter().any(|part| part == "ocean") && all.iter().any(|part| part == "india") {
			return Self { parts: vec!["indian-ocean".to_owned()], possessive };
		}
		let named: Vec<String> = all.iter().filter(|part| !is_generic(part)).cloned().collect();
		Self { parts: if named.is_empty() { all } else { named }, possessive }
	}

	/// Whether the tables know what kind of thing the name means.
	pub(super) fn is_known(&self) -> bool {
		kinds(&self.parts.join("_")).next().is_some()
	}

	/// Whether the name is a mark of one or two letters, as in "vitamin C" and "the symbol Cu".
	pub(super) fn is_designator(&self) -> bool {
		matches!(self.parts.as_slice(), [part] if part.len() <= 2)
	}

	/// Whether a number belongs to the name, as in "Apollo 11".
	pub(super) fn is_numbered(&self) -> bool {
		self.parts.iter().any(|part| part.contains(char::is_numeric))
	}

	/// Whether both names are of one kind, or both of none that the tables know.
	pub(super) fn is_of_kind(&self, other: &Self) -> bool {
		if self.is_designator() && other.is_designator() {
			return true;
		}
		let rows: Vec<usize> = kinds(&other.parts.join("_")).collect();
		if rows.is_empty() {
			!self.is_known()
		} else {
			kinds(&self.parts.join("_")).any(|row| rows.contains(&row))
		}
	}

	/// Whether both names are of a kind in which one place cannot be another: continents, planets, opposite ends of the Earth.
	pub(super) fn excludes(&self, other: &Self) -> bool {
		let (own, other) = (self.parts.join("_"), other.parts.join("_"));
		own != other
			&& gazetteer::EXCLUSIVE.iter().any(|row| {
				row.split_whitespace().any(|name| name == own) && row.split_whitespace().any(|name| name == other)
			})
	}

	/// Whether `self`, in a passage, names what `claim` names.
	pub(super) fn names(&self, claim: &Self) -> bool {
		if claim.parts.iter().all(|part| self.parts.iter().any(|own| is_one_part(own, part))) {
			// South Sudan is not Sudan.
			let first = self.parts.iter().position(|own| claim.parts.iter().any(|part| is_one_part(own, part)));
			let before = first.and_then(|first| first.checked_sub(1)).and_then(|before| self.parts.get(before));
			return !before.is_some_and(|part| SETS_APART.contains(&part.as_str()));
		}
		let full = !claim.is_known() && !self.is_known();
		let plain = |parts: &[String]| parts.iter().all(|part| !part.contains(char::is_numeric));
		match (self.parts.as_slice(), claim.parts.as_slice()) {
			// A surname alone stands for the full name: "Armstrong" for "Neil Armstrong".
			// "Louis XVI" for "Louis XVI of France".
			(own, whole) if own.len() >= 2 && whole.len() == own.len() + 1 && whole.starts_with(own) => {
				whole.last().is_some_and(|last| kinds(last).next().is_some())
			},
			(surname, whole) if surname.len() < whole.len() => {
				let kind = surname.iter().any(|part| NO_SURNAMES.contains(&part.as_str()));
				full && !kind && plain(whole) && whole.ends_with(surname)
			},
			// "MIT" and "Massachusetts Institute of Technology".
			([short], long) | (long, [short]) if long.len() >= 3 && short.len() == long.len() => {
				let initials = long.iter().filter_map(|part| part.chars().next());
				initials.eq(short.chars())
			},
			// "Vint Cerf" and "Vinton Cerf", "Bob Kahn" and "Robert Kahn".
			([first, surname], [other, last]) => surname == last && is_short_form(first, other),
			_ => false,
		}
	}

	/// Whether both names share a part and each has another that the other lacks, as "Apollo 11" and "Apollo 13" do.
	pub(super) fn is_sibling(&self, other: &Self) -> bool {
		let lacks = |one: &Self, other: &Self| {
			one.parts.iter().any(|part| !other.parts.iter().any(|own| is_one_part(own, part)))
		};
		self.shares_part(other) && lacks(self, other) && lacks(other, self)
	}

	/// Whether the names have a part in common.
	pub(super) fn shares_part(&self, other: &Self) -> bool {
		self.parts.iter().any(|part| other.parts.iter().any(|own| is_one_part(own, part)))
	}

	/// Whether the names have a part in common that tells more than what kind of thing they mean.
	pub(super) fn is_related(&self, other: &Self) -> bool {
		let kind = |part: &str| NO_SURNAMES.contains(&part) || matches!(part, "lake" | "river");
		let telling = |part: &&String| !kind(part.as_str());
		self.parts.iter().filter(telling).any(|part| other.parts.iter().any(|own| is_one_part(own, part)))
	}

	/// Whether the names differ in a number or letter that tells members of one series apart.
	pub(super) fn is_numbered_sibling(&self, other: &Self) -> bool {
		let designator = |name: &Self| {
			name.parts.iter().any(|part| {
				part.contains(char::is_numeric)
					|| part.chars().all(|letter| "ivxab".contains(letter))
					|| SETS_APART.contains(&part.as_str())
			})
		};
		self.is_sibling(other) && designator(self) && designator(other)
	}
}

/// Whether two parts differ at most in a plural ending.
fn is_one_part(one: &str, other: &str) -> bool {
	let singular = |part: &str| part.len() > 4 && part.ends_with('s') && part.contains(['a', 'e', 'i', 'o', 'u']);
	one == other
		|| singular(one) && one.strip_suffix('s') == Some(other)
		|| singular(other) && other.strip_suffix('s') == Some(one)
}

/// Whether one given name is a short form of the other.
fn is_short_form(one: &str, other: &str) -> bool {
	let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
	let known =
		gazetteer::SHORT_NAMES.iter().any(|(name, forms)| *name == long && forms.split(' ').any(|form| form == short));
	short.len() >= 3 && long.starts_with(short) || known
}

/// The name that begins at a token, with the number of tokens read.
pub(super) fn name(tokens: &[Token], at: usize, vocabulary: &Vocabulary, claim: bool) -> Option<(Name, usize)> {
	let first = tokens.get(at).filter(|token| token.is_word())?;
	let starts = at == 0 || tokens.get(..at)?.iter().all(|token| !token.is_word() && !token.is_number());
	let mixed = first.norm.contains(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'])
		&& first.norm.contains(char::is_alphabetic);
	if !first.capital && !mixed {
		return None;
	}
	// "President of the Soviet Union" is an office, not a name.
	if OFFICES.contains(&first.norm.as_str()) && norm(tokens, at + 1) == "of" {
		return None;
	}
	if starts && !mixed {
		let particle = usize::from(PARTICLES.contains(&norm(tokens, at + 1)));
		let next_is_name = tokens.get(at + 1 + particle).is_some_and(|next| next.capital && !next.glued);
		let proper = vocabulary.is_proper(&first.norm, claim, next_is_name);
		let title = is_generic(&first.norm) && next_is_name;
		if !(proper || first.is_acronym() || title || next_is_name && !first.norm.ends_with("ly")) {
			return None;
		}
	}
	let mut end = at + 1;
	while let Some(read) = continues(tokens, end, starts && end == at + 1) {
		end += read;
	}
	let parts: Vec<&Token> = tokens.get(at..end)?.iter().collect();
	Some((Name::new(&parts), end - at))
}

/// How many more tokens belong to a name that has reached `at`.
fn continues(tokens: &[Token], at: usize, unsure: bool) -> Option<usize> {
	let last = at.checked_sub(1).and_then(|last| tokens.get(last))?;
	let saint = at.checked_sub(2).is_some_and(|before| matches!(norm(tokens, before), "st" | "saint" | "king"));
	let college = matches!(last.norm.as_str(), "king" | "queen") && norm(tokens, at) == "college";
	if last.possessive && !saint && !college || matches!(last.norm.as_str(), "ww1" | "ww2") {
		return None;
	}
	let token = tokens.get(at)?;
	let capital = |ahead: usize| tokens.get(at + ahead).is_some_and(|token| token.is_word() && token.capital);
	match token.norm.as_str() {
		"-" if token.glued => {
			let number = tokens.get(at + 1).is_some_and(Token::is_number);
			if capital(1) || number {
				Some(2)
			} else if norm(tokens, at + 2) == "-" && capital(3) {
				Some(4)
			} else {
				None
			}
		},
		"/" if token.glued && capital(1) => Some(2),
		// The stop after an initial: "J. J. Thomson".
		"." if (last.text.chars().count() == 1 || matches!(last.norm.as_str(), "st" | "mt" | "dr"))
			&& last.capital
			&& capital(1) =>
		{
			Some(1)
		},
		"of" if date(tokens, at + 1).is_some_and(|(date, _)| !date.is_bare_month()) => None,
		"of" if !unsure && capital(1) => Some(2),
		"of" if !unsure && norm(tokens, at + 1) == "the" && capital(2) => Some(3),
		"the" if capital(1) && EPITHETS.contains(&norm(tokens, at + 1)) => Some(2),
		particle if PARTICLES.contains(&particle) && !token.capital => {
			let inner = PARTICLES.contains(&norm(tokens, at + 1)) && capital(2);
			if capital(1) {
				Some(2)
			} else {
				inner.then_some(3)
			}
		},
		_ if token.is_number() && !token.glued => designates(tokens, at, last).then_some(1),
		_ => (token.is_word() && token.capital && date(tokens, at).is_none()).then_some(1),
	}
}

/// Whether the number at `at` belongs to the name before it: "Apollo 11", "Python 3.0".
fn designates(tokens: &[Token], at: usize, last: &Token) -> bool {
	let number = norm(tokens, at);
	let year = number.len() == 4 && !number.contains('.') && (number.starts_with('1') || number.starts_with("20"));
	let plain = tokens.get(at).is_some_and(|token| !token.text.contains(','));
	let glued_word = tokens.get(at + 1).is_some_and(|next| next.glued && next.is_word());
	plain && (last.is_acronym() || !year) && unit(tokens, at + 1).is_none() && !glued_word
}

/// A word of a text as the search index keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
	pub(super) text: String,
	/// Whether the word is a name or a number, which says more about a passage than other words do.
	pub(super) telling: bool,
}

/// The words and numbers of a text, reduced to stems and to one spelling of each name.
pub(super) fn terms(text: &str) -> Vec<Term> {
	let tokens = tokenize(text);
	let words = tokens.iter().filter(|token| token.is_word() || token.is_number());
	words
		.map(|token| Term {
			text: if token.is_number() { token.norm.clone() } else { stem(&canonical(&token.norm)) },
			telling: token.is_number() || token.capital && glue(&token.norm).is_none(),
		})
		.collect()
}
