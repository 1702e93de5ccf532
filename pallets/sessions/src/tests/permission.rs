//! One signature of the principal, submitted by somebody else.

use super::*;
use crate::permission::{account_of_ethereum, eip_191, wrapped};
use frame_support::assert_noop;
use sp_core::{ecdsa, ed25519, Pair};
use sp_crypto_hashing::keccak_256;

fn open_signed(principal: &AccountId32, grant: GrantOf<Test>, permission: Permission) -> Result<(), DispatchError> {
	MiraSessions::open_signed(RuntimeOrigin::signed(account(Bob)), principal.clone(), Box::new(grant), permission)
}

/// The principal's money stays as it is: the relayer pays.
fn opens(principal: AccountId32, sign: impl Fn(&[u8]) -> Permission) {
	let before = Balances::free_balance(&principal);
	let granted = grant(everything());
	let text = MiraSessions::permission_text(&principal, &granted);
	// Of another text, and for somebody else, it is nothing.
	let other = sign(format!("{text} ").as_bytes());
	assert_noop!(open_signed(&principal, granted.clone(), other), Error::<Test>::BadSignature);
	let permission = sign(text.as_bytes());
	assert_noop!(open_signed(&account(Dave), granted.clone(), permission.clone()), Error::<Test>::BadSignature);
	let changed = GrantOf::<Test> { salt: 99, ..granted.clone() };
	assert_noop!(open_signed(&principal, changed, permission.clone()), Error::<Test>::BadSignature);
	assert_ok!(open_signed(&principal, granted.clone(), permission.clone()));
	assert_eq!(Balances::free_balance(&principal), before);
	assert_noop!(open_signed(&principal, granted, permission), Error::<Test>::AlreadyOpened);
	assert_ok!(MiraSessions::revoke(RuntimeOrigin::signed(principal), NextSession::<Test>::get() - 1));
}

#[test]
fn keys_of_every_kind_sign_as_it_is_and_wrapped() {
	on_chain(|| {
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let ec = ecdsa::Pair::from_seed(&[2; 32]);
		for wrap in [<[u8]>::to_vec as fn(&[u8]) -> Vec<u8>, wrapped] {
			opens(account(Alice), |text| Permission::Sr25519(Alice.pair().sign(&wrap(text))));
			opens(AccountId32::new(ed.public().0), |text| Permission::Ed25519(ed.sign(&wrap(text))));
			let ecdsa_account = AccountId32::new(sp_crypto_hashing::blake2_256(&ec.public().0));
			opens(ecdsa_account, |text| Permission::Ecdsa(ec.sign(&wrap(text))));
		}
	});
}

#[test]
fn ethereum_wallets_sign_a_personal_message() {
	on_chain(|| {
		let key = ecdsa::Pair::from_seed(&[3; 32]);
		// Derived another way than the pallet does: from the uncompressed public key.
		let digest = [7; 32];
		let public = sp_io::crypto::secp256k1_ecdsa_recover(key.sign_prehashed(&digest).as_ref(), &digest);
		let mut address = [0; 20];
		address.copy_from_slice(&keccak_256(&public.map_err(|_| ()).expect("it is signed"))[12..]);
		let principal = AccountId32::new(account_of_ethereum(address));
		for offset in [0, 27] {
			opens(principal.clone(), |text| {
				let mut signature = key.sign_prehashed(&eip_191(text));
				signature.0[64] += offset;
				Permission::Eip191(signature)
			});
		}
		// The message is not wrapped twice, nor taken bare.
		let granted = grant(everything());
		let text = MiraSessions::permission_text(&principal, &granted);
		for digest in [eip_191(&wrapped(text.as_bytes())), keccak_256(text.as_bytes())] {
			let permission = Permission::Eip191(key.sign_prehashed(&digest));
			assert_noop!(open_signed(&principal, granted.clone(), permission), Error::<Test>::BadSignature);
		}
	});
}

/// The vector of the standard's reference implementation (ethers, `hashMessage`).
#[test]
fn the_digest_is_that_of_the_standard() {
	let digest = eip_191(b"hello world");
	assert_eq!(
		sp_core::hexdisplay::HexDisplay::from(&digest).to_string(),
		"d9eba16ed0ecae432b71fe008c98cc872bb4cc214d3220a36f365326cf807d68"
	);
}

#[test]
fn a_sponsor_pays_the_fees_of_what_it_submits() {
	on_chain(|| {
		let mut sponsored = grant(everything());
		sponsored.payer = Payer::Sponsor(account(Bob));
		let text = MiraSessions::permission_text(&account(Alice), &sponsored);
		let permission = Permission::Sr25519(Alice.pair().sign(text.as_bytes()));
		let by = |who: Sr25519Keyring| {
			MiraSessions::open_signed(
				RuntimeOrigin::signed(account(who)),
				account(Alice),
				Box::new(sponsored.clone()),
				permission.clone(),
			)
		};
		assert_noop!(by(Charlie), Error::<Test>::NotTheSponsor);
		assert_ok!(by(Bob));
		let admission = MiraSessions::admit(0, &key(), &transfer(Charlie, 1)).map_err(|_| ()).expect("it may");
		assert_eq!(admission.payer, account(Bob));
	});
}
