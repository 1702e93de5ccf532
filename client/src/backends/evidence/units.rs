//! Units of measure by their spellings, brought to one base unit for each dimension.

use super::sentences::{norm, Token};

/// What a quantity measures; only quantities of one dimension can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
	Acceleration,
	Angle,
	Area,
	Charge,
	Count,
	Data,
	Energy,
	Frequency,
	Length,
	Mass,
	Ratio,
	Speed,
	Temperature,
	Time,
	Volume,
}

use Dimension::{
	Acceleration, Angle, Area, Charge, Data, Energy, Frequency, Length, Mass, Ratio, Speed, Temperature, Time, Volume,
};

/// Dimension, size in the base unit of the dimension, and every spelling of the unit.
const UNITS: &[(Dimension, f64, &str)] = &[
	(Angle, 1.0, "° degree degrees"),
	(Area, 1e6, "km2"),
	(Area, 1.0, "m2"),
	(Area, 10_000.0, "hectare hectares ha"),
	(Area, 4_046.856, "acre acres"),
	(Charge, 1.0, "coulomb coulombs"),
	(Data, 1.0, "bit bits"),
	(Data, 8.0, "byte bytes"),
	(Data, 8e3, "kb kilobyte kilobytes"),
	(Data, 8e6, "mb megabyte megabytes"),
	(Data, 8e9, "gb gigabyte gigabytes"),
	(Data, 8e12, "tb terabyte terabytes"),
	(Energy, 1.0, "joule joules"),
	(Energy, 1e3, "kilojoule kilojoules"),
	(Energy, 4.184, "calorie calories"),
	(Frequency, 1.0, "hertz hz"),
	(Frequency, 1e3, "khz kilohertz"),
	(Frequency, 1e6, "megahertz mhz"),
	(Frequency, 1e9, "ghz gigahertz"),
	(Length, 1e-9, "nanometer nanometers nm"),
	(Length, 1e-6, "micrometer micrometers micron microns"),
	(Length, 0.001, "millimeter millimeters mm"),
	(Length, 0.01, "centimeter centimeters cm"),
	(Length, 0.0254, "inch inches"),
	(Length, 0.3048, "feet foot ft"),
	(Length, 0.9144, "yard yards"),
	(Length, 1.0, "m meter meters"),
	(Length, 1_000.0, "kilometer kilometers km"),
	(Length, 201.168, "furlong furlongs"),
	(Length, 1.828_8, "fathom fathoms"),
	(Length, 1_609.344, "mi mile miles"),
	(Mass, 1e-6, "mg milligram milligrams"),
	(Mass, 1e-9, "microgram micrograms"),
	(Mass, 0.001, "g gram grams gramme grammes"),
	(Mass, 0.028_349_5, "ounce ounces"),
	(Mass, 0.453_592_37, "lb lbs pound pounds"),
	(Mass, 1.0, "kg kilogram kilograms kilos"),
	(Mass, 1_000.0, "t ton tonne tonnes tons"),
	(Ratio, 1.0, "% percent"),
	(Speed, 1.0 / 3.6, "kph"),
	(Speed, 0.447_04, "mph"),
	(Temperature, 1.0, "c celsius centigrade f fahrenheit k kelvin kelvins"),
	(Time, 1e-9, "nanosecond nanoseconds"),
	(Time, 1e-6, "microsecond microseconds"),
	(Time, 1e-3, "millisecond milliseconds"),
	(Time, 1.0, "second seconds"),
	(Time, 60.0, "minute minutes"),
	(Time, 3_600.0, "hour hours"),
	(Time, 86_400.0, "day days"),
	(Time, 604_800.0, "week weeks"),
	(Time, 2_629_746.0, "month months"),
	(Time, 31_556_952.0, "year years"),
	(Time, 315_569_520.0, "decade decades"),
	(Time, 3_155_695_200.0, "century centuries"),
	(Time, 31_556_952_000.0, "millennium millennia"),
	(Volume, 1e-6, "milliliter milliliters ml"),
	(Volume, 0.001, "liter liters l"),
	(Volume, 0.003_785_411_784, "gallon gallons"),
	(Volume, 0.000_473_176, "pint pints"),
	(Volume, 1e9, "km3"),
	(Volume, 1.0, "m3"),
];

/// A unit found in a sentence.
pub(super) struct Unit {
	pub(super) dimension: Dimension,
	/// The size of the unit in the base unit of its dimension.
	pub(super) scale: f64,
	/// How many tokens the unit takes.
	pub(super) read: usize,
}

fn plain(word: &str) -> Option<(Dimension, f64)> {
	// Both spellings of metre and litre are in use.
	let american =
		if word.contains("metre") || word.contains("litre") { word.replace("tre", "ter") } else { word.to_owned() };
	let unit = UNITS.iter().find(|(_, _, spellings)| spellings.split(' ').any(|spelling| spelling == american))?;
	Some((unit.0, unit.1))
}

/// Whether a word is the name of a unit.
pub(super) fn is_unit(word: &str) -> bool {
	plain(word).is_some()
}

/// The unit that begins at a token.
pub(super) fn unit(tokens: &[Token], start: usize) -> Option<Unit> {
	let hyphen = usize::from(norm(tokens, start) == "-" && tokens.get(start).is_some_and(|token| token.glued));
	let at = start + hyphen;
	let (word, next) = (norm(tokens, at), norm(tokens, at + 1));
	let (dimension, scale, read) = match word {
		"°" | "degree" | "degrees" if plain(next).is_some_and(|unit| unit.0 == Temperature) => (Temperature, 1.0, 2),
		"per" if next == "cent" => (Ratio, 1.0, 2),
		"metric" if matches!(next, "ton" | "tons") => (Mass, 1_000.0, 2),
		"nautical" if matches!(next, "mile" | "miles") => (Length, 1_852.0, 2),
		"light" if matches!(norm(tokens, at + 2), "year" | "years") => (Length, 9.460_730_472_580_8e15, 3),
		"square" | "cubic" => {
			let (dimension, side) = plain(next)?;
			let (dimension, scale) = match (dimension, word) {
				(Length, "square") => (Area, side * side),
				(Length, _) => (Volume, side * side * side),
				_ => return None,
			};
			(dimension, scale, 2)
		},
		_ => {
			let (dimension, scale) = plain(word)?;
			(dimension, scale, 1)
		},
	};
	let end = at + read;
	let per = matches!(norm(tokens, end), "/" | "per" | "a" | "an" | "each" | "every");
	let (dimension, scale, more) = match (dimension, per, norm(tokens, end + 1), norm(tokens, end + 2)) {
		(Length, true, "s2", _) => (Acceleration, scale, 2),
		(Length, true, "s" | "second", "squared") => (Acceleration, scale, 3),
		(Length, true, "s" | "second", _) => (Speed, scale, 2),
		(Length, true, "h" | "hour", _) => (Speed, scale / 3_600.0, 2),
		_ => (dimension, scale, 0),
	};
	Some(Unit { dimension, scale, read: hyphen + read + more })
}

/// Whether a unit counts degrees from another zero than the Celsius scale does.
pub(super) fn to_celsius(value: f64, unit: &str) -> f64 {
	match unit {
		"f" | "fahrenheit" => (value - 32.0) / 1.8,
		"k" | "kelvin" | "kelvins" => value - 273.15,
		_ => value,
	}
}
