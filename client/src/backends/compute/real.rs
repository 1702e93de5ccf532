//! Real numbers as intervals between rationals: no verdict rests on a float.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;

/// Bits that a numerator or denominator may have; what would be larger is not computed.
const MAX_BITS: u64 = 3072;
/// Significant bits to which the ends of an interval are kept, as they would grow with every step.
const KEPT_BITS: i64 = 256;
/// Decimal places to which roots are enclosed.
const ROOT_PLACES: u32 = 50;
/// The largest index of a root.
const MAX_INDEX: u32 = 16;
/// π without its point: 50 decimal places, cut off.
const PI_DIGITS: &[u8] = b"314159265358979323846264338327950288419716939937510";
/// Decimal places up to which a terminating decimal is written out.
const MAX_PLACES: u32 = 12;
/// Significant digits of what is written as "about".
const SHOWN_DIGITS: usize = 8;
/// Bits up to which numerators and denominators are written out.
const SHORT_BITS: u64 = 20;
/// Zeros after the point up to which a small number is written out.
const MAX_ZEROS: i32 = 40;
/// Digits up to which an integer is written out.
const MAX_SHOWN: usize = 40;

/// A real number, known to lie between two rationals; exact if they are equal.
#[derive(Clone, Debug)]
pub struct Real {
	low: BigRational,
	high: BigRational,
}

impl From<BigRational> for Real {
	fn from(value: BigRational) -> Self {
		Self { low: value.clone(), high: value }
	}
}

impl From<BigInt> for Real {
	fn from(value: BigInt) -> Self {
		BigRational::from_integer(value).into()
	}
}

impl From<i64> for Real {
	fn from(value: i64) -> Self {
		BigInt::from(value).into()
	}
}

impl Real {
	/// π, enclosed to 50 decimal places.
	pub fn pi() -> Option<Self> {
		let digits = BigInt::parse_bytes(PI_DIGITS, 10)?;
		Self::enclosed(digits, ROOT_PLACES)
	}

	/// The fraction; None if the denominator is zero.
	pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
		rational(numerator, denominator).map(Self::from)
	}

	/// Between `digits` and `digits + 1` units of the last of `places` decimal places.
	fn enclosed(digits: BigInt, places: u32) -> Option<Self> {
		let unit = BigInt::from(10).pow(places);
		let high = BigRational::new(&digits + BigInt::one(), unit.clone());
		Self { low: BigRational::new(digits, unit), high }.bounded()
	}

	/// The number, if it is known exactly.
	pub fn exact(&self) -> Option<&BigRational> {
		(self.low == self.high).then_some(&self.low)
	}

	/// The number, if it is known to be an integer.
	pub fn integer(&self) -> Option<BigInt> {
		self.exact().filter(|value| value.is_integer()).map(|value| value.numer().clone())
	}

	/// The least it can be.
	pub fn low(&self) -> &BigRational {
		&self.low
	}

	/// The most it can be.
	pub fn high(&self) -> &BigRational {
		&self.high
	}

	/// Whether it is certainly above zero.
	pub fn is_positive(&self) -> bool {
		self.low.is_positive()
	}

	/// Whether it is certainly below zero.
	pub fn is_negative(&self) -> bool {
		self.high.is_negative()
	}

	fn bounded(self) -> Option<Self> {
		if bits(&self.low).max(bits(&self.high)) > MAX_BITS {
			return None;
		}
		if self.exact().is_some() {
			return Some(self);
		}
		// Wider is still right: what is known of the number then is less, and the numbers are shorter.
		let size = self.low.abs().max(self.high.abs());
		let magnitude = i64::try_from(size.numer().bits()).ok()? - i64::try_from(size.denom().bits()).ok()?;
		let step = BigRational::from_integer(BigInt::from(2)).pow(i32::try_from(magnitude - KEPT_BITS).ok()?);
		Some(Self { low: (&self.low / &step).floor() * &step, high: (&self.high / &step).ceil() * &step })
	}

	/// The sum.
	pub fn plus(&self, other: &Self) -> Option<Self> {
		Self { low: &self.low + &other.low, high: &self.high + &other.high }.bounded()
	}

	/// The number with the other sign.
	pub fn negated(&self) -> Self {
		Self { low: -&self.high, high: -&self.low }
	}

	/// The difference.
	pub fn minus(&self, other: &Self) -> Option<Self> {
		self.plus(&other.negated())
	}

	/// The product.
	pub fn times(&self, other: &Self) -> Option<Self> {
		let first = &self.low * &other.low;
		if self.exact().is_some() && other.exact().is_some() {
			return Self::from(first).bounded();
		}
		let rest = [&self.low * &other.high, &self.high * &other.low, &self.high * &other.high];
		let low = rest.iter().fold(first.clone(), |least, corner| least.min(corner.clone()));
		let high = rest.into_iter().fold(first, |most, corner| most.max(corner));
		Self { low, high }.bounded()
	}

	/// The quotient; None if the divisor can be zero.
	pub fn over(&self, other: &Self) -> Option<Self> {
		if !other.is_positive() && !other.is_negative() {
			return None;
		}
		self.times(&Self { low: other.high.recip(), high: other.low.recip() })
	}

	/// The power; None if it is undefined or too large. What is not exact has to be positive.
	pub fn power(&self, exponent: i32) -> Option<Self> {
		if exponent <= 0 && !self.is_positive() && !self.is_negative() {
			return None;
		}
		let most = bits(&self.low).max(bits(&self.high));
		if most.checked_mul(u64::from(exponent.unsigned_abs()))? > MAX_BITS {
			return None;
		}
		if self.exact().is_none() && !self.is_positive() {
			return None;
		}
		let (low, high) = (self.low.pow(exponent), self.high.pow(exponent));
		(if low <= high { Self { low, high } } else { Self { low: high, high: low } }).bounded()
	}

	/// The principal root: exact where it is rational, enclosed elsewhere.
	pub fn root(&self, index: u32) -> Option<Self> {
		if index == 0 || index > MAX_INDEX {
			return None;
		}
		if self.is_negative() {
			return if index % 2 == 1 { self.negated().root(index).map(|root| root.negated()) } else { None };
		}
		if self.low.is_negative() {
			return None;
		}
		let low = root_of(&self.low, index)?;
		let high = root_of(&self.high, index)?;
		Some(Self { low: low.low, high: high.high })
	}

	/// How the two compare; None if what is known of them does not tell.
	pub fn compare(&self, other: &Self) -> Option<Ordering> {
		if self.high < other.low {
			return Some(Ordering::Less);
		}
		if self.low > other.high {
			return Some(Ordering::Greater);
		}
		(self.exact()? == other.exact()?).then_some(Ordering::Equal)
	}

	/// How far the two are apart.
	pub fn gap(&self, other: &BigRational) -> Option<Self> {
		let difference = self.minus(&other.clone().into())?;
		if difference.low.is_negative() && difference.high.is_positive() {
			let high = difference.high.max(-difference.low);
			return Some(Self { low: BigRational::zero(), high });
		}
		Some(if difference.high.is_positive() { difference } else { difference.negated() })
	}

	/// Whether its size is certainly below a bound.
	pub fn is_within(&self, bound: &BigRational) -> bool {
		-bound < self.low && self.high < *bound
	}

	/// The number in decimals: as it is, or with "about" before some of its digits.
	pub fn show(&self) -> String {
		let Some(value) = self.exact() else {
			let middle = (&self.low + &self.high) / whole(2);
			return shorten(&middle);
		};
		match places(value) {
			Some(places) if places <= MAX_PLACES => decimal(value, places),
			_ => shorten(value),
		}
	}

	/// The number in decimals if they end, or as a fraction if that is short.
	pub fn show_fraction(&self) -> String {
		let short = |value: &&BigRational| places(value).is_none() && bits(value) <= SHORT_BITS;
		self.exact().filter(short).map_or_else(|| self.show(), |value| format!("{}/{}", value.numer(), value.denom()))
	}
}

/// The integer as a rational.
pub fn whole(value: i64) -> BigRational {
	BigRational::from_integer(BigInt::from(value))
}

/// The fraction; None if the denominator is zero.
pub fn rational(numerator: i64, denominator: i64) -> Option<BigRational> {
	(denominator != 0).then(|| BigRational::new(BigInt::from(numerator), BigInt::from(denominator)))
}

/// Ten to a power, which may be negative.
pub fn ten_to(exponent: i32) -> BigRational {
	let power = BigRational::from_integer(BigInt::from(10).pow(exponent.unsigned_abs()));
	if exponent < 0 {
		power.recip()
	} else {
		power
	}
}

/// Decimal places the number has, if its decimals end.
pub fn places(value: &BigRational) -> Option<u32> {
	let (two, five) = (BigInt::from(2), BigInt::from(5));
	let mut rest = value.denom().clone();
	let mut count = |factor: &BigInt| {
		let mut times = 0u32;
		while (&rest % factor).is_zero() {
			rest = &rest / factor;
			times += 1;
		}
		times
	};
	let most = count(&two).max(count(&five));
	rest.is_one().then_some(most)
}

fn bits(value: &BigRational) -> u64 {
	value.numer().bits().max(value.denom().bits())
}

fn root_of(value: &BigRational, index: u32) -> Option<Real> {
	let (numerator, denominator) = (value.numer().nth_root(index), value.denom().nth_root(index));
	if numerator.pow(index) == *value.numer() && denominator.pow(index) == *value.denom() {
		return Some(BigRational::new(numerator, denominator).into());
	}
	let scaled = value.numer() * BigInt::from(10).pow(ROOT_PLACES * index) / value.denom();
	Real::enclosed(scaled.nth_root(index), ROOT_PLACES)
}

/// The number to so many decimal places, with commas between thousands from five digits on.
fn decimal(value: &BigRational, places: u32) -> String {
	let scaled = (value.abs() * ten_to(i32::try_from(places).unwrap_or(0))).round().to_integer().to_string();
	let width = usize::try_from(places).unwrap_or(0) + 1;
	let padded = format!("{scaled:0>width$}");
	let (integer, decimals) = padded.split_at(padded.len() + 1 - width);
	if integer.len() > MAX_SHOWN {
		return format!("a number of {} digits", integer.len());
	}
	let sign = if value.is_negative() { "−" } else { "" };
	let point = if decimals.is_empty() { "" } else { "." };
	format!("{sign}{}{point}{decimals}", grouped(integer))
}

fn grouped(integer: &str) -> String {
	if integer.len() < 5 {
		return integer.to_string();
	}
	let mut text = String::new();
	for (position, digit) in integer.chars().enumerate() {
		if position > 0 && (integer.len() - position).is_multiple_of(3) {
			text.push(',');
		}
		text.push(digit);
	}
	text
}

fn shorten(value: &BigRational) -> String {
	let size = value.abs();
	if size < ten_to(-MAX_ZEROS) {
		return "a number close to zero".to_string();
	}
	let integer = size.to_integer();
	let mut places = SHOWN_DIGITS.saturating_sub(integer.to_string().len());
	if integer.is_zero() {
		// Zeros after the point are not significant.
		let leading = (0..MAX_ZEROS).take_while(|zeros| &size * ten_to(zeros + 1) < whole(1)).count();
		places = SHOWN_DIGITS + leading;
	}
	let text = decimal(value, u32::try_from(places).unwrap_or(0));
	if integer.to_string().len() > MAX_SHOWN {
		return text;
	}
	let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
	format!("about {short}")
}
