//! Words that act as one: contractions opened, dates, places and fixed expressions closed.

use crate::splitting::lexicon::{self, names, words};
use crate::splitting::tokens::{Look, Tag, Word};

/// Most words in a fixed expression.
const LONGEST: usize = 8;

/// Opens contractions and merges the words of `raw` that belong together.
pub fn merge(raw: Vec<Word>) -> Vec<Word> {
	let opened = open_contractions(&raw);
	let mut done: Vec<Word> = Vec::with_capacity(opened.len());
	let mut index = 0;
	while index < opened.len() {
		let (taken, tag) = together(&opened, index, done.last());
		let Some(group) = opened.get(index..index + taken) else { break };
		done.extend(join(group, tag));
		index += taken;
	}
	done
}

/// How many words from `index` on are one, and as what.
fn together(all: &[Word], index: usize, before: Option<&Word>) -> (usize, Tag) {
	let own = all.tag(index);
	if let Some(length) = insertion(all, index) {
		return (length, Tag::Bracket);
	}
	if own != Tag::Mark {
		let suffix =
			own == Tag::Comma && matches!(all.low(index + 1), "jr." | "jr" | "sr." | "sr" | "inc." | "inc" | "ltd.");
		return (if suffix { 2 } else { 1 }, if suffix { Tag::Name } else { own });
	}
	if let Some(length) = date(all, index) {
		return (length, Tag::Number);
	}
	if let Some(found) = expression(all, index) {
		return found;
	}
	if let Some(length) = title(all, index).filter(|_| before.is_some()) {
		return (length, Tag::Name);
	}
	match place(all, index, before) {
		Some(length) => (length, Tag::Name),
		None => (1, own),
	}
}

/// The length of the remark between dashes at `index`, if it is no clause and no description.
fn insertion(all: &[Word], index: usize) -> Option<usize> {
	let dash = |at: usize| all.get(at).is_some_and(Word::is_dash);
	let close = (index + 2..index + 14).find(|&at| dash(at)).filter(|_| dash(index))?;
	let describes = matches!(all.low(index + 1), "a" | "an" | "the" | "one" | "which" | "who" | "also" | "known");
	let verbal = all
		.cut(index..close)
		.iter()
		.any(|word| matches!(word.low.as_str(), "is" | "are" | "was" | "were" | "has" | "have"));
	(!describes && !verbal).then_some(close + 1 - index)
}

/// One word made of `group`.
fn join(group: &[Word], tag: Tag) -> Option<Word> {
	let (first, rest) = group.split_first()?;
	let mut word = first.clone();
	for next in rest {
		let space = if next.glued { "" } else { " " };
		word.text = format!("{}{space}{}", word.text, next.text);
		word.low = format!("{}{space}{}", word.low, next.low);
		word.from = match (word.from.take(), next.from.clone()) {
			(Some(a), Some(b)) => Some(a.start.min(b.start)..a.end.max(b.end)),
			(a, b) => a.or(b),
		};
	}
	word.tag = tag;
	Some(word)
}

/// "it's" as "it is", "they've" as "they have".
fn open_contractions(raw: &[Word]) -> Vec<Word> {
	let mut opened = Vec::with_capacity(raw.len());
	for (index, word) in raw.iter().enumerate() {
		let pieces = word.low.split_once('\'').and_then(|(stem, tail)| {
			let pronoun = lexicon::has(lexicon::PRONOUNS, stem)
				|| matches!(stem, "that" | "there" | "who" | "what" | "where" | "here" | "let");
			let next = raw.low(index + 1);
			let perfect = matches!(next, "been" | "had" | "become") || (next.ends_with("ed") && tail == "d");
			let verb = match tail {
				"s" if stem == "let" => ("us", Tag::Pronoun),
				"s" if perfect => ("has", Tag::Have),
				"s" => ("is", Tag::Be),
				"re" => ("are", Tag::Be),
				"m" => ("am", Tag::Be),
				"ve" => ("have", Tag::Have),
				"ll" => ("will", Tag::Modal),
				"d" if perfect => ("had", Tag::Have),
				"d" => ("would", Tag::Modal),
				_ => return None,
			};
			(pronoun && word.tag == Tag::Mark).then(|| (word.text.chars().take(stem.chars().count()), verb))
		});
		match pieces {
			Some((stem, (verb, tag))) => {
				opened.push(word.put(&stem.collect::<String>(), Tag::Mark));
				opened.push(Word { glued: false, ..word.put(verb, tag) });
			},
			None => opened.push(word.clone()),
		}
	}
	opened
}

/// The length of the date at `index`: "July 4, 1776", "4 July 1776", "July 1776".
fn date(all: &[Word], index: usize) -> Option<usize> {
	let month = |at: usize| {
		let capital = all.get(at).is_some_and(Word::is_capital);
		capital && lexicon::has(names::CALENDAR, all.low(at).trim_end_matches('.')) && !all.low(at).ends_with("day")
	};
	let day = |at: usize| {
		let digits = all.low(at).trim_end_matches(|c: char| c.is_ascii_lowercase());
		(1..=2).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit())
	};
	let year = |at: usize| lexicon::is_year(all.low(at));
	let with_year = |at: usize| match all.tag(at) {
		Tag::Comma if year(at + 1) => at + 2,
		_ if year(at) => at + 1,
		_ => at,
	};
	let end = if month(index) && day(index + 1) {
		with_year(index + 2)
	} else if (month(index) && year(index + 1)) || (day(index) && month(index + 1)) {
		with_year(index + 1).max(index + 2)
	} else {
		return None;
	};
	Some(if day(index) { with_year(index + 2) - index } else { end - index })
}

/// The length and tag of the fixed expression at `index`.
fn expression(all: &[Word], index: usize) -> Option<(usize, Tag)> {
	let mut text = String::new();
	let mut found = None;
	for (length, word) in all.iter().skip(index).take(LONGEST).enumerate() {
		if word.tag == Tag::Comma {
			continue;
		}
		if word.tag != Tag::Mark {
			break;
		}
		if !text.is_empty() {
			text.push(' ');
		}
		text.push_str(&word.low);
		if let Ok(at) = words::TOGETHER.binary_search_by(|(entry, _)| (*entry).cmp(&text)) {
			found = words::TOGETHER.get(at).map(|(_, tag)| (length + 1, *tag)).or(found);
		} else if lexicon::has(names::PAIRS, &text) {
			let named = word.is_capital();
			found = Some((length + 1, if named { Tag::Name } else { Tag::Noun }));
		}
	}
	// "more than 5" counts, "more than iron" compares.
	if matches!(all.low(index), "more" | "less" | "fewer") && all.low(index + 1) == "than" {
		let number = all.low(index + 2).starts_with(|c: char| c.is_ascii_digit() || "$€£".contains(c));
		let counted = number || lexicon::has(words::NUMBERS, all.low(index + 2)) || all.low(index + 2) == "a";
		return Some((2, if counted { Tag::Adverb } else { Tag::Than }));
	}
	found
}

/// The length of the title at `index` that starts with a small word written large: "The Lord of the Rings".
fn title(all: &[Word], index: usize) -> Option<usize> {
	const OPENING: &[&str] =
		&["a", "an", "as", "for", "from", "how", "in", "of", "on", "one", "the", "to", "what", "where"];
	const INNER: &[&str] = &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"];
	let capital = |at: usize| all.get(at).is_some_and(|word| word.is_capital() && word.tag == Tag::Mark);
	if !(capital(index) && capital(index + 1) && lexicon::has(OPENING, all.low(index))) {
		return None;
	}
	let mut end = index + 2;
	loop {
		let small = (end..end + 3).take_while(|&at| lexicon::has(INNER, all.low(at)) && !capital(at)).count();
		// "The Prince and the Pauper" is one title, "The Hobbit and Emma" are two.
		let joined = all.low(end) != "and" || small > 1;
		if !(capital(end + small) && joined && !(small > 0 && lexicon::has(OPENING, all.low(end + small)))) {
			return (small == 0 || end > index + 1).then_some(end - index);
		}
		end += small + 1;
	}
}

/// The length of the place at `index`: "Ulm, Germany", "Washington, D.C.".
fn place(all: &[Word], index: usize, before: Option<&Word>) -> Option<usize> {
	let city = all.get(index).filter(|word| word.is_capital())?;
	let known = |low: &str| lexicon::has(names::PLACES, low);
	let after_name = before.is_some_and(|word| word.is_capital() && known(&format!("{} {}", word.low, city.low)));
	let calendar = lexicon::has(names::CALENDAR, city.low.as_str());
	if known(&city.low) || after_name || calendar || lexicon::opens_sentence(&city.low) {
		return None;
	}
	let mut end = index + 1;
	while all.tag(end) == Tag::Comma && all.get(end + 1).is_some_and(Word::is_capital) {
		let pair = format!("{} {}", all.low(end + 1), all.low(end + 2));
		end = match (known(&pair), known(all.low(end + 1))) {
			(true, _) => end + 3,
			(_, true) => end + 2,
			_ => break,
		};
	}
	// "Superior, Michigan, Huron, …" is a list.
	let listed = all.tag(end) == Tag::Comma
		&& all.get(end + 1).is_some_and(Word::is_capital)
		&& (all.tag(end + 2) == Tag::Comma || all.low(end + 2) == "and");
	let ends = match all.tag(end) {
		_ if listed => false,
		Tag::Mark => end >= all.len() || lexicon::has(words::PREPOSITIONS, all.low(end)) || all.low(end) == "and",
		Tag::Comma => !matches!(all.low(end + 1), "and" | "or"),
		_ => true,
	};
	(end > index + 1 && ends).then_some(end - index)
}
