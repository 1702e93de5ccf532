//! Remarks inside a clause: openings, appositions, brackets.

use crate::splitting::clauses::Statement;
use crate::splitting::grammar::{self, antecedent, be, build, is_past, nearest, opens_statement, parts, Parts};
use crate::splitting::inflect;
use crate::splitting::lexicon::{self, names};
use crate::splitting::participles::{described, gerund_tail, has_with, have, remarks, KEPT};
use crate::splitting::shares::genitive;
use crate::splitting::tokens::{Look, Tag, Word};

/// "Born in Ulm, A studied x", "Famous for x, A is y", "As the capital of x, A is y".
pub fn openings(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = parts(words).filter(|found| found.lead > 1)?;
	let subject = words.cut(lead..verb.start);
	let opening = words.cut(0..lead - 1);
	let past = is_past(words.cut(verb.clone()));
	let described = match words.tag(0) {
		Tag::Adverb if matches!(words.tag(1), Tag::Participle | Tag::Past) => {
			described(subject, opening, past, words.cut(1..2))
		},
		Tag::Participle | Tag::Past if !lexicon::has(KEPT, words.low(0)) => described(subject, opening, past, words),
		Tag::Adjective if words.tag(1) == Tag::Preposition => build(&[subject, &[be(past, subject)], opening]),
		Tag::Preposition if words.low(0) == "as" && matches!(words.low(1), "the" | "one") => {
			build(&[subject, &[be(past, subject)], words.cut(1..lead - 1)])
		},
		Tag::Preposition if opening.low(0) == "after" && opening.tag(1) == Tag::Gerund && past => {
			let gerund = opening.get(1)?;
			let (base, _) = inflect::verb(&gerund.low)?;
			build(&[subject, &[gerund.put(&inflect::past(&base), Tag::Past)], opening.cut(2..opening.len())])
		},
		Tag::Determiner if describes(opening) => {
			build(&[subject, &[be(past && names_person(opening), subject)], opening])
		},
		_ => return None,
	};
	let rest = words.cut(lead..words.len()).to_vec();
	Some(vec![Statement::main(described), Statement::main(rest)])
}

/// "The Dutch painter A created x": A was a Dutch painter, A created x.
pub fn titled(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = parts(words)?;
	let subject = words.cut(lead..verb.start);
	let noun = subject.iter().position(|word| word.tag == Tag::Noun && lexicon::is_occupation(&word.low))?;
	let (title, name) = (subject.cut(0..noun + 1), subject.cut(noun + 1..subject.len()));
	let start = usize::from(title.low(0) == "the");
	let kind = title.cut(start..title.len());
	let described =
		kind.len() > 1 && kind.iter().all(|word| matches!(word.tag, Tag::Name | Tag::Adjective | Tag::Noun));
	if !described || name.len() < 2 || !name.iter().all(|word| word.tag == Tag::Name) {
		return None;
	}
	let past = is_past(words.cut(verb.clone()));
	let article = Word::new(inflect::article(kind.low(0)), Tag::Determiner);
	let remark = build(&[name, &[be(past, name), article], kind]);
	let rest = build(&[words.cut(0..lead), name, words.cut(verb.start..words.len())]);
	Some(vec![Statement::main(remark), Statement::main(rest)])
}

/// "A, a kind of x, is y", "the capital of x, A, is y", "… by A, a kind of x".
pub fn appositions(words: &[Word]) -> Option<Vec<Statement>> {
	let found = parts(words)?;
	let object = || named_object(words, &found).or_else(|| object_apposition(words, &found));
	subject_apposition(words, &found).or_else(object)
}

/// "… released her first album, Lemonade, in 2016": her first album is Lemonade.
fn named_object(words: &[Word], found: &Parts) -> Option<Vec<Statement>> {
	let comma =
		(found.verb.end + 1..words.len()).find(|&at| words.tag(at) == Tag::Comma && words.tag(at + 1) == Tag::Name)?;
	let end = words.find(comma + 1, |tag| tag == Tag::Comma).unwrap_or(words.len());
	let small =
		|word: &Word| matches!(word.tag, Tag::Name | Tag::Preposition | Tag::Determiner | Tag::Joined | Tag::Bracket);
	let name = words.cut(comma + 1..end).iter().all(small) && words.before(end) == Tag::Name;
	let closes = name && !words.tag(end + 1).joins() && words.tag(end + 1) != Tag::Name;
	let start = grammar::phrase_start(words, comma, found.verb.end);
	let about = words.cut(start..comma);
	let single = about.last().is_some_and(|word| word.tag == Tag::Noun)
		&& matches!(about.tag(0), Tag::Possessive | Tag::Determiner);
	let indefinite = matches!(about.low(0), "a" | "an");
	if !closes || !single || indefinite || words.cut(found.verb.end..comma).iter().any(|word| word.tag == Tag::Comma) {
		return None;
	}
	let past = is_past(words.cut(found.verb.clone())) && names_person(about);
	// "Scout Finch and her father, Atticus"
	let beside =
		matches!(words.before(start), Tag::And | Tag::Joined) && words.before(start.wrapping_sub(1)) == Tag::Name;
	let owner = nearest(words, start - 1, found.verb.end)
		.filter(|_| beside && lexicon::has(lexicon::POSSESSIVES, about.low(0)));
	let owned = owner.map(|owner| build(&[&genitive(words.cut(owner..start - 1)), about.cut(1..about.len())]));
	let about = owned.as_deref().unwrap_or(about);
	let remark = build(&[about, &[be(past, about)], words.cut(comma + 1..end)]);
	let rest = build(&[words.cut(0..comma), words.cut(end + 1..words.len())]);
	Some(vec![Statement::main(rest), Statement::side(remark)])
}

fn subject_apposition(words: &[Word], found: &Parts) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = found;
	let last = (*lead..verb.start).rev().find(|&at| words.tag(at) != Tag::Adverb)?;
	let first =
		words.find(*lead, |tag| tag == Tag::Comma).filter(|&first| words.tag(last) == Tag::Comma && first < last)?;
	let (about, content) = (words.cut(*lead..first), words.cut(first + 1..last));
	let rest = build(&[words.cut(0..first), words.cut(last + 1..words.len())]);
	let past = is_past(words.cut(verb.clone()));
	let participle = content.past_adverbs(0);
	match content.tag(participle) {
		Tag::Participle | Tag::Past if !lexicon::has(KEPT, content.low(participle)) => {
			let remarks = remarks(about, content, past)?;
			Some(std::iter::once(rest).chain(remarks).map(Statement::main).collect())
		},
		_ if matches!(content.low(0), "formerly" | "originally" | "previously" | "now")
			&& content.tag(1) == Tag::Name =>
		{
			let remark = build(&[about, &[be(content.low(0) != "now", about)], content]);
			Some(vec![Statement::main(rest), Statement::main(remark)])
		},
		_ if says_where(content) => {
			let remark = build(&[about, &[be(past, about)], content]);
			Some(vec![Statement::main(rest), Statement::main(remark)])
		},
		Tag::Preposition if has_with(content) => {
			let remark = build(&[about, &[have(past, about)], content.cut(1..content.len())]);
			Some(vec![Statement::main(rest), Statement::main(remark)])
		},
		Tag::Gerund => {
			let remarks = gerund_tail(words.cut(*lead..verb.end), 0..first - lead, content, past)?;
			Some(std::iter::once(rest).chain(remarks).map(Statement::main).collect())
		},
		_ if describes(content) => {
			let person = names_person(content);
			let remark = build(&[about, &[be(past && person, about)], content]);
			Some(vec![Statement::main(remark), Statement::main(rest)])
		},
		Tag::Name
			if matches!(about.tag(0), Tag::Determiner | Tag::Possessive)
				&& content.iter().all(|word| matches!(word.tag, Tag::Name | Tag::Bracket)) =>
		{
			let remark = build(&[about, &[be(past && names_person(about), about)], content]);
			let renamed = build(&[words.cut(0..*lead), content, words.cut(last + 1..words.len())]);
			Some(vec![Statement::main(remark), Statement::main(renamed)])
		},
		_ => None,
	}
}

/// Whether a phrase between commas says where something is or what it is like: "native to x", "on the border of x".
fn says_where(content: &[Word]) -> bool {
	let place = matches!(content.low(0), "along" | "between" | "in" | "near" | "off" | "on");
	let home = content.low(0) == "home" && content.tag(1) == Tag::Preposition;
	let settled = matches!(content.tag(1), Tag::Determiner | Tag::Name | Tag::Adjective);
	let like = content.tag(0) == Tag::Adjective && content.tag(1) == Tag::Preposition;
	let plain = !content.iter().any(|word| word.tag.is_finite() || word.tag == Tag::Comma);
	let passing =
		content.iter().any(|word| matches!(word.low.as_str(), "contrast" | "turn" | "fact" | "average" | "other"));
	plain && !passing && (home || like || (place && settled))
}

/// Whether a phrase between commas says what the phrase before it is.
pub fn describes(content: &[Word]) -> bool {
	let opening = matches!(content.low(0), "a" | "an" | "the" | "one" | "its" | "his" | "her" | "their" | "another")
		|| (content.tag(0) == Tag::Possessive && content.low(0).contains('\''))
		|| (content.tag(0) == Tag::Adjective && content.iter().any(|word| word.low == "of"));
	let end = grammar::phrase_end(content, 0);
	opening
		&& end.is_some()
		&& !content.first().is_some_and(|word| word.low == "one" && content.tag(1) != Tag::Preposition)
}

fn names_person(phrase: &[Word]) -> bool {
	phrase.iter().any(|word| lexicon::is_occupation(&word.low))
}

fn object_apposition(words: &[Word], found: &Parts) -> Option<Vec<Statement>> {
	let commas = (found.verb.end + 1..words.len()).filter(|&at| words.tag(at) == Tag::Comma);
	let comma = commas.into_iter().find(|&at| describes(words.cut(at + 1..words.len())))?;
	let earlier = words.cut(found.verb.end..comma).iter().any(|word| word.tag == Tag::Comma);
	let end = words.find(comma + 1, |tag| tag == Tag::Comma).unwrap_or(words.len());
	let content = words.cut(comma + 1..end);
	let joint = content.iter().position(|word| matches!(word.tag, Tag::And | Tag::Or));
	// "a tree found in Portugal and Spain": the "and" is inside the description
	let joint = joint.filter(|&at| {
		let inner = content
			.cut(0..at)
			.iter()
			.any(|word| matches!(word.tag, Tag::Preposition | Tag::Participle | Tag::Past | Tag::That | Tag::Relative));
		!inner || matches!(content.tag(at + 1), Tag::Determiner | Tag::Possessive)
	});
	// "sodium, a metal, and chlorine, a gas"
	let paired = grammar::phrase_end(words, end + 2).is_some_and(|next| {
		words.tag(next) == Tag::Comma
			&& matches!(words.low(next + 1), "a" | "an")
			&& matches!(words.low(comma + 1), "a" | "an")
	});
	let goes_on = !paired
		&& matches!(words.tag(end + 1), Tag::And | Tag::Or)
		&& !words.tag(words.past_adverbs(end + 2)).is_finite();
	let listed = (goes_on && opens_statement(words, end + 2).is_none())
		|| (end < words.len() && words.tag(end + 1).opens_phrase());
	let start = nearest(words, comma, found.verb.end)?;
	let named = words.before(comma) == Tag::Name || words.cut(start..comma).iter().any(|word| word.tag == Tag::Name);
	let alone = named && !earlier && words.tag(start) == Tag::Name;
	if listed
		|| (joint.is_some() && !alone)
		|| content.iter().any(|word| word.tag.is_finite()) && relative_inside(content)
	{
		return None;
	}
	let about = words.cut(start..comma);
	if matches!(about.tag(0), Tag::Number | Tag::Adverb) {
		return None;
	}
	let past = is_past(words.cut(found.verb.clone()));
	let person = names_person(content);
	let remark = build(&[about, &[be(past && person, about)], content]);
	let resumed = if matches!(words.tag(end + 1), Tag::Preposition | Tag::Adverb) { end + 1 } else { end };
	let rest = build(&[words.cut(0..comma), words.cut(resumed..words.len())]);
	Some(vec![Statement::main(rest), Statement::side(remark)])
}

/// Whether a verb in `content` is not explained by a relative clause in it.
fn relative_inside(content: &[Word]) -> bool {
	let verbs = content.iter().filter(|word| word.tag.is_finite()).count();
	let openers =
		content.iter().filter(|word| matches!(word.tag, Tag::Relative | Tag::That | Tag::Subordinator)).count();
	verbs > openers
}

/// "A (1879–1955) was x", "A (born 1955) is x", "A (formerly B) is x".
pub fn brackets(words: &[Word]) -> Option<Vec<Statement>> {
	let at = (1..words.len()).find(|&at| words.tag(at) == Tag::Bracket && words.before(at).is_nominal())?;
	let start = antecedent(words, at, 0)?;
	let about = words.cut(start..at);
	let bracket = words.get(at)?;
	let inner = bracket.text.trim_matches(['(', ')', '[', ']']).trim();
	let low = inner.to_lowercase();
	let say = |verb: &[(&str, Tag)], rest: &str| {
		let verb = verb.iter().map(|(text, tag)| Word::new(text, *tag)).collect::<Vec<_>>();
		Statement::side(build(&[about, &verb, &[Word { glued: false, ..bracket.put(rest, Tag::Name) }]]))
	};
	let when = |date: &str| if date.contains(' ') { "on" } else { "in" };
	let born = |date: &str| say(&[("was", Tag::Be), ("born", Tag::Participle), (when(date), Tag::Preposition)], date);
	let died = |date: &str| say(&[("died", Tag::Past), (when(date), Tag::Preposition)], date);
	let person =
		about.iter().any(|word| lexicon::has(names::MALE, &word.low) || lexicon::has(names::FEMALE, &word.low))
			|| names_person(words);
	let is_date = |text: &str| text.chars().filter(char::is_ascii_digit).count() >= 3;
	let mut remarks = Vec::new();
	let years = inner.split_once(['–', '-', '—']).map(|(from, to)| (from.trim(), to.trim()));
	if let Some((from, to)) = years.filter(|(from, to)| is_date(from) && is_date(to)) {
		if !person || about.tag(0) != Tag::Name {
			return None;
		}
		remarks.extend([born(from), died(to)]);
	} else if lexicon::is_year(inner) && !person {
		remarks.push(say(&[("dates", Tag::Present), ("from", Tag::Preposition)], inner));
	} else if let Some(date) = low.strip_prefix("born ").filter(|date| is_date(date)) {
		let shown = inner.get(inner.len() - date.len()..)?.trim_start_matches("in ");
		remarks.push(born(shown));
	} else if let Some(name) =
		["formerly ", "also known as ", "also called ", "originally "].iter().find(|start| low.starts_with(**start))
	{
		let rest = inner.get(name.len()..)?;
		let rest = rest.trim_start_matches("known as ").trim_start_matches("called ");
		let adverb = name.split(' ').next().unwrap_or("also");
		let be = if adverb == "also" { "is" } else { "was" };
		remarks.push(say(
			&[(be, Tag::Be), (adverb, Tag::Adverb), ("known", Tag::Participle), ("as", Tag::Preposition)],
			rest,
		));
	} else {
		return None;
	}
	let rest = build(&[words.cut(0..at), words.cut(at + 1..words.len())]);
	remarks.insert(0, Statement::main(rest));
	Some(remarks)
}
