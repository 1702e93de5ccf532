//! Makes the items of a list fit the words around them: number, articles, membership.

use std::ops::Range;

use crate::splitting::grammar::{self, build, is_past, parts, phrase_end, verb_group, Parts};
use crate::splitting::inflect::{self, Form};
use crate::splitting::lexicon::{self, verbs};
use crate::splitting::tokens::{Look, Tag, Word};

/// Whether the predicate's verb asks for a single subject.
pub fn is_singular_verb(predicate: &[Word]) -> bool {
	let low = predicate.low(0);
	matches!(low, "is" | "was" | "has" | "does" | "isn't" | "wasn't" | "hasn't" | "doesn't")
		|| (predicate.tag(0) == Tag::Present && inflect::verb(low).is_some_and(|(_, form)| form == Form::Third))
}

/// `predicate` as it follows a single subject.
pub fn singular_verb(predicate: &[Word]) -> Vec<Word> {
	let mut changed = predicate.to_vec();
	if let Some(verb) = changed.first_mut() {
		let form = match verb.low.as_str() {
			"are" => "is".to_owned(),
			"were" => "was".to_owned(),
			"have" if verb.tag == Tag::Have => "has".to_owned(),
			"do" if verb.tag == Tag::Do => "does".to_owned(),
			"aren't" => "isn't".to_owned(),
			"weren't" => "wasn't".to_owned(),
			low if verb.tag == Tag::Present && !is_singular_verb(predicate) => inflect::third(low),
			_ => return changed,
		};
		*verb = verb.put(&form, verb.tag);
	}
	changed
}

/// `predicate` as it follows `item` alone: "are planets" as "is a planet".
pub fn adjust(item: &[Word], predicate: &[Word]) -> Vec<Word> {
	if grammar::is_plural(item) {
		return predicate.to_vec();
	}
	let mut changed = singular_verb(predicate);
	let start = verb_group(&changed, 0);
	if changed.tag(0) != Tag::Be || start > 1 {
		return changed;
	}
	if changed.low(start) == "all" {
		changed.remove(start);
	}
	let Some(end) = phrase_end(&changed, start).filter(|&end| changed.before(end) == Tag::Plural) else {
		return changed;
	};
	match changed.tag(start) {
		Tag::Determiner if changed.low(start) != "the" => {},
		Tag::Determiner | Tag::Number | Tag::Possessive => {
			let group = ["one", "of"].map(|text| Word::new(text, Tag::Preposition));
			changed.splice(start..start, group);
		},
		_ => {
			if let Some(word) = changed.get_mut(end - 1) {
				let Some(one) = inflect::singular(&word.low) else { return changed };
				*word = word.put(&one, Tag::Noun);
			}
			let article = inflect::article(changed.low(start));
			changed.insert(start, Word::new(article, Tag::Determiner));
		},
	}
	changed
}

/// Whether the words before a joint join things that only hold together: "connects A and B", "a mixture of A and B".
pub fn is_collective(before: &[Word], verb: usize) -> bool {
	const VERBS: &[&str] = &[
		"add",
		"balance",
		"bridge",
		"combine",
		"compare",
		"connect",
		"distinguish",
		"fuse",
		"join",
		"link",
		"merge",
		"mix",
		"multiply",
		"reconcile",
		"separate",
		"unify",
		"unite",
	];
	const NOUNS: &[&str] = &[
		"alliance",
		"balance",
		"blend",
		"border",
		"combination",
		"comparison",
		"conflict",
		"difference",
		"distance",
		"fusion",
		"intersection",
		"marriage",
		"merger",
		"mix",
		"mixture",
		"pair",
		"product",
		"ratio",
		"relationship",
		"sum",
		"union",
		"war",
	];
	let group = before.cut(verb..verb_group(before, verb).min(before.len()));
	let acting = group.iter().chain(before.iter().filter(|word| matches!(word.tag, Tag::Gerund | Tag::Base)));
	let joined = acting.filter_map(|word| inflect::verb(&word.low)).any(|(base, _)| lexicon::has(VERBS, &base));
	let noun = (verb..before.len()).any(|at| {
		let one = before.low(at).trim_end_matches('s');
		lexicon::has(NOUNS, one) && matches!(before.low(at + 1), "of" | "between")
	});
	joined || noun
}

/// What stands before a list, with "in part" where single items are only part of the whole.
pub fn partly(before: &[Word], verb: Range<usize>) -> Vec<Word> {
	let made = before.cut(verb).iter().any(|word| lexicon::has(verbs::PARTWISE, &word.low));
	let last = before.len().saturating_sub(1);
	let told = before.low(last.wrapping_sub(1)) == "part";
	if made && !told && matches!(before.low(last), "of" | "from" | "into") {
		let part = ["in", "part"].map(|text| Word::new(text, Tag::Adverb));
		return build(&[before.cut(0..last), &part, before.cut(last..before.len())]);
	}
	before.to_vec()
}

/// "The colours are x and y": each item is one of the subject.
pub fn members(
	words: &[Word],
	found: &Parts,
	start: usize,
	items: &[Vec<Word>],
	rest: &[Word],
) -> Option<Vec<Vec<Word>>> {
	let subject = words.cut(found.lead..found.verb.start);
	let plain = found.verb.len() == 1 && matches!(words.low(found.verb.start), "are" | "were");
	let definite = subject.low(0) == "the" || subject.tag(0) == Tag::Possessive;
	if !(plain && definite && start == found.verb.end && rest.is_empty()) {
		return None;
	}
	let past = is_past(words.cut(found.verb.clone()));
	Some(items.iter().map(|item| member(item, subject, past)).collect())
}

/// "`item` is one of `group`"
pub fn member(item: &[Word], group: &[Word], past: bool) -> Vec<Word> {
	let one = ["one", "of"].map(|text| Word::new(text, Tag::Preposition));
	build(&[item, &[grammar::be(past, item)], &one, group])
}

/// The statement that `item` is in the list that `lead` announces.
pub fn listed(lead: &[Word], item: &[Word]) -> Option<Vec<Word>> {
	let lead = match lead.last()? {
		word if word.low == "following" && lead.low(lead.len().wrapping_sub(2)) == "the" => lead.cut(0..lead.len() - 2),
		_ => lead,
	};
	let found = parts(lead);
	if let Some(found) = found.as_ref().filter(|found| found.verb.end == lead.len()) {
		let subject = lead.cut(found.lead..found.verb.start);
		let be = matches!(lead.low(found.verb.start), "are" | "were");
		let definite = matches!(subject.low(0), "the" | "these" | "there") || subject.tag(0) == Tag::Possessive;
		if be && definite && grammar::is_plural(subject) {
			return Some(member(item, subject, is_past(lead.cut(found.verb.clone()))));
		}
		return Some(build(&[lead, item]));
	}
	let last = lead.last()?;
	if matches!(last.tag, Tag::Preposition | Tag::To) || last.low == "include" || last.low == "includes" {
		return found.map(|_| build(&[lead, item]));
	}
	found?;
	let start = grammar::phrase_start(lead, lead.len(), 0);
	let start = grammar::antecedent(lead, lead.len(), 0).unwrap_or(start);
	let uncounted = lead.iter().enumerate().filter(|&(at, word)| {
		let few = matches!(word.low.as_str(), "several" | "few" | "many" | "a number of" | "following");
		let counts = word.tag == Tag::Number && !matches!(lead.tag(at + 1), Tag::Preposition | Tag::Mark | Tag::Number);
		let about = word.tag == Tag::Adverb && lead.tag(at + 1) == Tag::Number;
		let count = (counts && !lexicon::is_date(&word.low)) || few || about;
		!(count && at >= start)
	});
	let uncounted = uncounted.map(|(_, word)| word.clone()).collect::<Vec<_>>();
	let joint = [Word { glued: true, ..Word::new(",", Tag::Comma) }, Word::new("including", Tag::Preposition)];
	Some(build(&[&uncounted, &joint, item]))
}
