//! What a claim says of two sides: that they are equal, about equal, or that one is more.

use super::cursor::Cursor;
use super::side::Dimension;
use std::cmp::Ordering;

/// How two sides are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
	/// They are equal.
	Equal,
	/// The first is less.
	Less,
	/// The first is less, or they are equal.
	AtMost,
	/// The first is more.
	Greater,
	/// The first is more, or they are equal.
	AtLeast,
}

/// How precisely two sides are said to be equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
	/// Nothing is said of it.
	Plain,
	/// "Exactly".
	Exactly,
	/// "About".
	About,
	/// "Nearly": about, and less.
	Under,
	/// "Just over": about, and more.
	Over,
}

/// The verb of a claim about two sides.
#[derive(Clone, Copy, Debug)]
pub struct Relation {
	/// Whether it is denied.
	pub negated: bool,
	/// How the sides are compared.
	pub op: Op,
	/// How precisely, if they are compared for equality.
	pub manner: Manner,
	/// What can be compared by the adjective; empty for anything.
	pub fits: &'static [Dimension],
}

impl Op {
	/// Whether two numbers in this order are as it says.
	pub fn holds(self, order: Ordering) -> bool {
		match self {
			Self::Equal => order.is_eq(),
			Self::Less => order.is_lt(),
			Self::AtMost => order.is_le(),
			Self::Greater => order.is_gt(),
			Self::AtLeast => order.is_ge(),
		}
	}

	/// In words, between two sides.
	pub fn words(self) -> &'static str {
		match self {
			Self::Equal => "equal to",
			Self::Less => "less than",
			Self::AtMost => "at most",
			Self::Greater => "greater than",
			Self::AtLeast => "at least",
		}
	}
}

const SYMBOLS: [(&str, Op, Manner, bool); 10] = [
	("=_=", Op::Equal, Manner::Plain, false),
	("=", Op::Equal, Manner::Plain, false),
	("≠", Op::Equal, Manner::Plain, true),
	("≈", Op::Equal, Manner::About, false),
	("<_=", Op::AtMost, Manner::Plain, false),
	("≤", Op::AtMost, Manner::Plain, false),
	("<", Op::Less, Manner::Plain, false),
	(">_=", Op::AtLeast, Manner::Plain, false),
	("≥", Op::AtLeast, Manner::Plain, false),
	(">", Op::Greater, Manner::Plain, false),
];

const MANNERS: [(&str, Manner); 4] = [
	("exactly|precisely", Manner::Exactly),
	("about|~|approximately|roughly|around|approx|circa|close_to|very_close_to|some", Manner::About),
	("nearly|almost|just_under|just_below|slightly_less_than|slightly_under|a_little_less_than", Manner::Under),
	("just_over|just_above|slightly_more_than|slightly_over|a_little_more_than|a_little_over", Manner::Over),
];

const SIZES: &[Dimension] = &[];
const LENGTHS: &[Dimension] = &[Dimension::Length, Dimension::Duration, Dimension::Calendar];

const ADJECTIVES: [(&str, Op, &[Dimension]); 14] = [
	("no_more_than|no_greater_than|no_larger_than|at_most", Op::AtMost, SIZES),
	("no_less_than|no_fewer_than|no_smaller_than|at_least", Op::AtLeast, SIZES),
	("greater_than_or_equal_to|more_than_or_equal_to", Op::AtLeast, SIZES),
	("less_than_or_equal_to|smaller_than_or_equal_to", Op::AtMost, SIZES),
	("greater_than|more_than|larger_than|bigger_than|higher_than|over|above", Op::Greater, SIZES),
	("less_than|smaller_than|fewer_than|lower_than|under|below", Op::Less, SIZES),
	("longer_than", Op::Greater, LENGTHS),
	("shorter_than", Op::Less, LENGTHS),
	("farther_than|further_than|taller_than", Op::Greater, &[Dimension::Length]),
	("heavier_than", Op::Greater, &[Dimension::Mass]),
	("lighter_than", Op::Less, &[Dimension::Mass]),
	("faster_than", Op::Greater, &[Dimension::Speed]),
	("slower_than", Op::Less, &[Dimension::Speed]),
	("hotter_than|warmer_than", Op::Greater, &[Dimension::Temperature]),
];

const COLDER: (&str, Op, &[Dimension]) = ("colder_than|cooler_than", Op::Less, &[Dimension::Temperature]);

const BE: &str = "is|are|was|were|will_be|would_be";
const BE_NOT: &str = "isn't|aren't|wasn't|weren't";
const DO_NOT: &str = "does_not|do_not|did_not|doesn't|don't|didn't";
const EQUALS: &str =
	"equals|makes_up|makes|accounts_for|constitutes|gives|yields|produces|leaves|comes_to|comes_out_to|\
	works_out_to|amounts_to|adds_up_to|evaluates_to|results_in|totals|converts_to|corresponds_to|equates_to|\
	translates_to|represents|equalled|equaled";
const EQUAL: &str =
	"equal|make_up|make|account_for|constitute|give|yield|produce|leave|come_to|come_out_to|work_out_to|\
	amount_to|add_up_to|evaluate_to|result_in|total|convert_to|correspond_to|equate_to|translate_to|represent";
const SAME: &str =
	"equal_to|the_same_as|equivalent_to|identical_to|the_equivalent_of|the_same_length_as|the_same_amount_as";
const OTHER: &str = "different_from|unequal_to|not_equal_to";
const HAS: &str =
	"has|have|had|contains|contain|holds|hold|comprises|lasts|last|consists_of|is_made_up_of|is_composed_of|takes";
const HAVE: &str = "have|contain|hold|comprise|last|consist_of|take";

impl Relation {
	/// That two sides are equal.
	pub fn equal(negated: bool, manner: Manner) -> Self {
		Self { negated, op: Op::Equal, manner, fits: SIZES }
	}

	/// The relation, of which more is said at a second place; None if both say something of how the sides compare.
	pub fn and(self, second: Self) -> Option<Self> {
		let plain = |relation: Self| relation.op == Op::Equal && relation.manner == Manner::Plain;
		match (plain(self), plain(second)) {
			(true, _) => Some(second),
			(_, true) => Some(self),
			_ => None,
		}
	}

	/// Reads the verb between two sides: "is", "does not equal", "is about", "is greater than", "=".
	pub fn read(cursor: &mut Cursor) -> Option<Self> {
		for (symbol, op, manner, negated) in SYMBOLS {
			if cursor.choose(symbol).is_some() {
				return Some(Self { negated, op, manner, fits: SIZES });
			}
		}
		if cursor.choose(EQUALS).is_some() {
			return Some(Self::equal(false, manner(cursor)));
		}
		if cursor.choose("exceeds").is_some() {
			return Some(Self { negated: false, op: Op::Greater, manner: Manner::Plain, fits: SIZES });
		}
		if cursor.choose(DO_NOT).is_some() {
			if cursor.choose("exceed").is_some() {
				return Some(Self { negated: true, op: Op::Greater, manner: Manner::Plain, fits: SIZES });
			}
			cursor.choose(EQUAL)?;
			return Some(Self::equal(true, manner(cursor)));
		}
		if let Some(negated) = be(cursor) {
			return Self::after_verb(cursor, negated);
		}
		cursor.choose(EQUAL)?;
		Some(Self::equal(false, manner(cursor)))
	}

	/// Reads the verb of "a mile has about 1,609 metres".
	pub fn read_has(cursor: &mut Cursor) -> Option<Self> {
		let negated = has(cursor)?;
		Self::after_verb(cursor, negated)
	}

	/// Reads the verb of "there are more than 1,000 metres in a mile".
	pub fn read_there(cursor: &mut Cursor) -> Option<Self> {
		cursor.eat("there")?;
		let negated = be(cursor)?;
		Self::after_verb(cursor, negated)
	}

	/// Reads what tells how the sides compare, after a verb that tells only whether they do.
	pub fn after_verb(cursor: &mut Cursor, negated: bool) -> Option<Self> {
		let first = manner(cursor);
		if first == Manner::Plain {
			for (phrases, op, fits) in ADJECTIVES.into_iter().chain([COLDER]) {
				if cursor.choose(phrases).is_some() {
					return Some(Self { negated, op, manner: first, fits });
				}
			}
			if cursor.choose(OTHER).is_some() {
				return Some(Self::equal(!negated, Manner::Plain));
			}
		}
		let second = if cursor.choose(SAME).is_some() { manner(cursor) } else { Manner::Plain };
		match (first, second) {
			(one, Manner::Plain) | (Manner::Plain, one) => Some(Self::equal(negated, one)),
			_ => None,
		}
	}
}

/// Reads "is" or "is not"; whether it is denied.
pub fn be(cursor: &mut Cursor) -> Option<bool> {
	if cursor.choose(BE_NOT).is_some() {
		return Some(true);
	}
	cursor.choose(BE)?;
	Some(cursor.word("not"))
}

/// Reads "has" or "does not contain"; whether it is denied.
pub fn has(cursor: &mut Cursor) -> Option<bool> {
	if cursor.choose(DO_NOT).is_some() {
		return cursor.choose(HAVE).map(|_| true);
	}
	cursor.choose(HAS).map(|_| false)
}

fn manner(cursor: &mut Cursor) -> Manner {
	let found = MANNERS.into_iter().find(|(phrases, _)| cursor.choose(phrases).is_some());
	found.map_or(Manner::Plain, |(_, manner)| manner)
}
