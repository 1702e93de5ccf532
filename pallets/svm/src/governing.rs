//! What people decide about the domain: that it stands still or goes on, which programs do, how money leaves, which engine runs.

use crate::{
	pallet::*,
	types::{Freeze, Parameters, Refusal},
};
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use mira_svm_interface::{Address, EngineVersion};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_freeze() -> DispatchResult {
		ensure!(!Frozen::<T>::exists(), Error::<T>::AsItIs);
		Self::freeze(Freeze::Governance);
		Ok(())
	}

	pub(crate) fn do_thaw() -> DispatchResult {
		let old = Frozen::<T>::take().ok_or(Error::<T>::AsItIs)?;
		Self::deposit_event(Event::DomainThawed { old });
		Ok(())
	}

	pub(crate) fn do_freeze_program(program: Address) -> DispatchResult {
		FrozenPrograms::<T>::try_mutate(|frozen| {
			ensure!(!frozen.contains(&program), Error::<T>::AsItIs);
			frozen.try_push(program).map_err(|_| Error::<T>::TooManyPrograms)
		})?;
		Self::deposit_event(Event::ProgramFrozen { program: program.into() });
		Ok(())
	}

	pub(crate) fn do_thaw_program(program: Address) -> DispatchResult {
		FrozenPrograms::<T>::try_mutate(|frozen| {
			let place = frozen.iter().position(|known| *known == program).ok_or(Error::<T>::AsItIs)?;
			frozen.remove(place);
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::ProgramThawed { program: program.into() });
		Ok(())
	}

	pub(crate) fn do_set_parameters(parameters: Parameters<BlockNumberFor<T>>) -> DispatchResult {
		let old = Settings::<T>::get();
		Settings::<T>::put(parameters);
		if parameters.window != old.window {
			// Counted in other stretches, what left means nothing.
			Outflow::<T>::kill();
		}
		Self::deposit_event(Event::ParametersChanged { parameters, old });
		Ok(())
	}

	pub(crate) fn do_set_engine(engine: EngineVersion) -> DispatchResult {
		let known = Self::engine().ok_or(Error::<T>::Refused(Refusal::CLUSTER_MAINTENANCE))?;
		ensure!(engine > known, Error::<T>::OldEngine);
		ensure!(Self::is_common(engine), Error::<T>::EngineNotCommon);
		NextEngine::<T>::put(engine);
		Self::deposit_event(Event::EngineChosen { engine });
		Ok(())
	}
}
