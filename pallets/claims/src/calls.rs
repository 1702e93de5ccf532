//! What accounts and governance can ask for; imported into the pallet's module. Thin: each call delegates.

use frame_support::pallet_macros::pallet_section;

/// Calls.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Submits a response to be verified.
		///
		/// ## Dispatch Origin
		/// Signed by the requester, who pays.
		/// ## Details
		/// Takes the rewards of all first committees now, and gives back what nobody earned when each claim is final; holds a
		/// deposit until all are. The texts become public for ever.
		/// ## Parameters
		/// - `submission`: hash and length of the text, model, tier, reward of a seat, claims, and what the network must be
		///   able to give.
		/// ## Errors
		/// - [`Error::NotConfigured`], [`Error::NoClaims`], [`Error::BadText`], [`Error::BadModel`], [`Error::BadSpan`],
		///   [`Error::RepeatedClaim`], [`Error::RewardTooSmall`].
		/// - [`Error::TooFewRounds`], [`Error::TooCheapToBuy`]: the network cannot give what is demanded now.
		/// - `Attestations.Unseatable`, `Attestations.UnknownDomain`: no committee could be drawn for a claim.
		/// ## Events
		/// - [`Event::ResponseSubmitted`], and [`Event::ClaimSubmitted`] for each claim.
		/// ## Complexity
		/// O(c log c + b) in the number of claims and the bytes of their texts.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::submit(submission.claims.len() as u32))]
		pub fn submit(origin: OriginFor<T>, submission: alloc::boxed::Box<SubmissionOf<T>>) -> DispatchResult {
			let requester = ensure_signed(origin)?;
			Self::do_submit(requester, *submission).map(|_| ())
		}

		/// Changes parameters, for what is submitted from now on.
		///
		/// ## Dispatch Origin
		/// [`Config::ParameterOrigin`].
		/// ## Errors
		/// - [`Error::BadParameters`]: the pallet would not work under them.
		/// ## Events
		/// - [`Event::ParametersChanged`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters<BalanceOf<T>>) -> DispatchResult {
			T::ParameterOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters)
		}
	}
}
