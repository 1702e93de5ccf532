//! Stages through a re-org and a stall of finality, on a made-up chain; and what the index forgets.

use super::*;
use sp_core::H256;

/// Blocks by hash with their number, the best chain by number, and how much of it is final.
#[derive(Default)]
struct Chain {
	numbers: HashMap<Hash, BlockNumber>,
	best: Vec<Hash>,
	finalized: BlockNumber,
}

impl Chain {
	/// A chain of `length` blocks besides genesis.
	fn of(length: u8) -> Self {
		let mut chain = Self::default();
		chain.reorganise(0, 0, length + 1);
		chain
	}

	/// Replaces the best chain from `number` on by `count` blocks of fork `fork`.
	fn reorganise(&mut self, fork: u8, number: usize, count: u8) {
		self.best.truncate(number);
		for _ in 0..count {
			let number = self.best.len() as u8;
			let hash = block(fork, number);
			self.numbers.insert(hash, number.into());
			self.best.push(hash);
		}
	}
}

impl ChainView for Chain {
	fn number(&self, hash: Hash) -> Option<BlockNumber> {
		self.numbers.get(&hash).copied()
	}
	fn canonical(&self, number: BlockNumber) -> Option<Hash> {
		self.best.get(number as usize).copied()
	}
	fn finalized(&self) -> BlockNumber {
		self.finalized
	}
}

fn block(fork: u8, number: u8) -> Hash {
	H256::from_low_u64_be(u64::from(fork) << 8 | u64::from(number))
}

#[test]
fn a_block_moves_from_best_to_finalized() {
	let mut chain = Chain::of(5);
	assert_eq!(of_block(&chain, block(0, 3)), Some((Stage::InBestBlock, 3)));
	chain.finalized = 3;
	assert_eq!(of_block(&chain, block(0, 3)), Some((Stage::Finalized, 3)));
	assert_eq!(of_block(&chain, block(0, 4)), Some((Stage::InBestBlock, 4)));
}

#[test]
fn a_stall_of_finality_keeps_blocks_undoable() {
	let mut chain = Chain::of(5);
	chain.finalized = 2;
	chain.reorganise(0, 6, 60);
	assert_eq!(of_block(&chain, block(0, 3)), Some((Stage::InBestBlock, 3)));
	assert_eq!(Stage::InBestBlock.undone_by(), "a fork");
}

#[test]
fn a_reorganisation_retracts_and_the_new_block_decides() {
	let mut chain = Chain::of(5);
	let transaction_in = [block(0, 4), block(1, 5)];
	assert_eq!(deciding_block(&chain, &transaction_in), Some((block(0, 4), Stage::InBestBlock, 4)));
	chain.reorganise(1, 4, 3);
	assert_eq!(of_block(&chain, block(0, 4)), Some((Stage::Retracted, 4)));
	assert_eq!(deciding_block(&chain, &transaction_in), Some((block(1, 5), Stage::InBestBlock, 5)));
	assert_eq!(deciding_block(&chain, &transaction_in[..1]), Some((block(0, 4), Stage::Retracted, 4)));
}

#[test]
fn unknown_blocks_have_no_stage() {
	assert_eq!(of_block(&Chain::of(2), block(7, 1)), None);
	assert_eq!(deciding_block(&Chain::of(2), &[block(7, 1)]), None);
}

#[test]
fn the_index_forgets_the_oldest_and_counts_a_block_once() {
	let index = TransactionIndex::default();
	let transaction = |n: usize| H256::from_low_u64_be(n as u64 + 1_000_000);
	let of = |n: usize| H256::from_low_u64_be(n as u64);
	for n in 0..INDEXED_BLOCKS {
		index.insert(of(n), vec![transaction(n)]);
		index.insert(of(n), vec![transaction(n)]);
	}
	assert_eq!(index.blocks_of(transaction(0)), [of(0)]);
	index.insert(of(INDEXED_BLOCKS), vec![transaction(INDEXED_BLOCKS)]);
	assert!(index.blocks_of(transaction(0)).is_empty());
	assert_eq!(index.blocks_of(transaction(1)), [of(1)]);
	assert_eq!(index.0.lock().blocks_of.len(), INDEXED_BLOCKS);
}
