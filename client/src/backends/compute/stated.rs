//! Numbers as a claim writes them: the value, and how precisely it is given.

use super::real::{ten_to, whole};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// A number as written.
///
/// Zeros at the end of an integer may be significant or not: "1,500" is given to the unit, or to the hundred. So there
/// are two readings of its precision, `fine` and `coarse`, which are the same for all other numbers.
#[derive(Clone, Debug)]
pub struct Stated {
	/// The number.
	pub value: BigRational,
	/// The place value of the last digit; zero for a fraction such as 2/3.
	pub fine: BigRational,
	/// The place value of the last digit that certainly is significant; zero for a fraction.
	pub coarse: BigRational,
	/// Digits down to `fine`.
	pub fine_digits: u32,
	/// Digits down to `coarse`.
	pub coarse_digits: u32,
}

impl Stated {
	/// Of ASCII digits before and after the point, times ten to `exponent`; None if there are none.
	pub fn from_digits(integer: &str, decimals: &str, exponent: i32) -> Option<Self> {
		let digits = format!("{integer}{decimals}");
		let number = BigInt::parse_bytes(digits.as_bytes(), 10)?;
		let places = i32::try_from(decimals.len()).ok()?;
		let fine = ten_to(exponent.checked_sub(places)?);
		let significant = digits.trim_start_matches('0');
		let trailing =
			if decimals.is_empty() { significant.len() - significant.trim_end_matches('0').len() } else { 0 };
		let zeros = u32::try_from(trailing).ok()?;
		let fine_digits = u32::try_from(significant.len().max(1)).ok()?;
		Some(Self {
			value: BigRational::from_integer(number) * &fine,
			coarse: &fine * ten_to(i32::try_from(zeros).ok()?),
			fine,
			fine_digits,
			coarse_digits: (fine_digits - zeros.min(fine_digits)).max(1),
		})
	}

	/// Of an integer in words.
	pub fn from_integer(value: u64) -> Option<Self> {
		Self::from_digits(&value.to_string(), "", 0)
	}

	/// Of a fraction, which is given without rounding.
	pub fn from_fraction(value: BigRational) -> Self {
		Self { value, fine: BigRational::zero(), coarse: BigRational::zero(), fine_digits: 1, coarse_digits: 1 }
	}

	/// The number times a factor that stands behind it, as "million" does.
	pub fn scaled(self, factor: &BigRational) -> Self {
		Self { value: self.value * factor, fine: self.fine * factor, coarse: self.coarse * factor, ..self }
	}

	/// The number with the other sign.
	pub fn negated(self) -> Self {
		Self { value: -self.value, ..self }
	}

	/// The number, if it is an integer that is written as one.
	pub fn integer(&self) -> Option<BigInt> {
		(self.value.is_integer() && self.fine >= whole(1)).then(|| self.value.numer().clone())
	}

	/// The number, if it is zero or above.
	pub fn natural(&self) -> Option<BigInt> {
		self.integer().filter(|value| !value.is_negative())
	}

	/// Whether it is a fraction, which is not rounded.
	pub fn is_fraction(&self) -> bool {
		self.fine.is_zero()
	}

	/// Whether it is written as a decimal, with digits after the point.
	pub fn is_decimal(&self) -> bool {
		self.fine < whole(1) && !self.is_fraction()
	}
}
