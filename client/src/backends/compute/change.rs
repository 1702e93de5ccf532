//! Changes in percent: "an increase from 80 to 100 is a 25% increase".

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::percent::comparable;
use super::real::Real;
use super::relation::{Op, Relation};
use super::side::{Scale, Side};
use super::template::{self, Rule};
use super::units;
use super::words::Tokens;

const UP_NOUNS: &str = "increase|rise|growth|gain|jump|raise";
const DOWN_NOUNS: &str = "decrease|drop|decline|fall|reduction|loss";
const UP_VERBS: &str = "increases|rises|grows|goes_up|climbs|is_raised|is_increased";
const DOWN_VERBS: &str = "decreases|falls|drops|goes_down|declines|shrinks|is_reduced|is_lowered|is_cut";
const UP_GERUNDS: &str = "increasing|rising|growing|going_up|climbing";
const DOWN_GERUNDS: &str = "decreasing|falling|dropping|going_down|declining";
const THINGS: &str =
	"price|value|number|quantity|population|salary|amount|wage|rent|stock_price|share_price|stock|cost|score|fee";

const RULES: &[Rule] = &[Rule {
	says: &[
		"{way:doubling|tripling} a|the? @number_thing? {=} an increase of {p:percent}",
		"{way:doubling|tripling} a|the? @number_thing? {=} an|a {p:percent} increase",
		"{way:halving} a|the? @number_thing? {=} a decrease|reduction of {p:percent}",
		"{way:halving} a|the? @number_thing? {=} an|a {p:percent} decrease|reduction",
	],
	judge: |found| {
		let change = match found.choice("way")? {
			"doubling" => Real::from(1),
			"tripling" => Real::from(2),
			_ => Real::ratio(1, 2)?,
		};
		let actual = Side::computed(change, Scale::percent(), Kind::PercentChange, "The change");
		found.relation("=")?.judge(Kind::PercentChange, &actual, found.side("p")?)
	},
}];

/// What a claim supposes to change.
struct Premise {
	base: Side,
	next: Side,
	/// Whether it rises (true) or falls, if that is said.
	up: Option<bool>,
	/// Whether it is said to be a change.
	named: bool,
}

/// What a claim says of it.
struct Conclusion {
	relation: Relation,
	stated: Side,
	up: Option<bool>,
	named: bool,
}

/// Judges claims about changes in percent.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens).or_else(|| {
		let mut cursor = Cursor::new(tokens);
		let premise = supposition(&mut cursor).or_else(|| phrase(&mut cursor))?;
		let conclusion = conclusion(&mut cursor)?;
		cursor.is_done().then(|| judge(&premise, &conclusion))?
	})
}

fn judge(premise: &Premise, conclusion: &Conclusion) -> Option<Judgement> {
	let Premise { base, next, up: supposed, .. } = premise;
	let Conclusion { relation, stated, up, .. } = conclusion;
	if relation.op != Op::Equal || !comparable(next, base) || !(premise.named || conclusion.named) {
		return None;
	}
	let change = next.value.minus(&base.value)?.over(&base.value)?;
	// "An increase from 100 to 80" contradicts itself, and so does "a −25% increase".
	let stated_up = up.or(*supposed);
	if supposed.is_some_and(|up| up != change.is_positive()) || stated_up.is_some() && stated.value.is_negative() {
		return None;
	}
	let up = stated_up.unwrap_or(change.is_positive() || stated.value.is_negative());
	let actual = if up { change } else { change.negated() };
	let text = format!("The {} from {} to {}", if up { "increase" } else { "decrease" }, base.text, next.text);
	relation.judge(Kind::PercentChange, &Side::computed(actual, Scale::percent(), Kind::PercentChange, &text), stated)
}

/// "If a price rises from $80 to $100,".
fn supposition(cursor: &mut Cursor) -> Option<Premise> {
	let mut ahead = *cursor;
	ahead.eat("if|when an|a|the")?;
	ahead.choose(THINGS)?;
	let up = direction(&mut ahead, UP_VERBS, DOWN_VERBS);
	if up.is_none() {
		ahead.choose("changes|goes|moves")?;
	}
	let (base, next) = range(&mut ahead)?;
	ahead.eat(", then?")?;
	cursor.follow(&ahead);
	Some(Premise { base, next, up, named: true })
}

/// "An increase from 80 to 100", "going from 80 to 100", "from 80 to 100".
fn phrase(cursor: &mut Cursor) -> Option<Premise> {
	let mut ahead = *cursor;
	ahead.eat("an|a|the? percentage|percent?")?;
	let up = direction(&mut ahead, UP_NOUNS, DOWN_NOUNS).or_else(|| direction(&mut ahead, UP_GERUNDS, DOWN_GERUNDS));
	let named = up.is_some() || ahead.choose("change|going|moving|changing").is_some();
	let (base, next) = range(&mut ahead)?;
	cursor.follow(&ahead);
	Some(Premise { base, next, up, named })
}

fn range(cursor: &mut Cursor) -> Option<(Side, Side)> {
	cursor.eat("from")?;
	let base = units::amount(cursor)?;
	cursor.eat("to")?;
	Some((base, units::amount(cursor)?))
}

/// "Is a 25% increase", "it increases by 25%", "that is an increase of about 25%".
fn conclusion(cursor: &mut Cursor) -> Option<Conclusion> {
	let mut by = *cursor;
	if by.eat("it|the").is_some() {
		by.choose(THINGS);
		let up = direction(&mut by, UP_VERBS, DOWN_VERBS).or_else(|| {
			direction(&mut by, "has_increased|has_risen|has_grown", "has_decreased|has_fallen|has_dropped")
		});
		if up.is_some() {
			by.eat("by")?;
			let relation = Relation::after_verb(&mut by, false)?;
			let stated = units::percent(&mut by)?;
			cursor.follow(&by);
			return Some(Conclusion { relation, stated, up, named: true });
		}
	}
	let relation = if cursor.choose("that's|it's").is_some() {
		Relation::after_verb(cursor, false)?
	} else {
		cursor.choose("that|this|it|the_change");
		Relation::read(cursor)?
	};
	cursor.eat("an|a|the?")?;
	if let Some(stated) = units::percent(cursor) {
		let up = direction(cursor, UP_NOUNS, DOWN_NOUNS);
		let named = up.is_some() || cursor.word("change");
		return Some(Conclusion { relation, stated, up, named });
	}
	let up = direction(cursor, UP_NOUNS, DOWN_NOUNS)?;
	cursor.eat("of")?;
	let relation = relation.and(Relation::after_verb(cursor, relation.negated)?)?;
	Some(Conclusion { relation, stated: units::percent(cursor)?, up: Some(up), named: true })
}

fn direction(cursor: &mut Cursor, up: &str, down: &str) -> Option<bool> {
	cursor.choose(up).map(|_| true).or_else(|| cursor.choose(down).map(|_| false))
}
