//! Finds the main verb of a clause, its voice, and the part that each item plays in it.

use super::clauses::Clause;
use super::facts::{Item, Kind};
use super::glue::Glue;

/// The part of an item in its clause, with active and passive voice brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slot {
	/// The one who acts.
	Agent,
	/// What is acted on.
	Patient,
	/// Either side of "is".
	Equal,
	/// The owner in "Kenya's capital" and "the capital of Kenya".
	Owner,
	/// Behind a preposition.
	Behind(String),
}

impl Slot {
	/// Whether the slot is a subject or object, not an owner or a phrase behind a preposition.
	pub(super) const fn is_core(&self) -> bool {
		matches!(self, Self::Agent | Self::Patient | Self::Equal)
	}
}

/// Verbs that equate like "is".
const LINKS: &[&str] = &["becom", "remain", "stay"];

/// Verbs that equate before "as".
const LINKS_AS: &[&str] = &["act", "count", "know", "rank", "regard", "serv"];

/// Stems of nouns that say what the name behind "of" is, as in "the town of Guernica".
const NAMED_BY: &[&str] = &[
	"abbey",
	"cathedral",
	"church",
	"city",
	"fortress",
	"island",
	"monastery",
	"palac",
	"port",
	"provinc",
	"region",
	"statu",
	"temple",
	"town",
	"villag",
];

/// Finds the main verb of a clause and its voice.
pub(super) fn find_voice(items: &[Item], clause: &mut Clause) {
	let get = |place: usize| clause.own.get(place).and_then(|&at| items.get(at));
	let later = |place: usize, test: fn(&Item) -> bool| {
		let rest = (place + 1..clause.own.len()).filter_map(get);
		rest.take_while(|item| item.norm != "that").any(test)
	};
	let mut be: Option<usize> = None;
	let mut verb = None;
	let mut passive = false;
	for place in 0..clause.own.len() {
		let Some(item) = get(place) else { continue };
		if item.is_glue(Glue::Be) {
			be = Some(place);
		}
		if !item.is_verb() {
			continue;
		}
		let next = get(place + 1);
		let governs = next.is_some_and(|next| next.is_glue(Glue::Preposition));
		if let Some(be) = be {
			let idle = |item: &Item| !item.is_content() || item.is_adverb() || matches!(item.kind, Kind::Rank(_));
			if (be + 1..place).filter_map(get).all(idle) {
				verb = Some(place);
				passive = true;
			}
			break;
		}
		// "The vaccine developed by Salk was declared safe": a participle with more to come is no main verb.
		let naming = matches!(item.stem(), Some("call" | "nam"));
		let more = later(place, |item| item.is_glue(Glue::Be) || item.is_verb());
		// "The machine that beat Kasparov was Deep Blue": so is a verb behind "that".
		let before = place.checked_sub(1).and_then(get);
		let relative = before.is_some_and(|before| matches!(before.norm.as_str(), "that" | "which" | "who"));
		if more && (naming || governs || relative) {
			continue;
		}
		// "The domain, registered on 15 March": set off by the first comma, the participle stands for "which was registered".
		let commas = (0..place).filter_map(get).filter(|item| item.is_glue(Glue::Comma)).count();
		let after_comma = place.checked_sub(1).and_then(get).is_some_and(|before| before.is_glue(Glue::Comma));
		verb = Some(place);
		passive = commas == 1 && after_comma && governs || next.is_some_and(|next| next.norm == "by");
		break;
	}
	let stem = verb.and_then(get).and_then(Item::stem).unwrap_or_default();
	let as_follows = verb.is_some_and(|verb| get(verb + 1).is_some_and(|next| next.norm == "as"));
	let links = LINKS.contains(&stem) || as_follows && LINKS_AS.contains(&stem);
	let own_verb = verb.and_then(|place| clause.own.get(place).copied());
	clause.passive = passive;
	clause.equates = verb.is_none() && be.is_some() || links;
	clause.verb = own_verb;
	if own_verb.is_none() && !clause.equates {
		clause.verb = clause.inherited.iter().copied().find(|&at| items.get(at).is_some_and(Item::is_verb));
		clause.equates = clause.verb.is_none();
	}
}

/// The statement within "a vaccine developed by Salk was declared safe": that Salk developed it.
pub(super) fn reduced_relative(items: &[Item], clause: &Clause) -> Option<Clause> {
	let get = |at: usize| items.get(at);
	let verb = clause.own.iter().copied().skip(1).find(|&at| {
		let by = get(at + 1).is_some_and(|next| next.norm == "by");
		by && clause.verb != Some(at) && get(at).is_some_and(Item::is_verb) && get(at - 1).is_some_and(Item::is_content)
	})?;
	let within = |item: &Item| match item.glue() {
		None => !item.is_verb(),
		Some(glue) => matches!(glue, Glue::Article | Glue::Preposition),
	};
	let joins = |at: usize| {
		let names = get(at - 1).is_some_and(Item::is_name) && get(at + 1).is_some_and(Item::is_name);
		names && get(at).is_some_and(|item| item.is_glue(Glue::And) || item.is_glue(Glue::Comma))
	};
	// "notes on the engine designed by Babbage": he designed the engine.
	let named = get(verb - 1).is_some_and(Item::is_name);
	let ends = |at: usize| named && get(at).is_some_and(|item| item.is_glue(Glue::Preposition));
	let before = (0..verb).rev().take_while(|&at| get(at).is_some_and(within) && !ends(at)).count();
	let after = (verb + 1..items.len()).take_while(|&at| get(at).is_some_and(within) || joins(at)).count();
	let own = (verb - before..=verb + after).collect();
	Some(Clause { own, verb: Some(verb), passive: true, reduced: true, ..Clause::default() })
}

/// Whether a clause shares the "was" of the clause before it: "was begun in 1887 and completed in 1889".
pub(super) fn continues_passive(items: &[Item], clause: &Clause) -> bool {
	let get = |place: usize| clause.own.get(place).and_then(|&at| items.get(at));
	let and = (0..2).find(|&place| get(place).is_some_and(|item| item.is_glue(Glue::And)));
	and.is_some_and(|and| {
		let irregular = ["built", "found", "held", "kept", "known", "made", "sold", "written"];
		let participle = get(and + 1).is_some_and(|item| {
			item.is_verb() && (item.norm.ends_with("ed") || irregular.contains(&item.norm.as_str()))
		});
		participle && get(and + 2).is_some_and(|item| item.is_glue(Glue::Preposition))
	})
}

/// Finds the slot of the item at a place of its clause by looking back to the word that governs it.
pub(super) fn find_slot(items: &[Item], clause: &Clause, place: usize) -> Slot {
	let get = |place: usize| clause.own.get(place).and_then(|&at| items.get(at));
	let back = |place: usize, steps: usize| place.checked_sub(steps).and_then(get);
	if get(place).and_then(Item::name).is_some_and(|name| name.possessive) {
		return Slot::Owner;
	}
	let pivot = pivot(items, clause);
	let before_verb = pivot.is_none_or(|pivot| place < pivot);
	let bare = |before: bool| match (before, clause.equates, clause.passive) {
		(_, true, _) | (false, _, true) => Slot::Equal,
		(true, _, false) => Slot::Agent,
		(false, _, false) | (true, _, true) => Slot::Patient,
	};
	let opening = opening(items, clause);
	let fronted =
		(0..clause.own.len()).filter_map(get).find(|item| item.is_content() || item.is_glue(Glue::Preposition));
	let fronted = fronted.is_some_and(|item| item.is_glue(Glue::Preposition));
	let mut crossed_date = false;
	for index in (0..place).rev() {
		let Some(previous) = get(index) else { continue };
		let gerund = previous.is_noun() && previous.norm.len() > 5 && previous.norm.ends_with("ing");
		match &previous.kind {
			Kind::Glue(Glue::MayOpen) if pivot.is_some() && index <= opening => return bare(before_verb),
			Kind::Glue(Glue::Preposition | Glue::MayOpen) if crossed_date => crossed_date = false,
			// "the town of Guernica" is Guernica.
			Kind::Glue(Glue::Preposition)
				if previous.norm == "of" && index + 1 == place && named_by(back(index, 1)) => {},
			Kind::Glue(Glue::Preposition | Glue::MayOpen) => return behind(&previous.norm, clause.equates),
			// A date ends the phrase it stands in, and what follows answers to an earlier word.
			Kind::Date(_) => crossed_date = true,
			Kind::Glue(Glue::Be) => return bare(false),
			Kind::Glue(Glue::Comma) if before_verb && fronted => return bare(true),
			Kind::Glue(Glue::Article) if back(index, 1).is_some_and(Item::is_content) => {
				let infinitive =
					back(index, 1).is_some_and(Item::is_noun) && back(index, 2).is_some_and(|item| item.norm == "to");
				return if infinitive && !before_verb { Slot::Behind("doing".to_owned()) } else { bare(before_verb) };
			},
			Kind::Word { verb: true, .. } => {
				let main = pivot.is_none_or(|pivot| index <= pivot) || before_verb;
				return if main { bare(before_verb && pivot.is_none_or(|pivot| index < pivot)) } else { Slot::Patient };
			},
			// "The canal, linking the Atlantic and the Pacific"
			_ if gerund && back(index, 1).is_some_and(|item| item.is_glue(Glue::Comma)) => return Slot::Patient,
			// "by defeating Argentina": the object of a gerund answers to it alone.
			_ if gerund && index + 1 == place && back(index, 1).is_some_and(|item| item.norm == "by") => {
				return Slot::Behind("doing".to_owned());
			},
			_ => {},
		}
	}
	bare(before_verb)
}

/// Whether a word only says what the name behind "of" is, or that most of it is meant.
fn named_by(word: Option<&Item>) -> bool {
	word.is_some_and(|word| match word.stem() {
		Some(stem) => NAMED_BY.contains(&stem),
		None => matches!(word.norm.as_str(), "all" | "much"),
	})
}

/// The place of the word that parts subject from object: the verb, or "is"; the very start where the verb is left out.
fn pivot(items: &[Item], clause: &Clause) -> Option<usize> {
	if clause.verb.is_some_and(|verb| clause.inherited.contains(&verb)) {
		return Some(0);
	}
	let verb = clause.own.iter().position(|&at| Some(at) == clause.verb);
	verb.or_else(|| clause.own.iter().position(|&at| items.get(at).is_some_and(|item| item.is_glue(Glue::Be))))
}

/// How many words without content open a clause that is not the first of its sentence.
fn opening(items: &[Item], clause: &Clause) -> usize {
	if clause.own.first().is_none_or(|&first| first == 0) {
		return 0;
	}
	clause.own.iter().take_while(|&&at| items.get(at).is_some_and(|item| !item.is_content())).count()
}

fn behind(preposition: &str, equates: bool) -> Slot {
	match preposition {
		"as" if equates => Slot::Equal,
		"by" => Slot::Agent,
		"of" => Slot::Owner,
		// Prepositions of place answer to one another.
		"in" | "at" | "near" | "inside" | "within" => Slot::Behind("in".to_owned()),
		"on" | "aboard" => Slot::Behind("on".to_owned()),
		"to" | "into" | "toward" | "towards" | "onto" => Slot::Behind("to".to_owned()),
		other => Slot::Behind(other.to_owned()),
	}
}
