//! The rules by which what is computed agrees with what is stated.
//!
//! Let A be the actual value on the scale of the stated one, S the stated value, `fine` and `coarse` the place value of
//! its last digit (see [`Stated`]), and the gap |A − S|. Something is **measured** if it has a unit, but for data,
//! which are counted; and if it is a percentage.
//!
//! - **"exactly"**: holds if A = S.
//! - **plain**: holds if A = S, or if A rounds to S (half away from zero) at `fine`, S has three digits or more, and S
//!   is likely to be a rounding: of a measure in units, or a decimal that is a percentage or stands for decimals
//!   without end. It does not hold if the gap is more than all of these:
//!   - `fine` where S may be A cut off (|S| < |A|), half of it where not; but no more than 12.5 % of S;
//!   - 1 % of S, if it is measured and has at most two digits;
//!   - half of `coarse`, but no more than 2.5 % of S, if it is measured, or A is no multiple of `fine`.
//!
//!   Everything between is left open, such as "5 miles is 8 km".
//! - **"about"**: holds if the gap is within half of `coarse` and 2.5 % of S, or within 1 % of S where S has at most
//!   two digits. It does not hold if the gap is more than half of `fine`, than 10 % of S (2 % if S has three digits or
//!   more), and than half of `coarse` up to 15 % of S. Everything between is left open. "Nearly" and "just over" ask
//!   for the side on which A is, too.
//! - **"is not"** turns a verdict around, except that of a plain rounding: whether 5 miles is not 8.05 km is left open.
//!
//! Of zero there are no parts: "about 0" does not hold if the gap is more than five times `fine`.
//!
//! A fraction such as "half" has no last digit: what is measured may be off by up to 12.5 % and is left open, numbers
//! may not; "about half" is read as if it had one digit, without the rules for `fine` and `coarse`.

use super::kind::{Judgement, Kind};
use super::real::{places, rational, Real};
use super::relation::{Manner, Op, Relation};
use super::side::{Dimension, Side};
use super::stated::Stated;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;

/// How well an actual value agrees with a stated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
	/// They are equal.
	Equal,
	/// The stated one is a rounding of the actual one, or as near as was said.
	Near,
	/// It depends on how one reads it.
	Open,
	/// They differ.
	Different,
}

/// What is to be expected of a number that is stated without a word on how precise it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Precision {
	/// It is exact.
	Counted,
	/// It may be rounded if it has decimals.
	Percent,
	/// It may be rounded.
	Measured,
}

/// Fewest digits by which a plain number can be told to be a rounding.
const ROUNDED_DIGITS: u32 = 3;
/// Units of its last digit by which something is certainly not "about 0".
const FAR_FROM_ZERO: i64 = 5;

impl Relation {
	/// What a claim comes to that relates two sides; None if it is left open.
	pub fn judge(self, kind: Kind, first: &Side, second: &Side) -> Option<Judgement> {
		if first.dimension() != second.dimension() {
			return None;
		}
		if !self.fits.is_empty() && !self.fits.contains(&first.dimension()) {
			return None;
		}
		if self.op != Op::Equal {
			return self.judge_order(kind, first, second);
		}
		let (actual, stated) =
			if second.stated.is_some() || first.stated.is_none() { (first, second) } else { (second, first) };
		let Some(number) = &stated.stated else { return self.judge_computed(kind, first, second) };
		let value = stated.scale.of_base(&actual.value)?;
		let precision = match stated.dimension() {
			Dimension::Number if stated.scale.is_percent() => Precision::Percent,
			Dimension::Number | Dimension::Data => Precision::Counted,
			_ => Precision::Measured,
		};
		let agreement = agreement(&value, number, self.manner, precision)?;
		let shown = actual.show_on(&stated.scale)?;
		let agrees = match agreement {
			Agreement::Equal => true,
			Agreement::Near if self.negated && self.manner == Manner::Plain => return None,
			Agreement::Near => true,
			Agreement::Open => return None,
			Agreement::Different => false,
		};
		let text = sentence(&actual.text);
		let because = match agreement {
			Agreement::Equal => format!("{text} is {}", stated.text),
			Agreement::Different => format!("{text} is {shown}, not {}", stated.text),
			_ if self.manner == Manner::Plain => format!("{text} is {shown}, which rounds to {}", stated.text),
			_ => format!("{text} is {shown}, which is close to {}", stated.text),
		};
		Some(Judgement::new(kind, agrees, self.negated, because))
	}

	/// Two sides that both had to be computed have to be equal, whatever is said of precision.
	fn judge_computed(self, kind: Kind, first: &Side, second: &Side) -> Option<Judgement> {
		if !matches!(self.manner, Manner::Plain | Manner::Exactly) {
			return None;
		}
		let agrees = first.value.compare(&second.value)?.is_eq();
		let shown = |side: &Side| match side.dimension() {
			Dimension::Number if !side.scale.is_percent() => Some(side.value.show_fraction()),
			_ => side.show_on(&side.scale),
		};
		let because =
			format!("{} is {}, and {} is {}", sentence(&first.text), shown(first)?, second.text, shown(second)?);
		Some(Judgement::new(kind, agrees, self.negated, because))
	}

	fn judge_order(self, kind: Kind, first: &Side, second: &Side) -> Option<Judgement> {
		let order = first.value.compare(&second.value)?;
		let agrees = self.op.holds(order);
		// One of them tells what the other has to be compared with.
		let scale = if second.stated.is_some() { &second.scale } else { &first.scale };
		let (one, two) = (first.show_on(scale)?, second.show_on(scale)?);
		let not = if agrees { "" } else { "not " };
		let because = format!("{} is {one}, which is {not}{} {two}", sentence(&first.text), self.op.words());
		Some(Judgement::new(kind, agrees, self.negated, because))
	}
}

/// A part of a claim as the beginning of a sentence.
pub fn sentence(text: &str) -> String {
	let mut text = text.to_string();
	if let Some(first) = text.get_mut(..1) {
		first.make_ascii_uppercase();
	}
	text
}

fn agreement(actual: &Real, stated: &Stated, manner: Manner, precision: Precision) -> Option<Agreement> {
	let order = actual.compare(&stated.value.clone().into());
	if order == Some(Ordering::Equal) {
		return Some(if matches!(manner, Manner::Under | Manner::Over) { Agreement::Open } else { Agreement::Equal });
	}
	let gap = actual.gap(&stated.value)?;
	Some(match manner {
		Manner::Exactly if order.is_some() => Agreement::Different,
		Manner::Exactly => Agreement::Open,
		Manner::Plain => plain(actual, stated, &gap, precision),
		Manner::About => about(stated, &gap),
		Manner::Under => one_sided(stated, &gap, order == Some(Ordering::Less)),
		Manner::Over => one_sided(stated, &gap, order == Some(Ordering::Greater)),
	})
}

fn plain(actual: &Real, stated: &Stated, gap: &Real, scale: Precision) -> Agreement {
	let [Some(eighth), Some(fortieth), Some(hundredth)] = [8, 40, 100].map(|whole| part(stated, 1, whole)) else {
		return Agreement::Open;
	};
	let measured = scale != Precision::Counted;
	if stated.is_fraction() {
		// A measure is easily said to be half or a third of another; numbers are so or are not.
		let limit = if measured { eighth } else { BigRational::zero() };
		return if *gap.low() > limit { Agreement::Different } else { Agreement::Open };
	}
	let endless = actual.exact().is_none_or(|value| places(value).is_none());
	let rounding = match scale {
		Precision::Measured => true,
		Precision::Percent => stated.is_decimal(),
		Precision::Counted => stated.is_decimal() && endless,
	};
	if rounding && stated.fine_digits >= ROUNDED_DIGITS && rounds(actual, stated, gap) {
		return Agreement::Near;
	}
	let beyond = stated.value.is_negative() == actual.is_negative() && actual.is_within(&stated.value.abs());
	let mut limit = if beyond { half(&stated.fine) } else { stated.fine.clone() };
	// Parts of zero say nothing.
	if !stated.value.is_zero() {
		limit = limit.min(eighth);
	}
	if measured && stated.fine_digits < ROUNDED_DIGITS {
		limit = limit.max(hundredth);
	}
	if measured || actual.exact().is_none_or(|value| !(value / &stated.fine).is_integer()) {
		limit = limit.max(half(&stated.coarse).min(fortieth));
	}
	// What is cut off is off by less than the last digit.
	if *gap.low() > limit || *gap.low() == limit && !beyond {
		Agreement::Different
	} else {
		Agreement::Open
	}
}

/// Whether the actual value, rounded half away from zero, is the stated one.
fn rounds(actual: &Real, stated: &Stated, gap: &Real) -> bool {
	let limit = half(&stated.fine);
	let outward = actual.exact().is_some_and(|value| value.abs() < stated.value.abs());
	*gap.high() < limit || (*gap.high() == limit && outward)
}

fn about(stated: &Stated, gap: &Real) -> Agreement {
	let few = stated.coarse_digits < ROUNDED_DIGITS;
	let far = match few {
		_ if stated.value.is_zero() => rational(FAR_FROM_ZERO, 1).map(|times| &stated.fine * times),
		true => part(stated, 1, 10),
		false => part(stated, 1, 50),
	};
	let bounds = [part(stated, 1, 100), part(stated, 1, 40), part(stated, 3, 20), far];
	let [Some(hundredth), Some(fortieth), Some(most), Some(far)] = bounds else { return Agreement::Open };
	if *gap.high() <= half(&stated.coarse).min(fortieth) || (few && *gap.high() <= hundredth) {
		Agreement::Near
	} else if *gap.low() > half(&stated.coarse).min(most).max(half(&stated.fine)).max(far) {
		Agreement::Different
	} else {
		Agreement::Open
	}
}

fn one_sided(stated: &Stated, gap: &Real, right_side: bool) -> Agreement {
	match about(stated, gap) {
		Agreement::Near if !right_side => Agreement::Open,
		agreement => agreement,
	}
}

/// A fraction of the size of what is stated.
fn part(stated: &Stated, numerator: i64, denominator: i64) -> Option<BigRational> {
	rational(numerator, denominator).map(|fraction| stated.value.abs() * fraction)
}

fn half(value: &BigRational) -> BigRational {
	value / (BigRational::one() + BigRational::one())
}
