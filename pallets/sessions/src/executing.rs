//! Acting for the principal: metered, filtered, all or nothing.

use crate::{
	metering::Meter,
	pallet::*,
	scope::{Extent, Look},
	traits::*,
	types::*,
	SessionOf, WeightInfo,
};
use alloc::{collections::BTreeMap, rc::Rc};
use core::cell::{Cell, RefCell};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo, PostDispatchInfo},
	traits::{Get, OriginTrait},
	weights::Weight,
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor, WeightInfo as _};
use sp_core::H256;
use sp_runtime::{
	traits::{Dispatchable, Saturating, UniqueSaturatedInto, Zero},
	DispatchErrorWithPostInfo,
};

/// What the filter on an origin has seen. Clones see together: one of them rides on the origin.
struct Watch<T: Config> {
	session: Rc<SessionOf<T>>,
	meter: Meter<T>,
	/// Items that let something through.
	items: Rc<Cell<Items>>,
	/// Whether any claim was looked up.
	at_claim: Rc<Cell<bool>>,
	/// The first thing that was not let through.
	denied: Rc<Cell<Option<crate::DenialOf<T>>>>,
	/// Transactions of the SVM that were let through, and the most that each can take.
	acts: Rc<RefCell<BTreeMap<H256, u64>>>,
}

impl<T: Config> Clone for Watch<T> {
	fn clone(&self) -> Self {
		let Self { session, meter, items, at_claim, denied, acts } = self;
		Self {
			session: session.clone(),
			meter: meter.clone(),
			items: items.clone(),
			at_claim: at_claim.clone(),
			denied: denied.clone(),
			acts: acts.clone(),
		}
	}
}

impl<T: Config> Watch<T> {
	fn over(session: SessionOf<T>) -> Self {
		let meter = Meter::start(session.principal.clone());
		Self {
			session: Rc::new(session),
			meter,
			items: Default::default(),
			at_claim: Default::default(),
			denied: Default::default(),
			acts: Default::default(),
		}
	}

	/// Whether the scope has a call; asked before each dispatch, however deep inside.
	fn lets(&self, call: &T::RuntimeCall) -> bool {
		self.meter.look();
		let Look { verdict, at_claim } = Pallet::<T>::check_call(&self.session.grant.scope, call);
		self.at_claim.set(self.at_claim.get() || at_claim);
		match verdict {
			Ok(item) => {
				self.items.set(self.items.get() | item);
				if let Some(act) = T::Calls::svm(call) {
					self.acts.borrow_mut().insert(act.message, act.lamports);
				}
			},
			Err(denial) => self.denied.set(self.denied.get().or(Some(denial))),
		}
		self.denied.get().is_none()
	}
}

impl<T: Config> Pallet<T> {
	/// What acting by a session takes beside the call: it, and each call inside, meets the filter.
	pub(crate) fn execute_weight(call: &T::RuntimeCall, scope: Extent) -> Weight {
		// A call's own weight takes for granted that its sender's account is at hand, since its fee was taken from there. Here
		// somebody else may have paid.
		let account = T::DbWeight::get().writes(1);
		let look = T::WeightInfo::filter(scope.items).saturating_add(T::WeightInfo::pause());
		let looks = look.saturating_mul(Self::calls(call));
		// Acting was measured with a call that does nothing and is found at once: the call's own weight and the looks have both.
		let measured_with = T::WeightInfo::filter(0).saturating_add(T::SystemWeightInfo::remark(0));
		let acting = T::WeightInfo::execute(scope.longest).saturating_sub(measured_with);
		acting.saturating_add(account).saturating_add(looks).saturating_add(Self::acts_weight(call, scope))
	}

	/// What the transactions of the SVM in a call take: they are read, looked for, booked, and settled.
	fn acts_weight(call: &T::RuntimeCall, scope: Extent) -> Weight {
		let own = match T::Calls::svm_weight(call) {
			reading if reading.is_zero() => reading,
			reading => reading
				.saturating_add(T::WeightInfo::filter_svm(scope.longest))
				.saturating_add(T::DbWeight::get().reads_writes(2, 3)),
		};
		T::Calls::inner(call).iter().fold(own, |sum, inner| sum.saturating_add(Self::acts_weight(inner, scope)))
	}

	/// What looking for claims takes, if each call meets an item that depends on one.
	pub(crate) fn claims_weight(call: &T::RuntimeCall) -> Weight {
		T::WeightInfo::claim().saturating_mul(Self::calls(call))
	}

	/// A call, and those inside it.
	fn calls(call: &T::RuntimeCall) -> u64 {
		T::Calls::inner(call).iter().fold(1, |sum, inner| sum.saturating_add(Self::calls(inner)))
	}

	/// Makes `call` for the principal of a session whose key signs `origin`. The caller undoes everything on an error, as
	/// dispatching does.
	pub(crate) fn do_execute(
		mut origin: OriginFor<T>,
		id: SessionId,
		call: T::RuntimeCall,
	) -> DispatchResultWithPostInfo {
		let key = ensure_signed(origin.clone())?;
		// The author of a block includes what it wants, so that nothing the pool checked is taken for granted.
		let now = Self::now();
		let (session, usage) = Self::check_session(id, &key, now).map_err(Error::<T>::from)?;
		let watch = Watch::<T>::over(session);
		// Replaced, not made new: the filters that it carries stay.
		origin.set_caller_from_signed(watch.session.principal.clone());
		let filter = watch.clone();
		origin.add_filter(move |call: &T::RuntimeCall| filter.lets(call));
		// What the call leaves of its weight comes back; of what acting by a session takes, what a longer scope would have taken, and
		// looks at claims if there were none.
		let own = Self::execute_weight(&call, Extent::of(&watch.session.grant.scope));
		let (claims, declared) = (Self::claims_weight(&call), call.get_dispatch_info().call_weight);
		let result = call.dispatch(origin);
		let done = match &result {
			Ok(done) => *done,
			Err(failed) => failed.post_info,
		};
		// Of a call that failed the pool may have looked at more calls inside than were made.
		let none = result.is_ok() && !watch.at_claim.get();
		let claims = if none { Weight::zero() } else { claims };
		let took = done.actual_weight.unwrap_or(declared).saturating_add(own).saturating_add(claims);
		let post_info = PostDispatchInfo { actual_weight: Some(took), ..done };
		let fail = |error| DispatchErrorWithPostInfo { post_info, error };
		// Even where the call made nothing of it.
		if let Some(denial) = watch.denied.get() {
			return Err(fail(Error::<T>::from(denial).into()));
		}
		result.map_err(|failed| fail(failed.error))?;
		let (session, fallen, acts) = (&watch.session, watch.meter.spent(), watch.acts.take());
		let spent = acts.values().fold(fallen, |sum, most| sum.saturating_add((*most).unique_saturated_into()));
		let most = usage.most;
		let mut usage = Self::spend(session, &usage, spent, watch.items.get(), now.block)
			.map_err(|denial| fail(Error::<T>::from(denial).into()))?;
		if !acts.is_empty() {
			usage.most = most.max(fallen);
			Self::book(id, acts, spent);
		}
		Usages::<T>::insert(id, usage);
		Self::deposit_event(Event::SessionExecuted {
			session: id,
			spent,
			left: Saturating::saturating_sub(session.grant.limits.total, usage.spent),
			uses_left: session.grant.limits.uses.saturating_sub(usage.uses),
		});
		Ok(post_info)
	}
}
