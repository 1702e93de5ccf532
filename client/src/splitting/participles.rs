//! Remarks in -ing and -ed, and what something is said to be "with".

use std::ops::Range;

use crate::splitting::clauses::Statement;
use crate::splitting::grammar::{self, antecedent, be, build, is_past, parts, phrase_end, verb_group, Parts};
use crate::splitting::inflect::{self, Form};
use crate::splitting::lexicon::{self, verbs};
use crate::splitting::referents::genitive_owner;
use crate::splitting::tokens::{Look, Tag, Word};

/// Participles that open a comparison or a condition rather than a description.
pub const KEPT: &[&str] = &["based", "combined", "compared", "considered", "depending", "given", "paired", "provided"];

/// Adverbs of what holds now or always.
const PRESENT: [&str; 10] =
	["also", "commonly", "currently", "frequently", "now", "often", "sometimes", "still", "today", "usually"];

/// `subject` "was" `participle`…, in the tense the participle asks for.
pub fn described(subject: &[Word], description: &[Word], past: bool, participle: &[Word]) -> Vec<Word> {
	let lasting = lexicon::has(verbs::STATES, participle.low(0));
	let current = description.iter().take(2).any(|word| PRESENT.contains(&word.low.as_str()));
	let placed = [
		"abbreviated",
		"based",
		"called",
		"defined",
		"denoted",
		"headquartered",
		"known",
		"located",
		"named",
		"nicknamed",
		"situated",
	];
	let former = description
		.iter()
		.take(2)
		.any(|word| matches!(word.low.as_str(), "formerly" | "originally" | "previously" | "once" | "initially"));
	let current = current && !(past && description.low(0) == "also");
	let past = former || !current && !placed.contains(&participle.low(0)) && (past || !lasting);
	let negated = description.tag(0) == Tag::Not;
	let description = if negated { description.cut(1..description.len()) } else { description };
	let mut verb = vec![be(past, subject)];
	verb.extend(negated.then(|| Word::new("not", Tag::Not)));
	build(&[subject, &verb, description])
}

/// The statements of a remark such as "directed by x and starring y" about `subject`.
pub fn remarks(subject: &[Word], content: &[Word], past: bool) -> Option<Vec<Vec<Word>>> {
	let joint = (1..content.len())
		.find(|&at| content.tag(at) == Tag::And && content.tag(content.past_adverbs(at + 1)) == Tag::Gerund);
	let first = content.cut(0..joint.unwrap_or(content.len()));
	let start = first.past_adverbs(0);
	let mut said = vec![described(subject, &build(&[first]), past, first.cut(start..start + 1))];
	if let Some(joint) = joint {
		let main = [subject, &[be(past, subject)]].concat();
		said.extend(gerund_tail(&main, 0..subject.len(), content.cut(joint + 1..content.len()), past)?);
	}
	Some(said)
}

/// "with talc being the softest", "with oceans covering x"
fn absolute(tail: &[Word], past: bool) -> Option<Vec<Word>> {
	let gerund = tail.find(1, |tag| tag == Tag::Gerund).filter(|_| tail.low(0) == "with")?;
	let (subject, rest) = (tail.cut(1..gerund), tail.cut(gerund + 1..tail.len()));
	let verb = tail.get(gerund)?;
	if grammar::long_phrase_end(subject, 0) != Some(subject.len()) || rest.is_empty() {
		return None;
	}
	if verb.low == "being" {
		return Some(build(&[subject, &[be(past, subject)], rest]));
	}
	let (base, _) = inflect::verb(&verb.low).filter(|(_, form)| *form == Form::Gerund)?;
	let (form, tag) = match (past, grammar::is_plural(subject)) {
		(true, _) => (inflect::past(&base), Tag::Past),
		(_, true) => (base, Tag::Present),
		_ => (inflect::third(&base), Tag::Present),
	};
	Some(build(&[subject, &[verb.put(&form, tag)], rest]))
}

/// "…, making it x", "…, completed in 1889", "…, with a population of x".
pub fn participles(words: &[Word]) -> Option<Vec<Statement>> {
	let Parts { lead, verb } = parts(words)?;
	let group = words.cut(verb.clone());
	let past = is_past(group);
	let commas = (verb.end..words.len()).filter(|&at| words.tag(at) == Tag::Comma);
	commas.into_iter().find_map(|comma| {
		let tail = words.cut(comma + 1..words.len());
		let start = tail.past_adverbs(0);
		let listed = tail.iter().any(|word| word.tag == Tag::And) && tail.iter().any(|word| word.tag == Tag::Comma);
		let subject = words.cut(lead..verb.start);
		let result = tail.low(start) == "making" && matches!(tail.low(start + 1), "it" | "them" | "him" | "her");
		let simple = (result || group.tag(0) != Tag::Modal) && !subject.is_empty();
		let remarks = match tail.tag(start) {
			_ if tail.low(start) == "meaning" && words.before(comma) != Tag::Determiner => {
				let said = tail.cut(start + 1 + usize::from(tail.tag(start + 1) == Tag::That)..tail.len());
				vec![parts(said).map(|_| said.to_vec())?]
			},
			Tag::Preposition if absolute(tail, past).is_some() => vec![absolute(tail, past)?],
			Tag::Gerund if simple => gerund_tail(words.cut(0..comma), lead..verb.start, tail, past)?,
			Tag::Participle | Tag::Past if !lexicon::has(KEPT, tail.low(start)) && !goes_on_as_list(words, comma) => {
				let next = tail.tag(start + 1);
				if tail.tag(start) == Tag::Past && !matches!(next, Tag::Preposition | Tag::Adverb | Tag::Mark | Tag::To)
					|| (listed && next == Tag::Comma)
				{
					return None;
				}
				let about = if group.len() == 1 && group.tag(0) == Tag::Be {
					subject
				} else {
					let near = antecedent(words, comma, verb.end).filter(|_| words.before(comma) == Tag::Name);
					near.map_or(subject, |near| words.cut(near..comma))
				};
				remarks(about, tail, past)?
			},
			Tag::Preposition if has_with(tail) => {
				vec![build(&[subject, &[have(past, subject)], tail.cut(1..tail.len())])]
			},
			_ => return None,
		};
		let main = Statement::main(words.cut(0..comma).to_vec());
		Some(std::iter::once(main).chain(remarks.into_iter().map(Statement::main)).collect())
	})
}

/// Whether a remark says what something has: "with a depth of x".
pub fn has_with(remark: &[Word]) -> bool {
	let owned = matches!(remark.low(1), "a" | "an" | "about" | "over" | "approximately" | "more than" | "nearly");
	let owned = owned || remark.tag(1) == Tag::Adjective && remark.iter().any(|word| word.low == "of");
	remark.low(0) == "with" && owned && !remark.iter().any(|word| word.tag == Tag::Gerund || word.tag.is_finite())
}

/// "has", "have" or "had" after `subject`.
pub fn have(past: bool, subject: &[Word]) -> Word {
	let form = match (past, grammar::is_plural(subject)) {
		(true, _) => "had",
		(_, true) => "have",
		_ => "has",
	};
	Word::new(form, Tag::Have)
}

/// Whether the past form after `comma` is part of a list of verb phrases: "was born in A, studied B, and died in C".
fn goes_on_as_list(words: &[Word], comma: usize) -> bool {
	let last = (comma + 1..words.len()).find(|&at| matches!(words.tag(at), Tag::And | Tag::But));
	last.is_some_and(|at| {
		let next = words.past_adverbs(at + 1);
		words.tag(next).is_finite() || words.tag(next) == Tag::Participle
	})
}

/// Verbs of consequences: what happened did it, not its subject alone.
const CONSEQUENCES: &[&str] = &[
	"allow", "bring", "cause", "destroy", "enable", "end", "force", "kill", "lead", "leave", "mark", "prompt",
	"result", "spark", "trigger", "usher",
];

/// ", making it x and reducing y" after `main` as statements about its subject.
pub fn gerund_tail(main: &[Word], subject: Range<usize>, tail: &[Word], past: bool) -> Option<Vec<Vec<Word>>> {
	let start = tail.past_adverbs(0);
	let group = verb_group(main, subject.end);
	let event = main.tag(subject.end) != Tag::Be || group > subject.end + 1;
	// "refused to give up her seat"
	let object = if main.tag(group) == Tag::To { group + 2 } else { group };
	let object = if object > group && main.tag(object) == Tag::Preposition { object + 1 } else { object };
	let end = phrase_end(main, object).unwrap_or(object).min(main.len());
	let core = main.cut(subject.start..end);
	let subject = main.cut(subject);
	let mut starts = vec![0];
	let joints = (start + 1..tail.len()).filter(|&at| matches!(tail.tag(at), Tag::And | Tag::Comma));
	starts.extend(joints.filter(|&at| tail.tag(tail.past_adverbs(at + 1)) == Tag::Gerund).map(|at| at + 1));
	let ends = starts.iter().skip(1).map(|next| next - 1).chain([tail.len()]);
	let plural = grammar::is_plural(subject);
	let mut remarks = Vec::new();
	for (from, to) in starts.iter().copied().zip(ends) {
		let piece = build(&[tail.cut(from..to)]);
		let at = piece.past_adverbs(0);
		let (adverbs, rest) = (piece.cut(0..at), piece.cut(at + 1..piece.len()));
		let gerund = piece.get(at)?;
		if gerund.low == "having" && rest.tag(0) == Tag::Participle {
			remarks.push(build(&[subject, adverbs, &[have(past, subject)], rest]));
			continue;
		}
		if matches!(
			gerund.low.as_str(),
			"including" | "depending" | "starting" | "beginning" | "ranging" | "excluding" | "being" | "having"
		) {
			return None;
		}
		let pronoun = matches!(rest.low(0), "it" | "them" | "him" | "her");
		if gerund.low == "making" && pronoun {
			// "Tokyo's population is x, making it y": Tokyo is y.
			let owner = genitive_owner(subject).unwrap_or_else(|| subject.to_vec());
			remarks.push(build(&[&owner, &[be(past, &owner)], rest.cut(1..rest.len())]));
			continue;
		}
		let (base, _) = inflect::verb(&gerund.low).filter(|(_, form)| *form == Form::Gerund)?;
		if event && lexicon::has(CONSEQUENCES, &base) {
			if core.len() == main.len() {
				return None;
			}
			let comma = Word { glued: true, ..Word::new(",", Tag::Comma) };
			remarks.push(build(&[core, &[comma], &piece]));
			continue;
		}
		let (form, tag) = match (past, plural) {
			(true, _) => (inflect::past(&base), Tag::Past),
			(_, true) => (base, Tag::Present),
			_ => (inflect::third(&base), Tag::Present),
		};
		remarks.push(build(&[subject, adverbs, &[gerund.put(&form, tag)], rest]));
	}
	Some(remarks)
}
