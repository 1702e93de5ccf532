//! The life of a round, from being asked for to being judged.

use crate::{
	draw::{self, Shortfall},
	fifo::{Fifo, RoundQueues, LANES},
	pallet::*,
	settling,
	tally::Tally,
	traits::*,
	types::*,
	WeightInfo,
};
use frame_support::{
	defensive,
	pallet_prelude::*,
	traits::{fungible::Mutate, tokens::Preservation},
	weights::WeightMeter,
};
use frame_system::pallet_prelude::*;
use pallet_mira_finality::ProvenFinality;
use pallet_mira_slashing::{Cause, DeferSlash, Offence};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedMul, Saturating},
	ArithmeticError,
};

impl<T: Config> Rounds<T::AccountId, BalanceOf<T>> for Pallet<T> {
	#[frame_support::transactional]
	fn open(request: RequestOf<T>) -> Result<RoundId, DispatchError> {
		let parameters = Params::<T>::get().ok_or(Error::<T>::NotConfigured)?;
		ensure!(usize::from(request.domain) < Domains::<T>::get().len(), Error::<T>::UnknownDomain);
		let silence = request.reward.checked_mul(&parameters.silence.into()).ok_or(ArithmeticError::Overflow)?;
		let Pace { lane, commit, reveal, .. } = request.pace;
		ensure!(
			(1..=MAX_SEATS).contains(&u32::from(request.seats))
				&& lane < MAX_PACES
				&& commit > 0
				&& reveal > 0
				&& request.exposure >= silence,
			Error::<T>::BadRequest
		);
		Self::enough_attestors(request.domain, request.seats.into()).map_err(Error::<T>::Unseatable)?;

		let rewards = settling::rewards::<T>(&request).ok_or(ArithmeticError::Overflow)?;
		T::Currency::transfer(&request.payer, &Self::pot(), rewards, Preservation::Preserve)?;
		let round = NextRound::<T>::get();
		NextRound::<T>::put(round.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let requested_at = frame_system::Pallet::<T>::block_number();
		let phase = Phase::Drawing { requested_at };
		OpenRounds::<T>::insert(
			round,
			Round { request, phase, seed: H256::zero(), commits: 0, tally: Tally::default() },
		);
		RoundQueues::<T>::push(Lane::Draw, round)?;
		Ok(round)
	}

	fn seatable(domain: DomainId, seats: u32) -> Result<(), Shortfall> {
		Self::enough_attestors(domain, seats)
	}

	fn settle(round: RoundId, verdict: Option<Verdict>) -> Result<Settled<BalanceOf<T>>, DispatchError> {
		Self::do_settle(round, verdict)
	}

	fn now() -> OpenBlock {
		OpenBlocks::<T>::get()
	}

	fn settle_weight(seats: u32) -> Weight {
		T::WeightInfo::settle(seats)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn fill(_: DomainId) {
		crate::benchmarking::electorate::<T>(MAX_SEATS + T::MaxFamilies::get());
	}
}

impl<T: Config> Pallet<T> {
	/// Takes rounds that are due to their next stage, for as long as `meter` allows.
	pub(crate) fn advance_rounds(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::rounds_idle()).is_err() {
			return;
		}
		let block = ThisBlock { now, open: OpenBlocks::<T>::get(), outputs: VrfOutputs::<T>::get() };
		for lane in LANES {
			while Self::advance_lane(lane, &block, meter) {}
		}
	}

	/// Looks at the head of `lane`; whether it was dealt with and there is room for the next one.
	fn advance_lane(lane: Lane, block: &ThisBlock<T>, meter: &mut WeightMeter) -> bool {
		if !meter.can_consume(T::WeightInfo::lane_peek()) {
			return false;
		}
		let Some(id) = RoundQueues::<T>::peek(lane) else { return false };
		meter.consume(T::WeightInfo::lane_peek());
		let Some(round) = OpenRounds::<T>::get(id).filter(|round| lane_of(round) == Some(lane)) else {
			// It closed early.
			RoundQueues::<T>::pop(lane);
			return true;
		};
		let seats = round.request.seats.into();
		let listener = T::Listener::weight();
		let (due, weight) = match round.phase {
			Phase::Drawing { requested_at } => {
				let Request { subject, index, .. } = round.request;
				match Self::seed(&block.outputs, block.now, requested_at, subject, index) {
					None => return false,
					Some(seed) => {
						(Due::Draw(seed), T::WeightInfo::draw(draw::max_draws(seats)).saturating_add(listener))
					},
				}
			},
			Phase::Committing { until } if until < block.open => {
				(Due::Commits, T::WeightInfo::close_commits(seats).saturating_add(listener))
			},
			Phase::Revealing { until } if until < block.open => {
				(Due::Reveals, T::WeightInfo::close_reveals(seats).saturating_add(listener))
			},
			Phase::Sealed { at } if T::Finality::is_proven(at) => (Due::Unseal, T::WeightInfo::open_reveals()),
			Phase::Committing { .. } | Phase::Revealing { .. } | Phase::Sealed { .. } | Phase::Judged => return false,
		};
		if meter.try_consume(weight).is_err() {
			return false;
		}
		RoundQueues::<T>::pop(lane);
		match due {
			Due::Draw(seed) => Self::seat(id, round, seed, block.open),
			Due::Commits => Self::close_commits(id, round),
			Due::Unseal => Self::open_reveals(id, round),
			Due::Reveals => Self::close_reveals(id, round),
		}
		true
	}

	/// Draws the committee of a round with its seed.
	pub(crate) fn seat(id: RoundId, mut round: RoundOf<T>, seed: Option<H256>, open: OpenBlock) {
		let Request { domain, seats, exposure, subject, pace, .. } = round.request;
		let drawn = seed
			.ok_or(Shortfall::NoRandomness)
			.and_then(|seed| Self::draw(domain, seats.into(), exposure, seed).map(|attestors| (seed, attestors)));
		let (seed, attestors) = match drawn {
			Ok(drawn) => drawn,
			Err(why) => return Self::unseat(id, round, why),
		};
		for attestor in &attestors {
			Committees::<T>::insert(id, attestor, Seat::Drawn);
			Self::take_seat(*attestor, exposure);
		}
		// Clamped at the end of time.
		let until = open.saturating_add(pace.commit.into());
		round.seed = seed;
		round.phase = Phase::Committing { until };
		Self::wait(id, round);
		Self::deposit_event(Event::CommitteeDrawn { round: id, subject, attestors, seed, until });
	}

	/// Gives the rewards of a round back that got no committee.
	fn unseat(id: RoundId, round: RoundOf<T>, why: Shortfall) {
		let subject = round.request.subject;
		OpenRounds::<T>::remove(id);
		// It did not overflow when they were taken.
		let refund = settling::rewards::<T>(&round.request).unwrap_or_default();
		Self::pay_from_pot(&round.request.payer, refund);
		Self::deposit_event(Event::RoundUnseated { round: id, subject, why });
		T::Listener::unseated(subject, id, refund, why);
	}

	/// Closes the commits: who said nothing pays, and the others reveal, at once or when this block is final.
	pub(crate) fn close_commits(id: RoundId, mut round: RoundOf<T>) {
		if round.commits < round.request.seats {
			Self::silence_those_who(id, &mut round, |seat| *seat == Seat::Drawn);
		}
		if round.commits == 0 {
			return Self::judge(id, round);
		}
		if !round.request.pace.proven {
			return Self::open_reveals(id, round);
		}
		round.phase = Phase::Sealed { at: frame_system::Pallet::<T>::block_number() };
		Self::wait(id, round);
		Self::deposit_event(Event::RoundSealed { round: id });
	}

	/// Lets those who committed reveal, in this block already.
	fn open_reveals(id: RoundId, mut round: RoundOf<T>) {
		// Clamped at the end of time.
		let until = OpenBlocks::<T>::get().saturating_add(round.request.pace.reveal.into());
		round.phase = Phase::Revealing { until };
		Self::wait(id, round);
		Self::deposit_event(Event::RevealsOpened { round: id, until });
	}

	/// Closes the reveals: who committed and said nothing pays.
	pub(crate) fn close_reveals(id: RoundId, mut round: RoundOf<T>) {
		if round.tally.revealed() < round.commits.into() {
			Self::silence_those_who(id, &mut round, |seat| matches!(seat, Seat::Committed(_)));
		}
		Self::judge(id, round);
	}

	fn judge(id: RoundId, mut round: RoundOf<T>) {
		let (subject, tally) = (round.request.subject, round.tally);
		round.phase = Phase::Judged;
		OpenRounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundJudged { round: id, subject, tally });
		T::Listener::judged(subject, id, tally);
	}

	/// Stores `round` and puts it into the queue of its phase.
	fn wait(id: RoundId, round: RoundOf<T>) {
		let lane = lane_of(&round);
		OpenRounds::<T>::insert(id, round);
		match lane.map(|lane| RoundQueues::<T>::push(lane, id)) {
			Some(Ok(())) => {},
			Some(Err(_)) | None => {
				defensive!("every phase before the judgement has a queue");
			},
		}
	}

	fn silence_those_who(id: RoundId, round: &mut RoundOf<T>, said_nothing: impl Fn(&Seat) -> bool) {
		let silent = Committees::<T>::iter_prefix(id).filter(|(_, seat)| said_nothing(seat));
		let silent: alloc::vec::Vec<_> = silent.map(|(attestor, _)| attestor).collect();
		for attestor in silent {
			round.tally.count(None);
			Self::silence(id, round, attestor);
		}
	}

	/// A due seat said nothing: its bond is free of the round, and pays.
	fn silence(id: RoundId, round: &RoundOf<T>, attestor: AttestorId) {
		let Request { reward, exposure, ref payer, .. } = round.request;
		Committees::<T>::insert(id, attestor, Seat::Silent);
		Self::deposit_event(Event::SeatSilent { round: id, attestor });
		Self::record_silence(attestor, exposure);
		let price = Params::<T>::get().map_or(0, |parameters| parameters.silence);
		// No more than the seat had at risk: parameters may have changed since it was drawn.
		let amount = reward.saturating_mul(price.into()).min(exposure);
		T::Slashes::defer(Offence {
			attestor,
			cause: Cause::Silence,
			subject: id,
			amount,
			harmed: Some((payer.clone(), reward)),
			reporter: None,
		});
	}
}

/// What the queues look at in every block, read once.
struct ThisBlock<T: Config> {
	now: BlockNumberFor<T>,
	open: OpenBlock,
	outputs: crate::seed::VrfOutputsOf<T>,
}

/// What a round is due for.
enum Due {
	Draw(Option<H256>),
	Commits,
	Unseal,
	Reveals,
}

/// The queue that a round waits in; none once it is judged.
pub(crate) fn lane_of<AccountId, Balance, Number>(round: &Round<AccountId, Balance, Number>) -> Option<Lane> {
	let pace = round.request.pace.lane;
	match round.phase {
		Phase::Drawing { .. } => Some(Lane::Draw),
		Phase::Committing { .. } => Some(Lane::Commit(pace)),
		Phase::Sealed { .. } => Some(Lane::Sealed),
		Phase::Revealing { .. } => Some(Lane::Reveal(pace)),
		Phase::Judged => None,
	}
}
