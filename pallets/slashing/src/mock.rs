//! Bonds kept by a pallet of ten lines, slashes decided by the tests.

use crate::{self as pallet_mira_slashing, *};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{Balanced, BalancedHold, Credit, Inspect, InspectHold, MutateHold},
		ConstU32, ConstU64, EnsureOriginWithArg, Hooks, OnUnbalanced,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::{EnsureRoot, RawOrigin};
use pallet_mira_finality::ProvenFinality;
use sp_runtime::{traits::Zero, BuildStorage, DispatchError, Perbill};

pub type Block = frame_system::mocking::MockBlock<Test>;

/// Attestors are named as the accounts that own their bonds.
pub type Attestor = u64;

pub const ALICE: Attestor = 1;
pub const BOB: Attestor = 2;
pub const REQUESTER: u64 = 8;
pub const REPORTER: u64 = 9;
pub const TREASURY: u64 = 10;
pub const NOBODY: u64 = 99;
/// What each of the two attestors has bonded.
pub const BOND: u64 = 1_000;
pub const EXISTENTIAL_DEPOSIT: u64 = 10;
pub const DELAY: u64 = 20;

/// Who keeps the bonds.
#[frame_support::pallet]
pub mod bonds {
	use frame_support::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::composite_enum]
	pub enum HoldReason {
		Bond,
	}

	#[pallet::storage]
	pub type Frozen<T: Config> = StorageMap<_, Twox64Concat, super::Attestor, u64, ValueQuery>;
}
use bonds::{Frozen, HoldReason};

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		MockBonds: bonds,
		Slashing: pallet_mira_slashing,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type ExistentialDeposit = ConstU64<EXISTENTIAL_DEPOSIT>;
}

impl bonds::Config for Test {}

pub fn bonded(attestor: Attestor) -> u64 {
	Balances::balance_on_hold(&HoldReason::Bond.into(), &attestor)
}

impl Bonds<u64> for MockBonds {
	type AttestorId = Attestor;
	type Balance = u64;
	type Currency = Balances;

	fn owner(attestor: Attestor) -> Option<u64> {
		(!bonded(attestor).is_zero() || !Frozen::<Test>::get(attestor).is_zero() || attestor <= BOB).then_some(attestor)
	}
	fn freeze(attestor: Attestor, amount: u64) -> u64 {
		let frozen = amount.min(bonded(attestor) - Frozen::<Test>::get(attestor));
		Frozen::<Test>::mutate(attestor, |all| *all += frozen);
		frozen
	}
	fn thaw(attestor: Attestor, amount: u64) -> Result<(), DispatchError> {
		Frozen::<Test>::mutate(attestor, |all| *all -= amount);
		Ok(())
	}
	fn take(attestor: Attestor, amount: u64) -> Result<Credit<u64, Balances>, DispatchError> {
		Frozen::<Test>::mutate(attestor, |all| *all -= amount);
		Ok(<Balances as BalancedHold<u64>>::slash(&HoldReason::Bond.into(), &attestor, amount).0)
	}
	fn frozen(attestor: Attestor) -> u64 {
		Frozen::<Test>::get(attestor)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn bonded(bond: u64) -> Attestor {
		let attestor = 1_000;
		let _ = <Balances as frame_support::traits::fungible::Mutate<u64>>::mint_into(
			&attestor,
			2 * bond + EXISTENTIAL_DEPOSIT,
		);
		assert_ok!(Balances::hold(&HoldReason::Bond.into(), &attestor, bond));
		attestor
	}
}

parameter_types! {
	pub const BurnShare: Perbill = Perbill::from_percent(20);
	pub const ReporterShare: Perbill = Perbill::from_percent(10);
	/// The newest block proven final; all, unless a test says otherwise.
	pub static Proven: u64 = u64::MAX;
}

pub struct MockFinality;
impl ProvenFinality<u64> for MockFinality {
	fn proven() -> u64 {
		Proven::get()
	}
	fn lag() -> u64 {
		System::block_number().saturating_sub(Proven::get())
	}
	fn is_proven(number: u64) -> bool {
		number <= Proven::get()
	}
}

pub struct ToTreasury;
impl OnUnbalanced<Credit<u64, Balances>> for ToTreasury {
	fn on_nonzero_unbalanced(amount: Credit<u64, Balances>) {
		let _ = Balances::resolve(&TREASURY, amount);
	}
}

/// Root for everybody; the two attestors, as members of a committee would, for each other.
pub struct RootOrOther;
impl EnsureOriginWithArg<RuntimeOrigin, u64> for RootOrOther {
	type Success = ();
	fn try_origin(origin: RuntimeOrigin, owner: &u64) -> Result<(), RuntimeOrigin> {
		match origin.clone().into() {
			Ok(RawOrigin::Root) => Ok(()),
			Ok(RawOrigin::Signed(who)) if who <= BOB && who != *owner => Ok(()),
			_ => Err(origin),
		}
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &u64) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

/// One unit of weight for every step, so that tests can count them.
pub struct Steps;
impl WeightInfo for Steps {
	fn cancel() -> Weight {
		Weight::zero()
	}
	fn reopen() -> Weight {
		Weight::zero()
	}
	fn apply() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn queue_idle() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn queue_hole() -> Weight {
		Weight::from_parts(1, 0)
	}
}

impl Config for Test {
	type Bonds = MockBonds;
	type Finality = MockFinality;
	type Delay = ConstU64<DELAY>;
	type BurnShare = BurnShare;
	type ReporterShare = ReporterShare;
	type MaxReason = ConstU32<64>;
	type CancelOrigin = RootOrOther;
	type ReopenOrigin = EnsureRoot<u64>;
	type Treasury = ToTreasury;
	type WeightInfo = Steps;
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: [ALICE, BOB, REQUESTER, REPORTER, TREASURY].map(|who| (who, 2 * BOND)).to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext: sp_io::TestExternalities = storage.into();
	ext.execute_with(|| {
		System::set_block_number(1);
		for who in [ALICE, BOB] {
			assert_ok!(Balances::hold(&HoldReason::Bond.into(), &who, BOND));
		}
	});
	ext
}

/// Runs `test` at block 1 and checks the invariants afterwards.
pub fn build_and_execute(test: impl FnOnce()) {
	Proven::set(u64::MAX);
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Slashing::do_try_state());
	});
}

/// Goes to block `number`, with `weight` for the hook in each block.
pub fn run_with(number: u64, weight: u64) {
	while System::block_number() < number {
		System::set_block_number(System::block_number() + 1);
		let mut meter = WeightMeter::with_limit(Weight::from_parts(weight, 0));
		Slashing::on_poll(System::block_number(), &mut meter);
	}
}

/// Goes to block `number`.
pub fn run_to(number: u64) {
	run_with(number, 1_000);
}

/// A silence of `attestor` that costs up to `amount`.
pub fn silence(attestor: Attestor, amount: u64) -> OffenceOf<Test> {
	Offence { attestor, cause: Cause::Silence, subject: 7, amount, harmed: None, reporter: None }
}

/// Decides a slash.
pub fn defer(offence: OffenceOf<Test>) -> SlashId {
	Slashing::defer(offence).expect("the bond is there")
}

pub fn issuance() -> u64 {
	<Balances as Inspect<u64>>::total_issuance()
}

/// The newest event of this pallet.
pub fn last_event() -> Event<Test> {
	let events = System::events().into_iter().rev();
	let mut ours = events.filter_map(|record| match record.event {
		RuntimeEvent::Slashing(event) => Some(event),
		_ => None,
	});
	ours.next().expect("an event of this pallet")
}
