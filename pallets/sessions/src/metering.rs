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
	last: Balance,
	fallen: Balance,
}

impl<T: Config> Clone for Meter<T> {
	fn clone(&self) -> Self {
		Self { principal: self.principal.clone(), state: self.state.clone() }
	}
}

impl<T: Config> Meter<T> {
	/// Begins.
	pub fn start(principal: T::AccountId) -> Self {
		let last = T::Currency::balance(&principal);
		Self { principal, state: Rc::new(Cell::new(State { last, fallen: Default::default() })) }
	}

	/// Looks: a fall adds to what was spent, a rise gives nothing back.
	pub fn look(&self) {
		let now = T::Currency::balance(&self.principal);
		let State { last, fallen } = self.state.get();
		self.state.set(State { last: now, fallen: fallen.saturating_add(last.saturating_sub(now)) });
	}

	/// Looks for the last time; what was spent.
	pub fn spent(&self) -> BalanceOf<T> {
		self.look();
		self.state.get().fallen
	}
}
