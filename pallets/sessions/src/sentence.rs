//! A grant in words: the same text on chain, in the command line and in other clients, since all of them ask this.

use crate::{pallet::*, types::*, BalanceOf, GrantOf, ItemOf};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use frame_support::traits::Get;
use sp_crypto_hashing::blake2_512;
use sp_runtime::traits::{UniqueSaturatedInto, Zero};

/// How amounts and addresses of a network are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Units {
	/// Symbol of the token.
	pub symbol: &'static str,
	/// Its decimals.
	pub decimals: u8,
	/// Prefix of addresses (SS58).
	pub prefix: u16,
}

impl<T: Config> Pallet<T> {
	/// What a grant lets its key do.
	pub fn sentence(grant: &GrantOf<T>) -> String {
		let Grant { key, scope, limits, payer, from, until, .. } = grant;
		let items: Vec<_> = scope.iter().map(Self::item).collect();
		let payer = match payer {
			Payer::Principal => "its account".to_string(),
			Payer::Sponsor(sponsor) => Self::address(sponsor),
		};
		let spending = if limits.total.is_zero() || limits.per_use.is_zero() {
			"spend nothing".to_string()
		} else {
			format!(
				"spend up to {} in all, at most {} at a time and {} in {} blocks",
				Self::amount(limits.total),
				Self::amount(limits.per_use),
				Self::amount(limits.window.amount),
				number(limits.window.blocks),
			)
		};
		format!(
			"Key {} may, from block {} and {} until block {} or {}, whichever is first, act up to {} times: {}. It may {spending}, \
			 and cause fees up to {}, paid by {payer}.",
			Self::address(key),
			number(from.block),
			utc(from.time),
			number(until.block),
			utc(until.time),
			limits.uses,
			items.join("; "),
			Self::amount(limits.fees),
		)
	}

	/// What an item lets a session do.
	pub(crate) fn item(item: &ItemOf<T>) -> String {
		let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
		let what = match item {
			Item::Call { pallet, call, rules, .. } => {
				let rules: Vec<_> = rules.iter().map(Self::rule).collect();
				format!("{}.{}{}", text(pallet), text(call), rules.concat())
			},
			Item::Svm { programs, accounts, lamports, .. } => format!(
				"call {} in the SVM, writing {}, with up to {} at a time",
				list(programs).join(" and "),
				match list(accounts).join(", ") {
					none if none.is_empty() => "nothing".into(),
					some => format!("only {some} and spending any tokens there"),
				},
				Self::amount((*lamports).unique_saturated_into()),
			),
			Item::Evm { contract, selector, value, .. } => format!(
				"call contract {contract:?}, function 0x{:08x}, with up to {} at a time",
				u32::from_be_bytes(*selector),
				Self::amount(*value),
			),
		};
		match item.claim() {
			Some(claim) => format!("{what}, while claim {claim} is Supported and final"),
			None => what,
		}
	}

	fn rule(rule: &Rule<T::AccountId, BalanceOf<T>>) -> String {
		match rule {
			Rule::To(list) if list.is_empty() => " to nobody".into(),
			Rule::To(list) => {
				let list: Vec<_> = list.iter().map(Self::address).collect();
				format!(" only to {}", list.join(" or "))
			},
			Rule::AtMost(most) => format!(" of up to {}", Self::amount(*most)),
		}
	}

	/// An amount of the token.
	pub(crate) fn amount(amount: BalanceOf<T>) -> String {
		let Units { symbol, decimals, .. } = T::Units::get();
		let amount: u128 = amount.unique_saturated_into();
		let one = 10u128.saturating_pow(decimals.into()).max(1);
		let (whole, rest) = (amount / one, amount % one);
		let rest = format!("{rest:0width$}", width = usize::from(decimals));
		let rest = rest.trim_end_matches('0');
		if rest.is_empty() {
			format!("{whole} {symbol}")
		} else {
			format!("{whole}.{rest} {symbol}")
		}
	}

	/// The address of an account (SS58).
	pub(crate) fn address(account: &T::AccountId) -> String {
		let prefix = T::Units::get().prefix;
		let account: &[u8; 32] = account.as_ref();
		// Prefixes above 63 take two bytes, whose bits are in an order of their own.
		let prefix = match prefix {
			0..=63 => Vec::from([prefix as u8]),
			_ => {
				let first = ((prefix & 0b1111_1100) >> 2) as u8 | 0b0100_0000;
				let second = (prefix >> 8) as u8 | ((prefix & 0b11) << 6) as u8;
				Vec::from([first, second])
			},
		};
		let bytes = [prefix.as_slice(), account.as_slice()].concat();
		let check = blake2_512(&[b"SS58PRE".as_slice(), &bytes].concat());
		bs58::encode([bytes.as_slice(), &check[..2]].concat()).into_string()
	}
}

/// Addresses of the SVM as people there write them.
fn list(keys: &[SvmKey]) -> Vec<String> {
	keys.iter().map(|key| bs58::encode(key).into_string()).collect()
}

/// A block's number, of whatever type.
fn number<Number: UniqueSaturatedInto<u64>>(block: Number) -> u64 {
	block.unique_saturated_into()
}

/// A moment as people write it, to the second.
pub(crate) fn utc(moment: Moment) -> String {
	let seconds = moment / 1_000;
	let (days, second) = (seconds / 86_400, seconds % 86_400);
	let (year, month, day) = date(days);
	let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
	format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC")
}

/// Year, month and day of a day since 1970, by the calendar's cycle of 400 years, counted from a first of March: leap days then
/// come last. The algorithm is Howard Hinnant's `civil_from_days`.
fn date(days: u64) -> (u64, u64, u64) {
	let shifted = days + 719_468;
	let (era, day) = (shifted / 146_097, shifted % 146_097);
	let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
	let day_of_year = day - (365 * year + year / 4 - year / 100);
	let month = (5 * day_of_year + 2) / 153;
	let day = day_of_year - (153 * month + 2) / 5 + 1;
	let month = if month < 10 { month + 3 } else { month - 9 };
	(year + era * 400 + u64::from(month <= 2), month, day)
}
