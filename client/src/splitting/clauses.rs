//! Takes sentences apart into clauses, and drives all rules until none applies.

use crate::splitting::additions;
use crate::splitting::denials;
use crate::splitting::ellipsis;
use crate::splitting::grammar::{self, build, opens_statement, parts};
use crate::splitting::joints;
use crate::splitting::lexicon::phrases;
use crate::splitting::lists;
use crate::splitting::participles;
use crate::splitting::predicates;
use crate::splitting::relatives;
use crate::splitting::series;
use crate::splitting::tokens::{Look, Tag, Word};
use crate::splitting::whole::{self, is_sound};

/// Words that can stand alone as a sentence.
#[derive(Clone, Debug)]
pub struct Statement {
	/// The words.
	pub words: Vec<Word>,
	/// Whether it is a remark about something that is not the topic of the sentence.
	pub side: bool,
}

impl Statement {
	/// A statement about the topic.
	pub fn main(words: Vec<Word>) -> Statement {
		Statement { words, side: false }
	}

	/// A remark.
	pub fn side(words: Vec<Word>) -> Statement {
		Statement { words, side: true }
	}
}

/// A rule: what a statement comes apart into, if the rule applies.
type Rule = fn(&[Word]) -> Option<Vec<Statement>>;

/// Rules that separate clauses and remarks; each result may be taken apart further.
const CLAUSES: &[Rule] = &[
	semicolons,
	conceded,
	coordinated,
	additions::brackets,
	relatives::relatives,
	additions::openings,
	additions::appositions,
	additions::titled,
	participles::participles,
	series::colon,
	series::included,
];

/// Rules that give each part of a shared subject or predicate a statement of its own.
const PARTS: &[Rule] = &[
	denials::neither,
	denials::contrast,
	denials::denied,
	predicates::identities,
	predicates::verb_phrases,
	predicates::relative_pairs,
	series::superlatives,
	series::gapped,
	lists::subjects,
	lists::adjectives,
	lists::objects,
];

/// Most statements one sentence comes apart into.
const MOST: usize = 64;
/// Most rules applied one inside the other.
const DEEPEST: usize = 24;

/// The clauses and remarks of a sentence, before pronouns are resolved.
pub fn clauses(sentence: Vec<Word>) -> Vec<Statement> {
	let mut found = Vec::new();
	apply(CLAUSES, Statement::main(sentence), DEEPEST, &mut found);
	ellipsis::restore(&mut found);
	found
}

/// The atomic statements of a clause.
pub fn atoms(clause: Statement) -> Vec<Statement> {
	let mut found = Vec::new();
	apply(PARTS, clause, DEEPEST, &mut found);
	found
}

fn apply(rules: &[Rule], mut statement: Statement, depth: usize, found: &mut Vec<Statement>) {
	statement.words = tidy(statement.words);
	if depth > 0 && found.len() < MOST {
		let fixed = whole::fixed(&statement.words);
		for rule in rules {
			let parts = rule(&statement.words).unwrap_or_default();
			let sound = |part: &Statement| is_sound(&tidy(part.words.clone()));
			if parts.len() > 1 && keeps(&statement.words, fixed, &parts) && parts.iter().all(sound) {
				for part in parts {
					let side = part.side || statement.side;
					apply(rules, Statement { words: part.words, side }, depth - 1, found);
				}
				return;
			}
		}
	}
	found.push(statement);
}

/// Whether `parts` leave together what must not be taken apart: somebody's statement, a condition.
fn keeps(words: &[Word], fixed: Option<whole::Fixed>, parts: &[Statement]) -> bool {
	let Some(fixed) = fixed else { return true };
	let start = words.get(fixed.start).and_then(|word| word.from.as_ref()).map_or(0, |from| from.start);
	let count =
		|words: &[Word]| words.iter().filter(|word| word.from.as_ref().is_some_and(|from| from.start >= start)).count();
	let all = count(words);
	let has = |part: &Statement| count(&part.words) + 1 >= all;
	let apart = parts.iter().all(|part| has(part) || count(&part.words) == 0);
	// A condition may hold for every part before it, unless a comma or more sets it off.
	apart
		&& parts.iter().any(has)
		&& (!fixed.condition
			|| words.cut(0..fixed.start).iter().any(|word| matches!(word.tag, Tag::Comma | Tag::Semicolon)))
}

/// Without joints at the start, words that only connect sentences, and empty pairs of commas.
pub fn tidy(words: Vec<Word>) -> Vec<Word> {
	let mut rest = words.as_slice();
	loop {
		let before = rest.len();
		while matches!(rest.tag(0), Tag::And | Tag::But | Tag::Comma) && rest.len() > 1 {
			rest = rest.cut(1..rest.len());
		}
		rest = rest.cut(discourse(rest)..rest.len());
		if rest.len() == before {
			break;
		}
	}
	let mut kept = Vec::with_capacity(rest.len());
	let mut index = 0;
	while index < rest.len() {
		// ", however," in the middle
		let inserted = if rest.tag(index) == Tag::Comma { discourse(rest.cut(index + 1..rest.len())) } else { 0 };
		let closes = inserted > 0 && index > 0 && rest.tag(index + inserted) == Tag::Comma;
		index += if closes { inserted + 1 } else { 0 };
		if let Some(word) = rest.get(index) {
			kept.push(word.clone());
		}
		index += 1;
	}
	build(&[&kept])
}

/// How many words at the start, with the comma after them, only connect.
fn discourse(words: &[Word]) -> usize {
	let taken = joints::opening(phrases::DISCOURSE, words);
	let closed = matches!(words.tag(taken), Tag::Comma | Tag::Colon) && words.len() > taken + 1;
	if taken > 0 && closed {
		taken + 1
	} else {
		0
	}
}

/// "A is x; B is y"
fn semicolons(words: &[Word]) -> Option<Vec<Statement>> {
	let mark = words.find(0, |tag| tag == Tag::Semicolon)?;
	let (left, right) = (words.cut(0..mark), words.cut(mark + 1..words.len()));
	(parts(left).is_some() && parts(&tidy(right.to_vec())).is_some())
		.then(|| vec![Statement::main(left.to_vec()), Statement::main(right.to_vec())])
}

/// "Although A is x, B is y"
fn conceded(words: &[Word]) -> Option<Vec<Statement>> {
	if words.tag(0) != Tag::Concession {
		return None;
	}
	let commas = (1..words.len()).filter(|&at| words.tag(at) == Tag::Comma);
	let comma =
		commas.into_iter().find(|&at| opens_statement(words, at + 1).is_some() && is_sound(words.cut(1..at)))?;
	let (first, second) = (words.cut(1..comma), words.cut(comma + 1..words.len()));
	let (first, second) = (Statement::main(first.to_vec()), Statement::main(second.to_vec()));
	// The pronoun of "although it is small, Monaco ..." looks forward.
	let forward = first.words.first().is_some_and(|word| word.tag == Tag::Pronoun);
	Some(if forward { vec![second, first] } else { vec![first, second] })
}

/// "A is x, and B is y", "A is x, while B is y"
fn coordinated(words: &[Word]) -> Option<Vec<Statement>> {
	// A comma before the joint is the better sign.
	let joints = (1..words.len()).filter(|&at| joins_statements(words, at)).collect::<Vec<_>>();
	let marked = joints.iter().copied().find(|&at| words.before(at) == Tag::Comma);
	let joint = marked.or(joints.first().copied())?;
	let left = build(&[words.cut(0..joint)]);
	let right = words.cut(joint + 1..words.len());
	// In "A is x, B is y, and C is z" commas separate statements as well.
	let mut found = Vec::new();
	let mut rest = left.as_slice();
	while words.tag(joint) == Tag::And {
		let mut commas = (1..rest.len()).filter(|&at| rest.tag(at) == Tag::Comma);
		let own = commas
			.find(|&comma| parts(rest.cut(0..comma)).is_some())
			.filter(|&comma| opens_statement(rest, comma + 1).is_some() && is_sound(rest.cut(comma + 1..rest.len())));
		let Some(comma) = own else { break };
		found.push(Statement::main(rest.cut(0..comma).to_vec()));
		rest = rest.cut(comma + 1..rest.len());
	}
	let opening = ellipsis::shared_opening(rest, right);
	found.push(Statement::main(rest.to_vec()));
	found.push(Statement::main(build(&[opening, right])));
	Some(found)
}

/// Whether "while" at `at` stands between two general statements: "lists are mutable while tuples are not".
fn is_contrast(words: &[Word], at: usize) -> bool {
	let general = |at: usize| matches!(words.low(at), "is" | "are" | "has" | "have");
	let left = parts(words.cut(0..at)).is_some_and(|found| general(found.verb.start) && found.verb.len() == 1);
	left && opens_statement(words, at + 1).is_some_and(general)
}

/// Whether the word at `at` joins two statements that hold independently.
fn joins_statements(words: &[Word], at: usize) -> bool {
	let comma = words.before(at) == Tag::Comma;
	let tag = words.tag(at);
	let joint = match tag {
		Tag::And | Tag::But => true,
		Tag::Concession => comma || words.low(at) != "while",
		Tag::Subordinator if words.low(at) == "while" => is_contrast(words, at),
		Tag::Comma => words.get(at).is_some_and(Word::is_dash),
		_ => false,
	};
	if !joint {
		return false;
	}
	let left = words.cut(0..if comma { at - 1 } else { at });
	let Some(found) = parts(left) else { return false };
	let dependent = grammar::barrier(left, found.verb.end) < left.len();
	let starts = words.past_adverbs(at + 1);
	let possible = comma || tag != Tag::And || !dependent;
	possible && words.tag(starts) != Tag::Comma && opens_statement(words, at + 1).is_some() && is_sound(left)
		// "between the time A and B happened" and lists whose last item has a clause of its own
		&& !(tag == Tag::And && !comma && words.before(at) == Tag::Adjective && words.tag(starts) == Tag::Adjective)
}
