//! What governance decides, and what a chain begins with.

use crate::{pallet::*, tree, types::*};
use frame_support::{
	pallet_prelude::*,
	traits::fungible::{Inspect, Mutate},
};
use sp_runtime::traits::{CheckedMul, SaturatedConversion, Zero};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_parameters(new: Parameters<BalanceOf<T>>) -> DispatchResult {
		Self::check_parameters(&new)?;
		let old = Params::<T>::get();
		Params::<T>::put(&new);
		Self::deposit_event(Event::ParametersChanged { old, new });
		Ok(())
	}

	fn check_parameters(parameters: &Parameters<BalanceOf<T>>) -> DispatchResult {
		let Parameters { min_bond, max_drawn_bond, silence, max_silent, .. } = parameters;
		let unit = T::WeightUnit::get();
		// All leaves of a tree together, and all trees of a domain, must fit into a sum.
		let most = u64::MAX / u64::from(tree::LEAVES);
		let weight: u128 = (*max_drawn_bond / unit).saturated_into();
		ensure!(
			*min_bond >= unit
				&& max_drawn_bond >= min_bond
				&& weight <= u128::from(most)
				&& *silence > 0
				&& *max_silent > 0
				&& min_bond.checked_mul(&(*silence).into()).is_some(),
			Error::<T>::BadParameters
		);
		Ok(())
	}

	pub(crate) fn do_add_domain(name: Name) -> DispatchResult {
		let domain = Domains::<T>::try_mutate(|names| Self::add_name(names, name.clone()))?;
		Self::deposit_event(Event::DomainAdded { domain: domain.saturated_into(), name });
		Ok(())
	}

	pub(crate) fn do_add_family(name: Name) -> DispatchResult {
		let family = Families::<T>::try_mutate(|names| Self::add_name(names, name.clone()))?;
		Self::deposit_event(Event::FamilyAdded { family: family.saturated_into(), name });
		Ok(())
	}

	/// Appends a name that is not there yet; its place.
	fn add_name<Limit: Get<u32>>(names: &mut BoundedVec<Name, Limit>, name: Name) -> Result<usize, DispatchError> {
		let printable = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
		ensure!(printable && !names.contains(&name), Error::<T>::BadName);
		let place = names.len();
		names.try_push(name).map_err(|_| Error::<T>::BadName)?;
		Ok(place)
	}

	/// Puts genesis attestors into the trees at once, and the endowment into the pot.
	///
	/// # Panics
	/// If the spec does not make sense: a chain must not start from it.
	pub(crate) fn build(config: &GenesisConfig<T>) {
		if let Some(parameters) = &config.parameters {
			Self::check_parameters(parameters).expect("parameters under which the pallet works");
			Params::<T>::put(parameters);
		}
		let name = |text: &alloc::string::String| Name::try_from(text.as_bytes().to_vec()).expect("a name of 32 bytes");
		for text in &config.domains {
			Domains::<T>::try_mutate(|names| Self::add_name(names, name(text))).expect("a new, printable domain");
		}
		for text in &config.families {
			Families::<T>::try_mutate(|names| Self::add_name(names, name(text))).expect("a new, printable family");
		}
		let endowment = <T::Currency as Inspect<T::AccountId>>::minimum_balance();
		if <T::Currency as Inspect<T::AccountId>>::balance(&Self::pot()).is_zero() {
			T::Currency::mint_into(&Self::pot(), endowment).expect("the pot can hold its endowment");
		}
		for GenesisAttestor { owner, operating, bond, domains, family } in &config.attestors {
			let domains = DomainSet::of(domains.iter().copied());
			let id = Self::do_register(owner.clone(), operating.clone(), *bond, domains, *family)
				.expect("an attestor with enough money, known domains, a known family and an operating key of its own");
			Self::mutate_in_era(id, |attestor| {
				let weight = Self::weight_of(attestor);
				Self::enter_trees(id, attestor, weight, domains);
				Ok(())
			})
			.expect("it was registered just now");
		}
	}
}
