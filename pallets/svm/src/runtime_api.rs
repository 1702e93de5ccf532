//! What nodes and clients ask about the domain.

use crate::{
	accounts::TRIE,
	pallet::*,
	types::{Freeze, Parameters, Refusal, Withdrawal, WithdrawalId},
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use frame_system::pallet_prelude::BlockNumberFor;
use mira_svm_interface::{batch, claim::Claim, host::svm, power::Powers, Address, EngineVersion};
use scale_info::TypeInfo;

/// How the domain stands.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Status<AccountId, Number> {
	/// The engine.
	pub engine: EngineVersion,
	/// Why it stands still, if it does.
	pub frozen: Option<Freeze>,
	/// Programs that stand still.
	pub frozen_programs: Vec<AccountId>,
	/// All lamports in it.
	pub backed: u64,
	/// What is on its way out.
	pub held: u64,
	/// The account that holds what backs both.
	pub escrow: AccountId,
	/// How withdrawals leave.
	pub parameters: Parameters<Number>,
}

sp_api::decl_runtime_apis! {
	/// The SVM domain.
	pub trait SvmApi<AccountId, Number>
	where
		AccountId: Codec,
		Number: Codec,
	{
		/// How it stands.
		fn status() -> Status<AccountId, Number>;
		/// Accounts as they are stored: a header of 49 bytes, then data.
		fn accounts(addresses: Vec<Address>) -> Vec<Option<Vec<u8>>>;
		/// What the engine would be told of the next block; but for its number, and the hash of this one, which it does not
		/// know.
		fn next_block() -> batch::Block;
		/// Claims as programs would see them; without those that are not remembered.
		fn claims(numbers: Vec<u64>) -> Vec<Claim>;
		/// Withdrawals that are held for an account, or of it.
		fn held_for(account: AccountId) -> Vec<(WithdrawalId, Withdrawal<AccountId, Number>)>;
		/// What a transaction would pay, in lamports; or why it is none.
		fn fee(bytes: Vec<u8>) -> Result<u64, Refusal>;
		/// What an account with so many bytes of data has to have.
		fn least_balance(data: u32) -> Option<u64>;
	}
}

impl<T: Config> Pallet<T> {
	/// What the engine would be told of the next block; see [`SvmApi`].
	pub fn next_block() -> batch::Block {
		Self::block(Hashes::<T>::get().into_inner())
	}

	/// What others may do with what somebody has in the domain. All of it is looked through: nothing for a block.
	pub fn powers(owner: &Address) -> Powers {
		Self::engine().map_or_else(Powers::default, |EngineVersion(engine)| svm::powers(engine, TRIE, *owner))
	}

	/// How the domain stands.
	pub fn status() -> Status<T::AccountId, BlockNumberFor<T>> {
		Status {
			engine: Engine::<T>::get(),
			frozen: Frozen::<T>::get(),
			frozen_programs: FrozenPrograms::<T>::get().into_iter().map(Into::into).collect(),
			backed: Backed::<T>::get(),
			held: HeldInAll::<T>::get(),
			escrow: Self::escrow(),
			parameters: Settings::<T>::get(),
		}
	}
}
