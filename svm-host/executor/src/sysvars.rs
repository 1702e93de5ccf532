//! What programs can read of the chain: made from the block, the same on every node, and in no state.

use crate::engine::{Engine, LAMPORTS_PER_SIGNATURE};
use ahash::AHashMap;
use mira_svm_interface::{
	batch::Block,
	claim::{address, CLAIMS},
};
use solana_account::{Account, AccountSharedData};
use solana_hash::Hash;
use solana_pubkey::Pubkey;
use solana_sdk_ids::sysvar;
use solana_sysvar::{
	clock::Clock, epoch_rewards::EpochRewards, last_restart_slot::LastRestartSlot, slot_hashes::SlotHashes,
	stake_history::StakeHistory,
};

/// Bytes that Solana's mainnet gives to these, which count towards what a transaction loads.
const SLOT_HASHES: usize = 20_488;
const STAKE_HISTORY: usize = 16_392;
const RECENT_BLOCKHASHES: usize = 6_008;

/// Their addresses.
const MADE: [Pubkey; 8] = [
	sysvar::clock::ID,
	sysvar::rent::ID,
	sysvar::epoch_schedule::ID,
	sysvar::epoch_rewards::ID,
	sysvar::last_restart_slot::ID,
	sysvar::stake_history::ID,
	sysvar::slot_hashes::ID,
	sysvar::recent_blockhashes::ID,
];

/// All of them, as accounts.
pub struct Sysvars {
	accounts: AHashMap<Pubkey, AccountSharedData>,
	/// What tables of addresses are looked up with.
	pub slot_hashes: SlotHashes,
}

impl Sysvars {
	pub fn of(engine: &Engine, block: &Block) -> Self {
		let slot_hashes = slot_hashes(block);
		let epoch = engine.epochs.get_epoch(block.slot);
		let clock = Clock {
			slot: block.slot,
			epoch_start_timestamp: block.epoch_time,
			epoch,
			leader_schedule_epoch: engine.epochs.get_leader_schedule_epoch(block.slot),
			unix_timestamp: block.time,
		};
		let recent: Vec<_> = hashes(block).map(|hash| (hash, LAMPORTS_PER_SIGNATURE)).collect();
		// In the order of their addresses.
		let data = [
			encoded(&clock, 0),
			encoded(&engine.rent, 0),
			encoded(&engine.epochs, 0),
			encoded(&EpochRewards::default(), 0),
			encoded(&LastRestartSlot::default(), 0),
			encoded(&StakeHistory::default(), STAKE_HISTORY),
			encoded(&slot_hashes, SLOT_HASHES),
			encoded(&recent, RECENT_BLOCKHASHES),
		];
		let account = |data: Vec<u8>| Account {
			lamports: engine.rent.minimum_balance(data.len()),
			data,
			owner: sysvar::ID,
			executable: false,
			rent_epoch: u64::MAX,
		};
		let sysvars = MADE.into_iter().zip(data).map(|(id, data)| (id, account(data).into()));
		let claims = block.claims.iter().map(|claim| {
			let account = Account { owner: Pubkey::from(CLAIMS), ..account(claim.data()) };
			(Pubkey::from(address(claim.number)), account.into())
		});
		Self { accounts: sysvars.chain(claims).collect(), slot_hashes }
	}

	pub fn addresses(&self) -> impl Iterator<Item = &Pubkey> {
		self.accounts.keys()
	}

	pub fn account(&self, address: &Pubkey) -> Option<AccountSharedData> {
		self.accounts.get(address).cloned()
	}
}

/// What tables of addresses are looked up with.
pub fn slot_hashes(block: &Block) -> SlotHashes {
	let slot_hashes: Vec<_> = hashes(block).enumerate().map(|(ago, hash)| (slot_before(block, ago), hash)).collect();
	SlotHashes::new(&slot_hashes)
}

/// Whether an account is made from the block.
pub fn is_sysvar(address: &Pubkey) -> bool {
	MADE.contains(address)
}

fn hashes(block: &Block) -> impl Iterator<Item = Hash> + '_ {
	block.hashes.iter().map(|hash| Hash::new_from_array(*hash))
}

/// The number of the block whose hash stands at a place: that of the parent stands first.
fn slot_before(block: &Block, ago: usize) -> u64 {
	block.slot.saturating_sub(1).saturating_sub(ago as u64)
}

/// With zeros after it, up to so many bytes.
fn encoded<T: serde::Serialize>(value: &T, bytes: usize) -> Vec<u8> {
	// Nothing here can fail to be encoded; were it so, it would not be there for anybody.
	let mut data = bincode::serialize(value).unwrap_or_default();
	if data.len() < bytes {
		data.resize(bytes, 0);
	}
	data
}
