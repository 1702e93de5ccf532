//! Both sides execute the same, and the first difference is named.

use crate::{
	deployments::Step,
	guest::Guest,
	kinds::{Drawn, Kind, Stream},
	world::{account, block, enter, lite, stored, Stored, World},
};
use litesvm::LiteSVM;
use mira_svm_executor::{
	interface::batch::{Authority, Block, Outcome, Queued},
	Effects, Engine, EngineSet, Executor, Recording,
};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use solana_account::ReadableAccount;
use solana_hash::Hash;
use solana_nonce::state::DurableNonce;
use solana_pubkey::Pubkey;
use solana_transaction_error::TransactionError;
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::Arc,
};

/// What is compared.
#[derive(Clone, Debug)]
pub struct Plan {
	pub seed: u64,
	pub transactions: usize,
	/// Transactions of a block.
	pub batch: usize,
	/// Workers of each executor; all get the same batches.
	pub workers: Vec<usize>,
}

/// What was tried.
#[derive(Default, Debug)]
pub struct Tally {
	/// By kind: how many, and how many of them failed.
	pub kinds: BTreeMap<Kind, (usize, usize)>,
	/// What is done about programs that are deployed: how often, and how often that came to what it was meant to.
	pub steps: BTreeMap<Step, (usize, usize)>,
	/// Errors that were seen.
	pub errors: BTreeSet<String>,
	/// How many returned something.
	pub returned: usize,
}

impl Tally {
	pub fn all(&self) -> usize {
		self.kinds.values().map(|(all, _)| all).sum()
	}

	pub fn failed(&self) -> usize {
		self.kinds.values().map(|(_, failed)| failed).sum()
	}
}

/// Executes a stream on all sides; what was tried, or the first difference.
pub fn compare(plan: &Plan) -> Result<Tally, String> {
	let (world, accounts) = World::new();
	let mut lite = lite(&accounts);
	let mut states = vec![stored(&accounts); plan.workers.len()];
	let executors: Vec<_> = plan
		.workers
		.iter()
		.map(|workers| Executor::new(Engine::of(Engine::FIRST).expect("it is there"), *workers).expect("threads"))
		.collect();
	let guest = Guest::new()?;
	let mut through_wasm = Vec::new();
	for workers in &plan.workers {
		let engines = EngineSet::with(*workers, &[Engine::FIRST], &[]).map_err(|error| error.to_string())?;
		through_wasm.push((Arc::new(engines), stored(&accounts)));
	}
	let mut stream = Stream::new(&world, ChaCha8Rng::seed_from_u64(plan.seed));
	let mut tally = Tally::default();
	let mut slot = 0;
	while tally.all() < plan.transactions {
		slot += 1;
		let block = block(slot);
		enter(&mut lite, &block);
		let recent = Hash::new_from_array(block.hashes[0]);
		let drawn: Vec<_> = (0..plan.batch).map(|_| stream.draw(recent)).collect();
		let queue: Vec<_> = drawn.iter().map(|drawn| queued(&drawn.transaction)).collect();
		let mut first: Option<Effects> = None;
		for ((executor, state), workers) in executors.iter().zip(&mut states).zip(&plan.workers) {
			// Twice: the second time everything is compiled, and nothing is left of the first.
			let [one, two] =
				[(), ()].map(|()| executor.execute(&block, queue.clone(), &mut state.clone(), Recording::On));
			let (one, two) = (one.map_err(|error| error.to_string())?, two.map_err(|error| error.to_string())?);
			let same = |other: &Effects| other.outcomes == one.outcomes && other.changes == one.changes;
			if !same(&two) || !first.as_ref().is_none_or(same) {
				let seed = plan.seed;
				return Err(format!(
					"seed {seed}, block {slot} differs with {workers} workers, or from one time to the next"
				));
			}
			if one.before != one.after {
				return Err(format!("seed {}, block {slot} makes {} lamports of {}", plan.seed, one.after, one.before));
			}
			apply(state, &one);
			first.get_or_insert(one);
		}
		let effects = first.ok_or("nobody to compare")?;
		for ((engines, state), native) in through_wasm.iter_mut().zip(&states) {
			as_a_runtime_has_it(&guest, engines, &block, &queue, state, (&effects, native))
				.map_err(|what| format!("seed {}, block {slot}, through wasm: {what}", plan.seed))?;
		}
		let at = |at: usize| format!("seed {}, block {slot}, transaction {at} ({:?})", plan.seed, drawn[at].kind);
		one_by_one(&mut lite, &drawn, &effects, &mut tally, at)?;
		nonces_of_a_chain(&states[0], &drawn, &world, &recent)
			.map_err(|what| format!("seed {}, after block {slot}: {what}", plan.seed))?;
		for (address, account) in world.nonce_accounts() {
			let through_wasm = through_wasm.iter_mut().map(|(_, state)| state);
			states.iter_mut().chain(through_wasm).for_each(|state| state.put(&address, &account));
			lite.set_account(address, account.into()).expect("it is an account");
		}
		state_of_both(&lite, &states[0], &drawn, &world)
			.map_err(|what| format!("seed {}, after block {slot}: {what}", plan.seed))?;
	}
	Ok(tally)
}

/// Twice, through the host function: what becomes of each transaction, the sums, and everything in the trie are as by the engine
/// itself.
fn as_a_runtime_has_it(
	guest: &Guest,
	engines: &Arc<EngineSet>,
	block: &Block,
	queue: &[Queued],
	state: &mut Stored,
	(effects, native): (&Effects, &Stored),
) -> Result<(), String> {
	let mut before = state.clone();
	for state in [&mut before, state] {
		let applied = guest.execute(engines, block, queue, state)?.map_err(|why| format!("rejected: {why:?}"))?;
		if applied.outcomes != effects.outcomes {
			return Err("other outcomes".into());
		}
		if (applied.before, applied.after, &applied.withdrawn) != (effects.before, effects.after, &effects.withdrawn) {
			return Err("other sums".into());
		}
		if state.0 != native.0 {
			return Err("another state".into());
		}
	}
	Ok(())
}

fn queued(transaction: &solana_transaction::versioned::VersionedTransaction) -> Queued {
	let bytes = bincode::serialize(transaction).expect("it can be sent");
	Queued { bytes, authority: Authority::Signatures }
}

/// Writes down what a batch came to.
pub fn apply(state: &mut Stored, effects: &Effects) {
	effects.changes.iter().for_each(|change| state.write(change.writes()));
}

fn one_by_one(
	lite: &mut LiteSVM,
	drawn: &[Drawn],
	effects: &Effects,
	tally: &mut Tally,
	name: impl Fn(usize) -> String,
) -> Result<(), String> {
	for (at, (Drawn { kind, step, transaction }, outcome)) in drawn.iter().zip(&effects.outcomes).enumerate() {
		let (theirs, meta) = match lite.send_transaction(transaction.clone()) {
			Ok(meta) => (Ok(()), meta),
			Err(failed) => (Err(failed.err), failed.meta),
		};
		let ours = status(outcome);
		if !is_same_status(&ours, &theirs) || outcome.units != meta.compute_units_consumed {
			let units = (outcome.units, meta.compute_units_consumed);
			return Err(format!("{}: {ours:?}, not {theirs:?}; units {units:?}; {:#?}", name(at), meta.logs));
		}
		if let Some(recorded) = &effects.recorded[at] {
			let returned = recorded.returned.clone().unwrap_or_default();
			// Nothing that was returned has nobody who returned it.
			let is_nothing = returned.data.is_empty() && meta.return_data.data.is_empty();
			if ours.is_ok() && returned != meta.return_data && !is_nothing {
				return Err(format!("{}: returned {returned:?}, not {:?}", name(at), meta.return_data));
			}
			tally.returned += usize::from(ours.is_ok() && !is_nothing);
		}
		if let Some(step) = step {
			let (all, as_meant) = tally.steps.entry(*step).or_default();
			*all += 1;
			*as_meant += usize::from(step.is_as_meant(&ours));
		}
		let (all, failed) = tally.kinds.entry(*kind).or_default();
		*all += 1;
		if let Err(error) = ours {
			*failed += 1;
			tally.errors.insert(format!("{error:?}"));
		}
	}
	Ok(())
}

/// LiteSVM's own loader says of a program that is nobody's account what Anza's says of one that is no program.
fn is_same_status(ours: &Result<(), TransactionError>, theirs: &Result<(), TransactionError>) -> bool {
	let known = (Err(TransactionError::ProgramAccountNotFound), Err(TransactionError::InvalidProgramForExecution));
	ours == theirs || (ours, theirs) == (&known.0, &known.1)
}

fn status(outcome: &Outcome) -> Result<(), TransactionError> {
	outcome.status.clone().map_err(|failure| bincode::deserialize(&failure.0).expect("it is an error"))
}

/// LiteSVM advances a nonce to what the chain never has, so that these are not compared: of those that the block used each has to be
/// what the chain makes of it, whatever became of the transaction, and the others as they were.
fn nonces_of_a_chain(ours: &Stored, drawn: &[Drawn], world: &World, recent: &Hash) -> Result<(), String> {
	let used: BTreeSet<_> = drawn
		.iter()
		.filter(|drawn| drawn.kind == Kind::Nonce)
		.flat_map(|drawn| drawn.transaction.message.static_account_keys())
		.collect();
	let next = DurableNonce::from_blockhash(recent);
	for (number, address) in world.nonces.iter().enumerate() {
		let expected = world.nonce_account(number, if used.contains(address) { next } else { world.first_nonce });
		let found = account(ours, address);
		if found.as_ref() != Some(&expected) {
			return Err(format!("nonce {number} is {found:?}, not {expected:?}"));
		}
	}
	Ok(())
}

/// All accounts that the block named have to be the same.
fn state_of_both(lite: &LiteSVM, ours: &Stored, drawn: &[Drawn], world: &World) -> Result<(), String> {
	let mut named: BTreeSet<Pubkey> =
		drawn.iter().flat_map(|drawn| drawn.transaction.message.static_account_keys().to_vec()).collect();
	named.extend(&world.table_addresses);
	// LiteSVM keeps these as accounts.
	let is_left_out = |address: &Pubkey| {
		lite.get_account(address).is_some_and(|account| {
			account.owner == solana_sdk_ids::native_loader::ID || account.owner == solana_sdk_ids::sysvar::ID
		})
	};
	for address in named.iter().filter(|address| !is_left_out(address)) {
		let ours = account(ours, address);
		let theirs = lite.get_account(address).filter(|account| account.lamports > 0);
		let is_same = match (&ours, &theirs) {
			(Some(ours), Some(theirs)) => {
				ours.lamports() == theirs.lamports
					&& ours.data() == theirs.data
					&& *ours.owner() == theirs.owner
					&& ours.executable() == theirs.executable
			},
			(ours, theirs) => ours.is_none() && theirs.is_none(),
		};
		if !is_same {
			return Err(format!("{address} is {ours:?}, not {theirs:?}"));
		}
	}
	Ok(())
}
