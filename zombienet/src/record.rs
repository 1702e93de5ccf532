// SPDX-License-Identifier: Apache-2.0

//! A memory of everything that any node ever called final.

use crate::{Head, NodeClient};
use anyhow::Result;
use std::collections::BTreeMap;
use subxt::utils::H256;

/// The finalized block of each height, as first seen on any node. Two nodes that disagree, or one that changes its mind,
/// panic: finality once broken is no obstacle that passes.
#[derive(Default)]
pub struct FinalizedRecord {
	hashes: BTreeMap<u64, H256>,
}

impl FinalizedRecord {
	/// Notes what `node` has finalized since the record's newest block, and returns its finalized head.
	pub async fn observe(&mut self, node: &NodeClient) -> Result<Head> {
		let head = node.finalized().await?;
		// Finality moves by several blocks at once; those between were final too.
		let from = self.hashes.last_key_value().map_or(0, |(newest, _)| newest + 1);
		for number in from..head.number {
			if let Some(hash) = node.hash_at(number).await? {
				self.note(node.name(), Head { number, hash });
			}
		}
		self.note(node.name(), head);
		Ok(head)
	}

	/// Observes every node and returns the least height that all of them have finalized.
	pub async fn observe_all(&mut self, nodes: &[NodeClient]) -> Result<u64> {
		let mut lowest = u64::MAX;
		for node in nodes {
			lowest = lowest.min(self.observe(node).await?.number);
		}
		Ok(lowest)
	}

	/// Checks that `node` has every recorded block where it was recorded. It must have finalized them all.
	pub async fn verify(&self, node: &NodeClient) -> Result<()> {
		assert!(!self.hashes.is_empty(), "an empty record proves nothing");
		for (number, recorded) in &self.hashes {
			assert_eq!(
				node.hash_at(*number).await?,
				Some(*recorded),
				"{} reverted finalized block {number}",
				node.name()
			);
		}
		println!("  {} has all {} recorded blocks", node.name(), self.hashes.len());
		Ok(())
	}

	fn note(&mut self, node: &str, Head { number, hash }: Head) {
		let recorded = *self.hashes.entry(number).or_insert(hash);
		assert_eq!(hash, recorded, "{node} finalized another block {number} than was final before");
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn head(number: u64, byte: u8) -> Head {
		Head { number, hash: H256::repeat_byte(byte) }
	}

	#[test]
	fn agreement_is_recorded_once() {
		let mut record = FinalizedRecord::default();
		record.note("alice", head(1, 1));
		record.note("bob", head(1, 1));
		assert_eq!(record.hashes.len(), 1);
	}

	#[test]
	#[should_panic(expected = "bob finalized another block 1")]
	fn disagreement_panics() {
		let mut record = FinalizedRecord::default();
		record.note("alice", head(1, 1));
		record.note("bob", head(1, 2));
	}
}
