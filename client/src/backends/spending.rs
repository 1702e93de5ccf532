//! What a backend that costs money may spend in a day. Kept in a file, so that a restart does not begin anew.

use crate::certificate::{write_whole, Readers};
use serde::{Deserialize, Serialize};
use std::{
	path::PathBuf,
	sync::Mutex,
	time::{SystemTime, UNIX_EPOCH},
};

/// What may be spent in a day (UTC); what is not named is not limited.
#[derive(Deserialize, Clone, Copy, PartialEq, Debug, Default)]
#[serde(deny_unknown_fields)]
pub struct Cap {
	/// Requests.
	pub requests: Option<u64>,
	/// Tokens, of requests and replies together.
	pub tokens: Option<u64>,
	/// Money, in the currency of the prices.
	pub money: Option<f64>,
}

/// What was spent in one day.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Debug, Default)]
struct Day {
	day: u64,
	requests: u64,
	tokens: u64,
	money: f64,
}

/// Counts what is spent.
pub struct Spending {
	cap: Cap,
	file: Option<PathBuf>,
	today: Mutex<Day>,
}

impl Spending {
	/// Counts against `cap`, and keeps the count in `file`.
	pub fn new(cap: Cap, file: Option<PathBuf>) -> Self {
		let read = |file: &PathBuf| serde_json::from_slice(&std::fs::read(file).ok()?).ok();
		let today = file.as_ref().and_then(read).unwrap_or_default();
		Self { cap, file, today: Mutex::new(today) }
	}

	/// Counts one more request, or says which cap forbids it.
	///
	/// # Errors
	/// The cap that is reached.
	pub fn begin(&self) -> Result<(), String> {
		self.change(|day, cap| {
			let reached = |what: &str| Err(format!("the daily cap on {what} is reached"));
			if cap.requests.is_some_and(|most| day.requests >= most) {
				return reached("requests");
			}
			if cap.tokens.is_some_and(|most| day.tokens >= most) {
				return reached("tokens");
			}
			if cap.money.is_some_and(|most| day.money >= most) {
				return reached("spending");
			}
			day.requests = day.requests.saturating_add(1);
			Ok(())
		})
	}

	/// Counts what a reply cost.
	pub fn end(&self, tokens: u64, money: f64) {
		self.change(|day, _| {
			day.tokens = day.tokens.saturating_add(tokens);
			day.money += money;
		});
	}

	/// Requests and money of today.
	pub fn today(&self) -> (u64, f64) {
		self.change(|day, _| (day.requests, day.money))
	}

	fn change<R>(&self, change: impl FnOnce(&mut Day, &Cap) -> R) -> R {
		let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() / 86_400);
		let mut day = self.today.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
		if day.day != now {
			*day = Day { day: now, ..Day::default() };
		}
		let before = *day;
		let result = change(&mut day, &self.cap);
		if let Some(file) = self.file.as_ref().filter(|_| *day != before) {
			let written = serde_json::to_vec(&*day).map(|bytes| write_whole(file, &bytes, Readers::Owner));
			if !matches!(written, Ok(Ok(()))) {
				tracing::warn!("{}: what was spent today could not be written", file.display());
			}
		}
		result
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_cap_holds_across_restarts() {
		let folder = tempfile::tempdir().expect("a temporary folder");
		let file = folder.path().join("spending.json");
		let cap = Cap { requests: Some(2), ..Cap::default() };
		let spending = Spending::new(cap, Some(file.clone()));
		assert!(spending.begin().is_ok() && spending.begin().is_ok());
		assert!(spending.begin().is_err());
		assert!(Spending::new(cap, Some(file)).begin().is_err());
	}

	#[test]
	fn money_and_tokens_are_capped() {
		let spending = Spending::new(Cap { money: Some(0.5), ..Cap::default() }, None);
		assert!(spending.begin().is_ok());
		spending.end(1_000, 0.6);
		assert!(spending.begin().unwrap_err().contains("spending"));
		let spending = Spending::new(Cap { tokens: Some(10), ..Cap::default() }, None);
		spending.end(10, 0.0);
		assert!(spending.begin().unwrap_err().contains("tokens"));
	}
}
