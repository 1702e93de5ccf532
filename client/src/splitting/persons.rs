//! Whom "him" and "her" stand for: somebody other than the subject of their clause.

use crate::splitting::grammar;
use crate::splitting::pronouns::{mentions, FAR};
use crate::splitting::referents::{genitive_owner, Referent};
use crate::splitting::tokens::{Look, Tag, Word};

/// What speaks for a person.
#[derive(Debug)]
pub enum Person {
	/// Only one fits.
	One(Referent),
	/// More than one fits, so that nothing should be put in.
	Several,
	/// Nobody is known who fits.
	Nobody,
}

/// Whom `pronoun`, an object after the words `before` of its clause, stands for.
///
/// The latest sentence that names somebody who fits decides: first this one, with the words before, then earlier ones as
/// far as `known` goes back.
pub fn other_person(pronoun: &str, before: &[Word], subject: &Referent, known: &[Referent], now: usize) -> Person {
	let fits = |person: &Referent| person.fits(pronoun) && !person.is_same(subject);
	let verb = before.iter().rposition(|word| word.tag.is_finite()).unwrap_or(0);
	let here = |words: &[Word]| {
		let owners = (0..words.len()).filter(|&at| words.tag(at) == Tag::Possessive && words.low(at).contains('\''));
		let owners = owners.filter_map(|at| genitive_owner(words.cut(grammar::phrase_start(words, at + 1, 0)..at + 1)));
		mentions(words).map(<[Word]>::to_vec).chain(owners).collect::<Vec<_>>()
	};
	let identify = |words: &Vec<Word>| {
		let named = Referent::new(words, false, now);
		known.iter().rev().find(|old| old.is_same(&named)).cloned().unwrap_or(named)
	};
	// "introduced A to her": hardly A, so that it is open who else.
	let beside = mentions(before.cut(verb..before.len())).map(<[Word]>::to_vec).collect::<Vec<_>>();
	if beside.iter().map(identify).any(|person| fits(&person) && person.certainty(pronoun) > 0) {
		return Person::Several;
	}
	for age in 0..=FAR {
		let earlier = known.iter().filter(|old| old.seen + age == now && (old.subject || age < 2)).cloned();
		let named = if age == 0 { here(before.cut(0..verb)) } else { Vec::new() };
		let mut people: Vec<Referent> = Vec::new();
		for person in named.iter().map(identify).chain(earlier).filter(fits) {
			if !people.iter().any(|other| other.is_same(&person)) {
				people.push(person);
			}
		}
		// Who is known to be a person comes before what only might be one.
		if people.iter().any(|person| person.certainty(pronoun) > 0) {
			people.retain(|person| person.certainty(pronoun) > 0);
		}
		match (people.pop(), people.is_empty()) {
			(Some(person), true) => {
				let clear = person.certainty(pronoun) > 0 || person.subject || person.is_full_name();
				return if clear { Person::One(person) } else { Person::Nobody };
			},
			(Some(_), false) => return Person::Several,
			_ => {},
		}
	}
	Person::Nobody
}
