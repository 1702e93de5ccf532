//! Measured weights of Mira's own pallets, and of the checks of `frame_system` that every transaction goes through; pallets of the SDK
//! keep those published with them.

pub mod frame_system_extensions;
pub mod pallet_mira_attestations;
pub mod pallet_mira_claims;
pub mod pallet_mira_finality;
pub mod pallet_mira_sessions;
pub mod pallet_mira_slashing;
pub mod pallet_mira_svm;
