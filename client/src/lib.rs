//! The Rust SDK of Mira: responses, claims, certificates, verifiers. The `mira` command is made of it.
//!
//! - [`network`]: a connection to a node: blocks, storage, transactions, events, the life of a response.
//! - [`splitting`]: a response becomes claims. [`submitting`]: claims become a submission.
//! - [`certificate`]: proofs of outcomes, made from a node and checked without one.
//! - [`backends`]: what judges claims. [`verifier`]: the program that does so for an attestor.

pub mod amounts;
pub mod backends;
pub mod certificate;
pub mod cli;
pub mod network;
pub mod splitting;
pub mod submitting;
pub mod verifier;
