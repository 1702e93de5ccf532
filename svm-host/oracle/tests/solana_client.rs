//! Solana's own client in Rust against a node: it reads every answer into its types, or fails.

#[path = "../../../node/tests/common/mod.rs"]
mod common;

use common::*;
use solana_account_decoder::{UiAccountEncoding, UiDataSliceConfig};
use solana_hash::Hash;
use solana_keypair::Keypair;
use solana_message::{Instruction, Message};
use solana_nonce::{state::State, versions::Versions};
use solana_pubkey::Pubkey;
use solana_pubsub_client::pubsub_client::{PubsubClient, PubsubClientError};
use solana_rpc_client::rpc_client::{GetConfirmedSignaturesForAddress2Config, RpcClient};
use solana_rpc_client_api::{
	config::{
		CommitmentConfig, RpcAccountInfoConfig, RpcBlockConfig, RpcProgramAccountsConfig, RpcSignatureSubscribeConfig,
		RpcSimulateTransactionAccountsConfig, RpcSimulateTransactionConfig, RpcTransactionConfig,
		RpcTransactionLogsConfig, RpcTransactionLogsFilter,
	},
	filter::{Memcmp, RpcFilterType},
	request::TokenAccountsFilter,
	response::{ProcessedSignatureResult, RpcSignatureResult},
};
use solana_signature::Signature;
use solana_signer::Signer;
use solana_system_interface::{instruction as system, program as system_program};
use solana_transaction::Transaction;
use solana_transaction_status::{TransactionDetails, UiTransactionEncoding};
use spl_generic_token::token;
use spl_token_2022_interface::instruction as tokens;
use std::time::{Duration, Instant};

/// Lamports in one MIRA.
const MIRA: u64 = 1_000_000_000;
/// Bytes of a mint.
const MINT: usize = 82;
/// Bytes of an account of tokens.
const HOLDING: usize = 165;

/// A node, Solana's client of it, and somebody with money.
struct Network {
	client: RpcClient,
	webs: String,
	payer: Keypair,
	_node: Node,
	_base: tempfile::TempDir,
}

impl Network {
	fn start() -> Self {
		let base = tempfile::tempdir().unwrap();
		let door = claim_ports(2);
		let mut node = Node::development(base.path(), &["--solana-rpc-port", &door.to_string()]);
		node.wait("a finalized block", 90, |node| node.finalized().filter(|number| *number > 0));
		let client = RpcClient::new_with_commitment(format!("http://127.0.0.1:{door}"), CommitmentConfig::processed());
		let payer = Keypair::new();
		let network = Self { client, webs: format!("ws://127.0.0.1:{}", door + 1), payer, _node: node, _base: base };
		let given = network.client.request_airdrop(&network.payer.pubkey(), 100 * MIRA).unwrap();
		network.client.poll_for_signature(&given).unwrap();
		network
	}

	fn sign(&self, instructions: &[Instruction], others: &[&Keypair]) -> Transaction {
		let newest = self.client.get_latest_blockhash().unwrap();
		let signers: Vec<_> = [&self.payer].into_iter().chain(others.iter().copied()).collect();
		Transaction::new_signed_with_payer(instructions, Some(&self.payer.pubkey()), &signers, newest)
	}

	/// In a block, and it did what it should.
	fn execute(&self, instructions: &[Instruction], others: &[&Keypair]) -> Signature {
		self.client.send_and_confirm_transaction(&self.sign(instructions, others)).unwrap()
	}

	fn transfer(&self, to: &Pubkey, lamports: u64) -> Instruction {
		system::transfer(&self.payer.pubkey(), to, lamports)
	}
}

fn config(encoding: UiAccountEncoding) -> RpcAccountInfoConfig {
	let commitment = Some(CommitmentConfig::processed());
	RpcAccountInfoConfig { encoding: Some(encoding), commitment, ..Default::default() }
}

/// What is told by a subscription, which is never ended: to end one, the client waits until one more thing is told.
fn told<S, T>(subscription: Result<(S, T), PubsubClientError>) -> T {
	let (subscription, told) = subscription.unwrap();
	std::mem::forget(subscription);
	told
}

#[test]
fn the_chain_is_read_into_the_types_of_solanas_own_client() {
	let Network { client, payer, .. } = &Network::start();
	client.get_health().unwrap();
	assert_eq!(client.get_version().unwrap().solana_core, "4.2.2");
	let identity = client.get_identity().unwrap();
	let [node] = &client.get_cluster_nodes().unwrap()[..] else { panic!("one node is told of") };
	assert_eq!((node.pubkey.clone(), node.tpu_quic), (identity.to_string(), None));
	let slot = client.get_slot().unwrap();
	assert_eq!(client.get_slot_leaders(slot, 3).unwrap(), [identity; 3]);
	let too_many = client.get_slot_leaders(slot, 5_001).unwrap_err().to_string();
	assert!(too_many.contains("Invalid limit; max 5000"), "{too_many}");
	let voters = client.get_vote_accounts().unwrap();
	assert!(voters.current.is_empty() && voters.delinquent.is_empty());
	assert!(client.get_block_height().unwrap() >= slot);
	let epoch = client.get_epoch_info().unwrap();
	assert!(epoch.absolute_slot >= slot && epoch.block_height == epoch.absolute_slot);
	assert_eq!(client.get_epoch_schedule().unwrap().slots_per_epoch, epoch.slots_in_epoch);
	assert_ne!(client.get_genesis_hash().unwrap(), Default::default());

	let (newest, last) = client.get_latest_blockhash_with_commitment(CommitmentConfig::finalized()).unwrap();
	assert!(client.is_blockhash_valid(&newest, CommitmentConfig::processed()).unwrap());
	let root = client.get_slot_with_commitment(CommitmentConfig::finalized()).unwrap();
	assert!((root..=root + 150).contains(&last) && last >= 150 + 1, "{last} after {root}");
	let message =
		Message::new_with_blockhash(&[system::transfer(&payer.pubkey(), &identity, 1)], Some(&payer.pubkey()), &newest);
	assert_eq!(client.get_fee_for_message(&message).unwrap(), 5_000);
	assert!(!client.get_recent_prioritization_fees(&[]).unwrap().is_empty());
	// Two years of 3,480 lamports a byte, and of 128 bytes more.
	assert_eq!(client.get_minimum_balance_for_rent_exemption(HOLDING).unwrap(), (165 + 128) * 3_480 * 2);

	// What is active, as the command that deploys looks for it.
	let active = agave_feature_set::enable_sbpf_v3_deployment_and_execution::ID;
	let never = agave_feature_set::alpenglow::ID;
	assert_eq!(client.get_feature_activation_slot(&active).unwrap(), Some(0));
	assert!(client.get_multiple_accounts(&[active, never]).unwrap()[1].is_none());
}

/// What a message pays is told if it names a recent block or the nonce that it advances, and of nothing else.
#[test]
fn fees_are_told_of_what_can_be_included() {
	let network = Network::start();
	let Network { client, payer, .. } = &network;
	let (owner, account) = (payer.pubkey(), Keypair::new());
	network.execute(&system::create_nonce_account(&owner, &account.pubkey(), &owner, MIRA), &[&account]);
	let kept = client.get_account(&account.pubkey()).unwrap();
	let versions: Versions = bincode::deserialize(&kept.data).unwrap();
	let State::Initialized(data) = versions.state() else { panic!("it was initialized") };
	let pay = network.transfer(&Pubkey::new_unique(), 1);
	let mut message = Message::new_with_nonce(vec![pay.clone()], Some(&owner), &account.pubkey(), &owner);
	message.recent_blockhash = data.blockhash();
	assert_eq!(client.get_fee_for_message(&message).unwrap(), 5_000);
	// Of somebody else's nonce, of another value, of what advances none.
	let other = Message::new_with_nonce(vec![pay.clone()], Some(&owner), &account.pubkey(), &Pubkey::new_unique());
	let unknown = Message { recent_blockhash: Hash::new_unique(), ..message.clone() };
	for mut bad in [other, unknown, Message::new(&[pay], Some(&owner))] {
		if bad.recent_blockhash == Hash::default() {
			bad.recent_blockhash = data.blockhash();
		}
		let refused = client.get_fee_for_message(&bad).unwrap_err().to_string();
		assert!(refused.contains("Invalid blockhash"), "{refused}");
	}
}

#[test]
fn accounts_and_tokens_are_read_into_the_types_of_solanas_own_client() {
	let network = Network::start();
	let Network { client, payer, .. } = &network;
	let [mint, holding, delegate] = [(); 3].map(|()| Keypair::new());
	let create = |account: &Keypair, space: usize| {
		let lamports = client.get_minimum_balance_for_rent_exemption(space).unwrap();
		system::create_account(&payer.pubkey(), &account.pubkey(), lamports, space as u64, &token::ID)
	};
	let (owner, of, held) = (payer.pubkey(), mint.pubkey(), holding.pubkey());
	let make = [
		create(&mint, MINT),
		tokens::initialize_mint2(&token::ID, &of, &owner, None, 2).unwrap(),
		create(&holding, HOLDING),
		tokens::initialize_account3(&token::ID, &held, &of, &owner).unwrap(),
		tokens::mint_to(&token::ID, &of, &held, &owner, &[], 12_345).unwrap(),
		tokens::approve(&token::ID, &held, &delegate.pubkey(), &owner, &[], 5).unwrap(),
	];
	network.execute(&make, &[&mint, &holding]);

	assert!(client.get_balance(&owner).unwrap() < 100 * MIRA);
	assert_eq!(client.get_account(&held).unwrap().data.len(), HOLDING);
	assert!(client
		.get_account_with_commitment(&Pubkey::new_unique(), CommitmentConfig::processed())
		.unwrap()
		.value
		.is_none());
	for encoding in [UiAccountEncoding::Base64, UiAccountEncoding::Base64Zstd, UiAccountEncoding::JsonParsed] {
		let read = client.get_ui_account_with_config(&held, config(encoding)).unwrap().value.expect("it is there");
		assert_eq!(read.owner, token::ID.to_string(), "{encoding:?}");
	}
	let slice = RpcAccountInfoConfig {
		data_slice: Some(UiDataSliceConfig { offset: 0, length: 32 }),
		..config(UiAccountEncoding::Base58)
	};
	let read = client.get_ui_account_with_config(&held, slice).unwrap().value.and_then(|account| account.data.decode());
	assert_eq!(read, Some(of.to_bytes().to_vec()));
	let several = client.get_multiple_accounts(&[of, Pubkey::new_unique(), held]).unwrap();
	assert_eq!(
		several.iter().map(|one| one.as_ref().map(|one| one.data.len())).collect::<Vec<_>>(),
		[Some(MINT), None, Some(HOLDING)]
	);

	assert_eq!(client.get_token_account_balance(&held).unwrap().ui_amount_string, "123.45");
	assert_eq!(client.get_token_supply(&of).unwrap().amount, "12345");
	assert_eq!(client.get_token_account(&held).unwrap().map(|account| account.mint), Some(of.to_string()));
	assert_eq!(client.get_token_largest_accounts(&of).unwrap()[0].address, held.to_string());
	for filter in [|of| TokenAccountsFilter::Mint(of), |_| TokenAccountsFilter::ProgramId(token::ID)] {
		assert_eq!(client.get_token_accounts_by_owner(&owner, filter(of)).unwrap()[0].pubkey, held.to_string());
		let delegated = client.get_token_accounts_by_delegate(&delegate.pubkey(), filter(of)).unwrap();
		assert_eq!(delegated[0].pubkey, held.to_string());
	}
	let filters = vec![
		RpcFilterType::DataSize(HOLDING as u64),
		RpcFilterType::Memcmp(Memcmp::new_raw_bytes(0, of.to_bytes().to_vec())),
	];
	let query = |with_context| RpcProgramAccountsConfig {
		filters: Some(filters.clone()),
		account_config: config(UiAccountEncoding::Base64),
		with_context,
		sort_results: None,
	};
	for with_context in [None, Some(false)] {
		let found = client.get_program_ui_accounts_with_config(&token::ID, query(with_context)).unwrap();
		assert_eq!(found.iter().map(|(address, _)| *address).collect::<Vec<_>>(), [held]);
	}
}

#[test]
fn transactions_are_read_into_the_types_of_solanas_own_client() {
	let network = Network::start();
	let Network { client, payer, webs, .. } = &network;
	let to = Pubkey::new_unique();

	// What is about to happen is subscribed to first.
	let mut transaction = network.sign(&[network.transfer(&to, MIRA)], &[]);
	let signature = transaction.signatures[0];
	let processed = Some(CommitmentConfig::processed());
	let watched = config(UiAccountEncoding::Base64);
	let of_program = RpcProgramAccountsConfig { account_config: watched.clone(), ..Default::default() };
	let outcome = RpcSignatureSubscribeConfig { commitment: processed, enable_received_notification: None };
	let mentions = RpcTransactionLogsFilter::Mentions(vec![to.to_string()]);
	let of_logs = RpcTransactionLogsConfig { commitment: processed };
	let webs = webs.as_str();
	let accounts = told(PubsubClient::account_subscribe(webs, &to, Some(watched)));
	let programs = told(PubsubClient::program_subscribe(webs, &system_program::ID, Some(of_program)));
	let logs = told(PubsubClient::logs_subscribe(webs, mentions, of_logs));
	let outcomes = told(PubsubClient::signature_subscribe(webs, &signature, Some(outcome)));
	let (best, root) =
		(client.get_slot().unwrap(), client.get_slot_with_commitment(CommitmentConfig::finalized()).unwrap());
	let slots = told(PubsubClient::slot_subscribe(webs));
	let roots = told(PubsubClient::root_subscribe(webs));

	let tried = RpcSimulateTransactionConfig {
		sig_verify: true,
		commitment: processed,
		inner_instructions: true,
		accounts: Some(RpcSimulateTransactionAccountsConfig {
			encoding: Some(UiAccountEncoding::Base64),
			addresses: vec![to.to_string()],
		}),
		..Default::default()
	};
	let would = client.simulate_transaction_with_config(&transaction, tried).unwrap().value;
	assert_eq!((would.err, would.units_consumed), (None, Some(150)));
	assert_eq!(would.accounts.and_then(|all| all[0].clone()).map(|account| account.lamports), Some(MIRA));

	assert_eq!(client.send_and_confirm_transaction(&transaction).unwrap(), signature);
	let soon = Duration::from_secs(60);
	assert_eq!(accounts.recv_timeout(soon).unwrap().value.lamports, MIRA);
	let changed = programs.recv_timeout(soon).unwrap().value.pubkey;
	assert!([to, payer.pubkey()].map(|address| address.to_string()).contains(&changed), "{changed}");
	assert_eq!(logs.recv_timeout(soon).unwrap().value.signature, signature.to_string());
	let RpcSignatureResult::ProcessedSignature(ProcessedSignatureResult { err }) =
		outcomes.recv_timeout(soon).unwrap().value
	else {
		panic!("nobody asked when it came in")
	};
	assert!(err.is_none());
	assert!(slots.recv_timeout(soon).unwrap().slot > best);
	assert!(roots.recv_timeout(soon).unwrap() > root);

	// What is refused, with Solana's error and what was said.
	transaction.signatures[0] = Signature::default();
	let forged = client.send_transaction(&transaction).unwrap_err();
	assert!(forged.to_string().contains("signature verification failure"), "{forged}");
	let poor = network.sign(&[network.transfer(&to, 1_000 * MIRA)], &[]);
	let error = client.send_transaction(&poor).unwrap_err();
	assert!(error.get_transaction_error().is_some(), "{error}");

	// And once it is final, the past.
	let finalized = CommitmentConfig::finalized();
	let begin = Instant::now();
	while client.get_signature_status_with_commitment(&signature, finalized).unwrap().is_none() {
		assert!(begin.elapsed() < 2 * soon, "it did not become final");
		std::thread::sleep(Duration::from_millis(500));
	}
	let [known, unknown] = &client.get_signature_statuses(&[signature, Signature::default()]).unwrap().value[..] else {
		panic!("as many as were asked for")
	};
	let slot = known.as_ref().expect("it is known").slot;
	assert!(unknown.is_none());
	assert_eq!(
		client
			.get_signature_status_with_commitment_and_history(&signature, CommitmentConfig::finalized(), true)
			.unwrap(),
		Some(Ok(()))
	);
	let encodings = [
		UiTransactionEncoding::Base58,
		UiTransactionEncoding::Base64,
		UiTransactionEncoding::Json,
		UiTransactionEncoding::JsonParsed,
	];
	for encoding in encodings {
		let config = RpcTransactionConfig {
			encoding: Some(encoding),
			commitment: None,
			max_supported_transaction_version: Some(0),
		};
		let past = client.get_transaction_with_config(&signature, config).unwrap();
		assert_eq!((past.slot, past.transaction.meta.map(|meta| meta.fee)), (slot, Some(5_000)), "{encoding:?}");
	}
	let query = GetConfirmedSignaturesForAddress2Config { limit: Some(1), ..Default::default() };
	let found = client.get_signatures_for_address_with_config(&payer.pubkey(), query).unwrap();
	assert_eq!((found[0].signature.clone(), found[0].slot), (signature.to_string(), slot));
	for transaction_details in [
		TransactionDetails::Full,
		TransactionDetails::Accounts,
		TransactionDetails::Signatures,
		TransactionDetails::None,
	] {
		let config = RpcBlockConfig {
			transaction_details: Some(transaction_details),
			max_supported_transaction_version: Some(0),
			..Default::default()
		};
		let block = client.get_block_with_config(slot, config).unwrap();
		assert_eq!(block.block_height, Some(slot), "{transaction_details:?}");
	}
	assert!(client.get_block_time(slot).unwrap() > 1_700_000_000);
	assert_eq!(client.get_blocks(slot, Some(slot)).unwrap(), [slot]);
	assert!(client.get_first_available_block().unwrap() <= slot);
}
