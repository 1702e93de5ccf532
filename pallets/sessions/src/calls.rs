//! What accounts can ask for; imported into the pallet's module. Thin: each call delegates.

use frame_support::pallet_macros::pallet_section;

/// Calls.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a session: `grant.key` may do for the sender what the grant lists, until it ends.
		///
		/// ## Dispatch Origin
		/// Signed by the principal.
		/// ## Details
		/// Holds a deposit for the room that it takes until it ends. The grant cannot be changed; revoke it and open another one.
		/// ## Errors
		/// - [`Error::OwnKey`], [`Error::EmptyScope`], [`Error::ItemNotDelegable`], [`Error::RuleNotApplicable`],
		///   [`Error::NoProgram`], [`Error::EvmNotAvailable`]: what is listed cannot be granted.
		/// - [`Error::EmptyTime`], [`Error::TooLong`], [`Error::EmptyWindow`]: the times.
		/// - [`Error::TooManySessions`], [`Error::AlreadyOpened`].
		/// - [`Error::NotTheSponsor`]: a sponsor has to submit `open_signed`.
		/// ## Events
		/// - [`Event::SessionOpened`]
		/// ## Complexity
		/// O(items of the scope).
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open(grant.scope.len() as u32))]
		pub fn open(origin: OriginFor<T>, grant: Box<GrantOf<T>>) -> DispatchResult {
			let principal = ensure_signed(origin)?;
			Self::do_open(principal.clone(), *grant, principal).map(|_| ())
		}

		/// Opens a session that its principal signed, and nobody else need trust the sender for it.
		///
		/// ## Dispatch Origin
		/// Signed by anybody; pays the fee and the deposit.
		/// ## Parameters
		/// - `principal`: for whom the session acts.
		/// - `permission`: the principal's signature under the text that [`SessionsApi::permission_text`] gives: as it is, or
		///   wrapped in `<Bytes>`, by any key of the chain; or as a personal message of an Ethereum wallet (EIP-191).
		/// ## Errors
		/// - [`Error::BadSignature`], and those of `open`.
		/// - [`Error::NotTheSponsor`]: the grant names another payer than the principal or the sender.
		/// ## Events
		/// - [`Event::SessionOpened`]
		/// ## Complexity
		/// O(items of the scope), and a signature.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::open_signed(grant.scope.len() as u32))]
		pub fn open_signed(
			origin: OriginFor<T>,
			principal: T::AccountId,
			grant: Box<GrantOf<T>>,
			permission: Permission,
		) -> DispatchResult {
			let relayer = ensure_signed(origin)?;
			Self::check_permission(&principal, &grant, &permission)?;
			Self::do_open(principal, *grant, relayer).map(|_| ())
		}

		/// Makes a call for the principal of a session.
		///
		/// ## Dispatch Origin
		/// Signed by the key of the session.
		/// ## Details
		/// All or nothing: where the call fails, or spends more than the session may, nothing has happened but the fee, which
		/// the payer of the session pays out of its limit for fees. The pool refuses what cannot be admitted, for free.
		/// ## Errors
		/// - [`Error::UnknownSession`], [`Error::WrongKey`], [`Error::NotYet`], [`Error::Expired`], [`Error::Suspended`],
		///   [`Error::NoUsesLeft`]: the session.
		/// - [`Error::NeverDelegable`], [`Error::OutOfScope`], [`Error::WrongDestination`], [`Error::AboveMost`],
		///   [`Error::UnsupportedClaim`]: the call.
		/// - [`Error::AbovePerUse`], [`Error::AboveTotal`], [`Error::AboveWindow`]: what it would spend.
		/// - Those of the call.
		/// ## Events
		/// - [`Event::SessionExecuted`], and those of the call.
		/// ## Complexity
		/// That of the call, and O(items of the scope) for it and each call inside it. What a shorter scope than the longest needs
		/// less, or one without claims, is given back.
		#[pallet::call_index(2)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			let own = Pallet::<T>::execute_weight(call, Extent::MAX).saturating_add(Pallet::<T>::claims_weight(call));
			(own.saturating_add(info.call_weight), info.class)
		})]
		pub fn execute(
			origin: OriginFor<T>,
			#[pallet::compact] session: SessionId,
			call: Box<T::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			Self::do_execute(origin, session, *call)
		}

		/// Ends a session, from the next call on.
		///
		/// ## Dispatch Origin
		/// Signed by its principal, its key, or its sponsor.
		/// ## Details
		/// The deposit returns to who paid it. Also in safe mode.
		/// ## Errors
		/// - [`Error::UnknownSession`], [`Error::NotYours`].
		/// ## Events
		/// - [`Event::SessionEnded`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, #[pallet::compact] session: SessionId) -> DispatchResult {
			Self::do_revoke(&ensure_signed(origin)?, session)
		}

		/// Ends all sessions that act for the sender.
		///
		/// ## Dispatch Origin
		/// Signed by the principal.
		/// ## Details
		/// Also in safe mode. Without a session it does nothing.
		/// ## Events
		/// - [`Event::SessionEnded`] of each.
		/// ## Complexity
		/// O(sessions of the sender).
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::revoke_all(T::MaxSessions::get()))]
		pub fn revoke_all(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let ended = Self::do_revoke_all(&ensure_signed(origin)?)?;
			Ok(Some(T::WeightInfo::revoke_all(ended)).into())
		}

		/// Ends a session whose time is over, which it is without this too: its deposit returns.
		///
		/// ## Dispatch Origin
		/// Signed by anybody.
		/// ## Errors
		/// - [`Error::UnknownSession`], [`Error::NotOver`].
		/// ## Events
		/// - [`Event::SessionEnded`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn prune(origin: OriginFor<T>, #[pallet::compact] session: SessionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_prune(session)
		}
	}
}
