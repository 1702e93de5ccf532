//! Properties of integers: even or odd, prime, divisors, squares, digits.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::numbers;
use super::real::Real;
use super::relation;
use super::side::Side;
use super::template::{self, Match, Rule, Term};
use super::terms::plain;
use super::words::Tokens;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

/// Numbers up to this one are taken apart.
const MAX_FACTORED: u64 = 10_000_000_000;

const TERMS: &[Term] =
	&[
		Term {
			kind: Kind::CommonDivisor,
			says: &[
				"the? greatest_common_divisor|greatest_common_factor|highest_common_factor|gcd|gcf|hcf of? {list}",
				"the? largest number that divides both {list}",
			],
			value: |found| {
				let list = naturals(found)?;
				plain(list.iter().fold(BigInt::zero(), |common, one| common.gcd(one)).into())
			},
		},
		Term {
			kind: Kind::CommonDivisor,
			says: &["the? least_common_multiple|lowest_common_multiple|smallest_common_multiple|lcm of? {list}"],
			value: |found| {
				let mut list = naturals(found)?.into_iter();
				plain(list.try_fold(Real::from(1), |multiple, one| {
					Real::from(multiple.integer()?.lcm(&one)).times(&1.into())
				})?)
			},
		},
		Term {
			kind: Kind::Factors,
			says: &["the? number of positive? divisors|factors of {n:i}"],
			value: |found| plain(divisors(natural(found, "n")?)?.into()),
		},
		Term {
			kind: Kind::Factors,
			says: &["the? {which:largest|greatest|biggest|smallest|least} prime factor|divisor of {n:i}"],
			value: |found| {
				let factors = factors(natural(found, "n")?)?;
				let smallest = ["smallest", "least"].contains(&found.choice("which")?);
				let (prime, _) = if smallest { factors.first()? } else { factors.last()? };
				plain(BigInt::from(*prime).into())
			},
		},
		Term {
			kind: Kind::Factors,
			says: &[
				"the? sum of the digits of|in the? number? {n:i}",
				"the? digit sum of {n:i}",
				"the? digits of {n:i} added together",
			],
			value: |found| {
				let digits = found.integer("n")?.to_string();
				plain(i64::from(digits.chars().filter_map(|digit| digit.to_digit(10)).sum::<u32>()).into())
			},
		},
	];

const RULES: &[Rule] = &[
	Rule {
		says: &["the? number|integer? {n:expr} {is} an|a? {what:even|odd} number|integer?"],
		judge: |found| {
			let n = integer(found, "n")?;
			let parity = if n.is_even() { "even" } else { "odd" };
			let because = format!("{n} is {parity}");
			Some(found.judge_fact(Kind::Parity, found.choice("what")? == parity, because))
		},
	},
	Rule {
		says: &["the? number|integer? {n:expr} {is} a? {what:prime|composite} number|integer?"],
		judge: |found| {
			let n = natural(found, "n")?;
			let (prime, because) = primality(n)?;
			let agrees = if found.choice("what")? == "prime" { prime } else { !prime && n > 1 };
			Some(found.judge_fact(Kind::Prime, agrees, because))
		},
	},
	Rule {
		says: &["{list} {is} both|all? {what:prime|composite|even|odd} numbers|integers?"],
		judge: |found| {
			let what = found.choice("what")?;
			let is = |one: &BigInt| match what {
				"even" => Some(one.is_even()),
				"odd" => Some(one.is_odd()),
				_ => {
					let n = one.to_u64().filter(|n| *n > 0)?;
					Some((primality(n)?.0 == (what == "prime")) && n > 1)
				},
			};
			let list = found.integers("list")?;
			let each = list.iter().map(is).collect::<Option<Vec<_>>>()?;
			let odd_one = list.iter().zip(&each).find(|(_, is)| !**is);
			let because = odd_one.map_or(format!("All of them are {what}"), |(one, _)| format!("{one} is not {what}"));
			let kind = if ["even", "odd"].contains(&what) { Kind::Parity } else { Kind::Prime };
			// "Are not prime" may be said of some of them, or of all.
			if found.is_denied() && each.contains(&true) && each.contains(&false) {
				return None;
			}
			Some(found.judge_fact(kind, odd_one.is_none(), because))
		},
	},
	Rule {
		says: &[
			"the? number? {a:expr} {is} evenly|exactly? divisible by {b:n}",
			"the? number? {a:expr} {is} a multiple of {b:n}",
			"the? number? {b:n} {is} a factor|divisor of {a:n}",
			"{b:n} divides {a:n} evenly|exactly?",
			"{b:n} {not:does_not|doesn't} divide {a:n} evenly|exactly?",
		],
		judge: |found| divides(found, &[integer(found, "b")?]),
	},
	Rule {
		says: &[
			"the? number? {a:expr} {is} evenly? divisible by both? {list}",
			"the? number? {a:expr} {is} a multiple of both {list}",
		],
		judge: |found| divides(found, &found.integers("list")?),
	},
	Rule {
		says: &["the? numbers? {a:n} and {b:n} {is} coprime|co_prime|relatively_prime|mutually_prime"],
		judge: |found| {
			let (a, b) = (BigInt::from(natural(found, "a")?), BigInt::from(natural(found, "b")?));
			let common = a.gcd(&b);
			let because = format!("The greatest common divisor of {a} and {b} is {common}");
			Some(found.judge_fact(Kind::CommonDivisor, common == BigInt::from(1), because))
		},
	},
	Rule {
		says: &["the? number? {x:i} {=:has} {n:n} \
			 {what:positive_divisors|positive_factors|divisors|factors|distinct_prime_factors|digits}"],
		judge: |found| {
			let what = found.choice("what")?;
			let count = match what {
				"digits" => i64::try_from(found.integer("x")?.abs().to_string().len()).ok()?,
				"distinct_prime_factors" => i64::try_from(factors(natural(found, "x")?)?.len()).ok()?,
				_ => divisors(natural(found, "x")?)?,
			};
			let text = format!("The number of {} of {}", what.replace('_', " "), found.integer("x")?);
			found.judge_count(Kind::Factors, &text, count)
		},
	},
	Rule {
		says: &[
			"the? number? {n:i} {is} an|a {what:perfect_square|square_number|perfect_cube|cube_number}",
			"the? number? {n:i} {is} a {what:power_of_2|power_of_two}",
		],
		judge: |found| {
			let n = found.integer("n").filter(|n| n.is_positive())?;
			let what = found.choice("what")?;
			let index = if what.contains("square") { 2 } else { 3 };
			let root = n.nth_root(index);
			let (name, below) = if what.starts_with("power") {
				("power of 2", BigInt::from(2).pow(u32::try_from(n.bits().checked_sub(1)?).ok()?))
			} else {
				(if index == 2 { "square" } else { "cube" }, root.pow(index))
			};
			let because = format!("The largest {name} up to {n} is {below}");
			Some(found.judge_fact(Kind::Factors, below == n, because))
		},
	},
	Rule {
		says: &["the? prime factors of {n:i} {is} {list}"],
		judge: |found| {
			let factors = factors(natural(found, "n")?)?.into_iter();
			let primes: Vec<_> = factors.map(|(prime, _)| BigInt::from(prime)).collect();
			let mut list = found.integers("list")?;
			list.sort();
			let repeated = list.iter().zip(list.iter().skip(1)).any(|(one, next)| one == next);
			let shown = primes.iter().map(BigInt::to_string).collect::<Vec<_>>().join(", ");
			let because = format!("The prime factors of {} are {shown}", found.integer("n")?);
			(!repeated).then(|| found.judge_fact(Kind::Factors, list == primes, because))
		},
	},
];

/// Judges claims about properties of integers.
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	template::judge(RULES, tokens).or_else(|| factorization(Cursor::new(tokens)))
}

/// "The prime factorization of 60 is 2² × 3 × 5."
fn factorization(mut cursor: Cursor) -> Option<Judgement> {
	cursor.eat("the? prime factorization|factorisation|decomposition of")?;
	let n = numbers::integer(&mut cursor)?.to_u64()?;
	let denied = relation::be(&mut cursor)?;
	let mut claimed: Vec<(u64, u32)> = Vec::new();
	loop {
		let factor = numbers::integer(&mut cursor)?.to_u64()?;
		let power = match numbers::superscript(&mut cursor) {
			Some(power) => u32::try_from(power).ok()?,
			None if cursor.word("^") => numbers::count(&mut cursor)?,
			None => 1,
		};
		match claimed.iter_mut().find(|(one, _)| *one == factor) {
			Some((_, powers)) => *powers = powers.checked_add(power)?,
			None => claimed.push((factor, power)),
		}
		if cursor.choose("×|*|⋅|x|times").is_none() {
			break;
		}
	}
	claimed.sort_unstable();
	let actual = factors(n)?;
	let shown = actual.iter().map(|(prime, power)| format!("{prime}^{power}")).collect::<Vec<_>>().join(" × ");
	let because = format!("{n} is {shown}");
	(cursor.is_done() && n > 1).then(|| Judgement::new(Kind::Factors, claimed == actual, denied, because))
}

/// Common divisors, multiples and factors that stand here.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	template::terms(TERMS, cursor)
}

fn integer(found: &Match, name: &str) -> Option<BigInt> {
	found.integer(name).or_else(|| found.side(name)?.value.integer())
}

/// An integer above zero that is not too large to be taken apart.
fn natural(found: &Match, name: &str) -> Option<u64> {
	integer(found, name)?.to_u64().filter(|n| (1..=MAX_FACTORED).contains(n))
}

fn naturals(found: &Match) -> Option<Vec<BigInt>> {
	found.integers("list").filter(|list| list.iter().all(Signed::is_positive))
}

fn divides(found: &Match, divisors: &[BigInt]) -> Option<Judgement> {
	let number = integer(found, "a").filter(|number| !number.is_negative())?;
	if !divisors.iter().all(Signed::is_positive) {
		return None;
	}
	let odd_one = divisors.iter().find(|divisor| !number.is_multiple_of(divisor));
	let because = match odd_one.or(divisors.first())? {
		divisor if number.is_multiple_of(divisor) => format!("{number} is {divisor} times {}", &number / divisor),
		divisor => format!("{number} divided by {divisor} leaves {}", number.mod_floor(divisor)),
	};
	Some(found.judge_fact(Kind::Divisibility, odd_one.is_none(), because))
}

/// Whether a natural number is prime, and why.
fn primality(n: u64) -> Option<(bool, String)> {
	if n < 2 {
		return Some((false, format!("{n} is neither prime nor composite")));
	}
	let (least, _) = factors(n)?.into_iter().next()?;
	let prime = least == n;
	Some((prime, if prime { format!("{n} is prime") } else { format!("{n} is {least} × {}", n / least) }))
}

/// The prime factors of a natural number, from the least on, with their powers.
pub fn factors(n: u64) -> Option<Vec<(u64, u32)>> {
	if n == 0 || n > MAX_FACTORED {
		return None;
	}
	let (mut rest, mut found, mut candidate) = (n, Vec::new(), 2u64);
	while candidate * candidate <= rest {
		let mut power = 0;
		while rest % candidate == 0 {
			rest /= candidate;
			power += 1;
		}
		if power > 0 {
			found.push((candidate, power));
		}
		candidate += if candidate == 2 { 1 } else { 2 };
	}
	if rest > 1 {
		found.push((rest, 1));
	}
	Some(found)
}

fn divisors(n: u64) -> Option<i64> {
	Some(factors(n)?.into_iter().map(|(_, power)| i64::from(power) + 1).product())
}

/// Whether a number is prime.
pub fn is_prime(n: i64) -> bool {
	let least = u64::try_from(n).ok().and_then(factors).and_then(|factors| factors.first().copied());
	n > 1 && least.is_some_and(|(least, _)| i64::try_from(least) == Ok(n))
}
