//! Numbers that are decisions, and why.

use crate::*;
use constants::currency::{deposit, DECIMALS, EXISTENTIAL_DEPOSIT, MILLI, MIRA};
use frame_support::traits::{PalletInfoAccess, TypedGet};

/// The value of a constant.
fn get<G: TypedGet>() -> G::Type {
	G::get()
}

/// An index is the first byte of every call of its pallet: what was signed for one must never reach another.
#[test]
fn pallet_indices() {
	let pinned: [(&str, usize); 28] = [
		("System", 0),
		("Timestamp", 1),
		("Babe", 2),
		("Authorship", 3),
		("Balances", 4),
		("TransactionPayment", 5),
		("NetworkParams", 8),
		("Finality", 9),
		("Staking", 10),
		("Offences", 11),
		("Historical", 12),
		("Session", 13),
		("Grandpa", 14),
		("AuthorityDiscovery", 15),
		("Treasury", 20),
		("Preimage", 21),
		("Scheduler", 22),
		("Referenda", 23),
		("ConvictionVoting", 24),
		("Origins", 25),
		("Whitelist", 26),
		("RiskCommittee", 27),
		("Utility", 30),
		("Multisig", 31),
		("Identity", 32),
		("MiraSessions", 33),
		("MultiBlockMigrations", 40),
		("TxPause", 41),
	];
	let mut found: Vec<_> = <AllPalletsWithSystem as frame_support::traits::PalletsInfoAccess>::infos()
		.into_iter()
		.map(|info| (info.name, info.index))
		.collect();
	found.sort_by_key(|(_, index)| *index);
	assert_eq!(found[..28], pinned);
	assert_eq!(found[28..], [("SafeMode", 42), ("Slashing", 50), ("Attestations", 51), ("Claims", 52), ("Svm", 60)]);
	assert_eq!(Finality::index(), 9);
}

/// Nine decimals: one base unit is one lamport and 10^9 wei, so that an amount reads the same at every door.
#[test]
fn units() {
	assert_eq!((DECIMALS, MIRA), (9, 1_000_000_000));
	assert_eq!(EXISTENTIAL_DEPOSIT, MILLI);
}

/// State costs what it occupies: an item 0.1 MIRA and a byte 0.001, so that a megabyte costs over a thousand MIRA.
#[test]
fn deposits_follow_size() {
	assert_eq!(deposit(1, 0), 100 * MILLI);
	assert_eq!(deposit(0, 1_000_000), 1_000 * MIRA);
	// Three key owners and their keys.
	assert_eq!(get::<<Runtime as pallet_session::Config>::KeyDeposit>(), deposit(3, 192));
}

/// Ten MIRA to ask, so that anybody can; more to have it decided, by track (see `tracks`).
#[test]
fn a_referendum_costs_ten_to_submit() {
	assert_eq!(get::<<Runtime as pallet_referenda::Config>::SubmissionDeposit>(), 10 * MIRA);
}

/// The whole authority set of every engine and of the finality pallet has one bound: a set that one can hold, all can.
#[test]
fn authorities_have_one_bound() {
	let bound = constants::MAX_AUTHORITIES;
	assert_eq!(get::<<Runtime as pallet_babe::Config>::MaxAuthorities>(), bound);
	assert_eq!(get::<<Runtime as pallet_grandpa::Config>::MaxAuthorities>(), bound);
	assert_eq!(get::<<Runtime as pallet_authority_discovery::Config>::MaxAuthorities>(), bound);
	assert_eq!(get::<<Runtime as pallet_mira_finality::Config>::MaxAuthorities>(), bound);
	assert_eq!(get::<<Runtime as pallet_staking::Config>::MaxValidatorSet>(), bound);
	assert_eq!(get::<<Runtime as pallet_mira_finality::Config>::MaxSets>(), 64);
}

/// A mortal transaction lives as long as the chain remembers the hash it was signed over.
#[test]
fn hashes_are_remembered_for_four_hours() {
	assert_eq!(get::<<Runtime as frame_system::Config>::BlockHashCount>(), 4 * constants::time::HOURS);
}

/// Two seconds of six, and a proof size that no block can reach, and that is finite, so that it has a price.
#[test]
fn blocks_are_bounded() {
	let max = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
	assert_eq!(max.ref_time(), 2_000_000_000_000);
	assert_eq!(max.proof_size(), 1024 * 1024 * 1024);
}

/// A call is copied often: boxed where it is large.
#[test]
fn calls_are_small() {
	assert!(core::mem::size_of::<RuntimeCall>() <= 256, "{}", core::mem::size_of::<RuntimeCall>());
}

#[test]
fn addresses_begin_with_mi() {
	use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
	for key in sp_keyring::Sr25519Keyring::iter() {
		let address = key.to_account_id().to_ss58check_with_version(Ss58AddressFormat::custom(constants::SS58_PREFIX));
		assert!(address.starts_with("mi"), "{address}");
	}
}
