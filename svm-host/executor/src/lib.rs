//! Executes Solana transactions in parallel, with the effects of executing them one after the other.
//!
//! [`Engine`] is a version of the rules: crates, features, limits. [`Executor`] is an engine at work: it has worker threads that
//! live as long as it does, and a cache of compiled programs.
//!
//! # How a batch is executed
//! 1. Every transaction is read and checked by itself, in parallel: its form, its budget, its signatures.
//! 2. Tables of addresses are looked up in the state before the batch: all accounts that a transaction can touch are known, and
//!    each is fetched once, in the order of the batch.
//! 3. The batch is cut where programs are deployed or changed: such a transaction runs alone. Between the cuts a graph says who
//!    waits for whom: whoever names an account waits for those before it that may write it, whoever may write one also for those
//!    before it that read it. Workers take what waits for nobody.
//! 4. Sinks of withdrawals are swept, and nonces advanced that transactions were right to name.
//! 5. What changed is handed back, in the order in which accounts were first named.
//!
//! # What never depends on the machine
//! No clock, no randomness, no environment, no network, no disk is looked at for what comes of a batch: slot, time and hashes come
//! with the block, accounts through [`Accounts`]. Which worker runs what, and in which order, cannot be told from the effects. What compiles programs does
//! use random numbers, for the layout of machine code only. A fault of the machine ([`Fault`]) is never an outcome.

#![deny(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod accounts;
mod avoided;
mod batch;
mod borrowed;
mod bounds;
mod copies;
mod counts;
mod engine;
mod execute;
mod executor;
mod fault;
mod features;
mod footprint;
mod genesis;
mod graph;
mod growth;
mod host;
mod inspect;
mod journal;
mod powers;
mod processor;
mod programs;
mod records;
mod schedule;
mod signatures;
mod sysvars;
mod withdrawals;
mod workers;

#[cfg(test)]
mod tests;

pub use accounts::{from_whole, to_whole, to_writes, Change};
pub use avoided::Avoided;
pub use counts::Counts;
pub use engine::{Builtin, Engine};
pub use execute::{Balances, Recorded, Recording};
pub use executor::{BatchError, Effects, Executor, Patience};
pub use fault::Fault;
pub use host::EngineSet;
pub use mira_svm_interface::{self as interface, host::Accounts};
pub use records::{BatchId, BatchRecord, Records};
pub use solana_svm::transaction_balances::SvmTokenInfo as TokenBalance;
