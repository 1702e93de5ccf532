//! A version of the rules by which transactions are executed.

use crate::{features, sysvars::is_sysvar, withdrawals};
use agave_feature_set::FeatureSet;
use agave_reserved_account_keys::ReservedAccountKeys;
use ahash::AHashMap;
use mira_svm_interface::{
	claim::{claim_of, CLAIMS},
	Address, EngineVersion,
};
use solana_account::{Account, AccountSharedData};
use solana_epoch_schedule::EpochSchedule;
use solana_program_runtime::{
	execution_budget::SVMTransactionExecutionBudget,
	invoke_context::BuiltinFunctionRegisterer,
	loaded_programs::{ProgramRuntimeEnvironment, ProgramRuntimeEnvironments},
	program_cache_entry::ProgramCacheEntry,
	solana_sbpf::program::BuiltinFunctionDefinition,
};
use solana_pubkey::Pubkey;
use solana_rent::Rent;
use solana_sdk_ids::{
	bpf_loader, bpf_loader_deprecated, bpf_loader_upgradeable, compute_budget, native_loader, system_program,
};
use solana_svm_feature_set::SVMFeatureSet;
use std::{collections::HashSet, sync::Arc};

/// Lamports that a signature costs, as nonces remember it and clients are told.
pub const LAMPORTS_PER_SIGNATURE: u64 = 5_000;

/// The name of a program that the engine brings, its address, and how it is called.
pub type Builtin = (&'static str, Pubkey, BuiltinFunctionRegisterer);

/// Programs that the engine brings. All others are accounts with code.
pub(crate) const BUILTINS: &[Builtin] = &[
	("system_program", system_program::ID, solana_system_program::system_processor::Entrypoint::register),
	(
		"solana_bpf_loader_deprecated_program",
		bpf_loader_deprecated::ID,
		solana_bpf_loader_program::Entrypoint::register,
	),
	("solana_bpf_loader_program", bpf_loader::ID, solana_bpf_loader_program::Entrypoint::register),
	(
		"solana_bpf_loader_upgradeable_program",
		bpf_loader_upgradeable::ID,
		solana_bpf_loader_program::Entrypoint::register,
	),
	("compute_budget_program", compute_budget::ID, solana_compute_budget_program::Entrypoint::register),
	("mira_withdrawals_program", withdrawals::ID, withdrawals::Entrypoint::register),
];

/// Engine crates, features and limits: the same version means the same effects, on every machine.
pub struct Engine {
	version: EngineVersion,
	pub(crate) features: FeatureSet,
	pub(crate) runtime_features: SVMFeatureSet,
	/// One for all: programs that were compiled for another one do not run, were they equal.
	pub(crate) environment: ProgramRuntimeEnvironment,
	pub(crate) builtins: Vec<(Pubkey, Arc<ProgramCacheEntry>)>,
	/// Accounts that nobody can change, and that are not in the state.
	pub(crate) fixed: AHashMap<Pubkey, AccountSharedData>,
	pub(crate) reserved: HashSet<Pubkey>,
	pub(crate) rent: Rent,
	pub(crate) epochs: EpochSchedule,
	pub(crate) execution_budget: SVMTransactionExecutionBudget,
	pub(crate) max_locks: usize,
}

impl Engine {
	/// What networks begin with.
	pub const FIRST: EngineVersion = EngineVersion(1);
	/// The newest version of this release.
	pub const NEWEST: EngineVersion = EngineVersion(2);
	/// All of them, the oldest first: what was executed by one is executed by it for ever.
	pub const VERSIONS: [EngineVersion; 2] = [Self::FIRST, Self::NEWEST];

	/// The engine of a version; none if this release does not have it.
	pub fn of(version: EngineVersion) -> Option<Self> {
		Self::with(version, &[])
	}

	/// The same with more programs: for tests of what happens if one fails as none should.
	pub fn with(version: EngineVersion, more: &[Builtin]) -> Option<Self> {
		let features = match version {
			Self::FIRST => features::mainnet_2026_08(),
			Self::NEWEST => features::deeper_calls(),
			_ => return None,
		};
		let brings: Vec<_> = BUILTINS.iter().chain(more).copied().collect();
		let runtime_features = features.runtime_features();
		let execution_budget =
			SVMTransactionExecutionBudget::new_with_defaults(runtime_features.raise_cpi_nesting_limit_to_8);
		let environment =
			solana_syscalls::create_program_runtime_environment(&runtime_features, &execution_budget, false, false)
				.inspect_err(|error| log::error!("engine {version:?} cannot be made: {error}"))
				.ok()?;
		let builtins = brings
			.iter()
			.map(|(name, id, register)| (*id, Arc::new(ProgramCacheEntry::new_builtin(0, name.len(), *register))));
		let mut reserved = ReservedAccountKeys::default();
		reserved.update_active_set(&features);
		reserved.active.extend([withdrawals::ID, Pubkey::from(CLAIMS)]);
		// Of a feature that is not active there is no account. A later version may have it: there must be none of somebody's in its way.
		reserved.active.extend(features.active().keys().chain(features.inactive()));
		let rent = rent(&features);
		Some(Self {
			version,
			runtime_features,
			environment,
			builtins: builtins.collect(),
			fixed: brings
				.iter()
				.map(|(name, id, _)| (*id, native(name)))
				.chain(precompiles())
				.chain([(Pubkey::from(CLAIMS), native("mira_claims"))])
				.chain(features::accounts(&features, &rent))
				.collect(),
			reserved: reserved.active,
			rent,
			epochs: EpochSchedule::without_warmup(),
			execution_budget,
			max_locks: if features.is_active(&agave_feature_set::increase_tx_account_lock_limit::ID) {
				128
			} else {
				64
			},
			features,
		})
	}

	/// Which one this is.
	pub fn version(&self) -> EngineVersion {
		self.version
	}

	/// What an account of so many bytes of data has to have, or it cannot be made.
	pub fn minimum_balance(&self, data: usize) -> u64 {
		self.rent.minimum_balance(data)
	}

	/// Whether no transaction may write an account, whatever it says.
	pub fn is_reserved(&self, address: &[u8; 32]) -> bool {
		self.reserved.contains(&Pubkey::from(*address))
	}

	/// An account that is the same in every state.
	pub(crate) fn fixed(&self, address: &Pubkey) -> Option<AccountSharedData> {
		self.fixed.get(address).cloned()
	}

	/// Whether an account lies in the state, if it is anywhere: not what is the same in every state, nor what is made for a block.
	pub(crate) fn is_stored(&self, address: &Address) -> bool {
		let key = Pubkey::from(*address);
		!self.fixed.contains_key(&key) && !is_sysvar(&key) && claim_of(address).is_none()
	}

	pub(crate) fn environments(&self) -> ProgramRuntimeEnvironments {
		ProgramRuntimeEnvironments::new(self.environment.clone(), self.environment.clone())
	}
}

/// Before the threshold was taken out of the rent, programs read half the price and twice the time.
fn rent(features: &FeatureSet) -> Rent {
	let mut rent = Rent::default();
	#[allow(deprecated, reason = "what programs read of the rent is as old as they are")]
	if !features.is_active(&agave_feature_set::deprecate_rent_exemption_threshold::ID) {
		rent.exemption_threshold = 2.0f64.to_le_bytes();
		rent.lamports_per_byte = rent.lamports_per_byte.checked_div(2).unwrap_or_default();
	}
	rent
}

/// The account of a program that the engine brings.
fn native(name: &str) -> AccountSharedData {
	let lamports = 1;
	let data = name.as_bytes().to_vec();
	Account { lamports, data, owner: native_loader::ID, executable: true, rent_epoch: 0 }.into()
}

/// Checkers of signatures, which are no programs but look like them.
fn precompiles() -> impl Iterator<Item = (Pubkey, AccountSharedData)> {
	agave_precompiles::get_precompiles().iter().map(|precompile| (precompile.program_id, native("")))
}
