//! The units: what they are called, and how much they are in base units of their dimension.

use super::side::Dimension::{self, *};

/// A unit with exact size. What is called the same in several systems, such as a gallon, is not among them.
pub struct Unit {
	/// Names in lower case, in the syntax of [`Cursor::choose`](super::cursor::Cursor::choose).
	pub names: &'static str,
	/// Symbols, whose case matters, with `|` between.
	pub symbols: &'static str,
	/// What it measures.
	pub dimension: Dimension,
	/// Base units it has: numerator and denominator.
	pub size: (i64, i64),
	/// Hundredths of it from absolute zero to the zero of its scale.
	pub shift: i64,
}

const fn unit(names: &'static str, symbols: &'static str, dimension: Dimension, size: (i64, i64)) -> Unit {
	Unit { names, symbols, dimension, size, shift: 0 }
}

const fn degree(names: &'static str, symbols: &'static str, size: (i64, i64), shift: i64) -> Unit {
	Unit { names, symbols, dimension: Temperature, size, shift }
}

const K: i64 = 1_000;
const M: i64 = K * K;
const G: i64 = K * M;

/// All units. A longer name that begins as a shorter one stands before it.
pub const UNITS: [Unit; 91] = [
	unit("nanometers|nanometer|nanometres|nanometre", "", Length, (1, G)),
	unit("micrometers|micrometer|micrometres|micrometre|microns|micron", "µm|μm", Length, (1, M)),
	unit("millimeters|millimeter|millimetres|millimetre", "mm", Length, (1, K)),
	unit("centimeters|centimeter|centimetres|centimetre", "cm", Length, (1, 100)),
	unit("decimeters|decimeter|decimetres|decimetre", "dm", Length, (1, 10)),
	unit("meters|meter|metres|metre", "m", Length, (1, 1)),
	unit("kilometers|kilometer|kilometres|kilometre", "km", Length, (K, 1)),
	unit("inches|inch", "in", Length, (254, 10 * K)),
	unit("feet|foot", "ft", Length, (3_048, 10 * K)),
	unit("yards|yard", "yd|yds", Length, (9_144, 10 * K)),
	unit("miles|mile|statute_miles|statute_mile", "mi", Length, (1_609_344, K)),
	unit("nautical_miles|nautical_mile", "nmi", Length, (1_852, 1)),
	unit("fathoms|fathom", "", Length, (18_288, 10 * K)),
	unit("furlongs|furlong", "", Length, (201_168, K)),
	unit("astronomical_units|astronomical_unit", "AU|au", Length, (149_597_870_700, 1)),
	unit("light_years|light_year", "ly", Length, (9_460_730_472_580_800, 1)),
	unit("hectares|hectare", "ha", Area, (10 * K, 1)),
	unit("acres|acre", "", Area, (40_468_564_224, 10 * M)),
	unit("milliliters|milliliter|millilitres|millilitre", "mL|ml|cc", Volume, (1, M)),
	unit("centiliters|centiliter|centilitres|centilitre", "cL|cl", Volume, (1, 100 * K)),
	unit("deciliters|deciliter|decilitres|decilitre", "dL|dl", Volume, (1, 10 * K)),
	unit("liters|liter|litres|litre", "L|l", Volume, (1, K)),
	unit("hectoliters|hectoliter|hectolitres|hectolitre", "hL|hl", Volume, (1, 10)),
	unit("us_gallons|us_gallon|us_liquid_gallons|us_liquid_gallon", "", Volume, (3_785_411_784, K * G)),
	unit("us_quarts|us_quart|us_liquid_quarts|us_liquid_quart", "", Volume, (946_352_946, K * G)),
	unit("us_pints|us_pint|us_liquid_pints|us_liquid_pint", "", Volume, (473_176_473, K * G)),
	unit("us_cups|us_cup", "", Volume, (2_365_882_365, 10 * K * G)),
	unit("us_fluid_ounces|us_fluid_ounce", "", Volume, (295_735_295_625, 10 * M * G)),
	unit("us_tablespoons|us_tablespoon", "", Volume, (1_478_676_478_125, 100 * M * G)),
	unit("us_teaspoons|us_teaspoon", "", Volume, (492_892_159_375, 100 * M * G)),
	unit("imperial_gallons|imperial_gallon|uk_gallons|uk_gallon", "", Volume, (454_609, 100 * M)),
	unit("imperial_quarts|imperial_quart|uk_quarts|uk_quart", "", Volume, (11_365_225, 10 * G)),
	unit("imperial_pints|imperial_pint|uk_pints|uk_pint", "", Volume, (56_826_125, 100 * G)),
	unit("imperial_fluid_ounces|imperial_fluid_ounce", "", Volume, (284_130_625, 10 * K * G)),
	unit("micrograms|microgram", "µg|μg", Mass, (1, G)),
	unit("milligrams|milligram", "mg", Mass, (1, M)),
	unit("grams|gram|grammes|gramme", "g", Mass, (1, K)),
	unit("kilograms|kilogram|kilos|kilo", "kg", Mass, (1, 1)),
	unit("tonnes|tonne|metric_tons|metric_ton|metric_tonnes|metric_tonne", "", Mass, (K, 1)),
	unit("short_tons|short_ton|us_tons|us_ton", "", Mass, (90_718_474, 100 * K)),
	unit("long_tons|long_ton|imperial_tons|imperial_ton", "", Mass, (10_160_469_088, 10 * M)),
	unit("pounds|pound", "lb|lbs", Mass, (45_359_237, 100 * M)),
	unit("troy_ounces|troy_ounce", "", Mass, (311_034_768, 10 * G)),
	unit("ounces|ounce", "oz", Mass, (28_349_523_125, K * G)),
	unit("stones|stone", "", Mass, (635_029_318, 100 * M)),
	unit("carats|carat", "", Mass, (2, 10 * K)),
	unit("nanoseconds|nanosecond", "ns", Duration, (1, G)),
	unit("microseconds|microsecond", "µs|μs", Duration, (1, M)),
	unit("milliseconds|millisecond", "ms", Duration, (1, K)),
	unit("seconds|second", "s|sec|secs", Duration, (1, 1)),
	unit("minutes|minute", "min|mins", Duration, (60, 1)),
	unit("hours|hour", "h|hr|hrs", Duration, (3_600, 1)),
	unit("days|day", "", Duration, (86_400, 1)),
	unit("weeks|week", "", Duration, (604_800, 1)),
	unit("fortnights|fortnight", "", Duration, (1_209_600, 1)),
	unit("months|month", "", Calendar, (1, 1)),
	unit("years|year", "", Calendar, (12, 1)),
	unit("decades|decade", "", Calendar, (120, 1)),
	unit("centuries|century", "", Calendar, (1_200, 1)),
	unit("millennia|millennium|millenniums", "", Calendar, (12_000, 1)),
	unit("knots|knot", "", Speed, (1_852, 3_600)),
	unit("", "mph", Speed, (1_609_344, 3_600 * K)),
	unit("", "kph|kmh", Speed, (10, 36)),
	degree("degrees_celsius|degree_celsius|celsius|degrees_centigrade|centigrade|degrees_c|°_c", "C", (1, 1), 27_315),
	degree("degrees_fahrenheit|degree_fahrenheit|fahrenheit|degrees_f|°_f", "F", (5, 9), 45_967),
	degree("kelvins|kelvin|degrees_kelvin", "K", (1, 1), 0),
	unit("bits|bit", "", Data, (1, 1)),
	unit("nibbles|nibble", "", Data, (4, 1)),
	unit("bytes|byte", "B", Data, (8, 1)),
	unit("", "kB", Data, (8 * K, 1)),
	unit("kibibytes|kibibyte", "KiB", Data, (8 << 10, 1)),
	unit("mebibytes|mebibyte", "MiB", Data, (8 << 20, 1)),
	unit("gibibytes|gibibyte", "GiB", Data, (8 << 30, 1)),
	unit("tebibytes|tebibyte", "TiB", Data, (8 << 40, 1)),
	unit("pebibytes|pebibyte", "PiB", Data, (8 << 50, 1)),
	unit("degrees|degree|°", "", Angle, (1, 1)),
	unit("joules|joule", "J", Energy, (1, 1)),
	unit("kilojoules|kilojoule", "kJ", Energy, (K, 1)),
	unit("megajoules|megajoule", "MJ", Energy, (M, 1)),
	unit("gigajoules|gigajoule", "GJ", Energy, (G, 1)),
	unit("watt_hours|watt_hour", "Wh", Energy, (3_600, 1)),
	unit("kilowatt_hours|kilowatt_hour", "kWh", Energy, (3_600 * K, 1)),
	unit("megawatt_hours|megawatt_hour", "MWh", Energy, (3_600 * M, 1)),
	unit("pascals|pascal", "Pa", Pressure, (1, 1)),
	unit("hectopascals|hectopascal", "hPa", Pressure, (100, 1)),
	unit("kilopascals|kilopascal", "kPa", Pressure, (K, 1)),
	unit("megapascals|megapascal", "MPa", Pressure, (M, 1)),
	unit("millibars|millibar", "mbar", Pressure, (100, 1)),
	unit("bars|bar", "bar", Pressure, (100 * K, 1)),
	unit("atmospheres|atmosphere|standard_atmospheres|standard_atmosphere", "atm", Pressure, (101_325, 1)),
	unit("", "psi", Pressure, (44_482_216_152_605, 6_451_600_000)),
];
