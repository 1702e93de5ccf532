//! The main job against a real node with real verifiers, as its users run them. Needs `mira-node`, built beside `mira`, or
//! named by MIRA_NODE.

#[path = "network/commands.rs"]
mod commands;
#[path = "network/four.rs"]
mod four;
#[path = "network/harness.rs"]
mod harness;
#[path = "network/kills.rs"]
mod kills;
#[path = "network/latency.rs"]
mod latency;
#[path = "network/main_job.rs"]
mod main_job;
#[path = "network/models.rs"]
mod models;
#[path = "network/refusals.rs"]
mod refusals;
#[path = "openai/server.rs"]
mod server;
#[path = "network/sessions.rs"]
mod sessions;
#[path = "network/silence.rs"]
mod silence;
#[path = "network/svm.rs"]
mod svm;
#[path = "network/throughput.rs"]
mod throughput;
