//! Measures: numbers with units, percentages and money, and the claims that convert them.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::numbers::{self, And};
use super::real::{rational, whole};
use super::side::{Dimension, Scale, Side};
use super::stated::Stated;
use super::template::{self, Match, Rule};
use super::unit_table::UNITS;
use super::words::Tokens;
use num_rational::BigRational;
use num_traits::{One, Signed};

/// Signs and names of money. Pounds are none of them: they weigh.
const MONEY: [(char, &str); 5] =
	[('$', "dollars|dollar"), ('€', "euros|euro"), ('£', "pounds_sterling"), ('¥', "yen"), ('₹', "rupees|rupee")];

const RULES: &[Rule] = &[
	Rule {
		says: &["{there} {part:measure} in|to|per {whole:measure}", "{whole:measure} {there:has} {part:measure}"],
		judge: |found| {
			let (whole, part) = found.side("whole").zip(found.side("part"))?;
			// "A day has an hour" and "an hour has 3,600 seconds" both have the whole first.
			found.relation("there")?.judge(kind(whole.dimension())?, whole, part)
		},
	},
	Rule {
		says: &[
			"the? number of {unit} in|per {whole:measure} {=} {end}",
			"{whole:measure} expressed|converted|measured|written? in|into|to {unit} {=} {end}",
			"{whole:measure} converted? in|into|to {unit} {=} {end}",
		],
		judge: in_unit,
	},
];

/// What sort of claim one about a dimension is; None where there is nothing to convert.
pub fn kind(dimension: Dimension) -> Option<Kind> {
	Some(match dimension {
		Dimension::Length => Kind::Length,
		Dimension::Area => Kind::Area,
		Dimension::Volume => Kind::Volume,
		Dimension::Mass => Kind::Mass,
		Dimension::Duration | Dimension::Calendar => Kind::Duration,
		Dimension::Speed => Kind::Speed,
		Dimension::Temperature => Kind::Temperature,
		Dimension::Data => Kind::DataSize,
		Dimension::Energy => Kind::Energy,
		Dimension::Pressure => Kind::Pressure,
		Dimension::Number | Dimension::Angle | Dimension::Money(_) => return None,
	})
}

/// Judges claims that convert units.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// Measures, percentages and money that may stand here.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	let readers = [measure, percent, money];
	let read = |reader: fn(&mut Cursor) -> Option<Side>| {
		let mut ahead = cursor;
		reader(&mut ahead).map(|side| (side, ahead))
	};
	readers.into_iter().filter_map(read).collect()
}

fn in_unit(found: &Match) -> Option<Judgement> {
	let (whole, unit, end) = (found.side("whole")?, found.side("unit")?, found.side("end")?);
	if whole.dimension() != unit.dimension() {
		return None;
	}
	let kind = kind(whole.dimension())?;
	if end.dimension() != Dimension::Number {
		// "5 miles in kilometres is 5,000 m" may be true, but answers in another unit.
		let same = end.scale.factor == unit.scale.factor && end.scale.shift == unit.scale.shift;
		return same.then(|| found.relation("=")?.judge(kind, whole, end))?;
	}
	// The bare number stands for so many of the unit.
	if end.scale.is_percent() {
		return None;
	}
	let stated = end.stated.clone()?;
	let end = Side::stated(stated, unit.scale.clone(), kind, &format!("{}{}", end.text, unit.scale.name));
	found.relation("=")?.judge(kind, whole, &end)
}

/// Reads an amount that may be of anything: "5 miles", "$50", "1.5 million".
pub fn amount(cursor: &mut Cursor) -> Option<Side> {
	let start = *cursor;
	measure(cursor).or_else(|| money(cursor)).or_else(|| {
		let stated = numbers::number(cursor, And::Joins)?;
		Some(Side::stated(stated, Scale::number(), Kind::Arithmetic, cursor.text_since(&start)))
	})
}

/// Reads a percentage: "15%", "fifteen percent".
pub fn percent(cursor: &mut Cursor) -> Option<Side> {
	let mut ahead = *cursor;
	let stated = numbers::number(&mut ahead, And::Joins)?;
	ahead.choose("%|percent|per_cent")?;
	let side = Side::stated(stated, Scale::percent(), Kind::Percentage, ahead.text_since(cursor));
	cursor.follow(&ahead);
	Some(side)
}

/// Reads an amount of money: "$1,000", "50 euros".
pub fn money(cursor: &mut Cursor) -> Option<Side> {
	let mut ahead = *cursor;
	let marked = MONEY.into_iter().find(|(sign, _)| ahead.word(sign.encode_utf8(&mut [0; 4])));
	let stated = numbers::number(&mut ahead, And::Joins)?;
	let (sign, _) = marked.or_else(|| MONEY.into_iter().find(|(_, names)| ahead.choose(names).is_some()))?;
	let scale = Scale { name: sign.to_string(), ..Scale::base(Dimension::Money(sign)) };
	let side = Side::stated(stated, scale, Kind::Percentage, ahead.text_since(cursor));
	cursor.follow(&ahead);
	Some(side)
}

/// Reads a measure: "5 miles", "a foot", "half an hour", "5 feet 10 inches", "2 hours and 30 minutes".
pub fn measure(cursor: &mut Cursor) -> Option<Side> {
	let mut ahead = *cursor;
	let (mut stated, scale) = one_measure(&mut ahead)?;
	let mut least = scale.clone();
	loop {
		let mut next = ahead;
		next.choose(",_and|,|and");
		let Some((part, smaller)) = one_measure(&mut next) else { break };
		let whole = &least.factor / &smaller.factor;
		let fits = smaller.dimension == scale.dimension && whole.is_integer() && whole > BigRational::one();
		if !fits || !stated.value.is_positive() || part.value.is_negative() || part.value >= whole {
			break;
		}
		let ratio = &smaller.factor / &scale.factor;
		let part = part.scaled(&ratio);
		stated = Stated { value: stated.value + part.value, fine_digits: stated.fine_digits + 2, ..part };
		ahead = next;
		least = smaller;
	}
	let value = scale.to_base(&stated.value);
	if scale.dimension == Dimension::Temperature && value.is_negative() {
		return None;
	}
	let kind = kind(scale.dimension).unwrap_or(Kind::Geometry);
	let side = Side::stated(stated, scale, kind, ahead.text_since(cursor));
	cursor.follow(&ahead);
	Some(side)
}

fn one_measure(cursor: &mut Cursor) -> Option<(Stated, Scale)> {
	let mut ahead = *cursor;
	let stated = match numbers::scientific(&mut ahead).or_else(|| numbers::number(&mut ahead, And::Joins)) {
		Some(stated) => {
			// Parts are of one unit: "half a mile".
			if stated.is_fraction() {
				ahead.choose("of_an|of_a|an|a");
			}
			stated
		},
		None => ahead.choose("an|a").and_then(|_| Stated::from_integer(1))?,
	};
	let scale = unit(&mut ahead)?;
	cursor.follow(&ahead);
	Some((stated, scale))
}

/// Reads a unit that is spoken of: "kilometres", "square feet".
pub fn unit_side(cursor: &mut Cursor) -> Option<Side> {
	let scale = unit(cursor)?;
	Some(Side::computed(whole(1).into(), scale, Kind::Arithmetic, ""))
}

/// Reads a unit: "km", "square feet", "m²", "miles per hour", "km/h".
pub fn unit(cursor: &mut Cursor) -> Option<Scale> {
	let mut ahead = *cursor;
	let power = ahead.choose("square|sq|cubic|cu").map(|word| if word.starts_with('s') { 2 } else { 3 });
	let (dimension, mut factor, shift) = plain_unit(&mut ahead)?;
	let power = match power {
		Some(_) if dimension != Dimension::Length => return None,
		Some(power) => power,
		None if dimension == Dimension::Length => raised(&mut ahead),
		None => 1,
	};
	factor = factor.pow(power);
	let dimension = match power {
		2 => Dimension::Area,
		3 => Dimension::Volume,
		_ => dimension,
	};
	let mut speed = ahead;
	let slash = speed.choose("per|/|an|a");
	let time = slash.and_then(|_| plain_unit(&mut speed)).filter(|time| time.0 == Dimension::Duration);
	let (dimension, factor) = match time {
		Some((_, time, _)) if dimension == Dimension::Length => {
			ahead = speed;
			(Dimension::Speed, factor / time)
		},
		_ => (dimension, factor),
	};
	let text = ahead.text_since(cursor);
	let gap = if cursor.touches() || text.starts_with('°') { "" } else { " " };
	cursor.follow(&ahead);
	Some(Scale { dimension, factor, shift, name: format!("{gap}{text}") })
}

/// The power to which a unit of length is raised behind it: m², m^2, m2.
fn raised(cursor: &mut Cursor) -> i32 {
	let mut ahead = *cursor;
	let power = match ahead.choose("²|^_2|2|³|^_3|3") {
		Some("²" | "^_2" | "2") if cursor.touches() => 2,
		Some("³" | "^_3" | "3") if cursor.touches() => 3,
		_ => return 1,
	};
	cursor.follow(&ahead);
	power
}

fn plain_unit(cursor: &mut Cursor) -> Option<(Dimension, BigRational, BigRational)> {
	let mut ahead = *cursor;
	let mut symbol = *cursor;
	symbol.take()?;
	let text = symbol.text_since(cursor);
	let unit = UNITS.iter().find(|unit| {
		let named = !unit.names.is_empty() && ahead.choose(unit.names).is_some();
		named || (!text.is_empty() && unit.symbols.split('|').any(|one| one == text) && ahead.take().is_some())
	})?;
	cursor.follow(&ahead);
	Some((unit.dimension, rational(unit.size.0, unit.size.1)?, rational(unit.shift, 100)?))
}
