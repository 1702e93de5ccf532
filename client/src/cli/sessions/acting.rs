//! Acting by a session, and ending sessions.

use super::super::{signer::Signer, Failure, Node};
use crate::network::{calls, Error, Network, TransactionError};
use clap::Args;
use pallet_mira_sessions::SessionId;

/// What to end.
#[derive(Args)]
pub struct Revoke {
	/// Number of the session.
	#[arg(required_unless_present = "all")]
	session: Option<SessionId>,
	/// All sessions that act for the signer.
	#[arg(long, conflicts_with = "session")]
	all: bool,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

/// What to do by a session.
#[derive(Args)]
pub struct Run {
	/// Its number.
	session: SessionId,
	/// The call: PALLET.CALL, or all of it encoded, in hexadecimal.
	call: String,
	/// Arguments of PALLET.CALL by name; an address is an account, amounts are in base units.
	#[arg(value_name = "ARGUMENTS", default_value = "{}")]
	arguments: String,
	/// Only ask whether it would be let.
	#[arg(long)]
	dry_run: bool,
	#[command(flatten)]
	node: Node,
	#[command(flatten)]
	signer: Signer,
}

impl Revoke {
	pub(super) async fn run(&self) -> Result<(), Failure> {
		let key = self.signer.key()?;
		let network = self.node.connect().await?;
		let call = match self.session {
			Some(id) => calls::revoke_session(id),
			None => calls::revoke_all_sessions(),
		};
		let included = network.submit(&key, &call).await?;
		println!("Ended in block {}.", included.block.number);
		Ok(())
	}
}

impl Run {
	pub(super) async fn run(&self) -> Result<(), Failure> {
		let network = self.node.connect().await?;
		let call = self.encoded(&network).await?;
		let (head, token) = (network.best().await?, network.token().await?);
		if let Err(refusal) = network.can_execute(self.session, &call, head).await? {
			let allowed = match refusal.allowed.as_str() {
				"" => String::new(),
				sentence => format!(". What it may: {sentence}"),
			};
			let why = token.denial(&refusal.denial);
			return Err(Failure::no(format!("session {} does not let this: {why}{allowed}", self.session)));
		}
		if self.dry_run {
			println!("Session {} lets this, as far as can be known before it is made.", self.session);
			return Ok(());
		}
		let key = self.signer.key()?;
		let included = network.submit(&key, &calls::execute_by_session(self.session, &call)).await?;
		println!("Done in block {}.", included.block.number);
		Ok(())
	}

	async fn encoded(&self, network: &Network) -> Result<Vec<u8>, Failure> {
		match self.call.split_once('.') {
			Some((pallet, call)) => {
				network.encode_call(pallet, call, &self.arguments).await.map_err(|error| match error {
					// Only what was written here can be at fault.
					Error::Transaction(TransactionError::Unmakeable(why)) => Failure::input(why),
					error => error.into(),
				})
			},
			None => hex::decode(self.call.trim_start_matches("0x")).map_err(|error| {
				Failure::input(format!("\"{}\" is neither PALLET.CALL nor hexadecimal: {error}", self.call))
			}),
		}
	}
}
