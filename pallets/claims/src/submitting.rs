//! From a submission to claims that committees are drawn for.

use crate::{pallet::*, text, types::*};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{pallet_prelude::*, traits::fungible::MutateHold};
use pallet_mira_attestations::{Request, Rounds};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, CheckedAdd, CheckedMul, Hash, Zero},
	ArithmeticError,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_submit(requester: T::AccountId, submission: SubmissionOf<T>) -> Result<ResponseId, DispatchError> {
		let parameters = Params::<T>::get().ok_or(Error::<T>::NotConfigured)?;
		let hashes = Self::check(&parameters, &submission)?;
		let Submission { hash, length, model, tier, reward, claims, demand } = submission;

		let id = NextResponse::<T>::get();
		NextResponse::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let first = NextClaim::<T>::get();
		let next = first.checked_add(claims.len() as u64).ok_or(ArithmeticError::Overflow)?;
		NextClaim::<T>::put(next);
		let bytes = claims.iter().map(|claim| claim.text.len() as u32);
		let deposit = parameters.deposit(bytes).ok_or(ArithmeticError::Overflow)?;
		T::Currency::hold(&HoldReason::Deposit.into(), &requester, deposit)?;

		let covered = covered(claims.iter().map(|claim| claim.span));
		let header = ResponseHeader { hash, length, covered, model, tier, reward, claims: claims.len() as u8 };
		Self::deposit_event(Event::ResponseSubmitted {
			response: id,
			requester: requester.clone(),
			header: header.clone(),
			deposit,
			first_claim: first,
		});
		let response =
			Response { requester, header, deposit, first, finals: Outcomes::default(), records: H256::zero() };
		for ((number, claim), hash) in (first..next).zip(claims).zip(hashes) {
			Self::submit_claim(&parameters, (id, &response), demand, number, (hash, claim))?;
		}
		Responses::<T>::insert(id, response);
		Ok(id)
	}

	/// Checks what needs no look at the state; the hashes of the texts.
	fn check(parameters: &Parameters<BalanceOf<T>>, submission: &SubmissionOf<T>) -> Result<Vec<H256>, DispatchError> {
		ensure!(!submission.claims.is_empty(), Error::<T>::NoClaims);
		ensure!(submission.reward >= parameters.tier(submission.tier).min_reward, Error::<T>::RewardTooSmall);
		text::check(&submission.model).map_err(Error::<T>::BadModel)?;
		for claim in &submission.claims {
			text::check(&claim.text).map_err(Error::<T>::BadText)?;
			let end = claim.span.start.checked_add(claim.span.length).ok_or(Error::<T>::BadSpan)?;
			ensure!(claim.span.length > 0 && end <= submission.length, Error::<T>::BadSpan);
		}
		let hashes: Vec<_> = submission.claims.iter().map(|claim| BlakeTwo256::hash(&claim.text)).collect();
		ensure!(hashes.iter().collect::<BTreeSet<_>>().len() == hashes.len(), Error::<T>::RepeatedClaim);
		Ok(hashes)
	}

	/// Asks for the round of a claim, if the network can give what is demanded.
	fn submit_claim(
		parameters: &Parameters<BalanceOf<T>>,
		(response, of): (ResponseId, &ResponseOf<T>),
		demand: Demand<BalanceOf<T>>,
		id: ClaimId,
		(hash, claim): (H256, NewClaim),
	) -> DispatchResult {
		let Response { ref requester, header: ResponseHeader { tier, reward, .. }, .. } = *of;
		let NewClaim { text, domain, span } = claim;
		let (previous, growth) = Self::remember(hash, id, of.header.coverage());
		let (seats, rounds, cost_to_buy) = Self::strength(parameters, tier, reward, domain, growth)?;
		// With no round at all, opening one says why.
		ensure!(rounds == 0 || rounds >= demand.rounds, Error::<T>::TooFewRounds);
		ensure!(rounds == 0 || cost_to_buy >= demand.cost_to_buy, Error::<T>::TooCheapToBuy);
		let round = T::Rounds::open(Request {
			subject: id,
			claim: hash,
			index: 0,
			domain,
			seats,
			reward,
			exposure: reward.checked_mul(&parameters.exposure.into()).ok_or(ArithmeticError::Overflow)?,
			pace: parameters.tier(tier).pace(tier),
			payer: requester.clone(),
		})?;
		let header = ClaimHeader { response, text: hash, domain, span, previous, growth, rounds, cost_to_buy };
		Self::deposit_event(Event::ClaimSubmitted { claim: id, header: header.clone(), round });
		Claims::<T>::insert(id, Claim { header, round, stage: Stage::Attesting });
		Texts::<T>::insert(id, text);
		Ok(())
	}
}

impl<Balance: CheckedAdd + CheckedMul + Zero + From<u32> + Copy> Parameters<Balance> {
	/// What is held for a response with claims of as many bytes each.
	pub fn deposit(&self, bytes: impl ExactSizeIterator<Item = u32>) -> Option<Balance> {
		let items = Balance::from(bytes.len() as u32 + 1);
		let bytes = Balance::from(bytes.sum::<u32>());
		self.deposit_per_item.checked_mul(&items)?.checked_add(&self.deposit_per_byte.checked_mul(&bytes)?)
	}
}

/// Bytes that some span covers, each counted once.
pub(crate) fn covered(spans: impl Iterator<Item = Span>) -> u32 {
	let mut spans: Vec<_> = spans.collect();
	spans.sort();
	let mut end = 0u32;
	let mut covered = 0u32;
	for Span { start, length } in spans {
		// Checked before: spans end within the response.
		let stop = start.saturating_add(length);
		covered = covered.saturating_add(stop.saturating_sub(start.max(end)));
		end = end.max(stop);
	}
	covered
}
