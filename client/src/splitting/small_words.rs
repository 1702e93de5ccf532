//! Settles the part of speech of small words with several uses: "that", "her", "before", "while".

use crate::splitting::context::Ahead;
use crate::splitting::inflect::Form;
use crate::splitting::tags::is_subject;
use crate::splitting::tokens::{Look, Tag};

impl Ahead<'_> {
	/// Reads a word that is no known verb as one after "it", "they" or "can".
	pub fn decide_unknown(&self, plain: Tag, direct: Tag) -> Tag {
		let (low, subject) = (self.sentence.low(self.index), self.sentence.low(self.index.wrapping_sub(1)));
		let third = plain == Tag::Plural && matches!(subject, "it" | "he" | "she") && low.ends_with('s');
		let plural = plain == Tag::Noun && matches!(subject, "they" | "we");
		// "Romeo avenges him"
		let object = matches!(self.sentence.low(self.index + 1), "him" | "them" | "it");
		if object && plain == Tag::Plural && matches!(direct, Tag::Name | Tag::And | Tag::Comma) {
			return Tag::Present;
		}
		if direct == Tag::Pronoun && (third || plural) {
			return Tag::Present;
		}
		if plain == Tag::Noun && direct == Tag::Modal {
			return Tag::Base;
		}
		let before = (0..self.index).rev().map(|at| self.sentence.tag(at));
		let before = before.into_iter().find(|tag| !matches!(tag, Tag::Adverb | Tag::Not));
		self.decide_plain(plain, before.unwrap_or(Tag::Mark))
	}

	/// Settles small words with several uses.
	pub fn decide_plain(&self, plain: Tag, before: Tag) -> Tag {
		let (low, next) = (self.sentence.low(self.index), self.next(1));
		let number = next.plain == Tag::Number;
		match low {
			"about" | "around" | "over" | "nearly" | "some" | "under" if number => Tag::Adverb,
			"to" if plain != Tag::Name => {
				let infinitive = matches!(next.verb, Some(Form::Base)) || self.sentence.low(self.index + 1) == "be";
				let common = matches!(self.sentence.low(self.index + 1), "have" | "do" | "not");
				let adverb = next.plain == Tag::Adverb && matches!(self.next(2).verb, Some(Form::Base));
				if infinitive || common || adverb {
					Tag::To
				} else {
					Tag::Preposition
				}
			},
			"after" | "before" | "since" | "until" | "till" | "as" | "once" => {
				if self.opens_clause() {
					Tag::Subordinator
				} else {
					plain
				}
			},
			"have" | "do" if matches!(before, Tag::To | Tag::Modal) => Tag::Base,
			"had" if before == Tag::Have => Tag::Participle,
			"that" => {
				let pointing =
					next.plain == Tag::Noun && matches!(before, Tag::Preposition | Tag::Mark) && next.verb.is_none();
				if pointing {
					Tag::Determiner
				} else {
					Tag::That
				}
			},
			"this" | "these" | "those"
				if next.plain.is_finite() || matches!(next.verb, Some(Form::Third | Form::Past)) && !next.both =>
			{
				Tag::Pronoun
			},
			"most" | "some" | "many" | "few" | "several" | "all" if next.plain.is_finite() && next.verb.is_none() => {
				Tag::Pronoun
			},
			"most" | "more" | "less" | "least" if next.plain == Tag::Noun || next.plain == Tag::Plural => {
				Tag::Determiner
			},
			"so" if before == Tag::Comma => Tag::But,
			"her"
				if !(next.plain.is_nominal()
					|| matches!(next.plain, Tag::Adjective | Tag::Possessive)
					|| next.verb.is_some()) =>
			{
				Tag::Pronoun
			},
			"best" | "better" | "least"
				if matches!(next.verb, Some(Form::Either | Form::Participle)) && before != Tag::Determiner =>
			{
				Tag::Adverb
			},
			"there" if next.plain != Tag::Be && next.plain != Tag::Modal => Tag::Adverb,
			"last" | "first" if matches!(next.verb, Some(Form::Past | Form::Either)) && before != Tag::Determiner => {
				Tag::Adverb
			},
			"while" if matches!(next.verb, Some(Form::Gerund)) => Tag::Subordinator,
			"while" if !matches!(before, Tag::Mark | Tag::Comma) => Tag::Subordinator,
			"where" if !matches!(before, Tag::Comma | Tag::Noun | Tag::Plural | Tag::Name) => Tag::Subordinator,
			"about" | "over" | "around" if self.counts_part() => Tag::Adverb,
			"yet" if !matches!(before, Tag::Comma | Tag::Mark) && !self.is_verb_next() => Tag::Adverb,
			"like" if matches!(before, Tag::To | Tag::Modal) => Tag::Base,
			_ => plain,
		}
	}

	/// Whether "a quarter", "half" or their like follow.
	fn counts_part(&self) -> bool {
		let (first, second) = (self.sentence.low(self.index + 1), self.sentence.low(self.index + 2));
		first == "half"
			|| (first == "a"
				&& matches!(
					second,
					"quarter" | "third" | "fifth" | "tenth" | "dozen" | "hundred" | "thousand" | "million"
				))
	}

	fn is_verb_next(&self) -> bool {
		let next = self.next(1);
		matches!(next.verb, Some(Form::Third | Form::Past | Form::Either))
			|| (next.plain.is_finite() && next.verb.is_none())
	}

	/// Whether the phrase after a word such as "after" has a verb of its own.
	fn opens_clause(&self) -> bool {
		let mut noun = false;
		for step in 1..12 {
			let next = self.next(step);
			let low = self.sentence.low(self.index + step);
			let verb = matches!(next.verb, Some(Form::Past | Form::Third)) && !next.both
				|| matches!(next.verb, Some(Form::Either)) && noun;
			if noun && (next.plain.is_finite() && next.verb.is_none() || verb) {
				return true;
			}
			match next.plain {
				Tag::Comma | Tag::Semicolon | Tag::Mark | Tag::And | Tag::But | Tag::Relative | Tag::Concession => {
					return false
				},
				_ if next.verb == Some(Form::Gerund) && step == 1 => return false,
				tag => noun |= tag.is_nominal() || (tag == Tag::Pronoun && is_subject(low)),
			}
		}
		false
	}
}
