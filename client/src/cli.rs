//! The `mira` command: arguments, messages, exit codes. What it does is done by the SDK.

mod attestor;
mod authority;
mod certificates;
mod claims;
mod output;
mod referendum;
mod sessions;
mod signer;
mod stage;
mod svm;
mod verifiers;
mod verify;

use crate::network::{Network, Token};
use clap::{Args, Parser, Subcommand};
use sp_core::{
	crypto::{set_default_ss58_version, Ss58AddressFormat},
	H256,
};
use std::process::ExitCode;

/// Everything was as it should be.
const GOOD: u8 = 0;
/// It was done, and the answer is no: a certificate is bad, a check failed.
const NO: u8 = 1;
/// It could not be done: bad input, or called wrongly.
const BAD_INPUT: u8 = 2;
/// The network could not be reached, or refused.
const NETWORK: u8 = 3;

/// Verifies AI responses on a Mira network: claims, attestors, certificates.
#[derive(Parser)]
#[command(
	name = "mira",
	version,
	after_help = "Exit codes: 0 done and good, 1 done and the answer is no, 2 bad input, 3 network.\n\n\
		Examples:\n  \
		mira verify answer.txt --model gpt-4o --key //Alice\n  \
		mira certificate verify answer.certificate.json --trust chain-spec.raw.json --response answer.txt\n  \
		mira claims list\n  \
		mira verifier check verifier.toml"
)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Turn a response into claims, have them attested, and write the certificate.
	Verify(Box<verify::Verify>),
	/// Look at responses and claims.
	#[command(subcommand)]
	Claims(claims::Claims),
	/// Become an attestor, look at one, cease to be one.
	#[command(subcommand)]
	Attestor(attestor::AttestorCommand),
	/// Let another key act for an account: once signed, within limits, until it ends.
	#[command(subcommand)]
	Session(sessions::SessionCommand),
	/// List who may act for an account.
	Authority(authority::AuthorityCommand),
	/// Bring money into the SVM domain, take it out, and see how both stand.
	#[command(subcommand)]
	Svm(svm::SvmCommand),
	/// Make, show and check certificates.
	#[command(subcommand)]
	Certificate(certificates::CertificateCommand),
	/// Tell how far a transaction or block is, and who can still undo it.
	Stage(stage::StageCommand),
	/// Show what a referendum would do, in words.
	#[command(subcommand)]
	Referendum(referendum::ReferendumCommand),
	/// Run or check the program of an attestor.
	#[command(subcommand)]
	Verifier(verifiers::VerifierCommand),
}

/// Which network.
#[derive(Args, Clone)]
struct Node {
	/// Address of a node.
	#[arg(long, value_name = "URL", env = "MIRA_NODE", default_value = "ws://127.0.0.1:9944", global = true)]
	node: String,
	/// Refuse any network but the one with this genesis hash.
	#[arg(long, value_name = "HASH", env = "MIRA_GENESIS", global = true)]
	genesis: Option<H256>,
}

impl Node {
	/// Connects, if it is the network that was asked for.
	async fn connect(&self) -> Result<Network, Failure> {
		let network = Network::connect(&self.node).await?;
		match self.genesis {
			Some(expected) if expected != network.genesis() => Err(Failure::input(format!(
				"the node at {} is of the network {:?}, and --genesis asks for {expected:?}",
				self.node,
				network.genesis()
			))),
			_ => Ok(network),
		}
	}
}

/// Why a command ends without success, and with which exit code.
struct Failure {
	code: u8,
	message: String,
}

impl Failure {
	fn input(message: impl std::fmt::Display) -> Self {
		Self { code: BAD_INPUT, message: message.to_string() }
	}

	/// The same, with what it means behind it.
	fn explained(self, meaning: &str) -> Self {
		Self { message: format!("{}; {meaning}", self.message), ..self }
	}

	fn no(message: impl std::fmt::Display) -> Self {
		Self { code: NO, message: message.to_string() }
	}
}

impl From<crate::network::Error> for Failure {
	fn from(error: crate::network::Error) -> Self {
		use crate::network::Error;
		// What the chain refuses is an answer; that it could not be asked is none.
		let code = if matches!(error, Error::Transaction(_)) { NO } else { NETWORK };
		Self { code, message: error.to_string() }
	}
}

macro_rules! input_errors {
	($($error:ty),* $(,)?) => {
		$(impl From<$error> for Failure {
			fn from(error: $error) -> Self {
				Self::input(error)
			}
		})*
	};
}

input_errors! {
	crate::amounts::AmountError,
	crate::certificate::FileError,
	crate::network::KeyError,
	crate::submitting::ResponseError,
	crate::verifier::ConfigError,
}

impl From<crate::certificate::MakingError> for Failure {
	fn from(error: crate::certificate::MakingError) -> Self {
		use crate::certificate::MakingError as Making;
		let code = if matches!(error, Making::NoResponse(_) | Making::NoOutcome(_)) { NO } else { NETWORK };
		Self { code, message: error.to_string() }
	}
}

/// Runs the command.
pub fn main() -> ExitCode {
	// Addresses are written with the network's own prefix, and read with that or the general one.
	set_default_ss58_version(Ss58AddressFormat::custom(crate::network::ADDRESS_PREFIX));
	let cli = Cli::parse();
	let filter = tracing_subscriber::EnvFilter::try_from_env("MIRA_LOG");
	let filter = filter.unwrap_or_else(|_| "mira_client=info,warn".into());
	tracing_subscriber::fmt().with_env_filter(filter).with_target(false).with_writer(std::io::stderr).init();
	let runtime = match tokio::runtime::Runtime::new() {
		Ok(runtime) => runtime,
		Err(error) => {
			eprintln!("error: {error}");
			return BAD_INPUT.into();
		},
	};
	match runtime.block_on(run(cli.command)) {
		Ok(()) => GOOD.into(),
		Err(Failure { code, message }) => {
			eprintln!("error: {message}");
			code.into()
		},
	}
}

async fn run(command: Command) -> Result<(), Failure> {
	match command {
		Command::Verify(verify) => verify.run().await,
		Command::Claims(claims) => claims.run().await,
		Command::Attestor(attestor) => attestor.run().await,
		Command::Session(session) => session.run().await,
		Command::Authority(authority) => authority.run().await,
		Command::Svm(svm) => svm.run().await,
		Command::Certificate(certificate) => certificate.run().await,
		Command::Stage(stage) => stage.run().await,
		Command::Referendum(referendum) => referendum.run().await,
		Command::Verifier(verifier) => verifier.run().await,
	}
}

/// Reads an amount that may not be given.
fn amount(token: &Token, text: Option<&String>) -> Result<Option<u128>, Failure> {
	Ok(text.map(|text| token.parse(text)).transpose()?)
}

/// The content of a file, or of standard input for `-`; of bounded size.
fn read_input(path: &std::path::Path, most: usize) -> Result<Vec<u8>, Failure> {
	use std::io::Read;
	let mut bytes = Vec::new();
	let limit = most as u64 + 1;
	let read = if path.as_os_str() == "-" {
		std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
	} else {
		std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
	};
	read.map_err(|error| Failure::input(format!("{}: {error}", path.display())))?;
	Ok(bytes)
}
