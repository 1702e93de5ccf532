//! The sides of a claim: numbers with what they measure, as written or as computed.

use super::kind::Kind;
use super::real::Real;
use super::stated::Stated;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
	/// Nothing: it is just a number.
	Number,
	/// Base: metre.
	Length,
	/// Base: square metre.
	Area,
	/// Base: cubic metre.
	Volume,
	/// Base: kilogram.
	Mass,
	/// Base: second.
	Duration,
	/// Base: month. How many days there are to a month or a year depends.
	Calendar,
	/// Base: metre per second.
	Speed,
	/// Base: kelvin.
	Temperature,
	/// Base: bit.
	Data,
	/// Base: degree.
	Angle,
	/// Base: joule.
	Energy,
	/// Base: pascal.
	Pressure,
	/// Base: what the sign stands for.
	Money(char),
}

/// A unit: what is written is `(base value) / factor − shift`.
#[derive(Clone, Debug)]
pub struct Scale {
	/// What is measured.
	pub dimension: Dimension,
	/// The unit in base units.
	pub factor: BigRational,
	/// Units from absolute zero to the zero of the scale.
	pub shift: BigRational,
	/// The unit as the claim writes it, with a space before it where it needs one.
	pub name: String,
}

impl Scale {
	/// Of plain numbers.
	pub fn number() -> Self {
		Self::base(Dimension::Number)
	}

	/// Of a dimension, in its base unit.
	pub fn base(dimension: Dimension) -> Self {
		Self { dimension, factor: BigRational::one(), shift: BigRational::zero(), name: String::new() }
	}

	/// Hundredths of a number.
	pub fn percent() -> Self {
		Self { factor: super::real::ten_to(-2), name: "%".into(), ..Self::number() }
	}

	/// Whether numbers on it are percentages.
	pub fn is_percent(&self) -> bool {
		self.dimension == Dimension::Number && !self.factor.is_one()
	}

	/// A value in base units as one on this scale.
	pub fn of_base(&self, value: &Real) -> Option<Real> {
		value.over(&self.factor.clone().into())?.minus(&self.shift.clone().into())
	}

	/// A value on this scale in base units.
	pub fn to_base(&self, value: &BigRational) -> Real {
		((value + &self.shift) * &self.factor).into()
	}
}

/// One side of a claim.
#[derive(Clone, Debug)]
pub struct Side {
	/// The value in base units.
	pub value: Real,
	/// The unit it is written in.
	pub scale: Scale,
	/// The number as written, on `scale`, unless it had to be computed.
	pub stated: Option<Stated>,
	/// What computing it is.
	pub kind: Kind,
	/// The part of the claim that says it.
	pub text: String,
}

impl Side {
	/// Of a number as written.
	pub fn stated(stated: Stated, scale: Scale, kind: Kind, text: &str) -> Self {
		Self { value: scale.to_base(&stated.value), scale, stated: Some(stated), kind, text: text.to_string() }
	}

	/// Of a number that was computed, in base units.
	pub fn computed(value: Real, scale: Scale, kind: Kind, text: &str) -> Self {
		Self { value, scale, stated: None, kind, text: text.to_string() }
	}

	/// Of a plain number that was computed.
	pub fn number(value: Real, kind: Kind, text: &str) -> Self {
		Self::computed(value, Scale::number(), kind, text)
	}

	/// What it measures.
	pub fn dimension(&self) -> Dimension {
		self.scale.dimension
	}

	/// The value on a scale, with its unit, in words.
	pub fn show_on(&self, scale: &Scale) -> Option<String> {
		let shown = scale.of_base(&self.value)?.show();
		Some(match scale.dimension {
			Dimension::Money(sign) => match shown.strip_prefix("about ") {
				Some(digits) => format!("about {sign}{digits}"),
				None => format!("{sign}{shown}"),
			},
			_ => format!("{shown}{}", scale.name),
		})
	}
}
