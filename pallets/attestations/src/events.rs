//! What the pallet tells, and why it refuses; imported into the pallet's module.

use frame_support::pallet_macros::pallet_section;

/// Events.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Somebody became an attestor; drawn from two draw epochs on.
		AttestorRegistered { attestor: AttestorId, owner: T::AccountId, operating: T::AccountId, family: FamilyId },
		/// A bond changed, by its owner or by a slash.
		BondChanged { attestor: AttestorId, old: BalanceOf<T>, new: BalanceOf<T> },
		/// Bond was asked back; it backs no new seats, and may leave from `free_at` on.
		UnbondingStarted { attestor: AttestorId, amount: BalanceOf<T>, free_at: BlockNumberFor<T> },
		/// Bond that was asked back stays after all.
		UnbondingCancelled { attestor: AttestorId, amount: BalanceOf<T> },
		/// The last of a bond left: the attestor is no more.
		AttestorLeft { attestor: AttestorId },
		/// An attestor paused, resumed, or was suspended.
		StandingChanged { attestor: AttestorId, old: Standing, new: Standing },
		/// Another account signs for the attestor from now on.
		OperatingChanged { attestor: AttestorId, old: T::AccountId, new: T::AccountId },
		/// An attestor declares other domains; drawn so from two draw epochs on.
		DomainsChanged { attestor: AttestorId, old: DomainSet, new: DomainSet },
		/// What an attestor had earned was paid to its owner.
		EarningsPaid { attestor: AttestorId, amount: BalanceOf<T> },
		/// An era's abstentions of an attestor earned `amount`; nothing if it gave too few verdicts in it.
		AbstentionsSettled { attestor: AttestorId, era: u32, amount: BalanceOf<T>, forfeited: BalanceOf<T> },
		/// A committee was drawn: these attestors, seat by seat, commit until open block `until`.
		CommitteeDrawn {
			round: RoundId,
			subject: Subject,
			attestors: Vec<AttestorId>,
			seed: sp_core::H256,
			until: OpenBlock,
		},
		/// No committee could be drawn; the rewards went back.
		RoundUnseated { round: RoundId, subject: Subject, why: draw::Shortfall },
		/// An attestor committed.
		Committed { round: RoundId, attestor: AttestorId, hash: sp_core::H256 },
		/// Commits are closed; reveals wait for proof that this is final.
		RoundSealed { round: RoundId },
		/// Whoever committed reveals until open block `until`.
		RevealsOpened { round: RoundId, until: OpenBlock },
		/// An attestor revealed.
		Revealed { round: RoundId, attestor: AttestorId, attestation: Attestation },
		/// A due seat said nothing.
		SeatSilent { round: RoundId, attestor: AttestorId },
		/// Everything is said.
		RoundJudged { round: RoundId, subject: Subject, tally: tally::Tally },
		/// Seats are paid, bonds are free; `unspent` went back to the payer.
		RoundSettled { round: RoundId, subject: Subject, verdict: Option<Verdict>, unspent: BalanceOf<T> },
		/// Governance changed parameters.
		ParametersChanged { old: Option<Parameters<BalanceOf<T>>>, new: Parameters<BalanceOf<T>> },
		/// Governance added a domain.
		DomainAdded { domain: DomainId, name: Name },
		/// Governance added a family.
		FamilyAdded { family: FamilyId, name: Name },
	}
}

/// Errors.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// Governance has not set the parameters yet.
		NotConfigured,
		/// No such attestor.
		UnknownAttestor,
		/// No such domain in the list.
		UnknownDomain,
		/// No such family in the list.
		UnknownFamily,
		/// No such round: it is settled, or never was.
		UnknownRound,
		/// Only the owner of the attestor may do this.
		NotOwner,
		/// Only the owner or the operating key of the attestor may do this.
		NotOwnerOrOperator,
		/// The account signs for no attestor.
		NotAnAttestor,
		/// The account signs for an attestor already.
		OperatingKeyTaken,
		/// The bond is below the minimum, or what would stay of it is.
		BondTooSmall,
		/// No domain is declared, or more than an attestor may.
		BadDomainCount,
		/// No further attestor can be registered.
		TooManyAttestors,
		/// Too many changes wait for the draw; try again in the next draw epoch.
		TooManyChanges,
		/// Nothing was asked back, or more than there is.
		NothingToUnbond,
		/// The time is not over, or open seats, deferred slashes or queued changes still need the bond.
		StillNeeded,
		/// It is so already.
		NothingToDo,
		/// A suspended attestor may resume in the next era.
		StillSuspended,
		/// The attestor has no due seat in this round, or the stage is another one.
		NotDue,
		/// A round appears twice in one call.
		Repeated,
		/// What was revealed is not what was committed to.
		CommitMismatch,
		/// A confidence is above 1000.
		BadConfidence,
		/// The chain takes no commits and reveals now.
		Closed,
		/// The pace, or the number of seats, is not one that rounds may have.
		BadRequest,
		/// No committee could be drawn for such a round now.
		Unseatable(draw::Shortfall),
		/// The round is not judged yet.
		NotJudged,
		/// A name is empty, too long, not printable, or there already; or the list is full.
		BadName,
		/// Parameters under which the pallet would not work.
		BadParameters,
	}
}
