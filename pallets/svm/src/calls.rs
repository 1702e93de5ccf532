//! What accounts can ask for; imported into the pallet's module. Thin: each call delegates.

use frame_support::pallet_macros::pallet_section;

/// Calls.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// A Solana transaction, signed as on Solana. Solana's clients send these through the node's own door.
		///
		/// ## Dispatch Origin
		/// Authorized by the signatures in the transaction, which pays out of its first account; there is no other fee.
		/// ## Details
		/// It was queued, and its fee taken, before this call is made; what it comes to is told when the block ends.
		/// ## Parameters
		/// - `bytes`: the transaction in Solana's wire format.
		/// ## Events
		/// - [`Event::TransactionExecuted`], when the block ends.
		/// ## Complexity
		/// That of the transaction, by what it asks for.
		#[pallet::call_index(0)]
		#[pallet::weight((Pallet::<T>::submit_weight(bytes), DispatchClass::Normal, Pays::No))]
		#[pallet::authorize(|source, bytes| Pallet::<T>::authorize(source, bytes))]
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn submit(origin: OriginFor<T>, bytes: BoundedVec<u8, MaxBytes>) -> DispatchResult {
			ensure_authorized(origin)?;
			let _queued = bytes;
			Ok(())
		}

		/// Queues a Solana transaction, of the sender or of anybody.
		///
		/// ## Dispatch Origin
		/// Signed. Where the transaction wants the signature of the account with the sender's 32 bytes, this is it; whatever
		/// stands in its place is not looked at. So accounts of all kinds act in the domain: sr25519, ECDSA, multisig.
		/// ## Details
		/// The transaction pays its own fee out of its first account, beside that of this call.
		/// ## Parameters
		/// - `bytes`: the transaction in Solana's wire format; signed by all others who have to.
		/// ## Errors
		/// - [`Error::Refused`]: with the index of Solana's own error.
		/// - [`Error::BlockFull`]: it takes more than it asked for, and this block has no room for that; try again. What has none for what
		///   it asks for waits in the pool.
		/// ## Events
		/// - [`Event::TransactionExecuted`], when the block ends.
		/// ## Complexity
		/// That of the transaction, by what it asks for.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::relay_weight(bytes))]
		pub fn relay(origin: OriginFor<T>, bytes: BoundedVec<u8, MaxBytes>) -> DispatchResult {
			Self::do_relay(ensure_signed(origin)?, &bytes, None)
		}

		/// Brings money into the domain, at once.
		///
		/// ## Dispatch Origin
		/// Signed by who has it.
		/// ## Parameters
		/// - `to`: the account of the domain that gets it.
		/// - `amount`: base units, which are lamports there.
		/// ## Errors
		/// - [`Error::TooLittle`]: an account would have less than it has to have.
		/// - [`Error::NotAnAccount`]: nobody could use it there.
		/// - [`Error::TooMuch`]: there is not so much money.
		/// - [`Error::Refused`]: the domain stands still.
		/// ## Events
		/// - [`Event::Deposited`]
		/// ## Complexity
		/// O(bytes of the account).
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::deposit())]
		pub fn deposit(origin: OriginFor<T>, to: T::AccountId, #[pallet::compact] amount: u64) -> DispatchResult {
			Self::do_deposit(&ensure_signed(origin)?, to.into(), amount)
		}

		/// Takes money out of the domain: it is held, and released when its time has come and this block is proven final.
		///
		/// ## Dispatch Origin
		/// Signed by the account whose money it is: the one of the domain with the same 32 bytes.
		/// ## Parameters
		/// - `to`: who gets it.
		/// - `amount`: lamports, which are base units.
		/// ## Errors
		/// - [`Error::TooLittle`]: less than an account has to have, here or there.
		/// - [`Error::TooMuch`]: more than it has.
		/// - [`Error::NotAnAccount`]: of a person; programs send money to those.
		/// - [`Error::Refused`]: the domain stands still.
		/// ## Events
		/// - [`Event::WithdrawalHeld`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, to: T::AccountId, #[pallet::compact] amount: u64) -> DispatchResult {
			Self::do_withdraw(ensure_signed(origin)?, to, amount)
		}

		/// Releases a withdrawal that is due, before the chain gets to it.
		///
		/// ## Dispatch Origin
		/// Signed by anybody.
		/// ## Errors
		/// - [`Error::UnknownWithdrawal`]: it is not held any more.
		/// - [`Error::NotDue`]: its delay runs, or the block that asked for it is not proven final.
		/// - [`Error::AboveCap`]: too much left lately.
		/// - [`Error::Refused`]: the domain stands still.
		/// ## Events
		/// - [`Event::WithdrawalReleased`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(origin: OriginFor<T>, withdrawal: WithdrawalId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release(withdrawal)
		}

		/// Returns a withdrawal that is held to the account of the domain that it came from.
		///
		/// ## Dispatch Origin
		/// [`Config::ReturnOrigin`].
		/// ## Errors
		/// - [`Error::UnknownWithdrawal`]: it is not held any more.
		/// ## Events
		/// - [`Event::WithdrawalReturned`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::return_held())]
		pub fn return_held(origin: OriginFor<T>, withdrawal: WithdrawalId) -> DispatchResult {
			T::ReturnOrigin::ensure_origin(origin)?;
			Self::do_return(withdrawal)
		}

		/// Stops the domain: nothing enters it, nothing runs in it, nothing is released.
		///
		/// ## Dispatch Origin
		/// [`Config::FreezeOrigin`].
		/// ## Errors
		/// - [`Error::AsItIs`]: it stands still.
		/// ## Events
		/// - [`Event::DomainFrozen`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::freeze_domain())]
		pub fn freeze_domain(origin: OriginFor<T>) -> DispatchResult {
			T::FreezeOrigin::ensure_origin(origin)?;
			Self::do_freeze()
		}

		/// Lets the domain go on.
		///
		/// ## Dispatch Origin
		/// [`Config::ThawOrigin`].
		/// ## Errors
		/// - [`Error::AsItIs`]: it does not stand still.
		/// ## Events
		/// - [`Event::DomainThawed`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::freeze_domain())]
		pub fn thaw_domain(origin: OriginFor<T>) -> DispatchResult {
			T::ThawOrigin::ensure_origin(origin)?;
			Self::do_thaw()
		}

		/// Stops a program: transactions that name it are refused. No program can call another one that its transaction does not
		/// name.
		///
		/// ## Dispatch Origin
		/// [`Config::FreezeOrigin`].
		/// ## Errors
		/// - [`Error::AsItIs`]: it is stopped.
		/// - [`Error::TooManyPrograms`].
		/// ## Events
		/// - [`Event::ProgramFrozen`]
		/// ## Complexity
		/// O(programs that are stopped).
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::thaw_program())]
		pub fn freeze_program(origin: OriginFor<T>, program: T::AccountId) -> DispatchResult {
			T::FreezeOrigin::ensure_origin(origin)?;
			Self::do_freeze_program(program.into())
		}

		/// Lets a program go on.
		///
		/// ## Dispatch Origin
		/// [`Config::ThawOrigin`].
		/// ## Errors
		/// - [`Error::AsItIs`]: it is not stopped.
		/// ## Events
		/// - [`Event::ProgramThawed`]
		/// ## Complexity
		/// O(programs that are stopped).
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::thaw_program())]
		pub fn thaw_program(origin: OriginFor<T>, program: T::AccountId) -> DispatchResult {
			T::ThawOrigin::ensure_origin(origin)?;
			Self::do_thaw_program(program.into())
		}

		/// Sets how withdrawals leave. Those that are held keep the time that they were given.
		///
		/// ## Dispatch Origin
		/// [`Config::ParameterOrigin`].
		/// ## Events
		/// - [`Event::ParametersChanged`]
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters<BlockNumberFor<T>>) -> DispatchResult {
			T::ParameterOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters)
		}

		/// Chooses a newer engine, from the next block on. Nodes that do not have it stop, and say so; so more than two thirds of the
		/// validators have to have it.
		///
		/// ## Dispatch Origin
		/// Root.
		/// ## Errors
		/// - [`Error::OldEngine`]: it is not newer.
		/// - [`Error::EngineNotCommon`]: too few validators have it.
		/// ## Events
		/// - [`Event::EngineChosen`], and [`Event::EngineChanged`] when the block ends.
		/// ## Complexity
		/// O(validators).
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::set_engine())]
		pub fn set_engine(origin: OriginFor<T>, #[pallet::compact] engine: u32) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_engine(EngineVersion(engine))
		}

		/// As [`Pallet::relay`], but the transaction takes no more lamports of the sender than is said here: it is undone otherwise, and
		/// only its fee is gone. So keys of sessions can act.
		///
		/// ## Dispatch Origin
		/// Signed. As for [`Pallet::relay`].
		/// ## Details
		/// Lamports are counted in the sender's account, in its accounts of tokens, and in its nonces. Nor does the transaction give away
		/// what outlives it: who owns these and the sender's mints, who else may spend from them, and who may advance nonces, stay as
		/// they are; and no program is deployed or changed. Tokens that are no lamports are not counted; and what else of the sender's
		/// a program keeps, no engine can tell: look at which accounts the transaction writes.
		/// ## Parameters
		/// - `bytes`: the transaction in Solana's wire format; signed by all others who have to.
		/// - `lamports`: that it may take of the sender, its own fee included if the sender pays it.
		/// ## Errors
		/// - [`Error::Refused`]: with the index of Solana's own error.
		/// - [`Error::NotASigner`]: it does not want the signature of the sender.
		/// - [`Error::AboveBounds`]: the fee alone is more.
		/// - [`Error::BlockFull`]: it takes more than it asked for, and this block has no room for that; try again. What has none for what
		///   it asks for waits in the pool.
		/// ## Events
		/// - [`Event::TransactionExecuted`], when the block ends.
		/// ## Complexity
		/// That of the transaction, by what it asks for.
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::relay_within_weight(bytes))]
		pub fn relay_within(
			origin: OriginFor<T>,
			bytes: BoundedVec<u8, MaxBytes>,
			#[pallet::compact] lamports: u64,
		) -> DispatchResult {
			Self::do_relay(ensure_signed(origin)?, &bytes, Some(lamports))
		}

		/// Tells the newest engine that the node of the block's author has.
		///
		/// ## Dispatch Origin
		/// None: an inherent, put in by the block's author and by nobody else.
		/// ## Details
		/// Nobody can check it. An author that says of itself what is not so stops with those that lack the engine.
		/// ## Errors
		/// - [`Error::NoAuthor`]: the block is of no validator.
		/// - [`Error::AsItIs`]: it was told in this block.
		/// ## Events
		/// - [`Event::EngineNoted`]
		/// ## Complexity
		/// O(validators).
		#[pallet::call_index(13)]
		#[pallet::weight((T::WeightInfo::note_engine(), DispatchClass::Mandatory))]
		pub fn note_engine(origin: OriginFor<T>, #[pallet::compact] newest: u32) -> DispatchResult {
			ensure_none(origin)?;
			Self::do_note_engine(EngineVersion(newest))
		}
	}
}
