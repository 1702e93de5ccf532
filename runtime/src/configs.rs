//! Parameters of every pallet, by theme.

pub mod accounts;
pub mod consensus;
pub mod governance;
pub mod guard;
pub mod money;
pub mod sessions;
pub mod staking;
pub mod svm;
pub mod system;
pub mod verification;
