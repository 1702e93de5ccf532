//! What kinds of claims there are, and what a judgement says.

/// What was computed of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
	/// Whether the claim holds.
	pub holds: bool,
	/// What sort of claim it is.
	pub kind: Kind,
	/// What was computed, in a sentence without its point: "17 × 23 is 391, not 401".
	pub because: String,
}

impl Judgement {
	/// Of whether a statement agrees with what was computed, and whether the claim denies that statement.
	pub fn new(kind: Kind, agrees: bool, negated: bool, because: String) -> Self {
		Self { holds: agrees != negated, kind, because }
	}
}

/// A sort of claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
	/// Numbers added, subtracted, multiplied and divided.
	Arithmetic,
	/// Which of several numbers is more.
	Comparison,
	/// Parts in hundredths, and prices with something added or taken off.
	Percentage,
	/// By how many hundredths something rose or fell.
	PercentChange,
	/// Numbers rounded to decimal places or powers of ten.
	Rounding,
	/// Fractions, in lowest terms and as decimals.
	Fraction,
	/// Sums of lists.
	Sum,
	/// Means, medians, modes and ranges of lists.
	Average,
	/// Powers.
	Power,
	/// Square roots and cube roots.
	Root,
	/// Factorials.
	Factorial,
	/// Ways to choose and to arrange.
	Combinatorics,
	/// Remainders of divisions.
	Remainder,
	/// Divisors and multiples.
	Divisibility,
	/// Even and odd numbers.
	Parity,
	/// Prime and composite numbers.
	Prime,
	/// How many divisors, which prime factors, what squares and digits.
	Factors,
	/// Greatest common divisors and least common multiples.
	CommonDivisor,
	/// Sums of series, the nth prime, triangular and Fibonacci numbers.
	Sequence,
	/// Binary, octal, decimal and hexadecimal numbers.
	NumberBase,
	/// Roman numerals.
	RomanNumeral,
	/// Units of length.
	Length,
	/// Units of area.
	Area,
	/// Units of volume.
	Volume,
	/// Units of mass.
	Mass,
	/// Units of time.
	Duration,
	/// Units of speed.
	Speed,
	/// Degrees Celsius and Fahrenheit, and kelvins.
	Temperature,
	/// Bits, bytes and their multiples.
	DataSize,
	/// Units of energy.
	Energy,
	/// Units of pressure.
	Pressure,
	/// On which day of the week a date is.
	Weekday,
	/// Leap years, and how many days years have.
	LeapYear,
	/// How many days months have.
	MonthLength,
	/// Days and weeks between dates.
	DateInterval,
	/// Years between years, and ages.
	YearInterval,
	/// In which century or decade a year is.
	Century,
	/// How many letters a word has, or of a letter.
	LetterCount,
	/// Words that read the same backwards.
	Palindrome,
	/// Which letters words have where, anagrams, words reversed.
	Spelling,
	/// Words in the order of the alphabet.
	AlphabeticalOrder,
	/// Areas, perimeters and volumes of shapes.
	Geometry,
	/// Sides and angles of polygons, faces and edges of solids.
	Polygon,
	/// Simple and compound interest.
	Interest,
	/// Coins, dice and cards.
	Probability,
	/// Speeds, distances and times.
	Motion,
}

impl Kind {
	/// All kinds.
	pub const ALL: [Self; 46] = [
		Self::Arithmetic,
		Self::Comparison,
		Self::Percentage,
		Self::PercentChange,
		Self::Rounding,
		Self::Fraction,
		Self::Sum,
		Self::Average,
		Self::Power,
		Self::Root,
		Self::Factorial,
		Self::Combinatorics,
		Self::Remainder,
		Self::Divisibility,
		Self::Parity,
		Self::Prime,
		Self::Factors,
		Self::CommonDivisor,
		Self::Sequence,
		Self::NumberBase,
		Self::RomanNumeral,
		Self::Length,
		Self::Area,
		Self::Volume,
		Self::Mass,
		Self::Duration,
		Self::Speed,
		Self::Temperature,
		Self::DataSize,
		Self::Energy,
		Self::Pressure,
		Self::Weekday,
		Self::LeapYear,
		Self::MonthLength,
		Self::DateInterval,
		Self::YearInterval,
		Self::Century,
		Self::LetterCount,
		Self::Palindrome,
		Self::Spelling,
		Self::AlphabeticalOrder,
		Self::Geometry,
		Self::Polygon,
		Self::Interest,
		Self::Probability,
		Self::Motion,
	];

	/// Name of the domain on chain whose attestors judge claims of this kind.
	pub fn domain(&self) -> &'static str {
		match self {
			Self::Length
			| Self::Area
			| Self::Volume
			| Self::Mass
			| Self::Speed
			| Self::Temperature
			| Self::DataSize
			| Self::Energy
			| Self::Pressure => "units",
			Self::Duration
			| Self::Weekday
			| Self::LeapYear
			| Self::MonthLength
			| Self::DateInterval
			| Self::YearInterval
			| Self::Century => "time",
			Self::LetterCount | Self::Palindrome | Self::Spelling | Self::AlphabeticalOrder => "general",
			_ => "arithmetic",
		}
	}

	/// What it is called, in lower case.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Arithmetic => "arithmetic",
			Self::Comparison => "comparison",
			Self::Percentage => "percentage",
			Self::PercentChange => "percent change",
			Self::Rounding => "rounding",
			Self::Fraction => "fraction",
			Self::Sum => "sum",
			Self::Average => "average",
			Self::Power => "power",
			Self::Root => "root",
			Self::Factorial => "factorial",
			Self::Combinatorics => "combinatorics",
			Self::Remainder => "remainder",
			Self::Divisibility => "divisibility",
			Self::Parity => "parity",
			Self::Prime => "prime",
			Self::Factors => "factors",
			Self::CommonDivisor => "common divisor",
			Self::Sequence => "sequence",
			Self::NumberBase => "number base",
			Self::RomanNumeral => "roman numeral",
			Self::Length => "length",
			Self::Area => "area",
			Self::Volume => "volume",
			Self::Mass => "mass",
			Self::Duration => "duration",
			Self::Speed => "speed",
			Self::Temperature => "temperature",
			Self::DataSize => "data size",
			Self::Energy => "energy",
			Self::Pressure => "pressure",
			Self::Weekday => "weekday",
			Self::LeapYear => "leap year",
			Self::MonthLength => "month length",
			Self::DateInterval => "date interval",
			Self::YearInterval => "year interval",
			Self::Century => "century",
			Self::LetterCount => "letter count",
			Self::Palindrome => "palindrome",
			Self::Spelling => "spelling",
			Self::AlphabeticalOrder => "alphabetical order",
			Self::Geometry => "geometry",
			Self::Polygon => "polygon",
			Self::Interest => "interest",
			Self::Probability => "probability",
			Self::Motion => "motion",
		}
	}
}
