//! What a response would cost now, and how much the network can give for it.

use crate::{pallet::*, types::*};
use alloc::vec::Vec;
use frame_support::pallet_prelude::*;
use pallet_mira_attestations::{tally::quorum, DomainId, Rounds};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd, CheckedMul, Zero},
	ArithmeticError,
};

impl<T: Config> Pallet<T> {
	/// What a response of `tier` would cost now, whose seats earn `reward` each; of each claim: its domain, the hash of its
	/// text, and the bytes of its text.
	pub fn quote(
		tier: Tier,
		reward: BalanceOf<T>,
		claims: Vec<(DomainId, H256, u32)>,
	) -> Result<Quote<BalanceOf<T>>, DispatchError> {
		let parameters = Params::<T>::get().ok_or(Error::<T>::NotConfigured)?;
		ensure!(!claims.is_empty() && claims.len() <= MAX_CLAIMS as usize, Error::<T>::NoClaims);
		ensure!(reward >= parameters.tier(tier).min_reward, Error::<T>::RewardTooSmall);
		let bytes = claims.iter().map(|(.., bytes)| (*bytes).min(MAX_TEXT));
		let deposit = parameters.deposit(bytes).ok_or(ArithmeticError::Overflow)?;
		let mut rewards = BalanceOf::<T>::zero();
		let claims = claims
			.into_iter()
			.map(|(domain, text, _)| {
				let (previous, growth) = Self::recall(text);
				let (seats, rounds, cost_to_buy) = Self::strength(&parameters, tier, reward, domain, growth)?;
				rewards = reward
					.checked_mul(&u32::from(seats).into())
					.and_then(|amount| rewards.checked_add(&amount))
					.ok_or(ArithmeticError::Overflow)?;
				Ok(ClaimQuote { seats, rounds, cost_to_buy, previous })
			})
			.collect::<Result<_, DispatchError>>()?;
		Ok(Quote { rewards, deposit, claims })
	}

	/// What a claim in `domain` would get whose first committee grew by `growth` sizes: its seats; rounds for which there are
	/// attestors now, each with `2n + 1` seats of the one before; and what it would take to buy the outcome of all of these.
	pub(crate) fn strength(
		parameters: &Parameters<BalanceOf<T>>,
		tier: Tier,
		reward: BalanceOf<T>,
		domain: DomainId,
		growth: u8,
	) -> Result<(u8, u8, BalanceOf<T>), DispatchError> {
		let overflow = ArithmeticError::Overflow;
		let tier = parameters.tier(tier);
		// Whoever buys a seat pays what it would have earned, and what it loses when it is proven wrong.
		let price = parameters.lost.checked_add(1).ok_or(overflow)?;
		let price = reward.checked_mul(&price.into()).ok_or(overflow)?;
		let (mut rounds, mut cost_to_buy) = (0, BalanceOf::<T>::zero());
		for round in 0..ROUNDS {
			let seats = u32::from(tier.seats_after(growth.saturating_add(round)));
			if T::Rounds::seatable(domain, seats).is_err() {
				break;
			}
			rounds += 1;
			let bought = price.checked_mul(&quorum(seats).into()).ok_or(overflow)?;
			cost_to_buy = cost_to_buy.checked_add(&bought).ok_or(overflow)?;
		}
		Ok((tier.seats_after(growth), rounds, cost_to_buy))
	}
}
