//! What is known about a thing or person that pronouns may stand for.

use crate::splitting::agree;
use crate::splitting::grammar;
use crate::splitting::lexicon::{self, names};
use crate::splitting::pronouns::{head, is_place};
use crate::splitting::tokens::{Look, Tag, Word};

/// A thing or person the response mentioned.
#[derive(Clone, Debug)]
pub struct Referent {
	/// Its longest name so far.
	pub words: Vec<Word>,
	/// The same in lower case.
	pub low: String,
	/// Whether a statement was about it.
	pub subject: bool,
	/// The sentence it was last mentioned in.
	pub seen: usize,
	/// What it has been said to be.
	pub kinds: Vec<String>,
	/// Whether statements were only about something of it.
	pub owner: bool,
	person: Option<bool>,
	female: Option<bool>,
	plural: bool,
}

impl Referent {
	/// What can be told from a noun phrase alone.
	pub fn new(words: &[Word], subject: bool, seen: usize) -> Referent {
		let words = words.iter().filter(|word| word.tag != Tag::Bracket).cloned().collect::<Vec<_>>();
		let low = words.iter().map(|word| word.low.as_str()).collect::<Vec<_>>().join(" ");
		let mut known = Referent {
			low,
			subject,
			seen,
			kinds: Vec::new(),
			owner: false,
			person: None,
			female: None,
			plural: grammar::is_plural(&words),
			words,
		};
		known.guess();
		known
	}

	fn guess(&mut self) {
		let words = self.words.clone();
		let first = words.low(0);
		let title =
			words.first().is_some_and(Word::is_capital) && lexicon::has(names::TITLES, first.trim_end_matches('.'));
		let named = words.iter().find(|word| word.tag == Tag::Name);
		let has = |list: &[&str]| named.is_some_and(|word| lexicon::has(list, word.low.trim_end_matches('.')));
		let given = words.get(usize::from(title)).map_or("", |word| word.low.as_str());
		match (lexicon::has(names::MALE, given), lexicon::has(names::FEMALE, given)) {
			_ if self.plural => {},
			(true, false) => self.female = Some(false),
			(false, true) => self.female = Some(true),
			_ => {},
		}
		let woman = words.iter().any(|word| lexicon::has(names::WOMEN, word.low.trim_end_matches('.')));
		let man = words.iter().any(|word| lexicon::has(names::MEN, word.low.trim_end_matches('.')));
		if (title || named.is_none()) && woman != man && self.female.is_none() {
			self.female = Some(woman);
		}
		let company = |word: &Word| {
			matches!(word.low.as_str(), "inc" | "inc." | "corp" | "corp." | "ltd" | "ltd." | "corporation")
		};
		self.kinds.extend(words.iter().any(company).then(|| "company".to_owned()));
		// "Virginia" is a state, "Virginia Woolf" is not.
		let single = words.len() == 1;
		let place = words.last().is_some_and(is_place) || words.iter().any(company);
		let phrase = matches!(first, "the" | "a" | "an")
			|| words.iter().any(|word| matches!(word.tag, Tag::Preposition | Tag::Joined));
		let occupied = head(&words).as_deref().is_some_and(lexicon::is_occupation);
		let spelled = words
			.iter()
			.all(|word| word.text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && word.text.len() > 1);
		self.person = if title || occupied || (self.female.is_some() && !(single && has(names::PLACES))) {
			Some(true)
		} else if place || phrase || named.is_none() || spelled || words.iter().any(|word| word.tag != Tag::Name) {
			Some(false)
		} else {
			None
		};
	}

	/// Learns that the thing is a `kind`.
	pub fn describe(&mut self, kind: Option<String>) {
		let Some(kind) = kind else { return };
		// A sheep called Dolly is "she" as well.
		let creature = matches!(
			kind.as_str(),
			"animal" | "cat" | "chimpanzee" | "cow" | "dog" | "gorilla" | "horse" | "mammal" | "sheep"
		);
		self.person = Some(lexicon::is_occupation(&kind) || (creature && self.female.is_some()));
		let (man, woman) = (lexicon::has(names::MEN, &kind), lexicon::has(names::WOMEN, &kind));
		if man != woman && self.female.is_none() {
			self.female = Some(woman);
		}
		self.kinds.push(kind);
	}

	/// Learns from the verb whether it is one or several.
	pub fn count(&mut self, predicate: &[Word]) {
		if agree::is_singular_verb(predicate) {
			self.plural = false;
		} else if matches!(predicate.low(0), "are" | "were" | "have") {
			self.plural = true;
		}
	}

	/// Whether it has a name of several words that may be a person's.
	pub fn is_full_name(&self) -> bool {
		self.words.len() > 1 && self.person != Some(false) && self.words.iter().all(|word| word.tag == Tag::Name)
	}

	/// Learns from being called `pronoun`.
	pub fn learn(&mut self, pronoun: &str) {
		match pronoun {
			"he" | "him" | "his" => (self.person, self.female) = (Some(true), Some(false)),
			"she" | "her" => (self.person, self.female) = (Some(true), Some(true)),
			"it" | "its" => self.person = Some(false),
			_ => {},
		}
	}

	/// Whether `pronoun` can stand for it.
	pub fn fits(&self, pronoun: &str) -> bool {
		let one_person = self.person != Some(false) && !self.plural;
		match pronoun {
			"he" | "him" | "his" | "himself" => one_person && self.female != Some(true),
			"she" | "her" | "hers" | "herself" => one_person && self.female != Some(false),
			"it" | "its" | "itself" => self.person != Some(true) && !self.plural,
			"they" | "them" | "their" | "theirs" | "themselves" => self.plural,
			_ => false,
		}
	}

	/// How much speaks for `pronoun` beyond the absence of objections.
	pub fn certainty(&self, pronoun: &str) -> usize {
		match pronoun {
			"it" | "its" => usize::from(self.person == Some(false)),
			"they" | "them" | "their" => 1,
			_ => usize::from(self.person == Some(true)) + usize::from(self.female.is_some()),
		}
	}

	/// Whether it is several.
	pub fn is_group(&self) -> bool {
		self.plural
	}

	/// Whether it was only mentioned as one of its kind: "an office".
	pub fn is_passing(&self) -> bool {
		matches!(self.words.low(0), "a" | "an") && self.kinds.is_empty()
	}

	/// Whether it has a name of its own.
	pub fn is_named(&self) -> bool {
		self.words.iter().any(|word| word.tag == Tag::Name)
	}

	/// Whether it may be called "the `kind`".
	pub fn is_kind(&self, kind: &str) -> bool {
		let alike = |known: &str| {
			known == kind || names::SAME_KIND.iter().any(|group| group.contains(&known) && group.contains(&kind))
		};
		let own = self.words.iter().any(|word| alike(&word.low) || (word.low == "mount" && kind == "mountain"));
		let occupied = self.person == Some(true)
			&& lexicon::is_occupation(kind)
			&& self.kinds.iter().any(|known| lexicon::is_occupation(known));
		let region = self.words.iter().any(is_place) && matches!(kind, "country" | "nation" | "state");
		own || occupied || region || self.kinds.iter().any(|known| alike(known))
	}

	/// Whether both are the same: the same words, or a part of the name of a person.
	pub fn is_same(&self, other: &Referent) -> bool {
		let part = |short: &Referent, long: &Referent| {
			short.words.len() == 1
				&& long.words.iter().all(|word| word.tag == Tag::Name)
				&& (long.words.last().map(|word| &word.low) == short.words.first().map(|word| &word.low)
					|| (long.words.low(0) == short.low && is_numeral(long.words.low(1)) && long.words.len() == 2))
		};
		self.low == other.low || part(self, other) || part(other, self)
	}

	/// Takes over what was known before.
	pub fn merge(&mut self, old: Referent, now: usize) {
		if old.words.len() > self.words.len() {
			self.low = old.low;
			self.words = old.words;
		}
		// What was a subject in this sentence stays one.
		self.subject |= old.subject && (old.seen + 2 > now);
		self.owner &= old.owner || !old.subject;
		self.kinds.extend(old.kinds);
		self.person = old.person.or(self.person);
		self.female = old.female.or(self.female);
	}
}

/// Whether `low` counts kings and queens: "Mary I".
fn is_numeral(low: &str) -> bool {
	!low.is_empty() && low.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// The owner in a phrase such as "Einstein's theory".
pub fn genitive_owner(phrase: &[Word]) -> Option<Vec<Word>> {
	let at = phrase.iter().position(|word| word.tag == Tag::Possessive && word.low.contains('\''))?;
	let mut owner = phrase.cut(0..at + 1).to_vec();
	let last = owner.last_mut()?;
	let text = last.text.trim_end_matches(['s', 'S']).trim_end_matches(['\'', '’']).to_owned();
	let tag = if last.is_capital() { Tag::Name } else { Tag::Noun };
	*last = last.put(&text, tag);
	Some(owner)
}
