//! By subject.

mod batch;
mod deposits;
mod encoding;
mod engines;
mod entering;
mod freezing;
mod load;
mod programs;
mod properties;
mod relaying;
mod room;
mod seen;
mod try_state;
mod withdrawals;
