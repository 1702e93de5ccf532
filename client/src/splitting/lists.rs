//! Lists: several subjects, objects, adjectives or places that share the rest of a statement.

use std::ops::Range;

use crate::splitting::agree::{self, adjust};
use crate::splitting::clauses::Statement;
use crate::splitting::grammar::{self, barrier, build, is_negated, long_phrase_end, opens_statement, parts};
use crate::splitting::grammar::{phrase_end, phrase_start, Parts};
use crate::splitting::inflect;
use crate::splitting::lexicon::{self, verbs};
use crate::splitting::shares;
use crate::splitting::tokens::{Look, Tag, Word};

/// "A, B and C are x"
pub fn subjects(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = parts(words)?;
	let end = (lead..verb.start).rev().find(|&at| words.tag(at) != Tag::Adverb)? + 1;
	let subject = words.cut(lead..end);
	let predicate = words.cut(verb.start..words.len());
	let blocked = subject
		.iter()
		.any(|word| word.tag.is_finite() || matches!(word.tag, Tag::Relative | Tag::That | Tag::Or | Tag::Nor));
	let together = predicate.iter().any(|word| lexicon::has(verbs::COLLECTIVE, &word.low));
	if blocked || together || agree::is_singular_verb(predicate) || !subject.iter().any(|word| word.tag == Tag::And) {
		return None;
	}
	let items = shares::share(&separate(subject)?)?;
	let adverbs = words.cut(end..verb.start);
	let statements = items.iter().map(|item| build(&[words.cut(0..lead), item, adverbs, &adjust(item, predicate)]));
	Some(statements.map(Statement::main).collect())
}

/// The parts of a list between its commas and its "and".
pub fn separate(list: &[Word]) -> Option<Vec<&[Word]>> {
	let mut items = Vec::new();
	let mut start = 0;
	for at in (0..list.len()).filter(|&at| matches!(list.tag(at), Tag::Comma | Tag::And)) {
		if at > start {
			items.push(list.cut(start..at));
		}
		start = at + 1;
	}
	items.push(list.cut(start..list.len()));
	let parallel =
		items.iter().all(|item| long_phrase_end(item, 0).is_some_and(|end| end == item.len()) || only_adjectives(item));
	// "the history of art and music": the first item is only "art"
	let inside = items.first().is_some_and(|item| item.iter().any(|word| word.tag == Tag::Preposition))
		&& items.iter().skip(1).any(|item| !matches!(item.tag(0), Tag::Determiner | Tag::Possessive));
	(items.len() > 1 && parallel && !inside).then_some(items)
}

fn only_adjectives(item: &[Word]) -> bool {
	!item.is_empty() && item.iter().all(|word| matches!(word.tag, Tag::Adjective | Tag::Determiner | Tag::Adverb))
}

/// "A is x and y", with adjectives
pub fn adjectives(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = parts(words)?;
	let be = verb.start;
	if !(words.tag(be) == Tag::Be
		|| matches!(words.low(be), "became" | "becomes" | "become" | "remains" | "remained" | "remain"))
	{
		return None;
	}
	let negated = is_negated(words.cut(verb.clone()));
	let joins = |at: &usize| match words.tag(*at) {
		Tag::And => !negated,
		Tag::But => !negated,
		Tag::Or => negated,
		_ => false,
	};
	let limit = barrier(words, verb.end);
	let joint = (be + 1..limit).filter(joins).find(|&at| {
		let right = words.past_adverbs(at + 1);
		let noun = words.tag(right + 1).is_nominal() || matches!(words.tag(right + 1), Tag::Adjective | Tag::And);
		let before = words.tag(if words.before(at) == Tag::Comma { at - 2 } else { at - 1 });
		let described = matches!(words.tag(right), Tag::Adjective | Tag::Participle) && !noun;
		described || (before == Tag::Adjective && words.tag(right) == Tag::Determiner)
	})?;
	let end = if words.before(joint) == Tag::Comma { joint - 1 } else { joint };
	let head_end = if words.cut(be..be + 2).tag(1) == Tag::Not { be + 2 } else { be + 1 };
	let mut bounds = std::iter::once(head_end..end).collect::<Vec<_>>();
	// "large, red, and hot"
	let commas = (head_end..end).filter(|&at| words.tag(at) == Tag::Comma).collect::<Vec<_>>();
	let listed =
		commas.iter().all(|&at| matches!(words.tag(words.past_adverbs(at + 1)), Tag::Adjective | Tag::Participle));
	if listed && !commas.is_empty() {
		let starts = std::iter::once(head_end).chain(commas.iter().map(|at| at + 1));
		let ends = commas.iter().copied().chain([end]);
		bounds = starts.zip(ends).map(|(start, end)| start..end).collect();
	}
	let first = bounds.first().cloned()?;
	let simple = matches!(words.tag(words.past_adverbs(first.start)), Tag::Adjective | Tag::Participle);
	if !simple
		&& words.before(joint) != Tag::Comma
		&& !words.tag(words.past_adverbs(joint + 1) + 1).eq(&Tag::Preposition)
	{
		return None;
	}
	bounds.push(joint + 1..words.len());
	let head = words.cut(0..head_end);
	let subject = words.cut(lead..be);
	if subject.last().is_some_and(|word| matches!(word.low.as_str(), "colors" | "colours")) && !negated {
		// "The primary colors are red and blue": these are no properties of the colours.
		let past = grammar::is_past(words.cut(be..be + 1));
		return Some(
			bounds.into_iter().map(|range| Statement::main(agree::member(words.cut(range), subject, past))).collect(),
		);
	}
	Some(bounds.into_iter().map(|range| Statement::main(build(&[head, words.cut(range)]))).collect())
}

/// "A has x, y and z", "A is in x and in y", "A is used for x-ing and y-ing"
pub fn objects(words: &[Word]) -> Option<Vec<Statement>> {
	let found = parts(words)?;
	let negated = is_negated(words.cut(found.verb.clone()));
	(found.verb.end + 1..words.len()).find_map(|at| {
		let joint = match words.tag(at) {
			Tag::And => !negated,
			Tag::Or => negated,
			_ => false,
		};
		if joint {
			object_list(words, &found, at)
		} else {
			None
		}
	})
}

fn object_list(words: &[Word], found: &Parts, joint: usize) -> Option<Vec<Statement>> {
	let floor = found.verb.end;
	let right = if matches!(words.low(joint + 1), "also" | "even") { joint + 2 } else { joint + 1 };
	let limit = barrier(words, floor);
	let open =
		limit > joint || matches!(words.tag(limit), Tag::Relative | Tag::That) && words.before(limit).is_nominal();
	// "the deepest lake in the world and the oldest": the oldest what?
	let clipped = words.tag(right) == Tag::Determiner
		&& phrase_end(words, right)
			.is_some_and(|end| words.before(end) == Tag::Adjective && words.low(end - 1).ends_with("est"));
	let verbal = clipped || words.tag(words.past_adverbs(right)).is_finite() || opens_statement(words, right).is_some();
	if !open || verbal || agree::is_collective(words.cut(0..joint), found.verb.start) {
		return None;
	}
	let end = if words.before(joint) == Tag::Comma { joint - 1 } else { joint };
	let (mut items, tail) = match words.tag(right) {
		Tag::Preposition => (same_prepositions(words, floor, end, words.low(right))?, words.len()),
		Tag::Gerund => (gerunds(words, floor, end)?, words.len()),
		_ => (nouns(words, floor, end, right)?, phrase_end(words, right)?),
	};
	let start = items.first()?.start;
	items.push(right..tail);
	let plain = words.tag(right) != Tag::Preposition && words.tag(right) != Tag::Gerund;
	let cut = items.iter().map(|range| words.cut(range.clone())).collect::<Vec<_>>();
	let rest = words.cut(tail..words.len());
	if hides_clause(rest) {
		return None;
	}
	let raw = || cut.iter().map(|item| item.to_vec()).collect::<Vec<_>>();
	let grouped = agree::members(words, found, start, &[], rest).is_some();
	let shared = if plain { shares::share(&cut).or_else(|| grouped.then(raw))? } else { raw() };
	// What follows a comma explains the last item: "two songs and one opera, Fidelio".
	let spread = rest.tag(0) != Tag::Comma && shares::spreads(rest, words.cut(right..tail), cut.first()?);
	let whole = agree::partly(words.cut(0..start), found.verb.clone());
	if let Some(members) = agree::members(words, found, start, &shared, rest) {
		return Some(members.into_iter().map(Statement::main).collect());
	}
	if let Some(manner) = manner(words, found, &whole, &shared, rest) {
		return Some(manner);
	}
	if let Some(means) = means(words, found, &whole, &shared, rest) {
		return Some(means);
	}
	let last = shared.len() - 1;
	let statements = shared.iter().enumerate().map(|(index, item)| {
		let rest = if spread || index == last { rest } else { &[] };
		Statement::main(build(&[&whole, item, rest]))
	});
	Some(statements.collect())
}

/// Whether what follows a list reads like the rest of a clause whose subject was taken for the last item.
fn hides_clause(rest: &[Word]) -> bool {
	let verbal = |at: usize| {
		let tag = rest.tag(at);
		let bare = matches!(tag, Tag::Base | Tag::Noun | Tag::Plural)
			&& !matches!(rest.before(at), Tag::To | Tag::Modal | Tag::Do)
			&& matches!(rest.tag(at + 1), Tag::Number | Tag::Determiner | Tag::Possessive | Tag::Pronoun)
			&& inflect::verb(rest.low(at)).is_some();
		let attached = rest.tag(0).opens_phrase() && (tag.is_finite() || tag == Tag::Participle);
		// "by A, and B aboard the ship stayed"
		let opened = |word: &Word| matches!(word.tag, Tag::Relative | Tag::That | Tag::Subordinator | Tag::Concession);
		let stray = tag.is_finite() || tag == Tag::Participle && lexicon::has(verbs::INTRANSITIVE, rest.low(at));
		bare || attached || stray && !rest.cut(0..at).iter().any(|word| opened(word) || word.tag == Tag::Comma)
	};
	(1..rest.len()).any(verbal)
}

/// "A uses x and y to make z": A uses x, A uses y, A makes z.
fn means(words: &[Word], found: &Parts, head: &[Word], items: &[Vec<Word>], rest: &[Word]) -> Option<Vec<Statement>> {
	let (verb, purpose) = (words.get(found.verb.start)?, rest.get(1)?);
	let simple =
		rest.tag(0) == Tag::To && purpose.tag == Tag::Base && matches!(verb.low.as_str(), "use" | "uses" | "used");
	let form = match (verb.tag, verb.low.as_str()) {
		_ if !simple => return None,
		(Tag::Past, _) => inflect::past(&purpose.low),
		(Tag::Present, "uses") => inflect::third(&purpose.low),
		(Tag::Present, _) => purpose.low.clone(),
		_ => return None,
	};
	let mut statements = items.iter().map(|item| Statement::main(build(&[head, item]))).collect::<Vec<_>>();
	let done = build(&[words.cut(0..found.verb.start), &[purpose.put(&form, verb.tag)], rest.cut(2..rest.len())]);
	statements.push(Statement::main(done));
	Some(statements)
}

/// "A reduces x and y by doing z": A reduces x, A reduces y, A does z.
fn manner(words: &[Word], found: &Parts, head: &[Word], items: &[Vec<Word>], rest: &[Word]) -> Option<Vec<Statement>> {
	let gerund = rest.get(1).filter(|word| rest.low(0) == "by" && word.tag == Tag::Gerund)?;
	let (base, _) = inflect::verb(&gerund.low)?;
	let verb = words.get(found.verb.start).filter(|_| found.verb.len() == 1)?;
	let form = match verb.tag {
		Tag::Past => inflect::past(&base),
		Tag::Present if agree::is_singular_verb(words.cut(found.verb.start..words.len())) => inflect::third(&base),
		Tag::Present => base,
		_ => return None,
	};
	let mut statements = items.iter().map(|item| Statement::main(build(&[head, item]))).collect::<Vec<_>>();
	let done = build(&[words.cut(0..found.verb.start), &[gerund.put(&form, verb.tag)], rest.cut(2..rest.len())]);
	statements.push(Statement::main(done));
	Some(statements)
}

/// Items with the same preposition as the last one: "in A and in B".
fn same_prepositions(words: &[Word], floor: usize, end: usize, low: &str) -> Option<Vec<Range<usize>>> {
	let mut starts =
		(floor..end).filter(|&at| words.tag(at) == Tag::Preposition && words.low(at) == low).collect::<Vec<_>>();
	let listed = starts.iter().rposition(|&at| words.before(at) != Tag::Comma)?;
	let starts = starts.split_off(listed);
	let ends = starts.iter().skip(1).map(|start| start - 1).chain([end]).collect::<Vec<_>>();
	Some(starts.into_iter().zip(ends).map(|(start, end)| start..end).collect())
}

/// Items in -ing: "for heating homes and cooking food".
fn gerunds(words: &[Word], floor: usize, end: usize) -> Option<Vec<Range<usize>>> {
	let mut starts = Vec::new();
	for at in (floor..end).rev().filter(|&at| words.tag(at) == Tag::Gerund) {
		starts.push(at);
		if words.before(at) != Tag::Comma {
			break;
		}
	}
	starts.reverse();
	let ends = starts.iter().skip(1).map(|start| start - 1).chain([end]).collect::<Vec<_>>();
	(!starts.is_empty()).then(|| starts.into_iter().zip(ends).map(|(start, end)| start..end).collect())
}

/// The noun phrases of a list before `end` whose last item starts at `right`.
fn nouns(words: &[Word], floor: usize, end: usize, right: usize) -> Option<Vec<Range<usize>>> {
	let last = phrase_end(words, right)?;
	if words.tag(right) == Tag::Pronoun
		|| !words.before(end).is_nominal()
			&& words.before(end) != Tag::Bracket
			&& words.before(end) != Tag::Adjective
			&& words.before(end) != Tag::Gerund
	{
		return None;
	}
	let mut items: Vec<Range<usize>> = Vec::new();
	let mut bound = end;
	// Between two commas an item is known; only the first one must be found.
	while let Some(comma) = (floor + 1..bound).rev().find(|&at| words.tag(at) == Tag::Comma) {
		let inner = words.cut(comma + 1..bound);
		let phrase =
			long_phrase_end(inner, 0) == Some(inner.len()) || (inner.len() == 1 && inner.tag(0) == Tag::Adjective);
		if !phrase || words.before(comma) == Tag::Comma {
			break;
		}
		items.insert(0, comma + 1..bound);
		bound = comma;
	}
	let next = items.first().map_or(right, |item| item.start);
	let determined = |at: usize| matches!(words.tag(at), Tag::Determiner | Tag::Possessive);
	let wanted = determined(next);
	let base = phrase_start(words, bound, floor);
	let mut start = base;
	while wanted && !determined(start) && words.before(start) == Tag::Preposition && start > floor + 1 {
		let longer = phrase_start(words, start - 1, floor);
		if longer + 1 >= start {
			break;
		}
		start = longer;
	}
	// "Asia and the Middle East"
	let names = words.before(bound) == Tag::Name && words.before(last) == Tag::Name;
	let start = if names { base } else { start };
	// "the body of a lion and the head of a human"
	let numbered = |at: usize| words.tag(at) == Tag::Number && words.tag(right) == Tag::Number;
	let same_tail = (wanted || numbered(right))
		&& words.low(last) == "of"
		&& words.low(start.wrapping_sub(1)) == "of"
		&& start > floor + 1;
	let longer_start = phrase_start(words, start.saturating_sub(1), floor);
	let fits = determined(longer_start) || numbered(longer_start);
	let start = if same_tail && fits { longer_start } else { start };
	// "was the first to do x and the last to do y"
	let whole = determined(floor) && words.before(floor) == Tag::Be;
	let start = match wanted && !determined(start) {
		true if whole => floor,
		true => base,
		false => start,
	};
	let number = |range: Range<usize>| {
		range.len() == 1
			&& words.tag(range.start) == Tag::Number
			&& !lexicon::is_date(words.low(range.start).rsplit(' ').next().unwrap_or(""))
	};
	let first = start..bound;
	// "wrote 1984 and Animal Farm"
	let longer = start < base;
	let title = start == floor && bound == floor + 1 && words.tag(right) == Tag::Name;
	let same = title || longer || number(first.clone()) == number(right..last);
	let dates = |range: &Range<usize>| words.before(range.end) == Tag::Number;
	if start >= bound || !same || (dates(&first) != dates(&(right..last)) && !title && !longer) {
		return None;
	}
	items.insert(0, first);
	Some(items)
}
