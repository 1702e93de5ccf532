//! `mira verifier`: the program of an attestor. It watches for seats, asks a backend, commits, and reveals.
//!
//! What a seat answered is written down before it is committed to, and the salt follows from the key and the round, so that a
//! program that is killed between any two steps reveals all the same. What to do next is read from the chain's state at every
//! block, never remembered: a re-org, a restart and a lost transaction are all the same case.

mod attestor;
mod config;
mod diary;
mod locks;
mod metrics;
mod running;

pub use attestor::*;
pub use config::*;
pub use diary::*;
pub use locks::*;
pub use metrics::*;
pub use running::*;
