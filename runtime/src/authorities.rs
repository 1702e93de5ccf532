//! Who may act for an account: each domain of this runtime that can hand authority out tells what it handed out.

use crate::{
	configs::governance::RiskCollective, AccountId, Attestations, Balance, BlockNumber, MiraSessions, Runtime, Svm,
};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use mira_svm_interface::power::{Means, Power, Powers, MOST_SCANNED};
use pallet_conviction_voting::Voting;
use pallet_mira_sessions::{Authorities, Authority, Exposure};
use pallet_staking::RewardDestination;

type Known = Authority<AccountId, Balance, BlockNumber>;

/// Every domain.
pub type All = (
	MiraSessions,
	Multisigs,
	ValidatorKeys,
	Rewards,
	Delegations,
	AttestorKeys,
	DeferredSlashes,
	SvmPowers,
	RiskSeats,
	Breakers,
);

/// Every kind of authority that there can be, and the calls that create one.
#[cfg(test)]
pub const KINDS: [(&str, &[(&str, &str)]); 16] = [
	("session", &[("MiraSessions", "open"), ("MiraSessions", "open_signed")]),
	("sponsored-session", &[("MiraSessions", "open_signed")]),
	("multisig-call", &[("Multisig", "as_multi"), ("Multisig", "approve_as_multi")]),
	("validator-keys", &[("Session", "set_keys")]),
	("staking-rewards", &[("Staking", "bond"), ("Staking", "set_payee")]),
	("vote-delegation", &[("ConvictionVoting", "delegate")]),
	("attestor-key", &[("Attestations", "register"), ("Attestations", "set_operating")]),
	// By silence, too.
	("deferred-slash", &[("Slashing", "reopen")]),
	// By programs, whose transactions these bring.
	("svm-delegate", SVM_CALLS),
	("svm-permanent-delegate", SVM_CALLS),
	("svm-close-authority", SVM_CALLS),
	("svm-freeze-authority", SVM_CALLS),
	("svm-upgrade-authority", SVM_CALLS),
	("risk-seat", &[("RiskCommittee", "set_members")]),
	("paused-call", &[("TxPause", "pause")]),
	("safe-mode", &[("SafeMode", "enter"), ("SafeMode", "force_enter")]),
];

/// Calls that bring transactions of the SVM.
#[cfg(test)]
const SVM_CALLS: &[(&str, &str)] = &[("Svm", "submit"), ("Svm", "relay"), ("Svm", "relay_within")];

fn hex(bytes: &[u8]) -> String {
	bytes.iter().fold(String::from("0x"), |text, byte| format!("{text}{byte:02x}"))
}

/// Calls of a multisig account that some of its members approved.
pub struct Multisigs;
impl Authorities<AccountId, Balance, BlockNumber> for Multisigs {
	fn over(account: &AccountId) -> Vec<Known> {
		let open = pallet_multisig::Multisigs::<Runtime>::iter_prefix(account);
		open.map(|(call, operation)| Known {
			kind: "multisig-call".to_string(),
			reference: hex(&call),
			holder: Some(operation.depositor),
			what: format!("a call that {} members approved; with enough of them it is made", operation.approvals.len()),
			exposure: Exposure::Unlimited,
			until: None,
			ends_by: "Multisig.cancel_as_multi, by who proposed it".to_string(),
		})
		.collect()
	}
}

/// Keys that write blocks and vote on finality in its name: what they sign twice costs its stake, and that of its nominators.
pub struct ValidatorKeys;
impl Authorities<AccountId, Balance, BlockNumber> for ValidatorKeys {
	fn over(account: &AccountId) -> Vec<Known> {
		let keys = pallet_session::NextKeys::<Runtime>::get(account).into_iter();
		keys.map(|keys| Known {
			kind: "validator-keys".to_string(),
			reference: String::new(),
			holder: None,
			what: format!(
				"write blocks ({}) and vote on finality ({}) in its name; what they sign twice costs its stake",
				hex(keys.babe.as_ref()),
				hex(keys.grandpa.as_ref()),
			),
			exposure: Exposure::UpTo(pallet_staking::Ledger::<Runtime>::get(account).map_or(0, |ledger| ledger.total)),
			until: None,
			ends_by: "Session.purge_keys".to_string(),
		})
		.collect()
	}
}

/// Accounts that get what its stake earns.
pub struct Rewards;
impl Authorities<AccountId, Balance, BlockNumber> for Rewards {
	fn over(account: &AccountId) -> Vec<Known> {
		match pallet_staking::Payee::<Runtime>::get(account) {
			Some(RewardDestination::Account(other)) if other != *account => Vec::from([Known {
				kind: "staking-rewards".to_string(),
				reference: String::new(),
				holder: Some(other),
				what: "gets what its stake earns".to_string(),
				exposure: Exposure::UpTo(0),
				until: None,
				ends_by: "Staking.set_payee".to_string(),
			}]),
			_ => Vec::new(),
		}
	}
}

/// Accounts that vote with its tokens.
pub struct Delegations;
impl Authorities<AccountId, Balance, BlockNumber> for Delegations {
	fn over(account: &AccountId) -> Vec<Known> {
		let delegated = pallet_conviction_voting::VotingFor::<Runtime>::iter_prefix(account);
		delegated
			.filter_map(|(track, voting)| match voting {
				Voting::Delegating(delegating) => Some(Known {
					kind: "vote-delegation".to_string(),
					reference: track.to_string(),
					holder: Some(delegating.target),
					what: format!("votes on track {track} with {} base units", delegating.balance),
					exposure: Exposure::UpTo(0),
					until: None,
					ends_by: format!("ConvictionVoting.undelegate({track})"),
				}),
				Voting::Casting(_) => None,
			})
			.collect()
	}
}

/// Keys that sign for its attestors: what they sign can cost the bond.
pub struct AttestorKeys;
impl Authorities<AccountId, Balance, BlockNumber> for AttestorKeys {
	fn over(account: &AccountId) -> Vec<Known> {
		let owned = Attestations::attestors_owned_by(account).into_iter();
		owned
			.filter(|(_, attestor)| attestor.owner == *account && attestor.operating != *account)
			.map(|(id, attestor)| Known {
				kind: "attestor-key".to_string(),
				reference: id.to_string(),
				holder: Some(attestor.operating),
				what: "commits and reveals; silence and false answers cost the bond".to_string(),
				exposure: Exposure::UpTo(attestor.bond),
				until: None,
				ends_by: format!("Attestations.set_operating({id})"),
			})
			.collect()
	}
}

/// Bond of its attestors that will be taken, unless that is cancelled.
pub struct DeferredSlashes;
impl Authorities<AccountId, Balance, BlockNumber> for DeferredSlashes {
	fn over(account: &AccountId) -> Vec<Known> {
		let is_owned = |attestor| {
			pallet_mira_attestations::Attestors::<Runtime>::get(attestor).is_some_and(|known| known.owner == *account)
		};
		pallet_mira_slashing::Deferred::<Runtime>::iter()
			.filter(|(_, slash)| {
				slash.status == pallet_mira_slashing::Status::Pending && is_owned(slash.offence.attestor)
			})
			.map(|(id, slash)| Known {
				kind: "deferred-slash".to_string(),
				reference: id.to_string(),
				holder: None,
				what: format!("takes bond of attestor {}", slash.offence.attestor),
				exposure: Exposure::UpTo(slash.offence.amount),
				until: Some(slash.due_at),
				ends_by: "Slashing.cancel, by referendum or the risk committee".to_string(),
			})
			.collect()
	}
}

/// What programs of the SVM let others do with its tokens, or with it if it is a program itself.
pub struct SvmPowers;
impl Authorities<AccountId, Balance, BlockNumber> for SvmPowers {
	fn over(account: &AccountId) -> Vec<Known> {
		let Powers { found, is_cut } = Svm::powers(account.as_ref());
		let cut = is_cut.then(|| Known {
			kind: "svm-unknown".to_string(),
			reference: String::new(),
			holder: None,
			what: format!("the SVM has more than {MOST_SCANNED} accounts: not all were looked at"),
			exposure: Exposure::Unlimited,
			until: None,
			ends_by: String::new(),
		});
		found.iter().map(svm_power).chain(cut).collect()
	}
}

fn svm_power(power: &Power) -> Known {
	let address = |address: &[u8; 32]| bs58::encode(address).into_string();
	let account = address(&power.account);
	let (kind, what, exposure, ends_by) = match power.means {
		Means::Spend { amount, has, mint, are_lamports } => (
			"svm-delegate",
			format!("spends up to {amount} of the {has} tokens of mint {} there", address(&mint)),
			match are_lamports {
				// Whatever comes there later.
				_ if amount > has => Exposure::Unlimited,
				true => Exposure::UpTo(amount.into()),
				false => Exposure::UpTo(0),
			},
			format!("spl-token revoke {account}"),
		),
		Means::SpendAlways { has, mint } => (
			"svm-permanent-delegate",
			format!("spends all tokens of mint {}, whoever has them; there {has}", address(&mint)),
			// Anybody can make such a mint, and give some to everybody.
			Exposure::UpTo(0),
			"what made the mint so: keep no such tokens".to_string(),
		),
		Means::Close { lamports } => (
			"svm-close-authority",
			"closes the account of tokens once it is empty, and gets what that has".to_string(),
			Exposure::UpTo(lamports.into()),
			format!("spl-token authorize {account} close --disable"),
		),
		Means::Freeze { has, mint } => (
			"svm-freeze-authority",
			format!("keeps the {has} tokens of mint {} there from being spent", address(&mint)),
			Exposure::UpTo(0),
			"what made the mint so: keep no such tokens".to_string(),
		),
		Means::Upgrade => (
			"svm-upgrade-authority",
			"changes the code of this program, and so all that it can do".to_string(),
			Exposure::Unlimited,
			format!("solana program set-upgrade-authority {account} --final"),
		),
	};
	let holder = Some(power.holder.into());
	Known { kind: kind.to_string(), reference: account, holder, what, exposure, until: None, ends_by }
}

/// Seats of the risk committee: what two thirds of it may concerns everybody.
pub struct RiskSeats;
impl Authorities<AccountId, Balance, BlockNumber> for RiskSeats {
	fn over(_: &AccountId) -> Vec<Known> {
		let members = pallet_collective::Members::<Runtime, RiskCollective>::get().into_iter();
		let seat = |(number, member): (usize, AccountId)| Known {
			kind: "risk-seat".to_string(),
			reference: number.to_string(),
			holder: Some(member),
			what: "with two thirds of the committee: whitelists urgent calls, and cancels slashes of others"
				.to_string(),
			exposure: Exposure::UpTo(0),
			until: None,
			ends_by: "RiskCommittee.set_members, by referendum".to_string(),
		};
		members.enumerate().map(seat).collect()
	}
}

/// What governance refuses now, to everybody.
pub struct Breakers;
impl Authorities<AccountId, Balance, BlockNumber> for Breakers {
	fn over(_: &AccountId) -> Vec<Known> {
		let breaker = |kind: &str, reference: String, what: &str, until, ends_by: &str| Known {
			kind: kind.to_string(),
			reference,
			holder: None,
			what: what.to_string(),
			exposure: Exposure::UpTo(0),
			until,
			ends_by: ends_by.to_string(),
		};
		let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
		let paused = pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().map(|(pallet, call)| {
			let name = format!("{}.{}", text(&pallet), text(&call));
			breaker("paused-call", name, "refuses it to everybody", None, "TxPause.unpause, by referendum")
		});
		let safe_mode = pallet_safe_mode::EnteredUntil::<Runtime>::get().map(|until| {
			let what = "refuses transfers and most else to everybody";
			breaker("safe-mode", String::new(), what, Some(until), "SafeMode.force_exit, by referendum")
		});
		safe_mode.into_iter().chain(paused).collect()
	}
}
