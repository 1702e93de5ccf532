//! Stored bytes and indices that clients and migrations rely on.

use crate::{mock::*, *};
use codec::Encode;

#[test]
fn stored_types() {
	let hash = sp_core::H256::repeat_byte(0xab);
	let block = ProvenBlock { number: 7u64, hash, set_id: 3 };
	assert_eq!(block.encode(), [&7u64.to_le_bytes()[..], &[0xab; 32], &3u64.to_le_bytes()].concat());

	let open = Span { set_id: 3, first: 7u64, last: None };
	assert_eq!(open.encode(), [&3u64.to_le_bytes()[..], &7u64.to_le_bytes(), &[0]].concat());
	let closed = Span { set_id: 3, first: 7u64, last: Some(9) };
	assert_eq!(closed.encode(), [&3u64.to_le_bytes()[..], &7u64.to_le_bytes(), &[1], &9u64.to_le_bytes()].concat());
}

#[test]
fn call_and_error_indices() {
	build_and_execute(|| {
		run_to(3);
		let call = Call::<Test>::note_justification { justification: Box::new(justification(1, 0, &[])) };
		assert_eq!(call.encode()[0], 0);
	});
	assert_eq!(Error::<Test>::TooManyVotes.encode(), [0]);
	assert_eq!(Error::<Test>::TooManyAncestors.encode(), [1]);
	assert_eq!(Error::<Test>::UnusableAuthoritySet.encode(), [2]);
	assert_eq!(Error::<Test>::Forged(VerificationFault::BadSignature).encode(), [3, 7]);
}

#[test]
fn inherent_identifier() {
	assert_eq!(&INHERENT_IDENTIFIER, b"mirafin0");
}
