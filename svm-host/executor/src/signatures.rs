//! Signatures of transactions: checked strictly, one by one.
//!
//! Not by `sp_io`, whose rules (ZIP-215) take what Solana's do not; and not as a batch, which takes what one by one is refused.

use crate::inspect::View;
use ahash::AHashMap;
use ed25519_dalek::VerifyingKey;
use mira_svm_interface::batch::Authority;
use parking_lot::Mutex;
use solana_hash::Hash;
use solana_runtime_transaction::transaction_meta::TransactionMeta;
use solana_signature::Signature;

/// Whether everybody who has to sign a transaction did. An account of the chain that answers for it counts as having signed.
pub fn are_good(view: &View, authority: &Authority) -> bool {
	let signers = usize::from(view.num_required_signatures());
	let answers_for = |key: &[u8; 32]| authority.account() == Some(key);
	let mut signed = view.static_account_keys().iter().take(signers).zip(view.signatures());
	let message = view.message_data();
	view.signatures().len() == signers
		&& signed.all(|(key, signature)| {
			let key = key.as_array();
			answers_for(key) || is_good(key, signature.as_array(), message)
		})
}

fn is_good(key: &[u8; 32], signature: &[u8; 64], message: &[u8]) -> bool {
	let Ok(key) = VerifyingKey::from_bytes(key) else { return false };
	key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
}

/// Transactions whose signatures this node found good, so that a block need not have them checked again. Bounded, and forgets the
/// oldest; what it says never differs from what checking would say.
pub struct Seen {
	room: usize,
	/// Signatures by what is signed; newer ones, and those before.
	generations: Mutex<[AHashMap<Hash, Box<[Signature]>>; 2]>,
}

impl Seen {
	/// With room for so many transactions, or up to twice that.
	pub fn new(room: usize) -> Self {
		Self { room, generations: Default::default() }
	}

	/// Remembers a transaction with its signatures.
	pub fn remember(&self, view: &View) {
		let [new, old] = &mut *self.generations.lock();
		if new.len() >= self.room {
			std::mem::swap(new, old);
			new.clear();
		}
		new.insert(*view.message_hash(), view.signatures().into());
	}

	/// Whether a transaction is remembered, with just these signatures.
	pub fn has(&self, view: &View) -> bool {
		let generations = self.generations.lock();
		generations.iter().any(|seen| seen.get(view.message_hash()).is_some_and(|known| **known == *view.signatures()))
	}
}
