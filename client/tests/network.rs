//! The main job against a real node with real verifiers, as its users run them. Needs `mira-node`, built beside `mira`, or
//! named by MIRA_NODE.

#[path = "network/harness.rs"]
mod harness;
#[path = "network/kills.rs"]
mod kills;
#[path = "network/main_job.rs"]
mod main_job;
#[path = "network/refusals.rs"]
mod refusals;
