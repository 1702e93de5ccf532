//! What happened, and what was refused; imported into the pallet's module.

use frame_support::pallet_macros::pallet_section;

/// Events.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A session was opened.
		SessionOpened {
			/// Which.
			session: SessionId,
			/// For whom it acts.
			principal: T::AccountId,
			/// What was granted.
			grant: GrantOf<T>,
			/// Who paid for the room that it takes.
			depositor: T::AccountId,
			/// How much.
			deposit: BalanceOf<T>,
		},
		/// A session acted.
		SessionExecuted {
			/// Which.
			session: SessionId,
			/// What it spent; with the most that transactions of the SVM can take.
			spent: BalanceOf<T>,
			/// What it may still spend in all.
			left: BalanceOf<T>,
			/// How often it may still act.
			uses_left: u32,
		},
		/// A transaction of the SVM that a session sent is over.
		SessionSettled {
			/// Which session.
			session: SessionId,
			/// Hash of the transaction's message.
			message: H256,
			/// What it was booked with.
			booked: BalanceOf<T>,
			/// What it took; the rest the session may spend again.
			spent: BalanceOf<T>,
		},
		/// A session tried what it may not. It paid the fee, and nothing else happened.
		SessionDenied {
			/// Which.
			session: SessionId,
			/// How often that was.
			denials: u32,
		},
		/// A session tried too often what it may not: it does not act any more.
		SessionSuspended {
			/// Which.
			session: SessionId,
		},
		/// A session ended.
		SessionEnded {
			/// Which.
			session: SessionId,
			/// For whom it acted.
			principal: T::AccountId,
			/// How.
			how: How,
			/// What it was used for.
			usage: UsageOf<T>,
			/// What its depositor has back.
			deposit: BalanceOf<T>,
		},
	}
}

/// Errors.
#[pallet_section]
mod errors {
	#[pallet::error]
	#[derive(PartialEq, Eq)]
	pub enum Error<T> {
		// Whatever is refused of a session at work; the order is that of `Denial`.
		/// There is no such session, or it ended.
		UnknownSession,
		/// Only the key of the session may act by it.
		WrongKey,
		/// The session has not begun.
		NotYet,
		/// The session is over.
		Expired,
		/// The session tried too often what it may not. Revoke it, and open another one.
		Suspended,
		/// The session acted as often as it may.
		NoUsesLeft,
		/// No session may make this call, whatever its scope lists.
		NeverDelegable,
		/// The call is not in the scope of the session.
		OutOfScope,
		/// The call gives something to somebody whom its item does not list, or writes an account of the SVM that it does not.
		WrongDestination,
		/// The amount is above what the item allows.
		AboveMost,
		/// The claim that the item depends on is not Supported and final.
		UnsupportedClaim,
		/// The session would spend more than it may at a time.
		AbovePerUse,
		/// The session would spend more than it may in all.
		AboveTotal,
		/// The session would spend more than it may over time. Wait: it comes back.
		AboveWindow,
		/// The fee is above what the session may still spend on fees.
		AboveFees,

		// Whatever is refused when one is opened.
		/// A principal is no key of its own.
		OwnKey,
		/// A session needs at least one item in its scope.
		EmptyScope,
		/// No session may make a call that an item names, or there is no such call.
		ItemNotDelegable,
		/// A rule says something of arguments that the call does not have, or one kind of rule stands twice.
		RuleNotApplicable,
		/// Two items name the same call, each with a claim. Of those that name a call only one may depend on a claim.
		TwoClaims,
		/// An item of the SVM lists no program: nothing would be allowed by it.
		NoProgram,
		/// Contracts of the EVM are not available to sessions yet.
		EvmNotAvailable,
		/// The session would be over already, or would begin after it ends.
		EmptyTime,
		/// The session would be open for too long.
		TooLong,
		/// A window needs blocks.
		EmptyWindow,
		/// The principal has as many sessions as there may be. Revoke one.
		TooManySessions,
		/// This grant opened a session already. Give it another salt.
		AlreadyOpened,
		/// A sponsor agrees by submitting the opening: only that account can be named as the payer.
		NotTheSponsor,
		/// The permission is not signed by the principal.
		BadSignature,

		// Whatever is refused when one ends.
		/// Only the principal, the key and the sponsor of a session can end it.
		NotYours,
		/// The time of the session is not over.
		NotOver,
	}
}
