//! A transaction that lies elsewhere: Anza's processor takes slices of transactions, and these lie where they were read.

use crate::batch::Resolved;
use solana_hash::Hash;
use solana_message::AccountKeys;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_svm_transaction::{
	instruction::SVMInstruction,
	message_address_table_lookup::SVMMessageAddressTableLookup,
	svm_message::{SVMMessage, SVMStaticMessage},
	svm_transaction::SVMTransaction,
};
use solana_transaction::versioned::TransactionVersion;

#[derive(Clone, Copy, Debug)]
pub struct Borrowed<'a>(pub &'a Resolved);

impl SVMStaticMessage for Borrowed<'_> {
	fn version(&self) -> TransactionVersion {
		self.0.version()
	}
	fn num_transaction_signatures(&self) -> u64 {
		self.0.num_transaction_signatures()
	}
	fn num_write_locks(&self) -> u64 {
		self.0.num_write_locks()
	}
	fn recent_blockhash(&self) -> &Hash {
		SVMStaticMessage::recent_blockhash(self.0)
	}
	fn num_instructions(&self) -> usize {
		SVMStaticMessage::num_instructions(self.0)
	}
	fn instructions_iter(&self) -> impl Iterator<Item = SVMInstruction<'_>> {
		SVMStaticMessage::instructions_iter(self.0)
	}
	fn program_instructions_iter(&self) -> impl Iterator<Item = (&Pubkey, SVMInstruction<'_>)> + Clone {
		SVMStaticMessage::program_instructions_iter(self.0)
	}
	fn static_account_keys(&self) -> &[Pubkey] {
		SVMStaticMessage::static_account_keys(self.0)
	}
	fn fee_payer(&self) -> &Pubkey {
		self.0.fee_payer()
	}
	fn num_lookup_tables(&self) -> usize {
		self.0.num_lookup_tables()
	}
	fn message_address_table_lookups(&self) -> impl Iterator<Item = SVMMessageAddressTableLookup<'_>> {
		self.0.message_address_table_lookups()
	}
}

impl SVMMessage for Borrowed<'_> {
	fn account_keys(&self) -> AccountKeys<'_> {
		self.0.account_keys()
	}
	fn is_writable(&self, index: usize) -> bool {
		self.0.is_writable(index)
	}
	fn is_signer(&self, index: usize) -> bool {
		self.0.is_signer(index)
	}
	fn is_invoked(&self, key_index: usize) -> bool {
		self.0.is_invoked(key_index)
	}
}

impl SVMTransaction for Borrowed<'_> {
	fn signature(&self) -> &Signature {
		self.0.signature()
	}
	fn signatures(&self) -> &[Signature] {
		SVMTransaction::signatures(self.0)
	}
}
