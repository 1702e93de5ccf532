//! Negations that cover several things: each thing is denied by itself.

use crate::splitting::agree;
use crate::splitting::clauses::Statement;
use crate::splitting::grammar::{self, build, is_negated, long_phrase_end, parts, phrase_end, verb_group, Parts};
use crate::splitting::inflect;
use crate::splitting::tokens::{Look, Tag, Word};

/// "Neither A nor B is x", "A is neither x nor y".
pub fn neither(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = parts(words)?;
	let first = words.find(lead, |tag| tag == Tag::Nor).filter(|&at| words.low(at) == "neither")?;
	let second = words.find(first + 1, |tag| tag == Tag::Nor)?;
	let items = if first < verb.start {
		let predicate = negate(words.cut(verb.start..words.len()));
		[words.cut(first + 1..second), words.cut(second + 1..verb.start)].map(|item| {
			let predicate = if grammar::is_plural(item) { predicate.clone() } else { agree::singular_verb(&predicate) };
			build(&[words.cut(0..lead), item, &predicate])
		})
	} else {
		let before = build(&[words.cut(0..verb.start), &negate(words.cut(verb.start..first))]);
		[words.cut(first + 1..second), words.cut(second + 1..words.len())].map(|item| build(&[&before, item]))
	};
	Some(items.into_iter().map(Statement::main).collect())
}

/// "A is not x but y"
pub fn contrast(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { verb, .. } = parts(words)?;
	let not = words.cut(verb.clone()).iter().position(|word| word.tag == Tag::Not)? + verb.start;
	let but = words.find(verb.end, |tag| tag == Tag::But)?;
	let right = words.cut(but + 1..words.len());
	let own = right.tag(right.past_adverbs(0)).is_finite() || grammar::opens_statement(right, 0).is_some();
	if words.tag(verb.start) != Tag::Be || own {
		return None;
	}
	let affirmed = build(&[words.cut(0..not), words.cut(not + 1..verb.end), right]);
	Some(vec![Statement::main(build(&[words.cut(0..but)])), Statement::main(affirmed)])
}

/// "A, not B, is x", "A is x, not y"
pub fn denied(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = parts(words)?;
	if let Some(but) = (verb.end..words.len()).find(|&at| words.tag(at) == Tag::But && words.tag(at + 1) == Tag::Not) {
		// "is found in x but not in y"
		let right = words.cut(but + 2..words.len());
		let same = |at: &usize| words.tag(*at) == Tag::Preposition && words.low(*at) == right.low(0);
		let start = (verb.end..but).find(same).filter(|_| !is_negated(words.cut(verb.clone())))?;
		let negated = negate(words.cut(verb.start..start));
		let denied = build(&[words.cut(0..verb.start), &negated, right]);
		return Some(vec![Statement::main(build(&[words.cut(0..but)])), Statement::main(denied)]);
	}
	let comma = (lead + 1..words.len()).find(|&at| words.tag(at) == Tag::Comma && words.tag(at + 1) == Tag::Not)?;
	let predicate = words.cut(verb.start..words.len());
	if comma < verb.start {
		let end = words.find(comma + 1, |tag| tag == Tag::Comma).filter(|&end| end < verb.start)?;
		let affirmed = build(&[words.cut(0..comma), words.cut(end + 1..words.len())]);
		let denied = build(&[words.cut(0..lead), words.cut(comma + 2..end), &negate(predicate)]);
		return Some(vec![Statement::main(affirmed), Statement::main(denied)]);
	}
	let (left, right) = (words.cut(0..comma), words.cut(comma + 2..words.len()));
	let simple = phrase_end(left, verb.end) == Some(left.len()) && long_phrase_end(right, 0) == Some(right.len());
	let negated = negate(words.cut(verb.start..verb.end));
	(simple && !is_negated(words.cut(verb.clone()))).then(|| {
		vec![Statement::main(left.to_vec()), Statement::main(build(&[words.cut(0..verb.start), &negated, right]))]
	})
}

/// The verb group of `words` with a negation, and the rest: "is" as "is not", "eats" as "does not eat".
fn negate(predicate: &[Word]) -> Vec<Word> {
	let Some(verb) = predicate.first() else { return Vec::new() };
	let group = verb_group(predicate, 0);
	let not = Word::new("not", Tag::Not);
	let helper = |text: &str, base: String| {
		build(&[
			&[Word::new(text, Tag::Do), not.clone(), verb.put(&base, Tag::Base)],
			predicate.cut(1..predicate.len()),
		])
	};
	let auxiliary = match verb.tag {
		Tag::Be | Tag::Modal | Tag::Do => true,
		Tag::Have => group > 1,
		_ => false,
	};
	if auxiliary {
		return build(&[predicate.cut(0..1), &[not], predicate.cut(1..predicate.len())]);
	}
	let base = inflect::verb(&verb.low).map(|(base, _)| base);
	match verb.low.as_str() {
		"has" => helper("does", "have".to_owned()),
		"have" => helper("do", "have".to_owned()),
		"had" => helper("did", "have".to_owned()),
		low => {
			let third = grammar::is_past(predicate.cut(0..1));
			let text = if third {
				"did"
			} else if low.ends_with('s') {
				"does"
			} else {
				"do"
			};
			helper(text, base.unwrap_or_else(|| low.to_owned()))
		},
	}
}
