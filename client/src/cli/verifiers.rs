//! `mira verifier`: running and checking the program of an attestor.

use super::{output, Failure, NO};
use crate::{
	network::Network,
	verifier::{self, Config, RunError},
};
use clap::{Args, Subcommand};
use std::path::PathBuf;
use tokio::sync::watch;

/// Run or check the program of an attestor.
#[derive(Subcommand)]
pub enum VerifierCommand {
	/// Watch for seats, ask the backends, commit and reveal. Stops by Ctrl-C or SIGTERM; can be killed at any time.
	#[command(after_help = "Example of a configuration:\n\n  \
		node = \"ws://127.0.0.1:9944\"\n  \
		folder = \"state\"              # answers and evidence; back it up, or reveals are lost\n  \
		metrics = \"127.0.0.1:9616\"\n\n  \
		[[attestor]]\n  \
		key-file = \"operating.key\"    # or key-env = \"VARIABLE\"\n  \
		backend = \"all\"\n\n  \
		[backend.all]\n  \
		kind = \"ensemble\"             # rule = \"first\" (default) or \"agree\"\n  \
		of = [\"calculator\", \"library\", \"model\"]\n\n  \
		[backend.calculator]\n  \
		kind = \"compute\"\n\n  \
		[backend.library]\n  \
		kind = \"evidence\"\n  \
		folder = \"library\"            # text, Markdown, JSONL\n\n  \
		[backend.model]\n  \
		kind = \"openai\"\n  \
		base-url = \"http://127.0.0.1:11434/v1\"\n  \
		model = \"llama3.3\"\n  \
		api-key-env = \"OPENAI_API_KEY\"\n  \
		daily = { requests = 5000, money = 10.0 }\n  \
		prices = [0.15, 0.60]")]
	Run(Run),
	/// Tell whether a configuration would work: keys, attestors, backends, node.
	Check(Check),
}

/// Which configuration.
#[derive(Args)]
pub struct Run {
	/// The configuration, in TOML.
	config: PathBuf,
}

/// Which configuration.
#[derive(Args)]
pub struct Check {
	/// The configuration, in TOML.
	config: PathBuf,
}

impl VerifierCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		match self {
			Self::Run(Run { config }) => {
				let config = Config::read(config)?;
				let (stop, stopped) = watch::channel(false);
				tokio::spawn(async move {
					end_of_program().await;
					stop.send_replace(true);
				});
				verifier::run(config, stopped).await.map_err(|error| match error {
					RunError::Config(error) => Failure::input(error),
					RunError::Network(error) => error.into(),
					other => Failure::no(other),
				})
			},
			Self::Check(Check { config }) => check(&Config::read(config)?).await,
		}
	}
}

/// Ctrl-C, or what a service manager sends.
async fn end_of_program() {
	#[cfg(unix)]
	{
		use tokio::signal::unix::{signal, SignalKind};
		if let Ok(mut terminate) = signal(SignalKind::terminate()) {
			tokio::select! {
				_ = tokio::signal::ctrl_c() => {},
				_ = terminate.recv() => {},
			}
			return;
		}
	}
	// Without signals the program runs until it is killed, which it survives.
	let _ = tokio::signal::ctrl_c().await;
}

async fn check(config: &Config) -> Result<(), Failure> {
	let network = Network::connect(&config.node).await?;
	let head = network.best().await?;
	let families = network.families(head).await?;
	let mut table = output::table(&["what", "state", "details"]);
	let mut bad = 0;
	let mut row = |what: String, result: Result<String, String>| {
		let (state, details) = match result {
			Ok(details) => ("good", details),
			Err(details) => {
				bad += 1;
				("BAD", details)
			},
		};
		table.add_row([what, state.into(), details]);
	};
	row("node".into(), Ok(format!("{} at block {}", config.node, head.number)));
	for (at, attestor) in config.attestor.iter().enumerate() {
		let state = match config.key(at) {
			Err(error) => Err(error.to_string()),
			Ok(key) => match network.attestor_of(&key.account(), head).await? {
				None => Err(format!("no attestor signs with {}", key.account())),
				Some((id, known)) => Ok(format!(
					"number {id}, {:?}, family {}, drawn with weight {}, {} seats, answers by \"{}\"",
					known.standing,
					families.of(known.family),
					known.drawn_weight,
					known.seats,
					attestor.backend
				)),
			},
		};
		row(format!("attestor {at}"), state);
	}
	for (name, backend) in config.backends(&network)? {
		row(format!("backend {name}"), backend.check().await);
	}
	println!("{table}");
	if bad == 0 {
		Ok(())
	} else {
		Err(Failure { code: NO, message: format!("{bad} of these would not work") })
	}
}
