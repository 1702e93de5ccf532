//! What benchmarks begin with.

use crate::{
	fifo::{Fifo, RoundQueues},
	pallet::*,
	settling,
	tally::Tally,
	tree,
	types::*,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		EnsureOrigin, Get,
	},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash, Saturating},
	Perbill,
};

pub const SALT: [u8; 32] = [3; 32];

pub fn unit<T: Config>() -> BalanceOf<T> {
	T::WeightUnit::get().max(T::Currency::minimum_balance())
}
pub fn bond<T: Config>() -> BalanceOf<T> {
	unit::<T>().saturating_mul(1_000_000u32.into())
}
pub fn reward<T: Config>() -> BalanceOf<T> {
	unit::<T>().saturating_mul(10u32.into())
}
pub fn exposure<T: Config>() -> BalanceOf<T> {
	reward::<T>().saturating_mul(6u32.into())
}

pub fn parameters<T: Config>() -> Parameters<BalanceOf<T>> {
	Parameters {
		min_bond: unit::<T>(),
		max_drawn_bond: bond::<T>().saturating_mul(2u32.into()),
		silence: 6,
		// The last silence suspends, which is the dearest.
		max_silent: 1,
		undetermined_share: Perbill::from_percent(50),
		abstention_share: Perbill::from_percent(20),
		min_verdicts: Perbill::from_percent(70),
	}
}

pub fn name(number: u32) -> Name {
	Name::truncate_from(BlakeTwo256::hash_of(&number).as_bytes().iter().map(|byte| b'a' + byte % 26).collect())
}

/// Parameters, full lists, and an endowed pot.
pub fn ready<T: Config>() {
	Params::<T>::put(parameters::<T>());
	Domains::<T>::put(BoundedVec::truncate_from((0..MAX_DOMAINS).map(name).collect()));
	Families::<T>::put(BoundedVec::truncate_from((0..T::MaxFamilies::get()).map(name).collect()));
	let endowment = T::Currency::minimum_balance().saturating_add(bond::<T>());
	T::Currency::set_balance(&Pallet::<T>::pot(), endowment);
}

pub fn owner<T: Config>(id: AttestorId) -> T::AccountId {
	account("owner", id, 0)
}

/// An attestor with `bond` bonded, in the draw.
pub fn bonded<T: Config>(bond: BalanceOf<T>) -> AttestorId {
	ready::<T>();
	registered::<T>(NextAttestor::<T>::get(), bond, DomainSet::of([0]), 0)
}

/// The attestor `id`, in the draw of `domains`.
pub fn registered<T: Config>(id: AttestorId, bond: BalanceOf<T>, domains: DomainSet, family: FamilyId) -> AttestorId {
	NextAttestor::<T>::put(id);
	let owner = owner::<T>(id);
	T::Currency::set_balance(&owner, bond.saturating_mul(3u32.into()).saturating_add(T::Currency::minimum_balance()));
	let id = Pallet::<T>::do_register(owner.clone(), owner, bond, domains, family).expect("it has the money");
	Pallet::<T>::mutate_in_era(id, |attestor| {
		let weight = Pallet::<T>::weight_of(attestor);
		Pallet::<T>::enter_trees(id, attestor, weight, domains);
		Ok(())
	})
	.expect("it was registered");
	id
}

/// `count` attestors of all families, as far from each other in the trees as can be, so that no two share a node for long.
pub fn electorate<T: Config>(count: u32) -> Vec<AttestorId> {
	ready::<T>();
	let far = tree::LEAVES / count.max(1);
	let families = T::MaxFamilies::get();
	(0..count)
		.map(|number| registered::<T>(number * far, bond::<T>(), DomainSet::of([0]), (number % families) as FamilyId))
		.collect()
}

pub fn payer<T: Config>() -> T::AccountId {
	let payer = account("payer", 0, 0);
	T::Currency::set_balance(&payer, bond::<T>());
	payer
}

pub fn request<T: Config>(seats: u32) -> RequestOf<T> {
	Request {
		subject: 7,
		claim: H256::repeat_byte(7),
		index: 0,
		domain: 0,
		seats: seats as u8,
		reward: reward::<T>(),
		exposure: exposure::<T>(),
		pace: Pace { lane: 0, commit: 10, reveal: 10, proven: true },
		payer: payer::<T>(),
	}
}

pub fn says(answer: Answer) -> Attestation {
	Attestation { answer, confidence: 900, evidence: H256::repeat_byte(1), model: H256::repeat_byte(2) }
}

pub fn genesis<T: Config>() -> H256 {
	frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default())
}

pub fn commit_of<T: Config>(round: RoundId, id: AttestorId) -> H256 {
	crate::commitment(genesis::<T>(), H256::repeat_byte(7), round, id, &says(Answer::Abstain), &SALT)
}

/// A round in `phase`, of which each seat is as `seat` says, and its rewards in the pot.
pub fn round<T: Config>(
	phase: Phase<BlockNumberFor<T>>,
	attestors: &[AttestorId],
	seat: impl Fn(RoundId, AttestorId) -> Seat,
) -> RoundId {
	let id = NextRound::<T>::get();
	NextRound::<T>::put(id + 1);
	let request = request::<T>(attestors.len() as u32);
	let rewards = settling::rewards::<T>(&request).expect("amounts are small");
	T::Currency::mint_into(&Pallet::<T>::pot(), rewards).expect("the pot is there");
	let (mut commits, mut tally) = (0, Tally::default());
	for attestor in attestors {
		let seat = seat(id, *attestor);
		commits += u8::from(seat != Seat::Drawn);
		if let Some(answer) = seat.answer() {
			tally.count(Some(answer));
		}
		Committees::<T>::insert(id, attestor, seat);
		Pallet::<T>::take_seat(*attestor, exposure::<T>());
	}
	let round = Round { request, phase, seed: H256::zero(), commits, tally };
	let lane = crate::rounds::lane_of(&round);
	OpenRounds::<T>::insert(id, round);
	if let Some(lane) = lane {
		RoundQueues::<T>::push(lane, id).expect("the lane is known");
	}
	id
}

/// Rounds of five in which the first attestor is the last that is due; its commits or reveals.
pub fn last_votes<T: Config>(votes: u32, revealing: bool) -> (T::AccountId, Vec<RoundId>) {
	let attestors = electorate::<T>(5);
	let last = attestors[0];
	let rounds = (0..votes).map(|_| {
		let phase = if revealing { Phase::Revealing { until: 10 } } else { Phase::Committing { until: 10 } };
		round::<T>(phase, &attestors, |round, id| match (revealing, id == last) {
			(false, true) => Seat::Drawn,
			(false, false) | (true, true) => Seat::Committed(commit_of::<T>(round, id)),
			(true, false) => Seat::Revealed(says(Answer::Verdict(Verdict::True))),
		})
	});
	let rounds = rounds.collect();
	(owner::<T>(last), rounds)
}

pub fn phase<T: Config>(round: RoundId) -> Option<Phase<BlockNumberFor<T>>> {
	OpenRounds::<T>::get(round).map(|round| round.phase)
}

pub fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ParameterOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

/// Lets the hook do all that is due.
pub fn advance<T: Config>() {
	Pallet::<T>::advance_rounds(frame_system::Pallet::<T>::block_number(), &mut WeightMeter::with_limit(Weight::MAX));
}
