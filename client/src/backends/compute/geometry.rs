//! Areas, perimeters and volumes of shapes that are given by their measures.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::numbers::{self, And};
use super::real::Real;
use super::relation::{self, Relation};
use super::side::{Dimension, Scale, Side};
use super::sides;
use super::units;
use super::words::Tokens;

/// Measures a shape may be given by.
const MAX_MEASURES: usize = 6;

const QUANTITIES: [(&str, &str); 8] = [
	("surface_area|total_surface_area", "surface"),
	("area", "area"),
	("perimeter", "perimeter"),
	("circumference", "circumference"),
	("volume", "volume"),
	("length_of_the_hypotenuse|hypotenuse_length|hypotenuse", "hypotenuse"),
	("length_of_the_diagonal|diagonal_length|diagonal", "diagonal"),
	("diameter", "diameter"),
];

const SHAPES: [(&str, &str); 13] = [
	("square", "square"),
	("rectangular_prism|rectangular_box|cuboid|box", "box"),
	("rectangle|rectangular_room|rectangular_garden|rectangular_field", "rectangle"),
	("equilateral_triangle", "equilateral"),
	("right_triangle|right_angled_triangle|right_angle_triangle", "right"),
	("triangle", "triangle"),
	("circle", "circle"),
	("cube", "cube"),
	("sphere|ball", "sphere"),
	("right_circular_cylinder|cylinder", "cylinder"),
	("right_circular_cone|cone", "cone"),
	("parallelogram", "parallelogram"),
	("trapezoid|trapezium", "trapezoid"),
];

/// Names of measures, each with the letter that stands for it in [`FORMULAS`].
const MEASURES: [(&str, char); 9] = [
	("radius", 'r'),
	("diameter", 'd'),
	("side_lengths|side_length|sides|side|edge_lengths|edge_length|edges|edge", 's'),
	("length", 'l'),
	("width|breadth", 'w'),
	("height|altitude|perpendicular_height", 'h'),
	("base", 'b'),
	("legs|leg", 'g'),
	("parallel_sides|bases", 'p'),
];

/// Words behind a measure that name it.
const DIRECTIONS: [(&str, char); 3] = [("long", 'l'), ("wide", 'w'), ("high|tall|deep", 'h')];

type Formula = fn(&[Real]) -> Option<Real>;

/// What can be computed: quantity, shape, letters of the measures in alphabetical order, power of a length, and how.
/// The letter x stands for "3 by 4".
const FORMULAS: &[(&str, &str, &[&str], i32, Formula)] = &[
	("area", "square", &["s"], 2, |m| product(1, 1, &[one(m)?, one(m)?])),
	("perimeter", "square", &["s"], 1, |m| product(4, 1, m)),
	("diagonal", "square", &["s"], 1, |m| one(m)?.power(2)?.times(&2.into())?.root(2)),
	("area", "rectangle", &["lw", "ss", "xx", "hw", "bh"], 2, |m| product(1, 1, m)),
	("perimeter", "rectangle", &["lw", "ss", "xx", "hw", "bh"], 1, |m| sum(m)?.times(&2.into())),
	("diagonal", "rectangle", &["lw", "ss", "xx", "hw", "bh"], 1, norm),
	("area", "parallelogram", &["bh"], 2, |m| product(1, 1, m)),
	("area", "triangle", &["bh"], 2, |m| product(1, 2, m)),
	("area", "right", &["gg", "bh"], 2, |m| product(1, 2, m)),
	("hypotenuse", "right", &["gg", "bh"], 1, norm),
	("perimeter", "right", &["gg"], 1, |m| sum(m)?.plus(&norm(m)?)),
	("perimeter", "triangle", &["sss"], 1, triangle_perimeter),
	("area", "triangle", &["sss"], 2, heron),
	("perimeter", "equilateral", &["s"], 1, |m| product(3, 1, m)),
	("area", "equilateral", &["s"], 2, |m| one(m)?.power(2)?.times(&Real::from(3).root(2)?)?.over(&4.into())),
	("area", "circle", &["r"], 2, |m| one(m)?.power(2)?.times(&Real::pi()?)),
	("area", "circle", &["d"], 2, |m| one(m)?.power(2)?.times(&Real::pi()?)?.over(&4.into())),
	("circumference", "circle", &["r"], 1, |m| product(2, 1, &[one(m)?, Real::pi()?])),
	("circumference", "circle", &["d"], 1, |m| one(m)?.times(&Real::pi()?)),
	("diameter", "circle", &["r"], 1, |m| product(2, 1, m)),
	("volume", "cube", &["s"], 3, |m| one(m)?.power(3)),
	("surface", "cube", &["s"], 2, |m| one(m)?.power(2)?.times(&6.into())),
	("volume", "box", &["hlw", "xxx"], 3, |m| product(1, 1, m)),
	("surface", "box", &["hlw", "xxx"], 2, box_surface),
	("volume", "sphere", &["r"], 3, |m| one(m)?.power(3)?.times(&Real::pi()?)?.times(&Real::ratio(4, 3)?)),
	("volume", "sphere", &["d"], 3, |m| one(m)?.power(3)?.times(&Real::pi()?)?.over(&6.into())),
	("surface", "sphere", &["r"], 2, |m| one(m)?.power(2)?.times(&Real::pi()?)?.times(&4.into())),
	("volume", "cylinder", &["hr"], 3, |m| squared_second(m)?.times(&Real::pi()?)),
	("volume", "cone", &["hr"], 3, |m| squared_second(m)?.times(&Real::pi()?)?.over(&3.into())),
	("area", "trapezoid", &["hpp"], 2, |m| m.split_first().and_then(|(h, p)| sum(p)?.times(h)?.over(&2.into()))),
];

/// A shape that is given by its measures.
struct Shape {
	name: &'static str,
	/// Letters of the measures in alphabetical order.
	letters: String,
	/// The measures in the same order.
	measures: Vec<Side>,
}

/// "The area of a circle with radius 5" where it stands.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	let mut ahead = cursor;
	quantity_of(&mut ahead).map(|side| (side, ahead)).into_iter().collect()
}

/// Judges "a circle with radius 5 has an area of 78.54", and "if a circle has a radius of 5, its area is 78.54".
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	let mut cursor = Cursor::new(tokens);
	let supposed = cursor.word("if");
	let start = cursor;
	let shape = shape(&mut cursor)?;
	let text = cursor.text_since(&start);
	let (quantity, named, relation) = if supposed {
		cursor.eat(", then? its|the")?;
		let (quantity, named) = quantity(&mut cursor)?;
		(quantity, named, Relation::read(&mut cursor)?)
	} else {
		let negated = relation::has(&mut cursor)?;
		cursor.choose("an|a");
		let (quantity, named) = quantity(&mut cursor)?;
		cursor.eat("of|that_is? length?")?;
		(quantity, named, Relation::after_verb(&mut cursor, negated)?)
	};
	let actual = shape.quantity(quantity, &format!("the {} of {text}", named.replace('_', " ")))?;
	relation.judge(Kind::Geometry, &actual, &stated(&mut cursor, quantity)?)
}

/// Reads the end of the claim: a measure, or a number of units that have no name.
fn stated(cursor: &mut Cursor, quantity: &str) -> Option<Side> {
	let mut ahead = *cursor;
	let units = match quantity {
		"area" | "surface" => "square_units",
		"volume" => "cubic_units",
		_ => "units",
	};
	if let Some(number) = numbers::number(&mut ahead, And::Joins) {
		let text = ahead.text_since(cursor);
		if ahead.choose(units).is_some() && ahead.is_done() {
			return Some(Side::stated(number, Scale::number(), Kind::Geometry, text));
		}
	}
	sides::last(cursor)
}

fn quantity_of(cursor: &mut Cursor) -> Option<Side> {
	let start = *cursor;
	let mut ahead = *cursor;
	ahead.eat("the?")?;
	let (quantity, _) = quantity(&mut ahead)?;
	ahead.eat("of")?;
	let shape = shape(&mut ahead)?;
	cursor.follow(&ahead);
	shape.quantity(quantity, ahead.text_since(&start))
}

/// Reads the name of a quantity: which one it is, and how it is called.
fn quantity(cursor: &mut Cursor) -> Option<(&'static str, &'static str)> {
	QUANTITIES.into_iter().find_map(|(names, quantity)| cursor.choose(names).map(|named| (quantity, named)))
}

/// Reads "a circle with radius 5", "a 3 by 4 rectangle", "a right triangle with legs of 3 cm and 4 cm".
fn shape(cursor: &mut Cursor) -> Option<Shape> {
	cursor.choose("an|a|the");
	let mut given: Vec<(char, Side)> = by(cursor).unwrap_or_default();
	let (_, name) = SHAPES.into_iter().find(|(names, _)| cursor.choose(names).is_some())?;
	if given.is_empty() {
		cursor.choose("with|of|having|that_has|has|whose|that_is|measuring|is");
		given = by(cursor).or_else(|| measures(cursor))?;
	}
	given.sort_by_key(|(letter, _)| *letter);
	let (letters, measures): (String, Vec<Side>) = given.into_iter().unzip();
	Some(Shape { name, letters, measures })
}

/// Reads "3 by 4", "3 cm × 4 cm × 5 cm".
fn by(cursor: &mut Cursor) -> Option<Vec<(char, Side)>> {
	let mut ahead = *cursor;
	let mut found = vec![('x', measure(&mut ahead)?)];
	while found.len() < MAX_MEASURES && ahead.choose("by|×|x").is_some() {
		found.push(('x', measure(&mut ahead)?));
	}
	(found.len() > 1).then(|| cursor.follow(&ahead))?;
	Some(found)
}

/// Reads "radius 5", "a base of 6 and a height of 4", "legs 3 and 4", "sides of length 3, 4 and 5".
fn measures(cursor: &mut Cursor) -> Option<Vec<(char, Side)>> {
	let mut found = Vec::new();
	let mut letter = None;
	while found.len() < MAX_MEASURES {
		let mut ahead = *cursor;
		if !found.is_empty() && ahead.choose(",_and|,|and").is_none() {
			break;
		}
		let mut named = ahead;
		named.choose("an|a|one|two|its|the");
		let name = MEASURES.into_iter().find(|(names, _)| named.choose(names).is_some());
		if let Some((_, name)) = name {
			named.choose("of_length|of_lengths|lengths|of|is|=|that_are|measuring");
			ahead = named;
			letter = Some(name);
		}
		let Some(side) = measure(&mut ahead) else { break };
		// "5 metres long": there the name comes behind.
		let behind =
			if name.is_none() { DIRECTIONS.into_iter().find(|(names, _)| ahead.choose(names).is_some()) } else { None };
		let Some(name) = behind.map(|(_, name)| name).or(letter) else { break };
		found.push((name, side));
		cursor.follow(&ahead);
	}
	(!found.is_empty()).then_some(found)
}

fn measure(cursor: &mut Cursor) -> Option<Side> {
	units::amount(cursor)
		.filter(|side| matches!(side.dimension(), Dimension::Number | Dimension::Length) && side.value.is_positive())
}

impl Shape {
	fn quantity(&self, quantity: &str, text: &str) -> Option<Side> {
		let (_, _, _, power, formula) = FORMULAS.iter().find(|(one, shape, letters, ..)| {
			(*one == quantity || *one == "circumference" && quantity == "perimeter")
				&& *shape == self.name
				&& letters.contains(&&*self.letters)
		})?;
		let first = self.measures.first()?;
		if self.measures.iter().any(|other| other.dimension() != first.dimension()) {
			return None;
		}
		let values: Vec<_> = self.measures.iter().map(|side| side.value.clone()).collect();
		let dimension = match (first.dimension(), power) {
			(Dimension::Length, 2) => Dimension::Area,
			(Dimension::Length, 3) => Dimension::Volume,
			(dimension, _) => dimension,
		};
		let powered = match power {
			2 if dimension == Dimension::Area => " square",
			3 if dimension == Dimension::Volume => " cubic",
			_ => "",
		};
		let name = format!(
			"{powered}{}{}",
			if powered.is_empty() || first.scale.name.starts_with(' ') { "" } else { " " },
			first.scale.name
		);
		let scale = Scale { factor: first.scale.factor.pow(*power), name, ..Scale::base(dimension) };
		Some(Side::computed(formula(&values)?, scale, Kind::Geometry, text))
	}
}

fn one(measures: &[Real]) -> Option<Real> {
	measures.first().cloned()
}

fn product(numerator: i64, denominator: i64, factors: &[Real]) -> Option<Real> {
	factors.iter().try_fold(Real::ratio(numerator, denominator)?, |product, factor| product.times(factor))
}

fn sum(parts: &[Real]) -> Option<Real> {
	parts.iter().try_fold(Real::from(0), |sum, part| sum.plus(part))
}

fn norm(legs: &[Real]) -> Option<Real> {
	legs.iter().try_fold(Real::from(0), |sum, leg| sum.plus(&leg.power(2)?))?.root(2)
}

/// Half the perimeter, and what each side is shorter than it; None if the sides make no triangle.
fn halves(sides: &[Real]) -> Option<(Real, Vec<Real>)> {
	let half = sum(sides)?.over(&2.into())?;
	let rests = sides.iter().map(|side| half.minus(side).filter(Real::is_positive)).collect::<Option<Vec<_>>>()?;
	Some((half, rests))
}

fn triangle_perimeter(sides: &[Real]) -> Option<Real> {
	halves(sides)?.0.times(&2.into())
}

fn heron(sides: &[Real]) -> Option<Real> {
	let (half, rests) = halves(sides)?;
	product(1, 1, &rests)?.times(&half)?.root(2)
}

fn box_surface(edges: &[Real]) -> Option<Real> {
	let [a, b, c] = edges else { return None };
	a.times(b)?.plus(&b.times(c)?)?.plus(&a.times(c)?)?.times(&2.into())
}

/// The first measure times the square of the second.
fn squared_second(measures: &[Real]) -> Option<Real> {
	let [first, second] = measures else { return None };
	first.times(&second.power(2)?)
}
