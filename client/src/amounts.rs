//! Amounts of the token, as people write them.

use crate::network::{Balance, Token};

/// Why a text is no amount.
#[derive(thiserror::Error, Clone, PartialEq, Eq, Debug)]
pub enum AmountError {
	/// It has other characters than digits and one point.
	#[error("\"{0}\" is no amount; an amount is written as 12 or 0.5")]
	NotANumber(String),
	/// It is finer than the token.
	#[error("\"{0}\" has more decimals than the token's {1}")]
	TooFine(String, u32),
	/// It is more than there can be.
	#[error("\"{0}\" is more than there can be")]
	TooLarge(String),
}

impl Token {
	/// Reads an amount such as `12` or `0.5`.
	///
	/// # Errors
	/// [`AmountError`].
	pub fn parse(&self, text: &str) -> Result<Balance, AmountError> {
		let symbol = format!(" {}", self.symbol);
		let number = text.trim().strip_suffix(symbol.as_str()).unwrap_or(text.trim());
		let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
		let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
		if (whole.is_empty() && fraction.is_empty()) || !is_number(whole) || !is_number(fraction) {
			return Err(AmountError::NotANumber(text.into()));
		}
		let decimals = self.decimals as usize;
		if fraction.len() > decimals {
			return Err(AmountError::TooFine(text.into(), self.decimals));
		}
		let digits = format!("{whole}{fraction:0<decimals$}");
		digits.parse().map_err(|_| AmountError::TooLarge(text.into()))
	}

	/// Writes an amount with its symbol, without zeros at the end.
	pub fn format(&self, amount: Balance) -> String {
		let decimals = self.decimals as usize;
		let digits = format!("{amount:0>width$}", width = decimals + 1);
		let (whole, fraction) = digits.split_at(digits.len() - decimals);
		let fraction = fraction.trim_end_matches('0');
		let point = if fraction.is_empty() { "" } else { "." };
		format!("{whole}{point}{fraction} {}", self.symbol)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn mira() -> Token {
		Token { symbol: "MIRA".into(), decimals: 9 }
	}

	#[test]
	fn amounts_are_read_and_written() {
		for (text, amount) in
			[("1", 1_000_000_000), ("0.5", 500_000_000), (".25", 250_000_000), ("2 MIRA", 2_000_000_000), ("0", 0)]
		{
			assert_eq!(mira().parse(text), Ok(amount), "{text}");
		}
		assert_eq!(mira().format(1_500_000_000), "1.5 MIRA");
		assert_eq!(mira().format(1), "0.000000001 MIRA");
		assert_eq!(mira().format(0), "0 MIRA");
		let whole = Token { decimals: 0, ..mira() };
		assert_eq!((whole.format(7), whole.parse("7")), ("7 MIRA".into(), Ok(7)));
	}

	#[test]
	fn what_is_no_amount_is_refused() {
		for text in ["", ".", "-1", "1e9", "1,5", "one", "1 BTC", "0x10"] {
			assert!(matches!(mira().parse(text), Err(AmountError::NotANumber(_))), "{text}");
		}
		assert!(matches!(mira().parse("0.0000000001"), Err(AmountError::TooFine(..))));
		assert!(matches!(mira().parse(&"9".repeat(40)), Err(AmountError::TooLarge(_))));
	}
}
