//! What nodes, wallets and indexers may ask of the runtime.

use crate::{
	building, configs::consensus::BABE_GENESIS_EPOCH_CONFIG, genesis, AccountId, Attestations, AuthorityDiscovery,
	Babe, Balance, Block, BlockNumber, Claims, Executive, Finality, Grandpa, Hash, Header, Historical, InherentDataExt,
	MiraSessions, Nonce, Runtime, RuntimeCall, RuntimeGenesisConfig, SessionKeys, Staking, Svm, System,
	TransactionPayment, UncheckedExtrinsic, VERSION,
};
use alloc::{string::String, vec::Vec};
use codec::Encode;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	traits::{Get, KeyOwnerProofSystem},
	weights::Weight,
};
use pallet_mira_attestations::{draw::Shortfall, AttestorId, AttestorOf, DomainId, DueSeat, Rounds};
use pallet_mira_claims::{ClaimId, ClaimOf, Quote, ResponseId, ResponseOf, Text, Tier};
use pallet_mira_finality::{AuthoritySet, ProvenBlock, ProvenFinality};
use pallet_mira_sessions::{Authorities, Authority, Ended, GrantOf, Refusal, SessionId, Status as SessionStatus};
use pallet_mira_svm::{Claims as _, Refusal as SvmRefusal, Status as SvmStatus, Withdrawal, WithdrawalId};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_authority_discovery::AuthorityId as AuthorityDiscoveryId;
use sp_consensus_grandpa::{AuthorityId as GrandpaId, AuthorityList};
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_genesis_builder::PresetId;
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, DispatchError, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

sp_api::impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: UncheckedExtrinsic) -> ApplyExtrinsicResult {
			building::apply(extrinsic)
		}

		fn finalize_block() -> Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<UncheckedExtrinsic> {
			building::inherents(&data)
		}

		fn check_inherents(block: <Block as BlockT>::LazyBlock, data: InherentData) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: UncheckedExtrinsic,
			block_hash: Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration {
			let epoch_config = Babe::epoch_config().unwrap_or(BABE_GENESIS_EPOCH_CONFIG);
			sp_consensus_babe::BabeConfiguration {
				slot_duration: Babe::slot_duration(),
				epoch_length: <Runtime as pallet_babe::Config>::EpochDuration::get(),
				c: epoch_config.c,
				authorities: Babe::authorities().to_vec(),
				randomness: Babe::randomness(),
				allowed_slots: epoch_config.allowed_slots,
			}
		}

		fn current_epoch_start() -> sp_consensus_babe::Slot {
			Babe::current_epoch_start()
		}

		fn current_epoch() -> sp_consensus_babe::Epoch {
			Babe::current_epoch()
		}

		fn next_epoch() -> sp_consensus_babe::Epoch {
			Babe::next_epoch()
		}

		fn generate_key_ownership_proof(
			_slot: sp_consensus_babe::Slot,
			authority_id: sp_consensus_babe::AuthorityId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_babe::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_babe::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_babe::EquivocationProof<Header>,
			key_owner_proof: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Babe::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof.decode()?)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			Grandpa::current_set_id()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<Hash, NumberFor<Block>>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof.decode()?)
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}
	}

	impl pallet_mira_finality::FinalityApi<Block, BlockNumber, Hash> for Runtime {
		fn proven() -> Option<ProvenBlock<BlockNumber, Hash>> {
			pallet_mira_finality::Proven::<Runtime>::get()
		}

		fn lag() -> BlockNumber {
			Finality::lag()
		}

		fn authority_set_at(number: BlockNumber) -> Option<AuthoritySet> {
			Finality::authority_set_at(number)
		}
	}

	impl pallet_mira_attestations::AttestationsApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn attestor_of(account: AccountId) -> Option<(AttestorId, AttestorOf<Runtime>)> {
			Attestations::attestor_of(&account)
		}

		fn attestors_owned_by(account: AccountId) -> Vec<(AttestorId, AttestorOf<Runtime>)> {
			Attestations::attestors_owned_by(&account)
		}

		fn due_seats(attestor: AttestorId) -> Vec<DueSeat<AccountId, Balance, BlockNumber>> {
			Attestations::due_seats(attestor)
		}

		fn seatable(domain: DomainId, seats: u32) -> Result<(), Shortfall> {
			Attestations::seatable(domain, seats)
		}
	}

	impl pallet_mira_sessions::SessionsApi<Block, AccountId, Balance, BlockNumber, RuntimeCall> for Runtime {
		fn sessions_of(account: AccountId) -> Vec<SessionStatus<AccountId, Balance, BlockNumber>> {
			MiraSessions::sessions_of(&account)
		}

		fn session(id: SessionId) -> Option<SessionStatus<AccountId, Balance, BlockNumber>> {
			MiraSessions::status(id)
		}

		fn ended(account: AccountId) -> Vec<(SessionId, Ended<AccountId, Balance, BlockNumber>)> {
			pallet_mira_sessions::Past::<Runtime>::iter_prefix(account).collect()
		}

		fn can_execute(id: SessionId, call: RuntimeCall) -> Result<(), Refusal<Balance>> {
			MiraSessions::can_execute(id, &call)
		}

		fn sentence(grant: GrantOf<Runtime>) -> String {
			MiraSessions::sentence(&grant)
		}

		fn permission_text(principal: AccountId, grant: GrantOf<Runtime>) -> String {
			MiraSessions::permission_text(&principal, &grant)
		}

		fn authorities(account: AccountId) -> Vec<Authority<AccountId, Balance, BlockNumber>> {
			<crate::authorities::All as Authorities<_, _, _>>::over(&account)
		}
	}

	impl pallet_mira_claims::ClaimsApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn response(id: ResponseId) -> Option<ResponseOf<Runtime>> {
			pallet_mira_claims::Responses::<Runtime>::get(id)
		}

		fn claim(id: ClaimId) -> Option<(ClaimOf<Runtime>, Text)> {
			pallet_mira_claims::Claims::<Runtime>::get(id).zip(pallet_mira_claims::Texts::<Runtime>::get(id))
		}

		fn certified(id: ResponseId) -> Option<Hash> {
			pallet_mira_claims::Certified::<Runtime>::get(id)
		}

		fn quote(
			tier: Tier,
			reward: Balance,
			claims: Vec<(DomainId, Hash, u32)>,
		) -> Result<Quote<Balance>, DispatchError> {
			Claims::quote(tier, reward, claims)
		}
	}

	impl pallet_mira_svm::SvmApi<Block, AccountId, BlockNumber> for Runtime {
		fn status() -> SvmStatus<AccountId, BlockNumber> {
			Svm::status()
		}

		fn accounts(addresses: Vec<[u8; 32]>) -> Vec<Option<Vec<u8>>> {
			addresses.iter().map(Svm::account).collect()
		}

		fn next_block() -> mira_svm_interface::batch::Block {
			Svm::next_block()
		}

		fn held_for(account: AccountId) -> Vec<(WithdrawalId, Withdrawal<AccountId, BlockNumber>)> {
			Svm::held_for(&account)
		}

		fn claims(numbers: Vec<u64>) -> Vec<mira_svm_interface::claim::Claim> {
			numbers.into_iter().filter_map(<Runtime as pallet_mira_svm::Config>::Claims::claim).collect()
		}

		fn fee(bytes: Vec<u8>) -> Result<u64, SvmRefusal> {
			Svm::inspect(&bytes).map(|inspection| inspection.fee)
		}

		fn least_balance(data: u32) -> Option<u64> {
			// Of any address that people can use.
			Svm::least_balance(&[1; 32], data as usize)
		}
	}

	impl sp_authority_discovery::AuthorityDiscoveryApi<Block> for Runtime {
		fn authorities() -> Vec<AuthorityDiscoveryId> {
			AuthorityDiscovery::authorities()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl pallet_staking_runtime_api::StakingApi<Block, Balance, AccountId> for Runtime {
		fn nominations_quota(balance: Balance) -> u32 {
			Staking::api_nominations_quota(balance)
		}

		fn eras_stakers_page_count(era: sp_staking::EraIndex, account: AccountId) -> sp_staking::Page {
			Staking::api_eras_stakers_page_count(era, account)
		}

		fn pending_rewards(era: sp_staking::EraIndex, account: AccountId) -> bool {
			Staking::api_pending_rewards(era, account)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(tx: UncheckedExtrinsic, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(tx, len)
		}

		fn query_fee_details(tx: UncheckedExtrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(tx, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall> for Runtime {
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis::get_preset)
		}

		fn preset_names() -> Vec<PresetId> {
			genesis::preset_names()
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks).expect("the upgrade's checks hold");
			(weight, crate::configs::system::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("the block and the invariants after it hold")
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			crate::benchmarks::list(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}
}
