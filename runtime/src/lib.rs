//! The Mira runtime: composition only.
//!
//! What a pallet does stands in its own crate. Here stands which pallets there are ([`Runtime`]), with which parameters and
//! who may call what ([`configs`]), how referenda are decided ([`governance`]), what a network starts from ([`genesis`]),
//! what a transaction goes through ([`TxExtension`]), how blocks are built ([`building`]) and what nodes and wallets may ask ([`apis`]).

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]

extern crate alloc;

pub mod apis;
pub mod authorities;
pub mod building;
pub mod charge;
pub mod configs;
pub mod constants;
pub mod doors;
pub mod genesis;
pub mod governance;
pub mod migrations;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

#[cfg(feature = "wasm")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

/// A signature of any kind that an account can have.
pub type Signature = MultiSignature;
/// 32 bytes: the same for polkadot.js, Solana and mapped Ethereum accounts.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An amount in base units, 10^-9 MIRA.
pub type Balance = u128;
/// Number of a block.
pub type BlockNumber = u32;
/// Index of a transaction of an account.
pub type Nonce = u32;
/// Hash of a block, a call, code.
pub type Hash = sp_core::H256;
/// How accounts are named in calls.
pub type Address = MultiAddress<AccountId, ()>;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// Id of a block.
pub type BlockId = generic::BlockId<Block>;
/// A transaction or inherent as it comes over the wire.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a signature of a transaction signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// What every transaction goes through, in order. At most twelve (a tuple's limit); the one that is still to come sets the
/// origin of Ethereum transactions, before the last.
///
/// None of them encodes to bytes that a stock client does not know.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	charge::MiraCharge,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// Executes blocks.
pub type Executive =
	frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

impl_opaque_keys! {
	/// Consensus keys of a validator (the SDK calls them session keys).
	pub struct SessionKeys {
		pub grandpa: Grandpa,
		pub babe: Babe,
		pub authority_discovery: AuthorityDiscovery,
	}
}

/// Defines [`VERSION`]; a macro, because the attribute wants literals and a rehearsed upgrade needs a higher one.
macro_rules! version {
	($spec_version:tt) => {
		/// Version of this runtime. `spec_version` rises with every change of behaviour, `transaction_version` with every
		/// change of a call's encoding or of [`TxExtension`].
		#[sp_version::runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: Cow::Borrowed("mira"),
			impl_name: Cow::Borrowed("mira-node"),
			authoring_version: 1,
			spec_version: $spec_version,
			impl_version: 0,
			apis: apis::RUNTIME_API_VERSIONS,
			transaction_version: 1,
			system_version: 1,
		};
	};
}
#[cfg(not(feature = "upgrade-rehearsal"))]
version!(100);
#[cfg(feature = "upgrade-rehearsal")]
version!(101);

/// The pallets. Indices are part of every call's encoding: they are pinned by a test and never reused.
#[frame_support::runtime]
pub mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// Blocks, time, money.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(5)]
	pub type TransactionPayment = pallet_transaction_payment;

	// What this network is, and how far it is final.
	#[runtime::pallet_index(8)]
	pub type NetworkParams = pallet_mira_network_params;
	#[runtime::pallet_index(9)]
	pub type Finality = pallet_mira_finality;

	// Validators.
	#[runtime::pallet_index(10)]
	pub type Staking = pallet_staking;
	#[runtime::pallet_index(11)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(12)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(13)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(14)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(15)]
	pub type AuthorityDiscovery = pallet_authority_discovery;

	// Governance.
	#[runtime::pallet_index(20)]
	pub type Treasury = pallet_treasury;
	#[runtime::pallet_index(21)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(22)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(23)]
	pub type Referenda = pallet_referenda;
	#[runtime::pallet_index(24)]
	pub type ConvictionVoting = pallet_conviction_voting;
	#[runtime::pallet_index(25)]
	pub type Origins = crate::governance::origins::pallet_custom_origins;
	#[runtime::pallet_index(26)]
	pub type Whitelist = pallet_whitelist;
	#[runtime::pallet_index(27)]
	pub type RiskCommittee = pallet_collective<Instance1>;

	// Accounts.
	#[runtime::pallet_index(30)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(31)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(32)]
	pub type Identity = pallet_identity;
	#[runtime::pallet_index(33)]
	pub type MiraSessions = pallet_mira_sessions;

	// Refusing, and changing.
	#[runtime::pallet_index(40)]
	pub type MultiBlockMigrations = pallet_migrations;
	#[runtime::pallet_index(41)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(42)]
	pub type SafeMode = pallet_safe_mode;

	// Verification.
	#[runtime::pallet_index(50)]
	pub type Slashing = pallet_mira_slashing;
	#[runtime::pallet_index(51)]
	pub type Attestations = pallet_mira_attestations;
	#[runtime::pallet_index(52)]
	pub type Claims = pallet_mira_claims;

	// Solana's door.
	#[runtime::pallet_index(60)]
	pub type Svm = pallet_mira_svm;
}

/// Types of a node that need not understand transactions.
pub mod opaque {
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block whose transactions are bytes.
	pub type Block = sp_runtime::generic::Block<super::Header, UncheckedExtrinsic>;
}

#[cfg(test)]
mod tests;
