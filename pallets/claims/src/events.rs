//! What the pallet tells, and why it refuses; imported into the pallet's module.

use frame_support::pallet_macros::pallet_section;

/// Events.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A response was submitted; its claims are `first_claim` and those after it.
		ResponseSubmitted {
			/// The response.
			response: ResponseId,
			/// Who pays.
			requester: T::AccountId,
			/// What does not change.
			header: ResponseHeader<BalanceOf<T>>,
			/// What is held for the room it takes.
			deposit: BalanceOf<T>,
			/// Its first claim.
			first_claim: ClaimId,
		},
		/// A claim was submitted; its text is in the call.
		ClaimSubmitted {
			/// The claim.
			claim: ClaimId,
			/// What is known of it.
			header: ClaimHeader<BalanceOf<T>>,
			/// The round that judges it.
			round: RoundId,
		},
		/// A claim has an outcome, final not before open block `until` is over.
		OutcomeProvisional {
			/// The claim.
			claim: ClaimId,
			/// What came out.
			outcome: Outcome,
			/// What the committee said.
			tally: Tally,
			/// Last open block of the window.
			until: pallet_mira_attestations::OpenBlock,
		},
		/// No committee could be drawn for a claim: it is over, and refunded.
		ClaimUnseated {
			/// The claim.
			claim: ClaimId,
			/// Why.
			why: Shortfall,
		},
		/// A claim is final.
		ClaimFinalized {
			/// The claim.
			claim: ClaimId,
			/// The response it is of.
			response: ResponseId,
			/// What came out; none if no committee could be drawn.
			outcome: Option<Outcome>,
			/// Hash of its [`ClaimRecord`].
			record: H256,
			/// What went back to the requester.
			refund: BalanceOf<T>,
		},
		/// All claims of a response are final; the deposit went back.
		ResponseFinalized {
			/// The response.
			response: ResponseId,
			/// Its claims, by outcome.
			finals: Outcomes,
			/// What stays of it: see [`response_hash`].
			hash: H256,
			/// What was held and went back.
			deposit: BalanceOf<T>,
		},
		/// Governance changed parameters.
		ParametersChanged {
			/// Before.
			old: Option<Parameters<BalanceOf<T>>>,
			/// From now on, for responses that are submitted from now on.
			new: Parameters<BalanceOf<T>>,
		},
	}
}

/// Errors.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// Governance has not set the parameters yet.
		NotConfigured,
		/// A response has at least one claim.
		NoClaims,
		/// The text of a claim is refused.
		BadText(text::Fault),
		/// The name of the model is refused.
		BadModel(text::Fault),
		/// A span is empty, or reaches beyond the response.
		BadSpan,
		/// A text appears twice in one response: what judges it once judges it.
		RepeatedClaim,
		/// The reward is below the least of the tier.
		RewardTooSmall,
		/// Fewer rounds can be seated now than were demanded.
		TooFewRounds,
		/// The outcome of a claim would be cheaper to buy than was demanded.
		TooCheapToBuy,
		/// There is no such response that is not final.
		UnknownResponse,
		/// Parameters under which the pallet would not work.
		BadParameters,
	}
}
