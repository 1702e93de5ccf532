//! Looking through a scope in its encoding tells the same as looking at its items.

use crate::scope::{seal, unseal, Look};
use crate::tests::*;
use proptest::prelude::*;

const NAMES: [(&str, &str); 4] =
	[("Balances", "transfer_keep_alive"), ("Balances", "transfer_allow_death"), ("Shop", "buy"), ("Shop", "forbidden")];

fn items() -> impl Strategy<Value = Vec<ItemOf<Test>>> {
	let rule = prop_oneof![
		prop::collection::vec(0..4usize, 0..4).prop_map(|list| to(&list.iter().map(|at| WHO[*at]).collect::<Vec<_>>())),
		(0..4u32).prop_map(|most| Rule::AtMost(most.into())),
	];
	let call =
		(0..4usize, prop::collection::vec(rule, 0..3), prop::option::of(0..3u64)).prop_map(|(which, list, after)| {
			let made = item(NAMES[which].0, NAMES[which].1, list);
			match after {
				Some(claim) => item_after(claim, made),
				None => made,
			}
		});
	let list = || prop::collection::vec(0..3u8, 0..3);
	let program = (list(), list(), 0..3u64, prop::option::of(0..3u64));
	let program = program.prop_map(|(programs, accounts, most, claim)| svm_item(&programs, &accounts, most, claim));
	prop::collection::vec(prop_oneof![2 => call, 1 => program], 0..16)
}

const WHO: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];

fn calls() -> impl Strategy<Value = RuntimeCall> {
	let call = (0..5usize, 0..4usize, 0..4u32).prop_map(|(which, who, amount)| match which {
		0 => transfer(WHO[who], amount.into()),
		1 => pallet_balances::Call::transfer_allow_death { dest: account(WHO[who]), value: amount.into() }.into(),
		2 => shop::Call::buy { from: account(WHO[who]), price: amount.into() }.into(),
		3 => shop::Call::forbidden {}.into(),
		_ => shop::Call::fail {}.into(),
	});
	let keys = || prop::collection::vec((0..3u8).prop_map(|byte| [byte; 32]), 0..3);
	let act = (keys(), prop::option::of(keys()), 0..4u64);
	let act = act.prop_map(|(programs, writes, lamports)| {
		send(SvmAct { message: Default::default(), programs, writes, lamports })
	});
	prop_oneof![2 => call, 1 => act]
}

/// What an item of the SVM says of a transaction, if it names it.
fn svm_verdict(item: &ItemOf<Test>, act: &SvmAct) -> Option<Result<(), Denial<Balance>>> {
	let Item::Svm { programs, accounts, lamports, .. } = item else { return None };
	let are_listed = |keys: &[SvmKey], list: &SvmKeys| keys.iter().all(|key| list.contains(key));
	if act.programs.is_empty() || !are_listed(&act.programs, programs) {
		return None;
	}
	Some(match &act.writes {
		Some(writes) if are_listed(writes, accounts) => {
			let most = Balance::from(*lamports);
			(act.lamports <= *lamports).then_some(()).ok_or(Denial::AboveMost { most })
		},
		_ => Err(Denial::WrongDestination),
	})
}

/// What [`Pallet::check_call`] promises, told from the items themselves.
fn expected(scope: &[ItemOf<Test>], call: &RuntimeCall) -> Look<Balance> {
	let (pallet, name) = Calls::name(call);
	let act = Calls::svm(call);
	if act.is_none() && !Calls::is_delegable(pallet, name) {
		return Look { verdict: Err(Denial::NeverDelegable), at_claim: false };
	}
	let rules_say = |rules: &[Rule<AccountId32, Balance>]| {
		for rule in rules {
			match rule {
				Rule::To(list) => {
					let named = Calls::destinations(call).ok_or(Denial::WrongDestination)?;
					if !named.iter().all(|account| list.contains(account)) {
						return Err(Denial::WrongDestination);
					}
				},
				Rule::AtMost(most) if Calls::amount(call).is_none_or(|amount| amount > *most) => {
					return Err(Denial::AboveMost { most: *most });
				},
				Rule::AtMost(_) => {},
			}
		}
		Ok(())
	};
	let mut denied = None;
	let mut at_claim = false;
	for (at, item) in scope.iter().enumerate() {
		let verdict = match (item, &act) {
			(Item::Call { pallet: of, call: called, rules, .. }, None) => {
				let is_named = (of.as_slice(), called.as_slice()) == (pallet.as_bytes(), name.as_bytes());
				is_named.then(|| rules_say(rules))
			},
			(item, Some(act)) => svm_verdict(item, act),
			_ => None,
		};
		let Some(verdict) = verdict else { continue };
		let verdict = verdict.and_then(|()| match item.claim() {
			Some(claim) => {
				at_claim = true;
				Supported::get().contains(&claim).then_some(()).ok_or(Denial::UnsupportedClaim { claim })
			},
			None => Ok(()),
		});
		match verdict {
			Ok(()) => return Look { verdict: Ok(1 << at), at_claim },
			Err(why) => denied = denied.or(Some(why)),
		}
	}
	Look { verdict: Err(denied.unwrap_or(Denial::OutOfScope)), at_claim }
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn a_kept_scope_says_what_its_items_say(scope in items(), call in calls(), supported in 0..3u64) {
		Supported::set(vec![supported]);
		let scope = Scope::truncate_from(scope);
		let kept = seal(scope.clone());
		prop_assert_eq!(MiraSessions::check_call(&kept, &call), expected(&scope, &call));
		prop_assert_eq!(unseal(kept), scope);
	}
}

/// Storage is never trusted to be a scope: what cannot be read allows nothing.
#[test]
fn a_broken_scope_allows_nothing() {
	let whole = seal(Scope::truncate_from(vec![item("Balances", "transfer_keep_alive", vec![to(&[Bob])])]));
	assert_eq!(MiraSessions::check_call(&whole, &transfer(Bob, 1)).verdict, Ok(1));
	for cut in 0..whole.encoded().len() {
		let broken = crate::Sealed::<AccountId32, Balance>::from_encoded(whole.encoded()[..cut].to_vec());
		let result = std::panic::catch_unwind(|| MiraSessions::check_call(&broken, &transfer(Bob, 1)));
		// `defensive!` panics in tests; in production it logs, and the call is refused.
		assert!(!matches!(result, Ok(Look { verdict: Ok(_), .. })), "cut at {cut}");
	}
}
