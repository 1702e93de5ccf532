//! What accounts and governance can ask for; imported into the pallet's module. Thin: each call delegates.

use frame_support::pallet_macros::pallet_section;

/// Calls.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Becomes an attestor, or one more: bonds `bond` of the sender's money.
		///
		/// ## Dispatch Origin
		/// Signed by who owns the bond.
		/// ## Details
		/// Drawn from two draw epochs on. Attestors of one owner never sit in the same committee.
		/// ## Parameters
		/// - `operating`: signs commits and reveals; may be the sender.
		/// - `bond`: at least the minimum.
		/// - `domains`: bit `n` declares domain `n`.
		/// - `family`: the line of models behind it; it cannot be changed.
		/// ## Errors
		/// - [`Error::BondTooSmall`], [`Error::BadDomainCount`], [`Error::UnknownDomain`], [`Error::UnknownFamily`],
		///   [`Error::OperatingKeyTaken`], [`Error::TooManyAttestors`], [`Error::NotConfigured`].
		/// ## Events
		/// - [`Event::AttestorRegistered`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(
			origin: OriginFor<T>,
			operating: T::AccountId,
			#[pallet::compact] bond: BalanceOf<T>,
			domains: DomainSet,
			family: FamilyId,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_register_and_queue(owner, operating, bond, domains, family)
		}

		/// Adds to the bond of an attestor.
		///
		/// ## Dispatch Origin
		/// Signed by its owner.
		/// ## Errors
		/// - [`Error::UnknownAttestor`], [`Error::NotOwner`], [`Error::NothingToDo`].
		/// - [`Error::TooManyChanges`]: try again in the next draw epoch.
		/// ## Events
		/// - [`Event::BondChanged`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::bond_extra())]
		pub fn bond_extra(
			origin: OriginFor<T>,
			#[pallet::compact] attestor: AttestorId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			Self::do_bond_extra(origin, attestor, amount)
		}

		/// Asks bond back: it backs no new seats from now on, and can be withdrawn when its time is over and nothing needs it.
		///
		/// ## Dispatch Origin
		/// Signed by the owner of the attestor.
		/// ## Details
		/// Asking again adds to it and begins the time anew. Until it is withdrawn it can be slashed.
		/// ## Errors
		/// - [`Error::UnknownAttestor`], [`Error::NotOwner`].
		/// - [`Error::NothingToUnbond`]: zero, or more than there is.
		/// - [`Error::BondTooSmall`]: less than the minimum would stay; all of it may be asked back.
		/// - [`Error::TooManyChanges`]: try again in the next draw epoch.
		/// ## Events
		/// - [`Event::UnbondingStarted`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::unbond())]
		pub fn unbond(
			origin: OriginFor<T>,
			#[pallet::compact] attestor: AttestorId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			Self::do_unbond(origin, attestor, amount)
		}

		/// Keeps all bond that was asked back.
		///
		/// ## Dispatch Origin
		/// Signed by the owner of the attestor.
		/// ## Errors
		/// - [`Error::UnknownAttestor`], [`Error::NotOwner`], [`Error::NothingToUnbond`], [`Error::TooManyChanges`].
		/// ## Events
		/// - [`Event::UnbondingCancelled`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::rebond())]
		pub fn rebond(origin: OriginFor<T>, #[pallet::compact] attestor: AttestorId) -> DispatchResult {
			Self::do_rebond(origin, attestor)
		}

		/// Takes bond out that was asked back long enough ago. With the last of it the attestor ends, and its earnings are
		/// paid.
		///
		/// ## Dispatch Origin
		/// Signed by the owner of the attestor.
		/// ## Errors
		/// - [`Error::UnknownAttestor`], [`Error::NotOwner`], [`Error::NothingToUnbond`].
		/// - [`Error::StillNeeded`]: the time is not over, or seats, slashes or the draw still need it.
		/// ## Events
		/// - [`Event::BondChanged`], [`Event::AttestorLeft`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, #[pallet::compact] attestor: AttestorId) -> DispatchResult {
			Self::do_withdraw(origin, attestor)
		}

		/// Leaves the draw for now; seats that were given stay due.
		///
		/// ## Dispatch Origin
		/// Signed by the owner or the operating key of the attestor.
		/// ## Errors
		/// - [`Error::UnknownAttestor`], [`Error::NotOwnerOrOperator`].
		/// - [`Error::NothingToDo`]: it is not in the draw.
		/// ## Events
		/// - [`Event::StandingChanged`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, #[pallet::compact] attestor: AttestorId) -> DispatchResult {
			Self::do_pause(origin, attestor)
		}

		/// Comes back into the draw, after a pause or a suspension.
		///
		/// ## Dispatch Origin
		/// Signed by the owner or the operating key of the attestor.
		/// ## Errors
		/// - [`Error::UnknownAttestor`], [`Error::NotOwnerOrOperator`], [`Error::TooManyChanges`].
		/// - [`Error::NothingToDo`]: it is active.
		/// - [`Error::StillSuspended`]: the era of its suspension is not over.
		/// ## Events
		/// - [`Event::StandingChanged`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>, #[pallet::compact] attestor: AttestorId) -> DispatchResult {
			Self::do_resume(origin, attestor)
		}

		/// Lets another account sign commits and reveals.
		///
		/// ## Dispatch Origin
		/// Signed by the owner of the attestor.
		/// ## Details
		/// At once, also for seats that are due: what the old key committed to, the new one can reveal.
		/// ## Errors
		/// - [`Error::UnknownAttestor`], [`Error::NotOwner`], [`Error::OperatingKeyTaken`].
		/// ## Events
		/// - [`Event::OperatingChanged`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_operating())]
		pub fn set_operating(
			origin: OriginFor<T>,
			#[pallet::compact] attestor: AttestorId,
			operating: T::AccountId,
		) -> DispatchResult {
			Self::do_set_operating(origin, attestor, operating)
		}

		/// Declares other domains, from two draw epochs on.
		///
		/// ## Dispatch Origin
		/// Signed by the owner of the attestor.
		/// ## Errors
		/// - [`Error::UnknownAttestor`], [`Error::NotOwner`], [`Error::BadDomainCount`], [`Error::UnknownDomain`],
		///   [`Error::NothingToDo`], [`Error::TooManyChanges`].
		/// ## Events
		/// - [`Event::DomainsChanged`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_domains())]
		pub fn set_domains(
			origin: OriginFor<T>,
			#[pallet::compact] attestor: AttestorId,
			domains: DomainSet,
		) -> DispatchResult {
			Self::do_set_domains(origin, attestor, domains)
		}

		/// Pays an attestor's earnings to its owner.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		/// ## Errors
		/// - [`Error::UnknownAttestor`].
		/// - [`Error::NothingToDo`]: nothing was earned since the last time.
		/// ## Events
		/// - [`Event::EarningsPaid`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::pay_out())]
		pub fn pay_out(origin: OriginFor<T>, #[pallet::compact] attestor: AttestorId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_pay_out(attestor)
		}

		/// Commits seats to their answers, all or none.
		///
		/// ## Dispatch Origin
		/// Signed by the operating key of an attestor with due seats; free of charge, and refused in the pool otherwise.
		/// ## Parameters
		/// - `commits`: rounds, each once, with the hash of the answer, see [`commitment`](crate::commitment).
		/// ## Errors
		/// - [`Error::NotAnAttestor`], [`Error::UnknownRound`], [`Error::NotDue`], [`Error::Repeated`],
		///   [`Error::NothingToDo`].
		/// - [`Error::Closed`]: deadlines stand still as well.
		/// ## Events
		/// - [`Event::Committed`] for each; [`Event::RoundSealed`] or [`Event::RevealsOpened`] where it was the last.
		/// ## Complexity
		/// O(n) in the number of commits.
		#[pallet::call_index(10)]
		#[pallet::weight((T::WeightInfo::commit(commits.len() as u32), DispatchClass::Operational, Pays::No))]
		pub fn commit(origin: OriginFor<T>, commits: BoundedVec<Commit, ConstU32<MAX_VOTES>>) -> DispatchResult {
			Self::do_commit(ensure_signed(origin)?, commits.into_inner())
		}

		/// Reveals what seats committed to, all or none.
		///
		/// ## Dispatch Origin
		/// Signed by the operating key of an attestor with due seats; free of charge, and refused in the pool otherwise.
		/// ## Errors
		/// - [`Error::NotAnAttestor`], [`Error::UnknownRound`], [`Error::NotDue`], [`Error::Repeated`],
		///   [`Error::NothingToDo`], [`Error::Closed`].
		/// - [`Error::CommitMismatch`]: something differs from what was committed to.
		/// - [`Error::BadConfidence`]: above 1000.
		/// ## Events
		/// - [`Event::Revealed`] for each; [`Event::RoundJudged`] where it was the last.
		/// ## Complexity
		/// O(n) in the number of reveals.
		#[pallet::call_index(11)]
		#[pallet::weight((
			T::WeightInfo::reveal(reveals.len() as u32)
				.saturating_add(T::Listener::weight().saturating_mul(reveals.len() as u64)),
			DispatchClass::Operational,
			Pays::No,
		))]
		pub fn reveal(origin: OriginFor<T>, reveals: BoundedVec<Reveal, ConstU32<MAX_VOTES>>) -> DispatchResult {
			Self::do_reveal(ensure_signed(origin)?, reveals.into_inner())
		}

		/// Changes parameters.
		///
		/// ## Dispatch Origin
		/// [`Config::ParameterOrigin`].
		/// ## Errors
		/// - [`Error::BadParameters`]: the pallet would not work under them.
		/// ## Events
		/// - [`Event::ParametersChanged`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters<BalanceOf<T>>) -> DispatchResult {
			T::ParameterOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters)
		}

		/// Adds a domain to the end of the list.
		///
		/// ## Dispatch Origin
		/// [`Config::ParameterOrigin`].
		/// ## Errors
		/// - [`Error::BadName`]: empty, not printable, there already, or the list is full.
		/// ## Events
		/// - [`Event::DomainAdded`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::add_name())]
		pub fn add_domain(origin: OriginFor<T>, name: Name) -> DispatchResult {
			T::ParameterOrigin::ensure_origin(origin)?;
			Self::do_add_domain(name)
		}

		/// Adds a family to the end of the list.
		///
		/// ## Dispatch Origin
		/// [`Config::ParameterOrigin`].
		/// ## Errors
		/// - [`Error::BadName`]: empty, not printable, there already, or the list is full.
		/// ## Events
		/// - [`Event::FamilyAdded`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::add_name())]
		pub fn add_family(origin: OriginFor<T>, name: Name) -> DispatchResult {
			T::ParameterOrigin::ensure_origin(origin)?;
			Self::do_add_family(name)
		}
	}
}
