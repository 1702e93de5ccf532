//! Series that are announced, counted or gapped: "three parts: x, y and z", "the largest and oldest", "including x".

use crate::splitting::agree;
use crate::splitting::clauses::Statement;
use crate::splitting::grammar::{self, build, long_phrase_end, parts, phrase_end, phrase_start, Parts};
use crate::splitting::lists::{objects, separate};
use crate::splitting::shares;
use crate::splitting::tokens::{Look, Tag, Word};

/// "A wrote x in 1937 and y in 1954", "A is bordered by x to the north, y to the east, and z to the south".
pub fn gapped(words: &[Word]) -> Option<Vec<Statement>> {
	let found = parts(words)?;
	let joint = words.find(found.verb.end, |tag| tag == Tag::And)?;
	let last = |from: usize, end: usize| (from..end).rev().find(|&at| words.tag(at) == Tag::Preposition);
	let right = last(joint + 2, words.len())?;
	let alike = |from: usize, end: usize| {
		let place = last(from, end).filter(|&at| words.low(at) == words.low(right) && words.low(at) != "of")?;
		let whole = phrase_end(words, place + 1) == Some(end) && words.tag(place + 1) == words.tag(right + 1);
		(whole && words.before(end) == words.before(words.len())).then_some(place)
	};
	let complete = |from: usize, end: usize| long_phrase_end(words.cut(from..end), 0) == Some(end - from);
	alike(joint + 1, words.len()).filter(|_| complete(joint + 1, words.len()))?;
	let mut end = if words.before(joint) == Tag::Comma { joint - 1 } else { joint };
	let mut items = std::iter::once(joint + 1..words.len()).collect::<Vec<_>>();
	// Between two commas an item is known; only the first one must be found.
	while let Some(comma) = (found.verb.end..end).rev().find(|&at| words.tag(at) == Tag::Comma) {
		if alike(comma + 1, end).is_none() || !complete(comma + 1, end) {
			break;
		}
		items.insert(0, comma + 1..end);
		end = comma;
	}
	let place = alike(found.verb.end, end)?;
	let noun = phrase_start(words, place, found.verb.end);
	let named = words.tag(joint + 1) == words.tag(noun) || words.tag(place + 1) == Tag::Number;
	items.insert(0, noun..end);
	let head = words.cut(0..noun);
	(named && noun < place)
		.then(|| items.into_iter().map(|item| Statement::main(build(&[head, words.cut(item)]))).collect())
}

/// "the largest and most populous city of x"
pub fn superlatives(words: &[Word]) -> Option<Vec<Statement>> {
	let found = parts(words)?;
	let is_top = |at: usize| {
		let low = words.low(at);
		(low.ends_with("est") && words.tag(at) == Tag::Adjective)
			|| (words.low(at.wrapping_sub(1)) == "most" && words.tag(at) == Tag::Adjective)
			|| matches!(low, "first" | "last" | "only")
	};
	let top_end = |at: usize| {
		let end = if words.low(at) == "most" { at + 2 } else { at + 1 };
		is_top(end - 1).then_some(end)
	};
	let joint = (found.verb.start + 1..words.len()).find(|&at| {
		let before = if words.before(at) == Tag::Comma { at - 1 } else { at };
		words.tag(at) == Tag::And && is_top(before - 1) && top_end(at + 1).is_some()
	})?;
	let noun = top_end(joint + 1)?;
	let opens = |at: usize| matches!(words.tag(at), Tag::Determiner | Tag::Possessive);
	let the = (found.verb.start..joint).rev().find(|&at| opens(at))?;
	let mut tops = Vec::new();
	let mut start = the + 1;
	while start < noun {
		let end = top_end(start)?;
		tops.push(words.cut(start..end));
		start = words.find(end, |tag| !matches!(tag, Tag::Comma | Tag::And))?;
	}
	let (head, rest) = (words.cut(0..the + 1), words.cut(noun..words.len()));
	let fits = rest.tag(0).opens_phrase() && tops.len() > 1;
	fits.then(|| tops.into_iter().map(|top| Statement::main(build(&[head, top, rest]))).collect())
}

/// "A has three parts: x, y and z", "A is simple: it has x"
pub fn colon(words: &[Word]) -> Option<Vec<Statement>> {
	let mark = words.find(1, |tag| tag == Tag::Colon)?;
	let (left, right) = (words.cut(0..mark), words.cut(mark + 1..words.len()));
	if parts(right).is_some() && parts(left).is_some() {
		return Some(vec![Statement::main(left.to_vec()), Statement::main(right.to_vec())]);
	}
	let single =
		grammar::is_plural(left.cut(phrase_start(left, left.len(), 0)..left.len())) || left.last()?.tag != Tag::Noun;
	if clipped(separate(right).as_deref()) || related(left) {
		return None;
	}
	let parted = separate(right).or_else(|| single.then(|| vec![right]))?;
	let items = shares::share(&parted).unwrap_or_else(|| parted.iter().map(|item| item.to_vec()).collect());
	let mut statements = Vec::new();
	if parts(left).is_some_and(|found| found.verb.end < left.len())
		&& left.before(left.len()).is_nominal()
		&& left.last().is_none_or(|word| word.low != "following")
	{
		statements.push(Statement::main(left.to_vec()));
	}
	let listed = statements.len();
	// Of "six legs and three segments: …" only the last part is meant.
	let last = objects(left).and_then(|parts| Some(parts.last()?.words.clone()));
	let announced = last.as_deref().unwrap_or(left);
	statements.extend(items.iter().filter_map(|item| agree::listed(announced, item)).map(Statement::side));
	(statements.len() > listed).then_some(statements)
}

/// "A has four languages, including x and y", "A has two moons, x and y"
pub fn included(words: &[Word]) -> Option<Vec<Statement>> {
	let found = parts(words)?;
	if let Some(statements) = exemplified(words, &found) {
		return Some(statements);
	}
	let announces = |at: usize| {
		let example =
			matches!(words.low(at), "including" | "such as" | "e.g." | "e.g" | "for example" | "for instance");
		// A word that a rule put in announces nothing new.
		example && words.get(at).is_some_and(|word| word.from.is_some())
	};
	let comma = (found.verb.end..words.len()).find(|&at| {
		let plural = words.before(at) == Tag::Plural && counted(words, at).is_some() && !words.tag(at + 1).joins();
		words.tag(at) == Tag::Comma && (announces(at + 1) || plural)
	})?;
	let including = announces(comma + 1);
	if !including {
		return enumerated(words, comma);
	}
	let list = words.cut(comma + 2..words.len());
	let single = || (long_phrase_end(list, 0) == Some(list.len())).then(|| vec![list]);
	let items = separate(list).or_else(single)?;
	if list.iter().any(|word| word.tag.is_finite()) || clipped(Some(&items)) {
		return None;
	}
	let left = words.cut(0..comma);
	let statements = items.iter().filter_map(|item| agree::listed(left, item)).map(Statement::side);
	Some(std::iter::once(Statement::main(left.to_vec())).chain(statements).collect())
}

/// "A landed two astronauts, x and y, on the Moon", with the comma before x at `comma`.
fn enumerated(words: &[Word], comma: usize) -> Option<Vec<Statement>> {
	let count = counted(words, comma)?;
	let ends = (comma + 2..words.len()).filter(|&at| words.tag(at) == Tag::Comma).chain([words.len()]);
	let (end, items) = ends
		.filter_map(|end| Some((end, separate(words.cut(comma + 1..end))?)))
		.find(|(_, items)| items.len() == count)?;
	if items.iter().any(|item| item.iter().any(|word| word.tag.is_finite() || word.tag == Tag::Preposition)) {
		return None;
	}
	let (left, rest) = (words.cut(0..comma), words.cut(end + 1..words.len()));
	// "two astronauts, including x, on the Moon"
	let close = [Word { glued: true, ..Word::new(",", Tag::Comma) }];
	let statements = items.iter().filter_map(|item| Some(build(&[&agree::listed(left, item)?, &close, rest])));
	Some(std::iter::once(Statement::main(build(&[left, rest]))).chain(statements.map(Statement::side)).collect())
}

/// "Some snakes, such as x and y, are z": x are z.
fn exemplified(words: &[Word], found: &Parts) -> Option<Vec<Statement>> {
	let comma = (found.lead..found.verb.start)
		.find(|&at| words.tag(at) == Tag::Comma && matches!(words.low(at + 1), "such as" | "including" | "like"))?;
	let end = (comma + 2..found.verb.start).rev().find(|&at| words.tag(at) == Tag::Comma)?;
	let items = separate(words.cut(comma + 2..end)).unwrap_or_else(|| vec![words.cut(comma + 2..end)]);
	let predicate = words.cut(found.verb.start..words.len());
	let lead = words.cut(0..found.lead);
	let general = build(&[words.cut(0..comma), words.cut(end + 1..words.len())]);
	let named = items.iter().map(|item| build(&[lead, item, &agree::adjust(item, predicate)]));
	Some(std::iter::once(general).chain(named).map(Statement::main).collect())
}

/// Whether only the last of `items` has the noun that all of them share: "procedural and functional programming".
fn clipped(items: Option<&[&[Word]]>) -> bool {
	let Some((last, others)) = items.and_then(|items| items.split_last()) else { return false };
	let bare = |item: &&[Word]| item.iter().all(|word| matches!(word.tag, Tag::Adjective | Tag::Adverb));
	last.len() > 1 && others.iter().any(bare) && !bare(last)
}

/// Whether what a colon explains stands in a relative clause, which does not say of whom the list is true.
fn related(left: &[Word]) -> bool {
	left.iter().enumerate().any(|(at, word)| word.tag == Tag::Relative && left.before(at) != Tag::Mark)
}

/// How many things the noun phrase before `end` counts: "two moons".
fn counted(words: &[Word], end: usize) -> Option<usize> {
	const COUNTS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
	let phrase = words.cut(phrase_start(words, end, 0)..end);
	let number = phrase.iter().find(|word| word.tag == Tag::Number)?;
	COUNTS.iter().position(|count| *count == number.low).or(number.low.parse().ok())
}
