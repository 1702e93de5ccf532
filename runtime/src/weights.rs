//! Measured weights of Mira's own pallets; pallets of the SDK keep those published with them.

pub mod pallet_mira_finality;
