//! The `mira` command.

fn main() -> std::process::ExitCode {
	mira_client::cli::main()
}
