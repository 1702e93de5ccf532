//! The trees that committees are drawn from: changes of bonds on their way there, and who can take a seat.

use crate::{
	draw::{self, Electorate, Shortfall},
	pallet::*,
	tree::{self, Node, Nodes, Place},
	types::*,
	WeightInfo,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{defensive, pallet_prelude::*, weights::WeightMeter};
use frame_system::pallet_prelude::*;
use sp_core::H256;
use sp_runtime::{
	traits::{One, SaturatedConversion, Saturating, Zero},
	ArithmeticError,
};

/// The sum tree of one family in one domain.
pub struct StoredTree<T> {
	domain: DomainId,
	family: FamilyId,
	chain: PhantomData<T>,
}

impl<T: Config> StoredTree<T> {
	/// That of `family` in `domain`.
	pub fn of(domain: DomainId, family: FamilyId) -> Self {
		Self { domain, family, chain: PhantomData }
	}
}

impl<T: Config> Nodes for StoredTree<T> {
	fn get(&self, place: Place) -> Node {
		TreeNodes::<T>::get(((self.domain, self.family), place)).unwrap_or_default()
	}
	fn set(&mut self, place: Place, node: Node) {
		if node == Node::default() {
			TreeNodes::<T>::remove(((self.domain, self.family), place));
		} else {
			TreeNodes::<T>::insert(((self.domain, self.family), place), node);
		}
	}
}

/// Attestors who can take a seat that puts `exposure` at risk.
struct Candidates<T: Config> {
	domain: DomainId,
	exposure: BalanceOf<T>,
	min_bond: BalanceOf<T>,
}

impl<T: Config> Electorate for Candidates<T> {
	type Operator = T::AccountId;
	type Tree = StoredTree<T>;

	fn trees(&self) -> Vec<StoredTree<T>> {
		let shares = Shares::<T>::get(self.domain);
		shares.iter().map(|share| StoredTree::of(self.domain, share.family)).collect()
	}
	fn seatable(&self, attestor: AttestorId) -> Option<T::AccountId> {
		let attestor = Attestors::<T>::get(attestor)?;
		let can = attestor.standing == Standing::Active
			&& attestor.staying() >= self.min_bond
			&& attestor.free() >= self.exposure;
		can.then_some(attestor.owner)
	}
}

/// Most seats that one family may have of a committee of `seats`: half of them.
pub const fn family_cap(seats: u32) -> u32 {
	seats / 2
}

impl<T: Config> Pallet<T> {
	/// Draws a committee of those who are in the draw of `domain` and can put `exposure` at risk.
	pub(crate) fn draw(
		domain: DomainId,
		seats: u32,
		exposure: BalanceOf<T>,
		seed: H256,
	) -> Result<Vec<AttestorId>, Shortfall> {
		let min_bond = Params::<T>::get().map_or_else(Zero::zero, |parameters| parameters.min_bond);
		draw::draw(&Candidates::<T> { domain, exposure, min_bond }, seed, seats, family_cap(seats))
	}

	/// Whether enough attestors are in the draw for a committee of `seats`, if none of them is unavailable.
	pub(crate) fn enough_attestors(domain: DomainId, seats: u32) -> Result<(), Shortfall> {
		let cap = family_cap(seats);
		// Clamped: more than 2^32 seats could be filled.
		let places =
			Shares::<T>::get(domain).iter().fold(0u32, |sum, share| sum.saturating_add(share.attestors.min(cap)));
		ensure!(places >= seats, Shortfall::TooFewAttestors);
		Ok(())
	}

	/// Weight that `attestor` should have in the draw by its bond and standing.
	pub(crate) fn weight_of(attestor: &AttestorOf<T>) -> u64 {
		let most = Params::<T>::get().map_or_else(Zero::zero, |parameters| parameters.max_drawn_bond);
		match attestor.standing {
			Standing::Active => (attestor.staying().min(most) / T::WeightUnit::get()).saturated_into(),
			Standing::Paused | Standing::Suspended { .. } => 0,
		}
	}

	/// First block in which a change asked for now takes effect: the beginning of the draw epoch after the next one.
	fn effective_from(now: BlockNumberFor<T>) -> BlockNumberFor<T> {
		let epoch = T::DrawEpoch::get().max(One::one());
		// Clamped at the end of time, where nothing takes effect any more.
		(now / epoch).saturating_add(2u32.into()).saturating_mul(epoch)
	}

	/// Queues what `attestor` has become since its last change. The caller stores the attestor.
	pub(crate) fn queue_change(id: AttestorId, attestor: &mut AttestorOf<T>) -> DispatchResult {
		ensure!(attestor.changes < T::MaxChanges::get(), Error::<T>::TooManyChanges);
		let change = Change {
			attestor: id,
			weight: Self::weight_of(attestor),
			domains: attestor.domains,
			effective: Self::effective_from(frame_system::Pallet::<T>::block_number()),
		};
		ChangesCursor::<T>::try_mutate(|cursor| {
			let at = cursor.next;
			cursor.next = at.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Changes::<T>::insert(at, change);
			Ok::<_, DispatchError>(())
		})?;
		attestor.changes += 1; // below `MaxChanges`
		Ok(())
	}

	/// Queues a change if there is room. For what must not fail: who pauses or is slashed cannot be seated beyond its bond
	/// anyway, so that an outdated weight only costs the draw a try.
	pub(crate) fn try_queue_change(id: AttestorId, attestor: &mut AttestorOf<T>) {
		let _ = Self::queue_change(id, attestor);
	}

	/// Lets changes that are due into the trees, oldest first, for as long as `meter` allows.
	pub(crate) fn apply_changes(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::changes_idle()).is_err() {
			return;
		}
		let mut cursor = ChangesCursor::<T>::get();
		let begin = cursor.head;
		let step = T::WeightInfo::apply_change(2 * T::MaxDeclared::get());
		while cursor.head < cursor.next && meter.can_consume(step) {
			let Some(change) = Changes::<T>::get(cursor.head) else {
				defensive!("a change is missing");
				cursor.head = cursor.head.saturating_add(1);
				continue;
			};
			meter.consume(step);
			if change.effective > now {
				break;
			}
			Changes::<T>::remove(cursor.head);
			cursor.head = cursor.head.saturating_add(1); // at most `next`
			Self::apply_change(change);
		}
		if cursor.head != begin {
			ChangesCursor::<T>::put(cursor);
		}
	}

	fn apply_change(change: Change<BlockNumberFor<T>>) {
		let Change { attestor: id, weight, domains, .. } = change;
		let Some(mut attestor) = Attestors::<T>::get(id) else {
			defensive!("an attestor left before its changes");
			return;
		};
		Self::enter_trees(id, &mut attestor, weight, domains);
		attestor.changes = attestor.changes.saturating_sub(1); // it was counted when it was queued
		Attestors::<T>::insert(id, attestor);
	}

	/// Gives `attestor` `weight` in the trees of `domains`, and none elsewhere. The caller stores the attestor.
	pub(crate) fn enter_trees(id: AttestorId, attestor: &mut AttestorOf<T>, weight: u64, domains: DomainSet) {
		for domain in attestor.drawn_domains.union(domains).iter() {
			let new = if domains.contains(domain) { weight } else { 0 };
			let old = tree::put(&mut StoredTree::<T>::of(domain, attestor.family), id, new);
			match (old, new) {
				(0, 1..) => Self::count_share(domain, attestor.family, |attestors| attestors.saturating_add(1)),
				(1.., 0) => Self::count_share(domain, attestor.family, |attestors| attestors.saturating_sub(1)),
				_ => {},
			}
		}
		attestor.drawn_weight = weight;
		attestor.drawn_domains = domains;
	}

	/// Keeps the list of families of `domain` that have attestors in the draw.
	fn count_share(domain: DomainId, family: FamilyId, count: impl FnOnce(u32) -> u32) {
		Shares::<T>::mutate(domain, |shares| {
			match shares.iter_mut().find(|share| share.family == family) {
				Some(share) => share.attestors = count(share.attestors),
				None => {
					if shares.try_push(FamilyShare { family, attestors: count(0) }).is_err() {
						defensive!("there are as many places as families");
					}
				},
			}
			shares.retain(|share| share.attestors > 0);
		});
	}
}
