//! Worst cases of the calls and the hook; each asserts what it leaves behind.

use crate::{pallet::*, types::*};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, EnsureOriginWithArg, Get},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_runtime::traits::{Bounded, One, Saturating};

/// An amount large enough that every share of it exists.
fn amount<T: Config>() -> BalanceOf<T> {
	BalanceOf::<T>::from(1_000_000_000u32)
}

/// Decides a slash in block 0, which counts as final from the start.
fn deferred<T: Config>() -> Result<SlashId, BenchmarkError> {
	frame_system::Pallet::<T>::set_block_number(0u32.into());
	let attestor = T::Bonds::bonded(amount::<T>());
	let owner = T::Bonds::owner(attestor).ok_or("an attestor has an owner")?;
	let offence = Offence {
		attestor,
		cause: Cause::Silence,
		subject: 7,
		amount: amount::<T>(),
		harmed: Some((owner.clone(), amount::<T>() / 4u32.into())),
		reporter: Some(owner),
	};
	Ok(<Pallet<T> as DeferSlash<_, _, _>>::defer(offence).ok_or("the bond is there")?)
}

fn until_due<T: Config>() -> BlockNumberFor<T> {
	let due = T::Delay::get().saturating_add(One::one());
	frame_system::Pallet::<T>::set_block_number(due);
	due
}

fn cancel_origin<T: Config>(id: SlashId) -> Result<(T::RuntimeOrigin, T::AccountId), BenchmarkError> {
	let slash = Deferred::<T>::get(id).ok_or("it was deferred")?;
	let owner = T::Bonds::owner(slash.offence.attestor).ok_or("an attestor has an owner")?;
	let origin = T::CancelOrigin::try_successful_origin(&owner).map_err(|()| BenchmarkError::Weightless)?;
	Ok((origin, owner))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let id = deferred::<T>()?;
		let (origin, _) = cancel_origin::<T>(id)?;
		let reason = BoundedVec::truncate_from(alloc::vec![b'x'; T::MaxReason::get() as usize]);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, reason);

		assert_eq!(Deferred::<T>::get(id).map(|slash| slash.status), Some(Status::Cancelled));
		Ok(())
	}

	#[benchmark]
	fn reopen() -> Result<(), BenchmarkError> {
		let id = deferred::<T>()?;
		let (origin, _) = cancel_origin::<T>(id)?;
		Pallet::<T>::cancel(origin, id, BoundedVec::truncate_from(alloc::vec![b'x']))?;
		let origin = T::ReopenOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Deferred::<T>::get(id).map(|slash| slash.status), Some(Status::Pending));
		Ok(())
	}

	#[benchmark]
	fn apply() -> Result<(), BenchmarkError> {
		let id = deferred::<T>()?;
		until_due::<T>();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Deferred::<T>::contains_key(id));
		Ok(())
	}

	/// Nothing is queued.
	#[benchmark]
	fn queue_idle() {
		let now = BlockNumberFor::<T>::max_value();

		#[block]
		{
			Pallet::<T>::apply_due(now, &mut WeightMeter::with_limit(Weight::MAX));
		}

		assert_eq!(Head::<T>::get(), 0);
	}

	/// The oldest slash is not due; what it costs to see that.
	#[benchmark]
	fn queue_hole() -> Result<(), BenchmarkError> {
		let id = deferred::<T>()?;

		#[block]
		{
			Pallet::<T>::apply_due(0u32.into(), &mut WeightMeter::with_limit(Weight::MAX));
		}

		assert!(Deferred::<T>::contains_key(id));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
