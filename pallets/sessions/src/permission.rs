//! A session that its principal signed as a text, and somebody else submits.

use crate::{pallet::*, GrantOf};
use alloc::{format, string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::pallet_prelude::*;
use scale_info::TypeInfo;
use sp_core::{ecdsa, ed25519, sr25519};
use sp_io::{
	crypto,
	hashing::{blake2_256, keccak_256},
};
use sp_runtime::traits::Zero;

/// A signature under the text of a permission.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Permission {
	/// By the key that the principal's address is.
	Ed25519(ed25519::Signature),
	/// By the key that the principal's address is.
	Sr25519(sr25519::Signature),
	/// By the key whose hash the principal's address is.
	Ecdsa(ecdsa::Signature),
	/// By an Ethereum wallet, as a personal message (EIP-191). The principal is the account of its address.
	Eip191(ecdsa::Signature),
}

/// The account of an Ethereum address: the address, and twelve bytes that no other account ends in.
pub fn account_of_ethereum(address: [u8; 20]) -> [u8; 32] {
	let mut account = [0xEE; 32];
	account[..20].copy_from_slice(&address);
	account
}

/// What an Ethereum wallet signs when it is asked to sign a text.
pub fn eip_191(text: &[u8]) -> [u8; 32] {
	let mut bytes = format!("\x19Ethereum Signed Message:\n{}", text.len()).into_bytes();
	bytes.extend_from_slice(text);
	keccak_256(&bytes)
}

/// What wallets make of a text that they are asked to sign, so that it cannot be a transaction.
pub fn wrapped(text: &[u8]) -> Vec<u8> {
	[b"<Bytes>", text, b"</Bytes>"].concat()
}

impl Permission {
	/// Whether it is a signature of `principal` under `text`.
	pub fn is_of(&self, principal: &[u8; 32], text: &[u8]) -> bool {
		let by_key = |message: &[u8]| match self {
			Self::Ed25519(signature) => {
				crypto::ed25519_verify(signature, message, &ed25519::Public::from_raw(*principal))
			},
			Self::Sr25519(signature) => {
				crypto::sr25519_verify(signature, message, &sr25519::Public::from_raw(*principal))
			},
			Self::Ecdsa(signature) => {
				crypto::secp256k1_ecdsa_recover_compressed(signature.as_ref(), &blake2_256(message))
					.is_ok_and(|public| blake2_256(&public) == *principal)
			},
			Self::Eip191(signature) => crypto::secp256k1_ecdsa_recover(&normal(signature), &eip_191(message))
				.is_ok_and(|public| {
					let mut address = [0; 20];
					address.copy_from_slice(&keccak_256(&public)[12..]);
					account_of_ethereum(address) == *principal
				}),
		};
		by_key(text) || (!matches!(self, Self::Eip191(_)) && by_key(&wrapped(text)))
	}
}

/// Ethereum wallets number the two possible keys 27 and 28.
fn normal(signature: &ecdsa::Signature) -> [u8; 65] {
	let mut bytes = [0; 65];
	bytes.copy_from_slice(signature.as_ref());
	if let 27 | 28 = bytes[64] {
		bytes[64] -= 27;
	}
	bytes
}

impl<T: Config> Pallet<T> {
	/// What a principal signs to let somebody else open a session: what it grants in words, and what keeps it from being used
	/// for anything else.
	pub fn permission_text(principal: &T::AccountId, grant: &GrantOf<T>) -> String {
		let genesis = frame_system::Pallet::<T>::block_hash(frame_system::pallet_prelude::BlockNumberFor::<T>::zero());
		format!(
			"Mira session\n{}\nAccount: {}\nNetwork: {genesis:?}\nGrant: {:?}",
			Self::sentence(grant),
			Self::address(principal),
			Self::grant_hash(principal, grant),
		)
	}

	/// Whether the principal of a grant signed its text.
	pub(crate) fn check_permission(
		principal: &T::AccountId,
		grant: &GrantOf<T>,
		permission: &Permission,
	) -> DispatchResult {
		let text = Self::permission_text(principal, grant);
		ensure!(permission.is_of(principal.as_ref(), text.as_bytes()), Error::<T>::BadSignature);
		Ok(())
	}
}
