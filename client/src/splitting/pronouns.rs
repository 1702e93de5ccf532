//! Replaces pronouns and phrases such as "the city" by what they stand for, so that every claim stands alone.

use crate::splitting::grammar::{self, parts, Parts};
use crate::splitting::inflect;
use crate::splitting::lexicon::{self, names, phrases};
use crate::splitting::persons::{other_person, Person};
use crate::splitting::referents::{genitive_owner, Referent};
use crate::splitting::tokens::{Look, Tag, Word};

/// Most things remembered.
const REMEMBERED: usize = 24;
/// How many sentences back a subject may be.
pub const FAR: usize = 4;
/// Longest phrase that replaces a pronoun, in words.
const LONGEST: usize = 10;

/// What the response has been about so far.
#[derive(Clone, Debug, Default)]
pub struct Memory {
	/// What was mentioned, the latest last.
	referents: Vec<Referent>,
	/// Sentences read so far.
	now: usize,
	/// The two things last named together: "the former" and "the latter".
	pair: Option<Pair>,
	/// Whether this sentence has a pronoun that could stand for several people.
	doubtful: bool,
}

/// Two things named together.
#[derive(Clone, Debug)]
struct Pair {
	words: (Vec<Word>, Vec<Word>),
	seen: usize,
}

impl Memory {
	/// Tells that another sentence begins.
	pub fn next_sentence(&mut self) {
		self.now += 1;
		self.doubtful = false;
	}

	/// Whether a pronoun of this sentence could stand for several people, so that only all of it together is clear.
	pub fn is_doubtful(&self) -> bool {
		self.doubtful
	}

	/// Remembers the term of a list item or the title over a section.
	pub fn topic(&mut self, words: &[Word]) {
		let words = words.iter().filter(|word| word.tag != Tag::Bracket).cloned().collect::<Vec<_>>();
		let section =
			|word: &Word| lexicon::has(phrases::SECTIONS, &word.low) || lexicon::has(phrases::PROPERTIES, &word.low);
		let named = words.len() <= LONGEST
			&& words.last().is_some_and(|last| !section(last))
			&& words.iter().all(|word| word.tag.opens_phrase());
		if named {
			self.remember(Referent::new(&words, true, self.now));
		}
	}

	/// Whether a section under the title `name` is about something of that name: the first thing named, or a known one.
	pub fn may_be_about(&self, name: &[Word]) -> bool {
		let known = |word: &Word| {
			is_place(word) || lexicon::has(names::MALE, &word.low) || lexicon::has(names::FEMALE, &word.low)
		};
		let titled = Referent::new(name, true, self.now);
		self.referents.is_empty()
			|| name.first().is_some_and(known)
			|| self.referents.iter().any(|old| old.is_same(&titled))
	}

	/// Leaves "him" and "her" of this sentence as they are.
	pub fn doubt(&mut self) {
		self.doubtful = true;
	}

	/// `words` with pronouns replaced where it is clear what they stand for.
	pub fn resolve(&mut self, words: &[Word]) -> Vec<Word> {
		let Some(Parts { lead, verb }) = parts(words) else { return words.to_vec() };
		let mut resolved: Vec<Word> = Vec::with_capacity(words.len());
		let end = words.past_adverbs_back(verb.start) + 1;
		let mut subject = Referent::new(words.cut(lead..end.min(verb.start).max(lead)), true, self.now);
		let mut index = 0;
		while let Some(word) = words.get(index) {
			let in_subject = (lead..verb.start).contains(&index);
			let dependent = grammar::barrier(words, 0) < index;
			let found = if in_subject && index == lead {
				self.at_subject(words, lead, verb.start)
			} else {
				self.elsewhere(words, index, &subject, dependent)
			};
			match found {
				Some((taken, replacement)) => {
					if in_subject && index == lead {
						subject = Referent::new(
							&[&replacement, words.cut(lead + taken..verb.start)].concat(),
							true,
							self.now,
						);
					}
					resolved.extend(replacement);
					index += taken;
				},
				None => {
					resolved.push(word.clone());
					index += 1;
				},
			}
		}
		resolved
	}

	/// What replaces the words at the start of the subject, and how many of them.
	fn at_subject(&mut self, words: &[Word], lead: usize, verb: usize) -> Option<(usize, Vec<Word>)> {
		let word = words.get(lead)?;
		if lexicon::has(lexicon::PERSONAL, &word.low) {
			let alone =
				word.tag != Tag::Pronoun || words.past_adverbs(lead + 1) >= verb || words.tag(lead + 1) == Tag::And;
			if !alone || is_expletive(words, lead, verb) {
				return None;
			}
			let possessive = word.tag == Tag::Possessive;
			let together = self.together(&word.low);
			let found = self.find(&word.low, None).or(together.as_ref())?;
			return Some((1, stand_in(found, word, possessive)));
		}
		if word.low == "both" && words.past_adverbs(lead + 1) >= verb {
			return Some((1, stand_in(&self.together("both")?, word, false)));
		}
		self.described(words, lead, verb).or_else(|| self.one_of_two(words, lead))
	}

	/// What replaces the word at `index`, which is not the start of the subject.
	fn elsewhere(
		&mut self,
		words: &[Word],
		index: usize,
		subject: &Referent,
		dependent: bool,
	) -> Option<(usize, Vec<Word>)> {
		let word = words.get(index)?;
		if word.tag == Tag::Determiner {
			return self.one_of_two(words, index);
		}
		if !lexicon::has(lexicon::PERSONAL, &word.low)
			|| !matches!(word.tag, Tag::Pronoun | Tag::Possessive)
			|| word.low.ends_with("sel")
		{
			return None;
		}
		// "the dough rises, then it is baked": most likely the same subject.
		let resumes = word.tag == Tag::Pronoun && words.tag(words.past_adverbs(index + 1)).is_finite();
		if resumes && subject.fits(&word.low) {
			return None;
		}
		let reflexive = word.low.ends_with("self") || word.low.ends_with("selves");
		let object =
			matches!(word.low.as_str(), "him" | "them" | "it") || (word.low == "her" && word.tag == Tag::Pronoun);
		// "Toronto is its largest city": not the subject's own.
		let equated = word.tag == Tag::Possessive && index > 0 && words.before(index) == Tag::Be;
		let bound = subject.fits(&word.low) && (dependent || !object) && !equated;
		if reflexive || bound || (words.low(index) == "it" && is_expletive(words, index, index + 1)) {
			return None;
		}
		if object && matches!(word.low.as_str(), "him" | "her") {
			if self.doubtful {
				return None;
			}
			return match other_person(&word.low, words.cut(0..index), subject, &self.referents, self.now) {
				Person::One(person) => Some((1, stand_in(&person, word, false))),
				Person::Several => {
					self.doubtful = true;
					None
				},
				Person::Nobody => None,
			};
		}
		// "the defeat of Napoleon … ended his rule"
		let near = mentions(words.cut(0..index)).map(|mention| Referent::new(mention, false, self.now));
		let near = near.filter(|known| known.low != subject.low && known.fits(&word.low)).last();
		// "Scout Finch and her father"
		let beside = index > 1
			&& matches!(words.before(index), Tag::And | Tag::Joined)
			&& words.before(index.wrapping_sub(1)) == Tag::Name;
		let near = near.filter(|known| (beside || known.certainty(&word.low) > 0) && !object);
		let found = near.as_ref().or(self.find(&word.low, Some(subject)))?;
		Some((1, stand_in(found, word, word.tag == Tag::Possessive)))
	}

	/// "The city", "this city" or "the city's" as the name of the city.
	fn described(&self, words: &[Word], lead: usize, verb: usize) -> Option<(usize, Vec<Word>)> {
		let (the, noun) = (words.get(lead)?, words.get(lead + 1)?);
		let genitive = noun.low.strip_suffix("'s");
		let ends = lead + 2 == words.past_adverbs(lead + 2).min(verb) && words.past_adverbs(lead + 2) >= verb;
		if !matches!(the.low.as_str(), "the" | "this") || !(genitive.is_some() || (ends && noun.tag == Tag::Noun)) {
			return None;
		}
		let kind = genitive.unwrap_or(&noun.low);
		let found = self.referents.iter().rev().filter(|known| known.subject && known.seen + FAR > self.now);
		let found = found.into_iter().find(|known| known.is_named() && known.is_kind(kind))?;
		Some((2, stand_in(found, the, genitive.is_some())))
	}

	/// "the former", "the latter"
	fn one_of_two(&self, words: &[Word], index: usize) -> Option<(usize, Vec<Word>)> {
		let (first, second) = &self.pair.as_ref()?.words;
		let next = words.tag(index + 2);
		let alone = !next.is_nominal() && next != Tag::Adjective;
		let chosen = match (words.low(index), words.low(index + 1)) {
			("the", "former") if alone => first,
			("the", "latter") if alone => second,
			_ => return None,
		};
		let the = words.get(index)?;
		Some((2, chosen.iter().map(|word| Word { from: the.from.clone(), ..word.clone() }).collect()))
	}

	/// The two things just named together, as one.
	fn together(&self, pronoun: &str) -> Option<Referent> {
		let pair = self
			.pair
			.as_ref()
			.filter(|pair| pair.seen + 1 >= self.now && matches!(pronoun, "they" | "their" | "both"))?;
		let (first, second) = &pair.words;
		Some(Referent::new(&grammar::build(&[first, &[Word::new("and", Tag::And)], second]), false, self.now))
	}

	/// The most likely thing `pronoun` stands for, other than `not`.
	fn find(&mut self, pronoun: &str, not: Option<&Referent>) -> Option<&Referent> {
		let full = |known: &&Referent| !known.subject && known.is_full_name() && known.fits(pronoun);
		let recent = self.referents.iter().filter(|known| known.seen + 1 >= self.now);
		let only = recent.clone().filter(full).count() == 1;
		let thing = |known: &&Referent| !known.subject && known.is_named() && known.certainty("it") > 0;
		let only_thing = pronoun == "it" && not.is_some() && recent.filter(thing).count() == 1;
		let now = self.now;
		let score = |known: &Referent| {
			let age = now.saturating_sub(known.seen);
			let near = if known.subject { age <= FAR } else { age <= 1 };
			// The object "it" hardly is the subject of a clause just before.
			let same = age == 0 && not.is_some() && matches!(pronoun, "it" | "them");
			let excluded = same || not.is_some_and(|not| not.low == known.low);
			if !near || excluded || known.words.len() > LONGEST || !known.fits(pronoun) {
				return None;
			}
			let certain = known.certainty(pronoun);
			// Something that is no subject must be known to fit.
			let personal = matches!(pronoun, "he" | "she" | "his" | "her" | "him");
			let sole = (only && personal && known.is_full_name()) || (only_thing && known.is_named());
			if !known.subject && certain < 2 && !sole {
				return None;
			}
			Some(usize::from(known.subject) * 5 + certain * 2 + (FAR * 3).saturating_sub(age * 3))
		};
		let scores = self.referents.iter().enumerate().filter_map(|(at, known)| Some((score(known)?, at)));
		let scores = scores.collect::<Vec<_>>();
		let (most, best) = scores.iter().copied().max()?;
		if scores.iter().filter(|(score, _)| *score == most).count() > 1 {
			return None;
		}
		let likely = self.referents.get(best)?;
		// "The team grew, and Mary led it": the team, which comes before anything older.
		let skips = matches!(pronoun, "it" | "them")
			&& likely.seen < now
			&& not.is_some_and(|not| {
				let nearer = |known: &&Referent| known.subject && known.seen == now && known.low != not.low;
				self.referents.iter().filter(nearer).any(|known| known.fits(pronoun))
			});
		let other = |fits: &dyn Fn(&Referent) -> bool| {
			scores.iter().filter(|(_, at)| *at != best).filter_map(|(_, at)| self.referents.get(*at)).any(fits)
		};
		// "The company grew. An office costs x. It …": the company or the office?
		let passing = pronoun == "it" && likely.is_passing() && other(&|known| known.subject && !known.is_passing());
		// "The speed of light is x. Nothing can reach it": the light or its speed?
		let attribute = format!(" of {}", likely.low);
		let owner =
			pronoun == "it" && not.is_some() && self.referents.iter().any(|known| known.low.ends_with(&attribute));
		// "A was a doctor. B's death moved him. He …": B is not what this is about.
		let personal = matches!(pronoun, "he" | "she" | "his" | "her");
		let aside = personal && likely.owner && other(&|known| known.subject && known.certainty(pronoun) > 0);
		if passing || owner || aside || skips {
			return None;
		}
		let found = self.referents.get_mut(best)?;
		found.learn(pronoun);
		Some(found)
	}

	/// Remembers what a statement is about and whom it mentions.
	pub fn note(&mut self, words: &[Word], side: bool) {
		let Some(Parts { lead, verb }) = parts(words) else { return };
		let subject = words.cut(lead..verb.start);
		let rest = words.cut(verb.end..words.len());
		let relative = subject.find(0, |tag| matches!(tag, Tag::Relative | Tag::That | Tag::Comma));
		let subject = subject.cut(0..relative.unwrap_or(subject.len()));
		let end = (0..subject.len())
			.rev()
			.find(|&at| !matches!(subject.tag(at), Tag::Adverb | Tag::Bracket))
			.map_or(0, |at| at + 1);
		let subject = subject.cut(0..end);
		for mention in mentions(rest) {
			let known = Referent::new(mention, false, self.now);
			self.remember(known);
		}
		let pair = both(subject).or_else(|| both(rest)).map(|words| Pair { words, seen: self.now });
		self.pair = pair.or(self.pair.take());
		let quoted =
			subject.first().is_some_and(|word| word.text.starts_with(['"', '“'])) && words.tag(verb.start) == Tag::Past;
		let empty = subject.is_empty() || quoted || matches!(subject.tag(0), Tag::Pronoun) || subject.low(0) == "there";
		if empty || subject.len() > LONGEST || subject.iter().any(|word| word.tag == Tag::Subordinator) {
			return;
		}
		let topical = !side;
		let be = words.cut(verb.clone()).len() == 1 && words.tag(verb.start) == Tag::Be;
		let mut known = Referent::new(subject, topical, self.now);
		known.count(words.cut(verb.start..words.len()));
		if let Some(owner) = genitive_owner(subject) {
			known.subject = false;
			self.remember(known);
			let mut owner = Referent::new(&owner, topical, self.now);
			owner.owner = true;
			self.remember(owner);
			return;
		}
		if let Some(whole) = subject.iter().rposition(|word| word.low == "of").filter(|_| is_attribute(subject)) {
			// "The currency of Japan is the yen": what follows is about Japan.
			known.subject = false;
			if !(be && rest.iter().all(|word| word.tag == Tag::Name)) {
				self.remember(known);
				self.remember(Referent::new(subject.cut(whole + 1..subject.len()), topical, self.now));
				return;
			}
		}
		if be && subject.low(0) == "the" && !rest.is_empty() && rest.iter().all(|word| word.tag == Tag::Name) {
			// "The capital of x is A": what follows is about A.
			let mut named = Referent::new(rest, topical, self.now);
			named.kinds.extend(head(subject));
			known.subject = false;
			self.remember(known);
			self.remember(named);
			return;
		}
		if be && matches!(rest.low(0), "a" | "an" | "the" | "one") {
			known.describe(head(rest));
		}
		self.remember(known);
	}

	fn remember(&mut self, mut known: Referent) {
		if known.words.is_empty() {
			return;
		}
		if let Some(at) = self.referents.iter().position(|old| old.is_same(&known)) {
			let old = self.referents.remove(at);
			known.merge(old, self.now);
		}
		self.referents.push(known);
		if self.referents.len() > REMEMBERED {
			self.referents.remove(0);
		}
	}
}

/// Whether a phrase only names a property of something: "the population of x".
fn is_attribute(phrase: &[Word]) -> bool {
	let head = phrase.find(0, |tag| tag == Tag::Preposition).filter(|&at| phrase.low(at) == "of");
	head.is_some_and(|at| lexicon::has(phrases::PROPERTIES, phrase.low(at.wrapping_sub(1))))
}

/// The head noun of a phrase such as "the capital of Australia" or "one of the largest cities".
pub fn head(phrase: &[Word]) -> Option<String> {
	let start = if phrase.low(0) == "one" && phrase.low(1) == "of" { 2 } else { 0 };
	let end = grammar::phrase_end(phrase, start)?;
	let word = phrase.cut(start..end).iter().rev().find(|word| matches!(word.tag, Tag::Noun | Tag::Plural))?;
	inflect::singular(&word.low).filter(|_| word.tag == Tag::Plural).or_else(|| Some(word.low.clone()))
}

/// The names in `words`.
pub fn mentions(words: &[Word]) -> impl Iterator<Item = &[Word]> {
	let named = |at: usize| words.tag(at) == Tag::Name;
	let starts = (0..words.len()).filter(move |&at| named(at) && (at == 0 || !named(at - 1)));
	let ends = starts.map(|start| (start, words.find(start, |tag| tag != Tag::Name).unwrap_or(words.len())));
	// "Thomas Jefferson's books" mention no Thomas.
	let owns = |end: usize| words.tag(end) == Tag::Possessive && words.get(end).is_some_and(Word::is_capital);
	ends.filter(move |(_, end)| !owns(*end)).map(move |(start, end)| {
		let the = start > 0 && words.low(start.wrapping_sub(1)) == "the";
		words.cut(start - usize::from(the)..end)
	})
}

/// The two things that `phrase` names together, if these are all.
fn both(phrase: &[Word]) -> Option<(Vec<Word>, Vec<Word>)> {
	let joint = (1..phrase.len()).find(|&at| matches!(phrase.tag(at), Tag::And | Tag::Joined | Tag::Nor))?;
	let start = grammar::phrase_start(phrase, joint, 0);
	let start = phrase.cut(0..joint).iter().rposition(|word| word.tag == Tag::Joined).map_or(start, |at| at + 1);
	let end = grammar::phrase_end(phrase, joint + 1)?;
	let (first, second) = (phrase.cut(start..joint), phrase.cut(joint + 1..end));
	let many = phrase.iter().any(|word| word.tag == Tag::Comma);
	(!first.is_empty() && !many).then(|| (first.to_vec(), second.to_vec()))
}

/// Whether "it" at `index` stands for nothing: "it is known that", "it takes", "it rained".
fn is_expletive(words: &[Word], index: usize, verb: usize) -> bool {
	if words.low(index) != "it" {
		return false;
	}
	let group = grammar::verb_group(words, verb);
	let complement = words.past_adverbs(group);
	let clause = (complement..complement + 6).any(|at| matches!(words.tag(at), Tag::That | Tag::To));
	let adjective = words.tag(complement) == Tag::Adjective;
	let participle = words.tag(group.saturating_sub(1)) == Tag::Participle && words.tag(group) == Tag::That;
	let cleft = words.tag(verb) == Tag::Be
		&& words.find(group, |tag| tag == Tag::That).is_some_and(|at| words.before(at) != Tag::Plural)
		&& matches!(words.tag(complement), Tag::Preposition | Tag::Name | Tag::Number);
	let weather = matches!(words.low(verb), "seems" | "seemed" | "appears" | "rained" | "rains" | "snows" | "snowed")
		|| (matches!(words.low(verb), "takes" | "took") && words.find(group, |tag| tag == Tag::To).is_some());
	(words.tag(verb) == Tag::Be && ((adjective && clause) || participle || cleft)) || weather
}

/// The words of `known` in the place of `word`.
fn stand_in(known: &Referent, word: &Word, genitive: bool) -> Vec<Word> {
	let mut words = known.words.iter().map(|own| Word { from: word.from.clone(), ..own.clone() }).collect::<Vec<_>>();
	if let Some(first) = words.first_mut() {
		first.glued = false;
	}
	if let Some(last) = words.last_mut().filter(|_| genitive || word.low == "his" || word.low == "its") {
		let ending = if last.low.ends_with('s') && (last.tag == Tag::Plural || known.is_group()) { "'" } else { "'s" };
		*last = Word {
			text: format!("{}{ending}", last.text),
			low: format!("{}{ending}", last.low),
			tag: Tag::Possessive,
			..last.clone()
		};
	}
	words
}

/// Whether `word` is a name no person has.
pub fn is_place(word: &Word) -> bool {
	lexicon::has(names::PLACES, word.low.rsplit(", ").next().unwrap_or("")) || lexicon::has(names::CALENDAR, &word.low)
}
