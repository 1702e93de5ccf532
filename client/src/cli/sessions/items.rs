//! Items of a scope as people write them: what may be done, and rules behind commas.

use super::super::Failure;
use crate::network::{svm::EitherAddress, AccountId, Item, Token};
use frame_support::BoundedVec;
use pallet_mira_sessions::{Rule, SvmKey, MAX_SVM_KEYS};
use std::str::FromStr;

/// What stands in place of a call for transactions of the SVM.
const SVM: &str = "Svm";

/// What the rules behind an item say, each kind in the order in which it was written.
#[derive(Default)]
struct Rules<'a> {
	to: Vec<&'a str>,
	programs: Vec<&'a str>,
	writes: Vec<&'a str>,
	at_most: Option<&'a str>,
	claim: Option<&'a str>,
}

/// An item of a scope.
pub fn item(text: &str, token: &Token) -> Result<Item, Failure> {
	read(text, token).map_err(|why| Failure::input(format!("--allow {text}: {why}")))
}

fn read(text: &str, token: &Token) -> Result<Item, String> {
	let mut parts = text.split(',');
	let name = parts.next().unwrap_or_default();
	let mut rules = Rules::default();
	for rule in parts {
		match rule.split_once('=') {
			Some(("to", address)) if name != SVM => rules.to.push(address),
			Some(("program", address)) if name == SVM => rules.programs.push(address),
			Some(("writes", address)) if name == SVM => rules.writes.push(address),
			Some(("at-most", most)) => rules.at_most = Some(most),
			Some(("claim", number)) => rules.claim = Some(number),
			_ if name == SVM => {
				return Err(format!(
					"\"{rule}\" is no rule here; there are program=ADDRESS, writes=ADDRESS, at-most=AMOUNT and claim=NUMBER"
				))
			},
			_ => return Err(format!("\"{rule}\" is no rule; there are to=ADDRESS, at-most=AMOUNT and claim=NUMBER")),
		}
	}
	let claim =
		rules.claim.map(|number| number.parse().map_err(|_| format!("\"{number}\" is no claim"))).transpose()?;
	let at_most = rules.at_most.map(|most| token.parse(most).map_err(|error| error.to_string())).transpose()?;
	if name == SVM {
		let lamports = u64::try_from(at_most.unwrap_or_default()).map_err(|_| "the domain cannot hold so much")?;
		if rules.programs.is_empty() {
			return Err("say which programs may be called, by program=ADDRESS".into());
		}
		return Ok(Item::Svm { programs: keys(&rules.programs)?, accounts: keys(&rules.writes)?, lamports, claim });
	}
	let (pallet, call) = name.split_once('.').ok_or("a call is written PALLET.CALL, a transaction of the SVM Svm")?;
	let mut list = Vec::new();
	if !rules.to.is_empty() {
		let to: Vec<AccountId> = addresses(&rules.to)?;
		list.push(Rule::To(to.try_into().map_err(|_| "too many destinations")?));
	}
	list.extend(at_most.map(Rule::AtMost));
	let rules = list.try_into().map_err(|_| "too many rules")?;
	let bounded = |name: &str| {
		BoundedVec::try_from(name.as_bytes().to_vec()).map_err(|_| "no pallet and no call has so long a name")
	};
	Ok(Item::Call { pallet: bounded(pallet)?, call: bounded(call)?, rules, claim })
}

fn addresses<Address: FromStr>(list: &[&str]) -> Result<Vec<Address>, String> {
	list.iter().map(|text| text.parse().map_err(|_| format!("\"{text}\" is no address"))).collect()
}

fn keys(list: &[&str]) -> Result<pallet_mira_sessions::SvmKeys, String> {
	let keys = addresses(list)?.into_iter().map(|EitherAddress(account)| SvmKey::from(account));
	keys.collect::<Vec<_>>().try_into().map_err(|_| format!("more than {MAX_SVM_KEYS} addresses of a kind"))
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const SYSTEM: &str = "11111111111111111111111111111111";

	fn token() -> Token {
		Token { symbol: "MIRA".into(), decimals: 9 }
	}

	#[test]
	fn items_are_calls_with_rules() {
		let Ok(Item::Call { pallet, call, rules, claim }) =
			item(&format!("Balances.transfer_keep_alive,to={ALICE},at-most=1.5,claim=7"), &token())
		else {
			panic!("it is good")
		};
		assert_eq!((pallet.as_slice(), call.as_slice()), (b"Balances".as_slice(), b"transfer_keep_alive".as_slice()));
		assert_eq!(claim, Some(7));
		let to = vec![ALICE.parse().expect("an address")].try_into().expect("one");
		assert_eq!(rules.into_inner(), [Rule::To(to), Rule::AtMost(1_500_000_000)]);
		for bad in
			["Balances", "Balances.x,to=nobody", "Balances.x,most=1", "Balances.x,claim=all", "Balances.x,at-most=much"]
		{
			assert!(item(bad, &token()).is_err(), "{bad}");
		}
	}

	#[test]
	fn items_are_programs_of_the_svm_and_what_they_write() {
		let text = format!("Svm,program={SYSTEM},writes={ALICE},writes={SYSTEM},at-most=0.5,claim=7");
		let Ok(Item::Svm { programs, accounts, lamports, claim }) = item(&text, &token()) else { panic!("it is good") };
		assert_eq!((programs.as_slice(), accounts.len()), ([[0; 32]].as_slice(), 2));
		assert_eq!((lamports, claim), (500_000_000, Some(7)));
		let many = format!("Svm{}", format!(",program={SYSTEM}").repeat(9));
		let much = format!("Svm,program={SYSTEM},at-most=18446744074");
		for bad in ["Svm", "Svm,program=nobody", "Svm,to=nobody", &many, &much] {
			assert!(item(bad, &token()).is_err(), "{bad}");
		}
	}
}
