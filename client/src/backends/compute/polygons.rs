//! Sides and angles of polygons; faces, edges and vertices of solids.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::real::Real;
use super::side::{Dimension, Scale, Side};
use super::template::{self, Match, Rule, Term};
use super::words::Tokens;
use num_traits::Signed;

/// Names of polygons, from three sides on, where there is one for each number.
const POLYGONS: [(&str, i64); 13] = [
	("triangle", 3),
	("quadrilateral", 4),
	("square", 4),
	("rectangle", 4),
	("pentagon", 5),
	("hexagon", 6),
	("heptagon", 7),
	("octagon", 8),
	("nonagon", 9),
	("decagon", 10),
	("hendecagon", 11),
	("dodecagon", 12),
	("icosagon", 20),
];

/// Faces, edges and vertices of solids.
const SOLIDS: [(&str, i64, i64, i64); 8] = [
	("cube", 6, 12, 8),
	("cuboid", 6, 12, 8),
	("rectangular_prism", 6, 12, 8),
	("tetrahedron", 4, 6, 4),
	("octahedron", 8, 12, 6),
	("dodecahedron", 12, 30, 20),
	("icosahedron", 20, 30, 12),
	("triangular_prism", 5, 9, 6),
];

const TERMS: &[Term] = &[
	Term {
		kind: Kind::Polygon,
		says: &[
			"the? sum of the? interior|internal? angles of|in an|a|any|every convex|regular? {polygon}",
			"the? sum of the? measures of the? interior|internal? angles of|in an|a|any convex|regular? {polygon}",
			"the? interior|internal angle_sum of an|a|any|every convex|regular? {polygon}",
		],
		value: |found| degrees(interior_sum(found)?),
	},
	Term {
		kind: Kind::Polygon,
		says: &[
			"each|every interior|internal angle of|in an|a regular {polygon}",
			"the? interior|internal angle of|in an|a regular {polygon}",
		],
		value: |found| degrees(interior_sum(found)?.over(&i64::from(found.count("polygon")?).into())?),
	},
	Term {
		kind: Kind::Polygon,
		says: &["each|every|the exterior|external angle of|in an|a regular {polygon}"],
		value: |found| degrees(Real::from(360).over(&i64::from(found.count("polygon")?).into())?),
	},
];

const RULES: &[Rule] = &[
	Rule {
		says: &["the interior|internal? angles of|in an|a|any|every convex|regular? {polygon} \
			 add_up_to|sum_to|add_to|total|sum_up_to {=:so} {end}"],
		judge: |found| {
			let (value, scale) = degrees(interior_sum(found)?)?;
			let actual = Side::computed(value, scale, Kind::Polygon, "The sum of the angles");
			found.relation("=")?.judge(Kind::Polygon, &actual, found.side("end")?)
		},
	},
	Rule {
		says: &["each interior|internal angle of|in an|a regular {polygon} measures {=:so} {end}"],
		judge: |found| {
			let (value, scale) = degrees(interior_sum(found)?.over(&i64::from(found.count("polygon")?).into())?)?;
			let actual = Side::computed(value, scale, Kind::Polygon, "Each angle");
			found.relation("=")?.judge(Kind::Polygon, &actual, found.side("end")?)
		},
	},
	Rule {
		says: &[
			"an|a|every|any regular|convex? {polygon} {=:has} {n:n} {what:sides|angles|corners|vertices|diagonals}",
			"{=:there} {n:n} {what:sides|angles|corners|vertices|diagonals} in an|a|every regular|convex? {polygon}",
		],
		judge: |found| {
			let sides = i64::from(found.count("polygon")?);
			let what = found.choice("what")?;
			let count = if what == "diagonals" { sides * (sides - 3) / 2 } else { sides };
			found.judge_count(Kind::Polygon, &format!("The number of {what}"), count)
		},
	},
	Rule {
		says: &["an|a|every|any regular? {solid:@solid} \
			 has {f:count} faces , {e:count} edges ,? and {v:count} vertices"],
		judge: |found| {
			let (name, faces, edges, vertices) = solid(found)?;
			let claimed = [found.count("f")?, found.count("e")?, found.count("v")?].map(i64::from);
			let name = name.replace('_', " ");
			let because = format!("A {name} has {faces} faces, {edges} edges and {vertices} vertices");
			Some(found.judge_fact(Kind::Polygon, claimed == [faces, edges, vertices], because))
		},
	},
	Rule {
		says: &["an|a|the triangle with|having|whose sides of_length|of_lengths|of|are? {list} {is} an|a \
			 {what:right|right_angled|equilateral|scalene} triangle"],
		judge: |found| {
			let mut sides = found.list("list")?;
			sides.sort();
			let [a, b, c] = sides.as_slice() else { return None };
			let triangle = a.is_positive() && a + b > *c;
			let (squares, square) = (a * a + b * b, c * c);
			let agrees = match found.choice("what")? {
				"equilateral" => a == c,
				"scalene" => a != b && b != c,
				_ => squares == square,
			};
			let [squares, square] = [squares, square].map(|value| Real::from(value).show());
			let because =
				format!("The squares of the short sides add up to {squares}, that of the long one is {square}");
			triangle.then(|| found.judge_fact(Kind::Polygon, agrees, because))
		},
	},
	Rule {
		says: &["an|a|every|any regular? {solid:@solid} \
			 {=:has} {n:n} {what:faces|edges|vertices|corners}"],
		judge: |found| {
			let (_, faces, edges, vertices) = solid(found)?;
			let what = found.choice("what")?;
			let count = match what {
				"faces" => faces,
				"edges" => edges,
				_ => vertices,
			};
			found.judge_count(Kind::Polygon, &format!("The number of {what}"), count)
		},
	},
];

/// Judges claims about polygons and solids.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// The name, faces, edges and vertices of the solid in a hole.
fn solid(found: &Match) -> Option<(&'static str, i64, i64, i64)> {
	let name = found.choice("solid")?;
	SOLIDS.into_iter().find(|(one, ..)| *one == name)
}

/// Angles that stand here.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	template::terms(TERMS, cursor)
}

/// Reads the name of a polygon: its number of sides.
pub fn polygon(cursor: &mut Cursor) -> Option<u32> {
	let (_, sides) = POLYGONS.into_iter().find(|(name, _)| cursor.choose(name).is_some())?;
	u32::try_from(sides).ok()
}

fn interior_sum(found: &Match) -> Option<Real> {
	Some(Real::from((i64::from(found.count("polygon")?) - 2) * 180))
}

fn degrees(value: Real) -> Option<(Real, Scale)> {
	Some((value, Scale { name: " degrees".into(), ..Scale::base(Dimension::Angle) }))
}
