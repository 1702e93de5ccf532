//! Claims in plain English that can be decided by computing: numbers, units, dates, words, shapes and chances.
//!
//! # Overview
//!
//! [`judge`] reads a claim as a whole, by a small grammar. It knows only what can be computed exactly from the claim
//! itself: no facts, no clock, no floats. What it does not understand down to the last word, it leaves to others.
//!
//! # How a claim is read
//!
//! 1. `words` makes tokens of it, or gives up: control characters, questions, numbers that are read in two ways.
//! 2. Each recogniser in `RECOGNISERS` reads the tokens by itself. Most are tables of patterns (see `template`);
//!    the most general one, `sides`, reads "this is that", where themes tell what "this" may be.
//! 3. If all that understand the claim say the same, that is the judgement.
//!
//! # Rules
//!
//! - A word left over means that nothing was understood.
//! - What is read in two ways is judged in both, and left open if they differ.
//! - Rounding is a matter of what is stated, and how: see `verdict`.
//! - Every loop is bounded, by the length of a claim, by limits on sizes, or by the steps that `words` counts.
//!
//! To add a sort of claim, add a [`Kind`], and a rule or a term to the table of its theme; a new theme is a recogniser
//! here, or a source in `sides`.

mod bases;
mod calendar;
mod chance;
mod change;
mod cursor;
mod expression;
mod fractions;
mod geometry;
mod integers;
mod interest;
mod intervals;
mod kind;
mod lists;
mod motion;
mod number_words;
mod numbers;
mod percent;
mod polygons;
mod real;
mod relation;
mod rounding;
mod sequences;
mod side;
mod sides;
mod stated;
mod strings;
mod template;
mod terms;
mod unit_table;
mod units;
mod verdict;
mod vocabulary;
mod weekdays;
mod words;

#[cfg(test)]
mod tests;

pub use kind::{Judgement, Kind};

use words::{Reading, Tokens};

type Recogniser = fn(&Tokens) -> Option<Judgement>;

/// Who may understand a claim.
const RECOGNISERS: [Recogniser; 19] = [
	percent::recognise,
	sides::recognise,
	terms::recognise,
	rounding::recognise,
	lists::recognise,
	change::recognise,
	fractions::recognise,
	integers::recognise,
	sequences::recognise,
	bases::recognise,
	units::recognise,
	weekdays::recognise,
	intervals::recognise,
	strings::recognise,
	geometry::recognise,
	polygons::recognise,
	interest::recognise,
	chance::recognise,
	motion::recognise,
];

/// Judges a claim of up to `words::MAX_BYTES` bytes of any text.
///
/// None if it is not a statement that this module can decide with certainty: then it says nothing about the claim.
pub fn judge(claim: &str) -> Option<Judgement> {
	let tokens = Tokens::read(claim, Reading::English)?;
	let judgement = decide(&tokens)?;
	// Where commas and points mean something else, what is wrong here may be right.
	let doubtful = !judgement.holds || tokens.negates();
	let other_readings = [Reading::CommaSeparates, Reading::PointGroups].into_iter().filter(|_| doubtful);
	let others =
		other_readings.filter_map(|reading| Tokens::read(claim, reading).filter(|other| other.differs(&tokens)));
	others.filter_map(|other| decide(&other)).all(|other| other.holds == judgement.holds).then_some(judgement)
}

fn decide(tokens: &Tokens) -> Option<Judgement> {
	let judgement = template::unanimous(RECOGNISERS.iter().filter_map(|recogniser| recogniser(tokens)));
	judgement.filter(|_| !tokens.exhausted())
}
