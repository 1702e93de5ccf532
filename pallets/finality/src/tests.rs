//! Tests by subject.

mod encoding;
mod inherent;
mod justification;
mod properties;
mod sets;
mod try_state;
