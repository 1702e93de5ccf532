//! Puts the stretches of a sentence together into clauses, each with the subject it leaves out.

use std::mem::{discriminant, Discriminant};

use super::facts::{Item, Kind};
use super::fragments::{fragments, has_verb};
use super::glue::Glue;
use super::units::Dimension;
use super::words::is_apposition;

/// Verbs that report what follows "that".
const REPORTING: &[&str] = &["announc", "conclud", "demonstrat", "predict", "propos", "say", "show", "state"];

/// One statement of a sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
	/// The items of the clause itself.
	pub(super) own: Vec<usize>,
	/// Items of other clauses that the clause leaves out: its subject, and in a gap also its verb.
	pub(super) inherited: Vec<usize>,
	/// The main verb, absent where "be" stands alone.
	pub(super) verb: Option<usize>,
	pub(super) passive: bool,
	/// Whether "be", or a verb like it, is the whole verb.
	pub(super) equates: bool,
	/// Whether "when", "where" or "until" ties the clause to the time of another.
	pub(super) tied: bool,
	/// The name that the subject stands for, where it says only what kind of thing it is.
	pub(super) meant: Option<usize>,
	/// Whether the clause is a participle with its noun, cut out of another clause.
	pub(super) reduced: bool,
}

impl Clause {
	/// The content items before the verb.
	pub(super) fn subject(&self, items: &[Item]) -> Vec<usize> {
		let before: Vec<usize> =
			self.own.iter().copied().take_while(|&at| items.get(at).is_some_and(|item| !item.is_predicate())).collect();
		let get = |at: usize| items.get(at);
		// "On its way to the Black Sea, the Danube": the subject stands behind the comma.
		let fronted = before.first().and_then(|&at| get(at)).is_some_and(|item| item.is_glue(Glue::Preposition));
		let comma = before.iter().position(|&at| get(at).is_some_and(|item| item.is_glue(Glue::Comma)));
		let behind = comma.filter(|_| fronted).and_then(|comma| before.get(comma..));
		let before_verb =
			behind.filter(|rest| rest.iter().any(|&at| get(at).is_some_and(Item::is_content))).unwrap_or(&before);
		before_verb
			.iter()
			.copied()
			.filter(|&at| items.get(at).is_some_and(|item| item.is_content() && !item.is_date()))
			.collect()
	}
}

/// The clauses of a sentence.
pub(super) fn build(items: &[Item]) -> Vec<Clause> {
	let mut builder = Builder { items, clauses: Vec::new(), main: 0, last: 0 };
	for fragment in fragments(items) {
		builder.add(fragment);
	}
	builder.clauses
}

struct Builder<'a> {
	items: &'a [Item],
	clauses: Vec<Clause>,
	/// The clause that subjects are inherited from.
	main: usize,
	/// The clause that a fragment without a verb continues.
	last: usize,
}

impl<'a> Builder<'a> {
	fn item(&self, at: usize) -> Option<&'a Item> {
		self.items.get(at)
	}

	/// The items of a stretch.
	fn of<'b>(&self, range: &'b [usize]) -> impl Iterator<Item = &'a Item> + 'b
	where
		'a: 'b,
	{
		let items = self.items;
		range.iter().filter_map(move |&at| items.get(at))
	}

	/// Whether the words that open a stretch, before its content, have some glue among them.
	fn opens_with(&self, range: &[usize], glue: Glue) -> bool {
		self.of(range).take_while(|item| !item.is_content() && !item.is_glue(Glue::Be)).any(|item| item.is_glue(glue))
	}

	/// Whether a word such as "when" ties a stretch to the time of another clause.
	fn is_tied(&self, range: &[usize]) -> bool {
		self.of(range).take(3).any(|item| matches!(item.norm.as_str(), "when" | "where" | "until"))
	}

	fn push(&mut self, own: Vec<usize>, inherited: Vec<usize>) {
		let tied = self.is_tied(&own);
		self.clauses.push(Clause { own, inherited, tied, ..Clause::default() });
		self.last = self.clauses.len() - 1;
	}

	fn extend(&mut self, clause: usize, fragment: &[usize]) {
		if let Some(clause) = self.clauses.get_mut(clause) {
			clause.own.extend_from_slice(fragment);
		}
	}

	fn add(&mut self, fragment: Vec<usize>) {
		let Some(main) = self.clauses.get(self.main) else {
			self.push(fragment, Vec::new());
			return;
		};
		let main_is_open = !has_verb(self.items, &main.own);
		let verb = has_verb(self.items, &fragment);
		let opens = self.opens_with(&fragment, Glue::Opens) || verb && self.opens_with(&fragment, Glue::MayOpen);
		let contrast = self.opens_with(&fragment, Glue::Not);
		if verb && !opens && main_is_open {
			// The main clause goes on after an aside: "K2, which ..., is the second-highest mountain".
			self.extend(self.main, &fragment);
			if !self.describes_subject(&fragment) {
				self.last = self.main;
			}
		} else if verb && !opens && self.trails(&fragment) {
			self.extend(self.last, &fragment);
		} else if verb {
			self.open(fragment, opens);
		} else if !contrast && self.is_gapped(&fragment) {
			self.open_gapped(fragment);
		} else if !contrast && self.opens_with(&fragment, Glue::Stop) {
			// What follows a semicolon starts anew, and its verb may yet come.
			self.push(fragment, Vec::new());
			self.main = self.last;
		} else {
			self.continue_with(&fragment);
		}
	}

	/// Adds a stretch without a verb to the clause it belongs to.
	fn continue_with(&mut self, fragment: &[usize]) {
		let dated = |builder: &Self, range: &[usize]| builder.of(range).any(Item::is_date);
		let only_date = dated(self, fragment) && self.of(fragment).filter(|item| item.is_content()).count() == 1;
		let relative = self.clauses.get(self.last).is_some_and(|last| self.opens_with(&last.own, Glue::Opens));
		let undated = self.clauses.get(self.main).is_some_and(|main| !dated(self, &main.own));
		// A date set off by commas after a relative clause belongs to the main clause.
		let clause = if only_date && relative && undated { self.main } else { self.last };
		self.extend(clause, fragment);
	}

	/// Whether a stretch describes the subject before its verb comes: ", a teacher born in Canada".
	fn describes_subject(&self, fragment: &[usize]) -> bool {
		let item = |place: usize| fragment.get(place).and_then(|&at| self.item(at));
		let article = item(0).is_some_and(|item| item.is_glue(Glue::Comma))
			&& item(1).is_some_and(|item| item.is_glue(Glue::Article));
		let verb = fragment.iter().position(|&at| self.item(at).is_some_and(Item::is_verb));
		let participle = verb.and_then(|verb| item(verb + 1)).is_some_and(|next| next.is_glue(Glue::Preposition));
		article && participle && !self.of(fragment).any(|item| item.is_predicate() && !item.is_verb())
	}

	/// Whether a stretch only adds to the clause before it: ", arranged in 23 pairs".
	fn trails(&self, fragment: &[usize]) -> bool {
		let item = |place: usize| fragment.get(place).and_then(|&at| self.item(at));
		let participle = item(0).is_some_and(|item| item.is_glue(Glue::Comma))
			&& item(1).is_some_and(|item| item.is_verb() && item.norm.ends_with("ed"))
			&& item(2).is_some_and(|item| item.is_glue(Glue::Preposition));
		participle && !self.of(fragment).any(|item| item.is_name() || item.is_date())
	}

	/// Starts a clause with a verb of its own.
	fn open(&mut self, fragment: Vec<usize>, opens: bool) {
		let before_verb = || self.of(&fragment).take_while(|item| !item.is_predicate());
		let subject = before_verb().any(|item| item.is_content() && !item.is_date() && !item.is_adverb());
		let pronoun = before_verb().any(|item| item.is_glue(Glue::Pronoun));
		let first = self.of(&fragment).find(|item| !item.is_glue(Glue::Comma));
		let apposition = first.is_some_and(|item| matches!(item.norm.as_str(), "a" | "an"));
		let mut inherited = self.inherit(&fragment, opens, subject && !pronoun, apposition);
		inherited.extend(self.ranked_alike(&fragment));
		let meant = self.meant_by_kind(&fragment);
		inherited.extend(meant);
		self.push(fragment, inherited);
		if let Some(clause) = self.clauses.last_mut() {
			clause.meant = meant;
		}
		// A new independent clause lends its own subject to what follows.
		if subject && !pronoun && !opens && !apposition {
			self.main = self.last;
		}
	}

	/// The subject that a clause leaves out.
	fn inherit(&self, fragment: &[usize], opens: bool, has_subject: bool, apposition: bool) -> Vec<usize> {
		let (Some(main), Some(last)) = (self.clauses.get(self.main), self.clauses.get(self.last)) else {
			return Vec::new();
		};
		let and = self.opens_with(fragment, Glue::And);
		let words = ["which", "who", "whom", "whose", "that", "where"];
		let relative = self.of(fragment).take(3).any(|item| words.contains(&item.norm.as_str()));
		let that = self.of(fragment).next().is_some_and(|item| item.norm == "that");
		let reports = self.of(&last.own).filter_map(Item::stem).any(|stem| REPORTING.contains(&stem));
		let mut inherited = Vec::new();
		if reports && that && has_subject {
			// "announced that Everest measures": a statement of its own.
		} else if relative {
			inherited.extend(self.antecedent(last));
			let part = self.of(fragment).take_while(|item| !item.is_glue(Glue::Opens)).any(|item| item.norm == "of");
			if part || self.of(&last.own).any(|item| item.is_glue(Glue::Be)) {
				// "Mercury is a metal that is liquid": the metal is Mercury; "a piano has 88 keys, of which 52 are white".
				inherited.extend(last.subject(self.items));
			}
		} else if !has_subject {
			inherited.extend(main.subject(self.items));
			inherited.extend(&main.inherited);
			if self.of(&last.own).filter_map(Item::stem).any(|stem| matches!(stem, "call" | "nam")) {
				// "is called ECMAScript and was published": both names go on.
				inherited.extend(self.antecedent(last));
			}
			if and && self.last != self.main {
				// "a novel set in Russia and published in 1869" goes on about the novel.
				inherited.extend(last.subject(self.items));
				inherited.extend(&last.inherited);
			} else if !and && !opens {
				inherited.extend(self.antecedent(last));
			}
		} else if apposition && !and && !opens && !self.opens_with(fragment, Glue::Stop) {
			// "War and Peace, a novel published in 1869"
			inherited.extend(main.subject(self.items));
			inherited.extend(self.antecedent(last));
		}
		inherited.retain(|&at| self.item(at).is_some_and(|item| item.is_name() || item.stem().is_some()));
		inherited.sort_unstable();
		inherited.dedup();
		inherited
	}

	/// What a bare rank at the end ranks: "Armstrong was the first person on the Moon, and Aldrin was the second".
	fn ranked_alike(&self, fragment: &[usize]) -> Vec<usize> {
		let ranks = |item: &&Item| matches!(item.kind, Kind::Rank(_) | Kind::Extreme { .. });
		let bare = self.of(fragment).last().is_some_and(|last| ranks(&last)) && self.opens_with(fragment, Glue::And);
		let Some(last) = self.clauses.get(self.last).filter(|_| bare) else { return Vec::new() };
		let behind = last.own.iter().copied().skip_while(|&at| !self.item(at).is_some_and(|item| ranks(&item))).skip(1);
		let phrase = behind.take_while(|&at| self.item(at).is_some_and(|item| !item.is_glue(Glue::Comma)));
		phrase.filter(|&at| self.item(at).is_some_and(|item| item.is_content() && !item.is_verb())).collect()
	}

	/// The only name before a subject such as "the cathedral", which says no more than what kind of thing it is.
	fn meant_by_kind(&self, fragment: &[usize]) -> Option<usize> {
		let mut subject =
			self.of(fragment).take_while(|item| !item.is_predicate()).skip_while(|item| !item.is_glue(Glue::Article));
		let article = subject.next().is_some_and(|item| matches!(item.norm.as_str(), "the" | "this"));
		let kind = subject.next().and_then(Item::stem).is_some_and(is_apposition);
		if !article || !kind || subject.next().is_some() {
			return None;
		}
		let mut names = self
			.clauses
			.iter()
			.flat_map(|clause| clause.own.iter().copied())
			.filter(|&at| self.item(at).is_some_and(Item::is_name));
		names.next().filter(|_| names.next().is_none())
	}

	/// The last noun phrase of a clause, which a relative pronoun stands for.
	fn antecedent(&self, clause: &Clause) -> Vec<usize> {
		let mut found: Vec<usize> = Vec::new();
		for &at in clause.own.iter().rev() {
			let Some(item) = self.item(at) else { continue };
			let names = found.last().and_then(|&at| self.item(at)).is_some_and(Item::is_name);
			match item.glue() {
				None if item.is_verb() => break,
				None => found.push(at),
				Some(Glue::Comma) if found.is_empty() => {},
				Some(Glue::Article | Glue::Other) => {},
				// "the rim of Kibo, which", "War and Peace, which"
				Some(Glue::Preposition) if item.norm == "of" => {},
				Some(Glue::And) if names => {},
				Some(_) => break,
			}
		}
		found
	}

	/// Whether a stretch repeats the pattern of the clause before it without its verb: "and the second part in 1615".
	fn is_gapped(&self, fragment: &[usize]) -> bool {
		let Some(last) = self.clauses.get(self.last) else { return false };
		let joined = self.opens_with(fragment, Glue::And) || self.opens_with(fragment, Glue::Stop);
		let dated = |range: &[usize]| self.of(range).any(Item::is_date);
		let more = self.of(fragment).any(|item| item.is_content() && !item.is_date());
		joined && (self.repeats_measure(fragment) || more && dated(&last.own) && dated(fragment))
	}

	/// Whether a stretch gives a new subject another measure: "and one foot exactly 30.48 centimetres".
	fn repeats_measure(&self, fragment: &[usize]) -> bool {
		let measure = |at: &usize| match self.item(*at).map(|item| &item.kind) {
			Some(Kind::Quantity(quantity)) if quantity.dimension != Dimension::Count => Some(quantity.dimension),
			_ => None,
		};
		let place = fragment.iter().position(|at| measure(at).is_some());
		let (Some(last), Some(place)) = (self.clauses.get(self.last), place) else { return false };
		let subject = fragment.get(..place).is_some_and(|before| self.of(before).any(Item::is_content));
		let dimension = fragment.get(place).and_then(measure);
		subject && last.own.iter().any(|at| measure(at) == dimension)
	}

	/// What the quantity of a clause measures: the nouns between its verb and the quantity, or else its subject.
	fn measured_by(&self, clause: &Clause) -> Vec<usize> {
		let parts = |at: usize| self.item(at).is_some_and(|item| item.is_verb() || item.is_glue(Glue::Be));
		let behind_verb = clause.own.iter().copied().skip_while(|&at| !parts(at)).skip(1);
		let before_figure = behind_verb.take_while(|&at| self.item(at).is_some_and(|item| !item.is_quantity()));
		let telling = |at: &usize| self.item(*at).is_some_and(|item| item.is_content() && !item.is_adverb());
		let nouns: Vec<usize> = before_figure.filter(telling).collect();
		if nouns.is_empty() {
			clause.subject(self.items)
		} else {
			nouns
		}
	}

	/// Starts a clause that leaves out its verb; it inherits whatever it does not replace.
	fn open_gapped(&mut self, fragment: Vec<usize>) {
		let Some(last) = self.clauses.get(self.last) else { return };
		let replaced_subject = if self.repeats_measure(&fragment) { self.measured_by(last) } else { Vec::new() };
		let brought: Vec<(&str, Discriminant<Kind>)> = self
			.with_prepositions(&fragment)
			.filter(|(_, item, _)| item.is_content())
			.map(|(_, item, preposition)| (preposition, discriminant(&item.kind)))
			.collect();
		// "destroyed Hiroshima on 6 August and Nagasaki on 9 August": one object stands for the other.
		let objects = self.with_prepositions(&last.own).filter(|(_, item, before)| before.is_empty() && item.is_name());
		let twin = objects.last().map(|(at, _, _)| at);
		let stays = |at: usize, item: &Item, preposition: &str| {
			let kind = discriminant(&item.kind);
			let replaced = match item.kind {
				Kind::Date(_) | Kind::Quantity(_) | Kind::Rank(_) => brought.iter().any(|(_, other)| *other == kind),
				_ if Some(at) == twin => brought.contains(&(preposition, kind)),
				_ => !preposition.is_empty() && brought.contains(&(preposition, kind)),
			};
			(item.is_content() || item.is_glue(Glue::Be)) && !replaced && !replaced_subject.contains(&at)
		};
		let kept = self.with_prepositions(&last.own).filter(|(at, item, preposition)| stays(*at, item, preposition));
		let inherited = kept.map(|(at, _, _)| at).chain(last.inherited.iter().copied()).collect();
		self.push(fragment, inherited);
	}

	/// The items of a stretch with the preposition before each, empty for a subject or object.
	fn with_prepositions<'b>(&self, range: &'b [usize]) -> impl Iterator<Item = (usize, &'a Item, &'a str)> + 'b
	where
		'a: 'b,
	{
		let items = self.items;
		range.iter().scan("", move |preposition, &at| {
			let item = items.get(at)?;
			let before = *preposition;
			match item.glue() {
				Some(Glue::Preposition | Glue::MayOpen) => *preposition = &item.norm,
				Some(Glue::Be) => *preposition = "",
				_ if item.is_verb() => *preposition = "",
				_ => {},
			}
			Some((at, item, before))
		})
	}
}
