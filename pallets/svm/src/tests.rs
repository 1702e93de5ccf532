//! By subject.

mod batch;
mod deposits;
mod encoding;
mod entering;
mod freezing;
mod load;
mod properties;
mod try_state;
mod withdrawals;
