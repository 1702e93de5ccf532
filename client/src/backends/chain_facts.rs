//! Facts about this chain that its own state decides.

use super::{Backend, Finding, Question};
use crate::network::{Error, Network};
use async_trait::async_trait;
use pallet_mira_attestations::MAX_CONFIDENCE;

const NAME: &str = "chain/v1";

/// Judges claims about the chain that it is connected to.
pub struct ChainFacts {
	/// The connection.
	pub network: Network,
}

/// A statement about this chain that can be looked up.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Statement {
	Genesis(String),
	BlockHash(u32, String),
	Symbol(String),
	Decimals(u32),
}

/// Understands a statement, whole or not at all.
fn parse(text: &str) -> Option<Statement> {
	let lower = text.trim_end_matches('.').to_lowercase();
	let words: Vec<&str> =
		lower.split(' ').filter(|word| !matches!(*word, "the" | "of" | "a" | "an" | "this")).collect();
	Some(match words.as_slice() {
		["genesis", "hash", "chain", "is", hash] | ["chain's", "genesis", "hash", "is", hash] => {
			Statement::Genesis(hash_of(hash)?)
		},
		["hash", "block", number, "chain", "is", hash] | ["block", number, "chain", "has", "hash", hash] => {
			Statement::BlockHash(number.replace(',', "").parse().ok()?, hash_of(hash)?)
		},
		["native", "token", "chain", "is", symbol] | ["chain's", "native", "token", "is", symbol] => {
			Statement::Symbol(symbol.to_uppercase())
		},
		["native", "token", "chain", "has", number, "decimals"]
		| ["chain's", "native", "token", "has", number, "decimals"] => Statement::Decimals(number.parse().ok()?),
		_ => return None,
	})
}

fn hash_of(text: &str) -> Option<String> {
	let digits = text.strip_prefix("0x")?;
	(digits.len() == 64 && digits.chars().all(|digit| digit.is_ascii_hexdigit())).then(|| text.to_string())
}

impl ChainFacts {
	/// Whether a statement holds, and what the chain says; none if it cannot be known yet.
	async fn look_up(&self, statement: &Statement) -> Result<Option<(bool, String)>, Error> {
		let compare =
			|said: &str, known: String| Some((said.eq_ignore_ascii_case(&known), format!("the chain says {known}")));
		Ok(match statement {
			Statement::Genesis(hash) => compare(hash, format!("{:?}", self.network.genesis())),
			Statement::BlockHash(number, hash) => {
				// What is not final can change.
				if *number > self.network.finalized().await?.number {
					return Ok(None);
				}
				self.network.block(*number).await?.and_then(|block| compare(hash, format!("{:?}", block.hash)))
			},
			Statement::Symbol(symbol) => compare(symbol, self.network.token().await?.symbol),
			Statement::Decimals(decimals) => {
				let known = self.network.token().await?.decimals;
				Some((*decimals == known, format!("the token has {known} decimals")))
			},
		})
	}
}

#[async_trait]
impl Backend for ChainFacts {
	async fn judge(&self, question: Question<'_>) -> Finding {
		let Some(statement) = parse(question.text) else {
			return Finding::abstain(NAME, "this is no statement about this chain that can be looked up");
		};
		match self.look_up(&statement).await {
			Ok(Some((holds, because))) => Finding::verdict(NAME, holds, MAX_CONFIDENCE, because),
			Ok(None) => Finding::abstain(NAME, "the chain cannot tell yet"),
			Err(error) => Finding::abstain(NAME, error.to_string()),
		}
	}

	async fn check(&self) -> Result<String, String> {
		self.network
			.finalized()
			.await
			.map(|block| format!("{NAME}, finalized block {}", block.number))
			.map_err(|e| e.to_string())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_whole_statements_are_understood() {
		let hash = format!("0x{}", "ab".repeat(32));
		assert_eq!(parse(&format!("The genesis hash of this chain is {hash}")), Some(Statement::Genesis(hash.clone())));
		assert_eq!(
			parse(&format!("Block 1,200 of this chain has the hash {hash}.")),
			Some(Statement::BlockHash(1200, hash.clone()))
		);
		assert_eq!(parse("The native token of this chain is MIRA"), Some(Statement::Symbol("MIRA".into())));
		assert_eq!(parse("The native token of this chain has 9 decimals"), Some(Statement::Decimals(9)));
		for other in ["The genesis hash of this chain is 0x12", "The native token of this chain is MIRA, and so on", ""]
		{
			assert_eq!(parse(other), None, "{other}");
		}
	}
}
