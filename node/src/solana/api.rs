//! The methods, as Solana names them. What each does stands in the file of its subject.

use super::chain::Result;
use jsonrpsee::proc_macros::rpc;
use solana_account_decoder::{parse_token::UiTokenAmount, UiAccount};
use solana_epoch_schedule::EpochSchedule;
use solana_rpc_client_types::{
	config::{
		CommitmentConfig, RpcAccountInfoConfig, RpcBlockConfig, RpcBlocksConfigWrapper, RpcContextConfig,
		RpcEncodingConfigWrapper, RpcGetVoteAccountsConfig, RpcProgramAccountsConfig, RpcRequestAirdropConfig,
		RpcSendTransactionConfig, RpcSignatureStatusConfig, RpcSignatureSubscribeConfig, RpcSignaturesForAddressConfig,
		RpcSimulateTransactionConfig, RpcTokenAccountsFilter, RpcTransactionConfig, RpcTransactionLogsConfig,
		RpcTransactionLogsFilter,
	},
	response::{
		OptionalContext, Response, RpcBlockhash, RpcConfirmedTransactionStatusWithSignature, RpcContactInfo,
		RpcIdentity, RpcKeyedAccount, RpcPrioritizationFee, RpcSimulateTransactionResult, RpcTokenAccountBalance,
		RpcVersionInfo, RpcVoteAccountStatus,
	},
};
use solana_transaction_status_client_types::{
	EncodedConfirmedTransactionWithStatusMeta, TransactionStatus, UiConfirmedBlock,
};

/// Methods over HTTP and WebSocket.
#[rpc(server)]
pub trait SolanaApi {
	/// That the node answers, and keeps up with the chain.
	#[method(name = "getHealth")]
	fn health(&self) -> Result<String>;
	/// Which version of Solana this answers as.
	#[method(name = "getVersion")]
	fn version(&self) -> Result<RpcVersionInfo>;
	/// The hash of the first block: wallets tell networks apart by it.
	#[method(name = "getGenesisHash")]
	fn genesis_hash(&self) -> Result<String>;
	/// Who answers: the key that other nodes know it by.
	#[method(name = "getIdentity")]
	fn identity(&self) -> Result<RpcIdentity>;
	/// Nodes that can be reached: this one, as the client just did. None takes transactions by UDP.
	#[method(name = "getClusterNodes")]
	fn cluster_nodes(&self) -> Result<Vec<RpcContactInfo>>;
	/// Who takes transactions for blocks to come: this node, for all of them: nodes pass transactions on.
	#[method(name = "getSlotLeaders")]
	fn slot_leaders(&self, first: u64, count: u64) -> Result<Vec<String>>;
	/// Accounts that vote for validators: none do, who is a validator is settled outside the domain.
	#[method(name = "getVoteAccounts")]
	fn vote_accounts(&self, config: Option<RpcGetVoteAccountsConfig>) -> Result<RpcVoteAccountStatus>;
	/// The number of the newest block.
	#[method(name = "getSlot")]
	fn slot(&self, config: Option<RpcContextConfig>) -> Result<u64>;
	/// The same: no slot is without a block.
	#[method(name = "getBlockHeight")]
	fn block_height(&self, config: Option<RpcContextConfig>) -> Result<u64>;
	/// Where the chain stands in its epoch, as programs see it.
	#[method(name = "getEpochInfo")]
	fn epoch_info(&self, config: Option<RpcContextConfig>) -> Result<serde_json::Value>;
	/// How long epochs are.
	#[method(name = "getEpochSchedule")]
	fn epoch_schedule(&self) -> Result<EpochSchedule>;
	/// A block for transactions to name: always a final one, so that no fork takes it away.
	#[method(name = "getLatestBlockhash")]
	fn latest_blockhash(&self, config: Option<RpcContextConfig>) -> Result<Response<RpcBlockhash>>;
	/// Whether transactions can name a block.
	#[method(name = "isBlockhashValid")]
	fn is_blockhash_valid(&self, blockhash: String, config: Option<RpcContextConfig>) -> Result<Response<bool>>;
	/// What a message would pay.
	#[method(name = "getFeeForMessage", blocking)]
	fn fee_for_message(&self, message: String, config: Option<RpcContextConfig>) -> Result<Response<Option<u64>>>;
	/// What was paid on top lately: for each block the least, by transactions that write all of these accounts.
	#[method(name = "getRecentPrioritizationFees")]
	fn recent_prioritization_fees(&self, accounts: Option<Vec<String>>) -> Result<Vec<RpcPrioritizationFee>>;
	/// What an account of so many bytes has to have.
	#[method(name = "getMinimumBalanceForRentExemption")]
	fn minimum_balance(&self, bytes: u64, config: Option<CommitmentConfig>) -> Result<u64>;

	/// What an account has.
	#[method(name = "getBalance", blocking)]
	fn balance(&self, address: String, config: Option<RpcContextConfig>) -> Result<Response<u64>>;
	/// An account.
	#[method(name = "getAccountInfo", blocking)]
	fn account_info(
		&self,
		address: String,
		config: Option<RpcAccountInfoConfig>,
	) -> Result<Response<Option<UiAccount>>>;
	/// Some accounts.
	#[method(name = "getMultipleAccounts", blocking)]
	fn multiple_accounts(
		&self,
		addresses: Vec<String>,
		config: Option<RpcAccountInfoConfig>,
	) -> Result<Response<Vec<Option<UiAccount>>>>;

	/// How many tokens an account has.
	#[method(name = "getTokenAccountBalance", blocking)]
	fn token_balance(&self, address: String, config: Option<CommitmentConfig>) -> Result<Response<UiTokenAmount>>;
	/// How many tokens there are of a mint.
	#[method(name = "getTokenSupply", blocking)]
	fn token_supply(&self, mint: String, config: Option<CommitmentConfig>) -> Result<Response<UiTokenAmount>>;

	/// Tokens accounts of a mint that have most of it.
	#[method(name = "getTokenLargestAccounts", blocking)]
	fn token_largest_accounts(
		&self,
		mint: String,
		config: Option<CommitmentConfig>,
	) -> Result<Response<Vec<RpcTokenAccountBalance>>>;
	/// Token accounts that somebody owns.
	#[method(name = "getTokenAccountsByOwner", blocking)]
	fn token_accounts_by_owner(
		&self,
		owner: String,
		filter: RpcTokenAccountsFilter,
		config: Option<RpcAccountInfoConfig>,
	) -> Result<Response<Vec<RpcKeyedAccount>>>;
	/// Token accounts that somebody may take from.
	#[method(name = "getTokenAccountsByDelegate", blocking)]
	fn token_accounts_by_delegate(
		&self,
		delegate: String,
		filter: RpcTokenAccountsFilter,
		config: Option<RpcAccountInfoConfig>,
	) -> Result<Response<Vec<RpcKeyedAccount>>>;
	/// Accounts of a program.
	#[method(name = "getProgramAccounts", blocking)]
	fn program_accounts(
		&self,
		program: String,
		config: Option<RpcProgramAccountsConfig>,
	) -> Result<OptionalContext<Vec<RpcKeyedAccount>>>;

	/// A final transaction.
	#[method(name = "getTransaction", blocking)]
	fn transaction(
		&self,
		signature: String,
		config: Option<RpcEncodingConfigWrapper<RpcTransactionConfig>>,
	) -> Result<Option<EncodedConfirmedTransactionWithStatusMeta>>;
	/// Final transactions that name an account.
	#[method(name = "getSignaturesForAddress", blocking)]
	fn signatures_for_address(
		&self,
		address: String,
		config: Option<RpcSignaturesForAddressConfig>,
	) -> Result<Vec<RpcConfirmedTransactionStatusWithSignature>>;
	/// A final block.
	#[method(name = "getBlock", blocking)]
	fn block(
		&self,
		slot: u64,
		config: Option<RpcEncodingConfigWrapper<RpcBlockConfig>>,
	) -> Result<Option<UiConfirmedBlock>>;
	/// When a final block was made.
	#[method(name = "getBlockTime", blocking)]
	fn block_time(&self, slot: u64) -> Result<Option<i64>>;
	/// Numbers of final blocks.
	#[method(name = "getBlocks")]
	fn blocks(
		&self,
		first: u64,
		last: Option<RpcBlocksConfigWrapper>,
		config: Option<RpcContextConfig>,
	) -> Result<Vec<u64>>;
	/// The first block whose transactions this node keeps.
	#[method(name = "getFirstAvailableBlock")]
	fn first_available_block(&self) -> Result<u64>;

	/// Offers a transaction to the network.
	#[method(name = "sendTransaction")]
	async fn send_transaction(&self, transaction: String, config: Option<RpcSendTransactionConfig>) -> Result<String>;
	/// What would become of a transaction.
	#[method(name = "simulateTransaction", blocking)]
	fn simulate_transaction(
		&self,
		transaction: String,
		config: Option<RpcSimulateTransactionConfig>,
	) -> Result<Response<RpcSimulateTransactionResult>>;
	/// What became of transactions.
	#[method(name = "getSignatureStatuses")]
	fn signature_statuses(
		&self,
		signatures: Vec<String>,
		config: Option<RpcSignatureStatusConfig>,
	) -> Result<Response<Vec<Option<TransactionStatus>>>>;
	/// Gives money away, on development networks.
	#[method(name = "requestAirdrop")]
	async fn request_airdrop(
		&self,
		address: String,
		lamports: u64,
		config: Option<RpcRequestAirdropConfig>,
	) -> Result<String>;

	/// Tells once what became of a transaction.
	#[subscription(name = "signatureSubscribe" => "signatureNotification", unsubscribe = "signatureUnsubscribe", item = Response<RpcSignatureResult>)]
	async fn signature_subscribe(&self, signature: String, config: Option<RpcSignatureSubscribeConfig>);
	/// Tells of every block.
	#[subscription(name = "slotSubscribe" => "slotNotification", unsubscribe = "slotUnsubscribe", item = SlotInfo)]
	async fn slot_subscribe(&self);
	/// Tells of every block that became final.
	#[subscription(name = "rootSubscribe" => "rootNotification", unsubscribe = "rootUnsubscribe", item = u64)]
	async fn root_subscribe(&self);
	/// Tells of transactions, with what was said in them.
	#[subscription(name = "logsSubscribe" => "logsNotification", unsubscribe = "logsUnsubscribe", item = Response<RpcLogsResponse>)]
	async fn logs_subscribe(&self, filter: RpcTransactionLogsFilter, config: Option<RpcTransactionLogsConfig>);
	/// Tells whenever an account of a program changes.
	#[subscription(name = "programSubscribe" => "programNotification", unsubscribe = "programUnsubscribe", item = Response<RpcKeyedAccount>)]
	async fn program_subscribe(&self, program: String, config: Option<RpcProgramAccountsConfig>);
	/// Tells whenever an account changes.
	#[subscription(name = "accountSubscribe" => "accountNotification", unsubscribe = "accountUnsubscribe", item = Response<Option<UiAccount>>)]
	async fn account_subscribe(&self, address: String, config: Option<RpcAccountInfoConfig>);
}
