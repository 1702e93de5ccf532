//! Which engines validators have, by their own word: a chain that asks for one that they lack would stand still.

use crate::{pallet::*, traits::Validators};
use alloc::vec::Vec;
use frame_support::ensure;
use mira_svm_interface::EngineVersion;
use sp_inherents::{InherentData, InherentIdentifier};
use sp_runtime::DispatchResult;

/// Under which the author's node puts the number of the newest engine that it has into the inherent data.
pub const INHERENT_IDENTIFIER: InherentIdentifier = *b"mirasvm0";

impl<T: Config> Pallet<T> {
	/// The newest engine of the author's node, if the chain does not know it yet.
	pub(crate) fn news(data: &InherentData) -> Option<u32> {
		let newest = data.get_data::<u32>(&INHERENT_IDENTIFIER).ok().flatten()?;
		let author = T::Validators::author()?;
		let known = NewestEngines::<T>::get().into_iter().find(|(who, ..)| *who == author);
		let is_news = known.is_none_or(|(_, version, _)| version != EngineVersion(newest));
		(is_news && T::Validators::all().contains(&author)).then_some(newest)
	}

	/// Notes the newest engine that the author of this block has. What validators said that are none any more is forgotten.
	pub(crate) fn do_note_engine(newest: EngineVersion) -> DispatchResult {
		let (author, now) =
			(T::Validators::author().ok_or(Error::<T>::NoAuthor)?, frame_system::Pallet::<T>::block_number());
		let (validators, next) = (T::Validators::all(), T::Validators::next());
		ensure!(validators.contains(&author), Error::<T>::NoAuthor);
		NewestEngines::<T>::try_mutate(|all| {
			ensure!(all.iter().all(|(who, _, said_at)| *who != author || *said_at < now), Error::<T>::AsItIs);
			all.retain(|(who, ..)| *who != author && (validators.contains(who) || next.contains(who)));
			all.try_push((author.clone(), newest, now)).map_err(|_| Error::<T>::NoAuthor)
		})?;
		Self::deposit_event(Event::EngineNoted { validator: author, engine: newest });
		Ok(())
	}

	/// Whether more than two thirds of the validators have an engine, or a newer one, of this session and of the next one: so that
	/// blocks are made and become final without the others.
	pub fn is_common(engine: EngineVersion) -> bool {
		let told = NewestEngines::<T>::get();
		let has =
			|validator: &&T::AccountId| told.iter().any(|(who, newest, _)| who == *validator && *newest >= engine);
		let is_common_among = |validators: Vec<T::AccountId>| {
			let have = validators.iter().filter(has).count();
			have.saturating_mul(3) > validators.len().saturating_mul(2)
		};
		is_common_among(T::Validators::all()) && is_common_among(T::Validators::next())
	}
}
