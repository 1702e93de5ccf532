//! A chain with this pallet and the slashing pallet; its randomness, gate, finality and listener are the tests'.

use crate::{self as pallet_mira_attestations, *};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{fungible::Inspect, ConstU32, ConstU64, ConstU8, Hooks},
	weights::{Weight, WeightMeter},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_mira_finality::ProvenFinality;
use sp_core::H256;
use sp_runtime::{BuildStorage, Perbill};
use std::cell::RefCell;

pub type Block = frame_system::mocking::MockBlock<Test>;

/// Who asks for rounds, and pays.
pub const PAYER: u64 = 1;
pub const TREASURY: u64 = 2;
pub const POOR: u64 = 3;
/// The first owner; owner `n` has attestor `n`, whose operating key is `owner + KEYS`.
pub const OWNERS: u64 = 100;
pub const KEYS: u64 = 10_000;
pub const EXISTENTIAL_DEPOSIT: u64 = 10;
pub const BOND: u64 = 10_000;
pub const MONEY: u64 = 1_000_000;
pub const REWARD: u64 = 100;
pub const EXPOSURE: u64 = 2_000;
pub const DRAW_EPOCH: u64 = 10;
pub const UNBONDING: u64 = 50;
pub const SLASH_DELAY: u64 = 20;
/// Blocks to commit and to reveal.
pub const COMMIT: u32 = 20;
pub const REVEAL: u32 = 10;
/// Attestors at genesis, and their families: five of each.
pub const ATTESTORS: u32 = 15;
pub const FAMILIES: u32 = 3;
pub const FACTS: DomainId = 0;
pub const MATHS: DomainId = 1;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Slashing: pallet_mira_slashing,
		Attestations: pallet_mira_attestations,
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

parameter_types! {
	pub const PotId: PalletId = PalletId(*b"mira/att");
	pub const BurnShare: Perbill = Perbill::from_percent(20);
	pub const ReporterShare: Perbill = Perbill::from_percent(10);
	/// The newest block proven final; all, unless a test says otherwise.
	pub static Proven: u64 = u64::MAX;
	pub static Era: u32 = 1;
	pub static Open: bool = true;
	/// Authors of blocks, in turns.
	pub static Authors: Vec<u64> = vec![201, 202, 203, 204];
	/// Whether blocks bring randomness.
	pub static Random: bool = true;
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

pub struct MockVrf;
impl BlockVrf<u64> for MockVrf {
	fn current() -> Option<(u64, [u8; 32])> {
		let (number, authors) = (System::block_number(), Authors::get());
		Random::get()
			.then(|| (authors[number as usize % authors.len()], sp_io::hashing::blake2_256(&number.to_le_bytes())))
	}
	fn authors() -> u32 {
		Authors::get().len() as u32
	}
}

pub struct MockGate;
impl Gate for MockGate {
	fn is_open() -> bool {
		Open::get()
	}
}

pub struct ToTreasury;
impl frame_support::traits::OnUnbalanced<CreditOf<Test>> for ToTreasury {
	fn on_nonzero_unbalanced(amount: CreditOf<Test>) {
		use frame_support::traits::fungible::Balanced;
		let _ = Balances::resolve(&TREASURY, amount);
	}
}

/// What the listener heard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
	Unseated(RoundId, draw::Shortfall),
	Judged(RoundId, tally::Tally),
}
thread_local! {
	static HEARD: RefCell<Vec<Heard>> = const { RefCell::new(Vec::new()) };
}
pub fn heard() -> Vec<Heard> {
	HEARD.with(|heard| heard.take())
}

pub struct Listener;
impl OnRound<u64> for Listener {
	fn unseated(_: Subject, round: RoundId, _: u64, why: draw::Shortfall) {
		HEARD.with(|heard| heard.borrow_mut().push(Heard::Unseated(round, why)));
	}
	fn judged(_: Subject, round: RoundId, tally: tally::Tally) {
		HEARD.with(|heard| heard.borrow_mut().push(Heard::Judged(round, tally)));
	}
	fn weight() -> Weight {
		Weight::zero()
	}
}

impl pallet_mira_slashing::Config for Test {
	type Bonds = Attestations;
	type Finality = MockFinality;
	type Delay = ConstU64<SLASH_DELAY>;
	type BurnShare = BurnShare;
	type ReporterShare = ReporterShare;
	type MaxReason = ConstU32<64>;
	type CancelOrigin = frame_support::traits::AsEnsureOriginWithArg<EnsureRoot<u64>>;
	type ReopenOrigin = EnsureRoot<u64>;
	type Treasury = ToTreasury;
	type WeightInfo = ();
}

impl Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type PotId = PotId;
	type Forfeited = ToTreasury;
	type Slashes = Slashing;
	type Finality = MockFinality;
	type Vrf = MockVrf;
	type Gate = MockGate;
	type Listener = Listener;
	type Era = Era;
	type DrawEpoch = ConstU64<DRAW_EPOCH>;
	type UnbondingTime = ConstU64<UNBONDING>;
	type WeightUnit = ConstU64<10>;
	type SeedAuthors = ConstU32<3>;
	type MaxSeedWait = ConstU32<12>;
	type MaxDeclared = ConstU32<4>;
	type MaxFamilies = ConstU32<8>;
	type MaxChanges = ConstU8<4>;
	type ParameterOrigin = EnsureRoot<u64>;
	type WeightInfo = weights::Steps;
}

pub fn parameters() -> Parameters<u64> {
	Parameters {
		min_bond: 1_000,
		max_drawn_bond: 100_000,
		silence: 6,
		max_silent: 3,
		undetermined_share: Perbill::from_percent(50),
		abstention_share: Perbill::from_percent(20),
		min_verdicts: Perbill::from_percent(70),
	}
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	with_attestors(ATTESTORS)
}

pub fn with_attestors(count: u32) -> sp_io::TestExternalities {
	Proven::set(u64::MAX);
	Era::set(1);
	Open::set(true);
	Random::set(true);
	Authors::set(vec![201, 202, 203, 204]);
	heard();
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let owners = (0..u64::from(count)).map(|number| OWNERS + number);
	let others = [(PAYER, MONEY), (TREASURY, MONEY), (POOR, 500)];
	pallet_balances::GenesisConfig::<Test> {
		balances: owners.clone().map(|owner| (owner, MONEY)).chain(others).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_mira_attestations::GenesisConfig::<Test> {
		parameters: Some(parameters()),
		domains: vec!["facts".into(), "maths".into()],
		families: (0..FAMILIES).map(|family| format!("family-{family}")).collect(),
		attestors: owners
			.enumerate()
			.map(|(number, owner)| GenesisAttestor {
				owner,
				operating: owner + KEYS,
				bond: BOND,
				domains: vec![FACTS],
				family: (number as u32 % FAMILIES) as FamilyId,
			})
			.collect(),
	}
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
		check();
	});
}

/// What always holds; money in the pot exactly, since no test sends it any.
pub fn check() {
	assert_ok!(Attestations::do_try_state());
	#[cfg(feature = "try-runtime")]
	assert_ok!(Slashing::do_try_state());
	assert_eq!(Balances::balance(&Attestations::pot()), EXISTENTIAL_DEPOSIT + owed());
}

/// What the pot owes.
pub fn owed() -> u64 {
	let rounds: u64 =
		OpenRounds::<Test>::iter_values().map(|round| round.request.reward * u64::from(round.request.seats)).sum();
	let earned: u64 = Attestors::<Test>::iter_values().map(|it| it.earned + it.record.abstentions).sum();
	rounds + earned
}

fn begin(number: u64, weight: u64) {
	System::set_block_number(number);
	Slashing::on_initialize(number);
	Attestations::on_initialize(number);
	Slashing::on_poll(number, &mut WeightMeter::new());
	Attestations::on_poll(number, &mut WeightMeter::with_limit(Weight::from_parts(weight, 0)));
}

/// Goes to block `number`, with `weight` for this pallet's hook in each block.
pub fn run_with(number: u64, weight: u64) {
	while System::block_number() < number {
		begin(System::block_number() + 1, weight);
	}
}

/// Goes to block `number`.
pub fn run_to(number: u64) {
	run_with(number, 10_000);
}

/// Goes on by `count` blocks.
pub fn run(count: u64) {
	run_to(System::block_number() + count);
}

pub fn request() -> RequestOf<Test> {
	Request {
		subject: 7,
		claim: H256::repeat_byte(7),
		index: 0,
		domain: FACTS,
		seats: 5,
		reward: REWARD,
		exposure: EXPOSURE,
		pace: Pace { lane: 0, commit: COMMIT, reveal: REVEAL, proven: false },
		payer: PAYER,
	}
}

pub fn open(request: RequestOf<Test>) -> RoundId {
	<Attestations as Rounds<_, _>>::open(request).expect("a round can be opened")
}

/// Opens a round and goes on until its committee is drawn; the round and who sits.
pub fn seated(request: RequestOf<Test>) -> (RoundId, Vec<AttestorId>) {
	let round = open(request);
	run(3);
	(round, committee(round))
}

pub fn committee(round: RoundId) -> Vec<AttestorId> {
	let mut attestors: Vec<_> = Committees::<Test>::iter_key_prefix(round).collect();
	attestors.sort();
	attestors
}

pub fn attestor(id: AttestorId) -> AttestorOf<Test> {
	Attestors::<Test>::get(id).expect("it is there")
}

pub fn owner(id: AttestorId) -> RuntimeOrigin {
	RuntimeOrigin::signed(OWNERS + u64::from(id))
}

pub fn key(id: AttestorId) -> RuntimeOrigin {
	RuntimeOrigin::signed(OWNERS + u64::from(id) + KEYS)
}

pub fn says(answer: Answer) -> Attestation {
	Attestation { answer, confidence: 900, evidence: H256::repeat_byte(1), model: H256::repeat_byte(2) }
}

pub const TRUE: Answer = Answer::Verdict(Verdict::True);
pub const FALSE: Answer = Answer::Verdict(Verdict::False);
pub const SALT: [u8; 32] = [3; 32];

pub fn hash(round: RoundId, id: AttestorId, answer: Answer) -> H256 {
	let claim = OpenRounds::<Test>::get(round).expect("it is open").request.claim;
	commitment(System::block_hash(0), claim, round, id, &says(answer), &SALT)
}

pub fn commit(round: RoundId, id: AttestorId, answer: Answer) -> sp_runtime::DispatchResult {
	let hash = hash(round, id, answer);
	Attestations::commit(key(id), vec![Commit { round, hash }].try_into().unwrap())
}

pub fn reveal(round: RoundId, id: AttestorId, answer: Answer) -> sp_runtime::DispatchResult {
	let reveal = Reveal { round, attestation: says(answer), salt: SALT };
	Attestations::reveal(key(id), vec![reveal].try_into().unwrap())
}

/// Everybody of `committee` commits and reveals; one answer a seat.
pub fn attest(round: RoundId, committee: &[AttestorId], answers: &[Answer]) {
	for (id, answer) in committee.iter().zip(answers) {
		assert_ok!(commit(round, *id, *answer));
	}
	run(1);
	for (id, answer) in committee.iter().zip(answers) {
		assert_ok!(reveal(round, *id, *answer));
	}
}

pub fn issuance() -> u64 {
	Balances::total_issuance()
}

/// Events of this pallet, oldest first.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events().into_iter();
	events
		.filter_map(|record| match record.event {
			RuntimeEvent::Attestations(event) => Some(event),
			_ => None,
		})
		.collect()
}
