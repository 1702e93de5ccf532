//! Rows of numbers: sums of series, nth primes, Fibonacci numbers; and how many ways there are to choose and arrange.

use super::cursor::Cursor;
use super::expression::factorial;
use super::integers::is_prime;
use super::kind::{Judgement, Kind};
use super::real::Real;
use super::relation::{Manner, Op};
use super::side::Side;
use super::template::{self, Match, Rule, Term};
use super::terms::plain;
use super::words::Tokens;
use num_bigint::BigInt;
use num_traits::{One, Zero};

/// How far along a row may be asked for.
const MAX_INDEX: u32 = 1_000;

const TERMS: &[Term] = &[
	Term {
		kind: Kind::Sequence,
		says: &[
			"the? sum of the first {n:count} {what:positive_integers|positive_whole_numbers|natural_numbers}",
			"the? sum of the first {n:count} {what:odd_numbers|positive_odd_numbers|positive_odd_integers}",
			"the? sum of the first {n:count} {what:positive_even_numbers|positive_even_integers|even_natural_numbers}",
			"the? sum of the first {n:count} {what:prime_numbers|primes}",
			"the? sum of the first {n:count} {what:positive_perfect_squares|positive_squares|positive_cubes}",
		],
		value: |found| {
			let (n, what) = (index(found, "n")?, found.choice("what")?);
			plain(elements(what, n).iter().try_fold(Real::from(0), |sum, one| sum.plus(one))?)
		},
	},
	Term {
		kind: Kind::Sequence,
		says: &["the? sum of all? the? integers|whole_numbers|numbers from {a:count} to|through {b:count} inclusive?"],
		value: |found| {
			let (a, b) = (found.count("a")?, found.count("b")?);
			let [first, last] = [a, b].map(|end| Real::from(i64::from(end)));
			let length = last.minus(&first)?.plus(&1.into())?;
			plain((a < b).then(|| first.plus(&last)?.times(&length)?.over(&2.into()))??)
		},
	},
	Term {
		kind: Kind::Sequence,
		says: &[
			"the? {n:nth} {what:prime_number|prime}",
			"the? {n:nth} {what:triangular_number|triangle_number}",
			"the? {n:nth} {what:positive_odd_number|positive_odd_integer|positive_even_number|positive_even_integer}",
			"the? {n:nth} {what:positive_perfect_square}",
		],
		value: |found| plain(elements(found.choice("what")?, index(found, "n")?).pop()?),
	},
	Term {
		kind: Kind::Sequence,
		says: &[
			"the? {n:nth} term of an|the arithmetic @sequence with first_term {a:n} and common_difference {d:n}",
			"the? {n:nth} term of an|the arithmetic @sequence with a first_term of {a:n} and a common_difference \
			 of {d:n}",
		],
		value: |found| {
			let steps = i64::from(index(found, "n")?) - 1;
			plain(found.real("a")?.plus(&found.real("d")?.times(&steps.into())?)?)
		},
	},
	Term {
		kind: Kind::Sequence,
		says: &[
			"the? {n:nth} term of an|a|the geometric @sequence with first_term {a:n} and common_ratio {r:n}",
			"the? {n:nth} term of an|a|the geometric @sequence with a first_term of {a:n} and a common_ratio of {r:n}",
		],
		value: |found| {
			let steps = i32::try_from(index(found, "n")?).ok()? - 1;
			plain(found.real("a")?.times(&found.real("r")?.power(steps)?)?)
		},
	},
	Term {
		kind: Kind::Combinatorics,
		says: &[
			"{of:count} choose {k:count}",
			"the? number of @ways to @choose {k:count} @things? from|out_of|among {of:count} @things?",
			"the? number of @ways to @choose {k:count} @things? from|out_of a group|set of {of:count} @things?",
			"the? number of combinations of {of:count} @things? taken {k:count} at a time",
		],
		value: |found| plain(binomial(found.count("of")?, found.count("k")?)?),
	},
	Term {
		kind: Kind::Combinatorics,
		says: &[
			"the? number of permutations|arrangements|orderings of {of:count} distinct|different? @things",
			"the? number of @ways to arrange|order {of:count} distinct|different? @things @in_a_row?",
		],
		value: |found| plain(factorial(&i64::from(found.count("of")?).into())?),
	},
];

const RULES: &[Rule] = &[
	Rule {
		says: &[
			"{=:there} {n:n} @ways to @choose {k:count} @things? from|out_of|among {of:count} @things?",
			"{=:there} {n:n} @ways to @choose {k:count} @things? from|out_of a group|set of {of:count} @things?",
		],
		judge: |found| {
			let ways = binomial(found.count("of")?, found.count("k")?)?;
			found.judge_count(Kind::Combinatorics, "The number of ways", ways)
		},
	},
	Rule {
		says: &[
			"{=:there} {n:n} @ways to arrange|order {of:count} distinct|different? @things @in_a_row?",
			"{of:count} distinct|different? @things can_be arranged|ordered in {n:n} @ways",
		],
		judge: |found| {
			let ways = factorial(&i64::from(found.count("of")?).into())?;
			found.judge_count(Kind::Combinatorics, "The number of ways", ways)
		},
	},
	Rule {
		says: &["the? number? {n:i} {is} a fibonacci number"],
		judge: |found| {
			let n = found.integer("n").filter(|n| *n >= BigInt::zero())?;
			let (mut one, mut next) = (BigInt::zero(), BigInt::one());
			while next <= n {
				(one, next) = (next.clone(), one + next);
			}
			let because = format!("The largest Fibonacci number up to {n} is {one}");
			Some(found.judge_fact(Kind::Sequence, one == n, because))
		},
	},
	Rule {
		says: &["the? {k:nth} fibonacci number {=} {v:i}", "the? {k:nth} number in the fibonacci sequence {=} {v:i}"],
		judge: |found| {
			let (k, value) = (index(found, "k")?, found.integer("v")?);
			let relation = found.relation("=")?;
			let (mut before, mut one) = (BigInt::one(), BigInt::zero());
			for _ in 1..k {
				(before, one) = (one.clone(), before + one);
			}
			// Some begin with 0, some with 1, and some count from 0; what none of them says is wrong.
			let next = &before + &one;
			let open = [&one, &next, &(&one + &next)].contains(&&value) || relation.manner != Manner::Plain;
			let because = format!("The {k}th Fibonacci number is {next}, where the first two are 1");
			(!open && relation.op == Op::Equal)
				.then(|| Judgement::new(Kind::Sequence, false, relation.negated, because))
		},
	},
];

/// Judges claims about rows, choices and arrangements.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens)
}

/// Sums of series and nth elements that stand here.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	template::terms(TERMS, cursor)
}

fn index(found: &Match, name: &str) -> Option<u32> {
	found.count(name).filter(|index| (1..=MAX_INDEX).contains(index))
}

/// The first elements of a row.
fn elements(what: &str, count: u32) -> Vec<Real> {
	let places = 1..=i64::from(count);
	let numbers: Vec<i64> = match what {
		_ if what.contains("prime") => {
			(2..).filter(|n| is_prime(*n)).take(usize::try_from(count).unwrap_or(0)).collect()
		},
		_ if what.contains("triang") => places.map(|place| place * (place + 1) / 2).collect(),
		_ if what.contains("odd") => places.map(|place| 2 * place - 1).collect(),
		_ if what.contains("even") => places.map(|place| 2 * place).collect(),
		_ if what.contains("square") => places.map(|place| place * place).collect(),
		_ if what.contains("cube") => places.map(|place| place * place * place).collect(),
		_ => places.collect(),
	};
	numbers.into_iter().map(Real::from).collect()
}

fn binomial(n: u32, k: u32) -> Option<Real> {
	if k > n || n > MAX_INDEX {
		return None;
	}
	let k = k.min(n - k);
	let product = (0..k).fold(BigInt::one(), |product, at| product * BigInt::from(n - at) / BigInt::from(at + 1));
	Real::from(product).times(&1.into())
}
