//! Chooses among the readings of a word by what stands around it.

use crate::splitting::grammar;
use crate::splitting::guesses::{sure, Guess};
use crate::splitting::inflect::{self, Form};
use crate::splitting::lexicon::{self, verbs};
use crate::splitting::tokens::{Look, Tag, Word};

/// Pronouns and determiners that take a verb without -s.
const PLURAL: &[&str] =
	&["both", "i", "many", "most", "people", "some", "that", "these", "they", "those", "we", "which", "who", "you"];

/// Nouns whose plural looks like their singular.
const HERDS: &[&str] = &[
	"aircraft",
	"bison",
	"deer",
	"fish",
	"offspring",
	"salmon",
	"sheep",
	"shrimp",
	"spacecraft",
	"species",
	"squid",
	"trout",
];

/// What has been read before a word.
#[derive(Clone, Copy)]
struct Before {
	/// Where the last word is that is no adverb.
	at: Option<usize>,
	/// Its tag.
	plain: Tag,
	/// The tag of the word directly before.
	direct: Tag,
	/// How many finite verbs are still to come.
	owed: usize,
}

impl Before {
	/// Whether the word stands inside a noun phrase that has not reached its noun.
	fn in_phrase(self) -> bool {
		matches!(self.direct, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number)
	}

	fn after_noun(self) -> bool {
		matches!(self.plain, Tag::Noun | Tag::Plural | Tag::Name | Tag::Bracket | Tag::Number | Tag::Pronoun)
	}
}

/// The tag of the word at `index`, given the tags before it and the guesses after it.
pub fn decide(sentence: &[Word], guesses: &[Guess], index: usize, owed: usize) -> Tag {
	let Some(&guess) = guesses.get(index) else { return Tag::Mark };
	let at = (0..index).rev().find(|&at| !matches!(sentence.tag(at), Tag::Adverb | Tag::Not));
	let plain = at.map_or(Tag::Mark, |at| sentence.tag(at));
	let before = Before { at, plain, direct: sentence.before(index), owed };
	let ahead = Ahead { sentence, guesses, index };
	match guess.verb {
		None => ahead.decide_unknown(guess.plain, before.direct),
		Some(Form::Base) => ahead.decide_base(guess, before),
		Some(Form::Third) => ahead.decide_third(guess, before),
		Some(Form::Gerund) => ahead.decide_gerund(guess, before),
		Some(Form::Participle) if before.in_phrase() && ahead.is_noun_next() => Tag::Adjective,
		Some(Form::Participle) => Tag::Participle,
		Some(form) => ahead.decide_past(form, guess.both, before),
	}
}

/// What stands around a word whose tag is being decided.
pub struct Ahead<'a> {
	/// The words; those before are tagged.
	pub sentence: &'a [Word],
	/// What each word may be.
	pub guesses: &'a [Guess],
	/// The word in question.
	pub index: usize,
}

impl Ahead<'_> {
	/// The readings of the word `step` words ahead.
	pub fn next(&self, step: usize) -> Guess {
		self.guesses.get(self.index + step).copied().unwrap_or(sure(Tag::Mark))
	}

	/// The next word that is no adverb.
	fn next_plain(&self) -> Guess {
		let skip = (1..=self.guesses.len())
			.find(|&step| self.next(step).plain != Tag::Adverb || self.next(step).verb.is_some());
		self.next(skip.unwrap_or(1))
	}

	fn is_finite_next(&self) -> bool {
		let next = self.next_plain();
		let past = matches!(next.verb, Some(Form::Past)) && !next.both;
		past || (next.plain.is_finite() && next.verb.is_none())
	}

	fn is_noun_next(&self) -> bool {
		matches!(self.next(1).plain, Tag::Noun | Tag::Plural | Tag::Name | Tag::Adjective)
			&& (self.next(1).verb.is_none() || self.next(1).both)
	}

	/// Whether an object or a complement seems to follow.
	fn has_object(&self) -> bool {
		let next = self.next(1);
		next.plain.opens_phrase() || matches!(next.plain, Tag::That | Tag::Adverb | Tag::Preposition | Tag::To)
	}

	/// Whether the noun before begins a clause of a list: "…, the lungs exchange gases, …".
	fn starts_clause(&self) -> bool {
		let end = self.sentence.past_adverbs_back(self.index) + 1;
		let noun = grammar::phrase_start(self.sentence, end.min(self.index), 0);
		let start = grammar::antecedent(self.sentence, end.min(self.index), 0).unwrap_or(noun);
		let joint = self.sentence.tag(self.sentence.past_adverbs_back(start));
		start < self.index && matches!(joint, Tag::Comma | Tag::And)
	}

	/// Whether the past form here is the verb of a clause after "and": "…, and Edison invented the phonograph".
	fn is_second_clause(&self) -> bool {
		let low = self.sentence.low(self.index);
		let end = self.sentence.past_adverbs_back(self.index) + 1;
		let start = grammar::phrase_start(self.sentence, end.min(self.index), 0);
		let joined = start < self.index && self.sentence.before(start) == Tag::And;
		let active = self.has_clear_object() && !lexicon::has(verbs::STATES, low);
		joined && (active || lexicon::has(verbs::INTRANSITIVE, low))
	}

	/// Whether an object follows that no noun could have before it.
	fn has_clear_object(&self) -> bool {
		let manner = self.next(1).plain == Tag::Adverb && self.sentence.low(self.index + 1).ends_with("ly");
		manner || matches!(self.next(1).plain, Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Pronoun)
	}

	/// The tag of the word before the joint that stands directly before.
	fn before_joint(&self) -> Tag {
		self.sentence.before(self.index.wrapping_sub(1))
	}

	/// Whether a preposition follows that a bare noun in a list would hardly have.
	fn goes_on_with_place(&self) -> bool {
		let listed = matches!(self.before_joint(), Tag::Noun | Tag::Gerund);
		let common = matches!(self.sentence.low(self.index + 1), "of" | "for" | "in" | "with" | "on");
		let placed = matches!(self.next(1).plain, Tag::Preposition | Tag::To);
		placed && self.sentence.low(self.index + 1) != "of" && (!listed || !common)
	}

	/// Whether what follows can stand after a verb form that could be a plural noun.
	fn fits_after_verb(&self) -> bool {
		let next = self.next(1);
		let of = self.sentence.low(self.index + 1) == "of";
		!of && (self.has_object() || matches!(next.verb, Some(Form::Gerund)) || next.plain == Tag::Mark)
			&& !matches!(next.plain, Tag::And)
	}

	/// Whether the list the word is part of goes on as nouns: "dances, songs, and plays".
	fn follows_list(&self) -> bool {
		let next = self.next(1).plain;
		matches!(next, Tag::And | Tag::Comma | Tag::Or)
	}

	/// Whether one of `tags` stands before, in the same part of the sentence.
	fn follows(&self, tags: &[Tag]) -> bool {
		let before = (0..self.index).rev().map(|at| self.sentence.tag(at));
		before.take_while(|tag| !matches!(tag, Tag::Semicolon | Tag::Colon)).any(|tag| tags.contains(&tag))
	}

	/// Whether the words before are a subject that takes a verb without -s.
	fn is_plural_subject(&self, before: Before) -> bool {
		let low = before.at.map_or("", |at| self.sentence.low(at));
		let phrase = self.sentence.cut(0..before.at.map_or(0, |at| at + 1));
		let noun = matches!(before.plain, Tag::Noun | Tag::Name | Tag::Bracket | Tag::Comma);
		let finite = phrase.iter().any(|word| word.tag.is_finite());
		let coordinated = phrase.iter().any(|word| word.tag == Tag::And) && !finite;
		// "the Andes, stretching over x, form"
		let comma = phrase.find(0, |tag| tag == Tag::Comma).filter(|_| before.plain == Tag::Comma);
		let remark = comma.is_some_and(|comma| grammar::is_plural(phrase.cut(0..comma)));
		lexicon::has(PLURAL, low)
			|| before.plain == Tag::Plural
			|| (before.plain == Tag::Name && inflect::is_plural(low))
			|| (noun && (coordinated || plural_head(phrase) || remark || lexicon::has(HERDS, low)))
	}

	/// Reads a form such as "use": an infinitive, a verb after a plural, or a noun.
	fn decide_base(&self, Guess { plain, both, .. }: Guess, before: Before) -> Tag {
		let asked = matches!(before.plain, Tag::To | Tag::Modal | Tag::Do);
		let listed = matches!(before.plain, Tag::And | Tag::Or | Tag::Comma) && self.follows(&[Tag::Base]);
		if asked && !(before.in_phrase() && both) || listed && (!both || self.has_object()) {
			return Tag::Base;
		}
		if before.in_phrase() && plain != Tag::Adverb && both {
			return self.decide_plain(plain, before.plain);
		}
		// "which rise and fall"
		let paired =
			matches!(before.direct, Tag::Relative | Tag::That) && before.owed > 0 && self.next(1).plain.joins();
		let subject = (before.owed > 0 || self.starts_clause()) && self.is_plural_subject(before);
		let possible = subject && !self.is_finite_next() && (!both || self.has_object());
		let goes_on = matches!(before.plain, Tag::And | Tag::Comma)
			&& !before.in_phrase()
			&& self.follows(&[Tag::Present, Tag::Have, Tag::Be]);
		let described = matches!(self.before_joint(), Tag::Adjective | Tag::Adverb | Tag::Participle);
		let clear = !both || described || self.has_clear_object() || self.goes_on_with_place();
		if paired || possible || (goes_on && clear && self.has_object()) {
			return Tag::Present;
		}
		let opening = before.plain == Tag::Mark && !lexicon::has(verbs::IMPERATIVES, self.sentence.low(self.index));
		if both || before.after_noun() || before.in_phrase() || opening || before.plain == Tag::Preposition {
			self.decide_plain(plain, before.plain)
		} else {
			Tag::Base
		}
	}

	/// Reads a form such as "uses": a verb after a singular, or a plural noun.
	fn decide_third(&self, Guess { plain, both, .. }: Guess, before: Before) -> Tag {
		let goes_on = before.owed == 0 || self.follows(&[Tag::Past, Tag::Present, Tag::Be, Tag::Have]);
		let listed = matches!(before.plain, Tag::And | Tag::Comma | Tag::But | Tag::Or) && goes_on;
		// "which plants make": the plural is the subject of the next verb.
		let next = self.next_plain();
		let subject = both && matches!(next.verb, Some(Form::Base | Form::Past)) && !next.both;
		let verb = if (matches!(before.plain, Tag::Relative | Tag::That) && !subject) || before.plain == Tag::Pronoun {
			true
		} else if before.in_phrase() || before.direct == Tag::Preposition {
			!both && (before.direct == Tag::Adjective || plain != Tag::Plural)
		} else if self.is_finite_next() {
			return plain;
		} else if listed {
			!both || self.has_object() && !self.follows_list()
		} else if before.after_noun()
			|| matches!(before.plain, Tag::Gerund | Tag::Possessive | Tag::Comma | Tag::Adjective)
		{
			let lacking =
				before.owed > 0 || self.has_clear_object() || (self.starts_clause() && self.goes_on_as_clause());
			!both || (lacking && self.fits_after_verb() && before.plain != Tag::Plural)
		} else {
			!both && (plain != Tag::Plural || before.plain == Tag::Colon)
		};
		if verb {
			Tag::Present
		} else {
			plain
		}
	}

	/// Whether what follows is a little more than a noun could have: "…, oil floats on water, and sand sinks".
	fn goes_on_as_clause(&self) -> bool {
		const PLACES: &[&str] = &["above", "along", "below", "beneath", "beyond", "near", "within"];
		let finite = (0..self.index).filter(|&at| self.sentence.tag(at).is_finite()).count();
		let last = finite > 1 && self.next(1).plain == Tag::Mark;
		let noun = matches!(self.next(1).plain, Tag::Noun | Tag::Plural);
		noun || last || lexicon::has(PLACES, self.sentence.low(self.index + 1))
	}

	fn decide_gerund(&self, Guess { both, .. }: Guess, before: Before) -> Tag {
		let modified = matches!(before.direct, Tag::Determiner | Tag::Possessive | Tag::Adjective);
		if modified && self.is_noun_next() {
			Tag::Adjective
		} else if modified || (both && before.plain != Tag::Be) {
			Tag::Noun
		} else {
			Tag::Gerund
		}
	}

	/// Reads a form such as "founded" or "wrote": a past tense or a participle.
	fn decide_past(&self, form: Form, both: bool, before: Before) -> Tag {
		let either = form == Form::Either;
		let participle = if either { Tag::Participle } else { Tag::Past };
		let noun_next = self.is_noun_next();
		if either && before.in_phrase() && noun_next {
			return Tag::Adjective;
		}
		if either && before.direct == Tag::Determiner {
			return Tag::Noun;
		}
		let helper = self.sentence.low(self.index.wrapping_sub(1));
		let passive = matches!(helper, "been" | "being" | "be" | "having" | "get" | "gets");
		if passive || matches!(before.plain, Tag::Be | Tag::Have) || either && self.follows_auxiliary() {
			return participle;
		}
		let open = either && before.owed > 0;
		match before.plain {
			Tag::Preposition | Tag::To if noun_next => Tag::Adjective,
			Tag::Preposition | Tag::To => participle,
			Tag::Noun | Tag::Plural | Tag::Name | Tag::Bracket | Tag::Number | Tag::Participle | Tag::Adjective => {
				let remark = self.sentence.tag(0).opens_phrase() && self.follows(&[Tag::Comma]) && self.is_inserted();
				let reduced = either && (before.owed == 0 && !self.is_second_clause() || self.is_reduced() || remark);
				if reduced {
					Tag::Participle
				} else {
					Tag::Past
				}
			},
			// "Founded in 1900, …" and "…, founded in 1900, is …"
			Tag::Mark if either => Tag::Participle,
			Tag::Comma if open && self.is_inserted() => Tag::Participle,
			Tag::And if open && self.follows_participle() && self.is_inserted() => Tag::Participle,
			Tag::Past | Tag::Present | Tag::Base if noun_next && !both => Tag::Adjective,
			_ => Tag::Past,
		}
	}

	/// Whether the word before, adverbs aside, is an auxiliary: "was later renamed".
	fn follows_auxiliary(&self) -> bool {
		let mut before = (0..self.index).rev().map(|at| (self.sentence.tag(at), self.sentence.low(at)));
		before
			.find(|(tag, _)| !matches!(tag, Tag::Adverb | Tag::Not))
			.is_some_and(|(tag, low)| matches!(tag, Tag::Be | Tag::Have) || matches!(low, "been" | "being" | "be"))
	}

	/// Whether the remark that starts here ends with a comma before the verb of the clause.
	fn is_inserted(&self) -> bool {
		// A second comma closed the remark: "A, a friar, studied …".
		let commas = self.sentence.cut(0..self.index).iter().filter(|word| word.tag == Tag::Comma).count();
		let opens = self.sentence.tag(0).opens_phrase();
		if opens && commas == 2 && self.sentence.before(self.index) == Tag::Comma {
			return false;
		}
		let mut commas = (1..40).take_while(|&step| self.next(step).plain != Tag::Semicolon);
		commas.any(|comma| {
			if self.next(comma).plain != Tag::Comma {
				return false;
			}
			let ahead = Ahead { index: self.index + comma, ..*self };
			let next = ahead.next_plain();
			ahead.is_finite_next() || matches!(next.verb, Some(Form::Third | Form::Either))
		})
	}

	/// Whether a participle stands in the same remark: "…, designed by A and built in B, …".
	fn follows_participle(&self) -> bool {
		let mut before = (0..self.index).rev().map(|at| self.sentence.tag(at));
		before.find(|tag| matches!(tag, Tag::Comma | Tag::Participle)) == Some(Tag::Participle)
	}

	/// Whether a past form after a noun only describes it because the verb of the clause is still to come.
	fn is_reduced(&self) -> bool {
		let next = self.next(1).plain;
		if !matches!(next, Tag::Preposition | Tag::Adverb | Tag::To) {
			return false;
		}
		for step in 2..24 {
			let guess = self.next(step);
			match guess.plain {
				Tag::Comma
				| Tag::And
				| Tag::But
				| Tag::Semicolon
				| Tag::Relative
				| Tag::That
				| Tag::Subordinator
				| Tag::Colon
				| Tag::Concession => {
					return false;
				},
				tag if tag.is_finite() && guess.verb.is_none() => return true,
				_ if matches!(guess.verb, Some(Form::Past | Form::Third)) && !guess.both => return true,
				_ => {},
			}
		}
		false
	}
}

/// Whether the head of the phrase before "of" is plural: "the walls of the city".
fn plural_head(phrase: &[Word]) -> bool {
	let head = phrase.iter().position(|word| word.tag == Tag::Preposition);
	head.is_some_and(|at| phrase.before(at) == Tag::Plural)
}
