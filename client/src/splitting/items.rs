//! List items: definitions such as "Term: what it is", and items that complete the sentence before the list.

use crate::splitting::agree;
use crate::splitting::grammar::{self, be, build, parts};
use crate::splitting::lexicon::{self, phrases, verbs};
use crate::splitting::tokens::{Look, Tag, Word};

/// Longest term of a definition, in words.
const LONGEST_TERM: usize = 8;

/// What a list item says.
#[derive(Debug)]
pub enum Item {
	/// A sentence of its own, about the term if there is one.
	Sentence(Option<Vec<Word>>, Vec<Word>),
	/// A sentence made with what stands before the list.
	Completed(Vec<Word>),
	/// Nothing that makes sense alone.
	Fragment,
}

/// Reads the first sentence of an item after the words `lead` that announce the list.
///
/// `topic` is what a list of facts is about, if that has a name.
pub fn read(words: &[Word], lead: Option<&[Word]>, topic: Option<&[Word]>) -> Item {
	if let Some((term, rest)) = definition(words) {
		return defined(term, rest, lead, topic);
	}
	if parts(words).is_some() {
		return Item::Sentence(None, words.to_vec());
	}
	if let Some(topic) = topic {
		let verb = words.tag(words.past_adverbs(0));
		let described = matches!(verb, Tag::Participle) && words.tag(words.past_adverbs(0) + 1) == Tag::Preposition;
		if described || verb == Tag::Past && matches!(words.tag(1), Tag::Preposition) {
			let past = !lexicon::has(verbs::STATES, words.low(words.past_adverbs(0)));
			return Item::Sentence(None, build(&[topic, &[be(past, topic)], words]));
		}
		if verb.is_finite() {
			return Item::Sentence(None, build(&[topic, words]));
		}
	}
	match lead.and_then(|lead| completed(lead, words)) {
		Some(sentence) => Item::Completed(sentence),
		None => Item::Fragment,
	}
}

/// The term and the definition of "Term: …" or "Term – …".
fn definition(words: &[Word]) -> Option<(&[Word], &[Word])> {
	let is_mark = |at: usize| words.tag(at) == Tag::Colon || words.get(at).is_some_and(Word::is_dash);
	let mark = (1..words.len().min(LONGEST_TERM + 1)).find(|&at| is_mark(at))?;
	let (term, rest) = (words.cut(0..mark), words.cut(mark + 1..words.len()));
	(!rest.is_empty() && !term.iter().any(|word| word.tag.is_finite())).then_some((term, rest))
}

fn defined(term: &[Word], rest: &[Word], lead: Option<&[Word]>, topic: Option<&[Word]>) -> Item {
	let subject = Some(term.to_vec());
	let reduced = parts(rest).is_some_and(|found| {
		found.verb.len() == 1 && rest.tag(found.verb.start) == Tag::Past && rest.tag(found.verb.end) == Tag::Preposition
	});
	if reduced && (is_kind(term, rest) || matches!(rest.low(0), "a" | "an")) {
		return Item::Sentence(subject, build(&[term, &[be(false, term)], rest]));
	}
	if parts(rest).is_some() && !(rest.tag(0).is_finite() || rest.low(0) == "known") {
		return Item::Sentence(subject, rest.to_vec());
	}
	let verb = rest.past_adverbs(0);
	let said = match rest.tag(verb) {
		Tag::Present | Tag::Be | Tag::Have | Tag::Modal => build(&[term, rest]),
		Tag::Past | Tag::Participle if matches!(rest.tag(verb + 1), Tag::Preposition | Tag::Adverb) => {
			build(&[term, &[be(true, term)], rest])
		},
		Tag::Past => build(&[term, rest]),
		Tag::Base if !lexicon::has(verbs::IMPERATIVES, rest.low(verb)) => {
			let finite = rest.cut(verb..verb + 1).iter().map(|word| Word { tag: Tag::Present, ..word.clone() });
			build(&[term, rest.cut(0..verb), &finite.collect::<Vec<_>>(), rest.cut(verb + 1..rest.len())])
		},
		Tag::Base => rest.to_vec(),
		Tag::Determiner | Tag::Number if matches!(rest.low(0), "a" | "an" | "the" | "one") => {
			build(&[term, &[be(false, term)], rest])
		},
		_ if is_kind(term, rest) || is_title_of(term, rest) => build(&[term, &[be(false, term)], rest]),
		_ => {
			if let Some(topic) = topic.filter(|_| is_property(term)) {
				return Item::Completed(attribute(topic, term, rest));
			}
			let context = lead.filter(|lead| parts(lead).is_none_or(|found| found.verb.end < lead.len()));
			let said = [term, &[colon()], rest].concat();
			return match context.and_then(|lead| completed(lead, &said)) {
				Some(sentence) => Item::Completed(sentence),
				None if lead.is_some() => Item::Completed([lead.unwrap_or(&[]), &[colon()], &said].concat()),
				None => Item::Fragment,
			};
		},
	};
	Item::Sentence(subject, said)
}

fn colon() -> Word {
	Word { glued: true, ..Word::new(":", Tag::Colon) }
}

/// Whether `rest` is a description without an article: "Paris: capital of France".
fn is_title_of(term: &[Word], rest: &[Word]) -> bool {
	let named = term.iter().any(|word| word.tag == Tag::Name) && !is_known_property(term);
	let end = grammar::phrase_end(rest, 0);
	named && end.is_some_and(|end| rest.before(end) == Tag::Noun) && matches!(rest.tag(0), Tag::Noun | Tag::Adjective)
}

fn is_known_property(term: &[Word]) -> bool {
	term.last().is_some_and(|word| lexicon::has(phrases::PROPERTIES, word.low.trim_end_matches('s')))
}

/// Whether a term is a property rather than a name.
fn is_property(term: &[Word]) -> bool {
	is_known_property(term) || !term.iter().any(|word| word.tag == Tag::Name)
}

/// Whether `rest` says what things called `term` are: "Gas giants: large planets made of gas".
fn is_kind(term: &[Word], rest: &[Word]) -> bool {
	let end = grammar::phrase_end(rest, 0);
	let several = end.is_some_and(|end| rest.before(end) == Tag::Plural) && rest.tag(0) != Tag::Number;
	several && grammar::is_plural(term)
}

/// "Diameter: 6,779 km" in a list of facts about Mars as "Mars's diameter is 6,779 km".
fn attribute(topic: &[Word], term: &[Word], rest: &[Word]) -> Vec<Word> {
	let mut owner = topic.to_vec();
	if let Some(last) = owner.last_mut() {
		*last = last.put(&format!("{}'s", last.text), Tag::Possessive);
	}
	let small = |word: &Word| match word.text.chars().skip(1).any(char::is_uppercase) {
		true => word.clone(),
		false => Word { text: word.low.clone(), ..word.clone() },
	};
	let term = term.iter().map(small).collect::<Vec<_>>();
	build(&[&owner, &term, &[be(false, &term)], rest])
}

/// The name that the words before a list, or a title, are about: "Key facts about Mars".
pub fn topic(lead: &[Word]) -> Option<Vec<Word>> {
	let name = |word: &Word| word.tag == Tag::Name;
	let about = lead.iter().rposition(|word| matches!(word.low.as_str(), "about" | "of" | "on" | "regarding" | "for"));
	let start = match about {
		Some(at) if matches!(lead.low(at + 1), "the") => at + 2,
		Some(at) => at + 1,
		None if lead.len() <= 3 => 0,
		None => return None,
	};
	let from = if about.is_some_and(|at| at + 2 == start) { start - 1 } else { start };
	let named = lead.cut(start..lead.len());
	let section = named.last().is_some_and(|word| lexicon::has(phrases::SECTIONS, &word.low));
	(!named.is_empty() && !section && named.iter().all(name)).then(|| lead.cut(from..lead.len()).to_vec())
}

/// `item` with the words before the list.
fn completed(lead: &[Word], item: &[Word]) -> Option<Vec<Word>> {
	if lead.low(0) == "here" && matches!(lead.tag(1), Tag::Be) {
		// "Here are the planets": each item is one of them.
		let group = lead.cut(2..lead.len());
		let one = ["one", "of"].map(|text| Word::new(text, Tag::Preposition));
		let fits = matches!(group.low(0), "the") && grammar::is_plural(group);
		return fits.then(|| build(&[item, &[be(false, item)], &one, group]));
	}
	agree::listed(lead, item)
}

/// A sentence about a title with a colon: "Star Wars: A New Hope was released in 1977".
pub fn title_with_colon(words: &[Word]) -> Option<Vec<Word>> {
	let (term, rest) = definition(words)?;
	let named = term.iter().all(|word| word.tag == Tag::Name) && rest.first().is_some_and(Word::is_capital);
	let mut joined = words.to_vec();
	let mark = joined.get_mut(term.len())?;
	mark.tag = Tag::Name;
	(named && parts(rest).is_some() && parts(&joined).is_some()).then_some(joined)
}

/// Whether the words before a list are a statement of their own, as in "There are eight planets:".
pub fn is_complete(lead: &[Word]) -> bool {
	let last = lead.last().map_or(Tag::Mark, |word| word.tag);
	let pointing = lead.iter().any(|word| matches!(word.low.as_str(), "following" | "these" | "here" | "below"));
	parts(lead).is_some_and(|found| found.verb.end < lead.len()) && last.is_nominal() && !pointing
}
