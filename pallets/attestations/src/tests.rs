//! Tests by subject.

mod attesting;
mod bonding;
mod drawing;
mod encoding;
mod governing;
mod properties;
mod settling;
mod silence;
mod try_state;
