//! From bytes to a place in the block's queue.
//!
//! | | in the pool | in a block |
//! |---|---|---|
//! | form, limits, recent block or nonce, not included before | [`Pallet::admit`] | [`Pallet::enter`] |
//! | the payer can pay | checked | taken |
//! | signatures | checked | by the batch, in parallel |
//! | room in the block | | checked, noted |

use crate::{accounts::TRIE, load::Demand, pallet::*, recent::Recent, traits::Prioritize, types::*};
use alloc::{vec, vec::Vec};
use frame_support::{dispatch::DispatchClass, ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use mira_svm_interface::{
	batch::{Authority, Block, Queued},
	host::svm,
	inspection::{Footprint, Inspection},
	Address, EngineVersion, Hash,
};
use sp_core::H256;
use sp_runtime::{
	traits::UniqueSaturatedInto,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, TransactionValidityWithRefund,
		ValidTransaction,
	},
};

/// What stands where a network has no engine.
pub(crate) const NO_ENGINE: EngineVersion = EngineVersion(0);

/// Bytes of the smallest transaction: a signature, a header, an account, a hash, and how many there are of signatures, accounts and
/// instructions.
pub(crate) const SMALLEST: usize = 64 + 3 + 32 + 32 + 3;

/// What the pool adds to a [`Refusal`], to tell it from what others refuse.
pub const REFUSALS: u8 = 200;

/// Why a transaction does not get into a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotEntered {
	/// It cannot get into any.
	Refused(Refusal),
	/// This one has no room left.
	Full,
}

impl From<Refusal> for NotEntered {
	fn from(refusal: Refusal) -> Self {
		Self::Refused(refusal)
	}
}

impl From<NotEntered> for TransactionValidityError {
	fn from(why: NotEntered) -> Self {
		match why {
			NotEntered::Refused(Refusal(index)) => InvalidTransaction::Custom(REFUSALS.saturating_add(index)),
			NotEntered::Full => InvalidTransaction::ExhaustsResources,
		}
		.into()
	}
}

impl<T> From<NotEntered> for Error<T> {
	fn from(why: NotEntered) -> Self {
		match why {
			NotEntered::Refused(refusal) => Self::Refused(refusal),
			NotEntered::Full => Self::BlockFull,
		}
	}
}

/// A transaction that was checked but for its signatures, and room.
struct Checked<Number> {
	inspection: Inspection,
	recent: Recent<Number>,
	payer: Address,
}

impl<T: Config> Pallet<T> {
	/// The engine that executes transactions; none if the network has none.
	pub fn engine() -> Option<EngineVersion> {
		Some(Engine::<T>::get()).filter(|engine| *engine != NO_ENGINE)
	}

	/// Whether the domain takes part in anything.
	pub(crate) fn check_open() -> Result<(), Refusal> {
		ensure!(!Frozen::<T>::exists() && Self::engine().is_some(), Refusal::CLUSTER_MAINTENANCE);
		Ok(())
	}

	/// What can be told of a transaction by itself.
	pub fn inspect(bytes: &[u8]) -> Result<Inspection, Refusal> {
		// A call can bring very many of what is none, and each would cost a call of the engine.
		ensure!(bytes.len() >= SMALLEST, Refusal::SANITIZE_FAILURE);
		let EngineVersion(engine) = Self::engine().ok_or(Refusal::CLUSTER_MAINTENANCE)?;
		svm::inspect(engine, bytes).map_err(Into::into)
	}

	/// Whether everybody signed who has to.
	pub(crate) fn check_signed(bytes: &[u8], authority: &Authority) -> Result<(), Refusal> {
		let is_signed = svm::is_signed(Engine::<T>::get().0, bytes, authority.clone());
		is_signed.then_some(()).ok_or(Refusal::SIGNATURE_FAILURE)
	}

	/// For the pool: whether a block could include a transaction.
	pub(crate) fn authorize(source: TransactionSource, bytes: &[u8]) -> TransactionValidityWithRefund {
		// In a block the same is checked where the fee is taken.
		let valid = match source {
			TransactionSource::InBlock => ValidTransaction::default(),
			TransactionSource::Local | TransactionSource::External => Self::admit(bytes).map_err(NotEntered::from)?,
		};
		Ok((valid, Default::default()))
	}

	fn admit(bytes: &[u8]) -> Result<ValidTransaction, Refusal> {
		// Before anything is read that a stranger could name.
		Self::check_open()?;
		Self::inspect(bytes)?;
		Self::check_signed(bytes, &Authority::Signatures)?;
		let Checked { inspection, recent, .. } = Self::check(bytes)?;
		// A block that this machine makes with it would come to nothing, and so would the next one.
		ensure!(!svm::is_avoided(inspection.message), Refusal::CLUSTER_MAINTENANCE);
		let footprint = Self::footprint(&inspection, bytes)?;
		// Authors would try it again and again.
		let fits = Self::fits_a_block(&inspection, &footprint);
		ensure!(fits, Refusal::WOULD_EXCEED_MAX_BLOCK_COST_LIMIT);
		Ok(ValidTransaction {
			priority: T::Priority::of(Self::submit_weight_of(&inspection), bytes.len(), &inspection),
			requires: Vec::new(),
			provides: vec![inspection.message.to_vec()],
			longevity: recent.left.into(),
			propagate: true,
		})
	}

	/// Puts a transaction into the block's queue, and takes its fee. Whoever calls sees to it that it is signed, or that the
	/// block is invalid if it is not.
	pub fn enter(bytes: &[u8], authority: Authority) -> Result<(), NotEntered> {
		let Checked { inspection, recent, payer } = Self::check(bytes)?;
		let footprint = Self::footprint(&inspection, bytes)?;
		let mut load = BlockLoad::<T>::get();
		let fetched = Self::note_fetched(&footprint);
		let beyond = Self::units_beyond(&footprint, fetched);
		let units = Self::units_asked(&inspection).saturating_add(beyond);
		ensure!(load.take_on(&Self::limits(), &Demand::of(&footprint, units, fetched)), NotEntered::Full);
		let more = Self::weight_beyond(beyond, &inspection, &footprint);
		Self::check_share(more)?;
		frame_system::Pallet::<T>::register_extra_weight_unchecked(more, DispatchClass::Normal);
		Self::take_fee(&payer, inspection.fee)?;
		load.fees = load.fees.saturating_add(inspection.fee); // all of it was in the escrow, which is counted in the same units
		BlockLoad::<T>::put(load);
		let bucket = recent.bucket;
		Self::remember(recent, &inspection.message);
		footprint.claims.iter().for_each(NamedClaims::<T>::append);
		let within = match &authority {
			Authority::Within { account, .. } => Some(T::AccountId::from(*account)),
			Authority::Account(_) | Authority::Signatures => None,
		};
		let (message, payer, fee) = (H256(inspection.message), payer.into(), inspection.fee);
		Included::<T>::append(Entered::<T::AccountId, _> { bucket, message, payer, fee, within });
		Queue::<T>::append(Queued { bytes: bytes.to_vec(), authority });
		Ok(())
	}

	/// All that does not depend on the rest of the block.
	fn check(bytes: &[u8]) -> Result<Checked<BlockNumberFor<T>>, Refusal> {
		ensure!(T::IsOpen::get(), Refusal::CLUSTER_MAINTENANCE);
		Self::check_open()?;
		let inspection = Self::inspect(bytes)?;
		Self::check_programs(inspection.keys.iter().map(|key| &key.address))?;
		let recent = Self::check_recent(&inspection)?;
		let payer = inspection.keys.first().ok_or(Refusal::SANITIZE_FAILURE)?.address;
		Self::check_payer(&payer, inspection.fee)?;
		Ok(Checked { inspection, recent, payer })
	}

	fn footprint(inspection: &Inspection, bytes: &[u8]) -> Result<Footprint, Refusal> {
		// Only tables are looked up with the hashes of blocks.
		let hashes = if inspection.lookups.is_empty() { Vec::new() } else { Self::hashes() };
		let footprint = svm::footprint(TRIE, Self::block(hashes), bytes)?;
		if !inspection.lookups.is_empty() {
			let all = footprint.accesses.iter().map(|access| &access.address).chain(&footprint.brought);
			Self::check_programs(all)?;
		}
		Ok(footprint)
	}

	fn check_programs<'a>(mut accounts: impl Iterator<Item = &'a Address>) -> Result<(), Refusal> {
		let frozen = FrozenPrograms::<T>::get();
		let is_frozen = !frozen.is_empty() && accounts.any(|account| frozen.contains(account));
		(!is_frozen).then_some(()).ok_or(Refusal::PROGRAM_EXECUTION_TEMPORARILY_RESTRICTED)
	}

	/// What the engine is told of the current block.
	pub(crate) fn block(hashes: Vec<Hash>) -> Block {
		let slot = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		let time = Self::now();
		let (_, epoch_time) =
			EpochStart::<T>::get().filter(|(epoch, _)| *epoch == Self::epoch(slot)).unwrap_or((0, time));
		Block { engine: Engine::<T>::get(), slot, time, epoch_time, hashes, claims: Vec::new() }
	}
}
