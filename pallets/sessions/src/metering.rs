//! What a session spends: the sum of all falls of the principal's free balance while it acts.

use crate::{pallet::*, BalanceOf};
use alloc::rc::Rc;
use core::cell::Cell;
use frame_support::traits::fungible::Inspect;
use sp_runtime::traits::Saturating;

/// Looks at a free balance again and again. Clones count together: one of them rides on the origin.
pub struct Meter<T: Config> {
	principal: T::AccountId,
	state: Rc<Cell<State<BalanceOf<T>>>>,
}

#[derive(Clone, Copy)]
struct State<Balance> {
	/// When it was looked at last, if it was.
	last: Option<Balance>,
	fallen: Balance,
}

impl<T: Config> Clone for Meter<T> {
	fn clone(&self) -> Self {
		Self { principal: self.principal.clone(), state: self.state.clone() }
	}
}

impl<T: Config> Meter<T> {
	/// Begins with the first look, before the first call.
	pub fn start(principal: T::AccountId) -> Self {
		Self { principal, state: Rc::new(Cell::new(State { last: None, fallen: Default::default() })) }
	}

	/// Looks: a fall adds to what was spent, a rise gives nothing back.
	pub fn look(&self) {
		let now = T::Currency::balance(&self.principal);
		let State { last, fallen } = self.state.get();
		let fall = last.map_or_else(Default::default, |last| last.saturating_sub(now));
		self.state.set(State { last: Some(now), fallen: fallen.saturating_add(fall) });
	}

	/// Looks for the last time; what was spent.
	pub fn spent(&self) -> BalanceOf<T> {
		self.look();
		self.state.get().fallen
	}
}
