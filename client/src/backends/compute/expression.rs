//! Arithmetic expressions in symbols and in words, with the precedence of school and no guesses beyond it.

use super::cursor::Cursor;
use super::kind::Kind;
use super::numbers::{self, And};
use super::real::Real;
use super::side::{Scale, Side};
use super::stated::Stated;
use super::words::Form;
use num_bigint::BigInt;
use num_traits::{One, ToPrimitive};

/// Operands an expression may have.
const MAX_OPERANDS: usize = 64;
/// The largest number whose factorial is computed.
const MAX_FACTORIAL: u32 = 400;
/// Steps that a root, a power or a factorial counts for, which may have a thousand digits.
const FUNCTION_STEPS: u32 = 1_000;
/// Steps that a sum or a product counts for.
const OPERATION_STEPS: u32 = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
	Plus,
	Minus,
	Times,
	Over,
	/// A part of something: 15% of 80.
	Of,
}

/// Operators, and whether they are words.
const OPS: [(&str, Op, bool); 9] = [
	("+", Op::Plus, false),
	("plus", Op::Plus, true),
	("-", Op::Minus, false),
	("minus", Op::Minus, true),
	("×|*|⋅|∙|x", Op::Times, false),
	("times|multiplied_by", Op::Times, true),
	("/|÷|∕", Op::Over, false),
	("divided_by", Op::Over, true),
	("of", Op::Of, true),
];

type Function = fn(&Real) -> Option<Real>;

/// Functions of what is behind them, and whether their words might mean everything up to the end.
const FUNCTIONS: [(&str, Kind, bool, Function); 10] = [
	("√|sqrt", Kind::Root, false, |x| x.root(2)),
	("∛", Kind::Root, false, |x| x.root(3)),
	("the_square_root_of|square_root_of", Kind::Root, true, |x| x.root(2)),
	("the_cube_root_of|cube_root_of", Kind::Root, true, |x| x.root(3)),
	("the_square_of", Kind::Power, true, |x| x.power(2)),
	("the_cube_of", Kind::Power, true, |x| x.power(3)),
	("the_factorial_of", Kind::Factorial, true, factorial),
	("twice|double", Kind::Arithmetic, true, |x| x.times(&2.into())),
	("triple", Kind::Arithmetic, true, |x| x.times(&3.into())),
	("the_reciprocal_of|the_multiplicative_inverse_of", Kind::Arithmetic, true, |x| Real::from(1).over(x)),
];

/// A part of an expression between operators.
struct Operand {
	value: Real,
	kind: Kind,
	/// The number, if it is nothing but one as written.
	stated: Option<Stated>,
	/// Whether a power or a factorial may follow.
	simple: bool,
	/// Whether it has a power or a factorial in words, which might be meant of all that is before it, too.
	worded: bool,
	/// Whether it is in words that might mean all that follows: nothing may.
	open: bool,
}

impl Operand {
	fn simple(value: Real, kind: Kind) -> Self {
		Self { value, kind, stated: None, simple: true, worded: false, open: false }
	}

	fn is_percent(&self) -> bool {
		self.kind == Kind::Percentage
	}

	/// Whether it is a part of one as written: a half, 15%.
	fn is_part(&self) -> bool {
		self.is_percent() || self.stated.as_ref().is_some_and(Stated::is_fraction)
	}
}

/// The expression that stands here, and the place behind it; "1.27 × 10^30" both as an expression and as a number.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	let (mut after, mut behind) = (cursor, cursor);
	// Whether it is called the value of an expression or not, it is the same.
	let called = after.eat("the result|answer|value of|to").is_some();
	let computed = expression(&mut after).map(|side| Side { stated: side.stated.filter(|_| !called), ..side });
	let computed = computed.map(|side| (side, after));
	let stated = numbers::scientific(&mut behind)
		.map(|stated| (Side::stated(stated, Scale::number(), Kind::Power, behind.text_since(&cursor)), behind));
	computed.into_iter().chain(stated).collect()
}

/// Reads an expression as long as it goes.
pub fn expression(cursor: &mut Cursor) -> Option<Side> {
	let mut ahead = cursor.deeper()?;
	let first = operand(&mut ahead)?;
	let mut rest: Vec<(Op, bool, Operand)> = Vec::new();
	while rest.len() < MAX_OPERANDS {
		let mut next = ahead;
		let Some((op, in_words)) = operator(&mut next) else { break };
		let Some(right) = operand(&mut next) else { break };
		next.charge(OPERATION_STEPS)?;
		let left = rest.last().map_or(&first, |(_, _, operand)| operand);
		if left.open || left.is_percent() && op != Op::Of || in_words && right.worded && !first.worded {
			return None;
		}
		rest.push((op, in_words, right));
		ahead = next;
	}
	let last = rest.last().map_or(&first, |(_, _, operand)| operand);
	if last.is_percent() || !parts_are_alone(&first, &rest) {
		return None;
	}
	let text = ahead.text_since(cursor).to_string();
	cursor.follow(&ahead);
	if rest.is_empty() {
		let Operand { value, kind, stated, .. } = first;
		return Some(Side { value, scale: Scale::number(), stated, kind, text });
	}
	let (value, kind) = evaluate(first, rest)?;
	Some(Side::number(value, kind, &text))
}

/// "15% of 80 + 20" is read in two ways: with an "of", there are only parts of parts, the first of which may be 3/4.
fn parts_are_alone(first: &Operand, rest: &[(Op, bool, Operand)]) -> bool {
	if rest.iter().all(|(op, _, _)| *op != Op::Of) {
		return true;
	}
	let (first_part, of) = match rest {
		[(Op::Over, false, below), of @ ..] => (first.stated.is_some() && below.stated.is_some(), of),
		of => (first.is_part(), of),
	};
	let inner = of.iter().rev().skip(1).all(|(_, _, operand)| operand.is_part());
	first_part && inner && of.iter().all(|(op, _, _)| *op == Op::Of)
}

fn operator(cursor: &mut Cursor) -> Option<(Op, bool)> {
	OPS.into_iter().find(|(words, _, _)| cursor.choose(words).is_some()).map(|(_, op, in_words)| (op, in_words))
}

/// Computes by precedence. In words nobody says parentheses: there, going from left to right has to give the same.
fn evaluate(first: Operand, rest: Vec<(Op, bool, Operand)>) -> Option<(Real, Kind)> {
	let in_words = rest.iter().any(|(_, in_words, _)| *in_words);
	let mut kind = first.kind;
	let (mut sum, mut product, mut straight) = (Real::from(0), first.value.clone(), first.value);
	for (op, _, operand) in rest {
		kind = stronger(kind, operand.kind);
		let value = operand.value;
		straight = apply(op, &straight, &value)?;
		if matches!(op, Op::Plus | Op::Minus) {
			sum = sum.plus(&product)?;
			product = if op == Op::Plus { value } else { value.negated() };
		} else {
			product = apply(op, &product, &value)?;
		}
	}
	let value = sum.plus(&product)?;
	let same = value.low() == straight.low() && value.high() == straight.high();
	(same || !in_words).then_some((value, kind))
}

fn apply(op: Op, left: &Real, right: &Real) -> Option<Real> {
	match op {
		Op::Plus => left.plus(right),
		Op::Minus => left.minus(right),
		Op::Times | Op::Of => left.times(right),
		Op::Over => left.over(right),
	}
}

/// What an expression is called that has parts of both kinds.
fn stronger(one: Kind, other: Kind) -> Kind {
	let order = [Kind::Factorial, Kind::Root, Kind::Power, Kind::Percentage];
	order.into_iter().find(|kind| [one, other].contains(kind)).unwrap_or(Kind::Arithmetic)
}

/// Reads a number, something in parentheses, or a function of one; with at most one sign before and one power behind.
fn operand(cursor: &mut Cursor) -> Option<Operand> {
	let mut ahead = cursor.deeper()?;
	let signed = ahead.choose("-|minus|negative").is_some();
	let mut operand = primary(&mut ahead)?;
	let worded = ahead.peek().is_some_and(|token| matches!(token.form, Form::Word));
	if let Some((value, kind)) = postfix(&mut ahead, &operand.value)? {
		// −2² is read in two ways, and so are √4² and 2^3^2.
		if signed || !operand.simple || postfix(&mut ahead, &value)?.is_some() {
			return None;
		}
		operand = Operand { worded, ..Operand::simple(value, kind) };
	}
	if signed {
		operand.value = operand.value.negated();
		operand.stated = operand.stated.map(Stated::negated);
	}
	cursor.follow(&ahead);
	Some(operand)
}

fn primary(cursor: &mut Cursor) -> Option<Operand> {
	let mut ahead = cursor.deeper()?;
	if ahead.word("(") {
		let inner = expression(&mut ahead)?;
		cursor.follow(&ahead);
		return cursor.word(")").then(|| Operand::simple(inner.value, inner.kind));
	}
	if cursor.choose("π|pi").is_some() {
		return Some(Operand::simple(Real::pi()?, Kind::Arithmetic));
	}
	if let Some((_, kind, open, function)) = FUNCTIONS.into_iter().find(|(words, ..)| ahead.choose(words).is_some()) {
		let inner = operand(&mut ahead)?;
		cursor.follow(&ahead);
		cursor.charge(FUNCTION_STEPS)?;
		let value = function(&inner.value).filter(|_| !inner.is_percent())?;
		return Some(Operand { open: open || inner.open, simple: false, ..Operand::simple(value, kind) });
	}
	let stated = numbers::number(cursor, And::Joins)?;
	let value = Real::from(stated.value.clone());
	if cursor.choose("%|percent|per_cent").is_some() {
		return Some(Operand { simple: false, ..Operand::simple(value.over(&100.into())?, Kind::Percentage) });
	}
	Some(Operand { stated: Some(stated), ..Operand::simple(value, Kind::Arithmetic) })
}

/// Reads what may follow an operand, and what it makes of it. None if it is not defined.
fn postfix(cursor: &mut Cursor, base: &Real) -> Option<Option<(Real, Kind)>> {
	if cursor.choose("!|factorial").is_some() {
		cursor.charge(FUNCTION_STEPS)?;
		return Some(Some((factorial(base)?, Kind::Factorial)));
	}
	let Some(exponent) = exponent(cursor)? else { return Some(None) };
	cursor.charge(FUNCTION_STEPS)?;
	// A square root may be written as the power of one half.
	let halves = exponent.times(&2.into())?.integer();
	let value = match exponent.integer() {
		Some(integer) => base.power(integer.to_i32()?)?,
		None if halves.is_some_and(|halves| halves.is_one()) => base.root(2)?,
		None => return None,
	};
	Some(Some((value, Kind::Power)))
}

fn exponent(cursor: &mut Cursor) -> Option<Option<Real>> {
	if cursor.word("squared") {
		return Some(Some(2.into()));
	}
	if cursor.word("cubed") {
		return Some(Some(3.into()));
	}
	if let Some(exponent) = numbers::superscript(cursor) {
		return Some(Some(exponent.into()));
	}
	let mut nth = *cursor;
	if nth.eat("raised? to the").is_some() {
		if let Some(exponent) = numbers::ordinal(&mut nth).filter(|_| nth.word("power")) {
			cursor.follow(&nth);
			return Some(Some(i64::from(exponent).into()));
		}
	}
	if cursor
		.choose("^|*_*|to_the_power_of|to_the_power|raised_to_the_power_of|raised_to_the_power|raised_to")
		.is_none()
	{
		return Some(None);
	}
	let mut ahead = cursor.deeper()?;
	let exponent = if ahead.word("(") {
		expression(&mut ahead).filter(|_| ahead.word(")"))?.value
	} else {
		numbers::number(&mut ahead, And::Joins)?.value.into()
	};
	cursor.follow(&ahead);
	Some(Some(exponent))
}

/// n!, of a natural number.
pub fn factorial(n: &Real) -> Option<Real> {
	let n = n.integer()?.to_u32().filter(|n| *n <= MAX_FACTORIAL)?;
	Some((1..=n).fold(BigInt::one(), |product, factor| product * BigInt::from(factor)).into())
}
