//! A chain of real headers whose authorities sign real precommits.

use crate::{self as pallet_mira_finality, *};
use codec::Encode;
use finality_grandpa::{Commit, Message, Precommit, SignedPrecommit};
use frame_support::{assert_ok, derive_impl, parameter_types, traits::Hooks};
use sp_consensus_grandpa::{AuthorityList, AuthoritySignature, SetId};
use sp_keyring::Ed25519Keyring;
use sp_runtime::traits::Header as _;

pub use Ed25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};

pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Header = <Block as sp_runtime::traits::Block>::Header;
pub type Justification = JustificationOf<Test>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Finality: pallet_mira_finality,
	}
);

/// How many blocks the mock chain remembers.
pub const BLOCK_HASH_COUNT: u64 = 50;
/// The round that the mock authorities vote in.
pub const ROUND: u64 = 7;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BlockHashCount = frame_support::traits::ConstU64<BLOCK_HASH_COUNT>;
}

parameter_types! {
	pub static NewestSetId: SetId = 0;
	pub static ChangePending: bool = false;
	pub static Members: Vec<Ed25519Keyring> = vec![Alice, Bob, Charlie, Dave];
	pub static Headers: Vec<Header> = Vec::new();
}

pub struct MockGrandpa;
impl AuthoritySets for MockGrandpa {
	fn newest_set_id() -> SetId {
		NewestSetId::get()
	}
	fn change_pending() -> bool {
		ChangePending::get()
	}
	fn authorities() -> AuthorityList {
		#[cfg(feature = "runtime-benchmarks")]
		if let Some(installed) = Installed::get() {
			return installed;
		}
		Members::get().into_iter().map(|key| (key.public().into(), 1)).collect()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn install(authorities: AuthorityList) {
		Installed::set(Some(authorities));
	}
}

#[cfg(feature = "runtime-benchmarks")]
parameter_types! {
	pub static Installed: Option<AuthorityList> = None;
}

/// A state in which benchmarks can sign.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext = sp_io::TestExternalities::default();
	ext.register_extension(sp_keystore::KeystoreExt::new(sp_keystore::testing::MemoryKeystore::new()));
	ext
}

impl Config for Test {
	type Authorities = MockGrandpa;
	type MaxAuthorities = frame_support::traits::ConstU32<6>;
	type MaxAncestors = frame_support::traits::ConstU32<8>;
	type MaxSets = frame_support::traits::ConstU32<4>;
	type WeightInfo = ();
}

/// Runs `test` on a chain at block 1 and checks the invariants afterwards.
pub fn build_and_execute(test: impl FnOnce()) {
	NewestSetId::set(0);
	ChangePending::set(false);
	Members::set(vec![Alice, Bob, Charlie, Dave]);
	Headers::set(Vec::new());
	sp_io::TestExternalities::default().execute_with(|| {
		begin(1, Default::default());
		test();
		assert_ok!(Finality::do_try_state(System::block_number()));
	});
}

fn begin(number: u64, parent: <Test as frame_system::Config>::Hash) {
	System::reset_events();
	System::initialize(&number, &parent, &Default::default());
	Finality::on_initialize(number);
}

/// Makes blocks until block `number` is the current, unfinished one.
pub fn run_to(number: u64) {
	while System::block_number() < number {
		let header = System::finalize();
		let mut headers = Headers::get();
		headers.push(header.clone());
		Headers::set(headers);
		begin(*header.number() + 1, header.hash());
	}
}

/// Block `number` of the chain, which must be below the current one.
pub fn header(number: u64) -> Header {
	Headers::get()[number as usize - 1].clone()
}

/// Enacts `members` as the next set with the end of the current block, and begins the next block.
pub fn change_authorities(members: &[Ed25519Keyring]) {
	NewestSetId::set(NewestSetId::get() + 1);
	Members::set(members.to_vec());
	run_to(System::block_number() + 1);
}

/// One authority's vote for `target` in `set_id`.
pub fn vote(
	key: Ed25519Keyring,
	target: &Header,
	set_id: SetId,
) -> SignedPrecommit<<Test as frame_system::Config>::Hash, u64, AuthoritySignature, sp_consensus_grandpa::AuthorityId> {
	let precommit = Precommit { target_hash: target.hash(), target_number: *target.number() };
	let message = Message::Precommit(precommit.clone());
	let payload = (message, ROUND, set_id).encode();
	SignedPrecommit { precommit, signature: key.sign(&payload).into(), id: key.public().into() }
}

/// A justification for block `number`, signed by `voters` of `set_id`.
pub fn justification(number: u64, set_id: SetId, voters: &[Ed25519Keyring]) -> Justification {
	let target = header(number);
	Justification {
		round: ROUND,
		commit: Commit {
			target_hash: target.hash(),
			target_number: number,
			precommits: voters.iter().map(|key| vote(*key, &target, set_id)).collect(),
		},
		votes_ancestries: Vec::new(),
	}
}

/// Notes `justification` as the author of the current block would.
pub fn note(justification: Justification) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Finality::note_justification(RuntimeOrigin::none(), Box::new(justification))
}

/// Events of this pallet since the block began.
pub fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Finality(event) => Some(event),
			_ => None,
		})
		.collect()
}
