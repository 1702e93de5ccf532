//! Tells who does what to whom in a claim and in a passage, and whether the parts are cast alike.

use super::clauses::Clause;
use super::facts::{Item, Kind};
use super::glue::Glue;
use super::grammar::Sentence;
use super::overlay::{alike, Level, Outcome, Overlay};
use super::slots::Slot;
use super::units::is_unit;
use super::words::{is_apposition, is_authoring, is_directed, is_neutral, Likeness};

/// Stems of verbs that say where something is.
const LOCATING: &[&str] = &["lie", "locat", "sit", "situat", "stand"];

impl Overlay<'_> {
	fn claim_verb_is(&self, stems: &[&str]) -> bool {
		self.claim_verb().and_then(Item::stem).is_some_and(|stem| stems.contains(&stem))
	}

	/// Whether the claim only says that something took place.
	pub(super) fn happens(&self) -> bool {
		self.claim_verb_is(&["dat", "fight", "happen", "hold", "occur"])
	}

	/// Whether the verb of the claim is "have".
	fn has(&self) -> bool {
		self.claim_verb_is(&["hav"])
	}

	/// Whether the claim only says where or what something is.
	pub(super) fn stays(&self) -> bool {
		self.claim_clause.equates || self.claim_verb_is(LOCATING)
	}

	/// Whether the passage only says where something is.
	pub(super) fn passage_stays(&self) -> bool {
		self.passage_verb().and_then(Item::stem).is_some_and(|stem| LOCATING.contains(&stem))
	}

	/// Whether the claim tells who made a work, which a passage may say by a possessive alone.
	pub(super) fn authors(&self) -> bool {
		self.claimed().filter_map(Item::stem).any(is_authoring)
	}

	/// Whether the claim and the passage clause have one main verb.
	pub(super) fn same_deed(&self) -> bool {
		self.claim_verb().zip(self.passage_verb()).is_some_and(|(own, other)| alike(own, other) == Likeness::Same)
	}

	/// Whether the claim has a direct object.
	fn has_object(&self) -> bool {
		self.units.iter().any(|&at| *self.claim.slot(at) == Slot::Patient && self.claim_clause.verb != Some(at))
	}

	/// Whether the subject of the passage is the place of an event: "Athens hosted the Games".
	pub(super) fn hosts(&self) -> bool {
		self.passage_verb().and_then(Item::stem).is_some_and(|stem| matches!(stem, "host" | "stag"))
	}

	/// Whether a subject is what someone was given, so that "was awarded" stands for "received".
	fn gives(&self) -> bool {
		let gives = |verb: Option<&Item>, clause: &Clause| {
			clause.passive && verb.and_then(Item::stem).is_some_and(|stem| matches!(stem, "award" | "giv" | "grant"))
		};
		gives(self.passage_verb(), self.clause) || gives(self.claim_verb(), self.claim_clause)
	}

	/// Whether the passage clause has a name for its direct object.
	fn acts_on_name(&self) -> bool {
		self.near().any(|(at, item)| item.is_name() && *self.place(at) == Slot::Patient)
	}

	/// Whether the claim says that something has what the passage names as its own: "Mars has two moons", "the moons of Mars".
	fn has_what_it_owns(&self, place: usize) -> bool {
		let thing = owned(self.passage, place).and_then(|at| self.passage.item(at));
		self.has() && *self.place(place) == Slot::Owner && thing.is_some_and(|thing| self.is_covered(thing))
	}

	/// The subject of the passage clause, its own or inherited.
	pub(super) fn passage_subject(&self) -> Vec<usize> {
		let own = self.passage.subject(self.clause);
		if own.is_empty() {
			self.clause.inherited.clone()
		} else {
			own
		}
	}

	/// Whether a noun of the claim is the verb of the passage: "was the tutor of Alexander", "tutored Alexander".
	fn is_deed_noun(&self) -> bool {
		let noun = |at: usize| self.claim.item(at).is_some_and(Item::is_noun);
		self.claim_clause.equates && self.matched().any(|(at, place)| self.clause.verb == Some(place) && noun(at))
	}

	/// Whether the passage speaks of another subject, and has that of the claim only in another part.
	///
	/// A passage on "the moons of Mars" confirms what "Mars has", but to deny it the passage must be about Mars: `strict`.
	pub(super) fn other_subject(&self, strict: bool) -> bool {
		if self.happens() || self.is_apposed(1) || self.is_deed_noun() {
			return false;
		}
		let subject = self.claim.subject(self.claim_clause);
		let theirs = self.passage_subject();
		// "The first ascent of Everest" is about Everest: the verb of the claim has become a noun.
		let noun = self.matched().any(|(at, place)| {
			self.claim_clause.verb == Some(at) && self.passage.item(place).is_some_and(|item| !item.is_verb())
		});
		let mut displaced = false;
		for (at, place) in self.matched().filter(|(at, _)| subject.contains(at)) {
			let (own, other) = (self.claim.slot(at), self.place(place));
			// "Ethereum moved" and "the Merge moved Ethereum" tell of one thing.
			let moved = *own == Slot::Agent && *other == Slot::Patient && !self.has_object();
			let head = theirs.contains(&place) && other.is_core();
			let all = !strict || self.clause.equates;
			let owner = all && self.has_what_it_owns(place) || noun && *other == Slot::Owner;
			if moved || head || owner || own == other {
				return false;
			}
			displaced |= own.is_core();
		}
		let stranger = |at: usize| match self.passage.item(at).map(|item| &item.kind) {
			Some(Kind::Word { stem, .. }) => !is_neutral(stem),
			Some(Kind::Name(_)) => true,
			_ => false,
		};
		displaced && theirs.iter().any(|&at| self.place(at).is_core() && stranger(at) && !self.is_used(at))
	}

	/// Whether the passage leaves behind what the claim speaks of: "moved from work to stake" for "is secured by work".
	pub(super) fn leaves_behind(&self) -> bool {
		let from = |slot: &Slot| matches!(slot, Slot::Behind(word) if word == "from");
		self.pairs().any(|(at, outcome)| match outcome {
			Outcome::Same { level: Level::Clause | Level::Sentence, at: place, .. } => {
				let date = self.claim.item(at).is_some_and(Item::is_date);
				!date && from(self.place(place)) && !from(self.claim.slot(at))
			},
			_ => false,
		})
	}

	/// Whether the passage names another subject and has the name that the claim is about only in another part.
	pub(super) fn has_other_named_subject(&self) -> bool {
		let subject = self.claim.subject(self.claim_clause);
		let displaced = self.matched().any(|(at, place)| {
			let named = self.claim.item(at).is_some_and(Item::is_name) && subject.contains(&at);
			named && self.claim.slot(at).is_core() && !self.place(place).is_core()
		});
		let stranger = |at: usize| {
			self.place(at).is_core() && !self.is_used(at) && self.passage.item(at).is_some_and(Item::is_name)
		};
		displaced && !self.happens() && self.passage_subject().into_iter().any(stranger)
	}

	/// Whether the passage sets side by side what the claim equates: "Sputnik 1, the first artificial satellite".
	///
	/// At most so many other words may stand between.
	pub(super) fn is_apposed(&self, most: usize) -> bool {
		let mut places: Vec<usize> = self
			.outcomes
			.iter()
			.filter_map(|outcome| match outcome {
				Outcome::Clash { at } => Some(*at),
				outcome => outcome.near(),
			})
			.collect();
		places.sort_unstable();
		places.dedup();
		let (Some(&first), Some(&last)) = (places.first(), places.last()) else { return false };
		let between = self.passage.items.get(first..=last).unwrap_or_default();
		let moves = between.iter().any(|item| item.is_verb() || item.is_glue(Glue::Be));
		// "in southern Jordan" still says where.
		let strange = (first..)
			.zip(between)
			.filter(|(at, item)| item.is_content() && !item.norm.ends_with("ern") && !places.contains(at));
		self.stays() && places.len() >= 2 && !moves && strange.count() <= most
	}

	/// Whether the claim is about a lake, river, sea or range, which may lie in several countries.
	pub(super) fn spans_borders(&self) -> bool {
		self.claimed().any(|item| match &item.kind {
			Kind::Name(name) => name.parts.iter().any(|part| {
				matches!(part.as_str(), "lake" | "river" | "sea" | "desert" | "forest" | "mount" | "range")
			}),
			Kind::Word { stem, .. } => matches!(stem.as_str(), "lak" | "river" | "rang" | "mountain"),
			_ => false,
		})
	}

	/// Whether the noun behind a word of the claim has another word before it here: "special" and "general relativity".
	pub(super) fn is_another_kind(&self, at: usize) -> bool {
		let noun = self.matched().find(|(unit, _)| *unit > at && *unit <= at + 3);
		let before = noun.and_then(|(_, place)| place.checked_sub(1));
		let other = before.and_then(|before| self.passage.item(before).map(|item| (before, item)));
		self.claim.item(at).is_some_and(Item::is_noun)
			&& other.is_some_and(|(before, item)| item.is_noun() && !self.is_used(before) && !self.is_covered(item))
	}

	/// Whether the passage speaks of a narrower thing: "a nautical mile" where the claim has "a mile".
	pub(super) fn is_narrower(&self) -> bool {
		let subject = self.claim.subject(self.claim_clause);
		if subject.iter().any(|&at| self.claim.item(at).is_some_and(Item::is_name)) {
			return false;
		}
		self.matched().filter(|(at, _)| subject.contains(at)).any(|(at, place)| {
			let (Some(own), Some(other)) = (self.claim.item(at), self.passage.item(place)) else { return false };
			let described = at.checked_sub(1).and_then(|before| self.claim.item(before)).is_some_and(Item::is_content);
			let before = place.checked_sub(1).and_then(|before| self.passage.item(before));
			let narrowed = before.is_some_and(|before| {
				before.is_noun()
					&& before.stem().is_some_and(|stem| !is_neutral(stem) && !is_apposition(stem))
					&& !self.is_covered(before)
			});
			// "A kilogram of sea water"
			let of = self.passage.item(place + 1).is_some_and(|next| next.norm == "of");
			let stuff = self.passage.items.iter().skip(place + 2).find(|item| item.is_content());
			let part = of && is_unit(&own.norm) && stuff.is_some_and(|item| !item.is_hard() && !self.is_covered(item));
			own.is_noun() && other.is_noun() && !described && (narrowed || part)
		})
	}

	/// Whether a name of the claim plays another part in the passage than in the claim.
	pub(super) fn miscast(&self) -> bool {
		let names = self.matched().filter(|&(at, place)| {
			let part = is_modifier(self.claim, at) || is_modifier(self.passage, place);
			!part && self.claim.item(at).is_some_and(Item::is_name)
		});
		let opposed = |one: &str, other: &str| {
			let either = |words: &[&str]| words.contains(&one) || words.contains(&other);
			one != other
				&& (either(&["outside", "without", "against", "except", "beyond"])
					|| either(&["from"]) && either(&["to"]))
		};
		let casts: Vec<(&Slot, &Slot)> = names.map(|(at, place)| (self.claim.slot(at), self.place(place))).collect();
		// "Alexander was the tutor of Aristotle"
		if self.is_deed_noun()
			&& casts.contains(&(&Slot::Equal, &Slot::Patient))
			&& casts.contains(&(&Slot::Owner, &Slot::Agent))
		{
			return true;
		}
		casts.into_iter().any(|cast| match cast {
			(Slot::Agent, Slot::Patient) => self.has_object() && !self.gives() && !self.has(),
			(Slot::Patient, Slot::Agent) => self.same_deed() && self.acts_on_name() && !self.gives(),
			(Slot::Behind(own), Slot::Behind(other)) => opposed(own, other),
			// "Constantinople fell to the Ottomans": they took it.
			(Slot::Behind(to), Slot::Agent) if to == "to" && self.claim_verb_is(&["fall"]) => false,
			// "shared a prize with Fleming" as "Fleming and Florey shared", "the capital of Turkey" as "Turkey's choice".
			(Slot::Behind(with), Slot::Agent) if with == "with" && self.same_deed() => false,
			// "The top of Elbrus stands at 5,642 metres" as "Elbrus reaches 5,642 metres".
			(Slot::Owner, Slot::Agent) if self.claim_clause.equates || self.is_measured() => false,
			// "A program ran on the machine": the machine ran it.
			(Slot::Behind(word), Slot::Agent) if matches!(word.as_str(), "in" | "on") => false,
			(Slot::Behind(_) | Slot::Owner, Slot::Agent) => {
				self.claim_verb().is_some()
					&& !self.happens()
					&& !self.claim_clause.passive
					&& !self.hosts()
					&& !self.authors()
			},
			_ => false,
		})
	}

	/// Whether the two sides of a deed are exchanged: "Kasparov defeated Deep Blue", "from stake to work".
	pub(super) fn is_reversed(&self) -> bool {
		let swapped = |from: &Slot, to: &Slot| {
			self.matched().any(|(at, place)| {
				let noun = self.claim.item(at).is_some_and(|item| !item.is_verb());
				noun && self.claim.slot(at) == from && self.place(place) == to
			})
		};
		let directed = self.claim_verb().and_then(Item::stem).is_some_and(is_directed) && self.same_deed();
		let acted_on = self.matched().any(|(at, place)| {
			let name = self.claim.item(at).is_some_and(Item::is_name);
			name && *self.place(place) == Slot::Agent && matches!(self.claim.slot(at), Slot::Patient | Slot::Behind(_))
		});
		let than = Slot::Behind("than".to_owned());
		directed && acted_on && !swapped(&Slot::Agent, &Slot::Agent)
			|| swapped(&Slot::Behind("from".to_owned()), &Slot::Behind("to".to_owned()))
			|| [Slot::Equal, Slot::Agent].iter().any(|core| swapped(&than, core) && swapped(core, &than))
	}
}

/// Whether a name only describes the noun behind it: "the Soviet soldiers".
pub(super) fn is_modifier(sentence: &Sentence, at: usize) -> bool {
	let possessive = sentence.item(at).and_then(Item::name).is_some_and(|name| name.possessive);
	!possessive
		&& sentence.item(at + 1).is_some_and(|next| match &next.kind {
			Kind::Word { stem, verb: false } => !is_apposition(stem),
			Kind::Name(_) => true,
			_ => false,
		})
}

/// The place of what an owner owns: the word behind a possessive or before "of".
pub(super) fn owned(sentence: &Sentence, at: usize) -> Option<usize> {
	let content = |at: &usize| sentence.item(*at).is_some_and(Item::is_content);
	if sentence.item(at)?.name().is_some_and(|name| name.possessive) {
		let ranks = |at: &usize| {
			sentence.item(*at).is_some_and(|item| matches!(item.kind, Kind::Extreme { .. } | Kind::Rank(_)))
		};
		return (at + 1..sentence.items.len()).filter(content).find(|at| !ranks(at));
	}
	let of = (0..at).rev().find(|&before| sentence.item(before).is_some_and(|item| item.norm == "of"))?;
	(0..of).rev().find(content)
}
