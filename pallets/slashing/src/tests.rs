//! Tests by subject.

mod applying;
mod cancelling;
mod deferring;
mod encoding;
mod properties;
mod try_state;
