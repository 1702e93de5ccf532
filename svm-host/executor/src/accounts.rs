//! Accounts of a batch: fetched once, worked on in memory, handed back.

use crate::{engine::Engine, sysvars::Sysvars};
use ahash::AHashMap;
use mira_svm_interface::{
	account::{writes, Header, Write},
	host::Accounts,
};
use parking_lot::Mutex;
use solana_account::{Account, AccountSharedData, ReadableAccount};
use solana_loader_v3_interface::state::UpgradeableLoaderState;
use solana_pubkey::Pubkey;
use solana_sdk_ids::{bpf_loader, bpf_loader_deprecated, bpf_loader_upgradeable};

/// An account for the engine, of one in one piece; none if it has no money, or is not one.
pub fn from_whole(whole: &[u8]) -> Option<AccountSharedData> {
	let (Header { lamports, rent_epoch, owner, executable }, data) = Header::split(whole)?;
	(lamports > 0)
		.then(|| Account { lamports, data: data.to_vec(), owner: Pubkey::from(owner), executable, rent_epoch }.into())
}

/// An account in one piece.
pub fn to_whole(account: &impl ReadableAccount) -> Vec<u8> {
	header(account).with(account.data())
}

fn header(account: &impl ReadableAccount) -> Header {
	Header {
		lamports: account.lamports(),
		rent_epoch: account.rent_epoch(),
		owner: account.owner().to_bytes(),
		executable: account.executable(),
	}
}

/// An account that is not as it was.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
	/// Which one.
	pub address: Pubkey,
	/// As it was; none if there was none.
	pub before: Option<AccountSharedData>,
	/// As it is; none if it is gone.
	pub now: Option<AccountSharedData>,
}

impl Change {
	/// What is to be written for it.
	pub fn writes(&self) -> Vec<Write> {
		let old = self.before.as_ref().map(ReadableAccount::data);
		writes(self.address.as_array(), old, self.now.as_ref().map(|now| (header(now), now.data())))
	}
}

/// What is to be written for an account that there was not before.
pub fn to_writes(address: &Pubkey, account: &AccountSharedData) -> Vec<Write> {
	Change { address: *address, before: None, now: Some(account.clone()) }.writes()
}

/// The place of an account in a [`Table`].
pub type Place = u32;

/// An account of a batch.
pub struct Cell {
	pub address: Pubkey,
	/// As it was before the batch.
	pub before: Option<AccountSharedData>,
	/// As it is. Who may touch it when is settled by the graph, so that nobody ever waits for this lock.
	now: Mutex<Option<AccountSharedData>>,
}

/// All accounts of a batch, in the order in which they were first named.
#[derive(Default)]
pub struct Table {
	cells: Vec<Cell>,
	places: AHashMap<Pubkey, Place>,
}

impl Table {
	/// Fetches an account, and the code if it is a program whose code lies in another one.
	pub fn fetch(&mut self, address: &Pubkey, state: &mut State) -> Place {
		if let Some(place) = self.places.get(address) {
			return *place;
		}
		let account = state.account(address);
		let code = account.as_ref().and_then(|account| code_address(account.owner(), account.data()));
		let place = self.cells.len() as Place;
		self.places.insert(*address, place);
		self.cells.push(Cell { address: *address, now: Mutex::new(account.clone()), before: account });
		if let Some(code) = code {
			self.fetch(&code, state);
		}
		place
	}

	/// An account as it is now; none if there is none, or nobody in the batch named it.
	pub fn get(&self, address: &Pubkey) -> Option<AccountSharedData> {
		let place = *self.places.get(address)?;
		self.cells.get(place as usize)?.now.lock().clone()
	}

	/// An account as it was before the batch.
	pub fn before(&self, address: &Pubkey) -> Option<&AccountSharedData> {
		self.cells.get(*self.places.get(address)? as usize)?.before.as_ref()
	}

	/// The place of the code of a program, as things were before the batch, if its code lies in another account.
	pub fn code_of(&self, address: &Pubkey) -> Option<Place> {
		let account = self.before(address)?;
		self.places.get(&code_address(account.owner(), account.data())?).copied()
	}

	/// Changes an account. One without money is none.
	pub fn set(&self, address: &Pubkey, account: &AccountSharedData) {
		let cell = self.places.get(address).and_then(|place| self.cells.get(*place as usize));
		debug_assert!(cell.is_some(), "only what was named can be changed");
		if let Some(cell) = cell {
			*cell.now.lock() = (account.lamports() > 0).then(|| account.clone());
		}
	}

	/// All of them.
	pub fn cells(&self) -> &[Cell] {
		&self.cells
	}
}

impl Cell {
	/// Bytes of it before the batch.
	pub fn size_before(&self) -> u64 {
		self.before.as_ref().map_or(0, |account| account.data().len() as u64)
	}

	/// Whether its data can change in the batch. What loaders own changes only by transactions that name them, and not at all if it is
	/// code that nobody may replace.
	pub fn can_change(&self, programs_change: bool) -> bool {
		let Some(account) = &self.before else { return false };
		let owner = account.owner();
		if bpf_loader::check_id(owner) || bpf_loader_deprecated::check_id(owner) {
			return !account.executable();
		}
		let header = || bincode::deserialize(account.data()).ok();
		let is_final =
			|state| matches!(state, UpgradeableLoaderState::ProgramData { upgrade_authority_address: None, .. });
		!bpf_loader_upgradeable::check_id(owner) || (programs_change && !header().is_some_and(is_final))
	}

	/// As it is now.
	pub fn now(&self) -> Option<AccountSharedData> {
		self.now.lock().clone()
	}
}

/// Where accounts are fetched from: what the engine brings, what is made from the block, what is stored.
pub struct State<'a> {
	pub engine: &'a Engine,
	pub sysvars: &'a Sysvars,
	pub stored: &'a mut dyn Accounts,
}

impl State<'_> {
	pub fn account(&mut self, address: &Pubkey) -> Option<AccountSharedData> {
		self.engine
			.fixed(address)
			.or_else(|| self.sysvars.account(address))
			.or_else(|| from_whole(&self.stored.whole(address.as_array())?))
	}
}

/// The address of the account with the code of a program, if its code lies in another one.
pub fn code_address(owner: &Pubkey, data: &[u8]) -> Option<Pubkey> {
	if !bpf_loader_upgradeable::check_id(owner) {
		return None;
	}
	match bincode::deserialize(data).ok()? {
		UpgradeableLoaderState::Program { programdata_address } => Some(programdata_address),
		_ => None,
	}
}
