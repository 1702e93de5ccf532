//! What may stand on either side of a claim, and the claims that relate two sides.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::real::whole;
use super::relation::{Op, Relation};
use super::side::{Dimension, Side};
use super::template::unanimous;
use super::words::Tokens;
use super::{bases, chance, expression, geometry, integers, interest, lists, polygons, sequences, terms, units};
use num_traits::{One, Signed, Zero};

type Source = for<'a> fn(Cursor<'a>) -> Vec<(Side, Cursor<'a>)>;

/// Who may know what a side is.
const SOURCES: [Source; 11] = [
	expression::sides,
	terms::sides,
	units::sides,
	lists::sides,
	sequences::sides,
	integers::sides,
	bases::sides,
	geometry::sides,
	polygons::sides,
	interest::sides,
	chance::sides,
];

/// All that may be said here, each with the place behind it.
fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	SOURCES.iter().flat_map(|source| source(cursor)).collect()
}

/// The side with which the claim ends, if it can be read in one way only.
pub fn last(cursor: &mut Cursor) -> Option<Side> {
	let mut ends = sides(*cursor).into_iter().filter(|(_, after)| after.is_done());
	let (side, after) = ends.next()?;
	if ends.any(|(other, _)| other.dimension() != side.dimension() || other.value.exact() != side.value.exact()) {
		return None;
	}
	*cursor = after;
	Some(side)
}

/// Judges claims of the form "this is that".
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	let mut judgements = Vec::new();
	for (first, mut after) in sides(Cursor::new(tokens)) {
		let Some(relation) = Relation::read(&mut after) else { continue };
		for (second, end) in sides(after) {
			if end.is_done() {
				judgements.extend(judge(relation, &first, &second));
			}
		}
	}
	unanimous(judgements.into_iter())
}

fn judge(relation: Relation, first: &Side, second: &Side) -> Option<Judgement> {
	let computed = if first.stated.is_none() { first } else { second };
	// "45 is 31 % of 148" states the percentage, not 45: whoever knows percentages has to judge it.
	if relation.op == Op::Equal && first.stated.is_some() && second.stated.is_none() && second.kind == Kind::Percentage
	{
		return None;
	}
	if first.stated.is_some()
		&& second.stated.is_some()
		&& matches!(first.dimension(), Dimension::Angle | Dimension::Money(_))
	{
		return None;
	}
	// "45 is 30 percent" leaves out of what.
	let percent = |one: &Side, other: &Side| one.scale.is_percent() && !other.scale.is_percent() && is_many(other);
	if percent(first, second) || percent(second, first) {
		return None;
	}
	// "33% of 100 is about a third" means a third of 100.
	let part = |one: &Side, other: &Side| {
		let one = one.stated.as_ref().filter(|one| one.is_fraction() && !one.value.is_integer());
		one.is_some_and(|one| one.value < whole(1) && other.value.high().abs() > whole(1))
			&& other.dimension() == Dimension::Number
	};
	if part(first, second) || part(second, first) {
		return None;
	}
	let plain = first.dimension() == Dimension::Number && [Kind::Arithmetic, Kind::Comparison].contains(&computed.kind);
	let kind = if plain && relation.op != Op::Equal { Kind::Comparison } else { computed.kind };
	relation.judge(kind, first, second)
}

/// Whether it is an integer that is no fraction of one thing.
fn is_many(side: &Side) -> bool {
	side.value.integer().is_some_and(|integer| !integer.is_zero() && !integer.is_one())
}
