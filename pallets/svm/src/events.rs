//! What the pallet tells, and why it refuses; imported into the pallet's module.

use frame_support::pallet_macros::pallet_section;

/// Events.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A transaction was executed.
		TransactionExecuted {
			/// Hash of its message.
			message: H256,
			/// Who paid.
			payer: T::AccountId,
			/// What was paid, in lamports.
			fee: u64,
			/// Compute units that it used.
			units: u64,
			/// Why it failed, in Solana's own encoding (bincode of `TransactionError`); none if it did not. One that fails changes
			/// nothing but a nonce.
			failure: Option<Failure>,
		},
		/// The transactions of this block have no effects, but for what they paid. They can be sent again.
		BatchDiscarded {
			/// How many.
			transactions: u32,
			/// Why.
			why: Freeze,
		},
		/// A validator told the newest engine that it has.
		EngineNoted {
			/// Who.
			validator: T::AccountId,
			/// Which engine.
			engine: EngineVersion,
		},
		/// The domain stands still.
		DomainFrozen {
			/// Why.
			why: Freeze,
		},
		/// The domain goes on.
		DomainThawed {
			/// Why it stood still.
			old: Freeze,
		},
		/// A program stands still.
		ProgramFrozen {
			/// Which.
			program: T::AccountId,
		},
		/// A program goes on.
		ProgramThawed {
			/// Which.
			program: T::AccountId,
		},
		/// Money came into the domain.
		Deposited {
			/// Whose it was.
			from: T::AccountId,
			/// Whose it is.
			to: T::AccountId,
			/// How much.
			amount: u64,
			/// All money in the domain now.
			backed: u64,
		},
		/// Money left the domain, and is held.
		WithdrawalHeld {
			/// The withdrawal.
			id: WithdrawalId,
			/// Whose it was.
			from: T::AccountId,
			/// Who will get it.
			to: T::AccountId,
			/// How much.
			amount: u64,
			/// First block in which it may be released.
			due_at: BlockNumberFor<T>,
		},
		/// Money that a program took out of the domain returned at once: too little for an account, or to the escrow itself.
		WithdrawalRefused {
			/// Whose it is again.
			from: T::AccountId,
			/// Who would have got it.
			to: T::AccountId,
			/// How much.
			amount: u64,
		},
		/// A withdrawal was paid out.
		WithdrawalReleased {
			/// The withdrawal.
			id: WithdrawalId,
			/// Who got it.
			to: T::AccountId,
			/// How much.
			amount: u64,
		},
		/// A withdrawal returned to where it came from.
		WithdrawalReturned {
			/// The withdrawal.
			id: WithdrawalId,
			/// Whose it is again.
			from: T::AccountId,
			/// How much.
			amount: u64,
		},
		/// Withdrawals leave in another way.
		ParametersChanged {
			/// How.
			parameters: Parameters<BlockNumberFor<T>>,
			/// How they left until now.
			old: Parameters<BlockNumberFor<T>>,
		},
		/// Another engine will execute transactions from the next block on.
		EngineChosen {
			/// Which.
			engine: EngineVersion,
		},
		/// Another engine executes transactions from the next block on.
		EngineChanged {
			/// Which.
			engine: EngineVersion,
			/// Which did until now.
			old: EngineVersion,
		},
	}
}

/// Errors.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// A Solana transaction is refused, with the index of Solana's own error.
		Refused(Refusal),
		/// This block has no room left for such a transaction: try again.
		BlockFull,
		/// Less than an account has to have.
		TooLittle,
		/// More than there is.
		TooMuch,
		/// Not an account that people can use in this way.
		NotAnAccount,
		/// There is no such withdrawal: its id is wrong, or it was released or returned.
		UnknownWithdrawal,
		/// The withdrawal is not due: its delay runs, or the block that asked for it is not proven final.
		NotDue,
		/// Too much left the domain lately: try later.
		AboveCap,
		/// It is so already.
		AsItIs,
		/// No more programs can be stopped: stop the domain.
		TooManyPrograms,
		/// An engine can only be followed by a newer one.
		OldEngine,
		/// The transaction does not want the signature of the sender: nothing would hold it within bounds.
		NotASigner,
		/// The fee of the transaction alone is more than it may take.
		AboveBounds,
		/// Too few validators have that engine: more than two thirds of them have to. They tell it in blocks that they make.
		EngineNotCommon,
		/// The block is of nobody who is a validator.
		NoAuthor,
	}
}
