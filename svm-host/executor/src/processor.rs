//! Anza's processor, as one worker has it for one stretch of a batch.

use crate::{accounts::Table, batch::Ready, borrowed::Borrowed, engine::Engine, execute::Balances};
use ahash::AHashMap;
use solana_account::AccountSharedData;
use solana_hash::Hash;
use solana_precompile_error::PrecompileError;
use solana_program_runtime::{
	loaded_programs::{BlockRelation, ForkGraph},
	program_cache_entry::ProgramCacheEntry,
};
use solana_pubkey::Pubkey;
use solana_svm::{
	account_loader::LoadedTransaction,
	transaction_balances::BalanceCollector,
	transaction_processing_result::{ProcessedTransaction, TransactionProcessingResult},
	transaction_processor::{
		ExecutionRecordingConfig, TransactionBatchProcessor, TransactionProcessingConfig,
		TransactionProcessingEnvironment,
	},
};
use solana_svm_callback::{InvokeContextCallback, TransactionProcessingCallback};
use solana_svm_transaction::svm_message::{SVMMessage, SVMStaticMessage};
use solana_transaction_error::TransactionError;
use std::sync::{Arc, RwLock};

use crate::engine::LAMPORTS_PER_SIGNATURE;

/// Bytes of logs that are recorded of a transaction, as on Solana.
const MAX_LOG_BYTES: usize = 10_000;

/// Programs by their addresses.
pub type Entries = AHashMap<Pubkey, Arc<ProgramCacheEntry>>;

/// The blocks that a processor knows: those up to its own, in one line. Forks are settled by whoever calls.
struct Line;

impl ForkGraph for Line {
	fn relationship(&self, a: u64, b: u64) -> BlockRelation {
		match a.cmp(&b) {
			std::cmp::Ordering::Less => BlockRelation::Ancestor,
			std::cmp::Ordering::Equal => BlockRelation::Equal,
			std::cmp::Ordering::Greater => BlockRelation::Descendant,
		}
	}
}

/// What programs and transactions can ask for.
pub struct World<'a> {
	pub engine: &'a Engine,
	pub table: &'a Table,
}

impl InvokeContextCallback for World<'_> {
	fn is_precompile(&self, program: &Pubkey) -> bool {
		agave_precompiles::is_precompile(program, |feature| self.engine.features.is_active(feature))
	}

	fn process_precompile(&self, program: &Pubkey, data: &[u8], all: Vec<&[u8]>) -> Result<(), PrecompileError> {
		agave_precompiles::get_precompile(program, |feature| self.engine.features.is_active(feature))
			.ok_or(PrecompileError::InvalidPublicKey)?
			.verify(data, &all, &self.engine.features)
	}
}

impl TransactionProcessingCallback for World<'_> {
	fn get_account_shared_data(&self, address: &Pubkey) -> Option<(AccountSharedData, u64)> {
		// The number would tell when the account was changed last, for caches that this does not use.
		Some((self.table.get(address)?, 0))
	}
}

/// What a block is to the processor.
pub fn environment(engine: &Engine, blockhash: [u8; 32]) -> TransactionProcessingEnvironment {
	TransactionProcessingEnvironment {
		blockhash: Hash::new_from_array(blockhash),
		blockhash_lamports_per_signature: LAMPORTS_PER_SIGNATURE,
		alpenglow_migration_succeeded: false,
		epoch_total_stake: 0,
		feature_set: engine.runtime_features,
		program_runtime_environments: engine.environments(),
		rent: engine.rent.clone(),
	}
}

/// What a transaction came to.
pub struct Processed {
	pub result: TransactionProcessingResult,
	/// What its accounts had, if that is recorded.
	pub balances: Option<Balances>,
	/// Lamports that it took within its bounds.
	pub taken: u64,
}

/// Executes one transaction after the other.
pub struct Processor<'a> {
	world: &'a World<'a>,
	environment: &'a TransactionProcessingEnvironment,
	config: TransactionProcessingConfig<'a>,
	inner: TransactionBatchProcessor<Line>,
	_line: Arc<RwLock<Line>>,
}

impl<'a> Processor<'a> {
	pub fn new(
		world: &'a World<'a>,
		environment: &'a TransactionProcessingEnvironment,
		slot: u64,
		programs: &Entries,
		records: bool,
	) -> Self {
		let engine = world.engine;
		let line = Arc::new(RwLock::new(Line));
		let epoch = engine.epochs.get_epoch(slot);
		let mut empty = TransactionBatchProcessor::new_uninitialized(slot, epoch);
		empty.program_runtime_environment = engine.environment.clone();
		{
			let mut cache = write(&empty.global_program_cache);
			cache.set_fork_graph(Arc::downgrade(&line));
			cache.latest_root_slot = slot;
			for (address, entry) in engine.builtins.iter().map(|(address, entry)| (address, entry)).chain(programs) {
				cache.assign_program(&engine.environment, *address, 0, entry.clone());
			}
			write(&empty.builtin_program_ids).extend(engine.builtins.iter().map(|(address, _)| *address));
		}
		// A copy knows the programs that the engine brings; those of the block it takes from the cache.
		let inner = empty.new_from(slot, epoch);
		inner.fill_missing_sysvar_cache_entries(world);
		// Whether a program is the one that its accounts have now is not asked for each transaction: it is seen to whenever one of
		// the batch may have changed any.
		let config = TransactionProcessingConfig {
			check_program_deployment_slot: false,
			log_messages_bytes_limit: Some(MAX_LOG_BYTES),
			recording_config: ExecutionRecordingConfig {
				enable_transaction_balance_recording: records,
				..ExecutionRecordingConfig::new_single_setting(records)
			},
			..Default::default()
		};
		Self { world, environment, config, inner, _line: line }
	}

	/// Executes transactions, one after the other, and writes what they changed. One with bounds has to be alone: if it is undone,
	/// no other one may have seen what it did.
	pub fn process<'t>(&self, list: impl Iterator<Item = &'t Ready> + Clone) -> impl Iterator<Item = Processed> {
		let transactions: Vec<_> = list.clone().map(|ready| Borrowed(&ready.transaction)).collect();
		let output = self.inner.load_and_execute_sanitized_transactions(
			self.world,
			&transactions,
			list.clone().map(|ready| Ok(ready.details.clone())).collect(),
			self.environment,
			&self.config,
		);
		leave_mmx();
		let mut balances = output.balance_collector.map(of_each).into_iter().flatten();
		let all = list.zip(transactions).zip(output.processing_results);
		let all = all.map(|((ready, transaction), mut result)| {
			let mut balances = balances.next();
			let mut taken = 0;
			if let Ok(processed) = &mut result {
				taken = self.hold(ready, processed, &mut balances);
				self.write_back(&transaction, processed);
			}
			Processed { result, balances, taken }
		});
		all.collect::<Vec<_>>().into_iter()
	}

	/// Holds a transaction to its bounds: if it broke them it has failed. What it took within them.
	fn hold(&self, ready: &Ready, processed: &mut ProcessedTransaction, balances: &mut Option<Balances>) -> u64 {
		let (Some(bounds), ProcessedTransaction::Executed(executed)) = (ready.bounds, processed) else { return 0 };
		if !executed.was_successful() {
			return 0;
		}
		bounds.check(&executed.loaded_transaction.accounts, self.world.table).unwrap_or_else(|error| {
			let last = ready.transaction.num_instructions().saturating_sub(1);
			executed.execution_details.status = Err(TransactionError::InstructionError(last as u8, error));
			executed.execution_details.return_data = None;
			if let Some(logs) = &mut executed.execution_details.log_messages {
				logs.push("Mira: undone, since it went beyond what the account that answers for it allows".to_string());
			}
			if let Some(balances) = balances {
				balances.after.clone_from(&balances.before);
				balances.tokens_after.clone_from(&balances.tokens_before);
			}
			0
		})
	}

	/// The rule of Anza's loader: of a good transaction, what it may write and did; of another one, what is left of its payer and
	/// its nonce.
	fn write_back(&self, message: &impl SVMMessage, processed: &ProcessedTransaction) {
		let table = self.world.table;
		let executed = match processed {
			ProcessedTransaction::Executed(executed) => executed,
			ProcessedTransaction::FeesOnly(failed) => {
				return failed.rollback_accounts.iter().for_each(|(address, account)| table.set(address, account));
			},
		};
		let LoadedTransaction { accounts, touched_flags, rollback_accounts, .. } = &executed.loaded_transaction;
		if !executed.was_successful() {
			return rollback_accounts.iter().for_each(|(address, account)| table.set(address, account));
		}
		for (at, ((address, account), is_touched)) in accounts.iter().zip(touched_flags).enumerate() {
			let is_only_invoked = message.is_invoked(at) && !message.is_instruction_account(at);
			if message.is_writable(at) && *is_touched && !is_only_invoked {
				table.set(address, account);
			}
		}
	}
}

/// What the accounts of each transaction had.
fn of_each(collected: BalanceCollector) -> impl Iterator<Item = Balances> {
	let (before, after, tokens_before, tokens_after) = collected.into_vecs();
	let lamports = before.into_iter().zip(after);
	let tokens = tokens_before.into_iter().zip(tokens_after);
	lamports.zip(tokens).map(|((before, after), (tokens_before, tokens_after))| Balances {
		before,
		after,
		tokens_before,
		tokens_after,
	})
}

/// Nobody panics while holding one of these, and were it so, what they guard is about to be dropped.
fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
	lock.write().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Compiled programs leave the registers of MMX in use, after which floating-point code on this thread would get wrong numbers
/// (anza-xyz/sbpf, issue 197).
#[cfg(target_arch = "x86_64")]
#[expect(unsafe_code, reason = "one instruction that touches no memory")]
fn leave_mmx() {
	// SAFETY: the instruction marks the registers as empty, and all of them are told to the compiler as changed.
	unsafe {
		std::arch::asm!(
			"emms",
			out("st(0)") _, out("st(1)") _, out("st(2)") _, out("st(3)") _,
			out("st(4)") _, out("st(5)") _, out("st(6)") _, out("st(7)") _,
			out("mm0") _, out("mm1") _, out("mm2") _, out("mm3") _,
			out("mm4") _, out("mm5") _, out("mm6") _, out("mm7") _,
			options(nomem, nostack, preserves_flags)
		);
	}
}

#[cfg(not(target_arch = "x86_64"))]
fn leave_mmx() {}
