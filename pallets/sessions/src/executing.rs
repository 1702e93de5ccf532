//! Acting for the principal: metered, filtered, all or nothing.

use crate::{metering::Meter, pallet::*, traits::*, types::*, WeightInfo};
use alloc::rc::Rc;
use core::cell::Cell;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
	storage::with_storage_layer,
	traits::{Get, OriginTrait},
	weights::Weight,
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{traits::Dispatchable, DispatchErrorWithPostInfo};

impl<T: Config> Pallet<T> {
	/// What acting by a session takes beside the call: each call inside meets the filter too.
	pub(crate) fn execute_weight(call: &T::RuntimeCall) -> Weight {
		// A call's own weight takes for granted that its sender's account is at hand, since its fee was taken from there. Here
		// somebody else may have paid.
		let account = T::DbWeight::get().writes(1);
		let inside = T::WeightInfo::filter().saturating_mul(Self::calls_inside(call));
		T::WeightInfo::execute().saturating_add(account).saturating_add(inside)
	}

	fn calls_inside(call: &T::RuntimeCall) -> u64 {
		let inside = T::Calls::inner(call).iter().map(|inner| Self::calls_inside(inner).saturating_add(1));
		inside.fold(0, u64::saturating_add)
	}

	/// Makes `call` for the principal of a session whose key signs `origin`.
	pub(crate) fn do_execute(
		mut origin: OriginFor<T>,
		id: SessionId,
		call: T::RuntimeCall,
	) -> DispatchResultWithPostInfo {
		let key = ensure_signed(origin.clone())?;
		// The author of a block includes what it wants, so that nothing the pool checked is taken for granted.
		let (session, usage) = Self::check(id, &key, &call).map_err(Error::<T>::from)?;
		let meter = Meter::<T>::start(session.principal.clone());
		// Replaced, not made new: the filters that it carries stay.
		origin.set_caller_from_signed(session.principal.clone());
		let session = Rc::new(session);
		let items = Rc::new(Cell::new(0));
		let (filtered, looks, used) = (session.clone(), meter.clone(), items.clone());
		origin.add_filter(move |call: &T::RuntimeCall| {
			looks.look();
			Self::check_call(&filtered.grant.scope, call).is_ok_and(|item| {
				used.set(used.get() | item);
				true
			})
		});
		// What the call leaves of its weight comes back; what acting by a session takes does not.
		let own = Self::execute_weight(&call);
		let with_own = |done: PostDispatchInfo| PostDispatchInfo {
			actual_weight: done.actual_weight.map(|weight| weight.saturating_add(own)),
			..done
		};
		with_storage_layer(|| {
			let done = call
				.dispatch(origin)
				.map(with_own)
				.map_err(|error| DispatchErrorWithPostInfo { post_info: with_own(error.post_info), ..error })?;
			let spent = meter.spent();
			let usage = Self::spend(&session, &usage, spent, items.get()).map_err(|denial| {
				DispatchErrorWithPostInfo { post_info: done, error: Error::<T>::from(denial).into() }
			})?;
			Usages::<T>::insert(id, usage);
			Self::deposit_event(Event::SessionExecuted {
				session: id,
				spent,
				left: session.grant.limits.total - usage.spent,
				uses_left: session.grant.limits.uses - usage.uses,
			});
			Ok(done)
		})
	}
}
