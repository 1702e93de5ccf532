//! `mira session`: opening one, looking at some, acting by one, ending them.

mod acting;
mod items;
mod opening;
mod showing;

pub(super) use showing::how_text;

use super::{Failure, Node};
use crate::network::AccountId;
use clap::{Args, Subcommand};
use pallet_mira_sessions::SessionId;

/// Let another key act for an account: once signed, within limits, until it ends.
#[derive(Subcommand)]
pub enum SessionCommand {
	/// Open a session: show what it lets its key do, and ask.
	#[command(after_help = "Items of the scope are calls, with rules on their arguments behind them:\n  \
		--allow Balances.transfer_keep_alive,to=mir..,to=mis..,at-most=1.5\n  \
		--allow Claims.submit --allow System.remark,claim=12\n\n\
		In the SVM they are transactions: of these programs, writing these accounts and no others, taking at most so much:\n  \
		--allow Svm,program=1111..,writes=9aE4..,writes=mir..,at-most=0.5\n\nExamples:\n  \
		mira session open mikey... --allow Balances.transfer_keep_alive,at-most=1 --total 3 --per-use 1 \\\n    \
		--uses 10 --fees 0.1 --lasts 2h --key //Alice\n  \
		mira session open mikey... --preset verify --total 5 --lasts 7d --key //Alice")]
	Open(Box<opening::Open>),
	/// Sign a permission that somebody else opens a session with: costs the signer nothing.
	#[command(after_help = "Example:\n  \
		mira session permit mikey... --allow Claims.submit --total 5 --key-file mine.key > permission.json\n  \
		mira session relay permission.json --key-file relayer.key")]
	Permit(Box<opening::Permit>),
	/// Open the session that somebody signed a permission for, and pay its deposit.
	Relay(opening::Relay),
	/// Show the sessions of an account, and those that ended.
	#[command(after_help = "Example:\n  mira session list miryJNP4vWo32UWYNbTyqpRdoR8WMdpxBugM5LKZUXAHHwHSE")]
	List(Whose),
	/// Show a session: what it may do, and what is left of that.
	Show(Which),
	/// Show what each live session used of what it was granted, and the narrower grant that would have been enough.
	Review(Whose),
	/// End a session, or all of an account.
	#[command(
		after_help = "Examples:\n  mira session revoke 3 --key //Alice\n  mira session revoke --all --key //Alice"
	)]
	Revoke(acting::Revoke),
	/// Act by a session: make a call for its principal.
	#[command(after_help = "Asks first whether the session lets it, and says why if it does not.\n\nExamples:\n  \
		mira session run 3 Balances.transfer_keep_alive '{ dest: Id(mito...), value: 1000000000 }' --key-file app.key\n  \
		mira session run 3 0x000008aabb --dry-run")]
	Run(acting::Run),
}

/// Whose sessions.
#[derive(Args)]
pub struct Whose {
	/// Address of the account for which they act.
	account: AccountId,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

/// Which session.
#[derive(Args)]
pub struct Which {
	/// Its number.
	session: SessionId,
	#[command(flatten)]
	node: Node,
	/// Print JSON.
	#[arg(long)]
	json: bool,
}

impl SessionCommand {
	/// Runs it.
	pub async fn run(&self) -> Result<(), Failure> {
		match self {
			Self::Open(open) => open.run().await,
			Self::Permit(permit) => permit.run().await,
			Self::Relay(relay) => relay.run().await,
			Self::List(Whose { account, node, json }) => showing::list(&node.connect().await?, account, *json).await,
			Self::Show(Which { session, node, json }) => showing::show(&node.connect().await?, *session, *json).await,
			Self::Review(Whose { account, node, json }) => {
				showing::review(&node.connect().await?, account, *json).await
			},
			Self::Revoke(revoke) => revoke.run().await,
			Self::Run(run) => run.run().await,
		}
	}
}
