//! Money that enters the domain, and leaves it: held, delayed, bounded over time, and only once its asking is final.

use crate::{
	pallet::*,
	types::{Line, Parameters, Size, Withdrawal, WithdrawalId, STRETCHES},
	BalanceOf, WeightInfo, WithdrawalOf,
};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::Preservation,
		Get,
	},
	weights::WeightMeter,
};
use frame_system::pallet_prelude::BlockNumberFor;
use mira_svm_interface::Address;
use pallet_mira_finality::ProvenFinality;
use sp_runtime::{
	traits::{AccountIdConversion, CheckedDiv, One, Saturating, UniqueSaturatedInto, Zero},
	DispatchError, DispatchResult,
};

/// One in so many parts of what a block has left is for releases.
const RELEASING: u64 = 4;

impl<T: Config> Pallet<T> {
	/// The account that holds what backs the domain.
	pub fn escrow() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	pub(crate) fn do_deposit(from: &T::AccountId, to: Address, amount: u64) -> DispatchResult {
		Self::check_open().map_err(Error::<T>::Refused)?;
		ensure!(amount > 0, Error::<T>::TooLittle);
		T::Currency::transfer(from, &Self::escrow(), amount.into(), Preservation::Preserve)?;
		Self::credit(&to, amount)?;
		Self::deposit_event(Event::Deposited { from: from.clone(), to: to.into(), amount, backed: Backed::<T>::get() });
		Ok(())
	}

	/// Takes money out of an account of the domain, and holds it.
	pub(crate) fn do_withdraw(from: T::AccountId, to: T::AccountId, amount: u64) -> DispatchResult {
		Self::check_open().map_err(Error::<T>::Refused)?;
		Self::check_leaves(&to, amount)?;
		let parameters = Settings::<T>::get();
		let size = Self::size_of(amount, &parameters);
		Self::debit(&from.clone().into(), amount)?;
		Self::hold(size, Withdrawal { from, to, amount, asked_at: Zero::zero(), due_at: Zero::zero() }, &parameters)
	}

	/// Holds what left the domain in a batch. What cannot leave returns at once.
	pub(crate) fn take_out(from: T::AccountId, to: T::AccountId, amount: u64) -> DispatchResult {
		let (parameters, backed) = (Settings::<T>::get(), Backed::<T>::get());
		let size = Self::size_of(amount, &parameters);
		Backed::<T>::put(backed.checked_sub(amount).ok_or(Error::<T>::TooMuch)?);
		if Self::check_leaves(&to, amount).is_err() {
			Self::credit(&from.clone().into(), amount)?;
			Self::deposit_event(Event::WithdrawalRefused { from, to, amount });
			return Ok(());
		}
		Self::hold(size, Withdrawal { from, to, amount, asked_at: Zero::zero(), due_at: Zero::zero() }, &parameters)
	}

	/// Whether money can leave to an account: it may have nothing yet.
	fn check_leaves(to: &T::AccountId, amount: u64) -> Result<(), Error<T>> {
		ensure!(BalanceOf::<T>::from(amount) >= T::Currency::minimum_balance(), Error::<T>::TooLittle);
		ensure!(*to != Self::escrow(), Error::<T>::NotAnAccount);
		Ok(())
	}

	fn size_of(amount: u64, parameters: &Parameters<BlockNumberFor<T>>) -> Size {
		if amount > parameters.large * Backed::<T>::get() {
			Size::Large
		} else {
			Size::Small
		}
	}

	fn hold(size: Size, withdrawal: WithdrawalOf<T>, parameters: &Parameters<BlockNumberFor<T>>) -> DispatchResult {
		let asked_at = frame_system::Pallet::<T>::block_number();
		let delay = match size {
			Size::Small => parameters.delay,
			Size::Large => parameters.large_delay,
		};
		let due_at = asked_at.saturating_add(delay);
		let mut line = Lines::<T>::get(size);
		let id = WithdrawalId { size, index: line.next };
		line.next = line.next.checked_add(1).ok_or(Error::<T>::TooMuch)?;
		let all = HeldInAll::<T>::get().checked_add(withdrawal.amount).ok_or(Error::<T>::TooMuch)?;
		let withdrawal = Withdrawal { asked_at, due_at, ..withdrawal };
		HeldInAll::<T>::put(all);
		Lines::<T>::insert(size, line);
		Held::<T>::insert(size, id.index, &withdrawal);
		let Withdrawal { from, to, amount, .. } = withdrawal;
		Self::deposit_event(Event::WithdrawalHeld { id, from, to, amount, due_at });
		Ok(())
	}

	/// Returns a withdrawal to the account of the domain that it came from.
	pub(crate) fn do_return(id: WithdrawalId) -> DispatchResult {
		let withdrawal = Self::let_go(id)?;
		let Withdrawal { from, amount, .. } = withdrawal;
		Self::credit(&from.clone().into(), amount)?;
		Self::deposit_event(Event::WithdrawalReturned { id, from, amount });
		Ok(())
	}

	pub(crate) fn do_release(id: WithdrawalId) -> DispatchResult {
		Self::check_open().map_err(Error::<T>::Refused)?;
		let withdrawal = Held::<T>::get(id.size, id.index).ok_or(Error::<T>::UnknownWithdrawal)?;
		ensure!(Self::is_due(&withdrawal), Error::<T>::NotDue);
		ensure!(!Self::waits_for_large(id.size, &withdrawal, Self::large_first_from()), Error::<T>::AboveCap);
		Self::pay_out(id, withdrawal.amount)
	}

	/// Releases what is due within the share of what is left that releases may take.
	pub(crate) fn release_some(meter: &mut WeightMeter) {
		let mut share = WeightMeter::with_limit(meter.remaining() / RELEASING);
		Self::release_due(&mut share);
		meter.consume(share.consumed());
	}

	/// Releases what is due, of each size the oldest first, for as long as `meter` allows.
	pub(crate) fn release_due(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::release_none()).is_err() || Frozen::<T>::exists() || !T::IsOpen::get() {
			return;
		}
		for size in [Size::Small, Size::Large] {
			Self::release_line(size, meter);
		}
	}

	fn release_line(size: Size, meter: &mut WeightMeter) {
		let mut line = Lines::<T>::get(size);
		let begin = line.first;
		let large_first = Self::large_first_from();
		while line.first < line.next && meter.can_consume(T::WeightInfo::release()) {
			let id = WithdrawalId { size, index: line.first };
			match Held::<T>::get(size, id.index) {
				// Released by hand, or returned.
				None => meter.consume(T::WeightInfo::release_hole()),
				Some(withdrawal)
					if !Self::is_due(&withdrawal) || Self::waits_for_large(size, &withdrawal, large_first) =>
				{
					meter.consume(T::WeightInfo::release_hole());
					break;
				},
				Some(withdrawal) => {
					meter.consume(T::WeightInfo::release());
					// Above the cap: it waits, and all after it. Or who should get it cannot: it stays held, and can be released
					// by hand later.
					if Self::pay_out(id, withdrawal.amount) == Err(Error::<T>::AboveCap.into()) {
						break;
					}
				},
			}
			line.first = line.first.saturating_add(1); // below `next`, so never clamped
		}
		if line.first != begin {
			Lines::<T>::insert(size, line);
		}
	}

	/// Small withdrawals that are due after this wait for the first large one, which could have left a window before: it may need
	/// all that can leave in one, and smaller ones would always leave something less.
	fn large_first_from() -> Option<BlockNumberFor<T>> {
		let first = Held::<T>::get(Size::Large, Lines::<T>::get(Size::Large).first)?;
		Self::is_due(&first).then(|| first.due_at.saturating_add(Settings::<T>::get().window))
	}

	fn waits_for_large(size: Size, withdrawal: &WithdrawalOf<T>, from: Option<BlockNumberFor<T>>) -> bool {
		size == Size::Small && from.is_some_and(|from| withdrawal.due_at > from)
	}

	fn is_due(withdrawal: &WithdrawalOf<T>) -> bool {
		frame_system::Pallet::<T>::block_number() >= withdrawal.due_at && T::Finality::is_proven(withdrawal.asked_at)
	}

	/// Pays a withdrawal out: all of it or nothing.
	#[frame_support::transactional]
	fn pay_out(id: WithdrawalId, amount: u64) -> DispatchResult {
		Self::count_outflow(amount)?;
		let Withdrawal { to, amount, .. } = Self::let_go(id)?;
		T::Currency::transfer(&Self::escrow(), &to, amount.into(), Preservation::Preserve)?;
		Self::deposit_event(Event::WithdrawalReleased { id, to, amount });
		Ok(())
	}

	fn let_go(id: WithdrawalId) -> Result<WithdrawalOf<T>, DispatchError> {
		let withdrawal = Held::<T>::take(id.size, id.index).ok_or(Error::<T>::UnknownWithdrawal)?;
		let left = HeldInAll::<T>::get().checked_sub(withdrawal.amount).ok_or(Error::<T>::TooMuch)?;
		HeldInAll::<T>::put(left);
		Ok(withdrawal)
	}

	/// Counts what leaves now towards what may leave in a window.
	fn count_outflow(amount: u64) -> Result<(), Error<T>> {
		let Parameters { cap, window, .. } = Settings::<T>::get();
		let length = window.checked_div(&STRETCHES.into()).unwrap_or_default().max(One::one());
		let now: u64 = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		let stretch = now.checked_div(length.unique_saturated_into()).unwrap_or(now);
		let mut outflow = Outflow::<T>::get();
		// The current one is not over: with the whole window before it, no time as long has more than the cap.
		outflow.retain(|(counted, _)| stretch.saturating_sub(*counted) <= STRETCHES.into());
		let left = outflow.iter().fold(0u64, |sum, (_, amount)| sum.saturating_add(*amount));
		let all = Backed::<T>::get().saturating_add(HeldInAll::<T>::get());
		let is_within = left.checked_add(amount).is_some_and(|sum| sum <= cap * all);
		ensure!(is_within || left == 0, Error::<T>::AboveCap);
		match outflow.iter_mut().find(|(counted, _)| *counted == stretch) {
			Some((_, counted)) => *counted = counted.saturating_add(amount),
			None => outflow.try_push((stretch, amount)).map_err(|_| Error::<T>::AboveCap)?,
		}
		Outflow::<T>::put(outflow);
		Ok(())
	}

	/// Withdrawals that are held for an account, or of it.
	pub fn held_for(account: &T::AccountId) -> alloc::vec::Vec<(WithdrawalId, WithdrawalOf<T>)> {
		Held::<T>::iter()
			.filter(|(_, _, withdrawal)| withdrawal.from == *account || withdrawal.to == *account)
			.map(|(size, index, withdrawal)| (WithdrawalId { size, index }, withdrawal))
			.collect()
	}

	/// The withdrawals of a size that are held.
	pub fn line(size: Size) -> Line {
		Lines::<T>::get(size)
	}
}
