//! Compares the executor with LiteSVM: the same version of the VM, driven by other code, one transaction after the other.
//!
//! A [`world`] is a state to begin with and the keys to act in it; [`kinds`] draws transactions of every kind from a seed;
//! [`compare`] has both sides execute them, ours also as a runtime has it done ([`guest`]), and names the first difference.

pub mod compare;
pub mod deployments;
pub mod guest;
pub mod kinds;
pub mod programs;
pub mod world;
