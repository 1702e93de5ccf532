//! Money for nothing, on development networks: an account that everybody has the key to gives it away.

use super::{chain::Result, encoding::address, errors, Solana};
use mira_runtime::genesis::FAUCET;
use solana_keypair::Keypair;
use solana_message::{Message, VersionedMessage};
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;
use std::sync::atomic::{AtomicU32, Ordering};

/// Lamports that are given at a time: 10,000 MIRA.
const MOST: u64 = 10_000 * 1_000_000_000;

/// Who gives it.
pub struct Faucet {
	key: Keypair,
	/// How often it gave: two gifts that are otherwise the same differ by it.
	given: AtomicU32,
}

impl Faucet {
	/// That of the development presets.
	pub fn new() -> Self {
		Self { key: Keypair::new_from_array(FAUCET.pair().seed()), given: AtomicU32::default() }
	}
}

impl Solana {
	pub(super) async fn give(&self, to: &str, lamports: u64) -> Result<String> {
		let to = address(to)?;
		let Some(faucet) = &self.faucet else {
			return Err(errors::invalid("this network gives nothing away: only development networks do"));
		};
		if lamports > MOST {
			return Err(errors::invalid(format!("at most {MOST} lamports at a time")));
		}
		let from = faucet.key.pubkey();
		let transfer = solana_system_interface::instruction::transfer(&from, &to, lamports);
		let given = faucet.given.fetch_add(1, Ordering::Relaxed) % 100_000;
		let limit = solana_compute_budget_interface::ComputeBudgetInstruction::set_compute_unit_limit(1_000 + given);
		let recent = solana_hash::Hash::new_from_array(self.chain.finalized().hash.0);
		let message = Message::new_with_blockhash(&[limit, transfer], Some(&from), &recent);
		let transaction = VersionedTransaction::try_new(VersionedMessage::Legacy(message), &[&faucet.key])
			.map_err(errors::internal)?;
		let signature = transaction.signatures.first().copied().unwrap_or_default();
		self.offer(bincode::serialize(&transaction).map_err(errors::internal)?).await?;
		Ok(signature.to_string())
	}
}
