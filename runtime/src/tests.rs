//! Decisions, pinned with their reasons; and what must hold of the composition as a whole.

mod chain;

mod authorities;
mod building;
mod decisions;
mod escapes;
mod fees;
mod filters;
mod finality;
mod issuance;
mod migrations;
mod offences;
mod pipeline;
mod presets;
mod session_limits;
mod sessions;
mod svm;
mod svm_relays;
mod svm_sessions;
mod tokens;
mod tracks;
mod verification;
