//! Simple and compound interest on what is lent or saved.

use super::cursor::Cursor;
use super::kind::{Judgement, Kind};
use super::real::{whole, Real};
use super::relation::Relation;
use super::side::{Dimension, Side};
use super::units;
use super::words::Tokens;
use num_traits::ToPrimitive;

const YEAR_MONTHS: i64 = 12;
/// How often interest is added, and how many times a year. What a day is to a bank depends.
const FREQUENCIES: [(&str, i64); 4] = [
	("annually|yearly|once_a_year", 1),
	("semiannually|semi_annually|twice_a_year", 2),
	("quarterly", 4),
	("monthly", 12),
];
const PER_YEAR: &str = "per_year|per_annum|a_year|annually|annual|yearly";
const GROWS: &str =
	"grows_to|grow_to|will_grow_to|becomes|become|amounts_to|is_worth|will_be_worth|results_in|accumulates_to";
const EARNS: &str = "earns|earn|generates|yields|accrues|will_earn";

/// What is lent or saved.
struct Loan {
	principal: Side,
	/// Per year, as a fraction.
	rate: Real,
	/// Whether interest bears no interest, if that was said.
	simple: Option<bool>,
	/// Times a year that interest is added, if that was said.
	periods: Option<i64>,
	/// How long, if that was said.
	months: Option<Real>,
}

/// "The simple interest on $1,000 at 5% per year for 3 years" where it stands.
pub fn sides(cursor: Cursor) -> Vec<(Side, Cursor)> {
	let mut ahead = cursor;
	interest_on(&mut ahead).map(|side| (side, ahead)).into_iter().collect()
}

/// Judges "$1,000 at 5% compounded annually for 2 years grows to $1,102.50".
pub fn recognise(tokens: &Tokens) -> Option<Judgement> {
	let mut cursor = Cursor::new(tokens);
	cursor.eat("if|an_investment_of|a_deposit_of|a_loan_of|investing|depositing?")?;
	let start = cursor;
	let mut loan = loan(&mut cursor)?;
	let text = cursor.text_since(&start);
	cursor.eat(",? it?")?;
	let whole_amount = cursor.choose(GROWS).is_some();
	if !whole_amount {
		cursor.choose(EARNS)?;
	}
	let relation = Relation::after_verb(&mut cursor, false)?;
	let stated = units::money(&mut cursor)?;
	if !whole_amount {
		let words = cursor.choose(
			"in_simple_interest|of_simple_interest|simple_interest|in_compound_interest|in_interest|of_interest",
		)?;
		if words.contains("simple") || words.contains("compound") {
			loan.say_simple(words.contains("simple"))?;
		}
	}
	loan.time(&mut cursor, "after|in|over|at_the_end_of")?;
	let total = loan.total()?;
	let value = if whole_amount { total } else { total.minus(&loan.principal.value)? };
	let actual = Side::computed(value, loan.principal.scale, Kind::Interest, text);
	cursor.is_done().then(|| relation.judge(Kind::Interest, &actual, &stated))?
}

fn interest_on(cursor: &mut Cursor) -> Option<Side> {
	let start = *cursor;
	let mut ahead = *cursor;
	ahead.eat("the? total?")?;
	let said = ahead.choose("simple_interest|compound_interest|interest")?;
	ahead.eat("earned|owed|due? on an_investment_of|a_deposit_of|a_loan_of|a_principal_of?")?;
	let mut loan = loan(&mut ahead)?;
	if said != "interest" {
		loan.say_simple(said.starts_with("simple"))?;
	}
	let value = loan.total()?.minus(&loan.principal.value)?;
	cursor.follow(&ahead);
	Some(Side::computed(value, loan.principal.scale, Kind::Interest, ahead.text_since(&start)))
}

/// Reads "$1,000 invested at 5% annual interest, compounded monthly, for 2 years".
fn loan(cursor: &mut Cursor) -> Option<Loan> {
	let principal = units::money(cursor)?;
	cursor
		.eat("is? invested|deposited|borrowed|saved|lent|growing? at an|a? annual|yearly? interest_rate_of|rate_of?")?;
	let rate = units::percent(cursor)?.value;
	let mut loan = Loan { principal, rate, simple: None, periods: None, months: None };
	cursor.choose(PER_YEAR);
	if let Some(words) =
		cursor.choose("simple_annual_interest|simple_interest|compound_interest|annual_interest|interest")
	{
		if !["interest", "annual_interest"].contains(&words) {
			loan.say_simple(words.starts_with("simple"))?;
		}
	}
	cursor.choose(PER_YEAR);
	// The parts of the rest come in any order.
	for _ in 0..2 {
		let mut ahead = *cursor;
		ahead.choose(",");
		if ahead.eat("and? interest? is? compounded|compounding").is_some() {
			let (_, periods) = FREQUENCIES.into_iter().find(|(words, _)| ahead.choose(words).is_some())?;
			loan.periods = Some(periods);
			loan.say_simple(false)?;
			*cursor = ahead;
		}
		loan.time(cursor, "for|over")?;
	}
	Some(loan)
}

impl Loan {
	/// Notes that interest is simple or compound; None if the opposite was said before.
	fn say_simple(&mut self, simple: bool) -> Option<()> {
		(*self.simple.get_or_insert(simple) == simple).then_some(())
	}

	/// Reads how long it is, if that stands here after one of the words; None if it was said before.
	fn time(&mut self, cursor: &mut Cursor, words: &str) -> Option<()> {
		let mut ahead = *cursor;
		ahead.choose(",");
		if ahead.choose(words).is_none() {
			return Some(());
		}
		let time = units::measure(&mut ahead).filter(|time| time.dimension() == Dimension::Calendar)?;
		if self.months.replace(time.value).is_some() {
			return None;
		}
		*cursor = ahead;
		Some(())
	}

	/// What it comes to in the end; None if something was not said that matters.
	fn total(&self) -> Option<Real> {
		let years = self.months.as_ref()?.over(&YEAR_MONTHS.into())?;
		if !years.is_positive() || !self.principal.value.is_positive() || !self.rate.is_positive() {
			return None;
		}
		if self.simple? {
			let growth = Real::from(1).plus(&self.rate.times(&years)?)?;
			return self.principal.value.times(&growth);
		}
		let periods = self.periods?;
		let times = years.times(&periods.into())?.integer()?.to_i32()?;
		let growth = Real::from(1).plus(&self.rate.over(&whole(periods).into())?)?;
		self.principal.value.times(&growth.power(times)?)
	}
}
