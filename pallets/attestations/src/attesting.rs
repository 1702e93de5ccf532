//! Commits and reveals: what the pool and the call ask of them alike, and what they do.

use crate::{pallet::*, traits::*, types::*};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::pallet_prelude::*;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash, Zero};

/// What a seat commits to: nobody can find what it hides, or use it as its own, for another round, or on another chain.
pub fn commitment(
	genesis: H256,
	claim: H256,
	round: RoundId,
	attestor: AttestorId,
	attestation: &Attestation,
	salt: &[u8; 32],
) -> H256 {
	BlakeTwo256::hash_of(&(b"mira/commit/v1", genesis, claim, round, attestor, attestation, salt))
}

impl<T: Config> Pallet<T> {
	/// Who commits, if `account` may make all of `commits` now.
	pub fn check_commits(account: &T::AccountId, commits: &[Commit]) -> Result<AttestorId, Error<T>> {
		let attestor = Self::check_sender(account, commits.iter().map(|commit| commit.round))?;
		let now = OpenBlocks::<T>::get();
		for commit in commits {
			let round = OpenRounds::<T>::get(commit.round).ok_or(Error::<T>::UnknownRound)?;
			let in_time = matches!(round.phase, Phase::Committing { until } if now <= until);
			ensure!(in_time, Error::<T>::NotDue);
			let seat = Committees::<T>::get(commit.round, attestor);
			ensure!(seat == Some(Seat::Drawn), Error::<T>::NotDue);
		}
		Ok(attestor)
	}

	/// Who reveals, if `account` may make all of `reveals` now.
	pub fn check_reveals(account: &T::AccountId, reveals: &[Reveal]) -> Result<AttestorId, Error<T>> {
		let attestor = Self::check_sender(account, reveals.iter().map(|reveal| reveal.round))?;
		let now = OpenBlocks::<T>::get();
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		for Reveal { round: id, attestation, salt } in reveals {
			ensure!(attestation.confidence <= MAX_CONFIDENCE, Error::<T>::BadConfidence);
			let round = OpenRounds::<T>::get(id).ok_or(Error::<T>::UnknownRound)?;
			let in_time = matches!(round.phase, Phase::Revealing { until } if now <= until);
			ensure!(in_time, Error::<T>::NotDue);
			let Some(Seat::Committed(hash)) = Committees::<T>::get(id, attestor) else {
				return Err(Error::<T>::NotDue);
			};
			let opened = commitment(genesis, round.request.claim, *id, attestor, attestation, salt);
			ensure!(opened == hash, Error::<T>::CommitMismatch);
		}
		Ok(attestor)
	}

	/// The attestor that `account` signs for, if the chain listens and no round is named twice.
	fn check_sender(
		account: &T::AccountId,
		rounds: impl ExactSizeIterator<Item = RoundId>,
	) -> Result<AttestorId, Error<T>> {
		let attestor = Operating::<T>::get(account).ok_or(Error::<T>::NotAnAttestor)?;
		ensure!(T::Gate::is_open(), Error::<T>::Closed);
		let votes = rounds.len();
		ensure!(votes > 0, Error::<T>::NothingToDo);
		ensure!(rounds.collect::<BTreeSet<_>>().len() == votes, Error::<T>::Repeated);
		Ok(attestor)
	}

	pub(crate) fn do_commit(account: T::AccountId, commits: Vec<Commit>) -> DispatchResult {
		let attestor = Self::check_commits(&account, &commits)?;
		for Commit { round: id, hash } in commits {
			let mut round = OpenRounds::<T>::get(id).ok_or(Error::<T>::UnknownRound)?;
			Committees::<T>::insert(id, attestor, Seat::Committed(hash));
			round.commits = round.commits.saturating_add(1); // at most one a seat
			Self::deposit_event(Event::Committed { round: id, attestor, hash });
			if round.commits == round.request.seats {
				Self::close_commits(id, round);
			} else {
				OpenRounds::<T>::insert(id, round);
			}
		}
		Ok(())
	}

	pub(crate) fn do_reveal(account: T::AccountId, reveals: Vec<Reveal>) -> DispatchResult {
		let attestor = Self::check_reveals(&account, &reveals)?;
		for Reveal { round: id, attestation, .. } in reveals {
			let mut round = OpenRounds::<T>::get(id).ok_or(Error::<T>::UnknownRound)?;
			Committees::<T>::insert(id, attestor, Seat::Revealed(attestation.clone()));
			round.tally.count(Some(attestation.answer));
			Self::deposit_event(Event::Revealed { round: id, attestor, attestation });
			if round.tally.revealed() == u32::from(round.commits) {
				Self::close_reveals(id, round);
			} else {
				OpenRounds::<T>::insert(id, round);
			}
		}
		Ok(())
	}
}
