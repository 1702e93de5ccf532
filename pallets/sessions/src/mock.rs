//! Balances, batches and a pallet of a few calls that sessions can make.

use crate::{self as pallet_mira_sessions, *};
use frame_support::{
	derive_impl, parameter_types,
	traits::{fungible::Mutate, ConstU128, ConstU32, ConstU64, Hooks},
	weights::{Weight, WeightMeter},
};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	traits::{Convert, IdentityLookup},
	AccountId32, BuildStorage,
};

pub type Block = frame_system::mocking::MockBlockU32<Test>;
pub type Balance = u128;

/// One token.
pub const UNIT: Balance = 1_000_000_000;
pub const EXISTENTIAL_DEPOSIT: Balance = UNIT / 1_000;
/// What everybody has.
pub const MONEY: Balance = 1_000 * UNIT;
/// Length of a block, in milliseconds.
pub const SLOT: Moment = 6_000;
/// The clock at block zero: the first of January 2026.
pub const BEGINNING: Moment = 1_767_225_600_000;

/// Calls that hold, release and give money away, and one that fails.
#[frame_support::pallet]
pub mod shop {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::MutateHold,
			tokens::{Precision, Preservation},
		},
	};
	use frame_system::pallet_prelude::*;

	#[pallet::config]
	pub trait Config:
		frame_system::Config<AccountId = AccountId32>
		+ pallet_balances::Config<Balance = Balance, RuntimeHoldReason: From<HoldReason>>
	{
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::composite_enum]
	pub enum HoldReason {
		Basket,
	}

	#[pallet::error]
	pub enum Error<T> {
		Closed,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		#[pallet::call_index(0)]
		#[pallet::weight(Weight::zero())]
		pub fn reserve(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			<pallet_balances::Pallet<T> as MutateHold<_>>::hold(&HoldReason::Basket.into(), &who, amount)
		}
		#[pallet::call_index(1)]
		#[pallet::weight(Weight::zero())]
		pub fn give_back(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let released = <pallet_balances::Pallet<T> as MutateHold<_>>::release(
				&HoldReason::Basket.into(),
				&who,
				amount,
				Precision::Exact,
			);
			released.map(|_| ())
		}
		#[pallet::call_index(2)]
		#[pallet::weight(Weight::zero())]
		pub fn buy(origin: OriginFor<T>, from: AccountId32, price: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			<pallet_balances::Pallet<T> as Mutate<_>>::transfer(&who, &from, price, Preservation::Expendable)
				.map(|_| ())
		}
		#[pallet::call_index(3)]
		#[pallet::weight(Weight::zero())]
		pub fn fail(origin: OriginFor<T>) -> DispatchResult {
			ensure_signed(origin)?;
			Err(Error::<T>::Closed.into())
		}
		/// Not delegable, whatever a scope says.
		#[pallet::call_index(4)]
		#[pallet::weight(Weight::zero())]
		pub fn forbidden(origin: OriginFor<T>) -> DispatchResult {
			ensure_signed(origin)?;
			Ok(())
		}
	}
}

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Utility: pallet_utility,
		Shop: shop,
		MiraSessions: pallet_mira_sessions,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

impl pallet_timestamp::Config for Test {
	type Moment = u64;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<{ SLOT / 2 }>;
	type WeightInfo = ();
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

impl shop::Config for Test {}

/// What may be delegated here.
pub const DELEGABLE: [(&str, &str); 8] = [
	("Balances", "transfer_keep_alive"),
	("Balances", "transfer_allow_death"),
	("Shop", "reserve"),
	("Shop", "give_back"),
	("Shop", "buy"),
	("Shop", "fail"),
	("System", "remark"),
	("Utility", "batch_all"),
];

pub struct Calls;
impl InspectCall<RuntimeCall, AccountId32, Balance> for Calls {
	fn name(call: &RuntimeCall) -> (&'static str, &'static str) {
		use frame_support::traits::GetCallMetadata;
		let metadata = call.get_call_metadata();
		(metadata.pallet_name, metadata.function_name)
	}
	fn is_delegable(pallet: &str, call: &str) -> bool {
		DELEGABLE.contains(&(pallet, call))
	}
	fn destinations(call: &RuntimeCall) -> Option<Vec<AccountId32>> {
		use pallet_balances::Call as Balances;
		match call {
			RuntimeCall::Balances(
				Balances::transfer_keep_alive { dest, .. } | Balances::transfer_allow_death { dest, .. },
			)
			| RuntimeCall::Shop(shop::Call::buy { from: dest, .. }) => Some(vec![dest.clone()]),
			_ => None,
		}
	}
	fn amount(call: &RuntimeCall) -> Option<Balance> {
		use pallet_balances::Call as Balances;
		match call {
			RuntimeCall::Balances(
				Balances::transfer_keep_alive { value, .. } | Balances::transfer_allow_death { value, .. },
			)
			| RuntimeCall::Shop(shop::Call::buy { price: value, .. }) => Some(*value),
			_ => None,
		}
	}
	fn takes_rules(pallet: &str, call: &str) -> (bool, bool) {
		let both = pallet == "Balances" || (pallet, call) == ("Shop", "buy");
		(both, both)
	}
	/// A transaction of the SVM is told by the words of a remark with an event.
	fn svm(call: &RuntimeCall) -> Option<SvmAct> {
		let RuntimeCall::System(frame_system::Call::remark_with_event { remark }) = call else { return None };
		let (message, programs, writes, lamports) = codec::Decode::decode(&mut &remark[..]).unwrap_or_default();
		Some(SvmAct { message, programs, writes, lamports })
	}
	fn svm_weight(call: &RuntimeCall) -> Weight {
		Weight::from_parts(u64::from(Self::svm(call).is_some()), 0)
	}
	fn inner(call: &RuntimeCall) -> &[RuntimeCall] {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => calls,
			_ => &[],
		}
	}
}

parameter_types! {
	/// Claims that are Supported and final.
	pub static Supported: Vec<ClaimId> = Vec::new();
	pub const Longest: Instant<u32> = Instant { block: 1_000, time: 1_000 * SLOT };
	pub const TestUnits: Units = Units { symbol: "MIRA", decimals: 9, prefix: 42 };
}

pub struct Claims;
impl Outcomes for Claims {
	fn is_supported(claim: ClaimId) -> bool {
		Supported::get().contains(&claim)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn support(claim: ClaimId) {
		Supported::mutate(|all| all.push(claim));
	}
}

pub struct PerByte;
impl Convert<u32, Balance> for PerByte {
	fn convert(bytes: u32) -> Balance {
		Balance::from(bytes) * UNIT / 1_000
	}
}

impl Config for Test {
	type Calls = Calls;
	type Claims = Claims;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Time = Timestamp;
	type Units = TestUnits;
	type MaxLength = Longest;
	type MaxSessions = ConstU32<4>;
	type MaxDenials = ConstU32<3>;
	type Memory = ConstU32<2_000>;
	type Deposit = PerByte;
	type WeightInfo = ();
}

pub fn account(who: Sr25519Keyring) -> AccountId32 {
	who.to_account_id()
}

/// Runs a test at block one; afterwards every invariant has to hold.
pub fn on_chain(test: impl FnOnce()) {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().expect("it builds");
	let balances = Sr25519Keyring::well_known().map(|who| (account(who), MONEY)).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.expect("it builds");
	let mut chain = sp_io::TestExternalities::from(storage);
	chain.execute_with(|| {
		run_to(1);
		test();
		MiraSessions::do_try_state().expect("every invariant holds");
	});
}

/// Goes to a block.
pub fn run_to(block: u32) {
	while System::block_number() < block {
		let next = System::block_number() + 1;
		System::set_block_number(next);
		Timestamp::set_timestamp(BEGINNING + u64::from(next) * SLOT);
		MiraSessions::on_idle(next, Weight::from_parts(1_000_000_000, 0));
	}
}

/// Does what is planned for a block, as far as so much weight goes.
pub fn work_off(weight: u64) -> Weight {
	let mut meter = WeightMeter::with_limit(Weight::from_parts(weight, 0));
	MiraSessions::work_off(System::block_number(), &mut meter);
	meter.consumed()
}
