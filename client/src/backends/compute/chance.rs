//! Chances of fair coins, dice of six sides and decks of 52 cards.

use super::cursor::Cursor;
use super::expression;
use super::kind::{Judgement, Kind};
use super::numbers::{self, And};
use super::real::Real;
use super::relation::{self, Relation};
use super::side::{Scale, Side};
use super::template::Match;
use super::units;
use super::words::Tokens;
use num_bigint::BigInt;
use num_traits::One;

/// Coins and dice that are thrown at most.
const MAX_THROWS: u32 = 100;

/// Something that may happen.
struct Event {
	/// How it may be said; the holes have the same names each time.
	says: &'static [&'static str],
	/// How likely it is.
	chance: fn(&Match) -> Option<Real>,
}

const EVENTS: &[Event] = &[
	Event {
		says: &[
			"@flip? {how:@how_many}? {k:count} @sides_up in|from|with|on|out_of|when_flipping|when_tossing {n:count} \
			 fair|independent? coin|fair_coin? tosses|flips|coins",
			"@flip? {how:@how_many}? {k:count} @sides_up in|from|with|on|out_of {n:count} tosses|flips of @fair_coin",
			"@flip? {how:@how_many}? {k:count} @sides_up when @fair_coin is flipped|tossed {n:count} times",
		],
		chance: |found| throws(found, 1, 2),
	},
	Event {
		says: &["@flip? {k:count} @sides_up in a row with|on|from? @fair_coin?"],
		chance: |found| Real::ratio(1, 2)?.power(power(found, "k")?),
	},
	Event { says: &["@flip? @sides_up twice in a row with|on|from? @fair_coin?"], chance: |_| Real::ratio(1, 4) },
	Event {
		says: &["@roll? {k:count} @spots in a row on|with? @die?"],
		chance: |found| Real::ratio(1, 6)?.power(power(found, "k")?),
	},
	Event {
		says: &[
			"@flip? @sides_up on|in|with|from|when_flipping|when_tossing @fair_coin toss|flip?",
			"@fair_coin landing|coming_up|lands|comes_up on? @sides_up",
			"flipping|tossing @fair_coin and getting @sides_up",
		],
		chance: |_| Real::ratio(1, 2),
	},
	Event {
		says: &["@roll? an|a {k:count} on|with|from|when_rolling @die roll|throw?"],
		chance: |found| (1..=6).contains(&found.count("k")?).then(|| Real::ratio(1, 6))?,
	},
	Event {
		says: &["@roll? an_even_number|an_odd_number|a_prime_number on|with|from|when_rolling @die roll|throw?"],
		chance: |_| Real::ratio(1, 2),
	},
	Event {
		says: &["@roll? a number {way:greater_than|higher_than|less_than|lower_than} {k:count} on|with @die"],
		chance: |found| {
			let limit = i64::from(found.count("k").filter(|limit| (1..=6).contains(limit))?);
			let more = ["greater_than", "higher_than"].contains(&found.choice("way")?);
			Real::ratio(if more { 6 - limit } else { limit - 1 }, 6)
		},
	},
	Event {
		says: &[
			"@roll? {how:@how_many}? {k:count} @spots in|with|on {n:count} rolls|throws of @die",
			"@roll? {how:@how_many}? {k:count} @spots in|with|on {n:count} @dice",
		],
		chance: |found| throws(found, 1, 6),
	},
	Event {
		says: &["@roll? a sum|total of {k:count} with|on|from|when_rolling two|2 @dice"],
		chance: |found| sum_of_two(i64::from(found.count("k")?)),
	},
	Event {
		// Two dice can show a six in another way than by their sum, but no seven.
		says: &["@roll? a {k:count} with|on two|2 @dice"],
		chance: |found| sum_of_two(i64::from(found.count("k").filter(|sum| *sum > 6)?)),
	},
	Event { says: &["@roll? doubles|a_double with|on|when_rolling two|2 @dice"], chance: |_| Real::ratio(1, 6) },
	Event { says: &["@draw? an_ace|a_king|a_queen|a_jack from|in @deck @of_cards?"], chance: |_| Real::ratio(1, 13) },
	Event {
		says: &["@draw? a_heart|a_spade|a_diamond|a_club from|in @deck @of_cards?"],
		chance: |_| Real::ratio(1, 4),
	},
	Event { says: &["@draw? a_red_card|a_black_card from|in @deck @of_cards?"], chance: |_| Real::ratio(1, 2) },
	Event { says: &["@draw? a_face_card from|in @deck @of_cards?"], chance: |_| Real::ratio(3, 13) },
];

/// "The probability of two heads in two fair coin tosses", and "1 in 4", where they stand.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	let mut ahead = cursor;
	let chance =
		ahead.eat("the? probability|chance|likelihood|chances of|that").and_then(|()| event(&mut ahead, &cursor));
	let mut odds_ahead = cursor;
	let odds = odds(&mut odds_ahead).map(|side| (side, odds_ahead));
	chance.map(|side| (side, ahead)).into_iter().chain(odds).collect()
}

/// Judges "there is a 25% chance of getting two heads in two coin tosses".
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	let mut cursor = Cursor::new(tokens);
	cursor.eat("there")?;
	let negated = relation::be(&mut cursor)?;
	let first = Relation::after_verb(&mut cursor, negated)?;
	cursor.choose("an|a");
	let second = Relation::after_verb(&mut cursor, negated)?;
	let relation = first.and(second)?;
	let stated =
		odds(&mut cursor).or_else(|| units::percent(&mut cursor)).or_else(|| expression::expression(&mut cursor))?;
	cursor.eat("chance|probability of|that")?;
	let start = cursor;
	let actual = event(&mut cursor, &start)?;
	cursor.is_done().then(|| relation.judge(Kind::Probability, &actual, &stated))?
}

fn event(cursor: &mut Cursor, start: &Cursor) -> Option<Side> {
	let patterns = EVENTS.iter().flat_map(|event| event.says.iter().map(move |pattern| (event, *pattern)));
	patterns.into_iter().find_map(|(event, pattern)| {
		let mut ahead = *cursor;
		let found = Match::read(pattern, &mut ahead)?;
		let chance = (event.chance)(&found)?;
		let side = Side::computed(chance, Scale::number(), Kind::Probability, ahead.text_since(start));
		cursor.follow(&ahead);
		Some(side)
	})
}

/// Reads "1 in 4", "one out of six".
fn odds(cursor: &mut Cursor) -> Option<Side> {
	let mut ahead = *cursor;
	let part = numbers::integer(&mut ahead)?;
	ahead.choose("in|out_of")?;
	let whole = numbers::number(&mut ahead, And::Separates)?.natural()?;
	let value = Real::from(part.clone()).over(&whole.clone().into()).filter(|_| part <= whole)?;
	let side = Side::computed(value, Scale::number(), Kind::Probability, ahead.text_since(cursor));
	cursor.follow(&ahead);
	Some(side)
}

fn power(found: &Match, name: &str) -> Option<i32> {
	found.count(name).filter(|count| (1..=MAX_THROWS).contains(count)).and_then(|count| i32::try_from(count).ok())
}

/// The chance that two dice add up to a number.
fn sum_of_two(sum: i64) -> Option<Real> {
	(2..=12).contains(&sum).then(|| Real::ratio(6 - (sum - 7).abs(), 36))?
}

/// The chance that of n throws k come out as one side of several does.
fn throws(found: &Match, one: i64, of: i64) -> Option<Real> {
	let n = power(found, "n")?;
	let k = i32::try_from(found.count("k")?).ok().filter(|k| *k <= n)?;
	let counts = match found.choice("how")? {
		"at_least" => k..=n,
		"at_most" => 0..=k,
		// "Two heads in three tosses" may mean at least two.
		"" if k < n => return None,
		_ => k..=k,
	};
	let (hit, miss) = (Real::ratio(one, of)?, Real::ratio(of - one, of)?);
	counts.into_iter().try_fold(Real::from(0), |sum, k| {
		let ways = (0..k).fold(BigInt::one(), |product, at| product * BigInt::from(n - at) / BigInt::from(at + 1));
		sum.plus(&hit.power(k)?.times(&miss.power(n - k)?)?.times(&ways.into())?)
	})
}
