//! Worst cases of the calls and the hooks; each asserts what it leaves behind.

mod setup;

pub use setup::{bonded, electorate};

use crate::{
	draw::max_draws,
	fifo::{Cursor, Fifo, RoundQueues},
	pallet::*,
	seed,
	traits::*,
	types::*,
};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungible::Mutate, Get, Hooks},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use setup::*;
use sp_core::H256;
use sp_runtime::traits::{Bounded, SaturatedConversion, Saturating};

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() {
		ready::<T>();
		let (caller, operating): (T::AccountId, T::AccountId) = (whitelisted_caller(), account("operating", 0, 0));
		T::Currency::set_balance(&caller, bond::<T>().saturating_mul(2u32.into()));
		let domains = DomainSet::of(0..T::MaxDeclared::get() as DomainId);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), operating.clone(), bond::<T>(), domains, 0);

		assert!(Operating::<T>::contains_key(operating));
	}

	#[benchmark]
	fn bond_extra() {
		let id = bonded::<T>(bond::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>(id)), id, unit::<T>());

		assert_eq!(Attestors::<T>::get(id).map(|it| it.changes), Some(1));
	}

	#[benchmark]
	fn unbond() {
		let id = bonded::<T>(bond::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>(id)), id, unit::<T>());

		assert!(Attestors::<T>::get(id).is_some_and(|it| it.unbonding.is_some()));
	}

	#[benchmark]
	fn rebond() -> Result<(), BenchmarkError> {
		let id = bonded::<T>(bond::<T>());
		Pallet::<T>::unbond(RawOrigin::Signed(owner::<T>(id)).into(), id, unit::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>(id)), id);

		assert!(Attestors::<T>::get(id).is_some_and(|it| it.unbonding.is_none()));
		Ok(())
	}

	/// The last of a bond, with earnings to pay and abstentions to forfeit.
	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let id = bonded::<T>(bond::<T>());
		Pallet::<T>::mutate_in_era(id, |attestor| {
			attestor.unbonding = Some(Unbonding { amount: attestor.bond, free_at: BlockNumberFor::<T>::default() });
			attestor.earned = reward::<T>();
			attestor.record.abstentions = reward::<T>();
			attestor.record.seats = 10;
			Pallet::<T>::enter_trees(id, attestor, 0, DomainSet::of([0]));
			Ok(())
		})?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>(id)), id);

		assert!(!Attestors::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn pause() {
		let id = bonded::<T>(bond::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>(id)), id);

		assert_eq!(Attestors::<T>::get(id).map(|it| it.standing), Some(Standing::Paused));
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let id = bonded::<T>(bond::<T>());
		Pallet::<T>::pause(RawOrigin::Signed(owner::<T>(id)).into(), id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>(id)), id);

		assert_eq!(Attestors::<T>::get(id).map(|it| it.standing), Some(Standing::Active));
		Ok(())
	}

	#[benchmark]
	fn set_operating() {
		let id = bonded::<T>(bond::<T>());
		let operating: T::AccountId = account("operating", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>(id)), id, operating.clone());

		assert_eq!(Operating::<T>::get(operating), Some(id));
	}

	#[benchmark]
	fn set_domains() {
		let id = bonded::<T>(bond::<T>());
		let domains = DomainSet::of(1..=T::MaxDeclared::get() as DomainId);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>(id)), id, domains);

		assert_eq!(Attestors::<T>::get(id).map(|it| it.domains), Some(domains));
	}

	#[benchmark]
	fn pay_out() -> Result<(), BenchmarkError> {
		let id = bonded::<T>(bond::<T>());
		Pallet::<T>::mutate_in_era(id, |attestor| {
			attestor.earned = reward::<T>();
			Ok(())
		})?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Attestors::<T>::get(id).is_some_and(|it| it.earned == 0u32.into()));
		Ok(())
	}

	/// Each vote is the last of its round.
	#[benchmark]
	fn commit(v: Linear<1, MAX_VOTES>) {
		let (caller, rounds) = last_votes::<T>(v, false);
		let commits = rounds.iter().map(|round| Commit { round: *round, hash: H256::repeat_byte(9) }).collect();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), BoundedVec::truncate_from(commits));

		assert!(rounds.iter().all(|round| matches!(phase::<T>(*round), Some(Phase::Sealed { .. }))));
	}

	/// Each vote is the last of its round; without what the listener does.
	#[benchmark]
	fn reveal(v: Linear<1, MAX_VOTES>) {
		let (caller, rounds) = last_votes::<T>(v, true);
		let reveals =
			rounds.iter().map(|round| Reveal { round: *round, attestation: says(Answer::Abstain), salt: SALT });
		let reveals = BoundedVec::truncate_from(reveals.collect());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), reveals);

		assert!(rounds.iter().all(|round| phase::<T>(*round).is_none_or(|phase| phase == Phase::Judged)));
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		ready::<T>();
		let origin = governance::<T>()?;
		let new = Parameters { silence: 7, ..parameters::<T>() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new.clone());

		assert_eq!(Params::<T>::get(), Some(new));
		Ok(())
	}

	#[benchmark]
	fn add_name() -> Result<(), BenchmarkError> {
		ready::<T>();
		Families::<T>::mutate(|names| names.pop());
		let (origin, before) = (governance::<T>()?, Families::<T>::decode_len().unwrap_or(0));

		#[extrinsic_call]
		add_family(origin as T::RuntimeOrigin, name(1_000));

		assert_eq!(Families::<T>::decode_len(), Some(before + 1));
		Ok(())
	}

	/// As many outputs are remembered as can be.
	#[benchmark]
	fn begin_block() {
		VrfOutputs::<T>::kill();
		for number in 0..seed::MEMORY {
			let output = VrfOutput { number: number.into(), author: account("author", number, 0), output: [1; 32] };
			VrfOutputs::<T>::mutate(|outputs| outputs.try_push(output)).expect("there is room");
		}

		#[block]
		{
			Pallet::<T>::on_initialize(1_000u32.into());
		}

		assert_eq!(VrfOutputs::<T>::get().len() as u32, seed::MEMORY);
	}

	#[benchmark]
	fn changes_idle() {
		#[block]
		{
			Pallet::<T>::apply_changes(1u32.into(), &mut WeightMeter::with_limit(Weight::MAX));
		}

		assert_eq!(ChangesCursor::<T>::get(), Cursor::default());
	}

	/// From half of the domains to the other half.
	#[benchmark]
	fn apply_change(d: Linear<2, { 2 * T::MaxDeclared::get() }>) -> Result<(), BenchmarkError> {
		ready::<T>();
		let old = DomainSet::of(0..(d / 2) as DomainId);
		let new = DomainSet::of((d / 2) as DomainId..d as DomainId);
		let id = registered::<T>(0, bond::<T>(), old, 0);
		Pallet::<T>::mutate_in_era(id, |attestor| {
			attestor.domains = new;
			Pallet::<T>::queue_change(id, attestor)
		})?;
		let late = BlockNumberFor::<T>::max_value();

		#[block]
		{
			Pallet::<T>::apply_changes(late, &mut WeightMeter::with_limit(Weight::MAX));
		}

		assert_eq!(Attestors::<T>::get(id).map(|it| it.drawn_domains), Some(new));
		Ok(())
	}

	#[benchmark]
	fn rounds_idle() {
		#[block]
		{
			advance::<T>();
		}

		assert_eq!(NextRound::<T>::get(), 0);
	}

	/// An entry of a round that closed early.
	#[benchmark]
	fn lane_peek() -> Result<(), BenchmarkError> {
		let attestors = electorate::<T>(5);
		let id = round::<T>(Phase::Judged, &attestors, |_, _| Seat::Revealed(says(Answer::Abstain)));
		RoundQueues::<T>::push(Lane::Commit(0), id)?;

		#[block]
		{
			advance::<T>();
		}

		assert_eq!(RoundQueues::<T>::peek(Lane::Commit(0)), None);
		Ok(())
	}

	/// As many draws, each of them seated: the dearest that a draw can be.
	#[benchmark]
	fn draw(d: Linear<5, { max_draws(MAX_SEATS) }>) -> Result<(), BenchmarkError> {
		electorate::<T>(d + T::MaxFamilies::get());
		let id = round::<T>(Phase::Drawing { requested_at: BlockNumberFor::<T>::default() }, &[], |_, _| Seat::Drawn);
		let mut round = OpenRounds::<T>::get(id).ok_or("it was opened")?;
		round.request.seats = d.saturated_into();
		RoundQueues::<T>::pop(Lane::Draw);

		#[block]
		{
			Pallet::<T>::seat(id, round, Some(H256::repeat_byte(9)), 1);
		}

		assert_eq!(Committees::<T>::iter_key_prefix(id).count() as u32, d);
		Ok(())
	}

	/// Nobody committed.
	#[benchmark]
	fn close_commits(s: Linear<5, MAX_SEATS>) {
		let attestors = electorate::<T>(s);
		let id = round::<T>(Phase::Committing { until: 0 }, &attestors, |_, _| Seat::Drawn);
		OpenBlocks::<T>::put(1);

		#[block]
		{
			advance::<T>();
		}

		assert!(phase::<T>(id).is_none_or(|phase| phase == Phase::Judged));
		assert!(attestors.iter().all(|id| Attestors::<T>::get(id).is_some_and(|it| it.record.silent == 1)));
	}

	/// The block that closed the commits is final: genesis is from the start.
	#[benchmark]
	fn open_reveals() {
		let attestors = electorate::<T>(5);
		let sealed = Phase::Sealed { at: BlockNumberFor::<T>::default() };
		let id = round::<T>(sealed, &attestors, |_, _| Seat::Committed(H256::repeat_byte(9)));

		#[block]
		{
			advance::<T>();
		}

		assert!(matches!(phase::<T>(id), Some(Phase::Revealing { .. })));
	}

	/// Nobody revealed.
	#[benchmark]
	fn close_reveals(s: Linear<5, MAX_SEATS>) {
		let attestors = electorate::<T>(s);
		let committed = |_, _| Seat::Committed(H256::repeat_byte(9));
		let id = round::<T>(Phase::Revealing { until: 0 }, &attestors, committed);
		OpenBlocks::<T>::put(1);

		#[block]
		{
			advance::<T>();
		}

		assert!(phase::<T>(id).is_none_or(|phase| phase == Phase::Judged));
		assert!(attestors.iter().all(|id| Attestors::<T>::get(id).is_some_and(|it| it.record.silent == 1)));
	}

	#[benchmark]
	fn settle(s: Linear<5, MAX_SEATS>) -> Result<(), BenchmarkError> {
		let attestors = electorate::<T>(s);
		let said = |_, _| Seat::Revealed(says(Answer::Verdict(Verdict::True)));
		let id = round::<T>(Phase::Judged, &attestors, said);

		#[block]
		{
			<Pallet<T> as Rounds<_, _>>::settle(id, None)?;
		}

		assert!(!OpenRounds::<T>::contains_key(id));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::with_attestors(0), crate::mock::Test);
}
