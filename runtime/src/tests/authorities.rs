//! Who holds authority over an account: one of every kind that this runtime can create is found, and nothing else.

use super::{chain::*, sessions::grant, tokens as svm};
use crate::{
	authorities::{All, KINDS},
	*,
};
use codec::Encode;
use frame_support::{assert_ok, traits::GetCallMetadata};
use frame_system::RawOrigin;
use pallet_mira_attestations::DomainSet;
use pallet_mira_sessions::{Authorities, Authority, Exposure, GrantOf, Payer, Permission};
use pallet_mira_slashing::{Cause, DeferSlash, Offence};
use solana_program_option::COption;
use solana_pubkey::Pubkey;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::traits::Dispatchable;
use std::collections::BTreeSet;

/// Pallets whose calls give nobody authority over an account of somebody else.
const GIVE_NONE: [&str; 18] = [
	"System",
	"Timestamp",
	"Babe",
	"Balances",
	"Finality",
	"Grandpa",
	"Treasury",
	"Preimage",
	// Acts for Root and for tracks, never for an account.
	"Scheduler",
	"Referenda",
	"Whitelist",
	// Makes accounts of its own, and acts for its sender.
	"Utility",
	// Names; a registrar's judgement moves the fee that was offered for it, once.
	"Identity",
	"MultiBlockMigrations",
	"Claims",
	// Nothing is delegated by what these have, but for what `KINDS` names.
	"NetworkParams",
	"Offences",
	"Authorship",
];

fn over(who: &AccountId) -> Vec<Authority<AccountId, Balance, BlockNumber>> {
	All::over(who)
}

fn kinds(who: &AccountId) -> Vec<String> {
	let mut kinds: Vec<_> = over(who).into_iter().map(|authority| authority.kind).collect();
	kinds.sort();
	kinds
}

fn by(who: &AccountId, call: impl Into<RuntimeCall>) {
	assert_ok!(call.into().dispatch(RuntimeOrigin::signed(who.clone())));
}

fn by_root(call: impl Into<RuntimeCall>) {
	assert_ok!(call.into().dispatch(RawOrigin::Root.into()));
}

/// Whoever adds a pallet, or a call of those that do give authority away, says here which kind it is.
#[test]
fn every_pallet_is_decided_on() {
	let giving: BTreeSet<_> = KINDS.iter().flat_map(|(_, calls)| calls.iter().map(|(pallet, _)| *pallet)).collect();
	for pallet in RuntimeCall::get_module_names() {
		assert!(giving.contains(pallet) != GIVE_NONE.contains(pallet), "{pallet}: does it give authority away?");
	}
	for (kind, calls) in KINDS {
		for (pallet, call) in calls {
			assert!(RuntimeCall::get_call_names(pallet).contains(call), "{kind}: there is no {pallet}.{call}");
		}
	}
}

/// Where something of a kind stands in the SVM, and its mint.
fn svm_places(kind: &str) -> (Pubkey, Pubkey) {
	let place = |of: &str| Pubkey::new_from_array(sp_io::hashing::blake2_256(format!("{kind}{of}").as_bytes()));
	(place("account"), place("mint"))
}

/// Makes one authority of a kind; over whom.
fn make(kind: &str) -> AccountId {
	let bob = svm::key(&account(Bob));
	let (alice, multisig) = (account(Alice), Multisig::multi_account_id(&[account(Bob), account(Charlie)], 2));
	match kind {
		"session" => by(&alice, pallet_mira_sessions::Call::open { grant: Box::new(grant()) }),
		"sponsored-session" => {
			let grant = GrantOf::<Runtime> { payer: Payer::Sponsor(alice.clone()), ..grant() };
			let text = MiraSessions::permission_text(&account(Eve), &grant);
			let permission = Permission::Sr25519(Eve.sign(text.as_bytes()));
			let (principal, grant) = (account(Eve), Box::new(grant));
			by(&alice, pallet_mira_sessions::Call::open_signed { principal, grant, permission });
		},
		"multisig-call" => {
			let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
			let approve = pallet_multisig::Call::approve_as_multi {
				threshold: 2,
				other_signatories: vec![account(Charlie)],
				maybe_timepoint: None,
				call_hash: sp_io::hashing::blake2_256(&call.encode()),
				max_weight: Default::default(),
			};
			by(&account(Bob), approve);
			return multisig;
		},
		// The keys of the genesis.
		"validator-keys" => {},
		"staking-rewards" => {
			by(
				&alice,
				pallet_staking::Call::set_payee { payee: pallet_staking::RewardDestination::Account(account(Bob)) },
			);
		},
		"vote-delegation" => {
			let conviction = pallet_conviction_voting::Conviction::None;
			by(
				&alice,
				pallet_conviction_voting::Call::delegate {
					class: 0,
					to: account(Bob).into(),
					conviction,
					balance: MIRA,
				},
			);
		},
		"attestor-key" => {
			let register = pallet_mira_attestations::Call::register {
				operating: AccountId::from([9; 32]),
				bond: 5_000 * MIRA,
				domains: DomainSet::of([0, 1]),
				family: 0,
			};
			by(&alice, register);
		},
		"deferred-slash" => {
			let (attestor, _) = Attestations::attestors_owned_by(&alice).pop().expect("it was registered before");
			let offence =
				Offence { attestor, cause: Cause::Silence, subject: 7, amount: MIRA, harmed: None, reporter: None };
			assert!(<Slashing as DeferSlash<_, _, _>>::defer(offence).is_some());
		},
		"svm-delegate" | "svm-permanent-delegate" | "svm-close-authority" | "svm-freeze-authority" => {
			let (tokens, mint) = svm_places(kind);
			let mut account = svm::tokens(&alice, mint);
			match kind {
				"svm-delegate" => (account.delegate, account.delegated_amount) = (COption::Some(bob), 5),
				"svm-close-authority" => account.close_authority = COption::Some(bob),
				"svm-freeze-authority" => svm::put_mint(&mint, Some(bob), None),
				_ => svm::put_mint(&mint, None, Some(bob)),
			}
			svm::put_tokens(&tokens, account);
		},
		"svm-upgrade-authority" => {
			let (program, _) = svm_places(kind);
			svm::put_program(&program, Some(bob));
			return program.to_bytes().into();
		},
		"risk-seat" => by_root(pallet_collective::Call::<Runtime, _>::set_members {
			new_members: vec![account(Charlie)],
			prime: None,
			old_count: 3,
		}),
		"paused-call" => {
			let name = |text: &[u8]| text.to_vec().try_into().expect("short");
			by_root(pallet_tx_pause::Call::pause { full_name: (name(b"Balances"), name(b"burn")) });
		},
		"safe-mode" => by_root(pallet_safe_mode::Call::force_enter {}),
		_ => panic!("nothing makes {kind}"),
	}
	alice
}

#[test]
fn one_of_every_kind_is_found_and_nothing_else() {
	/// What concerns everybody.
	const GENERAL: [&str; 3] = ["paused-call", "risk-seat", "safe-mode"];
	on_development(|| {
		// Nobody else has any, but for the committee's three seats of the genesis, and the keys of its validator.
		assert_eq!(kinds(&account(Dave)), ["risk-seat"; 3]);
		assert_eq!(kinds(&account(Alice)), ["risk-seat", "risk-seat", "risk-seat", "validator-keys"]);
		let (alice, mut multisigs) = (account(Alice), Vec::new());
		for (kind, _) in KINDS {
			let whose = make(kind);
			if whose != alice {
				multisigs.push((whose, kind));
			}
		}
		let mut expected: Vec<_> =
			KINDS.iter().map(|(kind, _)| *kind).filter(|kind| multisigs.iter().all(|(_, made)| made != kind)).collect();
		expected.sort();
		assert_eq!(kinds(&alice), expected, "one of each");
		for (whose, kind) in multisigs {
			let own: Vec<_> = kinds(&whose).into_iter().filter(|found| !GENERAL.contains(&found.as_str())).collect();
			assert_eq!(own, [kind]);
		}
		assert_eq!(kinds(&account(Dave)), GENERAL, "nobody else is concerned");
		// Who sponsors is not who is acted for.
		let sessions = |who| over(&who).into_iter().filter(|found| found.kind.ends_with("session")).count();
		assert_eq!((sessions(account(Alice)), sessions(account(Eve))), (2, 1));
	});
}

/// What ended is no authority any more, in the same block.
#[test]
fn what_ended_is_not_found() {
	on_development(|| {
		let alice = account(Alice);
		for (kind, _) in KINDS {
			make(kind);
		}
		by_root(pallet_safe_mode::Call::force_exit {});
		let name = |text: &[u8]| text.to_vec().try_into().expect("short");
		by_root(pallet_tx_pause::Call::unpause { ident: (name(b"Balances"), name(b"burn")) });
		by_root(pallet_collective::Call::<Runtime, _>::set_members { new_members: vec![], prime: None, old_count: 1 });
		by(&alice, pallet_mira_sessions::Call::revoke_all {});
		let sponsored = pallet_mira_sessions::Sponsored::<Runtime>::iter_key_prefix(&alice).next().expect("it is live");
		by(&alice, pallet_mira_sessions::Call::revoke { session: sponsored });
		by(&alice, pallet_conviction_voting::Call::undelegate { class: 0 });
		by(&alice, pallet_staking::Call::set_payee { payee: pallet_staking::RewardDestination::Stash });
		by(&alice, pallet_session::Call::purge_keys {});
		let (id, _) = pallet_mira_slashing::Deferred::<Runtime>::iter().next().expect("it is deferred");
		let cancel = pallet_mira_slashing::Call::<Runtime>::cancel {
			id,
			reason: b"an error".to_vec().try_into().expect("short"),
		};
		assert_ok!(RuntimeCall::from(cancel).dispatch(governance::origins::Origin::SlashCancel.into()));
		let (attestor, _) = Attestations::attestors_owned_by(&alice).pop().expect("it is registered");
		by(&alice, pallet_mira_attestations::Call::set_operating { attestor, operating: alice.clone() });
		// As programs do it: an approval is taken back, and tokens of a mint that others have power over are not kept.
		for kind in ["svm-delegate", "svm-close-authority"] {
			let (tokens, mint) = svm_places(kind);
			svm::put_tokens(&tokens, svm::tokens(&alice, mint));
		}
		for kind in ["svm-permanent-delegate", "svm-freeze-authority"] {
			let (tokens, mint) = svm_places(kind);
			svm::put_tokens(&tokens, svm::tokens(&account(Bob), mint));
		}
		let (program, _) = svm_places("svm-upgrade-authority");
		svm::put_program(&program, None);
		assert_eq!(kinds(&alice), Vec::<String>::new());
		assert_eq!(kinds(&program.to_bytes().into()), Vec::<String>::new());
	});
}

/// An approval above what there is means all that will ever come there; of lamports it is known what it is worth.
#[test]
fn approvals_in_the_svm_tell_what_they_could_move() {
	on_development(|| {
		let (alice, (place, mint)) = (account(Alice), svm_places("svm-delegate"));
		let approved = |delegated_amount, is_native| {
			let mut tokens = svm::tokens(&alice, mint);
			tokens.delegate = COption::Some(svm::key(&account(Bob)));
			(tokens.delegated_amount, tokens.is_native) = (delegated_amount, is_native);
			svm::put_tokens(&place, tokens);
			let found = over(&alice).into_iter().find(|found| found.kind == "svm-delegate").expect("it is there");
			assert_eq!((found.holder, found.reference), (Some(account(Bob)), place.to_string()));
			found.exposure
		};
		assert_eq!(approved(100, COption::None), Exposure::UpTo(0));
		assert_eq!(approved(101, COption::None), Exposure::Unlimited);
		assert_eq!(approved(60, COption::Some(0)), Exposure::UpTo(60));
		// Who may spend its own tokens is nobody else.
		let own = pallet_mira_svm::Pallet::<Runtime>::powers(&account(Bob).into());
		assert_eq!(own, Default::default());
	});
}
