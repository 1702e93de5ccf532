//! Worst cases of the calls and the hooks; each asserts what it leaves behind.

use crate::{finalizing::Windows, pallet::*, types::*};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate, MutateHold},
		EnsureOrigin,
	},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use pallet_mira_attestations::{
	draw::Shortfall, fifo::Fifo, tally::Tally, Answer, Attestation, OnRound, Rounds, Seat, SeatRecord, Verdict,
	MAX_SEATS,
};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Bounded, Hash, Saturating};

fn money<T: Config>() -> BalanceOf<T> {
	T::Currency::minimum_balance().max(1u32.into()).saturating_mul(1_000_000u32.into())
}

fn parameters<T: Config>() -> Parameters<BalanceOf<T>> {
	let tier = TierParameters {
		seats: 5,
		commit: 20,
		reveal: 10,
		challenge: 0,
		proven: true,
		min_reward: T::Currency::minimum_balance().max(1u32.into()),
	};
	Parameters {
		tiers: [tier.clone(), tier.clone(), tier],
		exposure: 60,
		lost: 4,
		deposit_per_item: 1u32.into(),
		deposit_per_byte: 1u32.into(),
	}
}

/// Parameters, and a requester with money.
fn ready<T: Config>() -> T::AccountId {
	Params::<T>::put(parameters::<T>());
	let requester: T::AccountId = whitelisted_caller();
	T::Currency::set_balance(&requester, money::<T>());
	requester
}

/// A text of `bytes`, another one for each number.
fn text(number: u32, bytes: u32) -> Text {
	let name = alloc::format!("{number}");
	let mut text = vec![b'x'; (bytes as usize).max(name.len())];
	text[..name.len()].copy_from_slice(name.as_bytes());
	Text::truncate_from(text)
}

/// A response with one claim in its round, as if it had been submitted, whose text is as long as can be.
fn open<T: Config>(requester: T::AccountId) -> ClaimId {
	let (response, id) = (NextResponse::<T>::get(), NextClaim::<T>::get());
	NextResponse::<T>::put(response + 1);
	NextClaim::<T>::put(id + 1);
	let text = text(id as u32, MAX_TEXT);
	let hash = BlakeTwo256::hash(&text);
	let (previous, growth) = Pallet::<T>::remember(hash, id, 100);
	let span = Span { start: 0, length: 1 };
	let header =
		ClaimHeader { response, text: hash, domain: 0, span, previous, growth, rounds: 1, cost_to_buy: 1u32.into() };
	Texts::<T>::insert(id, text);
	Claims::<T>::insert(id, Claim { header, round: id, stage: Stage::Attesting });
	let deposit = T::Currency::minimum_balance();
	T::Currency::hold(&HoldReason::Deposit.into(), &requester, deposit).expect("it has the money");
	let header = ResponseHeader {
		hash,
		length: 1,
		covered: 1,
		model: Model::truncate_from(vec![b'x'; MAX_MODEL as usize]),
		tier: Tier::Fast,
		reward: 1u32.into(),
		claims: 1,
	};
	let open = Response { requester, header, deposit, first: id, finals: Outcomes::default(), records: H256::zero() };
	Responses::<T>::insert(response, open);
	id
}

/// What `seats` of a committee said, all the same.
fn agreed(seats: u32) -> Tally {
	Tally { true_: seats as u8, ..Default::default() }
}

fn advance<T: Config>() {
	Pallet::<T>::finalize_due(&mut WeightMeter::with_limit(Weight::MAX));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Each text is as long as can be, and was submitted before.
	#[benchmark]
	fn submit(c: Linear<1, MAX_CLAIMS>) {
		let caller = ready::<T>();
		T::Rounds::fill(0);
		let claims = (0..c).map(|number| {
			let text = text(number, MAX_TEXT);
			Pallet::<T>::remember(BlakeTwo256::hash(&text), 0, 100);
			NewClaim { text, domain: 0, span: Span { start: number, length: 1 } }
		});
		let submission = Submission {
			hash: H256::zero(),
			length: MAX_CLAIMS,
			model: Model::truncate_from(vec![b'x'; MAX_MODEL as usize]),
			tier: Tier::Fast,
			reward: T::Currency::minimum_balance().max(1u32.into()),
			claims: BoundedVec::truncate_from(claims.collect()),
			demand: Demand { rounds: 1, cost_to_buy: 1u32.into() },
		};

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), Box::new(submission));

		assert_eq!(NextClaim::<T>::get(), u64::from(c));
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		ready::<T>();
		let origin = T::ParameterOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		let new = Parameters { lost: 5, ..parameters::<T>() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new.clone());

		assert_eq!(Params::<T>::get(), Some(new));
		Ok(())
	}

	#[benchmark]
	fn judged() {
		let id = open::<T>(ready::<T>());

		#[block]
		{
			<Pallet<T> as OnRound<BalanceOf<T>>>::judged(id, id, agreed(5));
		}

		assert_eq!(Windows::<T>::peek(Tier::Fast), Some(id));
	}

	/// The only claim of its response.
	#[benchmark]
	fn unseated() {
		let id = open::<T>(ready::<T>());

		#[block]
		{
			let why = Shortfall::TooManyUnavailable;
			<Pallet<T> as OnRound<BalanceOf<T>>>::unseated(id, id, 1u32.into(), why);
		}

		assert!(Certified::<T>::contains_key(0));
	}

	#[benchmark]
	fn windows_idle() {
		#[block]
		{
			advance::<T>();
		}

		assert_eq!(NextClaim::<T>::get(), 0);
	}

	/// The window of the oldest outcome is not over.
	#[benchmark]
	fn window_peek() {
		let id = open::<T>(ready::<T>());
		<Pallet<T> as OnRound<BalanceOf<T>>>::judged(id, id, agreed(5));

		#[block]
		{
			advance::<T>();
		}

		assert_eq!(Windows::<T>::peek(Tier::Fast), Some(id));
	}

	/// The record of a round of as many seats, all of which revealed.
	#[benchmark]
	fn finalize(s: Linear<5, MAX_SEATS>) -> Result<(), BenchmarkError> {
		let id = open::<T>(ready::<T>());
		<Pallet<T> as OnRound<BalanceOf<T>>>::judged(id, id, agreed(s));
		let attestation = Attestation {
			answer: Answer::Verdict(Verdict::True),
			confidence: 900,
			evidence: H256::repeat_byte(1),
			model: H256::repeat_byte(2),
		};
		let record = |attestor| SeatRecord { attestor, family: 0, seat: Seat::Revealed(attestation.clone()) };
		let seats: Vec<_> = (0..s).map(record).collect();

		#[block]
		{
			Windows::<T>::pop(Tier::Fast);
			let claim = Claims::<T>::take(id).ok_or("it is open")?;
			let record = ClaimRecord {
				claim: id,
				header: claim.header,
				outcome: Some(Outcome::Supported),
				round: claim.round,
				seed: H256::zero(),
				seats,
				finalized_at: frame_system::Pallet::<T>::block_number(),
			};
			Pallet::<T>::keep_record(record, 1u32.into());
		}

		assert!(Certified::<T>::contains_key(0));
		Ok(())
	}

	#[benchmark]
	fn forget_idle() {
		#[block]
		{
			Pallet::<T>::forget_old(0u32.into(), &mut WeightMeter::with_limit(Weight::MAX));
		}

		assert_eq!(OldestRemembered::<T>::get(), 0);
	}

	#[benchmark]
	fn forget() {
		let id = open::<T>(ready::<T>());
		let late = BlockNumberFor::<T>::max_value();

		#[block]
		{
			Pallet::<T>::forget_old(late, &mut WeightMeter::with_limit(Weight::MAX));
		}

		assert_eq!(OldestRemembered::<T>::get(), id + 1);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
