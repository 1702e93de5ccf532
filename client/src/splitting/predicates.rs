//! Verb phrases that share a subject, and descriptions that are statements of their own.

use crate::splitting::clauses::Statement;
use crate::splitting::grammar::{self, barrier, be, build, is_past, opens_statement, parts, phrase_end, Parts};
use crate::splitting::inflect::{self, Form};
use crate::splitting::lexicon::{self, phrases, verbs};
use crate::splitting::shares;
use crate::splitting::tokens::{Look, Tag, Word};

/// "A was born in x and died in y", "A wrote, directed, and produced x".
pub fn verb_phrases(words: &[Word]) -> Option<Vec<Statement>> {
	let found = parts(words)?;
	let joint = (found.verb.start + 1..words.len()).find(|&at| joins_verbs(words, &found, at))?;
	let mut starts = vec![joint + 1];
	let commas = (found.verb.start + 1..joint.saturating_sub(1)).rev().filter(|&at| words.tag(at) == Tag::Comma);
	for comma in commas {
		if prefix(words, &found, comma + 1).is_some() && barrier(words, found.verb.end) > comma {
			starts.push(comma + 1);
		}
	}
	starts.reverse();
	let mut ends = starts.iter().skip(1).map(|start| start - 1).collect::<Vec<_>>();
	ends.push(words.len());
	// "never married and died in 1727": "never" belongs to the first verb, as the date of the second one tells.
	let denied =
		(found.lead..found.verb.start).find(|&at| matches!(words.low(at), "hardly" | "never" | "rarely" | "seldom"));
	if denied.is_some() && words.tag(joint) == Tag::And && !has_own_time(words.cut(joint + 1..words.len())) {
		return None;
	}
	let denied = denied.filter(|_| words.tag(joint) != Tag::Or);
	let mut statements = vec![build(&[words.cut(0..starts.first()? - 1)])];
	for (start, end) in starts.iter().copied().zip(ends) {
		let phrase = build(&[&[Word::new("", Tag::Adverb)], words.cut(start..end)]);
		let phrase = phrase.cut(1..phrase.len()).to_vec();
		let phrase = if phrase.tag(0) == Tag::But { phrase.cut(1..phrase.len()) } else { &phrase };
		let prefix = prefix(words, &found, start)?;
		let opening = words.cut(0..found.lead);
		let shared = if has_own_time(phrase) { found.lead } else { 0 };
		let prefix = prefix.get(shared.min(opening.len())..)?.iter().enumerate();
		let kept =
			prefix.filter(|(at, _)| denied != Some(at + shared.min(opening.len()))).map(|(_, word)| word.clone());
		statements.push(build(&[&kept.collect::<Vec<_>>(), phrase]));
	}
	if denied.is_none() {
		share_object(&mut statements);
	}
	Some(statements.into_iter().map(Statement::main).collect())
}

/// Whether the word at `at` joins a verb phrase to the ones before it.
fn joins_verbs(words: &[Word], found: &Parts, at: usize) -> bool {
	let negated = grammar::is_negated(words.cut(found.verb.clone()));
	let joint = match words.tag(at) {
		Tag::And => !negated || words.tag(words.past_adverbs(at + 1)).is_finite(),
		Tag::But => true,
		Tag::Or => negated,
		_ => false,
	};
	let comma = words.before(at) == Tag::Comma;
	let barrier = barrier(words, found.verb.end);
	// "reigned for 70 years, longer than anybody, and died"
	let enclosed = words.cut(found.verb.end..barrier).iter().any(|word| word.tag == Tag::Comma);
	let free = barrier > at || (comma && (words.tag(barrier) != Tag::Than || enclosed));
	joint && free && prefix(words, found, at + 1).is_some()
}

/// What the verb phrase at `start` shares with the one before it: subject, auxiliaries, "to".
fn prefix(words: &[Word], found: &Parts, start: usize) -> Option<Vec<Word>> {
	let group = words.cut(found.verb.clone());
	// "and, along with x, is y"
	let inserted = words.find(start + 1, |tag| tag == Tag::Comma).filter(|_| words.tag(start) == Tag::Comma);
	let verb = words.past_adverbs(inserted.map_or(start, |comma| comma + 1));
	let subject = words.cut(0..found.verb.start);
	let last = found.verb.end - 1;
	let shared = words.cut(0..last).to_vec();
	let (group_end, next) = (words.tag(last), words.tag(verb + 1));
	match words.tag(verb) {
		Tag::Past | Tag::Participle if group.len() > 1 && matches!(group_end, Tag::Participle | Tag::Past) => {
			let (_, form) = inflect::verb(words.low(verb))?;
			let active = form == Form::Past
				|| (form == Form::Either && group.tag(0) == Tag::Be)
					&& ((next.opens_phrase() && !lexicon::is_date(words.low(verb + 1)))
						|| matches!(words.low(verb + 1), "up" | "down" | "out" | "off" | "away")
						|| lexicon::has(verbs::INTRANSITIVE, words.low(verb)));
			let present = matches!(group.low(0), "is" | "are")
				&& form == Form::Either
				&& has_own_time(words.cut(start..words.len()));
			if present && !active {
				// "is located in A and built in 1900": the second part was.
				return Some(build(&[subject, &[be(true, words.cut(found.lead..found.verb.start))]]));
			}
			Some(if active { subject.to_vec() } else { shared })
		},
		Tag::Participle => None,
		tag if tag.is_finite() => Some(subject.to_vec()),
		Tag::Gerund if group_end == Tag::Gerund => Some(shared),
		Tag::Base if group_end == Tag::Base && group.len() > 1 => Some(shared),
		Tag::Base => {
			let to =
				(found.verb.end..start).rev().find(|&at| words.tag(at) == Tag::To && words.tag(at + 1) == Tag::Base)?;
			(barrier(words, found.verb.end) > to).then(|| words.cut(0..to + 1).to_vec())
		},
		_ => None,
	}
}

/// Whether a verb phrase says itself when it holds.
fn has_own_time(phrase: &[Word]) -> bool {
	phrase.iter().any(|word| {
		lexicon::has(phrases::TIMEFUL, &word.low)
			|| word.low.split(' ').any(|part| lexicon::is_year(part.trim_end_matches(',')))
	})
}

/// Gives bare verbs the object of the last one: "wrote and directed the film".
fn share_object(statements: &mut [Vec<Word>]) {
	let object = statements.last().and_then(|last| {
		let found = parts(last)?;
		Some(last.cut(found.verb.end..last.len()).to_vec())
	});
	let Some(object) = object.filter(|object| !object.is_empty()) else { return };
	let count = statements.len();
	for statement in statements.iter_mut().take(count.saturating_sub(1)) {
		let bare = parts(statement).is_some_and(|found| found.verb.end == statement.len());
		if bare {
			statement.extend(object.iter().cloned());
		}
	}
}

/// "A is a physicist who won x", "A is a tower built by x": what A is, and what it did.
pub fn identities(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = parts(words)?;
	let group = words.cut(verb.clone());
	let subject = words.cut(lead..verb.start);
	let article = usize::from(matches!(words.low(verb.end), "a" | "an"));
	let several = matches!(words.low(verb.start), "are" | "were")
		&& !matches!(words.tag(verb.end), Tag::Determiner | Tag::Possessive | Tag::Number);
	let defined = article == 1 || several;
	let pointing = subject.tag(0) == Tag::Pronoun && !lexicon::has(lexicon::PERSONAL, subject.low(0));
	if !(defined && group.tag(0) == Tag::Be && group.len() == 1) || pointing {
		return None;
	}
	let noun = phrase_end(words, verb.end)?;
	if several && words.before(noun) != Tag::Plural {
		return None;
	}
	let mut end = noun;
	while words.tag(end) == Tag::Preposition {
		end = phrase_end(words, end + 1)?;
	}
	if words.tag(end) == Tag::And {
		// "a composer and pianist whose symphony …"
		end = phrase_end(words, end + 1)?;
	}
	// "X is a process" says too little to stand alone.
	if lexicon::has(phrases::GENERIC, words.low(noun.wrapping_sub(1))) && end == noun && noun <= verb.end + article + 1
	{
		return None;
	}
	let past = is_past(group);
	let mut statements = vec![Statement::main(words.cut(0..end).to_vec())];
	let description = words.cut(end..words.len());
	// "native to x that can y" says two things.
	let second = description
		.find(1, |tag| matches!(tag, Tag::That | Tag::Relative))
		.filter(|_| description.tag(0) == Tag::Adjective);
	let bound = second.unwrap_or(description.len());
	for part in [description.cut(0..bound), description.cut(bound..description.len())] {
		if !part.is_empty() {
			statements.push(Statement::main(said_of(subject, part, past)?));
		}
	}
	Some(statements)
}

/// What `description`, which follows "is a …", says of `subject`.
fn said_of(subject: &[Word], description: &[Word], past: bool) -> Option<Vec<Word>> {
	let first = description.first()?;
	let rest = description.cut(1..description.len());
	match first.tag {
		Tag::Relative if first.low == "whose" => Some(build(&[&shares::genitive(subject), rest])),
		Tag::Relative | Tag::That if rest.tag(rest.past_adverbs(0)).is_finite() && first.low != "where" => {
			Some(build(&[subject, rest]))
		},
		Tag::Adjective if rest.tag(0) == Tag::Preposition => Some(build(&[subject, &[be(past, subject)], description])),
		Tag::Participle | Tag::Past
			if matches!(rest.tag(0), Tag::Preposition | Tag::Adverb) && rest.low(0) != "than" =>
		{
			let lasting = lexicon::has(verbs::STATES, &first.low);
			Some(build(&[subject, &[be(past || !lasting, subject)], description]))
		},
		Tag::Gerund => {
			let (base, _) = inflect::verb(&first.low).filter(|(_, form)| *form == Form::Gerund)?;
			if matches!(base.as_str(), "include" | "range" | "accord" | "have") {
				return None;
			}
			let form = if past { inflect::past(&base) } else { inflect::third(&base) };
			let tag = if past { Tag::Past } else { Tag::Present };
			Some(build(&[subject, &[first.put(&form, tag)], rest]))
		},
		_ => None,
	}
}

/// "x is an animal that eats y and lives in z", "x is a book written by y and published in z".
pub fn relative_pairs(words: &[Word]) -> Option<Vec<Statement>> {
	let found = parts(words)?;
	let joint = words.find(found.verb.end, |tag| tag == Tag::And)?;
	let verb = words.past_adverbs(joint + 1);
	let right = words.cut(joint + 1..words.len());
	let left = build(&[words.cut(0..joint)]);
	let head = if words.tag(verb).is_finite() {
		let relative = words.find(found.verb.end, |tag| matches!(tag, Tag::Relative | Tag::That)).filter(|&at| {
			at < joint && words.before(at).is_nominal() && words.tag(words.past_adverbs(at + 1)).is_finite()
		});
		words.cut(0..relative.or_else(|| reduced(words, &found, joint, verb))? + usize::from(relative.is_some()))
	} else if words.tag(verb) == Tag::Participle {
		words.cut(0..reduced(words, &found, joint, verb)?)
	} else {
		return None;
	};
	let own = words.before(joint) != Tag::Comma || opens_statement(words, joint + 1).is_none();
	own.then(|| vec![Statement::main(left.clone()), Statement::main(build(&[head, right]))])
}

/// Where the participle after a noun is that the past form at `verb` continues.
fn reduced(words: &[Word], found: &Parts, joint: usize, verb: usize) -> Option<usize> {
	let either = inflect::verb(words.low(verb)).is_some_and(|(_, form)| form != Form::Past);
	let before = (found.verb.end..joint).rev().find(|&at| words.tag(at) == Tag::Participle)?;
	(either && words.before(before).is_nominal() && barrier(words, found.verb.end) > joint).then_some(before)
}
