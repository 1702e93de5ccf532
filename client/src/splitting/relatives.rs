//! Relative clauses after a comma, as statements about what they describe.

use crate::splitting::additions::describes;
use crate::splitting::clauses::Statement;
use crate::splitting::grammar::{
	self, antecedent, build, nearest as nearest_noun, opens_statement, parts, phrase_end, verb_group,
};
use crate::splitting::inflect::{self, Form};
use crate::splitting::lexicon;
use crate::splitting::shares::genitive;
use crate::splitting::tokens::{Look, Tag, Word};

/// "A, which is x, is y" and "A is y, which is x".
pub fn relatives(words: &[Word]) -> Option<Vec<Statement>> {
	if let Some(found) = reasons(words).or_else(|| moments(words)) {
		return Some(found);
	}
	let commas = (1..words.len()).filter(|&at| words.tag(at) == Tag::Comma);
	commas.into_iter().find_map(|comma| relative_at(words, comma))
}

/// "A is x, which is why B is y"
fn reasons(words: &[Word]) -> Option<Vec<Statement>> {
	let comma = (1..words.len()).find(|&at| {
		words.tag(at) == Tag::Comma
			&& words.low(at + 1) == "which"
			&& words.tag(at + 2) == Tag::Be
			&& words.low(at + 3) == "why"
	})?;
	Some(vec![
		Statement::main(words.cut(0..comma).to_vec()),
		Statement::side(words.cut(comma + 4..words.len()).to_vec()),
	])
}

/// "A happened in 1773, when B did x": B did x in 1773.
fn moments(words: &[Word]) -> Option<Vec<Statement>> {
	let comma = (2..words.len()).find(|&at| words.tag(at) == Tag::Comma && words.low(at + 1) == "when")?;
	let clause = words.cut(comma + 2..words.len());
	let time = grammar::phrase_start(words, comma, 0).checked_sub(1)?;
	let date = lexicon::is_date(words.low(comma.wrapping_sub(1)).rsplit(' ').next().unwrap_or(""));
	let point = matches!(words.low(time), "around" | "at" | "in" | "on");
	let dated = words.tag(time) == Tag::Preposition && (date && point || words.low(time) == "during");
	let plain = parts(clause).is_some() && !clause.iter().any(|word| word.tag == Tag::Comma);
	(dated && plain && parts(words.cut(0..comma)).is_some()).then(|| {
		let remark = build(&[clause, words.cut(time..comma)]);
		vec![Statement::main(words.cut(0..comma).to_vec()), Statement::side(remark)]
	})
}

fn relative_at(words: &[Word], comma: usize) -> Option<Vec<Statement>> {
	let relative = words.find(comma + 1, |tag| tag == Tag::Relative).filter(|&at| {
		// "which", "in which", "most of which", "the largest of which"
		let between = words.cut(comma + 1..at);
		at <= comma + 5
			&& !between.iter().any(|word| word.tag.is_finite() || matches!(word.tag, Tag::Comma | Tag::And))
			&& (between.is_empty()
				|| between
					.last()
					.is_some_and(|word| word.low == "of" || (between.len() == 1 && word.tag == Tag::Preposition)))
	})?;
	let body = relative + 1;
	let verb = words.find(body, Tag::is_finite)?;
	let main = parts(words.cut(0..comma));
	let (floor, in_subject) = match &main {
		Some(found) => (found.verb.end, false),
		None => (parts(words).map_or(0, |found| found.lead.min(comma)), true),
	};
	let end = relative_end(words, verb, in_subject)?;
	let start = if in_subject && !words.cut(floor..comma).iter().any(|word| word.tag == Tag::Comma) {
		Some(floor)
	} else {
		antecedent(words, comma, floor)
	}?;
	// "by A in 1971, who was x": not the year
	let mut at = comma;
	let mut start = start;
	while words.low(relative) == "who"
		&& words.before(at) == Tag::Number
		&& start > floor + 1
		&& words.before(start) == Tag::Preposition
	{
		at = start - 1;
		start = antecedent(words, at, floor)?;
	}
	let nearest = at;
	// "tides on Earth, which rise": not the Earth
	let singular = !grammar::is_plural(words.cut(start..nearest)) && words.before(start) == Tag::Preposition;
	let several = grammar::phrase_start(words, start.saturating_sub(1), floor);
	let climbs = singular
		&& is_plural_verb(words, verb)
		&& several + 1 < start
		&& words.before(start.wrapping_sub(1)) == Tag::Plural;
	let start = if climbs { several } else { start };
	// "A and B, which were x"
	let joined = start > floor && words.before(start) == Tag::And && is_plural_verb(words, verb);
	let start = if joined { antecedent(words, start - 1, floor).unwrap_or(start) } else { start };
	// "Angel Falls, the tallest waterfall, which drops …"
	let explained =
		start > floor + 1 && words.before(start) == Tag::Comma && words.before(start.wrapping_sub(1)) == Tag::Name;
	let named =
		nearest_noun(words, start.saturating_sub(1), floor).filter(|_| explained && describes(words.cut(start..comma)));
	let about = named.map_or(words.cut(start..nearest), |named| words.cut(named..start - 1));
	let clause = words.cut(body..end);
	let verb_in_clause = verb - body;
	// "the question of reparations, which were fixed later": not the question
	let inner = grammar::phrase_start(words, nearest, floor);
	let narrow = inner > start
		&& words.low(inner.wrapping_sub(1)) == "of"
		&& clause.past_adverbs(0) == verb_in_clause
		&& is_plural_verb(words, verb)
		&& words.before(nearest) == Tag::Plural
		&& !grammar::is_plural(words.cut(start..inner));
	let about = if narrow { words.cut(inner..nearest) } else { about };
	// "three hearts, two of which …": of whose hearts would be lost
	let counted = |words: &[Word]| matches!(words.tag(words.past_adverbs(0)), Tag::Number);
	if words.before(relative) == Tag::Preposition && words.low(relative.wrapping_sub(1)) == "of" && counted(about) {
		return None;
	}
	let direct = clause.past_adverbs(0) == verb_in_clause;
	if sentential(words, relative, verb, start) {
		return None;
	}
	let preposition = words.cut(comma + 1..relative);
	let remark = match words.low(relative) {
		"whose" => build(&[&genitive(about), clause]),
		"where" => build(&[clause, &[Word::new("in", Tag::Preposition)], about]),
		// "in 1895, for which he won x": not for the year
		_ if preposition.len() == 1 && !direct && about.last().is_some_and(|word| lexicon::is_date(&word.low)) => {
			clause.to_vec()
		},
		_ if preposition.len() == 1 && !direct => build(&[clause, preposition, about]),
		_ if !preposition.is_empty() && direct => build(&[preposition, about, clause]),
		_ if direct => build(&[about, clause]),
		_ => {
			let after = verb_group(clause, verb_in_clause);
			build(&[clause.cut(0..after), about, clause.cut(after..clause.len())])
		},
	};
	let resumed = if in_subject { words.cut(end + 1..words.len()) } else { words.cut(end..words.len()) };
	let rest = build(&[words.cut(0..comma), resumed]);
	let remark = if in_subject { Statement::main(remark) } else { Statement::side(remark) };
	Some(vec![Statement::main(rest), remark])
}

/// Whether the verb at `at` asks for several subjects.
fn is_plural_verb(words: &[Word], at: usize) -> bool {
	let base =
		words.tag(at) == Tag::Present && inflect::verb(words.low(at)).is_some_and(|(_, form)| form == Form::Base);
	base || matches!(words.low(at), "are" | "were" | "have")
}

/// Where the relative clause with its verb at `verb` ends.
fn relative_end(words: &[Word], verb: usize, in_subject: bool) -> Option<usize> {
	let mut commas = (verb..words.len()).filter(|&at| words.tag(at) == Tag::Comma);
	if in_subject {
		return commas.find(|&at| words.tag(words.past_adverbs(at + 1)).is_finite());
	}
	let resumes = commas.find(|&at| {
		let next = words.past_adverbs(at + 2);
		// "insulin, which does x, and glucagon, which does y"
		let phrase = phrase_end(words, at + 2)
			.is_some_and(|end| words.tag(end) == Tag::Comma && words.tag(end + 1) == Tag::Relative);
		matches!(words.tag(at + 1), Tag::And | Tag::But)
			&& (words.tag(next).is_finite() || opens_statement(words, at + 2).is_some() || phrase)
	});
	Some(resumes.unwrap_or(words.len()))
}

/// Whether "which" stands for the whole clause before it rather than for the phrase at `start`.
fn sentential(words: &[Word], relative: usize, verb: usize, start: usize) -> bool {
	let Some((base, form)) = inflect::verb(words.low(verb)) else { return false };
	let result = ["mean", "make", "cause", "allow", "lead", "help", "result", "enable", "explain", "force", "prevent"];
	let plural = grammar::is_plural(words.cut(start..relative - 1));
	words.low(relative) == "which"
		&& result.contains(&base.as_str())
		&& (plural == (form == Form::Third) || form != Form::Base)
		&& words.tag(verb) != Tag::Modal
		&& (words.tag(start) != Tag::Name || base == "mean" || base == "make")
}
