//! The Mira node.

use std::process::ExitCode;

fn main() -> ExitCode {
	mira_node::run(mira_node::engines)
}
