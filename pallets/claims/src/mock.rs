//! Rounds of a pallet of a few lines, judged by the tests.

use crate::{self as pallet_mira_claims, *};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{InspectHold, Mutate},
		tokens::Preservation,
		ConstU64, Hooks,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::EnsureRoot;
use pallet_mira_attestations::{
	draw::Shortfall, tally::Tally, DomainId, OnRound, OpenBlock, Request, RoundId, Rounds, Settled, Verdict,
};
use pallet_mira_finality::ProvenFinality;
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError};

pub type Block = frame_system::mocking::MockBlock<Test>;

pub const REQUESTER: u64 = 1;
pub const OTHER: u64 = 2;
pub const POOR: u64 = 3;
/// Where rewards wait, and who earns them.
pub const POT: u64 = 10;
pub const ATTESTORS: u64 = 11;
pub const MONEY: u64 = 1_000_000;
pub const REWARD: u64 = 100;
pub const CHALLENGE: u32 = 20;
pub const MEMORY: u64 = 100;
/// Domains in which committees of 23 can be drawn, and in which none can be.
pub const FACTS: DomainId = 0;
pub const EMPTY: DomainId = 9;

/// Who keeps the rounds.
#[frame_support::pallet]
pub mod rounds {
	use frame_support::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::storage]
	pub type Open<T: Config> =
		StorageMap<_, Twox64Concat, u64, pallet_mira_attestations::Request<u64, u64>, OptionQuery>;
	#[pallet::storage]
	pub type Next<T: Config> = StorageValue<_, u64, ValueQuery>;
}

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		MockRounds: rounds,
		ClaimsPallet: pallet_mira_claims,
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
}

impl rounds::Config for Test {}

parameter_types! {
	/// The newest block proven final; all, unless a test says otherwise.
	pub static Proven: u64 = u64::MAX;
	/// Whether the chain is open.
	pub static Open: bool = true;
	pub static OpenBlocks: OpenBlock = 0;
	/// Most seats that can be drawn.
	pub static Seatable: u32 = 23;
}

pub struct MockFinality;
impl ProvenFinality<u64> for MockFinality {
	fn proven() -> u64 {
		Proven::get()
	}
	fn lag() -> u64 {
		0
	}
	fn is_proven(number: u64) -> bool {
		number <= Proven::get()
	}
}

/// What a round's committee says, in verdicts for the first `n` seats; the others abstain.
pub fn tally(seats: u8, true_: u8, false_: u8) -> Tally {
	Tally { true_, false_, abstained: seats - true_ - false_, ..Default::default() }
}

impl Rounds<u64, u64> for MockRounds {
	fn open(request: Request<u64, u64>) -> Result<RoundId, DispatchError> {
		Self::seatable(request.domain, request.seats.into()).map_err(|_| DispatchError::Other("unseatable"))?;
		let rewards = request.reward * u64::from(request.seats);
		Balances::transfer(&request.payer, &POT, rewards, Preservation::Preserve)?;
		let round = rounds::Next::<Test>::get();
		rounds::Next::<Test>::put(round + 1);
		rounds::Open::<Test>::insert(round, request);
		Ok(round)
	}
	fn seatable(domain: DomainId, seats: u32) -> Result<(), Shortfall> {
		if domain == FACTS && seats <= Seatable::get() {
			Ok(())
		} else {
			Err(Shortfall::TooFewAttestors)
		}
	}
	fn settle(round: RoundId, verdict: Option<Verdict>) -> Result<Settled<u64>, DispatchError> {
		let request = rounds::Open::<Test>::take(round).ok_or(DispatchError::Other("unknown"))?;
		let rewards = request.reward * u64::from(request.seats);
		// Four fifths earn all with a verdict, and half without one.
		let spent = if verdict.is_some() { rewards * 4 / 5 } else { rewards / 2 };
		Balances::transfer(&POT, &ATTESTORS, spent, Preservation::Preserve)?;
		Balances::transfer(&POT, &request.payer, rewards - spent, Preservation::Preserve)?;
		Ok(Settled { unspent: rewards - spent, seed: H256::repeat_byte(5), seats: Vec::new() })
	}
	fn now() -> OpenBlock {
		OpenBlocks::get()
	}
	fn settle_weight(seats: u32) -> Weight {
		Weight::from_parts(seats.into(), 0)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn fill(_: DomainId) {
		Seatable::set(95);
	}
}

impl Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Rounds = MockRounds;
	type Finality = MockFinality;
	type Memory = ConstU64<MEMORY>;
	type ParameterOrigin = EnsureRoot<u64>;
	type WeightInfo = weights::Steps;
}

pub fn parameters() -> Parameters<u64> {
	let fast = TierParameters { seats: 5, commit: 20, reveal: 10, challenge: CHALLENGE, proven: false, min_reward: 10 };
	let standard = TierParameters { challenge: 60, proven: true, ..fast.clone() };
	let high = TierParameters { seats: 11, ..standard.clone() };
	Parameters { tiers: [fast, standard, high], exposure: 60, lost: 4, deposit_per_item: 50, deposit_per_byte: 1 }
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	Proven::set(u64::MAX);
	Open::set(true);
	OpenBlocks::set(0);
	Seatable::set(23);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let rich = [REQUESTER, OTHER].map(|who| (who, MONEY));
	pallet_balances::GenesisConfig::<Test> {
		balances: rich.into_iter().chain([(POOR, 300), (POT, 1), (ATTESTORS, 1)]).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_mira_claims::GenesisConfig::<Test> { parameters: Some(parameters()) }
		.assimilate_storage(&mut storage)
		.unwrap();
	let mut ext: sp_io::TestExternalities = storage.into();
	ext.execute_with(|| run_to(1));
	ext
}

/// Runs `test` in block 1, and checks afterwards what always holds.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(ClaimsPallet::do_try_state());
	});
}

/// Goes to block `number`, with `weight` for the hook in each block.
pub fn run_with(number: u64, weight: u64) {
	while System::block_number() < number {
		System::set_block_number(System::block_number() + 1);
		OpenBlocks::mutate(|count| *count += u64::from(Open::get()));
		let mut meter = WeightMeter::with_limit(Weight::from_parts(weight, 0));
		ClaimsPallet::on_poll(System::block_number(), &mut meter);
	}
}
pub fn run_to(number: u64) {
	run_with(number, 100_000);
}
pub fn run(count: u64) {
	run_to(System::block_number() + count);
}

pub fn text(words: &str) -> Text {
	words.as_bytes().to_vec().try_into().expect("at most 512 bytes")
}

pub fn new_claim(words: &str, start: u32) -> NewClaim {
	NewClaim { text: text(words), domain: FACTS, span: Span { start, length: words.len() as u32 } }
}

/// A response whose claims are `texts`, one after the other.
pub fn submission(texts: &[&str]) -> SubmissionOf<Test> {
	let mut start = 0;
	let claims: Vec<_> = texts
		.iter()
		.map(|words| {
			let claim = new_claim(words, start);
			start += words.len() as u32;
			claim
		})
		.collect();
	Submission {
		hash: H256::repeat_byte(1),
		length: start + 10,
		model: b"gpt-5".to_vec().try_into().unwrap(),
		tier: Tier::Fast,
		reward: REWARD,
		claims: claims.try_into().expect("at most 64"),
		demand: Demand::default(),
	}
}

pub fn submit_as(who: u64, submission: SubmissionOf<Test>) -> sp_runtime::DispatchResult {
	// As a transaction: what fails leaves nothing.
	frame_support::storage::with_storage_layer(|| {
		ClaimsPallet::submit(RuntimeOrigin::signed(who), Box::new(submission))
	})
}

/// Submits, and says the number of the response.
pub fn submitted(texts: &[&str]) -> ResponseId {
	assert_ok!(submit_as(REQUESTER, submission(texts)));
	NextResponse::<Test>::get() - 1
}

pub fn claim(id: ClaimId) -> ClaimOf<Test> {
	Claims::<Test>::get(id).expect("it is not final")
}

/// The round of a claim is judged.
pub fn judge(id: ClaimId, tally: Tally) {
	<ClaimsPallet as OnRound<u64>>::judged(id, claim(id).round, tally);
}

/// No committee can be drawn for a claim.
pub fn unseat(id: ClaimId) {
	let round = claim(id).round;
	let request = rounds::Open::<Test>::take(round).expect("it is open");
	let rewards = request.reward * u64::from(request.seats);
	assert_ok!(Balances::transfer(&POT, &request.payer, rewards, Preservation::Preserve));
	<ClaimsPallet as OnRound<u64>>::unseated(id, round, rewards, Shortfall::TooManyUnavailable);
}

pub fn held(who: u64) -> u64 {
	Balances::balance_on_hold(&HoldReason::Deposit.into(), &who)
}

/// Events of this pallet, oldest first.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events().into_iter();
	events
		.filter_map(|record| match record.event {
			RuntimeEvent::ClaimsPallet(event) => Some(event),
			_ => None,
		})
		.collect()
}
