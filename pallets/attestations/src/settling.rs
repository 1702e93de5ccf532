//! Money: the pot, what seats earn, and what goes back.

use crate::{pallet::*, tally, traits::*, types::*};
use alloc::vec::Vec;
use frame_support::{
	defensive,
	pallet_prelude::*,
	traits::{
		fungible::{Balanced, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		OnUnbalanced,
	},
};
use sp_runtime::{
	traits::{AccountIdConversion, CheckedAdd, CheckedMul, CheckedSub, Saturating, Zero},
	ArithmeticError,
};

/// What all seats of a round can earn together; none beyond what a balance holds.
pub fn rewards<T: Config>(request: &RequestOf<T>) -> Option<BalanceOf<T>> {
	request.reward.checked_mul(&u32::from(request.seats).into())
}

impl<T: Config> Pallet<T> {
	/// The account in which rewards wait.
	pub fn pot() -> T::AccountId {
		T::PotId::get().into_account_truncating()
	}

	/// Pays `amount` out of the pot; to [`Config::Forfeited`] if `who` cannot take it (it would stay below the existential
	/// deposit).
	pub(crate) fn pay_from_pot(who: &T::AccountId, amount: BalanceOf<T>) {
		if let Some(Err(credit)) = Self::out_of_pot(amount).map(|credit| T::Currency::resolve(who, credit)) {
			T::Forfeited::on_unbalanced(credit);
		}
	}

	fn out_of_pot(amount: BalanceOf<T>) -> Option<CreditOf<T>> {
		if amount.is_zero() {
			return None;
		}
		let credit =
			T::Currency::withdraw(&Self::pot(), amount, Precision::Exact, Preservation::Preserve, Fortitude::Polite);
		if credit.is_err() {
			defensive!("the pot holds less than it owes");
		}
		credit.ok()
	}

	/// Pays the seats of a judged round; see [`Rounds::settle`].
	#[frame_support::transactional]
	pub(crate) fn do_settle(id: RoundId, verdict: Option<Verdict>) -> Result<Settled<BalanceOf<T>>, DispatchError> {
		let round = OpenRounds::<T>::get(id).ok_or(Error::<T>::UnknownRound)?;
		ensure!(round.phase == Phase::Judged, Error::<T>::NotJudged);
		let parameters = Params::<T>::get().ok_or(Error::<T>::NotConfigured)?;
		let shares =
			tally::Shares { undetermined: parameters.undetermined_share, abstention: parameters.abstention_share };
		let Request { reward, exposure, subject, ref payer, .. } = round.request;

		let mut seats = Vec::new();
		let mut unspent = rewards::<T>(&round.request).ok_or(ArithmeticError::Overflow)?;
		for (attestor, seat) in Committees::<T>::drain_prefix(id) {
			let pay = seat.is_exposed().then(|| tally::pay(seat.answer(), verdict, reward, shares));
			if let Some(tally::Pay::Earned(spent) | tally::Pay::Abstention(spent)) = pay {
				unspent = unspent.checked_sub(&spent).ok_or(ArithmeticError::Underflow)?;
			}
			let family = Self::record_seat(attestor, &seat, exposure, pay)?;
			seats.push(SeatRecord { attestor, family, seat });
		}
		seats.sort_by_key(|record| record.attestor);
		OpenRounds::<T>::remove(id);
		Self::pay_from_pot(payer, unspent);
		Self::deposit_event(Event::RoundSettled { round: id, subject, verdict, unspent });
		Ok(Settled { unspent, seed: round.seed, seats })
	}

	/// A settled seat: its bond is free again, its pay is earned. A silent one has none, and was recorded before. Returns the
	/// family.
	fn record_seat(
		id: AttestorId,
		seat: &Seat,
		exposure: BalanceOf<T>,
		pay: Option<tally::Pay<BalanceOf<T>>>,
	) -> Result<FamilyId, DispatchError> {
		Self::mutate_in_era(id, |attestor| {
			// Counted when the seat was drawn.
			attestor.seats = attestor.seats.saturating_sub(1);
			let Some(pay) = pay else { return Ok(attestor.family) };
			// Set aside when the seat was drawn.
			attestor.exposed = attestor.exposed.saturating_sub(exposure);
			let record = &mut attestor.record;
			record.seats = record.seats.saturating_add(1);
			let gave_verdict = matches!(seat.answer(), Some(Answer::Verdict(_)));
			record.verdicts = record.verdicts.saturating_add(gave_verdict.into());
			let (sum, amount) = match pay {
				tally::Pay::Earned(amount) => (&mut attestor.earned, amount),
				tally::Pay::Abstention(amount) => (&mut record.abstentions, amount),
			};
			*sum = sum.checked_add(&amount).ok_or(ArithmeticError::Overflow)?;
			Ok(attestor.family)
		})
	}

	/// A silent seat: its bond is free of the round. Who is silent too often is out of the draw.
	pub(crate) fn record_silence(id: AttestorId, exposure: BalanceOf<T>) {
		let most = Params::<T>::get().map_or(u32::MAX, |parameters| parameters.max_silent);
		let recorded = Self::mutate_in_era(id, |attestor| {
			attestor.exposed = attestor.exposed.saturating_sub(exposure);
			let record = &mut attestor.record;
			record.seats = record.seats.saturating_add(1);
			record.silent = record.silent.saturating_add(1);
			if record.silent >= most {
				Self::change_standing(id, attestor, Standing::Suspended { era: T::Era::get() });
			}
			Ok(())
		});
		if recorded.is_err() {
			defensive!("an attestor stays while it has seats");
		}
	}

	/// Changes an attestor whose record is of the present era: that of an older one is settled before.
	pub(crate) fn mutate_in_era<R>(
		id: AttestorId,
		change: impl FnOnce(&mut AttestorOf<T>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let mut attestor = Attestors::<T>::get(id).ok_or(Error::<T>::UnknownAttestor)?;
		if attestor.record.era != T::Era::get() {
			Self::settle_record(id, &mut attestor)?;
		}
		let result = change(&mut attestor)?;
		Attestors::<T>::insert(id, attestor);
		Ok(result)
	}

	/// Ends the record of an era: abstentions are paid to who gave enough verdicts in it, and forfeited otherwise.
	pub(crate) fn settle_record(id: AttestorId, attestor: &mut AttestorOf<T>) -> DispatchResult {
		let Record { era, seats, verdicts, abstentions, .. } =
			core::mem::replace(&mut attestor.record, Record { era: T::Era::get(), ..Default::default() });
		if abstentions.is_zero() {
			return Ok(());
		}
		let least = Params::<T>::get().map_or_else(Zero::zero, |parameters| parameters.min_verdicts.mul_ceil(seats));
		let (amount, forfeited) =
			if verdicts >= least { (abstentions, Zero::zero()) } else { (Zero::zero(), abstentions) };
		attestor.earned = attestor.earned.checked_add(&amount).ok_or(ArithmeticError::Overflow)?;
		if let Some(credit) = Self::out_of_pot(forfeited) {
			T::Forfeited::on_unbalanced(credit);
		}
		Self::deposit_event(Event::AbstentionsSettled { attestor: id, era, amount, forfeited });
		Ok(())
	}

	/// Pays what an attestor earned; what it was.
	pub(crate) fn pay_earnings(id: AttestorId, attestor: &mut AttestorOf<T>) -> Result<BalanceOf<T>, DispatchError> {
		let amount = core::mem::take(&mut attestor.earned);
		if !amount.is_zero() {
			// Unlike what goes back, this waits until the owner can take it.
			T::Currency::transfer(&Self::pot(), &attestor.owner, amount, Preservation::Preserve)?;
			Self::deposit_event(Event::EarningsPaid { attestor: id, amount });
		}
		Ok(amount)
	}
}
