// SPDX-License-Identifier: Apache-2.0

//! What the network tests share: a network of real nodes, each node as a client sees it, and waiting for conditions.
//!
//! A scenario is one file in `tests/`. It spawns a [`TestNetwork`], looks at it through [`NodeClient`]s, waits with
//! [`until`] and ends with [`TestNetwork::stop`]. However it ends, no process stays behind.

mod client;
pub mod mira;
mod network;
mod record;
mod wait;

pub use client::{block_hash, Head, NodeClient};
pub use network::{TestNetwork, VALIDATORS};
pub use record::FinalizedRecord;
pub use wait::{minutes, until};
